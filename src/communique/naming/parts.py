"""A name read into its words: without titles and particles, with what stands before a comma put last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.naming.lexicon import Naming
from communique.naming.scripts import FEW_VOWELS, HAN, HANGUL, KANA, latin
from communique.naming.spelling import VOWELS, Spelling

BLANKS = re.compile(r"[\s・·･＝=‧.]+")
HYPHENS = re.compile("[-‐‑–]")
APOSTROPHES = re.compile(r"[’'‘`ʻʼʿʾ\"“”]")
LOOK_ALIKE = str.maketrans("0134579", "oieastg")
"""Digits that stand for letters in a name that has both."""
MOST_WORDS = 12
LONGEST_INITIALS = 3
ARTICLES = frozenset("al el ul ad an ar as at az ash ed er es et ez".split())
"""The Arabic article before its noun, as Latin letters write it with a hyphen."""
ARTICLE = re.compile("^ال(?=\\w{3})")
"""The Arabic article, written together with its noun."""
ABD = re.compile(r"^(?:abd|abed)(?:u|e|a)?[lrsn]?$")


@dataclass(frozen=True)
class Word(Spelling):
    """One word of a name: its letters, and whether it is only an initial."""

    initial: bool = False
    bare: bool = False  # from a script that leaves out vowels
    foreign: bool = False  # from an East Asian script, which spells foreign names by sound
    particle: bool = False  # a word that spellings leave out or change


@dataclass(frozen=True)
class Name:
    """A name as a text has it, and its words."""

    text: str
    words: tuple[Word, ...]
    bearing: tuple[Word, ...]  # those that are no particles


def read_name(text: str, naming: Naming) -> Name:
    """Read a name once, to compare it with many."""
    words = words_of(text, naming)
    return Name(text, words, bearing(words))


def words_of(name: str, naming: Naming) -> tuple[Word, ...]:
    """Read a name into its words, given name first where a comma tells which it is.

    Titles are left out. Particles are there and marked: an East Asian syllable may look like one.
    """
    before, comma, after = name.partition(",")
    turned = bool(comma and after.strip() and "," not in after)
    plain = APOSTROPHES.sub("", f"{after} {before}" if turned else name.replace(",", " "))
    chunks = [[piece for piece in HYPHENS.split(chunk) if piece] for chunk in BLANKS.split(plain)][:MOST_WORDS]
    shouted = all(piece.isupper() for chunk in chunks for piece in chunk)
    words = [word for chunk in chunks for word in chunk_words(chunk, naming, shouted=shouted)]
    kept = strip_ends(words, naming)
    if len(kept) == 2:  # "Ben Roe", "Al Tarn": a first name, no particle
        kept[0] = replace(kept[0], particle=False)
    return tuple(dict.fromkeys(kept))


def bearing(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without particles, unless nothing else is left."""
    kept = tuple(word for word in words if not word.particle)
    return kept if any(len(word.letters) > 1 for word in kept) else tuple(words)


def chunk_words(chunk: Sequence[str], naming: Naming, *, shouted: bool) -> Iterator[Word]:
    """The words of a part of a name without blanks; inside hyphens only an article is a particle."""
    for place, piece in enumerate(chunk):
        for word in as_words(piece, shouted=shouted):
            loose = len(chunk) == 1 or (word.letters in ARTICLES and place + 1 < len(chunk))
            yield replace(word, particle=loose and not word.initial and word.letters in naming.particles)


def as_words(word: str, *, shouted: bool) -> list[Word]:
    """The words that a written word makes: "JC" is two initials, "Sech1n" has an i."""
    if any(sign.isdigit() for sign in word) and any(sign.isalpha() for sign in word):
        word = word.translate(LOOK_ALIKE)
    letters = re.sub(r"[^a-z]", "", latin(ARTICLE.sub("", word)))
    if not letters:
        return []
    short = not shouted and 1 < len(word) <= LONGEST_INITIALS
    if short and word.isupper() and word.isascii() and not set(letters) & VOWELS:
        return [Word(letter, initial=True) for letter in letters]
    if ABD.match(letters):
        letters = "abd"
    foreign = bool(HAN.search(word) or HANGUL.search(word) or KANA.search(word))
    return [Word(letters, len(letters) == 1 and not word.islower(), bool(FEW_VOWELS.search(word)), foreign)]


def strip_ends(words: list[Word], naming: Naming) -> list[Word]:
    """The words without titles before and after them; one word at least is left."""
    first, last = 0, len(words)
    while last - first > 1 and words[first].letters in naming.before:
        first += 1
    while last - first > 1 and words[last - 1].letters in naming.after:
        last -= 1
    return words[first:last]
