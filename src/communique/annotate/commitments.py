"""The layer of commitments."""

from __future__ import annotations

from communique.draft import Draft, DraftCommitment
from communique.tools import Tools


def find(draft: Draft, tools: Tools) -> tuple[DraftCommitment, ...]:
    """Find the commitments of a report."""
    return ()
