"""Measure what the confidence of attributions means, and write it to the package: run it again when rules change.

Usage: python scripts/calibrate.py --polnear DIR

DIR is PolNeAR, with its parts train and dev. On every second article of train it counts, for each rule, how many of its
attributions people marked too (source, cue and content), and fits the two numbers that make a probability of a score.
The weights of the other features are set by reason and stay as they are. Nothing of the corpus but these counts enters
the package. The reliability on dev, which has no share in them, is then written to docs/measurements.md.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from communique.annotate import annotate
from communique.calibration import UNCERTAIN, Calibration, Measured, logistic
from communique.draft import DraftAttribution
from communique.evaluate import evaluate_polnear
from communique.evaluate.polnear import Article, read_articles, right_ones
from communique.evaluate.reliability import Reliability, share_right
from communique.link import link_report
from communique.link.confidence import Certainty
from communique.model import Attribution, Failure, Range
from communique.pipeline import cleaned, silent
from communique.settings import Settings
from communique.tools import Tools, load_tools

ROOT = Path(__file__).parent.parent
FILE = ROOT / "src" / "communique" / "data" / "confidence.json"
DOCUMENT = ROOT / "docs" / "measurements.md"
MARKED = re.compile(r"(<!-- reliability, .*? -->\n).*?(<!-- end -->)", re.DOTALL)
EVERY = 2
MATERIAL = "PolNeAR train, every second article"
COMMAND = "python scripts/calibrate.py --polnear DIR"
STEPS = 50

Find = tuple[str, float, bool]
"""The rule of an attribution, the score of its other features, and whether it is right."""
Places = tuple[Range | None, Range | None, tuple[Range, ...]]


def finds(articles: Sequence[Article], tools: Tools) -> Iterator[Find]:
    """Every attribution of some articles that is not nested."""
    by_source = {str(article.path): article for article in articles}
    for item in cleaned(list(by_source), tools.settings, tools.reference):
        if isinstance(item, Failure):
            raise SystemExit(item.message)
        raw, report = item
        draft = annotate(report, tools)
        certainty = Certainty(draft, tools)
        drafts = {places_of_draft(one): one for one in reversed(draft.attributions)}
        given = [one for one in link_report(draft, tools).attributions if one.nested_in is None]
        right = right_ones(by_source[raw.source], given)
        for place, one in enumerate(given):
            features = certainty.of(drafts[places_of(one)]).features
            yield one.rule, sum(f.value * f.weight for f in features if f.name != "rule"), place in right


def places_of(item: Attribution) -> Places:
    """Where the roles of an attribution stand."""
    source, cue = (None if span is None else span.range for span in (item.source, item.cue))
    return source, cue, tuple(span.range for span in item.content)


def places_of_draft(item: DraftAttribution) -> Places:
    """The same of one that is not linked yet."""
    return item.source, item.cue, item.content


def counted(found: Sequence[Find]) -> dict[str, tuple[int, int]]:
    """For each rule how many are right, of how many; the most frequent first."""
    given = Counter(rule for rule, _, _ in found)
    right = Counter(rule for rule, _, is_right in found if is_right)
    return {rule: (right[rule], number) for rule, number in sorted(given.items(), key=lambda one: (-one[1], one[0]))}


def fitted(points: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and intercept of a logistic line through scores and what was right (Platt's scaling, Newton's steps)."""
    slope, intercept = 1.0, 0.0
    for _ in range(STEPS):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for score, is_right in points:
            share = logistic(slope * score + intercept)
            error, weight = share - is_right, share * (1 - share)
            g0, g1 = g0 + error, g1 + error * score
            h00, h01, h11 = h00 + weight, h01 + weight * score, h11 + weight * score * score
        determinant = h00 * h11 - h01 * h01
        intercept -= (h11 * g0 - h01 * g1) / determinant
        slope -= (h00 * g1 - h01 * g0) / determinant
    return round(slope, 3), round(intercept, 3)


def measure(found: Sequence[Find], old: Calibration) -> Calibration:
    """The calibration with what was measured."""
    right = sum(is_right for _, _, is_right in found)
    measured = Measured(MATERIAL, COMMAND, len(found), right, counted(found), 1.0, 0.0)
    new = msgspec.structs.replace(old, measured=measured)
    slope, intercept = fitted([(score + new.rule_odds(rule), is_right) for rule, score, is_right in found])
    return msgspec.structs.replace(new, measured=msgspec.structs.replace(measured, slope=slope, intercept=intercept))


def written(calibration: Calibration) -> str:
    """The data file with the new measurements; what is said about it stays."""
    data = json.loads(FILE.read_text(encoding="utf-8")) | msgspec.to_builtins(calibration)
    text = json.dumps(data, ensure_ascii=False, indent=2)
    for pair in (json.dumps(list(pair), indent=2) for pair in calibration.measured.rules.values()):
        text = text.replace(
            pair.replace("\n", "\n      "), pair.replace("\n", "").replace("[  ", "[").replace(",  ", ", ")
        )
    return text + "\n"


def shown(found: Iterable[Find], calibration: Calibration) -> str:
    """How well the measured articles themselves are met."""
    judgements = [
        (calibration.probability(score + calibration.rule_odds(rule)), is_right) for rule, score, is_right in found
    ]
    fit = Reliability(tuple(judgements))
    return f"{len(judgements):,} attributions: calibration error {fit.error:.3f}, ranking {fit.ranking or 0:.3f}"


def table(found: Reliability) -> str:
    """The reliability as a table and a sentence."""
    rows = ["| confidence | number | mean | right |", "| --- | ---: | ---: | ---: |"]
    rows += [
        f"| {step.low:.1f} to {step.high:.1f} | {step.number} | {decimals(step.confidence)} | {decimals(step.right)} |"
        for step in found.bins
    ]
    low = found.below(UNCERTAIN)
    share = f", and {share_right(low):.0%} of them are right" if low else ""
    below = f"Below {UNCERTAIN} are {len(low):,} of {len(found.judgements):,} attributions{share}"
    return "\n".join(
        [
            *rows,
            "",
            f"Expected calibration error {decimals(found.error)}; of a right and a wrong attribution the right one has",
            f"the higher confidence in {found.ranking or 0:.0%} of the pairs. {below}.",
            "",
        ]
    )


def decimals(share: float) -> str:
    """A share with three digits after the point and none before it."""
    return f"{share:.3f}".removeprefix("0")


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--polnear", type=Path, required=True, help="PolNeAR, with its parts train and dev")
    corpus = parser.parse_args().polnear
    tools = load_tools(Settings())
    found = list(finds(read_articles(corpus / "train")[::EVERY], tools))
    calibration = measure(found, tools.calibration)
    FILE.write_text(written(calibration), encoding="utf-8")
    print(f"train: {shown(found, calibration)}")
    reliability = evaluate_polnear(corpus / "dev", Settings(), silent).reliability
    if reliability is None:
        raise SystemExit("nothing was found in dev")
    told = MARKED.sub(lambda match: match[1] + table(reliability) + match[2], DOCUMENT.read_text(encoding="utf-8"))
    DOCUMENT.write_text(told, encoding="utf-8")
    print(f"dev:\n{table(reliability)}")


if __name__ == "__main__":
    main()
