"""Whole attributions: which of those that the program gives are, in all three roles, those that a person marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.model import Range

Filler = tuple[Range, ...]
"""The fragments of one source, cue or content, in order."""
Roles = Mapping[str, Filler]
Places = Mapping[str, frozenset[int]]
"""The characters of each role that are not blank."""


def partners(marked: Sequence[Roles], given: Sequence[Roles], text: str) -> list[int | None]:
    """For each attribution that was marked the index of the given one that is it, paired so that most find one.

    Two are one where source, cue and content each share a character; a role that the person left empty is not
    looked at. Among several the one whose content shares most letters comes first.
    """
    wanted = [_places(roles, text) for roles in marked]
    guesses = [_places(roles, text) for roles in given]
    contents = [_letters(guess["content"], text) for guess in guesses]
    choices = []
    for places in wanted:
        letters = _letters(places["content"], text)
        shared = {i: len(letters & contents[i]) for i, guess in enumerate(guesses) if _same(places, guess)}
        choices.append(sorted(shared, key=lambda i: (-shared[i], i)))
    return _most(choices, len(given))


def _places(roles: Roles, text: str) -> Places:
    return {
        role: frozenset(i for start, end in filler for i in range(start, end) if not text[i].isspace())
        for role, filler in roles.items()
    }


def _letters(places: frozenset[int], text: str) -> frozenset[int]:
    return frozenset(i for i in places if text[i].isalnum()) or places


def _same(wanted: Places, guess: Places) -> bool:
    return all(not places or places & guess[role] for role, places in wanted.items())


def _most(choices: Sequence[Sequence[int]], number: int) -> list[int | None]:
    """The largest pairing one to one, by paths that free a partner who has another choice."""
    holder: list[int | None] = [None] * number

    def find(node: int, seen: set[int]) -> bool:
        for other in choices[node]:
            if other in seen:
                continue
            seen.add(other)
            before = holder[other]
            if before is None or find(before, seen):
                holder[other] = node
                return True
        return False

    for node in range(len(choices)):
        find(node, set())
    chosen: list[int | None] = [None] * len(choices)
    for other, node_or_none in enumerate(holder):
        if node_or_none is not None:
            chosen[node_or_none] = other
    return chosen
