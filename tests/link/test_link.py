"""Mentions become actors: spellings, pronouns and groups, within a report and across reports."""

from __future__ import annotations

from itertools import permutations

from msgspec.structs import replace

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


def test_a_surname_alone_is_whoever_bears_it_in_a_report_of_the_same_affair(tools: Tools) -> None:
    first = line(
        "President Mira Tolland of Norway said the port of Amra was open. Oren Vask of Kenya agreed.", tools, "a"
    )
    told = line("Tolland wants the port shut, Norway and Kenya said. “We pay,” Tolland said.", tools, "b")
    apart = line("“We pay,” Tolland said.", tools, "c")
    assert people(link_reports([first, told])[0]) == ["Mira Tolland", "Oren Vask"]
    assert "Tolland" not in [actor.name for actor in link_reports([first, told])[0]]
    assert "Tolland" in [actor.name for actor in link_reports([first, apart])[0]]


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


def test_an_office_explained_by_a_name_is_that_person(tools: Tools) -> None:
    text = (
        "Valdorian President Ida Brekke met Morvan Prime Minister Oren Vask on Monday. "
        "Morva's foreign minister, Nils Hage, said the port was open. "
        "The secretary-general of the Delta Forum, Ana Sarr-Bello, said it was late. "
        "“We waited,” Sarr-Bello said. "
        "Its spokeswoman, Lena Orme, warned that time was short."
    )
    assert speakers(line(text, tools)) == ["Nils Hage", "Ana Sarr-Bello", "Ana Sarr-Bello", "Lena Orme"]


def test_the_name_after_a_spokesmans_master_is_not_the_spokesman(tools: Tools) -> None:
    report = line("A spokesman for the Valdorian prime minister, Oren Vask, said the port was open.", tools)
    assert speakers(report) == ["spokesman"]


def test_he_and_she_pass_over_those_they_cannot_mean(tools: Tools) -> None:
    text = (
        "Ms. Ida Brekke led the Valdorian delegation. Oren Vask, a father of four, ran the port. "
        "She said the quay was open."
    )
    assert speakers(line(text, tools)) == ["Ida Brekke"]


def test_the_two_ministers_are_the_ministers_not_their_leaders(tools: Tools) -> None:
    text = (
        "Valdorian President Mira Tolland sent Valdorian Foreign Minister Ida Brekke to Morva, "
        "where Prime Minister Oren Vask rules. Morvan Foreign Minister Nils Hage met her. "
        "The two ministers agreed to open the port."
    )
    assert speakers(line(text, tools)) == ["Ida Brekke and Nils Hage"]


def test_a_group_of_a_counted_size_is_the_states_listed(tools: Tools) -> None:
    text = (
        "The leaders of Denmark, Norway, Sweden and Finland met on Monday. The four countries agreed to share ferries."
    )
    assert speakers(line(text, tools)) == ["Denmark and Finland and Norway and Sweden"]


def test_a_party_a_lake_and_a_front_are_no_people_and_no_states(tools: Tools) -> None:
    text = (
        "Nils Hage, leader of the Coastal party, said the deal was bad. Lake Umbari shrank. "
        "The National Front voted against it. Hage said so."
    )
    named = {actor.name: actor.type for actor in line(text, tools).actors}
    assert "Coastal" not in named
    assert "Lake Umbari" not in named
    assert named.get("National Front") == "organisation"


def test_the_dateline_is_no_part_of_the_first_sentence(tools: Tools) -> None:
    text = "PORT KEST, Kestria (MPA) — Valdoria and Morva agreed to share a ferry, officials said.\n"
    start, end = 0, text.index(" —")
    report = Report(id="d", source="d", sha256="0" * 64, text=text)
    report = replace(report, dateline=report.span(start, end))
    made = link_report(annotate(report, tools), tools)
    assert made.commitments[0].evidence[0].exact.startswith("Valdoria and Morva agreed")


def test_unnamed_people_of_two_reports_are_not_one(tools: Tools) -> None:
    first = line("“We left it vague,” an official said.", tools, "a")
    second = line("A senior official said the port was shut.", tools, "b")
    actors, _ = link_reports([first, second])
    assert sorted(people(actors)) == ["official", "senior official"]


def test_the_diplomat_is_the_one_told_of(tools: Tools) -> None:
    text = (
        "Foreign Minister Nils Hage ran the talks. “It was hard,” the diplomat said. "
        "According to a Western diplomat, Valdoria left the talks. The diplomat warned that time was short."
    )
    assert speakers(line(text, tools)) == ["Nils Hage", "Western diplomat", "Western diplomat"]


def test_it_is_the_body_that_spoke(tools: Tools) -> None:
    text = "The Regional Fisheries Organisation welcomed the pact. It urged Morva to sign it too."
    assert speakers(line(text, tools)) == ["Regional Fisheries Organisation"] * 2


def test_the_bloc_is_the_european_union_only_where_that_is_named(tools: Tools) -> None:
    alone = line("The Arcadian Union met. The bloc will invest in ports, Oren Vask said.", tools)
    named = line("The European Union met. The bloc will invest in ports, Oren Vask said.", tools)
    assert "European Union" not in {actor.name for actor in alone.actors}
    assert "European Union" in {actor.name for actor in named.actors}


def test_speakers_that_stand_in_the_words_of_one_another(tools: Tools) -> None:
    """Each "we" and "I" is looked up in the words of the other: somebody must stop."""
    report = line("We say, I say, the ferries are old, we say.", tools)
    assert len(report.attributions) > 1
