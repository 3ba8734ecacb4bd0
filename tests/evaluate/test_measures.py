"""Pairing, names, days and fragments, on cases that can be counted by hand."""

from __future__ import annotations

import pytest

from communique.evaluate.days import days, same_days
from communique.evaluate.names import Names, squashed
from communique.evaluate.polnear import joined
from communique.evaluate.tallies import Tally, Unit, distinct, letters, likeness, meets, overlap, pair, summed

TEXT = "Mira Tolland said the ferry line would reopen."


def unit(name: str, words: str, *, optional: bool = False) -> Unit:
    start = TEXT.index(words)
    return Unit(name, letters("a.txt", start, words), optional=optional)


def test_only_letters_and_digits_count() -> None:
    assert letters("a.txt", 5, '"A 1."') == {("a.txt", 6), ("a.txt", 8)}


def test_likeness_is_what_is_shared_of_what_either_has() -> None:
    assert likeness(letters("a.txt", 0, "abcd"), letters("a.txt", 2, "cdef")) == pytest.approx(2 / 6)
    assert likeness(letters("a.txt", 0, "abcd"), letters("b.txt", 0, "abcd")) == 0
    assert likeness(frozenset(), frozenset()) == 0


def test_a_short_passage_meets_a_long_one_by_half() -> None:
    assert meets(letters("a.txt", 0, "abcdefgh"), letters("a.txt", 7, "hi"))
    assert not meets(letters("a.txt", 0, "abcdefgh"), letters("a.txt", 7, "hij"))
    assert not meets(frozenset(), letters("a.txt", 0, "a"))


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    gold = [unit("long", "the ferry line would reopen"), unit("short", "ferry line")]
    said = [unit("1", "the ferry line"), unit("2", "ferry line")]
    found = pair(gold, said, overlap(0.3))
    assert [(wanted.thing, given.thing) for wanted, given in found.pairs] == [("long", "1"), ("short", "2")]
    assert found.tally == Tally(2, 2, 2, 2)


def test_what_is_left_over_counts_against_both() -> None:
    found = pair([unit("name", "Mira Tolland")], [unit("cue", "said")], overlap(0.1))
    assert found.tally == Tally(1, 0, 1, 0)
    assert found.tally.value == 0


def test_optional_gold_is_neither_missed_nor_counted() -> None:
    optional = unit("name", "Mira Tolland", optional=True)
    assert pair([optional], [], overlap(0.1)).tally == Tally(0, 0, 0, 0)
    found = pair([optional], [unit("1", "Mira Tolland"), unit("2", "Mira")], overlap(0.1))
    assert found.tally == Tally(0, 0, 0, 0)
    assert found.tally.value is None


def test_gold_that_counts_comes_before_gold_that_does_not() -> None:
    gold = [unit("optional", "Mira Tolland", optional=True), unit("counts", "Mira Tolland")]
    assert pair(gold, [unit("1", "Mira Tolland")], overlap(0.1)).tally == Tally(1, 1, 1, 1)


def test_one_place_is_one_thing() -> None:
    units = [unit("1", "Mira", optional=True), unit("2", "Mira"), Unit("nowhere", frozenset())]
    assert [kept.thing for kept in distinct(units)] == ["2"]


def test_sums_keep_their_kind() -> None:
    table = summed([{"x": Tally(2, 1, kind="accuracy")}, {"x": Tally(2, 2, kind="accuracy")}])
    assert table["x"].value == 0.75


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2031-04-08", "2031-04-08~", True),
        ("2031-04", "2031-04-01/2031-04-30", True),
        ("203X", "2030/2039", True),
        ("2031-04-XX", "2031-04", True),
        ("../2031", "/2031", True),
        ("2031-04-08T10:00:00Z", "2031-04-08", True),
        ("2031", "2031-04", False),
        ("spring", "spring", True),
        ("spring", "2031", False),
    ],
)
def test_dates_that_mean_the_same_days(one: str, other: str, same: bool) -> None:
    assert same_days(one, other) is same


@pytest.mark.parametrize("text", ["", "2031-13", "20XX-04-1", "Tuesday", "/"])
def test_what_is_no_date(text: str) -> None:
    assert text == "/" or days(text) is None


@pytest.mark.parametrize("name", ["the Kestrel Islands", "Kestrel-Islands", "KESTREL ISLANDS’s", "Késtrel Islands"])
def test_a_name_in_other_letters(name: str) -> None:
    assert squashed(name) == "kestrelislands"


def test_persons_stand_for_the_states_they_bind() -> None:
    commitment = {"parties": ["Valdoria", "Kestrel Islands"], "made_by": ["Mira Tolland", "Oren Vask"]}
    actors = [{"canonical": "Mira Tolland", "surface_forms": [{"form": "Tolland"}]}]
    names = Names({"actors": actors}, [{"commitments": [commitment]}])
    assert names.same("the Tolland", "Mira Tolland")
    assert names.same_group(["Tolland", "Oren Vask"], ["Kestrel Islands", "Valdoria"])
    assert not names.same_group(["Tolland"], ["Mira Tolland"])
    assert not names.same_set(["Tolland", "Oren Vask", "Valdoria"], ["Mira Tolland", "Oren Vask"])


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([(18, 22), (22, 32)], ((18, 32),)),
        ([(22, 32), (18, 21)], ((18, 32),)),
        ([(17, 33)], ((18, 32),)),
        ([(0, 4), (13, 17)], ((0, 4), (13, 17))),
        ([(12, 13)], ()),
    ],
)
def test_fragments_are_joined_over_blanks(ranges: list[tuple[int, int]], expected: tuple[tuple[int, int], ...]) -> None:
    assert joined(ranges, TEXT) == expected
