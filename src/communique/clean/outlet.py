"""Who published a report: given, stated on the page, or inferred from how the report speaks of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.clean import masthead
from communique.clean.furniture import Pieces
from communique.clean.lines import BLANK, NOTHING, Finding, Line
from communique.model import Range
from communique.raw import RawReport
from communique.reference import Reference, key_of, without_article

MAX_NOTICE = 300
_OWNER = re.compile(
    r"(?:[©ⓒ]|\([cC]\)|C[Oo][Pp][Yy][Rr][Ii][Gg][Hh][Tt])\s*(?:[©ⓒ]|\([cC]\))?\s*"
    r"(?:(?:19|20)\d\d(?:\s?[-–,]\s?(?:19|20)\d\d)?)?,?\s*"
    r"(?P<name>[^\W\d_a-z][^\n|,.。，、;:©]{1,59}(?:\.[A-Z]\.?)?)"
)
_STATED = re.compile(
    r"(?:This (?:article|story|report|piece) (?:(?:was|is|has been) )?(?:originally |first )?(?:re)?"
    r"(?:published|appeared|printed) (?:by|in|on|at|from)|(?:Originally |First )?[Pp]ublished (?:by|on|at)|"
    r"(?:Originally|First) (?:published|appeared) in|Republished (?:with permission )?(?:from|by))\s+"
    r"(?P<name>(?:[Tt]he )?[A-Z][\w&.’'-]*(?: (?:[A-Z&][\w&.’'-]*|of|and)){0,4})"
)
_AFTER_NAME = re.compile(
    r"\s*(?:,?\s*\b(?:Inc|Incorporated|L\.?P|LP|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|Co|"
    r"Company|Group|GmbH|PLC|plc|AG|S\.?A|SpA|"
    r"Holdings|Media Group|Publishing|Publications?|Newspapers?)\b\.?)+\s*\Z"
)
_STOP = re.compile(
    r"\s+(?:All|Visit|Distributed|Reproduction|Unauthori[sz]ed|No part|Used|and its|무단|無断|禁)\b.*\Z|"
    r"\s*(?:All rights|無断|무단).*\Z",
    re.IGNORECASE,
)
_NAME = r"(?:[Tt]he )?[^\W\d_a-z][\w&’'.-]*(?: (?:[^\W\d_a-z][\w&’'.-]*|of|and|de|del|della)){0,5}"
_TOLD = re.compile(rf"\b(?:told|tells|spoke (?:to|with)|interview with|wrote (?:in|for)) (?P<name>{_NAME})")
# Broadcasters go by their initials, and every paper prints what was said on air.
_BROADCASTER = re.compile(r"[A-Z0-9-]{2,6}(?: News)?\Z")
_LEARNED = re.compile(
    r"\b[Tt]he (?P<name>[A-Z]\w+(?: [A-Z]\w+){0,2}) (?:has |had )?(?:learned|has seen|has obtained|understands)\b"
)
_NOT_OWNERS = frozenset("all the this reserved author authors respective owners".split())


def find(
    raw: RawReport, page: Sequence[Line], pieces: Pieces, reference: Reference, paper: Line | None = None
) -> Finding:
    """The outlet of a report with its ground, the surest first; `paper` is the line above it that names one.

    The agency of a dateline is no ground: it says who wrote the report, and most who print it are others.
    """
    if raw.given.outlet:
        place = raw.text.find(raw.given.outlet, 0, raw.front_matter[1]) if raw.front_matter else -1
        return Finding(raw.given.outlet, "given", ((place, place + len(raw.given.outlet)),) if place >= 0 else ())
    if raw.page.outlet:
        place = raw.text.find(raw.page.outlet)
        return Finding(raw.page.outlet, "stated", ((place, place + len(raw.page.outlet)),) if place >= 0 else ())
    own = [line for line in page if pieces.covers(line.start) is None]
    stated = _stated(page, pieces, reference)
    if paper is not None:
        name = masthead.outlet_in(paper, reference)
        if stated is None or key_of(stated.value or "").startswith(key_of(without_article(name))):
            return Finding(name, "stated", (paper.range,))
    return stated or _told(own, reference) or NOTHING


def _stated(page: Sequence[Line], pieces: Pieces, reference: Reference) -> Finding | None:
    """The owner that a copyright line names, or a known outlet behind the words "published by"."""
    for line in page:
        if "copyright" in {pieces.covers(line.start), pieces.covers(line.end - 1)}:
            match = _OWNER.search(line.text)
            name = _tidy(match["name"], reference) if match else None
            if match and name:
                return Finding(name, "stated", (_place(line, match),))
    for line in (*page[:4], *page[-4:]):
        match = _STATED.match(line.text) if len(line.text) <= MAX_NOTICE else None
        known = _known(match["name"], reference) if match else None
        if match and known:
            return Finding(known, "stated", (_place(line, match),))
    return None


def _place(line: Line, match: re.Match[str]) -> Range:
    """The words up to the name's end."""
    words = line.text[match.start() : match.end("name")]
    return line.start + match.start(), line.start + match.start() + len(words.rstrip(BLANK))


def _known(words: str, reference: Reference) -> str | None:
    """The listed outlet or agency that the words begin with; a section may be called News as well."""
    parts = without_article(words).split()
    for size in range(len(parts), 0, -1):
        key = key_of(" ".join(parts[:size]).rstrip(".,"))
        found = reference.outlets.get(key) or reference.agencies.get(key)
        if found is not None:
            return found.name
    return None


def _tidy(words: str, reference: Reference) -> str | None:
    """The name of an owner as people write it: "Bloomberg L.P. Visit ..." is Bloomberg."""
    name = without_article(_STOP.sub("", words).strip(" -–—|/"))
    for candidate in (name, _AFTER_NAME.sub("", name)):
        known = reference.outlets.get(key_of(candidate)) or reference.agencies.get(key_of(candidate))
        if known is not None:
            return known.name
    short = _AFTER_NAME.sub("", name).strip()
    if short.endswith("新聞社"):
        short = short[:-1]
    if len(short) < 2 or key_of(short) in _NOT_OWNERS or short.split()[0].lower() in _NOT_OWNERS:
        return None
    return short


def _told(own: Sequence[Line], reference: Reference) -> Finding | None:
    """The one outlet that people are said to have spoken to; other outlets are cited in the third person.

    One mention is not enough unless it is in the report's own manner ("The Post has learned"): every
    outlet now and then says what somebody told another.
    """
    told: dict[str, list[Range]] = {}
    for line in own:
        for match in _TOLD.finditer(line.text):
            found = _outlet_in(match["name"], reference)
            if found is not None:
                name, size = found
                told.setdefault(name, []).append((line.start + match.start(), line.start + match.start("name") + size))
    if len(told) != 1:
        return None
    name, places = next(iter(told.items()))
    places += _learned(own, name)
    return Finding(name, "inferred", tuple(sorted(places))) if len(places) > 1 and not _cited(own, name) else None


def _learned(own: Sequence[Line], name: str) -> list[Range]:
    """Where the report says of the outlet, by its last word, that it has learned or seen something."""
    last = name.rsplit(maxsplit=1)[-1]
    return [
        (line.start + match.start(), line.start + match.end("name"))
        for line in own
        for match in _LEARNED.finditer(line.text)
        if match["name"].rsplit(maxsplit=1)[-1] == last
    ]


def _outlet_in(words: str, reference: Reference) -> tuple[str, int] | None:
    """The outlet that a run of capitalised words begins with, and how many characters name it."""
    parts = words.split()
    for size in range(len(parts), 0, -1):
        candidate = " ".join(parts[:size]).rstrip(".,'’")
        name = reference.outlet_named(candidate)
        if name is not None and not _BROADCASTER.match(name):
            return name, len(candidate)
    return None


def _cited(own: Sequence[Line], name: str) -> bool:
    """Whether the report cites the outlet as it would another one."""
    pattern = re.compile(
        rf"{re.escape(name)} (?:first )?(?:reported|reports|wrote|writes|said in|quoted|cited|"
        rf"earlier reported)|according to (?:the |a report (?:by|in) (?:the )?)?{re.escape(name)}\b|"
        rf"reported by (?:the )?{re.escape(name)}"
    )
    return any(pattern.search(line.text) for line in own)
