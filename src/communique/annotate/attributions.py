"""The layer of attributions."""

from __future__ import annotations

from communique.draft import Draft, DraftAttribution
from communique.tools import Tools


def find(draft: Draft, tools: Tools) -> tuple[DraftAttribution, ...]:
    """Find the attributions of a report."""
    return ()
