"""`judge`: a person's word against the program's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from communique.cli.lines import named, numbered, opened, read
from communique.cli.options import OUTPUT, STORE, examples, store_path
from communique.cli.output import refuse_source, say, write
from communique.errors import UsageError
from communique.settings import Settings

if TYPE_CHECKING:
    from communique.model import Correction, Record
    from communique.store import Store

KINDS = ("contradiction", "scope", "precision", "time-of-writing", "status", "label", "translation", "detail", "none")
QUESTIONS = ("quotation", "claim", "commitment", "mechanism", "event", "story")
MOST = 10_000
"""Judgements that are taken over at once."""
BY = click.option("--by", metavar="NAME", help="Who judges.")
NOTE = click.option("--note", metavar="TEXT", help="Why.")
ABOUT = click.option(
    "--about",
    type=click.Choice(QUESTIONS),
    help="What passages are the same as, where no id tells.  [default: claim]",
)


@click.group(
    short_help="Correct what the program judged.",
    epilog=examples(
        "communique judge same c-1f0a9b6d22e84c13 c-77d2a1b05e9c4f60",
        "communique judge not-same q-5b1e0c9a7d3f2481#2 q-5b1e0c9a7d3f2481#1 --by AR",
        "communique judge same courier.txt:120-188 gazette.txt:44-97 --about quotation",
        "communique judge kind d-0a4c1e77b2d95f38 scope",
        "communique judge export -o judged.jsonl && communique judge apply judged.jsonl --store other.db",
    ),
)
def judge() -> None:
    """Say that two things are the same, are not, or differ in another way than the program says.

    What you say wins over the program, stays when reports are added or reconciled again, and can be taken back.
    Ids are those that the record of the store shows (`communique brief --store PATH --format json`); ID#2 is the
    second passage of a thing, REPORT:START-END any passage (of a report by its id or file).
    """


def _pair(answer: str, help_line: str) -> click.Command:
    @judge.command(answer, short_help=help_line)
    @click.argument("one")
    @click.argument("other")
    @ABOUT
    @BY
    @NOTE
    @STORE
    def command(one: str, other: str, about: str | None, by: str | None, note: str | None, store: str | None) -> int:
        from communique.judging import judged

        said = _said(about=about or "claim", answer=answer, by=by, note=note)

        def made(record: Record) -> Correction:
            found = judged(record, one, other, said)
            if about not in (None, found.about):
                raise UsageError(f"{one} and {other} answer the question of a {found.about}, not of a {about}")
            return found

        return _keep(store, made)

    command.help = f"{help_line} ONE and OTHER are ids, ID#NUMBER, reports, or REPORT:START-END."
    return command


same = _pair("same", "Two things are one.")
not_same = _pair("not-same", "Two things are two.")


@judge.command(short_help="A disagreement is of another kind, or none.")
@click.argument("disagreement")
@click.argument("kind", type=click.Choice(KINDS))
@BY
@NOTE
@STORE
def kind(disagreement: str, kind: str, by: str | None, note: str | None, store: str | None) -> int:
    """Give a disagreement another KIND; `none` strikes it out."""
    from communique.judging import regarded

    said = _said(about="disagreement", answer="kind", kind=kind, by=by, note=note)
    return _keep(store, lambda record: regarded(record, disagreement, said))


@judge.command(short_help="Take a judgement back.")
@click.argument("correction")
@BY
@NOTE
@STORE
def undo(correction: str, by: str | None, note: str | None, store: str | None) -> int:
    """Take back the judgement with the id CORRECTION; both stay in the history."""
    from msgspec.structs import replace

    from communique.pipeline import correct

    def take_back(opened: Store) -> int:
        known = {item.id: item for item in opened.view().corrections()}
        if correction not in known:
            raise UsageError(f"no judgement {correction} is stored: `communique judge export` shows those that are")
        said = _said(about=known[correction].about, answer="withdrawn", by=by, note=note)
        said = replace(said, withdraws=correction).identified()
        correct(opened, [said])
        say(said.id)
        return 0

    return _opened(store, take_back)


@judge.command(short_help="Write all judgements as JSON lines.")
@OUTPUT
@STORE
def export(output: str | None, store: str | None) -> int:
    """Write what persons judged, one line of JSON each, the oldest first."""
    from communique.model import to_json

    refuse_source(output, [str(store_path(store))], ())
    found: list[bytes] = []

    def collect(opened: Store) -> int:
        found.extend(to_json(item) + b"\n" for item in opened.view().corrections())
        return 0

    _opened(store, collect)
    write(found, output)
    return 0


@judge.command(short_help="Take over judgements from a file.")
@click.argument("file", type=click.Path(allow_dash=True))
@STORE
def apply(file: str, store: str | None) -> int:
    """Take over judgements that were exported elsewhere: all of FILE, or nothing. They count where the reports are."""
    from communique.pipeline import correct

    given = read_corrections(file)
    added = _opened(store, lambda opened: correct(opened, given))
    say(f"{added} judgements added, {len(given) - added} there already")
    return 0


def read_corrections(file: str) -> Sequence[Correction]:
    """The judgements of a file of JSON lines, - for standard input.

    Raises:
        UsageError: it cannot be read, holds too many, or a line is none.
    """
    from communique.judging import sound
    from communique.model import CORRECTION_SCHEMA, Correction

    found = []
    with opened(file) as handle:
        for number, line in numbered(handle):
            item = read(line, Correction, "judgement")
            if isinstance(item, str):
                wrong: str | None = item
            elif item.schema != CORRECTION_SCHEMA:
                wrong = "it is of another version of this program"
            else:
                wrong = sound(item)
            if wrong is not None or isinstance(item, str):
                raise UsageError(f"{named(file)}, line {number}: {wrong}; nothing was taken over")
            found.append(item)
            if len(found) > MOST:
                raise UsageError(f"{named(file)} holds more than {MOST:,} judgements: take them over in parts")
    return found


def _said(**parts: Any) -> Correction:
    from communique.model import Correction

    for name in ("by", "note"):
        if any("\ud800" <= sign <= "\udfff" for sign in parts.get(name) or ""):
            raise UsageError(f"--{name} is not UTF-8 text")
    return Correction(at=datetime.now(UTC).isoformat(timespec="microseconds"), **parts)


def _keep(store: str | None, made: Callable[[Record], Correction]) -> int:
    """Look the names up in the record of a store, and keep the judgement."""
    from communique.pipeline import correct, record_of

    def keep(opened: Store) -> int:
        view = opened.view()
        known = view.record()
        try:
            said = made(known if known is not None else record_of(view, Settings()))
        except UsageError:
            if known is None:
                raise
            said = made(record_of(view, Settings()))  # reports came since the record was kept
        correct(opened, [said])
        say(said.id)
        return 0

    return _opened(store, keep)


def _opened(store: str | None, use: Callable[[Store], int]) -> int:
    from communique.store.embedded import open_store

    opened = open_store(store_path(store), create=False)
    try:
        return use(opened)
    finally:
        opened.close()
