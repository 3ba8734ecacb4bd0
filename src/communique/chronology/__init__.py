"""Time expressions in English text: found by rules in linear time, resolved to EDTF against a date.

Pure: it knows nothing of reports or parses. The caller says from which day a text is written, whether a
sentence looks back or ahead, and which day it has been speaking of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.chronology import east_asian, periods
from communique.chronology.grammar import RULES
from communique.chronology.lexer import Lexeme, code, lexemes
from communique.chronology.meanings import Frame, Hint
from communique.chronology.periods import Period
from communique.chronology.words import Reading, Words
from communique.model import TimeType

__all__ = ["Hint", "Period", "Phrase", "find_phrases", "read_edtf"]


@dataclass(frozen=True)
class Phrase:
    """A time expression: its place in the text, its kind, and how to read it."""

    start: int
    end: int
    text: str
    reading: Reading

    @property
    def kind(self) -> TimeType:
        """A date, a time of day, a duration, or something that repeats."""
        return self.reading.kind

    @property
    def absolute(self) -> bool:
        """Whether the words alone give the date."""
        return self.reading.meaning is not None and self.reading.meaning.fixed is not None

    @property
    def weekday(self) -> int | None:
        """The day of the week (Monday 0) that stands beside a calendar date."""
        return self.reading.weekday

    @property
    def impossible(self) -> bool:
        """Whether it is a day that no month has, as "30 February"."""
        return self.reading.impossible

    def resolve(self, anchor: str | None, hint: Hint | None = None, spoken: tuple[Period, ...] = ()) -> Period | None:
        """The period meant, or None where that cannot be said.

        Args:
            anchor: EDTF date of writing; if it is an interval or a month, only what is the same from
                its first to its last day is resolved.
            hint: whether the sentence looks back or ahead; without it, a report looks back.
            spoken: the periods that the text has spoken of, the latest first.
        """
        meaning = self.reading.meaning
        if meaning is None:
            return None
        if meaning.fixed is not None:
            return meaning.fixed
        written = periods.read(anchor)
        days = [day for day in (written.first, written.last) if day is not None] if written else []
        if len(days) < 2:
            return None
        found = [meaning.at(Frame(day, hint, spoken)) for day in days]
        early, late = found
        if early is not None and late is not None and early.first is None and late.first is None:
            return late  # "recently": before the last day on which it may have been written
        return early if early == late else None


def read_edtf(edtf: str | None) -> Period | None:
    """The days that an EDTF date or interval spans; None for what is neither."""
    return periods.read(edtf)


def find_phrases(text: str) -> list[Phrase]:
    """The time expressions of a text, in order, none inside another."""
    words = lexemes(text)
    string = code(words)
    candidates: list[tuple[int, int, int, Reading]] = []
    for rank, rule in enumerate(RULES):
        for found in rule.pattern.finditer(string):
            first, last = found.span()
            reading = rule.read(_around(words, first, last))
            if reading is not None:
                candidates.append((words[first].start, -words[last - 1].end, rank, reading))
    if not text.isascii():
        candidates += [(start, -end, len(RULES), reading) for start, end, reading in east_asian.find(text)]
    candidates.sort(key=lambda candidate: candidate[:3])
    return list(_apart(text, candidates))


def _around(words: list[Lexeme], first: int, last: int) -> Words:
    return Words(
        words[first:last],
        words[first - 1] if first else None,
        words[last] if last < len(words) else None,
    )


def _apart(text: str, candidates: list[tuple[int, int, int, Reading]]) -> Iterable[Phrase]:
    free = 0
    for start, minus_end, _, reading in candidates:
        if start >= free:
            free = -minus_end
            yield Phrase(start, free, text[start:free], reading)
