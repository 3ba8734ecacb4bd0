"""Titles that hold two statements: "Premier rejects toll, says talks go on", "Panel meets; ‘No comment,’ says Roe".

The parse reads a title as one sentence, so that the thing said becomes the speaker, or the first half of the title is
given to the speaker of the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from communique.annotate.attributions.headlines import LATER, made
from communique.annotate.attributions.page import Page
from communique.annotate.attributions.quoted import Quotations
from communique.draft import DraftAttribution
from communique.lexicon import Reporting
from communique.model import Range
from communique.phrases import FINITE

SAYS_NEXT = re.compile(
    r", (?:and )?(?P<mark>says?|warns?|claims?|insists?|admits?|denies|deny|hints?|adds?)(?= )", re.I
)
PART = re.compile(r"; ")
LONGEST_NAME = 8  # words before the first verb of a title
RELATIVE = frozenset({"who", "that", "which"})


def in_titles(
    found: Sequence[DraftAttribution], page: Page, speech: Quotations, words: Reporting
) -> list[DraftAttribution]:
    """The attributions, those of the title with each of its parts read for itself."""
    line = next((line for line in page.lines if line.title), None)
    if line is None or page.text[line.end - 1] == ".":
        return list(found)
    marks = PART.finditer(page.text, line.start, line.end)
    breaks = [match.end() for match in marks if not speech.around(match.start())]
    parts = list(pairwise([line.start, *breaks, line.end]))
    kept = [apart(item, parts) for item in found] if breaks else list(found)
    for part in parts:
        told = said_next(page, part, speech, words)
        if told is not None:
            kept = [item for item in kept if item is not None and item.cue != told.cue]
            kept.append(told)
    return [item for item in kept if item is not None]


def apart(item: DraftAttribution, parts: Sequence[Range]) -> DraftAttribution | None:
    """An attribution of a title without what stands in another part of it than its cue."""
    place = item.cue or item.content[0]
    own = next((part for part in parts if part[0] <= place[0] < part[1]), None)
    if own is None:
        return item
    end = own[1] if own == parts[-1] else own[1] - 2  # before the "; "
    content = [(max(low, own[0]), min(high, end)) for low, high in item.content if low < end and own[0] < high]
    source = item.source if item.source is None or own[0] <= item.source[0] < end else None
    return replace(item, source=source, content=tuple(content)) if content else None


def said_next(page: Page, part: Range, speech: Quotations, words: Reporting) -> DraftAttribution | None:
    """Read "Minister resigns, says premier lied": who acts in the first clause of a title says the second.

    Where the second holds no statement, it names the speaker: "Port closed, says harbourmaster".
    """
    match = next(
        (one for one in SAYS_NEXT.finditer(page.text, *part) if not speech.around(one.start())),
        None,
    )
    if match is None:
        return None
    said = page.trimmed((match.end(), part[1]))
    source = actor_of(page, (part[0], match.start()), words)
    if source is None or speech.around(source[0]) or not is_statement(page, said, speech):
        return None
    return made(page, source, match.span("mark"), said, speech)


def actor_of(page: Page, clause: Range, words: Reporting) -> Range | None:
    """What stands before the first verb of a clause of a title, tagged as a verb or known as one."""
    tokens = page.draft.doc.char_span(*clause, alignment_mode="contract")
    verbs = words.speech | words.appraisal | words.commissive | words.directive | words.thought
    for token in () if tokens is None else tokens[1:]:
        if token.tag_ in FINITE or is_verb_form(token, verbs):
            source = page.trimmed((clause[0], token.idx))
            return source if 0 < len(page.text[slice(*source)].split()) <= LONGEST_NAME else None
    return None


def is_verb_form(token: Token, verbs: frozenset[str]) -> bool:
    """Whether a word that the tagger takes for a noun has the form of a known verb: "rejects"."""
    word = token.lower_
    return (word.endswith("s") and word[:-1] in verbs) or (word.endswith("es") and word[:-2] in verbs)


def is_statement(page: Page, said: Range, speech: Quotations) -> bool:
    """Whether some words of a title say something, before "as" or "after" what else happened: no mere name."""
    tokens = page.draft.doc.char_span(*said, alignment_mode="expand")
    if tokens is None:
        return False
    for token in tokens[1:]:
        if token.lower_ in LATER | RELATIVE:
            return False
        if token.pos_ in {"VERB", "AUX"} or speech.starting(token.idx, token.idx + 1) is not None:
            return True
    return False
