"""Whether "he" or "she" can mean a person, by the words that the report uses of that person.

Nothing is guessed from a first name: titles and nouns that tell count, and nothing else does.
"""

from __future__ import annotations

import re

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


def fits(gender: str | None, pronoun: str) -> bool:
    """Whether a pronoun can mean a person of whom that much is known."""
    wanted = WANTED.get(pronoun.lower())
    return wanted is None or gender is None or gender == wanted
