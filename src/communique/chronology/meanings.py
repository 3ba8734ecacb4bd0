"""What time expressions mean: functions from the day of reading to a period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from communique.chronology import periods
from communique.chronology.periods import Period

Hint = Literal["past", "future"]
FAR = 300
"""Days: a date this far off in the hinted direction is not meant if the other reading is near (`NEAR`)."""
NEAR = 62


@dataclass(frozen=True)
class Frame:
    """What a reading goes by: the day of writing, and whether the sentence looks back or ahead.

    `spoken` are the periods that the text has spoken of, the latest first.
    """

    today: date
    hint: Hint | None = None
    spoken: tuple[Period, ...] = ()

    def focus(self, unit: str) -> Period | None:
        """The period that "the same day" or "that year" goes back to."""
        for period in self.spoken:
            if period.first is not None and (unit != "day" or period.single_day is not None):
                return period
        return None


@dataclass(frozen=True)
class Meaning:
    """A reading: fixed, or relative to a frame."""

    fixed: Period | None = None
    relative: Callable[[Frame], Period | None] | None = None

    def at(self, frame: Frame | None) -> Period | None:
        """The period, or None where the frame does not say."""
        if self.fixed is not None or self.relative is None:
            return self.fixed
        if frame is None:
            return None
        try:
            return self.relative(frame)
        except (ValueError, OverflowError):  # the calendar has no such day
            return None


def fixed(make: Callable[[], Period]) -> Meaning | None:
    """A reading that needs no frame; None if the calendar has no such day."""
    try:
        return Meaning(fixed=make())
    except (ValueError, OverflowError):
        return None


def nearest(frame: Frame, choices: list[Period]) -> Period | None:
    """Of the same date in several years the one that is meant.

    With a hint the nearest on that side, unless that is most of a year off while the other side is
    close: then the tense was misread. Without a hint the nearest.
    """

    def distance(period: Period) -> int:
        if period.first is None or period.last is None:
            return 10**6
        if period.first <= frame.today <= period.last:
            return 0
        return (period.first - frame.today).days if period.first > frame.today else (period.last - frame.today).days

    ranked = sorted(choices, key=lambda period: (abs(distance(period)), distance(period)))
    if not ranked:
        return None
    wanted = [
        period
        for period in ranked
        if frame.hint is None or (distance(period) <= 0 if frame.hint == "past" else distance(period) >= 0)
    ]
    if wanted and not (abs(distance(wanted[0])) > FAR and abs(distance(ranked[0])) <= NEAR):
        return wanted[0]
    return ranked[0]


def _years(frame: Frame, make: Callable[[int], Period]) -> list[Period]:
    found = []
    for year in range(frame.today.year - 4, frame.today.year + 5):
        try:
            found.append(make(year))
        except ValueError:  # 29 February
            continue
    return found


def yearly(make: Callable[[int], Period], side: str | None = None) -> Meaning:
    """A date without its year: "August 23", "June" ("last June" and "next June" with a side).

    A bare month or season with no hint is the latest one: reports look back.
    """

    def read(frame: Frame) -> Period | None:
        choices = _years(frame, make)
        if side == "this":
            same = [choice for choice in choices if choice.first is not None and choice.first.year == frame.today.year]
            return same[0] if same else None
        if side == "last":
            past = [choice for choice in choices if choice.last is not None and choice.last < frame.today]
            return past[-1] if past else None
        if side == "next":
            coming = [choice for choice in choices if choice.first is not None and choice.first > frame.today]
            return coming[0] if coming else None
        hint: Hint | None = frame.hint
        if hint is None and choices and choices[0].single_day is None:
            hint = "past"
        return nearest(Frame(frame.today, hint), choices)

    return Meaning(relative=read)


def weekday(number: int, side: str | None = None, weeks: int | None = None) -> Meaning:
    """A day of the week: the latest one up to today, or with a future hint the next from today.

    `weeks` names the ISO week instead ("Monday of next week").
    """

    def read(frame: Frame) -> Period | None:
        today = frame.today
        back = (today.weekday() - number) % 7
        if weeks is not None or side == "next":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=1 if weeks is None else weeks)
            return periods.day(monday + timedelta(days=number))
        if side == "last":
            return periods.day(today - timedelta(days=back or 7))
        ahead = frame.hint == "future" or (side == "this" and frame.hint is None)
        return periods.day(today + timedelta(days=-back % 7) if ahead else today - timedelta(days=back))

    return Meaning(relative=read)


def shift(unit: str, count: int, *, about: bool = False) -> Meaning:
    """The unit `count` units away from that of the day of writing: "last week", "two months ago"."""

    def read(frame: Frame) -> Period | None:
        period = periods.shifted(frame.today, unit, count)
        return period.about() if about else period

    return Meaning(relative=read)


def weekend(side: str | None) -> Meaning:
    """A weekend: on a Monday to Friday "the weekend" is the last one unless the tense says otherwise."""

    def read(frame: Frame) -> Period | None:
        count = {"last": -1, "next": 1}.get(side or "", 0)
        if frame.today.weekday() < 5:
            if side is None and frame.hint != "future":
                count = -1
            if side == "this" and frame.hint == "past":
                count = -1
        return periods.shifted(frame.today, "weekend", count)

    return Meaning(relative=read)


def window(unit: str, count: int) -> Meaning:
    """So many units up to the day of writing (negative) or from it: "the past five years"."""

    def read(frame: Frame) -> Period | None:
        other = moved(periods.day(frame.today), unit, count)
        if other is None:
            return None
        now = _grain(frame.today, unit)
        return periods.between(other, now) if count < 0 else periods.between(now, other)

    return Meaning(relative=read)


def _grain(today: date, unit: str) -> Period:
    if unit in {"year", "decade", "century"}:
        return periods.year(today.year)
    return periods.month(today.year, today.month) if unit in {"month", "quarter"} else periods.day(today)


def moved(start: Period, unit: str, count: int) -> Period | None:
    """So many units from a period: to the day for days and weeks, to the month for months, else to the year."""
    today = start.first
    if today is None:
        return None
    if unit in {"day", "week", "fortnight"}:
        return periods.day(today + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit]))
    if unit in {"month", "quarter"}:
        return periods.month(today.year, today.month + count * (3 if unit == "quarter" else 1))
    return periods.year(today.year + count * {"year": 1, "decade": 10, "century": 100}.get(unit, 1))


def from_focus(unit: str, count: int) -> Meaning:
    """So many units from the day that the text speaks of: "the same day", "a year earlier"."""

    def read(frame: Frame) -> Period | None:
        focus = frame.focus(unit)
        if focus is None or focus.first is None:
            return None
        return moved(focus, unit, count) if count else periods.shifted(focus.first, unit, 0)

    return Meaning(relative=read)


def within(unit: str) -> Meaning:
    """The unit that the text speaks of, else that of writing: "later in the day"."""

    def read(frame: Frame) -> Period | None:
        focus = frame.focus(unit)
        first = focus.first if focus else None
        return periods.shifted(first or frame.today, unit, 0)

    return Meaning(relative=read)


def day_of_month(number: int) -> Meaning:
    """A bare "the 23rd": in the latest month, or with a future hint the next, that has it."""

    def read(frame: Frame) -> Period | None:
        choices = []
        for step in range(-3, 4):
            stretch = periods.month(frame.today.year, frame.today.month + step).first
            try:
                choices.append(periods.day(stretch.replace(day=number))) if stretch else None
            except ValueError:  # the month is too short
                continue
        return nearest(Frame(frame.today, frame.hint or "past"), choices)

    return Meaning(relative=read)


def open_until_now() -> Meaning:
    """Some time before the day of writing: "recently"."""
    return Meaning(relative=lambda frame: periods.between(None, periods.day(frame.today)))


def part(of: Meaning, which: str) -> Meaning:
    """A part of a period: "early", "mid" and "late" only make it approximate, "start" and "end" take the edge."""

    def cut(period: Period | None) -> Period | None:
        if period is None or which in {"earlier", "later"}:
            return period
        if period.first is None or period.last is None or which not in {"start", "end"}:
            return period.about()
        edge = period.first if which == "start" else period.last
        if (period.last - period.first).days > 300:
            return periods.month(edge.year, edge.month).about()
        return periods.day(edge).about()

    if of.fixed is not None:
        return Meaning(fixed=cut(of.fixed))
    return Meaning(relative=lambda frame: cut(of.at(frame)))


def span(start: Meaning, end: Meaning) -> Meaning | None:
    """From one to another."""
    if start.fixed is not None and end.fixed is not None:
        first, last = start.fixed, end.fixed
        return fixed(lambda: periods.between(first, last))

    def read(frame: Frame) -> Period | None:
        left, right = start.at(frame), end.at(frame)
        if left is None or right is None:
            return None
        return periods.between(left, right)

    return Meaning(relative=read)
