"""The points of a list that says what was settled: "* POWER - laying of a cable by May", "- a hotline between ...".

Such points have no verb of undertaking, and often none at all: what makes them undertakings is the sentence that opens
the list, "The two sides agreed on the following:".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from communique.annotate.commitments.complements import WILL
from communique.annotate.commitments.grounds import PAPERS, Grounds
from communique.draft import Sentence

BULLET = re.compile(r"(?:[*•·‣▪–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
LABEL = re.compile(r"(?:[A-Z][\w'’-]*\s){0,3}[A-Z][\w'’-]*\s*(?::|\s[-–—])\s+")
"""What a point may begin with: the name of its subject."""
OPENING = frozenset({"follow", "following", "point", "measure", "outcome", "deliverable", "provision", "undertaking"})
FINITE = frozenset({"VBZ", "VBP", "MD"})
INNER = frozenset({"relcl", "acl", "advcl", "ccomp"})


def points(grounds: Grounds, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Token, int]]:
    """Each point of a list of what was settled: the index of its sentence, its word, and its first token."""
    opened = False
    text = grounds.doc.text
    for number, sentence in enumerate(sentences):
        own = text[sentence.start : sentence.end]
        if BULLET.fullmatch(f"{own} "):
            continue  # the parse may hold a bullet for a sentence
        begins = text.rfind("\n", 0, sentence.start) + 1
        begins_line = not BULLET.sub("", text[begins : sentence.start], count=1).strip()
        bullet = BULLET.match(text, begins, sentence.end) if begins_line else None
        if bullet is None:
            opened = (opened and not begins_line) or _opens(grounds, sentence, own)
        elif opened:
            label = LABEL.match(text, bullet.end(), sentence.end)
            start = label.end() if label else bullet.end()
            first = next((i for i in range(sentence.first, sentence.last) if grounds.doc[i].idx >= start), None)
            word = _word(grounds, first, sentence.last) if first is not None else None
            if first is not None and word is not None:
                yield number, word, first


def _opens(grounds: Grounds, sentence: Sentence, text: str) -> bool:
    """Whether a list of what was settled follows on a sentence."""
    if not grounds.settles or not text.rstrip("*_ ").endswith(":"):
        return False
    tokens = grounds.doc[sentence.first : sentence.last]
    lemmas = {token.lemma_.lower() for token in tokens}
    ahead = any(token.lower_ in WILL or token.lemma_.lower() in grounds.words.performing for token in tokens)
    return ahead or bool(lemmas & (grounds.words.settling | OPENING | PAPERS))


def _word(grounds: Grounds, first: int, last: int) -> Token | None:
    """The word that a point without a sentence of its own is about: its first noun, or its verb in the base form."""
    doc = grounds.doc
    opening = doc[first + 1] if doc[first].tag_ == "TO" and first + 1 < last else doc[first]
    if opening.tag_ == "VB" or (opening.tag_ == "VBP" and grounds.is_deed(opening)):
        return opening
    for i in range(first, last):
        token, after = doc[i], doc[i + 1] if i + 1 < last else None
        counted = i > first and doc[i - 1].tag_ in {"CD", "DT", "JJ"}  # "sixty places" may be read as a verb
        noun = token.pos_ == "NOUN" or (counted and token.tag_ in FINITE)
        if token.pos_ == "PRON" or (token.tag_ in FINITE and not noun):
            return None
        if noun and (after is None or after.tag_[:2] not in {"NN", "PO", "HY"}):
            return None if _is_sentence(doc[i + 1 : last]) else token
    return None


def _is_sentence(rest: Iterable[Token]) -> bool:
    """Whether a verb with a subject follows: then the other rules have judged it."""
    return any(token.tag_ in FINITE and not _is_inner(token) for token in rest)


def _is_inner(token: Token) -> bool:
    """Whether a verb belongs to a clause inside: "the plant, whose smoke they say drifts"."""
    return token.dep_ in INNER or (token.dep_ in {"aux", "auxpass"} and token.head.dep_ in INNER)
