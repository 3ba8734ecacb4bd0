"""Attributions inside attributions: which one holds which, and who stands between a speaker and the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.draft import DraftAttribution
from communique.model import Range


def nested(made: Sequence[DraftAttribution]) -> tuple[DraftAttribution, ...]:
    """Each attribution with the innermost other one that its cue lies in, and the chain up from there."""
    order = sorted(range(len(made)), key=lambda i: (anchor(made[i]), i))
    events = sorted((start, end, i) for i, item in enumerate(made) for start, end in item.content)
    parents: dict[int, int] = {}
    active: list[tuple[int, int]] = []
    place = 0
    for i in order:
        at = anchor(made[i])
        while place < len(events) and events[place][0] <= at:
            active.append((events[place][1], events[place][2]))
            place += 1
        active = [entry for entry in active if entry[0] > at]
        inside = [(size(made[j]), j) for _, j in active if j != i and not holds(made[i], anchor(made[j]))]
        told = made[i].parent
        if told is not None or inside:
            parents[i] = told if told is not None else min(inside)[1]
    return tuple(with_chain(i, made, parents) for i in range(len(made)))


def anchor(item: DraftAttribution) -> int:
    """Where an attribution stands: its cue, else its source, else its content."""
    place = item.cue or item.source or item.content[0]
    return place[0]


def size(item: DraftAttribution) -> int:
    """How many characters its content covers."""
    return sum(end - start for start, end in item.content)


def holds(item: DraftAttribution, offset: int) -> bool:
    """Whether its content covers an offset."""
    return any(start <= offset < end for start, end in item.content)


def with_chain(i: int, made: Sequence[DraftAttribution], parents: dict[int, int]) -> DraftAttribution:
    """The attribution with its parent and the sources between its speaker and the reader."""
    item = made[i]
    chain: list[Range] = list(item.via)
    seen = {i}
    current = i
    while current in parents and parents[current] not in seen:
        current = parents[current]
        seen.add(current)
        source = made[current].source
        if source is not None:
            chain.append(source)
        chain += made[current].via
    return replace(item, chain=tuple(chain), parent=parents.get(i))
