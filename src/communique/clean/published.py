"""When a report was published: given, stated on the page, or inferred from its own dated parts.

A report without a date line still says when it was written: the caption or an embedded post carries a
full date, and the days of the week in the text say how much later it was. Where only a month and day
are known, or only a year, nothing is said: another report of the story may settle it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from communique.chronology import find_phrases
from communique.chronology.lexicon import DAY_NAMES
from communique.clean.furniture import Pieces
from communique.clean.heading import Heading
from communique.clean.lines import NOTHING, Finding, Line
from communique.model import Range
from communique.raw import RawReport

STAMP_LINES = 6
MAX_STAMP = 110
LATEST_DAYS = 3  # a weekday up to so many days after the dated picture is one after it, else one before
_NUMERIC = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})|"
    r"\s?[年년]\s?(?P<month2>\d{1,2})\s?[月월]\s?(?P<day2>\d{1,2})\s?[日일])(?!\d)"
)
_STAMP_WORDS = re.compile(
    r"\b(?:published|posted|updated|last modified|first published|created|date|issued|on|at|by|am|"
    r"pm|a\.m|p\.m|gmt|utc|est|edt|kst|jst|bst|ist|cet|cest|et|pt|"
    r"mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|local|"
    r"time|hrs|hours|min|read)\b|입력|수정|등록|配信|公開|更新|発表|发布|時|分|時間|\d",
    re.IGNORECASE,
)
# A bare date at the foot may be that of a correction.
_STAMP_LABEL = re.compile(
    r"(?:First |Last )?(?:published|posted|updated|issued)\b|입력|등록|配信|公開|発表|发布", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b({'|'.join(DAY_NAMES)})\b")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|scheduled|upcoming|next|due|expected|set (?:to|for)|plans?|planned|"
    r"tomorrow|to be|is to|are to|"
    r"heads? (?:to|for)|later|ahead of|before|until|by|may|might|could|can|prepares?|preparing|"
    r"slated|leaves? for|hopes?|"
    r"is (?:meeting|visiting|travell?ing)|meets|goes|flies|travels|expects|awaits|looking to|fl(?:y|ying))\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:last|previous|every|each|a|any)\s+\Z", re.IGNORECASE)
_FILE_PICTURE = re.compile(r"\bfile\b|\barchive\b|資料|자료", re.IGNORECASE)
_CLAUSE = re.compile(r"[.!?;]\s|[,—–]\s(?=(?:and|but|while|who|which|where|media|after)\b)")


def find(raw: RawReport, page: Sequence[Line], pieces: Pieces, head: Heading) -> Finding:
    """The date of publication with its ground, the surest first."""
    if raw.given.published:
        value = raw.given.published
        place = raw.text.find(value, 0, raw.front_matter[1]) if raw.front_matter else -1
        return Finding(value, "given", ((place, place + len(value)),) if place >= 0 else ())
    if raw.page.published:
        return Finding(raw.page.published, "stated")
    return _stamp(page, pieces, raw.text, head) or _inferred(page, pieces) or NOTHING


def _full_dates(words: str) -> Iterator[tuple[date, int, int]]:
    """The dates with day, month and year in a short passage."""
    for match in _NUMERIC.finditer(words):
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        try:
            yield date(int(match["year"]), int(month), int(day)), match.start(), match.end()
        except ValueError:
            continue
    for phrase in find_phrases(words):
        if phrase.absolute and phrase.text[:1].isalnum() and not _NUMERIC.search(phrase.text):
            period = phrase.resolve(None)
            if period is not None and period.single_day is not None:
                yield period.single_day, phrase.start, phrase.end


def _stamp(page: Sequence[Line], pieces: Pieces, text: str, head: Heading) -> Finding | None:
    """The date of the dateline, or of a line at head or foot that holds a date and next to nothing else."""
    if head.date is not None:
        for day, start, end in _full_dates(text[head.date[0] : head.date[1]]):
            return Finding(day.isoformat(), "stated", ((head.date[0] + start, head.date[0] + end),))
    own = [line for line in page if pieces.covers(line.start) is None]
    lead = next((place for place, line in enumerate(own) if line.long), 0)
    labelled = [line for line in (*own[lead:STAMP_LINES], *own[-3:]) if _STAMP_LABEL.match(line.text)]
    for line in (*own[: min(lead, STAMP_LINES)], *labelled):
        if len(line.text) > MAX_STAMP:
            continue
        for day, start, end in _full_dates(line.text):
            rest = line.text[:start] + " " + line.text[end:]
            left = len(re.findall(r"[^\W\d_]", _STAMP_WORDS.sub("", rest)))
            if left <= 24 and not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", _STAMP_WORDS.sub("", rest)):
                return Finding(day.isoformat(), "stated", ((line.start + start, line.start + end),))
    return None


def _inferred(page: Sequence[Line], pieces: Pieces) -> Finding | None:
    """The latest day that the report looks back on, counted from a dated picture, post or lead.

    A picture or a lead may carry the date of something long past: unless the report also speaks of
    days of the week that follow on it, nothing is inferred. A post is embedded on its day or the next.
    """
    past, ahead = weekdays([line for line in page if pieces.covers(line.start) is None])
    anchors = sorted(_anchors(page, pieces), key=lambda anchor: (anchor.day, -anchor.place[0]), reverse=True)
    post = next((anchor for anchor in anchors if anchor.kind == "social-post"), None)
    for anchor in anchors:
        if post is not None and anchor.day < post.day:
            break  # nothing is published before a post that it embeds
        after = {(name - anchor.day.weekday()) % 7: span for name, span in past.items() if span != anchor.beside}
        bound = min(((name - anchor.day.weekday()) % 7 or 7 for name in ahead), default=7)
        reached = [index for index in after if index <= LATEST_DAYS and index < bound]
        if reached:
            latest = max(reached)
            evidence = tuple(sorted({anchor.place, after[latest]}))
            return Finding((anchor.day + timedelta(days=latest)).isoformat(), "inferred", evidence)
    if post is None:
        return None
    next_day = post.day + timedelta(days=1)
    return Finding(f"{post.day.isoformat()}/{next_day.isoformat()}", "inferred", (post.place,))


class Anchor(NamedTuple):
    """A full date that belongs to what is reported, the text it stands in, and its own weekday."""

    day: date
    place: Range
    kind: Literal["caption", "social-post", "lead"]
    beside: Range | None = None


def _anchors(page: Sequence[Line], pieces: Pieces) -> Iterator[Anchor]:
    """The full dates of captions and posts, and those beside a weekday in the first paragraphs."""
    paragraphs = 0
    for line in page:
        kind = pieces.covers(line.start)
        if (kind == "caption" and not _FILE_PICTURE.search(line.text)) or kind == "social-post":
            for day, start, end in _full_dates(line.text):
                yield Anchor(day, (line.start + start, line.start + end), kind)
        elif kind is None and line.long and paragraphs < 2:
            paragraphs += 1
            for day, start, end in _full_dates(line.text):
                name = DAY_NAMES[day.weekday()]
                at = line.text.find(name, max(0, start - 14), end + 2)
                if at >= 0:
                    beside = (line.start + at, line.start + at + len(name))
                    yield Anchor(day, (line.start + start, line.start + end), "lead", beside)


def weekdays(own: Sequence[Line]) -> tuple[dict[int, Range], frozenset[int]]:
    """Days of the week that the report looks back on, with the first place of each, and those it looks ahead to.

    A day that stands in both kinds of clauses belongs where it stands more often.
    """
    past: dict[int, list[Range]] = {}
    ahead: Counter[int] = Counter()
    for line in own:
        for match in _WEEKDAY.finditer(line.text):
            before = line.text[max(0, match.start() - 120) : match.start()]
            clause = _CLAUSE.split(before)[-1]
            if _SPOKEN.search(before):
                continue
            name = DAY_NAMES.index(match[1])
            if _AHEAD.search(clause):
                ahead[name] += 1
            else:
                past.setdefault(name, []).append((line.start + match.start(), line.start + match.end()))
    looked_back = {name: places[0] for name, places in past.items() if len(places) > ahead[name]}
    return looked_back, frozenset(name for name in ahead if name not in looked_back)
