"""The words of a report that are its own: what its writer chose, set apart from names, formulas and others' words.

Whoever was at a speech has its words, and nobody may choose a name, a title or the formula of a trade. What two writers
would not choose alike is how they tell the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from communique.matching.formulas import Formulas, is_filling
from communique.matching.passages import Passage, Reading
from communique.matching.words import WIDE, Word

IDLE_WEIGHT = 0.5
"""A function word tells half of what another word does; a number or a day, which the facts give, as much."""
REPORTED = 0.5
"""Factor for what somebody is reported to have said: the speaker chose much of it, the writer the rest."""
WIDE_WEIGHT = 0.4
"""Text without blanks is cut into pairs of signs, two or three of which make a word."""
WIDE_SIGN = re.compile(rf"[{WIDE}]")
NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
"""Languages in which a capital letter does not tell a name."""
LINKS = frozenset("of the and for on in to de la le les du des et del y von der und".split())
MOST_LINKED = 3
"""Small words that a name may have between two capitals: "Protection of the Sea"."""


@dataclass(frozen=True, eq=False)
class Narrative:
    """A report's words as they are compared for copying.

    Attributes:
        keys: each word's term, so that forms and synonyms are one; words of others are like no other word.
        weights: how much each word tells of its writer; names and formulas nothing.
        ahead: the weights added up to each word.
        sentence_of: the sentence that each word stands in; none in furniture.
    """

    reading: Reading
    keys: tuple[str, ...]
    weights: tuple[float, ...]
    ahead: tuple[float, ...]
    sentence_of: tuple[int | None, ...]

    def weight(self, first: int, last: int) -> float:
        """What the words from `first` up to `last` tell."""
        return self.ahead[last] - self.ahead[first]

    def telling(self, first: int, last: int) -> list[int]:
        """The words among them that are no function words, by place."""
        return [at for at in range(first, last) if self.weights[at] and self.reading.words[at].term]


def narrative(reading: Reading, formulas: Formulas) -> Narrative:
    """Set a report's own words apart."""
    own = _own(reading)
    names = _given(reading)
    given = names | formulas.places(reading.words, names)
    reported = _reported(reading)
    keys, weights, ahead = [], [], [0.0]
    for at, word in enumerate(reading.words):
        alike = at in own
        keys.append((word.term or word.plain) if alike else f"\0{reading.id}{at}")
        weight = _weight(word) if alike and at not in given else 0.0
        weights.append(weight * REPORTED if at in reported else weight)
        ahead.append(ahead[-1] + weights[-1])
    places: list[int | None] = [None] * len(reading.words)
    for number, sentence in enumerate(reading.sentences):
        places[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
    return Narrative(reading, tuple(keys), tuple(weights), tuple(ahead), tuple(places))


def _weight(word: Word) -> float:
    if WIDE_SIGN.match(word.plain):
        return WIDE_WEIGHT
    return IDLE_WEIGHT if not word.term or is_filling(word) else 1.0


def _own(reading: Reading) -> frozenset[int]:
    """The words in the report's sentences outside quotation marks."""
    found: set[int] = set()
    for sentence in reading.sentences:
        found.update(range(sentence.first, sentence.last))
    for place in reading.quoted:
        found.difference_update(range(*reading.words_in(place, 0, len(reading.words))))
    return frozenset(found)


def _reported(reading: Reading) -> frozenset[int]:
    """The words that are given to a speaker; what an outlet reports it tells in its own."""
    found: set[int] = set()
    outlets = reading.outlets
    for attribution in reading.line.attributions:
        if attribution.actor not in outlets:
            for span in attribution.content:
                found.update(range(*reading.words_in(span.range, 0, len(reading.words))))
    return frozenset(found)


def _given(reading: Reading) -> frozenset[int]:
    """The words that belong to names of people, places, offices, bodies and documents."""
    found = set(reading.named)
    if reading.line.document.language.split("-")[0] not in NOUNS_IN_CAPITALS:
        for sentence in reading.sentences:
            found.update(_capitals(sentence))
    for mechanism in reading.line.mechanisms:
        for span in mechanism.mentions:
            found.update(range(*reading.words_in(span.range, 0, len(reading.words))))
    return frozenset(found)


def _capitals(sentence: Passage) -> Iterable[int]:
    """The words with a capital and the small words that link them; a sentence's first word has its capital anyhow."""
    text = sentence.reading.text
    last: int | None = None
    for at, word in enumerate(sentence.words, sentence.first):
        if text[word.start].isupper():
            if last is not None and at - last - 1 <= MOST_LINKED:
                between = sentence.reading.words[last + 1 : at]
                if all(word.plain in LINKS for word in between):
                    yield from range(last, at)
            if at > sentence.first:
                yield at
            last = at
