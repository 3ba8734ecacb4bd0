"""Those who give no answer, and turns of phrase that report as verbs of saying do."""

from __future__ import annotations

import pytest
from attributed import annotated, shown, words

from communique.tools import Tools

LEAD = "Oren Vask, the mayor of Tarn, met the guild on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guild had no comment.", ("The guild", "had", ["no comment"])),
        ("The guild did not return calls.", ("The guild", "did not return", ["calls"])),
        ("Ida Roe could not be reached for comment.", ("Ida Roe", "could not be reached", ["for comment"])),
        ("Ida Roe was not available for comment.", ("Ida Roe", "was not available", ["for comment"])),
        ("Ida Roe was unavailable for comment.", ("Ida Roe", "was unavailable", ["for comment"])),
        ("The port gave no details.", ("The port", "gave", ["no details"])),
        ("The port did not reply to an email.", ("The port", "did not reply to", ["an email"])),
    ],
)
def test_who_gives_no_answer_says_nothing(text: str, expected: object, tools: Tools) -> None:
    _, found = annotated(LEAD + text, tools)
    told = {
        (words(LEAD + text, item.source), words(LEAD + text, item.cue)): (
            [(LEAD + text)[slice(*part)] for part in item.content],
            item.negated,
        )
        for item in found
    }
    source, cue, content = expected  # type: ignore[misc]
    assert told.get((source, cue)) == (content, True)


@pytest.mark.parametrize("text", ["Ida Roe declined to comment.", "Ida Roe refused to be drawn."])
def test_a_refusal_to_speak_is_no_pledge(text: str, tools: Tools) -> None:
    assert [item.stance for item in annotated(LEAD + text, tools)[1]] == ["fact"]


def test_who_is_available_has_not_kept_silent(tools: Tools) -> None:
    assert shown(LEAD + "Ida Roe was available for comment and had comments.", tools) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vask let it be known through aides that he had the guild's support.",
            ("Vask", "let it be known", ["that he had the guild's support"], "clause"),
        ),
        (
            "My mother used to say that water has no memory.",
            ("My mother", "used to say", ["that water has no memory"], "clause"),
        ),
        (
            "The offer was, in the words of one envoy, “a slap.”",
            ("one envoy", "words", ["The offer was", "“a slap.”"], "according"),
        ),
        (
            "The river, in his words, is “a shared account.”",
            ("his", "words", ["The river", "is “a shared account.”"], "according"),
        ),
        (
            "A report of the bank puts the cost at 2 billion.",
            ("A report of the bank", "puts", ["the cost at 2 billion"], "object"),
        ),
        (
            "The office first claimed that the memo was lost, then that it was a draft, and finally that it had burnt.",
            (
                "The office",
                "first claimed",
                ["that the memo was lost, then that it was a draft, and finally that it had burnt"],
                "clause",
            ),
        ),
    ],
)
def test_a_turn_of_phrase_reports(text: str, expected: object, tools: Tools) -> None:
    assert expected in shown(LEAD + text, tools)
