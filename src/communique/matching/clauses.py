"""Clauses of different reports that say the same: compared by the words of the story, then by the words of English.

In one story every clause is about the same few things, and what is rare in it tells clauses apart. That the words
are used alike in English as well (`same`) is a second signal, for the clauses that the first leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.matching.case import Case
from communique.matching.corrections import Pair
from communique.matching.days import meet
from communique.matching.features import Feature, Score, weigh
from communique.matching.groups import candidates
from communique.matching.passages import Passage
from communique.matching.same import Matcher
from communique.matching.statements import Statement, statement_of
from communique.matching.weights import overlap, wording

OPEN = 0.25
"""Score by the words of the story, from which the words of English are asked."""
LEAST_WEIGHT = 1.5
"""Weight of the shared words; below it clauses share only what every report of a meeting says."""
LEAST_SPOKEN = 0.85
"""The same without names: two clauses about the same people may still say different things."""
LEAST_WORDS = 2
MUCH = 4.25
"""Weight of shared words that leaves little doubt."""
MOST_HOLDERS = 25
ALIKE = 0.3
"""What the words of English add at most."""


def compare_clauses(case: Case, clauses: Sequence[Passage], least: float) -> dict[Pair, Score]:
    """The pairs of clauses of different reports that score enough, by their places among the clauses."""
    found: dict[Pair, Score] = {}
    statements: dict[int, Statement] = {}
    for one, other in candidates([clause.tokens for clause in clauses], MOST_HOLDERS):
        left, right = clauses[one], clauses[other]
        if left.document == right.document:
            continue
        score = same_claim(case, left, right)
        if score.value < OPEN:
            continue
        for at in (one, other):
            if at not in statements:
                statements[at] = said_in(case, clauses[at])
        score = used_alike(case.matcher, score, statements[one], statements[other])
        if score.value >= least:
            found[one, other] = score
    return found


def said_in(case: Case, passage: Passage) -> Statement:
    """What a passage says, its actors by who they are."""
    reading = passage.reading
    words = [word for at, word in enumerate(passage.words, passage.first) if at not in reading.named]
    actors = {actor: case.name(actor) for actor in passage.actors}
    return statement_of(reading.text, words, case.matcher.vectors, actors)


def used_alike(matcher: Matcher, score: Score, one: Statement, other: Statement) -> Score:
    """A score with what the words of English add to it."""
    alike = min(1.0, max(0.0, matcher.score(one, other).value))
    return weigh((*score.features, Feature("used alike", alike, ALIKE, "")))


def same_claim(case: Case, one: Passage, other: Passage) -> Score:
    """How much speaks for one proposition behind two clauses, by the words of the story."""
    found = overlap(one.terms, other.terms, case.weights)
    printed = one.spoken | other.spoken
    spoken = [term for term in found.shared if term in printed and term not in case.proper]
    if len(spoken) < LEAST_WORDS or case.weights.total(spoken) < LEAST_SPOKEN * case.weights.unit:
        return weigh(())
    named = overlap(one.names, other.names, case.weights)
    if found.weight + named.weight / 2 < LEAST_WEIGHT:
        return weigh(())
    people = case.persons(one.actors), case.persons(other.actors)
    dated = meet(case.date_at(one.span), case.date_at(other.span))
    return weigh(
        (
            *wording(found),
            Feature("actors", named.of_both, 0.2, "they name the same actors"),
            Feature("other people", float(all(people) and not people[0] & people[1]), -0.2, "but of other people"),
            Feature("date", float(dated is True), 0.1, "of the same days"),
            Feature("other date", float(dated is False), -0.3, "but of other days"),
            Feature("weight", min((found.weight + named.weight / 2) / MUCH, 1.0), 0.25, ""),
        )
    )
