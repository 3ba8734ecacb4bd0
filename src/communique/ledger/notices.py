"""What a report tells of undertakings and arrangements, in the form in which the ledger keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from communique.ledger.parties import Roll
from communique.matching.days import days
from communique.model import CommitmentReport, Notice, Report, ReportLine, Span, Subject, Version, content_id

NO_UNDERTAKING = frozenset({"decline"})
"""Acts by which nothing is undertaken."""


def notices_of(line: ReportLine, roll: Roll) -> Iterator[Notice]:
    """The undertakings and arrangements of a report; what it says that somebody will not do is none."""
    actors = {actor.id: actor for actor in line.actors}
    mechanisms = {mechanism.id: " ".join(mechanism.name.split()) for mechanism in line.mechanisms}
    circle, named = roll.states(actors, actors), roll.bodies(line.actors)
    for commitment in line.commitments:
        if commitment.act in NO_UNDERTAKING or commitment.modality == "negated" or commitment.action.startswith("not "):
            continue
        told = notice(
            line.document,
            "commitment",
            telling(commitment),
            Version(
                what=" ".join(commitment.action.split()),
                parties=roll.parties(commitment.parties, actors),
                area=commitment.area,
                kind=commitment.kind,
                act=commitment.act,
                modality=commitment.modality,
                deadline=commitment.deadline or due(commitment, line.document.published.value),
                terms=tuple(term for term in commitment.terms if term.label != "item"),
                earlier=commitment.prior,
                mechanism=mechanisms.get(commitment.mechanism or ""),
            ),
        )
        yield replace(told, circle=circle, named=named)
    for mechanism in line.mechanisms:
        yield notice(
            line.document,
            "mechanism",
            mechanism.mentions,
            Version(
                what=" ".join(mechanism.name.split()),
                parties=roll.parties(mechanism.parties, actors),
                type=mechanism.type,
                state=mechanism.state,
                terms=mechanism.terms,
            ),
        )


def notice(
    report: Report, about: Subject, evidence: tuple[Span, ...], version: Version | None = None, date: str | None = None
) -> Notice:
    """A notice whose id tells its place; `evidence` has the telling passage first."""
    name = place_of(about, report.id, evidence[0])
    return Notice(
        id=name if version is not None else content_id("o", name),
        about=about,
        document=report.id,
        outlet=report.outlet.name,
        published=report.published.value,
        date=date,
        evidence=evidence,
        version=version,
    )


def due(commitment: CommitmentReport, published: str | None) -> str | None:
    """The one day to come on which something is to be done: "will be published in November" is due then."""
    told = [str(term.value) for term in commitment.terms if term.label == "date"]
    today, known = days(published), days(told[0]) if len(told) == 1 else None
    if today is None or known is None or known[0] <= today[1] or commitment.modality != "planned":
        return None
    return told[0]


def telling(commitment: CommitmentReport) -> tuple[Span, ...]:
    """The passages of an undertaking, the telling one first: of a list that shares its evidence the item itself."""
    own = tuple(term.span for term in commitment.terms if term.label == "item")
    return own[:1] + commitment.evidence


def place_of(about: Subject, document: str, span: Span) -> str:
    """The id of what a passage tells of: the same whenever its report is read."""
    return content_id("i" if about == "commitment" else "j", document, span.start, span.end)
