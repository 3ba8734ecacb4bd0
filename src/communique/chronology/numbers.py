"""Numbers as they are written in English: digits, fractions and words."""

from __future__ import annotations

import re
from collections.abc import Sequence

UNITS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
}
DIGITS = re.compile(r"(\d{1,24})(?:,(\d{3}))?(?:,(\d{3}))?(?:,(\d{3}))?(?:,(\d{3}))?(?:\.(\d{1,12}))?([½¼¾⅓⅔])?")


def digits_value(text: str) -> float | int | None:
    """The value of "10,000", "2.5" or "2½"; None where the separators do not fit an English number."""
    if text in FRACTIONS:
        return FRACTIONS[text]
    found = DIGITS.fullmatch(text)
    if found is None:
        return None
    whole = int("".join(part for part in found.groups()[:5] if part))
    if found[6] is None and found[7] is None:
        return whole
    return float(f"{whole}.{found[6] or 0}") + FRACTIONS.get(found[7] or "", 0.0)


def words_value(words: Sequence[str]) -> float | int | None:
    """The value of number words and digits in a row: "twenty", "five"; "1.5", "million"; "two", "and", "a", "half".

    None where they do not make one number.
    """
    total: float | int = 0
    group: float | int | None = None
    for word in words:
        low = word.casefold()
        if low in {"and", "a", "an", "-"}:
            continue
        if low == "half":
            group = (group or 0) + 0.5
        elif low in SCALES or low in SHORT_SCALES:
            scale = SCALES.get(low) or SHORT_SCALES[low]
            group = 1 if group is None else group
            if scale == 100:
                group *= scale
            else:
                total, group = total + group * scale, None
        elif low in UNITS:
            group = (group or 0) + UNITS[low]
        else:
            value = digits_value(word)
            if value is None:
                return None
            group = (group or 0) + value
    value = total + (group or 0)
    return int(value) if value == int(value) else value
