"""How good is it? Scores of the program against what people found in the same reports.

Passages are compared by their letters and digits; things are paired one to one, the best first. The measures
are those that the quality gate holds: the plain names in `Scores.values` are the keys of its floors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from communique.evaluate.across import across_table
from communique.evaluate.gold import Gold, Said, file_name, misread, read_gold
from communique.evaluate.pairs import pairs_table
from communique.evaluate.polnear import polnear_reliability, polnear_table, read_articles
from communique.evaluate.reliability import Reliability
from communique.evaluate.stories import stories_table
from communique.evaluate.tallies import Table, Tally, summed
from communique.evaluate.within import ReportScorer
from communique.model import Failure, Record
from communique.pipeline import annotate_sources, brief
from communique.settings import Settings

__all__ = [
    "Reliability",
    "Scores",
    "Tally",
    "evaluate_gold",
    "evaluate_names",
    "evaluate_polnear",
    "evaluate_stories",
    "gold_sources",
    "read_gold",
    "score_record",
]

DATED = "time expressions x dates"
"""F1 of the time expressions times the share of them whose dates are right."""
CALIBRATED = "PolNeAR confidence, 1 - error"
"""One minus the expected calibration error."""
RANKED = "PolNeAR confidence, ranking"
"""How often a right attribution has the higher confidence than a wrong one."""

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Scores:
    """The measures of one evaluation, and what stood in its way."""

    table: Table
    troubles: tuple[str, ...] = ()
    reliability: Reliability | None = None

    @property
    def values(self) -> Mapping[str, float]:
        """Each measure as one number between 0 and 1; those that are not defined are left out."""
        found = {name: value for name, tally in self.table.items() if (value := tally.value) is not None}
        if "time expressions" in found:
            found[DATED] = found["time expressions"] * found.get("event dates", 0.0)
        if self.reliability is not None and self.reliability.judgements:
            found[CALIBRATED] = 1 - self.reliability.error
            found[RANKED] = self.reliability.ranking or 0.0
        return found


def score_record(gold: Gold, record: Record) -> Scores:
    """The measures of a record against gold."""
    said = Said(record, gold)
    within = summed(ReportScorer(file, gold, said).table() for file in gold.documents)
    return Scores({**within, **across_table(gold, said)}, tuple(misread(gold, said)))


def evaluate_gold(folder: Path, sources: list[str], settings: Settings, progress: Progress) -> Scores:
    """Make the record of some reports and score it.

    Args:
        folder: the gold.
        sources: the annotated reports, and others of their story; none looks for them beside the gold.
        settings: those of the run.
        progress: called with the name of each report.
    """
    gold = read_gold(folder)
    return score_record(gold, brief(sources or gold_sources(folder, gold), settings, progress))


def gold_sources(folder: Path, gold: Gold) -> list[str]:
    """The folders beside the gold that hold the annotated reports, with the other reports in them."""
    beside = sorted(path for path in folder.resolve().parent.glob("*/*/*") if path.name in gold.documents)
    return sorted({str(path.parent) for path in beside})


def evaluate_names(path: Path) -> Scores:
    """Compare the pairs of names of a table."""
    return Scores(pairs_table(path))


def evaluate_polnear(folder: Path, settings: Settings, progress: Progress) -> Scores:
    """Annotate a part of PolNeAR and score the lines."""
    articles = read_articles(folder)
    results = list(annotate_sources([str(article.path) for article in articles], settings, progress))
    troubles = tuple(result.message for result in results if isinstance(result, Failure))
    lines = [result for result in results if not isinstance(result, Failure)]
    known = {file_name(line.document.source) for line in lines}
    troubles += tuple(f"{article.path.name}: no line" for article in articles if article.path.name not in known)
    return Scores(polnear_table(articles, lines), troubles, polnear_reliability(articles, lines))


def evaluate_stories(folder: Path, settings: Settings) -> Scores:
    """Group the reports of a folder (`texts`, and `gold.tsv` with their events) and score the stories."""
    return Scores(*stories_table(folder, settings))
