"""`ledger`, `due`, `accept`, `reject`, `amend`: what became of what was undertaken, and a person's word on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import click

from communique.cli.options import OUTPUT, STORE, examples, store_path
from communique.cli.output import STDOUT, complain, refuse_source, say, shows_color, width, write
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.model import Amendment, Decision, Item, Verdict
    from communique.store import Store, View

FORMATS = ("table", "json", "csv", "ics")
STATUSES = (
    "no evidence yet", "in progress", "done", "partly done", "not done", "stalled", "superseded", "withdrawn",
    "overdue", "not rateable",
)  # fmt: skip
"""The values of `FollowUpStatus`: written here so that a page of help need not load the model."""
SETTABLE = tuple(name for name in STATUSES if name != "overdue")
"""Statuses that a person may give: `overdue` follows from the deadline."""

FORMAT = click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
ON = click.option("--on", metavar="DATE", help="As it stands on this day, 2026-11-25.  [default: today]")
BY = click.option("--by", metavar="NAME", help="Who says so.")
NOTE = click.option("--note", metavar="TEXT", help="Why.")


@click.group(
    invoke_without_command=True,
    short_help="What became of every commitment and mechanism.",
    epilog=examples(
        "communique ledger",
        "communique ledger --party Valdoria --status overdue",
        "communique ledger --scorecard",
        "communique ledger --format csv -o ledger.csv",
        "communique ledger show i-546c",
    ),
)
@click.option("--party", metavar="NAME", help="Only what this party undertook (its name, or a state's ISO code).")
@click.option("--area", metavar="AREA", help="Only this area, such as “trade and tariffs”.")
@click.option("--about", metavar="WORDS", help="Only what holds these words.")
@click.option("--mechanism", metavar="WORDS", help="Only what concerns a mechanism whose name holds these words.")
@click.option("--status", "statuses", type=click.Choice(STATUSES), multiple=True, help="Only these (may be repeated).")
@click.option("--waiting", is_flag=True, help="Only what waits for a person.")
@click.option("--mechanisms", is_flag=True, help="Standing mechanisms in the place of commitments.")
@click.option("--earlier", is_flag=True, help="Also what reports only recall from an earlier time.")
@click.option(
    "--sort",
    type=click.Choice(("announced", "deadline", "newest", "status", "party")),
    default="announced",
    show_default=True,
)
@click.option("--scorecard", "as_scorecard", is_flag=True, help="Count them by party and area instead.")
@ON
@FORMAT
@OUTPUT
@STORE
@click.pass_context
def ledger(ctx: click.Context, /, **options: Any) -> int:
    """Show the board of commitments: who undertook what, until when, and what became of it.

    The ledger is brought up to date by `communique follow`. "no evidence yet" says that no report tells of it; it is
    never a verdict.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from communique.ledger.board import Wanted, chosen, ordered, scorecard
    from communique.present.ledger import ledger_table, scorecard_json, scorecard_table

    today = day_named(options["on"])
    wanted = Wanted(
        about="mechanism" if options["mechanisms"] else "commitment",
        party=options["party"],
        area=options["area"],
        words=options["about"],
        mechanism=options["mechanism"],
        statuses=options["statuses"],
        waiting=options["waiting"],
        earlier=options["earlier"],
    )
    every = _items(options["store"], today)
    if not every:
        complain("the ledger is empty: bring it up to date with `communique follow`")
    found = ordered(chosen(every, wanted), options["sort"])
    if options["as_scorecard"]:
        if options["form"] not in ("table", "json"):
            raise UsageError("a scorecard is written as a table or as JSON")
        tallies = scorecard(found)
        _give(
            scorecard_json(tallies) if options["form"] == "json" else scorecard_table(tallies, width=width()).encode(),
            options["output"],
            options["store"],
        )
        return 0
    table = lambda: ledger_table(found, today, **_screen(options["output"]))  # noqa: E731
    _give(_formed(found, options["form"], table), options["output"], options["store"])
    return 0


@ledger.command(
    short_help="One item with its history.",
    epilog=examples("communique ledger show i-546c49", "communique ledger show i-546c49 --json"),
)
@click.argument("item")
@click.option("--json", "as_json", is_flag=True, help="All of it, as JSON.")
@ON
@STORE
def show(item: str, as_json: bool, on: str | None, store: str | None) -> int:
    """Show the item with the id ITEM, or the beginning of it: its versions, and each passage that tells of it."""
    from communique.ledger.book import account
    from communique.present.ledger import account_json, account_page

    today = day_named(on)
    with _opened(store) as opened:
        view = opened.view()
        found = account(view, _named(view, item), today)
    if as_json:
        write([account_json(found)], None)
    else:
        say(account_page(found, today, **_screen(None)).rstrip("\n"))
    return 0


@click.command(
    short_help="What is due, and what is late.",
    epilog=examples(
        "communique due",
        "communique due --on 2026-12-31 --within 90",
        "communique due --format ics -o deadlines.ics",
        "communique due --exit-code || mail -s overdue desk@courier.example < /dev/null",
    ),
)
@click.option(
    "--within", metavar="DAYS", type=click.IntRange(0, 36_500), default=30, show_default=True, help="How far ahead."
)
@click.option("--party", metavar="NAME", help="Only what this party undertook.")
@click.option("--exit-code", is_flag=True, help="End with status 1 if anything is late.")
@ON
@FORMAT
@OUTPUT
@STORE
def due(  # noqa: PLR0913, PLR0917 - an option each
    within: int,
    party: str | None,
    exit_code: bool,
    on: str | None,
    form: str,
    output: str | None,
    store: str | None,
) -> int:
    """List the commitments whose deadline is near or has passed without word that they were kept."""
    from communique.ledger.board import Wanted, chosen
    from communique.ledger.board import due as due_of
    from communique.present.ledger import due_table

    today = day_named(on)
    found = due_of(chosen(_items(store, today), Wanted(about="commitment", party=party)), today, within)
    table = lambda: due_table(found, **_screen(output))  # noqa: E731
    _give(_formed([entry.item for entry in found], form, table), output, store)
    return 1 if exit_code and any(entry.left < 0 for entry in found) else 0


def _verdict(verdict: Verdict, help_line: str) -> click.Command:
    @click.command(
        verdict,
        short_help=help_line,
        epilog=examples(f"communique {verdict} e-77d2a1 --by AR", f"communique {verdict} i-546c49 e-1f0a9b"),
    )
    @click.argument("ids", nargs=-1, required=True, metavar="ID...")
    @BY
    @NOTE
    @STORE
    def command(ids: tuple[str, ...], by: str | None, note: str | None, store: str | None) -> int:
        with _opened(store) as opened:
            _keep(opened, [_decision(target, verdict, by, note) for target in _targets(opened.view(), ids)])
        return 0

    return command


accept = _verdict("accept", "Say that entries of the ledger are right.")
accept.help = """Say that entries are right. ID is an entry's id, or an item's, for all that waits in it."""
reject = _verdict("reject", "Say that entries of the ledger are wrong.")
reject.help = """Say that entries are wrong: they stay in the history and count no more. An item's ID strikes it out."""


@click.command(
    short_help="Put an entry or an item of the ledger right.",
    epilog=examples(
        'communique amend i-546c49 --status done --date 2026-07-01 --note "confirmed by the ministry"',
        "communique amend e-77d2a1 --status 'partly done' --by AR",
        "communique amend i-bbcd9a --deadline 2026-12-31",
    ),
)
@click.argument("target", metavar="ID")
@click.option("--status", type=click.Choice(SETTABLE), help="What became of it.")
@click.option("--date", "day", metavar="DATE", help="Since when.")
@click.option("--deadline", metavar="DATE", help="Until when it is to be done (EDTF).")
@click.option("--what", metavar="TEXT", help="What was undertaken.")
@click.option("--party", "parties", metavar="NAME", multiple=True, help="Who undertook it (may be repeated).")
@click.option("--area", metavar="AREA", help="In which area.")
@BY
@NOTE
@STORE
def amend(target: str, by: str | None, note: str | None, store: str | None, **changes: Any) -> int:
    """Put other values in the place of those that the program proposes; both stay in the history.

    ID is the id of an entry, or of an item.
    """
    from communique.model import Amendment, Area

    for name in ("day", "deadline"):
        if changes[name] is not None:
            changes[name] = _edtf(changes[name], f"--{'date' if name == 'day' else name}")
    if changes["area"] is not None and changes["area"] not in get_args(Area):
        raise UsageError(f"there is no area {changes['area']!r}: choose {', '.join(get_args(Area))}")
    day, parties = changes.pop("day"), changes.pop("parties")
    if not parties and day is None and not any(changes.values()):
        raise UsageError("say what is to be put right: --status, --date, --deadline, --what, --party or --area")
    amendment = Amendment(date=day, parties=parties or None, **changes)
    with _opened(store) as opened:
        (named,) = _targets(opened.view(), [target], spread=False)
        _keep(opened, [_decision(named, "amend", by, note, amendment)])
    return 0


def day_named(text: str | None) -> date:
    """The day that an option names, or today.

    Raises:
        UsageError: it is no day.
    """
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"--on {text} is no day: write it as 2026-11-25") from error


def _edtf(text: str, option: str) -> str:
    from communique.chronology import read_edtf

    period = read_edtf(text.strip())
    if period is None:
        raise UsageError(f"{option} {text} is no date: write it as 2026-11-25, 2026-11 or 2026 (EDTF)")
    return text.strip()


@contextmanager
def _opened(store: str | None) -> Iterator[Store]:
    from communique.store.embedded import open_store

    opened = open_store(store_path(store), create=False)
    try:
        yield opened
    finally:
        opened.close()


def _items(store: str | None, today: date) -> list[Item]:
    from communique.ledger.book import items

    with _opened(store) as opened:
        return items(opened.view(), today)


def _named(view: View, name: str) -> str:
    """The id of the item that is meant by its id, one that it had before, or the beginning of either.

    Raises:
        UsageError: there is none, or several.
    """
    homes = {item.id: item.moved or item.id for item in view.items()}
    found = {homes[name]} if name in homes else {home for known, home in homes.items() if known.startswith(name)}
    if len(found) == 1 and name:
        return found.pop()
    if not found or not name:
        raise UsageError(f"no item {name} is in the ledger: `communique ledger` shows those that are")
    raise UsageError(f"{name} may be any of {len(found)} items: {', '.join(sorted(found)[:5])}")


def _targets(view: View, names: Sequence[str], *, spread: bool = True) -> list[str]:
    """The ids that are meant by ids or their beginnings; with `spread` an item also means what waits in it."""
    from communique.ledger.book import account

    found: list[str] = []
    for name in names:
        if name.startswith("e-"):
            near = [entry.id for entry in view.entries_named(name)]
            if len(near) != 1:
                wrong = f"{name} may be any of {len(near)} entries" if near else f"no entry {name} is in the ledger"
                raise UsageError(wrong)
            found.append(near[0])
            continue
        item = _named(view, name)
        found.append(item)
        if spread:
            history = account(view, item, day_named(None)).history
            found += [line.entry.id for line in history if line.decision is None and not line.counts]
    return list(dict.fromkeys(found))


def _decision(
    target: str, verdict: Verdict, by: str | None, note: str | None, amendment: Amendment | None = None
) -> Decision:
    from communique.ledger.book import now
    from communique.model import Decision

    for name, text in (("by", by), ("note", note)):
        if any("\ud800" <= sign <= "\udfff" for sign in text or ""):
            raise UsageError(f"--{name} is not UTF-8 text")
    return Decision(target=target, verdict=verdict, amendment=amendment, by=by, note=note, at=now()).identified()


def _keep(store: Store, decisions: Sequence[Decision]) -> None:
    from communique.ledger.book import decide

    decide(store, decisions)
    for decision in decisions:
        say(f"{decision.id}  {decision.verdict} {decision.target}")


def _screen(output: str | None) -> dict[str, Any]:
    shown = output in (None, STDOUT)
    return {"color": shown and shows_color(), "width": width()}


def _formed(items: Sequence[Item], form: str, table: Callable[[], str]) -> bytes:
    if form == "table":
        return table().encode("utf-8", "replace")
    from communique.present.ledger import ledger_calendar, ledger_csv, ledger_json

    return {"json": ledger_json, "csv": ledger_csv, "ics": ledger_calendar}[form](items)


def _give(data: bytes, output: str | None, store: str | None) -> None:
    refuse_source(output, [str(store_path(store))], ())
    write([data], output)
