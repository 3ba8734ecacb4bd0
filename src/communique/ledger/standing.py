"""How an item of the ledger stands: its versions, its status, and how it came to it.

Entries are put in order of the days that they tell of, so that it does not matter when a report arrived; what a person
said counts over what the program proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from communique.ledger.vagueness import is_vague
from communique.matching.days import Days, days
from communique.model import Decision, Effect, FollowUpStatus, Item, LedgerEntry, Party, State, Version

Day = tuple[int, int, int]
NEVER: Day = (9999, 12, 31)
LONGEST = 160
"""Characters of the fullest wording of the day of announcement that an item is called by."""
SILENT: FollowUpStatus = "no evidence yet"
OPEN: frozenset[FollowUpStatus] = frozenset({"no evidence yet", "in progress"})
"""Statuses that a deadline that has passed turns into `overdue`."""
SETTLED: frozenset[FollowUpStatus] = frozenset({"done", "not done", "superseded", "withdrawn"})
"""Statuses after which nothing is due any more."""
CLAIMED: frozenset[FollowUpStatus | None] = frozenset({"done", "withdrawn", "superseded"})
"""Statuses that somebody may deny; who denies what nobody says contests nothing."""
FINAL: frozenset[FollowUpStatus] = frozenset({"done", "partly done", "not done", "superseded"})
"""Statuses that are not lowered by a later word that something is being done about it."""


class Line(NamedTuple):
    """One entry in the history of an item: with what it did, and what a person said of it."""

    entry: LedgerEntry
    effect: Effect
    decision: Decision | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts: a person accepted it, or nobody rejected it and it need not wait."""
        if self.decision is not None:
            return self.decision.verdict != "reject"
        return self.entry.standing == "proposed"


class Account(NamedTuple):
    """An item with its history."""

    item: Item
    history: tuple[Line, ...]


def accounts(entries: Iterable[LedgerEntry], decisions: Iterable[Decision], at: str = "") -> dict[str, Account]:
    """The items of some entries, in the order of their ids; all entries of the notices of an item are needed.

    Args:
        entries: in the order in which they were appended.
        decisions: the same.
        at: when this is asked.
    """
    newest, former, judged = _newest(entries, {decision.target: decision for decision in decisions})
    held: dict[str, list[LedgerEntry]] = {}
    for entry in newest.values():
        if entry.stands:
            held.setdefault(entry.item, []).append(entry)
    told = {name for name, lines in held.items() if any(line.notice.version is not None for line in lines)}
    also: dict[str, list[str]] = {}
    for name, key in former.items():
        if name not in told:
            also.setdefault(newest[key].item, []).append(name)
    found = {
        name: _account(name, sorted(held[name], key=_order), judged, tuple(sorted(also.get(name, ()))), at)
        for name in sorted(told)
    }
    for home, names in also.items():
        for name in names:
            if home in found:
                found[name] = Account(replace(found[home].item, id=name, also=(), moved=home), ())
    return found


def _newest(
    entries: Iterable[LedgerEntry], judged: dict[str, Decision]
) -> tuple[dict[str, LedgerEntry], dict[str, str], dict[str, Decision]]:
    """The newest entry by key, the keys of undertakings by the items they were of, and the decisions by entry.

    It is the passage that a person judged: the judgement stays when the program words it anew.
    """
    newest: dict[str, LedgerEntry] = {}
    former: dict[str, str] = {}
    for entry in entries:
        before = newest.get(entry.key)
        if before is not None and entry.notice.version is not None:
            former.setdefault(before.item, entry.key)
        if before is not None and before.item == entry.item and before.id in judged:
            judged.setdefault(entry.id, judged[before.id])
        newest[entry.key] = entry
    return newest, former, judged


def on(item: Item, today: date) -> Item:
    """An item as it stands on a day: what should have been done before it and is not told of is overdue."""
    deadline = days(item.version.deadline)
    if deadline is None or deadline[1] >= (today.year, today.month, today.day) or item.status in SETTLED:
        return item
    if item.status in OPEN:
        return replace(item, status="overdue", since=item.version.deadline, overdue=True)
    return replace(item, overdue=True)


def _account(
    name: str, entries: Sequence[LedgerEntry], judged: Mapping[str, Decision], also: tuple[str, ...], at: str
) -> Account:
    story = _Story()
    lines = tuple(story.line(entry, judged.get(entry.id)) for entry in entries)
    first = next(line.entry.notice for line in lines if line.entry.notice.version is not None)
    decision = judged.get(name)
    version = story.version or first.version or Version(what="")
    status, since = story.status, story.since
    if decision is not None and decision.amendment is not None:
        change = decision.amendment
        version = _amended(version, decision)
        if change.status is not None:
            status, since = change.status, change.date or decision.at[:10]
    if status is None:
        status = "not rateable" if is_vague(version) else SILENT
    item = Item(
        id=name,
        about=first.about,
        version=version,
        status=status,
        state=story.state,
        since=since,
        announced=first.date or first.published,
        newest=max((line.entry.notice.published for line in lines if line.entry.notice.published), default=None),
        contested=story.contested,
        waiting=sum(line.decision is None and not line.counts for line in lines),
        rejected=decision is not None and decision.verdict == "reject",
        also=also,
        first=first.evidence[0],
        outlet=first.outlet,
        at=at,
    )
    return Account(item, lines)


def _amended(version: Version, decision: Decision) -> Version:
    change = decision.amendment
    if change is None:
        return version
    parties = version.parties
    if change.parties is not None:
        known = {party.name: party for party in parties}
        parties = tuple(known.get(name, Party(name.casefold(), name)) for name in change.parties)
    return replace(
        version,
        what=change.what or version.what,
        deadline=change.deadline or version.deadline,
        area=change.area or version.area,
        parties=parties,
    )


@dataclass
class _Story:
    """The history of an item on its way from the first entry to the last."""

    version: Version | None = None
    status: FollowUpStatus | None = None
    before: FollowUpStatus | None = None
    state: State | None = None
    since: str | None = None
    contested: bool = False
    _denied: str | None = None
    _labels: set[str] = field(default_factory=set)
    _opened: Days | None = None

    def line(self, entry: LedgerEntry, decision: Decision | None) -> Line:
        """Take an entry in, and say what it does."""
        given = entry.notice.version
        line = Line(entry, entry.effect or "announce" if given is None else self._effect(given), decision)
        if not line.counts:
            return line
        if given is not None:
            self._restate(given, _amended(given, decision) if decision else None, days(entry.notice.published))
        change = decision.amendment if decision is not None else None
        status = (change.status if change else None) or entry.status
        told = (change.date if change else None) or entry.notice.date or entry.notice.published
        deadline = (change.deadline if change else None) or entry.deadline
        if deadline and self.version is not None:
            self.version = replace(self.version, deadline=deadline)
        if line.effect == "contradict" and self.status in CLAIMED:
            self._contest()
        elif line.effect == "contradict" and status is None:
            self._denied = entry.notice.published  # nobody has said yet what is denied
        elif status is not None:
            self._rate(status, told)
            if status == "done" and self._denied is not None and self._denied == entry.notice.published:
                self._contest()
        return line

    def _contest(self) -> None:
        """Let what one says and another denies count as not settled."""
        self.contested = True
        self.status = self.before if self.before not in CLAIMED and self.before else "in progress"

    def _rate(self, status: FollowUpStatus, told: str | None) -> None:
        if status == "in progress" and self.status in FINAL:
            return
        if status in ("partly done", "not done") and self.status == "done":
            return  # what was done may be undone, which is another word, but not be never done
        if status != self.status:
            self.before, self.status, self.since = self.status, status, told

    def _effect(self, version: Version) -> Effect:
        """What one more version does to what was known."""
        if self.version is None:
            return "announce"
        if version.deadline and self.version.deadline and not _agree(version.deadline, self.version.deadline):
            return "change"
        labels = {term.label for term in version.terms}
        if (version.deadline and not self.version.deadline) or labels - self._labels:
            return "specify"
        return "restate"

    def _restate(self, version: Version, amended: Version | None, told: Days | None) -> None:
        given = amended or version
        known = self.version
        self._opened = self._opened or told
        fuller = told == self._opened and len(known.what if known else "") < len(given.what) <= LONGEST
        self._labels |= {term.label for term in given.terms}
        self.state = given.state or self.state
        if known is None:
            self.version = given
            return
        terms = {(term.label, str(term.value)): term for term in (*known.terms, *given.terms)}
        self.version = replace(
            known,
            deadline=given.deadline or known.deadline,
            parties=given.parties if len(given.parties) > len(known.parties) else known.parties,
            terms=tuple(terms.values()),
            kind="action" if "action" in (known.kind, given.kind) else known.kind,
            earlier=known.earlier and given.earlier,
            mechanism=known.mechanism or given.mechanism,
            what=given.what if fuller or amended is not None else known.what,
            area=known.area or given.area,
        )


def _agree(one: str, other: str) -> bool:
    left, right = days(one), days(other)
    return left is None or right is None or (left[0] <= right[1] and right[0] <= left[1])


def _order(entry: LedgerEntry) -> tuple[Day, Day, str, int]:
    """By the day that an entry tells of, then that of the report."""
    published = days(entry.notice.published)
    known = days(entry.notice.date) or published
    place = entry.notice.evidence[0]
    return known[0] if known else NEVER, published[1] if published else NEVER, place.document, place.start
