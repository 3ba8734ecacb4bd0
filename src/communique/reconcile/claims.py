"""Which propositions do the reports carry, and on how many independent origins do they rest?

Claims are seeded by what is already known to be one thing (a commitment, an utterance, an event) and
by clauses of different reports that say the same in similar words. What meets in two reports is
one claim. An undertaking, or a quotation, that one report alone carries is a claim too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.matching.case import Case
from communique.matching.days import meet
from communique.matching.features import Feature, Score, weigh
from communique.matching.groups import candidates, group
from communique.matching.passages import Passage
from communique.matching.weights import overlap, wording
from communique.model import Claim, Extent, Span, Status, Support, content_id

SAME_CLAIM = 0.45
"""Clauses above it carry one gold claim in four of five cases of the reference case."""
LEAST_WEIGHT = 7.0
"""Weight of the shared words; below it clauses share only what every report of a meeting says."""
LEAST_SPOKEN = 4.0
"""The same without names: two clauses about the same people may still say different things."""
LEAST_WORDS = 2
MOST_HOLDERS = 25
FULL = 0.5
"""Part of a claim's shared words that a passage must hold to carry it fully."""
LONGEST_ALONE = 400
"""Characters of a passage that stands as a claim by itself."""


@dataclass(frozen=True)
class Draft:
    """A claim on its way: its passages, what seeded it, and why they are one."""

    passages: tuple[Passage, ...]
    seed: str
    why: str | None
    text: str | None = None

    @property
    def documents(self) -> set[str]:
        """The reports that carry it."""
        return {passage.document for passage in self.passages}


def find(case: Case) -> tuple[Claim, ...]:
    """The claims of a story."""
    shared: list[Draft] = []
    seeds = (_from_commitments(case), _from_quotations(case), _from_events(case), _from_clauses(case))
    for drafts in seeds:
        for draft in drafts:
            if len(draft.documents) > 1 and not any(_same(draft, other) for other in shared):
                shared.append(draft)
    alone = [
        draft
        for drafts in seeds[:3]
        for draft in drafts
        if len(draft.documents) == 1 and not any(_touches(draft, other) for other in shared)
    ]
    distinct: dict[str, Claim] = {}
    for draft in [*shared, *_once(alone)]:
        claim = _claim(case, draft)
        distinct.setdefault(claim.id, claim)
    return tuple(sorted(distinct.values(), key=lambda claim: (claim.support[0].span, claim.id)))


def _same(one: Draft, other: Draft) -> bool:
    """Whether two drafts meet in two reports: then they are one claim."""
    met = {passage.document for passage in one.passages if any(_meet(passage, against) for against in other.passages)}
    return len(met) > 1


def _touches(one: Draft, other: Draft) -> bool:
    return any(_meet(passage, against) for passage in one.passages for against in other.passages)


def _meet(one: Passage, other: Passage) -> bool:
    """Whether two passages of a report overlap by half of the shorter one."""
    if one.document != other.document:
        return False
    inside = min(one.end, other.end) - max(one.start, other.start)
    return inside * 2 >= min(one.end - one.start, other.end - other.start)


def _once(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts of single reports without those on the same passage."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(_touches(draft, other) for other in kept):
            kept.append(draft)
    return kept


# --- seeds


def _from_commitments(case: Case) -> list[Draft]:
    found = []
    for commitment in case.commitments:
        passages = []
        for report in commitment.reports:
            reading = case.by_id[report.document]
            spans = report.evidence
            passages += [reading.passage(span.start, span.end) for span in spans[:1]]
        found.append(Draft(_distinct(passages), "commitment", "they report one undertaking", commitment.action))
    return found


def _from_quotations(case: Case) -> list[Draft]:
    return [
        Draft(
            _distinct(case.reading(item.span).passage(item.span.start, item.span.end) for item in quotation.renditions),
            "quotation",
            f"they print one utterance of {case.name(quotation.speaker)}",
        )
        for quotation in case.quotations
    ]


def _from_events(case: Case) -> list[Draft]:
    found = []
    for event in case.events:
        passages = [
            case.by_id[report.document].passage(span.start, span.end)
            for report in event.reports
            for span in report.evidence[:1]
        ]
        found.append(Draft(_distinct(passages), "event", "they tell of one event"))
    return found


def _distinct(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages in order, without those inside others."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda item: (item.document, item.start, -item.end)):
        if not kept or kept[-1].document != passage.document or passage.end > kept[-1].end:
            kept.append(passage)
    return tuple(kept)


def _from_clauses(case: Case) -> list[Draft]:
    """Clauses of different reports that say the same."""
    clauses = [clause for reading in case.readings for clause in reading.clauses if clause.terms]
    scores: dict[tuple[int, int], float] = {}
    reasons: dict[tuple[int, int], Score] = {}
    for one, other in candidates([clause.tokens for clause in clauses], MOST_HOLDERS):
        left, right = clauses[one], clauses[other]
        if left.document == right.document:
            continue
        score = same_claim(case, left, right)
        if score.value >= SAME_CLAIM:
            scores[one, other], reasons[one, other] = score.value, score
    found = []
    for members in group(len(clauses), scores, SAME_CLAIM):
        pairs = [pair for pair in scores if pair[0] in members and pair[1] in members]
        if not pairs:
            continue
        best = max(pairs, key=lambda pair: (scores[pair], (-pair[0], -pair[1])))
        found.append((scores[best], Draft(tuple(clauses[at] for at in members), "clause", reasons[best].words)))
    found.sort(key=lambda item: -item[0])
    return [draft for _, draft in found]


def same_claim(case: Case, one: Passage, other: Passage) -> Score:
    """How much speaks for one proposition behind two clauses."""
    found = overlap(one.terms, other.terms, case.weights)
    named = overlap(one.names, other.names, case.weights)
    if len(found.shared) < LEAST_WORDS or found.weight < LEAST_SPOKEN:
        return weigh(())
    if found.weight + named.weight / 2 < LEAST_WEIGHT:
        return weigh(())
    dated = meet(case.date_at(one.span), case.date_at(other.span))
    return weigh(
        (
            *wording(found),
            Feature("actors", named.of_both, 0.2, "they name the same actors"),
            Feature("date", float(dated is True), 0.1, "of the same days"),
            Feature("other date", float(dated is False), -0.3, "but of other days"),
            Feature("weight", min((found.weight + named.weight / 2) / 20, 1.0), 0.25, ""),
        )
    )


# --- the claim


def _claim(case: Case, draft: Draft) -> Claim:
    spans = [passage.span for passage in draft.passages]
    core = _core(draft.passages)
    support = tuple(_support(case, passage, span, core) for passage, span in zip(draft.passages, spans, strict=True))
    origins = case.count_origins(spans)
    return Claim(
        id=content_id("c", draft.seed, *spans),
        proposition=_proposition(case, draft),
        support=support,
        origins=origins,
        status=_status(draft, origins),
        why=draft.why,
    )


def _core(passages: Sequence[Passage]) -> frozenset[str]:
    """The terms that passages of two reports share: what the claim is about."""
    held: dict[str, set[str]] = {}
    for passage in passages:
        for term in passage.terms:
            held.setdefault(term, set()).add(passage.document)
    return frozenset(term for term, documents in held.items() if len(documents) > 1)


def _support(case: Case, passage: Passage, span: Span, core: frozenset[str]) -> Support:
    attribution = case.attribution_of(span)
    weights = case.weights
    held = weights.total(core & set(passage.terms)) >= FULL * weights.total(core)
    extent: Extent = "full" if held or not core else "partial"
    return Support(
        span=span,
        document=span.document,
        attribution=attribution.id if attribution else None,
        extent=extent,
        origin=case.origin_of(span),
    )


def _proposition(case: Case, draft: Draft) -> str:
    """The passage that says it best: in the outlet's own words, with actors, not long."""
    core = _core(draft.passages)

    def rank(passage: Passage) -> tuple[float, int, int, str, int]:
        held = case.weights.total(core & set(passage.terms))
        quoted = any(start <= passage.start + 1 < end for start, end in passage.reading.quoted)
        return (-round(held, 3), int(quoted), abs(len(passage.span.exact) - 120), passage.document, passage.start)

    best = min(draft.passages, key=rank)
    text = " ".join(best.span.exact.split()).strip(" ,;:—–\"“”'’")
    return text[:1].upper() + text[1:LONGEST_ALONE]


def _status(draft: Draft, origins: int) -> Status:
    if len(draft.documents) < 2:
        return "single-report"
    return "corroborated" if origins > 1 else "one-origin"
