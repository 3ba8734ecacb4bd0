"""What passages say on one question, and the disagreement they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.matching.case import Case
from communique.model import Disagreement, DisagreementKind, Position, Span, content_id


class Stand(NamedTuple):
    """What one passage says on a question: the value to compare, the value to show, and the passage."""

    key: str
    value: str | int | float | None
    span: Span


def differ(stands: Sequence[Stand]) -> bool:
    """Whether two reports hold two values."""
    # Of two values and two reports, some report always holds one value and another report the other.
    return len({stand.key for stand in stands}) > 1 and len({stand.span.document for stand in stands}) > 1


def disagreement(
    case: Case, kind: DisagreementKind, topic: str, stands: Iterable[Stand], why: str
) -> list[Disagreement]:
    """The disagreement with one position for each value of each report; none unless two reports differ."""
    distinct: dict[tuple[str, str], Stand] = {}
    for stand in sorted(stands, key=lambda stand: (stand.span, stand.key)):
        distinct.setdefault((stand.span.document, stand.key), stand)
    kept = list(distinct.values())
    if not differ(kept):
        return []
    return [
        Disagreement(
            id=content_id("d", kind, topic, *(stand.span for stand in kept)),
            kind=kind,
            topic=topic,
            positions=tuple(
                Position(value=stand.value, span=stand.span, document=stand.span.document) for stand in kept
            ),
            claims=case.claims_at(stand.span for stand in kept),
            why=why,
        )
    ]


def in_order(found: Iterable[Disagreement]) -> tuple[Disagreement, ...]:
    """Disagreements, each once, in the order of their first positions."""
    distinct = {item.id: item for item in found}
    return tuple(sorted(distinct.values(), key=lambda item: (item.positions[0].span, item.kind, item.id)))


def shown(span: Span, limit: int = 160) -> str:
    """The words of a passage on one line, not too long."""
    text = " ".join(span.exact.split()).strip(' ,;"“”')
    return text if len(text) <= limit else text[: limit - 1] + "…"
