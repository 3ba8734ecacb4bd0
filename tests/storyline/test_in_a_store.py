"""Stories of a store: one by one, at once and in memory are the same, and a report's story is looked up."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import made
from msgspec.structs import replace

from communique.model import Published, ReportLine, to_json
from communique.pipeline import add, brief, record_of
from communique.settings import Settings
from communique.store import Store, View
from communique.store.embedded import open_store
from communique.storyline import Profiler, gather

PROFILER = Profiler()
EVENTS = (
    "A fire destroyed the grain silo in {place} on Tuesday. Chief {person} said nobody was hurt.",
    "{person} won the mayor's race in {place} by 212 votes, and the old mayor conceded.",
    "The ferry from {place} ran aground in fog. Captain {person} brought all 38 passengers ashore.",
)
ENDINGS = ("It was the first in years.", "People watched from the quay until dawn.", "The inquiry begins next week.")
PLACES, PEOPLE = ("Ostrel", "Quenby"), ("Hanno Brack", "Ludo Marsh")
TEXTS = tuple(
    f"{event.format(place=place, person=person)} {ending}"
    for event, (place, person), ending in itertools.product(EVENTS, zip(PLACES, PEOPLE, strict=True), ENDINGS)
)
DAYS = ("2031-04-08", "2031-04-09", "2031-06-01", None)


def put(store: Store, lines: Iterable[ReportLine]) -> None:
    for line in lines:
        with store.writer() as writer:
            writer.add_line(line, line.document.text.encode())


def by_hand(lines: Sequence[ReportLine]) -> set[tuple[str, ...]]:
    """The stories without a store."""
    groups = gather([PROFILER.of(line) for line in lines])
    return {tuple(sorted(lines[at].document.id for at in members)) for members in groups}


def looked_up(view: View) -> set[tuple[str, ...]]:
    return {view.story_of(line.document.id) for line in view.lines()}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(TEXTS), st.sampled_from(DAYS)), min_size=1, max_size=14, unique_by=lambda one: one[0]
    ),
    st.randoms(use_true_random=False),
)
def test_one_by_one_and_at_once_give_the_same_stories(chosen: list[tuple[str, str | None]], chance) -> None:
    lines = [made(text, published=day) for text, day in chosen]
    store = open_store(None)
    put(store, lines)
    expected = by_hand(lines)
    assert looked_up(store.view()) == expected
    chance.shuffle(lines)
    other = open_store(None)
    put(other, lines)
    assert looked_up(other.view()) == expected


def test_reports_that_crowd_every_list_have_the_same_stories_too() -> None:
    lines = [made(f"{TEXTS[0]} Witness {number} spoke.", published=DAYS[number % 2]) for number in range(50)]
    store = open_store(None)
    put(store, reversed(lines))
    assert looked_up(store.view()) == by_hand(lines)


def test_a_newer_line_of_a_report_moves_it(tmp_path: Path) -> None:
    first, second = made(TEXTS[0], published="2031-04-08"), made(TEXTS[1], published="2031-04-08")
    store = open_store(tmp_path / "store.db")
    put(store, [first, second])
    before = store.view()
    together = tuple(sorted([first.document.id, second.document.id]))
    assert before.story_of(first.document.id) == together
    later = Published(basis="given", value="2031-07-01")
    put(store, [replace(second, document=replace(second.document, published=later))])
    assert store.view().story_of(first.document.id) == (first.document.id,)
    assert before.story_of(first.document.id) == together


def test_the_story_of_an_unknown_report() -> None:
    with pytest.raises(KeyError):
        open_store(None).view().story_of("doc-none")


def test_an_older_store_gets_what_stories_are_found_by(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    lines = [made(text, published="2031-04-08") for text in TEXTS]
    store = open_store(path)
    put(store, lines)
    store.close()
    connection = sqlite3.connect(path)
    for name in (
        "TABLE followed",
        "TABLE ledger",
        "TABLE replaced",
        "TABLE profiles",
        "TABLE story_keys",
        "INDEX lines_by_source",
        "INDEX failures_by_source",
    ):
        connection.execute(f"DROP {name}")
    connection.execute("UPDATE meta SET value = '2' WHERE key = 'version'")
    connection.commit()
    connection.close()
    assert looked_up(open_store(path).view()) == by_hand(lines)


@pytest.mark.parametrize("backwards", [False, True])
def test_the_record_of_reports_added_one_by_one_is_that_of_all_at_once(examples: Path, *, backwards: bool) -> None:
    sources = sorted(str(path) for path in examples.glob("*/*") if path.suffix in (".txt", ".md", ".html"))
    store = open_store(None)
    for source in reversed(sources) if backwards else sources:
        add([source], store, Settings())
    one_by_one = record_of(store.view(), Settings())
    at_once = brief(sources, Settings())
    assert to_json(one_by_one) == to_json(at_once)
