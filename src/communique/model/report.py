"""What one report says: the objects of a line of `communique annotate`."""

from __future__ import annotations

from msgspec import Struct

from communique.model.vocabulary import (
    REPORT_SCHEMA,
    Act,
    ActorType,
    Area,
    Basis,
    CheckKind,
    CommitmentKind,
    Context,
    EventBasis,
    FurnitureKind,
    Modality,
    Mode,
    Qualifier,
    Range,
    Stance,
    State,
    TimeType,
)


class Span(Struct, frozen=True, order=True):
    """A passage of one report: the one kind of evidence. `exact` is `text[start:end]`."""

    document: str
    start: int
    end: int
    exact: str

    @property
    def range(self) -> Range:
        """Start and end alone."""
        return self.start, self.end


class Known(Struct, frozen=True):
    """A fact about a report with the ground it stands on; no value goes with the basis `none`."""

    basis: Basis = "none"
    evidence: tuple[Span, ...] = ()


class Outlet(Known, frozen=True):
    """Who published the report."""

    name: str | None = None


class Published(Known, frozen=True):
    """When the report was published, as an EDTF date."""

    value: str | None = None


class Furniture(Struct, frozen=True):
    """Text on the page that is not the report: marked, never cut."""

    kind: FurnitureKind
    span: Span


class Passage(Struct, frozen=True):
    """A stretch of a report in one language (BCP 47)."""

    language: str
    span: Span


class Report(Struct, frozen=True, kw_only=True):
    """One published text, cleaned: the `document` of the record."""

    id: str
    source: str
    sha256: str
    text: str
    language: str = "und"
    title: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    outlet: Outlet = Outlet()
    published: Published = Published()
    furniture: tuple[Furniture, ...] = ()
    passages: tuple[Passage, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`.

        Raises:
            ValueError: the offsets do not fit the text or the span would be empty.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"offsets {start}-{end} do not fit a text of {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])


class Actor(Struct, frozen=True, kw_only=True):
    """A person, state, organisation, outlet, document or group that reports speak of."""

    id: str
    name: str
    type: ActorType
    members: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    iso3166: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    office: str | None = None


class Attribution(Struct, frozen=True, kw_only=True):
    """Who (source) is said (cue) to have said, thought or agreed what (content), and through whom (chain).

    Attributes:
        continues: the attribution whose speaker says these words too, where they have no cue of their own.
        rule: which rule found it.
        confidence: the share that is right among such attributions; None in records of versions that gave none.
    """

    id: str
    source: Span | None
    actor: str | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    chain: tuple[str, ...] = ()
    nested_in: str | None = None
    continues: str | None = None
    addressee: str | None = None
    setting: str | None = None
    date: str | None = None
    stance: Stance = "fact"
    negated: bool = False
    rule: str = ""
    confidence: float | None = None
    document: str = ""


class Term(Struct, frozen=True):
    """One particular of a commitment or mechanism: a cap, a topic, a frequency."""

    label: str
    value: str | int | float | None
    span: Span


class CommitmentReport(Struct, frozen=True, kw_only=True):
    """One undertaking as one report gives it."""

    id: str
    act: Act
    parties: tuple[str, ...]
    action: str
    evidence: tuple[Span, ...]
    area: Area
    kind: CommitmentKind
    modality: Modality
    mechanism: str | None = None
    terms: tuple[Term, ...] = ()
    deadline: str | None = None
    prior: bool = False
    attribution: str | None = None
    document: str = ""


class MechanismReport(Struct, frozen=True, kw_only=True):
    """A standing arrangement, body, agreement, programme, forum or document as one report gives it."""

    id: str
    name: str
    type: str
    parties: tuple[str, ...]
    mentions: tuple[Span, ...]
    state: State | None = None
    terms: tuple[Term, ...] = ()
    document: str = ""


class TimeExpression(Struct, frozen=True, kw_only=True):
    """Words that name a time, and the EDTF value they come to; None where that cannot be said."""

    span: Span
    value: str | None
    type: TimeType
    anchored: bool = False
    document: str = ""


class Plover(Struct, frozen=True, kw_only=True):
    """The code of an event in the PLOVER scheme."""

    event: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()


class EventReport(Struct, frozen=True, kw_only=True):
    """Something that happened or is to happen, as one report gives it."""

    id: str
    what: str
    actors: tuple[str, ...]
    place: str | None
    date: str | None
    basis: EventBasis
    time_expression: Span | None
    evidence: tuple[Span, ...]
    context: Context
    plover: Plover | None = None
    document: str = ""


class Figure(Struct, frozen=True, kw_only=True):
    """A number that means something: how much of what."""

    id: str
    span: Span
    value: float | int | None
    unit: str | None
    of_what: str | None
    qualifier: Qualifier | None = None
    document: str = ""


class Check(Struct, frozen=True, kw_only=True):
    """A place where a report says what cannot be, or cannot be read: for a person to look at."""

    kind: CheckKind
    span: Span
    says: str | None
    expected: str | None
    basis: str | None


class ReportLine(Struct, frozen=True, kw_only=True):
    """One report with all its layers: a line of `communique annotate`."""

    schema: str = REPORT_SCHEMA
    document: Report
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    commitments: tuple[CommitmentReport, ...] = ()
    mechanisms: tuple[MechanismReport, ...] = ()
    time_expressions: tuple[TimeExpression, ...] = ()
    events: tuple[EventReport, ...] = ()
    figures: tuple[Figure, ...] = ()
    checks: tuple[Check, ...] = ()
