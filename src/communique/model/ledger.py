"""What became of what was undertaken: the objects of the ledger."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from communique.model.report import Span, Term
from communique.model.vocabulary import (
    LEDGER_SCHEMA,
    Act,
    ActorType,
    Area,
    CommitmentKind,
    Effect,
    FollowUpStatus,
    Modality,
    Outcome,
    Standing,
    State,
    Subject,
    Verdict,
    content_id,
)


class Party(Struct, frozen=True, order=True):
    """Who undertakes something: a key that is the same in every report, and the name for a person to read."""

    key: str
    name: str
    type: ActorType = "state"


class Version(Struct, frozen=True, kw_only=True):
    """An undertaking or arrangement as one passage gives it.

    `earlier` says that the passage only recalls it; `mechanism` is the name of the arrangement that it concerns; `type`
    and `state` are those of an arrangement.
    """

    what: str
    parties: tuple[Party, ...] = ()
    area: Area | None = None
    kind: CommitmentKind | None = None
    act: Act | None = None
    modality: Modality | None = None
    deadline: str | None = None
    terms: tuple[Term, ...] = ()
    earlier: bool = False
    mechanism: str | None = None
    type: str | None = None
    state: State | None = None


class Notice(Struct, frozen=True, kw_only=True):
    """That a passage of a report tells of an undertaking or an arrangement.

    Attributes:
        id: made of the report and the place, so that it is the same whenever the report is read.
        published: when the report was, as an EDTF date; None where that is not known.
        date: when that happened of which it tells, as an EDTF date; None where the report does not say.
        version: how it gives the thing; None where it only tells what became of it.
        circle: the keys of the states that the report of an undertaking names: what others do is another matter.
        named: the keys of the bodies that it names beside them, which may be states that no list has.
    """

    id: str
    about: Subject
    document: str
    outlet: str | None
    published: str | None
    date: str | None = None
    evidence: tuple[Span, ...]
    version: Version | None = None
    circle: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Sign(Struct, frozen=True, kw_only=True):
    """That a clause tells what became of something, before it is said of what.

    Attributes:
        outcome: what its words tell, the surest of `cues`.
        cues: each with the words that tell it.
        around: the sentence, the one before it and the title: what it may be about.
        states: the keys of the states that its sentence names, by themselves or by who acts for them.
        deadline: the new date that it gives, as an EDTF date.
    """

    id: str
    notice: Notice
    outcome: Outcome
    cues: tuple[tuple[Outcome, str], ...]
    around: tuple[str, ...]
    states: tuple[str, ...] = ()
    deadline: str | None = None


class LedgerEntry(Struct, frozen=True, kw_only=True):
    """One line of the ledger: what a passage says of an item. It is appended, and never changed.

    Attributes:
        id: the hash of its content and of `at`: what is said again after something else was said is a new entry.
        item: the undertaking or arrangement; its id is that of the notice it was opened with.
        effect: what the passage does to the item; None where that follows from what was known before it.
        status: the status that it gives the item, if any.
        score, why: how surely the passage is about the item, and on what grounds.
        place: 0 for the item that the passage is most surely about; a clause may tell the outcome of others too.
        stands: False where it only takes back what an earlier entry in its place said.
        standing: whether it counts as proposed, or waits for a person.
        at: when it was appended, ISO 8601 in UTC.
    """

    schema: str = LEDGER_SCHEMA
    id: str = ""
    item: str
    notice: Notice
    effect: Effect | None = None
    status: FollowUpStatus | None = None
    deadline: str | None = None
    score: float | None = None
    why: str | None = None
    place: int = 0
    stands: bool = True
    standing: Standing = "proposed"
    at: str

    @property
    def key(self) -> str:
        """What it may be the newest of."""
        return f"{self.notice.id} {self.place}"

    def identified(self) -> LedgerEntry:
        """The same with the id of its content."""
        said = (self.effect, self.status, self.deadline, self.score, self.why, self.place, self.stands)
        parts = (self.item, self.notice, *said, self.at)
        return replace(self, id=content_id("e", *parts))

    def says_as(self, other: LedgerEntry) -> bool:
        """Whether it says what another does, whenever and on whatever terms each was appended."""
        return replace(self, id="", at="", standing="proposed") == replace(other, id="", at="", standing="proposed")


class Item(Struct, frozen=True, kw_only=True):
    """An undertaking or arrangement as all entries together have it; worked out anew when one is added.

    Attributes:
        id: that of the notice with which it was opened.
        status: what became of it, as told; whether it is late depends on the day on which one asks.
        since: since when, as an EDTF date.
        announced: when it was first told of, as an EDTF date.
        newest: when the last report that tells of it was published.
        contested: whether somebody denies what somebody else says became of it.
        waiting: how many of its entries wait for a person.
        rejected: whether a person struck it out.
        also: ids that it had before it was found to be one with others.
        moved: the id of the item that it was found to be one with.
        first: the passage with which it was opened, and who published it.
        at: when it was worked out, ISO 8601 in UTC.
    """

    schema: str = LEDGER_SCHEMA
    id: str
    about: Subject
    version: Version
    status: FollowUpStatus
    state: State | None = None
    since: str | None = None
    announced: str | None = None
    newest: str | None = None
    overdue: bool = False
    contested: bool = False
    waiting: int = 0
    rejected: bool = False
    also: tuple[str, ...] = ()
    moved: str | None = None
    first: Span
    outlet: str | None = None
    at: str

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who undertook it."""
        return self.version.parties


class Amendment(Struct, frozen=True, kw_only=True):
    """What a person puts in the place of what the program proposes; what is None stays as it is."""

    status: FollowUpStatus | None = None
    deadline: str | None = None
    what: str | None = None
    parties: tuple[str, ...] | None = None
    area: Area | None = None
    date: str | None = None


class Decision(Struct, frozen=True, kw_only=True):
    """A person's word on an entry or on an item of the ledger; the newest on one thing counts.

    Attributes:
        target: the id of the entry or item.
        at: when it was given, ISO 8601 in UTC.
    """

    schema: str = LEDGER_SCHEMA
    id: str = ""
    target: str
    verdict: Verdict
    amendment: Amendment | None = None
    by: str | None = None
    note: str | None = None
    at: str

    def identified(self) -> Decision:
        """The same with the id of its content."""
        parts = (self.target, self.verdict, self.amendment, self.by, self.note, self.at)
        return replace(self, id=content_id("v", *parts))
