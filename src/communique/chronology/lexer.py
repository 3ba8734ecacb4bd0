"""Text to words of the date grammar: one character of a code for each word, so that rules are short and linear."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.chronology.lexicon import HOLIDAYS, MONTHS, NAMES_TOO, VERBS_TOO, WEEKDAYS, WORDS
from communique.chronology.numbers import FRACTIONS

SORTS = tuple(
    dict.fromkeys(
        (
            "OTHER",
            "CAPITAL",
            "BREAK",
            "STOP",
            "COMMA",
            "DASH",
            "OPEN",
            "CLOSE",
            "S",
            "SLASH",
            "DAYNUM",
            "YEARNUM",
            "NUMBER",
            "FRACTION",
            "ORDNUM",
            "ORDINAL",
            "DECADE",
            "ISODATE",
            "SLASHDATE",
            "CLOCK",
            "QUARTERNAME",
            "MONEY",
            "MONTH",
            "MONTHNAME",
            "MONTHVERB",
            "MONTHSHORT",
            "WEEKDAY",
            "WEEKDAYSHORT",
            "WEEKDAYS",
            "HOLIDAY",
            *WORDS.values(),
        )
    )
)
CODES = {name: chr(0x4E00 + place) for place, name in enumerate(SORTS)}
"""A printable character for each sort; which one does not matter."""

LEXEME = re.compile(
    r"(?P<holiday>"
    + "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s") for name in sorted(HOLIDAYS, reverse=True))
    + r")\b"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}[./]\d{1,2}[./]\d{1,2})(?![\d/])"
    r"|(?P<clock>\d{1,2}[:.]\d{2})(?=\s?(?:[ap]\.?m|GMT|UTC)\b)|(?P<clock24>\d{1,2}:\d{2})(?![\d:])"
    r"|(?P<decade>(?:\d{2}|['’])?\d0s)\b"
    r"|(?P<ordinal>\d{1,4}(?:st|nd|rd|th))\b"
    r"|(?P<number>\d+(?:[.,]\d+)*[½¼¾⅓⅔]?|[½¼¾⅓⅔])"
    r"|(?P<meridiem>[ap]\.m\.?)"
    r"|(?P<quarter>Q[1-4])\b"
    r"|(?P<s>['’]s)\b"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>[^\w\s]|\n)",
    re.IGNORECASE,
)
SIGNS = {
    ",": "COMMA",
    ".": "STOP",
    "-": "DASH",
    "‑": "DASH",
    "–": "DASH",
    "—": "BREAK",
    "\n": "BREAK",
    "(": "OPEN",
    "[": "OPEN",
    ")": "CLOSE",
    "]": "CLOSE",
    "%": "PERCENT",
    "/": "SLASH",
}
MONEY = frozenset("$£€¥₩#№")


@dataclass(frozen=True)
class Lexeme:
    """A word of the text, its place and its sort."""

    start: int
    end: int
    text: str
    sort: str


def lexemes(text: str) -> list[Lexeme]:
    """The words and signs of a text in order."""
    return [
        Lexeme(found.start(), found.end(), found[0], _sort(str(found.lastgroup), found[0]))
        for found in LEXEME.finditer(text)
    ]


def code(words: list[Lexeme]) -> str:
    """A character for each word: the string that the rules are matched against."""
    return "".join(CODES[word.sort] for word in words)


def _sort(group: str, text: str) -> str:
    fixed = {
        "holiday": "HOLIDAY",
        "iso": "ISODATE",
        "slash": "SLASHDATE",
        "clock": "CLOCK",
        "clock24": "CLOCK",
        "decade": "DECADE",
        "meridiem": "MERIDIEM",
        "quarter": "QUARTERNAME",
        "s": "S",
    }.get(group)
    if fixed:
        return fixed
    if group == "sign":
        return "MONEY" if text in MONEY else SIGNS.get(text, "BREAK")
    if group == "ordinal":
        return "ORDNUM" if 1 <= int(text[:-2]) <= 31 else "ORDINAL"
    return _number_sort(text) if group == "number" else _word_sort(text)


def _number_sort(text: str) -> str:
    if text in FRACTIONS:
        return "FRACTION"
    if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31:
        return "DAYNUM"
    if text.isdecimal() and len(text) == 4 and 1000 <= int(text) <= 2199:
        return "YEARNUM"
    return "NUMBER"


def _word_sort(text: str) -> str:
    low = text.casefold()
    capital = text[0].isupper()
    if capital and low in MONTHS:
        if len(low) <= 4 and low not in {"may", "june", "july"}:
            return "MONTHSHORT"
        return "MONTHVERB" if low in VERBS_TOO else "MONTHNAME" if low in NAMES_TOO else "MONTH"
    if capital and low in WEEKDAYS:
        return "WEEKDAY" if len(low) > 5 else "WEEKDAYSHORT"
    if capital and low[:-1] in WEEKDAYS and low[-1] == "s" and len(low) > 6:
        return "WEEKDAYS"
    return WORDS.get(low) or ("CAPITAL" if capital else "OTHER")
