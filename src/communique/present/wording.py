"""A passage in pieces, the differing words apart."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Span
from communique.present.page import Piece


def pieces(passage: Span, apart: Sequence[Span]) -> tuple[Piece, ...]:
    """The words of a passage on one line, cut where others mark off a part of it."""
    found: list[Piece] = []
    at = passage.start
    for span in sorted(apart):
        found += [_piece(passage, at, span.start, marked=False), _piece(passage, span.start, span.end, marked=True)]
        at = span.end
    found.append(_piece(passage, at, passage.end, marked=False))
    return tuple(piece for piece in found if piece.text)


def _piece(passage: Span, start: int, end: int, *, marked: bool) -> Piece:
    text = passage.exact[start - passage.start : end - passage.start]
    inner = " ".join(text.split())
    if not inner:
        return Piece(text and " ", marked)
    before, after = " " * text[0].isspace(), " " * text[-1].isspace()
    if start == passage.start:
        before = ""
    if end == passage.end:
        after = ""
    return Piece(f"{before}{inner}{after}", marked)
