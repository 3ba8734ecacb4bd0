"""Which entries of different reports are one event? The timeline, in order of date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from communique.matching.case import Case
from communique.matching.days import LAST, days, meet, width
from communique.matching.features import Feature, Score, weigh
from communique.matching.groups import candidates, group
from communique.matching.weights import overlap
from communique.model import Event, EventReport, content_id

SAME_EVENT = 0.5
"""Entries of one event score .5-1 on the reference case; two acts of one day below .45."""
MOST_HOLDERS = 80


@dataclass(frozen=True, eq=False)
class Entry:
    """One event in one report, with its terms and actors."""

    report: EventReport
    terms: tuple[str, ...]
    actors: frozenset[str]


def find(case: Case) -> tuple[Event, ...]:
    """The events of a story in order of date; undated ones come last."""
    entries = _entries(case)
    scores = {
        (one, other): same_event(case, entries[one], entries[other]).value
        for one, other in candidates([entry.terms for entry in entries], MOST_HOLDERS)
    }
    groups = group(len(entries), scores, SAME_EVENT)
    events = [_event([entries[at] for at in members]) for members in groups]
    return tuple(sorted(events, key=_order))


def same_event(case: Case, one: Entry, other: Entry) -> Score:
    """How much speaks for one event behind two entries."""
    found = overlap(one.terms, other.terms, case.weights)
    together = meet(one.report.date, other.report.date)
    people = len(one.actors & other.actors) / max(1, min(len(one.actors), len(other.actors)))
    codes = one.report.plover, other.report.plover
    alike = codes[0] is not None and codes[1] is not None and codes[0].event == codes[1].event
    near = together and max(width(one.report.date), width(other.report.date)) <= NEAR
    apart = together is False or ({one.report.context, other.report.context} == {"past", "future"} and not near)
    return weigh(
        (
            Feature("words of both", found.of_both, 0.4, f"both tell of {', '.join(sorted(found.shared))}"),
            Feature("words of the shorter", found.of_smaller, 0.15, ""),
            Feature("actors", people, 0.2, "the same actors"),
            Feature("date", float(bool(near)), 0.2, "on the same days"),
            Feature("code", float(alike), 0.1, "of the same kind"),
            Feature("other date", float(apart), -0.6, "but at another time"),
        )
    )


NEAR = 10
"""Days that a date may leave open and still speak for one event."""


def _entries(case: Case) -> list[Entry]:
    found = []
    for reading in case.readings:
        for report in (replace(item, document=reading.id) for item in reading.line.events):
            terms: dict[str, None] = {}
            actors = set(case.expand(report.actors))
            for span in report.evidence:
                passage = reading.passage(span.start, span.end)
                terms.update(dict.fromkeys(passage.terms))
                actors |= passage.actors
            found.append(Entry(report, tuple(terms), frozenset(actors)))
    return sorted(found, key=lambda entry: (entry.report.document, entry.report.evidence, entry.report.id))


def _event(entries: Sequence[Entry]) -> Event:
    reports = [entry.report for entry in entries]
    dated = min(reports, key=lambda report: (width(report.date), report.document, report.id))
    fullest = max(reports, key=lambda report: (len(report.actors), report.context == "past", report.id))
    places = [report.place for report in reports if report.place]
    return Event(
        id=content_id("v", *sorted(report.id for report in reports)),
        what=fullest.what,
        actors=fullest.actors,
        place=min(places, key=lambda place: (-places.count(place), place), default=None),
        date=dated.date,
        plover=next((report.plover for report in reports if report.plover), None),
        reports=tuple(reports),
    )


def _order(event: Event) -> tuple[object, ...]:
    found = days(event.date) or (LAST, LAST)
    return (found[0], found[1], event.id)
