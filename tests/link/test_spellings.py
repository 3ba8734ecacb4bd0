"""People across reports: spellings of one name in several scripts, and people who stay apart."""

from __future__ import annotations

from itertools import permutations

import pytest

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
