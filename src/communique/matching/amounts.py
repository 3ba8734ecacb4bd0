"""Numbers that reports give for one thing: whether they differ, and what brings them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.matching.case import Case
from communique.matching.stands import Resolution
from communique.matching.words import Speller
from communique.model import Figure, Span


def of_one_thing(speller: Speller, figures: Sequence[Figure]) -> bool:
    """Whether no report counts something else: growth of trade is no growth of tourism, alike as the sentences are."""
    named: dict[str, set[str]] = {}
    for figure in figures:
        terms = {word.term for word in speller.words(figure.of_what or "") if word.term}
        if terms:
            named.setdefault(figure.span.document, set()).update(terms)
    return not named or len(named) < 2 or bool(set.intersection(*named.values()))


def resolution(case: Case, figures: Sequence[Figure]) -> Resolution | None:
    """The passages by which numbers that differ may go together: one corrects the other, or a passage has them all."""
    return _corrected(case, figures) or _both_numbers(case, figures)


def _both_numbers(case: Case, figures: Sequence[Figure]) -> Resolution | None:
    """Where one sentence has all the numbers: it tells how they go together ("300 at first, 310 in the end")."""
    values, units = {figure.value for figure in figures}, {figure.unit for figure in figures}
    sentences = [
        sentence for sentence, told in case.counted if {item.value for item in told if item.unit in units} >= values
    ]
    return Resolution(tuple(sentences), "a passage has them all, so each may be right") if sentences else None


def _corrected(case: Case, figures: Sequence[Figure]) -> Resolution | None:
    """Where a passage sets one of the numbers in place of another: "14,000 tonnes, not 16,000"."""
    values = {figure.value for figure in figures}
    spans, right = [], set()
    for sentence, told in case.counted:
        text = case.reading(sentence).text
        for one, other in pairwise(item for item in told if item.value in values):
            if one.value != other.value and IN_PLACE_OF.fullmatch(text, one.span.end, other.span.start):
                spans.append(sentence)
                right.add(one.span.exact)
    if len(right) != 1:
        return None
    return Resolution(tuple(dict.fromkeys(spans)), f"a passage corrects it to {right.pop()}")


IN_PLACE_OF = re.compile(
    r"(?:[ ,][\w-]+){0,6}[ ,—–(-]{1,3}(?:and |but )?(?:not|instead of|rather than)(?: the)?(?: [\w-]+){0,6} ", re.I
)
"""Between the right number and the wrong one."""
FRAME_BEFORE = re.compile(
    r"\b(in|for|over|within|after|before|every|since|until|by|of|to|from)\s+(?:[\w-]+\s+){0,2}$", re.I
)
FRAME_AFTER = re.compile(r"^[\s-]*(ago|earlier|later|before|after|old|long)\b", re.I)
SPAN_OF_TIME = re.compile(r"^(?:second|minute|hour|day|week|month|year|decade|century|centurie)s?$")
ROUNDING = 0.1
"""Part by which "nearly 300" and 281 may differ and be one number."""


def frame_of(case: Case, figure: Figure) -> str:
    """How a stretch of time is meant: "30 years ago" and "in 17 years" measure different things, as do lengths."""
    if not SPAN_OF_TIME.match(str(figure.unit)):
        return ""
    text = case.reading(figure.span).text
    after = FRAME_AFTER.match(text[figure.span.end : figure.span.end + 12])
    if after:
        return after[1].casefold()
    before = FRAME_BEFORE.search(text[max(0, figure.span.start - 30) : figure.span.start])
    return before[1].casefold() if before else ""


def contradict(figures: Sequence[Figure]) -> bool:
    """Whether no number of one report goes with any of another."""
    by_report: dict[str, list[Figure]] = {}
    for figure in figures:
        by_report.setdefault(figure.span.document, []).append(figure)
    reports = [by_report[name] for name in sorted(by_report)]
    return any(
        not any(_agree(one, other) or _agree(other, one) for one in left for other in right)
        for place, left in enumerate(reports)
        for right in reports[place + 1 :]
    )


def _agree(one: Figure, other: Figure) -> bool:
    """Whether a number, as it is qualified, can be the other one."""
    if one.value is None or other.value is None:
        return True
    if one.value == other.value:
        return True
    if one.qualifier == "at least":
        return other.value >= one.value
    if one.qualifier in ("at most", "up to"):
        return other.value <= one.value
    return one.qualifier is not None and abs(one.value - other.value) <= ROUNDING * abs(one.value)


def figures_in(case: Case, span: Span) -> list[Figure]:
    """The figures that lie in a passage."""
    return [
        figure
        for start, end, figure in case.figured.over(span.document, span.start, span.end)
        if figure.value is not None and span.start <= start and end <= span.end
    ]
