"""The working paper on one report: the text, its parse, and the layers that the stages add to it.

A draft lives between `clean` and `link`. Its layers hold places in the text, not actors: `link` turns
places into actors and the draft into a `ReportLine`. Offsets are code points of `report.text`; the
tokens of `parse` carry the same offsets (`token.idx`), because the whole text is parsed as one `Doc`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from communique.model import (
    Act,
    ActorType,
    Area,
    Check,
    CommitmentKind,
    Context,
    EventBasis,
    Figure,
    FurnitureKind,
    Modality,
    Mode,
    Plover,
    Range,
    Report,
    Stance,
    State,
    Term,
    TimeExpression,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence: its place in the text and in the parse, and whether it is furniture."""

    start: int
    end: int
    first: int  # index of its first token
    last: int  # one past the index of its last token
    furniture: FurnitureKind | None = None
    language: str = "en"


@dataclass(frozen=True)
class Quote:
    """A passage between quotation marks; `start` and `end` include the marks.

    `speech` is False for scare quotes, titles and terms of art. A mark that is never closed gives a
    quote that ends with its passage and has `closed` False; one that the next paragraph takes up with an
    opening mark `goes_on` there.
    """

    start: int
    end: int
    inner: Range
    closed: bool = True
    speech: bool = True
    depth: int = 0
    goes_on: bool = False


@dataclass(frozen=True)
class Mention:
    """Words that refer to an actor.

    `key` is the name that the words spell out, without titles ("Mira Tolland" of "Prime Minister Mira
    Tolland"); for a state its ISO alpha-3 code stands in `state`. A metonym ("Tokyo" for a
    government) has the type `state`; a capital meant as a place is no mention.
    """

    start: int
    end: int
    kind: Literal["name", "metonym", "pronoun", "description", "group"]
    type: ActorType | None = None
    key: str = ""
    state: str | None = None  # the state named, or whose office or people it is
    office: str | None = None  # "president", "foreign minister": from a title or description
    former: bool = False
    name: Range | None = None  # the bare name inside the mention
    subject: bool = False  # whether it is the subject of a verb
    number: int | None = None  # how many a group says it has ("the two leaders")


@dataclass(frozen=True)
class DraftAttribution:
    """An attribution by places; `parent` is the index in the layer of the one it is nested in.

    `via` are those whom the reporting clause itself names as having passed the words on ("quoted by the Gazette");
    `chain` is everybody between the speaker and the reader, the parents' sources included. `continues` is the index of
    the attribution that tells the speaker of words without a cue of their own.
    """

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    mode: Mode
    continues: int | None = None
    via: tuple[Range, ...] = ()
    chain: tuple[Range, ...] = ()
    parent: int | None = None
    addressee: Range | None = None
    setting: Range | None = None
    date: str | None = None
    stance: Stance = "fact"
    negated: bool = False
    rule: str = ""


@dataclass(frozen=True)
class DraftMechanism:
    """A mechanism by places; `parties` are the words that name them."""

    name: str
    type: str
    parties: tuple[Range, ...]
    mentions: tuple[Range, ...]
    state: State | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class DraftCommitment:
    """An undertaking by places; `attribution` and `mechanism` are indices in those layers."""

    act: Act
    parties: tuple[Range, ...]
    action: str
    evidence: tuple[Range, ...]
    area: Area
    kind: CommitmentKind
    modality: Modality
    mechanism: int | None = None
    terms: tuple[Term, ...] = ()
    deadline: str | None = None
    prior: bool = False
    attribution: int | None = None


@dataclass(frozen=True)
class DraftEvent:
    """An event by places."""

    what: str
    actors: tuple[Range, ...]
    place: str | None
    date: str | None
    basis: EventBasis
    time_expression: Range | None
    evidence: tuple[Range, ...]
    context: Context
    plover: Plover | None = None


@dataclass
class Draft:
    """One report on its way through the stages; each stage fills the one layer it is named for."""

    report: Report
    parse: Doc | None = None
    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    attributions: tuple[DraftAttribution, ...] = ()
    mechanisms: tuple[DraftMechanism, ...] = ()
    commitments: tuple[DraftCommitment, ...] = ()
    events: tuple[DraftEvent, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def doc(self) -> Doc:
        """The parse; the first stage makes it."""
        if self.parse is None:
            raise LookupError("the report has not been parsed")
        return self.parse
