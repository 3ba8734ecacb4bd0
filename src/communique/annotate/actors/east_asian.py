"""Names in Japanese, Korean and Chinese text: states by the world's lists, people by the title after the name.

The English parser cannot read these passages. What is found here needs no parser: a state's own name in
the script, and a name right before "president", "prime minister" or a like title. More is not claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.draft import Mention
from communique.reference import Reference

CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
OFFICES = {
    "大統領": "president",
    "总统": "president",
    "總統": "president",
    "国家主席": "president",
    "國家主席": "president",
    "主席": "president",
    "首相": "prime minister",
    "総理大臣": "prime minister",
    "総理": "prime minister",
    "总理": "prime minister",
    "總理": "prime minister",
    "外相": "foreign minister",
    "外长": "foreign minister",
    "外長": "foreign minister",
    "防衛相": "defense minister",
    "国王": "king",
    "氏": "",
    "대통령": "president",
    "국가주석": "president",
    "총리": "prime minister",
    "외교부 장관": "foreign minister",
    "외무상": "foreign minister",
    "국왕": "king",
}
HANGUL = re.compile("[\uac00-\ud7af]")
HAN_TITLES = "|".join(sorted((title for title in OFFICES if not HANGUL.match(title)), key=len, reverse=True))
HANGUL_TITLES = "|".join(sorted((title for title in OFFICES if HANGUL.match(title)), key=len, reverse=True))
GLOSS = "(?:[(（][^()（）\\n]{1,20}[)）])?"
KATAKANA_NAME = "[\u30a1-\u30faー]+(?:[・＝=][\u30a1-\u30faー]+)*"
BEFORE_HAN = re.compile(f"(?P<name>{KATAKANA_NAME}|[\u3400-\u9fff々]{{1,6}}?){GLOSS}(?P<title>{HAN_TITLES})")
BEFORE_HANGUL = re.compile(
    f"(?:^|(?<=[.,!?] )|(?<=[\u201c\u2018\"'\\n]))(?P<name>[\uac00-\ud7af]{{1,5}}){GLOSS} (?P<title>{HANGUL_TITLES})",
    re.MULTILINE,
)
"""A Korean title follows the name, or name and state; only at the head of a clause is the word before it a name."""
GLOSSED_HANGUL = re.compile("(?P<name>[\uac00-\ud7af]{2,5})[(（][\u3400-\u9fff]{2,5}[)）]")


def find_east_asian(text: str, reference: Reference) -> Iterator[Mention]:
    """The mentions in Japanese, Korean and Chinese stretches of a text."""
    if CJK.search(text) is None:
        return
    names = sorted((name for name in reference.local_names if CJK.match(name)), key=len, reverse=True)
    states = re.compile("|".join(map(re.escape, names)))
    for match in states.finditer(text):
        code = reference.local_names[match[0]]
        yield Mention(*match.span(), "name", "state", reference.state_names[code], code, name=match.span())
    for pattern in (BEFORE_HAN, BEFORE_HANGUL, GLOSSED_HANGUL):
        for match in pattern.finditer(text):
            name = match["name"]
            if name in reference.local_names:
                continue
            office = OFFICES.get(match.groupdict().get("title") or "") or None
            yield Mention(*match.span("name"), "name", "person", name, office=office, name=match.span("name"))
