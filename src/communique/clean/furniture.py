"""Text on the page that is not the report: captions, credits, counters, prompts, posts and the like.

The rules look at one line and its neighbours. They are made to let a doubtful line stand: a prompt
taken for a sentence costs a false line in the record, a lead taken for a caption costs the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.clean import captions
from communique.clean.lines import HEAD_LINES, Line
from communique.model import FurnitureKind, Range
from communique.reference import Reference


@dataclass(frozen=True, order=True)
class Piece:
    """A piece of furniture and its place."""

    kind: FurnitureKind
    range: Range


class Pieces(tuple[Piece, ...]):
    """The furniture of a text in order, none overlapping."""

    __slots__ = ()

    def covers(self, place: int) -> FurnitureKind | None:
        """The kind of the piece that a place lies in, or None, by bisection."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle].range[1] <= place:
                low = middle + 1
            else:
                high = middle
        return self[low].kind if low < len(self) and self[low].range[0] <= place else None


MAX_LABEL = 80
MAX_PROMPT = 420
MAX_NOTICE = 600
MAX_POST = 1_200

_IMAGE = re.compile(
    r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)(?:\{[^}\n]{0,100}\})?\s*\|?|\[(?:Image|Video|Photo|"
    r"Graphic|Embed)\b[^\]\n]{0,200}\]|\|?(?:\s*:?-{3,}:?\s*\|)+|<(?:img|iframe|"
    r"figure)\b[^>\n]{0,500}>",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d{1,6}(?:[.,]\d+)?[KkMm]?(?:[\s|/·•]+\d{1,6}(?:[.,]\d+)?[KkMm]?)*")
_SHARE_WORDS = frozenset(
    "share shares shared like likes tweet tweets retweet retweets print email e-mail save bookmark facebook twitter x "
    "whatsapp linkedin telegram reddit pinterest threads bluesky copy link listen read views view comments comment "
    "min mins minute minutes reactions reposts this story article post on via to by the font size a a+ a- aa text "
    "좋아요 공유하기 공유 댓글 스크랩 인쇄 공감 シェア ツイート いいね コメント 保存 印刷 "
    "分享 点赞 评论 收藏 打印 转发".split()
)
_TOKEN = re.compile(r"[^\s|/·•,:()]+")
_NAVIGATION = re.compile(
    r"(?:(?:Published|Posted|Filed) (?:in|under)\b.{1,60}|(?:Section|Category|Categories|Tags?|"
    r"Topics?|Keywords?|Filed under|"
    r"More on|More from|In this story|Related(?: (?:articles?|stories|topics|news|content|coverage|reading))?|"
    r"(?:See|Read|Watch|Listen) (?:also|more|next|now)|Also read|Read (?:the )?(?:rest|"
    r"full (?:story|article)|original).{0,20}|"
    r"Up next|Next(?: article| story)?|Previous(?: article| story)?|Most (?:read|viewed|popular)|Trending(?: now)?|"
    r"Recommended(?: for you| stories)?|Editor['’]s picks?|Top stories|Latest(?: news)?|Breaking news|Advertisement|"
    r"ADVERTISING|Sponsored(?: content)?|Promoted|Skip to (?:content|main content)|Back to top|Menu|Home|Search|"
    r"Continue reading|Story continues(?: below(?: advertisement)?)?|Article continues(?: below)?.{0,20}|"
    r"Click here\b.{0,80}|Watch (?:live|the video|video)|Live updates|Table of contents|Jump to.{0,30}|Read in app)"
    r"(?:\s*[:：].{0,200}|\s*[>»→.…]*)"
    r"|(?:\w[\w &]{1,25}\s*[>»›/]\s*){1,5}\w[\w &]{1,40}"
    r"|Follow (?:us|@?\w[\w .]{0,40}) on\b.{0,80}|(?:Reach|Contact|Email) (?:him|her|them|me|us)\b.{0,100}"
    r"|관련\s?기사.{0,40}|関連(?:記事|ニュース).{0,40}|相关(?:阅读|新闻|报道).{0,40})",
    re.IGNORECASE,
)
_COPYRIGHT_START = re.compile(
    r"(?:[©ⓒ℗]\s?(?:(?-i:[^\Wa-z])|by\b|\W)|\(c\)\s*(?:\d{4}|(?-i:[A-Z]))|"
    r"Copyright\b|All rights reserved|Distributed by\b|Republished (?:with|by)\b|"
    r"Reproduced with\b|Reprinted with\b|Used with permission|This (?:material|article|content|"
    r"report|story) (?:may not be|"
    r"is (?:protected|copyright|published under|republished from))|No part of this\b|Not for (?:re)?publication|"
    r"Unauthori[sz]ed (?:reproduction|use)|저작권자|무단\s?전재|無断|禁無断|版权所有|版權所有|"
    r"未经授权|未經授權|转载请注明|轉載請註明)",
    re.IGNORECASE,
)
_COPYRIGHT_TAIL = re.compile(
    r"(?:[©ⓒ]\s?(?:\d{4}|[^\W\d_])[^\n]{0,160}|\bAll rights reserved\b[^\n]{0,60})\Z", re.IGNORECASE
)
_PROMPT_WORD = re.compile(
    r"\b(?:subscri(?:be|bers?|bed|ption|ptions)|newsletters?|sign(?:ing)? (?:in|up)|"
    r"log(?:ging)? (?:in|on)|display name|"
    r"free (?:trial|account|articles?|stories)|unlimited (?:digital )?access|register(?:ed)?|paywall|your inbox|"
    r"become a (?:member|supporter|subscriber)|membership|support (?:our|independent) journalism|cancel any ?time|"
    r"premium (?:content|article|access)|continue reading|keep reading|read(?:ing)? as a guest|donate|e-?paper|"
    r"push notifications|download (?:our|the) app|cookies|privacy policy|terms of (?:use|service)|ad ?blocker)\b"
    r"|구독|회원가입|로그인|購読|会員登録|有料会員|ログイン|订阅|訂閱|登录",
    re.IGNORECASE,
)
_TO_READER = re.compile(
    r"\b(?:you|your|you're|you’re|our|us)\b|^Already\b|^(?:Please |Already |To )?(?:subscri|sign|log|"
    r"register|join|become|support|get|"
    r"download|create|click|read|donate|this (?:article|content|story) is|accept|enable|start|try|not a|have an)",
    re.IGNORECASE,
)
_SAID = re.compile(r"[\"“”「」『』]|\b(?:said|says|told|according to|announced|reported|added)\b", re.IGNORECASE)
# A prompt speaks of the reader and of the outlet, never of third persons.
_OTHERS = re.compile(r"\b(?:I|my|he|she|his|her|him|they|their|them)\b")
_COMMENTS = re.compile(
    r"(?:(?:No |\d+ |Show |View |Post |Leave |Add |Read |Hide |See )?(?:all |a |your |"
    r"the )?(?:\d+ )?comments?(?: here)?"
    r"(?: \(?\d+\)?| are closed\.?)?|(?:Log in to |Sign in to )?(?:join|start) the (?:conversation|discussion)\.?|"
    r"Leave a reply|Your email address will not be published.{0,80}|Log in to comment\.?|"
    r"댓글(?: \d+)?|コメント(?:する|欄)?(?: \d+)?|"
    r"(?:发表|查看)?评论(?: \d+)?)[:.]?",
    re.IGNORECASE,
)
_HANDLE_LINE = re.compile(r"(?:[—–―-]{1,2}\s?)[^@\n]{1,90}\(@\w{1,40}\)\s*(?P<date>[^\n]{0,40})\Z")
_POST_LINK = re.compile(r"\b(?:pic\.(?:twitter|x|[a-z]+)\.(?:com|example)/\w+|https?://t\.co/\w+)\s*\Z")
_POST_EMBED = re.compile(
    r"(?:View (?:this )?post on\b.{0,40}|A post shared by\b.{0,120}|Posted by @\w.{0,60}|"
    r".{0,80}\(@\w{1,40}\) · .{0,40})",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[(\[]\s*(?:Additional |With )?(?:Reporting|Report|Writing|Editing|Edited|Written|Compiled|"
    r"Translated|Produced|With (?:files|inputs?|reporting)|"
    r"Inputs? from|Source|With agenc)\b[^\n]{0,280}[)\]]\.?",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"(?:(?:With )?additional |With )?(?:reporting|research|writing|editing|inputs|files) (?:by|from)\b[^\n]{1,160}"
    r"|[^\n.]{1,160}\bcontributed (?:to this (?:report|story|article|dispatch)|(?:additional )?reporting)\b[^\n]{0,80}"
    r"|Write to [^\n]{1,120}",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"(?:Corrections?|Clarifications?)(?: (?:&|and) (?:Amplifications?|Clarifications?))?:?"
    r"|(?:(?:Correction|Clarification|Editor['’]s note): )?(?:An earlier|A previous) version of this "
    r"(?:article|story|report|dispatch)\b[^\n]{1,300}",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:[^\s@]{1,40}\s){0,4}[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}\.?|https?://\S{1,300}|www\.\S{1,200}"
)


def find(page: Sequence[Line], reference: Reference) -> Pieces:
    """The furniture of a text, in order, without overlaps."""
    kinds: dict[int, FurnitureKind] = {}
    posts = _posts(page)
    for place, line in enumerate(page):
        kind: FurnitureKind | None = "social-post" if place in posts else _kind(line)
        if kind is not None:
            kinds[place] = kind
    _counters(page, kinds)
    found: list[Piece] = []
    pictures = captions.find(page, frozenset(kinds), reference)
    for place, line in enumerate(page):
        if place in kinds:
            found.append(Piece(kinds[place], line.range))
        elif place in pictures:
            found += [Piece(kind, span) for kind, span in pictures[place]]
        else:
            found += _tail(line)
    return Pieces(found)


def _kind(line: Line) -> FurnitureKind | None:
    """What a line is by itself, if it is furniture from end to end."""
    text = line.text
    size = len(text)
    if _IMAGE.fullmatch(text):
        return "other"
    if size <= MAX_NOTICE and _COPYRIGHT_START.match(text):
        return "copyright"
    if size <= MAX_LABEL and _COMMENTS.fullmatch(text):
        return "comments"
    if size <= 2 * MAX_LABEL and _is_share_bar(text):
        return "counter" if any(sign.isdigit() for sign in text) else "navigation"
    if size <= 3 * MAX_LABEL and _NAVIGATION.fullmatch(text):
        return "navigation"
    if size <= MAX_PROMPT and _is_prompt(text):
        return "subscription"
    if size <= 4 * MAX_LABEL and (_SIGN_OFF.fullmatch(text) or _CREDIT_LINE.fullmatch(text)):
        return "credit"
    if _MAIL.fullmatch(text) or (size <= 5 * MAX_LABEL and _CORRECTION.fullmatch(text)):
        return "other"
    return None


def _is_share_bar(text: str) -> bool:
    """Whether a line is made of share buttons and counts alone, and has one of the buttons."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    words = [token for token in tokens if not token[0].isdigit()]
    strong = {
        "share",
        "shares",
        "tweet",
        "retweet",
        "facebook",
        "whatsapp",
        "linkedin",
        "print",
        "likes",
        "views",
        "min",
        "좋아요",
        "공유하기",
        "シェア",
        "ツイート",
        "分享",
        "点赞",
        "e-mail",
        "email",
    }
    return bool(words) and all(word in _SHARE_WORDS for word in words) and any(word in strong for word in words)


def _is_prompt(text: str) -> bool:
    """Whether a line asks the reader to subscribe, sign in or register."""
    hits = len(_PROMPT_WORD.findall(text))
    if hits == 0 or _SAID.search(text) or _OTHERS.search(text):
        return False
    dense = any("\u3040" <= sign <= "\ud7af" for sign in text)
    return dense or _TO_READER.search(text) is not None


def _counters(page: Sequence[Line], kinds: dict[int, FurnitureKind]) -> None:
    """Mark bare numbers: runs of them anywhere, single ones only beside other furniture or at the very end."""
    bare = [place not in kinds and _NUMBERS.fullmatch(line.text) is not None for place, line in enumerate(page)]
    for place, line in enumerate(page):
        if not bare[place]:
            continue
        run = (place > 0 and bare[place - 1]) or (place + 1 < len(page) and bare[place + 1])
        several = len(_TOKEN.findall(line.text)) >= 3
        beside = place - 1 in kinds or place + 1 in kinds or place == len(page) - 1
        if run or several or (beside and place >= HEAD_LINES):
            kinds[place] = "counter"


def _posts(page: Sequence[Line]) -> frozenset[int]:
    """The lines of embedded posts: the line with name, handle and date, and the words above it."""
    found: set[int] = set()
    for place, line in enumerate(page):
        handle = _HANDLE_LINE.search(line.text) if "(@" in line.text else None
        if handle is not None:
            found.add(place)
            if handle.start() == 0 and place > 0 and len(page[place - 1].text) <= MAX_POST:
                found.add(place - 1)
                found.update(_above(page, place - 1))
        elif _is_embed(line.text):
            found.add(place)
    return frozenset(found)


def _is_embed(text: str) -> bool:
    """Whether a line is a post without its author, or a frame around one."""
    if len(text) <= MAX_POST and _POST_LINK.search(text):
        return _SAID.search(text) is None
    return len(text) <= 2 * MAX_LABEL and _POST_EMBED.fullmatch(text) is not None


def _above(page: Sequence[Line], last: int) -> Iterator[int]:
    """Further lines of a post above its last one: only of hashtags, handles, links, or its own script."""
    script = _script(page[last].text)
    for place in range(last - 1, max(last - 8, -1), -1):
        text = page[place].text
        bare = all(token.startswith(("#", "@", "http")) for token in text.split())
        if not bare and (script == "latin" or _script(text) != script or len(text) > MAX_POST):
            return
        yield place


def _script(text: str) -> str:
    dense = sum("\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7af" for sign in text)
    return "dense" if dense * 3 > len(text) else "latin"


def _tail(line: Line) -> Iterator[Piece]:
    """A notice that stands behind the last sentence of a line."""
    found = _COPYRIGHT_TAIL.search(line.text, max(0, len(line.text) - 200))
    if found is not None and found.start() > 0:
        yield Piece("copyright", (line.start + found.start(), line.end))
