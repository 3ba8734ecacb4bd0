"""Meetings with known outcomes: read from their files, followed, and scored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from communique.annotate import annotate
from communique.clean import clean
from communique.following import take_in
from communique.ledger.book import account, items
from communique.ledger.standing import Account
from communique.link import link_report
from communique.model import Outlet, Published, ReportLine, Span
from communique.raw import RawReport
from communique.settings import Settings
from communique.store.embedded import open_store
from communique.tools import Tools

FOLDER = Path(__file__).parent / "ledger"
DEVELOPED = tuple(f"dev-{number}" for number in range(1, 14))
HELD = ("held-1", "held-2")
BLIND = ("blind-1", "blind-2", "blind-3")
UNREAD = ("blind-4", "blind-5", "blind-6")
FOURTH = ("fourth-1", "fourth-2", "fourth-3")
FOURTH_UNREAD = ("fourth-4", "fourth-5", "fourth-6", "fourth-7")
FIFTH = tuple(f"fifth-{number}" for number in range(1, 10))
FIFTH_UNREAD = tuple(f"fifth-{number}" for number in range(10, 16))
ALL = (*DEVELOPED, *HELD, *BLIND, *UNREAD, *FOURTH, *FOURTH_UNREAD, *FIFTH, *FIFTH_UNREAD)
MARK = re.compile(
    r"\{(?P<key>[^{}:]+?) (?P<effect>"
    "announce|restate|specify|change|progress|carry out|delay|stall|end|supersede|fail|contradict|note"
    r"): (?P<words>[^{}]+)\}"
)
TRUTH = re.compile(r"(?P<key>[^:#{}]+): (?P<status>[a-z ]+?)(?P<contested>, contested)?(?:, by (?P<deadline>\S+))?")
VERSIONS = ("announce", "restate", "specify", "change")


class Truth(NamedTuple):
    """What an undertaking came to."""

    key: str
    status: str
    contested: bool
    deadline: str | None


class Mark(NamedTuple):
    """A passage that tells of an undertaking: in which report, where, and what it does."""

    key: str
    effect: str
    report: int
    start: int
    end: int


class Written(NamedTuple):
    """One report as it stands in a file."""

    outlet: str
    published: str
    text: str


class Scenario(NamedTuple):
    """A meeting and the months after it."""

    name: str
    as_of: date
    truths: tuple[Truth, ...]
    reports: tuple[Written, ...]
    marks: tuple[Mark, ...]


def read_scenario(name: str) -> Scenario:
    """The scenario in a file, its marks taken out of the texts."""
    head, *parts = re.split(r"^## ", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), flags=re.M)
    first, *rows = head.strip().splitlines()
    truths = []
    for row in filter(None, map(str.strip, rows)):
        found = TRUTH.fullmatch(row)
        assert found, f"{name}: {row}"
        truths.append(Truth(found["key"], found["status"], bool(found["contested"]), found["deadline"]))
    reports, marks = [], []
    for number, part in enumerate(parts):
        top, _, body = part.partition("\n")
        outlet, published, title = (field.strip() for field in top.split("|"))
        text, at = f"{title}\n\n", 0
        body = body.strip() + "\n"
        for mark in MARK.finditer(body):
            text += body[at : mark.start()]
            marks.append(Mark(mark["key"], mark["effect"], number, len(text), len(text) + len(mark["words"])))
            text += mark["words"]
            at = mark.end()
        reports.append(Written(outlet, published, text + body[at:]))
    return Scenario(name, date.fromisoformat(first.removeprefix("as of ")), tuple(truths), tuple(reports), tuple(marks))


def lines_of(scenario: Scenario, tools: Tools) -> list[ReportLine]:
    """The reports of a scenario, worked through one by one."""
    lines = []
    for number, report in enumerate(scenario.reports):
        raw = RawReport(f"{scenario.name}-{number:02}.txt", report.text.encode(), "text", text=report.text)
        document = replace(
            clean(raw, tools.reference),
            outlet=Outlet("given", (), report.outlet),
            published=Published("given", (), report.published),
        )
        lines.append(link_report(annotate(document, tools), tools))
    return lines


def followed(lines: Iterable[ReportLine], as_of: date) -> list[Account]:
    """The ledger after reports were followed one by one, as they come."""
    store = open_store(None)
    try:
        for line in lines:
            with store.writer() as writer:
                writer.add_line(line, line.document.text.encode())
            take_in(store, Settings())
        view = store.view()
        return [account(view, item.id, as_of) for item in items(view, as_of) if item.about == "commitment"]
    finally:
        store.close()


class Found(NamedTuple):
    """What the ledger has of one undertaking."""

    truth: Truth
    item: Account | None
    homes: frozenset[str]
    placed: int
    strays: int
    marked: int

    @property
    def right(self) -> bool:
        """Whether the status is right."""
        return self.item is not None and self.item.item.status == self.truth.status


def compared(scenario: Scenario, lines: Sequence[ReportLine], ledger: Sequence[Account]) -> list[Found]:
    """Each undertaking of a scenario beside the item that was opened by its announcement."""
    found = []
    for truth in scenario.truths:
        own = [mark for mark in scenario.marks if mark.key == truth.key]
        others = [mark for mark in scenario.marks if mark.key != truth.key]
        homes = {
            known.item.id: mark.effect == "announce"
            for mark in sorted(own, key=lambda mark: mark.effect == "announce")
            for known in ledger
            for line in known.history
            if line.entry.notice.version is not None
            if mark.effect in VERSIONS and is_on(line.entry.notice.evidence, mark, lines)
        }
        opened = [known for known in ledger if known.item.id in homes]
        item = max(opened, key=lambda known: homes[known.item.id], default=None)
        history = item.history if item else ()
        placed = sum(any(is_on(line.entry.notice.evidence, mark, lines) for line in history) for mark in own)
        strays = sum(
            line.entry.status is not None
            and any(is_on(line.entry.notice.evidence, mark, lines) for mark in others)
            and not any(is_on(line.entry.notice.evidence, mark, lines) for mark in own)
            for line in history
        )
        found.append(Found(truth, item, frozenset(homes), placed, strays, len(own)))
    return found


def is_on(evidence: Sequence[Span], mark: Mark, lines: Sequence[ReportLine]) -> bool:
    """Whether the telling passage shares half of the shorter with a mark."""
    span = evidence[0]
    if span.document != lines[mark.report].document.id:
        return False
    common = min(span.end, mark.end) - max(span.start, mark.start)
    return common * 2 >= min(span.end - span.start, mark.end - mark.start)
