"""One utterance in several renditions, and different utterances of one speaker."""

from __future__ import annotations

import pytest

from communique.reconcile import reconcile
from communique.settings import Settings

LEAD = "Mira Tolland and Oren Vask met in Tarn Harbour on Saturday for talks on the strait. "
ONE = "“We will make a rising tide in which closer work between our shores lifts our ties with the federation,”"
TWO = "“We decided on a rising tide, where what our two shores do more closely will lift ties with the federation,”"
THREE = "a “rising tide” that begins between the shores and lifts the federation too"
OTHER = "“Fishermen at the stone pier deserve an honest price for herring,”"


@pytest.fixture
def judged(paper, cast):
    papers = [
        paper("d1", f"{LEAD}{ONE} Tolland said. {OTHER} she said.", "The Sarrow Ledger"),
        paper("d2", f"{LEAD}{TWO} Tolland said after the meeting.", "Kaldreth Observer"),
        paper("d3", f"{LEAD}Tolland spoke of {THREE}.", "Tarn Harbour Post"),
    ]
    papers[0].says("tolland", ONE)
    papers[0].says("tolland", OTHER)
    papers[1].says("tolland", TWO)
    papers[2].says("tolland", THREE, cue="spoke of")
    return reconcile([made.line for made in papers], cast(papers), Settings())


def test_renditions_of_one_utterance(judged):
    assert len(judged.quotations) == 1
    found = judged.quotations[0]
    assert [(item.span.document, item.form) for item in found.renditions] == [
        ("d1", "direct"),
        ("d2", "direct"),
        ("d3", "partial"),
    ]
    assert found.speaker == "tolland"


def test_words_in_common_and_words_that_differ(judged):
    found = judged.quotations[0]
    assert {"rising", "tide", "shores", "federation"} <= set(found.common)
    assert {"decided", "begins"} <= set(found.differs)
    assert not set(found.common) & set(found.differs)


def test_different_words_in_marks_are_a_translation(judged):
    kinds = {item.kind for item in judged.disagreements}
    assert "translation" in kinds


def test_the_score_says_why(judged):
    assert "rising" in (judged.quotations[0].why or "")


def test_other_speaker_is_no_rendition(paper, cast):
    papers = [
        paper("d1", f"{LEAD}{ONE} Tolland said.", "The Sarrow Ledger"),
        paper("d2", f"{LEAD}{TWO} Vask said.", "Kaldreth Observer"),
    ]
    papers[0].says("tolland", ONE)
    papers[1].says("vask", TWO)
    judged = reconcile([made.line for made in papers], cast(papers), Settings())
    assert judged.quotations == ()


LAMPS = '"We will not rest until the lamps are lit again,"'


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"We shall not sleep until the lights are on again,"', True),
        ('"Two houses that stand side by side need a single roof,"', False),
    ],
)
def test_translations_without_a_common_word_are_known_by_how_they_are_built(paper, cast, words, found):
    papers = [
        paper("d1", f"{LEAD}{LAMPS} Tolland said.", "The Sarrow Ledger"),
        paper("d2", f"{LEAD}{words} Tolland said.", "Kaldreth Observer"),
    ]
    papers[0].says("tolland", LAMPS)
    papers[1].says("tolland", words)
    judged = reconcile([made.line for made in papers], cast(papers), Settings())
    assert bool(judged.quotations) == found


def test_a_rendition_tells_where_it_differs_and_what_is_in_marks(paper, cast):
    first = paper(
        "d1", "Mira Tolland met Oren Vask. “We will kindle a lamp that burns for every boat,” Tolland said.", "A"
    )
    first.says("tolland", "“We will kindle a lamp that burns for every boat,”")
    second = paper(
        "d2", "Mira Tolland met Oren Vask. Tolland said they would light “a lamp that burns” for every boat.", "B"
    )
    second.says("tolland", "they would light “a lamp that burns” for every boat")
    judged = reconcile([first.line, second.line], cast([first, second]), Settings())
    full, partial = judged.quotations[0].renditions
    assert [span.exact for span in full.differs_at] == ["We will kindle"]
    assert [span.exact for span in partial.differs_at] == ["they would light"]
    assert [span.exact for span in full.quoted_at] == ["We will kindle a lamp that burns for every boat,"]
    assert [span.exact for span in partial.quoted_at] == ["a lamp that burns"]
