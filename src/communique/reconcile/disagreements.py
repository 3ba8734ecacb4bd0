"""Where do reports differ on one event, claim or utterance: in date, place, number, time of writing, translation?

A finder says nothing unless two reports hold two different values for the same question, and it says
why in a person's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.matching.case import Case
from communique.matching.days import days
from communique.matching.stands import Stand, differ, disagreement, in_order, shown
from communique.model import Disagreement, DisagreementKind, EventReport, Figure, Quotation, Span

FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|to be|set to|due to|plans to|planned to|planning to|expected to|would be"
    r"|later (?:today|on))\b",
    re.I,
)
UNDERTAKING = re.compile(
    r"\b(?:agree[sd]?|agreeing|pledg\w+|vow\w*|undertook|undertak\w+|promis\w+|decid\w+|commits?|committ\w+|would|offer\w*"
    r"|provid(?:es?|ing) for|stipulat\w+|oblig\w+|requir\w+|plans?|urg\w+|call\w* (?:for|on))\b",
    re.I,
)
"""What is undertaken or asked for is still to be done, whenever it was undertaken: it tells no time of writing."""
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
        if not differ(stands):
            continue
        known = [found for found in (days(report.date) for report in dated) if found is not None]
        # Of stretches of days two lie apart if one begins after another has ended.
        clash = bool(known) and max(first for first, _ in known) > min(last for _, last in known)
        kind: DisagreementKind = "contradiction" if clash else "precision"
        why = "the dates cannot both hold" if clash else "the dates agree, but one leaves more open"
        found += disagreement(case, kind, f"{event.what}: date", stands, why)
    return found


def _date_stand(report: EventReport) -> Stand:
    assert report.time_expression is not None  # noqa: S101 the caller keeps only those
    if report.basis == "relative" and "/" in (report.date or ""):
        words = " ".join(report.time_expression.exact.casefold().split())
        return Stand(words, report.date, report.time_expression)  # "within 90 days" of reports of two days is one term
    return Stand(report.date or "", report.date, report.time_expression)


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
            found += disagreement(case, "precision", f"{event.what}: place", stands, why)
    return found


def _find(case: Case, report: EventReport, words: str | None) -> Span | None:
    """Where the words stand in the evidence of an event."""
    for span in report.evidence if words else ():
        at = span.exact.find(words or "")
        if at >= 0:
            return case.by_id[report.document].line.document.span(span.start + at, span.start + at + len(words or ""))
    return None


def _times_of_writing(case: Case) -> list[Disagreement]:
    """One claim told as to come in one report, as done in another."""
    found = []
    for claim in case.claims:
        if len({support.document for support in claim.support}) < 2:
            continue
        stands = []
        for support in claim.support:
            ahead = FUTURE.search(support.span.exact) is not None
            if not ahead and UNDERTAKING.search(support.span.exact):
                continue
            stands.append(Stand("to come" if ahead else "done", shown(support.span), support.span))
        if differ(stands) and not any("“" in stand.span.exact or '"' in stand.span.exact for stand in stands):
            why = "one report was written when it was still to come, another after it"
            found += disagreement(case, "time-of-writing", f"{claim.proposition[:80]}: done or to come", stands, why)
    return found


def _figures(case: Case) -> list[Disagreement]:
    """Different numbers for one thing inside one claim."""
    found = []
    for claim in case.claims:
        held: dict[str, list[Stand]] = {}
        for support in claim.support:
            for figure in _figures_in(case, support.span):
                held.setdefault(str(figure.unit), []).append(Stand(str(figure.value), figure.value, figure.span))
        for unit in sorted(held):
            stands = held[unit]
            values = [{stand.key for stand in stands if stand.span.document == name} for name in _documents(stands)]
            if len(values) > 1 and not set.intersection(*values):
                why = "the numbers differ for what the reports tell as one thing"
                found += disagreement(case, "contradiction", f"{claim.proposition[:80]}: number", stands, why)
    return found


def _documents(stands: Sequence[Stand]) -> list[str]:
    return sorted({stand.span.document for stand in stands})


def _figures_in(case: Case, span: Span) -> list[Figure]:
    return [
        figure
        for start, end, figure in case.figured.over(span.document, span.start, span.end)
        if figure.value is not None and span.start <= start and end <= span.end
    ]


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
        differing = [word for word in quotation.differs if any(word in words for words in said)]
        if len({span.document for span in marked}) < 2 or len(differing) < LEAST_DIFFERING or _is_excerpt(said):
            continue
        if differ(stands):
            why = f"the quotation marks hold different words: {', '.join(differing[:8])}"
            found += disagreement(case, "translation", _topic(case, quotation), stands, why)
    return found


def _is_excerpt(said: Sequence[frozenset[str]]) -> bool:
    """Whether each rendition only prints more of the same words than the next."""
    ordered = sorted(said, key=lambda words: (len(words), sorted(words)))
    return all(one <= other for one, other in pairwise(ordered))


def _marked(case: Case, span: Span) -> frozenset[str]:
    """The words between quotation marks in a passage."""
    reading = case.reading(span)
    passage = reading.passage(span.start, span.end)
    marks = reading.quotes_over(span.start, span.end)
    return frozenset(word.plain for word in passage.words if word.term and any(a <= word.start < b for a, b in marks))


def _topic(case: Case, quotation: Quotation) -> str:
    return f"{case.name(quotation.speaker)} on {', '.join(quotation.common[:4]) or 'the same'}: wording"
