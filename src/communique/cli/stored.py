"""`add`, `list` and `show`: what is kept in a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import click

from communique.cli.options import JOBS, SOURCES, STORE, examples, known_facts, store_path
from communique.cli.output import complain, say, write
from communique.cli.watching import watched
from communique.errors import UsageError
from communique.settings import Settings

if TYPE_CHECKING:
    from communique.model import Actor, Attribution, ReportLine, Span
    from communique.store import Entry, View

UNKNOWN = "-"
SHOWN_CHARACTERS = 100


@click.command(
    short_help="Put reports into the store.",
    epilog=examples(
        "communique add reports/",
        'communique add report.html --outlet "The Courier" --published 2025-08-23',
        "communique add reports/ --store summit.db",
    ),
)
@SOURCES
@STORE
@JOBS
@known_facts
def add(sources: tuple[str, ...], store: str | None, settings: Settings) -> int:
    """Put reports into the store, with everything that is found in them.

    SOURCE is a file (.txt, .md, .html), a folder, or - for standard input. Adding a report again adds nothing.
    """
    from communique.pipeline import add as add_sources
    from communique.store.embedded import open_store

    opened = open_store(store_path(store))
    try:
        with watched("Reading") as progress:
            new, known, failures = add_sources(sources, opened, settings, progress)
    finally:
        opened.close()
    for failure in failures:
        complain(failure.message)
    say(f"{new} added, {known} there already, {len(failures)} not read")
    return 1 if failures else 0


@click.command(
    "list",
    short_help="List the stored reports.",
    epilog=examples("communique list", 'communique list --find "ferry line" --store summit.db'),
)
@STORE
@click.option("--find", "words", metavar="WORDS", help="Only reports whose text holds these words as they stand.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a report.")
def list_(store: str | None, words: str | None, as_json: bool) -> int:
    """List the stored reports: id, date, language, outlet, title, source."""
    from dataclasses import asdict

    import msgspec

    from communique.store.embedded import open_store

    opened = open_store(store_path(store), create=False)
    try:
        for entry in opened.view().entries(words):
            if as_json:
                say(msgspec.json.encode(asdict(entry)).decode())
            else:
                say(_entry_line(entry))
    finally:
        opened.close()
    return 0


@click.command(
    short_help="Show one stored report.",
    epilog=examples(
        "communique show doc-3f2a",
        "communique show report.html --json | jq .figures",
        "communique show doc-3f2a --bytes > original.html",
    ),
)
@click.argument("document")
@STORE
@click.option("--json", "form", flag_value="json", help="All of it, as a line of `communique annotate`.")
@click.option("--bytes", "form", flag_value="bytes", help="What was read, byte for byte.")
def show(document: str, store: str | None, form: str | None) -> int:
    """Show one stored report: what is known of it, who says what in it, what was undertaken.

    DOCUMENT is the report's id, the beginning of it, or its source.
    """
    from communique.model import to_json
    from communique.store.embedded import open_store

    opened = open_store(store_path(store), create=False)
    try:
        view = opened.view()
        name = document_of(view, document)
        if form == "bytes":
            write([view.data(name)], None)
            return 0
        (line,) = view.lines([name])
    finally:
        opened.close()
    if form == "json":
        write([to_json(line), b"\n"], None)
    else:
        say("\n".join(_described(line)))
    return 0


def document_of(view: View, named: str) -> str:
    """The id of the stored report that is named by its id, the beginning of it, or its source.

    Raises:
        UsageError: there is none, or several.
    """
    entries = list(view.entries())
    exact = [entry.document for entry in entries if named in (entry.document, entry.source)]
    found = exact or [entry.document for entry in entries if named and entry.document.startswith(named)]
    if not found:
        raise UsageError(f"no report {named} is stored: `communique list` shows those that are")
    if len(found) > 1:
        raise UsageError(f"{named} may be any of {len(found)} reports: {', '.join(found[:5])}")
    return found[0]


def _entry_line(entry: Entry) -> str:
    from communique.present.safety import for_terminal

    facts = (entry.published, entry.language, entry.outlet, entry.title, entry.source)
    return "  ".join((entry.document, *(for_terminal(fact) if fact else UNKNOWN for fact in facts)))


def _described(line: ReportLine) -> Iterator[str]:
    """A report in lines for a person; every passage with its offsets."""
    from communique.present.safety import for_terminal

    document = line.document
    names = {actor.id: actor for actor in line.actors}
    facts = (
        ("id", document.id),
        ("source", document.source),
        ("sha256", document.sha256),
        ("title", document.title.exact if document.title else None),
        ("byline", document.byline.exact if document.byline else None),
        ("outlet", _known(document.outlet.name, document.outlet.basis)),
        ("published", _known(document.published.value, document.published.basis)),
        ("language", document.language),
        ("text", f"{len(document.text):,} characters, {len(document.furniture)} passages of furniture"),
    )
    for label, value in facts:
        yield f"{label:10} {for_terminal(value) if value else UNKNOWN}"
    yield from _section("who says what", [_attribution(item, names) for item in line.attributions])
    yield from _section(
        "undertakings",
        [
            f"{_at(item.evidence[0])} {_named(item.parties, names)}: {item.act}, {item.action}"
            for item in line.commitments
        ],
    )
    yield from _section(
        "mechanisms",
        [f"{_at(item.mentions[0])} {item.name} ({item.type}, {item.state or UNKNOWN})" for item in line.mechanisms],
    )
    yield from _section(
        "dates", [f"{_at(item.span)} {item.span.exact} = {item.value or UNKNOWN}" for item in line.time_expressions]
    )
    yield from _section("figures", [f"{_at(item.span)} {item.span.exact}" for item in line.figures])


def _section(title: str, rows: list[str]) -> Iterator[str]:
    from communique.present.safety import for_terminal

    if rows:
        yield ""
        yield f"{title} ({len(rows)})"
        yield from (f"  {for_terminal(row)}" for row in rows)


def _attribution(item: Attribution, names: Mapping[str, Actor]) -> str:
    who = _named([item.actor], names) if item.actor else item.source.exact if item.source else UNKNOWN
    through = f" (through {_named(item.chain, names)})" if item.chain else ""
    words = " ... ".join(span.exact for span in item.content)
    shown = words if len(words) <= SHOWN_CHARACTERS else f"{words[:SHOWN_CHARACTERS]} ..."
    return f"{_at(item.content[0])} {who}{through}: {shown}"


def _named(ids: Iterable[str], names: Mapping[str, Actor]) -> str:
    return ", ".join(names[name].name if name in names else name for name in ids) or UNKNOWN


def _at(span: Span) -> str:
    return f"[{span.start}-{span.end}]"


def _known(value: str | None, basis: str) -> str | None:
    return None if value is None else f"{value} ({basis})"
