"""EDTF dates in a person's words."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
QUALIFIERS = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}
DATE = re.compile(r"(?P<year>-?\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[~?%]?)")
MOMENT = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)T(?P<clock>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?")


def human_date(edtf: str) -> str:
    """An EDTF date as a person would write it; what is not understood comes back as it is.

    `2025-08-23` is "23 August 2025", `1910/1945` "1910 to 1945", `2025-06~` "about June 2025".
    """
    moment = MOMENT.fullmatch(edtf)
    if moment:
        zone = {"Z": " UTC", None: ""}.get(moment["zone"], f" UTC{moment['zone']}")
        return f"{human_date(moment['date'])}, {moment['clock']}{zone}"
    start, slash, end = edtf.partition("/")
    if not slash:
        return _single(start)
    if start in ("", ".."):
        return f"until {_single(end)}" if end not in ("", "..") else edtf
    if end in ("", ".."):
        return f"from {_single(start)}"
    return _interval(start, end)


def _interval(start: str, end: str) -> str:
    """Two dates, saying once what they share."""
    one, other = DATE.fullmatch(start), DATE.fullmatch(end)
    if one and other and not one["mark"] and not other["mark"] and one["year"] == other["year"] and _plain(one, other):
        if one["day"] and other["day"] and one["month"] == other["month"]:
            return f"{int(one['day'])} to {_single(end)}"
        if bool(one["day"]) == bool(other["day"]):
            return f"{_single(start).rsplit(' ', 1)[0]} to {_single(end)}"
    return f"{_single(start)} to {_single(end)}"


def _plain(*found: re.Match[str]) -> bool:
    """Whether dates name a month, and a day or none, in digits."""
    months = all(match["month"] and match["month"].isdigit() and 1 <= int(match["month"]) <= 12 for match in found)
    return months and all(match["day"] is None or match["day"].isdigit() for match in found)


def _single(text: str) -> str:
    found = DATE.fullmatch(text)
    if found is None:
        return text
    year, month, day = found["year"], found["month"], found["day"]
    words = _year(year)
    if month and month.isdigit():
        number = int(month)
        if number in SEASONS:
            words = f"{SEASONS[number]} {words}"
        elif 1 <= number <= 12:
            words = f"{_day(day)}{MONTHS[number - 1]} {words}"
        else:
            return text
    elif month:
        words = f"an unknown day of {words}" if day else f"an unknown month of {words}"
    return QUALIFIERS[found["mark"]] + words


def _day(day: str | None) -> str:
    if day is None:
        return ""
    return f"{int(day)} " if day.isdigit() else "an unknown day of "


def _year(year: str) -> str:
    if year.endswith("XX"):
        return f"{year[:2]}00 to {year[:2]}99"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    if year.startswith("-"):
        return f"{-int(year) + 1} BC"
    return str(int(year)) if int(year) else "1 BC"
