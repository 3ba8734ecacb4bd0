"""Names of publishers: when two names mean one outlet, and which outlets are agencies that others print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

AGENCY_WORDS = re.compile(
    r"\b(?:news|press|telegraph|content)\s+(?:agency|association|service|wire)\b|\b(?:newswire|agency)$", re.I
)
FILLER = re.compile(
    r"^(?:the|a|an)\s+|\b(?:newspaper|daily|website|online|news\s+agency|news\s+service|agency|inc|ltd|llc|l\.p|lp)\b\.?",
    re.I,
)
UNNAMED = re.compile(
    r"^(?:\w+\s+){0,3}(?:media|press|newspapers?|outlets?|reports?|broadcasters?|papers?|agency|documents?"
    r"|(?:press|news) (?:service|agency))(?:\s+\(?(?:unspecified|reports?|outlets?)\)?)?$"
)


IN_DATELINE = re.compile(r"[(\[/](?P<name>[A-Z][\w&.’' -]{1,39})[)\]/]$")
LEAST_INITIALS = 3
"""Capitals from which initials are rather those of a name on the page than of an agency of the world's list."""
NO_AGENCY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|updated?|correct(?:ed|ion)|repeat|exclusive|analysis|breaking|live|file"
    r"|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|morning|evening|night",
    re.I,
)
"""What else stands in the brackets of a dateline."""


def squash(name: str) -> str:
    """A publisher's name without case, accents, articles and words like "newspaper"."""
    plain = unicodedata.normalize("NFKD", FILLER.sub(" ", name)).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def is_agency(name: str, known: Container[str]) -> bool:
    """Whether other outlets print what this one writes; `known` holds agencies in the form of `squash`."""
    return squash(name) in known or AGENCY_WORDS.search(name) is not None


def dateline_agency(dateline: str | None) -> str | None:
    """The agency that a dateline names: "OSTREL, May 12 (Corva Press) —"; no other brackets stand there."""
    found = IN_DATELINE.search(dateline or "")
    return found["name"].strip() if found is not None and NO_AGENCY.match(found["name"]) is None else None


def initials(name: str) -> str:
    """The capitals that a name begins its words with: "Allied Press Service" is APS."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def is_unnamed(name: str) -> bool:
    """Whether it names no publisher ("media reports", "local newspapers")."""
    return UNNAMED.match(name) is not None


def is_short_for(name: str, own: str) -> bool:
    """Whether a name is the last words of a longer one, as a paper calls itself: "the Post" in the Kald Post."""
    short, long = (re.sub(r"^the\s+", "", words, flags=re.I).casefold().split() for words in (name, own))
    return 0 < len(short) < len(long) and long[-len(short) :] == short


def same_publisher(one: str, other: str) -> bool:
    """Whether two names mean one publisher: equal but for fillers, or one is the other's first words."""
    left, right = squash(one), squash(other)
    return bool(left and right) and left == right
