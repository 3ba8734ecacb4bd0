"""Adding a report and looking up its story must cost the same in a large store as in a small one.

Usage: python bench/stories.py [--sizes 1000 10000 100000]

Stores are filled with synthetic reports, made of invented words by a fixed seed: each event has words, people and a
place of its own beside those that all events share, and is told by five reports in two days. Then some hundred more
reports are added to each store in turn, each in a transaction of its own, and the story of each is looked up. Time is
that of the processor, as a ratio; the mean, so that work which a database puts off and does at once counts too.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from communique.model import Actor, Outlet, Published, Report, ReportLine, content_id
from communique.store import Store
from communique.store.embedded import open_store

SIZES = (1_000, 10_000, 100_000)
FLAT = 1.5
"""How much more adding to the largest store may cost than adding to the smallest."""
TIMED = 400
WARM = 100  # reports before these that fill the story of the day and the memory of the database
AT_ONCE = 1_000  # reports in one transaction while the store is filled
TOLD_BY = 5  # reports of one event
EVENTS_A_DAY = 10
SHARED, FAMILIES, PLACES = 3_000, 2_000, 500
OWN = 12  # words of one event alone
WORDS = 70  # of a report
START = date(2031, 1, 1)
COMMON = (
    "the a of to in and on for with at by from after before over about while that it was said had will would".split()
)
SYLLABLES = [
    one + two for one in "bcdfghjklmnprstvwz" for two in ("a", "e", "i", "o", "u", "ar", "en", "il", "on", "us")
]


class Row(NamedTuple):
    """What one report cost at one size of the store, in seconds."""

    size: int
    adding: float
    looking: float
    told: float


class World:
    """Invented words, people and places, the same for every run."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - reports need no secrets
        self._shared = [self._word() for _ in range(SHARED)]
        self._families = [self._word().capitalize() for _ in range(FAMILIES)]
        self._places = [self._word().capitalize() for _ in range(PLACES)]

    def reports(self) -> Iterator[tuple[ReportLine, bytes]]:
        """Reports without end, day by day."""
        day = START
        while True:
            events = [self._event() for _ in range(EVENTS_A_DAY)]
            told = [(event, day + timedelta(days=number % 2)) for event in events for number in range(TOLD_BY)]
            self._chance.shuffle(told)
            for event, published in told:
                yield self._report(event, published)
            day += timedelta(days=1)

    def _word(self) -> str:
        return "".join(self._chance.choices(SYLLABLES, k=self._chance.randint(2, 4)))

    def _event(self) -> tuple[list[str], list[str]]:
        people = [f"{self._word().capitalize()} {family}" for family in self._chance.sample(self._families, 2)]
        words = [self._word() for _ in range(OWN)] + self._chance.sample(self._places, 1)
        return people, words

    def _report(self, event: tuple[list[str], list[str]], published: date) -> tuple[ReportLine, bytes]:
        people, own = event
        sentences = []
        for number in range(WORDS // 10):
            words = self._chance.choices(COMMON, k=4) + self._chance.choices(self._shared, k=2)
            words += [*self._chance.choices(own, k=3), self._chance.choice(people)]
            self._chance.shuffle(words)
            sentences.append(f"{words[0].capitalize()} {' '.join(words[1:])}." + ("\n\n" if number == 0 else " "))
        return made("".join(sentences).strip(), people, published)


def made(text: str, people: Sequence[str], published: date) -> tuple[ReportLine, bytes]:
    """The line of a report, as if it had been read, and its bytes."""
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    report = Report(
        id=content_id("doc", sha256),
        source=f"{sha256[:12]}.txt",
        sha256=sha256,
        text=text,
        language="en",
        outlet=Outlet(name="The Daily Seed", basis="given"),
        published=Published(value=published.isoformat(), basis="given"),
    )
    actors = [
        Actor(id=content_id("actor", name), name=name, type="person", mentions=(report.span(at, at + len(name)),))
        for name in people
        if (at := text.find(name)) >= 0
    ]
    return ReportLine(document=report, actors=tuple(actors)), data


def fill(store: Store, reports: Iterator[tuple[ReportLine, bytes]], number: int) -> None:
    """Add reports, many in a transaction."""
    while number > 0:
        with store.writer() as writer:
            for _ in range(min(number, AT_ONCE)):
                writer.add_line(*next(reports))
        number -= AT_ONCE


def timed(store: Store, line: ReportLine, data: bytes) -> tuple[float, float, int]:
    """What adding one report and looking up its story cost, and how many reports the story has."""
    gc.disable()
    try:
        start = time.process_time()
        with store.writer() as writer:
            writer.add_line(line, data)
        added = time.process_time()
        told = store.view().story_of(line.document.id)
        return added - start, time.process_time() - added, len(told)
    finally:
        gc.enable()


def filled(sizes: Sequence[int], reports: Iterator[tuple[ReportLine, bytes]], folder: Path) -> list[Path]:
    """A store for each size, each a copy of the one before with more in it."""
    paths: list[Path] = []
    held = 0
    for size in sizes:
        path = folder / f"{size}.db"
        if paths:
            shutil.copy(paths[-1], path)
        store = open_store(path)
        try:
            fill(store, reports, size - held)
        finally:
            store.close()
        paths.append(path)
        held = size
    return paths


def measured(sizes: Sequence[int]) -> list[Row]:
    """One row for each size; the stores take turns, so that a busy spell of the machine meets all of them."""
    reports = World().reports()
    with tempfile.TemporaryDirectory() as folder:
        stores = [open_store(path) for path in filled(sizes, reports, Path(folder))]
        try:
            turns = []
            for line, data in islice(reports, WARM + TIMED):
                turns.append([timed(store, line, data) for store in stores])
        finally:
            for store in stores:
                store.close()
    columns = list(zip(*turns[WARM:], strict=True))
    return [Row(size, *map(fmean, zip(*column, strict=True))) for size, column in zip(sizes, columns, strict=True)]


def main() -> int:
    """Print the table; 1 where a larger store costs too much more."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    rows = measured(parser.parse_args().sizes)
    print(f"{'reports':>9} {'add':>9} {'its story':>10} {'both, as a ratio':>18}   reports in its story so far")
    broken = False
    for row in rows:
        ratio = (row.adding + row.looking) / (rows[0].adding + rows[0].looking)
        broken = broken or ratio > FLAT
        remark = f"  over {FLAT}" if ratio > FLAT else ""
        cost = f"{row.adding * 1e3:>6.2f} ms {row.looking * 1e3:>7.2f} ms {ratio:>18.2f}"
        print(f"{row.size:>9,} {cost}   {row.told:.1f}{remark}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
