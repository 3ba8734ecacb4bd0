"""Where the sections of a brief look things up: names of reports and actors, and numbered evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from communique.calibration import UNCERTAIN
from communique.model import Attribution, Record, Report, Span, Support, Term
from communique.present.dates import human_date
from communique.present.page import Evidence, Fact, SourceReport
from communique.present.words import capital, joined, language_name, plain_words

DATE_VALUE = re.compile(r"-?\d{4}-\d\d(?:-\d\d)?[~?%]?|[\d.X~?%-]*/[\d.X~?%-]+|\d{4}-\d\d-\d\dT[\d:Z+-]+")
MOST_PARTIES = 6
READ = frozenset({"en", "und"})
ITEM = "item"
STDIN = "-"
"""The label of a term that is one member of a list."""
FEW_CHARACTERS = 24


class Desk:
    """The record, opened at the places where a brief needs it. One for a page: it counts the evidence."""

    def __init__(self, record: Record) -> None:
        self.documents = {report.id: report for report in record.documents}
        self.actors = {actor.id: actor for actor in record.actors}
        self.attributions: dict[str, Attribution] = {item.id: item for item in record.attributions}
        self._told: dict[str, list[Attribution]] = {}
        for item in record.attributions:
            if item.nested_in is None:
                self._told.setdefault(item.document, []).append(item)
        self._names = _names(record.documents)
        order = sorted(record.documents, key=lambda report: (report.published.value or "9999", self._names[report.id]))
        self.rank = {report.id: place for place, report in enumerate(order)}
        self._evidence: dict[tuple[str, int, int], Evidence] = {}

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages that were asked for so far, by number."""
        return tuple(self._evidence.values())

    def ordered(self, documents: Iterable[str]) -> list[str]:
        """Reports in the order of the page: by date, then by name."""
        return sorted(set(documents) & set(self.rank), key=self.rank.__getitem__)

    def outlet(self, document: str) -> str:
        """The name of a report: its outlet, else its file."""
        return self._names.get(document, document)

    def outlets(self, documents: Iterable[str]) -> tuple[str, ...]:
        """The names of reports, in the order of the page."""
        return tuple(self.outlet(document) for document in self.ordered(documents))

    def cite(self, span: Span) -> Evidence:
        """The evidence for a span, with the number that it has on this page."""
        key = (span.document, span.start, span.end)
        if key not in self._evidence:
            number = len(self._evidence) + 1
            self._evidence[key] = Evidence(
                number, span.document, self.outlet(span.document), span.start, span.end, span.exact
            )
        return self._evidence[key]

    def cite_all(self, spans: Iterable[Span]) -> tuple[Evidence, ...]:
        """The evidence for spans, each once, in the order of the page."""
        known = {(span.document, span.start, span.end): span for span in spans if span.document in self.rank}
        ordered = sorted(known.values(), key=lambda span: (self.rank[span.document], span.start, span.end))
        return tuple(self.cite(span) for span in ordered)

    def actor(self, name: str | None) -> str | None:
        """The name of an actor; a group by the names of its members."""
        actor = self.actors.get(name or "")
        if actor is None:
            return None
        members = [self.actors[member].name for member in actor.members if member in self.actors]
        return joined(members) if members else actor.name

    def parties(self, actors: Sequence[str]) -> str:
        """Several actors in a row, each once; a long row is cut with the number of the rest."""
        members = [
            member
            for name in actors
            for member in ((self.actors[name].members or (name,)) if name in self.actors else ())
        ]
        names = list(dict.fromkeys(self.actors[name].name for name in members if name in self.actors))
        if len(names) > MOST_PARTIES:
            names = [*names[: MOST_PARTIES - 1], f"{len(names) - MOST_PARTIES + 1} more"]
        return joined(names)

    def speaker(self, attribution: Attribution) -> str:
        """Who speaks: the actor, else the words that name the source."""
        named = self.actor(attribution.actor)
        if named:
            return named
        return f"“{attribution.source.exact}”" if attribution.source else "an unnamed source"

    def chain(self, attribution: Attribution) -> tuple[str, ...]:
        """Through whom it came to the report, the one next to the speaker first."""
        return tuple(name for name in map(self.actor, attribution.chain) if name)

    def through(self, attribution_id: str | None) -> str | None:
        """Speaker and intermediaries in one line; None for the report's own voice."""
        attribution = self.attributions.get(attribution_id or "")
        if attribution is None:
            return None
        return ", through ".join((self.speaker(attribution), *self.chain(attribution)))

    def is_read(self, document: str) -> bool:
        """Whether the clauses of a report are read; text too short to tell its language is taken for English."""
        return self.documents[document].language.split("-")[0] in READ

    def told_in(self, support: Support) -> Attribution | None:
        """The attribution of a passage, also where it holds the words of the attribution besides the content."""
        known = self.attributions.get(support.attribution or "")
        if known is not None:
            return known
        span = support.span
        for item in self._told.get(span.document, ()):
            inside = sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in item.content)
            if inside * 2 > span.end - span.start:
                return item
        return None

    def is_uncertain(self, attribution_id: str | None) -> bool:
        """Whether an attribution is more likely misread than not; the report's own voice never is."""
        attribution = self.attributions.get(attribution_id or "")
        return attribution is not None and below_threshold(attribution)

    def terms(self, terms: Iterable[Term], action: str = "") -> tuple[Fact, ...]:
        """Particulars, each once, with where they stand; without those that the action itself names."""
        found: dict[str, list[Span]] = {}
        for term in terms:
            value = _term_value(term)
            if not value or plain_words(value) in plain_words(action):
                continue
            found.setdefault(value if term.label == ITEM else f"{term.label}: {value}", []).append(term.span)
        return tuple(Fact(text, self.cite_all(spans)) for text, spans in found.items())

    def source_report(self, document: str) -> SourceReport:
        """What a page shows of a report."""
        report = self.documents[document]
        return SourceReport(
            document=document,
            name=self.outlet(document),
            source=_file_name(report),
            published=human_date(report.published.value) if report.published.value else None,
            remarks=_remarks(report),
            language=language_name(report.language),
            text=report.text,
            furniture=tuple(sorted(item.span.range for item in report.furniture)),
        )


def below_threshold(attribution: Attribution) -> bool:
    """Whether the confidence of an attribution is known and low."""
    return attribution.confidence is not None and attribution.confidence < UNCERTAIN


def _term_value(term: Term) -> str:
    """A number with the words around it that the report has ("twice", "15 percent"), if they are few."""
    words = " ".join(term.span.exact.split())
    if isinstance(term.value, int | float) and len(words) <= FEW_CHARACTERS:
        return words
    return human_value(term.value)


def human_value(value: str | float | None) -> str:
    """A value as a person would write it: dates in words, numbers with commas, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return human_date(value) if DATE_VALUE.fullmatch(value) else value
    return f"{value:,}"


def language_at(report: Report, span: Span) -> str:
    """The main language tag of a passage: that of the stretch it lies in, else of the report."""
    for passage in report.passages:
        if passage.span.start <= span.start and span.end <= passage.span.end:
            return passage.language.partition("-")[0]
    return report.language.partition("-")[0]


def _names(reports: Sequence[Report]) -> dict[str, str]:
    """A distinct name for each report: the outlet; of several of one outlet also the date, else file, else number."""
    names = {report.id: report.outlet.name or _file_name(report) for report in reports}
    dates = {report.id: human_date(report.published.value or "") for report in reports}
    files = {report.id: _file_name(report) for report in reports}
    order = {report.id: str(number) for number, report in enumerate(sorted(reports, key=lambda each: each.id), start=1)}
    twins: dict[str, list[str]] = {}
    for document, name in names.items():
        twins.setdefault(name, []).append(document)
    for name, documents in twins.items():
        if len(documents) > 1:
            marks = next(each for each in (dates, files, order) if _tells_apart(each, documents))
            names |= {document: f"{name} ({marks[document]})" for document in documents}
    return names


def _file_name(report: Report) -> str:
    """The last part of a source's name; words for the source that has none."""
    if report.source == STDIN:
        return "standard input"
    return PurePath(report.source).name or report.source or "unnamed report"


def _tells_apart(marks: dict[str, str], documents: Sequence[str]) -> bool:
    return all(marks[document] for document in documents) and len({marks[each] for each in documents}) == len(documents)


def _remarks(report: Report) -> tuple[str, ...]:
    """On what ground we know outlet and date, where it is not the report's own word."""
    remarks = []
    if report.outlet.name is None:
        remarks.append("outlet not known")
    elif report.outlet.basis in ("given", "inferred"):
        remarks.append(f"outlet {report.outlet.basis}")
    if report.published.value is None:
        remarks.append("date not known")
    elif report.published.basis in ("given", "inferred"):
        remarks.append(f"date {report.published.basis}")
    return tuple(capital(remark) if not place else remark for place, remark in enumerate(remarks))
