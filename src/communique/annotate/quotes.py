"""Passages between quotation marks, matched in pairs by position, not by shape.

Outlets mix straight and curly marks and turn some the wrong way, so whether a mark opens or closes is
decided by what stands around it. A paragraph is scanned once. A mark that finds no partner costs its
own quotation only: the passage then runs to the next opening mark or the end of the paragraph, and is
marked as not closed, unless the next paragraph goes on with an opening mark, as quotations over
several paragraphs do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from communique.draft import Draft, Quote
from communique.model import Range
from communique.tools import Tools

SINGLES = "‘’'‚‹›`"
MARK = re.compile(
    r"(?<=[\w.,!?…;:%)\]—–-])'(?=''(?!'))"  # of three marks in a row the inner one is single
    "|[\"“”„‟″«»＂〝〞〟「」『』]|''|``"
    f'|(?<![^\\s(\\[{{/—–"“”„«\\x27])[{SINGLES}](?=[\\w“"„«$£€(\\[…])'
    f'|(?<=[\\w.,!?…;:%)\\]”"»—–-])[{SINGLES}](?!\\w)'
)
DOUBLE = frozenset({'"', "“", "”", "„", "‟", "″", "''", "``", "＂", "〝", "〞", "〟"})
SINGLE = frozenset("‘’'‚`")
PAIRED = {"«": "»", "»": "«", "「": "」", "『": "』", "‹": "›", "›": "‹"}
OPENS_AFTER = frozenset(" \t\n\r\xa0\u3000([{—–-/")
CLOSES_BEFORE = frozenset(" \t\n\r\xa0\u3000)]}.,:;!?…—–-/")
ENDS_SPEECH = frozenset(".,!?…—–")
ELISION = re.compile(r"(?:\d0s|(?:em|til|tis|twas|cause|bout|round|n)\b)", re.IGNORECASE)
"""What an apostrophe may begin without opening anything: "the ’90s", "tell ’em"."""
SCARE_WORDS = 3
LONGEST_TERM = 8  # words
FUNCTION_WORDS = frozenset("a an the my our his her i we very not to as is are be so in on".split())
"""Words that make a short quotation a piece of speech rather than a term: "a close friend", "as partners"."""
SMALL_WORDS = frozenset("a an and at by for in of on or the to with".split())
TERM_BEFORE = re.compile(
    r"(?:\bso[- ]called|\bknown as(?: the)?|\b(?:en)?titled|\bheadlined|\bnicknamed|\bcode-?named"
    r"|\b(?:album|article|boat|book|campaign|documentary|essay|exhibition|ferry|film|initiative|novel|opera|operation"
    r"|paper|play|poem|programme|project|series|ship|show|song|vessel),?)\s*\Z",
    re.IGNORECASE,
)
"""What announces a term, a title or a name between marks: "the so-called", "a film entitled"."""
LONGEST_ANNOUNCEMENT = 24  # characters
PREDICATES = frozenset({"acomp", "attr", "oprd", "ROOT", "ccomp", "xcomp", "advcl", "conj"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
DEEPEST = 8  # marks waiting for a partner; more is noise, and would cost more than linear time


def find(draft: Draft, tools: Tools) -> tuple[Quote, ...]:  # noqa: ARG001 - every stage has this signature
    """The quotations of the whole text, furniture included, in order; nested ones have a depth."""
    text = draft.report.text
    found: list[Quote] = []
    for start, end in paragraphs(text):
        found += in_paragraph(text, start, end)
    whole = [spoken(quote, draft.parse, text) for quote in continued(found, text)]
    return tuple(sorted(whole, key=lambda quote: (quote.start, -quote.end)))


def paragraphs(text: str) -> Iterator[Range]:
    """Start and end of each line that is not blank."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


def in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    """The quotations of one paragraph."""
    found: list[Quote] = []
    waiting: list[tuple[int, int, str]] = []  # offset of the mark, offset after it, the mark
    marks = list(MARK.finditer(text, start, end))
    apostrophes = possessives(text, marks, end)
    for match in marks:
        mark, at = match[0], match.start()
        if at in apostrophes:
            continue
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        partner = next((place for place in range(len(waiting) - 1, -1, -1) if fits(waiting[place][2], mark)), None)
        can_open = before in OPENS_AFTER or before in "“\"'‘「『«„"
        if partner is not None and not (can_open and after not in CLOSES_BEFORE and mark not in "」』"):
            opened = waiting[partner]
            del waiting[partner:]
            if match.start() > opened[1]:
                found.append(made(text, (opened[0], match.end()), (opened[1], at), len(waiting)))
        elif mark in PAIRED or mark in DOUBLE or (mark in SINGLE and can_open):
            if partner is not None and mark in DOUBLE:
                opened = waiting[partner]
                del waiting[partner:]
                found.append(unclosed(text, opened, at, len(waiting)))
            if can_open or not after.isspace():
                waiting.append((at, match.end(), mark))
                del waiting[:-DEEPEST]
    for depth, opened in enumerate(waiting):
        if opened[2] not in SINGLE:
            found.append(unclosed(text, opened, end, depth))
    return [quote for quote in found if quote.inner[1] > quote.inner[0]]


def possessives(text: str, marks: Sequence[re.Match[str]], end: int) -> set[int]:
    """The single marks that are apostrophes: "the ’90s", and "the leaders’ talks" inside single marks.

    A mark after an s and before a word may close or be an apostrophe. It is an apostrophe where a mark that
    cannot be one ("...,’ she said") is still to come before another quotation opens. Read from the end, so
    that each mark is looked at once.
    """
    found: set[int] = set()
    closing = False  # whether a sure closing mark follows before the next opening one
    for match in reversed(marks):
        if match[0] not in SINGLE:
            continue
        at = match.start()
        before = text[at - 1] if at else " "
        after = text[match.end()] if match.end() < end else " "
        if after.isalnum() and before in OPENS_AFTER:
            if match[0] in "’'‘" and ELISION.match(text, match.end()):
                found.add(at)
            else:
                closing = False
        elif before in "sSzx" and after.isspace() and match.end() < end:
            if closing:
                found.add(at)
        else:
            closing = True
    return found


def fits(opening: str, mark: str) -> bool:
    """Whether a mark may close what another one opened."""
    if opening in PAIRED:
        return mark == PAIRED[opening]
    return (opening in DOUBLE and mark in DOUBLE) or (opening in SINGLE and mark in SINGLE)


def unclosed(text: str, opened: tuple[int, int, str], end: int, depth: int) -> Quote:
    """A quotation whose closing mark is missing: it runs to `end`."""
    stop = opened[1] + len(text[opened[1] : end].rstrip())
    return Quote(opened[0], max(stop, opened[1]), (opened[1], max(stop, opened[1])), closed=False, depth=depth)


def made(text: str, outer: Range, inner: Range, depth: int) -> Quote:
    """A closed quotation; a few bare words, a title or a name is a term or a scare quote, not speech."""
    words = text[slice(*inner)].rstrip(".,;:").split()
    bare = 0 < len(words) <= SCARE_WORDS and words[0][:1].islower() and FUNCTION_WORDS.isdisjoint(words)
    term = bare or is_term(text, outer, inner, words)
    return Quote(outer[0], outer[1], inner, speech=not term, depth=depth)


def is_term(text: str, outer: Range, inner: Range, words: Sequence[str]) -> bool:
    """Whether marks hold a title or the name of a thing: `the so-called "river tax"`, `the "Harbour and Road" plan`."""
    if not 0 < len(words) <= LONGEST_TERM or text[inner[1] - 1] in "!?":
        return False
    before = text[max(0, outer[0] - LONGEST_ANNOUNCEMENT) : outer[0]]
    if TERM_BEFORE.search(before):
        return True
    titled = all(word[:1].isupper() or word in SMALL_WORDS for word in words) and not words[0].islower()
    if titled and before.endswith(("'s ", "’s ")) and text[inner[1] - 1] in ",.":
        return True  # "on Radio Tarn's “Morning Call.”"
    if (
        len(words) == 1
        or before.endswith(" as ")
        or before.rstrip()[-1:] in {"", ",", ":", ".", "\n"}
        or text[inner[1] - 1] in ENDS_SPEECH
    ):
        return False
    return titled


def spoken(quote: Quote, doc: Doc | None, text: str) -> Quote:
    """The quotation as speech where its few words say something: "is “overdue”", against "a “river tax”".

    A verb or a predicate is somebody's judgement; a noun between marks, or an adjective before one, is a term.
    """
    if quote.speech or doc is None:
        return quote
    words = doc.char_span(*quote.inner, alignment_mode="contract")
    if words is None or not words.text[:1].islower():
        return quote
    before = text[max(0, quote.start - LONGEST_ANNOUNCEMENT) : quote.start]
    if TERM_BEFORE.search(before):
        return quote
    head = words.root
    judged = head.tag_ in FINITE or (head.pos_ in {"ADJ", "VERB", "ADV"} and head.dep_ in PREDICATES)
    judged = judged or (head.pos_ == "ADP" and head.head.lemma_ == "be")  # "is “under review”"
    return replace(quote, speech=True) if judged else quote


def continued(quotes: list[Quote], text: str) -> list[Quote]:
    """An open quotation counts as closed where the next paragraph takes it up with an opening mark."""
    starts = {quote.start for quote in quotes}
    settled = []
    for quote in quotes:
        after = quote.end
        while after < len(text) and text[after].isspace():
            after += 1
        if not quote.closed and after in starts and "\n" in text[quote.end : after]:
            quote = replace(quote, closed=True, speech=True, goes_on=True)  # noqa: PLW2901
        settled.append(quote)
    return settled
