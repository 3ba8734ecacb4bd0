"""What the ledger knows of the commitments of a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from communique.ledger.notices import place_of, telling
from communique.ledger.standing import Account, Line, accounts, on
from communique.matching.days import days
from communique.model import Commitment, Decision, FollowUp, LedgerEntry, Report


def followed_up(
    commitments: Sequence[Commitment],
    reports: Iterable[Report],
    entries: Iterable[LedgerEntry],
    decisions: Iterable[Decision],
) -> tuple[Commitment, ...]:
    """The commitments with what became of them, as far as the ledger tells.

    The day on which a deadline is looked at is that of the newest of the reports, and not today: the same reports
    and entries give the same record.
    """
    known = [last for report in reports if (last := days(report.published.value)) is not None]
    if not known:
        return tuple(commitments)
    today = date(*max(last for _, last in known))
    homes = {
        line.entry.notice.id: account
        for account in accounts(entries, decisions).values()
        if not account.item.rejected
        for line in account.history
    }
    found = []
    for commitment in commitments:
        places = [place_of("commitment", report.document, telling(report)[0]) for report in commitment.reports]
        account = next((homes[place] for place in places if place in homes), None)
        found.append(commitment if account is None else replace(commitment, follow_up=_follow_up(account, today)))
    return tuple(found)


def _follow_up(account: Account, today: date) -> FollowUp:
    item = on(account.item, today)
    return FollowUp(status=item.status, since=item.since, history=tuple(_told(line) for line in account.history))


def _told(line: Line) -> dict[str, str]:
    notice, span = line.entry.notice, line.entry.notice.evidence[0]
    parts = {
        "entry": line.entry.id,
        "effect": line.effect,
        "status": line.entry.status,
        "date": notice.date or notice.published,
        "document": span.document,
        "start": str(span.start),
        "end": str(span.end),
        "exact": span.exact,
        "standing": "rejected" if not line.counts and line.decision else line.entry.standing,
    }
    return {name: value for name, value in parts.items() if value is not None}
