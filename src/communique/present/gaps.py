"""The last section: what could not be read, dated or believed as printed."""

from __future__ import annotations

from collections.abc import Iterable

from communique.calibration import UNCERTAIN
from communique.model import Attribution, Failure, Record, Report
from communique.present.desk import Desk, below_threshold, human_value
from communique.present.page import GapLine
from communique.present.words import CHECK_WORDS, capital, count, joined, language_name

READ_IN_FULL = ("en",)
"""Languages in which speakers and undertakings are found; of the others names, dates and quotation marks."""


def gaps(record: Record, desk: Desk) -> tuple[GapLine, ...]:
    """Everything that a reader of the brief must know is missing or doubtful."""
    return (
        *(GapLine("Not read", _failure(failure)) for failure in record.failures),
        *_unknown(desk),
        *_languages(record, desk),
        *_checks(record, desk),
        *_uncertain(record, desk),
        *_undated(record, desk),
    )


def _failure(failure: Failure) -> str:
    """Why a source was not read; most messages name the source themselves."""
    return failure.message if failure.source in failure.message else f"{failure.source}: {failure.message}"


def _unknown(desk: Desk) -> Iterable[GapLine]:
    """Reports whose outlet or date we do not know, or only infer."""
    unsigned = [document for document in desk.documents if desk.documents[document].outlet.name is None]
    if unsigned:
        verb = "does not say who published it" if len(unsigned) == 1 else "do not say who published them"
        yield GapLine("Outlet not known", f"{joined(desk.outlets(unsigned))} {verb}")
    for document in desk.ordered(desk.documents):
        report = desk.documents[document]
        name = desk.outlet(document)
        if report.outlet.basis == "inferred":
            evidence = desk.cite_all(report.outlet.evidence)
            yield GapLine("Outlet inferred", f"that {name} published its report is inferred", evidence)
        if report.published.value is None:
            yield GapLine("Date not known", f"{name} cannot be dated; its “today” and “Monday” stay open")
        elif report.published.basis == "inferred":
            when = human_value(report.published.value)
            evidence = desk.cite_all(report.published.evidence)
            yield GapLine("Date inferred", f"{name} is taken to be of {when}", evidence)


def _languages(record: Record, desk: Desk) -> Iterable[GapLine]:
    """Reports in languages that we read in part or not at all."""
    for document in desk.ordered(desk.documents):
        report = desk.documents[document]
        name = desk.outlet(document)
        if report.language.partition("-")[0] in READ_IN_FULL:
            continue
        if report.language == "und":
            yield GapLine("Language not recognised", f"{name} may be read in part only")
            continue
        found = _found(record, report)
        rest = f"; found in it: {found}" if found else "; nothing was found in it"
        language = language_name(report.language)
        yield GapLine("Language read in part", f"{name} is in {language}, which is not read in full{rest}")


def _found(record: Record, report: Report) -> str:
    """What a report gave, in words."""
    layers = (
        (record.attributions, "attribution"),
        (record.figures, "figure"),
        (record.time_expressions, "time expression"),
    )
    counts = [(sum(item.document == report.id for item in items), thing) for items, thing in layers]
    return joined([count(number, thing) for number, thing in counts if number])


def _checks(record: Record, desk: Desk) -> Iterable[GapLine]:
    for check in record.checks:
        parts = [f"says {check.says}" if check.says else "", f"expected {check.expected}" if check.expected else ""]
        text = "; ".join(part for part in (*parts, check.basis or "") if part)
        yield GapLine(CHECK_WORDS[check.kind], capital(text) or "to be looked at", desk.cite_all([check.span]))


def _uncertain(record: Record, desk: Desk) -> Iterable[GapLine]:
    """How many attributions of each report may be misread, and where they stand."""
    found: dict[str, list[Attribution]] = {}
    for item in record.attributions:
        found.setdefault(item.document, []).append(item)
    for document in desk.ordered(found):
        low = [item for item in found[document] if below_threshold(item)]
        if low:
            some = f"of {count(len(found[document]), 'attribution')}, {count(len(low), 'is', 'are')}"
            text = f"{desk.outlet(document)}: {some} more likely misread than not (confidence below {UNCERTAIN})"
            yield GapLine("Attribution uncertain", text, desk.cite_all(item.cue or item.content[0] for item in low))


def _undated(record: Record, desk: Desk) -> Iterable[GapLine]:
    """Time expressions that come to no date, report by report, and events without one."""
    unresolved: dict[str, list[str]] = {}
    spans = []
    for item in record.time_expressions:
        if item.value is None and item.type in ("date", "time"):
            unresolved.setdefault(item.span.document, []).append(f"“{item.span.exact}”")
            spans.append(item.span)
    for document in desk.ordered(unresolved):
        said = joined(list(dict.fromkeys(unresolved[document])))
        evidence = desk.cite_all(span for span in spans if span.document == document)
        yield GapLine("Date not resolved", f"{desk.outlet(document)}: {said}", evidence)
    for event in record.events:
        if event.date is None:
            evidence = desk.cite_all(span for report in event.reports for span in report.evidence[:1])
            yield GapLine("Event without a date", capital(event.what), evidence)
