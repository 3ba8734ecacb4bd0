"""What only a store in a file can meet: other files, other writers, other versions, a sudden end."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from communique.errors import StoreError
from communique.model import Report, ReportLine
from communique.store import embedded
from communique.store.embedded import open_store
from communique.store.migrations import NEWEST
from communique.store.tables import METADATA

LINE = ReportLine(document=Report(id="d-1", source="a.txt", sha256="0" * 64, text="Oren Vask said no."))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def fill(path: Path) -> None:
    store = open_store(path)
    with store.writer() as writer:
        writer.add_line(LINE, b"bytes")
    store.close()


def test_what_was_stored_is_there_after_closing(path: Path) -> None:
    fill(path)
    assert list(open_store(path).view().lines()) == [LINE]


def test_a_closed_store_is_one_file(path: Path) -> None:
    fill(path)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_missing_store_is_not_made_for_reading(path: Path) -> None:
    with pytest.raises(StoreError, match="no store at"):
        open_store(path, create=False)
    assert not path.exists()


def test_a_name_with_signs_of_an_address(tmp_path: Path) -> None:
    path = tmp_path / "50% of it? #1 – 公報.db"
    fill(path)
    assert path.exists()
    assert list(open_store(path).view().lines()) == [LINE]


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


@pytest.mark.parametrize("content", [b"Oren Vask said no.\n", b"SQLite", b"\x00" * 4096])
def test_a_file_of_another_kind_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is no store"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE meta (key, value)")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_damaged_store(path: Path) -> None:
    fill(path)
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with pytest.raises(StoreError, match="damaged"):
        open_store(path)


def test_a_newer_version_is_refused(path: Path) -> None:
    fill(path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'version'", (str(NEWEST + 1),))
    connection.close()
    with pytest.raises(StoreError, match="newer version of communique"):
        open_store(path)


def test_another_writer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.store.database.BUSY_SECONDS", 0.1)
    fill(path)
    store = open_store(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked"), store.writer():
        pass
    assert list(store.view().lines()) == [LINE]
    other.execute("ROLLBACK")
    with store.writer() as writer:
        assert not writer.add_line(LINE, b"bytes")


def test_a_read_only_store_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    monkeypatch.setattr(embedded, "_is_writable", lambda _: False)  # root may write everywhere
    try:
        store = open_store(path)
        assert list(store.view().lines()) == [LINE]
        with pytest.raises(StoreError, match="read-only"), store.writer():
            pass
        store.close()
    finally:
        path.parent.chmod(0o755)


def test_a_place_that_cannot_be_made(path: Path) -> None:
    path.write_text("a file")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(path / "store.db")


def test_the_tables_are_those_that_the_migrations_make(path: Path) -> None:
    fill(path)
    engine = create_engine(f"sqlite:///{path}")
    made = {
        name: [column["name"] for column in inspect(engine).get_columns(name)]
        for name in METADATA.tables
        if name != "report_text"
    }
    assert made == {
        name: [column.name for column in table.columns]
        for name, table in METADATA.tables.items()
        if name != "report_text"
    }
    engine.dispose()


WRITES_UNTIL_KILLED = """
import sys
from pathlib import Path
from msgspec.structs import replace
from communique.model import Report, ReportLine
from communique.store.embedded import open_store

store = open_store(Path(sys.argv[1]))
for number in range(100_000):
    report = Report(id=f"d-{number:06}", source="a.txt", sha256="0" * 64, text=f"Oren Vask said {number}. " * 50)
    with store.writer() as writer:
        writer.add_line(ReportLine(document=report), b"bytes")
    print(report.id, flush=True)
"""


def test_nothing_acknowledged_is_lost_by_a_kill(path: Path) -> None:
    acknowledged = []
    with subprocess.Popen(
        [sys.executable, "-c", WRITES_UNTIL_KILLED, str(path)], stdout=subprocess.PIPE, env=dict(os.environ)
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            acknowledged.append(line.decode().strip())
            if len(acknowledged) == 25:
                process.send_signal(signal.SIGKILL)
                break
    store = open_store(path)
    assert len(acknowledged) == 25
    assert {entry.document for entry in store.view().entries()} >= set(acknowledged)
    assert len(list(store.view().entries("Oren Vask"))) == len(list(store.view().entries()))
    store.close()
