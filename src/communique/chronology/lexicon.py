"""The words of English time expressions, each with the sort of word it is.

The sorts are the alphabet of the rules in `grammar`.
"""

from __future__ import annotations

from communique.chronology.numbers import ORDINALS, SCALES, UNITS

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tue", "tues"),
            ("wednesday", "wed"),
            ("thursday", "thu", "thur", "thurs"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days as they are written, in their order from 0."""
VERBS_TOO = frozenset({"march", "may"})
"""Months that are also everyday words."""
NAMES_TOO = frozenset({"april", "june", "august"})
"""Months that are also names of people."""

UNIT_WORDS = ("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade")

HOLIDAYS: dict[str, tuple[int, int]] = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "st. patrick's day": (3, 17),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "fourth of july": (7, 4),
    "juneteenth": (6, 19),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}
"""Days that have one date wherever they are kept; a "liberation day" has a date for each state."""

WORDS: dict[str, str] = {
    **dict.fromkeys((*UNITS, *SCALES), "CARD"),
    **dict.fromkeys(("dozen", "couple", "several", "few"), "VAGUE"),
    **dict.fromkeys(("dozens", "hundreds", "thousands"), "VAGUES"),
    **dict.fromkeys(ORDINALS, "ORDW"),
    **dict.fromkeys(UNIT_WORDS, "UNIT"),
    **dict.fromkeys((f"{word}s" for word in UNIT_WORDS), "UNITS"),
    "second": "ORDW",
    "half": "HALF",
    "century": "CENTURY",
    "centuries": "UNITS",
    "weekend": "WEEKEND",
    "a": "A",
    "an": "A",
    "the": "THE",
    "of": "OF",
    "in": "IN",
    "on": "ON",
    "at": "AT",
    "by": "BY",
    "from": "FROM",
    "to": "TO",
    "and": "AND",
    "or": "AND",
    "between": "BETWEEN",
    **dict.fromkeys(("through", "until", "till", "thru"), "UNTIL"),
    **dict.fromkeys(("since", "during", "before", "after", "throughout"), "SINCE"),
    "within": "WITHIN",
    "for": "FOR",
    "over": "OVER",
    **dict.fromkeys(("last", "past", "previous", "preceding"), "LAST"),
    **dict.fromkeys(("next", "coming", "upcoming"), "NEXT"),
    "following": "FOLLOWING",
    **dict.fromkeys(("this", "current"), "THIS"),
    "that": "THAT",
    "same": "SAME",
    "ago": "AGO",
    **dict.fromkeys(("hence",), "HENCE"),
    "now": "NOW",
    "earlier": "EARLIER",
    "later": "LATER",
    "early": "EARLY",
    "late": "LATE",
    "mid": "MID",
    **dict.fromkeys(("beginning", "start", "outset"), "START"),
    **dict.fromkeys(("middle",), "MIDDLE"),
    **dict.fromkeys(("end", "close"), "END"),
    **dict.fromkeys(("today", "tonight"), "TODAY"),
    "yesterday": "YESTERDAY",
    "tomorrow": "TOMORROW",
    **dict.fromkeys(("morning", "afternoon", "evening", "night", "noon", "midnight", "dawn", "midday"), "DAYPART"),
    **dict.fromkeys(("spring", "summer", "autumn", "winter"), "SEASON"),
    "fall": "FALL",
    **dict.fromkeys(("every", "each"), "EVERY"),
    **dict.fromkeys(("annually", "yearly", "annual", "weekly", "monthly", "daily", "quarterly", "biennial"), "OFTEN"),
    **dict.fromkeys(("once", "twice"), "TIMES"),
    **dict.fromkeys(("recent", "recently"), "RECENT"),
    **dict.fromkeys(("nearly", "almost", "about", "around", "roughly", "approximately", "some"), "ABOUT"),
    **dict.fromkeys(("more", "less", "fewer"), "MORE"),
    "than": "THAN",
    "long": "LONG",
    "old": "OLD",
    "years": "UNITS",
    "percent": "PERCENT",
    "per": "PER",
    **dict.fromkeys(("am", "pm"), "MERIDIEM"),
    **dict.fromkeys(("gmt", "utc", "est", "edt", "cet", "jst", "kst"), "ZONE"),
}
