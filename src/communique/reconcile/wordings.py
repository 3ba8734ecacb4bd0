"""Where do reports name people, states and firsts differently, or give the same words to others?

These differences need no claim: they are read from the names, titles, ordinals and quotations of the
reports themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from communique.matching.case import Case
from communique.matching.counts import HEADS, Count, counted_together
from communique.matching.days import days, meet
from communique.matching.encounters import is_before
from communique.matching.lexicon import CALENDAR, IDLE
from communique.matching.passages import Passage, Reading
from communique.matching.runs import shared_runs
from communique.matching.stands import Resolution, Stand, disagreement, in_order
from communique.model import Actor, Disagreement, Span

PAST_OFFICE = re.compile(r"\b(?:former|ex|late|one-time|ousted)[\s-](?:\S+\s){0,2}$", re.I)
THEN = re.compile(r"\bthen[\s-](?:\S+\s){0,2}$", re.I)
HELD_NOW = re.compile(r"\b(?:current|incumbent|sitting|serving)\s(?:\w+\s)?$", re.I)
STATE_BEFORE = re.compile(r"(?<=[\w,] )([A-Z][\w.]*?)(?:['’]s)?\s$")
"""A word with a capital before a title, inside a sentence: mostly the state whose office it is."""
TITLE = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|(?:foreign|defen[cs]e|trade|finance) minister|minister"
    r"|king|queen|secretary|chairman|chairwoman|ambassador|governor|mayor|leader)\b",
    re.I,
)
MONTHS_AND_DAYS = CALENDAR | {"may"}
PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})")
TELLING_WORDS = 3
"""Words among them that are no names and no function words."""
WORD_START = re.compile(r"(?:^|(?<=\s))\S")
SAME_WORDS = 4
"""Words in a row inside quotation marks that are nobody's everyday phrase."""


def find(case: Case) -> tuple[Disagreement, ...]:
    """The differences in names, titles, ordinals and ascription."""
    return in_order((*_spellings(case), *_states(case), *_offices(case), *_ordinals(case), *_ascriptions(case)))


def _mentions(case: Case, actor: Actor) -> list[Span]:
    """The mentions of an actor in the reports of the story, in order."""
    return sorted(span for span in actor.mentions if span.document in case.by_id)


def _squash(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _spellings(case: Case) -> list[Disagreement]:
    """One person's full name in different spellings."""
    found = []
    for actor in _actors(case, "person"):
        wanted = _squash(actor.name)
        stands = []
        for span in _mentions(case, actor):
            name = _ending(span, wanted)
            if name:
                shown = name.exact.replace("‑", "-")
                stands.append(Stand(shown, shown, name))
        found += disagreement(
            case, "label", f"{actor.name}: spelling", stands, "one person's name is spelt in different ways"
        )
    return found


def _ending(span: Span, wanted: str) -> Span | None:
    """The last words of a mention that spell the whole name; None for a surname or a title alone."""
    text = span.exact
    at, missing = len(text), len(wanted)
    while at and missing > 0:  # from the end, so that a name of many words is not spelt anew from each of them
        at -= 1
        missing -= len(_squash(text[at]))
    if _squash(text[at:]) != wanted:
        return None
    latest = at
    while at and not _squash(text[at - 1]):
        at -= 1
    word = WORD_START.search(text, at)
    if word is None or word.start() > latest or not re.search(r"[\s-]", text[word.start() :]):
        return None
    return Span(span.document, span.start + word.start(), span.end, text[word.start() :])


def _states(case: Case) -> list[Disagreement]:
    """A state called by a name that leaves out what tells it from another."""
    found = []
    for actor in _actors(case, "state"):
        full = actor.name.split()
        if len(full) < 2:
            continue
        stands = []
        for span in _mentions(case, actor):
            words = span.exact.removeprefix("the ").split()
            if words == full or words == full[-1:]:
                stands.append(Stand(" ".join(words), span.exact, span))
        found += disagreement(
            case, "label", f"{actor.name}: name of the state", stands, "the short name fits more than one state"
        )
    return found


def _actors(case: Case, kind: str) -> list[Actor]:
    return [case.actors[name] for name in sorted(case.actors) if case.actors[name].type == kind]


def _offices(case: Case) -> list[Disagreement]:
    """A person in office in one passage, out of it in another."""
    found = []
    for actor in _actors(case, "person"):
        stands, firm = [], False
        held: list[str] = []
        for span in _mentions(case, actor):
            title = TITLE.search(span.exact)
            if title is None:
                continue
            before = case.reading(span).text[max(0, span.start - 24) : span.start] + span.exact[: title.start()]
            if THEN.search(before):
                continue  # it is told of another time
            past = PAST_OFFICE.search(before)
            value = "out of office" if past else "in office"
            firm = firm or (not past and (_is_firm(before) or _is_of_state(case, span, title.start())))
            stands.append(Stand(value, value, span))
            held += [span.document] if not past and len(span.exact[title.end() :].split()) > 1 else []
        former = {stand.span.document for stand in stands if stand.key == "out of office"}
        if not firm and len({*held} - former) < SEVERAL:
            continue  # by courtesy people keep their title: "former President Lind", and then "President Lind"
        keys: defaultdict[str, set[str]] = defaultdict(set)
        for stand in stands:
            keys[stand.span.document].add(stand.key)
        # A report that only looks back calls people by the office they then held: that contradicts nobody.
        if actor.id in case.story.actors or any(len(held) > 1 for held in keys.values()):
            why = "one passage has the person in office, another out of it"
            found += disagreement(case, "contradiction", f"{actor.name}: office", stands, why)
    return found


def _is_firm(before: str) -> bool:
    """Whether a title is given as held: with its state before it, or as held now."""
    state = STATE_BEFORE.search(before)
    if state is not None and state[1].casefold() not in IDLE:
        return True
    return HELD_NOW.search(before) is not None


def _is_of_state(case: Case, span: Span, title: int) -> bool:
    """Whether a state is named right before a title that stands at a place in a mention: "US President"."""
    at = span.start + title
    ends = (
        end for _, end, name in case.reading(span).mentions if name in case.actors and case.actors[name].type == "state"
    )
    return any(0 < at - end <= NEXT_TO for end in ends)


NEXT_TO = 3
"""Characters between the name of a state and a title: a blank, "'s "."""
SEVERAL = 2
"""Reports that give a title with the whole name, and never call the person former, from which it is held."""


def _ordinals(case: Case) -> list[Disagreement]:
    """What is first, and of what: "first summit" against "second meeting", "first visit" against "first stop"."""
    found = []
    for head, members in counted_together(case):
        stands = []
        for count in members:
            value = " ".join(count.phrase.span.exact.split())
            stands.append(Stand(f"{count.ordinal} {count.bounds}", value, count.phrase.span))
        persons = frozenset.intersection(*(count.persons for count in members))
        names = " and ".join(sorted(case.name(name) for name in persons))
        ordinals = sorted({count.ordinal for count in members})
        asked = f"which {HEADS[head]} it is" if len(ordinals) > 1 else f"{ordinals[0]} {HEADS[head]} of what kind"
        why = "the reports count different things, or within different bounds"
        earlier = _earlier(case, persons) if head == "meet" and len(ordinals) > 1 else None
        found += disagreement(case, "scope", f"{names}: {asked}", stands, why, earlier)
        if head == "meet" and len(ordinals) == 1:
            places = [stand for count in members for stand in _meeting_place(case, count)]
            why = "the reports name different places, or one more exactly"
            found += disagreement(case, "precision", f"{names}, {ordinals[0]} meeting: place", places, why)
    return found


def _earlier(case: Case, persons: frozenset[str]) -> Resolution | None:
    """Where a report tells that the same people met before: then one counts that meeting, another does not."""
    begun = days(case.story.date)
    if begun is None:
        return None
    found = [
        sentence.span
        for reading in case.readings
        for sentence in reading.sentences
        if persons <= case.persons(sentence.actors)
        and any(is_before(case, clause, begun) for clause in reading.clauses_in(sentence))
    ]
    if not found:
        return None
    return Resolution(tuple(found), "they had met before, as a passage tells, so both counts may hold")


def _meeting_place(case: Case, count: Count) -> list[Stand]:
    """Where the meeting that a count tells of is held, in the words of the count."""
    phrase = count.phrase
    match = next((it for it in PLACE.finditer(phrase.span.exact) if it[1].casefold() not in MONTHS_AND_DAYS), None)
    if match is None:
        return []
    span = case.reading(phrase.span).line.document.span(phrase.start + match.start(1), phrase.start + match.end(1))
    return [Stand(span.exact.casefold(), span.exact, span)]


def _ascriptions(case: Case) -> list[Disagreement]:
    """The same quoted words given to different speakers."""
    found = []
    for place, one in enumerate(case.readings):
        for other in case.readings[place + 1 :]:
            for run in shared_runs(one, other, SAME_WORDS):
                left = _quoted_run(one, run.left, run.left + run.length)
                right = _quoted_run(other, run.right, run.right + run.length)
                if left is None or right is None:
                    continue
                if not _is_telling(one.passage(left.start, left.end)):
                    continue
                found += _ascription(case, left, right)
    return found


def _told_apart(one: str, other: str) -> bool:
    """Whether two names are surely two people's: who is known by an office or a description may be the other one."""
    if any(TITLE.search(name) or not name.split()[-1][0].isupper() for name in (one, other)):
        return False
    return set(one.casefold().split()).isdisjoint(other.casefold().split())


def _is_telling(words: Passage) -> bool:
    """Whether no two people say these words by chance: telling ones, or many in a row."""
    telling = len(set(words.terms))
    return telling >= TELLING_WORDS or (telling == TELLING_WORDS - 1 and len(words.words) >= MANY_WORDS)


MANY_WORDS = 6
LEAST_SURE = 0.5
"""Confidence below which an attribution is more likely misread than not."""


def _ascription(case: Case, left: Span, right: Span) -> list[Disagreement]:
    """The same words given to other speakers, or to one on other days."""
    sets = [case.speakers_of(span) for span in (left, right)]
    givers = [case.attribution_of(span) for span in (left, right)]
    names = [giver.actor if giver else None for giver in givers]
    kinds = {case.actors[name].type for name in names if name in case.actors}
    if not sets[0] or not sets[1] or None in names or kinds & {"outlet", "document"}:
        return []
    if "organisation" in kinds and len(kinds) > 1:
        return []  # a person may speak for a body
    if any(giver is not None and (giver.confidence or 1.0) < LEAST_SURE for giver in givers):
        return []
    if sets[0] & sets[1]:
        return _other_day(case, left, right, [giver.date if giver else None for giver in givers])
    if not _told_apart(*(case.name(name) for name in names)):
        return []
    stands = [Stand(name or "", case.name(name), span) for name, span in zip(names, (left, right), strict=True)]
    words = " ".join(left.exact.split())
    return disagreement(
        case, "detail", f"“{words}”: whose words", stands, "the same quoted words are given to different speakers"
    )


def _other_day(case: Case, left: Span, right: Span, dates: Sequence[str | None]) -> list[Disagreement]:
    if meet(*dates) is not False:
        return []
    stands = [Stand(date or "", date, span) for date, span in zip(dates, (left, right), strict=True)]
    why = "the same quoted words are given to different days"
    return disagreement(case, "detail", f"“{' '.join(left.exact.split())}”: when said", stands, why)


def _quoted_run(reading: Reading, first: int, last: int) -> Span | None:
    """The part of a run of words that is inside quotation marks, if it is long enough."""
    for place in reading.quotes_over(reading.words[first].start, reading.words[last - 1].end):
        start, end = reading.words_in(place, first, last)
        if end - start >= SAME_WORDS:
            return reading.line.document.span(reading.words[start].start, reading.words[end - 1].end)
    return None
