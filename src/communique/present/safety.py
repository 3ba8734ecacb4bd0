"""Report text made safe to show: reports are written by strangers.

Nothing here changes the record: the passages keep their characters there, and the offsets count them.
"""

from __future__ import annotations

import re
import unicodedata

BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows, so that it reads as something else."""
INVISIBLE = frozenset(
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
)
"""Characters that show nothing and make two words look like one another; also the tags from U+E0000 on."""
UNSHOWN = ("Cc", "Cs")
"""Control characters and halves of characters."""
MARKDOWN_SPECIAL = re.compile(r"[\\`*_{}\[\]|~^$#]")
MARKDOWN_LINK = re.compile(r"(?i)(?<=www)\.|:(?=//)|(?<=mailto):|(?<=javascript):|@")
MARKDOWN_START = re.compile(r"^(?:[-+=]|\d{1,9}[.)](?=\s|$))")
HTML_SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
JSON_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"} | {
    char: f"\\u{ord(char):04x}" for char in sorted(BIDI)
}


def for_terminal(text: str) -> str:
    """One line without anything that a terminal would obey or not show."""
    if text.isascii() and text.isprintable():
        return _one_line(text)
    return "".join(char for char in _one_line(text) if not _hidden(char))


def for_page(text: str) -> str:
    """Text for a page: what would turn or break it is shown by its number, what cannot be seen is left out.

    Joiners stay, because scripts need them for their letters.
    """
    return "".join(_visible(char) for char in text if char in "\u200c\u200d" or not _invisible(char))


def for_markdown(text: str) -> str:
    """One line in which Markdown finds no markup, no link and no HTML."""
    escaped = MARKDOWN_SPECIAL.sub(lambda found: "\\" + found.group(), for_page(_one_line(text)))
    escaped = "".join(HTML_SPECIAL.get(char, char) for char in escaped)
    escaped = MARKDOWN_LINK.sub(lambda found: "\\" + found.group(), escaped)
    start = MARKDOWN_START.match(escaped)
    if start:
        escaped = f"{escaped[: start.end() - 1]}\\{escaped[start.end() - 1 :]}"
    return escaped


def for_script(json_text: str) -> str:
    """JSON that can stand in a page's script element: no character of it can end the element or turn the source."""
    return "".join(JSON_ESCAPES.get(char, char) for char in json_text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _invisible(char: str) -> bool:
    return char in INVISIBLE or "\U000e0000" <= char <= "\U000e0fff"


def _hidden(char: str) -> bool:
    return char in BIDI or _invisible(char) or unicodedata.category(char) in UNSHOWN


def _visible(char: str) -> str:
    """The character, or its number in brackets if it would turn or break the page."""
    if char in "\n\t" or not (char in BIDI or unicodedata.category(char) in UNSHOWN):
        return char
    return "" if char == "\r" else f"⟨U+{ord(char):04X}⟩"
