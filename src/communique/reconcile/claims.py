"""Which propositions do the reports carry, and on how many independent origins do they rest?

Claims are seeded by what is already known to be one thing (a commitment, an utterance, an event) and
by clauses of different reports that say the same in similar words. What meets in two reports is
one claim. An undertaking, or a quotation, that one report alone carries is a claim too.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from msgspec.structs import replace

from communique.matching.case import Case
from communique.matching.clauses import compare_clauses
from communique.matching.groups import group, strongest
from communique.matching.overlaps import Overlaps
from communique.matching.passages import Passage
from communique.model import Claim, CommitmentReport, Extent, Span, Status, Support, content_id

SAME_CLAIM = 0.52
"""On the reference case 20 of the 28 pairs of clauses above it carry one gold claim, and four of the next seven."""
SURE_CLAIM = 0.69
"""Below it clauses are alike but need not say the same, so the second is partial support and corroborates
nothing: of the 16 groups of clauses above it in the reference case 15 say one thing, of the 11 below it 4."""
FRAME = re.compile(r"(?:according to|as reported by|citing)\b", re.I)
"""A clause that only says where the rest is from."""
TIED = re.compile(r"(?:and|but|while|which|who|that|as well as|as|also|or)\b[ ,]+(?:also )?", re.I)
"""Words that begin a piece of a sentence."""
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
    score: float = 1.0

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
        _from_clauses(case),
    )
    kept: list[Draft] = []
    index: Overlaps[int] = Overlaps()
    for draft in (draft for drafts in seeds for draft in drafts if len(draft.documents) > 1):
        said = [] if draft.seed in ("person", "commitment") else _said(draft, index)
        if said:
            _join(draft, said[0], kept, index)
        else:
            _keep(draft, kept, index)
    for draft in (draft for drafts in seeds for draft in drafts if len(draft.documents) == 1):
        if not _met(draft, index):
            _keep(draft, kept, index)
    distinct = {claim.id: claim for claim in (_claim(case, draft) for draft in _parted(case, kept))}
    return tuple(sorted(distinct.values(), key=lambda claim: (claim.support[0].span, claim.id)))


def _keep(draft: Draft, kept: list[Draft], index: Overlaps[int]) -> None:
    for passage in draft.passages:
        index.add(passage.document, passage.start, passage.end, len(kept))
    kept.append(draft)


def _said(draft: Draft, index: Overlaps[int]) -> list[int]:
    """The drafts kept so far that say what a draft says: it meets them in two reports; the one met in most first."""
    same = [
        (-len(found), other)
        for other, found in _met(draft, index).items()
        if len(found) > 1 and (draft.seed != "clause" or max(found.values()) >= NOT_A_PART)
    ]
    return [other for _, other in sorted(same)]


def _join(draft: Draft, other: int, kept: list[Draft], index: Overlaps[int]) -> None:
    """Give a kept draft the passages of a draft that says the same, from reports in which it has none yet."""
    known = kept[other]
    new = tuple(
        passage
        for passage in draft.passages
        if passage.document not in known.documents and not _met(dataclasses.replace(draft, passages=(passage,)), index)
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
    found = []
    for commitment in case.commitments:
        passages = [_undertaken(case, report, listed) for report in commitment.reports]
        found.append(Draft(_distinct(passages), "commitment", "they report one undertaking"))
    return found


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
    clauses = [clause for reading in case.readings for clause in reading.clauses if not FRAME.match(clause.span.exact)]
    reasons = compare_clauses(case, clauses, SAME_CLAIM)
    scores = {pair: score.value for pair, score in reasons.items()}
    found = []
    groups = group(len(clauses), scores, SAME_CLAIM, lambda one, other: _apart(clauses, one, other))
    best_of = strongest(groups, scores)
    for members in groups:
        best = best_of.get(members[0])
        if best is None:
            continue
        found.append(
            (scores[best], Draft(tuple(clauses[at] for at in members), "clause", reasons[best].words, scores[best]))
        )
    found.sort(key=lambda item: -item[0])
    return [draft for _, draft in found]


def _apart(clauses: Sequence[Passage], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two groups stand in different reports: what a report says twice, it says in two claims or in one."""
    return {clauses[at].document for at in one}.isdisjoint(clauses[at].document for at in other)


# --- the claim


def _claim(case: Case, draft: Draft) -> Claim:
    spans = [passage.span for passage in draft.passages]
    core = _core(draft.passages)
    best = _best(case, draft)
    sure = draft.score >= SURE_CLAIM
    support = tuple(
        _support(case, passage, core, certain=sure or passage.document == best.document) for passage in draft.passages
    )
    origins = case.count_origins([item.span for item in support if item.extent == "full"] or [best.span])
    return Claim(
        id=content_id("c", draft.seed, *spans),
        proposition=_proposition(best),
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
    core = _core(draft.passages)

    def rank(passage: Passage) -> tuple[float, int, int, int, str, int]:
        held = case.weights.total(core & set(passage.terms))
        quoted = bool(passage.reading.quotes_over(passage.start + 1, passage.start + 2))
        tied = int(TIED.match(passage.span.exact) is not None) + int(_is_piece(passage))
        return (-round(held, 3), tied, int(quoted), abs(len(passage.span.exact) - 120), passage.document, passage.start)

    return min(draft.passages, key=rank)


def _is_piece(passage: Passage) -> bool:
    """Whether it begins inside a sentence: its first letter is small, and no mark opens before it."""
    first = passage.span.exact.lstrip()[:1]
    return first.islower()


def _proposition(best: Passage) -> str:
    """The words of the best passage as a sentence, without what ties it to the one before."""
    text = _unmarked(" ".join(best.span.exact.split()))
    tie = TIED.match(text)
    text = text[tie.end() :] if tie is not None and tie.end() < len(text) else text
    return text[:1].upper() + text[1:LONGEST_ALONE]


PAIRS = {"“": "”", "‘": "’", '"': '"'}
AROUND = " ,;:—–"


def _unmarked(text: str) -> str:
    """The text without marks around it or hanging open; marks that open and close inside it stay."""
    text = text.strip(AROUND + "'")
    for opening, closing in PAIRS.items():
        if opening == closing:
            odd = text.count(opening) % 2 == 1
            if odd or (text[:1] == text[-1:] == opening and text.count(opening) == 2):
                text = text.strip(AROUND + opening)
        elif text.startswith(opening) and text.find(closing) in (-1, len(text) - 1):
            text = text[1:].removesuffix(closing)
        elif closing != "’" and text.count(opening) != text.count(closing):
            stray = closing if text.count(closing) > text.count(opening) else opening
            text = text.replace(stray, "", 1)
        text = text.strip(AROUND)
    return text


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
    found = (*case.undertakings, *case.arrangements, *case.disagreements, *case.clashes)
    disputed = {claim for item in found if item.kind in DISPUTING and not item.resolved_by for claim in item.claims}
    return tuple(replace(claim, status="disputed") if claim.id in disputed else claim for claim in case.claims)
