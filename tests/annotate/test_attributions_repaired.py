"""Slips of the parser that the rules mend, and frames that few sentences take: each sentence fails without its rule."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.draft import DraftAttribution
from communique.model import Report
from communique.tools import Tools

LEAD = "Valdorian President Mira Tolland met Prime Minister Oren Vask on Monday.\n\n"


def drafted(text: str, tools: Tools) -> list[DraftAttribution]:
    return list(annotate(Report(id="d", source="d", sha256="0" * 64, text=text), tools).attributions)


def shown(text: str, tools: Tools) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (
            text[slice(*item.source)] if item.source else None,
            text[slice(*item.cue)] if item.cue else None,
            [text[slice(*part)] for part in item.content],
        )
        for item in drafted(text, tools)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“Ferries sink, boats burn,” head of the Tarn guild Oren Vask said.",
            ("head of the Tarn guild Oren Vask", "said", ["“Ferries sink, boats burn,”"]),
            id="speaker between a quotation and its verb",
        ),
        pytest.param(
            "“The nets are empty,” added another Tarn captain.",
            ("another Tarn captain", "added", ["“The nets are empty,”"]),
            id="speaker behind an inverted verb",
        ),
        pytest.param(
            "Among the likely voters of Tarn, about two-thirds, 67 percent, say they will vote for Roe.",
            ("about two-thirds, 67 percent", "say", ["they will vote for Roe"]),
            id="noun phrase before a verb without a subject",
        ),
        pytest.param(
            "In both towns, Oren Vask said, those levies paid for the dam.",
            ("Oren Vask", "said", ["In both towns", "those levies paid for the dam"]),
            id="clause thrown in, and a verb taken for a participle",
        ),
        pytest.param(
            "The ferries, Vask said in a statement on Monday, ran late and nobody paid.",
            ("Vask", "said", ["The ferries", "ran late and nobody paid"]),
            id="clause thrown in with its time and place",
        ),
        pytest.param(
            "The dam would open, Vask said on Monday, when the snow was gone.",
            ("Vask", "said", ["The dam would open", "when the snow was gone"]),
            id="clause thrown in before a subordinate one",
        ),
        pytest.param(
            "Those who do stay hoard heavy bread, even with a good job, he said.",
            ("he", "said", ["Those who do stay hoard heavy bread, even with a good job"]),
            id="clause at the end, and no verb found before it",
        ),
        pytest.param(
            "Oren Vask, now 81, said by telephone that the dam holds.",
            ("Oren Vask, now 81,", "said", ["that the dam holds"]),
            id="telephone taken for the speaker",
        ),
        pytest.param(
            "Lt. Col. Vask and Sens. Roe and Tarn said that the dam holds.",
            ("Lt. Col. Vask and Sens. Roe and Tarn", "said", ["that the dam holds"]),
            id="abbreviated titles that end no sentence",
        ),
        pytest.param(
            "But, Vask said, the dam holds.",
            ("Vask", "said", ["the dam holds"]),
            id="conjunction before the reporting clause",
        ),
        pytest.param(
            "“I am not going to say it is a mistake, so forget about it,” said retired surgeon Ben Orsk, asked about "
            "his claims that he had seen a ship.",
            ("retired surgeon Ben Orsk", "said", ["“I am not going to say it is a mistake, so forget about it,”"]),
            id="speaker with a participle behind an inverted verb",
        ),
        pytest.param(
            "To help them, the dam would open, which they say left a vacuum for smugglers.",
            ("they", "say", ["which", "left a vacuum for smugglers"]),
            id="relative word taken for a subject, and a past tense for an infinitive",
        ),
        pytest.param(
            "Its news agency OTA says that the dam is shut.",
            ("Its news agency OTA", "says", ["that the dam is shut"]),
            id="name taken for a second subject",
        ),
        pytest.param(
            "More than two months since he took office, Vask has yet to say a word about either.",
            ("Vask", "has yet to say", ["a word about either"]),
            id="time taken for the subject",
        ),
        pytest.param(
            "The letter, sent on Monday, called for calm and warned of a flood.",
            ("The letter, sent on Monday,", "warned of", ["a flood"]),
            id="verb taken for a participle",
        ),
        pytest.param(
            "The envoy believes, by waiting for the spring, the islands win a better price.",
            ("The envoy", "believes", ["by waiting for the spring, the islands win a better price"]),
            id="clause taken for a circumstance",
        ),
        pytest.param(
            "“The toll is a theft,” Vask said.\n“I will not pay it. Nobody should pay it.”\nThe crowd cheered.",
            ("Vask", "said", ["“The toll is a theft,”", "“I will not pay it. Nobody should pay it.”"]),
            id="quotation that fills the next paragraph",
        ),
        pytest.param(
            "“The river is ours.\n“It has always been ours,” Vask said.",
            ("Vask", "said", ["“The river is ours.\n“It has always been ours,”"]),
            id="paragraphs before the one with the speaker",
        ),
        pytest.param(
            LEAD + "Vask was blunt. “There is no deal on the table.” “There never was one.”",
            ("Vask", None, ["“There is no deal on the table.”", "“There never was one.”"]),
            id="two quotations that stand alone",
        ),
        pytest.param(
            "Tolland has referred to Vask as “the grey prince.”",
            ("Tolland", "has referred to", ["Vask as “the grey prince.”"]),
            id="refer to as",
        ),
        pytest.param(
            "Vask suggested postponing the talks.",
            ("Vask", "suggested", ["postponing the talks"]),
            id="gerund",
        ),
        pytest.param(
            "The hope among farmers is that the rain will come.",
            ("farmers", "hope", ["that the rain will come"]),
            id="what a hope is",
        ),
        pytest.param(
            "In a survey last week, nine in ten wanted the toll gone.",
            ("a survey last week", "In", ["nine in ten wanted the toll gone"]),
            id="in a survey",
        ),
        pytest.param(
            "But Vask leads the mayor by nine points in the latest poll.",
            ("the latest poll", "in", ["Vask leads the mayor by nine points"]),
            id="in a poll, at the end",
        ),
        pytest.param(
            "The port took in nine million crowns, harbour office records show.",
            ("harbour office records", "show", ["The port took in nine million crowns"]),
            id="records show",
        ),
        pytest.param(
            "Asked whether the toll was fair, half of the drivers said no.",
            ("half of the drivers", "said", ["no"]),
            id="an answer in a word",
        ),
        pytest.param(
            "The talks ended with Senator Ada Roe telling reporters that the pact was dead.",
            ("Senator Ada Roe", "telling", ["that the pact was dead"]),
            id="with somebody telling",
        ),
        pytest.param(
            'One lawmaker called Ben Vask "the orange prince of the valley."',
            ("One lawmaker", "called", ['Ben Vask "the orange prince of the valley."']),
            id="a finite verb taken for a participle",
        ),
        pytest.param(
            "Vask endorsed the creation of a fund to repair the dam.",
            ("Vask", "endorsed", ["the creation of a fund to repair the dam"]),
            id="an object that goes on in a clause",
        ),
        pytest.param(
            "The guild's vote “was early enough that few had heard of Roe. All still spoke of Vask,” said Dana Pell.",
            (
                "Dana Pell",
                "said",
                ["The guild's vote “was early enough that few had heard of Roe. All still spoke of Vask,”"],
            ),
            id="the opening of a sentence before that of the clause",
        ),
        pytest.param(
            "The remedy, the clerk told them, was simple. ''Sell the boats,'' he said.",
            ("the clerk", "told", ["The remedy", "was simple"]),
            id="a quoted sentence is no part of the one before",
        ),
        pytest.param(
            "Vask wrote to his friends, “We sail at dawn,” and posted a map.",
            ("Vask", "wrote", ["“We sail at dawn,”"]),
            id="what the speaker did next",
        ),
        pytest.param(
            "Vask made clear that the ferry was not for sale, saying that those who asked should look elsewhere.",
            ("Vask", "made clear", ["that the ferry was not for sale"]),
            id="clause of the same speaker inside a content",
        ),
    ],
)
def test_the_rule_mends(text: str, expected: tuple[str | None, str | None, list[str]], tools: Tools) -> None:
    assert expected in shown(text, tools)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Vask never mentioned the levy when he met the fishers.", "when he met the fishers"),
        ("The guild provided a fifth of the bread, the year the great dam broke the town.", "the great dam"),
    ],
)
def test_a_circumstance_is_no_content(text: str, content: str, tools: Tools) -> None:
    assert not [parts for _, _, parts in shown(text, tools) if any(content in part for part in parts)]


@pytest.mark.parametrize(
    "text",
    [
        "Morva built a dam that seems sound.",
        "The ferry made a direct appeal to passengers.",
        "The envoy is set to land on Monday.",
        "Tolls fell last year, compared to 2030.",
    ],
)
def test_nobody_says_or_thinks_anything(text: str, tools: Tools) -> None:
    assert not shown(text, tools)


def test_nobody_is_asked_where_somebody_falls_in_the_polls(tools: Tools) -> None:
    assert not shown("Vask has slid in the polls since the flood.", tools)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Vask neither confirmed nor denied that the dam had cracked.", "neither confirmed nor denied"),
        ("The harbour office would neither confirm nor deny the report.", "would neither confirm nor deny"),
        ("Vask neither praised nor criticised the plan.", "neither praised nor criticised"),
        ("The minister declined to comment on the report.", "declined to comment on"),
        ("Vask did not say whether the ferry would sail.", "did not say"),
        ("Vask has yet to say whether the ferry will sail.", "has yet to say"),
        ("The envoys refused to discuss the levy.", "refused to discuss"),
        ("Vask failed to mention the islands.", "failed to mention"),
        ("Vask avoided saying that the talks had failed.", "saying"),
        ("Vask stopped short of calling the levy illegal.", "calling"),
        ("Vask no longer believes that the dam will hold.", "believes"),
        ("Vask was unwilling to say whether the dam would hold.", "was unwilling"),
        ("Vask gave no hint that the talks had failed.", "gave no hint"),
        ("No official said that the dam was safe.", "said"),
    ],
)
def test_what_was_not_said_is_negated(text: str, cue: str, tools: Tools) -> None:
    found = [item for item in drafted(text, tools) if item.cue and text[slice(*item.cue)] == cue]
    assert [item.negated for item in found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Vask said that the dam was not safe.",
        "Vask said nothing had failed and no ship was lost.",
        "Vask said that he would neither sell the ferry nor rent it out.",
    ],
)
def test_a_negation_within_the_words_is_none_of_the_saying(text: str, tools: Tools) -> None:
    assert [item.negated for item in drafted(text, tools) if item.parent is None] == [False]
