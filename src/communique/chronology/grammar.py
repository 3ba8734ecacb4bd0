"""The rules: what a time expression looks like, as a pattern over sorts of words, and what it means.

A pattern is written in names of sorts (upper case) and of the shapes below (lower case). Every shape is
a bounded sequence, so matching takes linear time. The longest match at a place
wins, and of equal ones the first in the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from communique.chronology import calendar_rules as cal
from communique.chronology import meanings
from communique.chronology import relative_rules as rel
from communique.chronology.lexer import CODES
from communique.chronology.relative_rules import always
from communique.chronology.words import Reading, Words

SHAPES = {
    "month": "(?:(?:MONTH|MONTHNAME|MONTHVERB)|MONTHSHORT STOP?)",
    "clearmonth": "(?:(?:MONTH|MONTHNAME)|MONTHSHORT STOP)",
    "day": "(?:DAYNUM|ORDNUM)",
    "weekday": "(?:WEEKDAY|WEEKDAYSHORT STOP?)",
    "amount": "(?:(?:DAYNUM|YEARNUM|NUMBER|FRACTION|CARD)(?:DASH? CARD|FRACTION|AND A HALF|AND CARD){0,8}"
    "|A HALF|HALF A|A? VAGUE OF?)",
    "approx": "(?:(?:ABOUT|OVER|MORE THAN)?)",
    "unit": "(?:UNIT|WEEKEND|CENTURY)",
    "anyunit": "(?:UNIT|UNITS|WEEKEND|CENTURY)",
    "edge": "(?:THE? (?:START|MIDDLE|END) OF)",
    "early": "(?:THE? (?:EARLY|LATE|EARLIER|LATER) (?:IN|ON)?|THE? MID DASH?)",
    "to": "(?:DASH|TO|UNTIL)",
    "side": "(?:LAST|NEXT|THIS|THIS LAST|THIS NEXT|THE (?:LAST|NEXT|FOLLOWING)|FOLLOWING)",
    "season": "(?:SEASON|FALL)",
    "year": "YEARNUM",
}


@dataclass(frozen=True)
class Rule:
    """A pattern, and the function that reads what it matched; that may still refuse."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Words], Reading | None]


def _compile(pattern: str) -> re.Pattern[str]:
    for _ in range(2):  # shapes are made of sorts, but one level of nesting is allowed
        pattern = re.sub(r"\b[a-z]+\b", lambda found: SHAPES[found[0]], pattern)
    pattern = re.sub(r"[A-Z]+", lambda found: CODES[found[0]], pattern)
    return re.compile(pattern.replace(" ", ""))


def _rule(name: str, pattern: str, read: Callable[[Words], Reading | None]) -> Rule:
    return Rule(name, _compile(pattern), read)


Row = tuple[str, str, Callable[[Words], Reading | None]]

AT_A_TIME = always(Reading("time", meanings.from_focus("day", 0)))
"""A time of the day that the text speaks of."""

CALENDAR: tuple[Row, ...] = (
    ("iso", "ISODATE", cal.iso),
    ("slashes", "SLASHDATE", cal.slashes),
    ("month day year", "(?:weekday COMMA? THE?)? month THE? day COMMA? year", cal.calendar_day),
    ("month day", "(?:weekday COMMA? THE?)? month THE? day (?!PERCENT|COMMA NUMBER)", cal.calendar_day),
    ("day month year", "(?:weekday COMMA? THE?)? (?:THE)? day OF? month COMMA? year", cal.calendar_day),
    ("day month", "(?:weekday COMMA? THE?)? (?:THE)? day OF? month", cal.calendar_day),
    ("days of a month", "month day to day (?:COMMA? year)?", cal.day_range),
    ("days of a month", "(?<=BETWEEN) month day AND day (?:COMMA? year)?", cal.day_range),
    ("days and month", "day (?:to|AND) day OF? month (?:COMMA? year)?", cal.day_range),
    (
        "days of two months",
        "month day (?:COMMA? year)? (?:to|UNTIL) month day (?:COMMA? year)?",
        cal.two_days,
    ),
    ("days of two months", "day month year? (?:to|UNTIL) day month year?", cal.two_days),
    ("days of two months", "(?<=BETWEEN) month day AND month day (?:COMMA? year)?", cal.two_days),
    ("month year", "(?:early|edge)? month (?:COMMA|OF)? year", cal.calendar_month),
    ("month", "(?:early|edge|side)? clearmonth", cal.bare_month),
    ("month that is a verb", "(?:early|edge|side) MONTHVERB", cal.bare_month),
    ("month that is a verb", "(?<=IN|BY|SINCE|FROM|UNTIL|TO|BETWEEN|AND) MONTHVERB", cal.bare_month),
    ("month of a year", "month (?:OF)? side UNIT", cal.month_of_side),
    ("months", "month to month (?:COMMA? year)?", cal.month_range),
    ("months", "(?<=BETWEEN) month AND month (?:COMMA? year)?", cal.month_range),
    ("years", "year DASH (?:year|NUMBER|DAYNUM)", cal.year_range),
    ("years", "(?<=FROM) year (?:TO|UNTIL) year", cal.year_range),
    ("years", "(?<=BETWEEN) year AND year", cal.year_range),
    ("year", "(?:early|edge)? (?:THE UNIT)? year", cal.bare_year),
    ("decade", "early? THE? DECADE", cal.decade),
    ("century", "early? THE? (?:ORDNUM|ORDINAL|ORDW) DASH? CENTURY", cal.century),
    ("quarter", "THE? (?:ORDW|ORDNUM) DASH? UNIT (?:(?:OF|IN)? (?:year|THE UNIT|side UNIT))?", cal.quarter),
    ("quarter", "QUARTERNAME (?:OF|IN)? (?:year)?", cal.quarter),
    ("half", "THE? (?:ORDW|LAST) HALF OF (?:year|THE UNIT|side UNIT)", cal.half),
    ("season", "(?:early|edge)? THE? season (?:OF)? year", cal.season),
    ("season", "(?:early|edge)? side season", cal.season),
    (
        "season",
        "(?<=IN) THE? SEASON|(?<=SINCE|UNTIL) THE? SEASON|(?<=BY) THE? SEASON|early SEASON",
        cal.season,
    ),
    ("holiday", "side? HOLIDAY (?:COMMA? year)?", cal.holiday),
)

RELATIVE: tuple[Row, ...] = (
    ("today", "(?:EARLIER|LATER|EARLY|LATE)? (?:TODAY|YESTERDAY|TOMORROW) DAYPART?", rel.today),
    ("day before", "THE UNIT (?:SINCE) (?:YESTERDAY|TOMORROW)", rel.day_next_to),
    ("this morning", "(?:EARLIER|LATER)? THIS DAYPART|LAST DAYPART", rel.day_part),
    ("weekday", "early? side? weekday (?:DAYPART|EARLY DAYPART|LATE DAYPART)?", rel.weekday),
    ("part of a weekday", "(?<=AT) DAYPART (?:ON)? side? weekday", rel.weekday),
    (
        "weekday of a week",
        "side UNIT (?:S|COMMA)? (?:ON)? weekday|weekday (?:COMMA|OF)? side UNIT",
        rel.weekday,
    ),
    ("weekdays", "weekday to weekday", rel.weekday_range),
    ("last week", "early? side (?:UNIT|CENTURY)", rel.side_unit),
    ("end of the week", "edge (?:side|THE) (?:UNIT|CENTURY)", rel.edge_of_unit),
    (
        "end of the week",
        "UNIT DASH (?:END|START)|(?:EARLIER|LATER|LATE|EARLY) IN THE UNIT",
        rel.edge_of_unit,
    ),
    ("weekend", "early? (?:side|THE)? WEEKEND", rel.weekend),
    ("past years", "(?:THE|THIS)? (?:LAST|NEXT) amount UNITS", rel.window),
    ("ago", "approx (?:amount|A) anyunit AGO", rel.ago),
    ("ago", "UNITS AGO", always(Reading("date"))),
    ("from now", "approx (?:amount|A) anyunit (?:FROM NOW|HENCE)", rel.ahead),
    ("later", "approx (?:amount|A) anyunit (?:EARLIER|LATER) (?!THAN)", rel.from_focus),
    ("same day", "(?:THE|THAT|THIS) SAME (?:UNIT|WEEKEND)|THAT (?:UNIT|WEEKEND)", rel.same_unit),
    ("following day", "THE (?:FOLLOWING|NEXT|LAST) UNIT", rel.beside_focus),
    ("recent", "RECENT (?:UNITS)?", always(Reading("date", meanings.open_until_now()))),
    ("the 23rd", "(?<=ON) THE ORDNUM (?!OTHER|CAPITAL|UNIT|CENTURY|DASH|OFTEN)", rel.day_of_month),
    (
        "clock",
        "(?:CLOCK|DAYNUM) MERIDIEM (?:ZONE)?|CLOCK ZONE?",
        AT_A_TIME,
    ),
    ("noon", "(?<=AT) DAYPART", AT_A_TIME),
)

AMOUNTS: tuple[Row, ...] = (
    ("within", "WITHIN (?:THE? NEXT)? (?:amount|A) anyunit", rel.deadline),
    ("in two weeks", "(?<=IN) approx amount anyunit", rel.in_units),
    ("duration", "approx amount DASH? anyunit (?:DASH? (?:LONG))?", rel.duration),
    ("duration", "(?:ABOUT|MORE THAN) A anyunit|(?<=FOR|SINCE|OVER|IN) A UNIT|(?<=WITHIN) A UNIT", rel.duration),
    ("duration", "(?:UNITS|UNIT) DASH LONG|(?<=FOR|OVER) (?:VAGUES OF)? UNITS", rel.duration),
    ("set", "EVERY (?:amount|ORDW|ORDNUM)? (?:anyunit|WEEKDAY|MONTH|MONTHNAME)|OFTEN|WEEKDAYS", always(Reading("set"))),
    ("set", "(?:TIMES|amount TIMES) (?:A|EVERY|PER) (?:UNIT)", always(Reading("set"))),
)

RULES = tuple(_rule(*row) for row in (*CALENDAR, *RELATIVE, *AMOUNTS))
"""All rules, in order of preference between matches of one length."""
