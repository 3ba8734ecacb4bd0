"""Scores of what is found across reports: quotations, claims, disagreements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

from communique.evaluate.gold import Gold, Item, Said, gold_letters, is_optional
from communique.evaluate.tallies import Letters, Rating, Table, Tally, Unit, likeness, meets, pair, share
from communique.model import Disagreement

RENDITION = 0.3
"""The least likeness of two renditions: a paraphrase may reach further than the words in quotation marks."""
ANOTHER = re.compile(r"\bdifferent\b")
"""How the gold marks sayings that look like one utterance and are not."""
KINDS = {
    "contradiction": ("contradiction",),
    "differing detail": ("detail", "scope", "status", "time-of-writing", "translation"),
    "label": ("label", "translation"),
    "granularity": ("precision", "scope"),
}
"""The kinds of the record that a kind of the gold may be."""

Renditions = tuple[Letters, Letters]


def across_table(gold: Gold, said: Said) -> Table:
    """Every measure across reports."""
    return {
        "quotation pairs": _quotations(gold, said),
        "claims, one to one": _claims(gold, said),
        "coverage": _coverage(gold, said),
        "disagreements, one to one": _disagreements(gold, said),
    }


def _quotations(gold: Gold, said: Said) -> Tally:
    wanted: set[Renditions] = set()
    excused: set[Renditions] = set()
    for unit in _gold_units(gold, "quote_clusters", "renderings"):
        other = is_optional(unit.thing) or ANOTHER.search(unit.thing.get("relation") or "")
        (excused if other else wanted).update(_pairs_of(unit))
    units = _said_units(said, said.record.quotations, lambda item: item.renditions)
    given = {renditions for unit in units for renditions in _pairs_of(unit)}
    found = sum(any(_same(one, other) for other in given) for one in wanted)
    right = {other for other in given if any(_same(one, other) for one in wanted)}
    left_out = {other for other in given - right if any(_same(one, other) for one in excused)}
    return Tally(len(wanted), found, len(given - left_out), len(right))


def _pairs_of(unit: Unit) -> set[Renditions]:
    """Its pairs of renditions in two reports, those of one file always on the same side."""
    parts = sorted(unit.parts, key=_file)
    return {(one, other) for one, other in combinations(parts, 2) if _file(one) != _file(other)}


def _same(one: Renditions, other: Renditions) -> bool:
    return likeness(one[0], other[0]) >= RENDITION and likeness(one[1], other[1]) >= RENDITION


def _claim_units(gold: Gold, said: Said) -> tuple[list[Unit], list[Unit]]:
    """The claims of two reports or more, in the gold and in the record."""
    wanted = _gold_units(gold, "claim_clusters", "support")
    given = _said_units(said, said.record.claims, lambda item: item.support)
    return [unit for unit in wanted if len(_files(unit)) > 1], [unit for unit in given if len(_files(unit)) > 1]


def _claims(gold: Gold, said: Said) -> Tally:
    return pair(*_claim_units(gold, said), _rate_claim).tally


def _coverage(gold: Gold, said: Said) -> Tally:
    """For gold claims that are found: in which reports they are told to be present, rightly."""
    wanted, given = _claim_units(gold, said)
    files = {report.id: file for file, report in said.reports.items()}
    present = {(row.claim, files.get(row.document)): row.present != "absent" for row in said.record.coverage}
    results = []
    for unit in wanted:
        rated = [(rating, other) for other in given if (rating := _rate_claim(unit, other)) is not None]
        if rated:
            best = max(rated, key=lambda entry: entry[0])[1].thing.id
            results += [present.get((best, file)) == (file in _files(unit)) for file in gold.documents]
    return share(results)


def _rate_claim(wanted: Unit, given: Unit) -> Rating | None:
    """In how many reports their support meets; once is no claim of two reports."""
    met = {_file(part) for part in wanted.parts if any(meets(part, other) for other in given.parts)}
    return (len(met), likeness(wanted.place, given.place)) if len(met) > 1 else None


def _disagreements(gold: Gold, said: Said) -> Tally:
    wanted = [
        unit
        for unit in _gold_units(gold, "discrepancies", "positions")
        if len(unit.parts) > 1 and (unit.thing.get("within_document") or len(_files(unit)) > 1)
    ]
    units = _said_units(said, said.record.disagreements, lambda item: item.positions)
    return pair(wanted, [unit for unit in units if _is_scored(unit)], _rate_disagreement).tally


def _is_scored(unit: Unit) -> bool:
    """Whether it has positions in two reports with gold, or all of them in one."""
    whole = len(unit.parts) == len(unit.thing.positions)
    return len(_files(unit)) > 1 or (whole and len(unit.parts) > 1)


def _rate_disagreement(wanted: Unit, given: Unit) -> Rating | None:
    """Two positions of the one must meet two of the other, in two reports if the gold is of two."""
    met = [(i, j) for i, one in enumerate(wanted.parts) for j, other in enumerate(given.parts) if meets(one, other)]
    files = [_file(part) for part in wanted.parts]
    within = bool(wanted.thing.get("within_document"))
    fits = any(i != k and j != m and (within or files[i] != files[k]) for (i, j), (k, m) in combinations(met, 2))
    if not fits:
        return None
    return _same_kind(wanted.thing, given.thing), len({i for i, _ in met}), likeness(wanted.place, given.place)


def _same_kind(wanted: Item, given: Disagreement) -> bool:
    return given.kind in KINDS.get(wanted["kind"], (wanted["kind"],))


def _gold_units(gold: Gold, clusters: str, entries: str) -> list[Unit]:
    return [
        _unit(
            item,
            (gold_letters([entry["span"]]) for entry in item[entries] if entry["span"]["doc"] in gold.documents),
        )
        for item in gold.cross.get(clusters, ())
    ]


def _said_units(said: Said, items: Iterable[Any], entries: Callable[[Any], Iterable[Any]]) -> list[Unit]:
    return [_unit(item, (said.letters([entry.span]) for entry in entries(item))) for item in items]


def _unit(item: Any, parts: Iterable[Letters]) -> Unit:
    kept = tuple(part for part in parts if part)
    return Unit(item, frozenset[tuple[str, int]]().union(*kept), parts=kept)


def _file(part: Letters) -> str:
    return next(iter(part))[0]


def _files(unit: Unit) -> set[str]:
    return {_file(part) for part in unit.parts}
