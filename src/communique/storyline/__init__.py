"""Which reports tell of one event: what each is about, how alike two are, and which of them make a story.

A report's profile comes from its own text and its own date alone, and a comparison from two profiles alone.
So neither the order in which reports come nor what else is there can change a judgement.
"""

from __future__ import annotations

from communique.storyline.comparison import SAME_STORY, likeness, same_story
from communique.storyline.grounds import Grounds, grounds
from communique.storyline.grouping import gather, joined
from communique.storyline.lists import NEAR, WINDOW, listed, neighbours
from communique.storyline.profile import Profile, Profiler

__all__ = [
    "NEAR",
    "SAME_STORY",
    "WINDOW",
    "Grounds",
    "Profile",
    "Profiler",
    "gather",
    "grounds",
    "joined",
    "likeness",
    "listed",
    "neighbours",
    "same_story",
]
