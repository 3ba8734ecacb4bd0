"""Does every cell of a record point at what it says it points at?

Verification trusts nothing that the file says of itself: spans are compared with the texts, the texts and
hashes with the sources or the store, references with the things of their kind. It reads records, report
lines, and HTML briefs, which carry their record with them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

from communique import __version__
from communique.errors import UsageError
from communique.model import RECORD_SCHEMA, REPORT_SCHEMA, Failure, Record, ReportLine, read_record
from communique.read import read_sources
from communique.settings import Settings
from communique.store import View

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
    "mechanism": ("mechanism",),
    "origin": ("origin",),
    "claim": ("claim",),
    "claims": ("claim",),
}
"""The fields that hold ids, wherever they stand, and what the ids may be of."""

FREE = frozenset({"plover", "program", "follow_up"})
"""Fields below which words are words: a PLOVER actor is a code, not an id."""

EMBEDDED = re.compile(r"""<script\b[^>]{0,200}?\bid=["']communique-record["'][^>]{0,200}>""")
SHOWN = 60


class Held(NamedTuple):
    """What a source or the store really holds of a report."""

    sha256: str
    text: str
    name: str


Evidence = Callable[[Item], Held | None]
"""Looks a document of a record up among sources or in a store."""


@dataclass
class Findings:
    """What a verification found: faults make it fail, notes do not."""

    spans: int = 0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.spans} spans checked, {len(self.faults)} faults"


class Place(NamedTuple):
    """A value somewhere in the file: its path, the document that its surroundings are about, and if words are free."""

    path: str
    value: Any
    home: str | None
    free: bool = False


# --- evidence ------------------------------------------------------------------------------


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

    def find(document: Item) -> Held | None:
        return by_hash.get(str(document.get("sha256"))) or by_name.get(_file_name(str(document.get("source"))))

    return find, failures


def in_store(view: View) -> Evidence:
    """What the store holds, found by the id of the document."""

    def find(document: Item) -> Held | None:
        for line in view.lines([str(document.get("id"))]):
            data = view.data(line.document.id)
            return Held(hashlib.sha256(data).hexdigest(), line.document.text, line.document.source)
        return None

    return find


def _file_name(source: str) -> str:
    return re.split(r"[\\/]", source)[-1]


# --- files ---------------------------------------------------------------------------------


def verify(
    name: str,
    data: bytes,
    evidence: Evidence | None = None,
    *,
    complete: bool = True,
    draw: Callable[[Record], str] | None = None,
) -> Findings:
    """Re-check a record, report lines or an HTML brief.

    Args:
        name: what the file is called in the findings.
        data: its bytes.
        evidence: where the reports can be looked up as they really are.
        complete: whether a report that the evidence does not know is a fault; else it is noted.
        draw: makes the page of a record; a brief that shows anything else is at fault.

    Raises:
        UsageError: the file is nothing that carries a record.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{name} is no record: it is not UTF-8 text") from None
    findings = Findings()
    places: dict[str, str] = {}
    unchecked = 0
    for place, value in _values(name, text):
        if isinstance(value, str):
            findings.faults.append(f"{place}: $: {value}")
            continue
        for document in _check(value, place, findings):
            known = str(document.get("id"))
            if places.setdefault(known, place) != place:
                findings.faults.append(f"{place}: $.document.id: the id {_brief(known)} stands on an earlier line too")
            held = evidence(document) if evidence else None
            if held is None and not (evidence and complete):
                unchecked += 1
            elif fault := _source_fault(document, held):
                findings.faults.append(f"{place}: the report {document.get('source')} {fault}")
    if unchecked:
        findings.notes.append(f"hash and text of {unchecked} reports not checked: no source was given for them")
    if draw is not None and not findings.faults:
        _check_page(name, text, draw, findings)
    return findings


def embedded_record(page: str) -> str | None:
    """The JSON of the record that an HTML brief carries; None where it carries none."""
    opening = EMBEDDED.search(page)
    if opening is None:
        return None
    end = page.find("</script", opening.end())
    return page[opening.end() : end if end >= 0 else len(page)]


def _values(name: str, text: str) -> Iterator[tuple[str, Item | str]]:
    """The objects of a file with the name of each place, or the words for why there is none.

    Raises:
        UsageError: the file carries no record.
    """
    stripped = text.lstrip("\ufeff \t\r\n")
    if not stripped:
        raise UsageError(f"{name} is empty")
    if not stripped.startswith("{"):
        carried = embedded_record(text)
        if carried is None:
            raise UsageError(
                f"{name} carries no record: give the output of `brief --format json` or `--format html`, "
                "or of `annotate`"
            )
        yield name, _decode(carried)
        return
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) == 1 or isinstance(_decode(lines[0][1]), str):
        yield name, _decode(text)
        return
    for number, line in lines:
        yield f"{name}:{number}", _decode(line)


def _decode(text: str) -> Item | str:
    """An object, or the words for why this is none."""
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        return f"no JSON: {error}"
    return value if isinstance(value, dict) else f"{_brief(value)} is not an object"


# --- one record or line --------------------------------------------------------------------


def _check(value: Item, place: str, findings: Findings) -> list[Item]:
    """Add the faults of one object; its documents."""
    schema = value.get("schema")
    if schema not in (RECORD_SCHEMA, REPORT_SCHEMA):
        findings.faults.append(f"{place}: $.schema: {_brief(schema)} is neither {RECORD_SCHEMA} nor {REPORT_SCHEMA}")
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
                twice.append(f"{path}.id: the id {_brief(name)} is used twice for a {kind}")
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
        yield f"{path}: there is no document {_brief(name)}"
    elif place.home is not None and name != place.home:
        yield f"{path}: the span lies in document {_brief(name)}, what it is evidence for in {_brief(place.home)}"
    elif not all(isinstance(offset, int) and not isinstance(offset, bool) for offset in (start, end)):
        yield f"{path}: {_brief(start)} and {_brief(end)} are no offsets"
    elif not 0 <= start < end <= len(text):
        yield f"{path}: offsets {start}-{end} do not fit a text of {len(text)} characters"
    elif exact != text[start:end]:
        yield f"{path}: exact is {_brief(exact)}, the text has {_brief(text[start:end])}"


def _reference_faults(place: Place, ids: Mapping[str, set[str]]) -> Iterator[str]:
    for key, kinds in REFERENCES.items():
        value = place.value.get(key)
        names = value if isinstance(value, list) else [value]
        for position, name in enumerate(names):
            if isinstance(name, str) and not any(name in ids[kind] for kind in kinds):
                where = f"[{position}]" if isinstance(value, list) else ""
                yield f"{place.path}.{key}{where}: there is no {' or '.join(kinds)} {_brief(name)}"


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


def _source_fault(document: Item, held: Held | None) -> str | None:
    """What is wrong with a document beside what its source really holds."""
    if held is None:
        return "was not found: its hash and text cannot be checked"
    if held.sha256 != document.get("sha256"):
        return f"has changed: its sha256 is {_brief(document.get('sha256'))}, that of {held.name} {held.sha256}"
    if held.text != document.get("text"):
        return f"has another text than {held.name}, whose bytes it claims to be from"
    return None


def _check_page(name: str, page: str, draw: Callable[[Record], str], findings: Findings) -> None:
    """A page may carry a sound record and show something else; so it is made again and compared."""
    carried = embedded_record(page)
    if carried is None or page.lstrip("\ufeff \t\r\n").startswith("{"):
        return
    record = read_record(carried)
    if record.program.version != __version__:
        findings.notes.append(f"what the page shows was not compared: version {record.program.version} made it")
    elif draw(record) != page:
        findings.faults.append(f"{name}: the page shows something else than the record it carries")


def _brief(value: Any) -> str:
    shown = msgspec.json.encode(value).decode()
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}..."
