"""The layer of checks: where a report says what cannot be, or cannot be read, for a person to look at.

Each check says what stands there, what was expected and on what ground. None is a judgement of truth:
an office is compared with reference data that is true up to a day, which the ground names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from communique.chronology import Phrase, find_phrases, read_edtf
from communique.chronology.lexicon import DAY_NAMES
from communique.draft import Draft, Mention
from communique.model import Check, Range, TimeExpression
from communique.reference import Reference, Tenure
from communique.tools import Tools

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
RECENT = 7
"""Days before publication that a report may call its own."""
EXACT_OFFICES = frozenset({"president", "prime minister", "chancellor", "king", "queen", "emperor"})
"""Offices that are not another word for one another."""
SUPPOSING = frozenset("would could might if imagine imagined prospect possible potential future elect".split())
ARTICLE_BEFORE = re.compile(r"\b(?:an?|any|no)\s\Z")
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
            says=DAY_NAMES[phrase.weekday],
            expected=DAY_NAMES[day.weekday()],
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
    """Titles that do not fit the day of the report.

    Only what the data settle is told: "former" for who is in office; an office that somebody else held, by a
    person who took it later, or left it and acts now; one office for another that somebody else holds.
    """
    published = draft.report.published
    written = read_edtf(published.value) if published.basis != "none" else None
    if written is None or written.first is None or written.last is None:
        return
    days = (written.first.isoformat(), written.last.isoformat())
    if days[1] > reference.offices_as_of:
        return
    for mention in draft.mentions:
        if mention.kind != "name" or mention.type != "person" or mention.office is None:
            continue
        told = _misfit(draft, mention, reference, days)
        if told is not None:
            expected, source = told
            says = _shown(draft, mention)
            yield Check(
                kind="office-on-date",
                span=draft.report.span(*says),
                says=draft.report.text[says[0] : says[1]],
                expected=expected,
                basis=f"{source}; the report is of {published.value}",
            )


def _misfit(draft: Draft, mention: Mention, reference: Reference, days: tuple[str, str]) -> tuple[str, str] | None:
    """What is expected instead of a title, and the source that says so; None where the title may be right."""
    terms = reference.tenures.of(mention.key, mention.state)
    if not terms:
        return None
    office = mention.office or ""
    same = [term for term in terms if term.office == office]
    now = next((term for term in same if term.covers(*days)), None)
    if mention.former:
        return (f"{now.name}: {office} since {now.since}", now.source) if now else None
    if now is not None:
        return None
    other = reference.tenures.holder_on(terms[0].state, office, *days)
    if other is None or other.names == terms[0].names or _tells_of_then(draft, mention, terms[-1]):
        return None
    held = f"the {office} was {other.name}"
    if same and not any(term.begun_by(days[1]) for term in same):
        if _is_supposed(draft, mention):
            return None
        return f"{same[0].name}: {office} only since {same[0].since}; {held}", other.source
    if same:
        left = max(term.until or "" for term in same if term.begun_by(days[1]))
        gone = left and left <= days[0] and mention.subject and _tells_of_today(draft, mention, days)
        return (f"{same[-1].name}: {office} until {left}; {held}", other.source) if gone else None
    holds = next((term for term in terms if term.covers(*days)), None)
    if holds is None or office not in EXACT_OFFICES or holds.office not in EXACT_OFFICES:
        return None
    return f"{holds.name}: {holds.office} since {holds.since}; {held}", holds.source


def _is_supposed(draft: Draft, mention: Mention) -> bool:
    """Whether a title is only imagined: "a President Ada Roe would sign it"."""
    place = bisect_right([sentence.start for sentence in draft.sentences], mention.start) - 1
    sentence = draft.sentences[max(0, place)]
    words = set(draft.report.text[sentence.start : sentence.end].lower().split())
    return (
        bool(words & SUPPOSING)
        or ARTICLE_BEFORE.search(draft.report.text[max(0, mention.start - 5) : mention.start]) is not None
    )


def _dates_near(draft: Draft, mention: Mention) -> list[str]:
    """The dates that the sentence of a mention names."""
    place = bisect_right([sentence.start for sentence in draft.sentences], mention.start) - 1
    if place < 0:
        return []
    sentence = draft.sentences[place]
    inside = [time for time in draft.times if sentence.start <= time.span.start < sentence.end]
    periods = [read_edtf(time.value) for time in inside if time.value]
    return [period.last.isoformat() for period in periods if period is not None and period.last is not None]


def _tells_of_then(draft: Draft, mention: Mention, term: Tenure) -> bool:
    """Whether a sentence is about a day before a term began, when the person may have held another office."""
    return any(day < term.since for day in _dates_near(draft, mention))


def _tells_of_today(draft: Draft, mention: Mention, days: tuple[str, str]) -> bool:
    """Whether a sentence, outside quotations, is about the days of the report and no others."""
    quoted = any(quote.start <= mention.start < quote.end for quote in draft.quotes)
    earliest = (date.fromisoformat(days[0]) - timedelta(RECENT)).isoformat()
    dates = _dates_near(draft, mention)
    return not quoted and bool(dates) and all(earliest <= day <= days[1] for day in dates)


def _shown(draft: Draft, mention: Mention) -> Range:
    """The mention with a "former" before it."""
    before = draft.report.text[max(0, mention.start - 7) : mention.start]
    inside = draft.report.text[mention.start : mention.end].lower().startswith("former")
    return (
        (mention.start - 7, mention.end) if before.lower() == "former " and not inside else (mention.start, mention.end)
    )
