"""How much of what was undertaken a clause tells of: all, some, or only some."""

from __future__ import annotations

import re
from collections.abc import Iterable

UNITS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "both": 2}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
NUMBER = re.compile(
    r"(?<![\w.,$€£-])(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,.]*\d)|\b(?P<word>" + "|".join(UNITS) + r")\b",
    re.I,
)
SCALE = re.compile(r"[\s-]+(" + "|".join(SCALES) + r")s?\b", re.I)
TENS = re.compile(r"-(" + "|".join(list(UNITS)[:9]) + r")\b", re.I)
NO_COUNT = re.compile(
    r"[\s-]*(?:%|(?:per\s?cent|percent|percentage|years?|months?|weeks?|days?|hours?|minutes?|kilomet\w+|km|miles?"
    r"|met(?:re|er)s?"
    r"|degrees|points?|o['’]clock|a\.?m\b|p\.?m\b|times|times|st\b|nd\b|rd\b|th\b|January|February|March|April|May"
    r"|June|July"
    r"|August|September|October|November|December|sides|governments|countries|states|neighbou?rs|ministers|leaders"
    r"|capitals|parties|nations|other|another)\b)",
    re.I,
)
"""Behind a number: it is no count of things that can come one by one."""
DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Articles?|Units?|No\."
    r"|number"
    r"|paragraph|point|since|in|by|until|age|aged|at)\s+$"
)
"""Before a number: it is a day, a year or a name."""
WHOLE = re.compile(
    r"\b(?:(?<!not\s)all\s+(?:(?:of\s+)?(?:the|its|their|those|these|his|her)\s+)?(?!but\b)(?:\d[\d,.]*|[a-z]+)"
    r"|every(?:\s+(?:one|last|single))?|the\s+(?:last|final|remaining|rest)\b"
    r"(?!\s+(?:day|week|month|year|minute|round|stage|hours?|moment|word))|in\s+full|the\s+full|the\s+whole"
    r"|the\s+entire|complet(?:es|ed|ing)\s+(?:the|its|their)"
    r"|both\s+of|the\s+other\s+(?:half|two|three))\b",
    re.I,
)
"""What is told is told of the whole, or of what was still lacking."""
ONLY = re.compile(r"\b(?:only|just|merely|a mere|barely|scarcely|hardly)\s+(?:about\s+|some\s+|one\s+)?", re.I)
LEAST_COUNT = 2
NEAR = 12
"""Characters before a number in which a month or a word for a time may stand."""


def is_year(value: float) -> bool:
    """Whether a number without signs in it may be a year."""
    return 1900 <= value <= 2100


def counts(text: str) -> list[float]:
    """The numbers of things in a text, written in signs or words, without days, years, shares and measures."""
    found = []
    end = 0
    for match in NUMBER.finditer(text):
        if match.start() < end:
            continue  # the second half of "twenty-one"
        value = (
            float(match["digits"].replace(",", ""))
            if match["digits"]
            else float(UNITS.get(match["word"].casefold(), 0))
        )
        end = match.end()
        tens = TENS.match(text, end)
        if tens is not None:
            value, end = value + UNITS.get(tens[1].casefold(), 0), tens.end()
        while (scale := SCALE.match(text, end)) is not None:
            value, end = value * SCALES.get(scale[1].casefold(), 1), scale.end()
        if NO_COUNT.match(text, end) or DATED.search(text, max(0, match.start() - NEAR), match.start()):
            continue
        if match["digits"] and "," not in match["digits"] and is_year(value):
            continue
        found.append(value)
    return found


def is_whole(clause: str) -> bool:
    """Whether a clause tells of all, or of the last."""
    return WHOLE.search(clause) is not None


def is_fewer(clause: str, wordings: Iterable[str]) -> bool:
    """Whether a clause counts fewer things than every wording of an undertaking that counts any."""
    due = [max(numbers) for wording in wordings if (numbers := counts(wording))]
    told = counts(clause)
    return bool(due and told) and min(due) >= LEAST_COUNT and max(told) < min(due)


def is_only(clause: str) -> bool:
    """Whether a clause says of a number that it is only that."""
    found = ONLY.search(clause)
    return found is not None and bool(counts(clause[found.end() : found.end() + 40]))


AIM = re.compile(r"\bto\s+(?:about\s+)?\D?(?P<number>\d[\d,]*(?:\.\d+)?)(?![.,]?\d)", re.I)
"""Before what a thing is to be brought to: "from 18 to 6 percent"."""
MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+$")
FIGURE = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")


def is_step(clause: str, wordings: Iterable[str]) -> bool:
    """Whether a clause has a figure on the way to the last that is aimed at, and not that itself."""
    told = _figures(clause)
    for wording in wordings:
        aims, named = [_value(match["number"]) for match in AIM.finditer(wording)], _figures(wording)
        if not aims or len(named) < LEAST_COUNT or aims[-1] in told:
            continue
        low, high = min(named), max(named)
        if any(low < value < high or value in aims[:-1] for value in told):
            return True
    return False


def _figures(text: str) -> set[float]:
    found = (
        _value(match.group())
        for match in FIGURE.finditer(text)
        if not MONTH.search(text, max(0, match.start() - NEAR), match.start())
    )
    return {value for value in found if not is_year(value)}


def _value(figure: str) -> float:
    return float(figure.replace(",", "").rstrip("."))


def reaches(clause: str, wordings: Iterable[str]) -> bool | None:
    """Whether a clause has the figure that is aimed at; None where none is aimed at, or the clause has no figure."""
    told = _figures(clause)
    aims = [_value(found[-1]["number"]) for wording in wordings if (found := list(AIM.finditer(wording)))]
    return any(aim in told for aim in aims) if aims and told else None


SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|[2-9]"
    r"|1[0-2])\s+(?:[a-z]+\s+){0,2}?(?P<thing>[a-z]{3,}s)\b",
    re.I,
)
"""Several things in an undertaking: "in four sectors"."""


def is_one_of(clause: str, wordings: Iterable[str]) -> bool:
    """Whether a clause tells of one thing of a kind of which several were undertaken: "in the northern sector"."""
    words = set(re.findall(r"[a-z]+", clause.casefold()))
    things = {match["thing"].casefold() for wording in wordings for match in SEVERAL.finditer(wording)}
    things = {thing for thing in things if NO_COUNT.match(thing) is None}
    return any(thing.removesuffix("s") in words and thing not in words for thing in things)


def is_all(clause: str, wordings: Iterable[str]) -> bool:
    """Whether a clause counts as many things as were undertaken."""
    due = {max(numbers) for wording in wordings if (numbers := counts(wording))}
    return any(number in due and number >= LEAST_COUNT for number in counts(clause))
