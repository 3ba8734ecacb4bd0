"""How near two spellings of one word of a name are: romanisations fold together, other slips cost.

The correspondences are those between the usual romanisations (ICAO Doc 9303, BGN/PCGN, ISO 9, pinyin and
Wade-Giles, French and English renderings of Arabic): "ou", "oo", "u"; "kh", "h"; "ei", "ey", "ej".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

FOLDS: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        ("^(?:hs|x|sh)(?=i)", "s"),
        ("^zh|^dj|^dzh", "j"),
        ("^tsz|^chzh", "j"),
        ("tsch|tch|cz", "ch"),
        ("sch", "sh"),
        ("shch", "sh"),
        ("ph", "f"),
        ("kh", "h"),
        ("gh", "g"),
        ("th", "t"),
        ("dh", "d"),
        ("ck|q|c(?=[aoulrk]|$)", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("oo|ou", "u"),
        ("ee", "i"),
        ("(?<=[aeouy])[jy]", "i"),
        ("iy|ij|yi|yy|(?<=[^aeiou])y", "i"),
        ("(?<=[^aeiou])j(?=[aeou])", "i"),
        ("ai(?=[^aeiou]|$)", "ei"),
        ("(.)\\1+", "\\1"),
        ("(?<=[aeiou])h$", ""),
        ("ii$", "i"),
    )
)
VOWELS = frozenset("aeiouy")
BY_SOUND = str.maketrans("pfvdgczr", "bbbtkksl")
"""Consonants that scripts without vowels, and those that spell by sound, do not tell apart."""
NEAR_SOUNDS = frozenset(
    frozenset(pair) for pair in ("bp", "td", "gk", "sz", "fv", "bv", "ck", "cs", "jy", "ij", "hg", "mn", "zj", "dz")
)
FIRST = 1.5  # what a change of the first letter costs
VOWEL = 0.6  # one vowel for another; a vowel more or less
NEAR = 0.6  # one consonant for a like one
FOLDED = 0.97  # what two spellings of one romanised word are worth
TURNED = 0.85  # the same letters backwards or shuffled
SHUFFLED = 5  # letters that such a word has at least
LONGEST = 30  # letters of a word that are compared
PATRONYMIC = re.compile(r"^(.{3,}?)(?:y?ev|ov|i)(?:ich|ych|yc|ic|itch|na)$")


@dataclass(frozen=True)
class Spelling:
    """A word of a name in lower-case Latin letters."""

    letters: str

    @cached_property
    def folded(self) -> str:
        """The letters with the spellings of the romanisations folded together."""
        return fold(self.letters)

    @cached_property
    def skeleton(self) -> str:
        """The consonants, as scripts without vowels and those that spell by sound keep them."""
        bare = re.sub("[aeiouhj]", "", fold(re.sub("[wy]", "", self.letters)))
        return re.sub("(.)\\1+", "\\1", bare.translate(BY_SOUND))


def fold(word: str) -> str:
    """A word with the spellings of the romanisations folded together."""
    for pattern, into in FOLDS:
        word = pattern.sub(into, word)
    return word


def alike(one: Spelling, other: Spelling) -> float:
    """How near two words are, between 0 and 1, slips of the pen counted letter by letter."""
    a, b = one.folded[:LONGEST], other.folded[:LONGEST]
    if a == b:
        return 1.0 if one.letters == other.letters else FOLDED
    longest = max(len(a), len(b))
    if min(len(a), len(b)) < 2 or abs(len(a) - len(b)) > longest / 2:
        return 0.0
    value = max(0.0, 1 - distance(a, b) / longest)
    if len(a) >= SHUFFLED and (one.letters == other.letters[::-1] or sorted(one.letters) == sorted(other.letters)):
        value = max(value, TURNED)
    return value


def distance(a: str, b: str) -> float:
    """The cost of turning one word into the other; a swap of neighbours is one slip."""
    two_back: list[float] = []
    above = [float(place) for place in range(len(b) + 1)]
    for place in range(1, len(b) + 1):
        above[place] = above[place - 1] + gap(b, place - 1)
    for i in range(1, len(a) + 1):
        row = [above[0] + gap(a, i - 1)]
        for j in range(1, len(b) + 1):
            cost = min(
                above[j] + gap(a, i - 1),
                row[j - 1] + gap(b, j - 1),
                above[j - 1] + change(a, i - 1, b, j - 1),
            )
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                cost = min(cost, two_back[j - 2] + 1)
            row.append(cost)
        two_back, above = above, row
    return above[-1]


def gap(word: str, place: int) -> float:
    """What a letter more or less costs."""
    if place == 0:
        return FIRST
    return VOWEL if word[place] in VOWELS and place + 1 < len(word) else 1.0


def change(a: str, i: int, b: str, j: int) -> float:
    """What one letter for another costs; the last vowel tells a man from a woman."""
    if a[i] == b[j]:
        return 0.0
    last = i + 1 == len(a) and j + 1 == len(b)
    near = (a[i] in VOWELS and b[j] in VOWELS and not last) or frozenset((a[i], b[j])) in NEAR_SOUNDS
    cost = NEAR if near else 1.0
    return cost if i or j else max(cost, FIRST) if not near else 1.0


def patronymic_stem(word: str) -> str | None:
    """The father's name in a patronymic: "Viktor" of "Viktorovich"."""
    match = PATRONYMIC.match(word)
    return match[1] if match else None
