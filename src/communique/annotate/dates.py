"""The layer of times: every time expression with its EDTF value.

Found by `chronology`, resolved against the report's date of publication. Whether "Monday" is the last
or the next one is asked of the verb that governs it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from communique import tense
from communique.chronology import Hint, Period, Phrase, find_phrases
from communique.draft import Draft, Sentence
from communique.model import TimeExpression
from communique.tools import Tools

UNREAD = frozenset({"credit", "counter", "navigation", "copyright", "subscription", "comments"})
"""Furniture whose dates are not the report's: a share counter, a copyright line."""
LONGEST_SENTENCE = 400
"""Words beyond which a sentence is no sentence, and asking its parse would cost more than linear time."""
RECORDS = frozenset({"first", "only", "last"})
RECORD_REACH = 12
"""Words before "in 17 years" in which a "first" or "lowest" makes it a length that looks back."""
REMEMBERED = 8
"""Periods kept in mind for "the same day" and "a year earlier"."""


def find(draft: Draft, tools: Tools) -> tuple[TimeExpression, ...]:  # noqa: ARG001 - all stages have one signature
    """The time expressions of a report, in order, each without its preposition."""
    report = draft.report
    anchor = report.published.value if report.published.basis != "none" else None
    starts = [sentence.start for sentence in draft.sentences]
    offsets = [token.idx for token in draft.doc]
    spoken: tuple[Period, ...] = ()
    found = []
    for phrase in find_phrases(report.text):
        place = bisect_right(starts, phrase.start) - 1
        sentence = draft.sentences[place] if place >= 0 else None
        if sentence is None or sentence.furniture in UNREAD:
            continue
        tokens = _tokens(draft.doc, offsets, phrase)
        hint: Hint | None = (
            "past" if phrase.kind == "duration" and _looks_back(tokens, sentence) else _hint(tokens, sentence)
        )
        period = phrase.resolve(anchor, hint, spoken)
        if period is not None and period.first is not None and phrase.kind in {"date", "time"}:
            spoken = (period, *spoken[: REMEMBERED - 1])
        kind = "date" if phrase.kind == "duration" and period is not None else phrase.kind
        found.append(
            TimeExpression(
                span=report.span(phrase.start, phrase.end),
                value=period.edtf if period else None,
                type=kind,
                anchored=period is not None and not phrase.absolute,
            )
        )
    return tuple(found)


def _tokens(doc: Doc, offsets: list[int], phrase: Phrase) -> list[Token]:
    first = bisect_right(offsets, phrase.start) - 1
    last = bisect_left(offsets, phrase.end)
    return [doc[i] for i in range(max(first, 0), last)]


def _looks_back(tokens: list[Token], sentence: Sentence) -> bool:
    """Whether a length of time says since when: "the first in 17 years", "the lowest level in a decade"."""
    if not tokens:
        return False
    first = tokens[0].i
    before = tokens[0].doc[max(sentence.first, first - RECORD_REACH) : first]
    return any(token.lower_ in RECORDS or token.tag_ in {"JJS", "RBS"} for token in before)


def _hint(tokens: list[Token], sentence: Sentence) -> Hint | None:
    if not tokens or sentence.language != "en" or sentence.last - sentence.first > LONGEST_SENTENCE:
        return None
    return tense.hint(tokens, caption=sentence.furniture == "caption")
