"""The ledger for people and programs: tables for a terminal, JSON, CSV, and deadlines as a calendar."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from communique.ledger.board import Due, Tally, age, last_day
from communique.ledger.standing import Account, Line
from communique.model import LEDGER_SCHEMA, Item, Span
from communique.present.safety import for_terminal
from communique.present.widths import HANG, clipped, columns, wrap

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of a cell that a spreadsheet would work out; a quotation mark before them keeps it from doing so."""
COLUMNS = (
    "id", "about", "status", "state", "since", "deadline", "overdue", "contested", "announced", "area", "parties",
    "what", "kind", "document", "outlet", "start", "end", "exact",
)  # fmt: skip
SHORT = 10
"""Characters of an id that a table shows; any beginning that only one id has names it."""
NARROWEST = 60
LAST, SHARES = ("who", "what"), (0, 0, 0, 0, 3, 5)
"""The columns that share the width which the others leave, and in which parts."""
CODES = {"green": "32", "cyan": "36", "red": "1;31", "yellow": "33", "magenta": "35", "dim": "2", "bold": "1"}
STYLES = {
    "done": "green", "partly done": "green", "in progress": "cyan", "overdue": "red", "not done": "red",
    "stalled": "yellow", "withdrawn": "magenta", "superseded": "magenta", "not rateable": "dim",
    "no evidence yet": "dim",
}  # fmt: skip


def as_dict(item: Item) -> dict[str, Any]:
    """An item as the ledger's JSON has it."""
    version = item.version
    return {
        "schema": LEDGER_SCHEMA,
        "id": item.id,
        "about": item.about,
        "what": version.what,
        "parties": [{"key": party.key, "name": party.name} for party in item.parties],
        "area": version.area,
        "kind": version.kind or version.type,
        "mechanism": version.mechanism,
        "terms": [msgspec.to_builtins(term) for term in version.terms],
        "status": item.status,
        "state": item.state,
        "since": item.since,
        "deadline": version.deadline,
        "overdue": item.overdue,
        "contested": item.contested,
        "announced": item.announced,
        "newest": item.newest,
        "waiting": item.waiting,
        "also": list(item.also),
        "first": msgspec.to_builtins(item.first),
        "outlet": item.outlet,
    }


def account_json(account: Account) -> bytes:
    """An item with its history, as one line of JSON."""
    known = as_dict(account.item) | {"history": [_line(line) for line in account.history]}
    return msgspec.json.encode(known) + b"\n"


def _line(line: Line) -> dict[str, Any]:
    entry = line.entry
    return {
        "entry": entry.id,
        "effect": line.effect,
        "status": entry.status,
        "deadline": entry.deadline or (entry.notice.version.deadline if entry.notice.version else None),
        "date": entry.notice.date,
        "published": entry.notice.published,
        "outlet": entry.notice.outlet,
        "evidence": [msgspec.to_builtins(span) for span in entry.notice.evidence],
        "score": entry.score,
        "why": entry.why,
        "standing": entry.standing,
        "decision": msgspec.to_builtins(line.decision) if line.decision else None,
        "at": entry.at,
    }


def ledger_json(items: Sequence[Item]) -> bytes:
    """Items as JSON lines."""
    return b"".join(msgspec.json.encode(as_dict(item)) + b"\n" for item in items)


def ledger_csv(items: Sequence[Item]) -> bytes:
    """Items as a table for a spreadsheet; report text in it cannot become a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for item in items:
        known = as_dict(item) | as_dict_of(item.first) | {"parties": "; ".join(party.name for party in item.parties)}
        writer.writerow([_cell(known[name]) for name in COLUMNS])
    return out.getvalue().encode("utf-8", "replace")


def as_dict_of(span: Span) -> dict[str, Any]:
    """A passage by the names of its parts."""
    return msgspec.structs.asdict(span)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join(str(value).split())
    return f"'{text}" if text.startswith(FORMULA) else text


def ledger_calendar(items: Iterable[Item], stamp: datetime | None = None) -> bytes:
    """The deadlines of items as all-day events of an iCalendar file (RFC 5545).

    Args:
        items: those without a deadline are left out.
        stamp: when the file is made; now where it is not given.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - few commands need it, and `ledger` is to answer at once

    calendar = Calendar()
    calendar.add("prodid", "-//communique//ledger//EN")
    calendar.add("version", "2.0")
    for item in items:
        day = last_day(item)
        if day is None:
            continue
        event = Event()
        event.add("uid", f"{item.id}@communique")
        event.add("dtstamp", stamp or datetime.now(UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", for_terminal(f"{_parties(item)}: {item.version.what}"))
        told = f"“{item.first.exact}” ({item.outlet or 'unknown outlet'})"
        event.add("description", for_terminal(f"{item.status}. {told}"))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _parties(item: Item) -> str:
    return ", ".join(party.name for party in item.parties) or "somebody"


def ledger_table(items: Sequence[Item], today: date, *, color: bool, width: int) -> str:
    """The board: one row an item."""
    rows = [
        (
            item.id[:SHORT],
            _status(item),
            item.version.deadline or "",
            "" if (days := age(item, today)) is None else f"{days} d",
            _parties(item),
            item.version.what,
        )
        for item in items
    ]
    return _table(
        ("id", "status", "deadline", "age", "who", "what"), (0, 0, 0, 0, 2, 5), rows, color=color, width=width
    )


def due_table(entries: Sequence[Due], *, color: bool, width: int) -> str:
    """What is due, the earliest first."""
    rows = [
        (
            entry.item.id[:SHORT],
            entry.item.status,
            entry.deadline.isoformat(),
            f"{-entry.left} d late" if entry.left < 0 else f"in {entry.left} d",
            _parties(entry.item),
            entry.item.version.what,
        )
        for entry in entries
    ]
    return _table(
        ("id", "status", "deadline", "when", "who", "what"), (0, 0, 0, 0, 2, 5), rows, color=color, width=width
    )


def scorecard_table(tallies: Sequence[Tally], *, width: int) -> str:
    """Counts by party and area, with the ids behind each number."""
    lines = []
    for tally in tallies:
        lines.append(for_terminal(f"{tally.party}, {tally.area}: {tally.total}, not rateable {tally.not_rateable:.0%}"))
        for status, ids in tally.by_status.items():
            lines += wrap(f"    {len(ids):4} {status:16} {HANG}{' '.join(name[:SHORT] for name in ids)}", width)
    return "\n".join(lines) + "\n"


def scorecard_json(tallies: Sequence[Tally]) -> bytes:
    """The scorecard as JSON lines."""
    return b"".join(
        msgspec.json.encode(
            {
                "party": tally.party,
                "area": tally.area,
                "total": tally.total,
                "not_rateable": round(tally.not_rateable, 4),
                "by_status": tally.by_status,
            }
        )
        + b"\n"
        for tally in tallies
    )


def account_page(account: Account, today: date, *, color: bool, width: int) -> str:
    """One item with its history: each line with the passage that it stands on."""
    item, version = account.item, account.item.version
    days = age(item, today)
    facts = (
        ("id", ", also ".join((item.id, *item.also))),
        ("what", version.what),
        ("who", _parties(item)),
        ("area", version.area),
        ("kind", version.kind or version.type),
        ("mechanism", version.mechanism),
        ("status", f"{_status(item)}{f', since {item.since}' if item.since else ''}"),
        ("state", item.state),
        ("deadline", version.deadline),
        ("terms", "; ".join(f"{term.label}: {term.span.exact}" for term in version.terms)),
        ("announced", f"{item.announced} ({days} days ago)" if days is not None else item.announced),
    )
    lines = [f"{name:10}{HANG}{for_terminal(value)}" for name, value in facts if value]
    for line in account.history:
        entry, notice = line.entry, line.entry.notice
        span = notice.evidence[0]
        what = " → ".join(part for part in (line.effect, entry.status) if part)
        place = f"{entry.id[:SHORT]} · {notice.outlet or span.document} {span.start}–{span.end}"
        grounds = f"{place} · {entry.score:.2f}: {entry.why or ''}" if entry.score is not None else place
        head = for_terminal(f"{notice.date or notice.published or 'no date'}  {what}{_judged(line)}")
        lines += ["", styled(head, STYLES.get(entry.status or "", ""), color=color)]
        lines.append(f"    {HANG}“{for_terminal(span.exact)}”")
        lines.append(f"    {HANG}{styled(for_terminal(grounds), 'dim', color=color)}")
    return "\n".join(part for line in lines for part in wrap(line, width)) + "\n"


def _status(item: Item) -> str:
    if item.about == "mechanism":
        return item.state or "-"
    marks = [mark for mark, holds in (("contested", item.contested), ("waiting", item.waiting > 0)) if holds]
    if item.overdue and item.status != "overdue":
        marks.insert(0, "overdue")
    noted = f" ({', '.join(marks)})" if marks else ""
    return f"{item.status}{noted}"


def _judged(line: Line) -> str:
    if line.decision is None:
        return " (waits for a person)" if line.entry.standing == "waiting" else " (proposed)"
    by = f" by {line.decision.by}" if line.decision.by else ""
    verdict = {"accept": "accepted", "reject": "rejected", "amend": "amended"}[line.decision.verdict]
    return f" ({verdict}{by}{f': {line.decision.note}' if line.decision.note else ''})"


def _table(
    heads: Sequence[str], shares: Sequence[int], rows: Sequence[Sequence[str]], *, color: bool, width: int
) -> str:
    """Rows of one line each, so that a long ledger can be read down: the columns with a share of 0 take what they need.

    The first of several thousand rows is there at once: nothing is laid out but what is cut off.
    """
    safe = [[for_terminal(cell) for cell in row] for row in rows]
    needed = [max(map(columns, (head, *(row[at] for row in safe)))) for at, head in enumerate(heads)]
    left = max(width, NARROWEST) - sum(size + 2 for size, share in zip(needed, shares, strict=True) if not share)
    sizes = []
    for size, share in zip(needed, shares, strict=True):
        sizes.append(min(size, max(6, left * share // max(1, sum(shares)) - 2)) if share else size)
    lines = [
        styled("  ".join(clipped(head, size) for head, size in zip(heads, sizes, strict=True)), "bold", color=color)
    ]
    for row in safe:
        cells = [clipped(cell, size) for cell, size in zip(row, sizes, strict=True)]
        cells[1] = styled(cells[1], STYLES.get(row[1], ""), color=color)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def styled(text: str, style: str, *, color: bool) -> str:
    """Text that is safe already, in a style where there are colours."""
    return f"\x1b[{CODES[style]}m{text}\x1b[0m" if color and style else text
