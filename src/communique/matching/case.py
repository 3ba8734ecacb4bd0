"""The working paper on one story: its reports made ready, and what the steps of reconciling find."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from communique.matching.passages import Reading
from communique.matching.weights import Weights, weights_of
from communique.model import (
    Actor,
    Attribution,
    Claim,
    Commitment,
    Coverage,
    Derivation,
    Disagreement,
    Event,
    Mechanism,
    Origin,
    Quotation,
    Range,
    Span,
    Story,
)


@dataclass(frozen=True, order=True)
class Credit:
    """A passage of a report that came from an origin."""

    place: Range
    origin: str


@dataclass
class Case:
    """One story on its way through the steps; each step fills the part it is named for.

    Attributes:
        agencies: names of news agencies, in the form of `press.squash`.
        own: the origin that stands for each report itself: its publisher.
        credits: passages of each report that came from elsewhere, by report.
    """

    story: Story
    readings: tuple[Reading, ...]
    actors: dict[str, Actor]
    agencies: frozenset[str] = frozenset()
    origins: tuple[Origin, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    own: dict[str, str] = field(default_factory=dict)
    credits: dict[str, tuple[Credit, ...]] = field(default_factory=dict)
    quotations: tuple[Quotation, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    wordings: tuple[Disagreement, ...] = ()
    coverage: tuple[Coverage, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Reading]:
        """The reports by id."""
        return {reading.id: reading for reading in self.readings}

    @cached_property
    def weights(self) -> Weights:
        """How much each term tells in this story."""
        return weights_of(clause.tokens for reading in self.readings for clause in reading.clauses)

    def reading(self, span: Span) -> Reading:
        """The report that a span lies in."""
        return self.by_id[span.document]

    def origin_of(self, span: Span) -> str | None:
        """Where the information of a passage entered the press: the innermost credit that holds it."""
        holding = [
            credit
            for credit in self.credits.get(span.document, ())
            if min(credit.place[1], span.end) - max(credit.place[0], span.start) > (span.end - span.start) / 2
        ]
        best = min(holding, key=lambda credit: (credit.place[1] - credit.place[0], credit.place), default=None)
        return best.origin if best else self.own.get(span.document)

    def attribution_of(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds a passage."""
        best: Attribution | None = None
        size = 0
        for attribution in self.by_id[span.document].line.attributions:
            for content in attribution.content:
                held = content.start <= span.start + SLACK and span.end <= content.end + SLACK
                if held and (best is None or content.end - content.start < size):
                    best, size = attribution, content.end - content.start
        return best

    def count_origins(self, spans: Iterable[Span]) -> int:
        """The independent origins behind passages: the same one twice counts once, unknown ones as one."""
        names = {self.origin_of(span) for span in spans}
        return max(1, len(names - {None}))

    def expand(self, actors: Iterable[str]) -> frozenset[str]:
        """Actors, groups by their members."""
        found: set[str] = set()
        for name in actors:
            actor = self.actors.get(name)
            found.update(actor.members if actor and actor.members else (name,))
        return frozenset(found)

    def name(self, actor: str | None) -> str:
        """The name of an actor for a person to read."""
        known = self.actors.get(actor or "")
        return known.name if known else "somebody"

    def date_at(self, span: Span) -> str | None:
        """The date of the first time expression in a passage that has one."""
        times = self.by_id[span.document].line.time_expressions
        place = bisect_right([time.span.start for time in times], span.start - 1)
        while place < len(times) and times[place].span.start < span.end:
            if times[place].value and times[place].type in ("date", "time"):
                return times[place].value
            place += 1
        return None


SLACK = 3
"""Characters (a quotation mark, a comma) by which a passage may stick out of the content that holds it."""
