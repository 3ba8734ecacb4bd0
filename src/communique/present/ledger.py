"""The ledger for people and programs: tables for a terminal, JSON, CSV, and deadlines as a calendar."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from communique.ledger.board import Due, Tally, age, last_day
from communique.ledger.standing import Item, Line
from communique.model import LEDGER_SCHEMA
from communique.present.safety import for_terminal

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of a cell that a spreadsheet would work out; a quotation mark before them keeps it from doing so."""
COLUMNS = (
    "id", "about", "status", "state", "since", "deadline", "overdue", "contested", "announced", "area", "parties",
    "what", "kind", "document", "outlet", "start", "end", "exact",
)  # fmt: skip
SHORT = 10
"""Characters of an id that a table shows; any beginning that only one id has names it."""
STYLES = {
    "done": "green", "partly done": "green", "in progress": "cyan", "overdue": "bold red", "not done": "bold red",
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
        "history": [_line(line) for line in item.history],
    }


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
        span = item.history[0].entry.notice.evidence[0]
        known = as_dict(item) | {
            "parties": "; ".join(party.name for party in item.parties),
            "document": span.document,
            "outlet": item.history[0].entry.notice.outlet,
            "start": span.start,
            "end": span.end,
            "exact": span.exact,
        }
        writer.writerow([_cell(known[name]) for name in COLUMNS])
    return out.getvalue().encode("utf-8", "replace")


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
        evidence = item.history[0].entry.notice
        told = f"“{evidence.evidence[0].exact}” ({evidence.outlet or 'unknown outlet'})"
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
    return _table(("id", "status", "deadline", "age", "who", "what"), rows, color=color, width=width)


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
    return _table(("id", "status", "deadline", "when", "who", "what"), rows, color=color, width=width)


def scorecard_table(tallies: Sequence[Tally], *, color: bool, width: int) -> str:
    """Counts by party and area, with the ids behind each number."""
    rows = [
        (
            tally.party,
            tally.area,
            str(tally.total),
            f"{tally.not_rateable:.0%}",
            "; ".join(
                f"{len(ids)} {status} ({', '.join(name[:SHORT] for name in ids)})"
                for status, ids in tally.by_status.items()
            ),
        )
        for tally in tallies
    ]
    return _table(("party", "area", "all", "not rateable", "by status"), rows, color=color, width=width)


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


def item_page(item: Item, today: date, *, color: bool, width: int) -> str:
    """One item with its history: each line with the passage that it stands on."""
    from rich.text import Text  # noqa: PLC0415 - loads slowly

    version = item.version
    days = age(item, today)
    facts = (
        ("id", ", also ".join((item.id, *item.also))),
        ("what", version.what),
        ("who", _parties(item)),
        ("area", version.area),
        ("kind", version.kind or version.type),
        ("status", f"{_status(item)}{f', since {item.since}' if item.since else ''}"),
        ("state", item.state),
        ("deadline", version.deadline),
        ("terms", "; ".join(f"{term.label}: {term.span.exact}" for term in version.terms)),
        ("announced", f"{item.announced} ({days} days ago)" if days is not None else item.announced),
    )
    lines = [Text.assemble((f"{name:10}", "bold"), for_terminal(value)) for name, value in facts if value]
    lines.append(Text())
    for line in item.history:
        notice, span = line.entry.notice, line.entry.notice.evidence[0]
        what = " → ".join(part for part in (line.effect, line.entry.status) if part)
        head = f"{notice.date or notice.published or 'no date'}  {what}{_judged(line)}"
        place = f"{notice.outlet or span.document} {span.start}–{span.end}"
        lines.append(Text(for_terminal(head), style=STYLES.get(line.entry.status or "", "")))
        lines.append(Text(f"    “{for_terminal(span.exact)}”"))
        grounds = f"{line.entry.id[:SHORT]} · {place}"
        if line.entry.score is not None:
            grounds += f" · {line.entry.score:.2f}: {line.entry.why or ''}"
        lines.append(Text(f"    {for_terminal(grounds)}", style="dim"))
    return _printed(lines, color=color, width=width)


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


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, color: bool, width: int) -> str:
    from rich import box  # noqa: PLC0415 - loads slowly
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, width=width, pad_edge=False, show_edge=False)
    for name in heads:
        table.add_column(name, overflow="fold", no_wrap=name in ("id", "deadline", "age", "when"))
    for row in rows:
        style = next((STYLES[cell] for cell in row[1:2] if cell in STYLES), "")
        table.add_row(*(Text(for_terminal(cell), style=style if at == 1 else "") for at, cell in enumerate(row)))
    return _printed([table], color=color, width=width)


def _printed(parts: Iterable[Any], *, color: bool, width: int) -> str:
    from rich.console import Console  # noqa: PLC0415 - loads slowly

    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, no_color=not color, highlight=False, emoji=False)
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
