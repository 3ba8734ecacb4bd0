"""The layer of quotes."""

from __future__ import annotations

from communique.draft import Draft, Quote
from communique.tools import Tools


def find(draft: Draft, tools: Tools) -> tuple[Quote, ...]:
    """Find the quotes of a report."""
    return ()
