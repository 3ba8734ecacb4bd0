"""How certain an attribution is, and on what grounds.

Each feature is one question to the attribution, answered by a number and by words. The numbers add up as log-odds;
`calibration` makes of the sum the share that was right among such attributions. The questions look at a few words
around the cue and never below the parse, so that asking them costs nothing beside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Token

from communique.calibration import Calibration
from communique.draft import Draft, DraftAttribution, Mention, Quote
from communique.lexicon import Reporting, lemma
from communique.matching.features import Feature, weigh
from communique.model import Range
from communique.tools import Tools

SAYS = frozenset({"say", "tell", "add", "write", "announce", "state", "accord"})
"""Words that report speech and hardly ever anything else."""
VAGUE = frozenset({"who", "it"})
THINGS = frozenset({"which", "that", "whose", "this", "there", "what"})
"""Pronouns that mostly stand for things, which say nothing."""
CIRCUMSTANCES = frozenset({"when", "where", "who", "while"})
"""Words that open a clause of what stands around the saying, more often than one of what was said."""
WORDED = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
SHORT = 3
"""Words: contents of so few are often the object of a verb that reports nothing."""
FAR_SOURCE = 6
FAR_CONTENT = 15
"""Characters between cue and source, cue and content, beyond which the parse had to bridge something."""
LONG = 50
"""Tokens: sentences beyond this length are parsed less well."""
FIRST_WORDS = 40
LONGEST_WORD = 30
DIGITS = 3


class Judged(NamedTuple):
    """How certain an attribution is: a share between 0 and 1, and the features that gave it."""

    value: float
    features: tuple[Feature, ...]


@dataclass(frozen=True)
class Case:
    """An attribution with what the features look at."""

    item: DraftAttribution
    cue: Sequence[Token]
    source: Sequence[Token]
    mentions: Sequence[Mention]
    sentence: int
    words: int
    opening: str
    unclosed: bool
    unattributed: bool
    reporting: Reporting
    calibration: Calibration

    def feature(self, name: str, key: str | None, words: str) -> Feature:
        """A feature that holds wholly, with the weight under a key; one without a key counts nothing."""
        return Feature(name, 0.0 if key is None else 1.0, 0.0 if key is None else self.calibration.weights[key], words)


class Certainty:
    """How certain the attributions of one report are."""

    def __init__(self, draft: Draft, tools: Tools) -> None:
        self.draft = draft
        self.tools = tools
        self.starts: list[int] = draft.doc.to_array("IDX").tolist()
        self.sentences = [sentence.start for sentence in draft.sentences]
        self.mentions = [mention.start for mention in draft.mentions]
        self.quotes = [quote for quote in draft.quotes if quote.depth == 0]
        self.quote_starts = [quote.start for quote in self.quotes]
        self.unclosed = [quote for quote in self.quotes if not quote.closed]
        self.unclosed_starts = [quote.start for quote in self.unclosed]

    def of(self, item: DraftAttribution) -> Judged:
        """How certain an attribution of the report is."""
        case = self._case(item)
        score = weigh(ask(case) for ask in FEATURES)
        return Judged(round(case.calibration.probability(score.value), DIGITS), score.features)

    def _case(self, item: DraftAttribution) -> Case:
        text = self.draft.report.text
        anchor = (item.cue or item.source or item.content[0])[0]
        place = bisect_right(self.sentences, anchor) - 1
        sentence = self.draft.sentences[place] if place >= 0 else None
        source = item.source or (0, 0)
        first = bisect_left(self.mentions, source[0])
        low, high = item.content[0][0], item.content[-1][1]
        cue = self._tokens(item.cue)
        worded = any(token.is_alpha for token in cue)  # a mark names the speaker of the words after it, quoted or not
        return Case(
            item=item,
            cue=cue,
            source=self._tokens(item.source),
            mentions=self.draft.mentions[first : bisect_left(self.mentions, source[1])][:FIRST_WORDS],
            sentence=0 if sentence is None else sentence.last - sentence.first,
            words=sum(text.count(" ", *part) + 1 for part in item.content),
            opening=self._opening(item.content[0]),
            unclosed=self._is_unclosed(low, high),
            unattributed=worded and item.parent is None and self._quote(anchor) is not None,
            reporting=self.tools.reporting,
            calibration=self.tools.calibration,
        )

    def _tokens(self, place: Range | None) -> list[Token]:
        """The first tokens of a passage."""
        if place is None:
            return []
        first = max(0, bisect_right(self.starts, place[0]) - 1)
        last = min(bisect_left(self.starts, place[1]), first + FIRST_WORDS)
        return [self.draft.doc[i] for i in range(first, last)]

    def _opening(self, place: Range) -> str:
        """The first word of a passage, in lower case."""
        words = self.draft.report.text[place[0] : min(place[1], place[0] + LONGEST_WORD)].lower().split()
        return words[0] if words else ""

    def _is_unclosed(self, low: int, high: int) -> bool:
        """Whether a quotation that is never closed reaches into a stretch."""
        place = bisect_left(self.unclosed_starts, high) - 1
        return place >= 0 and low < self.unclosed[place].end

    def _quote(self, offset: int) -> Quote | None:
        place = bisect_right(self.quote_starts, offset) - 1
        return self.quotes[place] if place >= 0 and offset < self.quotes[place].end else None


# --- the questions


def rule(case: Case) -> Feature:
    """How often the rule that found it was right."""
    name = case.item.rule or "none"
    counted = case.calibration.share_right(name)
    told = f"{counted[0]} of {counted[1]} of its finds were right" if counted else "not measured, counts as the average"
    return Feature("rule", case.calibration.rule_odds(name), 1.0, f"found by the rule “{name}”: {told}")


def cue_word(case: Case) -> Feature:
    """What the word of the cue reports when it reports."""
    worded = [token for token in case.cue if token.pos_ in WORDED]
    if not worded:
        return case.feature("cue", None, "there is no word of reporting")
    name = lemma(worded[-1].lemma_)
    shown = f"“{worded[-1].text}”"
    if name in SAYS:
        return case.feature("cue", "says", f"{shown} hardly ever does anything but report speech")
    if name in case.reporting.speech:
        return case.feature("cue", "speech", f"{shown} reports speech, among other things")
    if name in case.reporting.thought or name in case.reporting.intention:
        return case.feature("cue", "mind", f"{shown} tells of a thought or an intention")
    return case.feature("cue", None, f"{shown} reports in some of its uses")


def tense(case: Case) -> Feature:
    """Whether the cue says that something was said: finite, or an infinitive, a participle, a possibility."""
    verb = next((token for token in case.cue if token.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.lower_ == "according":
        return case.feature("tense", None, "the cue is no verb")
    if verb.tag_ == "VBD":
        return case.feature("tense", "past", "it was said: the verb is in the past")
    if verb.tag_ == "MD":
        return case.feature("tense", "modal", f"“{verb.text}” says what may be said, not what was")
    if verb.tag_ == "VB":
        return case.feature("tense", "infinitive", "the verb is an infinitive: something to be said, or not")
    if verb.tag_ in {"VBG", "VBN"} and case.cue[0].i and case.cue[0].nbor(-1).text == ",":
        return case.feature("tense", "added", "the verb is a participle after a comma, which adds to what was said")
    if verb.tag_ in {"VBG", "VBN"}:
        return case.feature("tense", "participle", "the verb is a participle, whose speaker stands elsewhere")
    return case.feature("tense", None, "the verb is in the present")


def named(case: Case) -> Feature:
    """Whether the source is named, described, a pronoun, or missing."""
    if not case.source:
        return case.feature("source", "absent", "nobody is named as the source")
    first = case.source[0].lower_
    if len(case.source) == 1 and first in THINGS:
        return case.feature("source", "thing", f"the source is “{first}”, which mostly stands for a thing")
    if len(case.source) == 1 and first in VAGUE:
        return case.feature("source", "impersonal", f"the source is “{first}”, which may mean many")
    if len(case.source) == 1 and case.source[0].pos_ == "PRON":
        return case.feature("source", "pronoun", f"the source is the pronoun “{first}”")
    if any(mention.kind == "name" for mention in case.mentions) or any(part.pos_ == "PROPN" for part in case.source):
        return case.feature("source", "named", "the source has a name")
    return case.feature("source", None, "the source is described, not named")


def marks(case: Case) -> Feature:
    """Whether the content stands between quotation marks, and whether these are closed."""
    if case.unclosed:
        return case.feature("quotation marks", "unclosed", "a quotation mark is not closed")
    if case.item.mode == "direct":
        return case.feature("quotation marks", "direct", "all of it is given as direct speech")
    if case.item.mode == "mixed":
        return case.feature("quotation marks", "mixed", "part of it stands in quotation marks")
    return case.feature("quotation marks", None, "no quotation marks tell where it begins and ends")


def unspoken(case: Case) -> Feature:
    """Whether the cue stands inside a quotation of which nobody is known to be the speaker."""
    if case.unattributed:
        return case.feature("surroundings", "unspoken", "it stands inside a quotation whose own speaker was not found")
    if case.item.parent is not None:
        return case.feature("surroundings", "nested", "it stands inside what another is said to have said")
    return case.feature("surroundings", None, "it stands in the report's own words")


def length(case: Case) -> Feature:
    """Whether the content is more than a few words."""
    return case.feature(
        "length",
        "short" if case.words <= SHORT else None,
        f"the content has {case.words} {'word' if case.words == 1 else 'words'}",
    )


def opening(case: Case) -> Feature:
    """Whether the content opens like a clause of time or place, or like a question."""
    if case.opening in CIRCUMSTANCES:
        words = f"the content opens with “{case.opening}”, as what stands around a saying does"
        return case.feature("opening", "circumstance", words)
    return case.feature("opening", None, f"the content opens with “{case.opening}”")


def order(case: Case) -> Feature:
    """Whether the content comes first, as in news it does before a plain reporting clause."""
    if case.item.cue is not None and case.item.content[0][0] < case.item.cue[0]:
        return case.feature("order", "before", "the content comes before the cue")
    return case.feature("order", None, "the content follows the cue")


def source_distance(case: Case) -> Feature:
    """How far the source is from the cue."""
    if case.item.source is None or case.item.cue is None:
        return case.feature("distance of the source", None, "")
    gap = apart(case.item.source, case.item.cue)
    words = f"source and cue stand {characters(gap)} apart"
    return case.feature("distance of the source", "far source" if gap >= FAR_SOURCE else None, words)


def content_distance(case: Case) -> Feature:
    """How far the content is from the reporting clause."""
    clause = [place for place in (case.item.cue, case.item.source) if place is not None]
    if case.item.cue is None:
        return case.feature("distance of the content", None, "")
    gap = min(apart(part, place) for part in case.item.content for place in clause)
    words = f"reporting clause and content stand {characters(gap)} apart"
    return case.feature("distance of the content", "far content" if gap >= FAR_CONTENT else None, words)


def voice(case: Case) -> Feature:
    """Whether the cue is passive."""
    passive = any(token.dep_ == "auxpass" for token in case.cue)
    words = "the cue is passive" if passive else "the cue is active"
    return case.feature("voice", "passive" if passive else None, words)


def sentence(case: Case) -> Feature:
    """Whether the sentence is one that parsers lose their way in."""
    long = case.sentence > LONG
    return case.feature("sentence", "long sentence" if long else None, f"the sentence has {case.sentence} tokens")


def denied(case: Case) -> Feature:
    """Whether the report says that it was not said."""
    words = "the report says that it was not said" if case.item.negated else "it is not denied"
    return case.feature("negation", "negated" if case.item.negated else None, words)


FEATURES: tuple[Callable[[Case], Feature], ...] = (
    rule,
    cue_word,
    tense,
    named,
    marks,
    unspoken,
    length,
    opening,
    order,
    source_distance,
    content_distance,
    voice,
    sentence,
    denied,
)


def apart(one: Range, other: Range) -> int:
    """The characters between two passages; 0 where they meet."""
    return max(0, other[0] - one[1], one[0] - other[1])


def characters(number: int) -> str:
    """A number of characters in words."""
    return f"{number} character" if number == 1 else f"{number} characters"
