"""Words whose speaker the sentences around tell, with no cue of their own: "Vask was blunt. “There is no deal.”".

A quotation that stands alone belongs to whoever spoke or acted in the sentence before, or, at the head of a
paragraph, to the speaker at the end of the paragraph before; "“It is over.” The minister was speaking to reporters."
tells it afterwards. After "Vask said the ban would be lifted", a sentence of its own with "would" goes on telling
what he said. Each such attribution says which one it continues: that is its basis.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.annotate.attributions.circumstances import stance_in
from communique.annotate.attributions.nesting import anchor
from communique.annotate.attributions.quoted import Quotations
from communique.annotate.attributions.subjects import source_of
from communique.draft import Draft, DraftAttribution, Quote, Sentence
from communique.model import Range
from communique.phrases import range_of

SPOKEN = frozenset({"speak", "talk", "respond", "reply", "react", "comment", "answer", "refer", "address"})
SAID = frozenset({"clause", "quotation", "around", "according", "signature"})
"""The rules that find what somebody said, which he may go on with."""
AHEAD = re.compile(r"\bwould\b", re.IGNORECASE)
CONDITIONS = frozenset({"if", "unless", "were", "otherwise", "?"})
"""With these, what would be is not what was said would be."""
FEWEST_WORDS = 2
ENDS = frozenset(".!?…")
ASIDE = 80  # characters between a speaker's sentence and the quotation


class Carried:
    """Finds what is carried on, for one report whose cues have been read."""

    def __init__(self, draft: Draft, speech: Quotations, made: Sequence[DraftAttribution]) -> None:
        self.draft = draft
        self.text = draft.report.text
        self.speech = speech
        self.made = list(made)
        self.sentences = [sentence for sentence in draft.sentences if sentence.furniture is None]
        self.starts = [sentence.start for sentence in self.sentences]
        self.people = [one for one in draft.mentions if one.type == "person"]
        contents = sorted(part for item in made for part in item.content)
        self.covered = contents
        self.latest: dict[int, int] = {}  # number of a sentence -> the last attribution of the outlet's own in it
        for index, item in enumerate(self.made):
            if item.source is not None and item.rule in SAID and not self.inside(anchor(item), item):
                self.latest[self.sentence_at(anchor(item))] = index

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that an offset lies in or follows."""
        return bisect_right(self.starts, offset) - 1

    def inside(self, offset: int, item: DraftAttribution) -> bool:
        """Whether a cue stands in what somebody else is said to have said."""
        place = bisect_right(self.covered, (offset, len(self.text)))
        near = self.covered[max(0, place - ASIDE) : place]
        return any(low <= offset < high and (low, high) not in item.content for low, high in near)

    def quotations(self) -> None:
        """Find the quotations that stand alone, each with the speaker that the text around tells.

        In the paragraph of a quotation the next one is part of the same relation: `"X," she said, and he nodded. "Y."`.
        """
        before: tuple[int, int] | None = None  # end of the quotation last found here, and its attribution
        for quote in self.speech.quotes:
            if not self.stands_alone(quote):
                continue
            index = before[1] if before is not None and self.blank(before[0], quote.start) else None
            source, basis = self.speaker_of(quote) if index is None else (self.made[index].source, index)
            if source is None:
                continue
            parts = tuple(self.speech.onward(quote))
            self.speech.taken.update(start for start, _ in parts)
            if basis is not None and self.one_relation(self.made[basis], quote):
                self.made[basis] = self.with_more(self.made[basis], parts)
                before = (parts[-1][1], basis)
                continue
            stance = stance_in(self.text[slice(*quote.inner)])
            found = DraftAttribution(source, None, parts, "direct", stance=stance, rule="carried", continues=basis)
            self.made.append(found)
            before = (parts[-1][1], len(self.made) - 1)

    def retold(self) -> list[DraftAttribution]:
        """The attributions with the sentences that go on retelling what somebody said would be.

        After "Vask said the ban would be lifted", "Trawlers would have to register" is still what he said: an outlet
        that tells of its own accord writes "will".
        """
        busy = {self.sentence_at(anchor(item)) for item in self.made}
        latest = dict(self.latest)
        for place in range(1, len(self.sentences)):
            told, sentence = self.sentences[place - 1], self.sentences[place]
            index = latest.get(place - 1)
            if index is None or place in busy or self.breaks(told.end, sentence.start) or not self.is_would(sentence):
                continue
            item = self.made[index]
            words = " ".join(self.text[slice(*part)] for part in item.content)
            if item.mode == "direct" or item.negated or AHEAD.search(words) is None or not self.ends_with(index, told):
                continue
            content = ((sentence.start, sentence.end - (self.text[sentence.end - 1] == ".")),)
            stance = stance_in(self.text[slice(*content[0])])
            found = DraftAttribution(
                item.source, None, content, "indirect", stance=stance, rule="retold", continues=index
            )
            self.made.append(found)
            latest[place] = len(self.made) - 1
        return self.made

    def is_would(self, sentence: Sentence) -> bool:
        """Whether a sentence says what would be, with no condition and no words in marks."""
        if self.speech.starting(sentence.start, sentence.end) is not None or self.is_quoted(sentence):
            return False
        root = self.root_of(sentence)
        doc = self.draft.doc
        words = {doc[i].lower_ for i in range(sentence.first, sentence.last)}
        return any(child.lower_ == "would" for child in root.lefts) and words.isdisjoint(CONDITIONS)

    def one_relation(self, item: DraftAttribution, quote: Quote) -> bool:
        """Whether a quotation stands in the paragraph of the one it continues, after it."""
        last = item.content[-1][1]
        return last <= quote.start and not self.breaks(last, quote.start)

    def with_more(self, item: DraftAttribution, parts: tuple[Range, ...]) -> DraftAttribution:
        """A relation that a quotation goes on with; after an indirect one that ends there they are one piece."""
        content, mode = item.content, item.mode
        if self.text[content[-1][1] : parts[0][0]].strip() in ENDS:
            content, parts = content[:-1], ((content[-1][0], parts[0][1]), *parts[1:])
        return replace(item, content=(*content, *parts), mode="mixed" if mode == "indirect" else mode)

    def stands_alone(self, quote: Quote) -> bool:
        """Whether a quotation is a sentence of its own that nobody is yet found to have said."""
        words = self.text[slice(*quote.inner)]
        if quote.start in self.speech.taken or not quote.speech or quote.depth or not (quote.closed or quote.goes_on):
            return False
        place = self.sentence_at(quote.start)
        if place < 0 or self.starts[place] != quote.start or quote.start >= self.sentences[place].end:
            return False
        whole = words[:1].isupper() and words.rstrip()[-1:] in ENDS and len(words.split()) >= FEWEST_WORDS
        at = bisect_right(self.covered, (quote.end, 0))
        near = self.covered[max(0, at - ASIDE) : at]
        taken = any(low < quote.end and quote.start < high and low <= quote.inner[0] for low, high in near)
        return whole and not taken and not self.speech.has_clause(quote)

    def speaker_of(self, quote: Quote) -> tuple[Range | None, int | None]:
        """Who said a quotation that stands alone, and the attribution that tells so if one does."""
        place = self.sentence_at(quote.start)
        beside = place > 0 and not self.breaks(self.sentences[place - 1].end, quote.start)
        if place > 0 and place - 1 in self.latest:
            index = self.latest[place - 1]
            if self.ends_with(index, self.sentences[place - 1]):
                return self.made[index].source, index
        if beside:
            return self.actor_in(self.sentences[place - 1]), None
        following = bisect_left(self.starts, quote.end)
        if following < len(self.starts) and not self.breaks(quote.end, self.starts[following]):
            after = self.sentences[following]
            root = self.root_of(after)
            if root.lemma_.lower() in SPOKEN and not self.is_quoted(after):
                return self.actor_in(after), None
        return None, None

    def ends_with(self, index: int, sentence: Sentence) -> bool:
        """Whether an attribution is what its sentence is about to the end, so that the next words are still his."""
        item = self.made[index]
        last = max(item.content[-1][1], *(place[1] for place in (item.cue, item.source) if place is not None))
        return item.rule in {"carried", "retold"} or sentence.end - last <= ASIDE

    def actor_in(self, sentence: Sentence) -> Range | None:
        """The person who is the subject of a sentence."""
        source = source_of(self.root_of(sentence))
        if not source:
            return None
        start, end = range_of(source)
        named = any(one.start < end and start < one.end for one in self.people) or source[0].lower_ in {"he", "she"}
        return (start, end) if named else None

    def root_of(self, sentence: Sentence) -> Token:
        """The word that a sentence hangs on."""
        root: Token = self.draft.doc[sentence.first : sentence.last].root
        return root

    def is_quoted(self, sentence: Sentence) -> bool:
        """Whether a sentence stands between marks."""
        return self.speech.around(sentence.start) is not None

    def breaks(self, low: int, high: int) -> bool:
        """Whether a line ends between two offsets."""
        return "\n" in self.text[low:high]

    def blank(self, low: int, high: int) -> bool:
        """Whether only blanks are between two offsets."""
        return not self.text[low:high].strip()


def carried_on(draft: Draft, speech: Quotations, made: Sequence[DraftAttribution]) -> list[DraftAttribution]:
    """The attributions with those of words that have no cue of their own, which come after them."""
    carrying = Carried(draft, speech, made)
    carrying.quotations()
    return carrying.retold()
