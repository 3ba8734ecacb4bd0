"""Which word names an event, and which event a time expression dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from communique import phrases, tense
from communique.chronology import read_edtf
from communique.draft import Draft, Mention, Sentence
from communique.happenings import Happenings
from communique.lexicon import lemma
from communique.model import EventBasis, TimeExpression
from communique.places import Places

STEPS = 12
FRESH = 7
"""Days before publication that a story may be about."""
LEAD = 4
"""Sentences at the top among which the day of the story is looked for."""
ELSEWHEN = frozenset({"had", "'d", "’d", "before", "since", "after", "until", "if", "once", "previously", "long"})
"""Words beside a verb that put it at another time than what is around it."""
SPEECHES = frozenset({"address", "speech", "interview", "remark", "statement", "letter", "message", "announcement"})
SCHEDULING = frozenset({"hold", "take", "begin", "start", "open", "publish", "release", "issue"})
LASTING = frozenset({"last", "run", "continue", "take", "hold", "meet", "spend", "stay"})


def listed(token: Token) -> list[Token]:
    """A token and what is coordinated with it."""
    return list(islice(phrases.conjuncts(token), STEPS))


@dataclass(frozen=True)
class Head:
    """The word that names an event, its code and the time expression that dates it."""

    token: Token
    code: str | None
    time: TimeExpression | None
    date: str | None
    basis: EventBasis


class Finder:
    """The parts of one report that the questions of this module are asked of."""

    def __init__(self, draft: Draft, words: Happenings) -> None:
        self.draft = draft
        self.words = words
        self.offsets = [token.idx for token in draft.doc]
        self.starts = [sentence.start for sentence in draft.sentences]
        self.mentions = Places[Mention](draft.mentions, lambda mention: (mention.start, mention.end))
        self.times = Places[TimeExpression](draft.times, lambda time: time.span.range)
        published = draft.report.published
        self.written = read_edtf(published.value) if published.basis != "none" else None

    def sentence(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset."""
        place = bisect_right(self.starts, offset) - 1
        return self.draft.sentences[place] if place >= 0 else None

    def tokens(self, time: TimeExpression) -> list[Token]:
        """The words of a time expression."""
        first = max(0, bisect_right(self.offsets, time.span.start) - 1)
        return [self.draft.doc[i] for i in range(first, bisect_left(self.offsets, time.span.end))]

    # ------------------------------------------------------------ what names an event

    def names_event(self, token: Token) -> bool:
        """Whether a noun names an event."""
        word = lemma(token.lemma_)
        if word == "congress" and token.text[:1].isupper():
            return False  # a parliament, not a party's meeting
        return token.pos_ in {"NOUN", "PROPN"} and (word in self.words.nouns or word in self.words.uncoded_nouns)

    def code(self, token: Token) -> str | None:
        """The PLOVER type of the event that a verb, with its particle or object, or a noun names."""
        word = lemma(token.lemma_)
        if token.pos_ in {"NOUN", "PROPN"}:
            return self.words.nouns.get(word)
        bare = not phrases.children(token, "dobj")  # "called for talks", but not "called a strike for Friday"
        beside = [
            child.lower_
            for child in token.children
            if child.dep_ in {"prt", "advmod"} or (child.dep_ == "prep" and bare)
        ]
        for after in (*beside, token.nbor().lower_ if token.i + 1 < len(token.doc) else ""):
            if f"{word} {after}" in self.words.particles:
                return self.words.particles[f"{word} {after}"]
        objects = [item for child in token.children if child.dep_ in {"dobj", "nsubjpass"} for item in listed(child)]
        for item in objects:
            found = self.words.objects.get((word, lemma(item.lemma_)))
            if found:
                return found
        if word in self.words.verbs:
            named = word in self.words.intransitive and phrases.children(token, "dobj")
            return None if named else self.words.verbs[word]
        if word in self.words.light:
            return next((code for item in objects if (code := self.words.nouns.get(lemma(item.lemma_)))), None)
        return None

    # ------------------------------------------------------------ dated events

    def dated(self, time: TimeExpression) -> Iterator[Head]:
        """The events on a time expression: the one that it hangs on, and what happened "when"."""
        token = self.attached(self.tokens(time), lasting=time.type == "duration")
        if token is None:
            return
        basis: EventBasis = "none" if time.value is None else "relative" if time.anchored else "explicit"
        yield Head(token, self.code(token), time, time.value, basis)
        for child in token.children:
            if child.dep_ == "advcl" and any(word.lower_ == "when" for word in child.children) and self.code(child):
                yield Head(child, self.code(child), time, time.value, basis)

    def attached(self, tokens: list[Token], *, lasting: bool) -> Token | None:
        """The word whose event the expression dates; None for reporting and for no event."""
        node = tense.anchor_of(tokens)
        last = node
        for step in range(STEPS):
            if node.head.i == node.i:
                break
            below, node = node, node.head
            if node.pos_ in {"NOUN", "PROPN"}:
                before = step == 0 and below.i < node.i  # "the June election"
                if self.names_event(node):
                    if lasting:  # "a two-day visit", "talks for two hours", but not "the first visit in two years"
                        return node if before or below.lower_ in {"for", "of"} else None
                    return node if before else self._risen(node)
                if before and not lasting and below.dep_ in {"compound", "nummod", "amod", "nmod"}:
                    return node if node.pos_ == "NOUN" else None
            elif node.pos_ in {"VERB", "AUX"}:
                return self._by_verb(node, last, lasting=lasting)
        return self._by_verb(node, last, lasting=lasting) if node.pos_ in {"VERB", "AUX"} else None

    def _risen(self, noun: Token) -> Token:
        """The verb that the noun is the object of, where both are one event: "signed a treaty on Friday"."""
        verb = noun.head
        if noun.dep_ == "dobj" and verb.pos_ == "VERB" and self.happening(verb):
            return verb
        return self._spoken(noun)

    def happening(self, verb: Token) -> bool:
        """Whether the verb names an event, with or without a code."""
        word = lemma(verb.lemma_)
        return word not in self.words.reporting and (word in self.words.uncoded_verbs or self.code(verb) is not None)

    def _spoken(self, noun: Token) -> Token:
        """The act of a speech, where the verb around it names one: "in his address last week, he urged ..."."""
        if lemma(noun.lemma_) in SPEECHES and noun.dep_ == "pobj" and noun.head.lower_ in {"in", "at", "during"}:
            verb = noun.head.head
            if verb.pos_ == "VERB" and self.code(verb):
                return verb
        return noun

    def _by_verb(self, verb: Token, time: Token, *, lasting: bool) -> Token | None:
        word = lemma(verb.lemma_)
        if lasting:
            return self._enduring(verb)
        if verb.dep_ in {"acl", "relcl"} and (word in tense.FIXED or word in SCHEDULING):
            noun = self._event_above(verb)
            if noun is not None:
                return noun
        if word in self.words.reporting:
            return self._setting(verb)
        if verb.lemma_ == "be" or word in tense.FIXED:
            return self._subject_event(verb) or self._infinitive(verb) or (verb if verb.lemma_ != "be" else None)
        if not self.happening(verb):
            return self._event_between(verb, time) or verb
        return verb

    def _enduring(self, verb: Token) -> Token | None:
        """What lasted so long: "a meeting that lasted two hours"."""
        if lemma(verb.lemma_) not in LASTING:
            return None
        if verb.dep_ in {"acl", "relcl"} and self.names_event(verb.head):
            return verb.head
        return verb if self.code(verb) else self._subject_event(verb)

    def _event_above(self, verb: Token) -> Token | None:
        """The event that a participle says the date of: "a summit between leaders scheduled for Monday"."""
        node = verb.head
        for _ in range(STEPS):
            if self.names_event(node):
                return node
            if node.pos_ not in {"NOUN", "PROPN", "ADP"} or node.head.i == node.i:
                return None
            node = node.head
        return None

    def _event_between(self, verb: Token, time: Token) -> Token | None:
        """The nearest event noun before the expression, below a verb that names no event itself."""
        for place in range(time.i - 1, max(verb.i, time.i - STEPS), -1):
            token = verb.doc[place]
            if token.pos_ in {"VERB", "AUX"}:
                return None
            if self.names_event(token) and token.dep_ in {"pobj", "dobj"}:
                return token
        return None

    def _setting(self, verb: Token) -> Token | None:
        """The event at which something was said: "said in a speech on Friday"."""
        for child in phrases.children(verb, "prep"):
            if child.lower_ in {"in", "at", "during"}:
                for noun in phrases.children(child, "pobj"):
                    if self.names_event(noun):
                        return noun
        return None

    def _subject_event(self, verb: Token) -> Token | None:
        nouns = phrases.children(verb, "nsubj", "nsubjpass", "attr")
        return next((noun for noun in nouns if self.names_event(noun)), None)

    def _infinitive(self, verb: Token) -> Token | None:
        return next(iter(phrases.children(verb, "xcomp")), None)

    # ------------------------------------------------------------ events without an expression of their own

    def happens(self, verb: Token, *, lead: bool, title: bool) -> bool:
        """Whether a verb without a date tells a past act that may take the date of what is around it.

        The perfect ("has settled") leaves open when; at the top of a report it tells the news, and so
        does the present tense in its title.
        """
        if verb.pos_ != "VERB" or verb.dep_ not in {"ROOT", "conj", "ccomp", "advcl"} or phrases.is_negated(verb):
            return False
        view = tense.outlook(verb)
        if not self.happening(verb) or not (view == "past" or (title and view == "present")):
            return False
        words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark", "advmod"}}
        if words & ELSEWHEN or (words & {"has", "have", "'ve", "’ve"} and not lead):
            return False
        return self.in_main_line(verb)

    def in_main_line(self, verb: Token) -> bool:
        """Whether no relative clause or "before" lies between the verb and the top of the sentence."""
        node = verb
        for _ in range(STEPS):
            if node.dep_ in {"relcl", "acl", "csubj", "pcomp"}:
                return False
            if node.dep_ == "advcl" and any(child.lower_ in ELSEWHEN for child in node.children):
                return False
            if node.head.i == node.i:
                return True
            node = node.head
        return False

    def dates(self, token: Token) -> bool:
        """Whether a token is a part of a time expression."""
        return bool(self.times.touching(token.idx, phrases.end_of(token)))

    def story_day(self, heads: list[Head]) -> str | None:
        """The day that undated acts belong to.

        That of the first past event at the top, else the day that most events have, else one named
        shortly before publication, else the day of publication itself.
        """
        recent = [(head, head.date) for head in heads if head.date is not None and self._recent(head.date)]
        for head, date in recent:
            if bisect_right(self.starts, head.token.idx) <= LEAD:
                return date
        named = [date for _, date in recent]
        named = named or [
            time.value for time in self.draft.times if time.value is not None and self._recent(time.value)
        ]
        if named:
            return max(sorted(set(named)), key=named.count)
        return self.written.edtf if self.written is not None and self.written.single_day is not None else None

    def is_past(self, date: str) -> bool:
        """Whether a date does not lie after publication, as far as that is known."""
        period = read_edtf(date)
        if period is None or period.first is None or self.written is None or self.written.last is None:
            return True
        return period.first <= self.written.last

    def _recent(self, date: str) -> bool:
        period = read_edtf(date)
        day = period.single_day if period is not None else None
        if day is None or self.written is None or self.written.last is None:
            return False
        return 0 <= (self.written.last - day).days <= FRESH
