"""The words that name events, and the PLOVER codes that go with them, from data/plover.json."""

from __future__ import annotations

from importlib import resources

import msgspec
from msgspec import Struct


class _Phrase(Struct, frozen=True):
    """Verbs that get their code from their object."""

    verbs: frozenset[str]
    objects: frozenset[str]
    event: str


class _Words(Struct, frozen=True):
    """Verbs and nouns for which there is no code."""

    verbs: frozenset[str]
    nouns: frozenset[str]


class Happenings(Struct, frozen=True):
    """What counts as an event, and of which PLOVER type.

    Attributes:
        verbs: verb to code.
        nouns: noun to code.
        particles: "verb particle" to code ("call for").
        objects: (verb, object) to code ("sign", "agreement").
        uncoded_verbs: verbs for happenings that PLOVER has no type for (elections, launches).
        uncoded_nouns: nouns of that sort.
        intransitive: verbs that name an event only without an object ("demonstrated", not "demonstrated care").
        light: verbs whose event is named by their object ("hold talks").
        reporting: verbs that say who said something and are no event.
        stative: verbs for what lasts.
    """

    verbs: dict[str, str]
    nouns: dict[str, str]
    particles: dict[str, str]
    objects: dict[tuple[str, str], str]
    uncoded_verbs: frozenset[str]
    uncoded_nouns: frozenset[str]
    intransitive: frozenset[str]
    light: frozenset[str]
    reporting: frozenset[str]
    stative: frozenset[str]


class _File(Struct, frozen=True):
    source: str
    licence: str
    verbs: dict[str, tuple[str, ...]]
    particles: dict[str, str]
    phrases: tuple[_Phrase, ...]
    nouns: dict[str, tuple[str, ...]]
    happenings: _Words
    intransitive: frozenset[str]
    light: frozenset[str]
    reporting: frozenset[str]
    stative: frozenset[str]


def load_happenings() -> Happenings:
    """Read the package's word list."""
    data = resources.files("communique").joinpath("data/plover.json").read_bytes()
    read = msgspec.json.decode(data, type=_File)
    return Happenings(
        verbs={verb: code for code, verbs in read.verbs.items() for verb in verbs},
        nouns={noun: code for code, nouns in read.nouns.items() for noun in nouns},
        particles=read.particles,
        objects={
            (verb, noun): phrase.event for phrase in read.phrases for verb in phrase.verbs for noun in phrase.objects
        },
        uncoded_verbs=read.happenings.verbs,
        uncoded_nouns=read.happenings.nouns,
        intransitive=read.intransitive,
        light=read.light,
        reporting=read.reporting,
        stative=read.stative,
    )
