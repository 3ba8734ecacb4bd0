"""One clause set beside others: its words, without what may differ in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from communique.matching.case import Case
from communique.matching.denial import CHARGE
from communique.matching.passages import Passage, Reading
from communique.matching.words import Word
from communique.model import Span

PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,3})")
SAYING = re.compile(
    r"\b(?:said|told|says|added|announced|noted|stated|reported|wrote)\s+(?:\w+\s+){0,2}(?:on\s+)?$", re.I
)
"""What stands before the day on which something was said: no day of what was said."""
OWN_STATE = re.compile(
    r"\b(?:his|her|their|its|my|our|your)\s+(?:own\s+)?"
    r"(?:country|nation|state|government|republic|kingdom|homeland|side)\b(?!['’-])",
    re.I,
)
"""Stands for a state that the other report may call by its name."""
PROMISING = frozenset({"agree", "pledge"})
"""Terms of verbs before the infinitive that tells what is to be done."""
THAT = re.compile(r"^(?:that|whether)\s+", re.I)
CHARGED = re.compile(rf"{CHARGE.pattern}(?:\s+that\b)?\s*", re.I)


@dataclass(frozen=True, eq=False)
class Side:
    """One clause, without what may differ in it; of one that says that somebody denies something, what is denied."""

    case: Case
    passage: Passage
    denial: Passage | None = None

    @cached_property
    def times(self) -> list[tuple[int, int, str]]:
        """The days and stretches of time told in it, with where they begin and end; not the day of saying it."""
        text, start = self.passage.reading.text, self.passage.start
        return [
            (first, last, date)
            for first, last, date in self.case.dated_over(self.passage.span)
            if not SAYING.search(text[start:first])
        ]

    @cached_property
    def places(self) -> list[Span]:
        """The names of places told in it."""
        document, start = self.passage.reading.line.document, self.passage.start
        timed = [(first, last) for first, last, _ in self.case.dated_over(self.passage.span)]
        found = []
        for match in PLACE.finditer(self.passage.span.exact):
            first, last = start + match.start(1), start + match.end(1)
            if not any(first < end and begin < last for begin, end in timed):
                found.append(document.span(first, last))
        return found

    @cached_property
    def words(self) -> dict[str, Word]:
        """Its words by term, without names of actors, days, places and figures."""
        reading = self.passage.reading
        apart = [(first, last) for first, last, _ in self.case.dated_over(self.passage.span)]
        apart += [span.range for span in self.places]
        apart += [(start, end) for start, end, _ in self.figures]
        stood_for = [match.span() for match in OWN_STATE.finditer(reading.text, self.passage.start, self.passage.end)]
        return {
            word.term: word
            for at, word in enumerate(self.passage.words, self.passage.first)
            if word.term
            and at not in reading.named
            and not any(first <= word.start < last for first, last in stood_for)
            and not promises(reading, word)
            and not any(first < word.end and word.start < last for first, last in apart)
        }

    @cached_property
    def figures(self) -> list[tuple[int, int, float | int | None]]:
        """The numbers told in it."""
        span = self.passage.span
        return [
            (start, end, figure.value)
            for start, end, figure in self.case.figured.over(span.document, span.start, span.end)
        ]

    @cached_property
    def named(self) -> frozenset[str]:
        """The names of the actors in it."""
        return frozenset(self.case.name(actor) for actor in self.passage.actors)

    @property
    def shown(self) -> Span:
        """Where it stands, with who denies it."""
        return (self.denial or self.passage).span

    @property
    def index(self) -> Iterable[str]:
        """What brings it together with others."""
        return self.passage.tokens


def promises(reading: Reading, word: Word) -> bool:
    """Whether a word only says that what follows is undertaken."""
    return word.term in PROMISING and reading.text.startswith(" to ", word.end)


def side_of(case: Case, clause: Passage) -> Side:
    """A clause; of one that says that somebody denies something, only what is denied."""
    denial = case.denial_of(clause.span)
    if denial is None:
        return Side(case, clause)
    content = max(denial.content, key=lambda span: span.end - span.start)
    charge = CHARGED.match(content.exact)
    begin = content.start + (charge.end() if charge else 0)
    start, end = max(clause.start, begin), min(clause.end, content.end)
    return Side(case, clause.reading.passage(start, end) if start < end else clause, clause)
