"""The vectors of words in their context: the network of spaCy's model, worked out in blocks.

spaCy's own layers do the same sums and take four times as long: they hash and mix the features of every
word again and again, and multiply in small steps. Here the mixed features of a word are kept, as they do
not depend on its neighbours, and whole blocks are multiplied. The vectors of a passage are not to depend on
what is worked out beside it. Every block has one size, padded where it must be; but the processor's kernels still
round the rows of a block in more than one way, by their places in it (OpenBLAS with AVX2, each second six rows). So
the products are worked out in double precision and then rounded: what they differ in is lost, but for one value in
some hundred million, at twice the cost of the product. The kernels of `blis` round alike and cost twice that again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from thinc.api import Model, NumpyOps

from communique.errors import SetupError

Integers = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

UNKNOWN = "the language model is not the one that this program was made for, install communique again"
BLOCK = 128
"""Rows that are multiplied at once."""
KEPT_WORDS = 60_000
"""Words whose features are kept, 400 bytes each; then they are forgotten and learnt anew."""
FEATURES = ("ORTH", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE")
"""What is told of a token: which word it is, then what the network reads."""
IDENTITY = (0, 1, 5)
"""The features that the others follow from."""
EPSILON = np.float32(1e-8)  # what thinc adds to a variance


class Maxout(NamedTuple):
    """A layer that takes the largest of some linear pieces, and evens out what comes of it."""

    weights: Doubles  # inputs x (pieces x outputs), so that each piece is one stretch
    bias: Floats
    pieces: int
    gain: Floats
    offset: Floats

    def __call__(self, rows: Floats) -> Floats:
        """The outputs for rows, whose number is a multiple of the block."""
        linear = in_blocks(rows, self.weights)
        linear += self.bias
        width = len(self.gain)
        best: Floats = linear[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, linear[:, piece * width : (piece + 1) * width])
        best = best - best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(width)
        best /= np.sqrt(variance + EPSILON)
        best *= self.gain
        best += self.offset
        return best


class BlockOps(NumpyOps):  # type: ignore[misc]  # thinc's class has no types
    """spaCy's sums, with products in blocks."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices."""
        product = in_blocks(x.T if trans1 else x, y.T if trans2 else y)
        if out is None:
            return product
        out[:] = product
        return out


class Encoder:
    """Vectors of words in context, by the weights of a spaCy model."""

    def __init__(self, model: Model[Any, Any]) -> None:
        """Take the weights out of the model of a `tok2vec` component.

        Args:
            model: embedding by hashed features, then layers over a window of three words, as the small
                models of spaCy have them.
        """
        embed, encode = model.layers
        mixers = [node for node in embed.walk() if node.name == "maxout>>layernorm"]
        if len(mixers) != 1 or [layer.name for layer in embed.layers[1:2]] != ["list2ragged"]:
            raise SetupError(f"{UNKNOWN}: its network is built otherwise")
        self._hash = embed.layers[1:3]  # the first layer reads a Doc; here its features come as they are
        self._mix = _maxout(mixers[0])
        self._layers = tuple(_maxout(node) for node in encode.walk() if node.name == "maxout>>layernorm")
        self._pad: int = encode.attrs["pad"]
        self._rows: dict[tuple[int, ...], int] = {}
        self._table: Floats = np.zeros((1024, len(self._layers[0].gain)), np.float32)

    def __call__(self, passages: Sequence[Integers]) -> list[Floats]:
        """The vectors of the tokens of each passage; no vector knows of another passage.

        Args:
            passages: the features of the tokens, a row each in the order of `FEATURES`.
        """
        width = self._table.shape[1]
        starts: list[int] = []
        total = self._pad
        for features in passages:
            starts.append(total)
            total += len(features) + self._pad
        rows = np.zeros((_whole_blocks(total), width), np.float32)
        places = np.concatenate([np.arange(start, start + len(p)) for start, p in zip(starts, passages, strict=True)])
        rows[places] = self._words(np.concatenate(passages))
        window = np.zeros((len(rows), 3 * width), np.float32)
        for layer in self._layers:
            window[1:total, :width] = rows[: total - 1]
            window[:total, width : 2 * width] = rows[:total]
            window[: total - 1, 2 * width :] = rows[1:total]
            rows += layer(window)
        return [rows[start : start + len(features)] for start, features in zip(starts, passages, strict=True)]

    def _words(self, features: Integers) -> Floats:
        """The features of each token, mixed, whatever stands around it."""
        keys = list(zip(*(features[:, column].tolist() for column in IDENTITY), strict=True))
        rows = self._rows
        if len(rows) > KEPT_WORDS:
            rows.clear()
        unknown = {key: place for place, key in enumerate(keys) if key not in rows}
        if unknown:
            self._learn(unknown, features)
        found: Floats = self._table[[rows[key] for key in keys]]
        return found

    def _learn(self, unknown: dict[tuple[int, ...], int], features: Integers) -> None:
        """Mix the features of new words, each given with one of its places."""
        size, width = len(unknown), self._table.shape[1]
        mixed: Any = [features[list(unknown.values()), 1:]]
        for layer in self._hash:
            mixed = layer.predict(mixed)
        hashed: Floats = mixed[0].dataXd
        padded = np.zeros((_whole_blocks(size), hashed.shape[1]), np.float32)
        padded[:size] = hashed
        first = len(self._rows)
        while len(self._table) < first + size:
            self._table = np.concatenate([self._table, np.zeros((len(self._table), width), np.float32)])
        self._table[first : first + size] = self._mix(padded)[:size]
        self._rows.update((key, first + place) for place, key in enumerate(unknown))


def in_blocks(rows: Floats, weights: Floats | Doubles) -> Floats:
    """The product of rows with weights, in blocks of one size and double precision, then rounded."""
    weights = weights.astype(np.float64, copy=False)
    product = np.empty((len(rows), weights.shape[1]), np.float32)
    block = np.zeros((BLOCK, rows.shape[1]))
    for first in range(0, len(rows), BLOCK):  # one block is small enough to stay in the processor's cache
        some = rows[first : first + BLOCK]
        block[: len(some)] = some
        product[first : first + BLOCK] = (block @ weights)[: len(some)]
    return product


def _whole_blocks(rows: int) -> int:
    """As many rows, in blocks of one size."""
    return -(-rows // BLOCK) * BLOCK


def _maxout(node: Model[Any, Any]) -> Maxout:
    maxout, even = list(node.layers)
    weights: npt.NDArray[Any] = np.asarray(maxout.get_param("W"))  # outputs x pieces x inputs
    outputs, pieces, inputs = weights.shape
    return Maxout(
        np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs), dtype=np.float64),
        np.ascontiguousarray(np.asarray(maxout.get_param("b")).T.reshape(-1), dtype=np.float32),
        pieces,
        np.asarray(even.get_param("G"), np.float32),
        np.asarray(even.get_param("b"), np.float32),
    )
