"""The sections that look beyond the day: the timeline, standing mechanisms, who is quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.matching.days import LAST, days
from communique.model import Attribution, Context, Event, Mechanism, Range, Record, Span
from communique.present.dates import human_date
from communique.present.desk import Desk
from communique.present.page import Fact, MechanismLine, TimelineLine, VoiceLine
from communique.present.wording import WORD
from communique.present.words import ACTOR_WORDS, capital

CONTEXT_WORDS: dict[Context, str | None] = {
    "past": None,
    "ongoing": "under way",
    "future": "to come",
    "hypothetical": "hypothetical",
}
QUOTED = re.compile(r"[“«「『][^“”«»「」『』]*[”»」』]|\"[^\"]*\"")
MOST_PASSAGES = 8
"""Passages shown for one voice; the attributions are all in the record."""


def timeline(record: Record, desk: Desk) -> tuple[TimelineLine, ...]:
    """The dated events in order."""
    dated = [event for event in record.events if event.date]
    dated.sort(key=lambda event: (*(days(event.date) or (LAST, LAST)), event.what, event.id))
    return tuple(_event(event, desk) for event in dated)


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
    states: dict[str, list[Span]] = {}
    for report in item.reports:
        if report.state:
            stages = [
                stage
                for stage in item.lifecycle
                if stage.state == report.state and any(span.document == report.document for span in stage.evidence)
            ]
            date = next((stage.date for stage in stages if stage.date), None)
            spans = [span for stage in stages for span in stage.evidence if span.document == report.document]
            word = f"{report.state} ({human_date(date)})" if date else report.state
            states.setdefault(word, []).extend(spans or report.mentions[:1])
    told = {(span.document, span.start) for spans in states.values() for span in spans}
    others = [report.mentions[0] for report in item.reports if report.mentions]
    return MechanismLine(
        name=capital(item.name),
        type=item.type,
        parties=desk.parties(item.parties),
        states=tuple(Fact(word, desk.cite_all(spans)) for word, spans in states.items()),
        terms=desk.terms(term for report in item.reports for term in report.terms),
        evidence=desk.cite_all(span for span in others if (span.document, span.start) not in told),
    )


# --- voices


@dataclass
class Voice:
    """What one speaker is given in all reports, while it is counted."""

    name: str
    kind: str
    attributions: int = 0
    direct: dict[str, list[Range]] = field(default_factory=dict)
    all: dict[str, list[Range]] = field(default_factory=dict)
    through: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)


def voices(record: Record, desk: Desk) -> tuple[VoiceLine, ...]:
    """Who is quoted and how much; words given to a speaker twice (in nested reports) count once."""
    found: dict[str, Voice] = {}
    for attribution in record.attributions:
        actor = desk.actors.get(attribution.actor or "")
        key = actor.id if actor else "unnamed"
        name = desk.actor(attribution.actor) or "Sources not identified"
        voice = found.setdefault(key, Voice(name, ACTOR_WORDS[actor.type] if actor else ""))
        voice.attributions += 1
        voice.through.update(desk.chain(attribution))
        voice.spans += attribution.content[:1]
        _add(voice, attribution)
    lines = [_voice(voice, desk) for voice in found.values()]
    return tuple(sorted(lines, key=lambda line: (line.kind == "press", -line.direct, -line.indirect, line.name)))


def _add(voice: Voice, attribution: Attribution) -> None:
    for span in attribution.content:
        voice.all.setdefault(span.document, []).append(span.range)
        if attribution.mode == "direct":
            voice.direct.setdefault(span.document, []).append(span.range)
        elif attribution.mode == "mixed":
            inside = [(span.start + found.start(), span.start + found.end()) for found in QUOTED.finditer(span.exact)]
            voice.direct.setdefault(span.document, []).extend(inside)


def _voice(voice: Voice, desk: Desk) -> VoiceLine:
    direct = sum(_words(desk.documents[name].text, ranges) for name, ranges in voice.direct.items())
    total = sum(_words(desk.documents[name].text, ranges) for name, ranges in voice.all.items())
    return VoiceLine(
        name=voice.name,
        kind=voice.kind,
        attributions=voice.attributions,
        direct=direct,
        indirect=max(0, total - direct),
        through=tuple(sorted(voice.through, key=lambda name: (-voice.through[name], name))),
        reports=desk.outlets(voice.all),
        evidence=desk.cite_all(sorted(set(voice.spans))[:MOST_PASSAGES]),
    )


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
