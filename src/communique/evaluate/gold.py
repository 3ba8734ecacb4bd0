"""Reports that people annotated, beside what the program says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from communique.errors import UsageError
from communique.evaluate.names import Names
from communique.evaluate.tallies import Letters, letters
from communique.model import Actor, Record, Report, Span

Item = Mapping[str, Any]

CROSS = "cross.json"
NOT_REQUIRED = ("in_furniture", "optional", "minor")
MINOR_TIER = 3


@dataclass(frozen=True)
class Gold:
    """The annotation of some reports, by file name, and what ties them together."""

    documents: Mapping[str, Item]
    cross: Item

    @cached_property
    def names(self) -> Names:
        """Who is meant by which name."""
        return Names(self.cross, list(self.documents.values()))


def read_gold(folder: Path) -> Gold:
    """The gold of a folder: a JSON file a report, and cross.json.

    Raises:
        UsageError: there is none.
    """
    documents: dict[str, Item] = {}
    cross: Item = {}
    try:
        for path in sorted(folder.glob("*.json")):
            value = msgspec.json.decode(path.read_bytes())
            if path.name == CROSS:
                cross = value
            elif isinstance(value, dict) and "file" in value and "attributions" in value:
                documents[value["file"]] = value
    except (OSError, msgspec.DecodeError) as error:
        raise UsageError(f"the gold in {folder} cannot be read: {error}") from error
    if not documents:
        raise UsageError(f"there is no gold in {folder}: it needs a JSON file for each annotated report")
    return Gold(documents, cross)


def gold_letters(spans: Iterable[Item | None], keep: Any = str.isalnum) -> Letters:
    """The places of annotated passages."""
    found = (letters(span["doc"], span["start"], span["text"], keep) for span in spans if span)
    return frozenset[tuple[str, int]]().union(*found)


def is_optional(item: Item) -> bool:
    """Whether it is neither missed if it is not found, nor counted if it is."""
    return item.get("tier") == MINOR_TIER or any(item.get(flag) for flag in NOT_REQUIRED)


def file_name(source: str) -> str:
    """The last part of a source's name, which ties it to its gold."""
    return re.split(r"[\\/]", source.rstrip("\\/"))[-1]


class Said:
    """A record, seen by the file names of the gold."""

    def __init__(self, record: Record, gold: Gold) -> None:
        self.record = record
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in record.actors}
        self.reports: dict[str, Report] = {}
        self._files: dict[str, str] = {}
        for document in record.documents:
            file = file_name(document.source)
            if file in gold.documents and file not in self.reports:
                self.reports[file] = document
                self._files[document.id] = file

    def letters(self, spans: Iterable[Span | None], keep: Any = str.isalnum) -> Letters:
        """The places of passages, as far as they lie in reports with gold."""
        found = (
            letters(self._files[span.document], span.start, self._text(span), keep)
            for span in spans
            if span and span.document in self._files
        )
        return frozenset[tuple[str, int]]().union(*found)

    def _text(self, span: Span) -> str:
        return self.reports[self._files[span.document]].text[span.start : span.end]

    def of(self, file: str, items: Iterable[Any]) -> Iterator[Any]:
        """Those of some things that are about the report of a file."""
        report = self.reports.get(file)
        return (item for item in items if report is not None and item.document == report.id)

    def names(self, ids: Iterable[str]) -> list[str]:
        """The names of actors; a group's are those of its members."""
        named = (self.actors[name] for name in ids if name in self.actors)
        return [name for actor in named for name in self._names(actor)]

    def _names(self, actor: Actor) -> Sequence[str]:
        members = [self.actors[name].name for name in actor.members if name in self.actors]
        return members or [actor.name]


def misread(gold: Gold, said: Said) -> Iterator[str]:
    """Reports of the gold on which there is nothing, or whose text is another one than was annotated."""
    for file, document in gold.documents.items():
        report = said.reports.get(file)
        if report is None:
            yield f"{file}: it has gold, but is not among the reports"
        elif not all(report.text[span["start"] : span["end"]] == span["text"] for span in _spans(document, file)):
            yield f"{file}: its text is not the one that the gold was made on"


def _spans(value: Any, file: str) -> Iterator[Item]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if value.keys() >= {"doc", "start", "end", "text"} and value["doc"] == file:
                yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
