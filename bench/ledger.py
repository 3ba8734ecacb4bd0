"""Reading a ledger must stay quick as it grows: whole processes on ledgers of 1,000 and 10,000 commitments.

Usage: python bench/ledger.py

Each commitment has three entries. The commands of the two ledgers are run in turns, and the least of several runs
counts. Ten times the commitments may cost no more than `LIMIT` times the seconds, most of which go to starting.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from communique.ledger.standing import accounts
from communique.model import LedgerEntry, Notice, Party, Span, Version
from communique.store.embedded import open_store

SMALL, LARGE = 1_000, 10_000
LIMIT = 2.5
TURNS = 5
AT = "2031-05-01T00:00:00.000000+00:00"
THINGS = ("harbour", "visa", "cable", "council", "survey", "fund", "ferry", "treaty")
COMMANDS = (("ledger",), ("ledger", "--format", "json"), ("due", "--within", "30"), ("ledger", "show", "{first}"))
COMMANDS += (("accept", "{first}"),)


def entries(number: int) -> Iterator[LedgerEntry]:
    """Three entries for each of some invented commitments."""
    for at in range(number):
        what = f"open the {THINGS[at % len(THINGS)]} number {at}"
        document, name = f"doc-{at:016x}", f"i-{at:016x}"
        version = Version(
            what=what,
            parties=(Party("valdoria", "Valdoria"), Party(f"state {at % 50}", f"State {at % 50}")),
            area="trade and tariffs",
            kind="action",
            deadline=f"203{at % 10}-0{1 + at % 9}",
        )
        told = Notice(
            id=name,
            about="commitment",
            document=document,
            outlet="Courier",
            published="2031-03-03",
            evidence=(Span(document, 0, len(what), what),),
            version=version,
        )
        yield LedgerEntry(item=name, notice=told, at=AT).identified()
        for later in (1, 2):
            place = Span(f"{document}{later}", 0, 20, "The thing was opened")
            outcome = Notice(
                id=f"o-{at:014x}{later}",
                about="commitment",
                document=place.document,
                outlet="Post",
                published=f"2031-0{5 + later}-01",
                evidence=(place,),
            )
            yield LedgerEntry(item=name, notice=outcome, effect="progress", status="in progress", at=AT).identified()


def made(path: Path, number: int) -> None:
    """A store with a ledger."""
    store = open_store(path)
    known = list(entries(number))
    with store.writer() as writer:
        for entry in known:
            writer.add_to_ledger(entry)
        for found in accounts(known, [], AT).values():
            writer.add_to_ledger(found.item)
    store.close()


def seconds(command: tuple[str, ...], path: Path) -> float:
    """How long a command takes as a whole process."""
    words = [word.format(first=f"i-{7:016x}") for word in command]
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "communique", *words, "--store", str(path)], check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - begun


def main() -> int:
    """Print the table; 1 where the large ledger costs too much."""
    over = False
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.db", Path(folder) / "large.db"
        made(small, SMALL)
        made(large, LARGE)
        print(f"{'command':28}{SMALL:>10,}{LARGE:>10,}  ratio")
        for command in COMMANDS:
            runs = [(seconds(command, small), seconds(command, large)) for _ in range(TURNS)]
            little, much = (min(column) for column in zip(*runs, strict=True))
            over = over or much / little > LIMIT
            print(f"{' '.join(command):28}{little:9.2f}s{much:9.2f}s  {much / little:.2f}")
    print(f"limit {LIMIT}: {'exceeded' if over else 'kept'}")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
