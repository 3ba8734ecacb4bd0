"""Doubling the input must not cost more than 2.3 times: hostile texts, stage by stage, as ratios in one run.

Usage: python bench/linear.py

Each text repeats a piece that some pattern or loop might trip over. What other work on the machine adds to a
run is only ever time, so the least of several runs is nearest to the truth: the text and its double are run in
turns, so that a busy spell meets both, and a ratio near the limit gets more turns before it is believed. The
collector of garbage is off within a run: when it walks over the tables and models that are loaded is chance,
and no cost of the text.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from communique.annotate import annotate
from communique.chronology import find_phrases
from communique.clean import clean
from communique.ledger.likeness import Likeness
from communique.ledger.telling import told_in
from communique.ledger.updating import Held, Update
from communique.link import link_report, link_reports
from communique.matching.alignment import differing
from communique.matching.corrections import Corrections
from communique.matching.same import load_matcher
from communique.model import Published, ReportLine
from communique.raw import RawReport
from communique.reconcile import reconcile
from communique.settings import Settings
from communique.tools import Tools, load_tools

DOUBLED = 2.3
TURNS = 4
MORE_TURNS = 12  # of a ratio that comes near the limit in the first turns: what is superlinear stays near it
NEAR = 2.15
SMALLEST = 0.02  # seconds under which a run says nothing: it is then done several times over
MOST_TIMES = 100

CLEANED = ("a ", "“", "1\n", "Photo: ", "(AP) ", "told the Times ", "Saturday ", "![", "© 2026 ", "By A, ", "三", "— ")
DATED = ("one ", "May 3 to ", "1999-", "the end of ", "2025,", "Monday ", "a few ", "12:30 ")
ANNOTATED = (
    "“We will set up a fund ",
    "“a ",
    "‘a ",
    "the two leaders ",
    "according to the Gazette, ",
    "President Mira Tolland said he met Oren Vask. ",
    "both sides agreed that they will agree that ",
    "in 1999, in 2001, ",
)
RECONCILED = "The two leaders agreed to reopen the ferry line by May, Tolland said. "
FOLLOWED = (
    "The line was opened, was opened, was not opened and was put off until May ",
    "The two leaders agreed to reopen line number {} in May. ",
)
AT = "2031-05-01T00:00:00.000000+00:00"


class Row(NamedTuple):
    """What one doubling of one text cost."""

    what: str
    piece: str
    ratio: float


def taken(work: Callable[[], object], times: int = 1) -> float:
    """The processor time of some runs on end, with no collection of garbage in it."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        for _ in range(times):
            work()
        return time.process_time() - start
    finally:
        gc.enable()


def ratio(once: Callable[[], object], twice: Callable[[], object]) -> float:
    """The least time of the double over the least time of the text, run in turns."""
    times = int(SMALLEST / max(taken(once), SMALLEST / MOST_TIMES)) + 1
    least = [taken(once, times), taken(twice, times)]
    for turn in range(1, MORE_TURNS):
        if turn >= TURNS and least[1] <= NEAR * least[0]:
            break
        least = [min(least[0], taken(once, times)), min(least[1], taken(twice, times))]
    return least[1] / least[0]


def doubled(what: str, piece: str, size: int, work: Callable[[str], Callable[[], object]]) -> Row:
    """The cost of twice the text over that of once."""
    once, twice = (work(piece * (length // len(piece) + 1)) for length in (size, 2 * size))
    return Row(what, piece, ratio(once, twice))


def lines_of(text: str, tools: Tools) -> list[ReportLine]:
    """Two reports with the same text."""
    made = []
    for name in ("a", "b"):
        body = f"{name} {text}"
        raw = RawReport(name, body.encode(), "text", text=body)
        made.append(link_report(annotate(clean(raw, tools.reference), tools), tools))
    return made


def rows(tools: Tools) -> list[Row]:
    """Every text through the part that it is aimed at."""

    def cleaning(text: str) -> Callable[[], object]:
        return lambda: clean(RawReport("x", text.encode(), "text", text=text), tools.reference)

    def dating(text: str) -> Callable[[], object]:
        return lambda: find_phrases(text)

    def annotating(text: str) -> Callable[[], object]:
        report = clean(RawReport("x", text.encode(), "text", text=text), tools.reference)
        return lambda: link_report(annotate(report, tools), tools)

    def reconciling(text: str) -> Callable[[], object]:
        actors, lines = link_reports(lines_of(text, tools))
        return lambda: reconcile(lines, actors, Settings())

    def following(text: str) -> Callable[[], object]:
        line = lines_of(text, tools)[0]
        line = replace(line, document=replace(line.document, published=Published("given", (), "2031-03-03")))
        notices, signs = told_in([line], tools.reference)
        matcher = load_matcher(tools.reference.state_meant)

        def update() -> object:
            told_in([line], tools.reference)
            return Update(Held(), Likeness(matcher), Corrections(), AT).entries(notices, signs)

        return update

    def comparing(text: str) -> Callable[[], object]:
        return lambda: differing([text, f"{text} more"])

    found = [doubled("clean", piece, 40_000, cleaning) for piece in CLEANED]
    found += [doubled("dates", piece, 40_000, dating) for piece in DATED]
    found += [doubled("annotate and link", piece, 12_000, annotating) for piece in ANNOTATED]
    found.append(doubled("reconcile", RECONCILED, 8_000, reconciling))
    found += [doubled("follow", piece, 8_000, following) for piece in FOLLOWED]
    found.append(doubled("wording", "word ", 40_000, comparing))
    return found


def main() -> int:
    """Print the table; 1 where a doubling cost too much."""
    broken = 0
    for row in rows(load_tools(Settings())):
        over = row.ratio > DOUBLED
        broken += over
        print(
            f"{row.what:18} {row.piece.strip()!r:50} {row.ratio:.2f}{'  over ' + str(DOUBLED) if over else ''}",
            flush=True,
        )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
