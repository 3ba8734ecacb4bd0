"""The cells of one record or report line: shapes, ids, references and spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from communique.model import RECORD_SCHEMA, REPORT_SCHEMA, Record, ReportLine
from communique.verify.findings import Findings, shown

Item = dict[str, Any]

SPAN_FIELDS = frozenset({"document", "start", "end", "exact"})
KINDS = {
    "documents": "document",
    "actors": "actor",
    "attributions": "attribution",
    "figures": "figure",
    "stories": "story",
    "origins": "origin",
    "quotations": "quotation",
    "claims": "claim",
    "disagreements": "disagreement",
    "commitments": "commitment",
    "mechanisms": "mechanism",
    "events": "event",
}
"""The lists whose things have ids, and the kind of each."""

REFERENCES = {
    "document": ("document",),
    "documents": ("document",),
    "to": ("document",),
    "from": ("document", "origin"),
    "actor": ("actor",),
    "actors": ("actor",),
    "members": ("actor",),
    "parties": ("actor",),
    "chain": ("actor",),
    "addressee": ("actor",),
    "speaker": ("actor",),
    "attribution": ("attribution",),
    "nested_in": ("attribution",),
    "continues": ("attribution",),
    "mechanism": ("mechanism",),
    "origin": ("origin",),
    "claim": ("claim",),
    "claims": ("claim",),
}
"""The fields that hold ids, wherever they stand, and what the ids may be of."""

FREE = frozenset({"plover", "program", "follow_up"})
"""Fields below which words are words: a PLOVER actor is a code, not an id."""


class Place(NamedTuple):
    """A value somewhere in the file: its path, the document that its surroundings are about, and if words are free."""

    path: str
    value: Any
    home: str | None
    free: bool = False


def check(value: Item, place: str, findings: Findings) -> list[Item]:
    """Add the faults of one record or report line; its documents."""
    schema = value.get("schema")
    if schema not in (RECORD_SCHEMA, REPORT_SCHEMA):
        findings.faults.append(f"{place}: $.schema: {shown(schema)} is neither {RECORD_SCHEMA} nor {REPORT_SCHEMA}")
        return []
    documents = _objects(value.get("documents") if schema == RECORD_SCHEMA else [value.get("document")])
    faults = list(_shape_faults(value, schema))
    ids, twice = _ids(value, documents)
    faults += twice
    texts = {
        document["id"]: document["text"]
        for document in documents
        if isinstance(document.get("id"), str) and isinstance(document.get("text"), str)
    }
    home = next(iter(texts), None) if schema == REPORT_SCHEMA else None
    for found in _walk(value, home):
        if found.value.keys() >= SPAN_FIELDS:
            findings.spans += 1
            faults += _span_faults(found, texts)
        elif not found.free:
            faults += _reference_faults(found, ids)
    faults += _nesting_faults(value)
    faults += _origin_faults(value)
    findings.faults += [f"{place}: {fault}" for fault in faults]
    return documents


def _shape_faults(value: Item, schema: str) -> Iterator[str]:
    try:
        msgspec.convert(value, Record if schema == RECORD_SCHEMA else ReportLine)
    except (msgspec.ValidationError, RecursionError) as error:
        words, _, path = str(error).partition(" - at ")
        yield f"{path.strip('`') or '$'}: {words}"


def _ids(value: Item, documents: Sequence[Item]) -> tuple[Mapping[str, set[str]], list[str]]:
    """The ids of each kind, and the faults of those that stand twice."""
    ids: dict[str, set[str]] = {kind: set() for kind in KINDS.values()}
    twice: list[str] = []

    def note(kind: str, item: Item, path: str) -> None:
        name = item.get("id")
        if isinstance(name, str):
            if name in ids.setdefault(kind, set()):
                twice.append(f"{path}.id: the id {shown(name)} is used twice among things of the kind {kind}")
            ids[kind].add(name)

    for document in documents if "document" in value else ():
        note("document", document, "$.document")
    for key, kind in KINDS.items():
        for position, item in enumerate(_objects(value.get(key))):
            note(kind, item, f"$.{key}[{position}]")
            for inner, report in enumerate(_objects(item.get("reports"))):
                if kind == "mechanism":  # a mechanism's reports may carry its own id
                    ids[kind].update(name for name in (report.get("id"),) if isinstance(name, str))
                else:
                    note(f"{kind} report", report, f"$.{key}[{position}].reports[{inner}]")
    return ids, twice


def _objects(value: Any) -> list[Item]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _walk(value: Any, home: str | None) -> Iterator[Place]:
    """Every object below a value, in the order of the file; without recursion, however deep it is."""
    waiting = [Place("$", value, home)]
    while waiting:
        place = waiting.pop()
        path, value, home, free = place
        if isinstance(value, list):
            inner = [Place(f"{path}[{position}]", item, home, free) for position, item in enumerate(value)]
        elif isinstance(value, dict):
            yield place
            named = value.get("document")
            inside = named if isinstance(named, str) else home
            inner = [Place(f"{path}.{key}", item, inside, free or key in FREE) for key, item in value.items()]
        else:
            continue
        waiting += reversed(inner)


def _span_faults(place: Place, texts: Mapping[str, str]) -> Iterator[str]:
    span, path = place.value, place.path
    name, start, end, exact = span["document"], span["start"], span["end"], span["exact"]
    text = texts.get(name) if isinstance(name, str) else None
    if text is None:
        yield f"{path}: there is no document {shown(name)}"
    elif place.home is not None and name != place.home:
        yield f"{path}: the span lies in document {shown(name)}, what it is evidence for in {shown(place.home)}"
    elif not all(isinstance(offset, int) and not isinstance(offset, bool) for offset in (start, end)):
        yield f"{path}: {shown(start)} and {shown(end)} are no offsets"
    elif not 0 <= start < end <= len(text):
        yield f"{path}: offsets {start}-{end} do not fit a text of {len(text)} characters"
    elif exact != text[start:end]:
        yield f"{path}: exact is {shown(exact)}, the text has {shown(text[start:end])}"


def _reference_faults(place: Place, ids: Mapping[str, set[str]]) -> Iterator[str]:
    for key, kinds in REFERENCES.items():
        value = place.value.get(key)
        names = value if isinstance(value, list) else [value]
        for position, name in enumerate(names):
            if isinstance(name, str) and not any(name in ids[kind] for kind in kinds):
                where = f"[{position}]" if isinstance(value, list) else ""
                yield f"{place.path}.{key}{where}: there is no {' or '.join(kinds)} {shown(name)}"


def _nesting_faults(value: Item) -> Iterator[str]:
    """What is said inside what is said ends at somebody who is inside nothing: no attribution is inside itself."""
    attributions = [item for item in _objects(value.get("attributions")) if isinstance(item.get("id"), str)]
    outer = {item["id"]: item.get("nested_in") for item in attributions}
    position = {item["id"]: at for at, item in enumerate(attributions)}
    settled: set[str] = set()
    for name in outer:
        way: dict[str, None] = {}
        step: Any = name
        while isinstance(step, str) and step in outer and step not in settled and step not in way:
            way[step] = None
            step = outer[step]
        if isinstance(step, str) and step in way:
            yield f"$.attributions[{position[step]}].nested_in: {shown(step)} is nested in itself"
        settled |= way.keys()


def _origin_faults(record: Item) -> Iterator[str]:
    """The promise of the record: nothing is corroborated that one origin alone carries."""
    for position, claim in enumerate(_objects(record.get("claims"))):
        path, origins = f"$.claims[{position}]", claim.get("origins")
        named = [support.get("origin") for support in _objects(claim.get("support"))]
        most = len({name for name in named if isinstance(name, str)}) + named.count(None)
        if isinstance(origins, int) and origins > most:
            yield f"{path}.origins: origins is {origins}, the support has at most {most}"
        if claim.get("status") == "corroborated" and min(most, origins if isinstance(origins, int) else most) < 2:
            yield f"{path}.status: corroborated, but there is one origin"
