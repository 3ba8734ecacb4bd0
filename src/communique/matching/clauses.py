"""Clauses of different reports that say the same: by what they tell in common, and by how far they stand out in it.

In one story every clause is about the same few things, so no amount of likeness alone tells that two say the same. What
does is that nothing else in either report is as near: two reports of one event tell much of it once each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from communique.matching.case import Case
from communique.matching.corrections import Pair
from communique.matching.features import Feature, Score, weigh
from communique.matching.groups import candidates, group, strongest
from communique.matching.passages import Passage
from communique.matching.statements import ORDINALS, Statement, statement_of
from communique.matching.told import Common, Pairing, Told, Weighed, common, tell, weighed
from communique.matching.weights import weights_of

SAME_CLAIM = 0.48
"""Of the pairs of clauses above it, all 15 of the reference case and all but one of our own stories carry one claim; of
those down to .40, one of 7 and four of 5 do (`docs/measurements.md`)."""
SURE_CLAIM = 0.55
"""Below it clauses are alike but need not say the same, so they are partial support and corroborate nothing."""
FRAME = re.compile(r"(?:according to|as reported by|citing)\b", re.I)
"""A clause that only says where the rest is from."""
STAMP = re.compile(
    r"\W*(?:first |last )?(?:published|updated|posted|issued)\b[^a-z]{0,4}(?:on |at )?[^a-z]{0,12}\d", re.I
)
"""A line that says when the report came out."""
POINTING = re.compile(r"\b(?:th(?:is|at|ese|ose)|such|the same) [\w-]+\W*$", re.I)
"""The end of a clause that only points at what was said before: "echoed this sentiment"."""
MOST_POINTING = 3
MOST_HOLDERS = 25
LEAST_SHARED = 0.5
"""Weight of what two clauses have word for word; below it they are not looked at."""
TELLING = 1.75
"""The power to which weights are raised: what every tenth clause has tells next to nothing of any of them."""
MUCH = 4.0
"""Weight of what two clauses tell in common that leaves little doubt."""
RIVALS = 0.2
"""How far ahead of the next nearest, or behind it, a pair counts at most."""
MOST_LISTED = 6
MEETING = "meet"
"""The term of all words for a meeting: with a day it says on which occasion, and not what happened."""


class Alike(NamedTuple):
    """Clauses of different reports that say the same, of which it is `sure`, and the score of the nearest two."""

    members: tuple[Passage, ...]
    sure: frozenset[Passage]
    score: Score


def same_clauses(case: Case) -> list[Alike]:
    """The clauses of the reports that say the same, the surest first."""
    clauses = [clause for reading in case.readings for clause in reading.clauses if stands_alone(clause)]
    reasons = compare_clauses(case, clauses)
    scores = {pair: score.value for pair, score in reasons.items() if score.value > 0}

    def joins(one: Sequence[int], other: Sequence[int]) -> bool:
        return _apart(clauses, one, other) and _half_alike(scores, one, other)

    groups = group(len(clauses), scores, SAME_CLAIM, joins, bridge=0.0)
    best_of = strongest(groups, scores)
    home = {at: members[0] for members in groups for at in members}
    near = [pair for pair in scores if scores[pair] >= SURE_CLAIM and home[pair[0]] == home[pair[1]]]
    sure = {
        at
        for one, other in near
        if not _of_others(case, clauses[one], clauses[other])
        if not denied_by_one(said_in(case, clauses[one]), said_in(case, clauses[other]))
        if _meant(case, clauses[one], clauses[other]) >= LEAST_MEANT
        for at in (one, other)
    }
    found = sorted((-scores[best_of[members[0]]], members) for members in groups if len(members) > 1)
    return [
        Alike(
            tuple(clauses[at] for at in members),
            frozenset(clauses[at] for at in members if at in sure),
            reasons[best_of[members[0]]],
        )
        for _, members in found
    ]


def stands_alone(clause: Passage) -> bool:
    """Whether a clause is compared: no mere credit, and no title, which only says in short what the report says."""
    title = clause.reading.line.document.title
    titled = title is not None and title.start <= clause.start < title.end
    telling = {word.term for word in clause.words if word.term and not word.term.isdigit()}  # a date alone says nothing
    points = POINTING.search(clause.span.exact) is not None and len(telling) <= MOST_POINTING
    stamped = STAMP.match(clause.span.exact) is not None
    return bool(telling) and not titled and not points and not stamped and not FRAME.match(clause.span.exact)


def _apart(clauses: Sequence[Passage], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two groups stand in different reports: what a report says twice, it says in two claims or in one."""
    return {clauses[at].document for at in one}.isdisjoint(clauses[at].document for at in other)


def _of_others(case: Case, one: Passage, other: Passage) -> bool:
    """Whether two clauses name different people: what each of two said or did is seldom one thing, however alike."""
    ours, theirs = case.persons(one.actors), case.persons(other.actors)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def denied_by_one(one: Statement, other: Statement) -> bool:
    """Whether the first thing that one of two passages denies is what the other says, which denies nothing.

    "No X for years" is "the first X".
    """
    left, right = ([token for token in side.tokens if token.denied] for side in (one, other))
    if bool(left) == bool(right):
        return False
    told = other.terms if left else one.terms
    return (left or right)[0].term in told and "first" not in told


def _in_other_company(case: Case, one: Passage, other: Passage) -> bool:
    """Whether the sentences of two clauses each name somebody whom the other does not: one was there with others."""
    held = [clause.reading.sentence_at(clause.start) or clause for clause in (one, other)]
    ours, theirs = (case.persons(sentence.actors) for sentence in held)
    return not ours <= theirs and not theirs <= ours


def _half_alike(scores: Mapping[Pair, float], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether half of the pairs between two groups are alike.

    Not all need be: of three clauses two may share with the third alone, which says long what they say short.
    """
    alike = sum(scores.get((min(a, b), max(a, b)), 0.0) >= SAME_CLAIM for a in one for b in other)
    return 2 * alike >= len(one) * len(other)


def compare_clauses(case: Case, clauses: Sequence[Passage]) -> dict[Pair, Score]:
    """The scores of pairs of clauses of different reports, by their places.

    Only those are there that have something in common besides names and small numbers: that two name a place, or three
    of something, says nothing of it.
    """
    told = [tell(case, clause) for clause in clauses]
    weights = weights_of(told).raised(TELLING)
    ready = [weighed(parts, weights, case.matcher.vectors) for parts in told]
    found: dict[Pair, Common] = {}
    for one, other in candidates(told, MOST_HOLDERS):
        left, right = ready[one], ready[other]
        if clauses[one].document == clauses[other].document:
            continue
        if _counted_otherwise(left.parts, right.parts):
            continue
        if sum(left.weights[key] for key in left.shared(right)) < LEAST_SHARED:
            continue
        shared = common(left, right)
        telling = [pair for pair in shared.pairs if _says_something(case, left, right, pair)]
        occasion = all(left.parts[pair.one].kind == "day" or pair.one == MEETING for pair in telling)
        if telling and not (occasion and _in_other_company(case, clauses[one], clauses[other])):
            found[one, other] = shared
    ahead = _ahead({pair: weigh(_grounds(shared, "")).value for pair, shared in found.items()}, clauses)
    scores = {}
    for (one, other), shared in found.items():
        lead = _standing_out(ahead[one, other])
        score = weigh((*_grounds(shared, ""), lead))
        if score.value >= SAME_CLAIM:  # words cost more than figures, and nobody reads those of the others
            score = weigh((*_grounds(shared, _in_words(ready[one], ready[other], shared)), lead))
        scores[one, other] = score
    return scores


def _counted_otherwise(one: Told, other: Told) -> bool:
    """Whether one clause tells of the first of something and the other of the second: they count differently."""
    ours, theirs = ({part.plain for part in parts.values()} & ORDINALS for parts in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _meant(case: Case, one: Passage, other: Passage) -> float:
    """How far two clauses mean the same by the words of English; who is named in them is compared elsewhere."""
    score = case.matcher.score(said_in(case, one), said_in(case, other))
    return score.value - sum(item.value * item.weight for item in score.features if item.name == "names")


LEAST_MEANT = 0.35
"""Score of the matcher below which clauses corroborate nothing: they stand out in two reports, and may be on one
subject, without saying the same. Nearly all true pairs of five stories by another hand reach it, and two in five of
the false ones."""


def said_in(case: Case, passage: Passage) -> Statement:
    """What a passage says, to be compared by the words of English: its actors by who they are."""
    known = case.statements.get(passage.span)
    if known is None:
        known = case.statements[passage.span] = _read(case, passage)
    return known


def _read(case: Case, passage: Passage) -> Statement:
    reading = passage.reading
    words = [word for at, word in enumerate(passage.words, passage.first) if at not in reading.named]
    actors = {actor: case.name(actor) for actor in passage.actors}
    return statement_of(reading.text, words, case.matcher.vectors, actors)


def _says_something(case: Case, one: Weighed, other: Weighed, pair: Pairing) -> bool:
    parts = one.parts[pair.one], other.parts[pair.other]
    return pair.one not in case.proper and any(part.says_something for part in parts)


def _grounds(shared: Common, words: str) -> tuple[Feature, ...]:
    """What speaks for one proposition behind two clauses, by what they tell alone."""
    return (
        Feature("told by both", shared.of_both, 0.3, words),
        Feature("told by the shorter", shared.of_smaller, 0.3, ""),
        Feature("amount", min(shared.weight / MUCH, 1.0), 0.4, ""),
    )


def _in_words(one: Weighed, other: Weighed, shared: Common) -> str:
    same, like = [], []
    for pair in sorted(shared.pairs, key=lambda pair: (-pair.weight, pair)):
        ours, theirs = one.parts[pair.one].plain, other.parts[pair.other].plain
        same += [ours] if pair.one == pair.other else []
        like += [f"“{ours}” beside “{theirs}”"] if pair.one != pair.other else []
    words = [f"both tell of {', '.join(same[:MOST_LISTED])}"] if same else []
    return ", ".join((*words, *like[:MOST_LISTED]))


def _standing_out(ahead: float) -> Feature:
    value = max(-RIVALS, min(RIVALS, ahead))
    return Feature("stands out", value, 1.0, "nothing else in the two reports is as near" if value > 0 else "")


def _ahead(values: Mapping[Pair, float], clauses: Sequence[Passage]) -> dict[Pair, float]:
    """How far each pair is ahead of the next nearest that either clause has in the report of the other."""
    rivals: defaultdict[tuple[int, str], list[float]] = defaultdict(list)
    for (one, other), value in values.items():
        rivals[one, clauses[other].document].append(value)
        rivals[other, clauses[one].document].append(value)
    tops = {key: sorted(found, reverse=True)[:2] for key, found in rivals.items()}
    ahead = {}
    for (one, other), value in values.items():
        sides = tops[one, clauses[other].document], tops[other, clauses[one].document]
        ahead[one, other] = value - max(_best_other(value, side) for side in sides)
    return ahead


def _best_other(value: float, top: Sequence[float]) -> float:
    """The best of the others: the second, if this is the best."""
    best, *others = top
    return best if value < best else (others[0] if others else 0.0)
