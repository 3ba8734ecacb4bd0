"""The board: which items a person asks for, in what order, what is due, and counts behind which stand lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from communique.ledger.standing import SETTLED
from communique.matching.days import LAST, days
from communique.model import Item

NOBODY = "no party named"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which items are asked for; what is None or empty does not narrow them."""

    about: str | None = None
    party: str | None = None
    area: str | None = None
    words: str | None = None
    mechanism: str | None = None
    statuses: tuple[str, ...] = ()
    waiting: bool = False
    earlier: bool = False

    def holds(self, item: Item) -> bool:
        """Whether an item is among them."""
        if self.about is not None and item.about != self.about:
            return False
        if item.version.earlier and not self.earlier:
            return False
        if self.party is not None and not any(_is(self.party, party.key, party.name) for party in item.parties):
            return False
        if self.area is not None and item.version.area != self.area:
            return False
        if not _within(self.words, item.version.what) or not _within(self.mechanism, item.version.mechanism):
            return False
        if self.statuses and item.status not in self.statuses:
            return False
        return not self.waiting or item.waiting > 0


def _within(words: str | None, text: str | None) -> bool:
    """Whether a text holds words that are asked for, if any are."""
    return words is None or words.casefold() in (text or "").casefold()


def _is(wanted: str, key: str, name: str) -> bool:
    wanted = wanted.casefold()
    return wanted in (key.casefold(), name.casefold()) or name.casefold().startswith(wanted)


def chosen(items: Iterable[Item], wanted: Wanted) -> list[Item]:
    """The items that are asked for, as they come."""
    return [item for item in items if wanted.holds(item)]


@dataclass(frozen=True)
class Due:
    """An item with a deadline, and how many days there are until its last day; negative where it has passed."""

    item: Item
    deadline: date
    left: int


def due(items: Iterable[Item], today: date, within: int) -> list[Due]:
    """What has a deadline in the coming days or behind it and is not settled, the earliest first."""
    found = []
    for item in items:
        last = last_day(item)
        if last is None or item.about != "commitment" or item.status in SETTLED:
            continue
        left = (last - today).days
        if left <= within:
            found.append(Due(item, last, left))
    return sorted(found, key=lambda entry: (entry.deadline, entry.item.id))


def last_day(item: Item) -> date | None:
    """The last day of an item's deadline; None for one that is open or not understood."""
    known = days(item.version.deadline)
    if known is None or known[1] == LAST:
        return None
    return date(*known[1])


def age(item: Item, today: date) -> int | None:
    """Days since an item was announced."""
    known = days(item.announced)
    return None if known is None else (today - date(*known[0])) // timedelta(days=1)


@dataclass(frozen=True)
class Tally:
    """How the undertakings of one party in one area stand; each number has the ids behind it."""

    party: str
    area: str
    by_status: dict[str, tuple[str, ...]]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(map(len, self.by_status.values()))

    @property
    def not_rateable(self) -> float:
        """The share of those that cannot be rated: how vague a party is tells something too."""
        return len(self.by_status.get("not rateable", ())) / self.total if self.total else 0.0


def scorecard(items: Iterable[Item]) -> list[Tally]:
    """Counts by status for each party and area; an undertaking of several counts for each of them."""
    found: defaultdict[tuple[str, str], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        if item.about != "commitment":
            continue
        for party in [party.name for party in item.parties] or [NOBODY]:
            found[party, item.version.area or "other"][item.status].append(item.id)
    return [
        Tally(party, area, {status: tuple(sorted(ids)) for status, ids in sorted(counts.items())})
        for (party, area), counts in sorted(found.items())
    ]


def ordered(items: Iterable[Item], by: str) -> list[Item]:
    """Items in an order that a person asks for (`ORDERS`); those that lack what it goes by come last."""
    found = sorted(items, key=lambda item: item.id)
    return sorted(found, key=ORDERS[by], reverse=by == "newest")


ORDERS: dict[str, Callable[[Item], str]] = {
    "announced": lambda item: item.announced or "9999",
    "deadline": lambda item: str(last_day(item) or "9999"),
    "newest": lambda item: item.newest or "",
    "status": lambda item: item.status,
    "party": lambda item: item.parties[0].name if item.parties else "\U0010ffff",
}
