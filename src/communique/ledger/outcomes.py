"""Clauses that tell what became of something: what happened, not what is to happen.

The cuts are made from signs alone, as a report line carries no parse, so that a ledger can be made of what is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.ledger.lexicon import BEGUN, INFINITIVE, IRREAL, OUTCOMES, PART, REMEMBERED
from communique.ledger.notices import notice
from communique.ledger.parties import Roll
from communique.matching.days import days
from communique.matching.passages import Passage, Reading
from communique.model import Outcome, Sign, content_id

LONGEST_AROUND = 600
"""Characters of a sentence that are kept: a text without stops would be kept again with each clause."""
TOWARDS = re.compile(r"\b(?:to|till|until|by|for|in|into|before|of|from)\s+(?:the\s+)?$", re.I)
"""Before the new date of what is put off."""
FACTUAL: frozenset[Outcome] = frozenset({"complete", "begin", "part", "progress"})


def signs_of(reading: Reading, roll: Roll) -> Iterator[Sign]:
    """The clauses of a report that tell of an outcome; reports in English alone."""
    report = reading.line.document
    if not report.language.startswith("en"):
        return
    actors = {actor.id: actor for actor in reading.line.actors}
    title = report.title.exact if report.title else ""
    before = ""
    for sentence in reading.sentences:
        words = _shown(reading.text, sentence)
        for clause in reading.clauses_in(sentence):
            found = outcome_of(reading.text[clause.start : clause.end])
            if found is None:
                continue
            outcome, cue = found
            told = notice(report, "commitment", (clause.span,), date=_happened(reading, clause))
            yield Sign(
                id=content_id("s", told.id, outcome),
                notice=told,
                outcome=outcome,
                cue=cue,
                around=(words, before, title),
                parties=tuple(
                    party.key for party in roll.parties(reading.actors_in(sentence.start, sentence.end), actors)
                ),
                deadline=_new_date(reading, clause, outcome),
            )
        before = words


def outcome_of(clause: str) -> tuple[Outcome, str] | None:
    """What a clause tells of whatever it is about, and the words that tell it; None where it tells nothing."""
    if REMEMBERED.search(clause):
        return None
    for outcome, pattern in OUTCOMES:
        for match in pattern.finditer(clause):
            before = clause[: match.start()]
            if INFINITIVE.search(before) or (IRREAL.search(before) and outcome not in ("deny", "not yet")):
                continue
            if outcome == "complete":
                begun = BEGUN.match(clause, match.start())
                return ("part" if PART.search(clause) else "begin" if begun else "complete"), match.group()
            return outcome, match.group()
    return None


def _happened(reading: Reading, clause: Passage) -> str | None:
    """The last date in a clause that is not after the day of the report."""
    published = days(reading.line.document.published.value)
    if published is None:
        return None
    past = [
        (known[0], time.value)
        for time in reading.line.time_expressions
        if time.type in ("date", "time") and clause.start <= time.span.start < clause.end
        if time.value and (known := days(time.value)) is not None and known[0] <= published[1]
    ]
    return max(past)[1] if past else None


def _new_date(reading: Reading, clause: Passage, outcome: Outcome) -> str | None:
    """The date to which something is put off."""
    if outcome not in ("delay", "stall"):
        return None
    published = days(reading.line.document.published.value)
    coming = [
        (known[0], time.value)
        for time in reading.line.time_expressions
        if time.type in ("date", "time") and clause.start <= time.span.start < clause.end
        if time.value and (known := days(time.value)) is not None and (published is None or known[1] > published[1])
        if TOWARDS.search(reading.text, max(clause.start, time.span.start - 16), time.span.start)
    ]
    return max(coming)[1] if coming else None


def _shown(text: str, passage: Passage) -> str:
    return " ".join(text[passage.start : min(passage.end, passage.start + LONGEST_AROUND)].split())
