"""Whether a clause looks back or ahead, asked of the parse.

English news tells the direction of a date by the verb that governs it ("will meet on Monday", "met on
Monday") or by a word beside the noun ("the upcoming summit on Monday").
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

Outlook = Literal["past", "present", "future", "possible"]

WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
POSSIBLE = frozenset({"would", "could", "may", "might", "can", "should", "must", "'d", "’d"})
AHEAD = frozenset(
    {
        "aim", "agree", "anticipate", "arrange", "await", "call", "decide", "demand", "due", "expect", "hope", "intend",
        "invite", "likely", "mull", "offer", "order", "plan", "pledge", "poise", "prepare", "promise", "propose",
        "request", "schedule", "set", "slate", "slat", "urge", "vow", "want", "wish", "consider", "seek", "threaten",
        "commit", "undertake", "ready", "eager", "able", "look", "try", "ask", "allow", "enable", "go", "refuse",
    }
)  # fmt: skip
"""Verbs and adjectives whose infinitive or "for" phrase lies ahead of them."""
FIXED = frozenset({"due", "expect", "plan", "schedule", "set", "slate", "slat", "poise", "prepare", "propose"})
"""Those of them that, said of a thing in the passive, put the thing itself ahead."""
COMING = frozenset({"coming", "forthcoming", "future", "next", "planned", "proposed", "scheduled", "upcoming"})
GONE = frozenset({"earlier", "last", "past", "previous", "recent"})
HAS = frozenset({"be", "have"})
"""They last, but "has talks on Monday" lies ahead."""
STATES = frozenset({"be", "have", "say", "believe", "think", "know", "remain", "show", "mean", "seem", "include"})
"""Verbs whose present tense tells nothing about when."""
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
STEPS = 12


def anchor_of(tokens: list[Token]) -> Token:
    """The word of an expression that hangs on the rest of the sentence."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head.i not in inside or token.head.i == token.i:
            return token
    return tokens[0]


def outlook(verb: Token, depth: int = STEPS) -> Outlook | None:
    """Where a verb puts what it tells, from its auxiliaries, its form and the verb that governs it."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    lows = {child.lower_ for child in auxiliaries}
    perfect = any(child.lemma_ == "have" for child in auxiliaries) and verb.tag_ in {"VBN", "VBD"}
    marked = _marked(verb, lows, {child.tag_ for child in auxiliaries}, perfect)
    if marked is not None:
        return marked
    if depth == 0 or verb.head.i == verb.i:
        return "past" if verb.tag_ == "VBN" else None
    return _governed(verb, "to" in lows, depth)


def _marked(verb: Token, lows: set[str], tags: set[str], perfect: bool) -> Outlook | None:
    """The outlook that a finite verb shows by itself."""
    if lows & WILL:
        return "future"
    if perfect or (not lows & POSSIBLE and (verb.tag_ == "VBD" or "VBD" in tags)):
        return "past"
    if lows & POSSIBLE:
        return "possible"
    return "present" if tags & {"VBZ", "VBP"} or verb.tag_ in {"VBZ", "VBP"} else None


def _governed(verb: Token, infinitive: bool, depth: int) -> Outlook | None:
    """The outlook of an infinitive or participle."""
    head = verb.head
    if infinitive and (head.lemma_ in AHEAD or head.pos_ in {"NOUN", "ADJ"}):
        return "future"
    if verb.dep_ in {"ccomp", "xcomp"} and verb.tag_ == "VBN" and head.lemma_ in AHEAD:
        return "future"
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN":
        return "future" if verb.lemma_ in FIXED else "past"
    governor = _verb_above(verb)
    if governor is None:
        return "past" if verb.tag_ == "VBN" else None
    above = outlook(governor, depth - 1)
    if infinitive and above == "past" and verb.dep_ == "advcl":
        return None  # "flew to meet": the meeting may have been or not
    return above


def _verb_above(token: Token) -> Token | None:
    node = token
    for _ in range(STEPS):
        if node.head.i == node.i:
            return None
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            return node
    return None


def hint(tokens: list[Token], *, caption: bool = False) -> Literal["past", "future"] | None:
    """Whether a time expression is to be looked for before or after the day of writing.

    Args:
        tokens: the words of the expression.
        caption: the present tense of captions tells of what has happened.
    """
    first = node = anchor_of(tokens)
    weekday = any(token.lower_ in WEEKDAYS for token in tokens)
    direct = True
    for _ in range(STEPS):
        if node.head.i == node.i:
            break
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            if node.lemma_ in FIXED and node.tag_ in {"VBN", "VB"}:
                return "future"
            dated = direct and (node.lemma_ not in STATES or (weekday and node.lemma_ in HAS))
            return "future" if _coming_between(node, first) else _by_verb(node, caption=caption, dated=dated)
        found = _by_noun(node)
        if found is not None:
            return found
        direct = direct and node.pos_ not in {"NOUN", "PROPN"}
    if node.pos_ not in {"VERB", "AUX"}:
        return None
    return _by_verb(node, caption=caption, dated=direct and node.lemma_ not in STATES)


def _coming_between(verb: Token, expression: Token) -> bool:
    """Whether an "upcoming" stands between the verb and the expression, no other verb between them."""
    for place in range(expression.i - 1, max(verb.i, expression.i - STEPS), -1):
        token = verb.doc[place]
        if token.pos_ in {"VERB", "AUX"}:
            return False
        if token.lower_ in COMING and token.dep_ == "amod":
            return True
    return False


def _by_noun(node: Token) -> Literal["past", "future"] | None:
    if node.lower_ == "of" and node.head.lower_ == "as":
        return "past"
    words = {child.lower_ for child in node.children if child.dep_ in {"amod", "advmod", "acl"}}
    if words & COMING or node.lower_ in {"ahead", "before", "due", "scheduled"}:
        return "future"
    return "past" if words & GONE or node.lower_ in {"after", "following"} else None


def _by_verb(verb: Token, *, caption: bool, dated: bool) -> Literal["past", "future"] | None:
    if any(child.lower_ in {"due", "set", "scheduled"} for child in verb.children if child.dep_ == "acomp"):
        return "future"
    view = outlook(verb)
    if view in {"future", "possible"}:
        return "future"
    if view == "present":
        if caption:
            return "past"
        return "future" if dated else None
    return "past" if view == "past" else None
