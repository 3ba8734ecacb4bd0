"""The parse of the text, and its sentences.

The whole text is one `Doc`, so that a token's offset is an offset in the report. A line break always
ends a sentence: in news text it ends a paragraph, a headline or a piece of furniture.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from communique.draft import Draft, Sentence
from communique.model import FurnitureKind
from communique.tools import Tools


def parse(draft: Draft, tools: Tools) -> Doc:
    """Tokens, tags and dependencies of the whole text."""
    doc = tools.parser.make_doc(draft.report.text)
    for token in doc[1:]:
        if "\n" in doc[token.i - 1].text:
            token.is_sent_start = True
    for _, pipe in tools.parser.pipeline:
        doc = pipe(doc)
    return doc


def find(draft: Draft, tools: Tools) -> tuple[Sentence, ...]:
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
