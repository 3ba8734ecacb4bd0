"""From notices and signs to entries: which item each is about, and what it does to it.

Whatever the order of arrival, the newest entry of each passage is the one that all reports together would give it:
notices are grouped anew with all that they may be one with, and signs are asked again when items change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from communique.ledger.fulfilling import done_by, is_late
from communique.ledger.likeness import (
    ABOUT,
    SAME_ARRANGEMENT,
    SAME_UNDERTAKING,
    Likeness,
    earliest,
    order,
)
from communique.ledger.parties import in_common
from communique.ledger.sides import given, is_telling
from communique.matching.corrections import Corrections
from communique.matching.days import days
from communique.matching.features import Score
from communique.matching.groups import group
from communique.model import (
    LedgerEntry,
    Notice,
    Sign,
    Standing,
    Subject,
)

LEAST: dict[Subject, float] = {"commitment": SAME_UNDERTAKING, "mechanism": SAME_ARRANGEMENT}
MOST_HOLDERS = 400
"""Notices that a term may have before it is no clue to which of them a passage is about."""
MOST_BESIDE = 30
"""Like undertakings of one report from which on it is a list of them: they are not compared with one another."""
BRIDGE = 0.6
"""Share of the threshold that two groups must reach on average to be joined."""
ALSO_ABOUT = 0.7
"""Score from which a clause is about a second item too: "the office and the hotline opened"."""
SURE, HALF_SURE = 0.65, 0.45
LEAST_SURE: dict[str, float] = {"done": SURE, "not done": SURE, "contradict": HALF_SURE, "stalled": HALF_SURE}
"""Scores from which a clause may settle an item or unsettle it: in the meetings that were read nearly all that did so
rightly reach them, and half of those that told of another's affair do not. A denial may be less sure than what it
denies, for nothing is worse than a wrong "done"."""


@dataclass
class Held:
    """What the ledger holds, by what an update asks for.

    Attributes:
        newest: the newest entry of each notice.
        notices: the undertakings and arrangements that are told of, by id.
        signs: the clauses that tell an outcome, by id.
    """

    newest: dict[str, LedgerEntry] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    signs: dict[str, Sign] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[LedgerEntry], signs: Iterable[Sign]) -> Held:
        """The same from what a store holds, in the order in which it was appended."""
        held = cls(signs={sign.id: sign for sign in signs})
        for entry in entries:
            held.newest[entry.key] = entry
            if entry.notice.version is not None:
                held.notices[entry.notice.id] = entry.notice
        return held


@dataclass
class Update:
    """One round: new notices and signs against what is held."""

    held: Held
    likeness: Likeness
    corrections: Corrections
    at: str
    standing: Standing = "proposed"
    _index: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _compared: dict[tuple[object, ...], Score] = field(default_factory=dict)

    def entries(self, notices: Iterable[Notice], signs: Iterable[Sign]) -> list[LedgerEntry]:
        """The entries to append, those of notices first."""
        fresh = {
            notice.id: notice
            for notice in notices
            if self.held.notices.get(notice.id) != notice
            and (notice.about == "mechanism" or is_telling(self.likeness.side(notice)))
        }
        self.held.notices |= fresh
        for name, notice in self.held.notices.items():
            for term in self.likeness.terms(self.likeness.side(notice)):
                self._index[term].append(name)
        found = [entry for about in LEAST for entry in self._grouped(about, fresh)]
        self._keep(found)
        changed = {entry.item for entry in found}
        new = {sign.id: sign for sign in signs}
        self.held.signs |= new
        told = [entry for entry in self._told(new, changed) if not self._is_known(entry)]
        self._keep(told)
        return found + told

    def item_of(self, notice: str) -> str:
        """The item that a notice is of now."""
        return self.held.newest[f"{notice} 0"].item

    def _is_known(self, entry: LedgerEntry) -> bool:
        known = self.held.newest.get(entry.key)
        return known is not None and known.says_as(entry)

    def _keep(self, entries: Iterable[LedgerEntry]) -> None:
        for entry in entries:
            self.held.newest[entry.key] = entry

    # ---- which notices are one item

    def _grouped(self, about: Subject, fresh: dict[str, Notice]) -> list[LedgerEntry]:
        """Entries for the notices whose item is new or another one than before."""
        scores: dict[tuple[str, str], Score] = {}
        waiting = [name for name, notice in fresh.items() if notice.about == about]
        reached = set(waiting)
        while waiting:  # all that hangs together with what is new, or the order of arrival would tell
            name = waiting.pop()
            for other in self._near(self.held.notices[name]):
                pair = (min(name, other), max(name, other))
                if pair in scores:
                    continue
                scores[pair] = self._compare(about, *(self.held.notices[key] for key in pair))
                if scores[pair].value >= LEAST[about] and other not in reached:
                    reached.add(other)
                    waiting.append(other)
        names = sorted(reached, key=lambda name: order(self.held.notices[name]))
        place = {name: at for at, name in enumerate(names)}
        rulings = self.corrections.on(about, [self.held.notices[name].evidence[:1] for name in names])
        known = {
            (min(place[a], place[b]), max(place[a], place[b])): score
            for (a, b), score in scores.items()
            if a in place and b in place
        }
        values = {pair: score.value for pair, score in rulings.over(known).items()}
        parties = [given(self.held.notices[name]).parties for name in names]

        def allowed(ones: list[int], others: list[int]) -> bool:
            """Whether no passage of one group names other parties than a passage of the other."""
            return all(in_common(parties[one], parties[other]) != 0 for one in ones for other in others)

        groups = group(len(names), values, LEAST[about], allowed, rulings, BRIDGE)
        return [entry for members in groups for entry in self._item([names[at] for at in members], scores)]

    def _near(self, notice: Notice) -> list[str]:
        """The notices of the same kind that share a telling term."""
        found = self._holders(self.likeness.terms(self.likeness.side(notice)), notice.about) - {notice.id}
        beside = {name for name in found if self.held.notices[name].document == notice.document}
        return sorted(found - beside if len(beside) > MOST_BESIDE else found)

    def _holders(self, terms: Iterable[str], about: Subject) -> set[str]:
        """The notices of one kind that hold one of some terms."""
        lists = [self._index.get(term, []) for term in terms]
        return {
            name
            for names in lists
            if len(names) <= MOST_HOLDERS
            for name in names
            if self.held.notices[name].about == about
        }

    def _compare(self, about: Subject, one: Notice, other: Notice) -> Score:
        return (
            self.likeness.undertakings(one, other) if about == "commitment" else self.likeness.arrangements(one, other)
        )

    def _item(self, names: Sequence[str], scores: dict[tuple[str, str], Score]) -> list[LedgerEntry]:
        """Entries that bring notices under one item, which keeps the id that it was opened with."""
        first = names[0]
        before = [self.item_of(name) for name in names if f"{name} 0" in self.held.newest]
        own = [item for item in before if item in names]  # a notice that went elsewhere takes no id with it
        item = own[0] if own else first
        found = []
        for name in names:
            notice, old = self.held.notices[name], self.held.newest.get(f"{name} 0")
            if old is not None and old.item == item and old.notice == notice:
                continue
            linked = [scores[pair] for other in names if (pair := (min(name, other), max(name, other))) in scores]
            best = max(linked, key=lambda score: score.value, default=None)
            found.append(
                LedgerEntry(
                    item=item,
                    notice=notice,
                    score=round(min(1.0, best.value), 3) if best else None,
                    why=(best.words or None) if best else "told of for the first time",
                    standing=self.standing,
                    at=self.at,
                ).identified()
            )
        return found

    # ---- which item a clause tells the outcome of

    def _told(self, new: dict[str, Sign], changed: set[str]) -> list[LedgerEntry]:
        homes: defaultdict[str, list[Notice]] = defaultdict(list)
        for notice in self.held.notices.values():
            homes[self.item_of(notice.id)].append(notice)
        terms = {
            term
            for item in changed
            for notice in homes[item]
            for term in self.likeness.terms(self.likeness.side(notice))
        }
        asked = [
            sign
            for name, sign in self.held.signs.items()
            if name in new or not terms.isdisjoint(self.likeness.around(sign))
        ]
        return [entry for sign in sorted(asked, key=lambda sign: order(sign.notice)) for entry in self._of(sign, homes)]

    def _of(self, sign: Sign, homes: dict[str, list[Notice]]) -> list[LedgerEntry]:
        """The entries of a sign: that of the item which it most surely is about, and of others that it surely is."""
        near = self._holders(self.likeness.around(sign), "commitment")
        best: dict[str, Score] = {}
        for item in sorted({self.item_of(name) for name in near}):
            if not _later(sign, homes[item]):
                continue
            scores = [self.likeness.outcome(sign, notice) for notice in sorted(homes[item], key=order)]
            best[item] = max(scores, key=lambda score: score.value)
        ranked = sorted(best, key=lambda item: (-best[item].value, item))
        kept = [item for at, item in enumerate(ranked) if best[item].value >= (ALSO_ABOUT if at else ABOUT)]
        found = [self._entry(sign, item, homes[item], best[item], at) for at, item in enumerate(kept)]
        return found + self._taken_back(sign, len(found))

    def _taken_back(self, sign: Sign, number: int) -> list[LedgerEntry]:
        """Entries that take back those of a sign which it would not get any more, beyond a number of them."""
        found = []
        while (old := self.held.newest.get(f"{sign.notice.id} {number}")) is not None:
            if old.stands:
                found.append(replace(old, stands=False, standing=self.standing, at=self.at).identified())
            number += 1
        return found

    def _entry(self, sign: Sign, item: str, notices: Sequence[Notice], score: Score, place: int) -> LedgerEntry:
        part = any(self.likeness.is_part(sign, notice) for notice in notices)
        wordings, late = [given(notice).what for notice in notices], is_late(sign, notices)
        effect, status, words = done_by(sign, wordings, self.likeness, part=part, late=late)
        settles = status in ("done", "not done") or effect == "contradict"
        if score.value < LEAST_SURE.get(status or effect, 0.0) or (settles and not is_told_here(score)):
            effect, status = "note", None
        return LedgerEntry(
            item=item,
            notice=sign.notice,
            effect=effect,
            status=status,
            deadline=sign.deadline,
            score=round(min(1.0, score.value), 3),
            why=f"“{words}”; {score.words}",
            place=place,
            standing=self.standing,
            at=self.at,
        ).identified()


def is_told_here(score: Score) -> bool:
    """Whether a clause itself has a word, a name or a number of the undertaking, and not only what stands around it."""
    return any(item.value for item in score.features if item.name in ("rare words", "own name", "number"))


def _worded(notice: Notice) -> tuple[object, ...]:
    """What the comparison of a notice depends on: a report may say the same a hundred times."""
    version = given(notice)
    return version.what, version.parties, version.area, version.kind, version.type, notice.circle


def _later(sign: Sign, notices: Sequence[Notice]) -> bool:
    """Whether a sign was published after the item was first told of, and tells of no day before that."""
    first, published = days(earliest(notices).published), days(sign.notice.published)
    if first is None or published is None or published[1] <= first[1]:
        return False
    happened = days(sign.notice.date)
    return happened is None or happened[1] >= first[0]
