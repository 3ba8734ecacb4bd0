"""The exact edges of a content: from the tokens of a parse to ranges of characters, with whole quotations."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from communique.annotate.attributions.cue import Cue
from communique.annotate.attributions.quoted import Quotations
from communique.model import Range
from communique.phrases import range_of, runs, trimmed

FEWEST_WORDS_OUTSIDE = 3
LONGEST_GAP = 4  # words between two runs of a content that people read over: "sees it more as a threat"
LINK = "that"
LIMITING = frozenset({"only", "specifically", "simply", "merely", "just", "exactly", "explicitly"})
CLAUSE_STARTS = frozenset({"that", "whether", "if", "what", "who", "when", "where", "why", "how", "about"})
BREAKS = frozenset({":", ";", "-", "–", "—", "--"})
NAMING_RULES = frozenset({"object", "prepositional", "naming", "light", "adjective"})
WH_WORDS = frozenset({"WDT", "WP", "WP$", "WRB"})


def token_ranges(cue: Cue, speech: Quotations) -> tuple[Range, ...]:
    """The content by the parse, with whole quotations at its edges."""
    if not cue.content:
        return ()
    taken = {token.i for token in [*cue.source, *cue.words]}
    tokens = [token for token in cue.content if token.i not in taken and not token.is_space]
    tokens.sort(key=lambda token: token.i)
    parts = [within_links(trimmed(run)) for run in bridged(tokens, taken)]
    if parts and parts[-1] and not speech.around(parts[-1][-1].idx):
        parts[-1] = without_aside(parts[-1])
        if cue.rule in NAMING_RULES:
            parts[-1] = without_apposition(parts[-1])
    worded = [part for part in parts if any(token.is_alpha or token.like_num for token in part)]
    worded = without_forerunners(after_break(worded, cue), cue)
    ranges = [edges(range_of(part), cue, speech) for part in worded]
    return joined(ranges, speech.text)


def without_apposition(tokens: list[Token]) -> list[Token]:
    """The thing praised, backed or named without the words that tell the reader what it is: "backs Roe, the mayor"."""
    last = tokens[-1]
    for token in tokens[1:]:
        if token.dep_ != "appos" or token.right_edge.i < last.i or token.left_edge.lower_ not in {"a", "an", "the"}:
            continue
        first = token.left_edge
        kept = [one for one in tokens if one.i < first.i - 1]
        quoted = any(one.is_quote for one in tokens if one.i >= first.i)
        if (
            kept
            and not quoted
            and first.nbor(-1).text == ","
            and not any(child.dep_ == "cc" for child in token.children)
        ):
            return kept
    return tokens


def after_break(parts: list[list[Token]], cue: Cue) -> list[list[Token]]:
    """The runs of content without what a colon, semicolon or dash parts from the reporting clause behind it.

    "The guild is split: half of them say the toll is fair" reports the toll alone.
    """
    start = min([*cue.source, *cue.words], key=lambda token: token.i)
    behind = [part for part in parts if part[0].i > start.i]
    broken = start.i > 0 and start.nbor(-1).text in BREAKS
    return behind if behind and broken else parts


def without_forerunners(parts: list[list[Token]], cue: Cue) -> list[list[Token]]:
    """The runs of content without what stands before the reporting clause and is no part of what is reported.

    That is a conjunction that joins the sentence to the one before ("But, Vask said, the dam holds"), and
    all that comes before a reporting clause which opens its content with "that".
    """
    start = min([*cue.source, *cue.words], key=lambda token: token.i)
    behind = [part for part in parts if part[0].i > start.i]
    ahead = [part for part in parts if part[0].i < start.i]
    if not behind or not ahead:
        return parts
    if behind[0][0].lower_ == LINK and behind[0][0].dep_ == "mark":
        return behind
    return behind if all(token.tag_ == "CC" or token.is_punct for part in ahead for token in part) else parts


def within_links(tokens: list[Token]) -> list[Token]:
    """A run of content without what only joins it to the reporting clause: a last "and", a first "only"."""
    while len(tokens) > 1 and tokens[-1].tag_ == "CC":
        tokens = trimmed(tokens[:-1])
    while len(tokens) > 2 and tokens[0].lower_ in LIMITING and tokens[1].lower_ in CLAUSE_STARTS:
        tokens = tokens[1:]
    return tokens


def without_aside(tokens: list[Token]) -> list[Token]:
    """The content without a relative clause that a comma sets off at its end: the outlet explains there.

    In two of three such contents "..., which covers the north" is no part of what was said; where marks of
    quotation stand in it, it may be.
    """
    last = tokens[-1]
    for token in tokens[1:]:
        if token.tag_ not in WH_WORDS or token.nbor(-1).text != ",":
            continue
        clause = token
        while clause.dep_ != "relcl" and clause.head.i >= token.i and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl" and clause.left_edge.i >= token.i - 2 and clause.right_edge.i >= last.i:
            kept = [one for one in tokens if one.i < token.i - 1]
            quoted = any(one.is_quote for one in tokens if one.i >= token.i)
            return kept if kept and not quoted else tokens
    return tokens


def bridged(tokens: Sequence[Token], taken: set[int]) -> list[list[Token]]:
    """Runs of content; a gap of punctuation is no gap, one with the reporting clause in it is."""
    parts = runs(tokens)
    whole: list[list[Token]] = []
    for part in parts:
        if whole:
            gap = range(whole[-1][-1].i + 1, part[0].i)
            doc = part[0].doc
            if all(i not in taken and (doc[i].is_punct or doc[i].is_space or doc[i].is_quote) for i in gap):
                whole[-1] = list(doc[whole[-1][0].i : part[-1].i + 1])
                continue
            if 0 < len(gap) <= LONGEST_GAP and whole[-1][0].i > max(taken) and all(is_worded(doc[i]) for i in gap):
                whole[-1] = list(doc[whole[-1][0].i : part[-1].i + 1])
                continue
        whole.append(part)
    return whole


def is_worded(token: Token) -> bool:
    """Whether a token is a word and no mark."""
    return not (token.is_punct or token.is_space or token.is_quote)


def edges(place: Range, cue: Cue, speech: Quotations) -> Range:
    """The range with the marks of the quotations that begin or end it."""
    start, end = place
    holder = speech.around(cue.head.idx)
    opening = speech.around(start - 1) or speech.around(start)
    if opening is not None and opening is not holder and opening.start <= start <= opening.inner[0]:
        start = opening.start
    closing = speech.around(end - 1) or speech.around(end)
    if closing is not None and closing is not holder and closing.start >= start and closing.end >= end:
        end = closing.end
    elif closing is None and speech.around(end) is not None and speech.around(end) is not holder:
        end = max(end, speech.around(end).end)  # type: ignore[union-attr]
    if holder is not None:
        start, end = max(start, holder.inner[0]), min(end, holder.inner[1])
    text = speech.text
    while end > start and (text[end - 1].isspace() or (text[end - 1] in ",;:" and holder is not None)):
        end -= 1
    return start, end


def outside(parsed: tuple[Range, ...], quotes: tuple[Range, ...], text: str) -> list[Range]:
    """What the parse gives beyond the quotations, if it is more than a word or two of noise."""
    kept = []
    for start, end in parsed:
        pieces = [(start, end)]
        for low, high in quotes:
            pieces = [part for a, b in pieces for part in ((a, min(b, low)), (max(a, high), b)) if part[0] < part[1]]
        if any(low < end and start < high for low, high in quotes):
            kept += [piece for piece in pieces if is_content(text[slice(*piece)])]
    return kept


def is_content(words: str) -> bool:
    """Whether what stands beside a quotation belongs to the content: a clause, or "that"."""
    return len(words.split()) >= FEWEST_WORDS_OUTSIDE or words.strip(" ,").lower() == LINK


def joined(ranges: Sequence[Range], text: str) -> tuple[Range, ...]:
    """Sorted ranges, trimmed, neighbours with only blanks between them made one."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        while start < end and text[start].isspace():
            start += 1  # noqa: PLW2901 - the range itself is being trimmed
        while end > start and text[end - 1].isspace():
            end -= 1  # noqa: PLW2901
        if start >= end:
            continue
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
