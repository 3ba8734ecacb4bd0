"""Confidence beside what was right, and whole attributions paired, on cases that can be counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.evaluate import Scores
from communique.evaluate.polnear import Article, polnear_reliability
from communique.evaluate.reliability import Reliability
from communique.evaluate.whole import Roles, partners
from communique.model import Attribution, Report, ReportLine, Span

TEXT = "Oren Vask said that the dam holds. Mira Tolland doubts it."


def roles(source: str | None, cue: str, content: str) -> Roles:
    named = {"source": source, "cue": cue, "content": content}
    return {role: () if words is None else (place(words),) for role, words in named.items()}


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


MARKED = roles("Oren Vask", "said", "that the dam holds")


def test_all_three_roles_must_meet() -> None:
    assert partners([MARKED], [roles("Vask", "said", "the dam")], TEXT) == [0]
    assert partners([MARKED], [roles("Mira Tolland", "said", "the dam")], TEXT) == [None]
    assert partners([MARKED], [roles(None, "said", "the dam")], TEXT) == [None]
    assert partners([MARKED], [roles("Vask", "said", "it")], TEXT) == [None]


def test_a_source_that_nobody_marked_is_not_looked_at() -> None:
    assert partners([roles(None, "said", "that the dam holds")], [roles("Vask", "said", "the dam")], TEXT) == [0]


def test_the_pairing_finds_a_partner_for_most() -> None:
    wide, narrow = roles("Oren Vask", "said", "that the dam holds"), roles("Vask", "said", "holds")
    # The first to choose prefers the only one that the second can have, and gives way.
    assert partners(
        [wide, roles("Oren", "said", "the dam")], [roles("Oren Vask", "said", "the dam holds"), narrow], TEXT
    ) == [
        1,
        0,
    ]


def test_a_confidence_that_is_kept_has_no_error() -> None:
    kept = Reliability(tuple([(0.75, True)] * 3 + [(0.75, False)] + [(0.25, True)] + [(0.25, False)] * 3))
    assert kept.error == 0
    assert [(step.low, step.number, step.right) for step in kept.bins] == [(0.2, 4, 0.25), (0.7, 4, 0.75)]
    assert kept.ranking == pytest.approx((9 * 1 + 6 * 0.5) / 16)


def test_a_confidence_that_is_not_kept_has_one() -> None:
    assert Reliability(((0.9, False), (0.9, True))).error == pytest.approx(0.4)
    assert Reliability(((1.0, True),)).bins[0].high == 1


def test_one_confidence_for_all_ranks_nothing() -> None:
    assert Reliability(((0.5, False), (0.5, True))).ranking == 0.5
    assert Reliability(((0.5, True),)).ranking is None
    assert Reliability(((0.1, False), (0.2, True), (0.3, True))).ranking == 1


def test_nothing_given_has_neither_error_nor_measure() -> None:
    assert Reliability(()).error == 0
    assert Scores({}, reliability=Reliability(())).values == {}


def test_only_what_is_not_nested_is_judged() -> None:
    report = Report(id="d", source="a/one.txt", sha256="0" * 64, text=TEXT)

    def given(name: str, confidence: float, nested: str | None = None) -> Attribution:
        source, cue, content = (Span("d", *place(words), words) for words in ("Vask", "said", "the dam"))
        return Attribution(
            id=name,
            source=source,
            actor=None,
            cue=cue,
            content=(content,),
            mode="indirect",
            nested_in=nested,
            confidence=confidence,
        )

    line = ReportLine(document=report, attributions=(given("a", 0.8), given("b", 0.6, "a"), given("c", 0.4)))
    article = Article("one", Path("one.txt"), TEXT, (MARKED,))
    assert polnear_reliability([article], [line]).judgements == ((0.8, True), (0.4, False))
