"""The frozen records that the program passes on and writes: one class for each object of the record.

They are what `communique annotate` and `communique brief --format json` print: the field names are
the public ones. All offsets count Unicode code points of the report's text, start inclusive, end
exclusive. Dates are EDTF strings (ISO 8601-2).
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from communique.model.correction import Answer, Correction, Question
from communique.model.ledger import (
    Amendment,
    Decision,
    Item,
    LedgerEntry,
    Notice,
    Party,
    Sign,
    Version,
)
from communique.model.record import (
    Claim,
    Commitment,
    CommitmentSupport,
    Coverage,
    Dependence,
    Derivation,
    Disagreement,
    Drawn,
    Event,
    Failure,
    FollowUp,
    FollowUpStep,
    LifeStage,
    Mechanism,
    Nearest,
    Origin,
    Position,
    Program,
    Quotation,
    Record,
    Rendition,
    Story,
    Support,
)
from communique.model.report import (
    Actor,
    Attribution,
    Check,
    CommitmentReport,
    EventReport,
    Figure,
    Furniture,
    Known,
    MechanismReport,
    Outlet,
    Passage,
    Plover,
    Published,
    Report,
    ReportLine,
    Span,
    Term,
    TimeExpression,
)
from communique.model.vocabulary import (
    CORRECTION_SCHEMA,
    LEDGER_SCHEMA,
    RECORD_SCHEMA,
    REPORT_SCHEMA,
    STRENGTH,
    Act,
    ActorType,
    Area,
    Basis,
    CheckKind,
    CommitmentKind,
    Context,
    Degree,
    DerivationKind,
    DisagreementKind,
    Effect,
    EventBasis,
    Extent,
    FollowUpStatus,
    Form,
    FurnitureKind,
    Modality,
    Mode,
    OriginKind,
    Outcome,
    Presence,
    Qualifier,
    Range,
    Stance,
    Standing,
    State,
    Status,
    Subject,
    TimeType,
    Verdict,
    content_id,
)

__all__ = [
    "CORRECTION_SCHEMA",
    "LEDGER_SCHEMA",
    "RECORD_SCHEMA",
    "REPORT_SCHEMA",
    "STRENGTH",
    "Act",
    "Actor",
    "ActorType",
    "Amendment",
    "Answer",
    "Area",
    "Attribution",
    "Basis",
    "Check",
    "CheckKind",
    "Claim",
    "Commitment",
    "CommitmentKind",
    "CommitmentReport",
    "CommitmentSupport",
    "Context",
    "Correction",
    "Coverage",
    "Decision",
    "Degree",
    "Dependence",
    "Derivation",
    "DerivationKind",
    "Disagreement",
    "DisagreementKind",
    "Drawn",
    "Effect",
    "Event",
    "EventBasis",
    "EventReport",
    "Extent",
    "Failure",
    "Figure",
    "FollowUp",
    "FollowUpStatus",
    "FollowUpStep",
    "Form",
    "Furniture",
    "FurnitureKind",
    "Item",
    "Known",
    "LedgerEntry",
    "LifeStage",
    "Mechanism",
    "MechanismReport",
    "Modality",
    "Mode",
    "Nearest",
    "Notice",
    "Origin",
    "OriginKind",
    "Outcome",
    "Outlet",
    "Party",
    "Passage",
    "Plover",
    "Position",
    "Presence",
    "Program",
    "Published",
    "Qualifier",
    "Question",
    "Quotation",
    "Range",
    "Record",
    "Rendition",
    "Report",
    "ReportLine",
    "Sign",
    "Span",
    "Stance",
    "Standing",
    "State",
    "Status",
    "Story",
    "Subject",
    "Support",
    "Term",
    "TimeExpression",
    "TimeType",
    "Verdict",
    "Version",
    "content_id",
    "read_correction",
    "read_line",
    "read_record",
    "to_json",
]


def to_json(value: Struct) -> bytes:
    """One record or line as UTF-8 JSON without line breaks."""
    return msgspec.json.encode(value)


def read_line(data: bytes | str) -> ReportLine:
    """A line of `annotate` back as a record.

    Raises:
        msgspec.ValidationError: the JSON is not of that shape.
        msgspec.DecodeError: it is no JSON.
    """
    return msgspec.json.decode(data, type=ReportLine)


def read_record(data: bytes | str) -> Record:
    """The output of `brief --format json` back as a record; raises as `read_line`."""
    return msgspec.json.decode(data, type=Record)


def read_correction(data: bytes | str) -> Correction:
    """A line of exported corrections back as a correction; raises as `read_line`."""
    return msgspec.json.decode(data, type=Correction)
