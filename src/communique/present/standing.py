"""The sections that look beyond the day: the timeline, standing mechanisms, who is quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.matching.alignment import WORD
from communique.matching.days import FIRST, LAST, Day, days
from communique.model import Attribution, Context, Event, Mechanism, Range, Record, Span, State
from communique.present.dates import human_date
from communique.present.desk import Desk
from communique.present.page import Fact, MechanismLine, TimelineLine, VoiceLine
from communique.present.words import ACTOR_WORDS, capital

CONTEXT_WORDS: dict[Context, str | None] = {
    "past": None,
    "ongoing": "under way",
    "future": "to come",
    "hypothetical": "hypothetical",
}
QUOTED = re.compile(r"[“«「『][^“”«»「」『』]*[”»」』]|\"[^\"]*\"")
MOST_NAMES = 4
MOST_PASSAGES = 8
"""Passages shown for one voice; the attributions are all in the record."""


def timeline(record: Record, desk: Desk) -> tuple[TimelineLine, ...]:
    """The dated events in order."""
    dated = [event for event in record.events if event.date]
    dated.sort(key=lambda event: (*_span_of(event.date), event.what, event.id))
    return tuple(_event(event, desk) for event in dated)


def _span_of(date: str | None) -> tuple[Day, Day]:
    """First and last day of a date; one that is open at its start stands where it ends."""
    first, last = days(date) or (LAST, LAST)
    return (last, last) if first == FIRST else (first, last)


def _event(event: Event, desk: Desk) -> TimelineLine:
    remarks = {CONTEXT_WORDS[report.context] for report in event.reports}
    code = " · ".join(part for part in (event.plover.event, event.plover.mode) if part) if event.plover else None
    return TimelineLine(
        date=human_date(event.date or ""),
        what=capital(event.what),
        who=desk.parties(event.actors),
        place=event.place,
        remark=next(iter(remarks)) if len(remarks) == 1 else None,
        code=code,
        evidence=desk.cite_all(span for report in event.reports for span in report.evidence),
    )


def mechanisms(record: Record, desk: Desk) -> tuple[MechanismLine, ...]:
    """Standing arrangements, those that most reports speak of first."""

    def place(item: Mechanism) -> tuple[int, int, str, str]:
        return (
            -len({report.document for report in item.reports}),
            -sum(len(report.mentions) for report in item.reports),
            item.name,
            item.id,
        )

    return tuple(_mechanism(item, desk) for item in sorted(record.mechanisms, key=place))


def _mechanism(item: Mechanism, desk: Desk) -> MechanismLine:
    """A mechanism; a state is shown with the reports that give it, and when."""
    states: dict[State, list[Span]] = {}
    for report in item.reports:
        if report.state:
            spans = [
                span
                for stage in item.lifecycle
                for span in stage.evidence
                if stage.state == report.state and span.document == report.document
            ]
            states.setdefault(report.state, []).extend(spans or report.mentions[:1])
    dates = {stage.state: stage.date for stage in reversed(item.lifecycle) if stage.date}
    told = {(span.document, span.start) for spans in states.values() for span in spans}
    others = [report.mentions[0] for report in item.reports if report.mentions]
    return MechanismLine(
        name=capital(item.name),
        type=item.type,
        parties=desk.parties(item.parties),
        states=tuple(Fact(_state(name, dates.get(name)), desk.cite_all(spans)) for name, spans in states.items()),
        terms=desk.terms(term for report in item.reports for term in report.terms),
        evidence=desk.cite_all(span for span in others if (span.document, span.start) not in told),
    )


def _state(name: State, date: str | None) -> str:
    return f"{name} ({human_date(date)})" if date else name


# --- voices


@dataclass
class Voice:
    """What one speaker is given in all reports, while it is counted."""

    name: str
    kind: str
    attributions: int = 0
    uncertain: int = 0
    direct: dict[str, list[Range]] = field(default_factory=dict)
    all: dict[str, list[Range]] = field(default_factory=dict)
    through: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)

    def words(self, desk: Desk) -> tuple[int, int]:
        """How many words stand in quotation marks, and how many without."""
        direct = sum(_words(desk.documents[name].text, ranges) for name, ranges in self.direct.items())
        total = sum(_words(desk.documents[name].text, ranges) for name, ranges in self.all.items())
        return direct, max(0, total - direct)

    def passing(self, desk: Desk) -> bool:
        """Whether the speaker is cited once and not quoted."""
        return self.attributions == 1 and not self.words(desk)[0]


def voices(record: Record, desk: Desk) -> tuple[tuple[VoiceLine, ...], tuple[Fact, ...]]:
    """Who is quoted and how much, and apart those who are cited once and not quoted.

    Words given to a speaker twice (in nested reports) count once.
    """
    found: dict[str, Voice] = {}
    for attribution in record.attributions:
        actor = desk.actors.get(attribution.actor or "")
        key = actor.id if actor else "unnamed"
        name = desk.actor(attribution.actor) or "Sources not identified"
        voice = found.setdefault(key, Voice(name, ACTOR_WORDS[actor.type] if actor else ""))
        voice.attributions += 1
        voice.uncertain += desk.is_uncertain(attribution.id)
        voice.through.update(desk.chain(attribution))
        voice.spans += attribution.content[:1]
        _add(voice, attribution)
    counted = sorted(
        (voice for voice in found.values()),
        key=lambda voice: (voice.kind == "press", -voice.words(desk)[0], -voice.words(desk)[1], voice.name),
    )
    lines = [voice for voice in counted if not voice.passing(desk)]
    others = [voice for voice in counted if voice.passing(desk)]
    return (
        tuple(_voice(voice, desk) for voice in lines),
        tuple(Fact(voice.name, desk.cite_all(voice.spans), uncertain=bool(voice.uncertain)) for voice in others),
    )


def _add(voice: Voice, attribution: Attribution) -> None:
    for span in attribution.content:
        voice.all.setdefault(span.document, []).append(span.range)
        if attribution.mode == "direct":
            voice.direct.setdefault(span.document, []).append(span.range)
        elif attribution.mode == "mixed":
            inside = [(span.start + found.start(), span.start + found.end()) for found in QUOTED.finditer(span.exact)]
            voice.direct.setdefault(span.document, []).extend(inside)


def _voice(voice: Voice, desk: Desk) -> VoiceLine:
    direct, indirect = voice.words(desk)
    through = [name for name in voice.through if name != voice.name]
    return VoiceLine(
        name=voice.name,
        kind=voice.kind,
        attributions=voice.attributions,
        uncertain=voice.uncertain,
        direct=direct,
        indirect=indirect,
        through=_cut(sorted(through, key=lambda name: (-voice.through[name], name))),
        reports=desk.outlets(voice.all),
        evidence=desk.cite_all(sorted(set(voice.spans))[:MOST_PASSAGES]),
    )


def _cut(names: Sequence[str]) -> tuple[str, ...]:
    """The first names of a row, and how many more there are."""
    if len(names) <= MOST_NAMES:
        return tuple(names)
    return (*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} more")


def _words(text: str, ranges: Iterable[Range]) -> int:
    return sum(len(WORD.findall(text[start:end])) for start, end in merged(sorted(ranges)))


def merged(ranges: Sequence[Range]) -> list[Range]:
    """Sorted ranges without overlaps."""
    kept: list[Range] = []
    for start, end in ranges:
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
