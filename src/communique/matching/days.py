"""Days that EDTF dates may mean: enough to order dates and to see whether two can be the same."""

from __future__ import annotations

import calendar
import re

Day = tuple[int, int, int]
Days = tuple[Day, Day]

DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T.*)?[?~%]?")
FIRST: Day = (0, 1, 1)
LAST: Day = (9999, 12, 31)


def days(value: str | None) -> Days | None:
    """The first and last day that a date may mean; None if it is not understood."""
    if not value:
        return None
    start, slash, end = value.partition("/")
    if not slash:
        return _single(start)
    first = (FIRST, FIRST) if start in ("", "..") else _single(start)
    last = (LAST, LAST) if end in ("", "..") else _single(end)
    return (first[0], last[1]) if first and last else None


def _single(text: str) -> Days | None:
    found = DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    early, late = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in (None, "XX") or not 1 <= int(month) <= 12:
        return (early, 1, 1), (late, 12, 31)
    if day in (None, "XX"):
        return (early, int(month), 1), (early, int(month), calendar.monthrange(max(early, 1), int(month))[1])
    return (early, int(month), int(day)), (early, int(month), int(day))


def meet(one: str | None, other: str | None) -> bool | None:
    """Whether two dates may mean one day; None where one of them is not known."""
    left, right = days(one), days(other)
    if left is None or right is None:
        return None
    return left[0] <= right[1] and right[0] <= left[1]


def width(value: str | None) -> int:
    """Roughly how many days a date leaves open; more than a lifetime where it is not known."""
    found = days(value)
    if found is None:
        return 99_999
    (a, b, c), (x, y, z) = found
    return (x - a) * 365 + (y - b) * 30 + z - c
