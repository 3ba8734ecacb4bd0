"""`follow` and `watch`: add reports, and say what they change."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from communique.cli.options import JOBS, STORE, examples, known_facts, store_path
from communique.cli.output import complain, say
from communique.cli.watching import watched
from communique.errors import UsageError
from communique.settings import Settings

if TYPE_CHECKING:
    from communique.ledger.standing import Account
    from communique.model import LedgerEntry, Standing
    from communique.store import Store

UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
SHOWN = 110
WAIT = click.option("--wait", is_flag=True, help="What is found waits for `communique accept` before it counts.")
STATUS_FIRST = ("carry out", "progress", "delay", "end", "fail", "contradict", "change", "specify")


@click.command(
    short_help="Add reports, and say what became of what was undertaken.",
    epilog=examples(
        "communique follow reports/july/",
        "communique follow agency.txt --published 2026-07-17 --store summit.db",
        "communique follow",
    ),
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(allow_dash=True))
@WAIT
@STORE
@JOBS
@known_facts
def follow(sources: tuple[str, ...], wait: bool, store: str | None, settings: Settings) -> int:
    """Put reports into the store, bring the ledger up to date, and print what changed in it.

    SOURCE is a file (.txt, .md, .html), a folder, or - for standard input. Without one, the reports that were added
    before are taken in. Nothing is decided for you: what is printed are proposals with the words they stand on.
    """
    from communique.store.embedded import open_store

    opened = open_store(store_path(store), create=bool(sources))
    try:
        return _followed(opened, sources, settings, "waiting" if wait else "proposed")
    finally:
        opened.close()


@click.command(
    short_help="Follow a folder, again and again.",
    epilog=examples("communique watch incoming/ --every 10m", "communique watch incoming/ --every 1h --wait"),
)
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("--every", metavar="TIME", default="10m", show_default=True, help="How often: 30s, 10m, 2h, 1d.")
@click.option("--times", metavar="N", type=click.IntRange(1), help="End after looking N times.")
@WAIT
@STORE
@JOBS
@known_facts
def watch(folder: str, every: str, times: int | None, wait: bool, store: str | None, settings: Settings) -> int:
    """Look into FOLDER every so often, and follow the reports that are new in it; until it is interrupted."""
    from pathlib import Path

    from communique.store.embedded import open_store

    pause = _seconds(every)
    if not Path(folder).is_dir():
        raise UsageError(f"there is no folder {folder} to watch")
    seen: dict[str, float] = {}
    failed = 0
    looked = 0
    while True:
        found = _reports(Path(folder))
        new = sorted(name for name, changed in found.items() if seen.get(name) != changed)
        seen = found
        if new:
            opened = open_store(store_path(store))
            try:
                failed |= _followed(opened, new, settings, "waiting" if wait else "proposed")
            finally:
                opened.close()
        looked += 1
        if times is not None and looked >= times:
            return failed
        time.sleep(pause)


def _reports(folder: object) -> dict[str, float]:
    """The reports in a folder and those below it, with when each was changed."""
    from pathlib import Path

    from communique.read.files import SUFFIXES

    found = {}
    for path in Path(str(folder)).rglob("*"):
        try:
            if path.suffix.lower() in SUFFIXES and path.is_file():
                found[str(path)] = path.stat().st_mtime
        except OSError:  # it went away while we looked
            continue
    return found


def _followed(store: Store, sources: Sequence[str], settings: Settings, standing: Standing) -> int:
    from communique.following import take_in
    from communique.ledger.book import changed
    from communique.pipeline import add

    failed = 0
    if sources:
        with watched("Reading") as progress:
            new, known, failures = add(sources, store, settings, progress)
        for failure in failures:
            complain(failure.message)
        failed = len(failures)
        complain(f"{new} added, {known} there already, {failed} not read")
    with watched("Following") as progress:
        entries = take_in(store, settings, standing, progress)
    for line in _changes(changed(store.view(), entries), entries):
        say(line)
    return 1 if failed else 0


def _changes(accounts: Sequence[Account], entries: Sequence[LedgerEntry]) -> list[str]:
    """A line for each item that is new, and for each entry that does more than repeat what is known."""
    from communique.present.safety import for_terminal

    fresh = {entry.id for entry in entries}
    lines = []
    for item, history in accounts:
        if item.about != "commitment":
            continue
        added = [line for line in history if line.entry.id in fresh]
        if not added:
            continue
        if len(added) == len(history):
            who = ", ".join(party.name for party in item.parties) or "somebody"
            until = f" (until {item.version.deadline})" if item.version.deadline else ""
            lines.append(f"new          {item.id[:10]}  {who}: {item.version.what[:SHOWN]}{until}")
        for line in added:
            if line.effect in STATUS_FIRST:
                notice = line.entry.notice
                said = " ".join(notice.evidence[0].exact.split())[:SHOWN]
                place = f"{notice.outlet or notice.document}, {notice.date or notice.published or 'no date'}"
                what = line.entry.status or line.effect
                lines.append(f"{what:12} {item.id[:10]}  {item.version.what[:50]}: “{said}” ({place})")
    return [for_terminal(line) for line in lines]


def _seconds(text: str) -> float:
    """A time as 30s, 10m, 2h or 1d.

    Raises:
        UsageError: it is none.
    """
    number, unit = text[:-1], text[-1:]
    if unit not in UNITS or not number.isdigit() or not int(number):
        raise UsageError(f"--every {text} is no time: write it as 30s, 10m, 2h or 1d")
    return int(number) * UNITS[unit]
