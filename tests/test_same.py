"""Whether two texts say the same: what speaks for it, what against, and what is said of why."""

from __future__ import annotations

import time

import pytest

from communique.errors import SetupError
from communique.matching import vectors
from communique.matching.same import Matcher, akin, load_matcher
from communique.model.compared import Pair
from communique.reference import load_reference


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return load_matcher(load_reference().state_meant)


def relation(matcher: Matcher, a: str, b: str, question: str | None = None) -> str:
    return matcher.compare(Pair(a=a, b=b, question=question)).relation


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ministers signed the accord on fishing.", "The fishing pact was signed by the ministers."),
        ("Nobody was hurt in the explosion.", "No one was injured in the blast."),
        ("The dam holds 4,000,000 tonnes of water.", "The dam holds four million tonnes of water."),
        ("Dace did not sell the harbour.", "Dace never sold the harbour."),
        ("The dam cost 1.1 million crowns.", "The dam cost 1,100,000 crowns."),
        ("The Slovak parliament passed the law.", "Slovakia's parliament passed the law."),
        ("The Valdorian parliament passed the law.", "Valdoria's parliament passed the law."),
        ("The Kestrelese fleet left.", "Kestrel's fleet left."),
    ],
)
def test_the_same_in_other_words(matcher: Matcher, a: str, b: str) -> None:
    assert relation(matcher, a, b) == relation(matcher, b, a) == "same"


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("The harbour dues fall by 9 percent.", "The harbour dues fall by 12 percent.", "9 in one, 12 in the other"),
        ("The bridge opened in 2019.", "The bridge opened in 2020.", "2019 in one, 2020 in the other"),
        ("The dam cost 1.5 million.", "The dam cost 1.6 million.", "1.5 million in one, 1.6 million in the other"),
        ("It holds 1,234,567 litres.", "It holds 1,234,568 litres.", "1,234,567 in one, 1,234,568 in the other"),
        ("The curfew ends in May.", "The curfew ends in June.", "may in one, june in the other"),
        ("The council approved the dam.", "The council has not approved the dam.", "only one denies"),
        ("The ministers met on Tuesday.", "The ministers met on Wednesday.", "Tuesday in one, Wednesday in the other"),
        ("Kestrel pays half the cost of the dam.", "Kestrel pays the cost of the dam alone.", "“half” against “alone”"),
        ("Orrin won the chess match.", "Orrin lost the chess match.", "“won” against “lost”"),
    ],
)
def test_what_cannot_both_hold(matcher: Matcher, a: str, b: str, why: str) -> None:
    found = matcher.compare(Pair(a=a, b=b))
    assert found.relation == "contradicts"
    assert found.same < 0.5
    assert why in " ".join(found.why)


def test_what_is_denied_twice_is_no_contradiction(matcher: Matcher) -> None:
    assert relation(matcher, "The strait was never closed.", "Orrin denied that the strait was closed.") == "entails"


def test_one_says_all_that_the_other_says_and_more(matcher: Matcher) -> None:
    a, b = "The dam will be repaired.", "The dam will be repaired before winter with stone from the island quarry."
    assert relation(matcher, a, b) == relation(matcher, b, a) == "entails"


def test_who_does_it_to_whom(matcher: Matcher) -> None:
    found = matcher.compare(Pair(a="Valdoria accused Kestrel of fraud.", b="Kestrel accused Valdoria of fraud."))
    assert found.same < 0.5
    assert "who does it to whom is turned round" in found.why
    met = matcher.compare(Pair(a="Tolland met Vask in Aldmere.", b="Vask met Tolland in Aldmere."))
    assert met.relation == "same"


def test_somebody_else_did_it(matcher: Matcher) -> None:
    found = matcher.compare(Pair(a="The mayor Orla Dace opened the bridge.", b="The mayor Ivo Renn opened the bridge."))
    assert found.same < 0.5
    assert any("one names" in line for line in found.why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Austria", "Australia"),
        ("Slovakia", "Slovenia"),
        ("Niger", "Nigeria"),
        ("the Nigerian fleet", "the fleet of Niger"),
        ("Norway", "Sweden"),
        ("Aldmere", "Aldmark"),
        ("Valdoria", "Valdemar"),
    ],
)
@pytest.mark.parametrize("frame", ["{} signed the accord.", "The ministers say {} signed the accord on fishing."])
def test_names_that_begin_alike(matcher: Matcher, frame: str, one: str, other: str) -> None:
    found = matcher.compare(Pair(a=frame.format(one), b=frame.format(other)))
    assert found.relation not in {"same", "entails"}
    assert any("one names" in line for line in found.why)


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("valdoria", "valdorian", True),
        ("valdorian", "valdoria", True),
        ("kestrel", "kestreles", True),
        ("aldmer", "aldmerian", True),
        ("tolla", "tollish", True),
        ("aldmer", "aldmark", False),
        ("aldmar", "aldmark", False),
        ("tarn", "tarnmouth", False),
        ("actor-03a3", "actor-5e89", False),
        ("ros", "rosian", False),
    ],
)
def test_a_name_and_its_adjective(name: str, other: str, same: bool) -> None:
    assert akin(name, ("vask", other)) == same


def test_words_of_the_question_are_no_news(matcher: Matcher) -> None:
    question = "Why did Valdoria close the harbour?"
    a, b = "Valdoria closed the harbour because of rust", "Valdoria closed the harbour because of a strike"
    alone, asked = (matcher.compare(Pair(a=a, b=b, question=one)).same for one in (None, question))
    assert asked < alone


@pytest.mark.parametrize(("a", "b"), [("", ""), ("", "the"), ("!", "Dace sang."), ("灯", "ランプ"), ("\ud800", "x")])
def test_texts_with_nothing_to_compare(matcher: Matcher, a: str, b: str) -> None:
    found = matcher.compare(Pair(a=a, b=b))
    assert found.same == 0
    assert found.relation == "unrelated"
    assert found.why


def test_the_order_of_the_texts_does_not_matter(matcher: Matcher) -> None:
    a, b = "The two agreed to lend three dredgers in May.", "Dredgers are to be lent, the minister Dace denied nothing."
    assert matcher.compare(Pair(a=a, b=b)).same == matcher.compare(Pair(a=b, b=a)).same


def test_a_long_text_costs_no_more_than_its_beginning(matcher: Matcher) -> None:
    long = "The dam holds water. " * 50_000
    start = time.perf_counter()
    matcher.compare(Pair(a=long, b=long))
    assert time.perf_counter() - start < 1


def test_what_was_not_read_is_told(matcher: Matcher) -> None:
    long = "The dam holds water. " * 20
    note = "only the first 80 words of each were compared"
    assert note not in matcher.compare(Pair(a=long, b=long)).why
    for a, b in ((long + "Ships sail.", "The dam."), ("The dam.", long + "Ships sail.")):
        assert matcher.compare(Pair(a=a, b=b)).why[-1] == note
        assert matcher.compare(Pair(a=a, b=b, question="What of the dam?")).why[-1] == note
    wide = "dam " + " " * 1_700 + "water"
    assert matcher.compare(Pair(a=wide, b="dam")).why[-1] == "only the first 1,600 characters of each were compared"


def test_a_numeral_without_end_is_no_trouble(matcher: Matcher) -> None:
    assert matcher.compare(Pair(a="The dam cost 1" + ",000" * 350 + " crowns.", b="The dam cost 1 crown.")).same < 1


def test_a_table_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "FILE", "nothing.npz")
    with pytest.raises(SetupError, match=r"nothing.npz is missing"):
        vectors.load_vectors()
