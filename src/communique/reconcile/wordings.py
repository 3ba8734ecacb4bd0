"""Where do reports name people, states and firsts differently, or give the same words to others?

These differences need no claim: they are read from the names, titles, ordinals and quotations of the
reports themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from communique.matching.case import Case
from communique.matching.days import Days, days, meet
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
ORDINAL = re.compile(r"\b(first|second|third|fourth|fifth)\b(?!\s+(?:time|half|quarter)\b)", re.I)
ORDINAL_REACH = 90
"""Characters after an ordinal that say what is first."""
HEADS = {"meet": "meeting", "travel": "visit", "statement": "statement", "address": "address", "accord": "agreement"}
SAME_VISIT = dict.fromkeys(("trip", "tour", "journey"), "visit") | {"destination": "stop"}
MONTHS_AND_DAYS = CALENDAR | {"may"}
PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})")
DESTINATION = re.compile(r"(?: \w+)?\s+to\s+((?:the\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)")
HEAD_REACH = 5
"""Words after an ordinal among which the thing counted stands."""
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
        for span in _mentions(case, actor):
            title = TITLE.search(span.exact)
            if title is None:
                continue
            before = case.reading(span).text[max(0, span.start - 24) : span.start] + span.exact[: title.start()]
            if THEN.search(before):
                continue  # it is told of another time
            past = PAST_OFFICE.search(before)
            value = "out of office" if past else "in office"
            firm = firm or (not past and _is_firm(before, span.exact[title.end() :]))
            stands.append(Stand(value, value, span))
        if not firm:
            continue  # by courtesy people keep their title: "former President Lind", and then "President Lind"
        keys: defaultdict[str, set[str]] = defaultdict(set)
        for stand in stands:
            keys[stand.span.document].add(stand.key)
        # A report that only looks back calls people by the office they then held: that contradicts nobody.
        if actor.id in case.story.actors or any(len(held) > 1 for held in keys.values()):
            why = "one passage has the person in office, another out of it"
            found += disagreement(case, "contradiction", f"{actor.name}: office", stands, why)
    return found


def _is_firm(before: str, after: str) -> bool:
    """Whether a title is given as held: with its state, as held now, or with the whole name after it."""
    state = STATE_BEFORE.search(before)
    if state is not None and state[1].casefold() not in IDLE:
        return True
    return HELD_NOW.search(before) is not None or len(after.split()) > 1


class Count(NamedTuple):
    """An ordinal with what it counts, and the persons around it.

    Attributes:
        ordinal: "first".
        head: what kind of thing is counted.
        bounds: what narrows it: "official visit to Tarn Harbour". Who else was there, when and where narrows nothing.
        persons: the persons around it.
        phrase: the words.
    """

    ordinal: str
    head: str
    bounds: str
    persons: frozenset[str]
    phrase: Passage


def _ordinals(case: Case) -> list[Disagreement]:
    """What is first, and of what: "first summit" against "second meeting", "first visit" against "first stop"."""
    found = []
    for head, members in _counted_together([count for reading in case.readings for count in _counts(case, reading)]):
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
        and any(_before(case, clause, begun) for clause in reading.clauses_in(sentence))
    ]
    if not found:
        return None
    return Resolution(tuple(found), "they had met before, as a passage tells, so both counts may hold")


def _before(case: Case, clause: Passage, begun: Days) -> bool:
    """Whether a clause tells of a meeting of the years before; "since 2019" tells of none then."""
    if "meet" not in clause.terms:
        return False
    for start, date in case.dates_in(clause.span):
        then = days(date)
        text = clause.reading.text[clause.start : start]
        if then is not None and not SINCE.search(text) and then[1] < begun[0]:
            return begun[0][0] - then[1][0] <= RECENT_YEARS
    return False


SINCE = re.compile(r"\b(?:since|until|from|before|after)\s(?:[\w-]+\s){0,4}$", re.I)
RECENT_YEARS = 10
"""Years within which a meeting may be counted: people who met as students count other meetings."""


def _meeting_place(case: Case, count: Count) -> list[Stand]:
    """Where the meeting that a count tells of is held, in the words of the count."""
    phrase = count.phrase
    match = next((it for it in PLACE.finditer(phrase.span.exact) if it[1].casefold() not in MONTHS_AND_DAYS), None)
    if match is None:
        return []
    span = case.reading(phrase.span).line.document.span(phrase.start + match.start(1), phrase.start + match.end(1))
    return [Stand(span.exact.casefold(), span.exact, span)]


def _counted_together(counts: Sequence[Count]) -> list[tuple[str, list[Count]]]:
    """The counts that answer one question: of one kind of thing, and of the same persons.

    Who meets whom makes the meeting. A visit is of the visitor, whoever stands beside the word in some report.
    """
    groups: defaultdict[tuple[str, frozenset[str]], list[Count]] = defaultdict(list)
    for count in counts:
        groups[count.head, count.persons].append(count)
    order = sorted(groups, key=lambda key: (key[0], len(key[1]), sorted(key[1])))
    smallest: dict[tuple[str, str], tuple[str, frozenset[str]]] = {}
    found: defaultdict[tuple[str, frozenset[str]], list[Count]] = defaultdict(list)
    for key in order:
        head, persons = key
        holding = [smallest[head, name] for name in sorted(persons) if (head, name) in smallest]
        alone = holding[0] if holding and head == "travel" and len(set(holding)) == 1 else key
        if len(persons) == 1:
            smallest[head, next(iter(persons))] = key
        found[alone] += groups[key]
    return [(head, members) for (head, _), members in found.items()]


def _counts(case: Case, reading: Reading) -> list[Count]:
    found = []
    for place, sentence in enumerate(reading.sentences):
        text = reading.text[sentence.start : sentence.end]
        for match in ORDINAL.finditer(text):
            start = sentence.start + match.start()
            end = min(sentence.end, start + ORDINAL_REACH)
            end -= reading.text[end - 1] in ".!?"
            phrase = reading.passage(start, _whole_words(reading, start, end))
            words = phrase.words
            at = next((at for at in range(1, min(len(words), HEAD_REACH + 1)) if words[at].term in HEADS), None)
            if at is None:
                continue
            head = words[at].term
            persons = case.persons(reading.actors_in(start, phrase.end))
            if not persons or head == "meet":
                persons = case.persons(sentence.actors)
            if head == "meet" and len(persons) < 2 and place:
                persons |= case.persons(reading.sentences[place - 1].actors)
            if not persons:
                continue
            found.append(Count(match.group().casefold(), head, _bounds(reading, phrase, at), persons, phrase))
    return found


def _bounds(reading: Reading, phrase: Passage, at: int) -> str:
    """What narrows a visit: the words before the noun, the noun where nouns differ in kind, and where it leads.

    Other things are told in too many words to compare: of them the ordinal alone counts.
    """
    noun = phrase.words[at]
    if noun.term != "travel":
        return ""
    kind = noun.plain.removesuffix("s")
    narrowed = [word.term for word in phrase.words[1:at] if word.term and reading.text[word.start].islower()]
    leads = DESTINATION.match(reading.text[noun.end : phrase.end])
    return " ".join([*narrowed, SAME_VISIT.get(kind, kind), leads[1] if leads else ""]).strip()


def _whole_words(reading: Reading, start: int, end: int) -> int:
    """The end of the phrase: before a comma, a stop or a word cut in two."""
    stop = re.search(r"[,;:—”\"](?=\s|$)", reading.text[start:end])
    if stop:
        return start + stop.start()
    while end > start and end < len(reading.text) and reading.text[end].isalnum() and reading.text[end - 1].isalnum():
        end -= 1
    return end


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
    if any(TITLE.search(name) or not any(word[0].isupper() for word in name.split()) for name in (one, other)):
        return False
    return set(one.casefold().split()).isdisjoint(other.casefold().split())


def _is_telling(words: Passage) -> bool:
    """Whether no two people say these words by chance: telling ones, or many in a row."""
    telling = len(set(words.terms))
    return telling >= TELLING_WORDS or (telling == TELLING_WORDS - 1 and len(words.words) >= MANY_WORDS)


MANY_WORDS = 6


def _ascription(case: Case, left: Span, right: Span) -> list[Disagreement]:
    """The same words given to other speakers, or to one on other days."""
    sets = [case.speakers_of(span) for span in (left, right)]
    givers = [case.attribution_of(span) for span in (left, right)]
    names = [giver.actor if giver else None for giver in givers]
    kinds = {case.actors[name].type for name in names if name in case.actors}
    if not sets[0] or not sets[1] or None in names or kinds & {"outlet", "document"}:
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
