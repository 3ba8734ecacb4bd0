"""How words resemble one another, and how much each of them tells: the same for every story.

The table was counted by others over billions of words (`scripts/build_vectors.py`), so that two reports are compared
alike in whatever company they come. What is rare in English tells much, what every sentence has tells little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from communique.errors import SetupError

Vector = NDArray[np.float32]

FILE = "vectors.npz"
ONE = 127 * 127
"""The product of two bytes that both stand for 1."""
UNKNOWN_RANK = 100_000
"""The rank of a word that is not in the table: rarer than any that is."""
ZIPF, SHIFT = 0.1, 2.7
"""The share of running text that the word of rank r makes up: ZIPF / (r + SHIFT), Zipf's law as Mandelbrot has it."""
SMOOTH = 1e-3
"""Share of running text at which a word tells half: the weighting of Arora, Liang and Ma (2017), with their value."""


class Vectors:
    """Rows of numbers that are alike for words used alike: of each word a length, and a direction in bytes."""

    def __init__(self, words: Sequence[str], ranks: NDArray[np.int32], lengths: Vector, rows: NDArray[np.int8]) -> None:
        self._places = {word: at for at, word in enumerate(words)}
        self._ranks = ranks
        self._lengths = lengths
        self._rows = rows

    def rank(self, word: str) -> int:
        """The place of a word in the order of frequency."""
        at = self._places.get(word)
        return UNKNOWN_RANK if at is None else int(self._ranks[at])

    def weight(self, word: str) -> float:
        """How much a word tells, 0 to 1."""
        return SMOOTH / (SMOOTH + ZIPF / (self.rank(word) + SHIFT))

    def likeness(self, words: Sequence[str], others: Sequence[str]) -> Vector:
        """The cosine of each word with each of others, 0 where it is below that or a word is not known."""
        return self.cosines(self.directions(words), self.directions(others))

    def directions(self, words: Sequence[str]) -> Vector:
        """The directions of some words, a row for each, zeros for one that is not known; for `cosines`."""
        places = [self._places.get(word, -1) for word in words]
        rows = self._rows[places].astype(np.float32)
        rows[[at for at, place in enumerate(places) if place < 0]] = 0
        return rows

    @staticmethod
    def cosines(one: Vector, other: Vector) -> Vector:
        """The cosine of each direction with each of others, 0 where it is below that."""
        products = one @ other.T  # whole numbers below 2^24, which these hold exactly: the same on every machine
        found: Vector = np.clip(products / np.float32(ONE), 0.0, 1.0).astype(np.float32)
        return found

    def mean(self, words: Iterable[str]) -> Vector:
        """The numbers of several words together, each by its weight, brought to length one; zeros if none is known."""
        total: Vector = np.zeros(self._rows.shape[1], dtype=np.float32)
        for word in words:
            at = self._places.get(word)
            if at is not None:
                total += np.float32(self.weight(word)) * self._lengths[at] * self._rows[at]
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length else total


def load_vectors() -> Vectors:
    """The table that belongs to the installation.

    Raises:
        SetupError: it is missing or damaged.
    """
    source = files("communique").joinpath("data", FILE)
    try:
        with source.open("rb") as handle, np.load(handle, allow_pickle=False) as table:
            words = table["words"].tobytes().decode("utf-8").split("\n")
            return Vectors(words, table["ranks"], table["lengths"].astype(np.float32), table["rows"])
    except (OSError, KeyError, ValueError) as error:
        raise SetupError(f"the data file {FILE} is missing or damaged ({error}): install communique again") from error
