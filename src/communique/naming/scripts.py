"""Names in other scripts than the Latin one: their Latin letters, and the spellings that they may have.

Korean and Japanese names are not spelled letter by letter: papers write one syllable in several ways, and a
Chinese character has several readings. So the question here is not "how is it spelled?" but "may these Latin
letters be a spelling of it?", which a pattern over the letters answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from anyascii import anyascii

from communique.naming.lexicon import Naming

HANGUL = re.compile("[\uac00-\ud7a3]")
HAN = re.compile("[\u3400-\u9fff\u3005]")
KANA = re.compile("[\u3040-\u30ff]")
FEW_VOWELS = re.compile("[\u0590-\u06ff\u0750-\u077f\u0900-\u109f\u1780-\u17ff]")
"""Scripts whose letters leave out vowels: Hebrew, Arabic, those of India and South-East Asia."""
LONGEST_NATIVE = 6  # characters of a name in an East Asian script, and words of its Latin form
LONGEST_KOREAN = 4
FIRST_SYLLABLE = 0xAC00
INITIALS = (
    "k|g|gh", "kk|gg|g|k", "n", "d|t", "tt|dd|d|t", "r|l|n|rh", "m", "b|p", "pp|bb|b|p", "sh?", "ss|sh?", "", "j|ch|z",
    "jj|tch|j|ch", "ch", "k|kh", "t|th", "p|ph", "h",
)  # fmt: skip
VOWELS = (
    "ah?", "ae|e|ai|ay", "yah?", "yae|ye", "eo|o|u|uh|eu", "e|eh|ay|ei", "yeo|yo|you|yu|yeu", "ye|yeh", "o|oh|oo",
    "wa|oa", "wae|we|oe|wai", "oe|oi|we|wei|wi|oy", "yoh?", "u|oo|woo|wu", "wo|weo|uo|wu", "we|wei", "wi|ui|wee|we",
    "yu|yoo|you", "eu|u|e|oo", "ui|eui|i|ee", "i|ee|yi|y|ie",
)  # fmt: skip
FINALS = (
    "", "k|g|ck", "k|g", "k|gs", "n", "n", "n", "t|d", "l|r", "k", "m", "l", "l", "l", "l", "l", "m", "p|b", "p", "t|s",
    "t|s", "ng|n", "t|j", "t|ch", "k", "t", "p", "t",
)  # fmt: skip
OWN_SPELLINGS = {"이": "lee|rhee|rhie|li|yee", "박": "pahk|park|bark|bahk", "노": "roh?", "임": "rim|lim|yim|leem"}
"""Spellings of family names that no rule gives."""
INITIAL_SOUND = {"여": "려", "연": "련", "유": "류", "이": "리", "임": "림", "양": "량", "노": "로", "나": "라"}
"""Syllables that the North of Korea, and some families of the South, write with a leading R or L."""
VOICED = {"k": "k|g", "s": "s|z", "t": "t|d|z", "h": "h|b|p", "c": "c|j", "f": "f|b|p"}
"""How the first letter of a Japanese reading changes inside a name: Kawa-hata is Kawabata."""


def latin(word: str) -> str:
    """A word in lower-case Latin letters without accents."""
    return anyascii(word).lower()


def is_native(name: str) -> bool:
    """Whether a name is written in Chinese characters or Hangul alone, without blanks, as East Asians write theirs."""
    return len(name) <= LONGEST_NATIVE and all(HANGUL.match(sign) or HAN.match(sign) for sign in name)


def reads_as(name: str, words: Sequence[str], naming: Naming) -> str | None:
    """The language in which the characters of a name may be read as some Latin words, family name first or last.

    Args:
        name: a name in Chinese characters, Hangul or kana, without blanks.
        words: the words of a name in lower-case Latin letters.
        naming: the data on names.
    """
    if not 1 <= len(name) <= LONGEST_NATIVE or not 1 <= len(words) <= LONGEST_NATIVE:
        return None
    turned = ["".join([*words[cut:], *words[:cut]]) for cut in range(len(words))]
    readings = (
        ("Chinese", chinese_pattern(name)),
        ("Korean", korean_pattern(name, naming)),
        ("Japanese", japanese_pattern(name, naming)),
    )
    for language, pattern in readings:
        if pattern is not None and any(re.fullmatch(pattern, letters) for letters in turned):
            return language
    return None


def same_characters(one: str, other: str, naming: Naming) -> bool:
    """Whether two names in East Asian scripts are one: the same characters, or one the Korean reading of the other."""
    if one == other:
        return True
    if len(one) != len(other):
        return False
    return all(
        a == b or korean_syllables(a, naming) & korean_syllables(b, naming) for a, b in zip(one, other, strict=True)
    )


def korean_syllables(character: str, naming: Naming) -> frozenset[str]:
    """The Korean syllables that a character may be read as, without regard to a leading R or L."""
    said = character if HANGUL.match(character) else naming.korean.get(character, "")
    return frozenset(said) | frozenset(INITIAL_SOUND[one] for one in said if one in INITIAL_SOUND)


def chinese_pattern(name: str) -> str | None:
    """The pinyin of a name."""
    return re.escape(latin(name)) if all(HAN.match(one) for one in name) else None


def korean_pattern(name: str, naming: Naming) -> str | None:
    """The Latin spellings of a name read as Korean."""
    if len(name) > LONGEST_KOREAN:
        return None
    parts = []
    for character in name:
        said = character if HANGUL.match(character) else naming.korean.get(character, "")
        if not said:
            return None
        parts.append("|".join(map(syllable_pattern, said)))
    return "".join(f"(?:{part})" for part in parts)


def syllable_pattern(syllable: str) -> str:
    """The Latin spellings of a Korean syllable, as alternatives."""
    place = ord(syllable) - FIRST_SYLLABLE
    initial, vowel, final = place // 588, place // 28 % 21, place % 28
    ending = f"(?:{FINALS[final]})" if FINALS[final] else ""
    more = [OWN_SPELLINGS[syllable]] if syllable in OWN_SPELLINGS else []
    if syllable in INITIAL_SOUND:
        more.append(syllable_pattern(INITIAL_SOUND[syllable]))
    return "|".join([f"(?:{INITIALS[initial]})(?:{VOWELS[vowel]}){ending}", *more])


def japanese_pattern(name: str, naming: Naming) -> str | None:
    """The Latin spellings of a name read as Japanese."""
    parts = []
    for place, character in enumerate(name):
        readings = (latin(character),) if KANA.match(character) else naming.japanese.get(character, ())
        if not readings:
            return None
        parts.append("|".join(japanese_spelling(reading, inside=place > 0) for reading in readings))
    return "".join(f"(?:{part})" for part in parts)


def japanese_spelling(reading: str, *, inside: bool) -> str:
    """The spellings of one Japanese reading: long vowels short, first letters voiced, endings of verbs left out."""
    short = re.sub("(?<=[ou])u|(?<=o)o", "", reading)
    first = f"(?:{VOICED[short[0]]})" if inside and short[0] in VOICED else short[0]
    rest = short[1:]
    if len(short) > 3 and short.endswith("u"):
        rest = f"{short[1:-1]}[aieu]?"
    return first + re.sub("([ou])(?![^[]*])", "\\1[uh]?", rest) + ("[uh]?" if short in {"o", "u"} else "")
