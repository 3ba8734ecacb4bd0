"""The layer of mechanisms."""

from __future__ import annotations

from communique.draft import Draft, DraftMechanism
from communique.tools import Tools


def find(draft: Draft, tools: Tools) -> tuple[DraftMechanism, ...]:
    """Find the mechanisms of a report."""
    return ()
