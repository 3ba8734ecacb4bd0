"""Does a confidence mean what it says? How often what was given with it was right, in steps of a tenth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10
Judgement = tuple[float, bool]
"""A confidence, and whether what was given with it was right."""


@dataclass(frozen=True)
class Bin:
    """What was given with a confidence from `low` up to `high`."""

    low: float
    high: float
    number: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Reliability:
    """Confidences beside what was right of what was given with them."""

    judgements: tuple[Judgement, ...]

    def __add__(self, other: Reliability) -> Reliability:
        return Reliability(self.judgements + other.judgements)

    @property
    def bins(self) -> tuple[Bin, ...]:
        """The steps in which something was given, from the least certain on."""
        found = []
        for place in range(BINS):
            inside = [one for one in self.judgements if _step(one[0]) == place]
            if inside:
                low, high = place / BINS, (place + 1) / BINS
                found.append(Bin(low, high, len(inside), _mean([one[0] for one in inside]), share_right(inside)))
        return tuple(found)

    @property
    def error(self) -> float:
        """By how much confidence and share right differ, on average: the expected calibration error."""
        total = len(self.judgements)
        return sum(one.number * abs(one.confidence - one.right) for one in self.bins) / total if total else 0.0

    @property
    def ranking(self) -> float | None:
        """How often, of one that is right and one that is wrong, the right one has the higher confidence.

        Half is what chance reaches: a confidence that is the same for all is calibrated, and worthless.
        """
        ordered = sorted(self.judgements)
        right = sum(one[1] for one in ordered)
        wrong = len(ordered) - right
        if not right or not wrong:
            return None
        ranks = _ranks([one[0] for one in ordered])
        above = sum(rank for rank, one in zip(ranks, ordered, strict=True) if one[1])
        return (above - right * (right + 1) / 2) / (right * wrong)

    def below(self, threshold: float) -> tuple[Judgement, ...]:
        """What was given with less than a confidence."""
        return tuple(one for one in self.judgements if one[0] < threshold)


def share_right(judgements: Sequence[Judgement]) -> float:
    """The share of some judgements that is right."""
    return sum(one[1] for one in judgements) / len(judgements)


def _step(confidence: float) -> int:
    return min(BINS - 1, int(confidence * BINS))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _ranks(ordered: Sequence[float]) -> list[float]:
    """The rank of each of some sorted numbers; equal ones share the mean of theirs."""
    ranks: list[float] = []
    while len(ranks) < len(ordered):
        first = len(ranks)
        last = first
        while last < len(ordered) and ordered[last] == ordered[first]:
            last += 1
        ranks += [(first + 1 + last) / 2] * (last - first)
    return ranks
