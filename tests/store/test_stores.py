"""One contract for every store, whatever it is kept in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from communique.errors import StoreError
from communique.model import (
    Claim,
    Correction,
    Failure,
    FollowUpStatus,
    Item,
    LedgerEntry,
    Notice,
    Outlet,
    Program,
    Published,
    Record,
    Report,
    ReportLine,
    Span,
    Support,
    Version,
    content_id,
)
from communique.store import Store
from communique.store.embedded import MEMORY, open_store

TEXT = "Mira Tolland of Valdoria said on Monday that the ferry line would reopen. 渡し船は再開する。"


def make_line(source: str, text: str = TEXT) -> tuple[ReportLine, bytes]:
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    report = Report(
        id=content_id("d", sha256),
        source=source,
        sha256=sha256,
        text=text,
        language="en",
        outlet=Outlet(name="The Valdoria Courier", basis="given"),
        published=Published(value="2031-04-08", basis="given"),
    )
    return ReportLine(document=replace(report, title=report.span(0, 12))), data


def make_record(*lines: ReportLine, proposition: str = "The ferry line reopens.") -> Record:
    documents = tuple(line.document for line in lines)
    support = tuple(
        Support(span=document.span(0, 4), document=document.id, attribution=None, extent="full", origin=None)
        for document in documents
    )
    claim = Claim(id="c-1", proposition=proposition, support=support, origins=1, status="one-origin")
    return Record(program=Program(name="communique", version="0"), documents=documents, claims=(claim,))


def make_entry(item: str, number: int) -> LedgerEntry:
    notice = Notice(
        id=f"i-{number}",
        about="commitment",
        document="doc-1",
        outlet=None,
        published="2031-04-08",
        evidence=(Span("doc-1", number, number + 4, "said"),),
        version=Version(what="reopen the ferry line"),
    )
    return LedgerEntry(item=item, notice=notice, at="2031-05-01T00:00:00+00:00").identified()


def make_item(status: FollowUpStatus, at: str) -> Item:
    return Item(
        id="i-1",
        about="commitment",
        version=Version(what="reopen the ferry line"),
        status=status,
        first=Span("doc-1", 0, 4, "said"),
        at=at,
    )


def keep(store: Store, *lines: tuple[ReportLine, bytes]) -> list[bool]:
    with store.writer() as writer:
        return [writer.add_line(*line) for line in lines]


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(MEMORY if request.param == "memory" else tmp_path / "new" / "folder" / "store.db")
    yield opened
    opened.close()


class TestContract:
    def test_an_empty_store_holds_nothing(self, store: Store) -> None:
        view = store.view()
        assert list(view.lines()) == list(view.entries()) == list(view.failures()) == []
        assert view.record() is None

    def test_lines_and_bytes_come_back_as_they_went_in(self, store: Store) -> None:
        line, data = make_line("b.txt")
        assert keep(store, (line, data)) == [True]
        view = store.view()
        assert list(view.lines()) == [line]
        assert view.data(line.document.id) == data

    def test_order_is_that_of_sources_not_of_arrival(self, store: Store) -> None:
        keep(store, make_line("b.txt", "Second report."), make_line("a.txt", "First report."))
        assert [line.document.source for line in store.view().lines()] == ["a.txt", "b.txt"]
        assert [entry.source for entry in store.view().entries()] == ["a.txt", "b.txt"]

    def test_what_persons_judged_comes_back_in_order_of_time(self, store: Store) -> None:
        newer, older = (
            Correction(about="claim", answer="same", at=f"2031-04-0{day}T08:00:00+00:00").identified() for day in (2, 1)
        )
        before = store.view()
        with store.writer() as writer:
            assert [writer.add_correction(item) for item in (newer, older, newer)] == [True, True, False]
        assert list(store.view().corrections()) == [older, newer]
        assert list(before.corrections()) == []

    def test_the_ledger_comes_back_in_the_order_of_arrival(self, store: Store) -> None:
        first, later, moved = (make_entry("i-1", number) for number in (1, 2, 1))
        moved = replace(moved, item="i-2", at="2031-05-02T00:00:00+00:00").identified()
        before = store.view()
        with store.writer() as writer:
            assert [writer.add_to_ledger(entry) for entry in (first, later, first)] == [True, True, False]
            writer.add_to_ledger(moved)
        view = store.view()
        assert list(view.ledger(LedgerEntry)) == [first, later, moved]
        assert list(view.entries_of(["i-2"])) == [first, moved]
        assert list(view.entries_of(["i-1"])) == [first, later, moved]
        assert list(view.entries_named(first.id)) == [first]
        assert list(before.ledger(LedgerEntry)) == []

    def test_the_newest_state_of_an_item_is_read(self, store: Store) -> None:
        older, newer = make_item("no evidence yet", "1"), make_item("done", "2")
        with store.writer() as writer:
            writer.add_to_ledger(older)
        before = store.view()
        with store.writer() as writer:
            writer.add_to_ledger(newer)
        assert list(store.view().items()) == [newer]
        assert list(before.items()) == [older]

    def test_a_report_is_followed_until_there_is_a_newer_line_of_it(self, store: Store) -> None:
        line, data = make_line("a.txt")
        keep(store, (line, data), make_line("b.txt", "Another report."))
        with store.writer() as writer:
            writer.add_followed([line.document.id])
        assert line.document.id not in store.view().unfollowed()
        assert len(store.view().unfollowed()) == 1
        keep(store, (replace(line, document=replace(line.document, language="de")), data))
        assert line.document.id in store.view().unfollowed()

    def test_the_same_report_twice_adds_nothing(self, store: Store) -> None:
        line, data = make_line("a.txt")
        moved = replace(line, document=replace(line.document, source="./a.txt"))
        assert keep(store, (line, data)) == [True]
        assert keep(store, (line, data), (moved, data)) == [False, False]
        assert list(store.view().lines()) == [line]

    def test_newer_findings_on_a_report_win_and_the_older_stay(self, store: Store) -> None:
        line, data = make_line("a.txt")
        newer = replace(line, document=replace(line.document, language="de"))
        keep(store, (line, data))
        before = store.view()
        assert keep(store, (newer, data)) == [True]
        assert list(store.view().lines()) == [newer]
        assert list(before.lines()) == [line]

    def test_a_correction_wins(self, store: Store) -> None:
        line, data = make_line("a.txt")
        corrected = replace(line, document=replace(line.document, published=Published("given", (), "2031-04-09")))
        assert keep(store, (line, data), (corrected, data), (line, data)) == [True, True, False]
        assert list(store.view().lines()) == [corrected]

    def test_a_report_of_which_less_is_known_adds_nothing(self, store: Store) -> None:
        """Its date was inferred from the reports beside it, which are not named now."""
        line, data = make_line("a.txt")
        inferred = replace(line, document=replace(line.document, published=Published("inferred", (), "2031-04")))
        undated = replace(line, document=replace(line.document, published=Published()))
        assert keep(store, (undated, data), (inferred, data), (undated, data)) == [True, True, False]
        assert list(store.view().lines()) == [inferred]
        assert keep(store, (line, data), (inferred, data)) == [True, False]
        assert list(store.view().lines()) == [line]

    def test_a_newer_program_may_know_better(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        line, data = make_line("a.txt")
        undated = replace(line, document=replace(line.document, published=Published()))
        keep(store, (line, data))
        monkeypatch.setattr("communique.store.database.__version__", "999")
        assert keep(store, (undated, data)) == [True]
        assert list(store.view().lines()) == [undated]

    def test_given_documents_alone(self, store: Store) -> None:
        one, other = make_line("a.txt", "First report."), make_line("b.txt", "Second report.")
        keep(store, one, other)
        view = store.view()
        assert list(view.lines([other[0].document.id])) == [other[0]]
        assert list(view.lines([])) == list(view.lines(["d-none"])) == []

    def test_a_view_does_not_see_what_comes_after_it(self, store: Store) -> None:
        keep(store, make_line("a.txt", "First report."))
        view = store.view()
        with store.writer() as writer:
            writer.add_line(*make_line("b.txt", "Second report."))
            writer.add_failure(Failure(source="c.txt", error="Unreadable", message="c.txt is empty"))
            writer.add_record(make_record())
        assert [entry.source for entry in view.entries()] == ["a.txt"]
        assert list(view.failures()) == []
        assert view.record() is None

    def test_a_transaction_that_fails_keeps_nothing(self, store: Store) -> None:
        with pytest.raises(ZeroDivisionError), store.writer() as writer:
            _ = writer.add_line(*make_line("a.txt")) / 0
        assert list(store.view().lines()) == []
        assert keep(store, make_line("a.txt")) == [True]

    def test_entries_tell_what_is_known(self, store: Store) -> None:
        line, data = make_line("a.txt")
        keep(store, (line, data))
        (entry,) = store.view().entries()
        assert (entry.document, entry.sha256) == (line.document.id, line.document.sha256)
        assert (entry.title, entry.outlet, entry.published, entry.language) == (
            "Mira Tolland",
            "The Valdoria Courier",
            "2031-04-08",
            "en",
        )

    @pytest.mark.parametrize("words", ["ferry line", "FERRY", "渡し船"])
    def test_words_are_found(self, store: Store, words: str) -> None:
        keep(store, make_line("a.txt"), make_line("b.txt", "Oren Vask said nothing."))
        assert [entry.source for entry in store.view().entries(words)] == ["a.txt"]

    @pytest.mark.parametrize("words", ['"', 'said" OR "x', "text: Oren", "fer*", "NOT said", "a", ""])
    def test_words_are_no_query_syntax(self, store: Store, words: str) -> None:
        keep(store, make_line("a.txt"))
        assert list(store.view().entries(words)) == []

    def test_failures_stay_until_the_source_is_read(self, store: Store) -> None:
        failure = Failure(source="a.txt", error="Unreadable", message="a.txt is empty")
        with store.writer() as writer:
            writer.add_failure(failure)
            writer.add_failure(failure)
        assert list(store.view().failures()) == [failure]
        keep(store, make_line("a.txt"))
        assert list(store.view().failures()) == []
        with store.writer() as writer:
            writer.add_failure(failure)
        assert list(store.view().failures()) == [failure]

    def test_a_record_comes_back_as_it_went_in(self, store: Store) -> None:
        record = make_record(make_line("a.txt", "First report.")[0], make_line("b.txt", "Second report.")[0])
        with store.writer() as writer:
            assert writer.add_record(record)
            assert not writer.add_record(record)
        assert store.view().record() == record

    def test_a_newer_record_wins_and_older_views_keep_theirs(self, store: Store) -> None:
        line = make_line("a.txt")[0]
        older, newer = make_record(line), make_record(line, proposition="The ferry line may reopen.")
        with store.writer() as writer:
            writer.add_record(older)
        before = store.view()
        with store.writer() as writer:
            assert writer.add_record(newer)
        assert store.view().record() == newer
        assert before.record() == older

    def test_bytes_of_an_unknown_report(self, store: Store) -> None:
        with pytest.raises(KeyError):
            store.view().data("d-none")

    def test_one_writer_at_a_time(self, store: Store) -> None:
        with store.writer(), pytest.raises(StoreError), store.writer():
            pass
