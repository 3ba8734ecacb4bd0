"""A person's word wins over the program's, whatever comes after."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from communique.cli import judging as commands
from communique.errors import UsageError
from communique.judging import judged, named, regarded, sound
from communique.matching.corrections import JUDGED_SAME, NONE, Corrections, fitting
from communique.matching.groups import group, together
from communique.model import (
    Answer,
    Correction,
    Disagreement,
    DisagreementKind,
    Outlet,
    Position,
    Program,
    Published,
    Question,
    Quotation,
    Record,
    Rendition,
    Report,
    Span,
)


def span(document: str, start: int, end: int) -> Span:
    return Span(document=document, start=start, end=end, exact="x" * (end - start))


THINGS = [[span("one", 0, 10)], [span("two", 0, 10)], [span("three", 0, 10)]]


def said(answer: Answer, one: int, other: int, day: int = 1, **more: object) -> Correction:
    return Correction(
        about="claim",
        answer=answer,
        one=tuple(THINGS[one]),
        other=tuple(THINGS[other]),
        at=f"2031-04-{day:02}T08:00:00+00:00",
        **more,  # type: ignore[arg-type]
    ).identified()


def groups_with(*corrections: Correction, scores: dict[tuple[int, int], float] | None = None) -> list[list[int]]:
    return group(3, scores or {}, 0.5, rulings=Corrections(corrections).on("claim", THINGS))


class TestRulings:
    def test_what_a_person_declares_one_is_joined(self) -> None:
        assert groups_with(said("same", 0, 2)) == [[0, 2], [1]]

    def test_what_a_person_declares_two_is_parted(self) -> None:
        scores = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}
        assert groups_with(scores=scores) == [[0, 1, 2]]
        assert groups_with(said("not-same", 0, 1), scores=scores) == [[0, 2], [1]]

    def test_it_is_joined_though_nothing_allows_it(self) -> None:
        rulings = Corrections([said("same", 0, 1)]).on("claim", THINGS)
        assert group(3, {}, 0.5, lambda *_: False, rulings) == [[0, 1], [2]]

    def test_the_newer_answer_counts(self) -> None:
        older, newer = said("same", 0, 1, day=1), said("not-same", 1, 0, day=2)
        assert groups_with(newer, older, scores={(0, 1): 0.9}) == [[0], [1], [2]]
        assert groups_with(said("same", 0, 1, day=3), newer, older) == [[0, 1], [2]]

    def test_a_newer_parting_is_not_undone_by_older_unions(self) -> None:
        given = [said("same", 0, 1, 1), said("same", 1, 2, 2), said("not-same", 0, 2, 3)]
        assert groups_with(*given) == [[0], [1, 2]]

    def test_what_was_withdrawn_counts_no_more(self) -> None:
        first = said("same", 0, 1, 1)
        back = Correction(
            about="claim", answer="withdrawn", withdraws=first.id, at="2031-04-02T08:00:00+00:00"
        ).identified()
        again = Correction(
            about="claim", answer="withdrawn", withdraws=back.id, at="2031-04-03T08:00:00+00:00"
        ).identified()
        assert groups_with(first, back) == [[0], [1], [2]]
        assert groups_with(first, back, again) == [[0, 1], [2]]

    def test_an_answer_to_another_question_says_nothing(self) -> None:
        rulings = Corrections([said("same", 0, 1)]).on("quotation", THINGS)
        assert rulings == NONE

    def test_a_passage_means_what_it_shares_half_with(self) -> None:
        places = [[span("one", 5, 30)], [span("one", 6, 40)], [span("two", 0, 10)]]
        rulings = Corrections([said("same", 0, 1)]).on("claim", places)
        assert rulings.same == ((0, 2),)  # 5 of the 10 characters lie in the first, 4 in the second

    def test_the_ground_is_said(self) -> None:
        found = together(3, {}, 0.5, rulings=Corrections([said("same", 0, 1)]).on("claim", THINGS))
        assert (found[0].members, found[0].score, found[0].why) == ([0, 1], 1.0, JUDGED_SAME.words)

    @given(st.permutations([said("same", 0, 1, 1), said("not-same", 0, 1, 2), said("same", 1, 2, 3)]))
    def test_the_order_of_arrival_does_not_matter(self, given_: list[Correction]) -> None:
        assert groups_with(*given_) == [[0], [1, 2]]


TEXT = "“The tide will rise,” Mira Tolland said in Tarn Harbour."


def report(name: str) -> Report:
    return Report(
        id=name, source=f"{name}.txt", sha256="0" * 64, text=TEXT, language="en", outlet=Outlet(), published=Published()
    )


DOCUMENTS = (report("doc-a1"), report("doc-b2"))
QUOTATION = Quotation(
    id="q-1",
    speaker=None,
    renditions=tuple(Rendition(attribution=None, span=item.span(0, 21), form="direct") for item in DOCUMENTS),
)
DISAGREEMENT = Disagreement(
    id="d-1",
    kind="contradiction",
    topic="tide",
    positions=tuple(Position(value=at, span=item.span(1, 9), document=item.id) for at, item in enumerate(DOCUMENTS)),
)
RECORD = Record(
    program=Program(name="communique", version="0"),
    documents=DOCUMENTS,
    quotations=(QUOTATION,),
    disagreements=(DISAGREEMENT,),
)
BLANK = Correction(about="claim", answer="same", at="2031-04-01T08:00:00+00:00")


class TestNames:
    def test_an_id_means_all_passages_of_a_thing(self) -> None:
        assert named(RECORD, "q-1") == ("quotation", tuple(item.span for item in QUOTATION.renditions))

    def test_a_number_means_one_of_them(self) -> None:
        assert named(RECORD, "q-1#2") == ("quotation", (QUOTATION.renditions[1].span,))

    def test_places_and_reports(self) -> None:
        assert named(RECORD, "doc-a:1-9") == (None, (DOCUMENTS[0].span(1, 9),))
        assert named(RECORD, "doc-b2.txt:1-9") == (None, (DOCUMENTS[1].span(1, 9),))
        assert named(RECORD, "doc-b2")[0] == "story"

    @pytest.mark.parametrize("name", ["q-9", "q-1#3", "q-1#0", "doc-a1:5-5", "doc-a1:5-999", "doc-:1-2", "", "\u202e"])
    def test_what_is_not_there_is_refused(self, name: str) -> None:
        with pytest.raises(UsageError):
            named(RECORD, name)

    def test_an_id_tells_the_question(self) -> None:
        assert judged(RECORD, "q-1#1", "doc-b:0-21", BLANK).about == "quotation"
        assert judged(RECORD, "doc-a:0-21", "doc-b:0-21", BLANK).about == "claim"

    def test_two_questions_have_no_answer(self) -> None:
        with pytest.raises(UsageError, match="different questions"):
            judged(RECORD, "q-1", "d-1", BLANK)

    def test_only_a_disagreement_has_a_kind(self) -> None:
        assert regarded(RECORD, "d-1", BLANK).one == tuple(item.span for item in DISAGREEMENT.positions)
        with pytest.raises(UsageError, match="no disagreement"):
            regarded(RECORD, "q-1", BLANK)


def test_the_commands_know_every_kind() -> None:
    assert set(commands.KINDS) == {*get_args(DisagreementKind), "none"}


class TestFromElsewhere:
    """Corrections that were exported by somebody: they may say anything."""

    def quoted(self, **more: object) -> Correction:
        parts = {"one": (DOCUMENTS[0].span(0, 21),), "other": (DOCUMENTS[1].span(0, 21),), **more}
        return replace(BLANK, **parts).identified()

    def test_a_sound_one(self) -> None:
        assert sound(self.quoted()) is None

    @pytest.mark.parametrize(
        "more",
        [
            {"one": (Span(document="doc-a1", start=0, end=10**12, exact="x"),)},
            {"one": (Span(document="doc-a1", start=-5, end=3, exact="x"),)},
            {"one": (Span(document="doc-a1", start=3, end=3, exact=""),)},
            {"one": (DOCUMENTS[0].span(0, 21),) * 201},
            {"at": "zzzz"},
            {"at": "2031-04-01T08:00:00"},
            {"at": "2031-04-01T08:00:00+05:00"},
        ],
    )
    def test_one_that_is_refused(self, more: dict[str, object]) -> None:
        assert sound(self.quoted(**more)) is not None

    def test_one_that_was_changed(self) -> None:
        assert sound(replace(self.quoted(), answer="not-same")) is not None

    def test_words_that_do_not_stand_there_count_for_nothing(self) -> None:
        texts = {item.id: item.text for item in DOCUMENTS}
        forged = replace(DOCUMENTS[0].span(0, 21), exact="words that nobody has said")
        beyond = Span(document="doc-a1", start=10, end=500, exact=TEXT[10:])
        assert fitting([self.quoted()], texts) == (self.quoted(),)
        assert fitting([self.quoted(one=(forged,)), self.quoted(one=(beyond,))], texts) == ()

    def test_what_is_said_of_reports_that_are_not_there_waits(self) -> None:
        assert fitting([self.quoted()], {"doc-a1": TEXT}) == ()

    def test_many_on_one_place_cost_no_more_than_their_number(self) -> None:
        """300 passages over one another: all pairs of all things that each means would be 27 million."""
        spans = [span("one", at, 600 + at) for at in range(300)]
        given_ = [replace(BLANK, one=(one,), other=(span("two", 0, 9),)).identified() for one in spans]
        assert len(Corrections(given_).united("claim", {"one", "two"})[0]) == 301


def test_a_disagreement_and_one_passage_are_no_pairs() -> None:
    with pytest.raises(UsageError, match="judge kind"):
        judged(RECORD, "d-1", "d-1", BLANK)
    with pytest.raises(UsageError, match="one passage"):
        judged(RECORD, "doc-a1:0-9", "doc-a1:0-9", BLANK)


def test_the_commands_know_every_question() -> None:
    assert {*commands.QUESTIONS, "disagreement"} == set(get_args(Question))
