"""Who undertakes something, told the same way in every report: states rather than the persons who speak for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.matching.same import akin
from communique.model import Actor, Party, ReportLine
from communique.reference import Reference

WORD = re.compile(r"[^\W_]+")
OF_STATE = re.compile(r"\s+of\s+(?:the\s+)?$")
FOREMOST = 3
"""Words at the beginning of a name that may be those of a state: "South Korean President", "New Zealand's ministry"."""
DEEPEST = 3
"""Groups of groups that are looked into."""
NEAR = 40
"""Characters after a name in which "of" and a state may stand."""


class Roll:
    """The parties of some reports of one story, each under one key."""

    def __init__(self, lines: Iterable[ReportLine], reference: Reference) -> None:
        self._reference = reference
        self._states: dict[str, Party] = {}
        lines = tuple(lines)
        for line in lines:
            for actor in line.actors:
                if actor.type == "state":
                    self._states.setdefault(_plain(actor.name), _party(actor))
        self._homes: dict[str, Party] = {}
        for line in lines:
            for actor in line.actors:
                home = self._home(actor, line) if actor.type in ("person", "organisation") else None
                if home is not None and (actor.type == "organisation" or actor.office or len(actor.name.split()) < 2):
                    self._homes.setdefault(_plain(actor.name), home)

    def parties(self, ids: Iterable[str], actors: Mapping[str, Actor]) -> tuple[Party, ...]:
        """The parties that the ids of a report's actors mean, in order of key."""
        return tuple(sorted({self.party(actor) for actor in _expanded(ids, actors)}))

    def states(self, ids: Iterable[str], actors: Mapping[str, Actor]) -> tuple[str, ...]:
        """The keys of the states among those that some ids mean; a minister stands for the state."""
        known = {party.key for party in (*self._states.values(), *self._homes.values())}
        return tuple(party.key for party in self.parties(ids, actors) if party.key in known)

    def bodies(self, actors: Iterable[Actor]) -> tuple[str, ...]:
        """The keys of bodies with names of a word or two: a state that no list has is taken for one."""
        known = {self.party(actor) for actor in actors if actor.type == "organisation"}
        short = {party for party in known if party.name.istitle() and len(party.name.split()) < FOREMOST}
        return tuple(sorted(party.key for party in short))

    def party(self, actor: Actor) -> Party:
        """The state for which an actor acts, or the actor itself."""
        return self._homes.get(_plain(actor.name)) or self._states.get(_plain(actor.name)) or _party(actor)

    def _home(self, actor: Actor, line: ReportLine) -> Party | None:
        """The state that a name begins with or that follows it after "of"."""
        for name in (actor.name, *actor.aliases):
            words = re.sub(r"['’]s?\b", "", name).split()
            for number in range(min(FOREMOST, len(words) - 1), 0, -1):
                found = self._named(words[:number])
                if found is not None:
                    return found
        text = line.document.text
        states = [(span.start, other) for other in line.actors if other.type == "state" for span in other.mentions]
        for span in actor.mentions:
            for start, state in states:
                if 0 < start - span.end < NEAR and OF_STATE.fullmatch(text[span.end : start]):
                    return self._states[_plain(state.name)]
        return None

    def _named(self, words: Sequence[str]) -> Party | None:
        """The state that the words name, or of which they are the adjective."""
        phrase = " ".join(words)
        code = self._reference.people_named(phrase) or self._reference.state_named(phrase)
        if code is not None:
            return next((party for party in self._states.values() if party.key == code), Party(code, phrase))
        if not words[0][:1].isupper():
            return None
        said = _plain(phrase)
        for plain, party in self._states.items():
            if said == plain or akin(said, (plain,)) or (len(words) == 1 and plain.split()[0] == said):
                return party
        return None


def same_party(one: Party, other: Party) -> bool:
    """Whether two are one: the same key, or a longer form of the same name."""
    if one.key == other.key:
        return True
    short, long = sorted((one.key, other.key), key=len)
    return long.startswith(short + " ")


def in_common(ones: Sequence[Party], others: Sequence[Party]) -> float | None:
    """The share of the fewer of two sides that is on the other; None where they do not compare.

    A state and a person do not: nobody said for whom the person acts. Nor do two persons, who may act for one state.
    """
    found = []
    for kind in ("state", "person", "organisation"):
        left, right = ([party for party in side if party.type == kind] for side in (ones, others))
        if left and right:
            common = sum(any(same_party(one, other) for other in right) for one in left)
            if common or kind != "person":
                found.append(common / min(len(left), len(right)))
    return max(found, default=None)


def _expanded(ids: Iterable[str], actors: Mapping[str, Actor], depth: int = 0) -> Iterator[Actor]:
    """The actors behind some ids, groups by their members; a group whose members nobody knows is nobody."""
    for name in ids:
        actor = actors.get(name)
        if actor is None:
            continue
        if actor.members and depth < DEEPEST:
            yield from _expanded(actor.members, actors, depth + 1)
        elif actor.type != "group":
            yield actor


def _party(actor: Actor) -> Party:
    return Party(actor.iso3166 or actor.wikidata or _plain(actor.name), actor.name, actor.type)


def _plain(name: str) -> str:
    """A name in one case, without article and signs: "Maeng Sol-ha" and "Maeng Sol Ha" are one."""
    words = [word.casefold() for word in WORD.findall(name.replace("-", " "))]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
