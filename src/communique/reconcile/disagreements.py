"""Where do reports differ on one event, claim or utterance: in date, place, number, time of writing, translation?

A finder says nothing unless two reports hold two different values for the same question, and it says
why in a person's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from difflib import SequenceMatcher
from itertools import pairwise

from communique.matching.amounts import contradict, figures_in, frame_of, of_one_thing, resolution
from communique.matching.case import Case
from communique.matching.days import days
from communique.matching.overlaps import Overlaps
from communique.matching.stands import (
    STILL_TO_COME,
    STILL_TO_COME_WHY,
    Resolution,
    Stand,
    Told,
    differ,
    disagreement,
    in_order,
    shortened,
    shown,
)
from communique.matching.words import Speller
from communique.model import Claim, Disagreement, DisagreementKind, Event, EventReport, Figure, Quotation, Span

UNDERTAKING = re.compile(
    r"\b(?:agree[sd]?|agreeing|pledg\w+|vow\w*|undertook|undertak\w+|promis\w+|decid\w+|commits?|committ\w+|would|offer\w*"
    r"|provid(?:es?|ing) for|stipulat\w+|oblig\w+|requir\w+|plans?|urg\w+|call\w* (?:for|on))\b",
    re.I,
)
"""What is undertaken or asked for is still to be done, whenever it was undertaken: it tells no time of writing."""
PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|met|held|took|made|gave|came|went|began|sent|won|left|put|set|spoke|said|read"
    r"|\w{2,}ed)\b",
    re.I,
)
"""Verbs that tell what is done; "Young people get something too" tells nothing of the time it was written."""
LEAST_DIFFERING = 2
"""Content words that two renditions must not share before the translation is worth showing."""
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)


def find(case: Case) -> tuple[Disagreement, ...]:
    """The disagreements over events, claims and quotations."""
    finders = (_dates, _places, _times_of_writing, _figures, _translations)
    return in_order(item for finder in finders for item in finder(case))


# --- events and claims


def _dates(case: Case) -> list[Disagreement]:
    """One event dated differently, or more and less exactly."""
    found = []
    for event in case.events:
        dated = [report for report in event.reports if report.date and report.time_expression is not None]
        stands = [_date_stand(report) for report in dated]
        if len({shown(stand.span).casefold() for stand in stands}) < 2:
            continue  # which weekend it is, is our reading
        if not differ(stands, within=True):
            continue
        known = [found for found in (days(report.date) for report in dated) if found is not None]
        # Of stretches of days two lie apart if one begins after another has ended.
        clash = bool(known) and max(first for first, _ in known) > min(last for _, last in known)
        kind: DisagreementKind = "contradiction" if clash else "precision"
        why = "the dates cannot both hold" if clash else "the dates agree, but one leaves more open"
        told = _both_dates(case, {stand.key for stand in stands}) if clash else None
        found += disagreement(case, kind, f"{_named(case, event)}: date", stands, why, told)
    return found


def _both_dates(case: Case, dates: Set[str]) -> Resolution | None:
    """Where one sentence has all the dates: it tells how they go together ("begun on Friday, ended on Saturday")."""
    sentences = [
        sentence.span
        for reading in case.readings
        for sentence in reading.sentences
        if dates <= {date for _, date in case.dates_in(sentence.span)}
    ]
    return Resolution(tuple(sentences), "a passage has them all, so each may be right") if sentences else None


def _date_stand(report: EventReport) -> Stand:
    assert report.time_expression is not None  # noqa: S101 the caller keeps only those
    if report.basis == "relative" and "/" in (report.date or ""):
        words = " ".join(report.time_expression.exact.casefold().split())
        return Stand(words, report.date, report.time_expression)  # "within 90 days" of reports of two days is one term
    return Stand(report.date or "", report.date, report.time_expression)


def _named(case: Case, event: Event) -> str:
    """An event as a heading: a meeting by who meets, other things by what is told of them."""
    persons = sorted(case.name(name) for name in case.persons(case.expand(event.actors)))
    if event.plover is not None and event.plover.event == "CONSULT" and len(persons) > 1:
        return f"meeting of {', '.join(persons[:-1])} and {persons[-1]}"
    return shortened(event.what)


def _places(case: Case) -> list[Disagreement]:
    """One event in places that are told differently."""
    found = []
    for event in case.events:
        stands = []
        for report in event.reports:
            span = _find(case, report, report.place)
            if span is not None:
                stands.append(Stand(ARTICLE.sub("", report.place or "").casefold(), report.place, span))
        if differ(stands):
            why = "the reports name different places, or one more exactly"
            found += disagreement(case, "precision", f"{_named(case, event)}: place", stands, why)
    return found


def _find(case: Case, report: EventReport, words: str | None) -> Span | None:
    """Where the words stand in the evidence of an event."""
    for span in report.evidence if words else ():
        at = span.exact.find(words or "")
        if at >= 0:
            return case.by_id[report.document].line.document.span(span.start + at, span.start + at + len(words or ""))
    return None


def _times_of_writing(case: Case) -> list[Disagreement]:
    """One claim told as to come in one report, as done in another; nothing that is told already of a mechanism."""
    states = [item for item in case.arrangements if item.kind in ("status", "time-of-writing")]
    known, topics = Told(states), {item.topic for item in states}
    named = Overlaps(
        (span.document, span.start, span.end, mechanism.name)
        for mechanism in case.mechanisms
        for report in mechanism.reports
        for span in report.mentions
    )
    found = []
    for claim in case.claims:
        if len({support.document for support in claim.support}) < 2:
            continue
        stands = _done_or_to_come(case, [item.span for item in claim.support if item.extent == "full"])
        if not differ(stands) or any("“" in stand.span.exact or '"' in stand.span.exact for stand in stands):
            continue
        subject = _subject(claim, named)
        made = disagreement(case, "time-of-writing", f"{subject}: done or to come", stands, STILL_TO_COME_WHY)
        found += [item for item in made if not known.holds(item) and f"{subject}: state" not in topics]
    return found


def _done_or_to_come(case: Case, spans: Sequence[Span]) -> list[Stand]:
    """The passages that have one thing still to come, and those that have the very same thing done."""
    passages = [case.reading(span).passage(span.start, span.end) for span in spans]
    ahead = {}
    for passage in passages:
        match = STILL_TO_COME.search(passage.span.exact)
        verb = match and next((it for it in passage.words if it.start >= passage.start + match.end() and it.term), None)
        if verb:
            ahead[passage.span] = verb.term
    stands = [Stand("to come", "to come", span) for span in ahead]
    for passage in passages:
        words = passage.span.exact
        if passage.span in ahead or not PAST.search(words) or UNDERTAKING.search(words):
            continue
        if any(PAST.fullmatch(word.plain) and word.term in ahead.values() for word in passage.words):
            stands.append(Stand("done", "done", passage.span))
    return stands


def _subject(claim: Claim, named: Overlaps[str]) -> str:
    """What a claim is about, as a heading: the mechanism that its passages name, else its first words."""
    for support in claim.support:
        inside = named.over(support.document, support.span.start, support.span.end)
        if inside:
            return min(inside)[2]
    return shortened(claim.proposition)


def _figures(case: Case) -> list[Disagreement]:
    """Different numbers for one thing inside one claim."""
    speller = Speller()
    found = []
    for claim in case.claims:
        held: dict[tuple[str, str], list[Figure]] = {}
        for support in claim.support:
            for figure in figures_in(case, support.span) if support.extent == "full" else ():
                held.setdefault((str(figure.unit), frame_of(case, figure)), []).append(figure)
        for kind in sorted(held):
            figures = held[kind]
            if of_one_thing(speller, figures) and contradict(figures):
                stands = [Stand(str(figure.value), figure.value, figure.span) for figure in figures]
                named = sorted({figure.of_what for figure in figures if figure.of_what}, key=lambda it: (len(it), it))
                topic = f"{shortened(named[0] if named else claim.proposition)}: number"
                why = "the numbers differ for what the reports tell as one thing"
                told = resolution(case, figures)
                found += disagreement(case, "contradiction", topic, stands, why, told)
    return found


# --- quotations


def _translations(case: Case) -> list[Disagreement]:
    """One utterance between quotation marks in words that differ."""
    found = []
    for quotation in case.quotations:
        stands = [
            Stand(" ".join(shown(item.span, 1000).casefold().split()), shown(item.span), item.span)
            for item in quotation.renditions
        ]
        marked = [item.span for item in quotation.renditions if item.form != "indirect"]
        said = [_marked(case, span) for span in marked]
        if any(words.keys().isdisjoint(others) for words in said for others in said):
            continue  # what the marks hold is not the same part of it
        everywhere = set(said[0]).intersection(*said[1:]) if said else set()
        apart = {words[term] for words in said for term in words.keys() - everywhere}
        differing = [word for word in quotation.differs if word in apart]
        if len({span.document for span in marked}) < 2 or len(differing) < LEAST_DIFFERING or _is_excerpt(said):
            continue
        if differ(stands):
            why = f"the quotation marks hold different words: {', '.join(differing[:8])}"
            found += disagreement(case, "translation", _topic(case, quotation), stands, why)
    return found


def _is_excerpt(said: Sequence[Mapping[str, str]]) -> bool:
    """Whether each rendition only prints more of the same words than the next; a friend and friends are one word."""
    ordered = sorted((frozenset(words) for words in said), key=lambda words: (len(words), sorted(words)))
    return all(one <= other for one, other in pairwise(ordered))


def _marked(case: Case, span: Span) -> dict[str, str]:
    """The words between quotation marks in a passage, by term."""
    reading = case.reading(span)
    passage = reading.passage(span.start, span.end)
    marks = reading.quotes_over(span.start, span.end)
    return {word.term: word.plain for word in passage.words if word.term and any(a <= word.start < b for a, b in marks)}


def _topic(case: Case, quotation: Quotation) -> str:
    return f"{case.name(quotation.speaker)}, “{_known_by(case, quotation)}”: wording"


def _known_by(case: Case, quotation: Quotation) -> str:
    """The words by which a reader knows an utterance: the longest that two renditions share, or else its beginning."""
    said = [case.reading(item.span).passage(item.span.start, item.span.end) for item in quotation.renditions]
    best: tuple[int, int, str] | None = None
    for place, left in enumerate(said):
        for right in said[place + 1 :]:
            if left.document == right.document:
                continue
            ours, theirs = ([word.plain for word in side.words[:MOST_COMPARED]] for side in (left, right))
            run = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
            inside = left.words[run.a : run.a + run.size]
            telling = sum(bool(word.term) for word in inside)
            if telling >= LEAST_TELLING and (best is None or telling > best[0]):
                start, end = inside[0].start, inside[-1].end
                best = telling, start, left.reading.text[start:end]
    if best is not None:
        return shortened(best[2])
    fullest = max(said, key=lambda passage: (passage.end - passage.start, passage.document, passage.start))
    return shortened(fullest.span.exact)


LEAST_TELLING = 2
MOST_COMPARED = 80
"""Words of a rendition in which a heading is looked for."""
