"""How dates on the calendar are read: "August 23", "March 2023", "the 1990s", "1910-45"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from communique.chronology import meanings, periods
from communique.chronology.lexicon import HOLIDAYS, WEEKDAYS
from communique.chronology.meanings import Meaning
from communique.chronology.numbers import ORDINALS
from communique.chronology.periods import Period
from communique.chronology.words import Reading, Words, cut, stretch

DETERMINERS = ("THE", "A", "THIS", "LAST", "NEXT", "S", "THAT")
BEFORE_A_YEAR = (
    "IN",
    "SINCE",
    "BY",
    "FROM",
    "TO",
    "OF",
    "UNTIL",
    "BETWEEN",
    "EARLY",
    "LATE",
    "MID",
    "OPEN",
    "AT",
    "WITHIN",
    "OVER",
    "FOR",
)


def iso(words: Words) -> Reading | None:
    """2025-08-23."""
    text = words.matched[0].text
    return cut(words, meanings.fixed(lambda: periods.day(date.fromisoformat(text))))


def slashes(words: Words) -> Reading | None:
    """23/8/2025; where day and month could be either, the value stays open."""
    text = words.matched[0].text
    first, second, year = (int(part) for part in text.replace(".", "/").split("/"))
    if first > 1000:
        return cut(words, meanings.fixed(lambda: periods.day(date(first, second, year))))
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if "." in text or first > 12 or first == second:
        first, second = second, first
    elif second <= 12:
        return Reading("date")
    return cut(words, meanings.fixed(lambda: periods.day(date(year, first, second))))


def _a_day(year: int | None, month: int, number: int) -> Meaning | None:
    if year is not None:
        return meanings.fixed(lambda: periods.day(date(year, month, number)))
    if number > (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31):
        return None
    return meanings.yearly(lambda of: periods.day(date(of, month, number)))


def calendar_day(words: Words) -> Reading | None:
    """August 23, 2025; Saturday, 23 August; an impossible one is a date without value."""
    weekdays = words.texts("WEEKDAY", "WEEKDAYSHORT")
    year = words.years[0] if words.years else None
    if year is None and words.after is not None and words.after.sort in {"UNIT", "UNITS"} and words.has("DAYNUM"):
        return None  # "in June 12 months ..."
    meaning = _a_day(year, words.months[0], words.days[0])
    return Reading("date", meaning, WEEKDAYS[weekdays[0]] if weekdays else None, impossible=meaning is None)


def day_range(words: Words) -> Reading | None:
    """May 3-6, 2025."""
    year, month = (words.years[0] if words.years else None), words.months[0]
    return stretch(_a_day(year, month, words.days[0]), _a_day(year, month, words.days[1]))


def two_days(words: Words) -> Reading | None:
    """Dec. 30 to Jan. 2, 2026: a year at the end holds for both, or for the turn of the year."""
    (first, second), years = words.months, words.years
    last = years[-1] if years else None
    begin = years[0] if len(years) > 1 else last - (first > second) if last is not None else None
    return stretch(_a_day(begin, first, words.days[0]), _a_day(last, second, words.days[1]))


def calendar_month(words: Words) -> Reading | None:
    """March 2023, early March 2023."""
    return cut(words, meanings.fixed(lambda: periods.month(words.years[0], words.months[0])))


def _is_name(words: Words) -> bool:
    """Whether a month is rather part of a name: "April Haynes", "Governor August"."""
    if not words.has("MONTHNAME") or len(words.matched) > 1:
        return False
    before, after = words.before, words.after
    if before is not None and before.sort == "CAPITAL":
        return True
    named = after is not None and after.sort == "CAPITAL"
    return named and (before is None or before.sort in {"BREAK", "STOP", "OTHER", "COMMA", "AND"})


def bare_month(words: Words) -> Reading | None:
    """June; last June; the end of June."""
    if _is_name(words):
        return None
    number = words.months[0]
    return cut(words, meanings.yearly(lambda year: periods.month(year, number), words.side))


def month_of_side(words: Words) -> Reading | None:
    """October of last year."""
    if words.unit != "year":
        return None
    month, count = words.months[0], {"last": -1, "next": 1}.get(words.side or "", 0)
    return Reading("date", Meaning(relative=lambda frame: periods.month(frame.today.year + count, month)))


def month_range(words: Words) -> Reading | None:
    """June to August 2025."""
    first, second = words.months
    if words.years:
        year = words.years[0]
        return stretch(
            meanings.fixed(lambda: periods.month(year - (first > second), first)),
            meanings.fixed(lambda: periods.month(year, second)),
        )
    return stretch(
        meanings.yearly(lambda of: periods.month(of, first)), meanings.yearly(lambda of: periods.month(of, second))
    )


def year_range(words: Words) -> Reading | None:
    """1910-1945, 1910-45."""
    first = words.years[0]
    text = words.matched[-1].text
    if len(text) == 2 and text.isdecimal():
        last = first - first % 100 + int(text)
    elif len(text) == 4:
        last = int(text)
    else:
        return None
    if last <= first:
        return None
    return stretch(meanings.fixed(lambda: periods.year(first)), meanings.fixed(lambda: periods.year(last)))


def bare_year(words: Words) -> Reading | None:
    """2015, where it is no count: "in 2015", "the 2015 agreement", but not "2000 troops"."""
    number = words.years[0]
    before, after = words.before, words.after
    if before is not None and before.sort in {"MONEY", "DASH", "SLASH", "CARD"}:
        return None
    if after is not None and after.sort in {"PERCENT", "UNITS", "UNIT", "CARD", "SLASH", "MERIDIEM"}:
        return None
    if len(words.matched) == 1:
        led = before is not None and before.sort in BEFORE_A_YEAR
        held = before is not None and before.sort in DETERMINERS
        counted = after is not None and after.sort == "OTHER" and after.text.endswith("s")
        if not (led and not counted) and not (1900 <= number <= 2100 and (held or not counted)):
            return None
    return cut(words, meanings.fixed(lambda: periods.year(number)))


def decade(words: Words) -> Reading | None:
    """The 1990s; the '90s."""
    digits = words.texts("DECADE")[0].strip("'’s")
    start = int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) >= 30 else 2000 + int(digits)
    if len(digits) != 4 and (words.before is None or not words.has("THE", "EARLY", "LATE", "MID")):
        return None
    if len(digits) == 4 and not 1000 <= start < 2200:
        return None
    return cut(words, meanings.fixed(lambda: periods.decade(start)))


def century(words: Words) -> Reading | None:
    """The 19th century."""
    text = words.texts("ORDNUM", "ORDINAL", "ORDW")[0]
    number = ORDINALS.get(text) or int(text[:-2] if text[:-2].isdecimal() else 0)
    if not 1 <= number <= 22:
        return None
    return cut(words, meanings.fixed(lambda: periods.century(100 * (number - 1))))


def _year_of(words: Words) -> Meaning:
    if words.years:
        number = words.years[0]
        return Meaning(fixed=periods.year(number))
    count = {"last": -1, "next": 1}.get(words.side or "", 0)
    return meanings.shift("year", count)


def _in_year(words: Words, make: Callable[[int], Period]) -> Meaning | None:
    year = _year_of(words)
    if year.fixed is not None and year.fixed.first is not None:
        number = year.fixed.first.year
        return meanings.fixed(lambda: make(number))
    count = {"last": -1, "next": 1}.get(words.side or "", 0)
    return Meaning(relative=lambda frame: make(frame.today.year + count))


def quarter(words: Words) -> Reading | None:
    """The first quarter of 2026; Q3; "quarter" alone is the latest one."""
    names = words.texts("QUARTERNAME")
    if names:
        number = int(names[0][1])
    else:
        text = words.texts("ORDW", "ORDNUM")[0]
        number = ORDINALS.get(text, 0) or words.days[0]
        if words.texts("UNIT")[0] != "quarter":
            return None
    if not 1 <= number <= 4:
        return None
    if words.years or words.side or len(words.texts("UNIT")) > 1:
        return cut(words, _in_year(words, lambda year: periods.quarter(year, number)))
    return Reading("date", meanings.yearly(lambda year: periods.quarter(year, number)))


def half(words: Words) -> Reading | None:
    """The first half of 2026."""
    first = "first" in words.texts("ORDW")
    if words.texts("UNIT") not in ([], ["year"]) or not (first or words.has("LAST") or "second" in words.texts("ORDW")):
        return None
    start = 1 if first else 7
    return Reading(
        "date",
        _in_year(words, lambda year: periods.between(periods.month(year, start), periods.month(year, start + 5))),
    )


def season(words: Words) -> Reading | None:
    """Spring 2024; last winter."""
    name = words.texts("SEASON", "FALL")[0]
    if words.years:
        return cut(words, meanings.fixed(lambda: periods.season(words.years[0], name)))
    return cut(words, meanings.yearly(lambda year: periods.season(year, name), words.side))


def holiday(words: Words) -> Reading | None:
    """Christmas; New Year's Day 2026."""
    name = " ".join(words.texts("HOLIDAY")[0].replace("’", "'").split())
    month, number = HOLIDAYS[name]
    if words.years:
        return Reading("date", _a_day(words.years[0], month, number))
    return Reading("date", meanings.yearly(lambda year: periods.day(date(year, month, number)), words.side))
