"""The layer of times."""

from __future__ import annotations

from communique.draft import Draft
from communique.model import TimeExpression
from communique.tools import Tools


def find(draft: Draft, tools: Tools) -> tuple[TimeExpression, ...]:
    """Find the times of a report."""
    return ()
