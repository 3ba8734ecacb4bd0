"""Where do reports tell one thing in other frames: who vouches for it, where and when it was said, who did it?

These differences contradict nothing. They are told where the reports themselves name two sources, two occasions
or two kinds of parties for one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from communique.matching.case import Case
from communique.matching.days import meet
from communique.matching.passages import Passage, Reading
from communique.matching.stands import Stand, disagreement, in_order, one_report_has_all, shortened
from communique.matching.words import Speller
from communique.model import Attribution, CommitmentReport, Disagreement, DisagreementKind, Figure, Span

SPAN_OF_TIME = re.compile(r"^(?:month|year|decade|century|centurie)s?$")


def find(case: Case) -> tuple[Disagreement, ...]:
    """The differences of frame in a story."""
    finders = (_vouchers, _occasions, _occasion_dates, _parties)
    return in_order(item for finder in finders for item in finder(case))


# --- who vouches for it, where and when it was said


def _vouchers(case: Case) -> list[Disagreement]:
    """A "first in nine years" that one report says itself, and another gives to somebody."""
    found: defaultdict[tuple[str, float], list[Stand]] = defaultdict(list)
    for reading in case.readings:
        for figure in reading.line.figures:
            if figure.value is None or not SPAN_OF_TIME.match(str(figure.unit)):
                continue
            count = _count_of(reading, figure)
            if count is not None:
                found[str(figure.unit), float(figure.value)].append(_voucher(case, count))
    made: list[Disagreement] = []
    for (unit, value), stands in sorted(found.items()):
        why = "one report says so itself, another gives it to somebody"
        if len({stand.key for stand in stands} - {OWN}) == len({stand.key for stand in stands}):
            why = "the reports give it to different sources"
        topic = f"“first in {value:g} {unit}{'s' if value != 1 and not unit.endswith('s') else ''}”: who says so"
        made += disagreement(case, "detail", topic, stands, why)
    return made


OWN = "the report itself"
FIRST_IN = re.compile(r"\bfirst\b(?:\s+[^\s.;:“”\"]+){0,12}?\s+(?:in|for)\s+(?:\w+\s+){0,2}$", re.I)


def _count_of(reading: Reading, figure: Figure) -> Passage | None:
    """The words from a "first" to the years that it counts."""
    sentence = reading.sentence_at(figure.span.start)
    if sentence is None:
        return None
    match = FIRST_IN.search(reading.text[sentence.start : figure.span.start])
    return None if match is None else reading.passage(sentence.start + match.start(), figure.span.end)


def _voucher(case: Case, count: Passage) -> Stand:
    """Who says what a passage counts: a source with its cue, or the report itself."""
    for holding in case.attributions_over(count.span):
        if holding.source is None or holding.cue is None or PUTS_OUT.search(holding.cue.exact):
            continue
        if holding.source.end <= count.start and holding.cue.start < holding.source.start:
            continue  # "according to a statement, the first in nine years": that is told of the statement
        name = case.name(holding.actor) if holding.actor in case.actors else " ".join(holding.source.exact.split())
        return Stand(holding.actor or name, name, _source_with_cue(case, holding))
    return Stand(OWN, OWN, count.span)


PUTS_OUT = re.compile(r"\b(?:announc|issu|releas|unveil|publish|produc|present)\w*\b", re.I)
"""Verbs of which a document is the object: who announces the first statement in nine years says no word on the nine."""


def _source_with_cue(case: Case, attribution: Attribution) -> Span:
    """The source with the cue beside it, on whichever side."""
    source, cue = attribution.source, attribution.cue
    assert source is not None and cue is not None  # noqa: S101, PT018 the caller keeps only those
    first, last = sorted((source, cue))
    if last.start - first.end > BESIDE:
        return source
    return case.reading(source).line.document.span(first.start, max(first.end, last.end))


BESIDE = 2
"""Characters between a source and its cue."""


class Occasion(NamedTuple):
    """Where something was said: what it is called, and whether it was said there, or after it."""

    key: frozenset[str]
    span: Span
    apart: bool


def _occasions(case: Case) -> list[Disagreement]:
    """One utterance said at a press conference in one report, in an interview in another."""
    speller = Speller()
    found: list[Disagreement] = []
    for quotation in case.quotations:
        given = [case.attributions.get(item.attribution or "") for item in quotation.renditions]
        told = [item for item in (_occasion(case, speller, giver) for giver in given if giver is not None) if item]
        names = sorted({item.key for item in told}, key=lambda words: (len(words), sorted(words)))
        if len(names) < 2 or all(names[0] <= name for name in names):
            continue
        kind: DisagreementKind = "detail"
        why = "the reports have it said on different occasions"
        if any(item.apart for item in told):
            kind, why = "precision", "one report names the occasion, another only says when it was"
        elif set.intersection(*(set(name) for name in names)):
            kind, why = "label", "the occasion goes by different names"
        stands = [Stand(" ".join(sorted(item.key)), item.span.exact, item.span) for item in told]
        fullest = max(quotation.renditions, key=lambda item: (item.span.end - item.span.start, item.span))
        topic = f"{case.name(quotation.speaker)}, “{shortened(fullest.span.exact)}”: where said"
        found += disagreement(case, kind, topic, stands, why)
    return found


BEFORE_OR_AFTER = re.compile(r"\b(?:after|before|following|ahead of|prior to)\s+(?:the\s+|their\s+|a\s+)?$", re.I)
NAMED_BY = re.compile(
    r"\s(?:with|between|of|in|at|on|after|following|published|held|aired|airing|broadcast|for|to|by|and)\b"
)
"""What follows the name of an occasion tells with whom, where and when it was."""


def _occasion(case: Case, speller: Speller, attribution: Attribution) -> Occasion | None:
    """Where something was said, as its report calls it."""
    reading = case.by_id.get(attribution.document or "")
    if reading is None or attribution.setting is None:
        return None
    near = attribution.cue or attribution.source or attribution.content[0]
    start = reading.text.find(attribution.setting, max(0, near.start - WITHIN), near.end + WITHIN)
    if start < 0:
        return None
    cut = NAMED_BY.search(attribution.setting)
    end = start + (cut.start() if cut else len(attribution.setting))
    key = frozenset(word.term for word in speller.words(reading.text[start:end]) if word.term)
    apart = BEFORE_OR_AFTER.search(reading.text, max(0, start - 20), start) is not None
    if not key or key & MEDIA:
        return None
    return Occasion(key, reading.line.document.span(start, end), apart)


MEDIA = frozenset({"statement", "letter", "post", "tweet", "text", "video", "messag"})
"""Terms of what is said or written on any occasion: "in a statement" names none."""


WITHIN = 400
"""Characters from the cue within which the occasion is named."""


def _occasion_dates(case: Case) -> list[Disagreement]:
    """One speech or interview of one person dated more and less exactly."""
    found: defaultdict[tuple[str, str], list[tuple[frozenset[str], Stand]]] = defaultdict(list)
    for reading in case.readings:
        for clause in reading.clauses:
            for start, end, date in case.dated_over(clause.span):
                near = [word for word in clause.words if start - FAR <= word.start < end + FAR]
                noun = next((word for word in near if word.plain in OCCASIONS), None)
                sentence = reading.sentence_at(clause.start)
                persons = case.persons(sentence.actors) if noun is not None and sentence is not None else frozenset()
                if noun is None or len(persons) != 1:
                    continue
                told = frozenset(word.term.casefold() for word in near if word.term and word is not noun)
                stand = Stand(date, date, reading.line.document.span(start, end))
                found[next(iter(persons)), OCCASIONS[noun.plain]].append((told, stand))
    made: list[Disagreement] = []
    for person, occasion in sorted(found):
        dated = found[person, occasion]
        kept = [
            stand
            for words, stand in dated
            if any(
                stand.span.document != other.span.document and words & known and meet(stand.key, other.key)
                for known, other in dated
            )
        ]
        why = "the dates agree, but one leaves more open"
        made += disagreement(case, "precision", f"{case.name(person)}, {occasion}: date", kept, why)
    return made


OCCASIONS = {
    "speech": "speech", "address": "speech", "interview": "interview", "lecture": "speech", "ceremony": "ceremony",
    "sermon": "speech", "testimony": "testimony", "toast": "toast",
}  # fmt: skip
FAR = 60
"""Characters from a date to the occasion that it dates, and to what tells this occasion from others."""


# --- who did it

PARTIES = {
    "leaders": re.compile(r"\b(?:leaders|presidents|premiers|prime ministers|ministers|chancellors)\b", re.I),
    "governments": re.compile(r"\b(?:governments|administrations|ministries|cabinets)\b", re.I),
    "states": re.compile(r"\b(?:countries|nations|states|neighbou?rs)\b", re.I),
    "sides": re.compile(r"\b(?:sides|parties|delegations)\b", re.I),
}
"""By what kind of word two parties are named together."""


def _parties(case: Case) -> list[Disagreement]:
    """One undertaking made by the leaders in one report, by the governments in another."""
    best: list[Stand] = []
    action = ""
    for commitment in case.commitments:
        stands = [stand for report in commitment.reports for stand in _named_together(case, report)]
        held = {stand.key for stand in stands}
        if one_report_has_all([stand for stand in stands if stand.key != "sides"]):
            continue
        if len(held - {"sides"}) > 1 and (len(stands), action) > (len(best), commitment.action):
            best, action = stands, commitment.action
    why = "the same is undertaken by parties of different kinds: those who meet, or those for whom they act"
    return disagreement(case, "label", f"{shortened(action)}: name of the parties", best, why)


def _named_together(case: Case, report: CommitmentReport) -> Iterable[Stand]:
    attribution = case.attributions.get(report.attribution or "")
    if attribution is None or attribution.source is None:
        return
    for kind, pattern in PARTIES.items():
        if pattern.search(attribution.source.exact):
            yield Stand(kind, attribution.source.exact, attribution.source)
            return
