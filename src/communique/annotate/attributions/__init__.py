"""The layer of attributions: who is said to have said, thought or agreed what.

Cues are found on the parse (`cues`, `frames`), direct speech by place (`quoted`); here the two are
brought together, contents get their exact edges (`edges`), and what lies inside another content is nested
in it (`nesting`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from communique.annotate.attributions import circumstances
from communique.annotate.attributions.announced import find_announced
from communique.annotate.attributions.carried import carried_on
from communique.annotate.attributions.cue import Cue
from communique.annotate.attributions.cues import find_cues
from communique.annotate.attributions.edges import joined, outside, token_ranges
from communique.annotate.attributions.headlines import find_headlines
from communique.annotate.attributions.nesting import anchor, heard, nested
from communique.annotate.attributions.page import Page
from communique.annotate.attributions.posts import find_posts
from communique.annotate.attributions.quoted import (
    Quotations,
    clause_range,
    continued,
    direct,
    ends_sentence,
    led_in,
    led_over,
    next_sentence,
)
from communique.annotate.attributions.speakers import repaired
from communique.annotate.attributions.subjects import plainly
from communique.annotate.attributions.tails import Found, settled
from communique.annotate.attributions.titles import in_titles
from communique.annotate.attributions.transcripts import find_transcript
from communique.annotate.attributions.turned import turned
from communique.draft import Draft, DraftAttribution, Sentence
from communique.lexicon import Reporting
from communique.model import Mode, Range
from communique.phrases import FINITE, range_of
from communique.tools import Tools

FEW = 4  # tokens
STATING = frozenset({"clause", "gerund", "naming"})
FRAGMENT_RULES = frozenset("naming object passive prepositional noun infinitive gerund light adjective".split())


def find(draft: Draft, tools: Tools) -> tuple[DraftAttribution, ...]:
    """The attributions of a report, in order of their cues."""
    speech = Quotations(draft.report.text, draft.quotes, draft.sentences)
    found: list[Found] = []
    starts = [mention.start for mention in draft.mentions]
    for sentence in draft.sentences:
        if sentence.furniture is None:
            here = []
            for plain in find_cues(draft.doc, sentence, tools.reporting):
                cue = repaired(plain, sentence, speech)
                here.append(Found(cue, content_of(cue, sentence, speech)))
            people = draft.mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            found += settled(turned(here, speech, people, tools.reporting), sentence, speech, people)
    made = [finished(one.cue, one.content, draft, tools) for one in found]
    page = Page(draft, tools.reference)
    made = in_titles(made, page, speech, tools.reporting)
    made += find_transcript(page, speech)
    made += find_headlines(page, speech, tools.reporting, {item.cue for item in made})
    made += find_posts(draft)
    made += find_announced(page, speech, tools.reporting, made)
    made = within(sorted(made, key=anchor), found)
    return nested(heard(carried_on(draft, speech, made), draft.quotes))


def within(made: list[DraftAttribution], found: Sequence[Found]) -> list[DraftAttribution]:
    """The attributions with their parents, where a cue says itself in which other one it stands."""
    places = {item.cue: place for place, item in enumerate(made)}
    cues = {one.cue.head.i: range_of(one.cue.words) for one in found}
    for one in found:
        outer = None if one.cue.within is None else cues.get(one.cue.within.i)
        if outer is not None and outer in places:
            inner = places[range_of(one.cue.words)]
            made[inner] = replace(made[inner], parent=places[outer])
    return made


def content_of(cue: Cue, sentence: Sentence, speech: Quotations) -> tuple[Range, ...]:
    """The exact ranges of what a cue reports; empty where the cue reports nothing."""
    parsed = token_ranges(cue, speech)
    quotes = tuple(span for span in direct(cue, sentence, speech) if span[0] not in speech.taken) if cue.speech else ()
    if not quotes:
        if cue.rule == "according":
            return from_mark(parsed, speech)
        if not parsed and cue.speech and cue.source:
            return speech.block_after(sentence) if clause_range(cue)[1] == sentence.end - 1 else ()
        return to_quotation(parsed, speech) if cue.rule in STATING else parsed
    speech.taken.update(span[0] for span in quotes)
    last = max(span[1] for span in quotes)
    after = next_sentence(max(last, cue.head.idx), max(sentence.end, last), speech)
    more = continued(quotes, after, speech) if ends_sentence(cue, sentence, last) else []
    speech.taken.update(span[0] for span in more)
    led = led_in(quotes[0], cue, sentence, speech) or led_over(cue, quotes[0], sentence, speech)
    rest = [part for part in outside(parsed, quotes, speech.text) if part[0] < last or not does_next(part[0], cue)]
    return joined([*led, *rest, *quotes, *more], speech.text)


def from_mark(parsed: tuple[Range, ...], speech: Quotations) -> tuple[Range, ...]:
    """A content from the mark on that opens its first words, sentences above: `"A. B," Roe said, according to`."""
    quote = speech.around(parsed[0][0]) if parsed else None
    if quote is None or quote.start >= parsed[0][0] or quote.end > parsed[0][1]:
        return parsed
    return ((quote.start, parsed[0][1]), *parsed[1:])


def to_quotation(parsed: tuple[Range, ...], speech: Quotations) -> tuple[Range, ...]:
    """A content with the quotation that a colon ties to it: `suggested closing the port: "It costs us millions."`."""
    end = parsed[-1][1] if parsed else 0
    quote = speech.starting(end, end + 3) if speech.text[end : end + 2] == ": " else None
    if quote is None or quote.start in speech.taken or not quote.speech or not quote.closed or speech.has_clause(quote):
        return parsed
    first, *more = speech.onward(quote)
    speech.taken.update(start for start, _ in [first, *more])
    return (*parsed[:-1], (parsed[-1][0], first[1]), *more)


def does_next(place: int, cue: Cue) -> bool:
    """Whether what stands behind a quotation is what its speaker did next: `wrote, "We sail," and left the hall`.

    A comma or the tense tells it: in `said “the dam will hold” and costs little` the dam does.
    """
    following = [token for token in cue.head.sent if token.idx >= place][:FEW]
    joins = bool(following) and following[0].tag_ == "CC"
    verbs = [token for token in following[1:] if token.tag_ in FINITE]
    if not joins or not verbs or any(token.pos_ != "ADV" for token in following[1 : following.index(verbs[0])]):
        return False
    before = cue.head.doc[max(following[0].i - 2, 0) : following[0].i]
    return any(token.text == "," for token in before) or verbs[0].tag_ == cue.head.tag_


def finished(cue: Cue, content: tuple[Range, ...], draft: Draft, tools: Tools) -> DraftAttribution:
    """The attribution with everything that can be said of it on its own."""
    inside = {token.i for token in cue.content}
    addressee = [token for token in cue.addressee if token.i not in inside]
    return DraftAttribution(
        source=range_of(plainly(cue.source)) if cue.source else None,
        cue=range_of(cue.words) if cue.words else None,
        content=content,
        mode=mode_of(cue, content, draft),
        addressee=range_of(addressee) if addressee else None,
        setting=circumstances.setting_of(cue, content),
        date=circumstances.date_of(cue, content, draft),
        stance=circumstances.stance_of(cue, content, draft, tools),
        negated=circumstances.negated(cue),
        via=via_of(cue, draft, tools.reporting),
        rule=cue.rule,
    )


def via_of(cue: Cue, draft: Draft, words: Reporting) -> tuple[Range, ...]:
    """Who passed the words on, by the reporting clause: "quoted by", "in remarks carried by", "on Radio Tarn"."""
    if cue.via:
        return (range_of(cue.via),)
    return circumstances.carriers_of(cue, draft, words)


def mode_of(cue: Cue, content: tuple[Range, ...], draft: Draft) -> Mode:
    """Direct where all of it stands in marks of its own, mixed where part does, else indirect."""
    text = draft.report.text
    letters = quoted = 0
    head = cue.head.idx
    for start, end in content:
        marks = [
            quote
            for quote in draft.quotes
            if quote.depth == 0
            and quote.start < end
            and start < quote.end
            and (not quote.start <= head < quote.end or (not quote.closed and quote.start == start))
        ]
        letters += sum(char.isalnum() for char in text[start:end])
        for quote in marks:
            if quote.speech or cue.rule == "naming" or (quote.start <= start and end <= quote.end):
                quoted += sum(char.isalnum() for char in text[max(start, quote.start) : min(end, quote.end)])
    if not quoted:
        return "direct" if cue.rule == "quotation" else "indirect"  # a paragraph set off by a colon
    return "direct" if quoted == letters and cue.rule not in FRAGMENT_RULES else "mixed"
