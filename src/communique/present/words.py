"""The words in which a brief speaks: names for the values of the record, counts, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Act, ActorType, CheckKind, DerivationKind, DisagreementKind, Form, OriginKind, Status

STRENGTH_WORDS: dict[Act, str] = {
    "decline": "declined",
    "signal": "signalled",
    "invite": "invited",
    "announce": "announced",
    "reaffirm": "reaffirmed",
    "continue": "to continue",
    "resume": "to resume",
    "expand": "to expand",
    "establish": "to establish",
    "pledge": "pledged",
    "agree": "agreed",
}
STATUS_WORDS: dict[Status, str] = {
    "corroborated": "corroborated",
    "one-origin": "one origin",
    "single-report": "single report",
    "disputed": "disputed",
}
STATUS_MEANINGS: dict[Status, str] = {
    "corroborated": "two or more origins, independent of each other, carry it",
    "one-origin": "several reports carry it, but they all have it from one origin",
    "single-report": "one report alone carries it",
    "disputed": "reports carry it in ways that cannot both hold",
}
STATUS_ORDER: tuple[Status, ...] = ("disputed", "corroborated", "one-origin", "single-report")
DIFFERENCE_WORDS: dict[DisagreementKind, str] = {
    "contradiction": "contradiction",
    "status": "status",
    "scope": "scope",
    "detail": "detail",
    "precision": "precision",
    "time-of-writing": "time of writing",
    "translation": "translation",
    "label": "label",
}
"""From what matters most to what is a matter of wording; the order of the section."""
DIFFERENCE_MEANINGS: dict[DisagreementKind, str] = {
    "contradiction": "both cannot hold as printed",
    "status": "the reports do not put it at the same stage",
    "scope": "the reports count or include different things",
    "detail": "a particular is told differently",
    "precision": "compatible: one report is more exact",
    "time-of-writing": "compatible: one report was written before the other",
    "translation": "one utterance in the words of different translators",
    "label": "one thing under different names",
}
FORM_WORDS: dict[Form, str] = {"direct": "quotation", "partial": "quoted in part", "indirect": "paraphrase"}
ORIGIN_WORDS: dict[OriginKind, str] = {
    "outlet": "own reporting",
    "agency": "news agency",
    "document": "document",
    "speaker": "speaker",
    "post": "social media post",
}
DERIVATION_WORDS: dict[DerivationKind, str] = {
    "cited": "cites",
    "verbatim": "prints the words of",
    "syndicated": "prints a report of",
    "translated": "translates",
}
CHECK_WORDS: dict[CheckKind, str] = {
    "office-on-date": "Office on the date",
    "weekday-date": "Weekday and date",
    "impossible-number": "Number",
    "quote-not-closed": "Quotation mark",
}
ACTOR_WORDS: dict[ActorType, str] = {
    "person": "person",
    "state": "state",
    "organisation": "organisation",
    "outlet": "press",
    "document": "document",
    "group": "group",
}
UNCERTAIN_WORD = "uncertain"
UNCERTAIN_MEANING = "who says so, or that it is said, may be misread: look at the passage"
LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
QUOTES = '“”‘’"«»「」『』'
LETTERS = re.compile(r"[^\W_]+")
SMALL_NUMBERS = tuple("no one two three four five six seven eight nine ten eleven twelve".split())


def count(number: int, thing: str, things: str | None = None) -> str:
    """A number with its noun: "one report", "12 reports" counted in words up to twelve."""
    digits = SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else f"{number:,}"
    return f"{digits} {thing if number == 1 else things or thing + 's'}"


def joined(names: Sequence[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def quoted(text: str, limit: int = 220) -> str:
    """Words of a report between quotation marks, on one line, cut where they run on; marks of its own are enough."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = line[: line.rfind(" ", 0, limit) if " " in line[limit // 2 : limit] else limit].rstrip(" ,;") + " …"
    return line if line[:1] in QUOTES else f"“{line}”"


def plain_words(text: str) -> str:
    """The words of a text without marks and case, for comparing what two texts say."""
    return " ".join(LETTERS.findall(text.casefold()))


def language_name(tag: str) -> str:
    """A language in English; its tag if we have no name for it."""
    return LANGUAGES.get(tag.partition("-")[0].casefold(), tag)
