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
        ("“You seem to have picked a new toll out of thin air,” the two write.", "the two", "write"),
        ("“If she wants the dam, she should pay for it,” the editorial read.", "the editorial", "read"),
        (
            "“If a ferry comes near you, please do not touch it,” begins a recorded message.",
            "a recorded message",
            "begins",
        ),
        ("Oren Vask came.\nSaid Vask: “I never heard of any toll.”", "Vask", "Said"),
        ("“I hope you find the letters that are missing.” Oren Vask said.", "Oren Vask", "said"),
        ("Oren Vask went on to say, “There are dams that never hold.”", "Oren Vask", "went on to say"),
        ("Oren Vask said,“We will not pay for it.”", "Oren Vask", "said"),
        ("“We will not pay for it,”Oren Vask said.", "Oren Vask", "said"),
        ("As Oren Vask put it, “The dam must go before the spring.”", "Oren Vask", "put it"),
    ],
)
def test_a_quotation_has_a_speaker_by_its_place(text: str, source: str, cue: str, tools: Tools) -> None:
    quoted = text[text.index("“") : text.index("”") + 1]
    assert (source, cue, [quoted], "direct") in shown(text, tools)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "“We pay,” said Oren Vask, a miller. “We have paid since May,” which is long ago.",
            ["“We pay,”", "“We have paid since May,”"],
            id="the outlet adds something",
        ),
        pytest.param(
            "“We pay,” said Oren Vask. “We always paid” for the dam.",
            ["“We pay,”", "“We always paid” for the dam"],
            id="a quotation that is part of its sentence",
        ),
        pytest.param(
            "“We pay,” said Oren Vask. “We always paid” for the dam, he added.",
            ["“We pay,”"],
            id="a later clause of its own",
        ),
        pytest.param(
            "“We pay,” said Oren Vask. “We never paid” for the dam, said Ada Roe.",
            ["“We pay,”"],
            id="a later clause, inverted",
        ),
        pytest.param(
            "“We pay,” said Oren Vask. “We never paid” for the dam, Ada Roe replied.",
            ["“We pay,”"],
            id="a later clause with another verb",
        ),
        pytest.param(
            "“We pay,” said Oren Vask. “Harbour Lights” of 1998 was the last film that Ada Roe made.",
            ["“We pay,”"],
            id="a title in the next sentence",
        ),
        pytest.param(
            "“We pay,” said Oren Vask. “It is just.”\n'A new toll.'\nThe dam broke on Monday.",
            ["“We pay,”", "“It is just.”"],
            id="a subheading in other marks",
        ),
        pytest.param(
            "Oren Vask called the toll “a wall with a slot”: “It stops the poor and lets the rich go by.”",
            ["the toll “a wall with a slot”: “It stops the poor and lets the rich go by.”"],
            id="a colon ties it to what is told",
        ),
        pytest.param(
            "Oren Vask added:\nThe dam has cost the valley more than it will ever bring in.\nThe talks went on.",
            ["The dam has cost the valley more than it will ever bring in"],
            id="a paragraph set off",
        ),
        pytest.param(
            "On Monday’s “River Talk,” Oren Vask said the mayor would not come.",
            ["the mayor would not come"],
            id="the name of a programme",
        ),
    ],
)
def test_what_is_said_ends_where_it_ends(text: str, parts: list[str], tools: Tools) -> None:
    first = next(content for source, _, content, _ in shown(text, tools) if source and source.startswith("Oren Vask"))
    assert first[-len(parts) :] == parts


def test_a_statement_that_a_paper_passes_on_begins_where_it_is_quoted(tools: Tools) -> None:
    text = "“When I came down, I met him. It is good manners,” Oren Vask told reporters, according to the Tarn Gazette."
    contents = {cue: content for _, cue, content, _ in shown(text, tools)}
    assert contents["according to"] == ["“When I came down, I met him. It is good manners,” Oren Vask told reporters"]


def test_the_parse_may_give_a_clause_two_subjects(tools: Tools) -> None:
    text = 'The rejection of the pact signals "the beginning of the end" for the guild, said Oren Vask, its founder.'
    assert text[: text.index(", said")] in [content[0] for _, _, content, _ in shown(text, tools)]


def test_a_paragraph_that_another_clause_leads_up_to_is_not_the_speakers(tools: Tools) -> None:
    text = (
        "Oren Vask continued, and these were the results:\nThe guild lost nine of its ten seats and the mayor fell.\n"
    )
    assert not [mode for _, _, _, mode in shown(text, tools) if mode == "direct"]


@pytest.mark.parametrize(
    "text", ["Ada Roe voted in the referendum.", "Oren Vask lost his seat in the poll.", "Ada Roe won in the ballot."]
)
def test_what_happens_in_a_vote_is_no_finding(text: str, tools: Tools) -> None:
    assert not shown(text, tools)


def test_you_know_is_no_attribution(tools: Tools) -> None:
    assert not shown("Well, you know, the dam will hold until the spring.", tools)


def test_a_time_clause_attributes_nothing(tools: Tools) -> None:
    assert not shown("As the guild continues to grow, the old ferry is sold for scrap.", tools)


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


def test_a_colon_leads_on_from_the_last_of_two_who_speak(tools: Tools) -> None:
    text = 'Oren Vask commented, and Ada Roe replied:\n"The dam will hold, and nobody needs to fear it."'
    assert [(source, cue) for source, cue, _, _ in shown(text, tools)] == [("Ada Roe", "replied")]


def test_what_begins_with_but_is_no_finding_behind_a_comma(tools: Tools) -> None:
    assert shown("The dam is safe, but the polls suggest.", tools) == []
