"""The lines of a text, without the white space around them: what the rules of cleaning look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import Basis, Range

# Everything that Python takes for white space, and marks that are not seen.
BLANK = (
    " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff\u200b"
)
BODY_CHARACTERS = 90  # a paragraph of a report is longer than most headings, labels and prompts
BODY_CHARACTERS_DENSE = 40  # the same in Chinese, Japanese and Korean
HEAD_LINES = 5  # captions, bylines and stamps at the head stand among the first lines
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True)
class Line:
    """A line that is not blank; `start` and `end` leave out the white space around it."""

    start: int
    end: int
    text: str

    @property
    def range(self) -> Range:
        """Start and end."""
        return self.start, self.end

    @property
    def long(self) -> bool:
        """Whether it is as long as a paragraph of a report."""
        if len(self.text) >= BODY_CHARACTERS:
            return True
        return len(self.text) >= BODY_CHARACTERS_DENSE and len(_DENSE.findall(self.text)) * 2 > len(self.text)


@dataclass(frozen=True)
class Finding:
    """A value with the ground it stands on, before it is made part of the report."""

    value: str | None = None
    basis: Basis = "none"
    evidence: tuple[Range, ...] = ()


NOTHING = Finding()


def split(text: str, skip: Range | None = None) -> tuple[Line, ...]:
    """The lines of a text that are not blank, outside the front matter."""
    return tuple(_lines(text, skip[1] if skip else 0))


def _lines(text: str, place: int) -> Iterator[Line]:
    while place < len(text):
        newline = text.find("\n", place)
        stop = newline if newline >= 0 else len(text)
        raw = text[place:stop]
        kept = raw.strip(BLANK)
        if kept:
            start = place + len(raw) - len(raw.lstrip(BLANK))
            yield Line(start, start + len(kept), kept)
        place = stop + 1
