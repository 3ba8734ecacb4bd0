"""Which reports tell of the same event?

Two reports are of one story if their leads and actors agree and they were written in the same days.
Candidates come from an inverted index, so that a report's cost does not grow with the archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.matching.features import Feature, Score, weigh
from communique.matching.groups import candidates, group
from communique.matching.passages import Reading
from communique.matching.weights import COMMON
from communique.model import Actor, EventReport, Story, content_id

LEAD = 4
"""Sentences that say what a report is about."""
SAME_STORY = 0.3
"""Reports of one summit score .32-.75 (reference case and examples), reports of two different summits at most .27."""
DAYS_APART = 5
"""Reports of one event are printed within a working week."""
SOME_ACTORS = 0.25
"""Share of actors above which the same day counts: on one day many things happen to others."""
MEETINGS = ("summit", "talks", "meeting", "visit")
MOST_HOLDERS = 200
"""A term or actor that more reports share is no clue to a story."""


@dataclass(frozen=True)
class Profile:
    """What a report is about, when, and who is in it."""

    lead: frozenset[str]
    body: frozenset[str]
    actors: frozenset[str]
    published: tuple[date, date] | None
    happened: str | None


def find(readings: Sequence[Reading], actors: dict[str, Actor]) -> tuple[Story, ...]:
    """The stories, each with the reports that tell it."""
    profiles = [_profile(reading, actors) for reading in readings]
    keys = [[*sorted(profile.actors), *sorted(profile.lead)] for profile in profiles]
    scores = {
        (one, other): same_story(profiles[one], profiles[other]).value for one, other in candidates(keys, MOST_HOLDERS)
    }
    groups = group(len(readings), scores, SAME_STORY)
    return tuple(
        _story([readings[at] for at in members], [profiles[at] for at in members], actors) for members in groups
    )


def same_story(one: Profile, other: Profile) -> Score:
    """How much speaks for one event behind two reports; the time can only speak against it."""
    shared = _share(one.actors, other.actors)
    same_day = float(one.happened is not None and one.happened == other.happened)
    if not one.actors or not other.actors:
        return weigh(
            (
                Feature("lead", _share(one.lead, other.lead), 0.55, "the leads use the same words"),
                Feature("body", _share(one.body, other.body), 0.45, "the reports use the same words"),
                Feature("time", float(_apart(one, other)), -1.0, "they were printed too far apart"),
            )
        )
    return weigh(
        (
            Feature("lead", _share(one.lead, other.lead), 0.4, "the leads use the same words"),
            Feature("body", _share(one.body, other.body), 0.3, "the reports use the same words"),
            Feature("actors", shared, 0.3, "the same actors are named"),
            Feature("day", min(1.0, shared / SOME_ACTORS) * same_day, 0.15, "what they tell happened on one day"),
            Feature("time", float(_apart(one, other)), -1.0, "they were printed too far apart"),
        )
    )


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the smaller set that is in the larger."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _apart(one: Profile, other: Profile) -> bool:
    if one.published is None or other.published is None:
        return bool(one.happened and other.happened and _days_between(one.happened, other.happened) > DAYS_APART)
    first, second = sorted((one.published, other.published))
    return (second[0] - first[1]).days > DAYS_APART


def _days_between(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _profile(reading: Reading, actors: dict[str, Actor]) -> Profile:
    lead = reading.sentences[:LEAD]
    named = reading.actors_in(0, len(reading.text))
    kinds = {name for name in named if name in actors and actors[name].type in ("person", "state", "organisation")}
    return Profile(
        frozenset(term for sentence in lead for term in sentence.terms) - COMMON,
        frozenset(term for sentence in reading.sentences for term in sentence.terms) - COMMON,
        frozenset(kinds),
        _days(reading.line.document.published.value),
        _usual_date(reading),
    )


def _days(value: str | None) -> tuple[date, date] | None:
    """The first and last day of a date of publication, if it names days."""
    if not value:
        return None
    try:
        parts = [date.fromisoformat(part.rstrip("?~%")) for part in value.split("/")]
    except ValueError:
        return None
    return parts[0], parts[-1]


def _usual_date(reading: Reading) -> str | None:
    """The day that most of the past events of a report share."""
    days = Counter(
        event.date
        for event in reading.line.events
        if event.date and event.context in ("past", "ongoing") and _days(event.date) and "/" not in event.date
    )
    return min(days, key=lambda day: (-days[day], day), default=None)


def _story(readings: Sequence[Reading], profiles: Sequence[Profile], actors: dict[str, Actor]) -> Story:
    documents = tuple(sorted(reading.id for reading in readings))
    days = Counter(profile.happened for profile in profiles if profile.happened)
    day = min(days, key=lambda value: (-days[value], value), default=None)
    on_the_day = [
        event
        for reading in readings
        for event in reading.line.events
        if event.date == day and day is not None and event.context in ("past", "ongoing")
    ]
    places = Counter(event.place for event in on_the_day if event.place)
    held = Counter(name for profile in profiles for name in profile.actors if actors[name].type in ("person", "state"))
    main = [name for name in held if held[name] * 2 > len(readings)]
    met = _who_met(on_the_day, actors)
    return Story(
        id=content_id("s", *documents),
        documents=documents,
        what=_meeting(on_the_day, met, actors) or _title(readings, on_the_day),
        date=day,
        place=min(places, key=lambda place: (-places[place], place), default=None),
        actors=tuple(sorted({*main, *met}, key=lambda name: (name not in met, -len(actors[name].mentions), name))),
    )


def _who_met(events: Sequence[EventReport], actors: dict[str, Actor]) -> tuple[str, ...]:
    """The people whom most of the meetings of the day bring together, the one named most often first."""
    groups = Counter(
        frozenset(name for name in event.actors if name in actors and actors[name].type == "person")
        for event in events
        if event.plover is not None and event.plover.event == "CONSULT"
    )
    met = {group: number for group, number in groups.items() if len(group) > 1}
    best = min(met, key=lambda group: (-met[group], len(group), sorted(group)), default=frozenset[str]())
    return tuple(sorted(best, key=lambda name: (-len(actors[name].mentions), name)))


def _meeting(events: Sequence[EventReport], met: Sequence[str], actors: dict[str, Actor]) -> str | None:
    """What brought them together, by the word that the reports use for it."""
    if not met:
        return None
    told = " ".join(event.what.lower() for event in events)
    kind = next((word for word in MEETINGS if word in told), "meeting")
    names = [actors[name].name for name in met]
    return f"{kind.capitalize()} of {', '.join(names[:-1])} and {names[-1]}"


def _title(readings: Sequence[Reading], events: Sequence[EventReport]) -> str | None:
    """The title of a report, or else the event of the day with the most actors in it."""
    title = next((reading.line.document.title.exact for reading in readings if reading.line.document.title), None)
    best = min(events, key=lambda event: (-len(event.actors), len(event.what), event.what), default=None)
    return title or (best.what if best else None)
