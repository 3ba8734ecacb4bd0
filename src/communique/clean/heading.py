"""The headline, the byline and the dateline of a report, where it has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.chronology import find_phrases
from communique.clean.furniture import Pieces
from communique.clean.lines import BLANK, Line
from communique.model import Range
from communique.reference import Reference, key_of

MAX_TITLE = 220
MAX_BYLINE = 140
MAX_DATE = 60
SECTIONS = frozenset(
    "analysis opinion comment editorial news world politics business briefing exclusive feature".split()
)
"""Lines above a headline that say what kind of report it heads."""
TITLE_LINES = 12
HEAD_LINES = 8
"""Lines below the headline among which the lead with its dateline stands: points in short may come before it."""
_NAME = r"[^\W\d_a-z][\w’'.-]{0,30}"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|de|da|van|von|der|bin|al|el|la)){{0,4}}"
_BYLINE = re.compile(
    rf"(?:By|BY|by|Written by|Reported by|Story by|Text by|Words by|Report by)[ :]+(?P<names>{_NAMES}"
    rf"(?:(?:, (?:and )?| and | & ){_NAMES}){{0,5}})(?P<rest>(?:,| in | \|| for | -).{{1,60}})?"
)
_BYLINE_LOCAL = re.compile(r"[가-힣]{2,5} (?:기자|특파원)\b.{0,50}|(?:文|記者|记者)[/／:：].{1,30}")
_HEADING_MARK = re.compile(r"#{1,2}\s+")
_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?:January|February|March|April|May|"
    r"June|July|August|September|October|"
    r"November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2}|"
    r"\d{1,2} (?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?:,? \d{4})?"
)
_WORD = r"[^\W\d_a-z][\w’'.-]{0,25}"
_PLACE = rf"{_WORD}(?:[ -]{_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD}){{0,2}})?"
_AGENCY = r"(?:,? ?[(\[/](?P<agency>[^()\[\]\n]{2,40})[)\]/])?"
_DATELINE = re.compile(
    rf"(?P<all>(?P<place>{_PLACE})(?:, (?P<date>{_DATE}))?{_AGENCY})\s*(?P<mark>—|–|--|―|-|:)\s*(?=\S)"
)
_DATELINE_STOPPED = re.compile(
    rf"(?P<all>(?P<place>{_PLACE})(?:, (?P<date>{_DATE}))?\.? ?"
    r"[(\[/](?P<agency>[^()\[\]\n]{2,40})[)\]/])(?P<mark>\.)\s"
)
"""As state agencies write it: "OSTREL, 15 May. /Tolpress/. The minister"."""
_LOCAL_DATELINE = re.compile(
    r"[【\[(（][^】\])）\n]{1,40}[=＝][^】\])）\n]{1,40}[】\])）]|(?:新华社|中新社|新華社|本报|中央社)[^\s，。]{0,24}电"
)
_TITLE_END = re.compile(r"[.。,;:，；]['\"”’)]?\Z")


@dataclass(frozen=True)
class Heading:
    """Places of what stands above a report; `agency` and `date` are the parts of the dateline."""

    title: Range | None = None
    byline: Range | None = None
    dateline: Range | None = None
    agency: Range | None = None
    date: Range | None = None


def find(page: Sequence[Line], pieces: Pieces, title: str | None, reference: Reference) -> Heading:
    """The heading of a report; `title` is what its metadata or the user calls it."""
    own = [line for line in page if pieces.covers(line.start) is None]
    headline = _title(own, title)
    rest = [line for line in own if headline is None or line.start > headline[1]]
    byline = _byline(rest)
    for line in rest[:HEAD_LINES]:
        found = _dateline(line, own, reference)
        if found is not None:
            return Heading(headline, byline, *found)
    return Heading(headline, byline)


def _title(own: Sequence[Line], named: str | None) -> Range | None:
    """The headline: the line that the metadata names, a heading of Markdown, or a first line built like one."""
    if named:
        wanted = key_of(named)
        for line in own[:TITLE_LINES]:
            mark = _HEADING_MARK.match(line.text)
            start = mark.end() if mark else 0
            if key_of(line.text[start:]) == wanted:
                return line.start + start, line.end
    while own and (is_date(own[0].text) or own[0].text.casefold() in SECTIONS):
        own = own[1:]
    if not own:
        return None
    first = own[0]
    mark = _HEADING_MARK.match(first.text)
    if mark is not None and len(first.text) > mark.end():
        return first.start + mark.end(), first.end
    following = next((line for line in own[1:6] if line.long), None)
    if following is None or len(first.text) > MAX_TITLE or len(first.text) >= len(following.text):
        return None
    label = " " not in first.text and len(first.text) < 8
    if label or _TITLE_END.search(first.text) or _BYLINE.fullmatch(first.text):
        return None
    return first.range


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return len(text) <= MAX_DATE and any(
        phrase.absolute and not text[: phrase.start].strip(BLANK) and not text[phrase.end :].strip(BLANK + ".")
        for phrase in find_phrases(text)
    )


def is_byline(text: str) -> bool:
    """Whether a line names the authors and nothing else."""
    return len(text) <= MAX_BYLINE and _BYLINE.fullmatch(text) is not None


def _byline(own: Sequence[Line]) -> Range | None:
    """The line that names the authors, near the head or at the end."""
    for line in (*own[:4], *own[-2:]):
        if len(line.text) > MAX_BYLINE:
            continue
        match = _BYLINE.fullmatch(line.text)
        if match is not None and not line.text.endswith((".", "?", "!")):
            return line.range
        if _BYLINE_LOCAL.fullmatch(line.text):
            return line.range
    return None


def _dateline(line: Line, own: Sequence[Line], reference: Reference) -> tuple[Range, Range | None, Range | None] | None:
    """The dateline at the head of a paragraph, with its agency and date, or None."""
    if not line.long:
        return None
    local = _LOCAL_DATELINE.match(line.text)
    if local is not None:
        return (line.start, line.start + local.end()), None, None
    match = _DATELINE.match(line.text) or _DATELINE_STOPPED.match(line.text)
    if match is None or not _is_dateline(match, own, reference):
        return None
    return _place(line, match, "all") or line.range, _place(line, match, "agency"), _place(line, match, "date")


def _place(line: Line, match: re.Match[str], group: str) -> Range | None:
    return None if match[group] is None else (line.start + match.start(group), line.start + match.end(group))


def _is_dateline(match: re.Match[str], own: Sequence[Line], reference: Reference) -> bool:
    """Whether what looks like a dateline is one: it has a date or agency, stands in capitals, or names a place."""
    place = match["place"]
    if match["mark"] == "-" and match.end("all") == match.start("mark"):
        return False  # a compound word
    if match["date"] or match["agency"]:
        return True
    city = place.split(",")[0]
    if city.isupper() and len(city) > 3 and match["mark"] != ":":
        return True
    if key_of(city) in reference.capitals or reference.state_named(city):
        return True
    lead_in = re.compile(rf"\b(?:in|to|from|at|near|outside|of) {re.escape(city)}\b")
    return match["mark"] != "-" and any(lead_in.search(line.text) for line in own)
