"""What was said, agreed and disputed, from every report, down to the sentence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.errors import CommuniqueError
    from communique.model import Failure, Record, ReportLine
    from communique.pipeline import annotate_sources, brief
    from communique.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "CommuniqueError",
    "Failure",
    "Record",
    "ReportLine",
    "Settings",
    "__version__",
    "annotate_sources",
    "brief",
]

# Where the public names live. They are imported when asked for: `communique --help` must not wait for a parser.
_HOMES = {
    "CommuniqueError": "communique.errors",
    "Failure": "communique.model",
    "Record": "communique.model",
    "ReportLine": "communique.model",
    "Settings": "communique.settings",
    "annotate_sources": "communique.pipeline",
    "brief": "communique.pipeline",
}


def __getattr__(name: str) -> object:
    """A public name, from the module it lives in.

    Raises:
        AttributeError: there is no public name like that.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names, for completion."""
    return list(__all__)
