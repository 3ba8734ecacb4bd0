"""Standing arrangements: which phrases name one, which are one, and what is said of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from communique.annotate import annotate
from communique.draft import Draft, DraftMechanism
from communique.model import Published, Report
from communique.tools import Tools


def read(text: str, tools: Tools) -> Draft:
    report = Report(
        id="r",
        source="r.txt",
        sha256="0" * 64,
        text=text,
        language="en",
        published=Published("given", (), "2031-05-12"),
    )
    return annotate(report, tools)


def mentions(draft: Draft) -> list[str]:
    return [draft.report.text[start:end] for item in draft.mechanisms for start, end in item.mentions]


def only(draft: Draft) -> DraftMechanism:
    assert len(draft.mechanisms) == 1, mentions(draft)
    return draft.mechanisms[0]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Valdoria and Kestrel agreed to reopen the grain corridor.", "grain corridor"),
        ("The two ministers signed a fisheries treaty.", "fisheries treaty"),
        ("The envoys set up a joint commission on the sharing of river water.", "joint commission"),
        ("They will expand a seasonal worker programme.", "seasonal worker programme"),
        ("Both governments want to revive the railway pact.", "railway pact"),
        ("The leaders met at the margins of the G20 summit.", "G20 summit"),
        ("They spoke of a “vaccine bridge” framework.", "“vaccine bridge” framework"),
        ("She praised trilateral cooperation on maritime safety.", "trilateral cooperation on maritime safety"),
        ("The ministers issued a joint communiqué on Tuesday.", "joint communiqué"),
        ("Kestrel suspended the extradition treaty with Valdoria.", "extradition treaty with Valdoria"),
        ("He will honour the promises made by his predecessors.", "promises made by his predecessors"),
        ("The two states talked about defence cost-sharing.", "defence cost-sharing"),
    ],
)
def test_finds_arrangements_on_any_topic(text: str, named: str, tools: Tools) -> None:
    assert named in mentions(read(text, tools))


@pytest.mark.parametrize(
    "text",
    [
        "The talks later in the day lasted an hour.",
        "The minister said in a statement that the weather was fine.",
        "Relations between the two neighbours are warm.",
        "Valdoria test-fired a rocket under its missile programme.",
        "The ruling coalition lost the vote.",
        "A television programme showed the harbour.",
        "The leaders stressed the importance of dialogue.",
        "The company paid into a pension fund.",
        "Ties were strained after the election.",
    ],
)
def test_leaves_ordinary_uses_alone(text: str, tools: Tools) -> None:
    assert mentions(read(text, tools)) == []


def test_the_agreement_means_the_one_named_before(tools: Tools) -> None:
    draft = read("Ministers signed a fisheries agreement in Tarn Harbour. The agreement caps the catch.", tools)
    assert len(only(draft).mentions) == 2


def test_different_agreements_stay_apart(tools: Tools) -> None:
    draft = read("They signed a fisheries agreement. They also signed an extradition agreement.", tools)
    assert len(draft.mechanisms) == 2


def test_agreements_of_different_years_stay_apart(tools: Tools) -> None:
    draft = read("The 1994 river treaty failed. The 2019 river treaty holds.", tools)
    assert len(draft.mechanisms) == 2


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("They agreed to resume the night train programme.", "resumed"),
        ("The ministers launched a joint water commission.", "launched"),
        ("They signed a railway pact.", "agreed"),
        ("They agreed to expand the student visa programme.", "expanded"),
        ("Valdoria suspended the fisheries treaty.", "suspended"),
        ("The fisheries treaty lapsed in March.", "lapsed"),
        ("They released a joint statement.", "issued"),
        ("They will release a joint statement.", "proposed"),
        ("Valdoria refused to sign the fisheries treaty.", "proposed"),
        ("They might launch a joint water commission.", "proposed"),
        ("They will launch a joint water commission.", "agreed"),
        ("They agreed to set up a joint water commission.", "agreed"),
        ("They hope to set up a joint water commission.", "proposed"),
        ("Kestrel withdrew from the fisheries treaty.", "ended"),
    ],
)
def test_the_governing_verb_gives_the_state(text: str, state: str, tools: Tools) -> None:
    assert only(read(text, tools)).state == state


def test_parties_come_from_the_phrase(tools: Tools) -> None:
    draft = read("A railway treaty between Norway and Kenya was signed.", tools)
    assert [draft.report.text[start:end] for start, end in only(draft).parties] == ["Norway", "Kenya"]


def test_who_acts_on_a_treaty_with_somebody_is_its_other_party(tools: Tools) -> None:
    draft = read("Italy suspended the extradition treaty with Malta.", tools)
    assert [draft.report.text[start:end] for start, end in only(draft).parties] == ["Italy", "Malta"]


def test_topics_become_a_term(tools: Tools) -> None:
    draft = read("They set up a working group on river pollution.", tools)
    assert [(term.label, term.value) for term in only(draft).terms] == [("topics", "river pollution")]


def test_mentions_never_overlap_and_lie_in_the_text(tools: Tools) -> None:
    text = "A framework agreement on a ceasefire, a hotline and a joint commission was reached. " * 3
    places = sorted(place for item in read(text, tools).mechanisms for place in item.mentions)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_the_statement_of_today_an_old_one_and_one_to_come(tools: Tools) -> None:
    text = (
        "Valdoria and Kestrel will share the herring, according to a joint statement of the two leaders on Monday.\n\n"
        "Vask praised a joint declaration issued by the two countries nearly 30 years ago, and expressed his desire to "
        "draft a new joint statement. Signed in Harrowgate in 2003 by their predecessors, the joint statement laid the "
        "ground. In their joint statement Monday, Tolland made special note of the 2003 declaration."
    )
    found = {item.name: len(item.mentions) for item in read(text, tools).mechanisms if item.type == "document"}
    assert sorted(found.values()) == [1, 2, 3]
    assert found["new joint statement"] == 1


def test_one_cooperation_of_three_however_its_parties_are_spelt(tools: Tools) -> None:
    text = (
        "They praised trilateral cooperation with the US and Japan. Kestrel wants trilateral integration. "
        "The importance of trilateral cooperation with the United States grows, she said."
    )
    assert only(read(text, tools)).type == "cooperation"


def test_marks_inside_a_name_are_kept_whole(tools: Tools) -> None:
    assert only(read("They spoke of a “vaccine bridge” framework.", tools)).name == "“vaccine bridge” framework"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They released a joint press statement on trade.", {"instrument": "joint press statement"}),
        ("They signed a joint declaration on trade.", {"instrument": "declaration"}),
        (
            "They signed a memorandum of understanding on fishing, which both parliaments must ratify.",
            {"instrument": "memorandum", "force": "binding"},
        ),
        (
            "The two signed a trade agreement. The accord is not legally binding, officials said.",
            {"force": "not binding"},
        ),
        ("They set up a working group on trade.", {}),
    ],
)
def test_the_title_of_a_paper_and_what_is_said_of_its_force(text: str, told: dict[str, str], tools: Tools) -> None:
    terms = only(read(text, tools)).terms
    assert {term.label: term.value for term in terms if term.label in {"instrument", "force"}} == told
