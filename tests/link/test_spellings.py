"""People across reports: spellings of one name in several scripts, and people who stay apart."""

from __future__ import annotations

from itertools import permutations

import pytest

from communique.link.bodies import Bodies
from communique.link.spellings import People
from communique.model import Actor

Told = tuple[str, str, str | None]  # report, name, office


def keys(*told: Told) -> list[str]:
    """The key of each person, in order."""
    actors = [
        (report, Actor(id=str(number), name=name, type="person", office=office))
        for number, (report, name, office) in enumerate(told)
    ]
    people = People(actors)
    return [people.key(actor) for _, actor in actors]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "Mira Tolland", "president"), ("b", "Mira J. Tolland", None)),
        (("a", "Robert Vask", None), ("b", "Bob Vask", "minister")),
        (("a", "Sergei Tarnov", None), ("b", "Sergey Tarnov", None)),
        (("a", "Maeng Sol-ha", "president"), ("b", "맹솔하", None)),
        (("a", "孟率河", "president"), ("b", "맹솔하", None)),
        (("a", "Mira Tolland", "president"), ("b", "ミラ・トーランド", "president")),
        (("a", "Mira Tolland", "president"), ("b", "トーランド", "president")),
        (("a", "Shigeru Ishikawa", "prime minister"), ("b", "石川", "prime minister")),
        (("a", "Mira Tolland", "president"), ("b", "Mira Toland", "president")),
        (("a", "Mira Tolland", "president"), ("b", "Tolland", None)),
    ],
)
def test_one_person_in_two_reports(one: Told, other: Told) -> None:
    assert len(set(keys(one, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "Mira Tolland", "president"), ("b", "Mara Tolland", "painter")),
        (("a", "Ada Roe", "president"), ("b", "Ida Roe", None)),
        (("a", "Mira Tolland", "president"), ("a", "Mira Tollard", "president")),
        (("a", "Sergei Tarnov", "minister"), ("b", "Sergey Tarnov", "judge")),
        (("a", "Ada Roe", "president"), ("b", "Roe", "justice minister")),
        (("a", "Maeng Sol-ha", "president"), ("b", "맹도현", "president")),
        (("a", "Edric Vane", "president"), ("b", "ヴァーン", None)),
    ],
)
def test_two_people_stay_apart(one: Told, other: Told) -> None:
    assert len(set(keys(one, other))) == 2


def test_what_fits_two_people_is_given_to_neither() -> None:
    found = keys(("a", "Ada Maria Roe", None), ("b", "Ada Luisa Roe", None), ("c", "Ada Roe", None), ("d", "Roe", None))
    assert len(set(found)) == 4


def test_the_order_of_reports_does_not_matter() -> None:
    told: list[Told] = [
        ("a", "Mira Tolland", "president"),
        ("b", "Tolland, Mira", None),
        ("c", "ミラ・トーランド", "president"),
        ("d", "Tolland", None),
    ]
    assert {frozenset(keys(*order)) for order in permutations(told)} == {frozenset(keys(*told))}
    assert len(set(keys(*told))) == 1


def body_keys(*told: tuple[str, str, tuple[str, ...]]) -> list[str]:
    """The key of each body, in order."""
    actors = [
        Actor(id=str(number), type=kind, name=name, aliases=more) for number, (kind, name, more) in enumerate(told)
    ]
    bodies = Bodies(actors)
    return [bodies.key(actor) for actor in actors]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("outlet", "MPA", ("the Meridian Press Agency",)), ("organisation", "Meridian Press Agency", ())),
        (("outlet", "Islands Gazette", ()), ("outlet", "the Islands Gazette newspaper", ())),
        (("state", "Sarrow", ()), ("state", "Sarrow Federation", ())),
    ],
)
def test_one_body_in_two_reports(
    one: tuple[str, str, tuple[str, ...]], other: tuple[str, str, tuple[str, ...]]
) -> None:
    assert len(set(body_keys(one, other))) == 1
    assert len(set(body_keys(other, one))) == 1


def test_two_bodies_stay_apart() -> None:
    keys = body_keys(
        ("outlet", "Tarn Post", ("the Post",)),
        ("outlet", "Kestrel Post", ("the Post",)),
        ("state", "East", ()),
        ("state", "East Morva", ()),
        ("state", "East Tarn", ()),
    )
    assert len(set(keys)) == 5
