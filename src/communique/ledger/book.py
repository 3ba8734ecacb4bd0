"""The ledger of a store: read, and decided on. No report is read for it, and no model loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from communique.ledger.standing import Account, accounts, on
from communique.model import Decision, Item, LedgerEntry
from communique.store import Store, View


def decide(store: Store, decisions: Sequence[Decision]) -> int:
    """Keep what a person decided, all of it or nothing; how many decisions were new.

    An item that a decision is on, or on whose entry, is worked out anew.
    """
    view = store.view()
    named = [entry for decision in decisions for entry in view.entries_named(decision.target)]
    touched = {entry.item for entry in named} | {decision.target for decision in decisions}
    found = accounts(view.entries_of(touched), [*view.ledger(Decision), *decisions], now())
    with store.writer() as writer:
        added = sum(writer.add_to_ledger(decision) for decision in decisions)
        for name in sorted(touched & found.keys()):
            writer.add_to_ledger(found[name].item)
    return added


def items(view: View, today: date) -> list[Item]:
    """Every item of the ledger as it stands on a day, in order of announcement; without those that were struck out."""
    kept = (on(item, today) for item in view.items() if not item.rejected and item.moved is None)
    return sorted(kept, key=lambda item: (item.announced or "9999", item.id))


def account(view: View, item: str, today: date) -> Account:
    """One item as it stands on a day, with its history.

    Raises:
        KeyError: there is no such item.
    """
    found = accounts(view.entries_of([item]), view.ledger(Decision))[item]
    return found._replace(item=on(found.item, today))


def changed(view: View, entries: Iterable[LedgerEntry]) -> list[Account]:
    """The items of some entries with their histories, in order of announcement."""
    names = {entry.item for entry in entries}
    found = accounts(view.entries_of(names), view.ledger(Decision))
    kept = (found[name] for name in names & found.keys() if found[name].item.moved is None)
    return sorted(kept, key=lambda account: (account.item.announced or "9999", account.item.id))


def now() -> str:
    """This moment, as entries and decisions keep it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
