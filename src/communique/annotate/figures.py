"""The layer of figures."""

from __future__ import annotations

from communique.draft import Draft
from communique.model import Figure
from communique.tools import Tools


def find(draft: Draft, tools: Tools) -> tuple[Figure, ...]:
    """Find the figures of a report."""
    return ()
