"""One actor across reports: spellings of one name, states by code, groups by their members."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from communique.link.bodies import Bodies
from communique.link.names import EAST_ASIAN, plain
from communique.link.spellings import People
from communique.model import Actor, ReportLine, Span, content_id

LEAST_SHARED = 2
"""Names besides a surname that two reports must share: with one in common, the state perhaps, anybody may be meant."""


def link_reports(lines: Sequence[ReportLine]) -> tuple[tuple[Actor, ...], tuple[ReportLine, ...]]:
    """The actors of all lines with record-wide ids, and the lines that refer to them by these.

    The result does not depend on the order of the lines.
    """
    ordered = sorted(lines, key=lambda line: line.document.id)
    keys = actor_keys(ordered)
    ids = {actor: content_id("actor", key) for actor, key in keys.items()}
    return merged(ordered, keys), tuple(renamed(line, ids) for line in lines)


def actor_keys(lines: Sequence[ReportLine]) -> dict[str, str]:
    """For each actor id of a report the key of the actor that it is across reports."""
    named = [(line.document.id, actor) for line in lines for actor in line.actors if is_named_person(actor)]
    people, bodies = People(named), Bodies(every(lines))
    company = {line.document.id: {plain(actor.name) for actor in line.actors} for line in lines}
    keys: dict[str, str] = {}
    for line in lines:
        for actor in line.actors:
            if not actor.members:
                surname = surname_of(actor, line.document.id, people, company)
                keys[actor.id] = f"person:{surname}" if surname else single_key(actor, people, bodies)
    for actor in every(lines):
        if actor.members:
            keys[actor.id] = "group:" + "+".join(sorted({keys[member] for member in actor.members if member in keys}))
    return keys


def every(lines: Iterable[ReportLine]) -> Iterable[Actor]:
    """All actors of all lines."""
    return (actor for line in lines for actor in line.actors)


def is_named_person(actor: Actor) -> bool:
    """Whether an actor is a person with a name, and no "senior official"."""
    return actor.type == "person" and not actor.name.split()[-1][:1].islower()


def single_key(actor: Actor, people: People, bodies: Bodies) -> str:
    """The key of an actor that is no group of others."""
    if actor.type != "person":
        return bodies.key(actor)
    if not is_named_person(actor):
        return f"person:{actor.id}"  # "an official" of one report is not that of another
    return f"person:{people.key(actor)}"


def surname_of(actor: Actor, report: str, people: People, company: Mapping[str, set[str]]) -> str | None:
    """The person whose surname a body without a description is called by, in a report that brings nobody in by it.

    Only where one person alone bears it, in a report that names somebody or something else of this one too.
    """
    word = plain(actor.name)
    if actor.type != "organisation" or not actor.name.istitle() or " " in word:
        return None
    bearers = people.bearers(word)
    if len(bearers) != 1:
        return None
    (person,) = bearers
    here = company[report] - {word}
    shared = (company[other] & here for other in people.reports_of(person) if other != report)
    return person if any(len(names) >= LEAST_SHARED for names in shared) else None


def merged(lines: Sequence[ReportLine], keys: Mapping[str, str]) -> tuple[Actor, ...]:
    """One actor for each key; its name is the one that most reports use."""
    same: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in every(lines):
        same[keys[actor.id]].append(actor)
    made = []
    for key in sorted(same):
        group = sorted(same[key], key=lambda actor: actor.type != key.partition(":")[0])
        names = Counter(actor.name for actor in group)
        name = max(
            names, key=lambda form: (not EAST_ASIAN.match(form), len(plain(form).split()) > 1, names[form], form)
        )
        mentions: list[Span] = sorted({span for actor in group for span in actor.mentions})
        members = sorted({content_id("actor", keys[member]) for actor in group for member in actor.members})
        aliases = {alias for actor in group for alias in (*actor.aliases, actor.name)} - {name}
        made.append(
            replace(
                group[0],
                id=content_id("actor", key),
                name=name,
                members=tuple(members),
                mentions=tuple(mentions),
                aliases=tuple(sorted(aliases)),
                office=next((actor.office for actor in group if actor.office), None),
            )
        )
    return tuple(made)


def renamed(line: ReportLine, ids: Mapping[str, str]) -> ReportLine:
    """The line with record-wide actor ids."""

    def new(actor: str | None) -> str | None:
        return None if actor is None else ids.get(actor, actor)

    def all_new(actors: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ids.get(actor, actor) for actor in actors))

    return replace(
        line,
        actors=tuple(replace(actor, id=ids[actor.id], members=all_new(actor.members)) for actor in line.actors),
        attributions=tuple(
            replace(item, actor=new(item.actor), addressee=new(item.addressee), chain=all_new(item.chain))
            for item in line.attributions
        ),
        commitments=tuple(replace(item, parties=all_new(item.parties)) for item in line.commitments),
        mechanisms=tuple(replace(item, parties=all_new(item.parties)) for item in line.mechanisms),
        events=tuple(replace(item, actors=all_new(item.actors)) for item in line.events),
    )
