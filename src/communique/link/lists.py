"""States that a text names in one breath: "Valdoria and the Kestrel Islands", "A, B, C and D"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from communique.draft import Mention
from communique.reference import Reference

SOON = 400  # characters within which a list after a group may say who is in it
NEAR = 50  # lists that are looked at on either side
JOINT = re.compile(r"(?:, (?:and |or )?| and | or | & | with )(?:the |both )?")
POSSESSIVE = re.compile(r"['’]s? ")


def state_lists(mentions: Sequence[Mention], text: str) -> Iterator[tuple[int, list[str]]]:
    """Where each run of states joined by commas and "and" begins, and its states, each once."""
    run: list[Mention] = []
    for mention in mentions:
        if mention.kind not in {"name", "metonym"} or mention.type != "state" or not mention.state:
            continue
        if run and not JOINT.fullmatch(text[run[-1].end : mention.start]):
            yield run[0].start, _codes(run)
            run = []
        run.append(mention)
    if run:
        yield run[0].start, _codes(run)


def listed(lists: Sequence[tuple[int, list[str]]], number: int, before: int) -> list[str]:
    """The states of the last list of that many before an offset, else of the next after it; [] without one."""
    after = bisect_right(lists, before, key=lambda entry: entry[0])
    near = (*reversed(lists[max(0, after - NEAR) : after]), *lists[after : after + NEAR])
    return next((codes for start, codes in near if len(codes) == number and start < before + SOON), [])


def demonyms(phrase: str, reference: Reference) -> list[str]:
    """The states whose adjectives or names stand in some words: "US and South Korean leaders"."""
    words = phrase.split()
    found: list[str] = []
    first = 0
    while first < len(words):
        for last in range(min(len(words), first + 3), first, -1):
            part = " ".join(words[first:last])
            code = reference.people_named(part) or reference.state_named(part)
            if part[:1].isupper() and code:
                found.append(code)
                first = last - 1
                break
        first += 1
    return list(dict.fromkeys(found))


def _codes(run: Sequence[Mention]) -> list[str]:
    return list(dict.fromkeys(mention.state for mention in run if mention.state))
