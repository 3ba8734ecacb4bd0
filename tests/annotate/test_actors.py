"""Names, metonyms, descriptions and groups are found; places are not taken for governments."""

from __future__ import annotations

from communique.annotate import actors, sentences
from communique.draft import Draft, Mention
from communique.model import Report
from communique.tools import Tools


def mentions(text: str, tools: Tools) -> dict[str, Mention]:
    draft = Draft(Report(id="d", source="test", sha256="0" * 64, text=text))
    draft.parse = sentences.parse(draft, tools)
    draft.sentences = sentences.find(draft, tools)
    return {text[mention.start : mention.end]: mention for mention in actors.find(draft, tools)}


def test_a_title_and_a_state_belong_to_the_person(tools: Tools) -> None:
    found = mentions("Danish Prime Minister Oren Vask met reporters. Vask smiled.", tools)
    person = found["Danish Prime Minister Oren Vask"]
    assert (person.type, person.key, person.state, person.office) == ("person", "Oren Vask", "DNK", "prime minister")
    assert found["Vask"].type == "person"


def test_a_capital_is_a_government_only_where_it_acts(tools: Tools) -> None:
    acting = mentions("Oslo agreed to the plan.", tools)
    assert acting["Oslo"].kind == "metonym"
    assert acting["Oslo"].state == "NOR"
    assert "Oslo" not in mentions("The ministers met in Oslo.", tools)


def test_groups_know_their_number(tools: Tools) -> None:
    found = mentions("The two leaders shook hands. Both sides were pleased.", tools)
    assert (found["The two leaders"].kind, found["The two leaders"].number) == ("group", 2)
    assert found["Both sides"].type == "state"


def test_former_holders_are_marked(tools: Tools) -> None:
    assert mentions("It was signed by former Valdorian President Ida Brekke.", tools)[
        "former Valdorian President Ida Brekke"
    ].former


def test_an_organisation_keeps_its_whole_name(tools: Tools) -> None:
    found = mentions("Ida Brekke, director of the Institute of Delta Studies, agreed.", tools)
    assert found["Institute of Delta Studies"].type == "organisation"
