"""Passages made ready to be compared: their words with directions, what each tells, who is named, the numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.ledger.sides import NAME_BEHIND, Reader, Side, figures, given, is_among
from communique.matching.statements import STATE, Token
from communique.matching.vectors import Vector
from communique.model import Notice, Sign

Values = NDArray[np.float64]


class Words(NamedTuple):
    """Some words with their directions, for comparing."""

    tokens: tuple[Token, ...]
    rows: Vector


class Target(NamedTuple):
    """A passage that undertakes something, ready to be compared."""

    side: Side
    words: Words
    weights: Values
    rarity: Values
    heads: Words
    beside: Words
    beside_rarity: Values
    parties: frozenset[str]
    names: frozenset[str]
    own: tuple[str, ...]
    numbers: frozenset[str]
    months: frozenset[str]
    meaning: Vector


class Clause(NamedTuple):
    """A clause that may tell an outcome: its words, those of its sentence, of the sentence before, of the title."""

    text: str
    places: tuple[Words, ...]
    cues: frozenset[str]
    numbers: frozenset[str]
    months: frozenset[str]


@dataclass
class Prepared:
    """Makes each passage ready once."""

    reader: Reader
    _targets: dict[Notice, Target] = field(default_factory=dict)
    _clauses: dict[tuple[object, ...], Clause] = field(default_factory=dict)

    def target(self, notice: Notice) -> Target:
        """A notice as a target."""
        known = self._targets.get(notice)
        if known is None:
            known = self._targets[notice] = self._made(notice)
        return known

    def _made(self, notice: Notice) -> Target:
        version, side = given(notice), self.reader.notice(notice)
        keys = [name for party in version.parties for name in (party.name.casefold(), party.key)]
        bodies = [
            name for name in notice.named if " " not in name
        ]  # states that no list has; the "Skerry Bank" is a thing
        parties = frozenset(word for name in (*keys, *notice.circle, *bodies) for word in name.split())
        text = " ".join(dict.fromkeys((version.what, *(span.exact for span in notice.evidence))))
        every = self.reader.words(text)
        told = {token.term for token in self.reader.words(version.what)}
        strange = [not is_among(token, parties) for token in side.tokens]
        beside = tuple(
            token
            for token in every
            if token.term not in told and token.kind in ("word", "name") and not is_among(token, parties)
        )
        return Target(
            side=side,
            words=self._words(side.tokens),
            weights=np.array(side.weights, dtype=float),
            rarity=np.array(
                [self.rarity(token) if own else 0.0 for token, own in zip(side.tokens, strange, strict=True)], float
            ),
            heads=self._words(side.heads),
            beside=self._words(beside),
            beside_rarity=np.array([self.rarity(token) for token in beside], dtype=float),
            parties=parties,
            names=frozenset(token.plain for token in every if token.kind == "name") | parties,
            own=tuple(
                token.plain
                for token, own in zip(side.tokens, strange, strict=True)
                if own and token.kind == "name" and not token.term.startswith(STATE)
            ),
            numbers=figures(every),
            months=frozenset(token.term for token in every if token.kind == "month"),
            meaning=self.reader.matcher.vectors.mean(
                token.plain for token, own in zip(side.tokens, strange, strict=True) if own
            ),
        )

    def clause(self, sign: Sign) -> Clause:
        """A sign as a clause."""
        text = sign.notice.evidence[0].exact
        key = (text, sign.around, sign.cues)
        known = self._clauses.get(key)
        if known is None:
            texts = (text, *sign.around, "", "", "")[:4]
            tokens = self.reader.words(text)
            known = self._clauses[key] = Clause(
                text=text.casefold(),
                places=tuple(self._words(self.reader.words(words)) for words in texts),
                cues=frozenset(" ".join(words for _, words in sign.cues).casefold().split()),
                numbers=figures(tokens),
                months=frozenset(token.term for token in tokens if token.kind == "month"),
            )
        return known

    def _words(self, tokens: tuple[Token, ...]) -> Words:
        return Words(tokens, self.reader.matcher.vectors.directions([token.plain for token in tokens]))

    def rarity(self, token: Token) -> float:
        """How much it tells that two passages share a word; of names every report of a meeting has some."""
        return self.reader.rarity(token) * (NAME_BEHIND if token.kind == "name" else 1.0)
