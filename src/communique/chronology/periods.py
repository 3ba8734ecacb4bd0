"""Stretches of the calendar and how EDTF writes them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
WEEKLY = frozenset({"week", "fortnight", "weekend"})
WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?")


@dataclass(frozen=True)
class Period:
    """A stretch of days; an open side is None. `edtf` is how it is written."""

    first: date | None
    last: date | None
    edtf: str

    @property
    def single_day(self) -> date | None:
        """The day, if it is only one."""
        return self.first if self.first is not None and self.first == self.last else None

    def about(self) -> Period:
        """The same, marked approximate; an interval has no such mark here."""
        return self if "/" in self.edtf or self.edtf.endswith("~") else replace(self, edtf=self.edtf + "~")


def day(of: date) -> Period:
    """One day."""
    return Period(of, of, of.isoformat())


def month(year: int, number: int) -> Period:
    """One month; the number may lie outside 1-12 and then counts into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, number)[1]
    return Period(date(year, number, 1), date(year, number, last), f"{year:04}-{number:02}")


def year(number: int) -> Period:
    """One year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04}")


def decade(start: int) -> Period:
    """Ten years from a year that ends in 0."""
    return Period(date(start, 1, 1), date(start + 9, 12, 31), f"{start // 10:03}X")


def century(start: int) -> Period:
    """A hundred years from a year that ends in 00, as "the 1900s" and, loosely, "the 20th century"."""
    return Period(date(max(start, 1), 1, 1), date(start + 99, 12, 31), f"{start // 100:02}XX")


def season(of: int, name: str) -> Period:
    """A season, in months of the northern half of the world; a winter belongs to the year it begins in."""
    code = SEASONS[name]
    start = month(of, 3 * (code - 20)).first
    end = month(of, 3 * (code - 20) + 2).last
    return Period(start, end, f"{of:04}-{code}")


def quarter(of: int, number: int) -> Period:
    """Three months; the number may lie outside 1-4 and then counts into other years."""
    return between(month(of, 3 * number - 2), month(of, 3 * number))


def week(of: date) -> Period:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return between(day(monday), day(monday + timedelta(days=6)))


def weekend(of: date) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return between(day(monday + timedelta(days=5)), day(monday + timedelta(days=6)))


def between(start: Period | None, end: Period | None) -> Period:
    """From the beginning of one period to the end of another; None leaves a side open.

    Raises:
        ValueError: the end lies before the start, or both sides are open.
    """
    first = start.first if start else None
    last = end.last if end else None
    if first is None and last is None:
        raise ValueError("an interval needs one side at least")
    if first is not None and last is not None and first > last:
        raise ValueError(f"{last} is before {first}")
    sides = [side.edtf.rstrip("~").split("/")[-i] if side else ".." for i, side in ((0, start), (1, end))]
    return Period(first, last, "/".join(sides))


def read(edtf: str | None) -> Period | None:
    """The period of an EDTF date or interval of days, months or years; None for what is not one."""
    if edtf is None:
        return None
    start, slash, end = edtf.partition("/")
    first, last = _read_date(start), _read_date(end)
    if not slash:
        return first
    try:
        return between(first, last) if (first or last) else None
    except ValueError:
        return None


def _read_date(text: str) -> Period | None:
    found = WRITTEN.fullmatch(text)
    if found is None:
        return None
    try:
        if found[3]:
            return day(date(int(found[1]), int(found[2]), int(found[3])))
        return month(int(found[1]), int(found[2])) if found[2] else year(int(found[1]))
    except ValueError:
        return None


def shifted(of: date, unit: str, count: int) -> Period:
    """The unit that lies `count` units from the one that holds a day.

    Raises:
        ValueError, OverflowError: that is outside the calendar.
    """
    weeks = of + timedelta(weeks=count if unit != "fortnight" else 2 * count) if unit in WEEKLY else of
    made: dict[str, Callable[[], Period]] = {
        "day": lambda: day(of + timedelta(days=count)),
        "week": lambda: week(weeks),
        "fortnight": lambda: week(weeks),
        "weekend": lambda: weekend(weeks),
        "month": lambda: month(of.year, of.month + count),
        "quarter": lambda: quarter(of.year, (of.month + 2) // 3 + count),
        "year": lambda: year(of.year + count),
        "decade": lambda: decade(of.year // 10 * 10 + 10 * count),
        "century": lambda: century(of.year // 100 * 100 + 100 * count),
    }
    return made[unit]()
