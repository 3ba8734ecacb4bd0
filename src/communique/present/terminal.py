"""The brief on a terminal: wrapped, with links and colours where the terminal has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from communique.model import Record
from communique.present.page import BriefPage, Evidence, Piece
from communique.present.safety import for_terminal
from communique.present.templating import environment
from communique.present.widths import HANG, wrap

STYLES = {
    "bold": "1", "dim": "2", "italic": "3", "mark": "1;4", "head": "1;36",
    "corroborated": "32", "one-origin": "33", "single-report": "2", "disputed": "1;31",
}  # fmt: skip
NARROWEST = 30


@dataclass(frozen=True)
class Pen:
    """How a terminal is written to: with colours or without, with links to some reports or none."""

    color: bool
    targets: dict[str, str]

    def style(self, text: object, name: str) -> Markup:
        """Text in a style; without colours, marked words stand between asterisks."""
        safe = text if isinstance(text, Markup) else for_terminal(str(text))
        if self.color and name in STYLES:
            return Markup(f"\x1b[{STYLES[name]}m{safe}\x1b[0m")  # noqa: S704 for_terminal made it safe
        return Markup(f"*{safe}*" if name == "mark" else safe)  # noqa: S704

    def cite(self, evidence: Sequence[Evidence]) -> Markup:
        """Where a line stands: outlet and characters, linked to the report if it is a local file."""
        groups = groupby(evidence, key=lambda item: (item.document, item.outlet))
        parts = [self._place(document, outlet, list(items)) for (document, outlet), items in groups]
        return self.style(Markup(" · ").join(parts), "dim")

    def _place(self, document: str, outlet: str, items: Sequence[Evidence]) -> Markup:
        places = ", ".join(f"{item.start}–{item.end}" for item in items)
        label = for_terminal(f"{outlet} {places}")
        target = self.targets.get(document)
        if target is None:
            return Markup(label)  # noqa: S704 for_terminal made it safe
        return Markup(f"\x1b]8;;{target}\x1b\\{label}\x1b]8;;\x1b\\")  # noqa: S704 a percent-encoded address

    def pieces(self, pieces: Sequence[Piece]) -> Markup:
        """A rendition with its differing words marked."""
        return Markup("").join(
            self.style(piece.text, "mark") if piece.marked else Markup(_spaced(piece.text))  # noqa: S704
            for piece in pieces
        )


def _spaced(text: str) -> str:
    """Safe text that keeps the blanks at its ends, which divide it from its neighbours."""
    start = " " if text[:1].isspace() else ""
    end = " " if text[-1:].isspace() and text.strip() else ""
    return f"{start}{for_terminal(text)}{end}"


def terminal_page(page: BriefPage, record: Record, *, color: bool, links: bool, width: int) -> str:
    """The brief as lines of at most `width` columns."""
    pen = Pen(color, _targets(record) if links else {})
    made = environment(for_terminal)
    made.filters |= {"style": pen.style, "cite": pen.cite, "pieces": pen.pieces}
    made.globals |= {"hang": Markup(HANG), "rule": Markup("─" * max(width, NARROWEST))}  # noqa: S704
    text = made.get_template("brief.txt.j2").render(page=page)
    lines = [wrapped for line in text.split("\n") for wrapped in wrap(line, max(width, NARROWEST))]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _targets(record: Record) -> dict[str, str]:
    """The addresses of the reports that are files of this machine."""
    found = {}
    for report in record.documents:
        path = Path(report.source)
        if "://" not in report.source and report.source != "-" and path.is_file():
            found[report.id] = path.resolve().as_uri()
    return found
