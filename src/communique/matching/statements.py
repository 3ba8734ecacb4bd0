"""A text made ready to be asked whether it says what another says: its words, names, numbers and what it denies."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from communique.matching.opposites import UNSURE, is_negator
from communique.matching.vectors import Vectors
from communique.matching.words import Speller, Word

Kind = Literal["word", "name", "number", "month", "ordinal"]

MOST_WORDS = 80
"""Words of a text that are compared, from its start: what is asked about is a sentence or two."""
MOST_CHARACTERS = 20 * MOST_WORDS
STATE = "@"
"""Before the code of a state in its term: whatever word names it, the term is one, and like no other state's."""
REACH = 4
"""Telling words after a negator that it denies, as long as no comma or stop comes between."""
PART = re.compile(r"[,;:.!?—–]")
STOP = re.compile(r"[.!?:]")
NUMERAL = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,20}|\d{1,30})(?:\.\d{1,30})?(?![\w,]\d|[^\W\d]|\d)")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS: dict[str, int] = {
    **{word: at for at, word in enumerate(_SMALL.split())},
    **{word: 20 + 10 * at for at, word in enumerate(_TENS.split())},
    "twice": 2,
}
SCALES: dict[str, int] = {
    word: 10**zeros
    for word, zeros in (("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12))
}
EXACT = Context(prec=120)
"""More digits than a numeral and its scale can have: 1,234,567 is not 1,234,568."""
MERE = frozenset("nobody nothing none never cannot somebody someone anybody everybody everyone".split())
"""Words that say nothing but that it is denied, or that it is somebody."""
BEFORE_ONE = frozenset("no every any some this that which each the only not".split())
AFTER_ONE = (["of"], ["another"], ["who"], ["that"])
"""Words around a "one" that counts nothing."""
MONTHS = frozenset("january february march april may june july august september october november december".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
FORMS_OF_BE = frozenset("am is are was were be been being by".split())
PLAIN_RANK = 12_000
"""A word that opens a sentence is a name unless English has it among so many: "Parliament" is none, "Vask" is one."""
ORDINAL_WEIGHT = 0.5
ACTOR_WEIGHT = 0.8
NOBODY: Mapping[str, str] = MappingProxyType({})

StateNamed = Callable[[str], str | None]
"""The code of the state that a word names, as "Slovakia" and "Slovak" do."""


class Token(NamedTuple):
    """A telling word: its letters, its term, what it weighs, its kind, whether it is denied."""

    plain: str
    term: str
    weight: float
    kind: Kind
    denied: bool = False


@dataclass(frozen=True)
class Statement:
    """What one text says, as far as its words tell.

    Attributes:
        tokens: the telling words in order.
        unsure: whether a word leaves open that it is so.
        turned: whether who it happens to may stand first, as in "was sued by".
        cut: how much of it was read, in words, where that is not all.
        weekdays: the days of the week that are named, where no date tells which day is meant.
    """

    tokens: tuple[Token, ...]
    unsure: bool
    turned: bool
    cut: str = ""
    weekdays: frozenset[str] = frozenset()

    @cached_property
    def terms(self) -> dict[str, Token]:
        """Its words by term; the last of several."""
        return {token.term: token for token in self.tokens}

    def of(self, kind: Kind) -> frozenset[str]:
        """Its terms of one kind."""
        return frozenset(token.term for token in self.tokens if token.kind == kind)

    def without(self, known: Statement) -> Statement:
        """The statement without the words of another, unless nothing is left: an answer without its question."""
        left = tuple(token for token in self.tokens if token.term not in known.terms)
        return replace(self, tokens=left) if left else self


def read_statement(text: str, speller: Speller, vectors: Vectors, state_named: StateNamed) -> Statement:
    """Take a text apart."""
    near = text[:MOST_CHARACTERS]
    words = speller.words(near)
    cut = f"{MOST_CHARACTERS:,} characters" if text[MOST_CHARACTERS:].strip() else ""
    found = statement_of(near, _states(near, words[:MOST_WORDS], state_named), vectors)
    weekdays = frozenset(word.plain for word in words[:MOST_WORDS] if word.plain in WEEKDAYS)
    return replace(found, cut=f"{MOST_WORDS} words" if len(words) > MOST_WORDS else cut, weekdays=weekdays)


def _states(text: str, words: Sequence[Word], state_named: StateNamed) -> list[Word]:
    """The words, those that name a state with its code for a term."""
    found = []
    for word in words:
        code = state_named(re.sub("['’]s?$", "", text[word.start : word.end])) if text[word.start].isupper() else None
        found.append(word._replace(term=STATE + code) if code else word)
    return found


def statement_of(text: str, words: Sequence[Word], vectors: Vectors, actors: Mapping[str, str] = NOBODY) -> Statement:
    """What some words of a text say.

    Args:
        text: the text that the places of the words count in.
        words: the words, without those of names that stand for `actors`.
        vectors: how words resemble one another.
        actors: who is named among them, by id: however they are called, the same are the same.
    """
    words = words[:MOST_WORDS]
    plains = [word.plain.replace("’", "'") for word in words]
    tokens: list[Token] = []
    left, before, unsure = 0, words[0].start if words else 0, False  # `left`: words that the last negator still reaches
    for at, word in enumerate(words):
        between, opens = text[before : word.start], at == 0 or STOP.search(text, before, word.start) is not None
        if word.start < before:  # the second part of a number with commas
            continue
        before = word.end
        if PART.search(between):
            left = 0
        if is_negator(plains[at], plains[at + 1] if at + 1 < len(plains) else ""):
            left = REACH + 1
        named = text[word.start].isupper() and not opens
        unsure = unsure or (plains[at] in UNSURE and not named)
        numeral = NUMERAL.match(text, word.start)
        before = max(before, numeral.end()) if numeral else before
        token = number_at(plains, at, numeral) or _calendar(plains[at], named=named) or _word(word, plains[at], vectors)
        if token is None:
            continue
        named = named or token.term.startswith(STATE) or vectors.rank(token.plain) > PLAIN_RANK
        if token.kind == "word" and text[word.start].isupper() and named:
            token = token._replace(kind="name")
        tokens.append(token._replace(denied=left > 0))
        left = max(0, left - 1)
    tokens += [Token(actors[actor], actor, ACTOR_WEIGHT, "name") for actor in sorted(actors)]
    return Statement(tuple(tokens), unsure, not FORMS_OF_BE.isdisjoint(plains))


def number_at(plains: Sequence[str], at: int, numeral: re.Match[str] | None) -> Token | None:
    """A word that is a number, with the word of scale after it."""
    plain = plains[at]
    if plain == "one" and ((at and plains[at - 1] in BEFORE_ONE) or plains[at + 1 : at + 2] in AFTER_ONE):
        return None
    if plain in NUMBERS:
        value = Decimal(NUMBERS[plain])
    elif numeral:
        value = Decimal(numeral.group().replace(",", ""))
    else:
        return None
    scale = plains[at + 1] if plains[at + 1 : at + 2] and plains[at + 1] in SCALES else ""
    value = EXACT.multiply(value, SCALES.get(scale, 1))
    shown = f"{numeral.group()} {scale}".strip() if numeral else f"{value:,f}"
    return Token(shown, f"#{EXACT.normalize(value):f}", 1.0, "number")


def _calendar(plain: str, *, named: bool) -> Token | None:
    """A month, or which of several; "may" is a month where it has a capital that no sentence gives it."""
    if plain in MONTHS and (plain != "may" or named):
        return Token(plain, plain, 1.0, "month")
    return Token(plain, plain, ORDINAL_WEIGHT, "ordinal") if plain in ORDINALS else None


def _word(word: Word, plain: str, vectors: Vectors) -> Token | None:
    if not word.term or plain in SCALES or plain in MERE:
        return None
    bare = plain.removesuffix("'s")
    return Token(bare, word.term, vectors.weight(bare), "word")
