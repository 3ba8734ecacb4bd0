"""Dates as Japanese, Korean and Chinese write them: 2025年8月23日, 8월 23일, 先月, 土曜日, 지난주."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from communique.chronology import meanings, periods
from communique.chronology.meanings import Meaning
from communique.chronology.words import Reading

DATE = re.compile(
    r"(?:(?P<year>\d{4})\s?[年년]\s?)?(?P<month>\d{1,2})\s?[月월](?![間間])\s?(?:(?P<day>\d{1,2})\s?[日일号號](?![間间]))?"
    r"|(?P<from>\d{4})\s?[年년]?\s?[~～〜–-]\s?(?P<to>\d{4}|\d{2})\s?[年년]"
    r"|(?P<only>(?:1[0-9]{3}|20\d{2}))\s?[年년](?![間间])"
)
NAMED: dict[str, tuple[str, int]] = {
    "昨日": ("day", -1), "昨天": ("day", -1), "어제": ("day", -1),
    "今日": ("day", 0), "今天": ("day", 0), "오늘": ("day", 0),
    "明日": ("day", 1), "明天": ("day", 1), "내일": ("day", 1),
    "先週": ("week", -1), "上周": ("week", -1), "上週": ("week", -1), "지난주": ("week", -1),
    "今週": ("week", 0), "本周": ("week", 0), "本週": ("week", 0), "이번 주": ("week", 0),
    "来週": ("week", 1), "下周": ("week", 1), "下週": ("week", 1), "다음 주": ("week", 1),
    "先月": ("month", -1), "上个月": ("month", -1), "上個月": ("month", -1), "지난달": ("month", -1),
    "今月": ("month", 0), "本月": ("month", 0), "이달": ("month", 0), "이번 달": ("month", 0),
    "来月": ("month", 1), "下个月": ("month", 1), "下個月": ("month", 1), "다음 달": ("month", 1),
    "昨年": ("year", -1), "去年": ("year", -1), "지난해": ("year", -1), "작년": ("year", -1),
    "今年": ("year", 0), "올해": ("year", 0),
    "来年": ("year", 1), "明年": ("year", 1), "내년": ("year", 1),
}  # fmt: skip
WEEKDAYS = {
    **{f"{name}曜日": number for number, name in enumerate("月火水木金土日")},
    **{f"{name}요일": number for number, name in enumerate("월화수목금토일")},
    **{f"星期{name}": number for number, name in enumerate("一二三四五六日")},
}


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


NAME = re.compile(rf"(?:(?P<named>{_any(NAMED)})(?:の|\s)?)?(?P<weekday>{_any(WEEKDAYS)})|(?P<alone>{_any(NAMED)})")


def find(text: str) -> Iterator[tuple[int, int, Reading]]:
    """The dates of a text with their places, not in order."""
    for found in DATE.finditer(text):
        meaning = _meaning(found)
        if meaning is not None:
            start, end = found.span()
            yield start, start + len(text[start:end].rstrip()), Reading("date", meaning)
    for found in NAME.finditer(text):
        yield found.start(), found.end(), Reading("date", _named(found))


def _named(found: re.Match[str]) -> Meaning:
    unit, count = NAMED.get(found["named"] or found["alone"] or "", ("", 0))
    if found["weekday"] is None:
        return meanings.shift(unit, count)
    return meanings.weekday(WEEKDAYS[found["weekday"]], weeks=count if unit == "week" else None)


def _meaning(found: re.Match[str]) -> Meaning | None:
    if found["only"]:
        only = int(found["only"])
        return meanings.fixed(lambda: periods.year(only))
    if found["from"]:
        first, last = int(found["from"]), int(found["to"])
        last += first - first % 100 if last < 100 else 0
        return meanings.fixed(lambda: periods.between(periods.year(first), periods.year(last)))
    month = int(found["month"])
    if not 1 <= month <= 12:
        return None
    year = int(found["year"]) if found["year"] else None
    if found["day"] is None:
        if year is not None:
            return meanings.fixed(lambda: periods.month(year, month))
        return meanings.yearly(lambda of: periods.month(of, month))
    day = int(found["day"])
    if year is not None:
        return meanings.fixed(lambda: periods.day(date(year, month, day)))
    if not 1 <= day <= 31:
        return None
    return meanings.yearly(lambda of: periods.day(date(of, month, day)))
