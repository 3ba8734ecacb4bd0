"""Passages between quotation marks, matched in pairs by position, not by shape.

Outlets mix straight and curly marks and turn some the wrong way, so whether a mark opens or closes is
decided by what stands around it. A paragraph is scanned once. A mark that finds no partner costs its
own quotation only: the passage then runs to the next opening mark or the end of the paragraph, and is
marked as not closed, unless the next paragraph goes on with an opening mark, as quotations over
several paragraphs do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.draft import Draft, Quote
from communique.model import Range
from communique.tools import Tools

MARK = re.compile("[\"“”„‟″«»「」『』]|''|``|(?<![^\\s(\\[—–\"“”])[‘'](?=\\w)|(?<=[\\w.,!?…])[’'](?!\\w)")
DOUBLE = frozenset({'"', "“", "”", "„", "‟", "″", "''", "``"})
SINGLE = frozenset({"‘", "’", "'"})
PAIRED = {"«": "»", "»": "«", "「": "」", "『": "』"}
OPENS_AFTER = frozenset(" \t\n\r\xa0\u3000([{—–-/")
CLOSES_BEFORE = frozenset(" \t\n\r\xa0\u3000)]}.,;:!?…—–-/")
SCARE_WORDS = 3
FUNCTION_WORDS = frozenset(
    {
        "a",
        "an",
        "the",
        "my",
        "our",
        "his",
        "her",
        "i",
        "we",
        "very",
        "not",
        "to",
        "as",
        "is",
        "are",
        "be",
        "so",
        "in",
        "on",
    }
)
"""Words that make a short quotation a piece of speech rather than a term: "a close friend", "as partners"."""
DEEPEST = 8  # marks waiting for a partner; more is noise, and would cost more than linear time


def find(draft: Draft, tools: Tools) -> tuple[Quote, ...]:  # noqa: ARG001 - every stage has this signature
    """The quotations of the whole text, furniture included, in order; nested ones have a depth."""
    text = draft.report.text
    found: list[Quote] = []
    for start, end in paragraphs(text):
        found += in_paragraph(text, start, end)
    return tuple(sorted(continued(found, text), key=lambda quote: (quote.start, -quote.end)))


def paragraphs(text: str) -> Iterator[Range]:
    """Start and end of each line that is not blank."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


def in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    """The quotations of one paragraph."""
    found: list[Quote] = []
    waiting: list[tuple[int, int, str]] = []  # offset of the mark, offset after it, the mark
    for match in MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        partner = next((place for place in range(len(waiting) - 1, -1, -1) if fits(waiting[place][2], mark)), None)
        can_open = before in OPENS_AFTER or before in "“\"'‘「『«"
        if partner is not None and not (can_open and after not in CLOSES_BEFORE and mark not in "」』"):
            opened = waiting[partner]
            del waiting[partner:]
            if match.start() > opened[1]:
                found.append(made(text, (opened[0], match.end()), (opened[1], at), len(waiting)))
        elif mark in PAIRED or mark in DOUBLE or (mark in SINGLE and can_open):
            if partner is not None and mark in DOUBLE:
                opened = waiting[partner]
                del waiting[partner:]
                found.append(unclosed(text, opened, at, len(waiting)))
            if can_open or not after.isspace():
                waiting.append((at, match.end(), mark))
                del waiting[:-DEEPEST]
    for depth, opened in enumerate(waiting):
        if opened[2] not in SINGLE:
            found.append(unclosed(text, opened, end, depth))
    return [quote for quote in found if quote.inner[1] > quote.inner[0]]


def fits(opening: str, mark: str) -> bool:
    """Whether a mark may close what another one opened."""
    if opening in PAIRED:
        return mark == PAIRED[opening]
    return (opening in DOUBLE and mark in DOUBLE) or (opening in SINGLE and mark in SINGLE)


def unclosed(text: str, opened: tuple[int, int, str], end: int, depth: int) -> Quote:
    """A quotation whose closing mark is missing: it runs to `end`."""
    stop = opened[1] + len(text[opened[1] : end].rstrip())
    return Quote(opened[0], max(stop, opened[1]), (opened[1], max(stop, opened[1])), closed=False, depth=depth)


def made(text: str, outer: Range, inner: Range, depth: int) -> Quote:
    """A closed quotation; a few bare words are a term or a scare quote, not speech."""
    words = text[slice(*inner)].rstrip(".,;:").split()
    bare = 0 < len(words) <= SCARE_WORDS and words[0][:1].islower() and FUNCTION_WORDS.isdisjoint(words)
    return Quote(outer[0], outer[1], inner, speech=not bare, depth=depth)


def continued(quotes: list[Quote], text: str) -> list[Quote]:
    """An open quotation counts as closed where the next paragraph takes it up with an opening mark."""
    starts = {quote.start for quote in quotes}
    settled = []
    for quote in quotes:
        after = quote.end
        while after < len(text) and text[after].isspace():
            after += 1
        if not quote.closed and after in starts and "\n" in text[quote.end : after]:
            quote = Quote(quote.start, quote.end, quote.inner, speech=True, depth=quote.depth)  # noqa: PLW2901
        settled.append(quote)
    return settled
