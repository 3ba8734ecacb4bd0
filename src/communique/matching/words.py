"""Words of a text, brought to the form in which reports are compared.

A word keeps its place in the text. Its `term` is a stem, or the name of the sense that the press puts
into many words; idle words have no term. Japanese, Chinese and Korean text has no usable blanks: there
two neighbouring signs are a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from communique.matching.lexicon import CALENDAR, IDLE, SENSES, SPELLINGS

WIDE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
TOKEN = re.compile(rf"[{WIDE}]+|[^\W_{WIDE}]+(?:[.'’‑-][^\W_{WIDE}]+)*")
SUFFIXES = (
    "isations", "isation", "ational", "atively", "ications", "ication", "ations", "ation", "ating", "ative", "ators",
    "ator", "ated", "ates", "ate", "ements", "ement", "ments", "ment", "nesses", "ness", "ities", "ity", "ising",
    "ises", "ised", "ise", "fully", "ful", "ingly", "ings", "ing", "edly", "ied", "ies", "ed", "ially", "ally", "ly",
    "ions", "ion", "ors", "or", "ers", "er", "es", "s", "ical", "ic", "ial", "al", "e", "y",
)  # fmt: skip
SHORTEST_STEM = 4
LONGEST_TOKEN = 80


class Word(NamedTuple):
    """A word: its place, its letters in one case, and its term (empty for an idle word)."""

    start: int
    end: int
    plain: str
    term: str


class Speller:
    """Turns words into terms, each spelling once; one for a run."""

    def __init__(self) -> None:
        self._terms: dict[str, str] = {}
        self._senses = {form: name for name, words in SENSES.items() for word in words.split() for form in _forms(word)}

    def term(self, token: str) -> str:
        """The term of a token as printed; empty if it is idle."""
        known = self._terms.get(token)
        if known is None:
            known = self._terms[token] = self._find(token)
        return known

    def stem(self, token: str) -> str:
        """The word without its ending, whatever other words the press uses for it."""
        return _stem(_even(token))

    def _find(self, token: str) -> str:
        letters = token.replace(".", "")
        if 2 <= len(letters) <= 5 and letters.isupper():
            return letters  # an acronym: "US" is not "us"
        plain = _even(token)
        if plain in IDLE or plain in CALENDAR:
            return ""
        return self._senses.get(plain) or _stem(plain)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text in order."""
        found: list[Word] = []
        for match in TOKEN.finditer(text):
            start, end, token = match.start(), match.end(), match.group()
            if token[0] >= "\u3040" and re.match(rf"[{WIDE}]", token):
                found += _pairs(token, start)
                continue
            if "-" in token or "‑" in token:
                found += self._parts(token, start)
                continue
            token = token[:LONGEST_TOKEN]
            found.append(Word(start, end, token.casefold(), self.term(_bare(token))))
        return tuple(found)

    def _parts(self, token: str, start: int) -> Iterable[Word]:
        """A compound as its parts, unless the whole has a sense."""
        whole = self._senses.get(_even(token))
        if whole:
            yield Word(start, start + len(token), token.casefold(), whole)
            return
        for part in re.finditer(r"[^‑-]+", token):
            word = part.group()[:LONGEST_TOKEN]
            yield Word(start + part.start(), start + part.end(), word.casefold(), self.term(_bare(word)))


def _pairs(token: str, start: int) -> list[Word]:
    if len(token) == 1:
        return [Word(start, start + 1, token, token)]
    return [Word(start + at, start + at + 2, token[at : at + 2], token[at : at + 2]) for at in range(len(token) - 1)]


def _bare(token: str) -> str:
    """Without a possessive."""
    for mark in ("'s", "’s", "'S", "’S"):
        if token.endswith(mark):
            return token[:-2]
    return token


def _even(token: str) -> str:
    """One spelling for what is spelt in two ways."""
    plain = token.casefold().replace("’", "'").replace("‑", "-")
    if plain.endswith("s") and plain[:-1] in SPELLINGS:
        plain = plain[:-1]
    plain = SPELLINGS.get(plain, plain)
    return plain.replace("iz", "is") if "iz" in plain else plain


def _forms(word: str) -> Iterable[str]:
    """The forms in which a verb or noun occurs."""
    word = _even(word)
    yield from (word, word + "s", word + "es", word + "d", word + "ed", word + "ing")
    if word.endswith("e"):
        yield word[:-1] + "ing"
    if word.endswith("y"):
        yield from (word[:-1] + "ies", word[:-1] + "ied")
    if len(word) > 3 and word[-2] in "aeiou" and word[-1] in "bdglmnprt":
        yield from (word + word[-1] + "ed", word + word[-1] + "ing")


def _stem(plain: str) -> str:
    """The word without its ending: crude, the same for most forms of a word."""
    if not plain.isascii():
        return plain
    for suffix in SUFFIXES:
        if plain.endswith(suffix) and not plain.endswith("ss") and len(plain) - len(suffix) >= SHORTEST_STEM:
            return plain[: -len(suffix)]
    return plain
