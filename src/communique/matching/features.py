"""Scores that explain themselves: named, weighted features, each with a number and words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Feature(NamedTuple):
    """One ground for holding two things to be the same: how strong it is (0 to 1) and in words."""

    name: str
    value: float
    weight: float
    words: str


class Score(NamedTuple):
    """The weighted sum of features, and the features."""

    value: float
    features: tuple[Feature, ...]

    @property
    def words(self) -> str:
        """The grounds that count, the heaviest first."""
        telling = sorted(self.features, key=lambda item: (-abs(item.value * item.weight), item.name))
        return "; ".join(item.words for item in telling if item.words and item.value)


def weigh(features: Iterable[Feature]) -> Score:
    """Add up features."""
    kept = tuple(features)
    return Score(sum(item.value * item.weight for item in kept), kept)
