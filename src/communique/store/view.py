"""Reading an SQLite store as it was at one moment.

Because rows are only ever appended, a view needs no lock: it remembers the highest row numbers at the moment
it was taken and reads no further.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, Select, func, select

from communique.errors import StoreError
from communique.model import (
    Correction,
    Failure,
    Item,
    LedgerEntry,
    Record,
    ReportLine,
    read_correction,
    read_line,
    read_record,
)
from communique.store import Entry, InLedger
from communique.store.complaints import sentences
from communique.store.tables import (
    CORRECTIONS,
    FAILURES,
    FOLLOWED,
    JUDGEMENTS,
    LEDGER,
    LINES,
    RECORD_ITEMS,
    RECORDS,
    REPORT_TEXT,
    REPORTS,
)

if TYPE_CHECKING:
    from communique.store.index import StoryIndex

FEW = 1_000
"""Names that fit into one question to the database."""


class DatabaseView:
    """Reads what was stored when it was made, and no further."""

    def __init__(self, connection: Connection, name: str, index: Callable[[], StoryIndex]) -> None:
        self._connection = connection
        self._name = name
        self._index = index
        self._last_line = self._highest(LINES.c.number)
        self._last_record = self._highest(RECORDS.c.generation)
        self._last_correction = self._highest(CORRECTIONS.c.number)
        self._last_in_ledger = self._highest(LEDGER.c.number)
        self._last_failure = self._highest(FAILURES.c.number)

    def entries(self, words: str | None = None) -> Iterator[Entry]:
        """The stored reports, all or those whose text holds the words as they stand, by source and id."""
        chosen = self._newest(
            select(
                REPORTS.c.document,
                LINES.c.source,
                REPORTS.c.sha256,
                LINES.c.title,
                LINES.c.outlet,
                LINES.c.published,
                LINES.c.language,
            )
        )
        if words is not None:
            phrase = '"' + words.replace('"', '""') + '"'  # a phrase: no character of it is query syntax
            chosen = chosen.where(
                LINES.c.number.in_(select(REPORT_TEXT.c.rowid).where(REPORT_TEXT.c.text.op("MATCH")(phrase)))
            )
        return (Entry(*row) for row in self._rows(chosen))

    def lines(self, documents: Iterable[str] | None = None) -> Iterator[ReportLine]:
        """The report lines, all or those of the given documents, in order of source and id."""
        wanted = None if documents is None else frozenset(documents)
        chosen = self._newest(select(LINES.c.number, REPORTS.c.document), wanted)
        for number, document in self._rows(chosen):
            if wanted is None or document in wanted:
                (row,) = self._rows(select(LINES.c.json).where(LINES.c.number == number))
                yield read_line(self._unpack(row[0]))

    def story_of(self, document: str) -> tuple[str, ...]:
        """The reports of the story that one belongs to, as a record of the whole store would have them.

        Raises:
            KeyError: no such report is stored.
        """
        with sentences(self._name):
            return self._index().story_of(document, self._last_line)

    def data(self, document: str) -> bytes:
        """The bytes a report was read from.

        Raises:
            KeyError: no such report is stored.
        """
        rows = self._rows(select(REPORTS.c.data).where(REPORTS.c.document == document))
        if not rows:
            raise KeyError(document)
        return self._unpack(rows[0][0])

    def record(self) -> Record | None:
        """The record that was kept last; None where none was."""
        frames = self._rows(select(RECORDS.c.frame).where(RECORDS.c.generation == self._last_record))
        if not frames:
            return None
        parts: dict[str, Any] = msgspec.json.decode(frames[0][0])
        chosen = (
            select(RECORD_ITEMS.c.kind, JUDGEMENTS.c.json)
            .join(
                JUDGEMENTS,
                (JUDGEMENTS.c.kind == RECORD_ITEMS.c.kind) & (JUDGEMENTS.c.digest == RECORD_ITEMS.c.digest),
            )
            .where(RECORD_ITEMS.c.generation == self._last_record)
            .order_by(RECORD_ITEMS.c.kind, RECORD_ITEMS.c.position)
        )
        for kind, text in self._rows(chosen):
            parts.setdefault(kind, []).append(msgspec.Raw(text.encode()))
        return read_record(msgspec.json.encode(parts))

    def corrections(self) -> Iterator[Correction]:
        """What persons judged, the oldest first, what was taken back too."""
        chosen = select(CORRECTIONS.c.json).where(CORRECTIONS.c.number <= self._last_correction)
        rows = self._rows(chosen.order_by(CORRECTIONS.c.number))
        with sentences(self._name):
            return iter(sorted((read_correction(row[0]) for row in rows), key=lambda item: (item.at, item.id)))

    def ledger(self, kind: type[InLedger]) -> Iterator[InLedger]:
        """What the ledger holds of one kind, in the order in which it was appended."""
        return self._of_ledger(kind, select(LEDGER.c.json).where(LEDGER.c.kind == kind.__name__))

    def items(self) -> Iterator[Item]:
        """How each item of the ledger stood after its last entry."""
        newest = (
            select(func.max(LEDGER.c.number))
            .where(LEDGER.c.kind == Item.__name__, LEDGER.c.number <= self._last_in_ledger)
            .group_by(LEDGER.c.key)
        )
        return self._of_ledger(Item, select(LEDGER.c.json).where(LEDGER.c.number.in_(newest)))

    def entries_of(self, items: Iterable[str]) -> Iterator[LedgerEntry]:
        """All entries on the passages that have or had an entry of one of these items, in order."""
        kind = LEDGER.c.kind == LedgerEntry.__name__
        keys = select(LEDGER.c.key).where(kind, LEDGER.c.item.in_(sorted(items)))
        return self._of_ledger(LedgerEntry, select(LEDGER.c.json).where(kind, LEDGER.c.key.in_(keys)))

    def entries_named(self, start: str) -> Iterator[LedgerEntry]:
        """The entries of the ledger whose ids begin so, in order."""
        named = LEDGER.c.id.between(start, start + "\U0010ffff")
        chosen = select(LEDGER.c.json).where(LEDGER.c.kind == LedgerEntry.__name__, named)
        return self._of_ledger(LedgerEntry, chosen)

    def _of_ledger(self, kind: type[InLedger], chosen: Select[Any]) -> Iterator[InLedger]:
        rows = self._rows(chosen.where(LEDGER.c.number <= self._last_in_ledger).order_by(LEDGER.c.number))
        decode = msgspec.json.Decoder(kind).decode
        with sentences(self._name):
            return iter([decode(row[0]) for row in rows])

    def unfollowed(self) -> tuple[str, ...]:
        """The reports whose newest lines the ledger has not taken in, by id."""
        newest = self._newest(select(REPORTS.c.document)).where(LINES.c.number.not_in(select(FOLLOWED.c.line)))
        return tuple(sorted(row[0] for row in self._rows(newest)))

    def failures(self) -> Iterator[Failure]:
        """What could not be read, and has not been read since."""
        settled = read_since(self._last_line)
        columns = (FAILURES.c.source, FAILURES.c.error, FAILURES.c.message)
        chosen = (
            select(*columns)
            .distinct()
            .where(FAILURES.c.number <= self._last_failure, ~settled.exists())
            .order_by(*columns)
        )
        return (Failure(source=row[0], error=row[1], message=row[2]) for row in self._rows(chosen))

    def _highest(self, column: Any) -> int:
        return int(self._connection.execute(select(func.max(column))).scalar_one() or 0)

    def _newest(self, chosen: Select[Any], documents: frozenset[str] | None = None) -> Select[Any]:
        """The newest line of each report, by source and id; where few are asked for, the others are not looked at."""
        newest = select(func.max(LINES.c.number)).where(LINES.c.number <= self._last_line).group_by(LINES.c.report)
        if documents is not None and len(documents) <= FEW:
            named = select(REPORTS.c.number).where(REPORTS.c.document.in_(sorted(documents)))
            newest = newest.where(LINES.c.report.in_(named))
        return (
            chosen.join_from(LINES, REPORTS, LINES.c.report == REPORTS.c.number)
            .where(LINES.c.number.in_(newest))
            .order_by(LINES.c.source, REPORTS.c.document)
        )

    def _rows(self, chosen: Select[Any]) -> list[Any]:
        with sentences(self._name):
            return list(self._connection.execute(chosen))

    def _unpack(self, data: bytes) -> bytes:
        try:
            return zlib.decompress(data)
        except zlib.error as error:
            raise StoreError(f"the store {self._name} is damaged: a report in it cannot be unpacked") from error


def read_since(last_line: int) -> Select[Any]:
    """The lines that settle a failure: of the same source, and newer."""
    return select(LINES.c.number).where(
        LINES.c.source == FAILURES.c.source, LINES.c.number > FAILURES.c.after, LINES.c.number <= last_line
    )
