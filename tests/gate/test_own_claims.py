"""The gate's own stories: are the claims of several reports found, and do omissions come with proof of search?

The files in `claims` say how the reports were written and what was marked.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from test_gate import hold

from communique.evaluate import Scores, Tally
from communique.evaluate.across import across_table
from communique.evaluate.gold import Gold, Said
from communique.model import Record, Span
from communique.pipeline import brief
from communique.settings import Settings

CLAIMS = Path(__file__).parent / "claims"
MARK = re.compile(r"\[(\d+)(~?) |\]")
FILES = {
    "reports.txt": "own",
    "blind.txt": "by another hand:",
    "blind-river.txt": "by a third hand, unread:",
    "blind-truce.txt": "by a third hand, unread:",
}
"""The files, and how their figures are called: the `blind*` were written by such as had not seen the program.

Those that are called unread were scored before anybody read them, and only scored since.
"""
MEASURED = ("claims, one to one", "coverage")


@dataclass(frozen=True)
class Marked:
    """One report: the event it tells of, its outlet, its text, and the passages of each claim."""

    event: str
    outlet: str
    text: str
    passages: tuple[tuple[int, int, int, bool], ...]
    """For each passage the number of the claim, start, end, and whether it carries the claim in full."""

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.event}-{self.outlet}.txt"


def read(text: str) -> list[Marked]:
    """The reports in order."""
    return [_marked(*block.strip().split("\n", 1)) for block in re.split(r"\n(?=== )", text)[1:]]


def _marked(head: str, body: str) -> Marked:
    _, event, outlet = head.split()
    plain, found, opened = "", [], []
    at = 0
    for match in MARK.finditer(body):
        plain += body[at : match.start()]
        at = match.end()
        if match[1]:
            opened.append((int(match[1]), len(plain), not match[2]))
        else:
            number, start, full = opened.pop()
            found.append((number, start, len(plain), full))
    assert not opened, (outlet, opened)
    return Marked(event, outlet, plain + body[at:] + "\n", tuple(sorted(found)))


def reports(file: str) -> list[Marked]:
    """The reports of one file of the gate."""
    return read((CLAIMS / file).read_text(encoding="utf-8"))


def gold_of(story: Sequence[Marked]) -> Gold:
    """The marks of the reports of one event as gold."""
    support: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for report in story:
        for number, start, end, _ in report.passages:
            span = {"doc": report.file, "start": start, "end": end, "text": report.text[start:end]}
            support[number].append({"span": span})
    clusters = [{"id": f"{story[0].event} {number}", "support": items} for number, items in sorted(support.items())]
    return Gold({report.file: {} for report in story}, {"claim_clusters": clusters})


def record_of(story: Sequence[Marked], folder: Path) -> Record:
    """What the program says of the reports of one event."""
    paths = []
    for report in story:
        path = folder / report.file
        path.write_text(report.text, encoding="utf-8", newline="")
        paths.append(str(path))
    return brief(paths, Settings())


def stories() -> Mapping[str, list[Marked]]:
    """The reports by event."""
    found: defaultdict[str, list[Marked]] = defaultdict(list)
    for report in (one for file in FILES for one in reports(file)):
        found[report.event].append(report)
    return found


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Record]:
    folder = tmp_path_factory.mktemp("stories")
    return {event: record_of(story, folder) for event, story in stories().items()}


def shown(story: Sequence[Marked], record: Record) -> Tally:
    """Proof of search: of the reports that carry a claim by their marks, how many have it in the sentences looked at?

    The sentences are found by what the other reports say, so that this is what a reader would see of a passage that was
    overlooked.
    """
    files = {document.id: Path(document.source).name for document in record.documents}
    rows = {(row.claim, files[row.document]): row.nearest for row in record.coverage}
    marks = {report.file: report.passages for report in story}
    results = []
    for claim in record.claims:
        for number in sorted({passage[0] for report in story for passage in report.passages}):
            places = {file: [(start, end) for which, start, end, _ in marks[file] if which == number] for file in marks}
            met = {files[item.document] for item in claim.support if touches(item.span, places[files[item.document]])}
            if len(met) > 1:
                results += [
                    any(touches(item.span, places[file]) for item in rows[claim.id, file])
                    for file in places
                    if places[file]
                ]
    return Tally(len(results), sum(results), kind="accuracy")


def touches(span: Span, places: Iterable[tuple[int, int]]) -> bool:
    """Whether a passage has characters in common with one of some places."""
    return any(span.start < end and start < span.end for start, end in places)


def test_claims_of_our_own_stories(records: Mapping[str, Record]) -> None:
    found: dict[str, Tally] = {}
    hands = {report.event: hand for file, hand in FILES.items() for report in reports(file)}
    for event, story in stories().items():
        gold = gold_of(story)
        table = across_table(gold, Said(records[event], gold))
        table = {name: table[name] for name in MEASURED} | {"proof of search": shown(story, records[event])}
        for name, tally in table.items():
            key = f"{hands[event]} {name}"
            found[key] = found[key] + tally if key in found else tally
    for hand in dict.fromkeys(FILES.values()):
        claims = found[f"{hand} claims, one to one"]
        sys.stdout.write(f"\n{hand} claims: precision {claims.precision:.3f}, recall {claims.recall:.3f}\n")
    hold("own stories", [CLAIMS], Scores(found))


def test_reports_of_one_event_are_one_story(records: Mapping[str, Record]) -> None:
    assert all(len(record.stories) == 1 for record in records.values())


def test_every_mark_is_closed_and_every_claim_is_carried_by_two_reports() -> None:
    assert set(stories()) == {"fisheries", "border", "energy", "visit", "defence", "trade", "river", "truce"}
    for story in stories().values():
        clusters = gold_of(story).cross["claim_clusters"]
        assert len(clusters) >= 13
        assert all(len({item["span"]["doc"] for item in cluster["support"]}) > 1 for cluster in clusters)
        assert all(report.text.count("[") == report.text.count("]") == 0 for report in story)
