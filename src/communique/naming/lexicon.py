"""What is known of the words of names: titles, particles, short forms, readings of Chinese characters."""

from __future__ import annotations

from importlib import resources

import msgspec


class Naming(msgspec.Struct, frozen=True):
    """The data that names are compared with.

    Attributes:
        before: words that may stand before a name and are no part of it.
        after: words that may stand after it.
        particles: words inside a name that spellings leave out or change ("al", "bin", "von").
        short: short or familiar form of a first name -> the names that it may stand for.
        korean: Chinese character -> its Korean readings, one syllable each.
        japanese: Chinese character -> its Japanese readings in Latin letters.
    """

    before: frozenset[str]
    after: frozenset[str]
    particles: frozenset[str]
    short: dict[str, frozenset[str]]
    korean: dict[str, str]
    japanese: dict[str, tuple[str, ...]]


class _Words(msgspec.Struct, frozen=True):
    before: frozenset[str]
    after: frozenset[str]
    particles: frozenset[str]
    short: dict[str, frozenset[str]]


class _Han(msgspec.Struct, frozen=True):
    korean: dict[str, str]
    japanese: dict[str, str]


def load_naming() -> Naming:
    """Read the data files of the package; takes some ten milliseconds."""
    data = resources.files("communique").joinpath("data")
    words = msgspec.json.decode(data.joinpath("names.json").read_bytes(), type=_Words)
    han = msgspec.json.decode(data.joinpath("han.json").read_bytes(), type=_Han)
    return Naming(
        before=words.before,
        after=words.after,
        particles=words.particles,
        short=words.short,
        korean=han.korean,
        japanese={character: tuple(said.split()) for character, said in han.japanese.items()},
    )
