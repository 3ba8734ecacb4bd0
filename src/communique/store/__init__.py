"""Storage is three small things: a Store opens, a Writer appends, a View reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from communique.model import Failure, Record, ReportLine


class Writer(Protocol):
    """Appends inside one transaction; nothing is changed or removed. Adding the same thing twice adds nothing."""

    def add_line(self, line: ReportLine, data: bytes) -> bool:
        """Keep a report line and the bytes it was read from; False where it was already there."""
        ...

    def add_record(self, record: Record) -> bool:
        """Keep the judgements of a record as a newer generation; False where it was already there."""
        ...

    def add_failure(self, failure: Failure) -> None:
        """Keep what could not be read and why."""
        ...


class View(Protocol):
    """Reads what is stored at the moment the view was taken."""

    def lines(self, documents: Iterable[str] | None = None) -> Iterator[ReportLine]:
        """The report lines, all or those of the given documents, in order of source and id."""
        ...

    def data(self, document: str) -> bytes:
        """The bytes a report was read from."""
        ...

    def failures(self) -> Iterator[Failure]:
        """What could not be read."""
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
