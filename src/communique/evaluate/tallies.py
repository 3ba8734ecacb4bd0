"""Counting: what was there, what was found, what of it is right; and how things are paired one to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["f1", "recall", "accuracy"]


@dataclass(frozen=True)
class Tally:
    """Counts behind one measure.

    Attributes:
        gold: how many there are to find.
        found: how many of them were found.
        said: how many the program gave.
        right: how many of those are right.
        kind: which figure is the measure: for `recall` and `accuracy` only `gold` and `found` count.
    """

    gold: int
    found: int
    said: int = 0
    right: int = 0
    kind: Kind = "f1"

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.found + other.found,
            self.said + other.said,
            self.right + other.right,
            self.kind,
        )

    @property
    def recall(self) -> float | None:
        """The share that was found; None where there is nothing to find."""
        return self.found / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """The share that is right; None where nothing was given."""
        return self.right / self.said if self.said else None

    @property
    def value(self) -> float | None:
        """The measure itself; None where it is not defined."""
        if self.kind != "f1":
            return self.recall
        if not self.gold and not self.said:
            return None
        recall, precision = self.recall or 0.0, self.precision or 0.0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


Table = dict[str, Tally]
"""Measures by name, in the order in which they are shown."""


def summed(tables: Iterable[Table]) -> Table:
    """The sums of several tables."""
    total: Table = {}
    for table in tables:
        for name, tally in table.items():
            total[name] = total[name] + tally if name in total else tally
    return total


def share(results: Sequence[bool]) -> Tally:
    """How many of some judgements are right."""
    return Tally(len(results), sum(results), kind="accuracy")


Letters = frozenset[tuple[str, int]]
"""Places that count in a comparison: file and offset of each letter or digit of some passages."""


def letters(file: str, start: int, text: str, keep: Callable[[str], bool] = str.isalnum) -> Letters:
    """The places of a passage that count; by default blanks, quotation marks and punctuation do not."""
    return frozenset((file, start + offset) for offset, sign in enumerate(text) if keep(sign))


def likeness(one: Letters, other: Letters) -> float:
    """What two passages share, as a part of what either has."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def meets(one: Letters, other: Letters) -> bool:
    """Whether two passages share half of the shorter one."""
    shorter = min(len(one), len(other))
    return shorter > 0 and 2 * len(one & other) >= shorter


@dataclass(frozen=True, eq=False)
class Unit:
    """Something to be paired: the passages it is compared by, and the thing itself.

    Attributes:
        place: all its passages.
        parts: its passages one by one.
        core: the passage that tells it from others on the same place: a cue, a focus.
        optional: neither missed if it is not found, nor counted if it is.
    """

    thing: Any
    place: Letters
    parts: tuple[Letters, ...] = ()
    core: Letters = frozenset()
    optional: bool = False


Rating = tuple[float, ...]
Rate = Callable[[Unit, Unit], Rating | None]


@dataclass(frozen=True)
class Pairing:
    """Who was paired with whom, and what is left over; pairs with optional gold stand in `every` alone."""

    every: tuple[tuple[Unit, Unit], ...]
    missed: tuple[Unit, ...]
    spurious: tuple[Unit, ...]

    @property
    def pairs(self) -> list[tuple[Unit, Unit]]:
        """The pairs that count."""
        return [pair for pair in self.every if not pair[0].optional]

    @property
    def tally(self) -> Tally:
        """Both sides of it in numbers."""
        hits = len(self.pairs)
        return Tally(hits + len(self.missed), hits, hits + len(self.spurious), hits)


def pair(gold: Sequence[Unit], said: Sequence[Unit], rate: Rate) -> Pairing:
    """Pair one to one, the best rating first; what is rated None cannot be paired.

    A find that would fit optional gold is not held against the program.
    """
    rated = [
        (tuple(-part for part in rating), wanted.optional, i, j)
        for i, wanted in enumerate(gold)
        for j, given in enumerate(said)
        if (rating := rate(wanted, given)) is not None
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(rated):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    taken.update(j for _, optional, _, j in rated if optional)
    return Pairing(
        tuple((gold[i], said[j]) for i, j in sorted(partner.items())),
        tuple(unit for i, unit in enumerate(gold) if i not in partner and not unit.optional),
        tuple(unit for j, unit in enumerate(said) if j not in taken),
    )


def overlap(least: float) -> Rate:
    """Rates by likeness, from a least one on."""

    def rate(wanted: Unit, given: Unit) -> Rating | None:
        like = likeness(wanted.place, given.place)
        return (like,) if like and like >= least else None

    return rate


def distinct(units: Iterable[Unit]) -> list[Unit]:
    """One unit for each place, which is optional only if all on it are."""
    kept: dict[Letters, Unit] = {}
    for unit in units:
        if unit.place and (unit.place not in kept or kept[unit.place].optional):
            kept[unit.place] = unit
    return list(kept.values())
