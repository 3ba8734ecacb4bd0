"""Headlines With A Capital On Every Word, and HEADLINES IN CAPITALS, read as the sentences that they are.

The model learnt from running text: it takes every word with a capital for a name, and so finds no verb in
"Vask Rejects Toll". What is a name in such a line, the rest of the text shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from communique.model import Range

FEWEST = 4  # words of a line that tell how it is printed: "Port Ansel" is no headline
SHORT = 4  # letters; "of", "and", "the" often keep their small letter
ENDS = frozenset(".!?:;\"'“”‘’«»()[]")
"""After these a word has a capital in any text."""
MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would"})
"""Verbs that stand before another verb and never before one another: the first of two is a name."""


class Casing:
    """Tells names from other words where capitals do not."""

    def __init__(self, language: Language) -> None:
        """Take the words that a model's lemmatizer knows, and its endings."""
        lemmatizer: Any = language.get_pipe("lemmatizer")
        tables = lemmatizer.lookups
        self._words = frozenset(
            word for name in ("lemma_index", "lemma_exc") for words in tables.get_table(name).values() for word in words
        )
        rules = (rule for rules in tables.get_table("lemma_rules").values() for rule in rules)
        self._endings = sorted({(old, new) for old, new in rules})
        self._stops = language.Defaults.stop_words

    def __call__(self, doc: Doc, title: Range) -> dict[int, str]:
        """The words of a title that are to be read otherwise than they are printed, by the places of their tokens."""
        line = doc[title[0] : title[1]]
        if not is_capitalised(line):
            return {}
        body = [token for token in doc if not title[0] <= token.i < title[1]]
        small = {token.text for token in body if token.is_lower}
        names = {token.text for token in body if token.text[0].isupper() and is_inside(token)}
        return dict(self._read(line, names, small))

    def _read(self, line: Span, names: set[str], small: set[str]) -> Iterator[tuple[int, str]]:
        shouted = all(token.is_upper for token in line if token.is_alpha)
        first = next(token.i for token in line if token.is_alpha)
        for token in line:
            word = token.text.title() if shouted else token.text
            acronym = token.is_upper and len(token) > 1 and not shouted
            if not token.is_alpha or token.is_lower or acronym or token.text in names:
                continue
            known = token.lower_ in small or self._known(token.lower_)
            if known and word not in names and token.i > first and not is_name_before_modal(token):
                word = token.lower_
            if word != token.text:
                yield token.i, word

    def _known(self, word: str) -> bool:
        """Whether a word, or what it is a form of, is in the dictionary."""
        if word in self._words or word in self._stops:
            return True
        return any(
            word.endswith(old) and word[: len(word) - len(old)] + new in self._words for old, new in self._endings
        )


def is_capitalised(line: Span) -> bool:
    """Whether a line has a capital on all its longer words."""
    words = [token for token in line if token.is_alpha and len(token) >= SHORT]
    return len(words) >= FEWEST and not any(token.text[0].islower() for token in words)


def is_inside(token: Token) -> bool:
    """Whether a word stands within a sentence, where only names have a capital."""
    return token.i > 0 and not token.nbor(-1).is_space and token.nbor(-1).text not in ENDS


def is_name_before_modal(token: Token) -> bool:
    """Whether a word that is a modal verb elsewhere is somebody's name: "May Must Resign"."""
    return token.lower_ in MODALS and token.i + 1 < len(token.doc) and token.nbor().lower_ in MODALS
