"""One actor across reports: spellings of one name, states by code, groups by their members."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from communique.link.names import family_key, is_full, is_part_of, plain
from communique.model import Actor, ReportLine, Span, content_id


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
    full_names: defaultdict[str, set[str]] = defaultdict(set)
    for actor in every(lines):
        if actor.type == "person" and is_full(actor.name) and not is_unnamed(actor):
            full_names[family_key(actor.name)].add(actor.name)
    full_names = joined_spellings(full_names)
    keys: dict[str, str] = {}
    for actor in every(lines):
        if not actor.members:
            keys[actor.id] = single_key(actor, full_names)
    for actor in every(lines):
        if actor.members:
            keys[actor.id] = "group:" + "+".join(sorted({keys[member] for member in actor.members if member in keys}))
    return keys


def joined_spellings(full_names: Mapping[str, set[str]]) -> defaultdict[str, set[str]]:
    """Names that differ only in where their words are parted are one: "Sol-ha", "Sol Ha", "Solha"."""
    run_together: defaultdict[str, set[str]] = defaultdict(set)
    for key, names in full_names.items():
        for name in names:
            run_together[plain(name).replace(" ", "")].add(key)
    leader = {key: key for key in full_names}
    for keys in run_together.values():
        first = min(leader[key] for key in keys)
        for key in keys:
            leader[key] = first
    joined: defaultdict[str, set[str]] = defaultdict(set)
    for key, names in full_names.items():
        joined[leader[key]] |= names
    return joined


def every(lines: Iterable[ReportLine]) -> Iterable[Actor]:
    """All actors of all lines."""
    return (actor for line in lines for actor in line.actors)


def is_unnamed(actor: Actor) -> bool:
    """Whether a person has no name: "senior official"."""
    return actor.type == "person" and actor.name.split()[-1][:1].islower()


def single_key(actor: Actor, full_names: Mapping[str, set[str]]) -> str:
    """The key of an actor that is no group of others."""
    if actor.type == "state":
        return f"state:{actor.iso3166 or plain(actor.name)}"
    if actor.type != "person":
        return f"{actor.type}:{plain(actor.name)}"
    if is_unnamed(actor):
        return f"person:{actor.id}"  # "an official" of one report is not that of another
    key = family_key(actor.name)
    written = [full for full, names in sorted(full_names.items()) if actor.name in names]
    if written:
        key = written[0]
    else:
        fitting = sorted(
            full for full, names in full_names.items() if any(is_part_of(actor.name, name) for name in names)
        )
        if len(fitting) == 1:
            key = fitting[0]
    return f"person:{key}"


def merged(lines: Sequence[ReportLine], keys: Mapping[str, str]) -> tuple[Actor, ...]:
    """One actor for each key; its name is the one that most reports use."""
    same: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in every(lines):
        same[keys[actor.id]].append(actor)
    made = []
    for key in sorted(same):
        group = same[key]
        names = Counter(actor.name for actor in group)
        name = max(names, key=lambda form: (len(plain(form).split()) > 1, names[form], form))
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
