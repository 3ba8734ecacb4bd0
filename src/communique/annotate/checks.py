"""The layer of checks: where a report says what cannot be, or cannot be read, for a person to look at.

Each check says what stands there, what was expected and on what ground. None is a judgement of truth:
an office is compared with reference data that is true up to a day, which the ground names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from communique.chronology import Phrase, find_phrases, read_edtf
from communique.draft import Draft, Mention
from communique.model import Check, Range, TimeExpression
from communique.reference import Holder, Reference, key_of
from communique.tools import Tools

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NEAR = 45
"""Days from publication within which a date without a year is surely of that year."""
NAMED_DAY = re.compile(r"[^\W\d_]{3,}")
CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?![\d:])"
    r"(?=\s?(?:[ap]\.?m\b|GMT\b|UTC\b|local\stime\b|hours\b|o['’]clock\b))|"
    r"(?<=\bat\s)(?P<hour2>\d{1,2}):(?P<minute2>\d{2})(?![\d:])",
    re.IGNORECASE,
)
PARTS_OF = re.compile(
    r"^(?:all\s|the\s|its\s|their\s)*(?:\w+\s)?"
    r"(?:votes?|voters?|ballots?|respondents?|members?|people|population|seats?|households?|residents?|citizens?|"
    r"adults?|women|men|children|workers?|territory|delegates?|those|lawmakers?|patients?|students?)\b",
    re.IGNORECASE,
)
"""Wholes of which there cannot be more than a hundred percent."""
OF = re.compile(r"\s(?:of|among)\s", re.IGNORECASE)
SHOWN = 120
"""Characters of an open quotation that a check shows."""


def find(draft: Draft, tools: Tools) -> tuple[Check, ...]:
    """The checks of a report, in order of text."""
    found = [
        *_weekdays(draft),
        *_impossible_dates(draft),
        *_impossible_numbers(draft),
        *_open_quotes(draft),
        *_offices(draft, tools.reference),
    ]
    return tuple(sorted(found, key=lambda check: (check.span.start, check.span.end, check.kind)))


def _weekdays(draft: Draft) -> Iterator[Check]:
    """Days of the week that the date beside them does not fall on."""
    for time in draft.times:
        phrase = _only(time)
        period = read_edtf(time.value)
        day = period.single_day if period else None
        if phrase is None or phrase.weekday is None or day is None or day.weekday() == phrase.weekday:
            continue
        if not phrase.absolute and not _is_near(draft, day):
            continue
        yield Check(
            kind="weekday-date",
            span=time.span,
            says=DAYS[phrase.weekday],
            expected=DAYS[day.weekday()],
            basis=f"the calendar of {day.year}",
        )


def _only(time: TimeExpression) -> Phrase | None:
    """The phrase that a time expression is, read again; None where it holds no month."""
    if time.type != "date" or NAMED_DAY.search(time.span.exact) is None:
        return None
    phrases = find_phrases(time.span.exact)
    return phrases[0] if len(phrases) == 1 and phrases[0].text == time.span.exact else None


def _is_near(draft: Draft, day: date) -> bool:
    written = read_edtf(draft.report.published.value)
    return bool(written and written.last and abs((written.last - day).days) <= NEAR)


def _impossible_dates(draft: Draft) -> Iterator[Check]:
    for time in draft.times:
        phrase = _only(time) if time.value is None else None
        if phrase is not None and phrase.impossible:
            yield Check(
                kind="impossible-number",
                span=time.span,
                says=time.span.exact,
                expected="a day that the month has",
                basis="the calendar",
            )


def _impossible_numbers(draft: Draft) -> Iterator[Check]:
    text = draft.report.text
    for figure in draft.figures:
        end = figure.span.end
        of = OF.match(text, end)
        if figure.unit != "percent" or figure.value is None or figure.value <= 100 or of is None:
            continue
        if PARTS_OF.match(text[of.end() : of.end() + 60]):
            yield Check(
                kind="impossible-number",
                span=figure.span,
                says=f"{figure.value:g} percent",
                expected="at most 100 percent",
                basis="a part is not more than its whole",
            )
    for found in CLOCK.finditer(text):
        hour, minute = int(found["hour"] or found["hour2"]), int(found["minute"] or found["minute2"])
        if hour > 24 or minute > 59:
            yield Check(
                kind="impossible-number",
                span=draft.report.span(found.start(), found.end()),
                says=found[0],
                expected="a time between 0:00 and 24:00",
                basis="the clock",
            )


def _open_quotes(draft: Draft) -> Iterator[Check]:
    for quote in draft.quotes:
        if not quote.closed and quote.end > quote.start:
            yield Check(
                kind="quote-not-closed",
                span=draft.report.span(quote.start, min(quote.end, quote.start + SHOWN)),
                says="an opening quotation mark",
                expected="a closing one in the same passage",
                basis="counting the marks",
            )


# ---------------------------------------------------------------- offices


def _offices(draft: Draft, reference: Reference) -> Iterator[Check]:
    """Titles that do not fit the day of the report: "former" for who is in office, or one not yet taken."""
    published = draft.report.published
    written = read_edtf(published.value) if published.basis != "none" else None
    if written is None or written.first is None or written.last is None:
        return
    if written.last.isoformat() > reference.offices_as_of:
        return
    for mention in draft.mentions:
        holder = _holder(mention, reference)
        if holder is None:
            continue
        says = _shown(draft, mention)
        if mention.former and holder.since <= written.first.isoformat():
            expected = f"{holder.office} since {holder.since}"
        elif not mention.former and written.last.isoformat() < holder.since and len(holder.since) == len("2000-01-01"):
            expected = f"{holder.office} only since {holder.since}"
        else:
            continue
        yield Check(
            kind="office-on-date",
            span=draft.report.span(*says),
            says=draft.report.text[says[0] : says[1]],
            expected=f"{holder.name}: {expected}",
            basis=f"The World Factbook, as of {reference.offices_as_of}; the report is of {published.value}",
        )


def _holder(mention: Mention, reference: Reference) -> Holder | None:
    """Who is meant, where person, state and office are all certain."""
    if mention.kind != "name" or mention.office is None or not mention.key:
        return None
    family = key_of(mention.key.split()[-1])
    found = []
    for holder in reference.families.get(key_of(mention.key), ()) or reference.families.get(family, ()):
        named = key_of(mention.key) in {key_of(holder.name), key_of(holder.short)}
        state = mention.state == holder.state or (mention.state is None and named)
        if state and named and key_of(mention.office) == key_of(holder.office):
            found.append(holder)
    return found[0] if len(found) == 1 else None


def _shown(draft: Draft, mention: Mention) -> Range:
    """The mention with a "former" before it."""
    before = draft.report.text[max(0, mention.start - 7) : mention.start]
    inside = draft.report.text[mention.start : mention.end].lower().startswith("former")
    return (
        (mention.start - 7, mention.end) if before.lower() == "former " and not inside else (mention.start, mention.end)
    )
