"""Speakers that the layout names: headlines, transcripts, interviews, signed quotations."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.annotate.attributions import posts, transcripts
from communique.annotate.attributions.page import Page
from communique.draft import Draft
from communique.model import Range, Report
from communique.tools import Tools

BODY = "\n\nPrime Minister Oren Vask of Morva met President Ida Brekke of Valdoria on Monday.\n"


def shown(text: str, tools: Tools) -> list[tuple[str | None, str | None, list[str], str]]:
    draft = annotate(Report(id="d", source="d", sha256="0" * 64, text=text), tools)
    return [
        (
            text[slice(*item.source)] if item.source else None,
            text[slice(*item.cue)] if item.cue else None,
            [text[slice(*part)] for part in item.content],
            item.mode,
        )
        for item in draft.attributions
        if item.parent is None
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Vask: talks went well", ("Vask", ":", ["talks went well"], "indirect")),
        ("Vask: ‘No deal tonight’", ("Vask", ":", ["‘No deal tonight’"], "direct")),
        ("Talks went well, says Vask", ("Vask", "says", ["Talks went well"], "indirect")),
        ("Talks went well – Vask", ("Vask", "–", ["Talks went well"], "indirect")),
        ("Deal is near: sources", ("sources", ":", ["Deal is near"], "indirect")),
        ("Poll: most back the deal", ("Poll", ":", ["most back the deal"], "indirect")),
        ("Talks ‘constructive’, say officials", ("officials", "say", ["Talks ‘constructive’"], "indirect")),
        (
            "‘We’re not enemies’: Defiant PM Vask vows to stay",
            ("Defiant PM Vask", ":", ["‘We’re not enemies’"], "direct"),
        ),
        ("Valdoria, Morva pledge to talk", ("Valdoria, Morva", "pledge", ["to talk"], "indirect")),
        ("Historians: talks will fail", ("Historians", ":", ["talks will fail"], "indirect")),
        ("Port clerks blast toll plan after vote", ("Port clerks", "blast", ["toll plan"], "indirect")),
        ("Oren Vask Rejects Toll Plan", ("Oren Vask", "Rejects", ["Toll Plan"], "indirect")),
        ("OREN VASK REJECTS TOLL PLAN", ("OREN VASK", "REJECTS", ["TOLL PLAN"], "indirect")),
    ],
)
def test_a_headline_names_its_speaker(title: str, expected: tuple[str, str, list[str], str], tools: Tools) -> None:
    assert shown(title + BODY, tools)[0] == expected


@pytest.mark.parametrize(
    "title",
    [
        "Analysis: who won the talks",
        "Border row: talks fail",
        "Live: talks in Tarn Harbour",
        "Port sales report due Monday",
        "Workers rights protest march",
        "Campaign: key dates of the vote",
    ],
)
def test_a_headline_that_names_nobody_attributes_nothing(title: str, tools: Tools) -> None:
    assert shown(title + BODY, tools) == []


def test_a_transcript_that_stands_in_marks_has_its_speakers(tools: Tools) -> None:
    text = (
        "The talk went on.\n"
        '"VASK: Is she coming?\n"ROE: No. I think she has other things to do.\n"(CROSSTALK.)\n"VASK: Why not?\n'
        '"Follow Ada Roe on the radio."\n'
    )
    assert [(source, content) for source, cue, content, _ in shown(text, tools) if cue == ":"] == [
        ("VASK", ["Is she coming?"]),
        ("ROE", ["No. I think she has other things to do."]),
        ("VASK", ["Why not?"]),
    ]


def test_the_turns_of_a_transcript_are_their_speakers(tools: Tools) -> None:
    text = (
        "Transcript of the press conference\n\n"
        "MS ROE: Will the dam hold?\n\nPRESIDENT BREKKE: It will.\n\nIt held in May.\n\n(APPLAUSE)\n\n"
        "MS ROE: And the ferry?\n\nPRESIDENT BREKKE: Ask Mr Vask."
    )
    assert shown(text, tools) == [
        ("MS ROE", ":", ["Will the dam hold?"], "direct"),
        ("PRESIDENT BREKKE", ":", ["It will.", "It held in May."], "direct"),
        ("MS ROE", ":", ["And the ferry?"], "direct"),
        ("PRESIDENT BREKKE", ":", ["Ask Mr Vask."], "direct"),
    ]


def test_the_answers_of_an_interview_are_those_of_whom_it_names(tools: Tools) -> None:
    text = (
        "Foreign Minister Lena Brandt spoke to the Harbour Gazette on Tuesday.\n\nQ: Will the ban go?\n\n"
        "A: Not next week.\n\nSo when?\n\nWhen the herring are back.\n\nQ: And then?\n\nA: Then we talk."
    )
    assert shown(text, tools) == [
        ("Foreign Minister Lena Brandt", ":", ["Not next week.", "When the herring are back."], "direct"),
        ("Foreign Minister Lena Brandt", ":", ["Then we talk."], "direct"),
    ]


def test_who_is_interviewed_is_looked_up_once_however_many_answers(
    tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[int] = []
    find = transcripts.interviewed

    def counted(page: Page, first: int) -> Range | None:
        looked_up.append(first)
        return find(page, first)

    monkeypatch.setattr(transcripts, "interviewed", counted)
    turns = "\n\nQ: Will the ban go?\n\nA: Not next week." * 5
    assert len(shown("Foreign Minister Lena Brandt spoke to the Harbour Gazette." + turns, tools)) == 5
    assert len(looked_up) == 1


@pytest.mark.parametrize(
    ("post", "kept"),
    [
        ("The ferry sails. https://tarn.example/a pic.tarn.example/b\n", "The ferry sails."),
        ("The ferry sailspic.tarn.example/b", "The ferry sails"),
        ("https://tarn.example/a shows the ferry ", "https://tarn.example/a shows the ferry "),
        ("https://tarn.example/a", "https://tarn.example/a"),
        # a pattern that may part glued links in several ways would try 2^60 of them
        ("http://a" * 60 + " sails", "http://a" * 60 + " sails"),
    ],
)
def test_a_post_ends_before_its_last_links(post: str, kept: str) -> None:
    draft = Draft(Report(id="d", source="d", sha256="0" * 64, text=post))
    assert post[slice(*posts.worded(draft, (0, len(post))))] == kept


def test_a_name_after_a_dash_signs_a_quotation(tools: Tools) -> None:
    text = "What readers say\n\n“The ferry must sail.”\n— Jo Pask, Tarn Harbour\n\nThe ferry was built in 1990."
    assert shown(text, tools) == [("Jo Pask, Tarn Harbour", "—", ["“The ferry must sail.”"], "direct")]


def test_a_label_alone_is_no_speaker(tools: Tools) -> None:
    text = "The agenda\n\nFirst: the dam.\n\nSecond: the ferry.\n\nThird: the fish."
    assert shown(text, tools) == []


def test_dashes_without_blanks_cost_no_report(tools: Tools) -> None:
    found = shown("Critics-including his sister, a harbor pilot-said he suffered from a fever.", tools)
    assert [(cue, content) for _, cue, content, _ in found] == [("said", ["he suffered from a fever"])]
