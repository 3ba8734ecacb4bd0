"""Where do reports that speak of one thing differ: in status, terms, dates, figures, names, translation?

Each kind of difference has a finder over what the earlier steps joined. A finder says nothing unless
two reports hold two different values for the same question, and it says why in a person's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from communique.matching.case import Case
from communique.matching.days import meet
from communique.matching.words import Speller
from communique.model import (
    CommitmentReport,
    Disagreement,
    DisagreementKind,
    EventReport,
    Figure,
    Position,
    Quotation,
    Span,
    content_id,
)

FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|to be|set to|due to|plans to|planned to|planning to|expected to|would be|later (?:today|on))\b",
    re.I,
)
LEAST_DIFFERING = 2
"""Content words that two renditions must not share before the translation is worth showing."""
ARTICLE = re.compile(r"^(?:the|a|an|their|its|his|her|our|this|that|these|those|such)\s+", re.I)


class Stand(NamedTuple):
    """What one passage says on a question: the value to compare, the value to show, and the passage."""

    key: str
    value: str | int | float | None
    span: Span


def find(case: Case) -> tuple[Disagreement, ...]:
    """The disagreements of a story."""
    found: dict[str, Disagreement] = {}
    for finder in FINDERS:
        for item in finder(case):
            found.setdefault(item.id, item)
    return tuple(sorted(found.values(), key=lambda item: (item.positions[0].span, item.kind, item.id)))


def _differ(stands: Sequence[Stand]) -> bool:
    """Whether two reports hold two values."""
    return any(
        one.key != other.key and one.span.document != other.span.document
        for place, one in enumerate(stands)
        for other in stands[place + 1 :]
    )


def _make(case: Case, kind: DisagreementKind, topic: str, stands: Iterable[Stand], why: str) -> Disagreement:
    """The disagreement, with one position for each value of each report."""
    distinct: dict[tuple[str, str], Stand] = {}
    for stand in sorted(stands, key=lambda stand: (stand.span, str(stand.value))):
        distinct.setdefault((stand.span.document, stand.key), stand)
    kept = list(distinct.values())
    return Disagreement(
        id=content_id("d", kind, topic, *(stand.span for stand in kept)),
        kind=kind,
        topic=topic,
        positions=tuple(Position(value=stand.value, span=stand.span, document=stand.span.document) for stand in kept),
        claims=case.claims_at(stand.span for stand in kept),
        why=why,
    )


def _text(span: Span, limit: int = 160) -> str:
    text = " ".join(span.exact.split()).strip(' ,;"“”')
    return text if len(text) <= limit else text[: limit - 1] + "…"


# --- commitments


def _statuses(case: Case) -> list[Disagreement]:
    """One undertaking put as acts that differ: in what was there before, or only in strength."""
    found = []
    for commitment in case.commitments:
        stands = [Stand(report.act, report.act, _focus(case, report)) for report in commitment.reports]
        if not _differ(stands):
            continue
        acts = {stand.key for stand in stands}
        listed = " and as ".join(f"“{act}”" for act in sorted(acts))
        if any(one & acts and other & acts for one, other in CONFLICTS):
            why = f"it is reported as {listed}, which do not presuppose the same state of things"
            found.append(_make(case, "status", f"{commitment.action}: status", stands, why))
        elif len(acts & MAIN_ACTS) > 1:
            why = f"it is reported as {listed}, which differ in strength"
            found.append(_make(case, "label", f"{commitment.action}: how it was put", stands, why))
    return found


MAIN_ACTS = frozenset({"agree", "pledge", "announce", "reaffirm", "signal", "invite", "decline"})
"""Acts told by the main verb; the others say what is done to the thing, and the two kinds do not compare."""
CONFLICTS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"resume"}), frozenset({"continue", "establish", "reaffirm"})),
    (frozenset({"establish"}), frozenset({"continue", "expand", "reaffirm"})),
    (frozenset({"decline"}), frozenset({"agree", "pledge", "announce", "continue", "resume", "expand", "establish"})),
)
"""Acts that presuppose different things: what is resumed had stopped, what is continued had not."""


def _focus(case: Case, report: CommitmentReport) -> Span:
    """The clause of the evidence that holds the act: its cue where there is one."""
    evidence = report.evidence[0]
    reading = case.by_id[report.document]
    clause = reading.clause_at(evidence.start)
    if clause is not None:
        end = min(clause.end, evidence.end)
        if (end - evidence.start) * 3 >= evidence.end - evidence.start:
            return reading.line.document.span(evidence.start, end)
    return evidence


def _parties(case: Case) -> list[Disagreement]:
    """One undertaking made by one in one report, by several in another."""
    found = []
    for commitment in case.commitments:
        stands = []
        for report in commitment.reports:
            attribution = case.attributions.get(report.attribution or "")
            if attribution is None or attribution.source is None or attribution.actor is None:
                continue
            names = sorted(case.name(name) for name in case.expand([attribution.actor]))
            stands.append(
                (
                    frozenset(case.expand([attribution.actor])),
                    Stand(" ".join(names), ", ".join(names), _said(attribution.source, attribution.cue, case)),
                )
            )
        if not any(one < other and a.span.document != b.span.document for one, a in stands for other, b in stands):
            continue
        why = "one report has a single party undertake it, another several together"
        found.append(_make(case, "detail", f"{commitment.action}: who", [stand for _, stand in stands], why))
    return found


def _said(source: Span, cue: Span | None, case: Case) -> Span:
    """The source with the cue right after it."""
    if cue is None or not 0 <= cue.start - source.end <= 2:
        return source
    return case.reading(source).line.document.span(source.start, cue.end)


def _terms(case: Case) -> list[Disagreement]:
    """One undertaking, of which one report knows particulars that another does not."""
    speller = Speller()
    found = []
    for commitment in case.commitments:
        reports = list(commitment.reports)
        if len({report.document for report in reports}) < 2:
            continue
        stands = [_detail(speller, report) for report in reports]
        if not _differ(stands) or not any(stand.key for stand in stands):
            continue
        why = "the reports give it with different particulars: " + "; ".join(
            sorted({stand.key for stand in stands if stand.key})
        )
        found.append(_make(case, "precision", f"{commitment.action}: particulars", stands, why))
    return found


def _detail(speller: Speller, report: CommitmentReport) -> Stand:
    """The particulars of a report beyond the words of the action itself."""
    action = {word.term for word in speller.words(report.action)}
    terms = [
        term
        for term in report.terms
        if not {word.term for word in speller.words(term.span.exact) if word.term} <= action
    ]
    words = sorted({_text(term.span).casefold() for term in terms})
    if report.deadline:
        words.append(f"by {report.deadline}")
    evidence = report.evidence[0]
    outside = [term.span for term in terms if not evidence.start <= term.span.start < evidence.end]
    span = outside[0] if terms and len(outside) == len(terms) else evidence
    return Stand("; ".join(words), "; ".join(words) or None, span)


# --- mechanisms


def _labels(case: Case) -> list[Disagreement]:
    """One mechanism under names that differ by a word that matters."""
    speller = Speller()
    found = []
    for mechanism in case.mechanisms:
        stands = []
        for report in mechanism.reports:
            for span in report.mentions:
                label = ARTICLE.sub("", _text(span))
                key = " ".join(sorted({word.plain.removesuffix("s") for word in speller.words(label) if word.term}))
                stands.append(Stand(key, label, span))
        kept = _usual(stands)
        if not _differ(kept):
            continue
        names = list(dict.fromkeys(f"“{stand.value}”" for stand in kept))
        why = f"one thing goes by {' and '.join(names[:4])}"
        found.append(_make(case, "label", f"{mechanism.name}: name", kept, why))
    return found


def _usual(stands: Sequence[Stand]) -> list[Stand]:
    """For each report its shortest name of two words or more: longer ones add what is no name."""
    best: dict[str, Stand] = {}
    for stand in stands:
        held = best.get(stand.span.document)
        if held is None or _length(stand) < _length(held):
            best[stand.span.document] = stand
    return [best[document] for document in sorted(best)]


def _length(stand: Stand) -> tuple[bool, int]:
    words = len(stand.key.split())
    return words < 2, words


def _states(case: Case) -> list[Disagreement]:
    """One mechanism in states that differ."""
    found = []
    for mechanism in case.mechanisms:
        stands = [
            Stand(stage.state, stage.state, _sentence(case, stage.evidence[0]))
            for stage in mechanism.lifecycle
            if stage.evidence
        ]
        if _differ(stands):
            states = " and ".join(sorted({stand.key for stand in stands}))
            found.append(_make(case, "status", f"{mechanism.name}: state", stands, f"the reports have it as {states}"))
    return found


def _sentence(case: Case, span: Span) -> Span:
    """The clause around a mention."""
    clause = case.reading(span).clause_at(span.start)
    return clause.span if clause is not None and span.end <= clause.end else span


def _interruptions(case: Case) -> list[Disagreement]:
    """One thing that by one report had stopped, by another never did."""
    found = []
    told: set[tuple[str, ...]] = set()
    for topic, spans in (*_mechanism_spans(case), *_commitment_spans(case)):
        stands = []
        for span in spans:
            clause = _sentence(case, span)
            stopped, went_on = STOPPED.search(clause.exact), WENT_ON.search(clause.exact)
            if bool(stopped) != bool(went_on):
                stands.append(Stand("had stopped" if stopped else "went on", _text(clause), clause))
        documents = tuple(sorted({stand.span.document for stand in stands}))
        if _differ(stands) and documents not in told:
            told.add(documents)
            why = "to resume it presupposes that it had stopped; to continue it denies that"
            found.append(_make(case, "status", f"{topic}: resumed or continued", stands, why))
    return found


STOPPED = re.compile(
    r"\b(?:resum(?:e|ed|es|ing|ption)|restart\w*|reviv(?:e|ed|al|ing)|reviving|reopen\w*|relaunch\w*|lapsed|bring back|"
    r"brought back|long-stalled|stalled|suspended)\b",
    re.I,
)
WENT_ON = re.compile(
    r"\b(?:continu(?:e|ed|es|ing|ation)|unabated|uninterrupted|without (?:a |any )?(?:break|interruption|pause)"
    r"|maintain\w*|keep up|kept up|go on|carry on)\b",
    re.I,
)


def _mechanism_spans(case: Case) -> Iterable[tuple[str, list[Span]]]:
    for mechanism in case.mechanisms:
        yield mechanism.name, [span for report in mechanism.reports for span in report.mentions]


def _commitment_spans(case: Case) -> Iterable[tuple[str, list[Span]]]:
    for commitment in case.commitments:
        yield commitment.action, [report.evidence[0] for report in commitment.reports]


# --- events and claims


def _dates(case: Case) -> list[Disagreement]:
    """One event dated differently, or more and less exactly."""
    found = []
    for event in case.events:
        dated = [report for report in event.reports if report.date and report.time_expression is not None]
        stands = [_date_stand(report) for report in dated]
        if not _differ(stands):
            continue
        clash = any(meet(one.date, other.date) is False for one in dated for other in dated)
        kind: DisagreementKind = "contradiction" if clash else "precision"
        why = "the dates cannot both hold" if clash else "the dates agree, but one leaves more open"
        found.append(_make(case, kind, f"{event.what}: date", stands, why))
    return found


def _date_stand(report: EventReport) -> Stand:
    assert report.time_expression is not None  # noqa: S101 the caller keeps only those
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
        if _differ(stands):
            why = "the reports name different places, or one more exactly"
            found.append(_make(case, "precision", f"{event.what}: place", stands, why))
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
            stands.append(Stand("to come" if ahead else "done", _text(support.span), support.span))
        if _differ(stands) and not any("“" in stand.span.exact or '"' in stand.span.exact for stand in stands):
            why = "one report was written when it was still to come, another after it"
            found.append(_make(case, "time-of-writing", f"{claim.proposition[:80]}: done or to come", stands, why))
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
                found.append(_make(case, "contradiction", f"{claim.proposition[:80]}: number", stands, why))
    return found


def _documents(stands: Sequence[Stand]) -> list[str]:
    return sorted({stand.span.document for stand in stands})


def _figures_in(case: Case, span: Span) -> list[Figure]:
    return [
        figure
        for figure in case.reading(span).line.figures
        if figure.value is not None and span.start <= figure.span.start and figure.span.end <= span.end
    ]


# --- quotations


def _translations(case: Case) -> list[Disagreement]:
    """One utterance between quotation marks in words that differ."""
    found = []
    for quotation in case.quotations:
        stands = [
            Stand(" ".join(_text(item.span, 1000).casefold().split()), _text(item.span), item.span)
            for item in quotation.renditions
        ]
        marked = [item for item in quotation.renditions if item.form != "indirect"]
        if len({item.span.document for item in marked}) < 2 or len(quotation.differs) < LEAST_DIFFERING:
            continue
        if _differ(stands):
            found.append(_make(case, "translation", _topic(case, quotation), stands, _words(quotation)))
    return found


def _topic(case: Case, quotation: Quotation) -> str:
    return f"{case.name(quotation.speaker)} on {', '.join(quotation.common[:4]) or 'the same'}: wording"


def _words(quotation: Quotation) -> str:
    return f"the quotation marks hold different words: {', '.join(quotation.differs[:8])}"


Finder = Callable[[Case], list[Disagreement]]
FINDERS: tuple[Finder, ...] = (
    _statuses,
    _parties,
    _terms,
    _labels,
    _states,
    _interruptions,
    _dates,
    _places,
    _times_of_writing,
    _figures,
    _translations,
)
