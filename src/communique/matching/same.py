"""Do two texts say the same? A weighted sum of named grounds for and against, and the relation that follows.

For: their words are used alike in English at large (`vectors`), every word of one has its like in the other, and words
are shared. Against: numbers, months, names or roles that differ, and what one text denies or turns into its opposite.
The weights are round numbers chosen with both sets of pairs of `docs/measurements.md` in view; no fit was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from communique.matching.features import Feature, Score, weigh
from communique.matching.opposites import OPPOSITES
from communique.matching.statements import STATE, Kind, Statement, StateNamed, read_statement
from communique.matching.vectors import Vector, Vectors, load_vectors
from communique.matching.words import Speller
from communique.model.compared import Comparison, Pair, Relation

Likeness = Vector
"""A row for each word of one text, a column for each of the other."""

SAME = 0.5
"""Above it two texts say the same."""
OVERLAPS = 0.25
"""Above it they have something in common."""
FRAME = 0.5
"""Grounds for, above which a clash is a contradiction: what differs must differ over one thing."""
LIKE = 0.45
"""Cosine from which two words can stand for one another: "largest" and "biggest" have .93, "cod" and "steel" .2."""
SHOWN_LIKE = 0.6
MORE = 0.25
MORE_WORDS = 2
LITTLE = 0.1
"""Share of a text that the other lacks, and words: so much that it says more, or so little that the other says all."""
NAME_STEM = 4
"""Letters that a name has at least before the ending of its adjective."""
VOWELS = tuple("aeiouy")
AFTER_VOWEL = frozenset({"n", "an"})
"""Endings of an adjective, after a name that ends in a vowel: "Valdoria", "Valdorian"."""
AFTER_CONSONANT = frozenset("ian ean an ese es ish i er".split())
"""The same after a consonant, or in place of the last vowel: "Kestrel", "Kestrelese", whose stem is "kestreles"."""
MUTUAL = frozenset({"meet", "agree", "speak", "relation", "trade", "exchange", "dialogue", "cooperate"})
"""Terms for what two do together: who is named first says nothing."""
MOST_OF = 0.7
"""Share of the words that two texts must have in common before their order tells who did it to whom."""
MOST_LISTED = 6


@dataclass(frozen=True)
class Matcher:
    """What comparing stands on, loaded once for a run."""

    speller: Speller
    vectors: Vectors
    opposites: frozenset[tuple[str, str]]
    state_named: StateNamed

    def read(self, text: str) -> Statement:
        """A text made ready."""
        return read_statement(text, self.speller, self.vectors, self.state_named)

    def compare(self, pair: Pair) -> Comparison:
        """Whether two texts say the same, how they stand to one another, and why."""
        one, other = self.read(pair.a), self.read(pair.b)
        if pair.question:
            asked = self.read(pair.question)
            one, other = one.without(asked), other.without(asked)
        sides = _Sides(self, one, other)
        score = sides.score(asked=bool(pair.question))
        same = round(min(1.0, max(0.0, score.value)), 4)
        why = [item.words for item in telling(score)] or ["they have no telling word in common"]
        cut = one.cut or other.cut
        why += [f"only the first {cut} of each were compared"] if cut else []
        return Comparison(id=pair.id, same=same, relation=sides.relation(score), why=tuple(why))

    def score(self, one: Statement, other: Statement) -> Score:
        """How much speaks for it that two texts say the same."""
        return _Sides(self, one, other).score()

    def likeness(self, one: Statement, other: Statement) -> Likeness:
        """How far each word of one text can stand for each of another, 0 to 1."""
        ours, theirs = list(one.terms.values()), list(other.terms.values())
        found = self.vectors.likeness([token.plain for token in ours], [token.plain for token in theirs])
        for row, token in enumerate(ours):
            for column, against in enumerate(theirs):
                if token.term.startswith(STATE) and against.term.startswith(STATE):
                    found[row, column] = float(token.term == against.term)
                elif token.term == against.term or (
                    token.kind == against.kind == "name" and akin(token.term, (against.term,))
                ):
                    found[row, column] = 1.0
        return found


def no_state(_: str) -> str | None:
    """Knows no state; names are told by their letters alone."""
    return None


def load_matcher(state_named: StateNamed = no_state) -> Matcher:
    """All that comparing stands on.

    Args:
        state_named: tells states by their names and adjectives, where the texts have no actors found in them.

    Raises:
        SetupError: the table of words is missing.
    """
    speller = Speller()
    stems = [(speller.stem(one), speller.stem(other)) for one, other in OPPOSITES]
    return Matcher(speller, load_vectors(), frozenset({*stems, *((other, one) for one, other in stems)}), state_named)


def telling(score: Score) -> list[Feature]:
    """The grounds that count and have words, the heaviest first."""
    found = [item for item in score.features if item.words and item.value]
    return sorted(found, key=lambda item: (-abs(item.value * item.weight), item.name))


def akin(name: str, others: Iterable[str]) -> bool:
    """Whether a name, or its adjective, is among others."""
    return any(name == other or _adjective(name, other) or _adjective(other, name) for other in others)


def _adjective(name: str, other: str) -> bool:
    """Whether the second is the first with the ending of an adjective; a beginning in common is not enough."""
    short = name[:-1]
    if not name.endswith(VOWELS):
        short = name
    elif len(name) >= NAME_STEM and other.startswith(name) and other[len(name) :] in AFTER_VOWEL:
        return True
    return len(short) >= NAME_STEM and other.startswith(short) and other[len(short) :] in AFTER_CONSONANT


@dataclass(frozen=True)
class Cover:
    """How far one text is in another: the share of its weight that has its like there, and the words that have none."""

    share: float
    lacking: float
    words: tuple[str, ...]
    alike: tuple[tuple[str, str], ...]


class _Sides:
    """Two statements side by side."""

    def __init__(self, matcher: Matcher, one: Statement, other: Statement) -> None:
        self.matcher, self.one, self.other = matcher, one, other
        like = matcher.likeness(one, other)
        self.first, self.second = _cover(one, other, like), _cover(other, one, like.T)
        self.shared = [term for term in one.terms if term in other.terms]

    def score(self, *, asked: bool = False) -> Score:
        """The grounds and their sum."""
        words, cover = self._words(), self._cover()
        return weigh(
            (
                Feature("one question", float(asked), 0.2, "they answer one question"),
                Feature("meaning", self._meaning(words), 0.6, "their words are used alike" + self._alike()),
                Feature("cover", cover, 0.3, ""),
                Feature("words", words, 0.15, f"both speak of {_shown(self.one, self.shared)}"),
                Feature("lacking", min(self.first.lacking, self.second.lacking), -0.3, self._lacking()),
                self._clash("number", -0.6),
                self._clash("month", -0.6),
                self._clash("ordinal", -0.5),
                self._other_day(),
                self._denied(words),
                self._opposed(cover),
                self._renamed(),
                Feature("roles", float(self._swapped()), -0.7, "who does it to whom is turned round"),
                Feature("certainty", float(self.one.unsure != self.other.unsure), -0.1, "only one leaves it open"),
            )
        )

    def relation(self, score: Score) -> Relation:
        """How the two stand to one another."""
        if score.value > SAME:
            lacking = sorted((self.first.lacking, self.second.lacking))
            more = max(len(self.first.words), len(self.second.words)) >= MORE_WORDS
            return "entails" if more and lacking[0] <= LITTLE and lacking[1] >= MORE else "same"
        pro = sum(item.value * item.weight for item in score.features if item.weight > 0)
        clashing = any(item.value for item in score.features if item.name in CLASHES)
        if clashing and pro >= FRAME:
            return "contradicts"
        return "overlaps" if score.value > OVERLAPS else "unrelated"

    def _words(self) -> float:
        """The share of both texts' weight that they have in common."""
        ours, theirs = self.one.terms, self.other.terms
        common = sum(ours[term].weight + theirs[term].weight for term in self.shared) / 2
        every = sum(token.weight for side in (ours, theirs) for token in side.values()) - common
        return common / every if every else 0.0

    def _cover(self) -> float:
        first, second = self.first.share, self.second.share
        return 2 * first * second / (first + second) if first and second else 0.0

    def _meaning(self, words: float) -> float:
        """How alike the two are used as a whole; without a known word on a side, the words that they share."""
        ours = self.matcher.vectors.mean(token.plain for token in self.one.tokens)
        theirs = self.matcher.vectors.mean(token.plain for token in self.other.tokens)
        return max(0.0, float(ours @ theirs)) if ours.any() and theirs.any() else words

    def _alike(self) -> str:
        pairs = [f"“{one}” beside “{other}”" for one, other in self.first.alike[:MOST_LISTED]]
        return f": {', '.join(pairs)}" if pairs else ""

    def _lacking(self) -> str:
        ours, theirs = _listed(self.first.words), _listed(self.second.words)
        return f"each has what the other lacks: {ours}; {theirs}" if ours and theirs else ""

    def _clash(self, kind: Kind, weight: float) -> Feature:
        """Both have some of a kind, and none in common."""
        ours, theirs = self.one.of(kind), self.other.of(kind)
        clash = bool(ours and theirs and not ours & theirs)
        words = f"{_shown(self.one, sorted(ours))} in one, {_shown(self.other, sorted(theirs))} in the other"
        return Feature(kind, float(clash), weight, words)

    def _other_day(self) -> Feature:
        """Both name days of the week, and none in common."""
        ours, theirs = self.one.weekdays, self.other.weekdays
        clash = bool(ours and theirs and not ours & theirs)
        words = f"{_days(ours)} in one, {_days(theirs)} in the other"
        return Feature("weekday", float(clash), -0.6, words)

    def _denied(self, words: float) -> Feature:
        """One denies what the other says; the more the texts share, the surer. "No X for years" is "the first X"."""
        ours, theirs = self.one.terms, self.other.terms
        found = [term for term in self.shared if ours[term].denied != theirs[term].denied]
        both = any(ours[term].denied and theirs[term].denied for term in self.shared)
        clash = bool(found) and not both and "first" not in ours and "first" not in theirs
        return Feature("denial", words**0.5 if clash else 0.0, -0.7, f"only one denies: {_shown(self.one, found)}")

    def _opposed(self, cover: float) -> Feature:
        ours, theirs = self.one.terms, self.other.terms
        stem = self.matcher.speller.stem
        left = {stem(token.plain): token.plain for term, token in ours.items() if term not in theirs}
        right = {stem(token.plain): token.plain for term, token in theirs.items() if term not in ours}
        pairs = sorted(
            (left[one], right[other]) for one in left for other in right if (one, other) in self.matcher.opposites
        )
        named = ", ".join(f"“{one}” against “{other}”" for one, other in pairs)
        return Feature("opposites", cover if pairs else 0.0, -0.8, named)

    def _renamed(self) -> Feature:
        """Each names somebody whom the other does not; the more the rest is the same, the more it tells."""
        ours, theirs = self.one.of("name"), self.other.of("name")
        mine = sorted(name for name in ours if not akin(name, theirs))
        yours = sorted(name for name in theirs if not akin(name, ours))
        left, right = self.one.terms.keys() - ours, self.other.terms.keys() - theirs
        rest = len(left & right) / max(1, len(left | right)) if mine and yours else 0.0
        return Feature(
            "names", rest, -0.5, f"one names {_shown(self.one, mine)}, the other {_shown(self.other, yours)}"
        )

    def _swapped(self) -> bool:
        """The same words, but what stands before one of them here stands after it there."""
        if self.one.turned != self.other.turned or MUTUAL & set(self.shared):
            return False
        if len(self.shared) < max(3, MOST_OF * max(len(self.one.terms), len(self.other.terms))):
            return False
        place = _firsts(self.other)
        theirs = sorted(self.shared, key=place.__getitem__)
        at = {term: number for number, term in enumerate(theirs)}
        return any(
            not set(self.shared[:here]).isdisjoint(theirs[at[term] + 1 :])
            and not set(self.shared[here + 1 :]).isdisjoint(theirs[: at[term]])
            for here, term in enumerate(self.shared)
        )


CLASHES: Set[str] = frozenset({"number", "month", "ordinal", "weekday", "denial", "opposites"})
"""Grounds against that cannot both hold; other names and turned roles tell of something else."""


def _firsts(statement: Statement) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, token in enumerate(statement.tokens):
        found.setdefault(token.term, at)
    return found


def _cover(one: Statement, other: Statement, like: Likeness) -> Cover:
    tokens, others = list(one.terms.values()), list(other.terms.values())
    total = sum(token.weight for token in tokens)
    if not total or not others:
        return Cover(0.0, 1.0, tuple(token.plain for token in tokens), ())
    found, lacking = 0.0, 0.0
    words: list[str] = []
    alike: list[tuple[str, str]] = []
    for token, best, place in zip(tokens, like.max(axis=1).tolist(), like.argmax(axis=1).tolist(), strict=True):
        found += token.weight * best
        if best < LIKE:
            lacking += token.weight
            words.append(token.plain)
        elif best >= SHOWN_LIKE and token.plain != others[place].plain:
            alike.append((token.plain, others[place].plain))
    return Cover(found / total, lacking / total, tuple(words), tuple(alike))


def _shown(statement: Statement, terms: Iterable[str]) -> str:
    """Terms as the words that stand in a text."""
    return _listed(statement.terms[term].plain for term in terms)


def _days(weekdays: Iterable[str]) -> str:
    return _listed(sorted(day.capitalize() for day in weekdays))


def _listed(words: Iterable[str]) -> str:
    listed = list(words)
    return ", ".join(listed[:MOST_LISTED]) + (" …" if len(listed) > MOST_LISTED else "")
