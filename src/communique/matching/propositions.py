"""The words of a passage as a sentence that can stand alone: what a claim is called."""

from __future__ import annotations

import re

from communique.matching.case import Case
from communique.matching.passages import Passage

OPENING = re.compile(r"(?:In|At|On|During|After|Before|For|With|From|Following|Despite|Amid|Since)\b")
"""Words with which a sentence opens before its main clause: "In his address last week"."""
FINITE = re.compile(r"\b(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must)\b", re.I)
TIED = re.compile(r"(?:and|but|while|where|which|who|that|as well as|as|also|or)\b[ ,]+(?:also )?", re.I)
"""Words that begin a piece of a sentence."""
LINK = re.compile(
    r"(?:(?:yet|however|still|meanwhile|moreover|instead|nevertheless|nonetheless|separately|in addition|besides|then"
    r"|for (?:his|her|its|their) part|in turn|at the same time|on the other hand)\s*,|adding that|yet)\s+",
    re.I,
)
"""Words that only tie a sentence to the one before."""
RESUMED = re.compile(r"[^,;—–]{3,120},\s(?:has|had|have|is|are|was|were|will|would|can|could)\s")
"""An aside after which the main clause goes on: "who won in June, had been ..."."""
LONGEST_ALONE = 400
"""Characters of a passage that stands as a claim by itself."""
PAIRS = {"“": "”", "‘": "’", '"': '"'}
AROUND = " ,;:—–"


def begins_tied(passage: Passage) -> bool:
    """Whether it begins with a word that ties it to what stands before: "and", "which"."""
    return TIED.match(passage.span.exact) is not None


def is_piece(passage: Passage) -> bool:
    """Whether it begins inside a sentence: its first letter is small, and no mark opens before it."""
    first = passage.span.exact.lstrip()[:1]
    return first.islower()


def proposition(case: Case, best: Passage) -> str:
    """The words of the best passage as a sentence, without what ties it to the one before.

    A piece that ends with the verb of the main clause has its subject in what stands before it, and what somebody
    denied, or did not say, is told with who did so.
    """
    sentence = best.reading.sentence_at(best.start)
    if sentence is not None and not case.is_vouched(best.span):
        best = _with_source(case, best, sentence)
    elif sentence is not None and _is_opening(best, sentence):
        best = sentence
    elif sentence is not None and is_piece(best) and RESUMED.match(best.span.exact):
        best = best.reading.passage(sentence.start, best.end)
    text = _unmarked(" ".join(best.span.exact.split()))
    tie = TIED.match(text)
    text = text[tie.end() :] if tie is not None and tie.end() < len(text) else text
    link = LINK.match(text)
    text = text[link.end() :] if link is not None else text
    return capitalised(text[:LONGEST_ALONE])


def capitalised(words: str) -> str:
    """Words with the first letter that a sentence has."""
    return words[:1].upper() + words[1:]


def _is_opening(best: Passage, sentence: Passage) -> bool:
    """Whether a passage is only what a sentence opens with, and says nothing without its main clause."""
    words, rest = best.span.exact, best.reading.text[best.end : sentence.end]
    opens = best.start == sentence.start and OPENING.match(words) is not None
    alone = opens and "," not in words and FINITE.search(words) is None
    return alone and rest.lstrip()[:1] == "," and len(sentence.span.exact) <= LONGEST_ALONE


def _with_source(case: Case, best: Passage, sentence: Passage) -> Passage:
    """A passage with the source and the cue of its attribution, as far as they stand in its sentence."""
    held = case.attribution_of(best.span)
    parts = [part for part in (held.source, held.cue, *held.content) if part is not None] if held is not None else []
    inside = [part for part in parts if sentence.start <= part.start and part.end <= sentence.end]
    starts, ends = [part.start for part in inside], [part.end for part in inside]
    return best.reading.passage(min((best.start, *starts)), max((best.end, *ends)))


def _unmarked(text: str) -> str:
    """The text without marks around it or hanging open; marks that open and close inside it stay."""
    text = text.strip(AROUND + "'")
    for opening, closing in PAIRS.items():
        if opening == closing:
            odd = text.count(opening) % 2 == 1
            if odd or (text[:1] == text[-1:] == opening and text.count(opening) == 2):
                text = text.strip(AROUND + opening)
        elif text.startswith(opening) and text.find(closing) in (-1, len(text) - 1):
            text = text[1:].removesuffix(closing)
        elif closing != "’" and text.count(opening) != text.count(closing):
            stray = closing if text.count(closing) > text.count(opening) else opening
            text = text.replace(stray, "", 1)
        text = text.strip(AROUND)
    return text
