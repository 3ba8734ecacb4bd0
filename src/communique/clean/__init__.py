"""From a raw report to a report: furniture marked, heading, outlet, date and language found.

Nothing is cut: every finding is a place in the text. The order matters: furniture first, because
captions and posts are neither headline nor lead, and because they often carry the only full date.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.clean import furniture, heading, language, lines, masthead, outlet, published
from communique.clean.together import MAX_TOGETHER, settle
from communique.model import Furniture, Outlet, Passage, Published, Range, Report, Span, content_id
from communique.raw import RawReport
from communique.reference import Reference

__all__ = ["MAX_TOGETHER", "clean", "settle"]


def clean(raw: RawReport, reference: Reference) -> Report:
    """One report from one source, with everything that can be said before its sentences are read."""
    report = Report(
        id=content_id("doc", raw.sha256, raw.given.outlet or ""), source=raw.source, sha256=raw.sha256, text=raw.text
    )
    page = masthead.parted(lines.split(raw.text, raw.front_matter))
    main = language.of_text(page)
    pieces = furniture.find(page, reference)
    paper = masthead.find(page, reference) if page and pieces.covers(page[0].start) is None else ()
    pieces = furniture.Pieces((*_above(raw), *_named(paper), *pieces[_overlapped(paper, pieces) :]))
    head = heading.find(page, pieces, raw.given.title or raw.page.title, reference)
    who = outlet.find(raw, page, pieces, reference, paper[0] if paper else None)
    when = published.find(raw, page, pieces, head)
    return Report(
        id=report.id,
        source=raw.source,
        sha256=raw.sha256,
        text=raw.text,
        language=main,
        title=_span(report, head.title),
        byline=_span(report, head.byline),
        dateline=_span(report, head.dateline),
        outlet=Outlet(name=who.value, basis=who.basis, evidence=tuple(report.span(*place) for place in who.evidence)),
        published=Published(
            value=when.value, basis=when.basis, evidence=tuple(report.span(*place) for place in when.evidence)
        ),
        furniture=tuple(Furniture(piece.kind, report.span(*piece.range)) for piece in pieces),
        passages=tuple(Passage(tag, report.span(*place)) for tag, place in language.passages(page, main)),
    )


def _above(raw: RawReport) -> list[furniture.Piece]:
    """What stands above the text of the report: a byte order mark, front matter."""
    found = [furniture.Piece("other", (0, 1))] if raw.text.startswith("\ufeff") else []
    return found if raw.front_matter is None else [*found, furniture.Piece("other", raw.front_matter)]


def _named(paper: Sequence[lines.Line]) -> list[furniture.Piece]:
    """The name of the paper above a report is no part of it."""
    return [furniture.Piece("other", line.range) for line in paper]


def _overlapped(paper: Sequence[lines.Line], pieces: furniture.Pieces) -> int:
    """How many of the first pieces lie in the name of the paper."""
    return sum(piece.range[0] < paper[-1].end for piece in pieces) if paper else 0


def _span(report: Report, place: Range | None) -> Span | None:
    return report.span(*place) if place else None
