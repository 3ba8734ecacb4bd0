"""A person's word on stories: joined, parted, and the same from files, from a store, and looked up in it."""

from __future__ import annotations

import pytest
from made import made

from communique.model import Correction, ReportLine
from communique.pipeline import correct, record_of, story_of
from communique.settings import Settings
from communique.store import Store
from communique.store.embedded import open_store
from communique.storyline import Profiler, grounds, likeness

FIRE = "A fire destroyed the grain silo in Ostrel on Tuesday. Chief Hanno Brack said nobody was hurt."
ENDINGS = ("It was the first in years.", "People watched from the quay until dawn.", "The inquiry begins next week.")
RACE = "Ludo Marsh won the mayor's race in Quenby by 212 votes, and the old mayor conceded."
AT = "2031-04-10T08:00:00+00:00"


@pytest.fixture
def lines() -> list[ReportLine]:
    return [made(f"{FIRE} {ending}", published="2031-04-08") for ending in ENDINGS] + [
        made(RACE, published="2031-04-08")
    ]


def kept(lines: list[ReportLine], *corrections: Correction) -> Store:
    store = open_store(None)
    for line in lines:
        with store.writer() as writer:
            writer.add_line(line, line.document.text.encode())
    correct(store, [item.identified() for item in corrections])
    return store


def said(answer, one: ReportLine, other: ReportLine) -> Correction:
    spans = ((line.document.span(0, 20),) for line in (one, other))
    return Correction(about="story", answer=answer, one=next(spans), other=next(spans), at=AT)


def stories(store: Store) -> set[tuple[str, ...]]:
    found = {tuple(sorted(story.documents)) for story in record_of(store.view(), Settings()).stories}
    for story in found:
        for document in story:
            assert story_of(store.view(), document) == story
    return found


def ids(*lines: ReportLine) -> tuple[str, ...]:
    return tuple(sorted(line.document.id for line in lines))


def test_without_a_word_the_program_decides(lines: list[ReportLine]) -> None:
    assert stories(kept(lines)) == {ids(*lines[:3]), ids(lines[3])}


def test_two_stories_are_made_one(lines: list[ReportLine]) -> None:
    assert stories(kept(lines, said("same", lines[3], lines[0]))) == {ids(*lines)}


def test_a_report_is_taken_out(lines: list[ReportLine]) -> None:
    found = stories(kept(lines, said("not-same", lines[1], lines[0])))
    assert len(found) == 3
    assert not any({lines[0].document.id, lines[1].document.id} <= set(story) for story in found)


def test_a_word_on_a_report_that_is_not_stored_changes_nothing(lines: list[ReportLine]) -> None:
    assert stories(kept(lines[:3], said("same", lines[3], lines[0]))) == {ids(*lines[:3])}


def test_a_report_without_text_is_a_story_that_nobody_judges(lines: list[ReportLine]) -> None:
    empty = made("")
    assert stories(kept([*lines[:2], empty], said("same", lines[0], lines[1]))) == {ids(*lines[:2]), ids(empty)}


# --- what holds a story together


def test_a_story_says_how_alike_its_reports_are_and_what_they_tell_of(lines: list[ReportLine]) -> None:
    alone, together = sorted(record_of(kept(lines).view(), Settings()).stories, key=lambda story: len(story.documents))
    assert (alone.score, alone.why) == (None, None)
    assert 0.25 < (together.score or 0.0) < 1.0
    assert "most tell of" in (together.why or "")
    assert "ostrel" in (together.why or "")


def test_a_stranger_in_a_story_shows_in_its_score_and_who_put_it_there(lines: list[ReportLine]) -> None:
    (story,) = record_of(kept(lines, said("same", lines[3], lines[0])).view(), Settings()).stories
    assert (story.score or 0.0) < 0.25
    assert "a person judged" in (story.why or "")


def test_the_score_is_the_average_of_the_pairs_where_some_have_no_date(lines: list[ReportLine]) -> None:
    undated = [made(f"{FIRE} {ending}") for ending in ENDINGS[:1]] + lines[1:3]
    profiler = Profiler()
    profiles = [profiler.of(line) for line in undated]
    pairs = [[likeness(one, other) for other in profiles if other is not one] for one in profiles]
    found = grounds(profiles)
    assert found is not None
    assert found.score == pytest.approx(min(sum(each) / len(each) for each in pairs), abs=0.001)
