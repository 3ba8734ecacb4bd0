"""Wording that two reports share to the letter, found through an index of word sequences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from communique.matching.passages import Reading

RUN = 5
"""Words in a row that anchor a shared run: shorter ones are phrases that everybody uses."""


class Run(NamedTuple):
    """A maximal sequence of words that two readings share: word indices in each, and its length."""

    left: int
    right: int
    length: int


def shared_runs(left: Reading, right: Reading, least: int = RUN) -> list[Run]:
    """The longest shared sequences of at least `least` words, in order; none inside another.

    Furniture does not count, nor do sequences that a report repeats more than a few times.
    """
    return runs_of(_plain(left), _plain(right), least)


def runs_of(ours: Sequence[str], theirs: Sequence[str], least: int) -> list[Run]:
    """The same for words that are made ready already."""
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(theirs) - least + 1):
        index[tuple(theirs[at : at + least])].append(at)
    found: list[Run] = []
    covered: dict[int, int] = {}  # diagonal -> end of the run found on it
    for at in range(len(ours) - least + 1):
        places = index.get(tuple(ours[at : at + least]), ())
        for other in places if len(places) <= MOST_REPEATS else ():
            diagonal = other - at
            if covered.get(diagonal, -1) > at:
                continue
            length = least
            room = min(len(ours) - at, len(theirs) - other, LONGEST)
            while length < room and ours[at + length] == theirs[other + length]:
                length += 1
            covered[diagonal] = at + length
            found.append(Run(at, other, length))
    return found


MOST_REPEATS = 5
LONGEST = 300
"""Words after which a run is cut: whole reports that are the same are seen well before."""


def _plain(reading: Reading) -> Sequence[str]:
    """The words in one case; those in furniture are made unlike any other."""
    words = [word.plain for word in reading.words]
    inside = {at for sentence in reading.sentences for at in range(sentence.first, sentence.last)}
    return [word if at in inside else f"\0{reading.id}{at}" for at, word in enumerate(words)]
