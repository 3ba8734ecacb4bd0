"""Which of the record's areas a passage is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from communique.model import Area
from communique.wordlists import Wordlists

LONGEST = 3
GENERAL: tuple[Area, ...] = ("trilateral and multilateral", "bilateral relations", "alliance and defence spending")
"""Areas that say with whom rather than about what; they stand back where a subject is named."""


class Areas:
    """Looks for the terms of the area lists, longer ones first."""

    def __init__(self, words: Wordlists) -> None:
        self._terms: dict[str, Area] = {}
        for area, terms in words.areas.items():
            for term in terms:
                self._terms.setdefault(term, area)

    def of(self, passages: Iterable[Sequence[str]]) -> Area:
        """The area of the first passage that names one: give the item first, then what is around it."""
        for words in passages:
            counts = self._count(words)
            special = [area for area in counts if area not in GENERAL]
            if special:
                return max(special, key=lambda area: counts[area])  # of equals the first named
            if counts:
                return next(area for area in GENERAL if area in counts)
        return "other"

    def _count(self, words: Sequence[str]) -> Counter[Area]:
        """How many terms of each area there are, in the order of their first one."""
        counts: Counter[Area] = Counter()
        lowered = [word.lower() for word in words]
        i = 0
        while i < len(lowered):
            for length in range(min(LONGEST, len(lowered) - i), 0, -1):
                area = self._terms.get(" ".join(lowered[i : i + length]))
                if area is not None:
                    counts[area] += 1
                    i += length - 1
                    break
            i += 1
        return counts
