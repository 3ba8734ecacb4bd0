"""Which entries of different reports are one undertaking, how strongly is it put, and who carries it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from communique.matching.case import Case
from communique.matching.features import Feature, Score, weigh
from communique.matching.groups import candidates, together
from communique.matching.weights import overlap, wording
from communique.matching.words import Speller
from communique.model import (
    STRENGTH,
    Commitment,
    CommitmentReport,
    CommitmentSupport,
    Drawn,
    FollowUp,
    Span,
    Status,
    Term,
    content_id,
)

SAME_COMMITMENT = 0.5
"""Between gold entries of the reference case 15 of 18 true pairs score .65 or more; of the others four exceed .5.
Entries found by the program score lower: at .55 it loses one true pair in thirteen and gains nothing."""
OBJECT_WORDS = 2
LONGEST_ACTION = 1_000
"""Characters of an action that are compared: a text without stops may put the rest of itself into every one."""
MOST_HOLDERS = 80
LIKE_ACTS = frozenset(
    {
        frozenset(pair)
        for pair in (("agree", "pledge"), ("resume", "continue"), ("reaffirm", "continue"), ("expand", "establish"))
    }
)


@dataclass(frozen=True, eq=False)
class Entry:
    """One undertaking in one report: the terms of its target, and the mechanism it concerns."""

    report: CommitmentReport
    target: tuple[str, ...]
    mechanism: str | None
    parties: frozenset[str]
    object: frozenset[str]


def find(case: Case) -> tuple[Commitment, ...]:
    """The commitments of a story; needs its mechanisms."""
    entries = _entries(case)
    scores = {
        (one, other): same_commitment(case, entries[one], entries[other])
        for one, other in candidates([(*entry.target, entry.mechanism or "") for entry in entries], MOST_HOLDERS)
    }
    rulings = case.corrections.on("commitment", [_own_words(entry.report) for entry in entries])
    groups = together(len(entries), scores, SAME_COMMITMENT, rulings=rulings)
    return tuple(
        replace(_commitment(case, [entries[at] for at in found.members]), score=found.score, why=found.why)
        for found in groups
    )


def _own_words(report: CommitmentReport) -> tuple[Span, ...]:
    """The passages that mean this undertaking: of a list that shares its evidence only its own item."""
    return tuple(term.span for term in report.terms if term.label == "item") or report.evidence


def same_commitment(case: Case, one: Entry, other: Entry) -> Score:
    """How much speaks for one undertaking behind two entries."""
    found = overlap(one.target, other.target, case.weights)
    acts = frozenset((one.report.act, other.report.act))
    alike = len(one.object) > 1 and one.object == other.object and one.parties == other.parties
    alone = bool(one.parties and other.parties) and (len(one.parties) == 1) != (len(other.parties) == 1)
    same = one.mechanism is not None and one.mechanism == other.mechanism
    listed = one.report.document == other.report.document and one.report.evidence == other.report.evidence
    return weigh(
        (
            *wording(found),
            Feature("mechanism", float(same), 0.2, "they concern the same mechanism"),
            Feature("object", float(alike), 0.25, "the same parties do it to the same thing"),
            Feature("area", float(one.report.area == other.report.area), 0.15, "in the same area"),
            Feature("act", 1.0 if len(acts) == 1 else 0.5 * (acts in LIKE_ACTS), 0.08, "with a similar act"),
            Feature("other area", float(one.report.area != other.report.area), -0.15, "but in another area"),
            Feature("kind", float(one.report.kind != other.report.kind), -0.15, "but one is a position"),
            Feature("one list", float(listed), -0.6, "but one report lists them side by side"),
            Feature("alone", float(alone), -0.15, "but one party undertakes it alone"),
            Feature("prior", float(one.report.prior != other.report.prior), -0.2, "but one is of an earlier time"),
        )
    )


def _entries(case: Case) -> list[Entry]:
    home = {report.id: mechanism.id for mechanism in case.mechanisms for report in mechanism.reports}
    home |= {mechanism.id: mechanism.id for mechanism in case.mechanisms}
    speller = Speller()
    found = []
    for reading in case.readings:
        for report in (replace(item, document=reading.id) for item in reading.line.commitments):
            action = tuple(word.term for word in speller.words(report.action[:LONGEST_ACTION]) if word.term)
            own = dict.fromkeys(action)
            for term in report.terms:
                own.update(dict.fromkeys(reading.passage(term.span.start, term.span.end).terms))
            mechanism = home.get(report.mechanism or "")
            target = frozenset(action[1 : 1 + OBJECT_WORDS])  # what is done to, right after the verb
            found.append(Entry(report, tuple(own), mechanism, case.expand(report.parties), target))
    return sorted(found, key=lambda entry: (entry.report.document, entry.report.evidence, entry.report.id))


def _commitment(case: Case, entries: Sequence[Entry]) -> Commitment:
    reports = [entry.report for entry in entries]
    strongest = max((report.act for report in reports), key=STRENGTH.index)
    clearest = min(reports, key=lambda report: (report.act != strongest, -len(report.parties), report.id))
    areas = Counter(report.area for report in reports)
    terms: dict[tuple[str, str], Term] = {}
    for report in reports:
        for term in report.terms:
            terms.setdefault((term.label, str(term.value).casefold()), term)
    mechanisms = sorted(entry.mechanism for entry in entries if entry.mechanism)
    deadlines = sorted(report.deadline for report in reports if report.deadline)
    spans = [span for report in reports for span in report.evidence[:1]]
    origins = case.count_origins(spans)
    drawn = sorted({(span.document, origin) for span in spans if (origin := case.origin_of(span)) is not None})
    return Commitment(
        id=content_id("k", *sorted(report.id for report in reports)),
        parties=max((report.parties for report in reports), key=lambda parties: _named_first(case, parties)),
        action=clearest.action,
        area=min(areas, key=lambda area: (-areas[area], area)),
        kind=clearest.kind,
        mechanism=max(mechanisms, key=lambda name: (mechanisms.count(name), name)) if mechanisms else None,
        deadline=deadlines[0] if deadlines else None,
        terms=tuple(terms[key] for key in sorted(terms, key=lambda key: terms[key].span)),
        reports=tuple(reports),
        strength=strongest,
        support=CommitmentSupport(
            origins=origins,
            status=_status(reports, origins),
            drawn=tuple(Drawn(document=document, origin=origin) for document, origin in drawn),
        ),
        follow_up=FollowUp(),
    )


def _named_first(case: Case, parties: Sequence[str]) -> tuple[int, int, Sequence[str]]:
    """What parties count: those with names before "the leaders"."""
    return sum(case.name(party)[:1].isupper() for party in case.expand(parties)), len(parties), parties


def _status(reports: Sequence[CommitmentReport], origins: int) -> Status:
    if len({report.document for report in reports}) < 2:
        return "single-report"
    return "corroborated" if origins > 1 else "one-origin"
