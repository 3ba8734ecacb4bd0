"""What speaks for it that a clause is about an undertaking, and what against it."""

from __future__ import annotations

import pytest

from communique.ledger.likeness import ABOUT, Likeness
from communique.ledger.updating import SURE, is_told_here
from communique.ledger.weighing import load_weights
from communique.matching.features import Score
from communique.matching.same import load_matcher
from communique.model import Notice, Party, Sign, Span, Version

ILMAR = Party("ilmar", "Ilmar")


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    return Likeness(load_matcher())


def undertaken(what: str, day: str = "2041-02-02", *, said: str = "", document: str = "a") -> Notice:
    words = said or f"Ilmar will {what}"
    return Notice(
        id=f"i-{document}",
        about="commitment",
        document=document,
        outlet=None,
        published=day,
        evidence=(Span(document, 0, len(words), words),),
        version=Version(what=what, parties=(ILMAR,), kind="action"),
        circle=("ilmar", "osk"),
    )


def told(clause: str, cue: str, sentence: str = "", title: str = "") -> Sign:
    place = Span("b", 0, len(clause), clause)
    notice = Notice(
        id="o", about="commitment", document="b", outlet=None, published="2041-08-08", evidence=(place,), version=None
    )
    return Sign(
        id="s", notice=notice, outcome="complete", cues=(("complete", cue),), around=(sentence or clause, "", title)
    )


def value(score: Score, name: str) -> float:
    return next((item.value for item in score.features if item.name == name), 0.0)


def test_rare_words_tell_more_than_a_share(likeness: Likeness) -> None:
    """Two words of many are enough where both are rare."""
    silos = undertaken("put up a credit of 60 million crowns for rebuilding the grain silos lost in the storm of 2040")
    assert likeness.outcome(told("The first of the grain silos was rebuilt", "rebuilt"), silos).value >= ABOUT
    assert likeness.outcome(told("The new year was begun with a storm of words", "begun"), silos).value < ABOUT


def test_what_stands_only_around_a_clause_settles_nothing(likeness: Likeness) -> None:
    silos = undertaken("rebuild the grain silos")
    near = likeness.outcome(told("It was all finished", "finished", title="Grain silos rebuilt"), silos)
    assert not is_told_here(near)
    assert is_told_here(likeness.outcome(told("The silos were finished", "finished"), silos))


def test_siblings_are_told_apart(likeness: Likeness) -> None:
    wheat = undertaken("lower its duty on wheat from 18 to 6 percent")
    own = likeness.outcome(told("Ilmar lowered the duty on wheat", "lowered"), wheat)
    barley = likeness.outcome(told("Ilmar lowered the duty on barley", "lowered"), wheat)
    assert own.value >= SURE > barley.value


def test_that_another_does_the_like_is_another_matter(likeness: Likeness) -> None:
    ferry = undertaken("reopen the ferry line over the strait")
    theirs = likeness.outcome(told("Tessarin reopened its own ferry line", "reopened"), ferry)
    assert value(theirs, "another does it") == 1.0
    assert theirs.value < SURE <= likeness.outcome(told("Ilmar reopened the ferry line", "reopened"), ferry).value
    assert "but it is another that does it" in theirs.words


def test_who_only_speaks_of_it_does_not_do_it(likeness: Likeness) -> None:
    ferry = undertaken("reopen the ferry line over the strait")
    said = likeness.outcome(told("Corvin said that the ferry line was reopened", "reopened"), ferry)
    assert value(said, "another does it") == 0.0


def test_what_the_announcing_sentence_says_beside_it_counts(likeness: Likeness) -> None:
    """Of a ban that is lifted the sentence, and not the undertaking, may tell on what it was."""
    onions = "Ilmar, which has turned back onions since a quarrel over a fungus, undertook to lift the ban by August"
    ban = undertaken("lift the ban by August", said=onions)
    clause = told("Ilmar lifted the embargo on onions", "lifted")
    bare = likeness.outcome(clause, undertaken("lift the ban by August"))
    assert likeness.outcome(clause, ban).value > bare.value


@pytest.mark.parametrize(
    ("clause", "ground", "given"),
    [
        ("The permits for 2,500 pickers were issued", "number", 1.0),
        ("The permits for 900 pickers were issued", "other number", 1.0),
        ("By contrast, permits for hauliers were issued", "set apart", 1.0),
        ("The permits were issued", "known thing", 1.0),
        ("Permits were issued", "known thing", 0.0),
    ],
)
def test_grounds(clause: str, ground: str, given: float, likeness: Likeness) -> None:
    permits = undertaken("issue permits for 2,500 pickers")
    assert value(likeness.outcome(told(clause, "issued"), permits), ground) == given


def test_two_passages_are_compared_the_same_either_way(likeness: Likeness) -> None:
    one = undertaken("hand over the maps of its minefields by May")
    other = undertaken("give up maps of the minefields", document="c")
    assert likeness.undertakings(one, other).value == likeness.undertakings(other, one).value
    assert likeness.undertakings(one, other).value > likeness.undertakings(one, undertaken("lower dues")).value


def test_a_score_is_a_probability_and_each_weight_has_a_ground() -> None:
    weights = load_weights()
    for question in (weights.outcome, weights.undertaking):
        assert 0.0 < question.score(()).value < 0.1
        assert question.grounds
    assert weights.command.startswith("python scripts/train_likeness.py")
    assert weights.outcome.grounds["rare words"] > 1.0
    assert weights.outcome.grounds["another does it"] < -1.0
