"""Groups of things that are the same, from scored pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from communique.matching.corrections import NONE, Groups, Pair, Rulings
from communique.matching.features import Score

Thing = TypeVar("Thing", bound=Hashable)

BRIDGE = 0.7
"""Share of the threshold that two groups must reach on average to be joined."""


def group(
    number: int,
    scores: Mapping[Pair, float],
    least: float,
    allowed: Callable[[list[int], list[int]], bool] | None = None,
    rulings: Rulings = NONE,
    bridge: float = BRIDGE,
) -> list[list[int]]:
    """Join the things 0 .. number-1, best pair first, while two groups are alike on average.

    A pair that was not scored counts as 0, so that one bridge does not chain two groups together; `bridge` is the share
    of `least` that two groups must reach on average.
    `allowed` may forbid a union. What a person declared one is joined before all else, whatever is allowed, and what
    was declared two is never joined. Each group is sorted, and the groups by their first member.
    """
    groups = Groups(number, rulings)
    for (one, other), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < least or not groups.may_join(one, other):
            continue
        left, right = groups.of(one), groups.of(other)
        if allowed is not None and not allowed(left, right):
            continue
        links = [scores.get((min(a, b), max(a, b)), 0.0) for a in left for b in right]
        if sum(links) / len(links) >= least * bridge:
            groups.join(one, other)
    return groups.members()


class Together(NamedTuple):
    """Things that are one: their places in order, and the score and grounds of the best pair among several."""

    members: list[int]
    score: float | None
    why: str | None


def together(
    number: int,
    scores: Mapping[Pair, Score],
    least: float,
    allowed: Callable[[list[int], list[int]], bool] | None = None,
    rulings: Rulings = NONE,
) -> list[Together]:
    """Group the things 0 .. number-1 by their scores and by what persons decided; see `group`."""
    judged = rulings.over(scores)
    values = {pair: score.value for pair, score in judged.items()}
    groups = group(number, values, least, allowed, rulings)
    best_of = strongest(groups, values)
    found = []
    for members in groups:
        best = judged.get(best_of.get(members[0], (-1, -1)))
        found.append(
            Together(members, round(min(best.value, 1.0), 3), best.words or None)
            if best
            else Together(members, None, None)
        )
    return found


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
