"""What reports count of a person's doings: "first summit with Vask", "second visit to Tarn Harbour"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from communique.matching.case import Case
from communique.matching.passages import Passage, Reading

ORDINAL = re.compile(r"\b(first|second|third|fourth|fifth)\b(?!\s+(?:time|half|quarter)\b)", re.I)
ORDINAL_REACH = 90
"""Characters after an ordinal that say what is first."""
HEADS = {"meet": "meeting", "travel": "visit", "statement": "statement", "address": "address", "accord": "agreement"}
LONGEST_WHOLE = 200
"""Characters from an ordinal to the end of what says it in full."""
SAME_VISIT = dict.fromkeys(("trip", "tour", "journey"), "visit") | {"destination": "stop"}
DESTINATION = re.compile(r"(?: \w+)?\s+to\s+((?:the\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)")
OWNER = re.compile(r"(?<![\w’'])(?:his|her|their|its|the|[A-Z][\w-]*(?:['’]s|s['’]))\s(?:[\w-]+\s){0,2}\Z", re.I)
"""Whose a thing is, before its ordinal."""
BOTH = re.compile(
    r"\b(?:two|both|the) (?:leaders|sides|countries|states|governments|men|women|ministers)\b|\beach other\b", re.I
)
"""Stands for those whom a story is about."""
BEFORE_ORDINAL = re.compile(r"\b(?:was|is|were|are|marks|marked|being)\s(?:only\s)?(?:the|their|his|her)\s$", re.I)
LONGEST_BEFORE = 20
FEW_BEFORE = 4
"""Characters, and words from the start of a sentence, between which a noun and its ordinal stand."""
HEAD_REACH = 5
"""Words after an ordinal among which the thing counted stands."""


class Count(NamedTuple):
    """An ordinal with what it counts, and the persons around it.

    Attributes:
        ordinal: "first".
        head: what kind of thing is counted.
        bounds: what narrows it: "official visit to Tarn Harbour". Who else was there, when and where narrows nothing.
        persons: the persons around it.
        phrase: the words, from the ordinal on.
        whole: the same with whose it is: "his crucial first summit".
    """

    ordinal: str
    head: str
    bounds: str
    persons: frozenset[str]
    phrase: Passage
    whole: Passage


def counted_together(case: Case) -> list[tuple[str, list[Count]]]:
    """The counts that answer one question: of one kind of thing, and of the same persons.

    Who meets whom makes the meeting. A visit is of the visitor, whoever stands beside the word in some report.
    """
    groups: defaultdict[tuple[str, frozenset[str]], list[Count]] = defaultdict(list)
    for reading in case.readings:
        for count in _counts(case, reading):
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
            head = words[at].term if at is not None else _said_before(reading, sentence, start)
            if head is None:
                continue
            persons = case.persons(reading.actors_in(start, phrase.end))
            if not persons or head == "meet":
                persons = case.persons(sentence.actors)
            if head == "meet" and len(persons) < 2 and BOTH.search(phrase.span.exact):
                persons |= case.persons(case.story.actors) if len(case.persons(case.story.actors)) == 2 else frozenset()
            if head == "meet" and len(persons) < 2 and place:
                persons |= case.persons(reading.sentences[place - 1].actors)
            if not persons or (head == "meet" and len(persons) < 2):
                continue  # whom somebody met first, and with whom he met for the second time, is not one question
            owner = OWNER.search(reading.text, sentence.start, start)
            end = _whole_words(reading, start, min(sentence.end, start + LONGEST_WHOLE))
            whole = reading.passage(owner.start() if owner else start, end - (reading.text[end - 1] in ".!?"))
            found.append(Count(match.group().casefold(), head, _bounds(reading, phrase, at), persons, phrase, whole))
    return found


def _said_before(reading: Reading, sentence: Passage, start: int) -> str | None:
    """What an ordinal counts that stands alone behind its noun: "The meeting was the first between them"."""
    if BEFORE_ORDINAL.search(reading.text, max(sentence.start, start - LONGEST_BEFORE), start) is None:
        return None
    nouns = reading.passage(sentence.start, start).words[:FEW_BEFORE]
    return next((word.term for word in nouns if word.term in HEADS), None)


def _bounds(reading: Reading, phrase: Passage, at: int | None) -> str:
    """What narrows a visit: the words before the noun, the noun where nouns differ in kind, and where it leads.

    Other things are told in too many words to compare: of them the ordinal alone counts.
    """
    if at is None:
        return ""
    noun = phrase.words[at]
    if noun.term != "travel":
        return ""
    kind = noun.plain.removesuffix("s")
    narrowed = [word.term for word in phrase.words[1:at] if word.term and reading.text[word.start].islower()]
    leads = DESTINATION.match(reading.text[noun.end : phrase.end])
    return " ".join([*narrowed, SAME_VISIT.get(kind, kind), leads[1] if leads else ""]).strip()


TRAILING = re.compile(
    r"(?:\s+(?:a|an|the|his|her|their|its|our|this|that|of|in|on|at|to|for|with|by|from|since|and|or|as|after|before|when))+\s*$",
    re.I,
)
"""Words at the end of a phrase cut short that need what follows; asked of `LONGEST_WHOLE` characters at most."""


def _whole_words(reading: Reading, start: int, end: int) -> int:
    """The end of the phrase: before a comma or a stop; of one cut short before a word that needs what follows."""
    stop = re.search(r"[,;:—”\"](?=\s|$)", reading.text[start:end])
    if stop:
        return start + stop.start()
    while end > start and end < len(reading.text) and reading.text[end].isalnum() and reading.text[end - 1].isalnum():
        end -= 1
    trailing = TRAILING.search(reading.text[start:end])
    return start + trailing.start() if trailing else end
