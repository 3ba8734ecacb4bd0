"""Where a source ends, what quoted words do not attribute, and what a thing is called without an article."""

from __future__ import annotations

import pytest
from attributed import annotated, shown

from communique.tools import Tools

LEAD = "Oren Vask, the mayor of Tarn, met the guild on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Coach Oren Vask on Saturday denied there was a rift.",
            ("Coach Oren Vask", "denied", ["there was a rift"], "clause"),
        ),
        (
            "“Mr. President, Secretary Roe said that troops would stay,” the clerk wrote.",
            ("Secretary Roe", "said", ["that troops would stay"], "clause"),
        ),
        (
            'Its head, Ada Pell, was "deeply shocked," her spokesman, Paul Roe, said.',
            ("her spokesman, Paul Roe,", "said", ['Its head, Ada Pell, was "deeply shocked,"'], "clause"),
        ),
        (
            "Minister Leo Roe was accused by the opposition of lying.",
            ("the opposition", "was accused", ["Minister Leo Roe", "of lying"], "passive"),
        ),
        (
            "Vask, asked about a truce, said there was none.",
            ("Vask", "said", ["there was none"], "clause"),
        ),
        (
            "The guild called the plan nonsense.",
            ("The guild", "called", ["the plan nonsense"], "naming"),
        ),
        (
            "The plan would drain the marsh, a claim the Treasury dismissed as scaremongering.",
            ("the Treasury", "dismissed", ["a claim", "as scaremongering"], "naming"),
        ),
    ],
)
def test_source_and_content_end_where_they_do(text: str, expected: object, tools: Tools) -> None:
    assert expected in shown(LEAD + text, tools)


def test_who_is_asked_does_not_ask(tools: Tools) -> None:
    found = shown(LEAD + "Vask, asked about a truce, said there was none.", tools)
    assert (None, "asked about", ["a truce"], "prepositional") in found


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“Thank you, Mr. Speaker,” Vask said.", "Thank"),
        ("“Ask me when the panel has finished,” Vask said.", "Ask"),
        ("Vask countered that Roe “wouldn't know a boat if it hit her.”", "wouldn't know"),
    ],
)
def test_words_that_bid_or_thank_attribute_nothing(text: str, cue: str, tools: Tools) -> None:
    assert cue not in [item[1] for item in shown(LEAD + text, tools)]


def test_a_phrase_in_marks_after_is_makes_a_content_mixed(tools: Tools) -> None:
    _, found = annotated(LEAD + "Vask said the bridge was “under review,” and left.", tools)
    assert [item.mode for item in found if item.rule == "clause"] == ["mixed"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Roe has told friends privately, two of them said, that a vote may never come.", "has told"),
        (
            "Roe, who had promised a vote, has since told friends privately, two of them said, that it may never come.",
            "has since told",
        ),
    ],
)
def test_a_clause_thrown_in_before_that_is_no_part_of_what_is_told(text: str, told: str, tools: Tools) -> None:
    found = {item[1]: item[2] for item in shown("Ida Roe met the guild.\n\n" + text, tools)}
    assert found[told][0].endswith("may never come")
    assert found[told][0].startswith("that ")
