"""Undertakings in the many ways in which the press and joint statements put them, and what is none beside them."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.draft import DraftCommitment
from communique.model import Published, Report
from communique.tools import Tools

SETTLED = "Valdoria and Kestrel signed an accord in Harrowgate on Monday. "


def made(text: str, tools: Tools) -> list[tuple[str, DraftCommitment]]:
    """What is undertaken in a text, with the words of its evidence."""
    published = Published("given", (), "2031-05-12")
    report = Report(id="r", source="r.txt", sha256="0" * 64, text=text, language="en", published=published)
    return [(text[slice(*item.evidence[0])], item) for item in annotate(report, tools).commitments]


def after(text: str, tools: Tools) -> list[str]:
    """The evidence of what is undertaken in a text that follows on the news of a settlement."""
    return [words for words, item in made(SETTLED + text, tools) if item.evidence[0][0] >= len(SETTLED)]


@pytest.mark.parametrize(
    "words",
    [
        "Valdoria is going to compensate the fishermen of Esk",
        "Kestrel gave its word that the ferry crew would be freed",
        "Kestrel took it upon itself to dredge the harbour mouth",
        "Prime Minister Mira Tolland has signed up to let small boats through the lock",
        "Their two space agencies will launch a weather balloon",
        "Each country's vets will accept the other's papers, starting on 1 October",
        "Observers from the League will be let in",
        "The duty on Kestrian cheese will be halved with effect from 1 January 2032",
        "A list of banned nets is to be drawn up and made public",
        "The study of the strait is to be completed by September",
        "The crossing at Tannhead will stay open round the clock",
        "Sailors will no longer need a visa",
        "The Kestrian side shall enter six dairies in its register",
        "Article 4 provides for the laying of a cable under the strait",
        "Kestrel's dairies will have to stop using the name",
        "The state-owned works at Esk will ship 900 tonnes of salt to Kestrel",
        "The regulators will be joined by a direct line from June 1",
        "A panel of nine judges will look into the sinking of the Alma",
        "The two ministers instructed their officials to draft a fisheries chart",
        "The last two batches, Tolland added, would be sent in autumn",
        "From October there will be a ferry each week",
        "Both sides want to drill for hot water at Esk",
        "There shall be established a court of five judges",
        "Kestrel's inspectors will have access to the reactor before June",
        "The two banks are due to open in Harrowgate by March 2032",
        "The last power station closes by the end of December 2031",
        "Under the accord Kestrel must open its books to auditors",
        "Kestrel has until July to pull its boats back",
        "There is to be a common fishing fleet",
        "The accord gives Kestrian boats the use of the lock",
        "It contains a commitment to dredge the harbour",
        "Among the points is the reopening of the lock",
        "Kestrel has bound itself to halve its catch",
        "They decided upon a joint survey of the wreck",
        "Valdoria offered its dry dock to Kestrel for six months",
        "The masks of Esk will go home",
        "Under the deal, Valdorian farmers get the use of 400 hectares of land",
        "In exchange, Kestrel drops its claim to the Skerry Bank",
        "Plums from Valdoria can be sold in Kestrel again from 1 July",
        "The fee for a day's fishing rises to 40 crowns on 1 July",
        "The ministers settled on a common timetable for trains",
        "There was a pledge to plant trees along the canal",
        "Valdoria assumed the obligation to clear the mines",
    ],
)
def test_what_was_settled_is_undertaken_however_the_press_puts_it(words: str, tools: Tools) -> None:
    found = after(f"{words}.", tools)
    assert len(found) == 1, found
    assert found[0] in words
    assert len(found[0]) * 2 > len(words)


@pytest.mark.parametrize(
    "text",
    [
        "The pact will probably be tested by winter.",
        "Will the line hold?",
        "Nobody knows what the two will do about herring.",
        "Kestrel would have paid anyway.",
        "It is going to hurt the fishermen.",
        "Tolland will face the voters in June.",
        "Traders expect the duty to be halved.",
        "The winner will have to be patient.",
        "The fishermen demand that the port be opened by June.",
        "Valdoria broke its promise to dredge the harbour.",
        "The treaty contains three annexes.",
        "Prices will rise by March.",
        "He was tasked with the music.",
        "Tolland goes from there to Sarrow on Friday.",
        "Imports will double by 2036.",
        "No one will have to pay.",
        "The pact made no promise to dredge the harbour.",
        "To wait is to lose.",
        "A vote on his leadership is due next Monday.",
    ],
)
def test_what_befalls_is_guessed_asked_or_demanded_is_settled_by_nobody(text: str, tools: Tools) -> None:
    assert after(text, tools) == []


def test_the_same_words_settle_nothing_where_no_settlement_is_told(tools: Tools) -> None:
    assert made("The duck pond will stay open round the clock. Observers will be let in.", tools) == []


def test_a_pledge_is_named_with_its_owner(tools: Tools) -> None:
    assert after("As for the pledge of both sides to build a school, it is kind.", tools) == [
        "the pledge of both sides to build a school"
    ]


def test_the_points_of_a_joint_statement_are_undertaken(tools: Tools) -> None:
    text = (
        "Following are the main points of the accord between Valdoria and Kestrel:\n\n"
        "* POWER - laying of a 300-megawatt cable to Esk by 2034\n"
        "* SAFETY: a hotline between the two coast guards\n"
        "* Abolish the levy on Valdorian salt\n"
        "* Sixty places for Kestrian nurses, to be funded by Valdoria\n\n"
        "Nobody in Esk had heard of the cable."
    )
    found = [(words, item.act) for words, item in made(text, tools)]
    assert found == [
        ("laying of a 300-megawatt cable to Esk by 2034", "announce"),
        ("a hotline between the two coast guards", "announce"),
        ("Abolish the levy on Valdorian salt", "announce"),
        ("Sixty places for Kestrian nurses, to be funded by Valdoria", "announce"),
    ]
    assert made(text, tools)[0][1].deadline == "2034"


def test_a_clause_that_follows_with_and_is_no_part_of_what_will_be_done(tools: Tools) -> None:
    text = "A water board will be created by June 2036, and thirty nurses a year will be exchanged."
    assert after(text, tools) == [
        "A water board will be created by June 2036",
        "thirty nurses a year will be exchanged",
    ]


def test_a_headline_has_no_finite_verb(tools: Tools) -> None:
    text = "Kestrel and Valdoria to build common port\n\nThe two governments signed an accord on Monday."
    assert next(words for words, _ in made(text, tools)) == "Kestrel and Valdoria to build common port"


def test_a_pledge_that_was_brought_home_is_undertaken(tools: Tools) -> None:
    assert after("The heads of government welcomed the undertaking by Kestrel to build a kiln.", tools) == [
        "Kestrel to build a kiln"
    ]
    assert after("She won a promise that the lake would be cleaned.", tools) != []


def test_a_list_of_something_else_is_no_list_of_points(tools: Tools) -> None:
    text = f"{SETTLED}\n\nThe guests ate well:\n\n* Soup of Kestrian herring\n* Salt lamb from the Skerry Bank\n"
    assert len(made(text, tools)) == 1


@pytest.mark.parametrize(
    ("text", "action", "condition"),
    [
        (
            "Karsund will lend Velmora 340 million crowns, provided that Velmora's parliament ratifies a treaty.",
            "lend Velmora 340 million crowns",
            "provided that Velmora's parliament ratifies a treaty",
        ),
        (
            "Minister Ada Roe said Okara would reopen its market to sugar, once the two countries sign a protocol.",
            "reopen its market to sugar",
            "once the two countries sign a protocol",
        ),
        (
            "President Oren Vask said that Tolvia would pull its guns back as long as Marenza does the same.",
            "pull its guns back",
            "as long as Marenza does the same",
        ),
        (
            "The two sides will set up a working group if Quendar withdraws its boats by the end of October.",
            "set up a working group",
            "if Quendar withdraws its boats by the end of October",
        ),
        (
            "If Corva withdraws its officers, Teresk will reopen the crossing.",
            "reopen the crossing",
            "If Corva withdraws its officers",
        ),
        ("Corva agreed to free 40 men in return for two boats.", "free 40 men", "in return for two boats"),
    ],
)
def test_what_an_undertaking_hangs_on_is_a_term_and_no_undertaking(
    text: str, action: str, condition: str, tools: Tools
) -> None:
    ((_, found),) = made(text, tools)
    assert found.action == action
    assert [term.value for term in found.terms if term.label == "condition"] == [condition]
    assert found.deadline is None


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("In return for lower duties Valdoria will buy ten ferries from Kestrel.", "buy ten ferries from Kestrel"),
        (
            "Valdoria and Kestrel agreed that goods subject to duty will be listed.",
            "goods subject to duty will be listed",
        ),
    ],
)
def test_what_is_no_condition_takes_nothing_from_an_undertaking(text: str, action: str, tools: Tools) -> None:
    assert action in [item.action for _, item in made(text, tools)]
