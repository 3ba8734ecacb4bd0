"""The layer of times: the direction of a date comes from the verb that governs it."""

from __future__ import annotations

import msgspec
import pytest

from communique.annotate import dates, sentences
from communique.draft import Draft
from communique.model import Furniture, Published, Report, TimeExpression
from communique.tools import Tools


def times(text: str, tools: Tools, published: str | None = "2025-08-24", caption: bool = False) -> list[TimeExpression]:
    known = Published(basis="given", value=published) if published else Published()
    report = Report(id="r", source="r.txt", sha256="0" * 64, text=text, published=known)
    if caption:
        report = msgspec.structs.replace(report, furniture=(Furniture("caption", report.span(0, len(text))),))
    draft = Draft(report)
    draft.parse = sentences.parse(draft, tools)
    draft.sentences = sentences.find(draft, tools)
    return list(dates.find(draft, tools))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tolland met Vask in Port Vald on Saturday.", "2025-08-23"),
        ("Tolland will meet Vask in Port Vald on Monday.", "2025-08-25"),
        ("The ministers agreed to meet again on Tuesday.", "2025-08-26"),
        ("The vote is scheduled for Thursday.", "2025-08-28"),
        ("The visit came ahead of a summit due on Monday.", "2025-08-25"),
        ("He spoke of his upcoming meeting with Vask on Monday.", "2025-08-25"),
        ("The parliament votes on the accord on Wednesday.", "2025-08-27"),
        ("The accord was signed on Wednesday by both ministers.", "2025-08-20"),
        ("The rules could take effect in October.", "2025-10"),
        ("She flies on to Aldmere, where on Monday she has her first summit.", "2025-08-25"),
        ("The rules took effect in October.", "2024-10"),
        ("Tolland has held the post since June.", "2025-06"),
    ],
)
def test_tense_decides(text: str, value: str, tools: Tools) -> None:
    assert [time.value for time in times(text, tools)] == [value]


def test_present_tense_of_captions_is_past(tools: Tools) -> None:
    (time,) = times("Mira Tolland greets Oren Vask in Port Vald on Friday.", tools, caption=True)
    assert time.value == "2025-08-22"


def test_span_has_no_preposition_and_the_anchor_is_said(tools: Tools) -> None:
    first, second = times("On Saturday they recalled the treaty of 1965.", tools)
    assert (first.span.exact, first.anchored) == ("Saturday", True)
    assert (second.span.exact, second.anchored) == ("1965", False)


def test_unknown_publication_leaves_relative_dates_open(tools: Tools) -> None:
    found = times("On Saturday they recalled the treaty of 5 May 1965.", tools, published=None)
    assert [time.value for time in found] == [None, "1965-05-05"]


def test_the_same_day_goes_back_in_the_text(tools: Tools) -> None:
    found = times("Tolland landed on Thursday. Later in the day she met Vask, and they left the next day.", tools)
    assert [time.value for time in found] == ["2025-08-21", "2025-08-21", "2025-08-22"]


def test_a_sentence_without_end_is_read_in_linear_time(tools: Tools) -> None:
    found = times("they met on Monday and " * 300, tools)
    assert len(found) == 300


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will sign their first treaty in 17 years.", None),
        ("It would be the first time in two decades that the ferry sails.", None),
        ("The dam will be finished in two years.", "2027"),
    ],
)
def test_a_record_looks_back_whatever_the_verb(text: str, value: str | None, tools: Tools) -> None:
    assert times(text, tools)[0].value == value
