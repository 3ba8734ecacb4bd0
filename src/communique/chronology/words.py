"""What a rule of the grammar has matched, and what it makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.chronology import meanings
from communique.chronology.lexer import Lexeme
from communique.chronology.lexicon import MONTHS
from communique.chronology.meanings import Meaning
from communique.chronology.numbers import words_value
from communique.model import TimeType

MONTH_SORTS = ("MONTH", "MONTHNAME", "MONTHVERB", "MONTHSHORT")
AMOUNT_SORTS = ("DAYNUM", "YEARNUM", "NUMBER", "FRACTION", "CARD", "HALF")
SIDES = {"LAST": "last", "NEXT": "next", "FOLLOWING": "next", "THIS": "this"}
MOST_UNITS = 3000
"""An amount beyond this, as in "ten thousand years ago", is not looked up in a calendar."""


@dataclass(frozen=True)
class Reading:
    """The kind of an expression and its meaning; no meaning for durations and what repeats.

    `impossible` says that the calendar has no such day.
    `weekday` (Monday 0) is the day of the week that stands beside a calendar date, for a check.
    """

    kind: TimeType
    meaning: Meaning | None = None
    weekday: int | None = None
    impossible: bool = False


@dataclass(frozen=True)
class Words:
    """The words that a rule matched, with those around them."""

    matched: Sequence[Lexeme]
    before: Lexeme | None
    after: Lexeme | None

    def texts(self, *sorts: str) -> list[str]:
        """The words of these sorts, lower case."""
        return [word.text.casefold() for word in self.matched if word.sort in sorts]

    def has(self, *sorts: str) -> bool:
        """Whether one of the words is of these sorts."""
        return any(word.sort in sorts for word in self.matched)

    @property
    def months(self) -> list[int]:
        """The months named."""
        return [MONTHS[text] for text in self.texts(*MONTH_SORTS)]

    @property
    def days(self) -> list[int]:
        """The days of a month."""
        return [int(text.rstrip("stndrh")) for text in self.texts("DAYNUM", "ORDNUM")]

    @property
    def years(self) -> list[int]:
        """The years."""
        return [int(text) for text in self.texts("YEARNUM")]

    @property
    def unit(self) -> str:
        """The unit of time, singular."""
        text = (self.texts("UNIT", "UNITS", "WEEKEND", "CENTURY") or ["day"])[-1]
        return {"centuries": "century"}.get(text, text.rstrip("s"))

    @property
    def side(self) -> str | None:
        """Whether "last", "next" or "this" stands there; "this last" is "last"."""
        found = [SIDES[word.sort] for word in self.matched if word.sort in SIDES]
        return found[-1] if found else None

    @property
    def amount(self) -> float | int | None:
        """How many; None for "several" and the like."""
        if self.has("VAGUE", "VAGUES"):
            return 2 if "couple" in self.texts("VAGUE") else None
        words = [word.text for word in self.matched if word.sort in AMOUNT_SORTS]
        return words_value(words) if words else 1

    @property
    def whole(self) -> int | None:
        """How many, if that is a whole number one may count on a calendar."""
        amount = self.amount
        return amount if isinstance(amount, int) and amount <= MOST_UNITS else None

    @property
    def about(self) -> bool:
        """Whether the amount is put as approximate."""
        return self.has("ABOUT", "MORE", "OVER")

    @property
    def part(self) -> str | None:
        """Which part of the rest is meant: "early", "late", "mid", "start", "middle" or "end"."""
        for sort in ("EARLY", "LATE", "MID", "START", "MIDDLE", "END"):
            if self.has(sort):
                return sort.casefold()
        return None


def cut(words: Words, meaning: Meaning | None, kind: TimeType = "date", weekday: int | None = None) -> Reading | None:
    """A reading of the meaning, or of the part of it that the words name ("early", "the end of")."""
    if meaning is None:
        return None
    return Reading(kind, meanings.part(meaning, words.part) if words.part else meaning, weekday)


def stretch(start: Meaning | None, end: Meaning | None) -> Reading | None:
    """A reading from one meaning to another."""
    if start is None or end is None:
        return None
    meaning = meanings.span(start, end)
    return Reading("date", meaning) if meaning else None
