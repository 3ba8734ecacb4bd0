"""What holds a story together: how alike its reports are, the one that fits least, and what all of them tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from communique.matching.corrections import NONE, Rulings
from communique.storyline.comparison import MOST_SHOWN, SAME_STORY, likeness
from communique.storyline.profile import Profile

MOST_OTHERS = 100
"""Reports of a story that each is compared with: of a thousand it costs no more than a hundred thousand pairs."""
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
    """How alike each report is to the others on average; to a hundred of them where there are more."""
    ordered = sorted(profiles, key=lambda profile: profile.document)
    found = []
    for profile in ordered:
        others = [other for other in ordered[: MOST_OTHERS + 1] if other is not profile][:MOST_OTHERS]
        found.append(sum(likeness(profile, other) for other in others) / len(others))
    return found


def _shared(profiles: Sequence[Profile]) -> list[str]:
    """The words of most reports, those that tell most first."""
    number: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    for profile in profiles:
        number.update(profile.words.keys())
        weight.update(profile.words)
    told = [word for word in weight if not word.startswith("#") and number[word] >= MOST_SHARE * len(profiles)]
    return sorted(told, key=lambda word: (-weight[word], word))[:MOST_SHOWN]
