"""The grounds for holding that a clause is about an undertaking, or that two passages give one: numbers and words.

What each ground weighs was learned (`scripts/train_likeness.py`), and stands in data/likeness.json. A ground is made of
the two passages alone. The surest of them is how rare the words are that both have: whole, and not as a share, for a
report tells of a thing in two or three of its words among many others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from communique.ledger.deeds import load_fulfilment
from communique.ledger.parties import in_common
from communique.ledger.prepared import Clause, Prepared, Target, Values, Words
from communique.ledger.sides import (
    NAME_BEHIND,
    SAME_THING,
    TELLS_NOTHING,
    given,
    has_its_like,
    is_among,
    is_short,
    near,
    other_order,
)
from communique.matching.same import akin
from communique.matching.statements import STATE, Token
from communique.matching.vectors import ONE, Vector
from communique.model import Notice, Sign

ALIKE = 0.5
"""Cosine from which a word of a clause may stand for one of an undertaking."""
ENOUGH = 2.0
"""The rarity of shared words in sum at which nearly all is told that words can tell."""
LEAST_COVER = 0.35
"""Share of an undertaking that must be told of, or little speaks for it."""
LEAST_TOTAL = 0.3
"""Weight below which an undertaking has no words of its own to share."""
SAME_WORDS = 0.8
"""Share of words in common from which two passages of one report are no list."""
RARE_ENOUGH = 0.1
MOST_STRANGE = 3
"""Unknown names in a clause that say all that unknown names can say."""
DETERMINED = re.compile(r"\b(?:the|its|their|his|her|our|that|this|those|these|all|both)\s+(?:[\w'’-]+\s+){0,3}$", re.I)
"""Before a thing that has been told of before: "the dredger", "their common list"."""
SET_APART = re.compile(
    r"\b(?:by contrast|in contrast|for (?:its|his|her|their) part|unlike|separate(?:ly)?|neighbou?ring|unrelated"
    r"|nothing to do with|no part of|not part of|privately?|similar|another"
    r"|an? (?:smaller|larger|new|different)|elsewhere|the other|(?:its|their|his|her) own)\b",
    re.I,
)
"""Words by which a report turns to something else of the kind: "Sarrow, by contrast, paid its debt"."""


class Ground(NamedTuple):
    """One ground: its name, how strong it is (0 to 1), and in words."""

    name: str
    value: float
    words: str = ""


@dataclass
class Grounds:
    """Finds the grounds for pairs of passages."""

    prepared: Prepared

    def of_outcome(self, sign: Sign, notice: Notice) -> Iterator[Ground]:
        """For holding that a clause tells what became of an undertaking."""
        target, clause = self.prepared.target(notice), self.prepared.clause(sign)
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
        yield from self._beside(target, clause)
        yield from _names(target, clause, sign)
        yield from _numbers(target, clause)
        if sign.outcome in ("complete", "part"):  # who denies or fails to do the like may well speak of this
            yield _in_its_place(target, clause)
        yield from _deeds(notice, clause)
        yield from self._meaning(target, clause)

    def of_both(self, one: Notice, other: Notice) -> Iterator[Ground]:
        """For holding that two passages give one undertaking; the same whichever comes first."""
        ours, theirs = self.prepared.target(one), self.prepared.target(other)
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
        yield Ground(
            "other order", float(other_order(ours.side, theirs.side)), "but of another year or place in the order"
        )
        numbers = ours.numbers, theirs.numbers
        yield Ground("number", float(bool(numbers[0] & numbers[1])), "the same number")
        yield Ground("other number", float(all(numbers) and not numbers[0] & numbers[1]), "but another number")
        yield Ground("listed", float(listed and both < SAME_WORDS), "but one report tells of both")
        yield Ground("meaning", _cosine(ours.meaning, theirs.meaning), "their words are used alike")

    def _best(self, words: Words, others: Words) -> Values:
        """How well the best word of others can stand for each of some words; 0 where none can."""
        return _standing(self._like(words, others))

    def _like(self, words: Words, others: Words) -> Values:
        """How well each word of others can stand for each of some words."""
        found: Values = self.prepared.reader.matcher.vectors.cosines(words.rows, others.rows).astype(float)
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

    def _beside(self, target: Target, clause: Clause) -> Iterator[Ground]:
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
            [0.0 if is_among(token, target.parties) else max(0.05, self.prepared.rarity(token)) for token in own.tokens]
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
        ours, theirs = one.heads.tokens, other.heads.tokens
        apart = not (has_its_like(ours, theirs, like[-1]) or has_its_like(theirs, ours, like[:, -1]))
        yield Ground("other thing", float(apart), "but it is done to other things")
        yield Ground("same thing", float(like[-1, -1] >= SAME_THING), "done to the same thing")

    def _meaning(self, target: Target, clause: Clause) -> Iterator[Ground]:
        mean = self.prepared.reader.matcher.vectors.mean
        here, sentence = (
            mean(token.plain for token in place.tokens if not is_among(token, target.parties))
            for place in clause.places[:2]
        )
        yield Ground("meaning", _cosine(target.meaning, here), "their words are used alike")
        yield Ground("meaning of the sentence", _cosine(target.meaning, sentence))


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
    own = [name for name in target.own if not akin(name, sign.states)]
    named = any(akin(name, here) for name in own)
    beside = named or any(akin(name, around) for name in own)
    ours = any(is_among(token, target.parties) for token in names)
    ours = ours or any(state in target.parties or akin(state, target.parties) for state in sign.states)
    strange = [token for token in names if not akin(token.plain, target.names)]
    yield Ground("own name", float(named), "it is named")
    yield Ground("own name around", float(beside and not named), "it is named beside it")
    yield Ground("own name lacking", float(bool(own) and not beside), "but its name is not there")
    yield Ground("parties", float(ours), "the same parties")
    yield Ground("set apart", float(bool(SET_APART.search(clause.text))), "but it is set apart")
    yield Ground(
        "strange names", min(len(strange), MOST_STRANGE) / MOST_STRANGE, "but others are named than in the undertaking"
    )
    first = bool(strange) and tokens[0] in strange
    alien = bool(sign.states) and not any(akin(state, target.parties) for state in sign.states)
    states = [word for state in sign.states for word in state.split()]
    another = first and not ours and ((alien and akin(tokens[0].plain, states)) or _does(tokens[0].plain, clause, sign))
    yield Ground("begins with a stranger", float(first and not another), "but it begins with another")
    yield Ground("other state", float(alien and not another), "but only other states are named")
    yield Ground("another does it", float(another), "but it is another that does it")


def _does(name: str, clause: Clause, sign: Sign) -> bool:
    """Whether a clause begins with a name and what its bearer did: "Morvane has reopened", no words of a speaker."""
    cues = "|".join(re.escape(words.casefold()) for _, words in sign.cues)
    begins = (
        rf"(?:the )?{re.escape(name)}(?:['’]s \w+)?,?\s(?:by contrast,\s)?(?:has |have |had )?(?:\w+ly )?(?:{cues})"
    )
    return bool(cues) and re.match(begins, clause.text) is not None


def _numbers(target: Target, clause: Clause) -> Iterator[Ground]:
    ours, theirs = target.numbers, clause.numbers
    yield Ground("number", float(bool(ours & theirs)), "the same number")
    yield Ground("other number", float(bool(ours and theirs and not ours & theirs)), "but another number")
    yield Ground("month", float(bool(target.months & clause.months)), "the same month")


def _in_its_place(target: Target, clause: Clause) -> Ground:
    """Whether a like thing stands where one of the undertaking does: "the duty on barley", "the duty on wheat"."""
    ours, theirs = target.side.tokens, clause.places[0].tokens
    known = {token.term for token in (*ours, *target.beside.tokens)}
    told = {token.term for place in clause.places for token in place.tokens}
    mine, yours = _beside_others(ours, told), _beside_others(theirs, known)
    directions = {
        token.plain: row
        for words in (target.words, clause.places[0])
        for token, row in zip(words.tokens, words.rows, strict=True)
    }
    found = sorted(
        f"{other} in place of {one}"
        for term, ones in mine.items()
        for one in ones
        for other in yours.get(term, ())
        if other not in clause.cues and float(directions[one] @ directions[other]) / ONE >= ALIKE
    )
    return Ground("another in its place", float(bool(found)), f"but {found[0]}" if found else "")


def _beside_others(tokens: Sequence[Token], others: Set[str]) -> dict[str, set[str]]:
    """The words that others do not have, by the term that stands next to them."""
    found: dict[str, set[str]] = {}
    for left, right in pairwise(tokens):
        for near_it, word in ((left, right), (right, left)):
            if word.kind == "word" and word.term not in others and word.plain not in TELLS_NOTHING:
                found.setdefault(near_it.term, set()).add(word.plain)
    return found


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
    ours, theirs = ({*item.circle, *item.named} for item in (one, other))
    far = common is None and not near(one, other)
    strange = far and ours and theirs and not any(akin(name, theirs) for name in ours)
    yield Ground("other names", float(bool(strange)), "but their reports, far apart, name others")


def _both_given(one: Notice, other: Notice) -> Iterator[Ground]:
    """What else two passages give of it."""
    left, right = given(one), given(other)
    kinds = [load_fulfilment().kinds_of(version.what) for version in (left, right)]
    yield Ground("area", float(left.area is not None and left.area == right.area), "in the same area")
    yield Ground("kind", float(left.kind != right.kind), "but one is a position")
    yield Ground("deed", float(bool(kinds[0] & kinds[1])), "deeds of one kind")
    yield Ground("other deed", float(all(kinds) and not kinds[0] & kinds[1]), "but deeds of another kind")


def _shared(target: Target, like: Values) -> str:
    words = _listed(target.words.tokens, like)
    return f"both speak of {words}" if words else ""


def _listed(tokens: Sequence[Token], like: Values) -> str:
    """The words that others have, at most six."""
    return ", ".join([token.plain for token, value in zip(tokens, like, strict=True) if value >= 1.0][:6])


def _cosine(one: Vector, other: Vector) -> float:
    return max(0.0, float(one @ other))
