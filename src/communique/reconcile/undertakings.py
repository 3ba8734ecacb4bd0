"""Where do reports differ on one undertaking or one standing mechanism: in status, strength, parties, terms, name?

A finder says nothing unless two reports hold two different values for the same question, and it says
why in a person's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from communique.matching.case import Case
from communique.matching.days import days
from communique.matching.stands import (
    ASKED_FOR,
    STILL_TO_COME,
    STILL_TO_COME_WHY,
    Stand,
    Told,
    differ,
    disagreement,
    in_order,
    shortened,
    shown,
)
from communique.matching.words import Speller
from communique.model import CommitmentReport, Disagreement, LifeStage, Range, Span, Term

ARTICLE = re.compile(r"^(?:the|a|an|their|its|his|her|our|this|that|these|those|such)\s+", re.I)


def find(case: Case) -> tuple[Disagreement, ...]:
    """The disagreements over commitments and mechanisms."""
    states = _states(case)
    told = Told(states)
    breaks = [item for item in _interruptions(case) if not told.holds(item)]
    finders = (_statuses, _parties, _terms, _labels)
    return in_order((*states, *breaks, *(item for finder in finders for item in finder(case))))


# --- commitments


def _statuses(case: Case) -> list[Disagreement]:
    """One undertaking put as acts that differ: in what was there before, or only in strength."""
    found = []
    for commitment in case.commitments:
        told = [
            report for report in commitment.reports if not (report.modality == "planned" and report.act == "signal")
        ]
        stands = [Stand(report.act, report.act, _focus(case, report)) for report in told]
        if not differ(stands):
            continue
        acts = {stand.key for stand in stands}
        listed = " and as ".join(f"“{act}”" for act in sorted(acts))
        if any(one & acts and other & acts for one, other in CONFLICTS):
            why = f"it is reported as {listed}, which do not presuppose the same state of things"
            found += disagreement(case, "status", f"{shortened(commitment.action)}: status", stands, why)
        elif len(acts & MAIN_ACTS) > 1:
            why = f"it is reported as {listed}, which differ in strength"
            found += disagreement(case, "label", f"{shortened(commitment.action)}: how it was put", stands, why)
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
    """One undertaking made by one in one report, by several in another.

    Whoever tells of it does not matter: "we agreed", said one of them, is an undertaking of both. States and the
    persons who act for them do not compare.
    """
    found = []
    for commitment in case.commitments:
        held: dict[str, set[str]] = {}
        stands = []
        for report in commitment.reports:
            parties = case.expand(report.parties)
            names = ", ".join(sorted(case.name(name) for name in parties))
            if not parties or not all(name in case.actors for name in parties):
                continue
            held.setdefault(report.document, set()).update(parties)
            stands.append(Stand(names, names, _undertaker(case, report)))
        kinds = {name: {case.actors[party].type for party in parties} for name, parties in held.items()}
        pairs = [
            (one, other) for one in held for other in held if held[one] < held[other] and kinds[one] == kinds[other]
        ]
        if pairs:
            why = "one report has a single party undertake it, another several together"
            told = {name for pair in pairs for name in pair}
            kept = [stand for stand in stands if stand.span.document in told]
            found += disagreement(case, "detail", f"{shortened(commitment.action)}: who", kept, why)
    return found


def _undertaker(case: Case, report: CommitmentReport) -> Span:
    """The words that name who undertakes it, with the verb; else the clause of the act."""
    attribution = case.attributions.get(report.attribution or "")
    if attribution is None or attribution.source is None or attribution.actor is None:
        return _focus(case, report)
    if case.expand([attribution.actor]) != case.expand(report.parties):
        return _focus(case, report)
    return _said(attribution.source, attribution.cue, case)


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
        if not differ(stands) or not any(stand.key for stand in stands):
            continue
        why = "the reports give it with different particulars: " + "; ".join(
            sorted({stand.key for stand in stands if stand.key})
        )
        found += disagreement(case, "precision", f"{shortened(commitment.action)}: particulars", stands, why)
    return found


def _detail(speller: Speller, report: CommitmentReport) -> Stand:
    """The particulars of a report beyond the words of the action itself."""
    action = {word.term for word in speller.words(report.action)}
    terms = [
        term
        for term in report.terms
        if not {word.term for word in speller.words(term.span.exact) if word.term} <= action
    ]
    words = sorted({shown(term.span).casefold() for term in terms})
    limit = next((term for term in report.terms if _counts_from_today(term, report.deadline)), None)
    if limit is not None:
        words = sorted({*words, shown(limit.span).casefold()})
    elif report.deadline:
        words.append(f"by {report.deadline}")
    evidence = report.evidence[0]
    outside = [term.span for term in terms if not evidence.start <= term.span.start < evidence.end]
    span = outside[0] if terms and len(outside) == len(terms) else evidence
    return Stand("; ".join(words), "; ".join(words) or None, span)


def _counts_from_today(term: Term, deadline: str | None) -> bool:
    """Whether a deadline is counted from the day of writing: "within 90 days" ends elsewhere in every report."""
    value = str(term.value)
    return deadline is not None and term.label == "date" and value.endswith(f"/{deadline}")


# --- mechanisms


def _labels(case: Case) -> list[Disagreement]:
    """One mechanism under names that differ by a word that matters."""
    speller = Speller()
    found = []
    for mechanism in case.mechanisms:
        stands = []
        for report in mechanism.reports:
            for span in report.mentions:
                label = ARTICLE.sub("", shown(span))
                key = " ".join(sorted({word.plain.removesuffix("s") for word in speller.words(label) if word.term}))
                stands.append(Stand(key, label, span))
        kept = _usual(stands)
        if not differ(kept) or _nested(kept):
            continue
        names = list(dict.fromkeys(f"“{stand.value}”" for stand in kept))
        why = f"one thing goes by {' and '.join(names[:4])}"
        found += disagreement(case, "label", f"{mechanism.name}: name", kept, why)
    return found


def _nested(stands: Sequence[Stand]) -> bool:
    """Whether each name only adds words to the next: "joint commission", "joint fisheries commission"."""
    names = sorted({frozenset(stand.key.split()) for stand in stands}, key=lambda words: (len(words), sorted(words)))
    return all(one <= other for one, other in pairwise(names))


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
    """One mechanism in states that differ at the time of the story.

    What it was years before is its history, and what somebody asks for is no report's account of how it stands.
    """
    found = []
    for mechanism in case.mechanisms:
        stands = [
            Stand(stage.state, stage.state, _sentence(case, stage.evidence[0]))
            for stage in mechanism.lifecycle
            if stage.evidence and not _is_history(case, stage) and not _is_asked_for(case, stage)
        ]
        if not differ(stands):
            continue
        held = {stand.key for stand in stands}
        topic = f"{mechanism.name}: state"
        ahead = [stand for stand in stands if stand.key == "proposed" and STILL_TO_COME.search(stand.span.exact)]
        if held == {"issued", "proposed"} and ahead:
            found += disagreement(case, "time-of-writing", topic, stands, STILL_TO_COME_WHY)
            continue
        why = f"the reports have it as {' and '.join(sorted(held))}"
        if held >= {"resumed", "continued"}:
            why += f": {BREAK_WHY}"
        found += disagreement(case, "status", topic, stands, why)
    return found


BREAK_WHY = "to resume it presupposes that it had stopped; to continue it denies that"


def _is_history(case: Case, stage: LifeStage) -> bool:
    """Whether a state is dated before the days of the story."""
    then, now = days(stage.date), days(case.story.date)
    return then is not None and now is not None and then[1] < now[0]


def _is_asked_for(case: Case, stage: LifeStage) -> bool:
    """Whether the words before a mention only ask for it."""
    mention = stage.evidence[0]
    start, _ = _clause_range(case, mention)
    return stage.state == "proposed" and ASKED_FOR.search(case.reading(mention).text[start : mention.start]) is not None


def _sentence(case: Case, span: Span) -> Span:
    """The clause around a mention."""
    return case.reading(span).line.document.span(*_clause_range(case, span))


def _clause_range(case: Case, span: Span) -> Range:
    clause = case.reading(span).clause_at(span.start)
    return (clause.start, clause.end) if clause is not None and span.end <= clause.end else span.range


def _interruptions(case: Case) -> list[Disagreement]:
    """One thing that by one report had stopped, by another never did."""
    found = []
    told: set[tuple[str, ...]] = set()
    read: dict[tuple[str, Range], Stand | None] = {}  # many things may stand in one clause: it is searched once
    for topic, spans in (*_mechanism_spans(case), *_commitment_spans(case)):
        stands = []
        for span in spans:
            place = span.document, _clause_range(case, span)
            if place not in read:
                read[place] = _interrupted(_sentence(case, span))
            stand = read[place]
            if stand is not None:
                stands.append(stand)
        documents = tuple(sorted({stand.span.document for stand in stands}))
        if differ(stands) and documents not in told:
            told.add(documents)
            found += disagreement(case, "status", f"{shortened(topic)}: resumed or continued", stands, BREAK_WHY)
    return found


def _interrupted(clause: Span) -> Stand | None:
    """Whether a clause says that something had stopped, or that it went on; None if neither or both."""
    stopped, went_on = STOPPED.search(clause.exact), WENT_ON.search(clause.exact)
    if bool(stopped) == bool(went_on):
        return None
    value = "had stopped" if stopped else "went on"
    return Stand(value, value, clause)


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
