"""Time expressions and their EDTF values. The sentences are of this project; 24 August 2025 is a Sunday."""

from __future__ import annotations

import pytest

from communique.chronology import Hint, find_phrases, read_edtf

WRITTEN = "2025-08-24"


def values(text: str, hint: Hint | None = None, anchor: str | None = WRITTEN) -> list[tuple[str, str | None]]:
    found = []
    for phrase in find_phrases(text):
        period = phrase.resolve(anchor, hint)
        found.append((phrase.text, period.edtf if period else None))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They signed it on August 23, 2025.", ("August 23, 2025", "2025-08-23")),
        ("They signed it on 23 August 2025.", ("23 August 2025", "2025-08-23")),
        ("The treaty of 2025-08-23 stands.", ("2025-08-23", "2025-08-23")),
        ("Signed on 23/08/2025 in the port.", ("23/08/2025", "2025-08-23")),
        ("Signed on 04/03/2025 in the port.", ("04/03/2025", None)),
        ("Signed on 2025.08.23 in the port.", ("2025.08.23", "2025-08-23")),
        ("1921~38년 점령", ("1921~38년", "1921/1938")),
        ("In March 2023 the plan was made.", ("March 2023", "2023-03")),
        ("They fought from 1910 to 1945.", ("1910 to 1945", "1910/1945")),
        ("The 1910-45 occupation left scars.", ("1910-45", "1910/1945")),
        ("The 2021-2023 talks failed.", ("2021-2023", "2021/2023")),
        ("It goes back to the 1990s.", ("the 1990s", "199X")),
        ("It goes back to the 19th century.", ("the 19th century", "18XX")),
        ("Late 2023 saw a thaw.", ("Late 2023", "2023~")),
        ("By the end of 2026 it must be done.", ("the end of 2026", "2026-12~")),
        ("In the first quarter of 2026 exports rose.", ("the first quarter of 2026", "2026-01/2026-03")),
        ("In spring 2024 they met.", ("spring 2024", "2024-21")),
        ("The games of Dec. 30 to Jan. 2, 2026, are off.", ("Dec. 30 to Jan. 2, 2026", "2025-12-30/2026-01-02")),
    ],
)
def test_calendar_dates_need_no_anchor(text: str, expected: tuple[str, str | None]) -> None:
    assert values(text, anchor=None) == [expected]


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("met on Saturday in Port Vald", None, ("Saturday", "2025-08-23")),
        ("met on Sunday in Port Vald", "past", ("Sunday", "2025-08-24")),
        ("will meet on Monday", "future", ("Monday", "2025-08-25")),
        ("met on Monday", "past", ("Monday", "2025-08-18")),
        ("Signed Saturday, Aug. 23, in the port.", None, ("Saturday, Aug. 23", "2025-08-23")),
        ("last Saturday", None, ("last Saturday", "2025-08-23")),
        ("next Monday", None, ("next Monday", "2025-08-25")),
        ("on Friday of last week", None, ("Friday of last week", "2025-08-15")),
        ("on Friday night", None, ("Friday night", "2025-08-22")),
        ("last week", None, ("last week", "2025-08-11/2025-08-17")),
        ("this weekend", None, ("this weekend", "2025-08-23/2025-08-24")),
        ("earlier this month", None, ("earlier this month", "2025-08")),
        ("two months ago", None, ("two months ago", "2025-06")),
        ("three days ago", None, ("three days ago", "2025-08-21")),
        ("nearly 30 years ago", None, ("nearly 30 years ago", "1995~")),
        ("a decade ago", None, ("a decade ago", "2015~")),
        ("last year", None, ("last year", "2024")),
        ("yesterday evening", None, ("yesterday evening", "2025-08-23")),
        ("the 23rd", None, None),
        ("on the 23rd, they met", None, ("the 23rd", "2025-08-23")),
        ("in June", None, ("June", "2025-06")),
        ("in October", "future", ("October", "2025-10")),
        ("in October", "past", ("October", "2024-10")),
        ("in early June", None, ("early June", "2025-06~")),
        ("the July tariff accord", None, ("July", "2025-07")),
        ("as early as this October", None, ("this October", "2025-10")),
        ("on Dec. 7-9", "future", ("Dec. 7-9", "2025-12-07/2025-12-09")),
        ("on Dec. 28", "past", ("Dec. 28", "2024-12-28")),
        ("in May", None, ("May", "2025-05")),
        ("over the past five years", None, ("the past five years", "2020/2025")),
        ("by year-end", "future", ("year-end", "2025-12~")),
        ("within five years", "future", ("within five years", "2025/2030")),
        ("opens in two weeks", "future", ("two weeks", "2025-09-01/2025-09-07")),
        ("the first in two weeks", "past", ("two weeks", None)),
        ("before Christmas", "future", ("Christmas", "2025-12-25")),
        ("in the first half of this year", None, ("the first half of this year", "2025-01/2025-06")),
        ("8月23日に会談した", None, ("8月23日", "2025-08-23")),
        ("지난주 회담", None, ("지난주", "2025-08-11/2025-08-17")),
        ("先週の土曜日", None, ("先週の土曜日", "2025-08-16")),
    ],
)
def test_relative_dates_count_from_the_day_of_writing(
    text: str, hint: Hint | None, expected: tuple[str, str | None] | None
) -> None:
    assert values(text, hint) == ([expected] if expected else [])
    assert all(value is None for _, value in values(text, hint, anchor=None))


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the harbour.",
        "May I ask why?",
        "April Haynes met June Carter.",
        "The minister sat down in the sun.",
        "They sent 2000 soldiers and $2000.",
        "The second round began in the first hall.",
        "The cap is 10,000 a year.",
        "On the 80th anniversary they met.",
    ],
)
def test_words_that_only_look_like_dates(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a two-day visit", "duration"),
        ("for about two hours", "duration"),
        ("more than 2½ months", "duration"),
        ("the first in 17 years", "duration"),
        ("a decades-long dispute", "duration"),
        ("every year", "set"),
        ("annually", "set"),
        ("twice a week", "set"),
        ("at 3 p.m. they met", "time"),
        ("on Friday morning", "time"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [phrase.kind for phrase in find_phrases(text)] == [kind]


def test_expressions_that_go_back_to_the_day_spoken_of() -> None:
    spoken = tuple(period for edtf in ("1965", "2025-08-20") if (period := read_edtf(edtf)))
    (later,) = find_phrases("later in the day")
    (following,) = find_phrases("The following day they left.")
    (before,) = find_phrases("a year earlier")
    assert later.resolve(WRITTEN, None, spoken) == read_edtf("2025-08-20")
    assert following.resolve(WRITTEN, None, spoken) == read_edtf("2025-08-21")
    assert before.resolve(WRITTEN, None, spoken) == read_edtf("1964")
    assert following.resolve(WRITTEN) is None


def test_an_anchor_that_is_no_single_day_resolves_what_it_can() -> None:
    assert values("in June", anchor="2025-08") == [("June", "2025-06")]
    assert values("on Saturday", anchor="2025-08") == [("Saturday", None)]
    assert values("on Thursday", "past", anchor="2025-08-24/2025-08-25") == [("Thursday", "2025-08-21")]
    assert values("on Monday", "past", anchor="2025-08-24/2025-08-25") == [("Monday", None)]
    assert values("a recent loss", anchor="2025-08-24/2025-08-25") == [("recent", "../2025-08-25")]


def test_a_day_that_no_month_has_is_impossible() -> None:
    assert [phrase.impossible for phrase in find_phrases("30 February 2025 and 28 February 2025")] == [True, False]
    assert values("in ten million years or 9000 years ago")[-1] == ("9000 years ago", None)


@pytest.mark.parametrize("words", ["midnight on Saturday", "midnight Saturday"])
def test_the_hour_of_a_weekday_is_on_that_day(words: str) -> None:
    assert values(f"The truce began at {words}.") == [(words, "2025-08-23")]
