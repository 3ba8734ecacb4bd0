"""Which entries of different reports are one event? The timeline, in order of date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from communique.matching.case import Case
from communique.matching.days import LAST, days, meet, width
from communique.matching.features import Feature, Score, weigh
from communique.matching.groups import candidates, together
from communique.matching.weights import overlap
from communique.model import Event, EventReport, content_id

SAME_EVENT = 0.5
"""Between gold entries of the reference case most true pairs lie above it. Gold tells the acts of one day apart
(a meeting, the press conference after it) more finely than these scores do: some of them come out as one."""
MOST_HOLDERS = 80
LEAVING = frozenset({"depart", "departed", "departing", "departs", "departure", "leave", "leaves", "leaving", "left"})


@dataclass(frozen=True, eq=False)
class Entry:
    """One event in one report, with its terms and actors, and whether somebody leaves: that ends a visit."""

    report: EventReport
    terms: tuple[str, ...]
    actors: frozenset[str]
    leaves: bool


def find(case: Case) -> tuple[Event, ...]:
    """The events of a story in order of date; undated ones come last."""
    entries = _entries(case)
    scores = {
        (one, other): same_event(case, entries[one], entries[other])
        for one, other in candidates([(*entry.terms, *_of_bodies(case, entry)) for entry in entries], MOST_HOLDERS)
    }
    rulings = case.corrections.on("event", [entry.report.evidence for entry in entries])
    groups = together(len(entries), scores, SAME_EVENT, rulings=rulings)
    events = [
        replace(_event([entries[at] for at in found.members]), score=found.score, why=found.why) for found in groups
    ]
    return tuple(sorted(events, key=_order))


def same_event(case: Case, one: Entry, other: Entry) -> Score:
    """How much speaks for one event behind two entries."""
    found = overlap(one.terms, other.terms, case.weights)
    together = meet(one.report.date, other.report.date)
    people = len(one.actors & other.actors) / max(1, min(len(one.actors), len(other.actors)))
    codes = one.report.plover, other.report.plover
    alike = codes[0] is not None and codes[1] is not None and codes[0].event == codes[1].event
    near = _near(one.report, other.report)
    vague = found.weight < TELLING and not (near and _dated(one.report) and _dated(other.report))
    contexts = {one.report.context, other.report.context}
    if contexts == {"future"} and together is not False and len(case.persons(one.actors & other.actors)) > 1:
        vague = False  # two people who are to meet are to meet once, as far as a few days' reports go
    met = _one_meeting(case, one, other)
    named = _one_name(case, one, other)
    vague = vague and not met and not named
    apart = together is False or (contexts == {"past", "future"} and not near)
    return weigh(
        (
            Feature("words of both", found.of_both, 0.4, f"both tell of {', '.join(sorted(found.shared))}"),
            Feature("words of the shorter", found.of_smaller, 0.15, ""),
            Feature("actors", people, 0.2, "the same actors"),
            Feature("date", float(near), 0.2, "on the same days"),
            Feature("code", float(alike), 0.1, "of the same kind"),
            Feature("one meeting", float(met), 0.1, "the same people met on the same day"),
            Feature("one name", float(named), 0.1, "both call it by one name and date it alike"),
            Feature("vague", float(vague), -0.4, "but they share no more than any report of a meeting says"),
            Feature("other date", float(apart), -0.6, "but at another time"),
            Feature("leaving", float(one.leaves != other.leaves), -0.4, "but in one of them somebody leaves"),
        )
    )


def _one_meeting(case: Case, one: Entry, other: Entry) -> bool:
    """Whether both tell of a meeting of the same people on one day: they meet once on it, as far as reports go."""
    people = case.persons(one.actors)
    days_of = (one.report.date, other.report.date)
    met = all(entry.report.plover and entry.report.plover.event == "CONSULT" for entry in (one, other))
    return (
        met
        and len(people) > 1
        and people == case.persons(other.actors)
        and days_of[0] == days_of[1]
        and width(days_of[0]) == 0
    )


def _of_bodies(case: Case, entry: Entry) -> list[str]:
    """The bodies in an entry, each with its date: a body has one such event on it."""
    if entry.report.date is None:
        return []
    bodies = sorted(name for name in entry.actors if name in case.actors and case.actors[name].type == "organisation")
    return [f"{name} {entry.report.date}" for name in bodies]


def _one_name(case: Case, one: Entry, other: Entry) -> bool:
    """Whether two entries tell the same of one body, and of one date: "the M4 summit in June", "the June M4 summit"."""
    return frozenset(one.terms) == frozenset(other.terms) and not set(_of_bodies(case, one)).isdisjoint(
        _of_bodies(case, other)
    )


NEAR = 10
"""Days that a date may leave open and still speak for one event."""
TELLING = 1.2
"""Weight of shared words that name an event of its own, and not just a meeting or an agreement."""


def _near(one: EventReport, other: EventReport) -> bool:
    """Whether two dates are of the same few days, or the same words name them where neither is known."""
    if one.date is None or other.date is None:
        words = [report.time_expression.exact.casefold() if report.time_expression else None for report in (one, other)]
        return one.date is other.date and words[0] is not None and words[0] == words[1]
    return meet(one.date, other.date) is True and max(width(one.date), width(other.date)) <= NEAR


def _dated(report: EventReport) -> bool:
    """Whether the report dates the event itself; a date taken over from the report says little."""
    return report.time_expression is not None


def _entries(case: Case) -> list[Entry]:
    found = []
    for reading in case.readings:
        for report in (replace(item, document=reading.id) for item in reading.line.events):
            terms: dict[str, None] = {}
            plain: set[str] = set()
            actors = set(case.expand(report.actors))
            for span in report.evidence:
                passage = reading.passage(span.start, span.end)
                terms.update(dict.fromkeys(passage.terms))
                plain.update(word.plain for word in passage.words)
                actors |= passage.actors
            found.append(Entry(report, tuple(terms), frozenset(actors), not LEAVING.isdisjoint(plain)))
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
