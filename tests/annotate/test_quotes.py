"""Quotation marks are paired by position; a broken one costs one quotation only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.annotate.quotes import continued, in_paragraph, paragraphs
from communique.draft import Quote


def quotes_in(text: str) -> list[Quote]:
    found = [quote for start, end in paragraphs(text) for quote in in_paragraph(text, start, end)]
    return sorted(continued(found, text), key=lambda quote: quote.start)


def texts(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotes_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We agreed,” Tolland said. “We will meet.”", ["“We agreed,”", "“We will meet.”"]),
        ("”Peace isn’t given,” Vask said. “It is made.”", ["”Peace isn’t given,”", "“It is made.”"]),
        ('He spoke of "a new start" and “old friends.”', ['"a new start"', "“old friends.”"]),
        ("''No deal yet,'' she said.", ["''No deal yet,''"]),
        ("'We are ready,' he told the leaders' meeting.", ["'We are ready,'"]),
        ("トランド氏は「合意した」と述べた。", ["「合意した」"]),
        ("Vask a parlé d’«une étape».", ["«une étape»"]),
    ],
)
def test_marks_are_paired_by_position(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_mark_without_partner_costs_its_own_paragraph_only() -> None:
    text = "She called it “a beginning.\nVask said: “We agree.”"
    first, second = quotes_in(text)
    assert (first.closed, second.closed) == (False, True)
    assert text[second.start : second.end] == "“We agree.”"


def test_an_open_quotation_that_the_next_paragraph_takes_up_is_no_fault() -> None:
    text = "“We begin today.\n“We end next year,” she said."
    assert [quote.closed for quote in quotes_in(text)] == [True, True]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("They resumed “river talks.”", False),
        ("He is “a close friend.”", True),
        ("“Very good,” he said.", True),
        ("They spoke “as partners” there.", True),
    ],
)
def test_terms_of_art_are_told_from_speech(text: str, speech: bool) -> None:
    assert [quote.speech for quote in quotes_in(text)] == [speech]


@given(st.text(alphabet="“”\"'‘’«»「」ab .,\n", max_size=80))
def test_quotations_lie_in_the_text_and_hold_something(text: str) -> None:
    for quote in quotes_in(text):
        assert 0 <= quote.start <= quote.inner[0] < quote.inner[1] <= quote.end <= len(text)
