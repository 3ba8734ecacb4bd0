"""What reports tell of two people's meetings before the one that the story is about."""

from __future__ import annotations

import re
from collections import defaultdict

from communique.matching.case import Case
from communique.matching.days import Days, days
from communique.matching.passages import Passage

SINCE = re.compile(r"\b(?:since|until|from|before|after)\s(?:[\w-]+\s){0,4}$", re.I)
RECENT_YEARS = 10
"""Years within which a meeting may be counted: people who met as students count other meetings."""
ALREADY = re.compile(r"\b(?:has|have|had)\s(?:already|previously|earlier)\b", re.I)
RELATIVE = re.compile(r"who(?:m|se)?\b", re.I)


def earlier_meetings(case: Case) -> list[tuple[frozenset[str], list[Passage]]]:
    """The clauses that tell of earlier meetings of two persons, by the two."""
    begun = days(case.story.date)
    found: defaultdict[frozenset[str], list[Passage]] = defaultdict(list)
    for reading in case.readings:
        for clause in reading.clauses:
            pair = _met(case, clause)
            if len(pair) == 2 and (ALREADY.search(clause.span.exact) or is_before(case, clause, begun)):
                found[pair].append(clause)
    return sorted(found.items(), key=lambda item: sorted(item[0]))


def _met(case: Case, clause: Passage) -> frozenset[str]:
    """The persons whom a clause tells of, with the one whom a relative clause is about, without who says so in it."""
    if "meet" not in clause.terms:
        return frozenset()
    persons = case.persons(clause.actors)
    if RELATIVE.match(clause.span.exact):
        persons |= case.persons(clause.reading.actor_before(clause.start))
    if len(persons) > 2:
        said = (
            one for one in clause.reading.line.attributions if one.cue and clause.start <= one.cue.start < clause.end
        )
        persons -= {one.actor for one in said}
    return persons


def is_before(case: Case, clause: Passage, begun: Days | None) -> bool:
    """Whether a clause tells of a meeting of the years before the story; "since 2019" tells of none then."""
    if "meet" not in clause.terms or begun is None:
        return False
    for start, date in case.dates_in(clause.span):
        then = days(date)
        text = clause.reading.text[clause.start : start]
        if then is not None and not SINCE.search(text) and then[1] < begun[0]:
            return begun[0][0] - then[1][0] <= RECENT_YEARS
    return False
