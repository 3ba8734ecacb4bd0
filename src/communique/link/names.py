"""Names compared: case, accents, hyphens and the order of parts do not matter."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")


def plain(name: str) -> str:
    """A name in lower case without accents, articles and punctuation, single blanks between its words."""
    flat = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = WORD.findall(flat.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def family_key(name: str) -> str:
    """The same for every spelling and order of one name: "Lee Jae-myung", "Lee Jae Myung".

    Parts of a hyphenated given name stand alone, as papers write them both ways.
    """
    return " ".join(sorted(plain(name).split()))


def is_part_of(short: str, full: str) -> bool:
    """Whether a short form may stand for a full name: its first or its last words."""
    few, many = plain(short).split(), plain(full).split()
    return 0 < len(few) < len(many) and (many[: len(few)] == few or many[-len(few) :] == few)
