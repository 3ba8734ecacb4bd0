"""Passages taken apart for the ledger: their telling words, what each weighs, and the thing that is dealt with.

A word weighs by how rare it is in English at large and by its place: what is done to what tells an undertaking, what
only explains it tells less, and who undertakes it is compared apart.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.ledger.lexicon import EMPTY, MEASURES, PASSIVE, TIME_WORDS
from communique.matching.days import days
from communique.matching.same import Matcher, akin
from communique.matching.statements import Token
from communique.model import Notice, Version

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
SMALL = frozenset(map(str, range(2, 11)))
"""Numbers that stand everywhere."""
SAME_DAYS = 4
SAME_THING = 0.6
"""Cosine from which two words may name one thing."""
TELLS_NOTHING = TIME_WORDS | EMPTY | MEASURES


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
class Reader:
    """Takes apart what the ledger holds, each text once."""

    matcher: Matcher
    _sides: dict[tuple[str, ...], Side] = field(default_factory=dict)
    _plain: dict[str, tuple[Token, ...]] = field(default_factory=dict)

    def notice(self, notice: Notice) -> Side:
        """What is undertaken, without those who undertake it."""
        version = given(notice)
        known = [party.name.casefold() for party in version.parties] + [*notice.circle]
        names = tuple(dict.fromkeys(word for name in known for word in name.split()))
        return self.text(version.what, names, verb=notice.about == "commitment")

    def text(self, text: str, names: tuple[str, ...] = (), *, verb: bool = False) -> Side:
        """A text without some names; `verb` says that it begins with what is done."""
        key = (text, *names, "verb" if verb else "")
        known = self._sides.get(key)
        if known is None:
            known = self._sides[key] = self._read(text, names, verb=verb)
        return known

    def words(self, text: str) -> tuple[Token, ...]:
        """The telling words of a text, each once."""
        known = self._plain.get(text)
        if known is None:
            known = self._plain[text] = tuple(self.matcher.read(text).terms.values())
        return known

    def rarity(self, token: Token) -> float:
        """How much it tells that two passages share a word, 0 to 1; numbers are compared apart."""
        if token.kind in ("month", "ordinal", "number") or token.plain in TELLS_NOTHING:
            return 0.0
        return self._rare(token)

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
        for token in self.words(text):
            if is_among(token, names):
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
        return 0.05 if token.plain in TIME_WORDS else self._rare(token)

    def _rare(self, token: Token) -> float:
        rank = min(self.matcher.vectors.rank(token.plain), RARE_RANK)
        found = math.log(rank + 10) / math.log(RARE_RANK + 10)
        return found * VAGUE if token.term in VAGUE_TERMS else found


def is_among(token: Token, names: Iterable[str]) -> bool:
    """Whether a word is one of some names, or the adjective of one."""
    return token.plain in names or (token.kind == "name" and akin(token.plain, names))


def is_short(side: Side) -> bool:
    """Whether a side has so few words that it may be a heading's or a reminder's: "agree on visas"."""
    return len([weight for weight in side.weights if weight > VERB]) < 2


def is_telling(side: Side) -> bool:
    """Whether a side tells of what is done to what: "agree on it in Mezra" and "halve it by then" do not."""
    return any(
        token.kind == "word" and token.plain not in TIME_WORDS and token.plain not in EMPTY for token in side.tokens[1:]
    )


def given(notice: Notice) -> Version:
    """What a notice of an undertaking or arrangement gives; one that only tells an outcome gives nothing."""
    return notice.version or NOTHING


NOTHING = Version(what="")


def near(one: Notice, other: Notice) -> bool:
    """Whether two notices were published within some days: reports of one meeting are."""
    left, right = days(one.published), days(other.published)
    if left is None or right is None:
        return False
    return abs((date(*left[0]) - date(*right[0])).days) <= SAME_DAYS


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


def figures(tokens: Sequence[Token]) -> frozenset[str]:
    """The numbers that tell one thing from another; no years, nor the small ones that stand everywhere."""
    return frozenset(
        token.term for token in tokens if token.kind == "number" and token.plain not in SMALL and not is_year(token)
    )


def has_its_like(ours: Sequence[Token], theirs: Sequence[Token], like: NDArray[np.float64]) -> bool:
    """Whether the thing itself is among the words for another; "the Esk" is no "Esk fund"."""
    return any(
        float(value) >= SAME_THING and (token.kind != "name" or token is theirs[-1])
        for value, token in zip(like, theirs, strict=True)
    ) and (ours[-1].kind != "name" or float(like[-1]) >= SAME_THING)
