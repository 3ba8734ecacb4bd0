"""What persons decided about things that are to be grouped: it wins over every score."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.matching.features import Feature, Score
from communique.matching.overlaps import Overlaps
from communique.model import Correction, DisagreementKind, Report, Span
from communique.model.correction import Question

Pair = tuple[int, int]
JUDGED_SAME = Score(1.0, (Feature("person", 1.0, 1.0, "a person judged them the same"),))


class Rulings(NamedTuple):
    """Pairs of things that a person declared one, the newest first, and pairs declared two."""

    same: tuple[Pair, ...] = ()
    apart: frozenset[Pair] = frozenset()

    def over(self, scores: Mapping[Pair, Score]) -> dict[Pair, Score]:
        """The scores with what persons decided in their place."""
        kept = {pair: score for pair, score in scores.items() if pair not in self.apart}
        return kept | dict.fromkeys(self.same, JUDGED_SAME)

    def part(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether a thing of one group was declared another thing than one of the other group."""
        return bool(self.apart) and any((min(a, b), max(a, b)) in self.apart for a in one for b in other)


NONE = Rulings()


class Groups:
    """The things 0 .. number-1 on their way into groups: at first those that persons declared one."""

    def __init__(self, number: int, rulings: Rulings = NONE) -> None:
        self._rulings = rulings
        self._home = list(range(number))
        self._members: dict[int, list[int]] = {at: [at] for at in range(number)}
        for one, other in rulings.same:
            if self.may_join(one, other):
                self.join(one, other)

    def of(self, thing: int) -> list[int]:
        """The group that a thing is in."""
        return self._members[self._home[thing]]

    def may_join(self, one: int, other: int) -> bool:
        """Whether two things are in different groups that no person declared two."""
        return self._home[one] != self._home[other] and not self._rulings.part(self.of(one), self.of(other))

    def join(self, one: int, other: int) -> None:
        """Make the groups of two things one."""
        keep, drop = sorted((self._home[one], self._home[other]))
        for at in self._members[drop]:
            self._home[at] = keep
        self._members[keep] += self._members.pop(drop)

    def members(self) -> list[list[int]]:
        """The groups, each sorted, by their first member."""
        return sorted(sorted(found) for found in self._members.values())


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
        answers: dict[Pair, bool] = {}
        for item in chosen:
            for a in _meant(item.one, places):
                for b in _meant(item.other, places):
                    if a != b:
                        pair = min(a, b), max(a, b)
                        answers.pop(pair, None)
                        answers[pair] = item.answer == "same"
        same = tuple(pair for pair, answer in reversed(answers.items()) if answer)
        return Rulings(same, frozenset(pair for pair, answer in answers.items() if not answer))

    def united(self, about: Question, documents: Container[str]) -> list[tuple[Span, ...]]:
        """What persons declared one in some reports, whether or not the program saw it, as groups of passages."""
        spans = {
            span
            for item in self.standing
            if item.about == about and item.answer in ("same", "not-same")
            for span in (*item.one, *item.other)
            if span.document in documents
        }
        places = sorted(spans)
        rulings = self.on(about, [(span,) for span in places])
        groups = Groups(len(places), rulings)
        return [tuple(places[at] for at in members) for members in groups.members() if len(members) > 1]

    def parted(self, about: Question, spans: Sequence[Span]) -> list[list[int]]:
        """The passages of one thing, by their places, taken apart where persons declared them two."""
        rulings = self.on(about, [(span,) for span in spans])
        parts: list[list[int]] = []
        for at in range(len(spans)):
            home = next((part for part in parts if not rulings.part(part, [at])), None)
            if home is None:
                parts.append([at])
            else:
                home.append(at)
        return parts

    def kind_of(self, positions: Sequence[Span]) -> DisagreementKind | str | None:
        """The kind that a person gave a disagreement with these positions; `none` where it is none."""
        found = None
        for item in self.standing:
            if item.about == "disagreement" and item.answer == "kind" and _is_on(item.one, positions):
                found = item.kind
        return found


def whole(report: Report) -> Span:
    """The whole of a report as a passage, for questions about reports."""
    return report.span(0, len(report.text))


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
