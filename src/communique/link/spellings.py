"""People across reports: which full names are spellings of one, and which short names stand for a full one.

Reports are merged only by what rules can show: the same words in another order or romanisation, a short form,
an initial, the reading of a name in another script. Names that are merely alike need the same office too. Two
people whom one report tells apart stay apart, and what fits two people is given to neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.fuzz import ratio

from communique.link.names import EAST_ASIAN, family_key, is_full, plain, short_forms
from communique.model import Actor
from communique.naming import (
    SAME_PERSON,
    Name,
    Naming,
    Spelling,
    compare_read,
    is_certain,
    load_naming,
    may_be_short_for,
    read_name,
)

LOOSE_OFFICES = frozenset({"leader", "strongman", "ruler", "counterpart", "head", "expert", "official", "politician"})
"""Offices that say little: who bears one may bear another as well."""
MOST_ALIKE = 40  # full names that share a word and are compared with one another
FEW = 40  # people among whom names in another script are compared without regard to office
GLANCE = 50  # of 100: below it two words are not even compared
ALIKE = 0.88  # from here on names with one office are one in spite of a slip


@dataclass
class Persona:
    """A full name with its spellings, and where it stands."""

    key: str
    names: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)

    @property
    def shown(self) -> str:
        """One of the spellings, always the same."""
        return max(self.names, key=lambda name: (len(name), name))

    @property
    def foreign(self) -> bool:
        """Whether the name is in an East Asian script."""
        return EAST_ASIAN.match(self.shown) is not None


class People:
    """The people of some reports, by full name."""

    def __init__(self, actors: Iterable[tuple[str, Actor]]) -> None:
        """Take the persons among some actors, each with the id of its report."""
        self.personas: dict[str, Persona] = {}
        self._naming: Naming | None = None
        self._names: dict[str, Name] = {}
        for report, actor in actors:
            if is_full(actor.name) and not self._is_titled(actor.name):
                one = self.personas.setdefault(family_key(actor.name), Persona(family_key(actor.name)))
                one.names.add(actor.name)
                one.reports.add(report)
                one.offices |= {actor.office} if actor.office else set()
        self._leader = {key: key for key in self.personas}
        self._join(self._run_together())
        self._join(self._spelled_otherwise())
        self._by_part: defaultdict[str, set[str]] = defaultdict(set)
        self._by_office: defaultdict[str, list[Persona]] = defaultdict(list)
        self._offices: defaultdict[str, set[str]] = defaultdict(set)
        for key, one in sorted(self.personas.items()):
            self._offices[self.key_of(key)] |= one.offices
            for part in {part for name in one.names for part in short_forms(name)}:
                self._by_part[part].add(self.key_of(key))
            for office in one.offices:
                self._by_office[office].append(one)

    @property
    def naming(self) -> Naming:
        """The data on names, read when two names are first compared."""
        if self._naming is None:
            self._naming = load_naming()
        return self._naming

    def _read(self, name: str) -> Name:
        if name not in self._names:
            self._names[name] = read_name(name, self.naming)
        return self._names[name]

    def key_of(self, key: str) -> str:
        """The key of the person to whom a full name belongs."""
        while self._leader[key] != key:
            key = self._leader[key]
        return key

    def key(self, actor: Actor) -> str:
        """The key of a person; that of a full name where the own one is a part of one and only one."""
        own = family_key(actor.name)
        if own in self.personas:
            return self.key_of(own)
        fitting = {key for key in self._by_part.get(plain(actor.name), ()) if self._offices_fit(actor, key)}
        if not fitting and actor.office and EAST_ASIAN.match(actor.name):
            holders = self._by_office.get(actor.office, [])[:MOST_ALIKE]
            fitting = {self.key_of(one.key) for one in holders if self._stands_for(actor.name, one)}
        return fitting.pop() if len(fitting) == 1 else own

    def bearers(self, part: str) -> frozenset[str]:
        """The keys of those of whose full name a word in lower case may be the short form."""
        return frozenset(self._by_part.get(part, ()))

    def reports_of(self, key: str) -> set[str]:
        """The reports that have the full name of a person."""
        return {report for name, one in self.personas.items() if self.key_of(name) == key for report in one.reports}

    def _is_titled(self, name: str) -> bool:
        """Whether a name is a surname with the title that tells its bearer from another: "Mrs Roe"."""
        first = plain(name).split(" ")[0]
        return first in self.naming.before and len(self._read(name).bearing) == 1

    def _stands_for(self, name: str, one: Persona) -> bool:
        return any(may_be_short_for(name, full, self.naming) for full in sorted(one.names))

    def _offices_fit(self, actor: Actor, key: str) -> bool:
        """Whether a short name and a full one do not hold two offices: "Justice Minister Roe", "President Ada Roe"."""
        offices = self._offices[key]
        loose = actor.office is None or actor.office in LOOSE_OFFICES or not offices or bool(offices & LOOSE_OFFICES)
        return loose or actor.office in offices

    def _join(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Make one person of each pair of full names, the first key by the alphabet leading."""
        for one, other in pairs:
            first, second = sorted((self.key_of(one), self.key_of(other)))
            self._leader[second] = first

    def _run_together(self) -> Iterator[tuple[str, str]]:
        """Names that differ only in where their words are parted: "Sol-ha", "Sol Ha", "Solha"."""
        seen: dict[str, str] = {}
        for key in sorted(self.personas):
            for name in sorted(self.personas[key].names):
                letters = plain(name).replace(" ", "")
                if seen.setdefault(letters, key) != key:
                    yield seen[letters], key

    def _spelled_otherwise(self) -> Iterator[tuple[str, str]]:
        """Names of which each is the only one that the other can be, by the rules of names."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in self._candidates():
            if self._is_one(self.personas[one], self.personas[other]):
                found[self.key_of(one)].add(self.key_of(other))
                found[self.key_of(other)].add(self.key_of(one))
        for one in sorted(found):
            for other in sorted(found[one]):
                if one < other and self._agree(one, other, found):
                    yield one, other

    def _agree(self, one: str, other: str, found: defaultdict[str, set[str]]) -> bool:
        """Whether nobody else is in question for either name, but those that are one with both."""
        return found[one] - {other, one} <= found[other] and found[other] - {one, other} <= found[one]

    def _candidates(self) -> Iterator[tuple[str, str]]:
        """Pairs of full names worth comparing: a word in common, by its sound; another script beside one office."""
        blocks: defaultdict[str, set[str]] = defaultdict(set)
        for key, one in self.personas.items():
            offices = one.offices | ({"any"} if len(self.personas) <= FEW else set())
            for office in offices:
                blocks[f"office {office}"].add(key)
            if not one.foreign:
                for word in key.split():
                    blocks[f"word {Spelling(word).folded}"].add(key)
        seen: set[tuple[str, str]] = set()
        for block, keys in sorted(blocks.items()):
            for first, second in combinations(sorted(keys)[:MOST_ALIKE], 2):
                foreign = self.personas[first].foreign or self.personas[second].foreign
                if (foreign or block.startswith("word ")) and (first, second) not in seen:
                    seen.add((first, second))
                    yield first, second

    def _unlike(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Whether a glance shows that the words which two Latin names do not share are different ones."""
        left = [word for word in one if word not in other]
        right = [word for word in other if word not in one]
        if not left or not right:
            return False
        short = any(word in self.naming.short or len(word) == 1 for word in (*left, *right))
        return not short and ratio(" ".join(left), " ".join(right)) < GLANCE

    def _is_one(self, one: Persona, other: Persona) -> bool:
        """Whether two full names are one person's; not where one report has both, unless in two scripts."""
        foreign = one.foreign != other.foreign
        if not one.foreign and not other.foreign and self._unlike(one.key.split(), other.key.split()):
            return False
        score = compare_read(self._read(one.shown), self._read(other.shown), self.naming)
        if score.value < SAME_PERSON or (one.reports & other.reports and not foreign and not is_certain(score)):
            return False
        told = any(feature.name in {"reading", "characters"} for feature in score.features)
        offices = bool(one.offices & other.offices)
        clash = (
            bool(one.offices and other.offices) and not offices and not (one.offices | other.offices) & LOOSE_OFFICES
        )
        scant = foreign and not told and len(one.key.split()) != len(other.key.split())
        if is_certain(score) and not scant:
            return not clash
        return offices and score.value >= (SAME_PERSON if foreign else ALIKE)
