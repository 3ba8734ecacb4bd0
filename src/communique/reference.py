"""World-wide reference data: states, offices, agencies, outlets, verbs; read from data files with their source.

Filled by data/*.json, each of which names its source and licence. Nothing in them is there because
one report has it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """The reference data of a run."""


def load_reference() -> Reference:
    """Read the data files of the package."""
    return Reference()
