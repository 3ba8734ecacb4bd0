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
TINY = 1e-6
UNKNOWN_RANK = 100_000
"""The rank of a word that is not in the table: rarer than any that is."""
ZIPF, SHIFT = 0.1, 2.7
"""The share of running text that the word of rank r makes up: ZIPF / (r + SHIFT), Zipf's law as Mandelbrot has it."""
SMOOTH = 1e-3
"""Share of running text at which a word tells half: the weighting of Arora, Liang and Ma (2017), with their value."""


class Vectors:
    """Rows of numbers that are alike for words used alike."""

    def __init__(self, words: Sequence[str], ranks: Sequence[int], rows: Vector) -> None:
        self._places = {word: at for at, word in enumerate(words)}
        self._ranks = ranks
        self._rows = rows
        self._lengths = np.maximum(np.linalg.norm(rows, axis=1), TINY)

    def rank(self, word: str) -> int:
        """The place of a word in the order of frequency."""
        at = self._places.get(word)
        return UNKNOWN_RANK if at is None else int(self._ranks[at])

    def weight(self, word: str) -> float:
        """How much a word tells, 0 to 1."""
        return SMOOTH / (SMOOTH + ZIPF / (self.rank(word) + SHIFT))

    def row(self, word: str) -> Vector | None:
        """The numbers of a word; None if it is not known."""
        at = self._places.get(word)
        return None if at is None else self._rows[at]

    def likeness(self, one: str, other: str) -> float:
        """The cosine of two words, -1 to 1; 0 if one is not known."""
        left, right = self._places.get(one), self._places.get(other)
        if left is None or right is None:
            return 0.0
        return float(self._rows[left] @ self._rows[right] / (self._lengths[left] * self._lengths[right]))

    def mean(self, words: Iterable[str]) -> Vector:
        """The numbers of several words together, each by its weight, brought to length one; zeros if none is known."""
        total: Vector = np.zeros(self._rows.shape[1], dtype=np.float32)
        for word in words:
            row = self.row(word)
            if row is not None:
                total += np.float32(self.weight(word)) * row
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
            lengths = table["lengths"].astype(np.float32) / np.float32(127)
            return Vectors(words, table["ranks"].tolist(), table["rows"] * lengths[:, np.newaxis])
    except (OSError, KeyError, ValueError) as error:
        raise SetupError(f"the data file {FILE} is missing or damaged ({error}): install communique again") from error
