"""Mentions become actors: spellings, pronouns and groups, within a report and across reports."""

from __future__ import annotations

from itertools import permutations

from communique.annotate import annotate
from communique.link import link_report, link_reports
from communique.link.names import is_handle_of
from communique.model import Actor, Report, ReportLine
from communique.tools import Tools


def line(text: str, tools: Tools, name: str = "d") -> ReportLine:
    return link_report(annotate(Report(id=name, source=name, sha256="0" * 64, text=text), tools), tools)


def speakers(report: ReportLine) -> list[str | None]:
    names = {actor.id: actor.name for actor in report.actors}
    return [names[item.actor] if item.actor else None for item in report.attributions]


LEAD = "Valdorian President Ida Brekke met Morvan Prime Minister Oren Vask on Monday. Valdoria and Morva share a sea. "


def test_a_surname_and_a_pronoun_are_the_person(tools: Tools) -> None:
    report = line(LEAD + "Brekke said the port was open. She added that ferries would sail.", tools)
    assert speakers(report) == ["Ida Brekke", "Ida Brekke"]


def test_the_two_leaders_are_the_protagonists(tools: Tools) -> None:
    text = LEAD + "The two leaders agreed to open the port. Both sides pledged to fund it."
    report = line(text, tools)
    assert speakers(report)[0] == "Ida Brekke and Oren Vask"
    assert speakers(report)[1] == "Morva and Valdoria"


def test_another_pair_in_the_sentence_before_wins(tools: Tools) -> None:
    text = LEAD + "Brekke will meet Kestrian Prime Minister Nils Hage in Port Kest. The two leaders agreed to talk."
    assert speakers(line(text, tools))[0] in {"Ida Brekke and Nils Hage", "Nils Hage and Ida Brekke"}


def test_we_in_the_mouth_of_a_leader_is_both(tools: Tools) -> None:
    report = line(LEAD + "“We agreed to share the river,” Vask said.", tools)
    groups = [actor for actor in report.actors if actor.type == "group"]
    names = {actor.id: actor.name for actor in report.actors}
    assert sorted(names[member] for member in groups[0].members) == ["Ida Brekke", "Oren Vask"]


def people(actors: tuple[Actor, ...]) -> list[str]:
    return [actor.name for actor in actors if actor.type == "person"]


def test_spellings_of_one_name_are_one_actor_across_reports(tools: Tools) -> None:
    first = line("President Ban Mi-rae said the port was open. Ban left.", tools, "a")
    second = line("President Ban Mi Rae said the port was shut.", tools, "b")
    actors, _ = link_reports([first, second])
    assert len(people(actors)) == 1


def test_the_order_of_reports_does_not_matter(tools: Tools) -> None:
    lines = [
        line(LEAD, tools, "a"),
        line("President Brekke said no.", tools, "b"),
        line("Vask agreed to go.", tools, "c"),
    ]
    outcomes = {tuple(actor.id for actor in link_reports(order)[0]) for order in permutations(lines)}
    assert len(outcomes) == 1


def test_an_account_named_like_a_person_is_that_person(tools: Tools) -> None:
    assert is_handle_of("miratolland", "Mira Tolland")
    assert is_handle_of("tolland_mira", "Mira Tolland")
    assert not is_handle_of("mira", "Mira Tolland")


def test_an_owner_is_the_person_named_before(tools: Tools) -> None:
    report = line(LEAD + "Brekke reaffirmed her commitment to open the port.", tools)
    assert speakers(report) == ["Ida Brekke", "Ida Brekke"]
