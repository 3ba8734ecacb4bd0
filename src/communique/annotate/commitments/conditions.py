"""On what an undertaking hangs: "provided that parliament ratifies", "once the protocol is signed", "in return for".

What stands in a condition is undertaken by nobody, and its days are no deadline of the undertaking.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from communique.model import Range

MARKS = frozenset({"if", "once", "unless"})
"""Words that open a condition where they mark a clause."""
PHRASES = tuple(
    tuple(words.split())
    for words in (
        "provided that",
        "providing that",
        "on condition that",
        "on the condition that",
        "as long as",
        "so long as",
        "in return for",
        "in exchange for",
        "subject to",
    )
)
PARTICIPLES = frozenset({"provided", "providing"})
BEFORE = frozenset({"only", "even", "but"})
"""Words that belong to the condition behind them."""
ENDS = frozenset({",", ";", ":", "—", "–", ".", "”", '"', ")"})


def conditions(doc: Doc, first: int, last: int) -> list[Range]:
    """The conditions of a sentence, as token indices: each up to the mark that ends it."""
    found: list[Range] = []
    for i in range(first, last):
        if (found and i < found[-1][1]) or not _opens(doc, i, last):
            continue
        start = i
        while start > first and doc[start - 1].lower_ in BEFORE:
            start -= 1
        end = next((at for at in range(i + 1, last) if _ends(doc, at)), last)
        if start > first or (end < last and doc[end].text in ENDS - {"."}):  # one that opens a sentence ends at a comma
            found.append((start, end))
    return found


def holds(ranges: Iterable[Range], token: Token) -> bool:
    """Whether a token stands in one of some conditions."""
    return any(start <= token.i < end for start, end in ranges)


def of(ranges: Iterable[Range], first: int, start: int, end: int) -> Range | None:
    """The condition of what stands from `start` to `end`: in it or right behind it, or one that opens the sentence."""
    found = list(ranges)
    behind = next((one for one in found if start < one[0] <= end + 1), None)
    return behind or next((one for one in found if one[0] == first and one[1] <= start), None)


def _ends(doc: Doc, at: int) -> bool:
    """Whether a condition ends: at a mark, or where the undertaking goes on ("and to open", "and will build")."""
    following = doc[at + 1].lower_ if at + 1 < len(doc) else ""
    return doc[at].text in ENDS or (doc[at].lower_ in {"and", "but"} and following in {"to", "will", "would", "shall"})


def _opens(doc: Doc, i: int, last: int) -> bool:
    token = doc[i]
    if token.lower_ in MARKS:
        return token.dep_ == "mark" and token.head.dep_ == "advcl"
    if token.lower_ == "subject" and i > 0 and doc[i - 1].text != ",":
        return False  # "goods subject to duty"
    words = tuple(doc[at].lower_ for at in range(i, min(i + 4, last)))
    if any(words[: len(phrase)] == phrase for phrase in PHRASES):
        return True
    return token.lower_ in PARTICIPLES and i > 0 and doc[i - 1].text == "," and token.dep_ in {"prep", "mark"}
