"""What a passage tells, in parts that compare by their kind: words, numbers, days, and who it is about.

A number is the same however it is written, a day however it is called, a person by whatever name or pronoun. A word
that has no partner in the other passage is given the one that English uses most like it, for part of its weight.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from communique.matching.case import Case
from communique.matching.days import meet, width
from communique.matching.passages import Passage
from communique.matching.statements import NUMERAL, SCALES, number_at
from communique.matching.vectors import Vector, Vectors
from communique.matching.weights import Weights

Kind = Literal["word", "number", "day", "actor"]

MOST_PARTS = 60
"""Parts of a passage that are compared, from its start: enough for any clause, and a bound on the cost of a pair."""
COUPLE = 2
"""Numbers up to it that are spelt out ("the two leaders") tell nothing."""
FEW, NEARLY = 10, 0.9
"""Ratio of two numbers above ten from which one may be the other rounded."""
ROUNDED = 0.7
MONTH, YEAR = 35, 400
"""Days that a month and a year leave open, at most."""
SAME_WIDTH, WITHIN_MONTH, WITHIN_YEAR = 0.8, 0.5, 0.25
"""What two dates count that may be one day: as exact as one another, at least to the month, at least to the year."""
LIKE = 0.55
"""Cosine from which a word may stand for another: below it lie words of one field ("damage", "losses": .49)."""
UNLIKE = 0.4
MOST_LIKE = 0.8
"""What a pair of unlike words counts at most: another word is never as good as the same."""


WHO = re.compile(
    r"(?<=[A-Z][a-z])[a-z’'-]*, (?:a|an|the|his|her|its|their|who is (?:a|the)) "
    r"(?![^,;.—]*\b(?:and|or)\b[^,;.—]*,)[^,;.—\"“”]{3,90}, "
)
"""Who somebody is, behind the name: "Ada Roe, a retired judge of the high court, "."""


class Part(NamedTuple):
    """One thing that a passage tells: its kind, its letters, whether these are a name's, a number's value."""

    kind: Kind
    plain: str
    named: bool = False
    value: float = 0.0

    @property
    def says_something(self) -> bool:
        """Whether it says something by itself: neither who nor where, nor how many of something."""
        if self.kind == "number":
            return self.value > FEW
        return self.kind != "actor" and not self.named


Told = Mapping[str, Part]
"""The parts of a passage by key; two that have one key are the same."""


@dataclass(frozen=True, eq=False)
class Weighed:
    """What a passage tells with what it weighs in its story, made ready to be compared with others.

    Attributes:
        parts: its parts by key.
        weights: their weights, in units of the story.
        total: the sum of them.
        words: the keys of its words, and `directions` how English uses each.
    """

    parts: Told
    weights: Mapping[str, float]
    total: float
    words: tuple[str, ...]
    directions: Vector

    def shared(self, other: Weighed) -> list[str]:
        """The keys of what both tell, in order."""
        return [key for key in self.weights if key in other.weights]


class Pairing(NamedTuple):
    """A part of one passage and its partner in the other, by their keys, and the weight that they have in common."""

    one: str
    other: str
    weight: float


class Common(NamedTuple):
    """What two passages tell in common; `weight` is in units of the story."""

    pairs: tuple[Pairing, ...]
    weight: float
    of_smaller: float
    of_both: float


def tell(case: Case, passage: Passage) -> Told:
    """The parts of a passage."""
    reading = passage.reading
    asides = [match.span() for match in WHO.finditer(reading.text, passage.start, passage.end)]
    times = [((start, end), date) for start, end, date in case.dated_over(passage.span)]
    found: dict[str, Part] = {}
    seats: set[str] = set()
    words = passage.words
    plains = [word.plain.replace("’", "'") for word in words]
    for at, word in enumerate(words):
        if word.plain in case.capitals and reading.text[word.start].isupper():
            seats.add(case.capitals[word.plain])
        if passage.first + at in reading.named or any(start <= word.start < end for (start, end), _ in times):
            continue
        if any(start < word.start < end for start, end in asides):
            continue
        digits = reading.text[word.start].isdigit()
        number = number_at(plains, at, NUMERAL.match(reading.text, word.start))
        if number is not None:
            value = float(number.term.removeprefix("#"))
            if digits or value > COUPLE:
                found[number.term] = Part("number", number.plain, value=value)
        elif word.term and word.plain not in SCALES:
            named = word.start > passage.start and reading.text[word.start].isupper()
            found[word.term] = Part("word", plains[at].removesuffix("'s"), named)
    for place, date in times:
        if not case.is_time_of_saying(passage.document, place):
            found[f"={date}"] = Part("day", date)
    about = (passage.actors | case.speakers_of(passage.span) | seats) - reading.outlets
    found.update((f"@{actor}", Part("actor", case.name(actor))) for actor in sorted(about))
    return dict(list(found.items())[:MOST_PARTS])


def weighed(told: Told, weights: Weights, vectors: Vectors) -> Weighed:
    """A passage made ready."""
    each = {key: weights.of(key) / weights.unit for key in told}
    words = tuple(key for key, part in told.items() if part.kind == "word")
    return Weighed(told, each, sum(each.values()), words, vectors.directions([told[key].plain for key in words]))


def common(one: Weighed, other: Weighed) -> Common:
    """What two passages tell in common: each part of either has one partner at most."""
    same = [Pairing(key, key, one.weights[key]) for key in one.shared(other)]
    found = [*same, *_partners(one, other)]
    weight = sum(pair.weight for pair in found)
    if not weight:
        return Common((), 0.0, 0.0, 0.0)
    return Common(
        tuple(found), weight, weight / min(one.total, other.total), weight / (one.total + other.total - weight)
    )


def _partners(one: Weighed, other: Weighed) -> list[Pairing]:
    """Partners for the parts that are not in both, the best first."""
    rated = [*_alike(one, other), *_rated("number", _near, one, other), *_rated("day", _touching, one, other)]
    pairs = [
        Pairing(left, right, worth * min(one.weights[left], other.weights[right]))
        for left, right, worth in rated
        if worth and left not in other.weights and right not in one.weights
    ]
    taken: set[tuple[int, str]] = set()
    found = []
    for pair in sorted(pairs, key=lambda pair: (-pair.weight, min(pair[:2]), max(pair[:2]))):
        if taken.isdisjoint(((0, pair.one), (1, pair.other))):
            taken.update(((0, pair.one), (1, pair.other)))
            found.append(pair)
    return found


Rated = tuple[str, str, float]
"""A part of either passage, by key, and the share of its weight that the one counts for the other."""


def _rated(kind: Kind, rate: Callable[[Part, Part], float], one: Weighed, other: Weighed) -> list[Rated]:
    right = [(key, part) for key, part in other.parts.items() if part.kind == kind]
    if not right:
        return []
    left = [(key, part) for key, part in one.parts.items() if part.kind == kind]
    return [(key, match, rate(part, found)) for key, part in left for match, found in right]


def _alike(one: Weighed, other: Weighed) -> list[Rated]:
    like = Vectors.cosines(one.directions, other.directions)
    rows, columns = (places.tolist() for places in (like > LIKE).nonzero())
    return [
        (one.words[row], other.words[column], MOST_LIKE * (float(like[row, column]) - UNLIKE) / (1 - UNLIKE))
        for row, column in zip(rows, columns, strict=True)
    ]


def _near(one: Part, other: Part) -> float:
    """What two numbers count of which one may be the other rounded."""
    small, large = sorted((one.value, other.value))
    return ROUNDED if large > FEW and small >= NEARLY * large else 0.0


def _touching(one: Part, other: Part) -> float:
    """What two dates count that may be one day: the vaguer, the less."""
    if not meet(one.plain, other.plain):
        return 0.0
    narrow, wide = sorted((width(one.plain), width(other.plain)))
    if wide - narrow <= 1:
        return SAME_WIDTH
    return WITHIN_MONTH if wide <= MONTH else WITHIN_YEAR if wide <= YEAR else 0.0
