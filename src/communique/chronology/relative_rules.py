"""How times are read that count from another day: "Saturday", "last week", "two months ago", "for two hours"."""

from __future__ import annotations

from collections.abc import Callable

from communique.chronology import meanings
from communique.chronology.lexicon import WEEKDAYS
from communique.chronology.meanings import Meaning
from communique.chronology.words import Reading, Words, cut, stretch
from communique.model import TimeType


def always(reading: Reading) -> Callable[[Words], Reading]:
    """The same reading whatever the words."""
    return lambda _: reading


def today(words: Words) -> Reading | None:
    """today, yesterday evening."""
    count = -1 if words.has("YESTERDAY") else 1 if words.has("TOMORROW") else 0
    fine = words.has("DAYPART") or "tonight" in words.texts("TODAY")
    return Reading("time" if fine else "date", meanings.shift("day", count))


def day_next_to(words: Words) -> Reading | None:
    """The day before yesterday."""
    after = words.texts("SINCE")[0] == "after"
    count = 2 if words.has("TOMORROW") and after else -2 if words.has("YESTERDAY") and not after else None
    if count is None or words.unit != "day":
        return None
    return Reading("date", meanings.shift("day", count))


def day_part(words: Words) -> Reading | None:
    """This morning, last night."""
    return Reading("time", meanings.shift("day", -1 if words.has("LAST") else 0))


def weekday(words: Words) -> Reading | None:
    """Saturday; next Monday; Monday of last week; Friday night."""
    number = WEEKDAYS[words.texts("WEEKDAY", "WEEKDAYSHORT")[0]]
    if words.has("WEEKDAYSHORT") and not words.has("LAST", "NEXT", "THIS", "STOP"):
        return None
    if words.has("UNIT"):
        if words.unit != "week":
            return None
        weeks = {"last": -1, "next": 1}.get(words.side or "", 0)
        return Reading("date", meanings.weekday(number, weeks=weeks))
    kind: TimeType = "time" if words.has("DAYPART") else "date"
    return Reading(kind, meanings.weekday(number, words.side))


def weekday_range(words: Words) -> Reading | None:
    """Monday to Wednesday."""
    first, second = (WEEKDAYS[text] for text in words.texts("WEEKDAY", "WEEKDAYSHORT"))
    if words.has("WEEKDAYSHORT"):
        return None
    return stretch(meanings.weekday(first), meanings.weekday(second))


def side_unit(words: Words) -> Reading | None:
    """Last week; early next year; earlier this month; "the past year" is a stretch up to now."""
    unit = words.unit
    side = words.side
    if unit in {"second", "minute", "hour"} or side is None:
        return None
    if words.has("THE"):
        if words.has("FOLLOWING") or (words.has("NEXT", "LAST") and unit == "day"):
            return Reading("date", meanings.from_focus(unit, -1 if side == "last" else 1))
        if "past" in words.texts("LAST"):
            return Reading("date", meanings.window(unit, -1))
    if side == "last" and {"previous", "preceding"} & set(words.texts("LAST")):
        return Reading("date", meanings.from_focus(unit, -1))
    if words.has("FOLLOWING"):
        return Reading("date", meanings.from_focus(unit, 1))
    count = {"last": -1, "next": 1}.get(side, 0)
    return cut(words, meanings.shift(unit, count))


def edge_of_unit(words: Words) -> Reading | None:
    """The end of the year; year-end; later in the day."""
    unit, part = words.unit, words.part
    if unit in {"second", "minute", "hour"}:
        return None
    if words.has("EARLIER", "LATER", "EARLY", "LATE"):
        return cut(words, meanings.within(unit))
    side = words.side
    meaning = meanings.shift(unit, {"last": -1, "next": 1}.get(side or "", 0))
    if part == "end" and unit == "day":
        return None  # "at the end of the day" is a figure of speech
    return cut(words, meaning)


def weekend(words: Words) -> Reading | None:
    """This weekend."""
    return cut(words, meanings.weekend(words.side))


def window(words: Words) -> Reading | None:
    """The past five years; "the next few weeks" has no value."""
    count = words.whole
    if count is None or words.unit in {"second", "minute", "hour"}:
        return Reading("duration")
    return Reading("date", meanings.window(words.unit, -count if words.has("LAST") else count))


def _counted(words: Words, sign: int) -> Reading | None:
    count, unit = words.whole, words.unit
    if unit in {"second", "minute", "hour", "weekend"} or count is None:
        amount = words.amount
        if amount is not None and not isinstance(amount, int) and unit == "year":
            return Reading("date", meanings.shift("month", sign * int(amount * 12), about=True))
        return Reading("date")
    about = words.about or unit in {"decade", "century"}
    if unit in {"decade", "century"}:
        count, unit = count * (10 if unit == "decade" else 100), "year"
    return Reading("date", meanings.shift(unit, sign * count, about=about))


def ago(words: Words) -> Reading | None:
    """Two months ago."""
    return _counted(words, -1)


def ahead(words: Words) -> Reading | None:
    """Two months from now."""
    return _counted(words, 1)


def from_focus(words: Words) -> Reading | None:
    """Two days later, a year earlier."""
    count = words.whole
    if count is None or words.unit in {"second", "minute", "hour"}:
        return Reading("date")
    return Reading("date", meanings.from_focus(words.unit, -count if words.has("EARLIER") else count))


def same_unit(words: Words) -> Reading | None:
    """The same day, that year."""
    if words.unit in {"second", "minute", "hour", "quarter"}:
        return None
    return Reading("date", meanings.from_focus(words.unit, 0))


def beside_focus(words: Words) -> Reading | None:
    """The following day; "the next week" and "the last year" are read by `side_unit`."""
    if not words.has("FOLLOWING") and words.unit != "day":
        return side_unit(words)
    if words.unit in {"second", "minute", "hour"}:
        return None
    return Reading("date", meanings.from_focus(words.unit, -1 if words.has("LAST") else 1))


def day_of_month(words: Words) -> Reading | None:
    """On the 23rd."""
    return Reading("date", meanings.day_of_month(words.days[0]))


# ---------------------------------------------------------------- amounts of time


def duration(words: Words) -> Reading | None:
    """two-day, 2½ months, for years; "10,000 a year" is a rate and none."""
    if words.before is not None and words.before.sort in {"MONEY", "DAYNUM", "NUMBER"}:
        return None
    if words.after is not None and words.after.sort == "OLD":
        return None
    return Reading("duration")


def deadline(words: Words) -> Reading | None:
    """Within five years: the stretch up to then."""
    count = words.whole
    if count is None or words.unit in {"second", "minute", "hour"}:
        return Reading("duration")
    return Reading("duration", _if_future(meanings.window(words.unit, count)))


def in_units(words: Words) -> Reading | None:
    """In two weeks: a date if the sentence looks ahead, else a length ("the first in 17 years")."""
    count, unit = words.whole, words.unit
    if count is None or unit in {"second", "minute", "hour"}:
        return Reading("duration")
    return Reading("duration", _if_future(meanings.shift(unit, count)))


def _if_future(meaning: Meaning) -> Meaning:
    return Meaning(relative=lambda frame: meaning.at(frame) if frame.hint == "future" else None)
