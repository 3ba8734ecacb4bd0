"""Brief pages for people: one page dataclass, a template for each format."""

from __future__ import annotations

from typing import Literal, get_args

from communique.errors import UsageError
from communique.model import Record, to_json

Format = Literal["terminal", "markdown", "html", "json"]


def render(record: Record, format: Format, *, color: bool = False, links: bool = False, width: int = 80) -> str:  # noqa: A002 the word of the command line
    """A record as a person or program wants it.

    Args:
        record: what the reports say.
        format: `terminal`, `markdown`, `html`, or `json`, which is the record itself.
        color: for the terminal, whether it shows colours.
        links: for the terminal, whether it follows links (OSC 8) to reports that are local files.
        width: for the terminal, how many columns it has.

    Raises:
        UsageError: there is no such format.
    """
    if format == "json":
        return to_json(record).decode() + "\n"
    if format not in get_args(Format):
        raise UsageError(f"there is no format {format!r}; choose {', '.join(get_args(Format))}")
    # The templates load slowly, and the ledger, which is presented beside the brief, needs none.
    from communique.present.brief import brief_page  # noqa: PLC0415

    page = brief_page(record)
    if format == "terminal":
        from communique.present.terminal import terminal_page  # noqa: PLC0415

        return terminal_page(page, record, color=color, links=links, width=width)
    if format == "markdown":
        from communique.present.markdown import markdown_page  # noqa: PLC0415

        return markdown_page(page)
    from communique.present.html_page import html_page  # noqa: PLC0415

    return html_page(page, record)
