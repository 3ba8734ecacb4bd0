"""The grounds for holding that a clause is about an undertaking, or that two passages give one: numbers and words.

What each ground weighs was learned (`scripts/train_likeness.py`), and stands in data/likeness.json. A ground is made of
the two passages alone. The surest of them is how rare the words are that both have: it counts whole, and not as a share,
for a report tells of a thing in two or three of its words among many others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.ledger.lexicon import load_fulfilment
from communique.ledger.parties import in_common
from communique.ledger.sides import NAME_BEHIND, Reader, Side, given, is_among, is_short
from communique.matching.days import days
from communique.matching.same import akin
from communique.matching.statements import STATE, Token
from communique.matching.vectors import Vector
from communique.model import Notice, Sign

Values = NDArray[np.float64]

ALIKE = 0.5
"""Cosine from which a word of a clause may stand for one of an undertaking."""
ENOUGH = 2.0
"""The rarity of shared words in sum at which nearly all is told that words can tell."""
LEAST_COVER = 0.35
"""Share of an undertaking that must be told of, or little speaks for it."""
LEAST_TOTAL = 0.3
"""Weight below which an undertaking has no words of its own to share."""
RARE_ENOUGH = 0.1
MOST_STRANGE = 3
"""Unknown names in a clause that say all that unknown names can say."""
DETERMINED = re.compile(r"\b(?:the|its|their|his|her|our|that|this|those|these|all|both)\s+(?:[\w'’-]+\s+){0,3}$", re.I)
"""Before a thing that has been told of before: "the dredger", "their common list"."""
SET_APART = re.compile(
    r"\b(?:by contrast|in contrast|for (?:its|his|her|their) part|unlike|separate(?:ly)?|neighbou?ring|unrelated"
    r"|nothing to do with|no part of|not part of|privately?|similar|another|an? (?:smaller|larger|second|third|new|different)"
    r"|elsewhere|the other)\b",
    re.I,
)
"""Words by which a report turns to something else of the kind: "Sarrow, by contrast, paid its debt"."""
SMALL = frozenset(map(str, range(2, 11)))
SAME_DAYS = 4


class Ground(NamedTuple):
    """One ground: its name, how strong it is (0 to 1), and in words."""

    name: str
    value: float
    words: str = ""


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
    """A clause that may tell an outcome: its own words, then those of its sentence, of the sentence before, the title."""

    text: str
    places: tuple[Words, ...]
    cues: frozenset[str]
    numbers: frozenset[str]
    months: frozenset[str]


@dataclass
class Grounds:
    """Finds the grounds for pairs of passages; each passage is made ready once."""

    reader: Reader
    _targets: dict[Notice, Target] = field(default_factory=dict)
    _clauses: dict[str, Clause] = field(default_factory=dict)

    def of_outcome(self, sign: Sign, notice: Notice) -> Iterator[Ground]:
        """For holding that a clause tells what became of an undertaking."""
        target, clause = self._target(notice), self._clause(sign)
        here, sentence, before, title = (self._best(target.words, place) for place in clause.places)
        wide = np.maximum(here, sentence)
        around = np.maximum(wide, np.maximum(before, title))
        told, told_wide = _share(target, here), _share(target, wide)
        told_before = _share(target, np.maximum(wide, before))
        yield Ground("told", told)
        yield Ground("told in the sentence", told_wide - told)
        yield Ground("told before", told_before - told_wide)
        yield Ground("little", float(_share(target, around) < LEAST_COVER), "but most of it is not told of")
        yield from _amounts(target, here, around)
        yield from self._heads(target, clause)
        yield from self._beside(target, clause, sign)
        yield from _names(target, clause, sign)
        yield from _numbers(target, clause)
        yield from _deeds(notice, clause)
        yield from self._meaning(target, clause)

    def of_both(self, one: Notice, other: Notice) -> Iterator[Ground]:
        """For holding that two passages give one undertaking; the same whichever comes first."""
        ours, theirs = self._target(one), self._target(other)
        left, right = self._best(ours.words, theirs.words), self._best(theirs.words, ours.words)
        first, second = _share(ours, left), _share(theirs, right)
        both = 2 * first * second / (first + second) if first + second else 0.0
        listed = one.document == other.document and not (is_short(ours.side) or is_short(theirs.side))
        amounts = [_amount(ours.rarity, left), _amount(theirs.rarity, right)]
        yield Ground("words of both", both, _shared(ours, left))
        yield Ground("words of the shorter", max(first, second))
        yield Ground("rare words", max(amounts))
        yield Ground("words beside", max(self._shared_beside(ours, theirs), self._shared_beside(theirs, ours)))
        yield from self._things(ours, theirs)
        yield from _both_parties(one, other)
        yield from _both_given(one, other)
        yield Ground("other order", float(other_order(ours.side, theirs.side)), "but another year or number in the order")
        numbers = ours.numbers, theirs.numbers
        yield Ground("number", float(bool(numbers[0] & numbers[1])), "the same number")
        yield Ground("other number", float(all(numbers) and not numbers[0] & numbers[1]), "but another number")
        yield Ground("listed", float(listed and both < SAME_WORDS), "but one report tells of both")
        yield Ground("meaning", _cosine(ours.meaning, theirs.meaning), "their words are used alike")

    # ---- made ready

    def _target(self, notice: Notice) -> Target:
        known = self._targets.get(notice)
        if known is None:
            known = self._targets[notice] = self._made(notice)
        return known

    def _made(self, notice: Notice) -> Target:
        version, side = given(notice), self.reader.notice(notice)
        keys = [name for party in version.parties for name in (party.name.casefold(), party.key)]
        parties = frozenset(word for name in (*keys, *notice.circle, *notice.named) for word in name.split())
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
                [self._rarity(token) if own else 0.0 for token, own in zip(side.tokens, strange, strict=True)], float
            ),
            heads=self._words(side.heads),
            beside=self._words(beside),
            beside_rarity=np.array([self._rarity(token) for token in beside], dtype=float),
            parties=parties,
            names=frozenset(token.plain for token in every if token.kind == "name") | parties,
            own=tuple(
                token.plain
                for token, own in zip(side.tokens, strange, strict=True)
                if own and token.kind == "name" and not token.term.startswith(STATE)
            ),
            numbers=_figures(every),
            months=frozenset(token.term for token in every if token.kind == "month"),
            meaning=self.reader.matcher.vectors.mean(
                token.plain for token, own in zip(side.tokens, strange, strict=True) if own
            ),
        )

    def _clause(self, sign: Sign) -> Clause:
        known = self._clauses.get(sign.id)
        if known is None:
            text = sign.notice.evidence[0].exact
            texts = (text, *sign.around, "", "", "")[:4]
            tokens = self.reader.words(text)
            known = self._clauses[sign.id] = Clause(
                text=text.casefold(),
                places=tuple(self._words(self.reader.words(words)) for words in texts),
                cues=frozenset(" ".join(words for _, words in sign.cues).casefold().split()),
                numbers=_figures(tokens),
                months=frozenset(token.term for token in tokens if token.kind == "month"),
            )
        return known

    def _words(self, tokens: tuple[Token, ...]) -> Words:
        return Words(tokens, self.reader.matcher.vectors.directions([token.plain for token in tokens]))

    def _rarity(self, token: Token) -> float:
        return self.reader.rarity(token) * (NAME_BEHIND if token.kind == "name" else 1.0)

    # ---- compared

    def _best(self, words: Words, others: Words) -> Values:
        """How well the best word of others can stand for each of some words; 0 where none can."""
        return _standing(self._like(words, others))

    def _like(self, words: Words, others: Words) -> Values:
        """How well each word of others can stand for each of some words."""
        found: Values = self.reader.matcher.vectors.cosines(words.rows, others.rows).astype(float)
        places = {token.term: at for at, token in enumerate(others.tokens)}
        names = [(at, token) for at, token in enumerate(others.tokens) if token.kind == "name"]
        for row, token in enumerate(words.tokens):
            if token.kind == "name":
                for column, name in names:
                    if token.term.startswith(STATE) and name.term.startswith(STATE):
                        found[row, column] = 0.0
                    elif akin(token.term, (name.term,)):
                        found[row, column] = 1.0
            same = places.get(token.term)
            if same is not None:
                found[row, same] = 1.0
        return found

    def _heads(self, target: Target, clause: Clause) -> Iterator[Ground]:
        """Whether the thing itself is told of, as something that is known."""
        if not target.heads.tokens:
            return
        weights = np.array([NAME_BEHIND if token.kind == "name" else 1.0 for token in target.heads.tokens])
        like = self._like(target.heads, clause.places[0])
        here = _standing(like)
        around = np.maximum.reduce([here, *(self._best(target.heads, place) for place in clause.places[1:])])
        told = float((weights * here).sum() / weights.sum())
        yield Ground("thing", told)
        yield Ground("thing around", float((weights * around).sum() / weights.sum()) - told)
        yield Ground("thing's last word", float(here[-1]))
        found = [clause.places[0].tokens[int(like[at].argmax())].plain for at in np.flatnonzero(here >= ALIKE)]
        places = [place for word in found if (place := clause.text.find(word)) > 0]
        known = any(DETERMINED.search(clause.text, 0, place) for place in places)
        yield Ground("known thing", float(known), "as of a thing that is known")

    def _beside(self, target: Target, clause: Clause, sign: Sign) -> Iterator[Ground]:
        """What the announcing sentence says beside the undertaking, and what the clause says beside it."""
        here = self._best(target.beside, clause.places[0])
        yield Ground("words beside", _amount(target.beside_rarity, here), _listed(target.beside.tokens, here))
        kept = [
            at
            for at, token in enumerate(clause.places[0].tokens)
            if token.kind in ("word", "name") and token.plain not in clause.cues
        ]
        own = Words(tuple(clause.places[0].tokens[at] for at in kept), clause.places[0].rows[kept])
        rarity = np.array(
            [0.0 if is_among(token, target.parties) else max(0.05, self._rarity(token)) for token in own.tokens]
        )
        like = np.maximum(self._best(own, target.words), self._best(own, target.beside))
        yield Ground("nothing else", float((rarity * like).sum() / max(0.5, rarity.sum())))

    def _shared_beside(self, one: Target, other: Target) -> float:
        """What one says beside the undertaking and the other says at all."""
        like = np.maximum(self._best(one.beside, other.words), self._best(one.beside, other.beside))
        return _amount(one.beside_rarity, like)

    def _things(self, one: Target, other: Target) -> Iterator[Ground]:
        """Whether both say what it is done to, and no word of one thing is like a word of the other."""
        if not one.heads.tokens or not other.heads.tokens:
            return
        like = self._like(one.heads, other.heads)
        apart = not (_has_its_like(one, other, like[-1]) or _has_its_like(other, one, like[:, -1]))
        yield Ground("other thing", float(apart), "but it is done to other things")
        yield Ground("same thing", float(like[-1, -1] >= SAME_HEAD), "done to the same thing")

    def _meaning(self, target: Target, clause: Clause) -> Iterator[Ground]:
        mean = self.reader.matcher.vectors.mean
        here, sentence = (
            mean(token.plain for token in place.tokens if not is_among(token, target.parties))
            for place in clause.places[:2]
        )
        yield Ground("meaning", _cosine(target.meaning, here), "their words are used alike")
        yield Ground("meaning of the sentence", _cosine(target.meaning, sentence))


SAME_WORDS = 0.8
SAME_HEAD = 0.6


def _standing(like: Values) -> Values:
    if not like.size:
        return np.zeros(like.shape[0])
    best: Values = like.max(axis=1)
    return np.where(best >= ALIKE, best, 0.0)


def _share(target: Target, like: Values) -> float:
    """The share of an undertaking's weight that is told of."""
    return float((target.weights * like).sum()) / max(LEAST_TOTAL, float(target.weights.sum()))


def _amount(rarity: Values, like: Values) -> float:
    """How much the words tell that are the same on both sides."""
    return 1 - math.exp(-float((rarity * (like >= 1.0)).sum()) / ENOUGH)


def _amounts(target: Target, here: Values, around: Values) -> Iterator[Ground]:
    amount, more = _amount(target.rarity, here), _amount(target.rarity, around)
    yield Ground("rare words", amount, _shared(target, here))
    yield Ground("rare words around", more - amount, f"around it {_listed(target.words.tokens, around - here)}")
    yield Ground("two words", float(((target.rarity * (here >= 1.0)) > RARE_ENOUGH).sum() >= 2))
    yield Ground("two words around", float(((target.rarity * (around >= 1.0)) > RARE_ENOUGH).sum() >= 2))


def _names(target: Target, clause: Clause, sign: Sign) -> Iterator[Ground]:
    tokens = clause.places[0].tokens
    names = [token for token in tokens if token.kind == "name"]
    here = [token.plain for token in names]
    around = [token.plain for place in clause.places for token in place.tokens if token.kind == "name"]
    named = any(akin(name, here) for name in target.own)
    near = named or any(akin(name, around) for name in target.own)
    ours = any(is_among(token, target.parties) for token in names)
    ours = ours or any(state in target.parties or akin(state, target.parties) for state in sign.states)
    strange = [token for token in names if not akin(token.plain, target.names)]
    yield Ground("own name", float(named), "it is named")
    yield Ground("own name around", float(near and not named), "it is named beside it")
    yield Ground("own name lacking", float(bool(target.own) and not near), "but its name is not there")
    yield Ground("parties", float(ours), "the same parties")
    alien = bool(sign.states) and not any(akin(state, target.parties) for state in sign.states)
    yield Ground("other state", float(alien), "but only other states are named")
    yield Ground("set apart", float(bool(SET_APART.search(clause.text))), "but it is set apart")
    yield Ground(
        "strange names", min(len(strange), MOST_STRANGE) / MOST_STRANGE, "but others are named than in the undertaking"
    )
    yield Ground("begins with a stranger", float(bool(strange) and tokens[0] in strange), "but it begins with another")


def _numbers(target: Target, clause: Clause) -> Iterator[Ground]:
    ours, theirs = target.numbers, clause.numbers
    yield Ground("number", float(bool(ours & theirs)), "the same number")
    yield Ground("other number", float(bool(ours and theirs and not ours & theirs)), "but another number")
    yield Ground("month", float(bool(target.months & clause.months)), "the same month")


def _deeds(notice: Notice, clause: Clause) -> Iterator[Ground]:
    """Whether the words of a clause are for deeds of the kind that is undertaken."""
    fulfilment = load_fulfilment()
    kinds = fulfilment.kinds_of(given(notice).what)
    words = {token.plain for token in clause.places[0].tokens} | clause.cues
    told = frozenset[str]().union(*map(fulfilment.told_by, sorted(words)))
    yield Ground("deed", float(bool(kinds & told)), "a deed of that kind")
    yield Ground("other deed", float(bool(kinds and told and not kinds & told)), "but another kind of deed")


def _both_parties(one: Notice, other: Notice) -> Iterator[Ground]:
    common = in_common(given(one).parties, given(other).parties)
    yield Ground("parties", min(common or 0.0, 1.0), "the same parties")
    yield Ground("other parties", float(common == 0), "but other parties")


def _both_given(one: Notice, other: Notice) -> Iterator[Ground]:
    """What else two passages give of it."""
    left, right = given(one), given(other)
    kinds = [load_fulfilment().kinds_of(version.what) for version in (left, right)]
    yield Ground("area", float(left.area is not None and left.area == right.area), "in the same area")
    yield Ground("kind", float(left.kind != right.kind), "but one is a position")
    yield Ground("deed", float(bool(kinds[0] & kinds[1])), "deeds of one kind")
    yield Ground("other deed", float(all(kinds) and not kinds[0] & kinds[1]), "but deeds of another kind")


def near(one: Notice, other: Notice) -> bool:
    """Whether two notices were published within some days: reports of one meeting are."""
    left, right = days(one.published), days(other.published)
    if left is None or right is None:
        return False
    return abs((date(*left[0]) - date(*right[0])).days) <= SAME_DAYS


def _has_its_like(one: Target, other: Target, like: Values) -> bool:
    """Whether the thing itself is among the words for another; "the Esk" is no "Esk fund"."""
    ours, theirs = one.heads.tokens, other.heads.tokens
    return any(
        float(value) >= SAME_HEAD and (token.kind != "name" or token is theirs[-1])
        for value, token in zip(like, theirs, strict=True)
    ) and (ours[-1].kind != "name" or float(like[-1]) >= SAME_HEAD)


def other_order(one: Side, other: Side) -> bool:
    """Each has an ordinal or a year, and they differ: "the second meeting", "the 2015 agreement"."""
    left = {token.term for token in one.tokens if token.kind == "ordinal" or is_year(token)}
    right = {token.term for token in other.tokens if token.kind == "ordinal" or is_year(token)}
    return bool(left and right) and not left & right


def is_year(token: Token) -> bool:
    """Whether a number is a year."""
    return (
        token.kind == "number" and token.plain.isdigit() and len(token.plain) == 4 and token.plain[:2] in ("19", "20")
    )


def _figures(tokens: Sequence[Token]) -> frozenset[str]:
    """The numbers that tell one thing from another; no years, nor the small ones that stand everywhere."""
    return frozenset(
        token.term for token in tokens if token.kind == "number" and token.plain not in SMALL and not is_year(token)
    )


def _shared(target: Target, like: Values) -> str:
    words = _listed(target.words.tokens, like)
    return f"both speak of {words}" if words else ""


def _listed(tokens: Sequence[Token], like: Values) -> str:
    """The words that others have, at most six."""
    return ", ".join([token.plain for token, value in zip(tokens, like, strict=True) if value >= 1.0][:6])


def _cosine(one: Vector, other: Vector) -> float:
    return max(0.0, float(one @ other))
