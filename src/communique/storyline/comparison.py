"""How alike two reports are, and two groups of them: one sum, so that a group is compared without its pairs."""

from __future__ import annotations

from communique.matching.features import Feature, Score, weigh
from communique.storyline.profile import UNIT, Profile

SAME_STORY = 0.25
"""Two reports of one event are at least so alike: half of what reports of one event are on average (`grouping`)."""
TIME = 0.8
"""What a month between two publications takes away: two meetings of the same people share more than half of their
words, and an account of what became of one is a story of its own."""
CALENDAR = 0.3
"""What it takes away that two leads, at least one of a report without a date, name days far apart."""
ACROSS = 0.6
"""What shared people weigh where two reports have no language in common."""
UNSURE = 0.2
"""What it takes away that two such reports are not both dated: names alone do not tell one week from another."""
FREE, FULL = 5, 30
"""Days between publications that take nothing away (a working week), and from which on more make no difference."""
SAME_MONTH, OTHER_MONTH = 15, 30
"""The same between days that leads name: these may look back or ahead by some weeks."""
MOST_SHOWN = 6

When = tuple[int | None, tuple[int, ...]]


def likeness(one: Profile, other: Profile) -> float:
    """How much speaks for one event behind two reports: 1 for the same words, below 0 for different times."""
    return _alike(one, other) - _taken_away(one, other)


def same_story(one: Profile, other: Profile) -> Score:
    """The same with its grounds."""
    across = one.language != other.language
    first, second = (one.people, other.people) if across else (one.words, other.words)
    shared = sorted(first.keys() & second.keys(), key=lambda word: (-first[word] * second[word], word))
    shown = ", ".join([word for word in shared if not word.startswith("#")][:MOST_SHOWN])
    words = f"both {'name' if across else 'tell of'} {shown}" if shown else ""
    apart = _taken_away(one, other)
    dated = one.day is not None and other.day is not None
    return weigh(
        (
            Feature("people" if across else "words", dot(first, second), ACROSS if across else 1.0, words),
            Feature("time", apart if dated else 0.0, -1.0, "they were published too far apart"),
            Feature("calendar", 0.0 if dated else apart, -1.0, "their days do not go together"),
        )
    )


def dot(one: dict[str, int], other: dict[str, int]) -> float:
    """The cosine of two vectors, or for sums of vectors the sum of the cosines."""
    if len(one) > len(other):
        one, other = other, one
    found = other.get
    return sum(weight * found(word, 0) for word, weight in one.items()) / UNIT**2


def when(profile: Profile) -> When:
    """All that a profile says of its time."""
    return profile.day, () if profile.day is not None else profile.lead


def against(one: When, other: When) -> float | None:
    """What the times of two reports take away; None where they cannot be compared."""
    if one[0] is not None and other[0] is not None:
        return TIME * _ramp(abs(one[0] - other[0]), FREE, FULL)
    nearest = min((_round_the_year(a - b) for a in _named(one) for b in _named(other)), default=None)
    return None if nearest is None else CALENDAR * _ramp(nearest, SAME_MONTH, OTHER_MONTH)


def _taken_away(one: Profile, other: Profile) -> float:
    apart = against(when(one), when(other))
    if apart is not None:
        return apart
    return UNSURE if one.language != other.language else 0.0


def _alike(one: Profile, other: Profile) -> float:
    if one.language == other.language:
        return dot(one.words, other.words)
    return ACROSS * dot(one.people, other.people)


def _named(time: When) -> tuple[int, ...]:
    """Days of the year, roughly: a leap day moves none by more than one."""
    return time[1] if time[0] is None else (round(time[0] % 365.2425) + 1,)


def _round_the_year(days: int) -> int:
    return min(abs(days), 366 - abs(days))


def _ramp(days: int, free: int, full: int) -> float:
    return min(1.0, max(0, days - free) / (full - free))
