"""kill -9 at any moment: the store opens, nothing that was committed is lost, and nothing is half-written."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from communique import following, pipeline
from communique.cli import main
from communique.ledger.standing import accounts
from communique.matching.same import Matcher, load_matcher
from communique.model import Decision, LedgerEntry
from communique.reference import load_reference
from communique.store.embedded import open_store
from communique.tools import Tools

KILLS = 204
LONGEST = 0.12
"""Seconds after which a process is killed at the latest: about what each kind of work takes."""
REPORTS = (
    ("2031-03-03", "Valdoria and Kestrel agreed to reopen the ferry line over the strait by June."),
    ("2031-03-04", "Valdoria promised to hand over two lighthouses to Kestrel."),
    ("2031-06-02", "The ferry line over the strait was reopened on Sunday."),
    ("2031-08-08", "Valdoria has handed over the first of the two lighthouses to Kestrel."),
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that is killed is made by fork")


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch: pytest.MonkeyPatch, tools: Tools) -> None:
    """What takes long to load is there already, so that the kills fall into the work."""
    matcher = load_matcher(load_reference().state_meant)

    def known(_: object) -> Matcher:
        return matcher

    monkeypatch.setattr(pipeline, "load_tools", lambda _settings: tools)
    monkeypatch.setattr(following, "load_matcher", known)


def started(work: Callable[[], object]) -> int:
    """A process of its own that does some work, silently."""
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(silence, stream)
        with contextlib.suppress(BaseException):
            work()
        os._exit(0)
    return child


def rows(path: Path) -> list[tuple[object, ...]]:
    """Everything that the store holds, table by table, in the order in which it was appended."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found: list[tuple[object, ...]] = []
        for table in ("reports", "lines", "ledger", "followed"):
            found += [(table, *row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]  # noqa: S608
        return found


def is_whole(path: Path) -> None:
    """Every item stands as its entries say, and every line that was followed has its entries."""
    store = open_store(path)
    try:
        view = store.view()
        entries, decisions = list(view.ledger(LedgerEntry)), list(view.ledger(Decision))
        kept = {item.id: item for item in view.items() if item.moved is None}
        worked_out = {name: found.item for name, found in accounts(entries, decisions).items() if found.history}
        assert {name: item.status for name, item in kept.items()} == {
            name: item.status for name, item in worked_out.items()
        }
        followed = {line.document.id for line in view.lines()} - set(view.unfollowed())
        told = {entry.notice.document for entry in entries}
        promising = {line.document.id for line in view.lines() if line.commitments}
        assert promising & followed <= told
    finally:
        store.close()


def test_a_kill_at_any_moment_leaves_a_whole_store(tmp_path: Path) -> None:
    sources = []
    for number, (day, text) in enumerate(REPORTS):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"A short report\n\n{text}\n", encoding="utf-8")
        sources.append((str(path), day))
    chance = random.Random(31)  # noqa: S311 - when to kill is no secret
    killed = stores = 0
    while killed < KILLS:
        stores += 1
        killed += one_store(tmp_path / f"{stores}.db", sources, chance)


def one_store(path: Path, sources: list[tuple[str, str]], chance: random.Random) -> int:
    """Fill a store while being killed again and again; how many kills met a process at work."""
    before: set[tuple[object, ...]] = set()
    works: list[Callable[[], object]] = []
    for source, day in sources:
        works.append(partial(main, ["add", source, "--published", day, "--store", str(path)]))
        works.append(partial(main, ["follow", "--wait", "--store", str(path)]))
    works += [partial(accept_all, path)] * 4
    killed = 0
    for place, work in enumerate(works):
        child = started(work)
        if place % 3:  # some work ends, so that there is something to lose
            time.sleep(chance.uniform(0, LONGEST))
            os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        with contextlib.suppress(sqlite3.OperationalError):  # no table yet: it was killed while it was made
            now = set(rows(path))
            assert before <= now
            before = now
            is_whole(path)
    return killed


def accept_all(path: Path) -> None:
    store = open_store(path)
    names = [item.id for item in store.view().items() if item.waiting]
    store.close()
    main(["accept", *names, "--store", str(path)])
