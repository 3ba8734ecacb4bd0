"""The working paper on one story: its reports made ready, and what the steps of reconciling find."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from communique.matching.corrections import Corrections
from communique.matching.denial import denies, takes_for_granted
from communique.matching.overlaps import Overlaps
from communique.matching.passages import Reading
from communique.matching.press import squash
from communique.matching.same import Matcher, load_matcher
from communique.matching.statements import Statement
from communique.matching.weights import Weights, weights_of
from communique.model import (
    Actor,
    Attribution,
    Claim,
    Commitment,
    Coverage,
    Dependence,
    Derivation,
    Disagreement,
    Event,
    Figure,
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


@dataclass(frozen=True)
class Sources:
    """Where the reports have what they say.

    Attributes:
        origins: where information entered the press.
        derivations: which report took something from which source.
        own: the origin that stands for each report itself: its publisher.
        credits: passages of each report that came from elsewhere, by report.
        dependence: how much of each report came from elsewhere.
    """

    origins: tuple[Origin, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)
    credits: Mapping[str, tuple[Credit, ...]] = field(default_factory=dict)
    dependence: tuple[Dependence, ...] = ()


@dataclass
class Case:
    """One story on its way through the steps; each step fills the part it is named for.

    Attributes:
        agencies: the names of news agencies: in the form of `press.squash`, and the one that we call each by.
        capitals: the names of capitals, and the state that each is of, as an actor.
        corrections: what persons decided about this story.
        matcher: what tells whether two texts say the same.
        statements: what passages say, as far as they were asked.
    """

    story: Story
    readings: tuple[Reading, ...]
    actors: dict[str, Actor]
    agencies: Mapping[str, str] = field(default_factory=dict)
    capitals: Mapping[str, str] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=Corrections)
    matcher: Matcher = field(default_factory=load_matcher)
    statements: dict[Span, Statement] = field(default_factory=dict)
    sources: Sources = field(default_factory=Sources)
    quotations: tuple[Quotation, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    wordings: tuple[Disagreement, ...] = ()
    undertakings: tuple[Disagreement, ...] = ()
    arrangements: tuple[Disagreement, ...] = ()
    clashes: tuple[Disagreement, ...] = ()
    amounts: tuple[Disagreement, ...] = ()
    answers: tuple[Disagreement, ...] = ()
    tellings: tuple[Disagreement, ...] = ()
    topics: tuple[Disagreement, ...] = ()
    coverage: tuple[Coverage, ...] = ()

    @property
    def all_disagreements(self) -> tuple[Disagreement, ...]:
        """Disagreements over undertakings, mechanisms, events and claims, statements, ways of telling, and wordings."""
        found = (self.undertakings, self.arrangements, self.disagreements, self.clashes, self.amounts, self.answers)
        return tuple(item for part in (*found, self.tellings, self.topics, self.wordings) for item in part)

    def agency(self, name: str) -> str:
        """One name for an agency that goes by several; other publishers keep theirs."""
        return self.agencies.get(squash(name), name)

    @cached_property
    def by_id(self) -> dict[str, Reading]:
        """The reports by id."""
        return {reading.id: reading for reading in self.readings}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """The attributions of all reports by id."""
        return {item.id: item for reading in self.readings for item in reading.line.attributions}

    @cached_property
    def supported(self) -> Overlaps[str]:
        """The ids of the claims by the passages that support them; asked for only after the claims are found."""
        return Overlaps(
            (support.document, support.span.start, support.span.end, claim.id)
            for claim in self.claims
            for support in claim.support
        )

    @cached_property
    def figured(self) -> Overlaps[Figure]:
        """The figures of all reports by place."""
        return Overlaps(
            (reading.id, figure.span.start, figure.span.end, figure)
            for reading in self.readings
            for figure in reading.line.figures
        )

    @cached_property
    def counted(self) -> tuple[tuple[Span, tuple[Figure, ...]], ...]:
        """The sentences that have several numbers, each with its numbers in order."""
        found = []
        for reading in self.readings:
            for sentence in reading.sentences:
                told = self.figured.over(reading.id, sentence.start, sentence.end)
                inside = [item for start, end, item in told if sentence.start <= start and end <= sentence.end]
                numbers = tuple(sorted((item for item in inside if item.value is not None), key=lambda item: item.span))
                if len(numbers) > 1:
                    found.append((sentence.span, numbers))
        return tuple(found)

    @cached_property
    def proper(self) -> frozenset[str]:
        """The terms that every report prints with a capital: names of places and things."""
        plain: set[str] = set()
        capital: set[str] = set()
        for reading in self.readings:
            text = reading.text
            for word in reading.words:
                (capital if text[word.start].isupper() else plain).add(word.term)
        return frozenset(capital - plain)

    @cached_property
    def weights(self) -> Weights:
        """How much each term tells in this story."""
        return weights_of(clause.tokens for reading in self.readings for clause in reading.clauses)

    def reading(self, span: Span) -> Reading:
        """The report that a span lies in."""
        return self.by_id[span.document]

    @cached_property
    def _credited(self) -> Overlaps[str]:
        return Overlaps(
            (document, *credit.place, credit.origin)
            for document, found in sorted(self.sources.credits.items())
            for credit in found
        )

    @cached_property
    def _attributed(self) -> Overlaps[Attribution]:
        return Overlaps(
            (reading.id, content.start, content.end, attribution)
            for reading in self.readings
            for attribution in reading.line.attributions
            for content in attribution.content
        )

    def origin_of(self, span: Span) -> str | None:
        """Where the information of a passage entered the press: the innermost credit that holds it."""
        holding = [
            (end - start, start, origin)
            for start, end, origin in self._credited.over(span.document, span.start, span.end)
            if min(end, span.end) - max(start, span.start) > (span.end - span.start) / 2
        ]
        return min(holding)[2] if holding else self.sources.own.get(span.document)

    def attribution_of(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds a passage."""
        return next(iter(self.attributions_over(span)), None)

    def denial_of(self, span: Span) -> Attribution | None:
        """The attribution by which somebody denies, rejects or doubts a passage, or the better part of it."""
        return next((item for item in self._telling(span) if denies(item)), None)

    def is_vouched(self, span: Span) -> bool:
        """Whether whoever a passage is given to says that it is so: not what was denied, or was not said."""
        told = self._telling(span, with_words=False)
        unsaid = (item for item in told if item.negated and not takes_for_granted(item))
        return self.denial_of(span) is None and next(unsaid, None) is None

    def _telling(self, span: Span, *, with_words: bool = True) -> list[Attribution]:
        """The attributions that are the better part of a passage by their content, or with their source and cue."""
        found = []
        for start, end, attribution in self._attributed.over(span.document, span.start, span.end):
            inside = min(end, span.end) - max(start, span.start)
            parts = (attribution.source, attribution.cue) if with_words else ()
            own = sum(part.end - part.start for part in parts if part and span.start <= part.start < span.end)
            if (inside + own) * 2 > span.end - span.start:
                found.append(attribution)
        return found

    def attributions_over(self, span: Span) -> list[Attribution]:
        """The attributions whose content holds a passage, the innermost first."""
        holding = [
            (end - start, start, attribution.id, attribution)
            for start, end, attribution in self._attributed.over(span.document, span.start, span.end)
            if start <= span.start + SLACK and span.end <= end + SLACK
        ]
        return [attribution for *_, attribution in sorted(holding, key=lambda item: item[:3])]

    def ways_over(self, span: Span) -> list[tuple[str | None, ...]]:
        """The actor and chain of each attribution whose content touches a passage."""
        touching = self._attributed.over(span.document, span.start, span.end)
        return [(attribution.actor, *attribution.chain) for _, _, attribution in touching]

    def speakers_of(self, span: Span) -> frozenset[str]:
        """Everybody to whom a passage is given, however many hands it went through; groups by their members."""
        return self.expand(
            attribution.actor
            for start, end, attribution in self._attributed.over(span.document, span.start, span.end)
            if attribution.actor and start <= span.start + SLACK and span.end <= end + SLACK
        )

    @cached_property
    def _quoted(self) -> Overlaps[str]:
        return Overlaps(
            (item.span.document, item.span.start, item.span.end, quotation.id)
            for quotation in self.quotations
            for item in quotation.renditions
        )

    def quoted_in(self, span: Span) -> str | None:
        """The utterance that a passage belongs to; asked for only after the quotations are found."""
        return next((name for _, _, name in self._quoted.over(span.document, span.start, span.end)), None)

    def claims_at(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The claims that passages of two reports stand in."""
        met: defaultdict[str, set[str]] = defaultdict(set)
        for span in spans:
            for start, end, claim in self.supported.over(span.document, span.start, span.end):
                if min(span.end, end) - max(span.start, start) > (span.end - span.start) / 2:
                    met[claim].add(span.document)
        return tuple(sorted(claim for claim, documents in met.items() if len(documents) > 1))

    def claims_of(self, span: Span) -> set[str]:
        """The claims that a passage supports, as far as it is their better part or they are its."""
        return {
            claim
            for start, end, claim in self.supported.over(span.document, span.start, span.end)
            if (min(span.end, end) - max(span.start, start)) * 2 > max(span.end - span.start, end - start)
        }

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

    def persons(self, actors: Iterable[str]) -> frozenset[str]:
        """Those of the actors who are persons."""
        return frozenset(name for name in actors if name in self.actors and self.actors[name].type == "person")

    def name(self, actor: str | None) -> str:
        """The name of an actor for a person to read."""
        known = self.actors.get(actor or "")
        return known.name if known else "somebody"

    @cached_property
    def _dated(self) -> Overlaps[str]:
        return Overlaps(
            (reading.id, time.span.start, time.span.end, time.value)
            for reading in self.readings
            for time in reading.line.time_expressions
            if time.value and time.type in ("date", "time")
        )

    def date_at(self, span: Span) -> str | None:
        """The date of the first time expression in a passage that has one."""
        return next((date for _, _, date in self._dated.over(span.document, span.start, span.end)), None)

    def dated_over(self, span: Span) -> list[tuple[int, int, str]]:
        """The dates of all time expressions in a passage, with where they begin and end."""
        return self._dated.over(span.document, span.start, span.end)

    @cached_property
    def _cues(self) -> dict[str, list[int]]:
        return {
            reading.id: sorted(item.cue.end for item in reading.line.attributions if item.cue)
            for reading in self.readings
        }

    def is_time_of_saying(self, document: str, place: Range) -> bool:
        """Whether a time stands right after a word of saying: it dates that, not what is said."""
        ends = self._cues[document]
        at = bisect_right(ends, place[0]) - 1
        return at >= 0 and place[0] - ends[at] <= NEXT

    def dates_in(self, span: Span) -> list[tuple[int, str]]:
        """The dates of all time expressions in a passage, with where they begin."""
        return [(start, date) for start, _, date in self._dated.over(span.document, span.start, span.end)]


NEXT = 4
"""Characters between a word of saying and its time: a blank, "on"."""
SLACK = 3
"""Characters (a quotation mark, a comma) by which a passage may stick out of the content that holds it."""
