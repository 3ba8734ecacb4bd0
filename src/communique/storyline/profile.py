"""What a report is about, in a form that fits beside it in a store: its telling words, its people, its day."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from anyascii import anyascii
from msgspec import Struct

from communique.matching.passages import sentence_ranges
from communique.matching.words import Speller
from communique.model import Actor, Report, ReportLine
from communique.storyline.rarity import Rarity

UNIT = 10_000
"""The length of a profile's vector. Weights are whole numbers, so that sums do not depend on their order."""
MOST_WORDS = 100
"""Words kept of a report; with 60, 100 or all of them the corpora are grouped alike (`docs/measurements.md`)."""
MOST_KEYS = 12
"""Words by which a report is looked up."""
MOST_PEOPLE = 12
PEOPLE_KEYS = 2
FIRST_PEOPLE = 60
"""Actors that are looked at, the first in the text: a list of hundreds is no news about any of them."""
LEAD = 4
"""Sentences that say what a report is about, its title among them."""
IN_TITLE, IN_LEAD = 1.5, 1.3
NAME = 1.25
"""A name tells more than another word that is as rare."""
NUMBER = 3.0
"""What a number weighs, before names and leads: as much as a word that stands once in a hundred thousand."""
TIME_WORD, DAY = 3.2, 5.2
"""What the name of a weekday or month weighs, and what a day of a month does."""
LEAD_CHARACTERS = 600
"""How far a report's lead is searched for the day that it is about."""
SHORTEST_NAME = 3
"""Consonants that a name needs to be known by them in another script."""

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH_NAME = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
MONTH_DAY = re.compile(
    rf"\b{MONTH_NAME}\.? (\d{{1,2}})\b|\b(\d{{1,2}}) {MONTH_NAME}\b"
    r"|\b(?:19|20)\d\d-(\d\d)-(\d\d)\b|(?<!\d)(\d{1,2})[月월] ?(\d{1,2})[日일]",
    re.IGNORECASE,
)
TIME = re.compile(rf"\b(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?!May\b){MONTH_NAME})\b")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LIKE = str.maketrans("cqzvfr", "kksbpl", "aeiouhwy")
"""Letters that one script tells apart and another does not; vowels are no help."""


class Profile(Struct, frozen=True):
    """What decides which story a report belongs to.

    Attributes:
        document: the report's id.
        language: words are compared within one language only.
        day: the ordinal of the day of publication, where the report itself says it.
        lead: days of the year that the lead names, for reports without a day of publication.
        words: the words that tell most, with whole-number weights; their squares add up to about `UNIT` squared.
        people: who is in it, by what a name has in common in all scripts; weights as those of words.
        keys: what it is looked up by.
    """

    document: str
    language: str
    day: int | None
    lead: tuple[int, ...]
    words: dict[str, int]
    people: dict[str, int]
    keys: tuple[str, ...]


@dataclass
class _Seen:
    """What is known of one term of a report."""

    times: int = 0
    inside: int = 0
    capital: int = 0
    rarity: float = math.inf
    place: float = 1.0


@dataclass(frozen=True)
class Profiler:
    """Makes profiles; holds what takes time to load, one for a run."""

    speller: Speller = field(default_factory=Speller)
    rarity: Rarity = field(default_factory=Rarity)

    def of(self, line: ReportLine) -> Profile:
        """The profile of a report. Nothing in it depends on other reports, also not a date taken over from them."""
        report = line.document
        seen: dict[str, _Seen] = {}
        texts = []
        for number, (start, end) in enumerate(_sentences(report)):
            sentence = report.text[start:end]
            texts.append(sentence)
            in_title = report.title is not None and report.title.start <= start < report.title.end
            place = IN_TITLE if in_title else IN_LEAD if number < LEAD else 1.0
            self._note(sentence, report.language, place, seen)
        weights = {term: _weight(term, found) for term, found in seen.items()}
        body = "\n".join(texts)
        weights |= dict(_time_words(body))
        words = _scaled(_heaviest(weights, MOST_WORDS))
        people = _scaled(_heaviest(_people(line.actors, report.text), MOST_PEOPLE))
        telling = [word for word in words if not word.startswith("#")]
        return Profile(
            document=report.id,
            language=report.language.partition("-")[0],
            day=_own_day(report),
            lead=tuple(sorted(set(_days(body[:LEAD_CHARACTERS])))),
            words=words,
            people=people,
            keys=(*telling[:MOST_KEYS], *(f"@{name}" for name in list(people)[:PEOPLE_KEYS])),
        )

    def _note(self, sentence: str, language: str, place: float, seen: dict[str, _Seen]) -> None:
        for number, word in enumerate(self.speller.words(sentence)):
            if not word.term:
                continue
            found = seen.setdefault(word.term, _Seen())
            found.times += 1
            found.place = max(found.place, place)
            found.rarity = min(found.rarity, self.rarity.of(word.plain, language))
            if number and place != IN_TITLE:  # a first word and those of a title have capitals anyway
                found.inside += 1
                found.capital += sentence[word.start].isupper()


def _sentences(report: Report) -> Iterator[tuple[int, int]]:
    """The sentences of a report that are no furniture."""
    furniture = [item.span.range for item in report.furniture]
    waiting = sorted(furniture, reverse=True)
    for start, end in sentence_ranges(report.text):
        while waiting and waiting[-1][1] <= start:
            waiting.pop()
        if not (waiting and waiting[-1][0] <= start):
            yield start, end


def _weight(term: str, found: _Seen) -> float:
    rarity = NUMBER if term[0].isdigit() else found.rarity
    name = NAME if found.capital * 2 > found.inside else 1.0
    return (1 + math.log(found.times)) * rarity * found.place * name


def _time_words(text: str) -> Iterator[tuple[str, float]]:
    """Weekdays, months and days of months; as words they would be lost among those that are idle."""
    for match in TIME.finditer(text):
        yield f"#{match.group()[:3].lower()}", TIME_WORD
    for day in _days(text):
        yield f"#{day}", DAY


def _days(text: str) -> Iterator[int]:
    """The days of the year that a text names."""
    for match in MONTH_DAY.finditer(text):
        name = match[1] or match[4]
        month = MONTHS.index(name[:3].lower()) + 1 if name else int(match[5] or match[7])
        try:
            yield date(2000, month, int(match[2] or match[3] or match[6] or match[8])).timetuple().tm_yday
        except ValueError:
            continue


def _own_day(report: Report) -> int | None:
    """The first day on which a report may have been published, unless it was taken over from other reports.

    Such a date has no year among its evidence (`clean.together`), and would be another in other company.
    """
    published = report.published
    if published.basis == "inferred" and not any(YEAR.search(span.exact) for span in published.evidence):
        return None
    try:
        return date.fromisoformat((published.value or "").partition("/")[0]).toordinal()
    except ValueError:
        return None


def _people(actors: Iterable[Actor], text: str) -> dict[str, float]:
    """The people by the consonants of their names, which survive a change of script.

    How often one is named is counted in the text: whom a pronoun means may hang on a date, and that on other reports.
    """
    found: Counter[str] = Counter()
    by_place = sorted((actor.mentions[0].start, actor.name, actor.type) for actor in actors if actor.mentions)
    for _, name, kind in by_place[:FIRST_PEOPLE]:
        last = name.split()[-1]
        if kind == "person" and last[-1].isalpha() and not last[0].islower():
            for sound in {_sound(name), _sound(last)}:
                if len(sound) >= SHORTEST_NAME:
                    found[sound] += text.count(last)
    return {sound: 1 + math.log(times) for sound, times in found.items() if times}


def _sound(name: str) -> str:
    letters = "".join(sign for sign in anyascii(name).lower() if sign.isalpha()).translate(LIKE)
    return re.sub(r"(.)\1+", r"\1", letters)


def _heaviest(weights: Mapping[str, float], most: int) -> dict[str, float]:
    """The heaviest in order."""
    ordered = sorted((-round(weight, 6), word) for word, weight in weights.items() if weight > 0)
    return {word: -weight for weight, word in ordered[:most]}


def _scaled(weights: Mapping[str, float]) -> dict[str, int]:
    """Weights as whole numbers, as a vector of the length `UNIT`."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: round(weight * UNIT / length) for word, weight in weights.items()}
