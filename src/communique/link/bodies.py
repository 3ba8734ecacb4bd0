"""Outlets, organisations and unlisted states across reports: which names are one body's.

An abbreviation that one report explains is the same body in another, a paper is the same with "newspaper"
after its name and without, and a state that no list has goes by the first word of its name as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from communique.link.names import plain
from communique.model import Actor

KIND_AFTER = re.compile(r" (?:newspapers?|daily|magazine|news agency)$")
PRESS_BODIES = frozenset({"outlet", "organisation"})


class Bodies:
    """The bodies of some reports, by name."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._leader: dict[str, str] = {}
        states: set[str] = set()
        outlets: set[str] = set()
        for actor in actors:
            if actor.type in PRESS_BODIES:
                names = [actor.name, *(alias for alias in actor.aliases if is_telling(alias))]
                keys = [body_name(name, actor.type) for name in names]
                outlets |= set(keys) if actor.type == "outlet" else set()
                for key in keys:
                    self._join(keys[0], key)
            elif actor.type == "state" and actor.iso3166 is None:
                states.add(plain(actor.name))
        self._outlets = {self._first(key) for key in outlets}
        self._states = longer_names(states)

    def key(self, actor: Actor) -> str:
        """The key of a body or state across reports."""
        if actor.type == "state":
            name = plain(actor.name)
            return f"state:{actor.iso3166 or self._states.get(name, name)}"
        if actor.type not in PRESS_BODIES:
            return f"{actor.type}:{plain(actor.name)}"
        name = self._first(body_name(actor.name, actor.type))
        return f"outlet:{name}" if name in self._outlets else f"{actor.type}:{name}"

    def _first(self, key: str) -> str:
        while self._leader.get(key, key) != key:
            key = self._leader[key]
        return key

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self._first(one), self._first(other)), key=lambda key: (-len(key), key))
        self._leader[second] = first


def body_name(name: str, kind: str) -> str:
    """A name to compare, without the word for what an outlet is."""
    words = plain(name)
    return KIND_AFTER.sub("", words) if kind == "outlet" else words


def is_telling(alias: str) -> bool:
    """Whether another name tells enough: several words, or an abbreviation; "the Post" may be many."""
    words = plain(alias).split()
    return len(words) > 1 or (alias.isupper() and len(alias) > 1)


def longer_names(names: Iterable[str]) -> dict[str, str]:
    """Names that are the first word of one longer name and of no other -> the longer one."""
    begun: defaultdict[str, set[str]] = defaultdict(set)
    known = set(names)
    for name in known:
        first, _, rest = name.partition(" ")
        if rest and first in known:
            begun[first].add(name)
    return {first: longer.pop() for first, longer in begun.items() if len(longer) == 1}
