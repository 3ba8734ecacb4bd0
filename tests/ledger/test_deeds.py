"""Classes of deeds: by which verb something is undertaken, and what tells that it was done."""

from __future__ import annotations

import pytest

from communique.ledger.amounts import counts, is_all, is_fewer, is_one_of, is_only, is_step, is_whole, reaches
from communique.ledger.deeds import load_fulfilment, regular


@pytest.mark.parametrize(
    ("wording", "verb"),
    [
        ("set up a bank", "set up"),
        ("A bank will be set up by June", "set up"),
        ("the opening of a lane at Esk", "open"),
        ("do away with the toll", "do away with"),
        ("weekly sharing of pictures", "share"),
        ("to be let into the fort", "let"),
    ],
)
def test_the_verb_of_an_undertaking(wording: str, verb: str) -> None:
    assert load_fulfilment().verb_of(wording) == verb


def test_kinds_follow_from_what_is_agreed_refused_or_permitted() -> None:
    kinds = load_fulfilment().kinds_of
    assert "free" in kinds("reach agreement on Monday on the release of nine fishermen")
    assert {"end", "ban"} <= kinds("no boat of either side is to sail there")
    assert "allow" in kinds("Inspectors may walk into the hall")
    assert "allow" in kinds("lift its ban on rye")
    assert kinds("meet the growing need") == frozenset()


def test_the_past_of_verbs() -> None:
    past = load_fulfilment().past
    assert [regular(verb) for verb in ("ship", "ratify", "close", "open")] == [
        "shipped",
        "ratified",
        "closed",
        "opened",
    ]
    assert past("hand over") == ("handed over",)
    assert past("come home") == ("came home", "has come home", "have come home", "had come home")


def test_phrases_are_found_the_longest_first() -> None:
    found = [told.words for told in load_fulfilment().found_in("They handed over the keys and walked free")]
    assert found == ["handed over", "walked free"]


def test_what_is_counted() -> None:
    assert counts("two million doses in 3 days since 2031, 20 percent, twenty-one boats") == [2_000_000, 21]
    assert is_whole("the remaining five left")
    assert not is_whole("not all five left")
    assert is_only("only 61 crates came")
    assert is_fewer("nine boats came", ["send 14 boats"])
    assert not is_fewer("14 boats came", ["send 14 boats"])
    assert is_all("All fourteen creameries were named", ["list 14 creameries"])
    assert is_one_of("the northern sector was cleared", ["clear four sectors"])
    assert is_step("cut to 12 percent", ["cut it from 18 percent to 6 percent"])
    assert reaches("stands at 9,000 tonnes", ["raise it to 9,000 tonnes"])
    assert reaches("stands at 6,000 tonnes", ["raise it to 9,000 tonnes"]) is False
    assert reaches("it stands", ["raise it to 9,000 tonnes"]) is None
