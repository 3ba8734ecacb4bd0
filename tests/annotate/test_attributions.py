"""Who said what: sources, cues, contents, modes and nesting on sentences written for this test."""

from __future__ import annotations

import pytest
from attributed import annotated, words
from msgspec.structs import replace

from communique.annotate import attributions, sentences
from communique.draft import Draft
from communique.model import Furniture, Report
from communique.tools import Tools


def shown(text: str, tools: Tools) -> list[tuple[str | None, str | None, list[str], str]]:
    """Source, cue, content and mode of each attribution."""
    return [
        (words(text, item.source), words(text, item.cue), [text[slice(*part)] for part in item.content], item.mode)
        for item in annotated(text, tools)[1]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The river belongs to both of us,” Tolland said.",
            ("Tolland", "said", ["“The river belongs to both of us,”"], "direct"),
        ),
        (
            "Vask said that the dam would be finished in May.",
            ("Vask", "said", ["that the dam would be finished in May"], "indirect"),
        ),
        (
            "“We met,” Tolland said after the talks. “We will meet again.”",
            ("Tolland", "said", ["“We met,”", "“We will meet again.”"], "direct"),
        ),
        (
            "Prices fell in March, according to the central bank.",
            ("the central bank", "according to", ["Prices fell in March"], "indirect"),
        ),
        (
            "Tolland described the ferry as “a lifeline for the islands.”",
            ("Tolland", "described", ["the ferry as “a lifeline for the islands.”"], "mixed"),
        ),
        (
            "The two governments agreed to reopen the railway.",
            ("The two governments", "agreed", ["to reopen the railway"], "indirect"),
        ),
        (
            "Vask praised the harvest workers.",
            ("Vask", "praised", ["the harvest workers"], "indirect"),
        ),
    ],
)
def test_one_relation(text: str, expected: tuple[str, str, list[str], str], tools: Tools) -> None:
    assert shown(text, tools)[0] == expected


def test_what_lies_in_a_content_is_nested_with_its_chain(tools: Tools) -> None:
    text = "The Harbour Gazette reported that Tolland said the ferry would sail."
    _, found = annotated(text, tools)
    outer, inner = found
    assert outer.parent is None
    assert inner.parent == 0
    assert [text[slice(*link)] for link in inner.chain] == ["The Harbour Gazette"]


def test_a_list_of_infinitives_is_one_content(tools: Tools) -> None:
    text = "The leaders agreed to resume the ferry, expand visas for students, and step up cooperation in farming."
    assert shown(text, tools)[0][2] == [
        "to resume the ferry, expand visas for students, and step up cooperation in farming"
    ]


def test_a_refusal_is_negated(tools: Tools) -> None:
    _, found = annotated("Vask declined to say whether the dam was safe.", tools)
    assert found[0].negated


def test_the_setting_and_addressee_are_kept(tools: Tools) -> None:
    text = "Tolland told reporters that the border was open."
    _, found = annotated(text, tools)
    assert found[0].addressee is not None
    assert text[slice(*found[0].addressee)] == "reporters"
    text = "Vask said in an interview with the Tarn Courier that the border was open."
    _, found = annotated(text, tools)
    assert found[0].setting is not None
    assert "interview" in text[slice(*found[0].setting)]


def test_a_promise_in_the_first_person_is_a_pledge(tools: Tools) -> None:
    _, found = annotated("“We will build the bridge,” Tolland said.", tools)
    assert found[0].stance == "pledge"


def test_an_embedded_post_is_the_words_of_its_writer(tools: Tools) -> None:
    text = "Valdorian President Mira Tolland met Oren Vask.\n渡し船で着きました。\n— ミラ (@miratolland) May 16, 2026"
    post = text.split("\n")[1]
    start = text.index(post)
    report = Report(id="d", source="test", sha256="0" * 64, text=text)
    marked = (
        Furniture("social-post", report.span(start, start + len(post))),
        Furniture("social-post", report.span(text.index("—"), len(text))),
    )
    draft = Draft(replace(report, furniture=marked))
    draft.parse = sentences.parse(draft, tools)
    draft.sentences = sentences.find(draft, tools)
    found = attributions.find(draft, tools)[-1]
    assert [text[slice(*part)] for part in found.content] == [post]
    assert found.source is not None
    assert text[slice(*found.source)] == "ミラ (@miratolland)"
    assert (found.mode, found.cue) == ("direct", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Farmers voiced concern about the toll.", ("Farmers", "voiced concern about", ["the toll"], "indirect")),
        ("Vask has no doubt that the dam will hold.", ("Vask", "has no doubt", ["that the dam will hold"], "indirect")),
        (
            "The ministry made clear that it would pay.",
            ("The ministry", "made clear", ["that it would pay"], "indirect"),
        ),
        ("The islanders are against the toll.", ("The islanders", "are against", ["the toll"], "indirect")),
        ("Roe ruled out a second round.", ("Roe", "ruled out", ["a second round"], "indirect")),
        (
            "Vask called on the harbour guild to open the gate.",
            ("Vask", "called on", ["the harbour guild to open the gate"], "indirect"),
        ),
        ("In her view, the toll is fair.", ("her", "view", ["the toll is fair"], "indirect")),
        (
            "It was not clear whether the court would rule.",
            (None, "was not clear", ["whether the court would rule"], "indirect"),
        ),
        ("Roe is critical of the treaty.", ("Roe", "is critical of", ["the treaty"], "indirect")),
        (
            "Recent polls show Vask with a narrow lead over Roe.",
            ("Recent polls", "show", ["Vask with a narrow lead over Roe"], "indirect"),
        ),
        (
            "As the Ledger reported last week, the toll was never paid.",
            ("the Ledger", "reported", ["the toll was never paid"], "indirect"),
        ),
        (
            "Brekke asked the mayor if the ferry would sail again.",
            ("Brekke", "asked", ["if the ferry would sail again"], "indirect"),
        ),
        (
            "Asked whether the toll would go, the mayor smiled.",
            (None, "Asked", ["whether the toll would go"], "indirect"),
        ),
        (
            "Ada Roe, the mayor of Tarn, said the port was full.",
            ("Ada Roe, the mayor of Tarn,", "said", ["the port was full"], "indirect"),
        ),
    ],
)
def test_what_is_no_plain_saying(text: str, expected: tuple[str | None, str, list[str], str], tools: Tools) -> None:
    assert expected in shown(text, tools)


@pytest.mark.parametrize(
    "text",
    [
        "They met in a hall called the Lantern.",
        "Do you support the toll?",
        "The first joint statement in nine years was signed.",
        "“I think the sea is rising.”",
    ],
)
def test_what_nobody_is_found_to_have_said(text: str, tools: Tools) -> None:
    assert shown(text, tools) == []


def test_a_colon_leads_to_the_next_paragraph(tools: Tools) -> None:
    text = "Vask continued:\n\n“We will not go back. The dam stands.”\n\nNobody in the hall spoke."
    assert shown(text, tools) == [("Vask", "continued", ["“We will not go back. The dam stands.”"], "direct")]


def test_what_an_outlet_explains_after_a_comma_is_not_said(tools: Tools) -> None:
    found = shown("Roe said the islands need the new treaty, which covers the fishing grounds of the north.", tools)
    assert found == [("Roe", "said", ["the islands need the new treaty"], "indirect")]


CUT_SHORT = (
    "The mayor used to say that nothing but the old ferry would do for Tarn, she said nothing",
    "Nor did Vask promise nothing, and Roe, asked about the toll, could not be reached for comment",
    "“We pay nothing,” Radio Tarn quoted Vask as saying through a lawyer, who let it be known that",
    "Ministers urged to act; Vask says talks “not dead”, and the council accused by Roe of lying said so",
)


@pytest.mark.parametrize("text", CUT_SHORT)
def test_a_text_may_end_after_any_word(text: str, tools: Tools) -> None:
    parts = text.split()
    for end in range(1, len(parts) + 1):
        annotated(" ".join(parts[:end]).rstrip(",;"), tools)
