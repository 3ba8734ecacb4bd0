"""The layer of mentions."""

from __future__ import annotations

from communique.draft import Draft, Mention
from communique.tools import Tools


def find(draft: Draft, tools: Tools) -> tuple[Mention, ...]:
    """Find the mentions of a report."""
    return ()
