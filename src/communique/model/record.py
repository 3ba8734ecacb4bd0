"""What several reports say together: the objects of the record."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from communique.model.correction import Correction
from communique.model.report import (
    Actor,
    Attribution,
    Check,
    CommitmentReport,
    EventReport,
    Figure,
    MechanismReport,
    Plover,
    Report,
    Span,
    Term,
    TimeExpression,
)
from communique.model.vocabulary import (
    RECORD_SCHEMA,
    Act,
    Area,
    CommitmentKind,
    Degree,
    DerivationKind,
    DisagreementKind,
    Effect,
    Extent,
    FollowUpStatus,
    Form,
    OriginKind,
    Presence,
    State,
    Status,
)


class Story(Struct, frozen=True, kw_only=True):
    """The reports of one event."""

    id: str
    documents: tuple[str, ...]
    what: str | None
    date: str | None
    place: str | None
    actors: tuple[str, ...]
    score: float | None = None
    why: str | None = None


class Origin(Struct, frozen=True, kw_only=True):
    """Where a piece of information entered the press."""

    id: str
    kind: OriginKind
    name: str | None
    documents: tuple[str, ...]


class Derivation(Struct, frozen=True, kw_only=True):
    """That a report took something from another report or an origin, and the passages that show it."""

    source: str = field(name="from")
    to: str
    kind: DerivationKind
    evidence: tuple[tuple[Span, ...], ...]
    score: float | None = None
    why: str | None = None


class Dependence(Struct, frozen=True, kw_only=True):
    """How much of a report came from other publishers, by the share of its words, and from which origins.

    `own` is the origin that stands for the report's own work.
    """

    document: str
    own: str
    derived: Degree
    share: float
    origins: tuple[str, ...] = ()


class Rendition(Struct, frozen=True, kw_only=True):
    """One printing of an utterance: where its words are in no other rendition, and what stands in quotation marks."""

    attribution: str | None
    span: Span
    form: Form
    differs_at: tuple[Span, ...] = ()
    quoted_at: tuple[Span, ...] = ()


class Quotation(Struct, frozen=True, kw_only=True):
    """One utterance and its renditions. `common` and `differs` hold words shared and not shared."""

    id: str
    speaker: str | None
    renditions: tuple[Rendition, ...]
    common: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    score: float | None = None
    why: str | None = None


class Support(Struct, frozen=True, kw_only=True):
    """A passage that carries a claim."""

    span: Span
    document: str
    attribution: str | None
    extent: Extent
    origin: str | None


class Claim(Struct, frozen=True, kw_only=True):
    """A proposition that reports carry."""

    id: str
    proposition: str
    support: tuple[Support, ...]
    origins: int
    status: Status
    score: float | None = None
    why: str | None = None


class Position(Struct, frozen=True, kw_only=True):
    """What one passage says in a disagreement."""

    value: str | int | float | None
    span: Span
    document: str


class Disagreement(Struct, frozen=True, kw_only=True):
    """That reports differ, on what, in what way and why we say so; `resolved_by` shows how both may hold."""

    id: str
    kind: DisagreementKind
    topic: str
    positions: tuple[Position, ...]
    claims: tuple[str, ...] = ()
    why: str | None = None
    resolved_by: tuple[Span, ...] = ()


class Nearest(Struct, frozen=True, kw_only=True):
    """A sentence that was looked at for a claim."""

    span: Span
    score: float


class Coverage(Struct, frozen=True, kw_only=True):
    """Whether one report carries one claim; an omission shows the sentences looked at."""

    claim: str
    document: str
    present: Presence
    nearest: tuple[Nearest, ...]


class Drawn(Struct, frozen=True, kw_only=True):
    """From which origin a report has what it carries."""

    document: str
    origin: str


class CommitmentSupport(Struct, frozen=True, kw_only=True):
    """Who carries a commitment, and from where each report has it."""

    origins: int
    status: Status
    drawn: tuple[Drawn, ...] = ()


class FollowUpStep(Struct, frozen=True, kw_only=True):
    """What one passage does to a commitment: the line of the ledger, the day that it tells of, and the words."""

    entry: str | None = None
    effect: Effect
    status: FollowUpStatus | None = None
    date: str | None = None
    span: Span
    standing: Literal["proposed", "waiting", "accepted", "rejected", "amended"] = "proposed"


class FollowUp(Struct, frozen=True, kw_only=True):
    """What became of a commitment, as far as the reports tell."""

    status: FollowUpStatus | None = "no evidence yet"
    since: str | None = None
    history: tuple[FollowUpStep, ...] = ()


class Commitment(Struct, frozen=True, kw_only=True):
    """One undertaking across the reports of a story."""

    id: str
    parties: tuple[str, ...]
    action: str
    area: Area
    kind: CommitmentKind
    mechanism: str | None
    deadline: str | None
    terms: tuple[Term, ...]
    reports: tuple[CommitmentReport, ...]
    strength: Act
    support: CommitmentSupport
    follow_up: FollowUp | None = None
    score: float | None = None
    why: str | None = None


class LifeStage(Struct, frozen=True, kw_only=True):
    """A state of a mechanism, when, and the passages that say so."""

    state: State
    date: str | None
    evidence: tuple[Span, ...]


class Mechanism(Struct, frozen=True, kw_only=True):
    """A standing arrangement across reports."""

    id: str
    name: str
    type: str
    parties: tuple[str, ...]
    reports: tuple[MechanismReport, ...]
    lifecycle: tuple[LifeStage, ...] = ()
    score: float | None = None
    why: str | None = None


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened or is to happen, across reports."""

    id: str
    what: str
    actors: tuple[str, ...]
    place: str | None
    date: str | None
    plover: Plover | None
    reports: tuple[EventReport, ...]
    score: float | None = None
    why: str | None = None


class Failure(Struct, frozen=True, kw_only=True):
    """A source that could not be read, and why."""

    source: str
    error: str
    message: str


class Program(Struct, frozen=True, kw_only=True):
    """Which program wrote the record."""

    name: str
    version: str


class Record(Struct, frozen=True, kw_only=True):
    """Everything that some reports say, and how it hangs together."""

    schema: str = RECORD_SCHEMA
    program: Program
    documents: tuple[Report, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    time_expressions: tuple[TimeExpression, ...] = ()
    stories: tuple[Story, ...] = ()
    origins: tuple[Origin, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    events: tuple[Event, ...] = ()
    checks: tuple[Check, ...] = ()
    corrections: tuple[Correction, ...] = ()
    failures: tuple[Failure, ...] = ()
