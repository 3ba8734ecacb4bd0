"""What the parser gets wrong of names, and can be seen to be wrong from the tags alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore

from communique.parsing.encoder import Integers

Flags = NDArray[np.bool_]

BEFORE = 2**64 - 1
"""The token before, as spaCy writes that a head is one token to the left."""

LONGEST_TITLE = 3
"""Steps from a word of a title ("Tarn's Prime Minister Brack") to the name behind it."""


class Mender:
    """Mends heads and relations in place."""

    def __init__(self, strings: StringStore) -> None:
        """Take the ids of the words that are asked for."""

        def ids(*words: str) -> Integers:
            return np.array([strings.add(word) for word in words], dtype=np.uint64)

        self._names = ids("NNP", "NNPS")
        self._helpers = ids("aux", "auxpass")
        self._loose = ids("nsubj", "dep")
        self._subject, self._joined, self._comma = ids("nsubj", "conj", ",")
        self._prep, self._behind, self._owner = ids("prep", "pobj", "poss")
        (self._part,) = ids("compound")

    def __call__(self, tags: Integers, heads: Integers, relations: Integers) -> None:
        """Mend a text.

        A name that is taken for an auxiliary ("Vask analysed") is the subject. Two names before one verb with
        a comma between them, as headlines have it ("Valdoria, Sarn agree"), are one subject of two.
        """
        named = np.isin(tags, self._names)
        relations[named & np.isin(relations, self._helpers)] = self._subject
        for place in np.flatnonzero(named[:-2] & (tags[1:-1] == self._comma) & named[2:]).tolist():
            second = place + 2
            while second + 1 < len(tags) and named[second + 1] and heads[second] == 1:
                second += 1
            verb = second + int(heads[second].astype(np.int64))
            both = place + int(heads[place].astype(np.int64)) == verb > second
            if both and relations[second] == self._subject and relations[place] in self._loose:
                relations[place], relations[second] = self._subject, self._joined
                heads[second] = np.int64(place - second).astype(np.uint64)
                heads[place + 1] = heads.dtype.type(BEFORE)
        self._raise_joined(named, heads, relations)

    def _raise_joined(self, named: Flags, heads: Integers, relations: Integers) -> None:
        """Join a second person to the first, and not to the state of the first: "Velt of Sarn and Tarn's Brack"."""
        above = np.arange(len(heads)) + heads.astype(np.int64)
        owned = np.zeros(len(heads), dtype=bool)
        heads_of_owned = above[relations == self._owner]
        for _ in range(LONGEST_TITLE):
            owned[heads_of_owned] = True
            heads_of_owned = np.where(relations[heads_of_owned] == self._part, above[heads_of_owned], heads_of_owned)
        for place in np.flatnonzero(named & owned & (relations == self._joined)).tolist():
            state = above[place]
            first = above[above[state]]
            behind = relations[state] == self._behind and relations[above[state]] == self._prep
            if behind and named[state] and named[first] and first < state < place:
                heads[place] = np.int64(first - place).astype(np.uint64)
