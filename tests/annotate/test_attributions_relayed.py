"""Who stands between a speaker and the reader: tails, citations, quotations of quotations, and their chains."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.link import link_report
from communique.model import Report, ReportLine
from communique.tools import Tools

LEAD = "Valdorian President Mira Tolland met Oren Vask on Monday. "


def line(text: str, tools: Tools) -> ReportLine:
    return link_report(annotate(Report(id="d", source="d", sha256="0" * 64, text=text), tools), tools)


def relations(text: str, tools: Tools) -> dict[str, tuple[str | None, str, tuple[str, ...]]]:
    """By cue: the source, the content, and the names in the chain."""
    found = line(LEAD + text, tools)
    names = {actor.id: actor.name for actor in found.actors}
    return {
        item.cue.exact: (
            item.source.exact if item.source else None,
            " + ".join(part.exact for part in item.content),
            tuple(names[link] for link in item.chain),
        )
        for item in found.attributions
        if item.cue
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sources said the railway would open in May, the Harbour Gazette reported.",
            {
                "said": ("Sources", "the railway would open in May", ("Harbour Gazette",)),
                "reported": ("the Harbour Gazette", "Sources said the railway would open in May", ()),
            },
        ),
        (
            "The two sides agreed to reopen the railway, according to the communiqué, the Harbour Gazette reported.",
            {
                "agreed": ("The two sides", "to reopen the railway", ("communiqué", "Harbour Gazette")),
                "according to": (
                    "the communiqué",
                    "The two sides agreed to reopen the railway",
                    ("Harbour Gazette",),
                ),
            },
        ),
        (
            "The Harbour Gazette reported that the dam would be shut, citing two officials.",
            {
                "reported": ("The Harbour Gazette", "that the dam would be shut", ()),
                "citing": ("two officials", "that the dam would be shut", ("Harbour Gazette",)),
            },
        ),
        (
            "Vask said the talks had failed, the Courier reported on Tuesday, citing people familiar with the matter.",
            {
                "said": ("Vask", "the talks had failed", ("Courier",)),
                "citing": ("people familiar with the matter", "Vask said the talks had failed", ("Courier",)),
            },
        ),
        (
            "The Harbour Gazette quoted Vask as saying that the dam was safe.",
            {
                "quoted": ("The Harbour Gazette", "Vask as saying that the dam was safe", ()),
                "saying": ("Vask", "that the dam was safe", ("Harbour Gazette",)),
            },
        ),
        (
            "Vask was quoted by the Harbour Gazette as saying that the dam was safe.",
            {"saying": ("Vask", "that the dam was safe", ("Harbour Gazette",))},
        ),
        ("“It holds,” Vask was quoted as saying.", {"was quoted as saying": ("Vask", "“It holds,”", ())}),
        (
            "Vask, quoted by the Harbour Gazette, said the dam was safe.",
            {"said": ("Vask", "the dam was safe", ("Harbour Gazette",))},
        ),
        (
            "Vask told the Harbour Gazette that many had predicted that the talks would fail.",
            {"had predicted": ("many", "that the talks would fail", ("Oren Vask", "Harbour Gazette"))},
        ),
        (
            "Vask said in a statement that the dam was safe.",
            {"said": ("Vask", "that the dam was safe", ())},
        ),
        (
            "“We have lost millions,” said trader Jo Pask, who sells salt.",
            {"said": ("trader Jo Pask, who sells salt", "“We have lost millions,”", ())},
        ),
        (
            "King Idris of Sahrat received a call from Vask, the Sahrat News Agency (SNA) reported.",
            {
                "reported": (
                    "the Sahrat News Agency (SNA)",
                    "King Idris of Sahrat received a call from Vask",
                    (),
                ),
            },
        ),
    ],
)
def test_who_passed_on_what(
    text: str, expected: dict[str, tuple[str | None, str, tuple[str, ...]]], tools: Tools
) -> None:
    found = relations(text, tools)
    assert {cue: found.get(cue) for cue in expected} == expected


def test_what_is_cited_as_a_reason_is_no_source(tools: Tools) -> None:
    found = relations("Vask said the dam would be shut, citing the drought.", tools)
    assert found["citing"][:2] == ("Vask", "the drought")


def test_the_paper_and_it_are_the_outlet_last_cited(tools: Tools) -> None:
    text = "The Harbour Gazette reported that the dam was shut. The paper said Vask knew. It added that he had left."
    found = line(LEAD + text, tools)
    gazette = next(actor.id for actor in found.actors if actor.name == "Harbour Gazette")
    assert [item.actor for item in found.attributions if item.nested_in is None] == [gazette] * 3


@pytest.mark.parametrize(
    ("text", "cue", "chain"),
    [
        ("Ben Roe said through a lawyer that Ida Tarn was mistaken.", "said", ("lawyer",)),
        ("Ben Roe denied the charge in a statement released by his lawyer.", "denied", ("lawyer",)),
        ("Ben Roe said in a letter sent through her lawyer, Ada Pell, that the dam was safe.", "said", ("Ada Pell",)),
    ],
)
def test_who_speaks_for_somebody_stands_in_the_chain(text: str, cue: str, chain: tuple[str, ...], tools: Tools) -> None:
    source, _, passed_on = relations(text, tools)[cue]
    assert (source, passed_on) == ("Ben Roe", chain)


def test_what_somebody_is_quoted_as_saying_may_stand_before(tools: Tools) -> None:
    said = '"I drank tea with him. He looked well to me,"'
    found = relations(f"{said} the Harbour Gazette quoted Vask as saying.", tools)
    assert found == {"saying": ("Vask", said, ("Harbour Gazette",))}
