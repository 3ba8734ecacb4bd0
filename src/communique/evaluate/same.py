"""Scores on pairs of texts: do the two say the same?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import msgspec
from msgspec import Struct, field

from communique.evaluate.tallies import share
from communique.matching.same import SAME, Matcher, load_matcher
from communique.model.compared import Pair, Relation
from communique.reference import load_reference

BESIDE = frozenset({"entails", "overlaps"})
"""Relations that people call the same or not, as they please: left out of the measure."""


class Answer(Struct, frozen=True):
    """One answer of NAnCo, and the group that its annotators agreed on."""

    text: str = field(name="Answer")
    question: str = field(name="qid")
    group: int = field(name="cluster_global")


class Topic(Struct, frozen=True):
    """One question of NAnCo with its answers."""

    question: str
    answers: tuple[Answer, ...]


class Judged(Pair, frozen=True, kw_only=True):
    """A pair with the relation that a person gave it."""

    relation: Relation


def balanced(judged: Iterable[tuple[bool, bool]]) -> float | None:
    """The mean of the shares that are right among those that are the same and among the others.

    Args:
        judged: for each pair whether it is the same, and whether the program says so.
    """
    pairs = list(judged)
    shares = [share([said == same for same, said in pairs if same == kind]).value for kind in (True, False)]
    return None if None in shares else sum(value or 0.0 for value in shares) / 2


def nanco_values(path: Path) -> dict[str, float]:
    """The balanced accuracy for each question of NAnCo, and their mean."""
    matcher = load_matcher(load_reference().state_meant)
    found: dict[str, float] = {}
    for topic in msgspec.json.decode(path.read_bytes(), type=list[Topic]):
        value = balanced(_answers(matcher, topic))
        if value is not None:
            found[f"NAnCo {topic.answers[0].question}"] = value
    return {"NAnCo": sum(found.values()) / len(found), **found} if found else {}


def _answers(matcher: Matcher, topic: Topic) -> Iterator[tuple[bool, bool]]:
    for one, other in combinations(topic.answers, 2):
        said = matcher.compare(Pair(a=one.text, b=other.text, question=topic.question))
        yield one.group == other.group, said.same > SAME


def own_values(path: Path) -> dict[str, float]:
    """The balanced accuracy on pairs whose relation is given, and how many of the contradictions are called so."""
    matcher = load_matcher(load_reference().state_meant)
    judged: list[tuple[bool, bool]] = []
    opposed: list[bool] = []
    for line in path.read_bytes().splitlines():
        pair = msgspec.json.decode(line, type=Judged)
        said = matcher.compare(pair)
        if pair.relation not in BESIDE:
            judged.append((pair.relation == "same", said.same > SAME))
        if pair.relation == "contradicts":
            opposed.append(said.relation == "contradicts")
    return {"own pairs": balanced(judged) or 0.0, "own contradictions": share(opposed).value or 0.0}
