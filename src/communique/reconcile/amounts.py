"""Where do reports give other numbers for one thing in clauses that are no one claim?

"The price is a loan of 400 million" and "so falls the loan of 340 million" tell of other things, and of one loan.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from communique.matching.amounts import contradict, figures_in, resolution
from communique.matching.case import Case
from communique.matching.sides import Side, side_of
from communique.matching.stands import Stand, Told, disagreement, in_order, shortened
from communique.model import Disagreement, Figure

OF = re.compile(
    r"\b(?:(the|that|this|its|their) )?(?:\w+ )?([a-z]+) (?:worth|of)(?: (?:about|some|nearly|almost|around))? $"
)
"""Before a number, the thing that it measures: "a loan of"; one that is known already, if an article says so."""
NO_THING = frozenset("total maximum minimum sum average number amount rate most least half part share".split())
MEASURED = re.compile(r"(?:second|minute|hour|day|week|month|year|decade|time|count|percent|%|point)s?$", re.I)
"""Units that measure anything: that two numbers have them tells nothing."""
LEAST_SHARED = 3
"""Words besides the numbers and what they count that two clauses must share."""
ALIKE = 0.6
"""Share of the words of the shorter that must be among them."""


def find(case: Case) -> tuple[Disagreement, ...]:
    """The numbers that differ; none that is told already."""
    known = (*case.undertakings, *case.disagreements, *case.clashes)
    told = Told(item for item in known if item.kind == "contradiction")
    found: list[Disagreement] = []
    for topic, figures in _of_one_thing(case):
        if not contradict(figures):
            continue
        stands = [Stand(str(figure.value), figure.value, figure.span) for figure in figures]
        why = "the numbers differ for what the reports seem to tell as one thing"
        for item in disagreement(case, "contradiction", topic, stands, why, resolution(case, figures)):
            if not told.holds(item):
                told.note(item)
                found.append(item)
    return in_order(found)


def _of_one_thing(case: Case) -> Iterable[tuple[str, Sequence[Figure]]]:
    """Numbers of different reports that measure one thing in one unit, two by two, each with what it is."""
    held: defaultdict[str, list[tuple[Side, Figure]]] = defaultdict(list)
    for reading in case.readings:
        for clause in reading.clauses:
            figures = figures_in(case, clause.span)
            units = [str(figure.unit).casefold() for figure in figures]
            for figure, unit in zip(figures, units, strict=True):
                if units.count(unit) == 1 and not MEASURED.match(unit):
                    held[unit].append((side_of(case, clause), figure))
    for members in held.values():
        for (one, ours), (other, theirs) in combinations(members[:MOST_OF_A_UNIT], 2):
            apart = one.passage.document != other.passage.document and ours.value != theirs.value
            if apart and _measures_one(one, ours, other, theirs):
                shorter = min((one.passage.span, other.passage.span), key=lambda span: (span.end - span.start, span))
                noun = _noun(one, ours)
                yield f"{noun[1] if noun else shortened(shorter.exact)}: number", (ours, theirs)


MOST_OF_A_UNIT = 40
"""Numbers in one unit that are compared with one another."""


def _measures_one(one: Side, ours: Figure, other: Side, theirs: Figure) -> bool:
    """Whether two numbers are of one thing: by its noun, or by what the clauses tell besides."""
    noun, again = _noun(one, ours), _noun(other, theirs)
    if one.named and other.named and one.named.isdisjoint(other.named):
        return False
    if noun and again:
        return noun[1] == again[1] and noun[1] not in NO_THING and (noun[0] or again[0])
    counted = {word.casefold() for figure in (ours, theirs) for word in str(figure.unit).split()}
    mine, yours = ({term for term, word in side.words.items() if word.plain not in counted} for side in (one, other))
    shared = mine & yours
    return len(shared) >= LEAST_SHARED and len(shared) >= ALIKE * min(len(mine), len(yours))


def _noun(side: Side, figure: Figure) -> tuple[bool, str] | None:
    """The thing that a number measures, where it stands before it, and whether it is one that is known."""
    match = OF.search(side.passage.reading.text, max(0, figure.span.start - 40), figure.span.start)
    return (match[1] is not None, match[2]) if match is not None else None
