"""`verify`: does everything that was written still point at what it says?"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli.options import examples
from communique.cli.output import STDOUT, complain, say
from communique.errors import UsageError
from communique.settings import Settings, default_store

if TYPE_CHECKING:
    from communique.model import Record
    from communique.verify import Evidence


@click.command(
    short_help="Check a record or brief against its sources.",
    epilog=examples(
        "communique verify record.json",
        "communique verify brief.html reports/",
        "communique verify lines.jsonl --store summit.db",
        "communique annotate reports/ | communique verify - reports/",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--sources", "more", metavar="SOURCE", multiple=True, help="The same as SOURCE; may be repeated.")
@click.option("--store", metavar="PATH", type=click.Path(dir_okay=False), help="Check against what a store holds.")
def verify(file: str, sources: tuple[str, ...], more: tuple[str, ...], store: str | None) -> int:
    """Check every span, reference and hash of a record, report lines or a brief.

    Each fault is a line; the last line counts. With SOURCE, or a store, the texts in FILE are compared with
    what was really read; without, with the default store as far as it has them.
    """
    from communique.present.safety import for_terminal
    from communique.verify import verify as find_faults

    if store is not None and (sources or more):
        raise UsageError("name sources or a store to check against, but not both")
    data = _read(file, Settings().max_record_bytes)
    with _evidence((*more, *sources), store) as (evidence, complete):
        findings = find_faults(file, data, evidence, complete=complete, draw=_draw)
    for fault in findings.faults:
        say(for_terminal(fault))
    for note in findings.notes:
        complain(f"note: {note}")
    say(str(findings))
    return 1 if findings.faults else 0


def _read(file: str, most: int) -> bytes:
    """The bytes of a file, of which no more than one too many are ever held.

    Raises:
        UsageError: it cannot be read, or is too large.
    """
    try:
        if file == STDOUT:
            data = sys.stdin.buffer.read(most + 1)
        else:
            with Path(file).open("rb") as handle:
                data = handle.read(most + 1)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {(error.strerror or str(error)).lower()}") from error
    if len(data) > most:
        raise UsageError(f"{file} is too large: files of up to {most:,} bytes are verified; verify it in parts")
    return data


@contextmanager
def _evidence(sources: Sequence[str], store: str | None) -> Iterator[tuple[Evidence | None, bool]]:
    """Where to look reports up, and whether all of them must be there."""
    from communique.store.embedded import open_store
    from communique.verify import among_sources, in_store

    if sources:
        found, failures = among_sources(sources, Settings())
        for failure in failures:
            complain(failure.message)
        yield found, True
        return
    path = Path(store) if store is not None else default_store()
    if store is None and not path.exists():
        yield None, False
        return
    opened = open_store(path, create=False)
    try:
        yield in_store(opened.view()), store is not None
    finally:
        opened.close()


def _draw(record: Record) -> str:
    """The page that this program makes of a record."""
    from communique.present import render

    return render(record, "html")
