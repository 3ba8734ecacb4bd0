"""`evaluate`: how good is it?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli.options import examples
from communique.cli.output import complain, is_terminal, say, shows_color
from communique.cli.watching import watched
from communique.errors import UsageError
from communique.settings import Settings

if TYPE_CHECKING:
    from communique.evaluate import Reliability, Scores, Tally

COLUMNS = ("measure", "gold", "given", "precision", "recall", "score")
STEPS = ("confidence", "number", "mean", "right")


@click.command(
    short_help="Score against reports annotated by hand.",
    epilog=examples(
        "communique evaluate --gold gold/ reports/",
        "communique evaluate --polnear polnear/dev --json",
        "communique evaluate --names person_names.tsv",
    ),
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path())
@click.option("--gold", metavar="DIR", type=click.Path(exists=True, file_okay=False), help="Annotated reports.")
@click.option("--polnear", metavar="DIR", type=click.Path(exists=True, file_okay=False), help="A part of PolNeAR.")
@click.option("--names", metavar="FILE", type=click.Path(exists=True, dir_okay=False), help="Pairs of person names.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: each measure as a number.")
def evaluate(sources: tuple[str, ...], gold: str | None, polnear: str | None, names: str | None, as_json: bool) -> int:
    """Score the program against what people found in the same reports.

    SOURCE names the annotated reports of --gold; without it they are looked for beside DIR. The score is F1
    where precision and recall are given, else the share that is found or right. With --polnear a second table
    shows how often attributions of each confidence are right.
    """
    if gold is None and polnear is None and names is None:
        raise UsageError("name what to score against: --gold DIR, --polnear DIR or --names FILE")
    if sources and gold is None:
        raise UsageError("SOURCE goes with --gold: PolNeAR brings its own texts")
    from communique.evaluate import Scores, evaluate_gold, evaluate_names, evaluate_polnear

    table: dict[str, Tally] = {}
    troubles: tuple[str, ...] = ()
    reliability: Reliability | None = None
    with watched("Scoring") as progress:
        if gold is not None:
            scores = evaluate_gold(Path(gold), list(sources), Settings(), progress)
            table, troubles = {**table, **scores.table}, troubles + scores.troubles
        if polnear is not None:
            scores = evaluate_polnear(Path(polnear), Settings(), progress)
            reliability = scores.reliability
            table, troubles = {**table, **scores.table}, troubles + scores.troubles
        if names is not None:
            table = {**table, **evaluate_names(Path(names)).table}
    for trouble in troubles:
        complain(trouble)
    _show(Scores(table, troubles, reliability), as_json=as_json)
    return 1 if troubles else 0


def _show(scores: Scores, *, as_json: bool) -> None:
    import msgspec

    if as_json:
        say(msgspec.json.encode({name: round(value, 4) for name, value in scores.values.items()}).decode())
        return
    rows = [_row(name, tally) for name, tally in scores.table.items()]
    rows += [(name, "", "", "", "", f"{scores.values[name]:.3f}") for name in scores.values if name not in scores.table]
    _show_table(COLUMNS, rows)
    if scores.reliability is not None:
        say("")
        _show_table(STEPS, _steps(scores.reliability))
        say(_below(scores.reliability))


def _steps(reliability: Reliability) -> list[tuple[str, ...]]:
    """How often attributions of each confidence are right, a row a step."""
    return [
        (f"{step.low:.1f} to {step.high:.1f}", f"{step.number:,}", f"{step.confidence:.3f}", f"{step.right:.3f}")
        for step in reliability.bins
    ]


def _below(reliability: Reliability) -> str:
    """What is shown as uncertain, in a sentence."""
    from communique.calibration import UNCERTAIN
    from communique.evaluate.reliability import share_right

    low = reliability.below(UNCERTAIN)
    share = f", {share_right(low):.0%} of them right" if low else ""
    return (
        f"calibration error {reliability.error:.3f}; a brief marks those below {UNCERTAIN} as uncertain: "
        f"{len(low):,} of {len(reliability.judgements):,}{share}"
    )


def _show_table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    if is_terminal():
        _show_in_colour(columns, rows)
        return
    width = max(len(row[0]) for row in (columns, *rows))
    for first, *others in (columns, *rows):
        say(f"{first:{width}}" + "".join(f"{cell:>11}" for cell in others))


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    full = tally.kind == "f1"
    return (
        name,
        f"{tally.gold:,}",
        f"{tally.said:,}" if full else "",
        _number(tally.precision) if full else "",
        _number(tally.recall) if full else "",
        _number(tally.value),
    )


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _show_in_colour(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, box=None)
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows:
        table.add_row(*row)
    Console(no_color=not shows_color()).print(table)
