"""The words for standing arrangements, undertakings and areas, from data/mechanisms.json, acts.json and areas.json."""

from __future__ import annotations

from importlib import resources
from typing import Literal

from msgspec import Struct, field, json

from communique.model import Act, Area, State

Need = Literal[
    "any",
    "left",
    "modified",
    "compound",
    "listed",
    "named",
    "document",
    "cooperation",
    "scope",
    "series",
    "made",
    "planned",
    "of_past",
    "of_relations",
    "state_named",
    "state_pair",
]
"""What must stand beside a head before it is taken for a mechanism."""


class Head(Struct, frozen=True):
    """A noun that can name a mechanism.

    Attributes:
        family: heads of one family may refer back to each other ("the pact ... that agreement").
        type: what the record calls such a mechanism.
        needs: what must stand beside it.
        allowed: modifiers that are enough, where only some are.
        excluded: modifiers that show that something else is meant ("television programme").
    """

    family: str
    type: str
    needs: Need
    allowed: frozenset[str] = field(name="with")
    excluded: frozenset[str] = field(name="without")


class MechanismWords(Struct, frozen=True):
    """Nouns that name mechanisms, and the words around them that tell their parties, state and topics."""

    heads: dict[str, Head]
    names: dict[str, str]
    generic: frozenset[str]
    naming_prepositions: frozenset[str]
    party_words: frozenset[str]
    scope: frozenset[str]
    reaching: frozenset[str]
    made: frozenset[str]
    restarting: frozenset[str]
    past_governments: frozenset[str]
    states: dict[State, frozenset[str]]
    adjectives: dict[State, frozenset[str]]
    nouns: dict[State, frozenset[str]]
    softening: frozenset[str]
    topics: frozenset[str]
    instruments: dict[str, str]


class ActWords(Struct, frozen=True):
    """Verbs and nouns by which parties undertake something, and by which undertakings are told apart.

    Attributes:
        performing: verbs that undertake ("pledge") and the act they are by themselves.
        operators: verbs of the complement that say what is done to what ("resume", "step up"), and their act.
        nouns: nouns that undertake ("commitment to", "desire to") and their act.
        deeds: what "will" makes a plan of its own: unlike "will visit" or "will be".
        experts: words for those whose statements about states bind nobody.
        concluding: verbs that make an agreement when they govern one ("reach a deal").
        agreements: what is agreed when it is concluded.
        objects: what operators must govern to count when nobody undertakes: arrangements and relations.
        stative: verbs that undertake nothing even after "we will".
        undergone: verbs of what befalls somebody, of saying and of going somewhere: "will" makes no plan of them.
        adjectives: adjectives that undertake ("determined to", "ready to") and their act.
        strangers: words for those who bind nobody: experts, observers, crowds.
        agents: common nouns for those who can bind a state or body.
        institutions: nouns for bodies that bind a state where they are its own ("its national museum").
        open_ends: heads that close a list without naming anything ("other areas").
        carriers: nouns whose topics are what the undertaking is about ("cooperation in").
        speaking: verbs of saying, for "said that his country would".
        settling: words of a report that tells of a settlement ("accord", "agree").
        dealing: words of dealings between states, of which several make a settlement likely.
        doings: nouns for what is done ("release", "opening").
        enterprises: words for enterprises, which undertake where a state owns them.
        conditions: adjectives for what a settlement makes of a thing ("open", "exempt").
        happening: verbs of what a thing does when a settlement takes effect ("open", "expire", "rise").
    """

    performing: dict[str, Act]
    operators: dict[str, Act]
    phrasal: dict[str, Act]
    nouns: dict[str, Act]
    adjectives: dict[str, Act]
    deeds: frozenset[str]
    experts: frozenset[str]
    concluding: frozenset[str]
    agreements: frozenset[str]
    objects: frozenset[str]
    stative: frozenset[str]
    undergone: frozenset[str]
    strangers: frozenset[str]
    agents: frozenset[str]
    institutions: frozenset[str]
    open_ends: frozenset[str]
    carriers: frozenset[str]
    speaking: frozenset[str]
    settling: frozenset[str]
    dealing: frozenset[str]
    doings: frozenset[str]
    enterprises: frozenset[str]
    conditions: frozenset[str]
    happening: frozenset[str]


class PledgeWords(Struct, frozen=True):
    """Words by which a programme pledges, or only hopes.

    Attributes:
        concrete: verbs for what can be seen to be done, with how much so, 0 to 1.
        loose: verbs for what can be done more or less.
        things: nouns for what is there or is not: offices, taxes, roads.
        hopes: nouns for what there can be more of.
    """

    concrete: dict[str, float]
    loose: dict[str, float]
    things: frozenset[str]
    hopes: frozenset[str]


class Wordlists(Struct, frozen=True):
    """All word lists of the layers of mechanisms and commitments."""

    mechanisms: MechanismWords
    acts: ActWords
    pledges: PledgeWords
    areas: dict[Area, frozenset[str]]


class AreaWords(Struct, frozen=True):
    """The file of areas: terms of one or several words, in lower case, by area."""

    areas: dict[Area, frozenset[str]]


def load_wordlists() -> Wordlists:
    """Read the word lists of the package."""
    data = resources.files("communique").joinpath("data")
    return Wordlists(
        mechanisms=json.decode(data.joinpath("mechanisms.json").read_bytes(), type=MechanismWords),
        acts=json.decode(data.joinpath("acts.json").read_bytes(), type=ActWords),
        pledges=json.decode(data.joinpath("pledges.json").read_bytes(), type=PledgeWords),
        areas=json.decode(data.joinpath("areas.json").read_bytes(), type=AreaWords).areas,
    )
