"""What holds a story together: how alike its reports are, the one that fits least, and what all of them tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from communique.matching.corrections import NONE, Rulings
from communique.storyline.comparison import MOST_SHOWN, SAME_STORY, likeness
from communique.storyline.grouping import Group, between
from communique.storyline.profile import Profile

MOST_SHARE = 0.75
"""The share of the reports in which a word stands that is shown as one of the story's."""


class Grounds(NamedTuple):
    """How alike the report that fits least is to the others on average (0 to 1), and the grounds in words."""

    score: float
    why: str


def grounds(profiles: Sequence[Profile], rulings: Rulings = NONE) -> Grounds | None:
    """Why some reports are one story; None of a single report, which nothing has to hold together.

    Args:
        profiles: those of the reports of one story.
        rulings: what persons decided about these reports, by their place in `profiles`.
    """
    if len(profiles) < 2:
        return None
    least = round(min(1.0, max(0.0, min(_with_others(profiles)))), 3)
    asked = f"two reports are one story from {SAME_STORY}"
    parts = [f"the report that fits least is alike to the others by {least:.2f} ({asked})"]
    shared = _shared(profiles)
    if shared:
        parts.append(f"{'both' if len(profiles) == 2 else 'most'} tell of {', '.join(shared)}")
    if rulings.same:
        parts.append("a person judged reports in it to be of one story")
    return Grounds(least, "; ".join(parts))


def _with_others(profiles: Sequence[Profile]) -> list[float]:
    """How alike each report is to the others on average; by sums, so that a story of a thousand costs a thousand."""
    ordered = sorted(profiles, key=lambda profile: profile.document)
    everything = Group.of(0, ordered[0])
    for at, profile in enumerate(ordered[1:], start=1):
        everything.take(Group.of(at, profile))
    others = len(ordered) - 1
    return [
        (between(Group.of(at, profile), everything) - likeness(profile, profile)) / others
        for at, profile in enumerate(ordered)
    ]


def _shared(profiles: Sequence[Profile]) -> list[str]:
    """The words of most reports, those that tell most first."""
    number: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    for profile in profiles:
        number.update(profile.words.keys())
        weight.update(profile.words)
    told = [word for word in weight if not word.startswith("#") and number[word] >= MOST_SHARE * len(profiles)]
    return sorted(told, key=lambda word: (-weight[word], word))[:MOST_SHOWN]
