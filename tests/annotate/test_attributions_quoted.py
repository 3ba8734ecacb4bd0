"""Quotations: whose they are by their place, and how words without marks around them are cut."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.draft import DraftAttribution
from communique.model import Report
from communique.tools import Tools

Shown = tuple[str | None, str | None, list[str], str]


def drafted(text: str, tools: Tools) -> list[DraftAttribution]:
    return list(annotate(Report(id="d", source="d", sha256="0" * 64, text=text), tools).attributions)


def shown(text: str, tools: Tools) -> list[Shown]:
    return [
        (
            text[slice(*item.source)] if item.source else None,
            text[slice(*item.cue)] if item.cue else None,
            [text[slice(*part)] for part in item.content],
            item.mode,
        )
        for item in drafted(text, tools)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Oren Vask went even further: “The dam must go before the spring.”", "Oren Vask", "went even further:"),
        (
            "Mira Tolland gave the Gazette a short answer: “We will not sign this paper.”",
            "Mira Tolland",
            "gave the Gazette a short answer:",
        ),
        ("Oren Vask runs the mill.\nThe strike will last for weeks - Oren Vask: “Nobody called.”", "Oren Vask", ":"),
        ("What is in it? From the report: “Two of the gates have never been closed.”", "the report", ":"),
        ("“The river will always be ours,” an angry Oren Vask retaliated.", "an angry Oren Vask", "retaliated"),
        ("“It will be ours,” the guild’s treasurer, Ada Roe, shrugged.", "the guild’s treasurer, Ada Roe,", "shrugged"),
        ("“Who could live on that?” he shrugged as the crowd laughed.", "he", "shrugged"),
    ],
)
def test_a_quotation_has_a_speaker_by_its_place(text: str, source: str, cue: str, tools: Tools) -> None:
    quoted = text[text.index("“") : text.index("”") + 1]
    assert (source, cue, [quoted], "direct") in shown(text, tools)


@pytest.mark.parametrize(
    "text",
    [
        "The choice is simple: “Pay the toll or take the long road.”",
        "The crew of the “Pride of the North,” an old Oren Vask remembered, never came home.",
        "This is the house where they live: “The Last Stop Before the Sea.”",
    ],
)
def test_what_nobody_says_is_not_announced(text: str, tools: Tools) -> None:
    assert not [item for item in drafted(text, tools) if item.rule == "announced"]


def test_an_announced_quotation_goes_on_after_its_clause(tools: Tools) -> None:
    text = "“The river will always be ours,” Oren Vask retaliated. “It was ours before the dam.”"
    assert shown(text, tools) == [
        (
            "Oren Vask",
            "retaliated",
            ["“The river will always be ours,”", "“It was ours before the dam.”"],
            "direct",
        )
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Vask calls the question of water “a priority” for farmers.",
            "the question of water “a priority” for farmers",
        ),
        (
            "Tolland called those asking for a third ferry “dreamers.”",
            "those asking for a third ferry “dreamers.”",
        ),
    ],
)
def test_a_name_in_marks_is_what_a_thing_is_called(text: str, content: str, tools: Tools) -> None:
    assert [content] in [parts for _, cue, parts, _ in shown(text, tools) if cue in {"calls", "called"}]


@pytest.mark.parametrize(
    "text",
    [
        "Vask called the harbour office on Monday.",
        "The union has called a strike for Tuesday, the day on which Tarn marks Founders’ Eve.",
    ],
)
def test_a_call_that_names_nothing_gives_no_content(text: str, tools: Tools) -> None:
    assert not shown(text, tools)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "If the rain comes, Vask said, “the old dam will never hold it.”",
            ["If the rain comes", "“the old dam will never hold it.”"],
        ),
        ("In the morning, Vask said, “There was no ferry at all.”", ["“There was no ferry at all.”"]),
    ],
)
def test_a_quotation_in_small_letters_takes_the_words_before_its_clause(
    text: str, parts: list[str], tools: Tools
) -> None:
    assert [content for _, _, content, _ in shown(text, tools)] == [parts]


def test_the_score_of_a_vote_is_no_speech(tools: Tools) -> None:
    text = "Mira Tolland met Oren Vask.\nOREN VASK: 547.\nMIRA TOLLAND: 46.\nOREN VASK: 2,316.\nMIRA TOLLAND: 1,547."
    assert not [item for item in drafted(text, tools) if item.rule == "label"]
