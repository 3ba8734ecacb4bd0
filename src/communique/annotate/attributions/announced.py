"""Quotations whose speaker their place tells, though no word of saying does: "Vask went further: “...”".

A colon before a quotation announces it, whatever the verb, and so does a name alone: "Vask: “...”". After a
quotation that ends in a comma within its marks comes who said it: "“It holds,” the minister shrugged". Word lists
cannot hold these verbs, which are those of any deed. Only somebody who can speak is taken for the speaker.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.annotate.attributions.circumstances import KICKERS, stance_in
from communique.annotate.attributions.page import Page
from communique.annotate.attributions.quoted import Quotations, continued
from communique.annotate.attributions.subjects import source_of, standing_after, with_closing_comma
from communique.annotate.attributions.tails import SOURCES
from communique.draft import DraftAttribution, Quote, Sentence
from communique.lexicon import Reporting
from communique.model import Range
from communique.phrases import FINITE, range_of, trimmed, verb_group

FEWEST_WORDS = 2
LONGEST_LABEL = 8  # words before a colon that name a speaker
LONGEST_LEAD = 60  # tokens before a colon that are looked at
LONGEST_CUE = 12  # tokens from a verb to its colon
LONGEST_CLAUSE = 25  # tokens between a quotation and the verb that follows it
GOES_ON = frozenset(",?!—")
"""What a quotation ends with, inside its marks, where its speaker follows in the same sentence."""
SAYING = frozenset({"added", "adds", "asked", "continued", "said", "says", "stated", "writes", "wrote"})
"""What may stand before its speaker at the start of a sentence: "Said Vask: “...”"."""
SPEAKERS = frozenset({"he", "she", "they", "i", "we"})
OTHERS = frozenset({"acl", "csubj", "relcl"})
"""Clauses of a verb that does not announce what stands after the colon: "where they live: “...”"."""
BREAKS = frozenset({"-", "–", "—", "--", "*", "•", "|", ";", ".", "?", "!"})
"""What may stand before a label within a sentence, as the parser cuts it."""


class Announced:
    """Finds announced quotations among those that nobody is yet found to have said."""

    def __init__(self, page: Page, speech: Quotations, words: Reporting, made: Sequence[DraftAttribution]) -> None:
        self.page = page
        self.sources = SOURCES | words.papers | words.texts
        self.verbs = words.speech | words.showing | {verb + "s" for verb in words.speech | words.showing}
        self.doc = page.draft.doc
        self.text = page.text
        self.speech = speech
        self.sentences = [sentence for sentence in page.draft.sentences if sentence.furniture is None]
        self.starts = [sentence.start for sentence in self.sentences]
        self.contents = sorted(part for item in made for part in item.content)
        self.cues = {item.cue for item in made}

    def find(self) -> Iterator[DraftAttribution]:
        """The attributions, in order of their quotations."""
        for quote in self.speech.quotes:
            if quote.start in self.speech.taken or not self.is_speech(quote):
                continue
            found = self.before(quote) or self.after(quote)
            if found is None or found[1] in self.cues:
                continue
            source, cue, end = found
            parts = tuple(self.speech.onward(quote))
            self.speech.taken.update(start for start, _ in parts)
            more = continued(parts, max(end, parts[-1][1]), self.speech)
            self.speech.taken.update(start for start, _ in more)
            stance = stance_in(self.text[slice(*quote.inner)])
            yield DraftAttribution(source, cue, (*parts, *more), "direct", stance=stance, rule="announced")

    def is_speech(self, quote: Quote) -> bool:
        """Whether a quotation says something, and no content has it yet."""
        if not quote.speech or quote.depth or not (quote.closed or quote.goes_on):
            return False
        words = self.text[slice(*quote.inner)]
        at = bisect_right(self.contents, (quote.end, 0))
        near = self.contents[max(0, at - LONGEST_CLAUSE) : at]
        own = quote.inner
        within = any(
            low < quote.end and quote.start < high and not own[0] <= low < high <= own[1] for low, high in near
        )
        return words[:1].isupper() and len(words.split()) >= FEWEST_WORDS and not within

    def is_reported(self, verb: Token) -> bool:
        """Whether a verb stands in what somebody is said to have said."""
        at = bisect_right(self.contents, (verb.idx, len(self.text)))
        return any(low <= verb.idx < high for low, high in self.contents[max(0, at - LONGEST_CLAUSE) : at])

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that an offset lies in or follows."""
        place = bisect_right(self.starts, offset) - 1
        return self.sentences[place] if place >= 0 else None

    def can_speak(self, source: Sequence[Token]) -> bool:
        """Whether a noun phrase names somebody or something that has words of its own."""
        if not source:
            return False
        if source[0].lower_ in SPEAKERS:
            return True
        head = next((token for token in reversed(source) if token.head not in source), source[-1])
        if [token.pos_ for token in source] == ["DET", "NUM"]:  # "the two"
            return True
        return head.lemma_.lower() in self.sources or any(
            one.start <= head.idx < one.end and one.type in {"person", "organisation", "outlet", "group"}
            for one in self.page.mentions_in(range_of(source))
        )

    def before(self, quote: Quote) -> tuple[Range, Range, int] | None:
        """Speaker and cue before a colon, and where the next sentence may take the quotation up."""
        colon = quote.start - 1
        while colon >= 0 and self.text[colon].isspace():
            colon -= 1
        sentence = self.sentence_at(colon) if colon >= 0 and self.text[colon] == ":" else None
        if sentence is None or sentence.end <= colon:
            return None
        last = self.token_at(colon)
        words = list(self.doc[max(sentence.first, last - LONGEST_LEAD) : last])
        verbs = [token for token in words if token.tag_ in FINITE and token.pos_ in {"VERB", "AUX"}]
        near = [verb for verb in verbs if last - verb.i <= LONGEST_CUE]
        for verb in reversed(near):
            source = source_of(verb) if verb.dep_ not in OTHERS and not self.is_reported(verb) else []
            if self.can_speak(source) and source[0].idx < verb.idx:
                return range_of(source), (verb_group(verb)[0].idx, colon + 1), quote.end
        place = next((at for at in range(len(words) - 1, -1, -1) if words[at].text in BREAKS), -1)
        named = trimmed([token for token in words[place + 1 :] if not token.is_space])
        named = named[1:] if named and named[0].pos_ == "ADP" else named  # "From the report: “...”"
        if len(named) > 1 and named[0].lower_ in SAYING and self.can_speak(named[1:]):  # "Said Vask: “...”"
            return range_of(named[1:]), range_of(named[:1]), quote.end
        if (
            not named
            or any(verb in named for verb in verbs)
            or len(named) > LONGEST_LABEL
            or not (self.page.names_speaker(range_of(named)) or is_named(named))
        ):
            return None
        return range_of(named), (colon, colon + 1), quote.end

    def after(self, quote: Quote) -> tuple[Range, Range, int] | None:
        """Speaker and cue right after a quotation that the sentence goes on from, and where that ends."""
        place = self.speech.after_blanks(quote.end)
        sentence = self.sentence_at(place)
        if self.text[quote.inner[1] - 1] not in GOES_ON or sentence is None or place == quote.end:
            return None
        if quote.start not in self.speech.sentence_starts or self.text[place : place + 1] == "\n":
            return None
        anew = place in self.speech.sentence_starts and not self.text[place : place + 1].islower()
        if anew and self.text[quote.inner[1] - 1] != ",":
            return None
        first = self.token_at(place)
        named: list[Token] = []
        for token in self.doc[first : first + LONGEST_CLAUSE]:
            joined = bool(named) and named[-1].pos_ == "CCONJ"  # "Vask, 70 and retired, wrote"
            told = (token.pos_ == "VERB" and token.tag_ in FINITE) or self.is_verb(token, named)
            if ((told or token.pos_ in {"VERB", "AUX"}) and not joined) or "\n" in token.text:
                source = with_closing_comma(trimmed(named)) if trimmed(named) else standing_after(token)
                told = told and self.can_speak(source)
                return (range_of(source), range_of([token]), self.end_at(token)) if told else None
            named.append(token)
        return None

    def is_verb(self, token: Token, named: Sequence[Token]) -> bool:
        """Whether a word that the tagger takes for a noun is what those before it do: "the two write"."""
        if token.pos_ != "NOUN" or not named or token.lower_ not in self.verbs:
            return False
        following = self.doc[token.i + 1 : token.i + 2]
        return not following or following[0].is_punct or following[0].is_space or following[0].pos_ == "ADP"

    def token_at(self, offset: int) -> int:
        """The number of the first token that begins at an offset or after it."""
        return bisect_left(range(len(self.doc)), offset, key=lambda i: self.doc[i].idx)

    def end_at(self, token: Token) -> int:
        """The end of the sentence of a word."""
        sentence = self.sentence_at(token.idx)
        return sentence.end if sentence is not None else token.idx


def is_named(label: Sequence[Token]) -> bool:
    """Whether a label ends in two names, as a person's does that no list knows: "Forecaster Ada Pell", "Al Roe, 72"."""
    plain = label[:-2] if label[-1].like_num and len(label) > FEWEST_WORDS else label
    last = plain[-FEWEST_WORDS:]
    return len(last) == FEWEST_WORDS and all(
        token.tag_ == "NNP" and token.is_title and token.lower_ not in KICKERS for token in last
    )


def find_announced(
    page: Page, speech: Quotations, words: Reporting, made: Sequence[DraftAttribution]
) -> list[DraftAttribution]:
    """The attributions of quotations that a colon announces or a clause without a word of saying follows."""
    return list(Announced(page, speech, words, made).find())
