"""How an item of the ledger stands: its versions, its status, and how it came to it.

Nothing here is stored. Entries are put in order of the days that they tell of, so that it does not matter when a
report arrived; what a person said counts over what the program proposed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from communique.matching.days import days
from communique.model import Decision, Effect, FollowUpStatus, LedgerEntry, Party, State, Subject, Version

Day = tuple[int, int, int]
NEVER: Day = (9999, 12, 31)
SILENT: FollowUpStatus = "no evidence yet"
OPEN: frozenset[FollowUpStatus] = frozenset({"no evidence yet", "in progress"})
"""Statuses that a deadline that has passed turns into `overdue`."""
FINAL: frozenset[FollowUpStatus] = frozenset({"done", "partly done", "not done", "superseded"})
"""Statuses that are not lowered by a later word that something is being done about it."""


@dataclass(frozen=True)
class Line:
    """One entry in the history of an item: with what it did, and what a person said of it."""

    entry: LedgerEntry
    effect: Effect
    decision: Decision | None = None

    @property
    def day(self) -> Day:
        """The day that it tells of."""
        return day_of(self.entry)

    @property
    def counts(self) -> bool:
        """Whether it counts: a person accepted it, or nobody rejected it and it need not wait."""
        if self.decision is not None:
            return self.decision.verdict != "reject"
        return self.entry.standing == "proposed"


@dataclass(frozen=True)
class Item:
    """An undertaking or arrangement as it stands on a day."""

    id: str
    about: Subject
    version: Version
    status: FollowUpStatus
    state: State | None
    since: str | None
    announced: str | None
    newest: str | None
    overdue: bool
    contested: bool
    waiting: int
    history: tuple[Line, ...]
    also: tuple[str, ...] = ()
    decision: Decision | None = None

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who undertook it."""
        return self.version.parties


def items_of(entries: Iterable[LedgerEntry], decisions: Iterable[Decision], today: date) -> list[Item]:
    """All items of a ledger as they stand on a day, in order of the day of announcement and id."""
    judged: dict[str, Decision] = {}
    for decision in decisions:
        judged[decision.target] = decision
    newest: dict[str, LedgerEntry] = {}
    opened: dict[str, str] = {}
    for entry in entries:
        key = entry.notice.id if entry.notice.version is not None else f"{entry.notice.id} {entry.item}"
        before = newest.get(key)
        if before is not None and before.item != entry.item:
            opened.setdefault(before.item, key)
        if before is not None and before.id in judged and entry.id not in judged:
            judged[entry.id] = judged[
                before.id
            ]  # a person judged the passage: the program's newer words change nothing
            if judged[before.id].verdict == "reject" and before.item != entry.item:
                del judged[entry.id]
        newest[key] = entry
    held: defaultdict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in newest.values():
        held[entry.item].append(entry)
    also: defaultdict[str, list[str]] = defaultdict(list)
    for former, key in opened.items():
        if former not in held:
            also[newest[key].item].append(former)
    now = (today.year, today.month, today.day)
    found = [
        _item(name, sorted(lines, key=_order), judged, now, tuple(also[name]))
        for name, lines in held.items()
        if any(entry.notice.version is not None for entry in lines)
    ]
    kept = [item for item in found if item.decision is None or item.decision.verdict != "reject"]
    return sorted(kept, key=lambda item: (item.announced or "9999", item.id))


def _item(
    name: str, entries: Sequence[LedgerEntry], judged: Mapping[str, Decision], now: Day, also: tuple[str, ...]
) -> Item:
    story = _Story()
    lines = tuple(story.line(entry, judged.get(entry.id)) for entry in entries)
    told = [line for line in lines if line.entry.notice.version is not None]
    decision = judged.get(name)
    version, status, since = story.version or told[0].entry.notice.version, story.status, story.since
    if decision is not None and decision.amendment is not None and version is not None:
        change = decision.amendment
        version = _amended(version, decision)
        since = change.date or (decision.at[:10] if change.status else since)
        status = change.status or status
    assert version is not None  # noqa: S101 - items without an undertaking are not asked for
    deadline = days(version.deadline)
    late = deadline is not None and deadline[1] < now
    if status is None:
        status = "not rateable" if version.kind == "position" else SILENT
    overdue = late and status in OPEN
    first = told[0].entry.notice
    return Item(
        id=name,
        about=first.about,
        version=version,
        status="overdue" if overdue else status,
        state=story.state,
        since=since if not overdue else version.deadline,
        announced=first.date or first.published,
        newest=max((line.entry.notice.published for line in lines if line.entry.notice.published), default=None),
        overdue=late and status not in ("done", "withdrawn", "superseded", "not done"),
        contested=story.contested,
        waiting=sum(line.entry.standing == "waiting" and line.decision is None for line in lines),
        history=lines,
        also=also,
        decision=decision,
    )


def _amended(version: Version, decision: Decision) -> Version:
    change = decision.amendment
    if change is None:
        return version
    parties = version.parties
    if change.parties is not None:
        parties = tuple(Party(name.casefold(), name) for name in change.parties)
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
    _labels: set[str] = field(default_factory=set)

    def line(self, entry: LedgerEntry, decision: Decision | None) -> Line:
        """Take an entry in, and say what it does."""
        effect = entry.effect or "announce"
        if entry.notice.version is not None:
            effect = self._effect(entry.notice.version)
        line = Line(entry, effect, decision)
        if not line.counts:
            return line
        if entry.notice.version is not None:
            self._restate(entry.notice.version, _amended(entry.notice.version, decision) if decision else None)
        change = decision.amendment if decision is not None else None
        status = (change.status if change else None) or entry.status
        told = (change.date if change else None) or entry.notice.date or entry.notice.published
        deadline = (change.deadline if change else None) or entry.deadline
        if deadline and self.version is not None:
            self.version = replace(self.version, deadline=deadline)
        if effect == "contradict":
            self.contested = True
            self.status = self.before
        elif status is not None:
            self._rate(status, told)
        return line

    def _rate(self, status: FollowUpStatus, told: str | None) -> None:
        if status == "in progress" and self.status in FINAL:
            return
        if status == "partly done" and self.status == "done":
            return
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

    def _restate(self, version: Version, amended: Version | None) -> None:
        given = amended or version
        known = self.version
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
            what=given.what if amended is not None else known.what,
            area=known.area or given.area,
        )


def _agree(one: str, other: str) -> bool:
    left, right = days(one), days(other)
    return left is None or right is None or (left[0] <= right[1] and right[0] <= left[1])


def day_of(entry: LedgerEntry) -> Day:
    """The day that an entry tells of; the last of all where nothing tells."""
    known = days(entry.notice.date) or days(entry.notice.published)
    return known[0] if known else NEVER


def _order(entry: LedgerEntry) -> tuple[Day, Day, str, int]:
    published = days(entry.notice.published)
    return day_of(entry), published[1] if published else NEVER, entry.notice.document, entry.notice.evidence[0].start
