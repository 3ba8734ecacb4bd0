"""Names compared: what may be one person's name, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.naming import SAME_PERSON, Naming, compare_names, load_naming


@pytest.fixture(scope="module")
def naming() -> Naming:
    return load_naming()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Tolland", "TOLLAND, Mira"),
        ("Mira Tolland", "Dr. Mira Tolland"),
        ("Mira Tolland", "M. Tolland"),
        ("Mira Jane Tolland", "Mira J Tolland"),
        ("Jean-Marc Oduval", "JM Oduval"),
        ("MiraTolland", "Mira Tolland"),
        ("Mira Tol land", "Mira Tolland"),
        ("Robert Vask", "Bob Vask"),
        ("Oren Vask", "Oren Wask"),
        ("Sergei Tarnov", "Sergey Petrovich Tarnov"),
        ("Sergejs Tarnovs", "Sergei Tarnov"),
        ("Сергей Тарнов", "Sergei Tarnov"),
        ("Abdul Aziz al-Tarni", "'Abd al-'Aziz al-Tarnī"),
        ("Yusuf bin Ahmed", "Youssouf ibn Ahmad"),
        ("يوسف أحمد", "Yusuf Ahmad"),
        ("Müller Tarn", "Mueller Tarn"),
        ("Maeng Sol-ha", "Sol Ha Maeng"),
        ("맹솔하", "Maeng Sol-ha"),
        ("이도현", "Lee Do-hyun"),
        ("李道賢", "이도현"),
        ("李道賢", "Yi To-hyŏn"),
        ("石川茂", "Shigeru Ishikawa"),
        ("石川茂", "Ishikawa Shigeru"),
        ("ミラ・トーランド", "Mira Tolland"),
    ],
)
def test_spellings_of_one_name(naming: Naming, one: str, other: str) -> None:
    score = compare_names(one, other, naming)
    assert score.value >= SAME_PERSON
    assert score.words
    assert compare_names(other, one, naming).value == pytest.approx(score.value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Tolland", "Edric Tolland"),
        ("Mira Tolland", "E. Tolland"),
        ("M.T.", "Mira Tolland"),
        ("Sergei Petrovich Tarnov", "Sergei Viktorovich Tarnov"),
        ("Bob Vask", "Boris Vask"),
        ("Ben Vask", "Tom Vask"),
        ("Maeng Sol-ha", "Maeng Do-hyun"),
        ("맹솔하", "Maeng Do-hyun"),
        ("李道賢", "Lee Sol-ha"),
        ("石川茂", "Ishikawa Taro"),
        ("Ada Roe Lind", "Ada Vask"),
        ("Linden", "Lindenberg"),
        ("ミラ・トーランド", "Edric Vane"),
    ],
)
def test_names_of_two_people(naming: Naming, one: str, other: str) -> None:
    assert compare_names(one, other, naming).value < SAME_PERSON
    assert compare_names(other, one, naming).value < SAME_PERSON


def test_the_grounds_are_told_in_words(naming: Naming) -> None:
    assert "forms of one name" in compare_names("Robert Vask", "Bob Vask", naming).words
    assert "Korean reading" in compare_names("맹솔하", "Maeng Sol-ha", naming).words
    assert "is not" in compare_names("Ada Vask", "Mira Vask", naming).words


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    naming = Naming(frozenset(), frozenset(), frozenset(), {}, {}, {})
    assert compare_names(one, other, naming).value <= 1
