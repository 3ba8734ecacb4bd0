"""Which reports tell of the same event, and what is it?

How alike reports are, and which of them make a story, is in `storyline`; here each story gets its event.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from communique.matching.corrections import Corrections, whole
from communique.matching.days import days
from communique.matching.passages import Reading
from communique.model import Actor, EventReport, Story, content_id
from communique.storyline import Grounds, Profiler, gather, grounds

MEETINGS = ("summit", "talks", "meeting", "visit")


def find(readings: Sequence[Reading], actors: dict[str, Actor], corrections: Corrections) -> tuple[Story, ...]:
    """The stories, each with the reports that tell it."""
    profiler = Profiler()
    profiles = [profiler.of(reading.line) for reading in readings]
    rulings = corrections.on("story", [whole(reading.line.document) for reading in readings])
    return tuple(
        _story(
            [readings[at] for at in members], actors, grounds([profiles[at] for at in members], rulings.among(members))
        )
        for members in gather(profiles, rulings)
    )


def _usual_date(reading: Reading) -> str | None:
    """The day that most of the past events of a report share."""
    found = Counter(
        event.date
        for event in reading.line.events
        if event.date and event.context in ("past", "ongoing") and _is_day(event.date)
    )
    return min(found, key=lambda day: (-found[day], day), default=None)


def _is_day(value: str) -> bool:
    """Whether a date means one day."""
    found = days(value)
    return found is not None and found[0] == found[1]


def _story(readings: Sequence[Reading], actors: dict[str, Actor], together: Grounds | None) -> Story:
    documents = tuple(sorted(reading.id for reading in readings))
    usual = Counter(value for value in map(_usual_date, readings) if value)
    day = min(usual, key=lambda value: (-usual[value], value), default=None)
    on_the_day = [
        event
        for reading in readings
        for event in reading.line.events
        if event.date == day and day is not None and event.context in ("past", "ongoing")
    ]
    places = Counter(event.place for event in on_the_day if event.place)
    held = Counter(
        name
        for reading in readings
        for name in reading.actors_in(0, len(reading.text))
        if name in actors and actors[name].type in ("person", "state")
    )
    main = [name for name in held if held[name] * 2 > len(readings)]
    met = _who_met(on_the_day, actors)
    return Story(
        id=content_id("s", *documents),
        documents=documents,
        what=_meeting(on_the_day, met, actors) or _title(readings, on_the_day),
        date=day,
        place=min(places, key=lambda place: (-places[place], place), default=None) or _filed(readings, on_the_day),
        actors=tuple(sorted({*main, *met}, key=lambda name: (name not in met, -len(actors[name].mentions), name))),
        score=together.score if together else None,
        why=together.why if together else None,
    )


def _filed(readings: Sequence[Reading], events: Iterable[EventReport]) -> str | None:
    """Where a meeting was held: a place that a dateline names, and that the most reports name beside its meeting."""
    if not any(event.plover is not None and event.plover.event in ("CONSULT", "AGREE") for event in events):
        return None
    found: dict[str, tuple[int, str]] = {}
    for reading in readings:
        dateline = reading.line.document.dateline
        place = re.split(r"[,(\[/—–-]", dateline.exact)[0].strip() if dateline is not None else ""
        if len(place) > LEAST_PLACE:
            held = re.compile(rf"\b(?:{MET})\b[^.\n]{{0,90}}\b(?:in|at|to) ((?i:{re.escape(place)}))\b")
            told = [match for match in (held.search(other.text) for other in readings) if match is not None]
            if told:
                found[place] = len(told), told[0][1]
    return min(found.values(), key=lambda known: (-known[0], known[1]), default=(0, None))[1]


MET = "met|meet|meets|meeting|talks|summit|signed|visit|visited|hosted|received|agreed|reached|gathered"
LEAST_PLACE = 2


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
