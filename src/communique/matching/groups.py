"""Groups of things that are the same, from scored pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)
Pair = tuple[int, int]


def group(
    number: int,
    scores: Mapping[Pair, float],
    least: float,
    allowed: Callable[[list[int], list[int]], bool] | None = None,
) -> list[list[int]]:
    """Join the things 0 .. number-1, best pair first, while two groups are alike on average.

    A pair that was not scored counts as 0, so that one bridge does not chain two groups together.
    `allowed` may forbid a union. Each group is sorted, and the groups by their first member.
    """
    home = list(range(number))
    members: dict[int, list[int]] = {at: [at] for at in range(number)}
    for (one, other), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        left, right = home[one], home[other]
        if score < least or left == right:
            continue
        if allowed is not None and not allowed(members[left], members[right]):
            continue
        links = [scores.get((min(a, b), max(a, b)), 0.0) for a in members[left] for b in members[right]]
        if sum(links) / len(links) < least * BRIDGE:
            continue
        keep, drop = min(left, right), max(left, right)
        for at in members[drop]:
            home[at] = keep
        members[keep] += members.pop(drop)
    return sorted(sorted(found) for found in members.values())


BRIDGE = 0.7
"""Share of the threshold that two groups must reach on average to be joined."""


def candidates(features: Sequence[Iterable[Hashable]], most: int) -> list[Pair]:
    """Pairs that share a feature, through an inverted index; features of more than `most` things are no clue."""
    index: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, found in enumerate(features):
        for feature in dict.fromkeys(found):
            index[feature].append(at)
    pairs: set[Pair] = set()
    for holders in index.values():
        if len(holders) <= most:
            pairs.update((a, b) for place, a in enumerate(holders) for b in holders[place + 1 :])
    return sorted(pairs)


def strongest(groups: Sequence[Sequence[int]], scores: Mapping[Pair, float]) -> dict[int, Pair]:
    """The best pair inside each group of several, by the group's first member."""
    home = {at: members[0] for members in groups for at in members}
    best: dict[int, Pair] = {}
    for pair in sorted(scores):
        first = home[pair[0]]
        if first == home[pair[1]] and (first not in best or scores[pair] > scores[best[first]]):
            best[first] = pair
    return best
