"""Direct speech: which quotations a reporting clause introduces or follows.

The parse is weak around quotation marks, so a quotation is tied to a cue by place: the reporting
clause stands right before or right after it, with nothing between but a comma, a colon or the clause's
own adjuncts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from communique.annotate.attributions.cue import Cue
from communique.draft import Quote, Sentence
from communique.model import Range
from communique.phrases import FINITE, children, end_of

BETWEEN = frozenset(" \t\xa0,:;—–-.")
MARKS = "“”\"'‘’„«"
SINGLE_MARKS = frozenset("‘’'‚`")
LEADING = frozenset(",?!—–…-")
"""What a quotation ends with where its speaker follows; after a full stop another sentence begins."""
LINKING = frozenset(
    {"but", "and", "so", "yet", "still", "however", "in other words", "in fact", "instead", "otherwise"}
)
"""What joins a sentence to the one before it; before a clause thrown in it belongs to what is said."""
TAGS = frozenset({"which", "where", "whose", "or", "of", "in", "for", "to"})
"""Words with which the outlet adds to what is quoted, and no clause of saying begins: `"...," which votes in June`."""
TAILS = TAGS - {"which", "where", "whose", "in"}
"""Those with which what is quoted goes on."""
SAID_LATER = re.compile(
    r"\b(?:said|says|say|added|adds|wrote|writes|told|tells|asked|asks|continued|replied|replies|argued|argues|insisted"
    r"|insists|noted|notes|warned|warns|claimed|claims|explained|explains|answered|concluded|declared|stated|recalled)\b"
)
"""A clause of saying that comes later in the sentence."""
WORD = re.compile(r"[^\W\d_]+")
STOPS = frozenset(".!?…")
SHORT_WORDS = 3
FEWEST_IN_BLOCK = 8  # words of a paragraph that is quoted without marks; a shorter one may be an item of a list
LONGEST_LEAD = 6  # words before a quotation that belong to it
LONGEST_LEAD_ABOVE = 20  # the same in a sentence before that of the clause, where nothing else can say it
LONGEST_BRIDGE = 60  # characters of adjuncts between a reporting clause and its quotation


class Quotations:
    """The quotations of a text, and which of them a cue has taken."""

    def __init__(self, text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.sentences = [sentence.start for sentence in sentences]
        self.sentence_starts = frozenset(self.sentences)
        self.quotes = [quote for quote in quotes if quote.depth == 0]
        self.starts = [quote.start for quote in self.quotes]
        self.taken: set[int] = set()
        pairs = list(zip(self.quotes, self.quotes[1:], strict=False))
        self.next = {one.start: two for one, two in pairs if one.goes_on}
        self.previous = {two.start: one for one, two in pairs if one.goes_on}

    def after_blanks(self, place: int) -> int:
        """The offset of the first character that is no blank, on the same line."""
        while place < len(self.text) and self.text[place] in " \t\xa0":
            place += 1
        return place

    def starting(self, low: int, high: int) -> Quote | None:
        """The first quotation that opens in a stretch of text."""
        place = bisect_left(self.starts, low)
        if place < len(self.quotes) and self.quotes[place].start < high:
            return self.quotes[place]
        return None

    def next_thing(self, place: int) -> Quote | None:
        """The quotation that is the next thing after an offset, on the same line or a later one."""
        while place < len(self.text) and self.text[place].isspace():
            place += 1
        return self.starting(place, place + 1)

    def around(self, offset: int) -> Quote | None:
        """The quotation that an offset lies in."""
        place = bisect_left(self.starts, offset + 1) - 1
        if place >= 0 and self.quotes[place].start <= offset < self.quotes[place].end:
            return self.quotes[place]
        return None

    def ending(self, low: int, high: int) -> Quote | None:
        """The last quotation that closes in a stretch of text."""
        place = bisect_left(self.starts, high) - 1
        if place >= 0 and low <= self.quotes[place].end <= high:
            return self.quotes[place]
        return None

    def blank(self, low: int, high: int) -> bool:
        """Whether nothing but blanks and light punctuation is between two offsets."""
        return low <= high and set(self.text[low:high]) <= BETWEEN

    def whole(self, quote: Quote) -> list[Range]:
        """The quotation with the paragraphs before and after that it goes on over, from the first one."""
        before: list[Range] = []
        last = quote
        while quote.start in self.previous and self.previous[quote.start].start not in self.taken:
            quote = self.previous[quote.start]
            before.append((quote.start, quote.end))
        return [*reversed(before), *self.onward(last)]

    def onward(self, quote: Quote) -> list[Range]:
        """The quotation and the paragraphs that take it up."""
        parts = [(quote.start, quote.end)]
        while quote.start in self.next and not self.has_clause(self.next[quote.start]):
            quote = self.next[quote.start]
            parts.append((quote.start, quote.end))
        return parts

    def has_clause(self, quote: Quote) -> bool:
        """Whether a clause of its own leads on from a quotation: `"...," he said`."""
        following = self.after_blanks(quote.end)
        word = WORD.match(self.text, following)
        if word is not None and word[0] in TAGS:
            return SAID_LATER.search(self.text, following, self.end_of_sentence(following)) is not None
        rest = self.text[following : following + 1]
        return rest.islower() or rest == "," or (rest.isalpha() and following not in self.sentence_starts)

    def marks_of(self, start: int) -> str:
        """Whether the marks at an offset are single or double; a subheading often has other ones than the text."""
        double = self.text.startswith("''", start) or self.text[start : start + 1] not in SINGLE_MARKS
        return "double" if double else "single"

    def whole_paragraph(self, place: int, marks: str) -> Quote | None:
        """The quotation that fills the paragraph after the one that ends here, in the same kind of marks."""
        if self.text[place : place + 1] != "\n":
            return None
        quote = self.next_thing(place)
        if quote is None or not quote.closed or self.marks_of(quote.start) != marks:
            return None
        after = self.after_blanks(quote.end)
        return quote if after >= len(self.text) or self.text[after] == "\n" else None

    def is_titled(self, quote: Quote) -> bool:
        """Whether a quotation that a sentence goes on from is a title: `“Harbour Lights” of 1998 was a film`."""
        words = self.text[slice(*quote.inner)].split()
        word = WORD.match(self.text, self.after_blanks(quote.end))
        return word is not None and word[0] in TAGS and all(part[:1].isupper() for part in words)

    def start_of_sentence(self, place: int) -> int:
        """Where the sentence begins in which an offset lies: a quotation may begin sentences before its clause."""
        before = bisect_right(self.sentences, place) - 1
        return self.sentences[before] if before >= 0 else place

    def block_after(self, sentence: Sentence) -> tuple[Range, ...]:
        """The paragraph that a colon at the end of a line sets off, where it needs no marks: "Vask added:"."""
        if self.text[sentence.end - 1] != ":" or self.text[sentence.end : sentence.end + 1] != "\n":
            return ()
        start = sentence.end
        while start < len(self.text) and self.text[start].isspace():
            start += 1
        end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else end
        words = self.text[start:end].rstrip()
        listed = not words[:1].isalpha() or words[-1:] not in STOPS or self.starting(start, start + 1) is not None
        return () if listed or len(words.split()) < FEWEST_IN_BLOCK else ((start, start + len(words.rstrip("."))),)

    def end_of_tail(self, place: int) -> int:
        """Where the sentence ends that a quotation is only part of: `"We will pay" for the dam`; `place` otherwise."""
        following = self.after_blanks(place)
        word = WORD.match(self.text, following)
        if word is None or word[0] not in TAILS:
            return place
        return following + len(self.text[following : self.end_of_sentence(following)].rstrip().rstrip("."))

    def end_of_sentence(self, place: int) -> int:
        """Where the next sentence begins, or the text ends."""
        after = bisect_right(self.sentences, place)
        return self.sentences[after] if after < len(self.sentences) else len(self.text)

    def is_short(self, quote: Quote) -> bool:
        """Whether the quotation is a few words woven into the sentence."""
        return len(self.text[slice(*quote.inner)].split()) <= SHORT_WORDS and not quote.speech


def clause_range(cue: Cue) -> Range:
    """The reporting clause: source, cue and whom it was told, without the content."""
    tokens = [*cue.source, *cue.words]
    if cue.via and cue.source and cue.via[0].i < cue.source[0].i:
        tokens += cue.via  # "Radio Tarn quoted Vask as saying"
    inside = {token.i for token in cue.content}
    near = [token for token in cue.addressee if token.i not in inside]
    every = [token for token in [*tokens, *near] if abs(token.i - cue.head.i) < 80]
    first = min(every, key=lambda token: token.i)
    last = max(every, key=lambda token: token.i)
    return first.idx, end_of(last)


def direct(cue: Cue, sentence: Sentence, speech: Quotations) -> tuple[Range, ...]:
    """The quotations that belong to a cue of speech, in order; none where there is no direct speech."""
    start, end = clause_range(cue)
    holder = speech.around(cue.head.idx)
    if holder is not None:
        return up_to_clause(holder, start, cue, speech)
    found: list[Quote] = []
    after = speech.starting(end, sentence.end) or led_up_to(end, sentence, speech)
    if after is not None and (not follows(cue, end, after, speech) or speech.is_short(after)):
        after = None
    before = speech.ending(sentence.start - 1, start)
    parted = before is not None and ":" in speech.text[before.end : start]  # `"X": Vask vows to ...`
    told_after = (cue.rule == "clause" and after is None) or parted
    told_after = told_after and bool(cue.content) and cue.content[0].idx > end
    if before is not None and speech.blank(before.end, start) and not told_after:
        led = speech.text[before.inner[1] - 1] in LEADING or speech.text[before.end : before.end + 1] in {",", "—"}
        alone = sentence.start == start and not speech.text[end : sentence.end].strip(".") and not cue.content
        if (led and before.speech) or (
            not speech.is_short(before) and (alone or speech.text[before.inner[1] - 1] != ".")
        ):
            found.append(before)
    if after is not None:
        found.append(after)
    return tuple(part for quote in found for part in speech.whole(quote))


def up_to_clause(holder: Quote, start: int, cue: Cue, speech: Quotations) -> tuple[Range, ...]:
    """A quotation whose closing mark is missing, up to its clause: `“We agreed, Vask said` has lost its mark."""
    said = speech.text[holder.inner[0] : start].rstrip()
    if holder.closed or not cue.source or not said or said[-1] not in LEADING:
        return ()
    return ((holder.start, holder.inner[0] + len(said)),)


def led_up_to(end: int, sentence: Sentence, speech: Quotations) -> Quote | None:
    """The quotation after the colon that ends a sentence, in the next paragraph too: "Vask continued:"."""
    text = speech.text
    if text[sentence.end - 1] != ":" or sentence.end - end > LONGEST_BRIDGE:
        return None
    return speech.next_thing(sentence.end)


def follows(cue: Cue, end: int, quote: Quote, speech: Quotations) -> bool:
    """Whether a quotation is what the reporting clause leads up to."""
    between = speech.text[end : quote.start].rstrip()
    if between.endswith(":") and "\n" in speech.text[end : quote.start]:
        return not any(is_said_by_another(token) for token in cue.head.doc[cue.words[-1].i + 1 : cue.head.sent.end])
    if speech.blank(end, quote.start) or between.strip(" ,").lower() == "that":
        return True
    if between.rstrip()[-1:] not in {",", ":"} or len(between) > LONGEST_BRIDGE:
        return False
    inside = {token.i for token in cue.head.subtree}
    bridge: list[Token] = []
    for token in cue.head.doc[cue.head.i + 1 : cue.head.i + LONGEST_BRIDGE]:
        if token.idx >= quote.start:
            break
        if token.idx >= end:
            bridge.append(token)
    return all(token.is_punct or (token.i in inside and token.pos_ != "VERB") for token in bridge)


def is_said_by_another(verb: Token) -> bool:
    """Whether a verb tells on its own what somebody else did: "Vask commented, and Roe replied:"."""
    return verb.tag_ in FINITE and verb.dep_ in {"conj", "ROOT"} and bool(children(verb, "nsubj"))


def continued(spans: tuple[Range, ...], after: int, speech: Quotations) -> list[Range]:
    """Quotations that go on right after the sentence of an attributed one: `"X," she said. "Y. Z."`."""
    more: list[Range] = []
    dangling = speech.starting(after - 2, after)  # the parser gives an opening mark to the sentence before it
    if dangling is not None and dangling.end > after:
        after = dangling.start
    marks = speech.marks_of(spans[0][0]) if spans else ""
    while spans:
        place = speech.after_blanks(after)
        quote = speech.starting(place, place + 1) or speech.whole_paragraph(place, marks)
        if quote is None or quote.start in speech.taken or speech.is_titled(quote):
            return more
        if speech.has_clause(quote):
            return more
        more += speech.onward(quote)
        after = more[-1][1]
        if (end := speech.end_of_tail(after)) > after:
            return [*more[:-1], (more[-1][0], end)]
    return more


def next_sentence(after: int, end: int, speech: Quotations) -> int:
    """Where a new sentence begins with a quotation although the parse goes on: `said Ida Roe, R-Tarn. “We will pay.”`.

    The end that the parse gives where there is none.
    """
    quote = speech.starting(after, end)
    if quote is None or not quote.speech or not speech.text[quote.inner[0]].isupper():
        return end
    return quote.start if speech.text[after : quote.start].rstrip()[-1:] in STOPS else end


def led_in(quote: Range, cue: Cue, sentence: Sentence, speech: Quotations) -> list[Range]:
    """The few words before a quotation that only its first words complete: `The dam "has held," Vask said`."""
    if sentence.start <= cue.head.idx < quote[0]:
        return []
    start = min(sentence.start, speech.start_of_sentence(quote[0]))
    opener = speech.text[start : quote[0]]
    woven = speech.text[quote[0] : quote[1]].lstrip(MARKS).strip()[:1].islower()
    above = start < sentence.start
    if above and (any(mark in opener for mark in ",:;") or not is_closed(quote, speech)):
        return []
    longest = LONGEST_LEAD_ABOVE if above else LONGEST_LEAD
    if woven and 0 < len(opener.split()) < longest and opener.rstrip()[-1:] not in {",", ":", "“", '"'}:
        return [(start, quote[0])]
    return []


def is_closed(part: Range, speech: Quotations) -> bool:
    """Whether a quotation has both its marks."""
    quote = speech.starting(part[0], part[0] + 1)
    return quote is not None and quote.closed


def led_over(cue: Cue, quote: Range, sentence: Sentence, speech: Quotations) -> list[Range]:
    """The words before a reporting clause that its quotation only completes: `The dam, Vask said, "has held"`.

    A quotation that begins in small letters is the rest of a sentence; what stands before the clause is its start. So
    is a word that joins: `But, Vask said, "We will pay"`.
    """
    start, end = clause_range(cue)
    text = speech.text
    woven = text[quote[0] : quote[1]].lstrip(MARKS).strip()[:1].islower() and end <= quote[0]
    opener = text[sentence.start : start].rstrip()
    thrown_in = opener.endswith(",") and text[speech.after_blanks(end) : quote[0]].strip() == ","
    joins = opener.rstrip(",").lower() in LINKING and end <= quote[0]
    return [(sentence.start, sentence.start + len(opener) - 1)] if (woven or joins) and thrown_in else []


def ends_sentence(cue: Cue, sentence: Sentence, last: int) -> bool:
    """Whether the reporting clause or the quotation itself is the end of the sentence."""
    return last >= sentence.end - 1 or last <= cue.head.idx
