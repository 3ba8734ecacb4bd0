"""The parse of the text, and its sentences.

The whole text is one `Doc`, so that a token's offset is an offset in the report. A line break always
ends a sentence: in news text it ends a paragraph, a headline or a piece of furniture.

Hostile or broken text has no blanks or no full stops for pages. The tokenizer's cost grows with the
square of a stretch without blanks, and what is asked of a parse with the square of a sentence or worse;
so both are cut where they are longer than people write.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc

from communique.draft import Draft, Sentence
from communique.model import FurnitureKind, Range, Span
from communique.parsing import Parser
from communique.tools import Tools

ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[ap]\.m\.")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONGEST_WORD = 256
"""Characters without a blank that the tokenizer is given at once; Japanese has such stretches, English has not."""
LONGEST_SENTENCE = 400
"""Tokens of a sentence; a longer one is cut into several, as it is a list, a table or noise."""
UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
STAMP = re.compile(
    r"(?:(?:First|Last) )?(?:Published|Updated|Posted|Modified)(?: on| at)?:?\s[^.!?\n]*\d", re.IGNORECASE
)
LONGEST_STAMP = 80
QUOTED_NEXT = re.compile(r"[^\W\d_]{3}[.?!] (?=(?:''|[\"“])[A-Z])")
"""The end of a sentence before one that is quoted: the parser takes the mark for a closing one as often as not."""
LINE_BREAK = re.compile(r"\n")
DASHES = frozenset({"-", "--", "–", "—", "―", ":"})
INSTITUTIONS = frozenset({"congress", "senate", "house", "army", "navy", "treasury", "government", "cabinet", "court"})


def parse(draft: Draft, tools: Tools) -> Doc:
    """Tokens, tags and dependencies of the whole text."""
    text = draft.report.text
    title = draft.report.title.start if draft.report.title else 0
    doc = parsed(tools.parser, text, (), draft.report.dateline, title)
    starts = [span.start for span in doc.sents]
    ends = [*starts[1:], len(doc)]
    if all(end - start <= LONGEST_SENTENCE for start, end in zip(starts, ends, strict=False)):
        return doc
    pairs = zip(starts, ends, strict=False)
    breaks = [i for start, end in pairs for i in range(start, end, LONGEST_SENTENCE)]
    return parsed(tools.parser, text, breaks, draft.report.dateline, title)


def parsed(
    parser: Parser, text: str, breaks: Sequence[int], dateline: Span | None = None, title: int | None = None
) -> Doc:
    """One pass of the parser; a sentence begins after line breaks, the dateline, and at each token named.

    The line in which the offset `title` lies may have capitals as headlines have them.
    """
    doc = tokenized(parser, text)
    offsets = doc.to_array(["IDX"]).ravel()
    lines = np.array([found.start() for found in LINE_BREAK.finditer(text)], dtype=offsets.dtype)
    blanks = [int(i) - 1 for i in np.unique(np.searchsorted(offsets, lines, side="right"))]
    bounds = zip([0, *(i + 1 for i in blanks)], [*blanks, len(doc)], strict=True)
    passages = [(first, last) for first, last in bounds if first < last]
    after = split_after_dateline(doc, dateline) if dateline is not None else []
    ends = np.searchsorted(offsets, [found.end() for found in QUOTED_NEXT.finditer(text)]).tolist()
    quoted = [i for i in ends if len(doc[i - 1]) == 1]  # a title, as in `Gov. "Big Ed" Roe`, keeps its stop
    begin(doc, [*(first for first, _ in passages if first), *breaks, *after, *quoted])
    held = None if title is None else int(np.searchsorted(offsets, title, side="right")) - 1
    heads = [passage for passage in passages if held is not None and passage[0] <= held < passage[1]]
    parser.parse(doc, passages, split_after_abbreviations, heads[0] if heads else None)
    return doc


def tokenized(parser: Parser, text: str) -> Doc:
    """The tokens of a text, with stretches that have no blank cut into pieces of bounded length."""
    if UNBROKEN.search(text) is None:
        return parser.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in stretches(text):
        for token in parser.make_doc(text[start:end]):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(parser.vocab, words=words, spaces=spaces)


def stretches(text: str) -> Iterator[Range]:
    """The text cut in pieces: after each bounded part of a stretch without blanks, nowhere else."""
    start = 0
    for match in UNBROKEN.finditer(text):
        yield start, match.end() - 1
        start = match.end() - 1
    yield start, len(text)


def split_after_dateline(doc: Doc, dateline: Span) -> list[int]:
    """Where a sentence begins after "TORRIN, 12 March (APA) —", which the parser takes for a part of the first one."""
    first = bisect_left([token.idx for token in doc], dateline.end)
    while first < len(doc) and (doc[first].is_space or doc[first].text in DASHES):
        first += 1
    return [first] if first < len(doc) else []


def begin(doc: Doc, places: Sequence[int]) -> None:
    """Begin a sentence at each of some tokens, all at once: spaCy looks through the text for each that is set alone."""
    if places:
        flags: Any = doc.to_array(["SENT_START"]).reshape(-1, 1)
        flags[list(places)] = 1
        doc.from_array(["SENT_START"], flags)


def split_after_abbreviations(doc: Doc) -> None:
    """Begin a sentence after "U.S." where a name that stands alone elsewhere is followed by its verb.

    The parser takes "with the U.S. Vask agreed" for one sentence, as it cannot know that Vask is a man.
    """
    tags = doc.to_array(["TAG"]).ravel()
    name, names = doc.vocab.strings["NNP"], doc.vocab.strings["NNPS"]
    finite = np.isin(tags, np.array([doc.vocab.strings[tag] for tag in FINITE], dtype=tags.dtype))
    places = [int(i) + 1 for i in np.flatnonzero((tags[1:-1] == name) & finite[2:])]
    places = [i for i in places if ABBREVIATION.fullmatch(doc[i - 1].text) and doc[i].lower_ not in INSTITUTIONS]
    if places:
        lone = (tags[1:] == name) & (tags[:-1] != name) & (tags[:-1] != names)
        alone = {doc[int(i) + 1].text for i in np.flatnonzero(lone)}
        begin(doc, [i for i in places if doc[i].text in alone])


def find(draft: Draft, tools: Tools) -> tuple[Sentence, ...]:  # noqa: ARG001 - every stage has this signature
    """The sentences in order, without the white space around them; blank ones are left out."""
    found = []
    furniture = draft.report.furniture
    starts = [item.span.start for item in furniture]
    heads = [head for head in (draft.report.dateline, draft.report.byline) if head is not None]
    if draft.report.published.basis == "stated":
        heads += draft.report.published.evidence
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
        stamp = end - start <= LONGEST_STAMP and STAMP.match(draft.report.text, start)
        if stamp or any(start < head.end and head.start < end for head in heads):
            kind = "other"
        elif place >= 0 and start < furniture[place].span.end:
            kind = furniture[place].kind
        found.append(Sentence(start, end, first, last, kind))
    return tuple(found)
