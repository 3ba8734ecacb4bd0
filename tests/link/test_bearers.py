"""Whom a surname means where several people of a report bear it."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.link import link_report, link_reports
from communique.model import Report, ReportLine
from communique.tools import Tools


def line(text: str, tools: Tools, name: str = "d") -> ReportLine:
    return link_report(annotate(Report(id=name, source=name, sha256="0" * 64, text=text), tools), tools)


def speakers(text: str, tools: Tools) -> list[str | None]:
    report = line(text, tools)
    names = {actor.id: actor.name for actor in report.actors}
    return [names[item.actor] if item.actor else None for item in report.attributions]


TWO = "Trade Minister Viktor Sorn met Culture Minister Helga Sorn on Monday. "
JAILED = "Banker Ivo Tran was jailed.\nIvo Tran denied it.\nHis cousin Lev Tran was fined.\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (TWO + "Mr. Sorn said the museum was dear.", "Viktor Sorn"),
        (TWO + "Ms. Sorn said the museum was cheap.", "Helga Sorn"),
        (TWO + "Herr Sorn said the museum was dear.", "Viktor Sorn"),
        (TWO + "Culture Minister Sorn said the museum was cheap.", "Helga Sorn"),
        (TWO + "Sorn said he was tired.", "Viktor Sorn"),
        ("Otto Rell, 40, denied theft. Mrs Rell said the boat was hers.", "Mrs Rell"),
        (
            "Governor Kit Marr said tolls would rise. His wife, Joan Marr, wept. Marr said the bridge was old.",
            "Kit Marr",
        ),
        ("President Ada Roe and her husband, Otto Roe, sat. Otto Roe rose early. Roe said he was tired.", "Otto Roe"),
        ("President Ada Roe and her husband, Otto Roe, sat. Otto Roe rose early. Roe said it was late.", "Otto Roe"),
        (JAILED + "Lawyers said that Tran had slept. Tran said the trial was short.", "Ivo Tran"),
    ],
)
def test_titles_and_the_report_tell_namesakes_apart(text: str, speaker: str, tools: Tools) -> None:
    assert speakers(text, tools)[-1] == speaker


def test_one_title_makes_no_second_person_of_an_only_bearer(tools: Tools) -> None:
    report = line("Minister Andrea Sorn resigned. Mr. Sorn said it was time. Mr. Sorn left.", tools)
    assert [actor.name for actor in report.actors if actor.type == "person"] == ["Andrea Sorn"]


def test_her_husband_is_told_by_the_words_for_him(tools: Tools) -> None:
    text = (
        "President Kim Orre and her husband, the former trade minister Robin Orre, arrived on Monday. "
        "Mr. Orre said the train was late."
    )
    assert speakers(text, tools) == ["Robin Orre"]


FATHER = (
    "President Ines Holm opened the bridge. Former President Holm, her father, said that he was proud. "
    "The former president said the river was wide. The president said the bridge was strong."
)


def test_the_former_president_of_the_same_name_is_another(tools: Tools) -> None:
    assert speakers(FATHER, tools) == ["Former President Holm", "Former President Holm", "Ines Holm"]


def test_namesakes_of_one_report_stay_two_across_reports(tools: Tools) -> None:
    lines = [line(FATHER, tools), line("President Ines Holm said that the bridge was strong.", tools, "e")]
    people = [actor.name for actor in link_reports(lines)[0] if actor.type == "person"]
    assert sorted(people) == ["Former President Holm", "Ines Holm"]
