"""Does each report carry each claim that others carry? An omission shows the sentences looked at."""

from __future__ import annotations

from collections import defaultdict

from communique.matching.case import Case
from communique.matching.passages import Passage, Reading
from communique.matching.weights import overlap
from communique.model import Claim, Coverage, Nearest, Presence

SHOWN = 3
"""Sentences shown as the nearest."""


def find(case: Case) -> tuple[Coverage, ...]:
    """One row for each report and each claim of two or more reports."""
    indexes = {reading.id: _index(reading) for reading in case.readings}
    rows = []
    for claim in case.claims:
        carried = {support.document for support in claim.support}
        if len(carried) < 2:
            continue
        for reading in case.readings:
            present = _presence(claim, reading.id)
            rows.append(
                Coverage(
                    claim=claim.id,
                    document=reading.id,
                    present=present,
                    nearest=_nearest(case, claim, reading, indexes[reading.id]),
                )
            )
    return tuple(rows)


def _presence(claim: Claim, document: str) -> Presence:
    extents = {support.extent for support in claim.support if support.document == document}
    if not extents:
        return "absent"
    return "full" if "full" in extents else "partial"


def _index(reading: Reading) -> dict[str, list[int]]:
    """The sentences that hold a term."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, sentence in enumerate(reading.sentences):
        for term in dict.fromkeys(sentence.terms):
            found[term].append(at)
    return found


def _nearest(case: Case, claim: Claim, reading: Reading, index: dict[str, list[int]]) -> tuple[Nearest, ...]:
    """The sentences of a report that come closest to a claim, best first; its first ones if none comes close."""
    wanted: list[str] = []
    for support in claim.support:
        if support.document != reading.id:
            wanted += case.reading(support.span).passage(support.span.start, support.span.end).terms
    places = sorted({at for term in dict.fromkeys(wanted) for at in index.get(term, ())})
    scored = [(_closeness(case, wanted, reading.sentences[at]), reading.sentences[at]) for at in places]
    scored.sort(key=lambda item: (-item[0], item[1].start))
    if not scored:
        scored = [(0.0, sentence) for sentence in reading.sentences[:1]] or [(0.0, _whole(reading))]
    return tuple(Nearest(span=sentence.span, score=round(score, 3)) for score, sentence in scored[:SHOWN])


def _closeness(case: Case, wanted: list[str], sentence: Passage) -> float:
    found = overlap(wanted, sentence.terms, case.weights)
    return 0.5 * found.of_both + 0.5 * found.of_smaller


def _whole(reading: Reading) -> Passage:
    """A report that is all furniture: everything was looked at."""
    return reading.passage(0, len(reading.text))
