"""Stories from neighbours: the two groups that are most like halves of one story are joined, again and again.

Two single reports are joined if they are as alike as reports of one event are. Of larger groups more is asked:
how alike they are on average is set against how alike the reports inside each are. Reports of two arrests share
the words of any arrest, but less than the reports of one of them share; and what is chance in two reports is none
in twenty.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.matching.corrections import NONE, Groups, Rulings
from communique.storyline.comparison import ACROSS, SAME_STORY, UNSURE, When, against, dot, likeness, when
from communique.storyline.lists import Pair, neighbours
from communique.storyline.profile import Profile

USUAL = 0.5
"""How alike two reports of one event are on average (BASIL .54, ECB+ .48): what a single report is taken to be like."""
BELIEF = 3.0
"""As many pairs weigh as much as `USUAL` in how alike the reports of a group are taken to be."""
SINGLES, GROUPS = SAME_STORY / USUAL, 0.75
"""The part of their inner likeness that two reports, and two large groups, must reach. Halves of one story reach 1."""
GROWTH = 3.0
"""Reports in the smaller group, beside the first, at which half of the way between the two is asked."""
INHERITED = 0.5
"""How far the reports of a group without a time share in that of the others: 1 not at all, 0 wholly."""
LEAST = 0.05
"""Below this nothing inside a group is taken to be, lest a group of strangers draw others in."""

Vector = dict[str, int]


@dataclass(eq=False)
class Group:
    """Some reports and the sums of their vectors; `inside` is the sum of the likeness of its pairs."""

    members: list[int]
    words: dict[str, Vector]
    people: dict[str, Vector]
    sizes: Counter[str]
    times: Counter[When]
    inside: float = 0.0
    near: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, at: int, profile: Profile) -> Group:
        """A group of one report."""
        language = profile.language
        words, people = {language: profile.words}, {language: profile.people}
        return cls([at], words, people, Counter([language]), Counter([when(profile)]))

    def take(self, other: Group) -> None:
        """Become the union with another group."""
        self.inside += other.inside + between(self, other)
        self.members += other.members
        for own, theirs in ((self.words, other.words), (self.people, other.people)):
            for language, vector in theirs.items():
                summed = Counter(own.get(language, {}))
                summed.update(vector)
                own[language] = dict(summed)
        self.sizes += other.sizes
        self.times += other.times

    @property
    def cohesion(self) -> float:
        """How alike its reports are, with what is usual as a first belief."""
        pairs = len(self.members) * (len(self.members) - 1) / 2
        return max(LEAST, (self.inside + BELIEF * USUAL) / (pairs + BELIEF))


def gather(profiles: Sequence[Profile], rulings: Rulings = NONE) -> list[list[int]]:
    """The places of the reports of each story; the result does not depend on their order, but for the numbers.

    What persons declared one story is one, and two are two: the others then go with those they are most like.
    """
    order = sorted(range(len(profiles)), key=lambda at: profiles[at].document)
    ordered = [profiles[at] for at in order]
    edges = [pair for pair in neighbours(ordered) if likeness(ordered[pair[0]], ordered[pair[1]]) >= SAME_STORY]
    found = sorted(sorted(order[at] for at in members) for members in joined(ordered, edges))
    if rulings == NONE:
        return found
    return _as_judged(profiles, found, [(order[one], order[other]) for one, other in edges], rulings)


def _as_judged(
    profiles: Sequence[Profile], found: Sequence[Sequence[int]], edges: Sequence[Pair], rulings: Rulings
) -> list[list[int]]:
    """The stories as persons judged them; one that is parted grows again along its edges."""
    groups = Groups(len(profiles), rulings)
    home = {at: number for number, members in enumerate(found) for at in members}
    broken = {home[one] for one, other in rulings.apart if home[one] == home[other]}
    inside = [pair for pair in edges if home[pair[0]] == home[pair[1]] in broken]

    def order(pair: Pair) -> tuple[float, list[str]]:
        return -likeness(profiles[pair[0]], profiles[pair[1]]), sorted(profiles[at].document for at in pair)

    for one, other in sorted(inside, key=order):
        groups.join_if_allowed(one, other)
    for number, members in enumerate(found):
        for at in members[1:] if number not in broken else ():
            groups.join_if_allowed(members[0], at)
    return groups.members()


def joined(profiles: Sequence[Profile], edges: Sequence[Pair]) -> list[list[int]]:
    """The groups that grow along the edges, the likeliest union first."""
    groups = {at: Group.of(at, profile) for at, profile in enumerate(profiles)}
    for one, other in edges:
        groups[one].near.add(other)
        groups[other].near.add(one)
    versions: defaultdict[int, int] = defaultdict(int)
    heap = [_entry(groups, pair, versions) for pair in edges]
    heapq.heapify(heap)
    while heap:
        fit, one, other, *stamp = heapq.heappop(heap)
        if fit > -1.0:
            break
        if one not in groups or other not in groups or stamp != [versions[one], versions[other]]:
            continue
        kept, dropped = groups[one], groups.pop(other)
        kept.take(dropped)
        versions[one] += 1
        for at in dropped.near:
            groups[at].near.discard(other)
        kept.near = (kept.near | dropped.near) - {one, other}
        for at in sorted(kept.near):
            groups[at].near.add(one)
            heapq.heappush(heap, _entry(groups, (min(one, at), max(one, at)), versions))
    return [group.members for group in groups.values()]


def _entry(groups: dict[int, Group], pair: Pair, versions: dict[int, int]) -> tuple[float, int, int, int, int]:
    one, other = pair
    return -fit(groups[one], groups[other]), one, other, versions[one], versions[other]


def fit(one: Group, other: Group) -> float:
    """How well two groups go together; from 1 on they are one story."""
    alike = between(one, other) / (len(one.members) * len(other.members))
    more = min(len(one.members), len(other.members)) - 1
    asked = SINGLES + (GROUPS - SINGLES) * more / (more + GROWTH)
    return round(alike / math.sqrt(one.cohesion * other.cohesion) / asked, 9)


def between(one: Group, other: Group) -> float:
    """The sum of the likeness of all pairs with a report in each of two groups."""
    total, strangers = 0.0, 0
    for first in sorted(one.words):
        for second in sorted(other.words):
            if first == second:
                total += dot(one.words[first], other.words[second])
            else:
                total += ACROSS * dot(one.people[first], other.people[second])
                strangers += one.sizes[first] * other.sizes[second]
    apart = _apart(one.times, other.times)
    pairs = len(one.members) * len(other.members)
    return round(total - (UNSURE * strangers if apart is None else apart * pairs), 9)


def _apart(one: Counter[When], other: Counter[When]) -> float | None:
    """What the times of two groups take away from each pair: those without a time have that of their group."""
    total, known = 0.0, 0
    for left, often in one.items():
        for right, times in other.items():
            taken = against(left, right)
            if taken is not None:
                total += taken * often * times
                known += often * times
    pairs = sum(one.values()) * sum(other.values())
    return total / known * (known / pairs) ** INHERITED if known else None
