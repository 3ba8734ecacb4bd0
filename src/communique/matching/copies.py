"""Sentences that one report copied from another, and long quotations in the same translation."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from communique.matching.passages import Passage, Reading
from communique.matching.runs import Run
from communique.model import Span

ANCHOR = 6
"""Words in a row that make two sentences worth comparing."""
COPIED_WORDS = 12
"""Words in the same order, outside quotation marks, that a copied sentence shares at least."""
COPIED_SHARE = 0.7
"""Share of the shorter sentence, names aside, that those words make up: the hidden copy of the reference case has
.75; sentences that only share names and titles reach .65 before the names are set aside."""
LONGEST_COMPARED = 1_000
"""Words of a sentence that are compared, from its start: a longer one is a text without stops."""
SAME_TRANSLATION = 12
"""Words in a row inside quotation marks that two translators would not choose alike."""


class Copy(NamedTuple):
    """Two passages with the same wording, and whether it is the outlet's own or quoted."""

    left: Span
    right: Span
    words: int
    quoted: bool


def words_span(reading: Reading, first: int, last: int) -> Span:
    """The passage of some words in a row."""
    return reading.line.document.span(reading.words[first].start, reading.words[last - 1].end)


def copies(left: Reading, right: Reading, runs: list[Run]) -> list[Copy]:
    """Sentences with the same wording of their own, and long quotations in the same words."""
    found: dict[tuple[int, int], Copy] = {}
    compared: set[tuple[int, int]] = set()  # long sentences share many runs, and are compared once
    for run in runs:
        if run.length < ANCHOR:
            continue
        quoted = _longest_quoted(left, run)
        if quoted[1] - quoted[0] >= SAME_TRANSLATION:
            first, last = quoted
            shift = run.right - run.left
            copy = Copy(
                words_span(left, first, last), words_span(right, first + shift, last + shift), last - first, True
            )
            found[copy.left.start, copy.right.start] = copy
        one = left.sentence_at(left.words[run.left].start)
        other = right.sentence_at(right.words[run.right].start)
        if one and other and (one.start, other.start) not in found and (one.start, other.start) not in compared:
            compared.add((one.start, other.start))
            copied = _same_sentence(one, other)
            if copied:
                found[one.start, other.start] = copied
    return [found[key] for key in sorted(found)]


def _longest_quoted(reading: Reading, run: Run) -> tuple[int, int]:
    end = run.left + run.length
    spans = reading.quotes_over(reading.words[run.left].start, reading.words[end - 1].end)
    inside = [reading.words_in(place, run.left, end) for place in spans]
    return max(inside, key=lambda place: place[1] - place[0], default=(run.left, run.left))


def _same_sentence(one: Passage, other: Passage) -> Copy | None:
    """Two sentences whose unquoted words are mostly the same and in the same order."""
    ours, theirs = _unquoted(one), _unquoted(other)
    if min(len(ours), len(theirs)) < COPIED_WORDS:
        return None
    blocks = [
        op for op in LCSseq.opcodes([word[0] for word in ours], [word[0] for word in theirs]) if op.tag == "equal"
    ]
    same = sum(op.src_end - op.src_start for op in blocks)
    shorter = min(len(ours), len(theirs))
    names = sum(1 for op in blocks for at in range(op.src_start, op.src_end) if ours[at][1] in one.reading.named)
    if same - names < COPIED_WORDS or same - names < (shorter - names) * COPIED_SHARE:
        return None
    left = words_span(one.reading, ours[blocks[0].src_start][1], ours[blocks[-1].src_end - 1][1] + 1)
    right = words_span(other.reading, theirs[blocks[0].dest_start][1], theirs[blocks[-1].dest_end - 1][1] + 1)
    return Copy(left, right, same, False)


def _unquoted(sentence: Passage) -> list[tuple[str, int]]:
    """The words of a sentence outside quotation marks, with their places."""
    reading = sentence.reading
    words = sentence.words[:LONGEST_COMPARED]
    return [
        (word.plain, at)
        for at, word in enumerate(words, sentence.first)
        if not any(start <= word.start < end for start, end in reading.quotes_over(word.start, word.start + 1))
    ]
