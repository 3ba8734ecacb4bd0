"""The brief in Markdown, with a footnote for each passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from communique.present.page import BriefPage, Evidence, Piece
from communique.present.safety import for_markdown
from communique.present.templating import environment


def markdown_page(page: BriefPage) -> str:
    """The brief as Markdown (CommonMark with tables and footnotes)."""
    made = environment(for_markdown)
    made.filters |= {"cite": cite, "pieces": pieces}
    text = made.get_template("brief.md.j2").render(page=page)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def cite(evidence: Sequence[Evidence]) -> Markup:
    """The footnote marks of a line."""
    return Markup("").join(Markup("[^{}]").format(item.number) for item in evidence)


def pieces(cut: Sequence[Piece]) -> Markup:
    """A rendition with its differing words in bold."""
    return Markup("").join(_piece(piece) for piece in cut)


def _piece(piece: Piece) -> Markup:
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    mark = "**" if piece.marked else ""
    return Markup(f"{before}{mark}{for_markdown(piece.text)}{mark}{after}")  # noqa: S704 for_markdown made it safe
