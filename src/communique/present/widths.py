"""How many columns of a terminal a text takes, and texts in lines that fit."""

from __future__ import annotations

import re
import unicodedata

ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")
HANG = "\x1f"
"""In a template: the column at which the lines that follow a long line begin."""
MORE = "…"


def wrap(line: str, width: int) -> list[str]:
    """A line in lines that fit, broken at blanks, and inside a word only where it alone is too long."""
    head, mark, rest = line.partition(HANG)
    indent = columns(head) if mark else len(line) - len(line.lstrip(" "))
    line = (head + rest).rstrip()
    if columns(line) <= width:
        return [line]
    indent = min(indent, width // 2)
    first = line[: len(line) - len(line.lstrip(" "))]
    lines, current, used = [], first, len(first)
    blank = ""
    for word in line.lstrip(" ").split(" "):
        for part in _fitting(word, width - indent):
            size = columns(part)
            if used + len(blank) + size > width and used > indent:
                lines.append(current.rstrip())
                current, used, blank = " " * indent, indent, ""
            current += blank + part
            used += len(blank) + size
            blank = ""
        blank = " "
    return [*lines, current.rstrip()]


def _fitting(word: str, width: int) -> list[str]:
    """A word in parts that fit; words with escapes in them stay whole."""
    if columns(word) <= width or "\x1b" in word:
        return [word]
    parts, current, used = [], "", 0
    for char in word:
        size = _columns_of(char)
        if used + size > width:
            parts.append(current)
            current, used = "", 0
        current += char
        used += size
    return [*parts, current]


def columns(text: str) -> int:
    """How many columns a text takes; escapes take none, wide letters two."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_columns_of(char) for char in ESCAPE.sub("", text))


def _columns_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def clipped(text: str, width: int) -> str:
    """The beginning of a text that fits, with a sign that more follows, filled up with blanks to the width."""
    size = columns(text)
    if size <= width:
        return text + " " * (width - size)
    kept, used = "", 0
    for char in text[: 2 * width]:
        size = _columns_of(char)
        if used + size > width - 1:
            break
        kept += char
        used += size
    return kept + MORE + " " * (width - used - 1)
