"""Pronouns and people whom a report only describes; "the former" and "the latter"; clauses with "who"."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.link import link_report
from communique.link.cast import Cast
from communique.model import Report, ReportLine
from communique.tools import Tools


def line(text: str, tools: Tools) -> ReportLine:
    return link_report(annotate(Report(id="d", source="d", sha256="0" * 64, text=text), tools), tools)


def speakers(text: str, tools: Tools) -> list[str | None]:
    report = line(text, tools)
    names = {actor.id: actor.name for actor in report.actors}
    return [names[item.actor] if item.actor else None for item in report.attributions]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The High Representative spoke with President Viktor Sarn on Monday. She told him that the raid was wrong.",
            "High Representative",
        ),
        ("President Otto Rell said the vote would be held. His wife disagreed. She said he was tired.", "wife"),
        ("Mayor Otto Rell slept. A neighbor saw the fire. She said the roof was gone.", "neighbor"),
        ("The minister would not say when. She did not say that the talks had failed.", "minister"),
        ("Minister Otto Rell met Minister Greta Sorn. He told Rell that the roof was gone.", None),
        ("Minister Otto Rell met Minister Ada Sorn. She said the roof was gone.", "Ada Sorn"),
        ("President Tarn met Minister Otto Rell. Rell smiled. Tarn denied it. He said the roof was gone.", "Tarn"),
        ("Minister Otto Rell resigned. A lawyer said that he was tired.", "lawyer"),
    ],
)
def test_who_is_only_described_may_be_meant(text: str, speaker: str | None, tools: Tools) -> None:
    assert speakers(text, tools)[-1] == speaker


def test_who_is_described_in_passing_is_no_actor(tools: Tools) -> None:
    report = line("A driver slept. Mayor Ada Rell said that she was tired.", tools)
    assert [actor.name for actor in report.actors if actor.type == "person"] == ["Ada Rell"]


def test_the_former_and_the_latter_are_the_two_named_before(tools: Tools) -> None:
    text = (
        "President Sorn met Prime Minister Rell on Monday. The two leaders ate fish. "
        "The former said that it was cold; the latter said that it was fine."
    )
    assert speakers(text, tools) == ["Sorn", "Rell"]


def test_the_latter_of_three_is_nobody(tools: Tools) -> None:
    text = "President Ada Sorn, Senator Otto Rell and Mayor Ida Venn met. The latter said that it was fine."
    assert speakers(text, tools) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "President Ada Sorn left. Who said that the port was lost?",
        "President Ada Sorn left. Witnesses who lie risk prison.",
        "President Ada Sorn warned that anyone who spoke of it would be fined.",
    ],
)
def test_a_question_or_a_clause_about_others_means_nobody_named(text: str, tools: Tools) -> None:
    found = {actor.name: [span.exact.lower() for span in actor.mentions] for actor in line(text, tools).actors}
    assert "who" not in found["Ada Sorn"]


def test_a_name_explains_an_office_with_its_place(tools: Tools) -> None:
    text = "Valdoria's ambassador to Morva, Ada Sorn, who was there, said that she was tired."
    people = [actor.name for actor in line(text, tools).actors if actor.type == "person"]
    assert people == ["Ada Sorn"]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (
            "Otto Rell, a scholar, slept. In his letter to the court, Premier Ivo Sorn asked for time.",
            "Ivo Sorn",
        ),
        ("Premier Ivo Sorn slept. In his letter to the court last week, Mrs. Ada Roe asked for time.", "Ivo Sorn"),
        ("Premier Ivo Sorn was late. In his letter he asked for time.", "Ivo Sorn"),
    ],
)
def test_whose_thing_a_sentence_opens_with(text: str, owner: str, tools: Tools) -> None:
    draft = annotate(Report(id="d", source="d", sha256="0" * 64, text=text), tools)
    cast = Cast(draft, tools.reference)
    place = next(at for at, one in enumerate(draft.mentions) if text[one.start : one.end] == "his")
    assert cast.players[cast.meant[place]].name == owner
