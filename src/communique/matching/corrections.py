"""What persons decided about things that are to be grouped: it wins over every score."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from communique.matching.features import Feature, Score
from communique.matching.overlaps import Overlaps
from communique.model import Correction, DisagreementKind, Report, Span
from communique.model.correction import Question

Pair = tuple[int, int]
JUDGED_SAME = Score(1.0, (Feature("person", 1.0, 1.0, "a person judged them the same"),))


@dataclass(frozen=True)
class Rulings:
    """Pairs of things that a person declared one, the newest first, and pairs declared two."""

    same: tuple[Pair, ...] = ()
    apart: frozenset[Pair] = frozenset()

    @cached_property
    def foes(self) -> Mapping[int, tuple[int, ...]]:
        """For each thing those that were declared another."""
        found: dict[int, list[int]] = {}
        for one, other in sorted(self.apart):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
        return {thing: tuple(others) for thing, others in found.items()}

    def among(self, things: Sequence[int]) -> Rulings:
        """The rulings on pairs of some things, by their places among these."""
        place = {thing: at for at, thing in enumerate(things)}

        def placed(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
            return tuple((place[one], place[other]) for one, other in pairs if one in place and other in place)

        return Rulings(placed(self.same), frozenset(placed(self.apart)))

    def over(self, scores: Mapping[Pair, Score]) -> dict[Pair, Score]:
        """The scores with what persons decided in their place."""
        kept = {pair: score for pair, score in scores.items() if pair not in self.apart}
        return kept | dict.fromkeys(self.same, JUDGED_SAME)


NONE = Rulings()


class Groups:
    """The things 0 .. number-1 on their way into groups: at first those that persons declared one."""

    def __init__(self, number: int, rulings: Rulings = NONE) -> None:
        self._foes = rulings.foes
        self._home = list(range(number))
        self._members: dict[int, list[int]] = {at: [at] for at in range(number)}
        for one, other in rulings.same:
            self.join_if_allowed(one, other)

    def of(self, thing: int) -> list[int]:
        """The group that a thing is in."""
        return self._members[self._home[thing]]

    def may_join(self, one: int, other: int) -> bool:
        """Whether two things are in different groups that no person declared two."""
        left, right = self._home[one], self._home[other]
        if left == right or not self._foes:
            return left != right
        if len(self._members[left]) > len(self._members[right]):
            left, right = right, left
        return not any(self._home[foe] == right for at in self._members[left] for foe in self._foes.get(at, ()))

    def join(self, one: int, other: int) -> None:
        """Make the groups of two things one."""
        keep, drop = sorted((self._home[one], self._home[other]))
        for at in self._members[drop]:
            self._home[at] = keep
        self._members[keep] += self._members.pop(drop)

    def join_if_allowed(self, one: int, other: int) -> None:
        """The same, unless they are one already or persons declared them two."""
        if self.may_join(one, other):
            self.join(one, other)

    def members(self) -> list[list[int]]:
        """The groups, each sorted, by their first member."""
        return sorted(sorted(found) for found in self._members.values())


def fitting(given: Iterable[Correction], texts: Mapping[str, str]) -> tuple[Correction, ...]:
    """The corrections that mean something in some reports, with their passages there; `texts` has those by id.

    One whose words do not stand where it says is left out: it may come from anywhere.
    """
    kept = []
    for item in given:
        sides = [tuple(span for span in side if span.document in texts) for side in (item.one, item.other)]
        if not all(_stands(span, texts[span.document]) for side in sides for span in side):
            continue
        if item.answer == "withdrawn" or all(sides[: 1 if item.answer == "kind" else 2]):
            kept.append(replace(item, one=sides[0], other=sides[1]))
    return tuple(kept)


class Corrections:
    """The corrections that count: those that nobody withdrew, in order of time."""

    def __init__(self, given: Iterable[Correction] = ()) -> None:
        ordered = sorted({item.id: item for item in given}.values(), key=lambda item: (item.at, item.id))
        withdrawn: set[str] = set()
        for item in reversed(ordered):  # a withdrawal that was withdrawn itself withdraws nothing
            if item.answer == "withdrawn" and item.withdraws is not None and item.id not in withdrawn:
                withdrawn.add(item.withdraws)
        self.standing = tuple(item for item in ordered if item.answer != "withdrawn" and item.id not in withdrawn)

    def on(self, about: Question, things: Sequence[Sequence[Span]]) -> Rulings:
        """What was decided about things, each given by its passages; of two answers on one pair the newer counts.

        A correction means the things that share half of the shorter passage with one of its own.
        """
        chosen = [item for item in self.standing if item.about == about and item.answer in ("same", "not-same")]
        if not chosen:
            return NONE
        places = Overlaps(
            (span.document, span.start, span.end, at) for at, spans in enumerate(things) for span in spans
        )
        return _ruled((item.answer == "same", _meant(item.one, places), _meant(item.other, places)) for item in chosen)

    def united(self, about: Question, documents: Container[str]) -> list[tuple[Span, ...]]:
        """What persons declared one in some reports, whether or not the program saw it, as groups of passages."""
        chosen = [item for item in self.standing if item.about == about and item.answer in ("same", "not-same")]
        places = sorted({span for item in chosen for span in (*item.one, *item.other) if span.document in documents})
        place = {span: at for at, span in enumerate(places)}

        def known(side: Sequence[Span]) -> list[int]:
            return [place[span] for span in side if span in place]

        sides = ((item.answer == "same", known(item.one), known(item.other)) for item in chosen)
        groups = Groups(len(places), _ruled(sides))
        return [tuple(places[at] for at in members) for members in groups.members() if len(members) > 1]

    def parted(self, about: Question, spans: Sequence[Span]) -> list[list[int]]:
        """The passages of one thing, by their places, taken apart where persons declared them two."""
        groups = Groups(len(spans), Rulings(apart=self.on(about, [(span,) for span in spans]).apart))
        firsts: list[int] = []
        for at in range(len(spans)):
            home = next((first for first in firsts if groups.may_join(first, at)), None)
            if home is None:
                firsts.append(at)
            else:
                groups.join(home, at)
        return groups.members()

    def kind_of(self, positions: Sequence[Span]) -> DisagreementKind | str | None:
        """The kind that a person gave a disagreement with these positions; `none` where it is none."""
        found = None
        for item in self.standing:
            if item.about == "disagreement" and item.answer == "kind" and _is_on(item.one, positions):
                found = item.kind
        return found


def _stands(span: Span, text: str) -> bool:
    """Whether the words of a passage are those of the text at its place."""
    return 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.exact


def _ruled(answers: Iterable[tuple[bool, Sequence[int], Sequence[int]]]) -> Rulings:
    """The rulings of answers on two sides of things, the oldest first: of two on one pair the newer counts."""
    ruled: dict[Pair, bool] = {}
    for same, one, other in answers:
        for a in one:
            for b in other:
                if a != b:
                    pair = min(a, b), max(a, b)
                    ruled.pop(pair, None)
                    ruled[pair] = same
    together = tuple(pair for pair, same in reversed(ruled.items()) if same)
    return Rulings(together, frozenset(pair for pair, same in ruled.items() if not same))


def whole(report: Report) -> tuple[Span, ...]:
    """The whole of a report as a passage, for questions about reports; none of one without text."""
    return (report.span(0, len(report.text)),) if report.text else ()


def _meant(spans: Sequence[Span], places: Overlaps[int]) -> list[int]:
    """The things that some passages mean, in order."""
    found: set[int] = set()
    for span in spans:
        for start, end, thing in places.over(span.document, span.start, span.end):
            if _meets(span, start, end):
                found.add(thing)
    return sorted(found)


def _meets(span: Span, start: int, end: int) -> bool:
    """Whether two passages of one report share half of the shorter."""
    inside = min(span.end, end) - max(span.start, start)
    return inside > 0 and inside * 2 >= min(span.end - span.start, end - start)


def _is_on(meant: Sequence[Span], positions: Sequence[Span]) -> bool:
    """Whether each passage of a correction meets a position."""
    return bool(meant) and all(
        any(span.document == place.document and _meets(span, place.start, place.end) for place in positions)
        for span in meant
    )
