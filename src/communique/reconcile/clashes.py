"""Where do passages that tell one thing clash: in what is denied, in the day, the place, the number or the extent?

Two clauses of different reports are set side by side only if they share nearly all of their words: what is left
is then what they differ in. Nothing needs to have been found to be one claim before: what denies a statement is
often no claim together with it.
"""

from __future__ import annotations

import re
from collections import defaultdict

from msgspec.structs import replace

from communique.matching.case import Case
from communique.matching.clauses import said_in
from communique.matching.days import days, meet
from communique.matching.groups import candidates
from communique.matching.sides import THAT, Side, promises, side_of
from communique.matching.stands import Stand, Told, disagreement, in_order, shortened
from communique.model import Disagreement, DisagreementKind

ALIKE = 0.5
"""Share of their words that two clauses must have in common, days, places and numbers aside: one thing then differs."""
LEAST_SHARED = 3
"""Words, actors and days that both must have: "he agreed" and "he did not agree" may be about anything."""
MOST_HOLDERS = 25
"""Clauses that may share a word for it to bring two of them together; the limit that claims have."""
VENUE = re.compile(
    r"\b(?:House|Hall|Palace|Office|Residence|Castle|Centre|Center|Building|Ministry|Museum|Hotel|Airport|Base"
    r"|Square|Street|Room|Club|Shrine|Temple|Cathedral|Church|University|Park|Stadium|Yard|Villa|Embassy)(?:$| of\b)"
)
"""A name that ends so is one of a house in a town."""
VAGUE = re.compile(
    r"\b(?:several|some|many|dozens? of|scores of|hundreds of|thousands of|a number of|a few|new)\s+$", re.I
)
EVERY = re.compile(r"\b(?:all|every|entire|whole|any)\b", re.I)


def find(case: Case) -> tuple[Disagreement, ...]:
    """The clashes between clauses that say the same but for one thing; none that is told already of the same kind."""
    clauses = [
        side_of(case, clause) for reading in case.readings for clause in reading.clauses if len(set(clause.terms)) > 1
    ]
    pairs = [
        (clauses[one], clauses[other])
        for one, other in candidates([side.index for side in clauses], MOST_HOLDERS)
        if clauses[one].passage.document != clauses[other].passage.document
    ]
    pairs = [(one, other) for one, other in pairs if _alike(one, other)]
    told: defaultdict[str, Told] = defaultdict(lambda: Told(()))
    for known in (*case.undertakings, *case.disagreements):
        told[known.kind].note(known)
    found: list[Disagreement] = []
    for finder in (_denials, _dates, _places, _numbers, _extents):
        for one, other in pairs:
            for item in finder(case, one, other):
                if not told[item.kind].holds(item):
                    told[item.kind].note(item)
                    found.append(item)
    return in_order(found)


def _alike(one: Side, other: Side) -> bool:
    """Whether two clauses share so many words that they tell one thing, of the same people."""
    ours, theirs = _told(one, other), _told(other, one)
    shared = len(ours & theirs)
    if not shared or shared < ALIKE * len(ours | theirs):
        return False
    days_of_both = {date for _, _, date in one.times} & {date for _, _, date in other.times}
    in_both = (one.named & other.named) | _unseen(one, other) | _unseen(other, one)
    if shared + len(in_both) + len(days_of_both) < LEAST_SHARED:
        return False
    people = [one.case.persons(side.passage.actors) for side in (one, other)]
    # Other actors by their names: a state that no list knows is one in two reports if it is called the same.
    return all(not (a and b) or bool(a & b) for a, b in (people, (one.named, other.named)))


def _contained(one: Side, other: Side) -> bool:
    """Whether one of two clauses adds nothing but what may differ to the words of the other."""
    ours, theirs = _told(one, other), _told(other, one)
    return ours <= theirs or theirs <= ours


def _unseen(one: Side, other: Side) -> set[str]:
    """The actors of a clause whose whole name stands in the other, unknown as one there."""
    plain = {word.plain.removesuffix("'s").removesuffix("’s") for word in other.words.values()}
    return {name for name in one.named if set(name.casefold().split()) <= plain}


def _told(one: Side, other: Side) -> set[str]:
    """The words of a clause, without names that are known as those of actors in the other clause alone."""
    known = {word for name in other.named for word in name.casefold().split()}
    return {term for term, word in one.words.items() if word.plain.removesuffix("'s").removesuffix("’s") not in known}


def _topic(one: Side, other: Side, asked: str) -> str:
    """The shorter clause as a heading; of two as long the first in order."""
    shorter = min((one.passage, other.passage), key=lambda item: (item.end - item.start, item.document, item.start))
    return f"{shortened(THAT.sub('', shorter.span.exact))}: {asked}"


def _denials(case: Case, one: Side, other: Side) -> list[Disagreement]:
    """One clause denies what the other says, or says its opposite."""
    shared = _told(one, other) & _told(other, one)
    score = case.matcher.score(said_in(case, one.passage), said_in(case, other.passage))
    opposed = next((item for item in score.features if item.name == "opposites" and item.value > 0), None)
    words = ""
    if opposed is not None and len(shared) >= LEAST_OPPOSED:
        words = opposed.words
    elif len(shared) > 1 and len(shared) + len(one.named & other.named) >= LEAST_SHARED and _contained(one, other):
        denied = [_denied(side) for side in (one, other)]
        holds = [
            (side.denial is None) == (word is None or word not in shared)
            for side, word in zip((one, other), denied, strict=True)
        ]
        open_ones = any(MAY.search(side.passage.span.exact) for side in (one, other) if side.denial is None)
        if holds[0] != holds[1] and not open_ones:
            by_somebody = (one.denial is None) != (other.denial is None)
            words = (
                "in one report somebody denies what the other says" if by_somebody else "one denies what the other says"
            )
    if not words:
        return []
    stands = [Stand(shown.exact, shortened(shown.exact), shown) for side in (one, other) for shown in (side.shown,)]
    found = disagreement(case, "contradiction", _topic(one, other, "whether it is so"), stands, words)
    sides = {claim for side in (one, other) for claim in case.claims_of(side.shown)}
    return [replace(item, claims=tuple(sorted(sides))) for item in found]


MAY = re.compile(r"\b(?:may|might|could)\b")
"""Who says that something may be does not say that it is."""
LEAST_OPPOSED = 2
"""Words that clauses must share beside the two that are opposites."""
DENIAL = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can) not\b|\b(?:did|does|do|has|have|had|was|were"
    r"|is|are|wo|would|could|ca)n[’']t\b|[’'](?:s|re|m|ve|d|ll) not\b|\b(?:never|cannot|no longer)\b",
    re.I,
)


def _denied(side: Side) -> str | None:
    """The word after a denied verb's "not", if it is a telling one; None if nothing is denied."""
    match = DENIAL.search(side.passage.span.exact)
    if match is None:
        return None
    at = side.passage.start + match.end()
    reading = side.passage.reading
    after = (word for word in side.passage.words if word.start >= at and word.plain not in BETWEEN)
    denied = next((word for word in after if not promises(reading, word)), None)
    return denied.term or None if denied is not None else None


BETWEEN = frozenset({"be", "been", "yet", "also", "have", "even", "to"})
"""Words that may stand between a "not" and what it denies."""


def _dates(case: Case, one: Side, other: Side) -> list[Disagreement]:
    """The same told of other days, or of days told more exactly."""
    if not _contained(one, other) or len(one.times) != 1 or len(other.times) != 1:
        return []
    (_, _, left), (_, _, right) = one.times[0], other.times[0]
    if days(left) is None or days(right) is None or days(left) == days(right):
        return []
    together = meet(left, right)
    told = [
        (side.passage.reading.text[first:last].casefold(), _bound(side, first))
        for side in (one, other)
        for first, last, _ in side.times
    ]
    if not together and not (told[0][0] != told[1][0] and all(NAMED_DAY.search(words) for words, _ in told)):
        return []  # which Monday it is, is our reading of the day of writing: it contradicts nothing that is printed
    if told[0][1] != told[1][1]:
        return []  # "before December" and "by the end of November" are one term
    kind: DisagreementKind = "precision" if together else "contradiction"
    why = "the dates agree, but one leaves more open" if together else "the dates cannot both hold"
    stands = [
        Stand(date, date, side.passage.reading.line.document.span(first, last))
        for side in (one, other)
        for first, last, date in side.times
    ]
    return disagreement(case, kind, _topic(one, other, "date"), stands, why)


NAMED_DAY = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|\bmay\b|\b(?:spring|summer|autumn|winter)\b"
)
"""A day or month that its own words tell; "on Monday" and "next week" depend on the day of writing."""
BOUND = re.compile(r"\b(before|after|since|until|till|by|from|through)\s+(?:the\s+)?$", re.I)


def _bound(side: Side, start: int) -> str:
    """The word that makes a day the end or the beginning of a time."""
    match = BOUND.search(side.passage.reading.text, max(0, start - 16), start)
    return match[1].casefold() if match else ""


def _places(case: Case, one: Side, other: Side) -> list[Disagreement]:
    """The same told of other places: a house in a town is only more exact than the town."""
    if not _contained(one, other) or not one.places or not other.places:
        return []
    left, right = ({span.exact.casefold() for span in side.places} for side in (one, other))
    if left == right or one.places[0].exact.casefold() == other.places[0].exact.casefold():
        return []
    nested = left < right or right < left
    exact = nested or any(VENUE.search(span.exact) for side in (one, other) for span in side.places)
    if not nested and left & right:
        return []
    kind: DisagreementKind = "precision" if exact else "detail"
    why = "one report tells the place more exactly" if exact else "the reports name different places"
    stands = [
        Stand("; ".join(sorted(span.exact.casefold() for span in side.places)), side.places[0].exact, side.places[0])
        for side in (one, other)
    ]
    return disagreement(case, kind, _topic(one, other, "place"), stands, why)


def _numbers(case: Case, one: Side, other: Side) -> list[Disagreement]:
    """One clause has the number of things of which the other only says that there are several."""
    found: list[Disagreement] = []
    for exact, vague in ((one, other), (other, one)):
        if len(exact.figures) != 1 or vague.figures:
            continue
        start, end, value = exact.figures[0]
        after = [word for word in exact.passage.words if word.start >= start and word.term in vague.words]
        if value is None or not after or after[0].start - end > NEAR:
            continue
        word = vague.words[after[0].term]
        text = vague.passage.reading.text[vague.passage.start : word.start]
        match = VAGUE.search(text)
        if match is None:
            continue
        place = vague.passage.reading.line.document.span(vague.passage.start + match.start(), word.end)
        number = exact.passage.reading.line.document.span(start, end)
        stands = [Stand(str(value), value, number), Stand("several", place.exact, place)]
        why = "one report gives the number, the other leaves it open"
        found += disagreement(case, "precision", _topic(one, other, "number"), stands, why)
    return found


NEAR = 20
"""Characters between a number and the thing that it counts."""


def _extents(case: Case, one: Side, other: Side) -> list[Disagreement]:
    """One clause tells it of all, the other of some."""
    every = [EVERY.search(side.passage.span.exact) for side in (one, other)]
    if (every[0] is None) == (every[1] is None):
        return []
    whole, part = (one, other) if every[0] is not None else (other, one)
    ours, theirs = _told(part, whole), _told(whole, part)
    if len(ours - theirs) != 1 or len(theirs - ours) > 1:
        return []
    stands = [Stand("all", _marked_off(whole), whole.passage.span), Stand("part", _marked_off(part), part.passage.span)]
    why = "one report tells it of all, the other of a part"
    return disagreement(case, "scope", _topic(one, other, "of what"), stands, why)


def _marked_off(side: Side) -> str:
    return " ".join(side.passage.span.exact.split())
