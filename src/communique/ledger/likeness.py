"""How surely two passages are about one undertaking or arrangement, with the grounds.

A pair is judged by its own words alone, whatever else is stored, so that the order in which reports arrive does not
matter. Words weigh by how rare they are in English at large; like words count as well as the same.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from communique.ledger.lexicon import EMPTY, MEASURES, PASSIVE, TIME_WORDS
from communique.ledger.parties import in_common
from communique.matching.days import days
from communique.matching.features import Feature, Score, weigh
from communique.matching.same import LIKE, Matcher, akin
from communique.matching.statements import Statement, Token
from communique.matching.vectors import Vector
from communique.model import Notice, Party, Sign, Version

SAME_UNDERTAKING = 0.5
SAME_ARRANGEMENT = 0.5
ABOUT = 0.5
"""Scores from which two passages are about one thing."""
RARE_RANK = 20_000
"""Rank of a word in English from which it tells all that a word can tell."""
VERB = 0.3
"""What the verb of an undertaking weighs beside what it is done to: other reports use another verb."""
BESIDE = 0.4
"""What words weigh that only explain: "whose nets its navy destroyed", ", to be paid in three parts"."""
AFTER_HEAD = 0.3
"""What words weigh behind the thing that it is done to: "between their coast guards", "to Marland's coast guard"."""
NAME_BEHIND = 0.5
"""What a name weighs there beside other words: two states do many things to one another."""
AGREED = re.compile(r"^agree\b.{0,60}?\b(?:to|on)\s+(?=(?:an?|the|its|their)\b)", re.I)
"""Before what is agreed to: "agree on Monday to a ceasefire"."""
PHRASAL = re.compile(r"\S+\s+\S+")
"""A verb and what may be its particle: "hand over"."""
OF = re.compile(r"\sof\s")
"""Behind the word for the thing itself: "the wreck of the Amra"."""
BEHIND = re.compile(
    r"(?<=\w)(?<!^)\s(?=(?:between|to|for|in|on|at|with|from|by|under|through|into|along|near|among|towards?|against|over)\s)"
)
ASIDE = re.compile(r"[,;] |\s(?=(?:who|whose|whom|which|that|where|in order to|so that|because|after|as)\s)")
VAGUE = 0.4
VAGUE_TERMS = frozenset(
    "cooperate relation strengthen country joint new improve create meet agree bilater region project important"
    " people problem support work time year plan deal accord forum dialogue govern minister leader state nation"
    " programm measur step side effort area issu further futur island republ kingdom feder union statement declar"
    " communiqu exchang secur".split()
)
"""Terms of which every undertaking between states has some."""
PLACES = (1.0, 0.8, 0.5, 0.5)
"""What a word counts in the clause itself, its sentence, the sentence before, and the title."""
ALIKE = 0.6
"""Cosine from which two words may name one thing."""
SMALL = frozenset(map(str, range(2, 11)))
PLACES_IN_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
YEAR = re.compile(r"(?:19|20)\d\d")
LEAST_COVER = 0.35
"""Share of an undertaking that must be told of, whatever else speaks for it."""


class Side(NamedTuple):
    """The telling words of one passage, what each weighs, and those of the thing itself that it is done to."""

    tokens: tuple[Token, ...]
    weights: tuple[float, ...]
    heads: tuple[Token, ...] = ()

    @property
    def total(self) -> float:
        """The weight of all."""
        return sum(self.weights)


@dataclass
class Likeness:
    """Compares what the ledger holds; each text is taken apart once."""

    matcher: Matcher
    _sides: dict[tuple[str, ...], Side] = field(default_factory=dict)
    _statements: dict[str, Statement] = field(default_factory=dict)

    def undertakings(self, one: Notice, other: Notice) -> Score:
        """How surely two notices are of one undertaking."""
        ours, theirs = self.side(one), self.side(other)
        first, second = self._cover(ours, (theirs,)), self._cover(theirs, (ours,))
        both = 2 * first * second / (first + second) if first + second else 0.0
        left, right = given(one), given(other)
        listed = one.document == other.document and not (is_short(ours) or is_short(theirs))
        return weigh(
            (
                Feature("words of both", both, 0.55, self._shared(ours, theirs)),
                Feature("words of the shorter", max(first, second), 0.2, ""),
                self._of_parties(left.parties, right.parties, 0.15),
                Feature("other thing", float(self._apart(ours, theirs)), -0.35, "but it is done to other things"),
                Feature("area", float(left.area == right.area), 0.05, "in the same area"),
                Feature("days", float(_near(one, other)), 0.1, "told of in the same days"),
                Feature("clash", float(self._clash(ours, theirs)), -0.4, "but another year or number in the order"),
                Feature("kind", float(left.kind != right.kind), -0.1, "but one is a position"),
                Feature("one report", float(listed and both < 0.8), -0.4, "but one report tells of both"),
            )
        )

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
                Feature("clash", float(self._clash(ours, theirs)), -0.5, "but of another year or number in the order"),
                Feature("one report", float(one.document == other.document and both < 0.9), -0.4, "but told apart"),
                Feature("names differ", float(renamed), -0.4, "but one has a name that the other has not"),
                Feature("head only", float(heads and not _near(one, other)), -0.5, "but only a general word is shared"),
            )
        )

    def outcome(self, sign: Sign, notice: Notice) -> Score:
        """How surely a clause that tells an outcome tells it of what a notice undertakes."""
        target, clause = self.side(notice), self._side(sign.notice.evidence[0].exact)
        around = [clause, *(self._side(text) for text in sign.around)]
        told = self._cover(target, around, PLACES)
        heads = Side(target.heads, tuple(NAME_BEHIND if token.kind == "name" else 1.0 for token in target.heads))
        named_here = self._cover(heads, (clause,))
        named = {party.key for party in given(notice).parties if party.type == "state"} | {*notice.circle}
        known = [state for state in sign.states if state in named or akin(state, named)]
        strange = len(known) < len(sign.states)
        alien = not known and (strange or self._is_of_another(clause, notice))
        back = self._cover(self._without(clause, " ".join(words for _, words in sign.cues)), (target,))
        return weigh(
            (
                Feature("told of", told, 0.65, self._shared(target, clause)),
                Feature("the thing itself", named_here**2, 0.2 if heads.total >= 1 else 0.1, ""),
                Feature("nothing else", back, 0.1, ""),
                Feature("parties", float(bool(known)), 0.1, "the same parties"),
                Feature("own name", float(self._named_in(target, clause, sign)), 0.1, "it is named"),
                Feature("strangers", float(strange or alien), -0.1, "but another state is named"),
                Feature("of others", float(alien), -0.3, "and none of its parties"),
                Feature("little", float(told < LEAST_COVER), -0.5, "but most of it is not told of"),
            )
        )

    def side(self, notice: Notice) -> Side:
        """The telling words of a notice: what is undertaken, without those who undertake it."""
        version = given(notice)
        known = [party.name.casefold() for party in version.parties] + [*notice.circle]
        names = tuple(dict.fromkeys(word for name in known for word in name.split()))
        return self._side(version.what, names, verb=notice.about == "commitment")

    def terms(self, side: Side) -> frozenset[str]:
        """Its terms that tell enough to look others up by."""
        return frozenset(
            token.term for token, weight in zip(side.tokens, side.weights, strict=True) if weight > VAGUE / 2
        )

    def around(self, sign: Sign) -> frozenset[str]:
        """The terms of all that a sign may be about."""
        return frozenset(token.term for text in sign.around for token in self._side(text).tokens)

    def is_part(self, sign: Sign, notice: Notice) -> bool:
        """Whether a clause tells of one of several: the second consulate of four, the first of two amounts."""
        side = self.side(notice)
        number = next((int(token.plain) for token in side.tokens if token.plain in SMALL), 0)
        clause = self._side(sign.notice.evidence[0].exact)
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

    def _side(self, text: str, names: tuple[str, ...] = (), *, verb: bool = False) -> Side:
        key = (text, *names, "verb" if verb else "")
        known = self._sides.get(key)
        if known is None:
            known = self._sides[key] = self._read(text, names, verb=verb)
        return known

    def _read(self, text: str, names: tuple[str, ...], *, verb: bool) -> Side:
        text = AGREED.sub("agree ", text) if verb else text
        passive = PASSIVE.search(text) if verb else None
        first = text.split(maxsplit=1)[0].casefold() if verb and text.split() else ""
        first = passive[1].casefold() if passive else first
        main = self._before(ASIDE, text) if verb else None
        head = self._before(BEHIND, text[: passive.start()] if passive else text) if verb else None
        if passive and head is None:
            head = {token.term for token in self.matcher.read(text[: passive.start()]).tokens}
        thing = self._before(OF, text) if verb else None
        tokens: list[Token] = []
        weights: list[float] = []
        heads: list[Token] = []
        for token in self.matcher.read(text).terms.values():
            if token.plain in names or (token.kind == "name" and akin(token.plain, names)):
                continue
            weight = self._weight(token)
            if token.plain == first or token.plain in EMPTY:
                weight *= VERB
            if main is not None and token.term not in main:
                weight *= BESIDE
            elif head is not None and token.term not in head:
                weight *= AFTER_HEAD * (NAME_BEHIND if token.kind == "name" else 1.0)
            elif verb and token.plain != first and weight > VERB and (thing is None or token.term in thing):
                heads.append(token)
            tokens.append(token)
            weights.append(weight)
        return Side(tuple(tokens), tuple(weights), tuple(heads))

    def _before(self, cut: re.Pattern[str], text: str) -> set[str] | None:
        """The terms before the first place where a text can be cut; None where it cannot."""
        verb = PHRASAL.match(text)
        found = cut.search(text, verb.end() if verb else 0)
        return {token.term for token in self.matcher.read(text[: found.start()]).tokens} if found else None

    def _weight(self, token: Token) -> float:
        if token.kind in ("month", "ordinal", "number") or token.plain in MEASURES:
            return 0.3
        if token.plain in TIME_WORDS:
            return 0.05
        rank = min(self.matcher.vectors.rank(token.plain), RARE_RANK)
        found = math.log(rank + 10) / math.log(RARE_RANK + 10)
        return found * VAGUE if token.term in VAGUE_TERMS else found

    def _without(self, side: Side, words: str) -> Side:
        """A side without the words of its cue and without numbers: they are of the outcome, not of what it is of."""
        said = set(words.casefold().split())
        kept = [
            (token, weight)
            for token, weight in zip(side.tokens, side.weights, strict=True)
            if token.plain not in said and token.kind not in ("month", "number")
        ]
        return Side(tuple(token for token, _ in kept), tuple(weight for _, weight in kept))

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

    @staticmethod
    def _named_in(target: Side, clause: Side, sign: Sign) -> bool:
        """Whether a clause has a name that an undertaking has beside those of states: "the plant at Mogh"."""
        theirs = [token.plain for token in clause.tokens if token.kind == "name" and not akin(token.plain, sign.states)]
        return any(token.kind == "name" and akin(token.plain, theirs) for token in target.tokens)

    def _is_of_another(self, clause: Side, notice: Notice) -> bool:
        """Whether a clause begins with a name that no passage of the undertaking has: "Norwick cancelled a dam"."""
        first = clause.tokens[0] if clause.tokens else None
        if first is None or first.kind != "name":
            return False
        known = [word for party in given(notice).parties for word in party.name.casefold().split()]
        known += [word for key in (*notice.circle, *notice.named) for word in key.split()]
        known += [token.plain for span in notice.evidence for token in self._side(span.exact).tokens]
        return not akin(first.plain, known)

    def _apart(self, one: Side, other: Side) -> bool:
        """Whether both say what it is done to, and no word of one thing is like a word of the other."""
        if not one.heads or not other.heads:
            return False
        like = self.matcher.likeness(_statement(one.heads), _statement(other.heads))
        return not (_has_its_like(one, other, like[-1]) or _has_its_like(other, one, like[:, -1]))

    def _shared(self, one: Side, other: Side) -> str:
        theirs = {token.term for token in other.tokens}
        words = [token.plain for token in one.tokens if token.term in theirs]
        return f"both speak of {', '.join(words[:6])}" if words else ""

    @staticmethod
    def _clash(one: Side, other: Side) -> bool:
        """Each has an ordinal or a year, and they differ: "the second meeting", "the 2015 agreement"."""
        left = {token.term for token in one.tokens if token.kind == "ordinal" or _is_year(token)}
        right = {token.term for token in other.tokens if token.kind == "ordinal" or _is_year(token)}
        return bool(left and right) and not left & right

    @staticmethod
    def _of_parties(ones: tuple[Party, ...], others: tuple[Party, ...], weight: float) -> Feature:
        common = in_common(ones, others)
        if common is None:
            return Feature("parties", 0.5, weight, "")
        if not common:
            return Feature("other parties", 1.0, -2 * weight, "but other parties")
        return Feature("parties", min(common, 1.0), weight, "the same parties")


def is_short(side: Side) -> bool:
    """Whether a side has so few words that it may be a heading's or a reminder's: "agree on visas"."""
    return len([weight for weight in side.weights if weight > VERB]) < 2


def is_telling(side: Side) -> bool:
    """Whether a side tells of what is done to what: "agree on it in Mezra" and "halve it by then" do not."""
    return any(
        token.kind == "word" and token.plain not in TIME_WORDS and token.plain not in EMPTY for token in side.tokens[1:]
    )


def _near(one: Notice, other: Notice) -> bool:
    """Whether two notices were published within some days: reports of one meeting are."""
    left, right = days(one.published), days(other.published)
    if left is None or right is None:
        return False
    return abs((date(*left[0]) - date(*right[0])).days) <= SAME_DAYS


SAME_DAYS = 4


def given(notice: Notice) -> Version:
    """What a notice of an undertaking or arrangement gives; one that only tells an outcome gives nothing."""
    return notice.version or NOTHING


NOTHING = Version(what="")


def _statement(tokens: tuple[Token, ...]) -> Statement:
    return Statement(tokens, unsure=False, turned=False)


def _has_its_like(one: Side, other: Side, like: Vector) -> bool:
    """Whether the thing itself is among the words for another; "the Esk" is no "Esk fund"."""
    return any(
        float(value) >= ALIKE and (token.kind != "name" or token is other.heads[-1])
        for value, token in zip(like, other.heads, strict=True)
    ) and (one.heads[-1].kind != "name" or float(like[-1]) >= ALIKE)


def _is_year(token: Token) -> bool:
    return (
        token.kind == "number" and token.plain.isdigit() and len(token.plain) == 4 and token.plain[:2] in ("19", "20")
    )


def order(notice: Notice) -> tuple[tuple[int, int, int], str, int]:
    """By the day that a notice tells of, then by its place: the same whenever it arrived."""
    known = days(notice.date) or days(notice.published)
    return (known[0] if known else (9999, 12, 31)), notice.document, notice.evidence[0].start


def earliest(notices: Iterable[Notice]) -> Notice:
    """The notice that tells of it first."""
    return min(notices, key=order)
