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


def find(page: Sequence[Line], reference: Reference) -> Line | None:
    """The line that names the paper, if a headline follows on it.

    What is built like the name of a paper, or is one, needs only the headline; any other name the date as well.
    """
    if len(page) < 3 or not _is_title_case(page[0].text):
        return None
    name, *rest = page
    dated = is_date(rest[0].text)
    headline, *body = rest[1:] if dated else rest
    if headline.long or is_byline(headline.text) or not any(line.long for line in body[:4]):
        return None
    known = reference.outlet_named(name.text) or reference.agency_named(name.text)
    return name if dated or known or sounds_like_outlet(name.text) else None


def outlet_in(name: Line, reference: Reference) -> str:
    """The name as the lists have it, or else as it is printed."""
    key = key_of(without_article(name.text))
    known = reference.outlets.get(key) or reference.agencies.get(key)
    return known.name if known is not None else name.text


def _is_title_case(text: str) -> bool:
    """Whether a text is a few words of which all that count have a capital."""
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or len(text) > LONGEST or _NAME.fullmatch(text) is None:
        return False
    return all(word[0].isupper() or word in _SMALL for word in words) and words[-1] not in _SMALL
