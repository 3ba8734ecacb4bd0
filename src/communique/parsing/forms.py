"""Parts of speech and lemmas of words, by spaCy's own rules, asked once for each form.

The rules look at a word, its tag and its relation, and eight of them at the word beside it; matching them
anew for every word of a text takes as long as half the parse. What they say of a form is kept here instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from communique.errors import SetupError
from communique.parsing.encoder import UNKNOWN, Integers

SET = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
"""What the rules may set."""
KEPT_FORMS = 120_000
"""Forms that are kept; then they are forgotten and asked anew."""
PLAIN = "amod"
"""A relation that no rule names: it stands for all of these."""
STRANGER = "·"
"""A word that no rule knows: it parts what must not be taken for neighbours."""

Key = tuple[int, ...]


class _Gate(NamedTuple):
    """What two neighbours must be before a rule on both can mean them; None is anything."""

    words: tuple[Integers | None, Integers | None]
    deps: tuple[Integers | None, Integers | None]

    def __call__(self, words: Integers, deps: Integers) -> npt.NDArray[np.bool_]:
        """Whether each token and the next one may be meant."""
        found = np.ones(max(len(words) - 1, 0), dtype=bool)
        for named, given in ((self.words, words), (self.deps, deps)):
            for values, side in zip(named, (given[:-1], given[1:]), strict=True):
                if values is not None:
                    found &= np.isin(side, values)
        return found


class Forms:
    """What the rules of a model say of words."""

    def __init__(self, language: Language) -> None:
        """Take the rules and the lemmatizer of a model.

        Raises:
            SetupError: the rules are not of the kind that is known here.
        """
        self._vocab = language.vocab
        ruler: Any = language.get_pipe("attribute_ruler")
        lemmatizer: Any = language.get_pipe("lemmatizer")
        self._ruler: Any = ruler
        self._lemmatizer: Any = lemmatizer
        index = lemmatizer.lookups.get_table("lemma_index")
        for part in index:  # tens of thousands of words in lists, which spaCy searches from the start
            index[part] = frozenset(index[part])
        patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
        if any(len(pattern) > 2 for pattern in patterns):
            raise SetupError(f"{UNKNOWN}: a rule looks at more than two words")
        self._named = {self._id(dep) for pattern in patterns for token in pattern for dep in _values(token, "DEP")}
        self._plain = self._id(PLAIN)
        if self._plain in self._named:
            raise SetupError(f"{UNKNOWN}: a rule names the relation {PLAIN}")
        asked = [token for pattern in patterns for token in pattern]
        if any(name not in {"TAG", "LOWER", "DEP", "IS_SPACE"} for token in asked for name in token):
            raise SetupError(f"{UNKNOWN}: a rule asks for more than words, tags and relations")
        self._wordings = [re.compile(found) for found in (_regex(token) for token in asked) if found]
        words = {word for pattern in patterns for token in pattern for word in _values(token, "LOWER")}
        self._words = {self._id(word) for word in words}
        self._gates = [self._gate(pattern) for pattern in patterns if len(pattern) == 2]
        self._rows: dict[Key, int] = {}
        self._ruled_threes: dict[tuple[Key, ...], Integers] = {}
        self._table: Integers = np.zeros((1024, len(SET)), np.uint64)

    def _id(self, text: str) -> int:
        return int(self._vocab.strings.add(text))

    def _gate(self, pattern: Sequence[Mapping[str, Any]]) -> _Gate:
        def ids(token: Mapping[str, Any], name: str) -> Integers | None:
            found = _values(token, name) if _is_listed(token.get(name)) else ()
            return np.array([self._id(value) for value in found], dtype=np.uint64) if found else None

        one, two = pattern
        return _Gate((ids(one, "LOWER"), ids(two, "LOWER")), (ids(one, "DEP"), ids(two, "DEP")))

    def __call__(self, doc: Any, tags: Integers, deps: Integers) -> Integers:
        """What the rules set, a row a token in the order of `SET`.

        Args:
            doc: the tokens.
            tags: their tags as ids of strings.
            deps: their relations as ids of strings.
        """
        if len(self._rows) > KEPT_FORMS:
            self._rows.clear()
            self._ruled_threes.clear()
        words: Integers = doc.to_array(["ORTH", "LOWER"])
        plain = np.where(np.isin(deps, list(self._named)), deps, np.uint64(self._plain))
        keys: list[Key] = list(zip(words[:, 0].tolist(), tags.tolist(), plain.tolist(), strict=True))
        paired = np.zeros(max(len(keys) - 1, 0), dtype=bool)
        for gate in self._gates:
            paired |= gate(words[:, 1], deps)
        pairs = {int(place): (*keys[place], *keys[place + 1]) for place in np.flatnonzero(paired)}
        for place, pair in pairs.items():
            keys[place], keys[place + 1] = (*pair, 0), (*pair, 1)
        unknown = {key for key in keys if key not in self._rows}
        if unknown:
            self._learn(sorted(unknown, key=lambda key: (len(key), key)))
        rows = self._table[[self._rows[key] for key in keys]]
        rows[:, 4] = np.where(rows[:, 4] == self._plain, deps, rows[:, 4])
        return rows

    def _learn(self, keys: Sequence[Key]) -> None:
        """Ask about forms, each parted from the next by a stranger.

        No rule tells a word that none names from another such word, so a stand-in answers for all of them that
        share tag and relation; only their lemmas are their own.
        """
        strings = self._vocab.strings
        tokens: list[Key] = []
        places: list[int] = []
        for key in keys:
            alone = len(key) == 3
            places.append(len(tokens) + (0 if alone else key[6]))
            tokens += [key, (), ()] if alone else [key[:3], key[3:6], ()]
        strange = (self._id(STRANGER), self._id("XX"), self._plain)
        filled = [key or strange for key in tokens]
        doc: Any = Doc(self._vocab, words=[strings[key[0]] for key in filled])
        common = [self._is_common(lexeme) for lexeme in (self._vocab[key[0]] for key in filled)]
        standing = [(strange[0], *key[1:]) if plain else key for key, plain in zip(filled, common, strict=True)]
        rows = self._ruled(standing)
        doc.from_array([*SET, "HEAD"], np.column_stack([rows, np.zeros(len(rows), np.uint64)]))
        found: Integers = self._lemmatizer(doc).to_array(list(SET))
        first = len(self._rows)
        while len(self._table) < first + len(keys):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[first : first + len(keys)] = found[places]
        self._rows.update((key, first + place) for place, key in enumerate(keys))

    def _is_common(self, lexeme: Any) -> bool:
        """Whether no rule names a word or asks whether it is white space."""
        named = lexeme.lower in self._words or any(wording.search(lexeme.lower_) for wording in self._wordings)
        return not named and not lexeme.is_space

    def _ruled(self, tokens: Sequence[Key]) -> Integers:
        """What the rules set on words, each asked once with its neighbours in threes."""
        threes = [tuple(tokens[place : place + 3]) for place in range(0, len(tokens), 3)]
        unknown = [three for three in dict.fromkeys(threes) if three not in self._ruled_threes]
        if unknown:
            doc: Any = Doc(self._vocab, words=[self._vocab.strings[key[0]] for three in unknown for key in three])
            given = np.array([(*key[1:], 0) for three in unknown for key in three], dtype=np.uint64)
            doc.from_array(["TAG", "DEP", "HEAD"], given)
            rows = self._ruler(doc).to_array(list(SET)).reshape(len(unknown), 3, len(SET))
            self._ruled_threes.update(zip(unknown, rows, strict=True))
        found: Integers = np.concatenate([self._ruled_threes[three] for three in threes])
        return found


def _regex(token: Mapping[str, Any]) -> str | None:
    """The pattern that a rule wants a word to match."""
    condition = token.get("LOWER")
    return condition.get("REGEX") if isinstance(condition, Mapping) else None


def _is_listed(condition: object) -> bool:
    """Whether a condition of a rule names all values that it allows."""
    return isinstance(condition, str) or (isinstance(condition, Mapping) and list(condition) == ["IN"])


def _values(token: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The values that a rule names for a property of a token, whether it wants or excludes them."""
    condition = token.get(name, {})
    if isinstance(condition, str):
        return (condition,)
    return tuple(value for kind, values in condition.items() if kind in {"IN", "NOT_IN"} for value in values)
