"""How far a score can be trusted: weights set by reason, and what was measured of them, from data/confidence.json.

A score is a sum of log-odds. Its scale is only right by accident, so it is mapped to the share that was right among
attributions of such a score, by two numbers that `scripts/calibrate.py` fits. The map is monotone: it never changes
which of two attributions is the more certain.
"""

from __future__ import annotations

import math
from importlib import resources

import msgspec

UNCERTAIN = 0.5
"""Below it a brief marks an attribution as uncertain: it is more often wrong than right (docs/measurements.md)."""
LEAST = -700.0
"""Below it the power overflows, and the share is zero to any number of digits that is shown."""
FEWEST = 30
"""A rule that was measured fewer times than this counts as the average rule."""


class Measured(msgspec.Struct, frozen=True):
    """What `scripts/calibrate.py` counted and fitted.

    Attributes:
        material: what it was measured on.
        command: what repeats it.
        given: how many attributions the program gave.
        right: how many of them people had marked.
        rules: for each rule how many are right, of how many.
        slope: of the line from score to log-odds.
        intercept: of that line.
    """

    material: str
    command: str
    given: int
    right: int
    rules: dict[str, tuple[int, int]]
    slope: float
    intercept: float


class Calibration(msgspec.Struct, frozen=True):
    """The weights of the features of an attribution, and the measurement that makes a probability of their sum."""

    weights: dict[str, float]
    measured: Measured

    def share_right(self, rule: str) -> tuple[int, int] | None:
        """How many attributions of a rule were right, of how many; None where too few were seen."""
        right, given = self.measured.rules.get(rule, (0, 0))
        return (right, given) if given >= FEWEST else None

    def rule_odds(self, rule: str) -> float:
        """The log-odds of a rule by what was measured of it."""
        right, given = self.share_right(rule) or (self.measured.right, self.measured.given)
        return log_odds((right + 1) / (given + 2))

    def probability(self, score: float) -> float:
        """The share that is right among attributions of this score."""
        return logistic(self.measured.slope * score + self.measured.intercept)


def log_odds(share: float) -> float:
    """The logarithm of the odds of a share between 0 and 1."""
    return math.log(share / (1 - share))


def logistic(score: float) -> float:
    """The share with these log-odds."""
    return 1 / (1 + math.exp(-max(score, LEAST)))


def load_calibration() -> Calibration:
    """Read the weights and measurements of the package."""
    data = resources.files("communique").joinpath("data/confidence.json").read_bytes()
    return msgspec.json.decode(data, type=Calibration)
