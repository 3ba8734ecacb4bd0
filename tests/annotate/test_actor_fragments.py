"""What is no actor, or another than its words suggest: fragments of names, offices, tags, likenesses, roles."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.link import link_report
from communique.link.sources import Sources
from communique.model import Actor, Report, ReportLine
from communique.tools import Tools


def line(text: str, tools: Tools) -> ReportLine:
    return link_report(annotate(Report(id="d", source="d", sha256="0" * 64, text=text), tools), tools)


def actors(text: str, tools: Tools) -> dict[str, Actor]:
    return {actor.name: actor for actor in line(text, tools).actors}


def speakers(text: str, tools: Tools) -> list[str | None]:
    report = line(text, tools)
    names = {actor.id: actor.name for actor in report.actors}
    return [names[item.actor] if item.actor else None for item in report.attributions]


@pytest.mark.parametrize("office", ["foreign minister", "president", "state radio"])
def test_a_compass_word_before_a_name_makes_another_state(office: str, tools: Tools) -> None:
    found = actors(f"South Quorra's {office} said that the strait was open.", tools)
    assert not any(actor.iso3166 for actor in found.values())
    assert found["South Quorra"].type == "state"


def test_a_compass_word_makes_no_person(tools: Tools) -> None:
    found = actors("Upper Quorra said it would wait. Upper Quorra has waited before.", tools)
    assert {actor.type for actor in found.values()} == {"organisation"}


def test_the_koreas_keep_their_short_names(tools: Tools) -> None:
    found = actors("North Korea and South Korea met. The North said it was ready. The South agreed.", tools)
    assert {actor.iso3166 for actor in found.values() if actor.type == "state"} >= {"PRK", "KOR"}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Quorra's Senate said that the bill was dead.", False),
        ("The Senate leader, Ada Sorn, said the bill was dead. The Senate said it would vote.", False),
        ("U.S. officials slept. Quorra's Senate said that the bill was dead.", False),
        ("U.S. President Otto Rell slept. The Senate said that the bill was dead.", True),
    ],
)
def test_a_senate_is_that_of_the_report(text: str, whose: bool, tools: Tools) -> None:
    assert ("U.S. Senate" in actors(text, tools)) is whose


def test_a_likeness_is_no_actor(tools: Tools) -> None:
    assert "China" not in actors("China-style lessons are unwelcome, Mayor Otto Rell said.", tools)


def test_party_and_seat_are_no_organisation(tools: Tools) -> None:
    text = "Rep. Ada Sorn, D-Quorra, the panel's chairwoman, promised to open the port."
    draft = annotate(Report(id="d", source="d", sha256="0" * 64, text=text), tools)
    first = text.index("D-Quorra")
    assert Sources(draft, tools).actor((first, first + len("D-Quorra"))) is None


def test_the_head_of_an_office_is_no_name(tools: Tools) -> None:
    found = actors("Lord Rell, a former Chief Whip, said the row would pass. 'It will,' he sighed.", tools)
    assert set(found) == {"Rell"}
    found = actors("The Leader of the Opposition, Otto Rell, said no. The Minister of River Health said yes.", tools)
    assert "Opposition" not in found
    assert "River Health" not in found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "A more careful replacement for the premier would say that talks go on.",
            "more careful replacement",
            "person",
        ),
        ("The port was closed, the harbourmaster said.", "harbourmaster", "person"),
        ("Mayor Lucinda Park said that the port was closed.", "Lucinda Park", "person"),
        ("MPs said that the port was closed.", "MPs", "group"),
        ("40 per cent of voters said that the port was closed.", "40 per cent", "group"),
        ("The carver who lived there said that the port was closed.", "carver", "person"),
    ],
)
def test_the_kind_of_a_description(text: str, name: str, kind: str, tools: Tools) -> None:
    assert actors(text, tools)[name].type == kind


def test_a_deputy_of_a_person_is_no_lawmaker(tools: Tools) -> None:
    found = actors("Premier Ada Sorn slept. Sorn's deputy, Otto Rell, said no. Her deputy, Ivo Tran, said yes.", tools)
    assert (found["Otto Rell"].office, found["Ivo Tran"].office) == ("deputy", "deputy")
    assert actors("Lawmaker Otto Rell said no.", tools)["Otto Rell"].office == "lawmaker"


def test_a_title_that_may_be_a_name_leads_to_the_name(tools: Tools) -> None:
    found = actors("Quorra slept. Talks of Quorran Chancellor Helga Sorn went on. Sorn said no.", tools)
    assert found["Helga Sorn"].office == "chancellor"


def test_a_paper_goes_by_its_last_word_and_initials(tools: Tools) -> None:
    text = (
        "The Quorra Evening Herald reported that the port was closed. The Herald said it was cold. "
        "QEH: Mayor Rell said that the port was open."
    )
    outlets = [actor.name for actor in actors(text, tools).values() if actor.type == "outlet"]
    assert outlets == ["Quorra Evening Herald"]


def test_a_last_word_of_two_papers_is_neither(tools: Tools) -> None:
    text = "The Quorra Herald and the Morva Herald reported that the port was closed. The Herald said it was cold."
    assert speakers(text, tools)[-1] not in {"Quorra Herald", "Morva Herald"}


def test_the_report_is_the_paper_told_of(tools: Tools) -> None:
    text = (
        "The Quorra Herald said it was cold. An internal report of the bank named the price. "
        "The report warns that savings may never come."
    )
    assert speakers(text, tools)[-1] == "report"


@pytest.mark.parametrize("name", ["Santiago Ruiz", "Victoria Sorn", "Paris Vask", "Sofia Rell"])
def test_a_title_before_a_first_name_outweighs_the_town(name: str, tools: Tools) -> None:
    found = actors(f"Foreign Minister {name} said the port was open.", tools)
    assert (found[name].type, found[name].office) == ("person", "foreign minister")


OTHER = "The Quorra Herald said it rained. "


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (OTHER + "According to the Belmark news agency OVA, the port was open.", "OVA"),
        (OTHER + "The Dural newspaper Vestral reported that the port was open.", "Vestral"),
        (OTHER + "Rell told the daily Ostrel that it snowed. The newspaper said he laughed.", "Ostrel"),
    ],
)
def test_a_paper_that_is_named_behind_its_noun_is_meant(text: str, outlet: str, tools: Tools) -> None:
    assert speakers(text, tools)[-1] == outlet


@pytest.mark.parametrize("kin", ["father", "sister"])
def test_kin_with_a_small_letter_hold_no_office_of_the_church(kin: str, tools: Tools) -> None:
    found = actors(f"President Ada Roe arrived. The president's {kin} said the port was shut.", tools)
    assert not {"archbishop", "priest", "cleric"} & {actor.office for actor in found.values()}
    assert [actor.office for name, actor in found.items() if kin in name] in ([], [None])
