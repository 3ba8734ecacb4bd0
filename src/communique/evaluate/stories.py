"""Scores on reports that people grouped by event: B-cubed precision and recall (Bagga and Baldwin, 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from communique.errors import UsageError
from communique.evaluate.tallies import Table, Tally
from communique.model import Failure, ReportLine
from communique.pipeline import cleaned
from communique.reference import load_reference
from communique.settings import Settings
from communique.storyline import Profiler, gather

MEASURE = "stories, B-cubed"
PARTS = 10_000
"""A report's share is counted in as many parts, as a tally counts whole things."""


def stories_table(folder: Path, settings: Settings) -> tuple[Table, tuple[str, ...]]:
    """The measure of a folder with `texts` and `gold.tsv`, a file and its event a line; and what could not be read.

    The texts are cleaned and not annotated: of a report in one language nothing else decides.

    Raises:
        UsageError: there is no such table.
    """
    gold = _events(folder / "gold.tsv")
    profiler = Profiler()
    profiles, names, troubles = [], [], []
    for item in cleaned([str(folder / "texts")], settings, load_reference()):
        if isinstance(item, Failure):
            troubles.append(item.message)
            continue
        name = Path(item[1].source).name
        if name in gold:
            names.append(name)
            profiles.append(profiler.of(ReportLine(document=item[1])))
    found = {names[at]: f"{number}" for number, members in enumerate(gather(profiles)) for at in members}
    return {MEASURE: b_cubed(gold, {name: found.get(name, name) for name in gold})}, tuple(troubles)


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> Tally:
    """How much of each thing's group is shared by its group in the gold, and the other way round."""
    both = Counter((gold[name], found[name]) for name in gold)
    wanted, given = Counter(gold.values()), Counter(found[name] for name in gold)
    recall = sum(both[gold[name], found[name]] / wanted[gold[name]] for name in gold)
    precision = sum(both[gold[name], found[name]] / given[found[name]] for name in gold)
    whole = PARTS * len(gold)
    return Tally(whole, round(recall * PARTS), whole, round(precision * PARTS))


def _events(path: Path) -> dict[str, str]:
    try:
        return dict(line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} is no table of files and their events ({error})") from None
