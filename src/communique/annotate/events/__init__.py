"""The layer of events: what happened or is to happen, when, where, by whom, with its PLOVER code.

An event is a verb or noun that a time expression hangs on, or a past act that takes its date from the
sentence or the story around it. "Said on Saturday" dates an attribution and is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from spacy.tokens import Token

from communique import phrases
from communique.annotate.events.heads import STEPS, Finder, Head
from communique.annotate.events.shape import shaped
from communique.chronology import read_edtf
from communique.chronology.numbers import words_value
from communique.draft import Draft, DraftEvent, Sentence
from communique.grammar import ancestors, auxiliaries
from communique.lexicon import lemma
from communique.model import TimeExpression
from communique.tools import Tools

READ = frozenset({None, "caption", "social-post"})
"""Furniture that tells of events, beside the report itself."""


ENDINGS = frozenset(".!?:;”\"'’)…")
LONGEST_SENTENCE = 400
"""Words beyond which a sentence is no sentence, and asking its parse would cost more than linear time."""
LEAD_SENTENCES = 2
ENDING = frozenset({"conclude", "end", "complete", "finish", "close"})
STARTING = frozenset({"begin", "start", "open", "kick"})
LONGEST_VISIT = 60
"""Days: what lasts longer is no one event."""


def find(draft: Draft, tools: Tools) -> tuple[DraftEvent, ...]:
    """The events of a report, in order of text."""
    finder = Finder(draft, tools.happenings)
    heads: list[Head] = []
    for time in draft.times:
        sentence = finder.sentence(time.span.start)
        if sentence is not None and _is_read(sentence) and time.type in {"date", "time", "duration"}:
            heads += finder.dated(time)
    day = finder.story_day(heads)
    dated = {head.token.i: head.date for head in heads if head.date is not None}
    heads = [_lasting(finder, head, day, dated) for head in heads]
    heads = [head for head in heads if head.time is None or head.time.type != "duration" or head.date]
    heads += _undated(finder, heads, day)
    heads.sort(key=lambda head: (head.token.i, head.time.span.start if head.time else -1))
    return tuple(shaped(finder, head) for head in heads)


PERFECT = frozenset({"have", "has"})


def _is_read(sentence: Sentence) -> bool:
    return sentence.furniture in READ and sentence.last - sentence.first <= LONGEST_SENTENCE


def _lasting(finder: Finder, head: Head, day: str | None, dated: dict[int, str]) -> Head:
    """A "two-day visit" happened on the day of the story, as far as we know.

    Where the clause around it says that it ended or began on a day, it reaches back or ahead from there.
    """
    if head.time is None or head.time.type != "duration":
        return head
    verb = head.token.head
    edge = lemma(verb.lemma_) if verb.pos_ == "VERB" and head.token.dep_ == "dobj" else ""
    date = (dated.get(verb.i) or _beside(finder, verb, dated)) if edge in ENDING | STARTING else None
    return Head(head.token, head.code, head.time, _stretch(head.time, date, edge in ENDING) or day, "inherited")


def _stretch(time: TimeExpression, date: str | None, ends: bool) -> str | None:
    """The interval of so many days that ends or begins on a day."""
    number, _, unit = time.span.exact.lower().replace("-", " ").rpartition(" ")
    days = words_value(number.split()) if number and unit.rstrip("s") == "day" else None
    period = read_edtf(date)
    day = period.single_day if period else None
    if day is None or not isinstance(days, int) or not 1 < days <= LONGEST_VISIT:
        return None
    other = day + timedelta(days=(1 if not ends else -1) * (days - 1))
    return f"{min(day, other)}/{max(day, other)}"


def _undated(finder: Finder, heads: list[Head], day: str | None) -> Iterator[Head]:
    """Past acts without an expression of their own, with the date of what is around them.

    In a paragraph that has been speaking of another time than the story's they stay out: "In 2015 they
    signed ... The deal then fell apart."
    """
    dated = {head.token.i: head.date for head in heads if head.date is not None}
    text = finder.draft.report.text
    spoken, previous = day, 0
    sentences = [item for item in finder.draft.sentences if _is_read(item) and item.language == "en"]
    for order, sentence in enumerate(sentences):
        if text.find("\n", previous, sentence.start) >= 0:
            spoken = day
        previous = sentence.end
        title = order == 0 and _is_title(finder.draft, sentence)
        for token in finder.draft.doc[sentence.first : sentence.last]:
            if token.i in dated:
                spoken = dated[token.i] if finder.is_past(dated[token.i]) else spoken
            elif finder.happens(token, lead=order < LEAD_SENTENCES, title=title):
                if order >= LEAD_SENTENCES and _is_perfect(token):
                    continue
                date = _beside(finder, token, dated) or spoken
                period = read_edtf(date)
                if period is not None and period.single_day is not None:
                    yield Head(token, finder.code(token), None, date, "inherited")


def _is_perfect(token: Token) -> bool:
    """Whether it is told as what has come about by now: "both have sought talks, agreeing to tariffs" gives no day."""
    above = [token, *ancestors(token)]
    return any(child.lower_ in PERFECT for verb in above[:STEPS] for child in auxiliaries(verb))


def _is_title(draft: Draft, sentence: Sentence) -> bool:
    """Whether a first sentence is a headline, whose present tense tells what has happened."""
    title = draft.report.title
    if title is not None:
        return title.start <= sentence.start < title.end
    return draft.report.text[sentence.end - 1] not in ENDINGS


def _beside(finder: Finder, token: Token, dated: dict[int, str]) -> str | None:
    """The date of the object, or of the clause that this one is coordinated with or hangs on."""
    if lemma(token.lemma_) in finder.words.light:
        for noun in phrases.children(token, "dobj"):
            if noun.i in dated:
                return dated[noun.i]
    node = token
    for _ in range(STEPS):
        if node.head.i == node.i:
            return None
        node = node.head
        if node.i in dated:
            return dated[node.i]
    return None
