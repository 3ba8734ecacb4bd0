"""What `communique compare` reads and writes: a pair of texts, and whether they say the same."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

Relation = Literal["same", "entails", "overlaps", "contradicts", "unrelated"]


class Pair(Struct, frozen=True, kw_only=True):
    """Two texts to compare.

    Attributes:
        id: the caller's own name for the pair, given back as it came.
        question: what both texts answer; words of the question are no news in an answer.
        a_context: the passage that `a` stands in. Read, so that callers need not take it out; not used.
        b_context: the same for `b`.
    """

    a: str
    b: str
    id: str | int | UnsetType = UNSET
    question: str | None = None
    a_context: str | None = None
    b_context: str | None = None


class Comparison(Struct, frozen=True, kw_only=True):
    """Whether two texts say the same.

    Attributes:
        same: 0 (they do not) to 1 (they do); above 0.5 they do.
        relation: how they stand to one another. `entails`: one says all that the other says, and more.
        why: the grounds, the heaviest first.
    """

    id: str | int | UnsetType = UNSET
    same: float
    relation: Relation
    why: tuple[str, ...]
