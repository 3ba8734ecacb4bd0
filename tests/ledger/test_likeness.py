"""Which passages are about one thing, by their own words."""

from __future__ import annotations

import pytest

from communique.ledger.likeness import SAME_ARRANGEMENT, SAME_UNDERTAKING, Likeness
from communique.matching.same import load_matcher
from communique.model import Notice, Party, Sign, Span, Subject, Version

VALDORIA, KESTREL, MORVANE = Party("valdoria", "Valdoria"), Party("kestrel", "Kestrel"), Party("morvane", "Morvane")


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    return Likeness(load_matcher())


def notice(what: str, document: str, about: Subject = "commitment", *parties: Party, day: str = "2031-03-03") -> Notice:
    return Notice(
        id=document,
        about=about,
        document=document,
        outlet=None,
        published=day,
        evidence=(Span(document, 0, len(what), what),),
        version=Version(what=what, parties=parties, kind="action", type="document"),
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("waive visas for tourists from May 1", "lift visa requirements for tourists", True),
        ("withdraw their soldiers from the Heights by May", "pull their troops back from the Heights", True),
        ("survey the fish of the Skerry Bank by November", "survey its fish stocks before December", True),
        ("set up a hotline between their coast guards", "hand over three boats to the coast guard", False),
        ("lease the icebreaker Varga to Kestrel", "open its herring grounds to Kestrel", False),
        ("end whaling in the shared zone", "share the cod quota", False),
    ],
)
def test_undertakings_are_told_by_what_is_done_to_what(one: str, other: str, same: bool, likeness: Likeness) -> None:
    score = likeness.undertakings(notice(one, "a"), notice(other, "b")).value
    assert (score >= SAME_UNDERTAKING) is same


def test_other_parties_undertake_something_else(likeness: Likeness) -> None:
    what = "reopen the ferry line"
    ours = notice(what, "a", "commitment", VALDORIA, KESTREL)
    assert likeness.undertakings(ours, notice(what, "b", "commitment", KESTREL)).value >= SAME_UNDERTAKING
    theirs = likeness.undertakings(ours, notice(what, "b", "commitment", MORVANE)).value
    assert theirs < likeness.undertakings(ours, notice(what, "b", "commitment")).value


@pytest.mark.parametrize(
    ("one", "other", "day", "same"),
    [
        ("Bridge Visa", "Bridge Visa", "2031-07-17", True),
        ("joint statement", "joint statement", "2031-03-04", True),
        ("joint statement", "joint statement", "2031-07-17", False),
        ("joint statement", "Selwick Declaration", "2031-03-04", False),
        ("Selwick Declaration of 1999", "Selwick Declaration of 2012", "2031-03-04", False),
    ],
)
def test_arrangements_are_told_by_their_names(one: str, other: str, day: str, same: bool, likeness: Likeness) -> None:
    score = likeness.arrangements(notice(one, "a", "mechanism"), notice(other, "b", "mechanism", day=day)).value
    assert (score >= SAME_ARRANGEMENT) is same


def told(words: str, *states: str) -> Sign:
    """A clause that tells an outcome."""
    return Sign(
        id="s",
        notice=notice(words, "b"),
        outcome="end",
        cues=(("end", "closed"),),
        around=(words, "", ""),
        states=states,
    )


def test_a_name_of_its_own_speaks_for_an_undertaking(likeness: Likeness) -> None:
    plant = notice("take the coal plant at Mogh out of service", "a", "commitment", VALDORIA)
    named = likeness.outcome(told("Valdoria closed the Mogh furnaces", "valdoria"), plant)
    other = likeness.outcome(told("Valdoria closed the Tarn furnaces", "valdoria"), plant)
    assert "it is named" in named.words
    assert "it is named" not in other.words
    assert named.value > other.value + 0.05


def test_the_name_of_a_state_is_nobodys_own(likeness: Likeness) -> None:
    quota = notice("raise Kestrel's sugar quota", "a")
    assert "it is named" not in likeness.outcome(told("Kestrel closed a port", "kestrel"), quota).words
