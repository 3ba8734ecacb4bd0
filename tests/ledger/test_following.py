"""Following reports: identity over months, the order of arrival, and what a person said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from communique.annotate import annotate
from communique.clean import clean
from communique.following import take_in
from communique.ledger.book import account, decide, items
from communique.ledger.standing import Account
from communique.link import link_report
from communique.model import Correction, Decision, Item, LedgerEntry, Outlet, Published, ReportLine, Sign
from communique.pipeline import record_of
from communique.raw import RawReport
from communique.settings import Settings
from communique.store import Store
from communique.store.embedded import open_store
from communique.tools import Tools

TODAY = date(2031, 12, 1)
REPORTS = (
    (
        "Courier",
        "2031-03-03",
        """Valdoria and Kestrel agree on a ferry

Valdoria and Kestrel agreed on Monday to reopen the ferry line over the strait by June. Valdoria promised to hand over
two lighthouses to Kestrel.
""",
    ),
    (
        "Gazette",
        "2031-03-04",
        """What Kestrel gets

Valdoria will hand over two lighthouses, the foreign ministry said. The two countries will reopen the ferry line.
""",
    ),
    ("Post", "2031-06-02", "A horn in the fog\n\nThe ferry line over the strait was reopened on Sunday.\n"),
    (
        "Courier",
        "2031-08-08",
        "One light, not two\n\nValdoria has handed over the first of the two lighthouses to Kestrel, the navy said.\n",
    ),
    ("Gazette", "2031-09-09", "Elsewhere\n\nMorvane reopened its own ferry line to Tessarin on Tuesday.\n"),
)


@pytest.fixture(scope="module")
def lines(tools: Tools) -> list[ReportLine]:
    found = []
    for number, (outlet, published, text) in enumerate(REPORTS):
        raw = RawReport(f"{number}.txt", text.encode(), "text", text=text)
        report = replace(
            clean(raw, tools.reference),
            outlet=Outlet("given", (), outlet),
            published=Published("given", (), published),
        )
        found.append(link_report(annotate(report, tools), tools))
    return found


def followed(store: Store, lines: Sequence[ReportLine]) -> list[LedgerEntry]:
    entries: list[LedgerEntry] = []
    for line in lines:
        with store.writer() as writer:
            writer.add_line(line, line.document.text.encode())
        entries += take_in(store, Settings())
    return entries


def undertakings(store: Store) -> dict[str, Item]:
    return {item.version.what: item for item in items(store.view(), TODAY) if item.about == "commitment"}


def holding(store: Store, words: str) -> Account:
    (found,) = [item for what, item in undertakings(store).items() if words in what]
    return account(store.view(), found.id, TODAY)


@pytest.fixture
def store() -> Store:
    return open_store(None)


def test_an_undertaking_keeps_its_identity_over_months(store: Store, lines: list[ReportLine]) -> None:
    followed(store, lines[:1])
    before = holding(store, "over the strait").item.id
    followed(store, lines[1:])
    ferry, lights = holding(store, "over the strait"), holding(store, "lighthouses")
    assert ferry.item.id == before
    assert (ferry.item.status, ferry.item.since) == ("done", "2031-06-01")
    assert lights.item.status == "partly done"
    assert {line.entry.notice.outlet for line in ferry.history} == {"Courier", "Gazette", "Post"}


def test_every_line_of_a_history_stands_on_characters(store: Store, lines: list[ReportLine]) -> None:
    followed(store, lines)
    texts = {line.document.id: line.document.text for line in lines}
    for item in items(store.view(), TODAY):
        for line in account(store.view(), item.id, TODAY).history:
            for span in line.entry.notice.evidence:
                assert texts[span.document][span.start : span.end] == span.exact


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(len(REPORTS))))
def test_the_order_of_arrival_does_not_matter(order: list[int], lines: list[ReportLine]) -> None:
    def outcome(chosen: Sequence[ReportLine]) -> list[tuple[object, ...]]:
        store = open_store(None)
        followed(store, chosen)
        found = [account(store.view(), item.id, TODAY) for item in items(store.view(), TODAY)]
        return sorted(
            (item.version.what, item.status, item.since, sorted(str(line.entry.notice.evidence[0]) for line in history))
            for item, history in found
        )

    assert outcome([lines[at] for at in order]) == outcome(lines)


def test_all_at_once_is_as_one_by_one(store: Store, lines: list[ReportLine]) -> None:
    with store.writer() as writer:
        for line in lines:
            writer.add_line(line, line.document.text.encode())
    take_in(store, Settings())
    other = open_store(None)
    followed(other, lines)
    assert {what: item.status for what, item in undertakings(store).items()} == {
        what: item.status for what, item in undertakings(other).items()
    }


def test_following_again_adds_nothing(store: Store, lines: list[ReportLine]) -> None:
    assert followed(store, lines)
    assert take_in(store, Settings()) == ()
    with store.writer() as writer:
        writer.add_line(lines[0], lines[0].document.text.encode())
    assert take_in(store, Settings()) == ()


def test_what_is_kept_of_an_item_is_what_its_entries_give(store: Store, lines: list[ReportLine]) -> None:
    followed(store, lines)
    for kept in store.view().items():
        if kept.moved is None:
            assert replace(account(store.view(), kept.id, date(1900, 1, 1)).item, at=kept.at) == kept


def test_another_states_ferry_is_not_ours(store: Store, lines: list[ReportLine]) -> None:
    followed(store, lines)
    documents = {line.entry.notice.document for line in holding(store, "over the strait").history}
    assert lines[4].document.id not in documents


def test_what_waits_changes_no_status(store: Store, lines: list[ReportLine]) -> None:
    followed(store, lines[:2])
    with store.writer() as writer:
        writer.add_line(lines[2], lines[2].document.text.encode())
    (entry,) = take_in(store, Settings(), "waiting")
    assert holding(store, "over the strait").item.status == "overdue"
    decide(store, [Decision(target=entry.id, verdict="accept", at="2031-12-01T00:00:00.000000+00:00").identified()])
    assert holding(store, "over the strait").item.status == "done"


def test_a_rejected_entry_stays_rejected_when_more_reports_come(store: Store, lines: list[ReportLine]) -> None:
    entries = followed(store, lines[:3])
    done = next(entry for entry in entries if entry.status == "done")
    decide(store, [Decision(target=done.id, verdict="reject", at="2031-12-01T00:00:00.000000+00:00").identified()])
    followed(store, lines[3:])
    assert holding(store, "over the strait").item.status == "overdue"
    assert done.id in {line.entry.id for line in holding(store, "over the strait").history}


def test_what_persons_declared_two_stays_two(store: Store, lines: list[ReportLine]) -> None:
    places = [line.commitments[0].evidence for line in lines[:2]]
    first, second = places[0][:1], tuple(item.evidence[0] for item in lines[1].commitments if "ferry" in item.action)
    said = Correction(about="commitment", answer="not-same", one=first, other=second, at="2031-01-01T00:00:00+00:00")
    with store.writer() as writer:
        writer.add_correction(said.identified())
    followed(store, lines[:2])
    assert len([what for what in undertakings(store) if "ferry" in what]) == 2


def test_the_record_tells_what_became_of_a_commitment(store: Store, lines: list[ReportLine]) -> None:
    followed(store, lines)
    record = record_of(store.view(), Settings())
    found = {item.action: item.follow_up for item in record.commitments}
    ferry = next(follow for action, follow in found.items() if "ferry" in action and follow is not None)
    assert ferry.status == "done"
    for step in ferry.history:
        text = next(line.document.text for line in lines if line.document.id == step.span.document)
        assert text[step.span.start : step.span.end] == step.span.exact


def test_a_store_holds_signs_that_are_of_nothing_yet(store: Store, lines: list[ReportLine]) -> None:
    """A report may tell that a thing was done before the report that promised it is read."""
    followed(store, lines[2:3])
    assert list(store.view().ledger(Sign))
    assert not items(store.view(), TODAY)
    followed(store, lines[:2])
    assert holding(store, "over the strait").item.status == "done"
