"""What a brief shows, in the order in which an analyst reads it: one page for every format.

The templates read these and nothing else. The strings are as the reports have them; making them safe
for a terminal, Markdown or HTML is the business of each renderer.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import DisagreementKind, Form, Presence, Status


@dataclass(frozen=True)
class Evidence:
    """The characters of a report that a line stands on. `number` counts the passages of the page."""

    number: int
    document: str
    outlet: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True)
class Fact:
    """A word or two with the passages that say so; `uncertain` if who says so may be misread."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    uncertain: bool = False


@dataclass(frozen=True)
class Piece:
    """A stretch of a rendition; `marked` if other renditions do not have these words."""

    text: str
    marked: bool


@dataclass(frozen=True)
class SourceReport:
    """A report of the page: what is known of it, and its text for looking things up.

    Attributes:
        name: the outlet, else the file; always distinct on one page.
        source: the name under which it was given.
        published: in words, None if unknown.
        remarks: what the reader must know of these facts ("date inferred").
        furniture: the passages that are not the report itself.
        derived: how much of it came from elsewhere, in words; None if it is its own.
    """

    document: str
    name: str
    source: str
    published: str | None
    remarks: tuple[str, ...]
    language: str
    text: str
    furniture: tuple[tuple[int, int], ...]
    derived: str | None = None


@dataclass(frozen=True)
class OriginLine:
    """Where information entered the press, and the reports that draw on it."""

    name: str
    kind: str
    reports: tuple[str, ...]


@dataclass(frozen=True)
class DerivationLine:
    """That one report took something from elsewhere."""

    report: str
    source: str
    how: str
    why: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class EventSection:
    """The event itself: who, where, when, and how it is known."""

    headline: str
    who: tuple[Fact, ...]
    where: Fact | None
    when: Fact | None
    known_from: str
    speaking: tuple[Fact, ...]
    reports: tuple[SourceReport, ...]
    origins: tuple[OriginLine, ...]
    derivations: tuple[DerivationLine, ...]


@dataclass(frozen=True)
class CarrierCell:
    """Whether one report carries a claim; for an omission, the nearest passage that was looked at."""

    outlet: str
    present: Presence
    evidence: Evidence | None


@dataclass(frozen=True)
class CommitmentLine:
    """One undertaking: who, what, how strongly, with what terms, and who carries it.

    `uncertain` if each report that has it rests on an attribution that may be misread.
    """

    action: str
    parties: str
    strength: str
    status: Status
    carried: str
    area: str
    remarks: tuple[str, ...]
    terms: tuple[Fact, ...]
    deadline: Fact | None
    follow_up: tuple[Fact, ...]
    put: tuple[str, ...]
    absent: tuple[CarrierCell, ...]
    evidence: tuple[Evidence, ...]
    uncertain: bool


@dataclass(frozen=True)
class CommitmentGroup:
    """Undertakings of one sort, under a heading."""

    heading: str
    lines: tuple[CommitmentLine, ...]


@dataclass(frozen=True)
class PositionLine:
    """One side of a disagreement: the value unless the words themselves are it, the words, and who prints them."""

    value: str | None
    quote: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class DifferenceLine:
    """That reports differ, on what, in what way; `resolved` holds the passages by which both sides may hold."""

    kind: DisagreementKind
    label: str
    topic: str
    positions: tuple[PositionLine, ...]
    why: str | None
    resolved: tuple[PositionLine, ...] = ()


@dataclass(frozen=True)
class RenditionLine:
    """One printing of an utterance, with the differing words marked; `uncertain` if the speaker may be another."""

    outlet: str
    form: Form
    label: str
    pieces: tuple[Piece, ...]
    through: str | None
    language: str
    evidence: Evidence
    uncertain: bool


@dataclass(frozen=True)
class QuotationLine:
    """One utterance as each report prints it."""

    speaker: str
    why: str | None
    renditions: tuple[RenditionLine, ...]


@dataclass(frozen=True)
class ClaimLine:
    """A claim that several reports carry, and the reports that leave it out."""

    proposition: str
    status: Status
    carried: str
    cells: tuple[CarrierCell, ...]
    evidence: tuple[Evidence, ...]

    @property
    def absent(self) -> tuple[CarrierCell, ...]:
        """The reports that were searched without finding it."""
        return tuple(cell for cell in self.cells if cell.present == "absent")


@dataclass(frozen=True)
class SingleLine:
    """A claim that one report alone carries, and whom that report has it from."""

    proposition: str
    through: str | None
    evidence: tuple[Evidence, ...]
    uncertain: bool


@dataclass(frozen=True)
class SingleGroup:
    """What one report alone carries."""

    outlet: str
    lines: tuple[SingleLine, ...]


@dataclass(frozen=True)
class TimelineLine:
    """Something that happened or is to happen."""

    date: str
    what: str
    who: str
    place: str | None
    remark: str | None
    code: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class MechanismLine:
    """A standing arrangement: whose it is, the state that each report gives it, its terms."""

    name: str
    type: str
    parties: str
    states: tuple[Fact, ...]
    terms: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class VoiceLine:
    """Who is quoted, how often, with how many words, and through whom; `uncertain` counts what may be misread."""

    name: str
    kind: str
    attributions: int
    uncertain: int
    direct: int
    indirect: int
    through: tuple[str, ...]
    reports: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class StorySection:
    """The reports of one event. `others` are those who are cited once and not quoted."""

    key: str
    event: EventSection
    agreed: tuple[CommitmentGroup, ...]
    differences: tuple[DifferenceLine, ...]
    quotations: tuple[QuotationLine, ...]
    shared: tuple[ClaimLine, ...]
    single: tuple[SingleGroup, ...]
    timeline: tuple[TimelineLine, ...]
    mechanisms: tuple[MechanismLine, ...]
    voices: tuple[VoiceLine, ...]
    others: tuple[Fact, ...]


@dataclass(frozen=True)
class GapLine:
    """Something that could not be read, dated or believed as printed."""

    kind: str
    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class BriefPage:
    """The brief."""

    title: str
    program: str
    summary: str
    stories: tuple[StorySection, ...]
    gaps: tuple[GapLine, ...]
    sources: tuple[SourceReport, ...]
    evidence: tuple[Evidence, ...]
