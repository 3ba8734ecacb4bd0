"""Which days an EDTF date may mean, in order to compare dates that are written differently."""

from __future__ import annotations

import calendar
import re

WRITTEN = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[^/]*)?[?~%]?")
FIRST, LAST = "0000-00-00", "9999-99-99"
OPEN = ("", "..")

Days = tuple[str, str]
"""The first and the last day, as text that sorts."""


def days(date: str) -> Days | None:
    """The days that a date or interval spans; None for what is neither."""
    start, slash, end = (part.strip() for part in date.partition("/"))
    if not slash:
        return _days_of_one(start)
    first = (FIRST, FIRST) if start in OPEN else _days_of_one(start)
    last = (LAST, LAST) if end in OPEN else _days_of_one(end)
    return (first[0], last[1]) if first and last else None


def same_days(one: str, other: str) -> bool:
    """Whether two dates mean the same days; marks of doubt aside."""
    meant = days(one)
    return one.strip() == other.strip() if meant is None else meant == days(other)


def _days_of_one(date: str) -> Days | None:
    found = WRITTEN.fullmatch(date)
    if found is None:
        return None
    year, month, day = (None if part in (None, "XX") else part for part in found.groups())
    if year is None or (month is not None and not 1 <= int(month) <= 12):
        return None
    if month is None:
        return f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31"
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]}"
    return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
