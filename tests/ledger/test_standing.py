"""How an item stands follows from its entries, whatever the order in which they came."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from msgspec.structs import replace
from written import AT, KESTREL, VALDORIA, told, undertaken

from communique.ledger.board import Wanted, chosen
from communique.ledger.standing import accounts, on
from communique.model import Amendment, Decision, Item, LedgerEntry


def item(*entries: LedgerEntry, decisions: tuple[Decision, ...] = ()) -> Item:
    (account,) = (found for found in accounts(entries, decisions).values() if found.item.moved is None)
    return account.item


def decided(target: str, verdict: str, at: str = AT, **change: str) -> Decision:
    amendment = Amendment(**change) if change else None  # type: ignore[arg-type]
    return Decision(target=target, verdict=verdict, amendment=amendment, at=at).identified()  # type: ignore[arg-type]


def test_silence_is_no_evidence_and_never_not_done() -> None:
    assert item(undertaken("a", "2031-03-01")).status == "no evidence yet"


def test_a_deadline_that_has_passed_in_silence_is_overdue() -> None:
    found = item(undertaken("a", "2031-03-01", deadline="2031-06"))
    assert on(found, date(2031, 6, 30)).status == "no evidence yet"
    late = on(found, date(2031, 7, 1))
    assert (late.status, late.overdue, late.since) == ("overdue", True, "2031-06")


def test_what_is_done_is_never_late() -> None:
    found = item(undertaken("a", "2031-03-01", deadline="2031-06"), told("b", "2031-05-01", "carry out", "done"))
    assert on(found, date(2032, 1, 1)).status == "done"


def test_vague_undertakings_are_not_rateable() -> None:
    assert item(undertaken("a", "2031-03-01", "deepen their cooperation")).status == "not rateable"
    assert item(undertaken("a", "2031-03-01", "strengthen ties with 12 towns")).status != "not rateable"


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        ((("b", "2031-05-01", "carry out", "done"), ("c", "2031-06-01", "progress", "in progress")), "done"),
        ((("b", "2031-05-01", "delay", "stalled"), ("c", "2031-06-01", "progress", "in progress")), "in progress"),
        ((("b", "2031-05-01", "carry out", "done"), ("c", "2031-06-01", "end", "withdrawn")), "withdrawn"),
        ((("b", "2031-05-01", "progress", "partly done"), ("c", "2031-06-01", "carry out", "done")), "done"),
        ((("b", "2031-05-01", "note", None),), "no evidence yet"),
    ],
)
def test_the_newest_word_counts_in_any_order_of_arrival(entries: tuple[tuple[str, ...], ...], status: str) -> None:
    first = undertaken("a", "2031-03-01")
    later = [told(*entry) for entry in entries]  # type: ignore[arg-type]
    for order in permutations([first, *later]):
        assert item(*order).status == status


def test_what_is_denied_is_contested_and_does_not_count_as_done() -> None:
    found = item(
        undertaken("a", "2031-03-01"),
        told("b", "2031-05-01", "carry out", "done"),
        told("c", "2031-05-02", "contradict", None),
    )
    assert (found.status, found.contested) == ("in progress", True)


def test_a_denial_of_what_nobody_said_contests_nothing() -> None:
    found = item(undertaken("a", "2031-03-01"), told("c", "2031-05-02", "contradict", None))
    assert (found.status, found.contested) == ("no evidence yet", False)


def test_versions_are_kept_and_the_newest_deadline_counts() -> None:
    known = accounts(
        [
            undertaken("a", "2031-03-01", deadline="2031-06"),
            undertaken("b", "2031-04-01", deadline="2031-09", parties=(VALDORIA, KESTREL)),
            told("c", "2031-05-01", "delay", "in progress", deadline="2032-01"),
        ],
        [],
    )["i-1"]
    assert [line.effect for line in known.history] == ["announce", "change", "delay"]
    assert known.item.version.deadline == "2032-01"
    assert known.item.parties == (VALDORIA, KESTREL)


def test_what_waits_counts_only_when_a_person_accepts_it() -> None:
    first, later = undertaken("a", "2031-03-01"), told("b", "2031-05-01", "carry out", "done", standing="waiting")
    assert (item(first, later).status, item(first, later).waiting) == ("no evidence yet", 1)
    accepted = item(first, later, decisions=(decided(later.id, "accept"),))
    assert (accepted.status, accepted.waiting) == ("done", 0)


def test_a_person_rejects_amends_and_changes_her_mind() -> None:
    first, later = undertaken("a", "2031-03-01"), told("b", "2031-05-01", "carry out", "done")
    no, half, yes = (
        decided(later.id, "reject", "2031-09-02T00:00:00.000000+00:00"),
        decided(later.id, "amend", "2031-09-03T00:00:00.000000+00:00", status="partly done"),
        decided(later.id, "accept", "2031-09-04T00:00:00.000000+00:00"),
    )
    assert item(first, later, decisions=(no,)).status == "no evidence yet"
    assert item(first, later, decisions=(no, half)).status == "partly done"
    assert item(first, later, decisions=(no, half, yes)).status == "done"


def test_a_persons_status_for_the_item_wins() -> None:
    found = item(
        undertaken("a", "2031-03-01"),
        told("b", "2031-05-01", "carry out", "done"),
        decisions=(decided("i-1", "amend", status="not done", date="2031-06-30"),),
    )
    assert (found.status, found.since) == ("not done", "2031-06-30")


def test_a_judged_passage_stays_judged_when_the_program_words_it_anew() -> None:
    first, later = undertaken("a", "2031-03-01"), told("b", "2031-05-01", "carry out", "done")
    again = told("b", "2031-05-01", "progress", "in progress", at="2031-10-01T00:00:00.000000+00:00")
    assert item(first, later, again, decisions=(decided(later.id, "reject"),)).status == "no evidence yet"


def test_identity_outlives_a_union() -> None:
    one, other = undertaken("a", "2031-03-01"), undertaken("b", "2031-03-02", item="i-b")
    moved = undertaken("b", "2031-03-02", item="i-1")
    found = accounts([one, other, moved], [])
    assert found["i-1"].item.also == ("i-b",)
    assert found["i-b"].item.moved == "i-1"


def test_what_is_only_recalled_is_left_out_of_the_board() -> None:
    first = undertaken("a", "2031-03-01")
    recalled = item(replace(first, notice=replace(first.notice, version=replace(first.notice.version, earlier=True))))
    assert not chosen([recalled], Wanted())
    assert chosen([recalled], Wanted(earlier=True)) == [recalled]
    assert chosen([item(first)], Wanted())


def test_who_denies_what_nobody_says_contests_nothing() -> None:
    found = item(
        undertaken("a", "2031-03-01"),
        told("b", "2031-05-01", "progress", "in progress"),
        told("c", "2031-06-01", "contradict", None),
    )
    assert (found.status, found.contested) == ("in progress", False)


def test_a_denial_before_the_claim_in_reports_of_one_day_contests_it() -> None:
    entries = (
        undertaken("a", "2031-03-01"),
        told("b", "2031-05-01", "contradict", None),
        told("c", "2031-05-01", "carry out", "done"),
    )
    found = {(item(*order).status, item(*order).contested) for order in permutations(entries)}
    assert found == {("in progress", True)}


def test_who_denies_but_some_of_it_gives_what_is_left() -> None:
    found = item(undertaken("a", "2031-03-01"), told("b", "2031-05-01", "contradict", "partly done"))
    assert found.status == "partly done"
