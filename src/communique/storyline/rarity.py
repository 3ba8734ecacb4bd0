"""How much a word tells of which event a report is about: the rarer in the language, the more.

The frequencies are those of a fixed table and not of the reports at hand, so that what a word weighs is the
same in every store and on every day.
"""

from __future__ import annotations

from importlib import resources

import msgspec

COMMONEST = 7.0
"""From this Zipf value on a word tells nothing."""
RARE = 3.0
"""Below this Zipf value words are not counted in the table: all are equally rare."""


class _File(msgspec.Struct, frozen=True):
    bands: dict[str, dict[str, str]]


class Rarity:
    """The table of frequencies; the words of a language are unpacked when they are first asked for."""

    def __init__(self) -> None:
        data = resources.files("communique").joinpath("data").joinpath("frequency.json").read_bytes()
        self._bands = msgspec.json.decode(data, type=_File).bands
        self._words: dict[str, dict[str, float]] = {}

    def of(self, word: str, language: str) -> float:
        """From 0 (in every sentence) to 4 (rare, or not known) for a word in small letters."""
        known = self._words.get(language)
        if known is None:
            bands = self._bands.get(language.partition("-")[0], {})
            known = {word: int(zipf) / 10 for zipf, words in bands.items() for word in words.split()}
            self._words[language] = known
        return max(0.0, COMMONEST - known.get(word, RARE))
