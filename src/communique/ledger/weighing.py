"""What grounds weigh together: the odds that were learned, as a score that still names every ground."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Literal

from msgspec import Struct, json

from communique.ledger.grounds import Ground
from communique.matching.features import Feature, Score

FILE = "likeness.json"
MOST_ODDS = 30.0
"""Log odds beyond which nothing is surer."""
Question = Literal["outcome", "undertaking"]


class Weights(Struct, frozen=True):
    """What each ground weighs for one question, in log odds; `bias` is what they start from."""

    bias: float
    grounds: dict[str, float]

    def score(self, grounds: Iterable[Ground]) -> Score:
        """How sure some grounds make it, 0 to 1, and the grounds with what they weigh."""
        found = tuple(Feature(item.name, item.value, self.grounds.get(item.name, 0.0), item.words) for item in grounds)
        odds = self.bias + sum(item.value * item.weight for item in found)
        odds = max(-MOST_ODDS, min(MOST_ODDS, odds))
        return Score(round(1 / (1 + math.exp(-odds)), 6), found)


class Learned(Struct, frozen=True):
    """The weights of both questions, and where they come from."""

    source: str
    licence: str
    command: str
    date: str
    outcome: Weights
    undertaking: Weights


@cache
def load_weights() -> Learned:
    """Read the weights of the package."""
    return json.decode(resources.files("communique").joinpath("data", FILE).read_bytes(), type=Learned)
