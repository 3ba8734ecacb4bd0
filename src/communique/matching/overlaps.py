"""Finding what overlaps a passage without looking at everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
BLOCK = 200
"""Characters of a block: about a sentence, so that few things share one."""


class Overlaps(Generic[Thing]):
    """Things at places of documents, found by the blocks of text that they touch."""

    def __init__(self, placed: Iterable[tuple[str, int, int, Thing]] = ()) -> None:
        self._blocks: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        self._placed: list[tuple[str, int, int, Thing]] = []
        for document, start, end, thing in placed:
            self.add(document, start, end, thing)

    def add(self, document: str, start: int, end: int, thing: Thing) -> None:
        """Note a thing."""
        at = len(self._placed)
        self._placed.append((document, start, end, thing))
        for block in range(start // BLOCK, end // BLOCK + 1):
            self._blocks[document, block].append(at)

    def over(self, document: str, start: int, end: int) -> list[tuple[int, int, Thing]]:
        """The things that touch a stretch, with their places, in the order they were noted."""
        near: set[int] = set()
        for block in range(start // BLOCK, end // BLOCK + 1):
            near.update(self._blocks.get((document, block), ()))
        found = [self._placed[at] for at in sorted(near)]
        return [(first, last, thing) for _, first, last, thing in found if first < end and start < last]
