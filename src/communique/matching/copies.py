"""Passages that one report copied or reworked from another, and long quotations in the same translation.

The method is that of the METER project for newspaper copy: the words that two texts have in common are covered with
tiles, the longest first, each a stretch that stands in both (Greedy String Tiling). A sentence is held against up to
three sentences of the other report, so that it is known again when it was split, joined or turned round. Only the
narrator's words count (`narrative`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from communique.matching.features import Feature, Score, weigh
from communique.matching.narrative import Narrative
from communique.matching.overlaps import Overlaps
from communique.matching.passages import Reading
from communique.matching.runs import Run, runs_of
from communique.model import Span

ANCHOR = 6
"""Words in a row by which a quoted passage is tied to its source."""
TILE = 3
"""Words in a row that make a tile: pairs of words are everybody's."""
WINDOW = 3
"""Sentences in a row that one sentence may have been split into."""
JOINED = 2
"""Sentences in a row that are looked at as one, where neither shows enough alone."""
COPIED = 0.55
"""On the pairs that were read (`tests/gate/copying`), copies reach .58 but for two (.50 and .54), and of the others one
would reach .56 if it had words enough. In 300 articles of three newspapers twelve passages lie above it: nine are
copies or have one source, three, all below .58, have not (`docs/measurements.md`)."""
LEAST_COPIED = 5.5
"""Weight of the tiles (eight words of English, more of what somebody is reported to have said) below which even the
same words may be chance: of the pairs that were read, others share up to 5.0, copies 6.0 and more."""
AMPLE = 10.0
"""Weight of the tiles (about fifteen words) that is no chance any more."""
LONG_TILE = 8.0
"""Weight of one tile (about a dozen words) that leaves no doubt."""
LONGEST_COMPARED = 1_000
"""Words of a passage that are compared, from its start: a longer one is a text without stops."""
SAME_TRANSLATION = 12
"""Words in a row inside quotation marks that two translators would not choose alike."""


LEAST_SENTENCES = 3
LEAST_WORDS = 8
"""Whole sentences, and words of each, that two reports have in common only if one is a copy of the other."""


class Copy(NamedTuple):
    """Two passages with the same wording, whether it is the outlet's own or quoted, and what speaks for it."""

    left: Span
    right: Span
    words: int
    quoted: bool
    score: Score


Places = tuple[int, int]
"""Words of a report, from the first up to the last."""


def words_span(reading: Reading, first: int, last: int) -> Span:
    """The passage of some words in a row."""
    return reading.line.document.span(reading.words[first].start, reading.words[last - 1].end)


# --- the narrator's words


def copies(left: Narrative, right: Narrative) -> list[Copy]:
    """Sentences of either report that the other one has too, in much the same words of the narrator."""
    runs = [run for run in runs_of(left.keys, right.keys, TILE) if left.weight(run.left, run.left + run.length) > 1.0]
    found = list(_copied(left, right, runs))
    turned = [Run(run.right, run.left, run.length) for run in runs]
    found += [copy._replace(left=copy.right, right=copy.left) for copy in _copied(right, left, turned)]
    return _distinct(found)


def _copied(one: Narrative, other: Narrative, runs: Sequence[Run]) -> Iterable[Copy]:
    """The sentences of one report that the other has in a few sentences in a row."""
    by_sentence: defaultdict[int, list[Run]] = defaultdict(list)
    for run in runs:
        ends = {one.sentence_of[run.left], one.sentence_of[run.left + run.length - 1]}
        for number in sorted(number for number in ends if number is not None):
            by_sentence[number].append(run)
    sentences = one.reading.sentences
    for number in sorted(by_sentence):
        for last in range(number, min(number + JOINED, len(sentences))):
            place = sentences[number].first, min(sentences[last].last, sentences[number].first + LONGEST_COMPARED)
            inside = sorted({run for at in range(number, last + 1) for run in by_sentence.get(at, ())})
            window = _window(one, other, place, inside)
            copy = _compared(one, place, other, window, inside) if window else None
            if copy is not None:
                yield copy
                break


def _window(one: Narrative, other: Narrative, place: Places, runs: Sequence[Run]) -> Places | None:
    """The few sentences in a row that share most with the words at a place."""
    shared: defaultdict[int, float] = defaultdict(float)
    for run in runs:
        first, last = max(run.left, place[0]), min(run.left + run.length, place[1])
        number = other.sentence_of[run.right + (first - run.left)] if first < last else None
        if number is not None:
            shared[number] += one.weight(first, last)
    if not shared:
        return None

    def held(number: int) -> float:
        return sum(shared.get(number + at, 0.0) for at in range(WINDOW))

    best = max(sorted(shared), key=held)
    last = max(number for number in range(best, best + WINDOW) if number in shared)
    sentences = other.reading.sentences
    return sentences[best].first, min(sentences[last].last, sentences[best].first + WINDOW * LONGEST_COMPARED)


def _compared(one: Narrative, place: Places, other: Narrative, window: Places, runs: Sequence[Run]) -> Copy | None:
    """What speaks for the words at a place being those in the window; None if it is not enough."""
    tiles = _tiles(one, place, window, runs)
    weights = [one.weight(tile.left, tile.left + tile.length) for tile in tiles]
    amount, whole = sum(weights), one.weight(*place)
    if amount < LEAST_COPIED:
        return None
    words = sum(tile.length for tile in tiles)
    score = weigh(
        (
            Feature("amount", min(amount / AMPLE, 1.0), 0.15, ""),
            Feature("covered", min(amount / whole, 1.0), 0.4, f"{words} of its words stand in the other in rows"),
            Feature("longest row", min(max(weights) / LONG_TILE, 1.0), 0.15, f"up to {_most(tiles)} in a row"),
            Feature("same order", _order(one, place, other, window), 0.3, "in much the same order"),
        )
    )
    if score.value < COPIED:
        return None
    left = words_span(one.reading, min(t.left for t in tiles), max(t.left + t.length for t in tiles))
    right = words_span(other.reading, min(t.right for t in tiles), max(t.right + t.length for t in tiles))
    return Copy(left, right, words, False, score)


def _most(tiles: Sequence[Run]) -> int:
    return max(tile.length for tile in tiles)


def _tiles(one: Narrative, place: Places, window: Places, runs: Sequence[Run]) -> list[Run]:
    """Stretches that stand in both, none over another, the heaviest first."""
    inside = [clipped for run in runs if (clipped := _clip(run, place, window)) is not None]
    inside.sort(key=lambda run: (-one.weight(run.left, run.left + run.length), run))
    ours: set[int] = set()
    theirs: set[int] = set()
    kept = []
    for run in inside:
        start, end = 0, run.length
        while start < end and (run.left + start in ours or run.right + start in theirs):
            start += 1
        while end > start and (run.left + end - 1 in ours or run.right + end - 1 in theirs):
            end -= 1
        tile = Run(run.left + start, run.right + start, end - start)
        mine, others = range(tile.left, tile.left + tile.length), range(tile.right, tile.right + tile.length)
        if tile.length < TILE or not ours.isdisjoint(mine) or not theirs.isdisjoint(others):
            continue
        ours.update(mine)
        theirs.update(others)
        kept.append(tile)
    return kept


def _clip(run: Run, place: Places, window: Places) -> Run | None:
    """The part of a run that lies in both places."""
    start = max(0, place[0] - run.left, window[0] - run.right)
    end = min(run.length, place[1] - run.left, window[1] - run.right)
    return Run(run.left + start, run.right + start, end - start) if end - start >= TILE else None


def _order(one: Narrative, place: Places, other: Narrative, window: Places) -> float:
    """The share of the telling words that come in the same order in the other."""
    ours, theirs = one.telling(*place), other.telling(*window)
    if not ours:
        return 0.0
    same = LCSseq.similarity([one.keys[at] for at in ours], [other.keys[at] for at in theirs])
    return same / len(ours)


def _distinct(found: Iterable[Copy]) -> list[Copy]:
    """Copies in order; of two over the same passages the one with more words."""
    kept: Overlaps[Copy] = Overlaps()
    distinct: list[Copy] = []
    for copy in sorted(found, key=lambda copy: (-copy.words, copy.left, copy.right)):
        over = kept.over(copy.left.document, copy.left.start, copy.left.end)
        if not any(copy.right.start < other.right.end and other.right.start < copy.right.end for *_, other in over):
            kept.add(copy.left.document, copy.left.start, copy.left.end, copy)
            distinct.append(copy)
    return sorted(distinct, key=lambda copy: (copy.left, copy.right))


# --- whole sentences


def same_sentences(left: Narrative, right: Narrative) -> list[Copy]:
    """Sentences that are the same from first word to last, speech with its reporting clause included.

    Several of them show a copy, whoever speaks: each writer would choose, cut and introduce the words of others anew.
    """
    ours, theirs = _whole_sentences(left), _whole_sentences(right)
    shared = [words for words in ours if words in theirs]
    if len(shared) < LEAST_SENTENCES:
        return []
    score = weigh(
        (Feature("same sentences", 1.0, 1.0, f"{len(shared)} sentences are the same from first word to last"),)
    )
    return [Copy(ours[words], theirs[words], len(words), False, score) for words in shared]


def _whole_sentences(told: Narrative) -> dict[tuple[str, ...], Span]:
    """The sentences of a report that are more than a quotation alone, by their words."""
    found: dict[tuple[str, ...], Span] = {}
    for sentence in told.reading.sentences:
        words = tuple(word.plain for word in told.reading.words[sentence.first : sentence.last])
        own = any(not told.keys[at].startswith("\0") for at in range(sentence.first, sentence.last))
        if len(words) >= LEAST_WORDS and own:
            found.setdefault(words, sentence.span)
    return found


# --- quotations


def same_quotations(left: Reading, right: Reading, runs: Iterable[Run]) -> list[Copy]:
    """Long quotations in the same words: the same translation, which one report may have from the other."""
    found = {}
    for run in runs:
        first, last = _longest_quoted(left, run)
        if last - first >= SAME_TRANSLATION:
            shift = run.right - run.left
            spans = words_span(left, first, last), words_span(right, first + shift, last + shift)
            score = weigh((Feature("same translation", 1.0, 1.0, f"they quote {last - first} words in a row alike"),))
            found[spans] = Copy(*spans, last - first, True, score)
    return [found[spans] for spans in sorted(found)]


def _longest_quoted(reading: Reading, run: Run) -> Places:
    end = run.left + run.length
    spans = reading.quotes_over(reading.words[run.left].start, reading.words[end - 1].end)
    inside = [reading.words_in(place, run.left, end) for place in spans]
    return max(inside, key=lambda place: place[1] - place[0], default=(run.left, run.left))
