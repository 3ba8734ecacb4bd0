"""Markdown briefs: each footnote names a report, two offsets and the words that stand between them."""

from __future__ import annotations

import html
import re

from communique.verify.evidence import Evidence, Held
from communique.verify.findings import Findings, shown

FOOTNOTE = re.compile(r"\[\^(\d+)\]: (.+), characters (\d+)–(\d+): “(.*)”")
CELL = re.compile(r"(?<!\\)\|")
ESCAPED = re.compile(r"\\(.)")
HEADINGS = ("Report", "File")


def is_brief(text: str) -> bool:
    """Whether a text is a brief in Markdown with footnotes."""
    return text.startswith("# ") and any(FOOTNOTE.fullmatch(line) for line in text.split("\n"))


def check(name: str, text: str, find: Evidence, findings: Findings, *, complete: bool) -> None:
    """Compare each footnote with the report it names.

    Args:
        name: what the file is called in the findings.
        text: the brief.
        find: looks the reports up.
        findings: where faults go.
        complete: whether a report that cannot be looked up is a fault; else it is noted.
    """
    lines = text.split("\n")
    files = _files(lines)
    held: dict[str, Held | None] = {}
    unchecked = 0
    for number, line in enumerate(lines, 1):
        footnote = FOOTNOTE.fullmatch(line)
        if footnote is None:
            continue
        report, exact = _plain(footnote[2]), _plain(footnote[5])
        if report not in held:
            held[report] = find({"source": files.get(report, report)})
        source = held[report]
        if source is None and not complete:
            unchecked += 1
            continue
        findings.spans += 1
        place = f"{name}:{number}: [^{footnote[1]}]"
        there = None if source is None else source.text[int(footnote[3]) : int(footnote[4])]
        if there is None:
            findings.faults.append(f"{place}: the report {report} was not found")
        elif _letters(there) != _letters(exact):
            findings.faults.append(f"{place}: it has {shown(exact)}, the report {report} has {shown(there)} there")
    if unchecked:
        findings.notes.append(f"{unchecked} footnotes not compared: no source was given for them")


def _files(lines: list[str]) -> dict[str, str]:
    """The file of each report, from the tables that list them."""
    files: dict[str, str] = {}
    places: tuple[int, ...] | None = None
    for line in lines:
        cells = [_plain(cell.strip()) for cell in CELL.split(line)]
        if not line.startswith("|"):
            places = None
        elif all(heading in cells for heading in HEADINGS):
            places = tuple(cells.index(heading) for heading in HEADINGS)
        elif places and len(cells) > max(places):
            files[cells[places[0]]] = cells[places[1]]
    return files


def _plain(text: str) -> str:
    """Markdown without its escapes."""
    return html.unescape(ESCAPED.sub(r"\1", text))


def _letters(text: str) -> str:
    """Letters and digits: the page shows white space, and signs that cannot be seen, in its own way."""
    return "".join(sign for sign in text if sign.isalnum())
