"""Where do reports differ on one undertaking: in status, strength, parties, deadline, particulars?

A finder says nothing unless two reports hold two different values for the same question, and it says
why in a person's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.matching.case import Case
from communique.matching.days import days
from communique.matching.stands import Stand, differ, disagreement, in_order, one_report_has_all, shortened, shown
from communique.model import Commitment, CommitmentReport, Disagreement, DisagreementKind, Span, Term


def find(case: Case) -> tuple[Disagreement, ...]:
    """The disagreements over commitments."""
    finders = (_statuses, _strengths, _parties, _terms)
    return in_order(item for finder in finders for item in finder(case))


def _statuses(case: Case) -> list[Disagreement]:
    """One undertaking put as acts that presuppose different states of what is undertaken."""
    found = []
    for commitment in case.commitments:
        stands = [Stand(report.act, report.act, _focus(case, report)) for report in _told(commitment)]
        acts = {stand.key for stand in stands}
        if differ(stands) and any(one & acts and other & acts for one, other in CONFLICTS):
            why = f"it is reported as {_listed(acts)}, which do not presuppose the same state of things"
            found += disagreement(case, "status", f"{shortened(commitment.action)}: status", stands, why)
    return found


def _told(commitment: Commitment) -> list[CommitmentReport]:
    """The reports of an undertaking, without what is only to come."""
    return [report for report in commitment.reports if not (report.modality == "planned" and report.act == "signal")]


CONFLICTS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"resume"}), frozenset({"continue", "establish", "reaffirm"})),
    (frozenset({"establish"}), frozenset({"continue", "expand", "reaffirm"})),
    (frozenset({"decline"}), frozenset({"agree", "pledge", "announce", "continue", "resume", "expand", "establish"})),
)
"""Acts that presuppose different things: what is resumed had stopped, what is continued had not."""


def _strengths(case: Case) -> list[Disagreement]:
    """One undertaking, of one party or of several, put more and less strongly: agreed, pledged, only signalled."""
    found = []
    for commitment in case.commitments:
        stands: dict[bool, list[Stand]] = {}
        for report in _told(commitment):
            put = _put(case, report)
            if put is not None:
                joint = len(case.expand(report.parties)) > 1
                stands.setdefault(joint, []).append(Stand(put, put, _focus(case, report)))
        for joint in sorted(stands):
            acts = {stand.key for stand in stands[joint]}
            if "decline" in acts:
                continue  # to refuse is no weaker way of agreeing
            loose, binding = bool(acts & LOOSE), bool(acts & BINDING)
            why = f"it is reported as {_listed(acts)}, which differ in strength"
            kind: DisagreementKind = "detail" if loose and binding else "label"
            if kind == "label" and one_report_has_all(stands[joint]):
                continue
            why += ": the one binds, the other does not" if loose and binding else ""
            found += disagreement(case, kind, f"{shortened(commitment.action)}: how it was put", stands[joint], why)
    return found


BINDING = frozenset({"agree", "pledge"})
LOOSE = frozenset({"signal", "invite"})
MAIN_ACTS = frozenset({"agree", "pledge", "announce", "reaffirm", "signal", "invite", "decline"})
"""Acts told by the main verb; the others say what is done to the thing, and the verb above them how it was put."""
PUT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("agree", re.compile(r"\b(?:agree[sd]?|agreeing|reach\w* (?:a|an) (?:deal|agreement|accord))\b", re.I)),
    ("pledge", re.compile(r"\b(?:pledg\w+|vow\w*|promis\w+|undertook|undertak\w+)\b", re.I)),
    ("signal", re.compile(r"\b(?:signal\w*|indicat\w+|hint\w*|suggest\w*|express\w* (?:a|his|her|their) \w+)\b", re.I)),
    ("announce", re.compile(r"\bannounc\w+\b", re.I)),
)
DECIDED = re.compile(r"\b(?:decid|determin|resolv)\w+", re.I)


def _put(case: Case, report: CommitmentReport) -> str | None:
    """How strongly an undertaking was put; None where its verb only tells what is done."""
    attribution = case.attributions.get(report.attribution or "")
    cue = attribution.cue.exact if attribution is not None and attribution.cue is not None else ""
    if report.act in MAIN_ACTS:
        # What several decide together they agree on.
        joint = report.act == "pledge" and DECIDED.search(cue) and len(case.expand(report.parties)) > 1
        return "agree" if joint else report.act
    if report.modality != "asserted":
        return None
    words = f"{cue} {_focus(case, report).exact}"
    return next((act for act, pattern in PUT if pattern.search(words)), None)


def _listed(acts: Iterable[str]) -> str:
    return " and as ".join(f"“{act}”" for act in sorted(acts))


def _focus(case: Case, report: CommitmentReport) -> Span:
    """The clause of the evidence that holds the act; of a list the clause that holds its own item."""
    evidence = report.evidence[0]
    reading = case.by_id[report.document]
    clause = reading.clause_at(evidence.start)
    action = " ".join(report.action.split())
    item = next((term.span for term in report.terms if term.label == "item" and term.span.exact in action), None)
    if item is not None and clause is not None and not clause.start <= item.start < clause.end:
        own = reading.clause_at(item.start)
        return evidence if own is None else own.span
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
        said = [case.quoted_in(report.evidence[0]) for report in commitment.reports]
        if said and said[0] and set(said) == {said[0]}:
            continue  # one utterance, printed several times: who "we" are is read from it, not told by the reports
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
    """One undertaking, of which one report knows particulars that another does not, or gives another deadline."""
    found = []
    for commitment in case.commitments:
        reports = list(commitment.reports)
        if len({report.document for report in reports}) < 2:
            continue
        found += _deadlines(case, commitment)
        everywhere = frozenset.intersection(*(_kinds(case, report) for report in reports))
        stands = [_detail(case, report, everywhere) for report in reports]
        if not differ(stands) or not any(stand.key for stand in stands):
            continue
        why = "the reports give it with different particulars: " + "; ".join(
            sorted({str(stand.value) for stand in stands if stand.key})
        )
        found += disagreement(case, "precision", f"{shortened(commitment.action)}: particulars", stands, why)
    return found


def _kinds(case: Case, report: CommitmentReport) -> frozenset[str]:
    """The kinds of particulars that a report gives; that they differ is another finder's matter where all give one."""
    evidence = report.evidence[0]
    counted = case.figured.over(evidence.document, evidence.start, evidence.end)
    further = {"amount"} if counted or _further(case, evidence) else set()
    deadline = {DEADLINE} if report.deadline else set()
    return frozenset({*(term.label for term in report.terms if term.label != "item"), *further, *deadline})


DEADLINE = "date"


def _deadlines(case: Case, commitment: Commitment) -> list[Disagreement]:
    """Two days by which one thing is to be done, of which neither can be the other."""
    stands = [
        Stand(day, day, _dated(report, day))
        for report in commitment.reports
        if (day := report.deadline or _planned(case, report))
        if not any(_counts_from_today(term, report.deadline) for term in report.terms)
    ]
    if any(
        BEFORE.search(case.reading(stand.span).text[max(0, stand.span.start - 12) : stand.span.start])
        for stand in stands
    ):
        return []  # "before September" and "by the end of August" are one term
    known = [found for found in (days(stand.key) for stand in stands) if found is not None]
    if len(known) < 2 or max(first for first, _ in known) <= min(last for _, last in known):
        return []
    why = "the deadlines cannot both hold"
    return disagreement(case, "contradiction", f"{shortened(commitment.action)}: deadline", stands, why)


def _planned(case: Case, report: CommitmentReport) -> str | None:
    """The one day or season for which a thing is planned, where no deadline is told: "reopen it next spring"."""
    published = days(case.by_id[report.document].line.document.published.value)
    told = [str(term.value) for term in report.terms if term.label == "date"]
    coming = [day for day in told if (known := days(day)) is not None and published and known[0] > published[1]]
    return coming[0] if len(told) == len(coming) == 1 else None


BEFORE = re.compile(r"\bbefore\s+(?:the\s+)?$", re.I)


def _dated(report: CommitmentReport, deadline: str) -> Span:
    """The words that give a deadline."""
    return next((term.span for term in report.terms if str(term.value) == deadline), report.evidence[0])


def _detail(case: Case, report: CommitmentReport, everywhere: frozenset[str]) -> Stand:
    """The particulars of a report beyond the words of the action itself, and of kinds that not every report gives."""
    action = " ".join(report.action.split()).casefold()
    terms = [
        term
        for term in report.terms
        if term.label not in everywhere
        and not WEEKDAY.fullmatch(shown(term.span))
        and (term.label != "item" or shown(term.span).casefold() not in action)
        and not APPOSITION.search(case.reading(term.span).text, max(0, term.span.start - 60), term.span.start)
    ]
    words = {shown(term.span) for term in terms}
    counted = any(_counts_from_today(term, report.deadline) for term in report.terms)
    if report.deadline and not counted and DEADLINE not in everywhere:
        due = next((term.span for term in terms if str(term.value) == report.deadline), None)
        words -= {shown(due)} if due is not None else set()
        words.add(_due(case, due) if due is not None else f"by {report.deadline}")
    evidence = report.evidence[0]
    further = _further(case, evidence) if "amount" not in everywhere else []
    words |= {shown(span) for span in further}
    outside = [term.span for term in terms if not evidence.start <= term.span.start < evidence.end]
    span = outside[0] if terms and len(outside) == len(terms) else evidence
    if further:
        span = case.reading(evidence).line.document.span(evidence.start, further[-1].end)
    value = "; ".join(sorted(words))
    return Stand(value.casefold(), value or None, span)


def _due(case: Case, span: Span) -> str:
    """A deadline in the words of the report: "by 1 December", "before the summer"."""
    before = TOWARDS.search(case.reading(span).text, max(0, span.start - 16), span.start)
    return f"{before[0]}{shown(span)}" if before is not None else shown(span)


TOWARDS = re.compile(r"\b(?:by|before|until|till|within|in|on|from) (?:the )?$", re.I)


WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday", re.I)
"""The day on which it was told, mostly."""
APPOSITION = re.compile(r",[\"”’]?\s(?:the|a|an|or|their|its)\s(?:[\w’'-]+\s){0,4}$")
"""Before what only explains the thing: "ferry diplomacy, the yearly exchange of visits"."""


def _further(case: Case, evidence: Span) -> list[Span]:
    """The figures of the piece that goes on after an undertaking: ", raising the number of places to 5,000"."""
    reading = case.reading(evidence)
    sentence = reading.sentence_at(evidence.start)
    match = GOING_ON.match(reading.text, evidence.end, sentence.end) if sentence is not None else None
    if match is None:
        return []
    inside = case.figured.over(evidence.document, match.start(1), match.end(1))
    return [reading.line.document.span(start, end) for start, end, _ in inside if end <= match.end(1)]


GOING_ON = re.compile(
    r",? (?=(?:rais|lift|bring|doubl|cut|lower|reduc|tak|increas|expand|extend|allow|limit|cap)\w*ing\b"
    r"|(?:up )?from\b|to\b|with\b)"
    r"((?:[^.;:—,]|[.,](?=\d)){3,120})"
)


def _counts_from_today(term: Term, deadline: str | None) -> bool:
    """Whether a deadline is counted from the day of writing: "within 90 days" ends elsewhere in every report."""
    value = str(term.value)
    return deadline is not None and term.label == "date" and value.endswith(f"/{deadline}")
