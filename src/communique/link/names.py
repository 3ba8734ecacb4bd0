"""Names compared: case, accents, hyphens and the order of parts do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from communique.draft import Mention

WORD = re.compile(r"[^\W_]+")
KANA = re.compile("[\u30a0-\u30ff＝=]+")
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def plain(name: str) -> str:
    """A name in lower case without accents, articles and punctuation, single blanks between its words."""
    flat = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = WORD.findall(flat.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def family_key(name: str) -> str:
    """The same for every spelling and order of one name: "Maeng Sol-ha", "Maeng Sol Ha".

    Parts of a hyphenated given name stand alone, as papers write them both ways.
    """
    return " ".join(sorted(plain(name).split()))


def middle_initials(names: Iterable[str]) -> dict[str, str]:
    """The keys of full names with initials -> the key without them, where no second initial is told apart.

    "Ada J. Roe" is Ada Roe, but not where the text has an Ada M. Roe as well.
    """
    variants: dict[str, set[str]] = {}
    for key in map(family_key, names):
        bare = " ".join(word for word in key.split() if len(word) > 1)
        if bare != key and " " in bare:
            variants.setdefault(bare, set()).add(key)
    return {keys.pop(): bare for bare, keys in variants.items() if len(keys) == 1}


def initialled(mentions: Iterable[Mention], text: str) -> dict[str, str]:
    """Abbreviations of the text -> the one body named in it in full that has these initials.

    The world's list may know another body by the same letters; the report means its own.
    """
    bodies = [one for one in mentions if one.type == "organisation" and one.kind == "name"]
    written = {text[one.start : one.end].removeprefix("the ").removeprefix("The ") for one in bodies}
    longer: dict[str, set[str]] = {}
    for name in written:
        capitals = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(capitals) > 2 and " " in name:
            longer.setdefault(capitals, set()).add(name)
    return {short: names.pop() for short, names in longer.items() if short in written and len(names) == 1}


def is_part_of(short: str, full: str) -> bool:
    """Whether a short form may stand for a full name: its first or its last words."""
    few, many = plain(short).split(), plain(full).split()
    if EAST_ASIAN.match(full) and len(short) < len(full):
        return full.startswith(short) or full.endswith(short)
    return 0 < len(few) < len(many) and (many[: len(few)] == few or many[-len(few) :] == few)


def short_forms(full: str) -> frozenset[str]:
    """Every short form that `is_part_of` a full name, as `plain` writes it."""
    if EAST_ASIAN.match(full):
        cuts = range(1, len(full))
        return frozenset(plain(part) for cut in cuts for part in (full[:cut], full[cut:]))
    words = plain(full).split()
    return frozenset(" ".join(part) for cut in range(1, len(words)) for part in (words[:cut], words[cut:]))


def is_full(name: str) -> bool:
    """Whether a name is more than a surname: two words, or three characters in an East Asian script but kana."""
    if KANA.fullmatch(name):
        return any(mark in name for mark in "・＝=")
    return len(name) > 2 if EAST_ASIAN.match(name) else len(name.split()) > 1


def is_handle_of(handle: str, name: str) -> bool:
    """Whether an account's handle is a name run together, in either order: "miratolland", "tolland_mira"."""
    letters = plain(handle).replace(" ", "")
    words = plain(name).split()
    return len(words) > 1 and letters in {"".join(words), "".join(reversed(words))}
