"""What passages say on one question, and the disagreement they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.matching.case import Case
from communique.matching.overlaps import Overlaps
from communique.model import Disagreement, DisagreementKind, Position, Span, content_id

STILL_TO_COME = re.compile(
    r"\b(?:will|shall|is to|are to|to be|set to|due to|plans to|planned to|planning to|expected to|would be"
    r"|later (?:today|on))\b",
    re.I,
)
ASKED_FOR = re.compile(
    r"\b(?:urg(?:e[sd]?|ing)|call(?:s|ed|ing)? (?:for|on|upon)|press(?:es|ed|ing)? for|demand(?:s|ed|ing)?"
    r"|want(?:s|ed)?|ask(?:s|ed|ing)?|hop(?:e[sd]?|ing)|wish(?:es|ed)?|desires?|eager|keen)\b",
    re.I,
)
"""What somebody asks for is not there, nor is it anybody's undertaking."""
STILL_TO_COME_WHY = "one report was written when it was still to come, another after it"
MOST_SHOWN = 70


class Stand(NamedTuple):
    """What one passage says on a question: the value to compare, the value to show, and the passage."""

    key: str
    value: str | int | float | None
    span: Span


def differ(stands: Sequence[Stand], *, within: bool = False) -> bool:
    """Whether two reports hold two values, or one report both, where that may count."""
    if within and len({stand.key for stand in stands}) > 1:
        return True
    # Of two values and two reports, some report always holds one value and another report the other.
    return len({stand.key for stand in stands}) > 1 and len({stand.span.document for stand in stands}) > 1


def one_report_has_all(stands: Sequence[Stand]) -> bool:
    """Whether one report holds every value: it uses words for one another, so nothing is meant by the choice."""
    held: dict[str, set[str]] = {}
    for stand in stands:
        held.setdefault(stand.span.document, set()).add(stand.key)
    every = {stand.key for stand in stands}
    return any(keys == every for keys in held.values())


class Resolution(NamedTuple):
    """Passages by which both sides of a disagreement may hold, and how, in words."""

    spans: tuple[Span, ...]
    why: str


def disagreement(
    case: Case,
    kind: DisagreementKind,
    topic: str,
    stands: Iterable[Stand],
    why: str,
    resolution: Resolution | None = None,
) -> list[Disagreement]:
    """The disagreement with one position for each value of each report; none unless reports differ.

    What cannot both hold is told of one report alone, too.
    """
    distinct: dict[tuple[str, str], Stand] = {}
    for stand in sorted(stands, key=lambda stand: (stand.span, stand.key)):
        distinct.setdefault((stand.span.document, stand.key), stand)
    kept = list(distinct.values())
    if not differ(kept, within=kind == "contradiction"):
        return []
    resolved = () if resolution is None else resolution.spans
    return [
        Disagreement(
            id=content_id("d", kind, topic, *(stand.span for stand in kept)),
            kind=kind,
            topic=topic,
            positions=tuple(
                Position(value=stand.value, span=stand.span, document=stand.span.document) for stand in kept
            ),
            claims=case.claims_at(stand.span for stand in kept),
            why=why if resolution is None or not resolved else f"{why}; {resolution.why}",
            resolved_by=resolved,
        )
    ]


def in_order(found: Iterable[Disagreement]) -> tuple[Disagreement, ...]:
    """Disagreements, each once, in the order of their first positions."""
    distinct = {item.id: item for item in found}
    return tuple(sorted(distinct.values(), key=lambda item: (item.positions[0].span, item.kind, item.id)))


class Told:
    """Disagreements found so far, by the passages of their positions."""

    def __init__(self, found: Iterable[Disagreement]) -> None:
        self._places: Overlaps[str] = Overlaps()
        for item in found:
            self.note(item)

    def note(self, item: Disagreement) -> None:
        """Add a disagreement."""
        for position in item.positions:
            self._places.add(position.document, position.span.start, position.span.end, item.id)

    def holds(self, item: Disagreement) -> bool:
        """Whether one of them has passages of two reports in common with this one: one difference for a reader."""
        met: dict[str, str] = {}
        for position in item.positions:
            span = position.span
            for _, _, name in self._places.over(position.document, span.start, span.end):
                if met.setdefault(name, position.document) != position.document:
                    return True
        return False


def shortened(words: str) -> str:
    """The beginning of a sentence as a heading: whole words, and a sign that more follows."""
    text = " ".join(words.split()).strip(' .,;:"“”')
    if len(text) <= MOST_SHOWN:
        return text
    return text[:MOST_SHOWN].rpartition(" ")[0].rstrip(" ,;:") + " …"


def shown(span: Span, limit: int = 160) -> str:
    """The words of a passage on one line, not too long."""
    text = " ".join(span.exact.split()).strip(' ,;"“”')
    return text if len(text) <= limit else text[: limit - 1] + "…"
