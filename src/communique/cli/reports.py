"""`brief` and `annotate`: from sources to what a person or a program reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli.options import JOBS, OUTPUT, SOURCES, STORE, examples, known_facts, store_path
from communique.cli.output import STDOUT, complain, refuse_source, shows_color, width, write
from communique.cli.watching import watched
from communique.errors import StoreError, UsageError
from communique.settings import Settings

if TYPE_CHECKING:
    from communique.model import Failure, Record
    from communique.present import Format

FORMATS: tuple[Format, ...] = ("terminal", "markdown", "html", "json")
SUFFIXES: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".txt": "terminal",
}


@click.command(
    short_help="One brief of many reports.",
    epilog=examples(
        "communique brief reports/",
        "communique brief one.txt two.html -o brief.html",
        "communique brief reports/ --format json -o record.json",
        'cat report.txt | communique brief - --outlet "The Courier" --published 2025-08-23',
        "communique brief --store summit.db -o brief.md",
    ),
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to write it.  [default: by the ending of FILE, else for a terminal]",
)
@OUTPUT
@STORE
@click.option("--document", "documents", metavar="ID", multiple=True, help="Only this stored report (may be repeated).")
@click.option("--story", metavar="ID", help="Only the reports of the story that this stored report belongs to.")
@JOBS
@known_facts
def brief(  # noqa: PLR0913, PLR0917 - an option each
    sources: tuple[str, ...],
    form: Format | None,
    output: str | None,
    store: str | None,
    documents: tuple[str, ...],
    story: str | None,
    settings: Settings,
) -> int:
    """Make one brief of many reports: what was agreed, where they differ, who says so.

    SOURCE is a file (.txt, .md, .html), a folder, or - for standard input. Without one, the brief is made of
    the reports in the store.
    """
    form = form or _format_of(output)
    if documents and story is not None:
        raise UsageError("name the reports, or one of their story, but not both")
    if sources and (store is not None or documents or story is not None):
        raise UsageError("name sources, or a store with what it holds, but not both")
    _keep_sources(output, sources)
    if not sources:
        refuse_source(output, [str(store_path(store))], ())
    if sources:
        record = _record_of_sources(sources, settings)
        _complain_of(record.failures)
    else:
        record = _record_of_store(store, documents, story, settings)
    if not record.documents:
        complain("nothing to make a brief of: no report could be read")
        return 1
    write([_rendered(record, form, to_file=output not in (None, STDOUT))], output)
    return 1 if sources and record.failures else 0


@click.command(
    short_help="What each report says, as JSON lines.",
    epilog=examples(
        "communique annotate reports/ -o lines.jsonl",
        "communique annotate archive/ --jobs 4 -o lines.jsonl",
        "communique annotate report.html | jq '.attributions[].content[0].exact'",
    ),
)
@SOURCES
@OUTPUT
@JOBS
@known_facts
def annotate(sources: tuple[str, ...], output: str | None, settings: Settings) -> int:
    """Write what each report says, one line of JSON a report.

    SOURCE is a file (.txt, .md, .html), a folder, or - for standard input.
    """
    from communique.model import Failure, to_json
    from communique.pipeline import annotate_sources

    _keep_sources(output, sources)
    failures = 0

    def lines() -> Iterator[bytes]:
        nonlocal failures
        with watched("Reading") as progress:
            for result in annotate_sources(sources, settings, progress):
                if isinstance(result, Failure):
                    failures += 1
                    complain(result.message)
                else:
                    yield to_json(result) + b"\n"

    write(lines(), output)
    return 1 if failures else 0


def _keep_sources(output: str | None, sources: Sequence[str]) -> None:
    """Refuse to write over a report that is read."""
    from communique.read.files import SUFFIXES as KINDS

    refuse_source(output, sources, KINDS)


def _format_of(output: str | None) -> Format:
    """The format that the name of a file asks for.

    Raises:
        UsageError: its ending tells nothing.
    """
    if output is None or output == STDOUT:
        return "terminal"
    suffix = Path(output).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"the name {output} does not tell the format: add --format {'|'.join(FORMATS)}")
    return SUFFIXES[suffix]


def _record_of_sources(sources: Sequence[str], settings: Settings) -> Record:
    from communique.pipeline import brief as record_of_sources

    with watched("Reading") as progress:
        return record_of_sources(sources, settings, progress)


def _record_of_store(named: str | None, documents: Sequence[str], story: str | None, settings: Settings) -> Record:
    """The record of what is stored; that of the whole store is kept in it, as its newest judgements."""
    from communique.cli.stored import document_of
    from communique.pipeline import record_of, story_of
    from communique.store.embedded import open_store

    store = open_store(store_path(named), create=False)
    try:
        view = store.view()
        with watched("Comparing"):
            if story is not None:
                return record_of(view, settings, story_of(view, document_of(view, story)))
            if documents:
                return record_of(view, settings, [document_of(view, name) for name in documents])
            record = record_of(view, settings)
        try:
            with store.writer() as writer:
                writer.add_record(record)
        except StoreError as error:
            complain(f"the brief is made, but not kept: {error}")
        return record
    finally:
        store.close()


def _rendered(record: Record, form: Format, *, to_file: bool) -> bytes:
    from communique.model import to_json

    if form == "json":
        return to_json(record) + b"\n"
    from communique.present import render

    rich = form == "terminal" and not to_file and shows_color()
    return render(record, form, color=rich, links=rich, width=width()).encode("utf-8", "replace")


def _complain_of(failures: Sequence[Failure]) -> None:
    for failure in failures:
        complain(failure.message)
