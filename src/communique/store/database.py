"""Store, Writer and View over one SQLite database through SQLAlchemy Core; the View stands in `view`."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, bindparam, create_engine, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.pool import StaticPool

from communique import __version__
from communique.errors import StoreError
from communique.model import (
    Basis,
    Correction,
    Decision,
    Failure,
    Item,
    LedgerEntry,
    Record,
    ReportLine,
    Sign,
    read_line,
    to_json,
)
from communique.store.complaints import sentences
from communique.store.migrations import NEWEST, migrate, version_of
from communique.store.tables import (
    CORRECTIONS,
    FAILURES,
    FOLLOWED,
    JUDGEMENTS,
    LEDGER,
    LINES,
    RECORD_ITEMS,
    RECORDS,
    REPLACED,
    REPORT_TEXT,
    REPORTS,
)
from communique.store.view import DatabaseView, read_since

if TYPE_CHECKING:
    from communique.store.index import StoryIndex

BUSY_SECONDS = 2.0
"""How long to wait for another writer: long enough for one report's transaction, short enough for a person."""

CERTAINTY: tuple[Basis, ...] = ("none", "inferred", "stated", "given")
"""On what ground a fact about a report may stand, the weakest first."""

CACHE_KIBIBYTES = 32_000
"""What SQLite may keep of a file in memory: with its own 2 MB the index of a large store is read again and again."""

FRAME = ("schema", "program")
"""The fields of a record that are no lists of judgements."""

KNOWN_REPORT = select(REPORTS.c.number).where(REPORTS.c.document == bindparam("id"))
NEWEST_LINE = (
    select(LINES.c.number, LINES.c.program, LINES.c.certainty)
    .where(LINES.c.report == bindparam("report"))
    .order_by(LINES.c.number.desc())
    .limit(1)
)
ADD_REPORT = insert(REPORTS).returning(REPORTS.c.number)
ADD_LINE = insert(LINES).on_conflict_do_nothing().returning(LINES.c.number)
ADD_TEXT = insert(REPORT_TEXT)
ADD_TO_LEDGER = insert(LEDGER).on_conflict_do_nothing().returning(LEDGER.c.number)
ADD_FOLLOWED = (
    insert(FOLLOWED)
    .from_select(
        ["line"],
        select(func.max(LINES.c.number))
        .join_from(LINES, REPORTS, LINES.c.report == REPORTS.c.number)
        .where(REPORTS.c.document == bindparam("document"))
        .group_by(LINES.c.report),
    )
    .on_conflict_do_nothing()
)


class Database:
    """A store in an SQLite database; made by `in_file` and `in_memory`."""

    def __init__(self, engine: Engine, name: str, *, writable: bool) -> None:
        self._engine = engine
        self._name = name
        self._writable = writable
        with sentences(name):
            self._connection = engine.connect()
        try:
            with sentences(name):
                self._prepare()
        except BaseException:
            self.close()
            raise

    @classmethod
    def in_memory(cls) -> Database:
        """A store that ends with the program."""
        return cls(_engine(lambda: sqlite3.connect(":memory:")), "in memory", writable=True)

    @classmethod
    def in_file(cls, path: Path, *, writable: bool) -> Database:
        """The store in a file; one that may not be written is opened for reading alone.

        Raises:
            StoreError: it is locked, damaged, of a newer version, or no store.
        """
        uri = path.absolute().as_uri() + ("?mode=rwc" if writable else "?mode=ro")
        if not writable and not Path(f"{path}-wal").exists():
            uri += "&immutable=1"  # else SQLite would want to write its index beside the file
        return cls(_engine(lambda: sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)), str(path), writable=writable)

    @cached_property
    def _index(self) -> StoryIndex:
        from communique.store.index import StoryIndex  # noqa: PLC0415 - who only reads the ledger needs none

        return StoryIndex(self._connection)

    @contextmanager
    def writer(self) -> Iterator[DatabaseWriter]:
        """A transaction: all of it is kept at the end of the block, or none.

        Raises:
            StoreError: another program is writing, or the store may not be written.
        """
        if not self._writable:
            raise StoreError(f"the store {self._name} cannot be written: it is read-only")
        with sentences(self._name), self._transaction():
            yield DatabaseWriter(self._connection, lambda: self._index)

    def view(self) -> DatabaseView:
        """What is stored now."""
        with sentences(self._name):
            return DatabaseView(self._connection, self._name, lambda: self._index)

    def close(self) -> None:
        """Let go of the file."""
        if hasattr(self, "_connection"):
            self._connection.close()
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.exec_driver_sql("COMMIT")
        except BaseException:
            if self._connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
                self._connection.exec_driver_sql("ROLLBACK")
            raise

    def _prepare(self) -> None:
        """Look at the version, and make or upgrade what is older."""
        self._connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        version = self._version()
        if version == NEWEST:
            return
        if not self._writable:
            raise StoreError(f"the store {self._name} is of an older version and read-only: it cannot be upgraded")
        if version == 0:
            self._connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        with self._transaction():
            migrate(self._connection, self._version())
            self._list_all()

    def _list_all(self) -> None:
        """Make the profiles that an older program did not make."""
        after = 0
        while (found := self._index.unlisted(after)) is not None:
            after, report, packed = found
            with suppress(zlib.error, msgspec.MsgspecError):  # a damaged line costs its own story, not the store
                self._index.add(after, report, read_line(zlib.decompress(packed)))

    def _version(self) -> int:
        version = version_of(self._connection)
        if version is None:
            raise StoreError(f"{self._name} is a database of another program, not a store of communique")
        if version > NEWEST:
            raise StoreError(
                f"the store {self._name} was written by a newer version of communique (its layout is {version}, "
                f"this program knows up to {NEWEST}): upgrade the program"
            )
        return version


class DatabaseWriter:
    """Appends inside the transaction that `Database.writer` opened."""

    def __init__(self, connection: Connection, index: Callable[[], StoryIndex]) -> None:
        self._connection = connection
        self._index = index

    def add_line(self, line: ReportLine, data: bytes) -> bool:
        """Keep a report line and its bytes; False where as much is known of the same report already.

        The name under which a report was found does not make it another one. A report that is read again
        alone may have lost what was inferred from the others beside it: that adds nothing either.
        """
        report = self._add_report(line, data)
        document = line.document
        row = {
            "report": report,
            "digest": _digest(to_json(replace(line, document=replace(document, source="")))),
            "program": __version__,
            "certainty": CERTAINTY.index(document.outlet.basis) + CERTAINTY.index(document.published.basis),
            "source": document.source,
            "title": document.title.exact if document.title else None,
            "outlet": document.outlet.name,
            "published": document.published.value,
            "language": document.language,
            "json": zlib.compress(to_json(line)),
        }
        known = self._connection.execute(NEWEST_LINE, {"report": report}).first()
        if known is not None and known.program == row["program"] and known.certainty > row["certainty"]:
            return False
        number = self._connection.execute(ADD_LINE, row).scalar_one_or_none()
        if number is None:
            return False
        self._connection.execute(ADD_TEXT, {"rowid": number, "text": document.text})
        if known is not None:
            self._connection.execute(insert(REPLACED).values(line=known.number, newer=number))
        self._index().add(number, report, line)
        return True

    def _add_report(self, line: ReportLine, data: bytes) -> int:
        """The number of a report, which is added where it is new."""
        number = self._connection.execute(KNOWN_REPORT, {"id": line.document.id}).scalar_one_or_none()
        if number is None:
            row = {"document": line.document.id, "sha256": line.document.sha256, "data": zlib.compress(data)}
            number = self._connection.execute(ADD_REPORT, row).scalar_one()
        return int(number)

    def add_record(self, record: Record) -> bool:
        """Keep a record as a newer generation; what did not change since an older one is shared with it."""
        frame = msgspec.json.encode({name: getattr(record, name) for name in FRAME}).decode()
        row = {"digest": _digest(to_json(record)), "frame": frame}
        added = self._connection.execute(
            insert(RECORDS).values(row).on_conflict_do_nothing().returning(RECORDS.c.generation)
        )
        generation = added.scalar_one_or_none()
        if generation is None:
            return False
        items = list(_items(record, int(generation)))
        if items:
            self._connection.execute(
                insert(JUDGEMENTS).on_conflict_do_nothing(),
                [{name: item[name] for name in ("kind", "id", "digest", "generation", "json")} for item in items],
            )
            self._connection.execute(
                insert(RECORD_ITEMS),
                [{name: item[name] for name in ("generation", "kind", "position", "digest")} for item in items],
            )
        return True

    def add_correction(self, correction: Correction) -> bool:
        """Keep what a person judged; False where it was already there."""
        row = {"id": correction.id, "json": to_json(correction).decode()}
        added = self._connection.execute(
            insert(CORRECTIONS).values(row).on_conflict_do_nothing().returning(CORRECTIONS.c.number)
        )
        return added.scalar_one_or_none() is not None

    def add_to_ledger(self, thing: LedgerEntry | Decision | Sign | Item) -> bool:
        """Append to the ledger; False where it was already there."""
        row = {"kind": type(thing).__name__, "json": to_json(thing).decode(), **_of_ledger(thing)}
        return self._connection.execute(ADD_TO_LEDGER, row).scalar_one_or_none() is not None

    def add_followed(self, documents: Iterable[str]) -> None:
        """Note that the ledger has taken in the newest lines of these reports."""
        rows = [{"document": document} for document in sorted(documents)]
        if rows:
            self._connection.execute(ADD_FOLLOWED, rows)

    def add_failure(self, failure: Failure) -> None:
        """Keep what could not be read, unless it is known already."""
        row = msgspec.structs.asdict(failure)
        newest = self._connection.execute(select(func.max(LINES.c.number))).scalar_one() or 0
        known = select(FAILURES.c.number).where(
            *(FAILURES.c[name] == value for name, value in row.items()), ~read_since(newest).exists()
        )
        if not self._connection.execute(known).first():
            self._connection.execute(insert(FAILURES).values({**row, "after": newest}))


def _engine(connect: Callable[[], sqlite3.Connection]) -> Engine:
    """One connection, without transactions of the library's own making."""
    return create_engine("sqlite://", creator=connect, poolclass=StaticPool, isolation_level="AUTOCOMMIT")


def _of_ledger(thing: LedgerEntry | Decision | Sign | Item) -> dict[str, str]:
    """By what a thing of the ledger is looked up."""
    if isinstance(thing, LedgerEntry):
        return {"id": thing.id, "key": thing.key, "item": thing.item}
    if isinstance(thing, Item):
        return {"id": f"{thing.id} {thing.at}", "key": thing.id, "item": thing.id}
    return {"id": thing.id, "key": thing.id, "item": thing.target if isinstance(thing, Decision) else ""}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _items(record: Record, generation: int) -> Iterator[dict[str, Any]]:
    """One row for each thing in the lists of a record."""
    for field in msgspec.structs.fields(Record):
        if field.name in FRAME:
            continue
        for position, item in enumerate(getattr(record, field.name)):
            data = msgspec.json.encode(item)
            digest = _digest(data)
            yield {
                "kind": field.encode_name,
                "id": getattr(item, "id", digest),
                "digest": digest,
                "generation": generation,
                "position": position,
                "json": data.decode(),
            }
