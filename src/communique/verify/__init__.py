"""Does every cell of a record point at what it says it points at?

Verification trusts nothing that the file says of itself: spans are compared with the texts, the texts and
hashes with the sources or the store, references with the things of their kind. It reads records, report
lines, HTML briefs, which carry their record with them, and Markdown briefs, whose footnotes are spans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from communique import __version__
from communique.errors import UsageError
from communique.model import Record, read_record
from communique.verify import markdown
from communique.verify.cells import Item, check
from communique.verify.evidence import Evidence, Held, among_sources, in_store
from communique.verify.findings import Findings, shown

__all__ = ["Evidence", "Findings", "Held", "among_sources", "in_store", "verify"]

EMBEDDED = re.compile(r"""<script\b[^>]{0,200}?\bid=["']communique-record["'][^>]{0,200}>""")


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
    text = _text(name, data)
    findings = Findings()
    if markdown.is_brief(text):
        find = evidence or (lambda _: None)
        markdown.check(name, text, find, findings, complete=complete and evidence is not None)
        return findings
    places: dict[str, str] = {}
    unchecked = 0
    for place, value in _values(name, text):
        if isinstance(value, str):
            findings.faults.append(f"{place}: $: {value}")
            continue
        for document in check(value, place, findings):
            known = str(document.get("id"))
            if places.setdefault(known, place) != place:
                findings.faults.append(f"{place}: $.document.id: the id {shown(known)} stands on an earlier line too")
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


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{name} is no record: it is not UTF-8 text") from None


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
                f"{name} carries no record: give the output of `annotate`, or of `brief` in JSON, HTML or Markdown"
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
    return value if isinstance(value, dict) else f"{shown(value)} is not an object"


def _source_fault(document: Item, held: Held | None) -> str | None:
    """What is wrong with a document beside what its source really holds."""
    if held is None:
        return "was not found: its hash and text cannot be checked"
    if held.sha256 != document.get("sha256"):
        return f"has changed: its sha256 is {shown(document.get('sha256'))}, that of {held.name} {held.sha256}"
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
