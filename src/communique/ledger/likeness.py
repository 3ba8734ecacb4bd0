"""How surely two passages are about one undertaking or arrangement, with the grounds.

A pair is judged by its own words alone, whatever else is stored, so that the order in which reports arrive does not
matter. What the grounds for undertakings weigh was learned (`weighing`); arrangements, which have names, are told by
weights set by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.ledger.grounds import Grounds
from communique.ledger.parties import in_common
from communique.ledger.prepared import Prepared
from communique.ledger.sides import SMALL, VAGUE, Reader, Side, given, near, other_order
from communique.ledger.weighing import load_weights
from communique.matching.days import days
from communique.matching.features import Feature, Score, weigh
from communique.matching.same import LIKE, Matcher, akin
from communique.matching.statements import Statement, Token
from communique.model import Notice, Party, Sign

SAME_UNDERTAKING = 0.45
SAME_ARRANGEMENT = 0.5
ABOUT = 0.3
"""Scores from which two passages are about one thing."""
PLACES_IN_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass
class Likeness:
    """Compares what the ledger holds; each text is taken apart once."""

    matcher: Matcher
    reader: Reader = field(init=False)
    grounds: Grounds = field(init=False)

    def __post_init__(self) -> None:
        self.reader = Reader(self.matcher)
        self.grounds = Grounds(Prepared(self.reader))

    def undertakings(self, one: Notice, other: Notice) -> Score:
        """How surely two notices are of one undertaking."""
        return load_weights().undertaking.score(self.grounds.of_both(one, other))

    def outcome(self, sign: Sign, notice: Notice) -> Score:
        """How surely a clause that tells an outcome tells it of what a notice undertakes."""
        return load_weights().outcome.score(self.grounds.of_outcome(sign, notice))

    def arrangements(self, one: Notice, other: Notice) -> Score:
        """How surely two notices are of one arrangement."""
        ours, theirs = self.side(one), self.side(other)
        first, second = self._cover(ours, (theirs,)), self._cover(theirs, (ours,))
        both = 2 * first * second / (first + second) if first + second else 0.0
        left, right = given(one), given(other)
        heads = max(ours.total, theirs.total) < 0.8  # "the agreement": its name is only what kind of thing it is
        mine, yours = ({token.plain for token in side.tokens if token.kind == "name"} for side in (ours, theirs))
        renamed = bool(mine or yours) and not any(akin(name, yours) for name in mine)
        return weigh(
            (
                Feature("names", both, 0.6, self._shared(ours, theirs)),
                Feature("name held", max(first, second), 0.15, ""),
                self._of_parties(left.parties, right.parties, 0.15),
                Feature("kind", float(left.type == right.type), 0.1, "of the same kind"),
                Feature("clash", float(other_order(ours, theirs)), -0.5, "but of another year or number in the order"),
                Feature("one report", float(one.document == other.document and both < 0.9), -0.4, "but told apart"),
                Feature("names differ", float(renamed), -0.4, "but one has a name that the other has not"),
                Feature("head only", float(heads and not near(one, other)), -0.5, "but only a general word is shared"),
            )
        )

    def side(self, notice: Notice) -> Side:
        """The telling words of a notice: what is undertaken, without those who undertake it."""
        return self.reader.notice(notice)

    def terms(self, side: Side) -> frozenset[str]:
        """Its terms that tell enough to look others up by."""
        return frozenset(
            token.term for token, weight in zip(side.tokens, side.weights, strict=True) if weight > VAGUE / 2
        )

    def around(self, sign: Sign) -> frozenset[str]:
        """The terms of all that a sign may be about."""
        return frozenset(token.term for text in sign.around for token in self.reader.text(text).tokens)

    def is_part(self, sign: Sign, notice: Notice) -> bool:
        """Whether a clause tells of one of several: the second consulate of four, the first of two amounts."""
        side = self.side(notice)
        number = next((int(token.plain) for token in side.tokens if token.plain in SMALL), 0)
        clause = self.reader.text(sign.notice.evidence[0].exact)
        amounts = [token.plain for token in side.tokens if token.kind == "number" and token.plain not in SMALL]
        told = {token.plain for token in clause.tokens}
        if len(amounts) > 1 and amounts[0] in told and amounts[-1] not in told:
            return True
        return any(token.plain in PLACES_IN_ORDER[: max(0, number - 1)] for token in clause.tokens)

    def is_own(self, cue: str, wordings: Iterable[str]) -> bool:
        """Whether the word that tells that a deed was done is a form of a word of the undertaking itself."""
        stem = self.matcher.speller.stem
        own = {stem(word.strip('"“”,.')) for wording in wordings for word in wording.split()}
        return stem(cue.rsplit(maxsplit=1)[-1]) in own

    def _cover(self, side: Side, others: Sequence[Side], places: Sequence[float] = (1.0,)) -> float:
        """The share of a side's weight that has its like in others, each of which counts by its place."""
        if not side.total:
            return 0.0
        best = [0.0] * len(side.tokens)
        for other, place in zip(others, places, strict=False):
            if not other.tokens:
                continue
            like = self.matcher.likeness(_statement(side.tokens), _statement(other.tokens)).max(axis=1).tolist()
            for at, value in enumerate(like):
                if value >= LIKE:
                    best[at] = max(best[at], value * place)
        return sum(weight * value for weight, value in zip(side.weights, best, strict=True)) / side.total

    def _shared(self, one: Side, other: Side) -> str:
        theirs = {token.term for token in other.tokens}
        words = [token.plain for token in one.tokens if token.term in theirs]
        return f"both speak of {', '.join(words[:6])}" if words else ""

    @staticmethod
    def _of_parties(ones: tuple[Party, ...], others: tuple[Party, ...], weight: float) -> Feature:
        common = in_common(ones, others)
        if common is None:
            return Feature("parties", 0.5, weight, "")
        if not common:
            return Feature("other parties", 1.0, -2 * weight, "but other parties")
        return Feature("parties", min(common, 1.0), weight, "the same parties")


def _statement(tokens: tuple[Token, ...]) -> Statement:
    return Statement(tokens, unsure=False, turned=False)


def order(notice: Notice) -> tuple[tuple[int, int, int], str, int]:
    """By the day that a notice tells of, then by its place: the same whenever it arrived."""
    known = days(notice.date) or days(notice.published)
    return (known[0] if known else (9999, 12, 31)), notice.document, notice.evidence[0].start


def earliest(notices: Iterable[Notice]) -> Notice:
    """The notice that tells of it first."""
    return min(notices, key=order)
