"""How much a word tells: rare words of a story weigh more than those that every passage has."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.matching.features import Feature

EVERYDAY = 0.5
"""Factor for terms that any report of any meeting holds (`COMMON`)."""
COMMON = frozenset(
    {"agree", "bilater", "cooperate", "country", "leader", "meet", "pledge", "relation", "release", "strengthen"}
)
NEIGHBOURS_FULL = 3
"""Shared pairs of neighbouring terms that count as a full match of wording."""


@dataclass(frozen=True)
class Weights:
    """The weight of each term in one story."""

    weights: dict[str, float]
    rarest: float
    unit: float
    """The weight of a term that two passages have: what thresholds are measured in, so that they fit any story."""

    def of(self, term: str) -> float:
        """The weight of a term; one never seen is as rare as can be."""
        return self.weights.get(term, self.rarest)

    def raised(self, power: float) -> Weights:
        """The weights with what is rare standing out more (a power above 1) or less."""
        weights = {term: weight**power for term, weight in self.weights.items()}
        return Weights(weights, self.rarest**power, self.unit**power)

    def total(self, terms: Iterable[str]) -> float:
        """The weight of several terms."""
        return sum(self.of(term) for term in terms)


def weights_of(passages: Iterable[Iterable[str]]) -> Weights:
    """Inverse frequency over the passages of a story."""
    counts: Counter[str] = Counter()
    number = 0
    for terms in passages:
        number += 1
        counts.update(set(terms))
    found = {
        term: math.log(1 + number / count) * (EVERYDAY if term in COMMON else 1.0) for term, count in counts.items()
    }
    return Weights(found, math.log(2 + number), math.log(1 + max(number, 2) / 2))


@dataclass(frozen=True)
class Overlap:
    """What two passages have in common, by weight; `weight` is in units of the story."""

    shared: tuple[str, ...]
    weight: float
    of_smaller: float
    of_both: float
    neighbours: int


def overlap(one: Sequence[str], other: Sequence[str], weights: Weights) -> Overlap:
    """Compare the terms of two passages."""
    left, right = dict.fromkeys(one), dict.fromkeys(other)
    shared = tuple(term for term in left if term in right)
    if not shared:
        return Overlap((), 0.0, 0.0, 0.0, 0)
    weight = weights.total(shared)
    first, second = weights.total(left), weights.total(right)
    pairs = set(pairwise(one)) & set(pairwise(other))
    smaller = min(first, second)
    both = first + second - weight
    return Overlap(shared, weight / weights.unit, weight / smaller, weight / both, len(pairs))


def wording(found: Overlap) -> tuple[Feature, Feature, Feature]:
    """The features that every comparison of passages starts from."""
    listed = ", ".join(sorted(found.shared))
    return (
        Feature("words of both", found.of_both, 0.5, f"both speak of {listed}" if found.shared else ""),
        Feature("words of the shorter", found.of_smaller, 0.25, ""),
        Feature("words in a row", min(found.neighbours / NEIGHBOURS_FULL, 1.0), 0.15, "some in the same order"),
    )
