"""Which words of a rendition does no other rendition have? Word by word, in order.

A rendition with much fewer words than the longest is an excerpt: what it leaves out is no difference of wording, so
only its own words are compared with the full ones. Renditions in other languages have no word in common, and where
nothing is in common nothing is marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from communique.model import Range

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.][^\W_]+)*")
FULL = 0.5
"""Share of the words of the longest rendition below which one is an excerpt."""
MOST_WORDS = 600
"""Beyond this a rendition is no sentence, and the comparison would cost more than it shows."""
MOST_RENDITIONS = 40
"""Full renditions with which each is compared: a word that none of so many has stands alone."""


def differing(texts: Sequence[str]) -> list[tuple[Range, ...]]:
    """For each text where its words stand that no other full text has in the same order; neighbours as one."""
    words = [list(WORD.finditer(text))[:MOST_WORDS] for text in texts]
    keys = [[_key(word.group()) for word in found] for found in words]
    longest = max((len(found) for found in keys), default=0)
    full = [at for at, found in enumerate(keys) if len(found) >= FULL * longest][:MOST_RENDITIONS]
    result: list[tuple[Range, ...]] = []
    for at, text in enumerate(texts):
        kept: set[int] = set()
        for other in full:
            if other != at:
                kept |= _aligned(keys[at], keys[other])
        result.append(
            _joined(text, [word for place, word in enumerate(words[at]) if place not in kept]) if kept else ()
        )
    return result


def _key(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def _aligned(one: Sequence[str], other: Sequence[str]) -> set[int]:
    """The places of `one` that a longest common subsequence with `other` keeps."""
    blocks = LCSseq.opcodes(one, other)
    return {place for block in blocks if block.tag == "equal" for place in range(block.src_start, block.src_end)}


def _joined(text: str, apart: Sequence[re.Match[str]]) -> tuple[Range, ...]:
    """The places of words; neighbours with only blanks, commas or hyphens between are one."""
    ranges: list[Range] = []
    for word in apart:
        if ranges and not text[ranges[-1][1] : word.start()].strip(" \n,-–"):
            ranges[-1] = (ranges[-1][0], word.end())
        else:
            ranges.append(word.span())
    return tuple(ranges)
