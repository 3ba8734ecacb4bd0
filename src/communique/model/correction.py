"""What a person says against a judgement of the program."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from communique.model.report import Span
from communique.model.vocabulary import CORRECTION_SCHEMA, DisagreementKind, content_id

Question = Literal["story", "quotation", "claim", "commitment", "mechanism", "event", "disagreement"]
Answer = Literal["same", "not-same", "kind", "withdrawn"]


class Correction(Struct, frozen=True, kw_only=True):
    """A person's judgement on passages: it wins over the program's, now and when reports are reconciled again.

    It names passages and no ids of things, for ids change with what a thing holds while the characters of a report
    stay; a report has the same id in every store, so a correction can be applied elsewhere.

    Attributes:
        about: which question it answers.
        answer: `same` and `not-same` of the passages of `one` with those of `other`; `kind` of the disagreement
            whose positions are in `one`; `withdrawn` takes back the correction that `withdraws` names.
        kind: what kind of disagreement it is; `none` if it is none.
        at: when it was given, ISO 8601 in UTC; the newest wins.
        by: who gave it.
    """

    schema: str = CORRECTION_SCHEMA
    id: str = ""
    about: Question
    answer: Answer
    one: tuple[Span, ...] = ()
    other: tuple[Span, ...] = ()
    kind: DisagreementKind | Literal["none"] | None = None
    withdraws: str | None = None
    at: str
    by: str | None = None
    note: str | None = None

    @property
    def documents(self) -> frozenset[str]:
        """The reports whose passages it names."""
        return frozenset(span.document for span in (*self.one, *self.other))

    def identified(self) -> Correction:
        """The same with the id of its content."""
        parts = (self.about, self.answer, self.one, self.other, self.kind, self.withdraws, self.at, self.by, self.note)
        return replace(self, id=content_id("x", *parts))
