"""Captions and picture credits, told from leads and sign-offs.

A credit is known by its label ("Photo: ...", "(AP Photo/...)") or by an agency's name in the place of
one. A caption is known by its credit, or, at the head of a page, by the way captions are written: who
stands left and right, in the present tense, with the full date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from communique.clean.lines import HEAD_LINES, Line
from communique.model import FurnitureKind, Range
from communique.reference import Reference

MAX_CAPTION = 700
MAX_CREDIT = 110
MAX_CREDIT_WORDS = 14
CAPTION_SCORE = 3  # a label alone, or two other signs; in 924 election articles it finds one caption, a true one
CAPTION_SCORE_INSIDE = 4

_LABEL = (
    r"(?:File )?(?:Photo(?:graph)?s?|Images?|Pictures?|Pic|Photo credit|Image credit|"
    r"Picture credit|Credits?|Video|Graphic|Illustration|Screengrab|Screenshot|Courtesy|Handout)"
)
# "/ Source: X |", "Photo: X", "Photo by X", "(Photo courtesy of X)": the label, then a short name.
_CREDIT_TAIL = re.compile(
    rf"(?P<credit>(?:[/|(\[—–-]\s*)?(?:(?:{_LABEL}|Source)\s*[:：]|{_LABEL}\s+(?:by|"
    rf"courtesy(?: of)?|via|from)\s|{_LABEL}\s?/)\s*[^\n.!?]{{1,80}}?(?:[^\n!?]{{0,20}})?)\s*\Z"
)
# "(AP Photo/Name)", "(Name/Reuters via AP)", "[Yonhap]", "(AFP)"
_BRACKET_TAIL = re.compile(r"(?P<credit>[(\[](?P<inner>[^()\[\]\n]{2,90})[)\]])\.?\s*\Z")
_PHOTO_INSIDE = re.compile(r"\b(?:Photo|Images?|Pool|Handout|File|Getty|photo|via)\b|/")
# "... on Saturday. AFP-JIJI", "... | REUTERS", "... / AFP"
_BARE_TAIL = re.compile(r"(?:\s*[|/／]\s*|\s+[—–-]\s+|(?<=[.。”\"])\s+)(?P<credit>[^\s.][^.\n]{1,59})\Z")
_KOREAN_TAIL = re.compile(
    r"(?P<credit>[^\s.。]{1,20}(?:\s[^\s.。]{1,12})?\s?제공|/\s?[^\s./]{2,20}|[^\s.。、＝=]{1,15}(?:撮影|提供))\s*\Z"
)
_LABEL_HEAD = re.compile(
    r"(?:【写真】|（写真）|\(写真\)|写真[:：＝]|資料写真|사진\s?(?:설명)?\s?[:：=]|▲|图[:：]|图为|圖[:：]|圖為|资料图|"
    r"(?:PHOTO|Photo|IMAGE|Caption|CAPTION|Pictured)\s*[:：]|FILE(?: PHOTO)?\s*[:：—–-]|File (?:photo|image|picture)\b|"
    r"(?:In|This) (?:this )?(?:(?:undated|file|handout|combination|combo|pool|screen ?grab|"
    r"\w+ \d{1,2},? \d{4},?) )?(?:file )?(?:photo|image|picture|handout|photograph|"
    r"combination)\b)"
)
_POSITION = re.compile(
    r"\((?:L|R|C|l|r|c|left|right|center|centre|middle|top|bottom|back|front|"
    r"\w+ (?:from )?(?:left|right))\)|（[左右中央]{1,2}）|"
    r",? (?:at )?(?:far )?(?:left|right|center|centre),|\b(?:from|second from|third from) (?:left|"
    r"right|the left|the right)\b|\((?:왼쪽|오른쪽)[^)]{0,10}\)|"
    r"\b(?:pictured|is seen|are seen|seen here|seen in this|looks on|look on)\b"
)
_VERBS = (
    "shakes? hands|shake hands|poses?|holds?|speaks?|arrives?|attends?|walks?|waves?|greets?|"
    "smiles?|listens?|looks?|stands?|"
    "meets?|talks?|signs?|reacts?|gestures?|leaves?|sits?|delivers?|addresses|address|inspects?|"
    "reviews?|toasts?|embraces?|hugs?|"
    "hug|exchanges?|bows?|lays?|visits?|answers?|watches|watch|gathers?|marches|march|chats?|"
    "boards?|departs?|tours?|welcomes?|"
    "plants?|raises?|points?|lights?|applauds?|enters?|passes|pass|fires?|lifts?"
)
_PRESENT = re.compile(rf"\b(?:{_VERBS})\b")
_REPORTING = re.compile(
    r"\b(?:said|says|told|announced|reported|according to|agreed|called|added|vowed|pledged|urged)\b"
)
_DATE_END = re.compile(
    r"(?:\b\d{4}|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|"
    r"May|June|July|August|September|October|"
    r"November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{1,2}(?:, \d{4})?)[.。]?\s*\Z"
)
_SENTENCE_INSIDE = re.compile(r"[.!?]['\"”’]?\s+[A-Z“\"]")
_ABBREVIATION_BEFORE = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|Gen|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No)\.$")


class Credit(NamedTuple):
    """Where a credit stands in a line, and whether it can only be a picture's."""

    start: int
    end: int
    certain: bool


Picture = tuple[FurnitureKind, Range]


def find(page: Sequence[Line], taken: frozenset[int], reference: Reference) -> Mapping[int, tuple[Picture, ...]]:
    """The captions and credits by line number."""
    found: dict[int, tuple[Picture, ...]] = {}
    head = _head(page, taken)
    for place, line in enumerate(page):
        if place in taken or len(line.text) > MAX_CAPTION + MAX_CREDIT:
            continue
        credit = _credit(line.text, reference)
        if credit is not None and credit.start == 0:
            found[place] = (("credit", line.range),)
            above = place - 1
            if above >= 0 and above not in taken and above not in found:
                score = 2 + _score(page[above].text)
                if score >= (CAPTION_SCORE if above < head else CAPTION_SCORE_INSIDE):
                    found[above] = (("caption", page[above].range),)
            continue
        pieces = _pieces(line, credit, place < head)
        if pieces:
            found[place] = pieces
    return found


def _head(page: Sequence[Line], taken: frozenset[int]) -> int:
    """How many lines at the head may be captions: up to the second paragraph, and never many."""
    paragraphs = 0
    for place, line in enumerate(page):
        if place not in taken and line.long:
            paragraphs += 1
        if paragraphs == 2 or place == HEAD_LINES:
            return place
    return len(page) if paragraphs == 0 else min(len(page) - 1, HEAD_LINES)


def _pieces(line: Line, credit: Credit | None, at_head: bool) -> tuple[Picture, ...]:
    """What a line with or without a credit at its end comes to."""
    words = line.text[: credit.start].rstrip() if credit else line.text
    score = _score(words) + (2 if credit else 0) + (2 if credit and credit.certain else 0)
    labelled = _LABEL_HEAD.match(line.text) is not None
    if credit and not credit.certain and not (at_head or labelled):
        return (("credit", (line.start + credit.start, line.start + credit.end)),)
    if not labelled and score < (CAPTION_SCORE if at_head else CAPTION_SCORE_INSIDE):
        return ()
    caption: Picture = ("caption", (line.start, line.start + len(words)))
    return (caption, ("credit", (line.start + credit.start, line.start + credit.end))) if credit else (caption,)


def _score(words: str) -> int:
    """How much a passage is written as captions are; a passage that reports speech or runs on is none."""
    if len(words) > MAX_CAPTION:
        return -9
    score = 3 if _LABEL_HEAD.match(words) else 0
    score += 2 if _POSITION.search(words) else 0
    score += 1 if _PRESENT.search(words) else 0
    score += 1 if _DATE_END.search(words) else 0
    score -= 2 if _REPORTING.search(words) else 0
    return score - min(2, _sentences(words) - 1)


def _sentences(words: str) -> int:
    """How many sentences a passage seems to hold."""
    return 1 + sum(
        not _ABBREVIATION_BEFORE.search(words[max(0, found.start() - 6) : found.start() + 1])
        for found in _SENTENCE_INSIDE.finditer(words)
    )


def _credit(text: str, reference: Reference) -> Credit | None:
    """The credit that a line ends with."""
    begin = max(0, len(text) - MAX_CREDIT)
    bracket = _BRACKET_TAIL.search(text, begin)
    if bracket is not None and _names_agency(bracket["inner"], reference):
        certain = _PHOTO_INSIDE.search(bracket["inner"]) is not None
        return Credit(bracket.start("credit"), bracket.end("credit"), certain)
    labelled = _CREDIT_TAIL.search(text, begin)
    if labelled is not None and (labelled.start() == 0 or text[labelled.start() - 1] in ' .。"”)'):
        inside = labelled["credit"]
        if len(inside.split()) <= MAX_CREDIT_WORDS:
            return Credit(labelled.start("credit"), labelled.end("credit"), certain=True)
    bare = _BARE_TAIL.search(text, begin)
    if bare is not None and _names_only_agencies(bare["credit"], reference):
        mark = text[bare.start() : bare.start("credit")]
        start = bare.start() + len(mark) - len(mark.lstrip())
        return Credit(start, len(text), certain=False)
    if _LABEL_HEAD.match(text):
        local = _KOREAN_TAIL.search(text, begin)
        if local is not None and local.start() > 0 and text[local.start() - 1] in " .。":
            return Credit(local.start("credit"), local.end("credit"), certain=True)
    return None


def _names_agency(words: str, reference: Reference) -> bool:
    """Whether one of the names between slashes, commas and "via" is an agency's, or the words say photo."""
    if (
        re.match(r"(?:AP|AFP|EPA|UPI|Reuters|REUTERS|Pool)?\s?(?:Photo|photo|Image)s?\b", words)
        and len(words.split()) <= 10
    ):
        return True
    parts = re.split(r"\s*(?:/|,|;|\bvia\b|\bPhoto\b|-)\s*", words)
    return any(part and _is_agency(part, reference) for part in parts)


def _names_only_agencies(words: str, reference: Reference) -> bool:
    """Whether the words are agencies' names and names of photographers, with no word of a sentence."""
    parts = [part for part in re.split(r"\s*(?:/|,|;|\bvia\b|\bPhoto\b|-(?=[A-Z]))\s*", words.rstrip(" |")) if part]
    if (
        not parts
        or len(words.split()) > 7
        or not all(word[:1].isupper() or word in {"via", "de", "van"} for word in words.split())
    ):
        return False
    return any(_is_agency(part, reference) for part in parts)


def _is_agency(name: str, reference: Reference) -> bool:
    plain = name.strip(" .|")
    if plain.isupper() and len(plain) > 4:
        plain = plain.capitalize()
    return (
        reference.agency_named(plain) is not None
        or reference.photo_agency_named(plain) is not None
        or reference.photo_agency_named(name.strip(" .|")) is not None
    )
