"""What the ledger knows of the commitments of a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec.structs import replace

from communique.ledger.notices import place_of, telling
from communique.ledger.standing import Account, Line, accounts, on
from communique.matching.days import days
from communique.model import Commitment, Decision, FollowUp, FollowUpStep, LedgerEntry, Report, Verdict


def followed_up(
    commitments: Sequence[Commitment],
    reports: Iterable[Report],
    entries: Iterable[LedgerEntry],
    decisions: Iterable[Decision],
) -> tuple[Commitment, ...]:
    """The commitments with what became of them, as far as the ledger tells.

    The day on which a deadline is looked at is that of the newest of the reports, and not today: the same reports
    and entries give the same record. What reports tell that are not in the record is left out of it.
    """
    reports = tuple(reports)
    read = {report.id for report in reports}
    known = [last for report in reports if (last := days(report.published.value)) is not None]
    if not known:
        return tuple(commitments)
    today = date(*max(last for _, last in known))
    homes = {
        line.entry.notice.id: account
        for account in accounts((entry for entry in entries if entry.notice.document in read), decisions).values()
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


VERDICTS: dict[Verdict, Literal["accepted", "rejected", "amended"]] = {
    "accept": "accepted",
    "reject": "rejected",
    "amend": "amended",
}


def _told(line: Line) -> FollowUpStep:
    notice = line.entry.notice
    return FollowUpStep(
        entry=line.entry.id,
        effect=line.effect,
        status=line.entry.status,
        date=notice.date or notice.published,
        span=notice.evidence[0],
        standing=VERDICTS[line.decision.verdict] if line.decision is not None else line.entry.standing,
    )
