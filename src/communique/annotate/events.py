"""The layer of events: what happened or is to happen, when, where, by whom, with its PLOVER code.

An event is a verb or noun that a time expression hangs on, or a past act that takes its date from the
sentence or the story around it. "Said on Saturday" dates an attribution and is none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique import phrases, tense
from communique.chronology import read_edtf
from communique.draft import Draft, DraftEvent, Mention, Sentence
from communique.happenings import Happenings
from communique.lexicon import lemma
from communique.model import Context, EventBasis, Plover, Range, TimeExpression
from communique.places import Places
from communique.tools import Tools

READ = frozenset({None, "caption", "social-post"})
"""Furniture that tells of events, beside the report itself."""
STEPS = 12
WIDEST = 60
"""Words on either side of its verb that a clause may reach."""
LONGEST_WHAT = 24
FRESH = 7
"""Days before publication that a story may be about."""
LEAD = 4
"""Sentences at the top among which the day of the story is looked for."""
APART = frozenset({"advcl", "parataxis", "conj", "ccomp", "punct", "cc", "mark", "prepc"})
"""What hangs on a verb without belonging to its own clause."""
ELSEWHEN = frozenset({"had", "'d", "’d", "before", "since", "after", "until", "if", "once", "previously", "long"})
"""Words beside a verb that put it at another time than what is around it."""
SPEECHES = frozenset({"address", "speech", "interview", "remark", "statement", "letter", "message", "announcement"})
SCHEDULING = frozenset({"hold", "take", "begin", "start", "open", "publish", "release", "issue"})
LASTING = frozenset({"last", "run", "continue", "take", "hold", "meet", "spend", "stay"})
BUILDINGS = frozenset(
    {"residence", "palace", "headquarters", "office", "embassy", "base", "capital", "border", "house"}
)


@dataclass(frozen=True)
class _Head:
    """The word that names an event, its code and the time expression that dates it."""

    token: Token
    code: str | None
    time: TimeExpression | None
    date: str | None
    basis: EventBasis


class _Finder:
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
        place = bisect_right(self.starts, offset) - 1
        return self.draft.sentences[place] if place >= 0 else None

    def tokens(self, time: TimeExpression) -> list[Token]:
        first = max(0, bisect_right(self.offsets, time.span.start) - 1)
        return [self.draft.doc[i] for i in range(first, bisect_left(self.offsets, time.span.end))]

    # ------------------------------------------------------------ what names an event

    def names_event(self, token: Token) -> bool:
        word = lemma(token.lemma_)
        return token.pos_ in {"NOUN", "PROPN"} and (word in self.words.nouns or word in self.words.uncoded_nouns)

    def code(self, token: Token) -> str | None:
        word = lemma(token.lemma_)
        if token.pos_ in {"NOUN", "PROPN"}:
            return self.words.nouns.get(word)
        beside = [child.lower_ for child in token.children if child.dep_ in {"prt", "prep", "advmod"}]
        for after in (*beside, token.nbor().lower_ if token.i + 1 < len(token.doc) else ""):
            if f"{word} {after}" in self.words.particles:
                return self.words.particles[f"{word} {after}"]
        objects = [item for child in token.children if child.dep_ in {"dobj", "nsubjpass"} for item in _listed(child)]
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

    def dated(self, time: TimeExpression) -> Iterator[_Head]:
        """The events on a time expression: the one that it hangs on, and what happened "when"."""
        token = self.attached(self.tokens(time), lasting=time.type == "duration")
        if token is None:
            return
        basis: EventBasis = "none" if time.value is None else "relative" if time.anchored else "explicit"
        yield _Head(token, self.code(token), time, time.value, basis)
        for child in token.children:
            if child.dep_ == "advcl" and any(word.lower_ == "when" for word in child.children) and self.code(child):
                yield _Head(child, self.code(child), time, time.value, basis)

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
                    return node if lasting or before else self._risen(node)
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

    def happens(self, verb: Token, *, lead: bool) -> bool:
        """Whether a verb without a date tells a past act that may take the date of what is around it.

        The perfect ("has settled") leaves open when; at the top of a report it tells the news.
        """
        if verb.pos_ != "VERB" or verb.dep_ not in {"ROOT", "conj", "ccomp", "advcl"} or phrases.is_negated(verb):
            return False
        if not self.happening(verb) or tense.outlook(verb) != "past":
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

    def story_day(self, heads: list[_Head]) -> str | None:
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

    def _recent(self, date: str) -> bool:
        period = read_edtf(date)
        day = period.single_day if period is not None else None
        if day is None or self.written is None or self.written.last is None:
            return False
        return 0 <= (self.written.last - day).days <= FRESH


def find(draft: Draft, tools: Tools) -> tuple[DraftEvent, ...]:
    """The events of a report, in order of text."""
    finder = _Finder(draft, tools.happenings)
    heads: list[_Head] = []
    for time in draft.times:
        sentence = finder.sentence(time.span.start)
        if sentence is not None and sentence.furniture in READ and time.type in {"date", "time", "duration"}:
            heads += finder.dated(time)
    day = finder.story_day(heads)
    heads = [_lasting(head, day) for head in heads if head.time is None or head.time.type != "duration" or day]
    heads += _undated(finder, heads, day)
    heads.sort(key=lambda head: (head.token.i, head.time.span.start if head.time else -1))
    return tuple(_event(finder, head) for head in heads)


def _lasting(head: _Head, day: str | None) -> _Head:
    """A "two-day visit" happened on the day of the story, as far as we know."""
    if head.time is None or head.time.type != "duration":
        return head
    return _Head(head.token, head.code, head.time, day, "inherited")


def _undated(finder: _Finder, heads: list[_Head], day: str | None) -> Iterator[_Head]:
    """Past acts without an expression of their own, with the date of what is around them.

    In a paragraph that has been speaking of another time than the story's they stay out: "In 2015 they
    signed ... The deal then fell apart."
    """
    dated = {head.token.i: head.date for head in heads if head.date is not None}
    text = finder.draft.report.text
    spoken, paragraph = day, 0
    for order, sentence in enumerate(finder.draft.sentences):
        if sentence.furniture not in READ or sentence.language != "en":
            continue
        start = text.rfind("\n", paragraph, sentence.start)
        if start >= 0:
            spoken, paragraph = day, sentence.start
        for token in finder.draft.doc[sentence.first : sentence.last]:
            if token.i in dated:
                spoken = dated[token.i]
            elif finder.happens(token, lead=order < 2):
                date = _beside(finder, token, dated) or spoken
                period = read_edtf(date)
                if period is not None and period.single_day is not None:
                    yield _Head(token, finder.code(token), None, date, "inherited")


def _beside(finder: _Finder, token: Token, dated: dict[int, str]) -> str | None:
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


def _listed(token: Token) -> list[Token]:
    return list(phrases.conjuncts(token))[:STEPS]


# ---------------------------------------------------------------- from a head to an event


def _event(finder: _Finder, head: _Head) -> DraftEvent:
    token = head.token
    first, last = _clause(token) if token.pos_ in {"VERB", "AUX"} else _noun_phrase(token)
    words = phrases.trimmed(list(finder.draft.doc[first:last]))
    evidence = phrases.range_of(words or [token])
    actors, recipients = _parties(finder, token)
    return DraftEvent(
        what=_what(words or [token]),
        actors=tuple(dict.fromkeys((*actors, *recipients))),
        place=_place(finder, token),
        date=head.date,
        basis=head.basis,
        time_expression=head.time.span.range if head.time else None,
        evidence=(evidence,),
        context=_context(finder, head),
        plover=_plover(finder, head, actors, recipients),
    )


def _clause(verb: Token) -> Range:
    """The tokens of a verb's own clause."""
    first, last = verb.left_edge.i, verb.right_edge.i + 1
    for child in verb.children:
        if child.dep_ not in APART:
            continue
        if child.dep_ == "ccomp" and child.i > verb.i and len(phrases.children(verb, "dobj")) == 0:
            continue  # "agreed that ..." is its own content
        if child.i < verb.i:
            first = max(first, child.right_edge.i + 1)
        else:
            last = min(last, child.left_edge.i)
    return max(first, verb.i - WIDEST), min(max(last, verb.i + 1), verb.i + WIDEST)


def _noun_phrase(noun: Token) -> Range:
    first, last = noun.left_edge.i, noun.right_edge.i + 1
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"relcl", "punct", "conj", "cc", "appos", "advcl"}:
            last = min(last, child.left_edge.i)
    return max(first, noun.i - WIDEST), min(max(last, noun.i + 1), noun.i + WIDEST)


def _what(words: list[Token]) -> str:
    return " ".join("".join(word.text_with_ws for word in words[:LONGEST_WHAT]).split())


def _parties(finder: _Finder, token: Token) -> tuple[list[Range], list[Range]]:
    """Who acts and who is acted upon or with."""
    if token.pos_ not in {"VERB", "AUX"}:
        owners = phrases.children(token, "poss")
        with_whom = [noun for child in phrases.children(token, "prep") for noun in phrases.children(child, "pobj")
                     if child.lower_ in {"with", "between", "of", "among", "by"}]  # fmt: skip
        return _ranges(finder, owners or with_whom), _ranges(finder, with_whom if owners else [])
    subject = phrases.subject(token)
    objects = phrases.children(token, "dobj", "dative")
    for child in (
        *phrases.children(token, "prep", "agent"),
        *(c for o in objects for c in phrases.children(o, "prep")),
    ):
        if child.lower_ in {"with", "to", "against", "by", "for", "on", "between", "of"}:
            objects += phrases.children(child, "pobj")
    acting = [subject] if subject is not None else []
    if phrases.is_passive(token):
        agents = [noun for child in phrases.children(token, "agent") for noun in phrases.children(child, "pobj")]
        return _ranges(finder, agents), _ranges(finder, acting)
    return _ranges(finder, acting), _ranges(finder, objects)


def _ranges(finder: _Finder, nouns: list[Token]) -> list[Range]:
    """The mentions that the nouns head; where the layer of mentions is silent, names."""
    found: list[Range] = []
    for noun in (item for first in nouns for item in _listed(first) if not finder.dates(item)):
        held = finder.mentions.touching(noun.idx, phrases.end_of(noun))
        if held:
            widest = max(held, key=lambda mention: mention.end - mention.start)
            found.append((widest.start, widest.end))
        elif not finder.draft.mentions and noun.pos_ == "PROPN":
            found.append((noun.left_edge.idx, phrases.end_of(noun)))
    return found


def _place(finder: _Finder, token: Token) -> str | None:
    """Where: a name after "in" or "at"."""
    candidates = [token, *phrases.children(token, "dobj", "nsubj", "nsubjpass", "pobj", "attr")]
    for node in candidates:
        for child in phrases.children(node, "prep"):
            for noun in phrases.children(child, "pobj") if child.lower_ in {"in", "at"} else ():
                if (noun.pos_ == "PROPN" or lemma(noun.lemma_) in BUILDINGS) and not finder.dates(noun):
                    words = [word for word in noun.doc[noun.left_edge.i : noun.i + 1] if word.pos_ != "DET"]
                    return _what(words) or None
    return None


def _context(finder: _Finder, head: _Head) -> Context:
    token = head.token
    view = tense.outlook(token) if token.pos_ in {"VERB", "AUX"} else None
    if view == "possible" or any(child.lower_ == "if" for child in token.children):
        return "hypothetical"
    period = read_edtf(head.date)
    if period is not None and finder.written is not None:
        if period.first is not None and finder.written.last is not None and period.first > finder.written.last:
            return "future"
        if period.last is not None and finder.written.first is not None and period.last < finder.written.first:
            return "past"
    if view == "future":
        return "future"
    return "ongoing" if view == "present" and token.tag_ == "VBG" else "past"


def _plover(finder: _Finder, head: _Head, actors: list[Range], recipients: list[Range]) -> Plover | None:
    if head.code is None:
        return None
    text = finder.draft.report.text
    return Plover(
        event=head.code,
        actor=tuple(text[start:end] for start, end in actors),
        recipient=tuple(text[start:end] for start, end in recipients),
    )
