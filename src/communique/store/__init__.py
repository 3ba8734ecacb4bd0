"""Storage is three small things: a Store opens, a Writer appends, a View reads.

Nothing that was stored is changed or removed. A report that is worked on again by a newer version of the
program gets a newer line; a record that is worked out again gets a newer generation; the older ones stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from communique.model import Correction, Decision, Failure, Item, LedgerEntry, Record, ReportLine, Sign

InLedger = TypeVar("InLedger", LedgerEntry, Decision, Sign, Item)


@dataclass(frozen=True)
class Entry:
    """What is known of a stored report without reading it."""

    document: str
    source: str
    sha256: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str


class Writer(Protocol):
    """Appends inside one transaction; nothing is changed or removed. Adding the same thing twice adds nothing."""

    def add_line(self, line: ReportLine, data: bytes) -> bool:
        """Keep a report line and the bytes it was read from; False where it was already there."""
        ...

    def add_record(self, record: Record) -> bool:
        """Keep the judgements of a record as a newer generation; False where it was already there."""
        ...

    def add_correction(self, correction: Correction) -> bool:
        """Keep what a person judged; False where it was already there."""
        ...

    def add_failure(self, failure: Failure) -> None:
        """Keep what could not be read and why."""
        ...

    def add_to_ledger(self, thing: LedgerEntry | Decision | Sign | Item) -> bool:
        """Append to the ledger; False where it was already there."""
        ...

    def add_followed(self, documents: Iterable[str]) -> None:
        """Note that the ledger has taken in the newest lines of these reports."""
        ...


class View(Protocol):
    """Reads what is stored at the moment the view was taken."""

    def entries(self, words: str | None = None) -> Iterator[Entry]:
        """The stored reports, all or those whose text holds the words as they stand, by source and id."""
        ...

    def lines(self, documents: Iterable[str] | None = None) -> Iterator[ReportLine]:
        """The report lines, all or those of the given documents, in order of source and id."""
        ...

    def story_of(self, document: str) -> tuple[str, ...]:
        """The reports of the story that one belongs to, as a record of the whole store would have them.

        Raises:
            KeyError: no such report is stored.
        """
        ...

    def data(self, document: str) -> bytes:
        """The bytes a report was read from.

        Raises:
            KeyError: no such report is stored.
        """
        ...

    def record(self) -> Record | None:
        """The record that was kept last; None where none was."""
        ...

    def corrections(self) -> Iterator[Correction]:
        """What persons judged, the oldest first, what was taken back too."""
        ...

    def ledger(self, kind: type[InLedger]) -> Iterator[InLedger]:
        """What the ledger holds of one kind, in the order in which it was appended."""
        ...

    def items(self) -> Iterator[Item]:
        """How each item of the ledger stood after its last entry."""
        ...

    def entries_of(self, items: Iterable[str]) -> Iterator[LedgerEntry]:
        """All entries on the passages that have or had an entry of one of these items, in order."""
        ...

    def entries_named(self, start: str) -> Iterator[LedgerEntry]:
        """The entries of the ledger whose ids begin so, in order."""
        ...

    def unfollowed(self) -> tuple[str, ...]:
        """The reports whose newest lines the ledger has not taken in, by id."""
        ...

    def failures(self) -> Iterator[Failure]:
        """What could not be read, and has not been read since."""
        ...


class Store(Protocol):
    """An opened place that keeps reports and judgements."""

    def writer(self) -> AbstractContextManager[Writer]:
        """A transaction: all of it is kept at the end of the block, or none."""
        ...

    def view(self) -> View:
        """What is stored now."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
