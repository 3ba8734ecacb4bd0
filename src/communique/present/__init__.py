"""Brief pages for people: one page dataclass, a template for each format."""

from __future__ import annotations

from typing import Literal, get_args

from communique.errors import UsageError
from communique.model import Record, to_json
from communique.present.brief import brief_page
from communique.present.dates import human_date
from communique.present.html_page import html_page
from communique.present.markdown import markdown_page
from communique.present.page import BriefPage
from communique.present.terminal import terminal_page

Format = Literal["terminal", "markdown", "html", "json"]

__all__ = ["BriefPage", "Format", "brief_page", "human_date", "render"]


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
    page = brief_page(record)
    if format == "terminal":
        return terminal_page(page, record, color=color, links=links, width=width)
    if format == "markdown":
        return markdown_page(page)
    return html_page(page, record)
