"""From sources that people name to raw reports: bytes, where they came from, what the user knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Media = Literal["text", "markdown", "html"]


@dataclass(frozen=True)
class Given:
    """What the user knows about a report, from options, front matter or a sidecar file."""

    outlet: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class RawReport:
    """One source as it was read."""

    source: str
    data: bytes
    media: Media
    given: Given = Given()
