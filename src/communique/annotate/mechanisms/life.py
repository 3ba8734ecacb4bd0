"""What a sentence says about a mechanism: that it is resumed, agreed, lapsed; since when, on what, how much."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.annotate.mechanisms.naming import Naming
from communique.draft import Draft
from communique.grammar import ancestors, auxiliaries, is_infinitive, text_range
from communique.model import Figure, State, Term, TimeExpression
from communique.phrases import FINITE, is_negated
from communique.places import Places
from communique.wordlists import MechanismWords

FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
SETTLED = frozenset({"will", "shall", "'ll", "’ll"})
DECIDING = frozenset("agree announce choose commit decide pledge promise resolve undertake vow".split())
"""Verbs after which it is settled that something is to be set up."""
REPORTED_FUTURE = frozenset({"would"})
UNBORN: frozenset[State] = frozenset({"launched", "agreed", "issued"})
"""States that a mechanism cannot have before it happens: "will launch" only proposes it."""
UNDOING: frozenset[State] = frozenset({"ended", "suspended", "lapsed"})
AFFECTING = frozenset({"from", "on", "to", "of"})
"""Prepositions that lead to what a verb does something to: "withdrew from the treaty", "agreed on a pact"."""
LIMITS = frozenset({"cap", "capped", "limit", "limited", "ceiling", "maximum", "quota"})


def state(naming: Naming, words: MechanismWords) -> State | None:
    """The state that the words around a mention give the mechanism; the verb counts before an adjective."""
    return _by_verb(naming, words) or _by_adjective(naming, words)


def _by_verb(naming: Naming, words: MechanismWords) -> State | None:
    for governor in _governors(naming.head):
        if governor.pos_ in {"VERB", "AUX"}:
            found = _of_lemma(_phrasal(governor), words.states) or _of_lemma(governor.lemma_.lower(), words.states)
            if found is not None:
                return _turned(governor, found, words)
        else:
            found = _of_lemma(governor.lemma_.lower(), words.nouns)
            if found is not None:
                return "proposed" if found in UNBORN and _wanted(governor, words) else found
    return None


def _turned(verb: Token, found: State, words: MechanismWords) -> State | None:
    """The state, as modals and negation leave it: what is not to be overturned stands, what is not agreed is not."""
    if is_negated(verb) or any(is_negated(above) for above in _wanting(verb)):
        return "continued" if found in UNDOING else None
    if found == "launched" and _is_decided(verb, words):
        return "agreed"
    return "proposed" if _is_open(verb, found, words) else found


def _is_decided(verb: Token, words: MechanismWords) -> bool:
    """Whether what is not there yet is settled: "agreed to set up an office", "an office will be set up"."""
    if is_infinitive(verb):
        above = next(ancestors(verb), None)
        return above is not None and above.lemma_.lower() in DECIDING and not is_negated(above)
    modals = {child.lower_ for child in auxiliaries(verb)}
    is_open = any(child.dep_ == "mark" and child.lower_ != "that" for child in verb.lefts)
    return bool(modals & SETTLED) and not is_open and not _wanted(verb, words)


def _wanting(verb: Token) -> Iterator[Token]:
    """The verbs that an infinitive hangs on, up to the finite one."""
    if is_infinitive(verb):
        for above in ancestors(verb):
            yield above
            if above.tag_ in FINITE:
                return


def _governors(head: Token) -> Iterator[Token]:
    """The verb that the mechanism is object or subject of, or the noun that it completes ("resumption of")."""
    place = head
    for _ in range(3):
        above = place.head
        if place.dep_ in {"dobj", "nsubjpass", "nsubj", "attr", "oprd"}:
            yield above
            return
        if place.dep_ in {"acl", "relcl"}:
            yield place
            return
        if place.dep_ == "pobj" and above.dep_ in {"prep", "agent"}:
            of_noun = above.lower_ == "of" and above.head.pos_ == "NOUN"
            if of_noun or (above.lower_ in AFFECTING and above.head.pos_ == "VERB" and not _has_object(above.head)):
                yield above.head
            return
        if place.dep_ != "conj":
            return
        place = above
    clause = next((child for child in head.rights if child.dep_ in {"acl", "relcl"}), None)
    if clause is not None:
        yield clause


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.rights)


def _phrasal(verb: Token) -> str:
    particle = next((child for child in verb.rights if child.dep_ == "prt"), None)
    return f"{verb.lemma_.lower()} {particle.lower_}" if particle is not None else ""


def _of_lemma(lemma: str, states: dict[State, frozenset[str]]) -> State | None:
    return next((name for name, lemmas in states.items() if lemma in lemmas), None)


def _is_open(verb: Token, found: State, words: MechanismWords) -> bool:
    """Whether the verb speaks of what may or shall be, not of what is."""
    modals = {child.lower_ for child in auxiliaries(verb)}
    if any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in verb.lefts):
        return True
    if found == "continued":
        modals -= REPORTED_FUTURE  # what "would continue" is going on
    if modals & words.softening or (found in UNBORN and modals & FUTURE):
        return True
    return is_infinitive(verb) and _wanted(verb, words)


def _wanted(word: Token, words: MechanismWords) -> bool:
    """Whether somebody only wants, plans or weighs it."""
    for above in ancestors(word):
        if above.lemma_.lower() in words.softening or {child.lower_ for child in auxiliaries(above)} & words.softening:
            return True
        if above.dep_ == "ROOT" or above.tag_ in FINITE:
            return False
    return False


def _by_adjective(naming: Naming, words: MechanismWords) -> State | None:
    for child in naming.head.lefts:
        found = _of_lemma(child.lower_, words.adjectives)
        if found is not None:
            return found
    return None


class Particulars:
    """Finds the terms of mechanisms: topics, dates, caps, frequencies, amounts."""

    def __init__(self, draft: Draft) -> None:
        self.report = draft.report
        self.doc = draft.doc
        self.times = Places(draft.times, lambda time: time.span.range)
        self.figures = Places(draft.figures, lambda figure: figure.span.range)

    def of(self, naming: Naming, words: MechanismWords) -> Iterator[Term]:
        """The terms that the phrase and the clauses hanging on it state."""
        first, last = naming.first, max(naming.last, min(naming.head.right_edge.i + 1, naming.head.i + 60))
        start, end = self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1])
        yield from self._topics(naming.head, words)
        times = self.times.inside(start, end)
        for time in times:
            yield Term(self._label(time), time.value or time.span.exact, time.span)
        for figure in self.figures.inside(start, end):
            if not any(time.span.start < figure.span.end and figure.span.start < time.span.end for time in times):
                yield Term(self._measure(figure), figure.value, figure.span)

    def _topics(self, head: Token, words: MechanismWords) -> Iterator[Term]:
        for branch in head.rights:
            inner = [branch, *branch.subtree] if branch.dep_ in {"relcl", "acl"} else [branch]
            for prep in inner[:60]:
                if prep.dep_ != "prep" or prep.lower_ not in words.topics:
                    continue
                found = text_range(self.doc, prep.i + 1, self._topic_end(prep))
                if found is not None and not self.times.touching(*found):
                    span = self.report.span(*found)
                    yield Term("topics", span.exact, span)
                    return

    def _topic_end(self, prep: Token) -> int:
        """One past the topics, before a clause about them."""
        clause = (token.left_edge.i for token in self.doc[prep.i + 1 : prep.right_edge.i + 1] if token.dep_ == "relcl")
        return next(clause, prep.right_edge.i + 1)

    def _label(self, time: TimeExpression) -> str:
        before = self.report.text[max(0, time.span.start - 8) : time.span.start].split()
        if before and before[-1].lower() == "since":
            return "since"
        return {"set": "frequency", "duration": "duration"}.get(time.type, "date")

    def _measure(self, figure: Figure) -> str:
        around = self.report.text[max(0, figure.span.start - 40) : figure.span.end + 10].lower().split()
        return "cap" if LIMITS & set(around) or figure.qualifier in {"up to", "at most"} else "amount"
