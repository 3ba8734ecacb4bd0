"""What a person names in a record, as a correction that outlives its ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from communique.errors import UsageError
from communique.model import Correction, Question, Record, Report, Span

LONGEST = 2_000
"""Characters of a passage that a person may judge: more is no passage but a report."""
MOST_PASSAGES = 200
"""Passages on one side of a correction."""
LEAD = 120
"""Characters of a report that stand for the whole of it where a story is judged."""
PLACE = re.compile(r"(?P<document>.{1,1000}):(?P<start>\d{1,9})-(?P<end>\d{1,9})")
NUMBERED = re.compile(r"(?P<id>[^#]{1,1000})(?:#(?P<number>\d{1,6}))?")
Passages = tuple[Span, ...]


def judged(record: Record, one: str, other: str, correction: Correction) -> Correction:
    """The correction with the passages of two named things of a record.

    Args:
        record: where the names are looked up.
        one: the id of a thing, `ID#2` for its second passage, a report (its id, the beginning of it, or its file), or
            `REPORT:START-END`.
        other: the same.
        correction: the answer, when and by whom; where both names are ids it is about their question.

    Raises:
        UsageError: a name is not in the record, or the two are not of one question.
    """
    left, right = named(record, one), named(record, other)
    questions = {question for question, _ in (left, right) if question is not None}
    if len(questions) > 1:
        raise UsageError(f"{one} and {other} are answers to different questions: name two of one kind")
    about = questions.pop() if questions else correction.about
    if about == "disagreement":
        raise UsageError(f"{one} is a disagreement: give it another kind, or `none`, with `judge kind`")
    if set(left[1]) & set(right[1]) and len(set(left[1]) | set(right[1])) == 1:
        raise UsageError(f"{one} and {other} are one passage")
    return _with(correction, about=about, one=left[1][:MOST_PASSAGES], other=right[1][:MOST_PASSAGES])


def regarded(record: Record, disagreement: str, correction: Correction) -> Correction:
    """The correction with the positions of a disagreement that is named by its id; raises as `judged`."""
    question, passages = named(record, disagreement)
    if question != "disagreement":
        raise UsageError(f"{disagreement} is no disagreement: their ids stand in the record under `disagreements`")
    return _with(correction, about="disagreement", one=passages)


def _with(correction: Correction, **parts: Any) -> Correction:
    return replace(correction, **parts).identified()


def named(record: Record, name: str) -> tuple[Question | None, Passages]:
    """The passages that a name means, and which question they answer, if the name tells.

    Raises:
        UsageError: there is no such thing in the record.
    """
    place = PLACE.fullmatch(name)
    if place is not None:
        report = _report(record, place["document"])
        start, end = int(place["start"]), int(place["end"])
        if not start < end <= len(report.text):
            raise UsageError(f"{name} is no passage of {report.id}: it has {len(report.text):,} characters")
        if end - start > LONGEST:
            raise UsageError(f"{name} has more than {LONGEST:,} characters: name the passage that you mean")
        return None, (report.span(start, end),)
    found = NUMBERED.fullmatch(name)
    if found is None:
        raise UsageError(f"{name} is neither the id of a thing nor REPORT:START-END")
    for question, (things, passages) in THINGS.items():
        for thing in things(record):
            if thing.id == found["id"]:
                return question, _chosen(name, passages(thing), found["number"])
    story = next((item.documents for item in record.stories if item.id == found["id"]), None)
    reports = [_report(record, item) for item in (story if story is not None else [found["id"]])]
    return "story", _chosen(name, tuple(item.span(0, min(LEAD, len(item.text))) for item in reports), found["number"])


def _chosen(name: str, passages: Passages, number: str | None) -> Passages:
    if number is None:
        return passages
    if not 0 < int(number) <= len(passages):
        raise UsageError(f"{name}: it has {len(passages)} passages")
    return (passages[int(number) - 1],)


def _report(record: Record, name: str) -> Report:
    """The report that is meant by its id, the beginning of it, its source, or the last part of its source."""
    found = [item for item in record.documents if name in (item.id, item.source)]
    found = found or [item for item in record.documents if item.source.endswith(f"/{name}") or item.id.startswith(name)]
    if len(found) != 1:
        raise UsageError(
            f"{name} may be any of {len(found)} reports" if found else f"nothing that can be judged is called {name}"
        )
    return found[0]


def _quoted(thing: Any) -> Passages:
    return tuple(item.span for item in thing.renditions)


def _supporting(thing: Any) -> Passages:
    return tuple(item.span for item in thing.support)


def _undertaken(thing: Any) -> Passages:
    """Of a list that shares its evidence only the item itself."""
    return tuple(
        next((term.span for term in report.terms if term.label == "item"), report.evidence[0])
        for report in thing.reports
    )


def _mentioned(thing: Any) -> Passages:
    return tuple(report.mentions[0] for report in thing.reports)


def _told(thing: Any) -> Passages:
    return tuple(report.evidence[0] for report in thing.reports)


def _held(thing: Any) -> Passages:
    return tuple(item.span for item in thing.positions)


def sound(correction: Correction) -> str | None:
    """What is wrong with a correction that comes from elsewhere, in words; None where nothing is.

    That its words stand where it says is asked when it is used, for only then the reports are at hand.
    """
    if correction.id != correction.identified().id:
        return "it was changed since it was exported"
    if any(not 0 <= span.start < span.end <= span.start + LONGEST for span in (*correction.one, *correction.other)):
        return f"a passage in it has no characters, or more than {LONGEST:,}"
    if max(len(correction.one), len(correction.other)) > MOST_PASSAGES:
        return f"it names more than {MOST_PASSAGES} passages"
    try:
        at = datetime.fromisoformat(correction.at)
    except ValueError:
        return "it does not say when it was given"
    return None if at.utcoffset() == timedelta() else "its time is not in UTC"


THINGS: Mapping[Question, tuple[Callable[[Record], tuple[Any, ...]], Callable[[Any], Passages]]] = {
    "quotation": (lambda record: record.quotations, _quoted),
    "claim": (lambda record: record.claims, _supporting),
    "commitment": (lambda record: record.commitments, _undertaken),
    "mechanism": (lambda record: record.mechanisms, _mentioned),
    "event": (lambda record: record.events, _told),
    "disagreement": (lambda record: record.disagreements, _held),
}
"""For each question the things of a record that answer it, and the passages that each stands on."""
