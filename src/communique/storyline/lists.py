"""Which reports are worth comparing: those that stand near each other in the list of some telling word.

Each key has two lists: of the dated reports by day, and of all by id. Two reports are neighbours if in one of these
lists at most `NEAR` places lie between them. So a report has a bounded number of neighbours, however many hold its
words, and who they are does not depend on the order in which reports came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.storyline.profile import Profile

NEAR = 8
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
    for holders in lists.values():
        holders.sort()
        for place, (_, _, one) in enumerate(holders):
            found.update((min(one, other), max(one, other)) for _, _, other in holders[place + 1 : place + 1 + NEAR])
    return sorted(found)
