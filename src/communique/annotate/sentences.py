"""The parse of the text, and its sentences.

The whole text is one `Doc`, so that a token's offset is an offset in the report. A line break always
ends a sentence: in news text it ends a paragraph, a headline or a piece of furniture.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from communique.draft import Draft, Sentence
from communique.model import FurnitureKind
from communique.tools import Tools

ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[ap]\.m\.")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
INSTITUTIONS = frozenset({"congress", "senate", "house", "army", "navy", "treasury", "government", "cabinet", "court"})


def parse(draft: Draft, tools: Tools) -> Doc:
    """Tokens, tags and dependencies of the whole text."""
    doc = tools.parser.make_doc(draft.report.text)
    for token in doc[1:]:
        if "\n" in doc[token.i - 1].text:
            token.is_sent_start = True
    for name, pipe in tools.parser.pipeline:
        if name == "parser":
            split_after_abbreviations(doc)
        doc = pipe(doc)
    return doc


def split_after_abbreviations(doc: Doc) -> None:
    """Begin a sentence after "U.S." where a name that stands alone elsewhere is followed by its verb.

    The parser takes "with the U.S. Vask agreed" for one sentence, as it cannot know that Vask is a man.
    """
    alone = {token.text for token in doc[1:] if token.tag_ == "NNP" and token.nbor(-1).tag_ not in {"NNP", "NNPS"}}
    for i in range(1, len(doc) - 1):
        token = doc[i]
        if (
            token.tag_ == "NNP"
            and ABBREVIATION.fullmatch(doc[i - 1].text)
            and token.text in alone
            and doc[i + 1].tag_ in FINITE
            and token.lower_ not in INSTITUTIONS
        ):
            token.is_sent_start = True


def find(draft: Draft, tools: Tools) -> tuple[Sentence, ...]:  # noqa: ARG001 - every stage has this signature
    """The sentences in order, without the white space around them; blank ones are left out."""
    found = []
    furniture = draft.report.furniture
    starts = [item.span.start for item in furniture]
    for span in draft.doc.sents:
        first, last = span.start, span.end
        while first < last and draft.doc[first].is_space:
            first += 1
        while last > first and draft.doc[last - 1].is_space:
            last -= 1
        if first == last:
            continue
        start, end = draft.doc[first].idx, draft.doc[last - 1].idx + len(draft.doc[last - 1])
        place = bisect_right(starts, start) - 1
        kind: FurnitureKind | None = None
        if place >= 0 and start < furniture[place].span.end:
            kind = furniture[place].kind
        found.append(Sentence(start, end, first, last, kind))
    return tuple(found)
