"""Finding what stands in a stretch of a report without walking through the whole layer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from communique.model import Range

Item = TypeVar("Item")


class Places(Generic[Item]):
    """Items of a layer by where they stand.

    Layers overlap little (a name inside a title, a quotation in a quotation), so what reaches into a
    stretch starts at most `REACH` items before the first one that starts in it.
    """

    REACH = 6

    def __init__(self, items: Iterable[Item], place: Callable[[Item], Range]) -> None:
        numbered = ((place(item), number, item) for number, item in enumerate(items))
        self._items = sorted(numbered, key=lambda entry: entry[:2])
        self._starts = [entry[0][0] for entry in self._items]

    def inside(self, start: int, end: int) -> tuple[Item, ...]:
        """The items that lie wholly in `start:end`, in order of text."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(item for place, _, item in self._items[low:high] if place[1] <= end)

    def touching(self, start: int, end: int) -> tuple[Item, ...]:
        """The items that share a character with `start:end`, in order of text."""
        low = max(0, bisect_left(self._starts, start) - self.REACH)
        high = bisect_left(self._starts, end)
        return tuple(item for place, _, item in self._items[low:high] if place[1] > start)

    def holding(self, start: int, end: int) -> tuple[Item, ...]:
        """The items that hold all of `start:end`, the innermost last."""
        high = bisect_right(self._starts, start)
        low = max(0, high - self.REACH)
        return tuple(item for place, _, item in self._items[low:high] if place[1] >= end)
