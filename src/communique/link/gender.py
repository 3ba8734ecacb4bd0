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
    r"|her (?:excellency|majesty|royal highness)|\w+women|\w*woman|wife|widow|mother|daughter|sister|grandmother)\b",
    re.IGNORECASE,
)
MALE = re.compile(
    r"\b(?:mr|mister|sir|lord|king|prince|duke|baron|emperor|señor|senhor|herr"
    r"|his (?:excellency|majesty|royal highness)|\w*man|husband|widower|father|son|brother|grandfather)\b",
    re.IGNORECASE,
)
NOT_MALE = re.compile(r"(?:wo|hu|ger|tali|ro|otto|nor)man$", re.IGNORECASE)
WANTED = {"she": "f", "her": "f", "he": "m", "his": "m", "him": "m"}


def told_by(words: str) -> str | None:
    """Read some words about one person: "f" or "m" where they tell it, else None."""
    if FEMALE.search(words):
        return "f"
    male = MALE.search(words)
    return "m" if male is not None and not NOT_MALE.search(male[0]) else None


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
