"""Who is meant: possessors and those whom a name explains, counterparts, bodies, pronouns, groups left open."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.link import link_report
from communique.model import Actor, Report, ReportLine
from communique.tools import Tools


def line(text: str, tools: Tools) -> ReportLine:
    return link_report(annotate(Report(id="d", source="d", sha256="0" * 64, text=text), tools), tools)


def speakers(text: str, tools: Tools) -> list[str | None]:
    report = line(text, tools)
    names = {actor.id: actor.name for actor in report.actors}
    return [names[item.actor] if item.actor else None for item in report.attributions]


def people(text: str, tools: Tools) -> dict[str, Actor]:
    return {actor.name: actor for actor in line(text, tools).actors if actor.type == "person"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Brekke's predecessor, Thomas Reid, said the port was lost.", "Thomas Reid"),
        ("President Ida Brekke left. Brekke's spokeswoman, Ada Roe, said the port was open.", "Ada Roe"),
        ("President Ida Brekke left. Brekke's press service said the port was open.", "Brekke's press service"),
        ("A spokeswoman for the Valdorian Foreign Ministry, Camilla Rue, said the port was open.", "Camilla Rue"),
        ("Skerry Point analysts said the port was small.", "Skerry Point analysts"),
        ("Secretary-General Pieter van der Laan said the port was open.", "Pieter van der Laan"),
        ("Supreme Leader Ayatollah Hadi Tarn said the port was open.", "Hadi Tarn"),
    ],
)
def test_the_speaker_is_whom_the_words_name(text: str, speaker: str, tools: Tools) -> None:
    assert speakers(text, tools)[-1] == speaker


def test_a_counterpart_holds_the_same_office_elsewhere(tools: Tools) -> None:
    text = (
        "French Foreign Minister Luc Tarn and his Turkish counterpart Selim Vask said in a joint statement that "
        "talks would go on. Turkish President Orhan Roe was away."
    )
    found = people(text, tools)
    assert found["Selim Vask"].office == "foreign minister"
    assert set(speakers(text, tools)[0].split(" and ")) == {"Luc Tarn", "Selim Vask"}  # type: ignore[union-attr]


def test_a_leader_told_as_a_counterpart_is_one_of_the_two(tools: Tools) -> None:
    text = (
        "President Rui Tarn of Brazil received his Chilean counterpart, Elena Roe. The two presidents pledged to build "
        "a railway. The former Chilean president, Jorge Vask, wrote that the delay was a scandal."
    )
    assert set(speakers(text, tools)[0].split(" and ")) == {"Rui Tarn", "Elena Roe"}  # type: ignore[union-attr]


def test_a_possessive_tells_the_state_of_a_leader(tools: Tools) -> None:
    text = (
        "Norwegian Prime Minister Astrid Tarn and Kenya's President Daniel Roe met on Monday. The two leaders spoke "
        "about the war in Sudan. Both sides agreed to raise the matter again."
    )
    assert speakers(text, tools)[-1] == "Kenya and Norway"


def test_both_sides_of_whom_nothing_is_said_are_nobody(tools: Tools) -> None:
    text = (
        "Talks between Iran and three powers ended in Vienna, Austria, without a word from Japan. Both sides accused "
        "each other of bad faith."
    )
    report = line(text, tools)
    assert not [actor for actor in report.actors if actor.members]


def test_the_minister_is_the_one_last_told_of(tools: Tools) -> None:
    text = "His finance minister, Otto Roe, said it was too costly, and the minister said on Monday that he was sure."
    assert speakers(text, tools)[1] == "Otto Roe"


def test_the_bank_and_it_are_the_body_told_of(tools: Tools) -> None:
    text = (
        "The Department of Tidal Affairs said in a statement that the gate would open. The department said it was "
        "time. The Morvan harbour ministry said no such promise was made. It added that talks would go on."
    )
    found = speakers(text, tools)
    assert found.count("Department of Tidal Affairs") >= 1
    assert found[-1] == found[-2]


def test_pronouns_tell_of_people_whom_no_title_tells_of(tools: Tools) -> None:
    text = (
        "Prime Minister Maria Tarn will visit President Orhan Vask. Tarn and Vask last met in May. She told parliament "
        "that nothing would be signed. Vask said that he was ready."
    )
    assert speakers(text, tools)[0] == "Maria Tarn"


def test_the_state_of_an_office_is_no_word_of_the_sentence_after_it(tools: Tools) -> None:
    found = people("The leader of the Reed Party, John Venn, said the president should go.", tools)
    assert found["John Venn"].office != "president"


def test_a_middle_initial_makes_no_second_person(tools: Tools) -> None:
    found = people("Senator Ada J. Roe said no. Later Ada Roe said yes. Roe left.", tools)
    assert len(found) == 1
    found = people("Senator Ada J. Roe said no. Senator Ada M. Roe said yes.", tools)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Former Secretary of State Ida Roe said no.", "Ida Roe"),
        ("Kestria Gov. Terry Roe said no.", "Terry Roe"),
        ("Gazette Chairman Roger Roe said no.", "Roger Roe"),
        ("House Republican Thomas Roe said no.", "Thomas Roe"),
        ("Otto Finnish, an engineer, said no.", "Otto Finnish"),
        ("Defence Minister Israel Roe said no.", "Israel Roe"),
        ("Maryland judge Aaron Judge said no.", "Aaron Judge"),
    ],
)
def test_a_name_is_without_what_its_bearer_is(text: str, name: str, tools: Tools) -> None:
    assert list(people(text, tools)) == [name]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Some 56 percent of voters said they were tired.", "group"),
        ("One in three said they were tired.", "group"),
        ("The businessman said he was tired.", "person"),
        ("The memo said that nobody was tired.", "document"),
        ("Skerry Markets said it was tired.", "organisation"),
        ("The Liberal Tidal Party said it was tired.", "organisation"),
        ("Tidal Economics said it was tired.", "organisation"),
    ],
)
def test_the_kind_of_a_source(text: str, kind: str, tools: Tools) -> None:
    report = line(text, tools)
    kinds = {actor.id: actor.type for actor in report.actors}
    assert [kinds[item.actor] for item in report.attributions if item.actor][:1] == [kind]


def test_a_relative_pronoun_is_its_noun(tools: Tools) -> None:
    text = "President Ida Brekke met Oren Vask. Voters who said that the port was lost were few."
    assert speakers(text, tools)[-1] == "Voters"


def test_a_first_name_tells_only_between_two(tools: Tools) -> None:
    text = "Maria Tarn said no. Vladimir Vask said yes. She said on Monday that it was late."
    assert speakers(text, tools)[-1] == "Maria Tarn"
    assert speakers("Maria Tarn said no. He said on Monday that it was late.", tools)[-1] == "Maria Tarn"


def test_the_two_are_the_protagonists(tools: Tools) -> None:
    text = "Valdorian President Ida Brekke met Morvan Prime Minister Oren Vask. The two agreed to open the port."
    assert set((speakers(text, tools)[-1] or "").split(" and ")) == {"Ida Brekke", "Oren Vask"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # of a main clause and one inside it the first is meant
        ("Ida Brekke said that President Oren Vask was late. She said on Monday that he was ill.", "Ida Brekke"),
        # a doer whom the pronoun does not fit leaves the other person of that sentence
        ("Mr. Vask said no. Mr. Hage met Maria Roe. She said on Monday that it was late.", "Maria Roe"),
        ("Otto Roe said no. An official from Morva said yes. He said on Monday that it was late.", "official"),
        ("Foreign Ministry spokesman Otto Roe said no. The French spokesman said it was late.", "Otto Roe"),
        ("President Ida Brekke left. The incoming president said it was late.", "incoming president"),
        ("Tidal Watch Group warned of a flood. The Morva-based group said it was late.", "Tidal Watch Group"),
        ("Minister Jun Roe said it was late.", "Jun Roe"),
        ("Former Prime Minister Theresa May said it was late.", "Theresa May"),
        ("North Korea fired a missile. The North said it was late.", "North Korea"),
    ],
)
def test_whom_a_later_sentence_means(text: str, speaker: str, tools: Tools) -> None:
    assert speakers(text, tools)[-1] == speaker


def test_the_letters_of_a_body_that_the_report_names_are_its_own(tools: Tools) -> None:
    text = "The Rapid Support Forces denied it. The RSF said on Monday that it was late."
    assert set(speakers(text, tools)) == {"Rapid Support Forces"}
