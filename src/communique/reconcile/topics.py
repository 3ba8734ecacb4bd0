"""Where do reports differ in what something is about: the things listed, what a body is for, what is on the agenda?

These differences contradict nothing: each report takes its choice. That they chose differently is worth a line where
both list things under one undertaking, say what one body is for, or what the same people are to talk about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from communique.matching.case import Case
from communique.matching.passages import Reading
from communique.matching.stands import Stand, disagreement, in_order, shortened
from communique.matching.words import Speller
from communique.model import CommitmentReport, Disagreement, DisagreementKind, Span


def find(case: Case) -> tuple[Disagreement, ...]:
    """The differences in what things are about."""
    return in_order((*_lists(case), *_purposes(case), *_agendas(case)))


class Item(NamedTuple):
    """One thing of a list of what is undertaken: what it is, and where it stands."""

    commitment: str
    words: frozenset[str]
    span: Span


def _lists(case: Case) -> list[Disagreement]:
    """One undertaking with other things listed: "hydrogen, steel and fish" against "hydrogen and tourism"."""
    speller = Speller()
    lists: defaultdict[tuple[str, Span, str], list[Item]] = defaultdict(list)
    for commitment in case.commitments:
        for report in commitment.reports:
            item = _item(speller, commitment.id, report)
            if item is not None:
                lists[report.document, report.evidence[0], _head(report, item)].append(item)
    told = [sorted(items, key=lambda item: item.span) for _, items in sorted(lists.items()) if len(items) > 1]
    found: list[Disagreement] = []
    left = told
    while left:
        group, left = _met(left)
        longest: dict[str, list[Item]] = {}
        for items in group:
            known = longest.get(items[0].span.document, [])
            longest[items[0].span.document] = items if len(items) > len(known) else known
        kept = [longest[document] for document in sorted(longest)]
        if all(_same(kept[0], items) for items in kept[1:]):
            continue
        stands = [_list_stand(case, items) for items in kept]
        why = "the lists differ: " + " against ".join(sorted({str(stand.value) for stand in stands}))
        found += disagreement(case, "scope", f"{_heading(case, kept)}: what it covers", stands, why)
    return found


def _met(lists: Sequence[list[Item]]) -> tuple[list[list[Item]], list[list[Item]]]:
    """The lists that share a thing with the first one, or with one that does; and the others."""
    group, left = [lists[0]], list(lists[1:])
    for held in group:
        group += [items for items in left if _shares(held, items)]
        left = [items for items in left if not _shares(held, items)]
    return group, left


def _item(speller: Speller, commitment: str, report: CommitmentReport) -> Item | None:
    action = " ".join(report.action.split())
    for term in report.terms:
        words = " ".join(term.span.exact.split())
        if term.label == "item" and words in action and words != action:
            return Item(commitment, frozenset(word.term for word in speller.words(words) if word.term), term.span)
    return None


def _head(report: CommitmentReport, item: Item) -> str:
    """The words of the action before its item: things under one head are one list."""
    return " ".join(report.action.split()).partition(" ".join(item.span.exact.split()))[0]


def _heading(case: Case, lists: Sequence[Sequence[Item]]) -> str:
    """The action of the thing that most lists have."""
    counts = Counter(name for items in lists for name in {item.commitment for item in items})
    best = min(counts, key=lambda name: (-counts[name], name))
    return shortened(next(each.action for each in case.commitments if each.id == best))


def _shares(one: Sequence[Item], other: Sequence[Item]) -> bool:
    return any(_one_thing(left, right) for left in one for right in other)


def _same(one: Sequence[Item], other: Sequence[Item]) -> bool:
    """Whether each thing of one list is in the other, and the other way round."""
    return all(any(_one_thing(left, right) for right in other) for left in one) and all(
        any(_one_thing(left, right) for left in one) for right in other
    )


def _one_thing(left: Item, right: Item) -> bool:
    return left.commitment == right.commitment or bool(left.words & right.words)


def _list_stand(case: Case, items: Sequence[Item]) -> Stand:
    first, last = items[0].span, max(item.span.end for item in items)
    span = case.reading(first).line.document.span(first.start, last)
    value = ", ".join(" ".join(item.span.exact.split()) for item in items)
    return Stand(" / ".join(sorted(value.casefold().split(", "))), value, span)


PURPOSE = re.compile(
    r"[\s”\"]*(?:to(?! be\b)|for|on|aimed at|tasked with|dealing with|covering|devoted to"
    r"|(?:that|which) (?:will|would))\s+((?:[^.;:—]|(?<=[.\s][A-Z])\.|\.(?=\w)){8,240})"
)
PURPOSE_ENDS = re.compile(
    r",? (?:which|while|who|whereas|according to|as well as a|although)\b|,? and (?:will|would|also|agreed|pledged)\b"
    r"|, (?:he|she|they|it|the \w+) (?:said|added|noted)\b|, (?:[A-Z]\w+ ){1,3}(?:said|added|reported|wrote)\b|[“”\"]"
)
STANDING = frozenset(
    {
        "body",
        "framework",
        "programme",
        "fund",
        "project",
        "system",
        "dialogue",
        "forum",
        "initiative",
        "mechanism",
        "mission",
        "plan",
        "zone",
    }
)
"""Kinds of mechanism that are there for something."""


def _purposes(case: Case) -> list[Disagreement]:
    """One body that is there for other things in other reports, or for things that one report tells more exactly."""
    speller = Speller()
    found: list[Disagreement] = []
    for mechanism in case.mechanisms:
        if mechanism.type not in STANDING:
            continue
        told = [
            item
            for report in mechanism.reports
            for span in report.mentions
            for item in [_purpose(case, speller, span)]
            if item is not None
        ]
        found += _differing(case, told, f"{mechanism.name}: what it is for", "detail")
    return found


class Aim(NamedTuple):
    """What something is for, or about: the telling words, and where they stand."""

    words: frozenset[str]
    span: Span


def _purpose(case: Case, speller: Speller, mention: Span) -> Aim | None:
    reading = case.reading(mention)
    sentence = reading.sentence_at(mention.start)
    if sentence is None:
        return None
    inner = re.search(r"\s(?:for|on|to)\s", mention.exact)
    start = mention.start + inner.start() if inner else mention.end
    match = PURPOSE.match(reading.text, start, sentence.end)
    return None if match is None else _aim(reading, speller, match.start(1), match.end(1))


def _aim(reading: Reading, speller: Speller, start: int, end: int) -> Aim | None:
    stop = PURPOSE_ENDS.search(reading.text, start, end)
    if stop is not None:
        end = stop.start()
    while end > start and not reading.text[end - 1].isalnum():
        end -= 1
    words = frozenset(word.term for word in speller.words(reading.text[start:end]) if word.term)
    return Aim(words, reading.line.document.span(start, end)) if words else None


def _differing(case: Case, told: Sequence[Aim], topic: str, kind: DisagreementKind) -> list[Disagreement]:
    """The disagreement over what something is for, if two reports have words that say other things."""
    pairs = [(a, b) for a in told for b in told if a.span.document < b.span.document]
    apart = [(a, b) for a, b in pairs if len(a.words & b.words) < SHARED * min(len(a.words), len(b.words))]
    finer = [(a, b) for a, b in pairs if abs(len(a.words) - len(b.words)) >= MORE]
    if not apart and not finer:
        return []
    stands = [Stand(" ".join(sorted(aim.words)), " ".join(aim.span.exact.split()), aim.span) for aim in told]
    if apart:
        return disagreement(case, kind, topic, stands, "the reports tell different parts of it, or different things")
    return disagreement(case, "precision", topic, stands, "one report tells it more exactly")


SHARED = 0.5
"""Share of the words of the shorter telling that the longer must have for both to tell the same."""
MORE = 3
"""Words more, by which a telling is more exact."""

AGENDA = re.compile(
    r"\b(?:(?:is|are|was|were) (?:expected|due|set|scheduled|likely|planning) to|will|would|plan(?:s|ned)? to)\s"
    r"(?:\w+ly\s|also\s)?(?:discuss|focus on|cover|address|cent(?:re|er) on|touch on|take up|deal with|talk about)\s"
    r"((?:[^.;:—]|(?<=[.\s][A-Z])\.|\.(?=\w)){4,300})"
)
MAINLY = re.compile(
    r"\b(?:summit|meeting|talks|visit)\b(?:[^.;:—]|(?<=[.\s][A-Z])\.|\.(?=\w)){0,80}?,? "
    r"(?:mainly|chiefly|primarily|largely|focus(?:ed|ing)) on\s"
    r"((?:[^.;:—]|(?<=[.\s][A-Z])\.|\.(?=\w)){4,300})"
)
AGENDA_ENDS = re.compile(r",? (?:under|when|as|while|after|before|at|during|in) ")


def _agendas(case: Case) -> list[Disagreement]:
    """What the same people are to talk about, by different reports."""
    speller = Speller()
    found: defaultdict[tuple[str, ...], list[Aim]] = defaultdict(list)
    for reading in case.readings:
        for sentence in reading.sentences:
            match = AGENDA.search(reading.text, sentence.start, sentence.end)
            match = match or MAINLY.search(reading.text, sentence.start, sentence.end)
            persons = case.persons(sentence.actors)
            if match is None or len(persons) < 2:
                continue
            stop = AGENDA_ENDS.search(reading.text, match.start(1), match.end(1))
            aim = _aim(reading, speller, match.start(1), stop.start() if stop else match.end(1))
            if aim is not None:
                found[tuple(sorted(persons))].append(aim)
    made: list[Disagreement] = []
    for persons_met, told in sorted(found.items()):
        names = " and ".join(sorted(case.name(name) for name in persons_met))
        made += _differing(case, told, f"{names}: what they are to talk about", "scope")
    return made
