"""The name of the paper above a report: a first line of its own, or one that it shares with the date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.clean.heading import is_byline, is_date
from communique.clean.lines import BLANK, Line
from communique.reference import Reference, key_of, sounds_like_outlet, without_article

LONGEST = 60
MOST_WORDS = 6
_BESIDE_DATE = re.compile(r"\s+[|·•—–]\s+|,\s+(?=\d|[A-Z][a-z]+\.? \d)")
"""What parts a name from a date that follows it on the line."""
_SMALL = frozenset("of and the & de del della di du da la le el los las les al for in on".split())
_SHORT = re.compile(r"\(([A-Z]{2,6})\)$")
_TAIL = re.compile(
    r"\s*\([A-Z]{2,6}\)$|\s+[–—|-]\s+.*\b(?:edition|news|agency|service|press|online|English)\b.*$|\s+in English$",
    re.I,
)
_EDITED = re.compile(r"\bedition$", re.I)
_BEGINNING = re.compile(r"(?:Radio|TV|Voice of|Agence|Agencia|Agenzia)\s", re.I)
"""Words that begin the names of stations and agencies."""
_EDITION = re.compile(r".{1,40}\bedition|A (?:publication|service) of .{1,60}", re.I)
"""A line below a name on who publishes it, or with its sections."""
_DATED_LEAD = re.compile(r"\d")
MOST_LIKE_WORDS = 2
"""Words of a name up to which a headline may look like it: "Hard Times", "Border Post"."""
_ARTICLE = re.compile(r"(?:The|La|Le|El|Il|Los|Las|Les|Die|Der|Das|Al)[ -]")
_NAME = re.compile(r"[^\W\d_][\w’'&. -]*")


def parted(page: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, the first in two where it holds a name and a date: "The Ostrel Courier | 4 June 2031"."""
    if not page or len(page[0].text) > 2 * LONGEST:
        return tuple(page)
    first = page[0]
    for mark in _BESIDE_DATE.finditer(first.text):
        name, rest = first.text[: mark.start()].rstrip(BLANK), first.text[mark.end() :]
        if is_date(rest) and _is_title_case(name):
            start = first.start + mark.end()
            return Line(first.start, first.start + len(name), name), Line(start, first.end, rest), *page[1:]
    return tuple(page)


def find(page: Sequence[Line], reference: Reference) -> tuple[Line, ...]:
    """The line that names the paper, and lines below it on the edition, if a headline follows on them.

    What is built like the name of a paper, or is one, needs only the headline; any other name the date as well, or that
    the dateline has it again: "/Tolpress/".
    """
    if len(page) < 3 or len(page[0].text) > 2 * LONGEST or not _is_title_case(_bare(page[0].text)):
        return ()
    name, *rest = page
    edition = rest[:1] if _is_edition(rest[0].text) else []
    rest = rest[len(edition) :]
    dated = bool(rest) and is_date(rest[0].text)
    rest = rest[1:] if dated else rest
    lead = next((line for line in rest[1:7] if line.long), None)
    if not rest or rest[0].long or is_byline(rest[0].text) or lead is None:
        return ()
    bare = _bare(name.text)
    short = _SHORT.search(name.text)
    called = "|".join(re.escape(words) for words in (bare, short[1] if short else bare))
    again = re.search(rf"[(/](?:{called})[)/]", lead.text[:LONGEST], re.IGNORECASE)
    known = reference.outlet_named(bare) or reference.agency_named(bare)
    in_lead = _DATED_LEAD.search(lead.text[:LONGEST]) is not None
    dated_below = dated or in_lead or any(is_date(line.text) for line in rest[1:5])
    built = sounds_like_outlet(bare.title() if bare.isupper() else bare) or _BEGINNING.match(bare)
    sure = built and (dated_below or len(bare.split()) > MOST_LIKE_WORDS)
    titled = edition or _EDITED.search(name.text) or (dated and _ARTICLE.match(bare))
    return (name, *edition) if sure or known or again or titled else ()


def outlet_in(name: Line, reference: Reference) -> str:
    """The name as the lists have it, or else as it is printed."""
    bare = _bare(name.text)
    key = key_of(without_article(bare))
    known = reference.outlets.get(key) or reference.agencies.get(key)
    return known.name if known is not None else bare


def _is_edition(text: str) -> bool:
    """Whether a line is on the edition, or a row of sections: "News | World | Sport"."""
    sections = text.split("|")
    row = len(sections) > 2 and len(text) <= LONGEST and all(1 <= len(part.split()) <= 3 for part in sections)
    return row or (len(text) <= 2 * LONGEST and _EDITION.fullmatch(text) is not None)


def _bare(text: str) -> str:
    """The name without an abbreviation in brackets and what is said of the edition behind it."""
    return _TAIL.sub("", text).strip(BLANK)


def _is_title_case(text: str) -> bool:
    """Whether a text is a few words of which all that count have a capital."""
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or len(text) > LONGEST or _NAME.fullmatch(text) is None:
        return False
    return all(word[0].isupper() or word in _SMALL for word in words) and words[-1] not in _SMALL
