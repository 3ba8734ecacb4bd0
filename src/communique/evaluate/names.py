"""Which of the program's names and groups stand for an actor of the gold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

POSSESSIVE = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]s\b")
ARTICLE = re.compile(r"^\W*the\s+")

Forms = Mapping[str, frozenset[str]]


def squashed(name: str) -> str:
    """A name without case, accents, hyphens, blanks, leading article and possessive."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return "".join(sign for sign in ARTICLE.sub("", POSSESSIVE.sub("", plain)) if sign.isalnum())


class Names:
    """The surface forms of the gold's actors, and the groups of persons and states that stand for one another."""

    def __init__(self, cross: Mapping[str, Any], documents: Sequence[Mapping[str, Any]]) -> None:
        self._forms: dict[str, set[str]] = {}
        for actor in cross.get("actors", ()):
            forms = [form["form"] for form in actor.get("surface_forms", ())]
            self._add(actor["canonical"], [*forms, *actor.get("aliases", ())])
        for cluster in cross.get("mechanism_clusters", ()):
            self._add(cluster["canonical"], cluster.get("labels", ()))
        listed = frozenset(self._forms)
        self._stand_ins: dict[frozenset[str], set[frozenset[str]]] = {}
        for document in documents:
            for item in document.get("attributions", ()):
                if item["source_entity"] not in listed and item.get("source"):
                    self._add(item["source_entity"], [item["source"]["text"]])
            for item in document.get("commitments", ()):
                self._add_stand_ins(frozenset(item["parties"]), frozenset(item.get("made_by") or ()))

    def _add(self, canonical: str, forms: Iterable[str]) -> None:
        known = {squashed(form) for form in (canonical, *forms)} - {""}
        self._forms.setdefault(canonical, set()).update(known)

    def _add_stand_ins(self, states: frozenset[str], persons: frozenset[str]) -> None:
        """As many persons as states: the ones bind the others."""
        if len(states) == len(persons) > 1:
            self._stand_ins.setdefault(states, set()).add(persons)
            self._stand_ins.setdefault(persons, set()).add(states)

    def same(self, name: str, canonical: str) -> bool:
        """Whether a name is one of a gold actor's."""
        return squashed(name) in self._forms.get(canonical, {squashed(canonical)})

    def same_set(self, names: Sequence[str], canonicals: Iterable[str]) -> bool:
        """Whether some names are those of some gold actors, no more and no fewer."""
        wanted = frozenset(canonicals)
        met = all(any(self.same(name, canonical) for name in names) for canonical in wanted)
        return met and len({squashed(name) for name in names}) == len(wanted)

    def same_group(self, names: Sequence[str], canonicals: Iterable[str]) -> bool:
        """The same for a group of two or more, or for those that stand for it."""
        members = frozenset(canonicals)
        options = (members, *self._stand_ins.get(members, ()))
        return len(members) > 1 and any(self.same_set(names, option) for option in options)
