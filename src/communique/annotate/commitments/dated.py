"""What stands on the calendar or in a paper without "will": "from July no fee is charged", "has until May to pay"."""

from __future__ import annotations

from spacy.tokens import Token

from communique.annotate.commitments.ahead import GAINING, is_willed
from communique.annotate.commitments.complements import (
    CONDITIONS,
    FEASTS,
    OPEN,
    UNDOING,
    WOULD,
    is_undone,
)
from communique.annotate.commitments.grounds import Grounds, Undertaking
from communique.grammar import ancestors, first_child, has_modal, is_infinitive
from communique.phrases import is_negated, is_passive

PRESENT = frozenset({"VBZ", "VBP"})
HEADING = frozenset({"ROOT", "acl", "relcl"})
MUST = frozenset({"must", "shall"})
PERMITTING = frozenset({"may", "can"})
MOVING = frozenset({"rise", "fall", "drop", "double", "halve", "increase"})
"""What a fee does on a day that is set."""
UNDER = frozenset({"under", "pursuant", "per"})


def dated(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What a report of a settlement tells in the present tense of a day to come, or as a duty under a paper."""
    if not grounds.settles or is_negated(verb) or grounds.said_by(verb) is None:
        return None
    if has_modal(verb, MUST):
        return _duty(grounds, verb)
    if has_modal(verb, PERMITTING):
        return _permitted(grounds, verb)
    if is_undone(verb) or has_modal(verb, WOULD | OPEN):
        return None
    return (
        _headline(grounds, verb)
        or _there_is_to_be(grounds, verb)
        or _given_time(grounds, verb)
        or _present(grounds, verb)
    )


def _headline(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What a headline has somebody do: "Kestrel and Valdoria to build common port"."""
    if not is_infinitive(verb) or verb.sent[-1].text in {".", "!", "?", "”", '"'} or verb.dep_ not in HEADING:
        return None
    if any(token.tag_ in {"VBZ", "VBP", "VBD", "MD"} for token in verb.sent):
        return None
    if verb.lemma_.lower() in grounds.words.undergone | grounds.words.speaking | grounds.words.stative:
        return None
    doer = first_child(verb, {"nsubj"}) or (verb.head if verb.dep_ in {"acl", "relcl"} else None)
    if doer is None or doer.i >= verb.i or not grounds.is_agent(doer) or doer.sent.start < doer.left_edge.i:
        return None
    return Undertaking(verb, grounds.operator(verb) or "announce", doer, "planned", bare=True)


def _duty(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What somebody must do under a paper: "under the accord Kestrel must open its books"."""
    if not _under_paper(grounds, verb):
        return None
    actor = first_child(verb, {"nsubj", "nsubjpass"})
    return Undertaking(verb, "agree", actor if grounds.is_agent(actor) else None, "planned", bare=True)


def _under_paper(grounds: Grounds, verb: Token) -> bool:
    """Whether it is told as what a paper lays down or a bargain gives: "under the deal", "in return"."""
    links = [child for child in verb.children if child.lower_ in UNDER]
    if any(grounds.is_paper(token) for link in links for token in link.subtree):
        return True
    return any(child.lower_ == "in" and _is_return(child) for child in verb.lefts)


def _is_return(link: Token) -> bool:
    return any(word.lower_ in {"return", "exchange"} for word in link.rights)


def _permitted(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What may be done from a day to come on: "from 1 July plums can be sold again"."""
    begins = any(child.lower_ in {"from", "as", "starting"} for child in verb.children)
    if not begins or not _is_later(grounds, verb) or _is_taken_back(verb):
        return None
    return Undertaking(verb, "announce", grounds.sayer(verb), "planned", bare=True)


def _is_taken_back(verb: Token) -> bool:
    """Whether a condition or an expectation around it takes back what may be done."""
    lefts = {child.lower_ for child in verb.lefts if child.dep_ == "mark"}
    return bool(lefts & CONDITIONS) or any(above.lemma_.lower() in UNDOING for above in ancestors(verb))


def _there_is_to_be(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What there is to be: "there is to be a common fleet"."""
    above = verb.head
    settled = verb.lemma_ == "be" and verb.dep_ == "xcomp" and is_infinitive(verb) and above.tag_ in PRESENT
    if not settled or above.lemma_ != "be" or first_child(above, {"expl"}) is None:
        return None
    return Undertaking(verb, "announce", grounds.sayer(verb), "planned", bare=True)


def _given_time(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What somebody has time for: "Kestrel has until May to pull out", "has ninety days to pay"."""
    actor = first_child(verb, {"nsubj"})
    if verb.lemma_ != "have" or verb.tag_ not in PRESENT or not grounds.is_agent(actor):
        return None
    term = first_child(verb, {"dobj", "npadvmod"})
    until = any(child.lower_ == "until" for child in verb.rights)
    timed = term is not None and bool(grounds.times.touching(term.idx, term.idx + len(term)))
    deed = any(token.tag_ == "VB" and is_infinitive(token) for token in verb.subtree if token.i > verb.i)
    return Undertaking(verb, "agree", actor, "planned", bare=True) if deed and (until or timed) else None


def _present(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What the present tense puts on a day to come: "the older reactor closes by the end of December"."""
    helper = first_child(verb, {"auxpass", "aux"})
    finite = helper if helper is not None else verb
    if finite.tag_ not in PRESENT or (helper is not None and helper.lemma_ != "be"):
        return None
    under = _under_paper(grounds, verb)
    if not (under or _is_later(grounds, verb)):
        return None
    doer = first_child(verb, {"nsubj", "nsubjpass"})
    if doer is None or doer.pos_ not in {"NOUN", "PROPN"} or grounds.is_paper(doer):
        return None
    if doer.is_title and doer.tag_ == "NN" and doer.n_lefts == 0:
        return None  # a name that the parser does not know
    lemma = verb.lemma_.lower()
    if is_passive(verb):
        words = grounds.words
        fate = lemma in words.undergone | words.stative | words.speaking or lemma in words.performing
        return None if fate else Undertaking(verb, grounds.operator(verb) or "announce", None, "planned", bare=True)
    if under and lemma in GAINING and first_child(verb, {"dobj"}) is not None:
        return Undertaking(verb, "announce", grounds.sayer(verb), "planned", bare=True)
    if grounds.is_agent(doer) and not grounds.is_person(doer) and is_willed(grounds, verb):
        return Undertaking(verb, grounds.operator(verb) or "signal", doer, "planned", bare=True)
    if lemma in grounds.words.happening | MOVING and not (grounds.is_strange(doer) or grounds.is_agent(doer)):
        return Undertaking(verb, grounds.operator(verb) or "announce", grounds.sayer(verb), "planned", bare=True)
    return None


def _is_later(grounds: Grounds, verb: Token) -> bool:
    """Whether a time that hangs on the verb lies after the report."""
    for child in verb.children:
        if child.dep_ not in {"prep", "agent", "npadvmod"}:
            continue
        if child.lower_ in {"by", "from"} and any(word.lower_ in FEASTS for word in child.rights):
            return True
        for time in grounds.times.touching(child.left_edge.idx, child.right_edge.idx + len(child.right_edge)):
            if time.value and grounds.published and time.type == "date":
                first = time.value.split("/")[0].rstrip("~?")
                if first > grounds.published[: len(first)]:
                    return True
    return False
