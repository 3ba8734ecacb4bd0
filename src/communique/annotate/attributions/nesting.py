"""Attributions inside attributions: which one holds which, and who stands between a speaker and the reader."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from communique.draft import DraftAttribution, Quote
from communique.model import Range

LOOK_BACK = 20  # contents that may begin between a quotation and the one that takes it in


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


def heard(made: Sequence[DraftAttribution], quotes: Sequence[Quote]) -> list[DraftAttribution]:
    """The attributions without those inside words in quotation marks that nobody is found to have said.

    "I think" in such words is the thought of somebody the program does not know.
    """
    ends = {quote.start: quote.end for quote in quotes if quote.depth == 0 and quote.closed}
    starts = sorted(ends)
    contents = sorted((start, end) for item in made for start, end in item.content)
    said = {start for start in starts if any_covers(contents, start, ends[start])}
    turns = [bisect_right(starts, anchor(item)) - 1 for item in made if item.rule == "label"]
    said |= {starts[place] for place in turns if place >= 0}  # a transcript that stands in marks names its speakers
    kept: dict[int, int] = {}
    for index, item in enumerate(made):
        place = bisect_right(starts, anchor(item)) - 1
        if place < 0 or anchor(item) >= ends[starts[place]] or starts[place] in said:
            kept[index] = len(kept)
    return [
        replace(made[index], parent=moved(made[index].parent, kept), continues=moved(made[index].continues, kept))
        for index in kept
    ]


def moved(index: int | None, kept: dict[int, int]) -> int | None:
    """Where what had an index stands now."""
    return None if index is None else kept.get(index)


def any_covers(contents: Sequence[Range], start: int, end: int) -> bool:
    """Whether one of these contents, in order of text, takes in a quotation from its first mark on."""
    place = bisect_right(contents, (start + 1, 0))
    return any(low <= start + 1 and high >= end - 1 for low, high in contents[max(0, place - LOOK_BACK) : place])


def anchor(item: DraftAttribution) -> int:
    """Where an attribution stands: its cue, else its content."""
    place = item.cue or item.content[0]
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
