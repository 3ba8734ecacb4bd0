"""The layer of events."""

from __future__ import annotations

from communique.draft import Draft, DraftEvent
from communique.tools import Tools


def find(draft: Draft, tools: Tools) -> tuple[DraftEvent, ...]:
    """Find the events of a report."""
    return ()
