"""Quotation marks are paired by position; a broken one costs one quotation only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.annotate import quotes, sentences
from communique.annotate.quotes import continued, in_paragraph, paragraphs
from communique.draft import Draft, Quote
from communique.model import Report
from communique.tools import Tools


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
        ("„Wir sind einig“, sagte er. »Gut so«, sagte sie.", ["„Wir sind einig“", "»Gut so«"]),
        ("‘The fishermen’s families can’t wait,’ she said.", ["‘The fishermen’s families can’t wait,’"]),
        ("‘It isn’t the trawlers’ fault that they dithered.’", ["‘It isn’t the trawlers’ fault that they dithered.’"]),
        ("the 'herring wars' and the leaders' summit", ["'herring wars'"]),
        ("They spoke of ‘peace’ and ‘the leaders’ resolve’.", ["‘peace’", "‘the leaders’ resolve’"]),
        ("She blamed “the ’90s generation” and told ’em so.", ["“the ’90s generation”"]),
        ("’We agreed,’ he said. ’We meet.’", ["’We agreed,’", "’We meet.’"]),
        ("“We agreed. “We will meet,” he said.", ["“We agreed.", "“We will meet,”"]),
        ('We agreed," he said. "We will meet."', ['"We will meet."']),
        ('a 6" pipe and a 5\'10" man said "we need 5".', ['"we need 5"']),
    ],
)
def test_marks_are_paired_by_position(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_quotation_inside_another_has_a_depth() -> None:
    text = "‘He told me, “Never sign at night,” and I don’t intend to start,’ she said."
    outer, inner = quotes_in(text)
    assert text[outer.start : outer.end].endswith("start,’")
    assert (text[inner.start : inner.end], inner.depth) == ("“Never sign at night,”", 1)


def test_a_mark_without_partner_costs_its_own_paragraph_only() -> None:
    text = "She called it “a beginning.\nVask said: “We agree.”"
    first, second = quotes_in(text)
    assert (first.closed, second.closed) == (False, True)
    assert text[second.start : second.end] == "“We agree.”"


def test_three_marks_in_a_row_close_two_quotations() -> None:
    text = "''I told him, 'We sail at dawn,''' she said. '''Never,''' said he. ''It was 'The Port'.''"
    assert texts(text) == [
        "''I told him, 'We sail at dawn,'''",
        "'We sail at dawn,'",
        "'''Never,'''",
        "'Never,'",
        "''It was 'The Port'.''",
        "'The Port'",
    ]


def test_an_open_quotation_that_the_next_paragraph_takes_up_is_no_fault() -> None:
    text = "“We begin today.\n“We end next year,” she said."
    assert [quote.closed for quote in quotes_in(text)] == [True, True]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("They resumed “river talks.”", False),
        ("He is “a close friend.”", True),
        ("“Very good,” he said.", True),
        ("He spoke on Radio Tarn’s “Morning Call.”", False),
        ("They spoke “as partners” there.", True),
        ("The film “The River Runs” was shown.", False),
        ("They praised the “Harbour and Road” plan.", False),
        ("Vask dropped the so-called “tax on the sea”.", False),
        ("“Not Now,” he said.", True),
    ],
)
def test_terms_of_art_are_told_from_speech(text: str, speech: bool) -> None:
    assert [quote.speech for quote in quotes_in(text)] == [speech]


@given(st.text(alphabet="“”\"'‘’«»「」ab .,\n", max_size=80))
def test_quotations_lie_in_the_text_and_hold_something(text: str) -> None:
    for quote in quotes_in(text):
        assert 0 <= quote.start <= quote.inner[0] < quote.inner[1] <= quote.end <= len(text)


def test_a_predicate_between_marks_is_somebodys_judgement(tools: Tools) -> None:
    text = "Vask said the talks were “overdue” and that the “river tax” was gone."
    draft = Draft(Report(id="d", source="test", sha256="0" * 64, text=text))
    draft.parse = sentences.parse(draft, tools)
    assert [quote.speech for quote in quotes.find(draft, tools)] == [True, False]
