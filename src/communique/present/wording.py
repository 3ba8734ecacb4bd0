"""Which words of a rendition do the other renditions not have?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from communique.present.page import Piece

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.][^\W_]+)*")
FULL = 0.5
"""A rendition with less than this share of the longest one's words is an excerpt: what it leaves out
is no difference of wording, so it has no say in what all have in common."""
MOST_WORDS = 600
"""Beyond this a rendition is no sentence, and the comparison would cost more than it shows."""


def marked(texts: Sequence[str], languages: Sequence[str]) -> list[tuple[Piece, ...]]:
    """Each text in pieces, the words outside the common core marked.

    The core is what the full renditions have in common, in the same order. Only texts of one
    language are compared; a text alone in its language has nothing marked.
    """
    words = [list(WORD.finditer(text))[:MOST_WORDS] for text in texts]
    keys = [[_key(word.group()) for word in found] for found in words]
    result: list[tuple[Piece, ...]] = []
    for at, text in enumerate(texts):
        peers = [other for other in range(len(texts)) if languages[other] == languages[at]]
        core = _core([keys[other] for other in peers])
        if len(peers) < 2 or not core:
            result.append((Piece(text, False),))
            continue
        kept = _aligned(keys[at], core)
        result.append(_pieces(text, [word for place, word in enumerate(words[at]) if place not in kept]))
    return result


def _key(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def _core(texts: Sequence[list[str]]) -> list[str]:
    """The words that all full texts share, in order; the longest text if it is the only full one."""
    ordered = sorted(texts, key=lambda words: (-len(words), words))
    core = ordered[0]
    for words in ordered[1:]:
        if len(words) >= FULL * len(ordered[0]):
            core = [core[place] for place in sorted(_aligned(core, words))]
    return core


def _aligned(one: Sequence[str], other: Sequence[str]) -> set[int]:
    """The places of `one` that a longest common subsequence with `other` keeps."""
    blocks = LCSseq.opcodes(one, other)
    return {place for block in blocks if block.tag == "equal" for place in range(block.src_start, block.src_end)}


def _pieces(text: str, differing: Sequence[re.Match[str]]) -> tuple[Piece, ...]:
    """The text cut at the differing words; neighbours with only blanks, commas or hyphens between are one piece."""
    ranges: list[tuple[int, int]] = []
    for word in differing:
        if ranges and not text[ranges[-1][1] : word.start()].strip(" ,-–"):
            ranges[-1] = (ranges[-1][0], word.end())
        else:
            ranges.append(word.span())
    pieces, at = [], 0
    for start, end in ranges:
        if start > at:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:end], True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:], False))
    return tuple(pieces)
