"""Where did the information enter the press, and which report took it from where?

Reports are counted; origins corroborate. A report came from elsewhere as a whole if its head or foot says so
(`syndicated`); a passage did if the report credits it (`cited`), or if it prints, without credit, wording that another
report has too (`verbatim`). Identical words alone prove little: quotations of one speech are alike, and everybody uses
the same phrases. So a copy needs the narrator's own wording, or a long quotation in one translation that the other
report credits to somebody else.
"""

from __future__ import annotations

from communique.matching.case import Case, Sources
from communique.matching.overlaps import Overlaps
from communique.matching.passages import Reading
from communique.matching.runs import shared_runs
from communique.model import Derivation, DerivationKind, Origin
from communique.reconcile.origins.book import Book, Evidence, Runs
from communique.reconcile.origins.copied import trace
from communique.reconcile.origins.credits import credit_passages
from communique.reconcile.origins.dependence import dependence
from communique.reconcile.origins.speakers import credit_speakers
from communique.reconcile.origins.syndicated import syndication, translation


def find(case: Case) -> Sources:
    """The origins, who took what from where, and the credited passages."""
    book = Book(case)
    book.own = {reading.id: _publisher(book, reading) for reading in case.readings}
    runs = _all_runs(case)
    for reading in case.readings:
        syndication(book, reading)
        translation(book, reading)
        credit_passages(book, reading, runs)
        credit_speakers(book, reading)
    trace(book, runs)
    credited = {document: tuple(sorted(found)) for document, found in book.credits.items()}
    used = {*book.own.values(), *(source for source, _, _ in book.derivations)}
    used |= {credit.origin for found in credited.values() for credit in found}
    origins = tuple(
        Origin(id=made, kind=kind, name=name, documents=tuple(sorted(documents)))
        for made, (kind, name, documents) in sorted(book.origins.items())
        if made in used
    )
    derivations = tuple(
        Derivation(
            source=source,
            to=to,
            kind=kind,
            evidence=_without_parts(evidence),
            score=_score(book, source, to, kind),
            why=why,
        )
        for (source, to, kind), (evidence, why) in sorted(book.derivations.items())
    )
    derived = tuple(dependence(book, reading) for reading in case.readings)
    return Sources(origins, derivations, book.own, credited, derived)


def _score(book: Book, source: str, to: str, kind: DerivationKind) -> float | None:
    """How surely wording was copied; what a report says of its sources itself has no score."""
    found = book.copied.get((source, to)) if kind == "verbatim" else None
    return None if found is None else round(found, 3)


def _publisher(book: Book, reading: Reading) -> str:
    name = reading.line.document.outlet.name
    return book.publisher(name, reading.id) if name else book.origin("outlet", None, reading.id, key=reading.id)


def _all_runs(case: Case) -> Runs:
    return {
        (one.id, other.id): shared_runs(one, other)
        for place, one in enumerate(case.readings)
        for other in case.readings[place + 1 :]
    }


def _without_parts(evidence: list[Evidence]) -> tuple[Evidence, ...]:
    """Evidence in order, without passages that lie in others of the same report."""
    kept: Overlaps[Evidence] = Overlaps()
    found: list[Evidence] = []
    for spans in sorted(set(evidence), key=lambda spans: (-len(spans), spans[-1].start - spans[-1].end, spans)):
        mine = spans[-1]
        over = kept.over(mine.document, mine.start, mine.end)
        if any(start <= mine.start and mine.end <= end and len(one) == len(spans) for start, end, one in over):
            continue
        kept.add(mine.document, mine.start, mine.end, spans)
        found.append(spans)
    return tuple(sorted(found, key=lambda spans: spans[-1]))
