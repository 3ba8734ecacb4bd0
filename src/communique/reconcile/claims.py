"""Which propositions do the reports carry, and on how many independent origins do they rest?

Claims are seeded by what is already known to be one thing (a commitment, an utterance, an event) and
by clauses of different reports that say the same in similar words. What meets in two reports is
one claim. An undertaking, or a quotation, that one report alone carries is a claim too.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from msgspec.structs import replace

from communique.matching.case import Case
from communique.matching.clauses import same_clauses
from communique.matching.counts import HEADS, counted_together
from communique.matching.encounters import earlier_meetings
from communique.matching.occasions import shared_occasions
from communique.matching.overlaps import Overlaps
from communique.matching.passages import Passage
from communique.matching.propositions import begins_tied, capitalised, is_piece, proposition
from communique.model import Claim, CommitmentReport, Extent, Span, Status, Support, content_id

FULL = 0.5
"""Part of a claim's shared words that a passage must hold to carry it fully."""
FEWEST_TOLD = 6
"""Words that can tell something of an event."""
SHARED_ONLY = frozenset({"count", "encounter"})
"""Seeds that are a claim only where two reports carry it; each of their passages says all of it."""
LENGTH = 120
"""Characters that say a claim best; what is counted is said best in the fewest."""


@dataclass(frozen=True)
class Draft:
    """A claim on its way: its passages, what seeded it, why they are one and how surely.

    `sure` holds the passages of which it is certain that they say the whole claim; None is all of them. `wording` says
    in words of its own what the passages share with other claims.
    """

    passages: tuple[Passage, ...]
    seed: str
    why: str | None
    score: float | None = None
    sure: frozenset[Passage] | None = None
    wording: str | None = None

    def is_sure_of(self, passage: Passage) -> bool:
        """Whether it is certain that a passage says the whole claim."""
        return self.sure is None or passage in self.sure

    @property
    def documents(self) -> set[str]:
        """The reports that carry it."""
        return {passage.document for passage in self.passages}


def find(case: Case) -> tuple[Claim, ...]:
    """The claims of a story."""
    seeds = (
        _from_persons(case),
        _from_commitments(case),
        _from_quotations(case),
        _from_events(case),
        _from_occasions(case),
        _from_counts(case),
        _from_encounters(case),
        _from_clauses(case),
    )
    kept: list[Draft] = []
    index: Overlaps[int] = Overlaps()
    drafts = [part for drafts in seeds for draft in drafts for part in _of_one_mind(case, draft)]
    for draft in (draft for draft in drafts if len(draft.documents) > 1):
        said = [] if draft.seed in ("person", "commitment") else _said(draft, kept, index)
        if said:
            _join(draft, said[0], kept, index)
        else:
            _keep(draft, kept, index)
    for draft in (draft for draft in drafts if len(draft.documents) == 1):
        if draft.seed not in SHARED_ONLY and not _only_names(draft) and not _met(draft, index):
            _keep(draft, kept, index)
    distinct = {claim.id: claim for claim in (_claim(case, draft) for draft in _parted(case, kept))}
    return tuple(sorted(distinct.values(), key=lambda claim: (claim.support[0].span, claim.id)))


def _of_one_mind(case: Case, draft: Draft) -> list[Draft]:
    """A draft, parted where one report has somebody deny, or not say, what another has as so.

    What a person declared one is one.
    """
    vouched = tuple(passage for passage in draft.passages if case.is_vouched(passage.span))
    if draft.seed == "person" or len(vouched) in (0, len(draft.passages)):
        return [draft]
    others = tuple(passage for passage in draft.passages if passage not in vouched)
    return [dataclasses.replace(draft, passages=part) for part in (vouched, others)]


def _only_names(draft: Draft) -> bool:
    """Whether an event is named and nothing is told of it: "Saturday's interview"; the timeline has it."""
    return draft.seed == "event" and all(len(passage.words) < FEWEST_TOLD for passage in draft.passages)


def _keep(draft: Draft, kept: list[Draft], index: Overlaps[int]) -> None:
    for passage in draft.passages:
        index.add(passage.document, passage.start, passage.end, len(kept))
    kept.append(draft)


def _said(draft: Draft, kept: Sequence[Draft], index: Overlaps[int]) -> list[int]:
    """The drafts kept so far that say what a draft says: it meets them in two reports; the one met in most first."""
    same = [
        (-len(found), other)
        for other, found in _met(draft, index).items()
        if len(found) > 1 and (draft.seed != "clause" or _is_whole(draft, kept[other], found))
    ]
    return [other for _, other in sorted(same)]


def _is_whole(draft: Draft, known: Draft, found: Mapping[str, float]) -> bool:
    """Whether clauses say what is claimed already, and no separate part of it.

    They are a part if they are short beside it in every report, or if a report that carries both says them elsewhere.
    """
    elsewhere = (draft.documents & known.documents) - found.keys()
    return max(found.values()) >= NOT_A_PART and not elsewhere


def _join(draft: Draft, other: int, kept: list[Draft], index: Overlaps[int]) -> None:
    """Give a kept draft the passages of a draft that says the same, from reports in which it has none yet."""
    known = kept[other]
    new = tuple(
        passage
        for passage in draft.passages
        if draft.is_sure_of(passage)
        and passage.document not in known.documents
        and not _met(dataclasses.replace(draft, passages=(passage,)), index)
    )
    for passage in new:
        index.add(passage.document, passage.start, passage.end, other)
    kept[other] = dataclasses.replace(known, passages=_distinct((*known.passages, *new)))


NOT_A_PART = 0.5
"""Share of the longer passage above which a clause is no separate part of what is claimed already."""


def _met(draft: Draft, index: Overlaps[int]) -> dict[int, dict[str, float]]:
    """The drafts kept so far that a draft meets: for each the reports in which it does.

    With each report goes the part of the longer passage that the two share there.
    Two passages meet if they share half of the shorter one; drafts that meet in two reports are one claim.
    """
    met: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for passage in draft.passages:
        size = passage.end - passage.start
        for start, end, other in index.over(passage.document, passage.start, passage.end):
            inside = min(passage.end, end) - max(passage.start, start)
            if inside * 2 >= min(size, end - start):
                share = inside / max(size, end - start)
                met[other][passage.document] = max(share, met[other].get(passage.document, 0.0))
    return met


# --- seeds


def _from_persons(case: Case) -> list[Draft]:
    """What persons declared one."""
    return [
        Draft(
            _distinct(case.reading(span).passage(*span.range) for span in spans),
            "person",
            "a person judged them the same",
        )
        for spans in case.corrections.united("claim", case.by_id)
    ]


def _parted(case: Case, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, taken apart where persons declared two of their passages two claims."""
    return [
        dataclasses.replace(draft, passages=tuple(draft.passages[at] for at in part))
        for draft in drafts
        for part in case.corrections.parted("claim", [passage.span for passage in draft.passages])
    ]


def _from_commitments(case: Case) -> list[Draft]:
    evidence = Counter(report.evidence for commitment in case.commitments for report in commitment.reports)
    listed = frozenset(spans for spans, number in evidence.items() if number > 1)
    items: defaultdict[tuple[Span, ...], set[Span]] = defaultdict(set)
    for report in (report for commitment in case.commitments for report in commitment.reports):
        items[report.evidence].update(term.span for term in report.terms if term.label == "item")
    found = []
    for commitment in case.commitments:
        passages = [_undertaken(case, report, listed) for report in commitment.reports]
        held = zip(commitment.reports, passages, strict=True)
        crowded = any(_holds_more(passage, items[report.evidence]) for report, passage in held)
        wording, why = commitment.action if crowded else None, "they report one undertaking"
        found.append(Draft(_distinct(passages), "commitment", why, commitment.score, wording=wording))
    return found


def _holds_more(passage: Passage, items: Set[Span]) -> bool:
    """Whether a passage has several items of a list, so that it says more than each of them."""
    return sum(passage.start <= item.start and item.end <= passage.end for item in items) > 1


def _undertaken(case: Case, report: CommitmentReport, listed: Set[tuple[Span, ...]]) -> Passage:
    """The part of the evidence that says this undertaking: up to its own item, where several share the evidence."""
    reading = case.by_id[report.document]
    evidence = report.evidence[0]
    action = " ".join(report.action.casefold().split())
    items = [
        term.span
        for term in report.terms
        if evidence.start <= term.span.start
        and term.span.end <= evidence.end
        and " ".join(term.span.exact.casefold().split()) in action
    ]
    clause = reading.clause_at(items[0].start) if items and report.evidence in listed else None
    if clause is None or clause.end < items[0].end:
        return reading.passage(evidence.start, evidence.end)
    return reading.passage(max(clause.start, evidence.start), items[0].end)


def _from_quotations(case: Case) -> list[Draft]:
    return [
        Draft(
            _distinct(case.reading(item.span).passage(item.span.start, item.span.end) for item in quotation.renditions),
            "quotation",
            f"they print one utterance of {case.name(quotation.speaker)}",
            quotation.score,
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
        found.append(Draft(_distinct(passages), "event", "they tell of one event", event.score))
    return found


def _from_occasions(case: Case) -> list[Draft]:
    why = "they name one appearance of the same people"
    return [Draft(_distinct(passages), "occasion", why) for passages in shared_occasions(case)]


def _from_counts(case: Case) -> list[Draft]:
    found: defaultdict[tuple[str, str, str, frozenset[str]], list[Passage]] = defaultdict(list)
    for head, members in counted_together(case):
        persons = frozenset.intersection(*(count.persons for count in members))
        for count in members:
            found[head, count.ordinal, count.bounds, persons].append(count.whole)
    return [
        Draft(_distinct(passages), "count", f"they count one {HEADS[head]} of the same people the {ordinal}")
        for (head, ordinal, _, _), passages in found.items()
    ]


def _from_encounters(case: Case) -> list[Draft]:
    return [
        Draft(
            _distinct(passages), "encounter", f"they tell that {' and '.join(sorted(map(case.name, pair)))} met before"
        )
        for pair, passages in earlier_meetings(case)
    ]


def _distinct(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages in order, without those inside others."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda item: (item.document, item.start, -item.end)):
        if not kept or kept[-1].document != passage.document or passage.end > kept[-1].end:
            kept.append(passage)
    return tuple(kept)


def _from_clauses(case: Case) -> list[Draft]:
    return [Draft(same.members, "clause", same.score.words, same.score.value, same.sure) for same in same_clauses(case)]


# --- the claim


def _claim(case: Case, draft: Draft) -> Claim:
    spans = [passage.span for passage in draft.passages]
    core = _core(draft.passages)
    best = _best(case, draft)
    support = tuple(
        _support(
            case,
            passage,
            frozenset() if draft.seed in SHARED_ONLY else core,
            certain=draft.is_sure_of(passage) or passage.document == best.document,
        )
        for passage in draft.passages
    )
    origins = case.count_origins([item.span for item in support if item.extent == "full"] or [best.span])
    return Claim(
        id=content_id("c", draft.seed, *spans),
        proposition=capitalised(draft.wording) if draft.wording else proposition(case, best),
        support=support,
        origins=origins,
        status=_status(draft, origins),
        score=None if draft.score is None else round(min(draft.score, 1.0), 3),
        why=draft.why,
    )


def _core(passages: Sequence[Passage]) -> frozenset[str]:
    """The terms that passages of two reports share: what the claim is about."""
    held: dict[str, set[str]] = {}
    for passage in passages:
        for term in passage.terms:
            held.setdefault(term, set()).add(passage.document)
    return frozenset(term for term, documents in held.items() if len(documents) > 1)


def _support(case: Case, passage: Passage, core: frozenset[str], *, certain: bool) -> Support:
    span = passage.span
    attribution = case.attribution_of(span)
    weights = case.weights
    held = weights.total(core & set(passage.terms)) >= FULL * weights.total(core)
    extent: Extent = "full" if certain and (held or not core) else "partial"
    return Support(
        span=span,
        document=span.document,
        attribution=attribution.id if attribution else None,
        extent=extent,
        origin=case.origin_of(span),
    )


def _best(case: Case, draft: Draft) -> Passage:
    """The passage that says it best: in the outlet's own words, with actors, a sentence rather than a piece of one."""
    core = _core(draft.passages) if draft.seed != "count" else frozenset()

    def rank(passage: Passage) -> tuple[float, int, int, int, str, int]:
        held = case.weights.total(core & set(passage.terms))
        quoted = bool(passage.reading.quotes_over(passage.start + 1, passage.start + 2))
        tied = int(begins_tied(passage)) + int(is_piece(passage))
        wanted = LENGTH if draft.seed != "count" else 0
        far = abs(len(passage.span.exact) - wanted)
        return (-round(held, 3), tied, int(quoted), far, passage.document, passage.start)

    return min(draft.passages, key=rank)


def _status(draft: Draft, origins: int) -> Status:
    if len(draft.documents) < 2:
        return "single-report"
    return "corroborated" if origins > 1 else "one-origin"


DISPUTING = frozenset({"contradiction", "status"})
"""Kinds of disagreement that cannot both hold; the others are differences of telling."""


def dispute(case: Case) -> tuple[Claim, ...]:
    """The claims, with those marked on which reports contradict one another; needs the disagreements.

    By what name or title somebody goes disputes nothing of what is told of them.
    """
    found = (*case.undertakings, *case.arrangements, *case.disagreements, *case.clashes, *case.amounts, *case.answers)
    disputed = {claim for item in found if item.kind in DISPUTING and not item.resolved_by for claim in item.claims}
    return tuple(replace(claim, status="disputed") if claim.id in disputed else claim for claim in case.claims)
