"""What a clause that tells an outcome does to an undertaking: the two are judged together.

A deed counts as done where the words are for deeds of its kind: that a contract was signed builds no bridge. What says
too little for that is a note, which changes nothing: a wrong "done" is worse than silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.ledger.amounts import is_all, is_fewer, is_one_of, is_only, is_step, is_whole, reaches
from communique.ledger.deeds import Fulfilment, load_fulfilment
from communique.ledger.lexicon import EMPTY, TIME_WORDS
from communique.ledger.likeness import Likeness
from communique.ledger.outcomes import TOO_LATE
from communique.ledger.sides import given
from communique.ledger.turns import (
    ALL,
    MARKED,
    NO_MORE,
    NOTHING_SEEN,
    NOW,
    PREVIOUSLY,
    STILL,
    TOWARDS_IT,
)
from communique.matching.days import days
from communique.model import Effect, FollowUpStatus, Notice, Outcome, Sign

Judged = tuple[Effect, FollowUpStatus | None, str]
"""What is done to an undertaking, the status that this gives it, and the words that tell it."""
BEGINNING = frozenset({"begin", "start", "start up", "launch", "kick off", "commence", "get under way", "start work"})
"""Verbs for the first of a deed that is not over."""
BRINGING = frozenset({"start", "sign", "appoint", "publish", "meet", "buy", "build", "give", "train", "count"})
"""Kinds of deeds that bring others on their way; that a fee went up brings nothing on its way."""
OPENED = frozenset({"start", "allow", "take", "build", "free", "publish"})
"""Kinds of deeds before which a door is shut."""
BEGUN = frozenset({"start", "build", "publish", "meet"})
"""Kinds of deeds that are done as soon as the first comes of it."""
BEGUN_WITH = re.compile(
    r"\b(?:its|their|the)\s+(?:very\s+)?first\b(?!\s+(?:of|two|three|four|five|six|stage|phase|steps?|part|section"
    r"|half|tranche|instal\w+"
    r"|stone|pile))",
    re.I,
)
"""The first that comes of what is there: "it has enrolled its first students"."""
SEVERAL = frozenset({"give", "free", "take", "train", "allow", "exchange", "buy", "appoint"})
"""Kinds of deeds that are done to several things one by one: what is told of all of them is told of the deed."""
KEPT_UP = frozenset({"free", "give", "start", "build", "exchange"})
"""Kinds of deeds that are stopped where something ends, though they may end something themselves."""
COMING = frozenset({"start", "build", "sign", "publish", "allow"})
"""Kinds of deeds by which a thing comes to be."""
SHUT = re.compile(
    r"\b(?:shut|closed|locked|sealed|barred|blocked|empty|dark|secret|custody|prison|jail|behind bars|lock and key"
    r"|under seal)\b",
    re.I,
)
WAIVED = re.compile(
    r"\b(?:waivers?|abolition|lifting|exemptions?|removal|reductions?|cuts?|withdrawal|end|closure|repeal|freedom)\b",
    re.I,
)
"""What comes into force where something else ends."""
ENTERED = re.compile(
    r"\b(?:came|come|comes|entered|went|gone|took|taken|takes|has been|was|were|carried|kept|made)\b", re.I
)
"""Beginnings of words for what came to be rather than for what is."""
ENDED = frozenset({"end", "ban", "lower"})
"""Kinds of deeds after which something is no more so."""
COUNTED = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|first"
    r"|second|the third)"
    r" of (?:the|its|their)\b(?:\s+(?:\d[\d,.]*|[a-z]+(?:teen|ty)|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve)\b)?(?P<what>(?:\s+[a-z]+){0,3})",
    re.I,
)
"""Some of several: "four of the ten schools"; half of a bridge is no bridge."""
NEXT = 3
"""Words behind "no longer" among which its verb stands."""
WITH_VERB = re.compile(r"did|fail|will not|won|would not|will no longer|would no longer", re.I)
"""Beginnings of words that end with the verb of what was not or will not be done."""
TARDY = re.compile(r"\b(?:late|behind|overran|longer|more time|delays?)\b", re.I)
"""Words for a delay that may be over: "two months late, the wreck was raised"."""
OTHERWISE: dict[Outcome, tuple[Effect, FollowUpStatus | None]] = {
    "progress": ("progress", "in progress"),
    "delay": ("delay", "in progress"),
    "stall": ("delay", "stalled"),
    "end": ("end", "withdrawn"),
    "supersede": ("end", "superseded"),
    "fail": ("fail", "not done"),
    "deny": ("contradict", None),
    "not yet": ("note", None),
}


def done_by(sign: Sign, wordings: Sequence[str], likeness: Likeness, *, part: bool, late: bool = False) -> Judged:
    """What a sign does to an undertaking, which status it gives it, and the words that tell it.

    Args:
        sign: what a clause tells.
        wordings: the undertaking in the words of each passage.
        likeness: tells whether words are of its own.
        part: whether it tells of one of several things that were undertaken.
        late: whether the time for it was over when the report came out.
    """
    clause = sign.notice.evidence[0].exact
    fulfilment = load_fulfilment()
    kinds = frozenset[str]().union(*map(fulfilment.kinds_of, wordings))
    verbs = frozenset(map(fulfilment.verb_of, wordings))
    late = late or TOO_LATE.search(sign.around[0]) is not None
    part = part or any(tells(clause, wordings) for tells in (is_fewer, is_step, is_one_of))
    part = part and not is_whole(clause)
    return _Pair(sign, clause, wordings, likeness, fulfilment, kinds, verbs, part, late).judged()


def is_late(sign: Sign, notices: Iterable[Notice]) -> bool:
    """Whether a sign was published after the last deadline that notices of an undertaking give."""
    deadlines = [last for notice in notices if (last := days(given(notice).deadline)) is not None]
    published = days(sign.notice.published)
    return bool(deadlines) and published is not None and published[0] > max(last for _, last in deadlines)


class _Pair(NamedTuple):
    """A clause beside an undertaking, with what is known of both."""

    sign: Sign
    clause: str
    wordings: Sequence[str]
    likeness: Likeness
    fulfilment: Fulfilment
    kinds: frozenset[str]
    verbs: frozenset[str]
    part: bool
    late: bool

    def judged(self) -> Judged:
        outcome, words = self.sign.cues[0]
        if outcome in ("end", "stall"):
            return self._ended(outcome, words)
        if outcome == "not yet" or (outcome == "fail" and self.fulfilment.told_by(words)):
            return self._missing(words)
        if outcome == "fail" and WITH_VERB.match(words) and not self._of_its_kind(words):
            return "note", None, words
        if outcome == "delay" and TARDY.search(words):
            done = self._done()
            return done if done[0] == "carry out" else (*OTHERWISE["delay"], words)
        if outcome not in ("complete", "part"):
            return *OTHERWISE[outcome], words
        return self._done()

    def _of_its_kind(self, words: str) -> bool:
        return (
            self.fulfilment.of_kind(self.kinds, words)
            or self.fulfilment.base(words.rsplit(maxsplit=1)[-1]) in self.verbs
        )

    def _is_end(self, words: str) -> bool:
        """Whether an end is what was undertaken, and words tell of one: "the plant was shut down"."""
        if not self.verbs & self.fulfilment.ending and (self.kinds & KEPT_UP or not self.kinds & ENDED):
            return False
        return NO_MORE.fullmatch(words) is not None or any(
            self.fulfilment.told_by(told.words) & ENDED for told in self.fulfilment.found_in(words)
        )

    def _refuses(self, words: str) -> bool:
        """Whether words say of the thing itself that it will not come to be: "the permits will not be issued"."""
        of = self.fulfilment.told_by(words.rsplit(maxsplit=1)[-1])
        return " be " in words and bool(of & COMING) and self._is_named()

    def _ended(self, outcome: Outcome, words: str) -> Judged:
        """What words for an end tell: that the undertaking was given up, or that what was to end did."""
        if WITH_VERB.match(words):
            return (
                (*OTHERWISE["end"], words)
                if self._of_its_kind(words) or self._refuses(words)
                else ("note", None, words)
            )
        ends = self._is_end(words)
        if ends and not PREVIOUSLY.search(self.clause):
            own = any(verb[:4] in words.casefold() for verb in self.verbs)
            if own or not any(verb[:4] in self.sign.around[0].casefold() for verb in self.verbs):
                return *self._fulfilled("complete", words), words
        if NO_MORE.fullmatch(words) and not (self._is_named() and self._of_its_kind(words)):
            behind = self.clause[self.clause.find(words) + len(words) :].split()[:NEXT]
            if any(self.fulfilment.base(word.casefold()) in self.verbs for word in behind):
                return *OTHERWISE["end"], words
            told = self.fulfilment.found_in(self.clause)
            missing = any(self.fulfilment.told_by(part.words) & self.kinds - ENDED for part in told)
            return ("contradict" if missing else "note", None, words)
        return *OTHERWISE[outcome], words

    def _missing(self, words: str) -> Judged:
        """What is told by words for a deed that was not done: plainly so when its time is over, or against a claim."""
        still = STILL.fullmatch(words) is not None
        ended = self.kinds & ENDED or (SHUT.search(self.clause) and self.kinds & OPENED)
        unmoved = self.kinds & {"raise", "lower"} and reaches(self.clause, self.wordings) is False
        if NOTHING_SEEN.fullmatch(words) and self.kinds & {"give", "exchange"}:
            return "contradict", None, words
        if still and (ended or unmoved) and self._is_named():
            own = any(len(word) > 3 and self._is_own(word) for word in words.split())
            return ("fail", "not done", words) if self.late else ("contradict" if own else "note", None, words)
        told = self.fulfilment.told_by(words)
        if not told or not (told & self.kinds or self._is_own(words)):
            return "note", None, words
        return ("fail", "not done", words) if self.late and self._is_named() else ("contradict", None, words)

    def _done(self) -> Judged:
        """What words for deeds that were done tell."""
        ends = self.verbs & self.fulfilment.ending
        for outcome, told in self.sign.cues:
            if outcome not in ("complete", "part"):
                continue
            if self._tells(told, ends):
                effect, status = self._fulfilled(outcome, told)
                return effect, status, told
        if self.sign.outcome == "part" and (self.part or self._is_counted()):
            return "progress", "partly done", self.sign.cues[0][1]
        against = next((told for _, told in self.sign.cues if self._turns(told)), None)
        if against is not None and self.late:
            return "fail", "not done", against
        under_way = next((told for outcome, told in self.sign.cues if self._brings_on(outcome, told)), None)
        if under_way is not None:
            return "progress", "in progress", under_way
        return "note", None, self.sign.cues[0][1]

    def _tells(self, told: str, ends: frozenset[str]) -> bool:
        """Whether words for a deed tell that this one was done."""
        of = self.fulfilment.told_by(told)
        if of & self.kinds or ("meet" not in of and self._is_own(told)):
            return self._is_meant()
        if ALL.fullmatch(told):
            return bool(self.kinds & SEVERAL) and is_all(self.clause, self.wordings) and self._is_named()
        if told.casefold() in self.fulfilment.kept:
            return not ends or (ENTERED.match(told) is not None and WAIVED.search(self.clause) is not None)
        if ends:
            return False  # what was to end is "still in force"
        shown = bool(self.fulfilment.shown_by(told) & self.kinds)
        if NOW.fullmatch(told):
            return self._goes_on()
        return shown and self._is_named() and MARKED.search(self.clause) is not None

    def _goes_on(self) -> bool:
        """Whether what is so now, or since a day, is what was undertaken."""
        if reaches(self.clause, self.wordings):
            return True
        found = self.fulfilment.found_in(self.clause)
        own = any(self.fulfilment.told_by(part.words) & (self.kinds - {"build"}) for part in found)
        return (own or self.fulfilment.used_in(self.clause, self.kinds - {"build"})) and self._is_named()

    def _turns(self, told: str) -> bool:
        """Whether words tell of the opposite of what was undertaken: a duty that was to fall went up."""
        of = self.fulfilment.told_by(told)
        for one, other in (("lower", "raise"), ("raise", "lower")):
            if one in self.kinds and other not in self.kinds and other in of and one not in of:
                return self._is_named()
        return False

    def _brings_on(self, outcome: Outcome, told: str) -> bool:
        """Whether words tell of a step towards it: of work, or of what comes before the deed."""
        if outcome == "progress":
            return not self._is_own(told)
        of = self.fulfilment.told_by(told) & BRINGING
        if outcome not in ("complete", "part") or not of or (of == {"build"} and not self.kinds & BEGUN):
            return False
        prepared = not self.fulfilment.preparing.isdisjoint(self.clause.casefold().split())
        return self._is_named() and (prepared or self.fulfilment.base(told) in BEGINNING)

    def _fulfilled(self, outcome: Outcome, told: str) -> tuple[Effect, FollowUpStatus]:
        """What words for the deed itself tell: all of it, some of several, or a piece of one."""
        counted = COUNTED.search(self.clause)
        if told and TOWARDS_IT.search(self.clause, max(0, self.clause.find(told))):
            return "progress", "in progress"
        if self.part and is_only(self.clause):
            return "contradict", "partly done"
        if outcome == "part" and counted is not None and not is_whole(self.clause):
            return "progress", "partly done" if self._names(counted["what"]) else "in progress"
        if outcome == "complete" and not self.part:
            piece = "build" in self.kinds and self.fulfilment.is_piece(told) and not self._is_own(told)
            return ("progress", "in progress") if piece else ("carry out", "done")
        piece = "build" in self.kinds and self.fulfilment.is_piece(told)
        if outcome == "part" and not self.part and not piece and self.kinds <= BEGUN and BEGUN_WITH.search(self.clause):
            return "carry out", "done"
        several = self.part or "build" not in self.kinds or "give" in self.kinds
        return "progress", "partly done" if several else "in progress"

    def _is_counted(self) -> bool:
        """Whether some of the things that were undertaken are told of, by their name."""
        counted = COUNTED.search(self.clause)
        return counted is not None and self._names(counted["what"])

    def _is_own(self, told: str) -> bool:
        return self.likeness.is_own(told, self.wordings)

    def _is_named(self) -> bool:
        """Whether the clause names what the undertaking is about."""
        return self._names(self.sign.around[0]) or self._names(self.clause)

    def _is_meant(self) -> bool:
        """Whether the sentence names the thing, or the clause one that is like it."""
        if self._is_named():
            return True
        own = [word for wording in self.wordings for word in _telling(wording)]
        told = _telling(self.clause)
        like = self.likeness.matcher.vectors.likeness(own, told) if own and told else None
        return like is not None and float(like.max()) >= STANDS_FOR

    def _names(self, text: str) -> bool:
        stem = self.likeness.matcher.speller.stem
        own = {stem(word) for wording in self.wordings for word in _telling(wording)} - {
            stem(verb) for verb in self.verbs
        }
        return not own or not own.isdisjoint(stem(word) for word in _telling(text))


def _telling(text: str) -> list[str]:
    """The words of a text that may name a thing."""
    words = (word.strip('"“”‘’,.;:()').removesuffix("'s").removesuffix("’s") for word in text.casefold().split())
    return [
        word for word in words if len(word) > 3 and word not in TIME_WORDS and word not in EMPTY and word not in COMMON
    ]


STANDS_FOR = 0.8
"""Cosine from which a word in a clause can stand for the thing that was undertaken: a wrong "done" costs most."""
COMMON = frozenset(
    "that this with from into over under between both their them they which will would shall been have more than after"
    " before other each side sides about against through".split()
)
"""Words of any clause."""
