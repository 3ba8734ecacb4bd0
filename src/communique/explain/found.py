"""What an explanation is made of: items of the layers, each with its parts, its rule and its grounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from communique.draft import Draft
from communique.model import Range, ReportLine, Span
from communique.tools import Tools

SCHEMA = "communique.explanation/1"


class Ground(Struct, frozen=True):
    """One reason in words; for those that were weighed, its value and weight (their product is in log-odds)."""

    name: str
    words: str
    value: float | None = None
    weight: float | None = None


class Part(Struct, frozen=True):
    """A passage of an item, and what it is in it."""

    role: str
    span: Span


class Item(Struct, frozen=True, kw_only=True):
    """One thing that was found and touches the span.

    Attributes:
        layer: the layer it is of.
        id: its id in the report's line; None for what has none.
        what: what it is, in words.
        parts: the passages that it stands on.
        rule: which rule or step gave it.
        confidence: the share that is right among such; None where that was not measured.
        grounds: the features or facts that the rule went by.
    """

    layer: str
    id: str | None
    what: str
    parts: tuple[Part, ...]
    rule: str
    confidence: float | None = None
    grounds: tuple[Ground, ...] = ()


class Explanation(Struct, frozen=True, kw_only=True):
    """Everything that was found in some characters of a report, and the language that they are in (BCP 47)."""

    schema: str = SCHEMA
    source: str
    language: str
    span: Span
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Worked:
    """A report with its working paper and its line: what an explanation looks into."""

    draft: Draft
    line: ReportLine
    tools: Tools

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of the actors, by id; a group's are those of its members."""
        plain = {actor.id: actor.name for actor in self.line.actors}
        return {
            actor.id: " and ".join(plain.get(member, member) for member in actor.members) or actor.name
            for actor in self.line.actors
        }

    def named(self, actors: Iterable[str]) -> str:
        """Some actors in a row."""
        return ", ".join(self.names.get(actor, actor) for actor in actors)


def touches(parts: Iterable[Part], place: Range) -> bool:
    """Whether one of some passages shares a character with a place."""
    return any(part.span.start < place[1] and place[0] < part.span.end for part in parts)


def parts_of(role: str, spans: Iterable[Span | None]) -> tuple[Part, ...]:
    """Passages with one role."""
    return tuple(Part(role, span) for span in spans if span is not None)
