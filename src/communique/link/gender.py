"""Whether "he" or "she" can mean a person, by the words that the report uses of that person.

Titles and nouns that tell count, and pronouns where nobody else can be meant. A first name settles nothing: it
only makes one of two people likelier.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

FEMALE = re.compile(
    r"\b(?:ms|mrs|miss|mme|madame?|dame|lady|queen|princess|duchess|baroness|empress|señora|senhora|frau"
    r"|her (?:excellency|majesty|royal highness)|\w+women|\w*woman|wife|widow|(?:grand)?mother|mum|mom"
    r"|(?:grand)?daughter|sister|aunt|niece|girlfriend|signora|countess|actress|waitress|girl)\b",
    re.IGNORECASE,
)
MALE = re.compile(
    r"\b(?:mr|mister|sir|lord|king|prince|duke|baron|emperor|señor|senhor|herr"
    r"|his (?:excellency|majesty|royal highness)|\w*man|husband|widower|(?:grand)?father|dad|(?:grand)?son|brother"
    r"|uncle|nephew|boyfriend|monsieur|signor|boy)\b",
    re.IGNORECASE,
)
NOT_MALE = re.compile(r"(?:wo|hu|ger|tali|ro|otto|nor)man$", re.IGNORECASE)
APPOSITION = re.compile(r", an? ([\w-]+(?: [\w-]+)?)")
KIN = (
    "wife|widow|husband|widower|spouse|(?:grand|step)?(?:mother|father|son|daughter)|(?:half-|step)?(?:sister|brother)"
    "|aunt|uncle|niece|nephew|cousin|twin|mum|mom|dad|(?:mother|father|son|daughter|sister|brother)-in-law"
)
OWNED = r"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Mm]y|\w['’]s|s['’])"
KIN_BEFORE = re.compile(rf"{OWNED} (?:[\w-]+ )?({KIN}),? (?:the )?$")
KIN_AFTER = re.compile(rf"(?:,| \() ?(?:his|her|their|my|(?:the )?[\w-]+(?:['’]s|s['’])) (?:[\w-]+ )?({KIN})\b")
HAS_KIN = re.compile(rf" and (his|her) (?:{KIN})\b")
NEAR = 48  # characters before a name in which it may be told whose kin it is
WANTED = {"she": "f", "her": "f", "he": "m", "his": "m", "him": "m"}


def told_by(words: str) -> str | None:
    """Read some words about one person: "f" or "m" where they tell it, else None."""
    if FEMALE.search(words):
        return "f"
    male = MALE.search(words)
    return "m" if male is not None and not NOT_MALE.search(male[0]) else None


def kin_of(text: str, start: int, end: int) -> str | None:
    """The noun that makes a person somebody's kin, right before or after the name: "his wife, Ada Roe"."""
    told = KIN_BEFORE.search(text[max(0, start - NEAR) : start]) or KIN_AFTER.match(text, end)
    return told[1] if told else None


def around(text: str, start: int, end: int) -> str:
    """A name with the words right before and after it that may tell a man from a woman."""
    before = text[max(0, start - 12) : start].rpartition("\n")[2]
    noun = before.rstrip(", ").rpartition(" ")[2] if before.endswith(", ") else ""
    told = APPOSITION.match(text, end)
    owner = HAS_KIN.match(text, end)
    whose = "" if owner is None else {"his": "man", "her": "woman"}[owner[1]]
    return f"{noun} {text[start:end]} {told[1] if told else ''} {kin_of(text, start, end) or ''} {whose}"


def voted(
    named: Iterable[tuple[int, str | None]], pronouns: Iterable[tuple[int, str]], breaks: Sequence[int]
) -> dict[str, str]:
    """What the pronouns tell of people where nobody else can be meant, by key.

    That is so in a sentence that names one person and has "he" or "she" after the name, and in one that
    begins with the pronoun after such a sentence. Who is called both is told nothing.

    Args:
        named: where people are named, and their keys; None where a name may be that of several.
        pronouns: where "he" and "she" stand, outside quotations.
        breaks: where sentences begin.
    """
    people: defaultdict[int, dict[str | None, int]] = defaultdict(dict)
    for offset, key in named:
        people[bisect_right(breaks, offset)].setdefault(key, offset)
    votes: defaultdict[str, set[str]] = defaultdict(set)
    for offset, word in pronouns:
        sentence = bisect_right(breaks, offset)
        told = people.get(sentence)
        if told is None and offset == breaks[sentence - 1]:
            told = people.get(sentence - 1)
        if told is not None and len(told) == 1:
            (key, first), *_ = told.items()
            if key is not None and first < offset:
                votes[key].add(WANTED[word])
    return {key: said.pop() for key, said in votes.items() if len(said) == 1}


def fits(gender: str | None, pronoun: str) -> bool:
    """Whether a pronoun can mean a person of whom that much is known."""
    wanted = WANTED.get(pronoun.lower())
    return wanted is None or gender is None or gender == wanted
