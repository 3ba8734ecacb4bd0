"""Parts of speech and lemmas of words, by spaCy's own rules, asked once for each form.

The rules look at a word, its tag and its relation, and eight of them at the word beside it; matching them
anew for every word of a text takes as long as half the parse. What they say of a form is kept here instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from communique.parsing.encoder import Integers

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
            ValueError: a rule looks at more than two words.
        """
        self._vocab = language.vocab
        self._pipes: list[Any] = [language.get_pipe("attribute_ruler"), language.get_pipe("lemmatizer")]
        index = self._pipes[1].lookups.get_table("lemma_index")
        for part in index:  # tens of thousands of words in lists, which spaCy searches from the start
            index[part] = frozenset(index[part])
        patterns = [pattern for rule in self._pipes[0].patterns for pattern in rule["patterns"]]
        if any(len(pattern) > 2 for pattern in patterns):
            raise ValueError("a rule of the model looks at more than two words")
        self._named = {self._id(dep) for pattern in patterns for token in pattern for dep in _values(token, "DEP")}
        self._plain = self._id(PLAIN)
        if self._plain in self._named:
            raise ValueError(f"a rule of the model names the relation {PLAIN}")
        self._gates = [self._gate(pattern) for pattern in patterns if len(pattern) == 2]
        self._rows: dict[Key, int] = {}
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
        """Ask the rules about forms, each parted from the next by a stranger."""
        tokens: list[Key] = []
        places: list[int] = []
        for key in keys:
            alone = len(key) == 3
            places.append(len(tokens) + (0 if alone else key[6]))
            tokens += [key, ()] if alone else [key[:3], key[3:6], ()]
        first = len(self._rows)
        while len(self._table) < first + len(keys):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[first : first + len(keys)] = self._asked(tokens)[places]
        self._rows.update((key, first + place) for place, key in enumerate(keys))

    def _asked(self, tokens: Sequence[Key]) -> Integers:
        """What the rules set on words; an empty key stands for a stranger."""
        strings = self._vocab.strings
        stranger = (self._id(STRANGER), self._id("XX"), self._plain)
        filled = [key or stranger for key in tokens]
        doc: Any = Doc(self._vocab, words=[strings[key[0]] for key in filled])
        doc.from_array(["TAG", "DEP", "HEAD"], np.array([(*key[1:], 0) for key in filled], dtype=np.uint64))
        for pipe in self._pipes:
            doc = pipe(doc)
        found: Integers = doc.to_array(list(SET))
        return found


def _is_listed(condition: object) -> bool:
    """Whether a condition of a rule names all values that it allows."""
    return isinstance(condition, str) or (isinstance(condition, Mapping) and list(condition) == ["IN"])


def _values(token: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The values that a rule names for a property of a token, whether it wants or excludes them."""
    condition = token.get(name, ())
    if isinstance(condition, str):
        return (condition,)
    return tuple(value for values in condition.values() for value in values) if condition else ()
