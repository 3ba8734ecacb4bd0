"""Reports that say at their head or foot that an agency or another outlet wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from communique.matching.overlaps import Overlaps
from communique.matching.passages import Reading
from communique.matching.press import is_agency, same_publisher
from communique.model import Span
from communique.reconcile.origins.book import Book

NAME = r"(?:[Tt]he )?[^\W\d_a-z][\w&’'.-]*(?: (?:[^\W\d_a-z][\w&’'.-]*|of|and|de|for)){0,5}"
BRACKETED = re.compile(r"[(\[/](?P<name>[^()\[\]/\n]{2,40})[)\]/]")
IN_BYLINE = re.compile(rf"(?:^|[,|/–—-]|\bby|\bBy|\bBY|\bof|\bfor|\bat)\s*(?P<name>{NAME})\s*(?=$|[,|/–—-])")
WHOLE_LINE = re.compile(
    rf"(?:This (?:article|story|report|piece|dispatch) (?:was|is|has been|appeared|first appeared) "
    rf"(?:originally |first )?(?:re)?(?:published|printed|written|provided|produced|supplied)? ?(?:by|in|on)"
    rf"|(?:Originally|First) (?:published|appeared) (?:by|in|on)"
    rf"|(?:Re)?[Pp]ublished with (?:the )?permission (?:of|from)|Republished from|Reprinted from"
    rf"|Reprinted (?:with|by) permission (?:of|from)|Distributed by|Copy(?:right)? supplied by"
    rf"|Source ?:|Agency ?:|Via ?:?)\s*(?P<name>{NAME})"
)
TRANSLATION = re.compile(
    r"[(\[]?(?:This (?:article|story|report|piece|interview) (?:was|is|has been)(?: machine)? |Machine )?"
    r"[Tt]ranslat(?:ed(?=[,;.)\]]|\s+(?:from|by|and|with|into|for)\b|\s*$)|ion(?=\s*:|\s+(?:by|from)\b))"
    r"(?:.*?\b(?:published|printed|appeared|written|released|carried)(?: \w+ [A-Z]\w+)? (?:by|in|on) "
    rf"(?P<name>{NAME}))?"
)
"""A line that says that the report was translated, and who published what was translated."""
SIGNED = re.compile(rf"(?:[—–-]{{1,2}}\s*|[(\[])?(?P<name>{NAME})[)\]]?\.?")
"""A last line, or the end of the last line, that is nothing but a name: "(Meridian Agency)", "— NPA"."""
TAIL = re.compile(r"(?<=[.!?”\"’'])\s*(?:[—–]\s*|[(\[])(?P<name>[^()\[\]—–\n]{2,40})[)\]]?\.?\s*$")
FROM = re.compile(r"\s+(?:in|on|at|and is|under|with)\b.*$")
ENDS = 4
"""Lines at either end among which such a line stands."""
LONGEST_NOTE = 200
"""Characters of a line that says how a report was made; a longer one is a paragraph of the report."""


OF_OTHERS = frozenset({"caption", "credit", "comments", "social-post"})


class Sign(NamedTuple):
    """A name at the head or foot, and whether words beside it say that its owner wrote the report."""

    name: str
    span: Span
    stated: bool


def translation(book: Book, reading: Reading) -> None:
    """Note that a report is a translation, as a line at its head or foot says.

    What it was made from is the report in another language of the publisher that the line names, else of its own.
    """
    lines = _lines(reading)
    for start, text in (*lines[:ENDS], *lines[-ENDS:]):
        match = TRANSLATION.match(text) if len(text) <= LONGEST_NOTE else None
        if match is None:
            continue
        sign = _sign(reading, start, match, stated=True) if match["name"] else None
        name = _publisher(book, sign) if sign else reading.line.document.outlet.name
        if name is None:
            continue
        own = book.published(reading, name)
        source = _in_another_language(book, reading, name) or (None if own else book.publisher(name, reading.id))
        if source is not None:
            line = reading.line.document.span(start, start + len(text))
            book.derive(
                source, reading.id, "translated", [(line,)], f"it says that it is translated; {name} has the original"
            )
        if not own:
            document = reading.line.document
            book.credit(document.span(0, len(document.text)), book.publisher(name, reading.id))
        if source is not None:
            return


def _in_another_language(book: Book, reading: Reading, name: str) -> str | None:
    """The one report of a publisher that is in another language."""
    found = [
        other.id
        for other in book.case.readings
        if other.line.document.language != reading.line.document.language and book.published(other, name)
    ]
    return found[0] if len(found) == 1 else None


def syndication(book: Book, reading: Reading) -> None:
    """Note that a report is another publisher's, as it says itself.

    A report of no known publisher with the name of an agency in its dateline is taken for the agency's own.
    """
    for sign in _signs(reading):
        name = _publisher(book, sign)
        if name is None or book.published(reading, name):
            continue
        origin = book.publisher(name, reading.id)
        if reading.line.document.outlet.name is None:
            book.own[reading.id] = origin
        book.derive(origin, reading.id, "syndicated", [(sign.span,)], f"its head or foot says that {name} wrote it")
        document = reading.line.document
        book.credit(document.span(0, len(document.text)), origin)
        return


def _publisher(book: Book, sign: Sign) -> str | None:
    """The publisher that is meant; a bare name counts only if it is an agency's: outlets sign nothing but their own."""
    if is_agency(sign.name, book.case.agencies):
        return sign.name
    for name in sorted(book.case.actors):
        actor = book.case.actors[name]
        called = any(same_publisher(sign.name, other) for other in (actor.name, *actor.aliases))
        if called and actor.type == "outlet" and (sign.stated or is_agency(actor.name, book.case.agencies)):
            return actor.name
    return None


def _signs(reading: Reading) -> Iterable[Sign]:
    """The names that may say who wrote the report, the surest first."""
    document = reading.line.document
    for span, pattern in ((document.dateline, BRACKETED), (document.byline, IN_BYLINE)):
        for match in pattern.finditer(span.exact) if span is not None else ():
            yield _sign(reading, span.start if span is not None else 0, match)
    lines = _lines(reading)
    for start, text in (*lines[-ENDS:], *lines[:ENDS]):
        whole = WHOLE_LINE.match(text)
        if whole is not None:
            yield _sign(reading, start, whole, stated=True)
    for start, text in lines[-ENDS:]:
        signed = SIGNED.fullmatch(text) or TAIL.search(text)
        if signed is not None:
            yield _sign(reading, start, signed)


def _sign(reading: Reading, offset: int, match: re.Match[str], *, stated: bool = False) -> Sign:
    name = FROM.sub("", re.sub(r"^the\s+", "", match["name"], flags=re.I)).strip(" .")
    return Sign(name, reading.line.document.span(offset + match.start(), offset + match.end("name")), stated)


def _lines(reading: Reading) -> list[tuple[int, str]]:
    """The lines of the report that are not blank, with their places; pictures have credits of their own."""
    others = Overlaps(
        (reading.id, item.span.start, item.span.end, item.kind)
        for item in reading.line.document.furniture
        if item.kind in OF_OTHERS
    )
    found = []
    start = 0
    for line in reading.text.split("\n"):
        if line.strip() and not others.over(reading.id, start, start + len(line)):
            found.append((start + len(line) - len(line.lstrip()), line.strip()))
        start += len(line) + 1
    return found
