"""Make the package's table of how common words are, from the package `wordfreq`, which has to be installed for this.

Usage: python scripts/build_frequency.py

wordfreq (R. Speer, 2022) counts words in Wikipedia, subtitles, news, books and the web up to 2021. Its data are
under CC BY-SA 4.0, and so is the table. Of each language the words are kept that are too common to tell one
event from another; a word that is not in the table counts as rare.
"""

from __future__ import annotations

import json
from collections import defaultdict
from importlib import metadata
from itertools import pairwise
from math import log10
from pathlib import Path

from wordfreq import get_frequency_dict

TARGET = Path(__file__).parent.parent / "src" / "communique" / "data" / "frequency.json"
COUNTED = "2021"
MOST_READ = "en"
LANGUAGES = tuple(
    "en ar bg bn ca cs da de el es fa fi fr he hi hu id it lt lv mk ms nb nl pl pt ro ru sh sk sl sv tr uk vi".split()
)
IN_PAIRS = ("ja", "ko", "zh")
"""Languages whose text is compared in pairs of signs (`matching.words`)."""
LEAST = {MOST_READ: 3.0}  # Zipf scale: the logarithm of the occurrences in a thousand million words
LEAST_ELSEWHERE = 5.0
WIDE = ("\u3040", "\uffff")


def words_of(language: str) -> dict[str, int]:
    """Ten times the Zipf value of each common word."""
    least = LEAST.get(language, LEAST_ELSEWHERE)
    found = {word: round((log10(share) + 9) * 10) for word, share in get_frequency_dict(language).items()}
    return {word: zipf for word, zipf in found.items() if zipf >= least * 10 and word.isalpha()}


def pairs_of(language: str) -> dict[str, int]:
    """The same of pairs of neighbouring signs inside words."""
    shares: defaultdict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict(language).items():
        for one, other in pairwise(word):
            if WIDE[0] <= one <= WIDE[1] and WIDE[0] <= other <= WIDE[1]:
                shares[one + other] += share
    found = {pair: round((log10(share) + 9) * 10) for pair, share in shares.items()}
    return {pair: zipf for pair, zipf in found.items() if zipf >= LEAST_ELSEWHERE * 10}


def main() -> None:
    """Write the table, the words of one frequency together."""
    bands: dict[str, dict[str, str]] = {}
    for language in (*LANGUAGES, *IN_PAIRS):
        found = pairs_of(language) if language in IN_PAIRS else words_of(language)
        grouped: defaultdict[int, list[str]] = defaultdict(list)
        for word, zipf in found.items():
            grouped[zipf].append(word)
        bands[language] = {str(zipf): " ".join(sorted(grouped[zipf])) for zipf in sorted(grouped, reverse=True)}
    table = {
        "header": {
            "source": f"wordfreq {metadata.version('wordfreq')} (R. Speer, https://github.com/rspeer/wordfreq)",
            "licence": "CC-BY-SA-4.0",
            "date": COUNTED,
        },
        "bands": bands,
    }
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
