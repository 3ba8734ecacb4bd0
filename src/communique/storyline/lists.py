"""Which reports are worth comparing: those that stand near each other in the list of some telling word.

Each key has two lists: of the dated reports by day, and of all by id, which brings undated ones together with the rest.
Two reports are neighbours if in one of these lists fewer than `NEAR` others lie between them, and if their days do not
rule it out. So a report has a bounded number of neighbours, however many hold its words, and who they are does not
depend on the order in which reports came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.storyline.comparison import FULL
from communique.storyline.profile import Profile

NEAR = 8
"""Places in a list within which reports are compared; with 4, 8 or any number the corpora are grouped alike."""
WINDOW = FULL
"""Days from which on two dated reports cannot be alike enough."""
UNDATED = 0
"""The day that stands for the list of all reports, dated or not."""

Pair = tuple[int, int]


def listed(profile: Profile) -> Iterable[tuple[str, int]]:
    """The lists that a report stands in: key, and day or `UNDATED`."""
    for key in profile.keys:
        yield key, UNDATED
        if profile.day is not None:
            yield key, profile.day


def neighbours(profiles: Sequence[Profile]) -> list[Pair]:
    """The pairs of places in the sequence whose reports are neighbours, in order."""
    lists: defaultdict[tuple[str, bool], list[tuple[int, str, int]]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for key, day in listed(profile):
            lists[key, day == UNDATED].append((day, profile.document, at))
    found: set[Pair] = set()
    for (_, of_all), holders in lists.items():
        holders.sort()
        for place, (day, _, one) in enumerate(holders):
            for later, _, other in holders[place + 1 : place + 1 + NEAR]:
                if may_meet(profiles[one], profiles[other]) if of_all else later - day < WINDOW:
                    found.add((min(one, other), max(one, other)))
    return sorted(found)


def may_meet(one: Profile, other: Profile) -> bool:
    """Whether the list of all reports is the one to bring two together: dated ones have a list of their own."""
    return one.day is None or other.day is None
