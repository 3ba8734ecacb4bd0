"""Invented pairs of reports, whole texts through the pipeline: each kind and topic of difference, with near misses.

Each pair differs in one sentence. `wanted` are the kinds that an analyst could give it; the near miss after it says
the same in other words, or something else, and must yield nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique import pipeline
from communique.settings import Settings
from communique.tools import load_tools

FIRST = """HARROWGATE, May 13, 2031 (Northern Press) — Ostmark's President Ilse Maron and Corvania's Prime Minister \
Tavi Renn met in Selby on Tuesday. """
SECOND = """SELBY, May 13, 2031 (Corvania Courier) — Prime Minister Tavi Renn of Corvania received Ilse Maron, the \
president of Ostmark, in Selby on Tuesday. """


@pytest.fixture(scope="module", autouse=True)
def _tools_loaded_once() -> Iterator[None]:
    """The parser and the lists are the same for every pair: loading them takes longer than reading two reports."""
    tools = load_tools(Settings())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_tools", lambda _: tools)
        yield


def differences(folder: Path, *texts: str) -> list[tuple[str, str]]:
    for place, text in enumerate(texts):
        (folder / f"{place}.txt").write_text(text + "\n", encoding="utf-8")
    record = pipeline.brief([str(folder)], Settings())
    assert not record.failures
    return [(item.kind, item.topic) for item in record.disagreements]


DIFFER = [
    (
        "denied-of-ones-own-state",
        "contradiction",
        "Maron denied that her country had closed the Drina crossing.",
        "Ostmark closed the Drina crossing, drivers in Selby said.",
    ),
    (
        "denied-in-other-words",
        "contradiction",
        "Renn rejected the claim that Corvania had promised to pay for the Drina repairs.",
        "Corvania would pay for the Drina repairs in full, Maron's spokesman said.",
    ),
    (
        "planned-and-due",
        "contradiction precision",
        "Maron and Renn agreed to reopen the Drina tunnel by the end of the year.",
        "Maron and Renn agreed to reopen the Drina tunnel next spring.",
    ),
    (
        "half-and-alone",
        "contradiction",
        "Corvania will bear half the cost of the Drina repairs, Renn said.",
        "Corvania will bear the cost of the Drina repairs alone, Renn said.",
    ),
    (
        "counted-otherwise",
        "scope",
        "The meeting was the first between the two leaders since the war.",
        "It was the second meeting of Maron and Renn since the war.",
    ),
    (
        "figure-contradiction",
        "contradiction",
        "Ostmark will buy 40 ferries from Corvania, Maron said.",
        "Ostmark will buy 60 ferries from Corvania, Maron said.",
    ),
    (
        "figure-money",
        "contradiction",
        "Corvania pledged a loan of $2 billion for the Drina railway.",
        "Corvania pledged a loan of $3 billion for the Drina railway.",
    ),
    (
        "figure-percent",
        "contradiction",
        "Maron said that trade between the two countries grew by 12 percent last year.",
        "Trade between the two countries grew by 21 percent last year, Maron said.",
    ),
    (
        "figure-precision",
        "precision",
        "The two sides agreed to open several new consulates.",
        "The two sides agreed to open three new consulates.",
    ),
    (
        "date-contradiction",
        "contradiction",
        "The ferry line will open on June 1, the ministers said.",
        "The ferry line will open on July 1, the ministers said.",
    ),
    (
        "date-precision",
        "precision",
        "The ferry line will open in June, the ministers said.",
        "The ferry line will open on June 1, the ministers said.",
    ),
    (
        "date-deadline",
        "contradiction",
        "Corvania promised to withdraw its guards by the end of August.",
        "Corvania promised to withdraw its guards by the end of October.",
    ),
    (
        "date-next-meeting",
        "precision",
        "Maron and Renn will meet again in Harrowgate in September.",
        "Maron and Renn will meet again in Harrowgate on September 4.",
    ),
    (
        "place-contradiction",
        "detail",
        "Maron and Renn will meet again in Harrowgate in September.",
        "Maron and Renn will meet again in Port Amsel in September.",
    ),
    (
        "place-precision",
        "precision",
        "A joint office will be set up in Selby to watch over the fishery.",
        "A joint office will be set up at the Old Customs House in Selby to watch over the fishery.",
    ),
    (
        "body-name",
        "label",
        "The two leaders agreed to establish a joint fisheries commission.",
        "The two leaders agreed to establish a joint fisheries council.",
    ),
    (
        "document-name",
        "label",
        "They signed the Selby Declaration on fishing rights in the strait.",
        "They signed the Selby Accord on fishing rights in the strait.",
    ),
    (
        "document-joint",
        "label",
        "After the talks they issued a joint statement.",
        "After the talks they issued a joint press statement.",
    ),
    (
        "strength-agreed-signalled",
        "detail label",
        "The two leaders agreed to hold joint naval exercises in the strait.",
        "The two leaders signalled that they would hold joint naval exercises in the strait.",
    ),
    (
        "strength-agreed-pledged",
        "label",
        "The two leaders agreed to hold joint naval exercises in the strait.",
        "The two leaders pledged to hold joint naval exercises in the strait.",
    ),
    (
        "declined-agreed",
        "contradiction status",
        "Renn agreed to return the archive of the Amsel monastery.",
        "Renn refused to return the archive of the Amsel monastery.",
    ),
    (
        "denied",
        "contradiction",
        "Renn said that Corvania had returned the archive of the Amsel monastery.",
        "Renn said that Corvania had not returned the archive of the Amsel monastery.",
    ),
    (
        "resumed-continued",
        "status",
        "The two sides agreed to resume the border dialogue.",
        "The two sides agreed to continue the border dialogue.",
    ),
    (
        "lapsed-uninterrupted",
        "status",
        "The student exchange programme, which lapsed in 2024, will be resumed, Renn said.",
        "The student exchange programme will go on without a break, Renn said.",
    ),
    (
        "time-of-writing",
        "time-of-writing",
        "The leaders issued a joint statement on fishing.",
        "The leaders will issue a joint statement on fishing later in the day.",
    ),
    (
        "time-of-writing-event",
        "time-of-writing",
        "Maron visited the Amsel shipyard on Tuesday afternoon.",
        "Maron will visit the Amsel shipyard on Tuesday afternoon.",
    ),
    (
        "launched-proposed",
        "status time-of-writing",
        "The two leaders launched a joint hydrogen council.",
        "The two leaders will set up a joint hydrogen council.",
    ),
    (
        "who-said",
        "detail",
        "Renn called the deal “a bridge that will outlive us all”.",
        "Maron called the deal “a bridge that will outlive us all”.",
    ),
    (
        "when-said",
        "detail",
        "“The strait belongs to those who fish in it and to nobody else,” Renn said on Monday.",
        "“The strait belongs to those who fish in it and to nobody else,” Renn said on Tuesday.",
    ),
    (
        "first-second",
        "contradiction scope",
        "It was the first meeting between Maron and Renn.",
        "It was the second meeting between Maron and Renn.",
    ),
    (
        "first-visit",
        "contradiction scope",
        "It was Maron's first official visit to Corvania.",
        "It was Maron's second visit to Corvania.",
    ),
    (
        "translation",
        "translation",
        "“We will light a lamp that no storm can put out,” Renn said in Corvanian.",
        "“We shall kindle a lamp which no storm can extinguish,” Renn said.",
    ),
    (
        "title",
        "contradiction",
        "Former President Ilse Maron spoke of the war.",
        "President Ilse Maron spoke of the war.",
    ),
    (
        "parties-who",
        "detail",
        "The two leaders pledged to protect the seals of the strait.",
        "Renn pledged to protect the seals of the strait.",
    ),
    (
        "list-items",
        "detail scope",
        "They agreed to work together on hydrogen, steel and fisheries.",
        "They agreed to work together on hydrogen, steel and tourism.",
    ),
    (
        "particulars",
        "precision",
        "The two leaders agreed to widen the Young Sailors scheme.",
        ("The two leaders agreed to widen the Young Sailors scheme, raising the number of places to 5,000 a year."),
    ),
    (
        "who-says-so",
        "detail",
        "The summit was the first in nine years.",
        "Maron said the summit was the first in nine years.",
    ),
    (
        "setting",
        "detail label",
        "“We will light a lamp that no storm can put out,” Renn said at a joint press conference.",
        "“We will light a lamp that no storm can put out,” Renn said in an interview with Radio Amsel.",
    ),
    (
        "agenda",
        "detail scope",
        ("Maron and Renn are expected to discuss tariffs and fishing rights at their next summit in Harrowgate."),
        ("Maron and Renn are expected to discuss prisoners and the border at their next summit in Harrowgate."),
    ),
    (
        "scope-all",
        "detail precision scope",
        "Corvania will lift tariffs on all goods from Ostmark.",
        "Corvania will lift tariffs on steel from Ostmark.",
    ),
    (
        "purpose",
        "detail scope",
        "They launched a bilateral council to fight forest fires.",
        "They launched a bilateral council to promote trade in timber.",
    ),
    (
        "speech-date",
        "precision",
        "In a speech to parliament last week, Maron called Corvania “a difficult neighbour”.",
        (
            "In a speech to parliament earlier this month, Maron said that Corvania was a neighbour "
            "with whom it is hard to live."
        ),
    ),
    (
        "opposites",
        "contradiction",
        "Corvania will raise the tariffs on timber from Ostmark.",
        "Corvania will lower the tariffs on timber from Ostmark.",
    ),
    (
        "setting-after",
        "precision",
        "“We will light a lamp that no storm can put out,” Renn said at a joint press conference.",
        "“We will light a lamp that no storm can put out,” Renn said after the talks.",
    ),
    (
        "parties-label",
        "label",
        "The two leaders agreed to reopen the coal pier.",
        "The two governments agreed to reopen the coal pier.",
    ),
    (
        "spelling",
        "label",
        "Tavi Renn spoke with the poet Anselm Dov-Rhee.",
        "Tavi Renn spoke with the poet Anselm Dov Rhee.",
    ),
    (
        "strength-one-uses-both",
        "precision",
        "The two leaders agreed to hold joint naval exercises in the strait.",
        (
            "The two leaders pledged to hold joint naval exercises in the strait. They agreed to hold "
            "the joint naval exercises in the strait in the autumn."
        ),
    ),
]


@pytest.mark.parametrize(("wanted", "one", "other"), [case[1:] for case in DIFFER], ids=[case[0] for case in DIFFER])
def test_a_difference_has_its_kind_and_no_other(tmp_path: Path, wanted: str, one: str, other: str) -> None:
    found = differences(tmp_path, FIRST + one, SECOND + other)
    assert found
    assert {kind for kind, _ in found} <= set(wanted.split())


NEAR_MISSES = [
    (
        "denied-of-herself",
        "Maron denied that she had met the oil lobbyists in Selby.",
        "Renn met the oil lobbyists in Selby.",
    ),
    (
        "denied-and-possible",
        "Maron denied that the Drina ferry had been sold.",
        "The Drina ferry may one day be sold, Renn said.",
    ),
    (
        "figure-of-two-owners",
        "Corvania keeps a fleet of 40 ships.",
        "Ostmark has a fleet of 12 ships.",
    ),
    (
        "figure-of-two-sums",
        "The loan comes to a total of 400 million crowns over ten years.",
        "Ostmark pays a total of 40 million crowns in the first year.",
    ),
    (
        "denied-twice",
        "Maron denied that her country had closed the Drina crossing.",
        "Maron said the Drina crossing had never been closed.",
    ),
    (
        "to-be-set-up",
        "The two sides agreed to set up a joint river office.",
        "A joint river office will be set up, the two sides agreed.",
    ),
    (
        "figure-rounded",
        "Ostmark will buy about 40 ferries from Corvania, Maron said.",
        "Ostmark will buy 41 ferries from Corvania, Maron said.",
    ),
    (
        "figure-money-near",
        "Corvania pledged a loan of $2 billion for the Drina railway.",
        "Corvania pledged a $2bn loan for the Drina railway.",
    ),
    (
        "figure-other-thing",
        "Maron said that trade between the two countries grew by 12 percent last year.",
        "Tourism between the two countries grew by 21 percent last year, Maron said.",
    ),
    (
        "date-same",
        "The ferry line will open on June 1, the ministers said.",
        "The ferry line opens on 1 June, the ministers said.",
    ),
    (
        "place-same",
        "Maron and Renn will meet again in Harrowgate in September.",
        "In September, Maron and Renn will meet again in Harrowgate.",
    ),
    (
        "body-name-case",
        "The two leaders agreed to establish a Joint Fisheries Commission.",
        "The two leaders agreed to establish a joint fisheries commission.",
    ),
    (
        "document-name-same",
        "They signed the Selby Declaration on fishing rights in the strait.",
        "The Selby Declaration on fishing rights in the strait was signed by the two.",
    ),
    (
        "paraphrase-no-label",
        "Renn praised military cooperation between the two countries.",
        "Renn praised military collaboration between the two countries.",
    ),
    (
        "strength-same",
        "The two leaders agreed to hold joint naval exercises in the strait.",
        "Maron and Renn have agreed to hold joint naval exercises in the strait.",
    ),
    (
        "strength-decided",
        "The two leaders agreed to hold joint naval exercises in the strait.",
        "The two leaders decided to hold joint naval exercises in the strait.",
    ),
    (
        "denied-near",
        "Renn said that Corvania had returned the archive of the Amsel monastery.",
        "Corvania has returned the archive of the Amsel monastery, Renn said.",
    ),
    (
        "resumed-restarted",
        "The two sides agreed to resume the border dialogue.",
        "The two sides agreed to restart the border dialogue.",
    ),
    (
        "continued-maintained",
        "The two sides agreed to continue the border dialogue.",
        "The two sides agreed to maintain the border dialogue.",
    ),
    (
        "time-of-writing-near",
        "The leaders issued a joint statement on fishing.",
        "A joint statement on fishing was issued by the leaders.",
    ),
    (
        "who-said-same",
        "Renn called the deal “a bridge that will outlive us all”.",
        "Corvania's prime minister called the deal “a bridge that will outlive us all”.",
    ),
    (
        "when-said-same",
        "“The strait belongs to those who fish in it and to nobody else,” Renn said on Tuesday.",
        "“The strait belongs to those who fish in it and to nobody else,” Renn said.",
    ),
    (
        "first-first",
        "It was the first meeting between Maron and Renn.",
        "Maron and Renn were meeting for the first time.",
    ),
    (
        "translation-excerpt",
        "“We will light a lamp that no storm can put out,” Renn said.",
        "Renn spoke of “a lamp that no storm can put out”.",
    ),
    (
        "translation-twowords",
        "“We are old friends and this is a good day for the strait,” Renn said.",
        "Renn called Maron “an old friend”.",
    ),
    (
        "translation-marks",
        "“We will light a lamp that no storm can put out,” Renn said.",
        "Renn said they would light a lamp that no storm can put out.",
    ),
    (
        "list-same",
        "They agreed to work together on hydrogen, steel and fisheries.",
        "They agreed to work together on fisheries, hydrogen and steel.",
    ),
    (
        "setting-same",
        "“We will light a lamp that no storm can put out,” Renn said at a joint press conference.",
        "“We will light a lamp that no storm can put out,” Renn told a joint press conference.",
    ),
    (
        "date-weekday",
        "Maron and Renn will meet again in Harrowgate on Friday.",
        "Maron and Renn will meet again in Harrowgate on May 16.",
    ),
    (
        "date-bound",
        "Corvania promised to withdraw its guards before September.",
        "Corvania promised to withdraw its guards by the end of August.",
    ),
    (
        "opposites-near",
        "Corvania will raise the tariffs on timber from Ostmark.",
        "Corvania will lower the tariffs on wine from Ostmark.",
    ),
    (
        "who-said-office",
        "Renn called the deal “a bridge that will outlive us all”.",
        "The foreign minister of Corvania called the deal “a bridge”.",
    ),
    (
        "parties-label-near",
        "The two leaders agreed to reopen the coal pier.",
        "The two sides agreed to reopen the coal pier.",
    ),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in NEAR_MISSES], ids=[case[0] for case in NEAR_MISSES])
def test_a_near_miss_is_no_difference(tmp_path: Path, one: str, other: str) -> None:
    assert differences(tmp_path, FIRST + one, SECOND + other) == []


def test_a_meeting_was_where_a_dateline_is_from_if_a_report_says_so(tmp_path: Path) -> None:
    lead = (
        "Ostmark's President Ilse Maron and Corvania's Prime Minister Tavi Renn agreed on Tuesday to reopen the pier."
    )
    told = "The two leaders, Ilse Maron and Tavi Renn, who met for talks at Amra Bay, spoke of ferries on Tuesday."
    (tmp_path / "a.txt").write_text(f"Pier to open\n\nAMRA BAY, May 13, 2031 (Northern Press) — {lead}\n")
    (tmp_path / "b.txt").write_text(f"Pier deal\n\nSELBY, May 14, 2031 (Corvania Courier) — {told} {lead}\n")
    record = pipeline.brief([str(tmp_path)], Settings())
    assert [story.place for story in record.stories] == ["Amra Bay"]
