"""The three batches of examples, followed one after the other: the ledger that the README shows."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from communique import pipeline
from communique.following import take_in
from communique.ledger.book import account, items
from communique.ledger.standing import Account
from communique.pipeline import add
from communique.settings import Settings
from communique.store import Store
from communique.store.embedded import open_store
from communique.tools import Tools

TODAY = date(2027, 4, 20)


@pytest.fixture(scope="module")
def followed(tools: Tools, examples: Path) -> Store:
    store = open_store(None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_tools", lambda _settings: tools)
        for batch in ("summit", "later", "spring"):
            add([str(examples / batch)], store, Settings())
            take_in(store, Settings())
    return store


@pytest.fixture(scope="module")
def expected(examples: Path) -> dict[str, Any]:
    return tomllib.loads((examples / "expected.toml").read_text(encoding="utf-8"))


def said_in(store: Store, known: Account, file: str, phrase: str) -> bool:
    """Whether a line of a history stands on a passage of a report."""
    for line in store.view().lines():
        if not line.document.source.endswith(file):
            continue
        start = line.document.text.index(phrase)
        for entry in known.history:
            span = entry.entry.notice.evidence[0]
            if span.document == line.document.id and span.start < start + len(phrase) and start < span.end:
                return True
    return False


def test_the_ledger_of_the_examples(followed: Store, expected: dict[str, Any]) -> None:
    view = followed.view()
    known = [account(view, item.id, TODAY) for item in items(view, TODAY) if item.about == "commitment"]
    made = {row["id"]: row for row in expected["commitment"]}
    assert len(expected["ledger"]) >= 4
    for row in expected["ledger"]:
        announced = made[row["commitment"]]
        told = [(place["file"], place["phrase"]) for place in (*announced["reports"], *announced["follow_up"])]
        found = [one for one in known if any(said_in(followed, one, *place) for place in told)]
        right = [one for one in found if (one.item.status, one.item.contested) == (row["status"], row["contested"])]
        assert right, (row["commitment"], [(one.item.version.what, one.item.status) for one in found])
        for place in row["passages"]:
            assert any(said_in(followed, one, place["file"], place["phrase"]) for one in right), place


def test_nothing_is_said_to_be_done_that_was_not(followed: Store, expected: dict[str, Any]) -> None:
    view = followed.view()
    done = [account(view, item.id, TODAY) for item in items(view, TODAY) if item.status in ("done", "not done")]
    fates = {row["id"]: row["fate"] for row in expected["commitment"]}
    for one in done:
        rows = [
            row["id"]
            for row in expected["commitment"]
            if any(said_in(followed, one, place["file"], place["phrase"]) for place in row["reports"])
        ]
        assert any(fates[name] == one.item.status for name in rows), one.item.version.what
