"""The layer of figures: numbers that mean something, with what they count.

Percentages, sums of money, lengths of time, counts, caps, multiples and anniversaries. Dates are in the
layer of times; "the two leaders" refers to people and counts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique import phrases
from communique.chronology.numbers import SCALES, UNITS, digits_value, words_value
from communique.draft import Draft, Sentence
from communique.model import Figure, Qualifier, Range, content_id
from communique.tools import Tools

UNREAD = frozenset({"credit", "counter", "navigation", "copyright", "subscription", "comments"})
"""Furniture whose numbers are not the report's."""
_WORD = "(?:" + "|".join(sorted((*UNITS, *SCALES), key=len, reverse=True)) + ")"
NUMBER = re.compile(
    r"(?<![\w-])(?P<share>(?:an?|one|two|three|four|nine)[\s-]"
    r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)(?=\s(?:of|by|since)\b|[.,;]\s)"
    r"|(?<![\w-])(?P<ordinal>\d{1,4}(?:st|nd|rd|th))(?=[\s-](?:anniversary|birthday)\b)"
    rf"|(?<![\w.,:/-])(?P<money>(?:US|A|C|NZ|HK|S|NT)?[$€£¥₩₹])?\s?"
    rf"(?P<digits>\d{{1,24}}(?:,\d{{3}})*(?:\.\d+)?[½¼¾⅓⅔]?|[½¼¾⅓⅔])(?!\d)(?![:/.]\d)"
    rf"(?P<scale>[\s-]?(?:hundred|thousand|million|billion|trillion|bn|mn|tn|[mk](?!\w))\b)?"
    rf"|(?<![\w-])(?P<words>(?:an?\s(?=half|hundred|thousand|[mbtr]+illion))?(?:half|{_WORD})(?:[\s-](?:and\s)?{_WORD}){{0,12}}(?:\sand\sa\shalf)?)\b"
    r"|(?<![\w-])(?P<article>an?)(?=\s(?:day|week|month|year|decade|century|hour|minute)\b)"
    r"|(?<![\w-])(?P<vague>(?:tens|hundreds|dozens|scores|thousands|millions|billions)"
    r"(?:\sof\s(?:thousands|millions|billions))?(?=\sof\b)|multiple)\b"
    r"|(?<![\w-])(?P<times>twice|thrice|once)\b",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"[\s-]?(?P<percent>%|percent\b|per\scent\b|pct\b)(?:age)?(?P<points>[\s-]points?\b)?"
    r"|\s?(?P<points2>percentage\spoints?)\b"
    r"|[\s-](?P<time>second|minute|hour|day|week|fortnight|month|quarter|year|decade)s?(?P<tail>[\s-](?:long|old))?\b"
    r"|[\s-](?P<ages>centur(?:y|ies))\b"
    r"|[\s-](?P<times>times|fold)\b"
    r"|\s(?P<coin>(?:US\s|U\.S\.\s)?(?:dollars?|euros?|pounds?|won|yen|yuan|rubles?|roubles?|rupees?|francs?|pesos?|"
    r"reais|lira|dirhams?|riyals?|USD|EUR|GBP))\b"
    r"|[\s-]?(?P<measure>km|kg|kilometers?|kilometres?|miles?|meters?|metres?|tons?|tonnes?|barrels?|acres?|hectares?|"
    r"degrees?|megawatts?|gigawatts?|MW|GW|feet|inches|knots)\b",
    re.IGNORECASE,
)
RATE = re.compile(r"\s(?:a|an|per|each|every)\s(?P<per>day|week|month|year|hour|minute|person|capita)\b", re.IGNORECASE)
AFTERWARDS = re.compile(r"\sor\s(?P<word>more|less|fewer|so)\b", re.IGNORECASE)
QUALIFYING: dict[Qualifier, tuple[str, ...]] = {
    "up to": ("up to", "as many as", "as much as", "as long as", "as high as"),
    "at most": (
        "at most", "at the most", "no more than", "not more than", "no longer than", "no higher than", "less than",
        "fewer than", "under", "below", "capped at", "limited to", "maximum of", "cap of", "ceiling of", "limit of",
    ),
    "at least": (
        "at least", "at the least", "no less than", "no fewer than", "not less than", "more than", "over", "exceeding",
        "above", "upward of", "upwards of", "minimum of", "as few as", "as little as",
    ),
    "nearly": ("nearly", "almost", "close to", "just under"),
    "about": ("about", "around", "roughly", "approximately", "some", "estimated", "circa"),
}  # fmt: skip
BEFORE = re.compile(
    "|".join(
        rf"(?P<q{place}>(?<![\w-])(?:{'|'.join(words).replace(' ', chr(92) + 's')})\s$)"
        for place, words in enumerate(QUALIFYING.values())
    ),
    re.IGNORECASE,
)
COINS = {
    "$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "nt$": "TWD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR",
}  # fmt: skip
LONGEST_SENTENCE = 400
"""Words beyond which a sentence is no sentence, and asking its parse would cost more than linear time."""
LOOK_BACK = 24
PARTS = {
    "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
NAMED_NUMBERS = frozenset(
    {
        "article", "chapter", "section", "resolution", "no", "number", "flight", "page", "route", "room", "channel",
        "group", "phase", "type", "paragraph", "unit", "apollo", "world", "level", "version", "size", "top",
    }
)  # fmt: skip
"""Words that a number after them belongs to as a name does: "Article 9"."""
REFERRED = frozenset(
    {
        "leader", "country", "side", "nation", "neighbor", "neighbour", "government", "party", "ally", "state", "man",
        "woman", "president", "minister", "capital", "pair", "korea", "partner", "counterpart", "people", "other",
    }
)  # fmt: skip
"""What "two ..." refers back to rather than counts."""
SMALL = 10
MEASURES = frozenset(
    "percent % day week month year hour minute decade time times km kg kilometer kilometre mile meter metre ton tonne "
    "barrel acre hectare degree megawatt gigawatt knot dollar euro pound yen yuan won rupee".split()
)
PASSED_OVER = re.compile(
    r"\b(?:hand|turn|t[ao]k|carr|bring|brought|sign|go|went|win|won|pass|look|fight|fought|argu|disput)\w{0,4}\s+over\s$",
    re.IGNORECASE,
)
"""Verbs with which "over" goes: "hand over 200 prisoners" counts 200, not more."""
LONGEST_OF = 14
"""Words beyond which an "of" phrase is no longer given as what is counted."""
BARE = 100
"""From here on a number counts something even where the noun is not beside it ("capped at 10,000")."""
POINTING = frozenset(
    {"the", "these", "those", "both", "all", "its", "their", "his", "her", "our", "my", "your", "'s", "’s"}
)


@dataclass(frozen=True)
class _Number:
    """A number in the text with the unit printed beside it."""

    start: int
    end: int
    core: Range
    value: float | int | None
    unit: str | None
    qualifier: Qualifier | None
    found: re.Match[str]


def find(draft: Draft, tools: Tools) -> tuple[Figure, ...]:  # noqa: ARG001 - all stages have one signature
    """The figures of a report, in order."""
    report = draft.report
    offsets = [token.idx for token in draft.doc]
    starts = [sentence.start for sentence in draft.sentences]
    taken = [(time.span.start, time.span.end) for time in draft.times if time.type in {"date", "time", "set"}]
    figures = []
    for found in NUMBER.finditer(report.text):
        place = bisect_right(starts, found.start()) - 1
        if place < 0 or not _is_read(draft.sentences[place]):
            continue
        number = _read(report.text, found)
        if number is None or _dated(number, taken):
            continue
        token = draft.doc[bisect_right(offsets, _last_word(report.text, number.core)) - 1]
        unit = number.unit or _counted(token, number)
        if unit is None or _is_name(draft.doc, number, offsets):
            continue
        end = max(number.end, _end_of_count(report.text, token, number))
        figures.append(
            Figure(
                id=content_id("f", report.id, number.start, end),
                span=report.span(number.start, end),
                value=number.value,
                unit=unit,
                of_what=_of_what(token, end),
                qualifier=number.qualifier,
            )
        )
    return tuple(figures)


def _is_read(sentence: Sentence) -> bool:
    return sentence.furniture not in UNREAD and sentence.last - sentence.first <= LONGEST_SENTENCE


def _read(text: str, found: re.Match[str]) -> _Number | None:
    """The number with its unit, rate and qualifier; None if it is a bare "a" or "once" that means something else."""
    end = found.end()
    unit = COINS.get(found["money"].casefold()) if found["money"] else None
    beside = UNIT.match(text, end)
    glued = beside is None and found["digits"] and not found["scale"] and text[end : end + 1].isalpha()
    linked = beside is None and text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()  # "three-way"
    if glued or linked or text[found.start() - 1 : found.start()] in {"'", "’"}:
        return None  # "3G", "'11"
    if beside is not None and unit is None:
        unit, end = _unit_name(beside), beside.end()
    unit = _own_unit(text, found) or unit
    if found["ordinal"]:
        unit, end = "anniversary", end + len(text[end : end + 12].lstrip(" -").split()[0]) + 1
    rate = RATE.match(text, end)
    if rate is not None and not found["article"]:
        unit, end = f"{unit or 'count'}/{rate['per'].casefold()}", rate.end()
    start, qualifier = _qualifier(text, found.start())
    later = AFTERWARDS.match(text, end)
    if later is not None:
        word = later["word"].casefold()
        qualifier = "at least" if word == "more" else "about" if word == "so" else "at most"
        end = later.end()
    if unit in {"day", "hour", "week", "month", "year", "minute"} and text[start:].startswith("over "):
        start, qualifier = found.start(), None  # "over two days" tells how long it took
    if found["article"] and qualifier is None:
        return None
    if found["times"] and found["times"].casefold() == "once" and not (rate or _just(text, found.start())):
        return None
    return _Number(start, end, found.span(), _value(found), unit, qualifier, found)


def _own_unit(text: str, found: re.Match[str]) -> str | None:
    """The unit that a number brings along: "twice", "a third of"."""
    if found["times"]:
        return "times"
    half = found.group().casefold() == "half" and text[found.end() : found.end() + 4] == " of "
    return "fraction" if found["share"] or half else None


def _just(text: str, start: int) -> bool:
    return text[max(0, start - 5) : start].casefold().strip() in {"just", "only"}


def _value(found: re.Match[str]) -> float | int | None:
    if found["digits"]:
        scale = (found["scale"] or "").strip(" -\n").casefold()
        return words_value([found["digits"], scale]) if scale else digits_value(found["digits"])
    if found["words"]:
        return words_value(re.split(r"[\s-]+", found["words"]))
    if found["times"]:
        return {"once": 1, "twice": 2, "thrice": 3}[found["times"].casefold()]
    if found["share"]:
        count, part = re.split(r"[\s-]", found["share"].casefold())
        return round((words_value([count]) or 1) / PARTS[part.rstrip("s")], 4)
    if found["ordinal"]:
        return int(found["ordinal"][:-2])
    return 1 if found["article"] else None


def _unit_name(beside: re.Match[str]) -> str:
    if beside["percent"] or beside["points2"]:
        return "percentage points" if beside["points"] or beside["points2"] else "percent"
    if beside["time"]:
        return beside["time"].casefold()
    if beside["ages"]:
        return "century"
    if beside["times"]:
        return "times"
    return (beside["coin"] or beside["measure"]).casefold()


def _qualifier(text: str, start: int) -> tuple[int, Qualifier | None]:
    back = text[max(0, start - LOOK_BACK) : start]
    found = BEFORE.search(back)
    if found is None or PASSED_OVER.search(back):
        return start, None
    return start - len(back) + found.start(), list(QUALIFYING)[int(str(found.lastgroup)[1:])]


def _dated(number: _Number, taken: list[Range]) -> bool:
    """Whether the number is part of a date; the length in "nearly 30 years ago" is a figure all the same."""
    place = bisect_right(taken, (number.core[0], 10**12)) - 1
    inside = place >= 0 and number.core[0] < taken[place][1]
    lasting = number.unit in {"day", "week", "month", "year", "hour", "minute", "decade", "century"}
    return inside and not (lasting and number.found["article"] is None)


def _last_word(text: str, core: Range) -> int:
    """Where the last word of the number begins."""
    inner = text[core[0] : core[1]]
    return core[0] + max(inner.rfind(" "), inner.rfind("-"), inner.rfind("\n"), -1) + 1


def _counted(token: Token, number: _Number) -> str | None:
    """The unit of a number that stands before what it counts; None if it counts nothing."""
    small = number.value is not None and number.value <= SMALL
    noun = token.head if token.dep_ in {"nummod", "amod", "quantmod", "compound"} and token.head.i > token.i else None
    if number.found["vague"] and noun is None:
        noun = next(
            (word for child in phrases.children(token, "prep") for word in phrases.children(child, "pobj")), None
        )
    if noun is not None and noun.pos_ in {"NOUN", "PROPN", "SYM"} and noun.i - token.i <= 5:
        if noun.pos_ == "PROPN" and noun.i == token.i + 1 and not noun.tag_.endswith("S"):
            return None
        pointed = any(child.i < token.i and child.lower_ in POINTING for child in noun.children) or any(
            child.dep_ == "poss" for child in noun.children
        )
        if small and (pointed or noun.lemma_.casefold() in REFERRED or number.value == 1):
            return None
        return str(noun.lower_)
    digits = number.found["digits"] is not None and not token.shape_.endswith("X")
    if digits and number.value is not None and number.value >= BARE and not _year_like(number):
        return "count"
    return "count" if number.found["scale"] else None


def _year_like(number: _Number) -> bool:
    return number.found["digits"].isdecimal() and len(number.found["digits"]) == 4


def _is_name(doc: Doc, number: _Number, offsets: list[int]) -> bool:
    """Whether the number belongs to a name: "Article 9", "Group of 20", "Boeing 737"."""
    first = bisect_left(offsets, number.core[0])
    if number.unit is not None or number.qualifier is not None or first == 0:
        return False
    before = doc[first - 1]
    if before.lower_ == "of" and first > 1:
        return doc[first - 2].lower_ == "group"
    named = before.lower_.rstrip(".") in NAMED_NUMBERS
    return named or (before.pos_ == "PROPN" and before.whitespace_ == " " and before.ent_type_ == "" and before.i > 0)


def _end_of_count(text: str, token: Token, number: _Number) -> int:
    """Where a count ends: with its noun, if that is close ("two meetings")."""
    noun = token.head
    if number.unit is not None or token.dep_ not in {"nummod", "amod"} or not 0 < noun.i - token.i <= 3:
        return number.end
    return phrases.end_of(noun) if "\n" not in text[number.end : noun.idx] else number.end


def _of_what(token: Token, end: int) -> str | None:
    """The phrase that says what is counted: the noun, or what the unit hangs on; without the number itself."""
    for node in _ancestors(token):
        if node.pos_ in {"NOUN", "PROPN"} and node.lemma_.casefold() not in MEASURES:
            return _words(node, token, end)
        for child in phrases.children(node, "prep"):
            of = phrases.children(child, "pobj")
            if node is not token and of and child.lower_ in {"of", "on"} and node.pos_ in {"NOUN", "SYM"}:
                return _words(of[0], token, end)
        if node.pos_ in {"VERB", "AUX"}:
            near = [*phrases.children(node, "dobj", "attr"), *phrases.children(node, "nsubj", "nsubjpass")]
            near = [noun for noun in near if noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.casefold() not in MEASURES]
            return _words(near[0], token, end) if near else None
    return None


def _words(noun: Token, number: Token, end: int) -> str | None:
    """The noun with what stands before it and an "of" phrase after it."""
    first, last = noun.left_edge.i, noun.i + 1
    if number.i < noun.i:
        first = max(first, number.i + 1)
    for child in phrases.children(noun, "prep"):
        if child.lower_ == "of" and child.right_edge.i - noun.i <= LONGEST_OF:
            last = child.right_edge.i + 1
            break
    kept = [word for word in noun.doc[first:last] if not (number.left_edge.idx <= word.idx < min(end, noun.idx))]
    text = "".join(word.text_with_ws for word in phrases.trimmed(kept))
    return " ".join(text.split()) or None


def _ancestors(token: Token) -> Iterator[Token]:
    node = token
    for _ in range(5):
        yield node
        if node.head.i == node.i:
            return
        node = node.head
