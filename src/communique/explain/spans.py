"""Which characters a person means: START:END, or words that stand in the text."""

from __future__ import annotations

import re

from communique.errors import UsageError
from communique.model import Range

OFFSETS = re.compile(r"\s*(\d{1,12})\s*:\s*(\d{1,12})\s*")
MARKS = ('"“”„«»', "'‘’‚‹›`", "-‐‑‒–—")
"""Signs that are typed one for another."""
MOST_SHOWN = 5
BESIDE = 20


def place_of(words: str, text: str) -> Range:
    """The place in a text that is named by its characters or by its words.

    Words match whatever the blanks between them and the shape of quotation marks and dashes are; capitals are looked
    past only where the words as given are not there.

    Raises:
        UsageError: there is no such place, or more than one.
    """
    offsets = OFFSETS.fullmatch(words)
    if offsets is not None:
        return _within(int(offsets[1]), int(offsets[2]), text)
    if not words.strip():
        raise UsageError("--span needs START:END in characters, or words of the report")
    pattern = _pattern(words)
    found = [match.span() for match in re.finditer(pattern, text)]
    found = found or [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    if not found:
        raise UsageError(f"the words “{' '.join(words.split())}” are not in the report: give them as they are printed")
    if len(found) > 1:
        raise UsageError(_several(found, text))
    return found[0]


def _within(start: int, end: int, text: str) -> Range:
    if start >= end:
        raise UsageError(f"--span {start}:{end} is empty: the end must come after the start")
    if end > len(text):
        raise UsageError(f"--span {start}:{end} reaches beyond the report, which has {len(text)} characters")
    return start, end


def _pattern(words: str) -> str:
    return r"\s+".join("".join(_sign(sign) for sign in word) for word in words.split())


def _sign(sign: str) -> str:
    for group in MARKS:
        if sign in group:
            return f"[{re.escape(group)}]"
    return re.escape(sign)


def _several(found: list[Range], text: str) -> str:
    shown = "; ".join(
        f"--span {start}:{end} (“{' '.join(text[max(0, start - BESIDE) : end + BESIDE].split())}”)"
        for start, end in found[:MOST_SHOWN]
    )
    more = f"; and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
    return f"these words stand in the report {len(found)} times: add words around them, or choose {shown}{more}"
