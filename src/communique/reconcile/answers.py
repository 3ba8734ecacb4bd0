"""What does a denial answer? The passage that tells what is denied, in whatever words.

Whoever denies something seldom repeats the words of the other side: "denied a report that they had asked for a naval
base" answers "asked in August for access to the naval base at Cape Sund".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from communique.matching.case import Case
from communique.matching.clauses import said_in
from communique.matching.days import meet
from communique.matching.sides import THAT, Side, side_of
from communique.matching.stands import Stand, Told, disagreement, in_order, shortened
from communique.model import Disagreement

ANSWERED = 0.7
"""Share of the weight of what is denied that has its like in the passage that it answers."""
ALIKE = 0.55
"""Cosine from which a word of one may stand for a word of the other."""
TELLS = re.compile(
    r"\b(?:had|has|have|was|were|is|are|did|does|will|would|could|can|may|might|should|[a-z]{3,}ed|asked|took|made|gave|sent"
    r"|paid|met|held|told|said|sold|bought|fired|shot|broke)\b"
)
"""A verb: who denies somebody a visa, or the charges, says nothing of what is so."""
MOST_HOLDERS = 25
"""Passages that may share a word for it to bring one of them to a denial; the limit that claims have."""
LEAST_WORDS = 3
"""Words that must have their like: "any part in it" may answer anything."""


def find(case: Case) -> tuple[Disagreement, ...]:
    """The denials that answer a passage; none that is told already."""
    told = Told(
        item for item in (*case.undertakings, *case.disagreements, *case.clashes) if item.kind == "contradiction"
    )
    sides = [side_of(case, clause) for reading in case.readings for clause in reading.clauses if clause.terms]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, side in enumerate(sides):
        for term in dict.fromkeys(side.index):
            holders[term].append(at)
    found: list[Disagreement] = []
    for denied in (side for side in sides if side.denial is not None and TELLS.search(side.passage.span.exact)):
        for other in _answered(case, denied, sides, holders):
            stands = [Stand(side.shown.exact, shortened(side.shown.exact), side.shown) for side in (denied, other)]
            topic = f"{shortened(THAT.sub('', denied.passage.span.exact))}: whether it is so"
            why = "in one report somebody denies what the other tells"
            for item in disagreement(case, "contradiction", topic, stands, why):
                if not told.holds(item):
                    told.note(item)
                    claims = {claim for side in (denied, other) for claim in case.claims_of(side.shown)}
                    found.append(replace(item, claims=tuple(sorted(claims))))
    return in_order(found)


def _answered(case: Case, denied: Side, sides: Sequence[Side], holders: Mapping[str, list[int]]) -> Iterable[Side]:
    """Of each other report the passage that tells most of what is denied, if it tells enough of it."""
    best: dict[str, tuple[float, Side]] = {}
    lists = (holders[term] for term in denied.index if len(holders.get(term, ())) <= MOST_HOLDERS)
    for other in (sides[at] for at in sorted({at for found in lists for at in found})):
        document = other.passage.document
        if document == denied.passage.document or other.denial is not None or not _may_answer(denied, other):
            continue
        share = _share(case, denied, other)
        if share >= ANSWERED and share > best.get(document, (0.0, other))[0]:
            best[document] = share, other
    return [side for _, side in best.values()]


def _may_answer(denied: Side, other: Side) -> bool:
    """Whether a passage is of the same people and time, and tells what is so."""
    whole = denied.denial or denied.passage
    apart = bool(other.passage.actors) and other.passage.actors.isdisjoint(whole.actors)
    days_apart = denied.times and other.times and not any(meet(a, b) for *_, a in denied.times for *_, b in other.times)
    return not apart and not days_apart and MAY.search(other.passage.span.exact) is None


MAY = re.compile(r"\b(?:may|might|could|would|if|whether)\b")


def _share(case: Case, denied: Side, other: Side) -> float:
    """The share of what is denied that has its like in another passage; 0 where its most telling word has none."""
    ours, theirs = said_in(case, denied.passage), said_in(case, other.passage)
    tokens = [
        token for token in ours.terms.values() if token.kind in ("word", "name") and token.term not in case.actors
    ]
    if (
        not any(token.kind == "word" for token in tokens)
        or len(tokens) < LEAST_WORDS
        or not theirs.terms
        or any(token.denied for token in theirs.tokens)
    ):
        return 0.0
    rows: list[float] = case.matcher.likeness(ours, theirs).max(axis=1).tolist()
    like = dict(zip(ours.terms, rows, strict=True))
    rarest = max((token for token in tokens if token.kind == "word"), key=lambda token: (token.weight, token.term))
    if like[rarest.term] < ALIKE or sum(like[token.term] >= ALIKE for token in tokens) < LEAST_WORDS:
        return 0.0
    return sum(token.weight * like[token.term] for token in tokens) / sum(token.weight for token in tokens)
