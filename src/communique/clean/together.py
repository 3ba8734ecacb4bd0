"""The date of an undated report from dated reports of the same event that were given with it.

Many reports say "on Saturday" or "on August 23" and nothing more. Another report of the same meeting
that carries a full date says which Saturday, or which year. Two reports are taken for reports of one
event only where they share many names of people and places, and where no day that the report names
speaks against it; where dated reports of two events fit, the date stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from communique.chronology.lexicon import MONTHS
from communique.clean.lines import Line, split
from communique.clean.published import weekdays
from communique.model import Published, Range, Report

NAME = re.compile(r"\b(?=([A-Z][\w’'-]+ [A-Z][\w’'-]+))")
MONTH_DAY = re.compile(
    r"\b(?:(?P<month>"
    + "|".join(MONTHS)
    + r")\.? (?P<day>\d{1,2})|(?P<day2>\d{1,2}) (?P<month2>"
    + "|".join(MONTHS)
    + r"))\b"
    r"(?!,? \d{4}|\d|-)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MIN_SHARED_NAMES = 6
MIN_SHARED_PART = 0.3
"""Pairs of reports of one event share .34 to .77 of the two-word names of the shorter one, 8 to 17 names;
of 3,486 pairs of reports on one election campaign 17 reach both thresholds (tests/clean repeats it)."""
MAX_TOGETHER = 200
NEAR = timedelta(days=10)
LATER = timedelta(days=150)


def settle(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports, undated ones dated where a dated one of the same event allows it.

    Nothing is changed where more than `MAX_TOGETHER` reports are given: that is an archive, not a story.
    The result does not depend on the order of the reports, as only dates of their own are passed on.
    """
    if len(reports) > MAX_TOGETHER:
        return tuple(reports)
    dated = sorted((report for report in reports if own_date(report) is not None), key=lambda report: report.id)
    known = [(report, names(report)) for report in dated if not is_second_hand(report)]
    return tuple(
        settled(report, known) if report.published.basis == "none" or is_second_hand(report) else report
        for report in reports
    )


def is_second_hand(report: Report) -> bool:
    """Whether a report has its date from another one: then no full date of its own is the evidence.

    Such dates are not passed on, and are settled anew when other reports are there.
    """
    found = report.published
    return found.basis == "inferred" and not any(YEAR.search(span.exact) for span in found.evidence)


def own_date(report: Report) -> date | None:
    """The first day on which a report may have been published, by its own account."""
    value = (report.published.value or "").partition("/")[0]
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def names(report: Report) -> frozenset[str]:
    """The names in a report, spelled alike."""
    return frozenset(match[1].lower().replace("-", " ") for match in NAME.finditer(report.text))


def settled(report: Report, known: Sequence[tuple[Report, frozenset[str]]]) -> Report:
    """The report with the date that most of its dated neighbours give it."""
    own = names(report)
    votes: Counter[tuple[date, Range]] = Counter()
    for other, theirs in known:
        shared = own & theirs
        if len(shared) < MIN_SHARED_NAMES or len(shared) < MIN_SHARED_PART * min(len(own), len(theirs)):
            continue
        day = from_weekday(report, other) or from_month_day(report, other)
        if day is not None and not speaks_of_later(report, day[0]):
            votes[day] += 1
    days = [day for day, _ in votes]
    if not days or max(days) - min(days) > NEAR:
        return report
    (first, place), _ = max(votes.items(), key=lambda item: (item[1], item[0]))
    value = f"{first.isoformat()}/{(first + timedelta(days=1)).isoformat()}"
    return replace(report, published=Published(value=value, basis="inferred", evidence=(report.span(*place),)))


def speaks_of_later(report: Report, day: date) -> bool:
    """Whether a report names a day of a month after the one it is taken to be of: then it is of another event.

    It may also look ahead to that day; not to date a report is the smaller mistake.
    """
    for month, number, _ in month_days(report):
        try:
            named = date(day.year, month, number)
        except ValueError:
            continue
        if timedelta(days=1) < named - day < LATER:
            return True
    return False


def own_lines(report: Report) -> list[Line]:
    """The lines of a report that are not furniture."""
    covered = [item.span.range for item in report.furniture]
    return [line for line in split(report.text) if not any(start <= line.start < end for start, end in covered)]


def from_weekday(report: Report, other: Report) -> tuple[date, Range] | None:
    """The latest day of the week that the report looks back on, counted from the other's date."""
    past, _ = weekdays(own_lines(report))
    written = own_date(other)
    if written is None:
        return None
    days: Mapping[date, Range] = {
        written - timedelta(days=(written.weekday() - name) % 7): place for name, place in past.items()
    }
    return max(days.items(), default=None)


def from_month_day(report: Report, other: Report) -> tuple[date, Range] | None:
    """The latest day of a month near the other's date, which gives it its year."""
    written = own_date(other)
    if written is None:
        return None
    days: dict[date, Range] = {}
    for month, day, place in month_days(report):
        try:
            found = date(written.year, month, day)
        except ValueError:
            continue
        if abs(found - written) <= NEAR:
            days.setdefault(found, place)
    return max(days.items(), default=None)


def month_days(report: Report) -> Iterator[tuple[int, int, Range]]:
    """Days of a month without a year: month, day and place."""
    for match in MONTH_DAY.finditer(report.text):
        name = (match["month"] or match["month2"]).lower()
        yield MONTHS[name], int(match["day"] or match["day2"]), match.span()
