"""Two names laid beside each other, word by word, and what speaks for and against their being one person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from communique.matching.features import Feature, Score, weigh
from communique.naming.lexicon import Naming
from communique.naming.parts import Name, Word, bearing, read_name, words_of
from communique.naming.scripts import is_native, reads_as, same_characters
from communique.naming.spelling import FOLDED, Spelling, alike, fold, patronymic_stem

SAME_PERSON = 0.8
"""From this score on two names may be one person's: `communique evaluate --names` on the development pairs."""
SAME_WORD = 0.6  # below this two words are not spellings of one
SHORT = 0.92  # "Bob" for "Robert"
INITIAL = 0.85
BY_SOUND = 0.87  # the same consonants, where a script has no vowels or spells by sound
BY_SOUND_NEARLY = 0.72
NEARLY = 0.66  # of the consonants
APART = 0.97  # words written together in one name and apart in the other
FEWER = 0.02  # for each word that only one of the names has
MOST_FEWER = 0.08
LEAST_ALONE = 0.85  # a name of one word must be spelled so nearly like a word of the other
LEAST_TOGETHER = 6  # letters of names that are compared run together
TOGETHER = 88  # of 100: letters of whole names run together
PATRONYMIC_WEIGHT = 0.5


SLIPS = "slips"
"""The feature of words that are only alike: a slip of the pen, or another name."""


@dataclass(frozen=True)
class Pair:
    """A word of each name, how near they are and why."""

    one: Word
    other: Word
    value: float
    why: str
    slip: bool = False  # nothing but likeness speaks for it

    @property
    def weight(self) -> float:
        """How much the pair counts: long words more, patronymics less."""
        length = max(len(self.one.letters), len(self.other.letters))
        if self.one.initial or self.other.initial:
            return 1.5
        return length * (PATRONYMIC_WEIGHT if patronymic_stem(self.one.letters) else 1.0)


def compare_names(one: str, other: str, naming: Naming) -> Score:
    """How well two names may be one person's; from `SAME_PERSON` on they may.

    Args:
        one: a name as a text has it, in any script, with titles or without.
        other: another.
        naming: the data on names.
    """
    return compare_read(read_name(one, naming), read_name(other, naming), naming)


def compare_read(one: Name, other: Name, naming: Naming) -> Score:
    """The same for names that have been read."""
    if one.text == other.text:
        return weigh([Feature("same", 1.0, 1.0, "the same name")])
    native = [name for name in (one, other) if is_native(name.text)]
    if len(native) == 2 and len(one.text) > 1 and len(other.text) > 1:
        same = same_characters(one.text, other.text, naming)
        return weigh([Feature("characters", float(same), 1.0, "the same characters, or their Korean reading")])
    if len(native) == 1:
        words = [word.letters for word in (other if native[0] is one else one).words]
        language = reads_as(native[0].text, words, naming)
        if language is not None:
            return weigh([Feature("reading", 0.95, 1.0, f"the {language} reading of {native[0].text}")])
    if not one.words or not other.words:
        return weigh([])
    return score_of(one.bearing, other.bearing, naming)


def is_certain(score: Score) -> bool:
    """Whether rules alone tie two names, and no likeness of letters."""
    return score.value >= SAME_PERSON and all(feature.name != SLIPS for feature in score.features)


def may_be_short_for(short: str, full: str, naming: Naming) -> bool:
    """Whether a family name alone, in another script, may be that of a full name: "高瀬" and "Aki Takase"."""
    words = bearing(words_of(full, naming))
    if is_native(short):
        if is_native(full):
            return len(short) < len(full) and same_characters(short, full[: len(short)], naming)
        if any(reads_as(short, [word.letters], naming) for word in words[:: max(1, len(words) - 1)]):
            return True
    few = bearing(words_of(short, naming))
    if len(few) != 1 or not (few[0].foreign or few[0].bare):
        return False
    return any(by_sound(few[0], word) == BY_SOUND for word in words[-1:])


def score_of(a: Sequence[Word], b: Sequence[Word], naming: Naming) -> Score:
    """The score of two names that have been read into words."""
    together = written_together(a, b)
    if together is not None:
        return weigh([together])
    ones, others = joined_like(a, b), joined_like(b, a)
    pairs = aligned(ones, others, naming)
    left = [word for word in ones if all(word is not pair.one for pair in pairs)]
    right = [word for word in others if all(word is not pair.other for pair in pairs)]
    return weigh(features(pairs, left, right))


def features(pairs: Sequence[Pair], left: Sequence[Word], right: Sequence[Word]) -> Iterator[Feature]:
    """What speaks for and against, from the pairs of words and the words that have none."""
    full = [pair for pair in pairs if not (pair.one.initial or pair.other.initial)]
    if not full:
        yield Feature("words", 0.0, 1.0, "no word in common")
        return
    weight = sum(pair.weight for pair in pairs)
    value = sum(pair.value * pair.weight for pair in pairs) / weight
    grounds = dict.fromkeys(pair.why for pair in pairs if pair.why)
    yield Feature("words", value, 1.0, "; ".join(grounds) or "the same words")
    slips = sum(pair.slip for pair in pairs)
    if slips:
        yield Feature(SLIPS, float(slips), 0.0, "")
    if left and right:
        yield Feature("contradiction", 1.0, -1.0, f"{said(left)} is not {said(right)}")
        return
    more = left or right
    if more:
        yield Feature("fewer words", min(MOST_FEWER, FEWER * len(more)), -1.0, f"only one has {said(more)}")
    if len(full) == 1 and len(pairs) == 1 and more and value < LEAST_ALONE:
        yield Feature("too little", 1.0, -1.0, "one word in common, spelled differently")


def said(words: Sequence[Word]) -> str:
    """Some words for a person to read."""
    return " ".join(word.letters.capitalize() for word in words)


def written_together(a: Sequence[Word], b: Sequence[Word]) -> Feature | None:
    """Names that are the same but for where their words are parted: "AdaRoe", "A daro e"."""
    first, second = (Spelling("".join(word.letters for word in words)) for words in (a, b))
    if min(len(first.letters), len(second.letters)) < LEAST_TOGETHER or len(a) == len(b):
        return None
    near = ratio(first.folded, second.folded)
    if near < TOGETHER:
        return None
    return Feature(
        "run together" if near == 100 else SLIPS, near / 100 * APART, 1.0, "the same letters, parted differently"
    )


def joined_like(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """The words, with neighbours joined where the other name has them as one word."""
    found: list[Word] = []
    place = 0
    while place < len(words):
        width = next((width for width in (4, 3, 2) if is_one_of(words[place : place + width], width, others)), 1)
        letters = "".join(word.letters for word in words[place : place + width])
        found.append(words[place] if width == 1 else Word(letters, bare=words[place].bare))
        place += width
    return found


def is_one_of(words: Sequence[Word], width: int, others: Sequence[Word]) -> bool:
    """Whether some neighbours together are one word of the other name, and none of them is one alone."""
    if len(words) < width or all(word.initial for word in words):
        return False
    joined = Spelling("".join(word.letters for word in words))
    alone = [word.letters for word in others]
    if len(joined.letters) < LEAST_TOGETHER - 1 or any(word.letters in alone for word in words if not word.initial):
        return False
    return any(
        not other.initial
        and alike(joined, other) >= LEAST_ALONE - 0.1
        and all(alike(word, other) < SAME_WORD + 0.1 for word in words)
        for other in others
    )


def aligned(ones: Sequence[Word], others: Sequence[Word], naming: Naming) -> list[Pair]:
    """The words of one name, each with the nearest of the other that is still free; whole words before initials."""
    every = [pair for one in ones for other in others if (pair := paired(one, other, naming)) is not None]
    every.sort(key=lambda pair: (-pair.value, pair.one.letters, pair.other.letters))
    kept: list[Pair] = []
    for pair in every:
        if all(pair.one is not other.one and pair.other is not other.other for other in kept):
            kept.append(pair)
    return kept


def paired(one: Word, other: Word, naming: Naming) -> Pair | None:
    """Two words as spellings of one; None where they are not."""
    a, b = one.letters, other.letters
    if one.initial or other.initial:
        if a[0] != b[0]:
            return None
        value = 1.0 if one.initial and other.initial else INITIAL
        return Pair(
            one, other, value, "" if value == 1.0 else f"{a[0].upper()} for {(a if other.initial else b).capitalize()}"
        )
    if a == b:
        return Pair(one, other, 1.0, "")
    fathers = [Spelling(stem) for stem in map(patronymic_stem, (a, b)) if stem]
    if len(fathers) == 2:
        value = alike(*fathers)
        why = f"{a.capitalize()} for {b.capitalize()}"
        return Pair(one, other, value, why, value < FOLDED) if value >= SAME_WORD + 0.1 else None
    if short_of(one, other, naming):
        return Pair(one, other, SHORT, f"{a.capitalize()} and {b.capitalize()} are forms of one name")
    value, why = alike(one, other), f"{a.capitalize()} is spelled {b.capitalize()}"
    if one.bare or other.bare or one.foreign or other.foreign:
        sound = by_sound(one, other)
        if sound > value:
            value, why = sound, f"{a.capitalize()} sounds like {b.capitalize()}"
    return Pair(one, other, value, why, value < FOLDED and value != BY_SOUND) if value >= SAME_WORD else None


def short_of(one: Spelling, other: Spelling, naming: Naming) -> bool:
    """Whether one word is a short form of the other, or both of one name."""
    a, b = naming.short.get(one.letters, frozenset()), naming.short.get(other.letters, frozenset())
    if not a and not b:
        return False
    return bool(a & b) or other.folded in {fold(name) for name in a} or one.folded in {fold(name) for name in b}


def by_sound(one: Spelling, other: Spelling) -> float:
    """How near two words are by their consonants."""
    first, second = one.skeleton, other.skeleton
    if not first or not second:
        return 0.0
    if first == second:
        return BY_SOUND if len(first) > 1 else BY_SOUND_NEARLY
    near = ratio(first, second) / 100
    return BY_SOUND_NEARLY if near >= NEARLY and min(len(first), len(second)) > 1 else 0.0
