"""What the sources or the store really hold of a report."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from communique.model import Failure
from communique.read import read_sources
from communique.settings import Settings
from communique.store import View


class Held(NamedTuple):
    """What a source or the store really holds of a report."""

    sha256: str
    text: str
    name: str


Evidence = Callable[[Mapping[str, Any]], Held | None]
"""Looks a document of a record up among sources or in a store."""


def among_sources(sources: Sequence[str], settings: Settings) -> tuple[Evidence, list[Failure]]:
    """What sources hold, found by hash and else by name; and the sources that could not be read."""
    by_hash: dict[str, Held] = {}
    by_name: dict[str, Held] = {}
    failures: list[Failure] = []
    for raw in read_sources(sources, settings):
        if isinstance(raw, Failure):
            failures.append(raw)
            continue
        held = Held(raw.sha256, raw.text, raw.source)
        by_hash[held.sha256] = held
        by_name[_file_name(raw.source)] = held

    def find(document: Mapping[str, Any]) -> Held | None:
        return by_hash.get(str(document.get("sha256"))) or by_name.get(_file_name(str(document.get("source"))))

    return find, failures


def in_store(view: View) -> Evidence:
    """What the store holds, found by the id of the document, or by its name where it has no id."""

    def find(document: Mapping[str, Any]) -> Held | None:
        name = document.get("id") or next(
            (
                entry.document
                for entry in view.entries()
                if _file_name(entry.source) == _file_name(str(document.get("source")))
            ),
            None,
        )
        for line in view.lines([str(name)]):
            data = view.data(line.document.id)
            return Held(hashlib.sha256(data).hexdigest(), line.document.text, line.document.source)
        return None

    return find


def _file_name(source: str) -> str:
    return re.split(r"[\\/]", source)[-1]
