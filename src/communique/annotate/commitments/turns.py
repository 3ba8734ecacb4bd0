"""Turns of phrase that undertake without a verb for it: "gave his word", "the pact provides for", "its pledge to"."""

from __future__ import annotations

from spacy.tokens import Token

from communique.annotate.commitments.complements import (
    DISBELIEVING,
    OPEN,
    WILL,
    WOULD,
    complement_verbs,
    is_undone,
    modality,
    phrasal,
    view_of,
)
from communique.annotate.commitments.grounds import Grounds, Undertaking
from communique.grammar import actor_of, first_child, has_modal, is_infinitive
from communique.phrases import is_negated, is_passive

PROVIDING = frozenset(
    "have hold list name provide foresee envisage envision stipulate include contain prescribe entail specify".split()
)
"""What a paper does with the things that it lays down."""
TELLING = frozenset({"provide", "contain", "foresee", "envisage", "stipulate", "prescribe"})
"""What only a paper does."""
INSTRUCTING = frozenset({"instruct", "task", "mandate", "entrust"})
PLEDGING = frozenset({"pledge", "promise", "commitment", "assurance", "undertaking", "vow", "guarantee"})
WEIGHTY = frozenset({"word", "consent", "approval", "blessing", "go-ahead"})
"""What one gives and is bound by."""
BREAKING = DISBELIEVING | frozenset(
    "abandon betray break breach demand doubt drop forget expect fail flout ignore renege seek scrap question "
    "violate want".split()
)
"""What is done to a pledge that is no longer one, or not yet."""
SECURING = frozenset("bring extract gain get initial obtain receive secure sign win wring".split())
"""How one comes by the pledge of another."""
SHOULDERING = frozenset({"assume", "accept", "shoulder", "take"})
BURDENS = frozenset({"obligation", "responsibility", "duty", "task"})
GIVING = frozenset({"give", "see", "let", "bring", "oblige", "scrap"})
GIVEN = frozenset({"promise", "guarantee", "offer", "pledge", "foresee", "envisage", "agree"})
"""Verbs whose passive says what somebody is to get."""


def turned(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What a verb undertakes together with its object or its subject."""
    if is_undone(verb) or is_negated(verb) or has_modal(verb, (WOULD - WILL) | OPEN):
        return None
    if has_modal(verb, WILL):
        return None if is_passive(verb) else _provided(grounds, verb)
    if is_passive(verb):
        return _given(grounds, verb)
    return _vouched(grounds, verb) or _provided(grounds, verb) or _instructed(grounds, verb) or _among(grounds, verb)


def _vouched(grounds: Grounds, verb: Token) -> Undertaking | None:
    """Taking something upon oneself, signing up to it, giving one's word for it."""
    lemma, actor = verb.lemma_.lower(), grounds.actor(verb)
    if not grounds.is_agent(actor):
        return None
    upon = lemma == "take" and any(child.lower_ in {"upon", "on"} for child in verb.rights)
    itself = any(token.lower_.endswith(("self", "selves")) for token in verb.subtree if 0 < token.i - verb.i <= 3)
    bound = lemma in {"bind", "engage", "oblige"} and itself
    if (upon and itself) or bound or phrasal(verb) == "sign up":
        return Undertaking(verb, "pledge", actor, modality(verb)) if complement_verbs(verb) else None
    given = first_child(verb, {"dobj"})
    if given is not None and lemma in SHOULDERING and given.lemma_.lower() in BURDENS and _has_task(given):
        return Undertaking(verb, "pledge", actor, modality(verb), bare=True)
    if lemma == "give" and given is not None and given.lemma_.lower() in WEIGHTY:
        says = [child for child in (*given.rights, *verb.rights) if child.dep_ in {"acl", "ccomp", "xcomp", "relcl"}]
        named = any(child.lower_ in {"to", "for"} and child.dep_ == "prep" for child in given.rights)
        if says or (named and given.lemma_.lower() != "word"):
            return Undertaking(verb, "pledge", actor, modality(verb), bare=True)
    return None


def _has_task(burden: Token) -> bool:
    """Whether it is a burden for the time to come: "the obligation to clear", "responsibility for clearing"."""
    inner = [below for child in burden.rights if child.dep_ == "prep" for below in child.rights]
    return bool(complement_verbs(burden)) or any(below.dep_ == "pcomp" for below in inner)


def _provided(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What a paper lays down: "the accord provides for the laying of a cable"."""
    paper = grounds.actor(verb)
    lemma = verb.lemma_.lower()
    now = verb.tag_ in {"VBZ", "VBP"} or has_modal(verb, WILL)
    does = now and (lemma in GIVING or lemma in grounds.words.deeds)
    if paper is None or not (does or (lemma in PROVIDING and not has_modal(verb, WILL))):
        return None
    referred = paper.lower_ == "it" and lemma in TELLING  # "it further provides for"
    if not (referred or grounds.is_paper(paper)) or not grounds.settles:
        return None
    if does and grounds.is_agreement(paper) and first_child(verb, {"dobj", "ccomp"}) is not None:
        return Undertaking(verb, "agree", None, "asserted", bare=True)  # "the accord gives Kestrian boats access"
    finite = verb.tag_ in {"VBZ", "VBP", "VBD"}
    if finite and lemma == "provide" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "for":
        return Undertaking(verb, "agree", None, "asserted", bare=True)
    things = [child for child in verb.rights if child.dep_ == "dobj"]
    ahead = [below for child in verb.rights if child.lower_ == "for" for below in child.rights]
    said = things and [word for word in verb.subtree if word.i > verb.i and is_infinitive(word) and is_passive(word)]
    if not said and not any(grounds.is_done(thing) or _is_pledge(thing) for thing in (*things, *ahead)):
        return None  # "the pact contains three annexes"
    return Undertaking(verb, "agree", None, "asserted", bare=True)


def _is_pledge(noun: Token) -> bool:
    return noun.lemma_.lower() in PLEDGING and any(child.dep_ in {"acl", "relcl", "ccomp"} for child in noun.rights)


def _among(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What there is in a paper: "among the points is the laying of a cable"."""
    if verb.lemma_ != "be" or verb.tag_ not in {"VBZ", "VBP"} or not grounds.settles:
        return None
    before = [child for child in verb.lefts if child.lower_ == "among"]
    thing = next((child for child in verb.rights if child.dep_ in {"nsubj", "attr"}), None)
    turned_round = before and not any(child.dep_ in {"nsubj", "expl"} for child in verb.lefts)
    if not turned_round or thing is None or not grounds.is_done(thing):
        return None
    return Undertaking(verb, "announce", None, "asserted", bare=True)


def _instructed(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What those who govern have their own people do: "instructed their ministers to draft a list"."""
    if (
        verb.lemma_.lower() not in INSTRUCTING
        or is_infinitive(verb)
        or not grounds.settles
        or not grounds.is_agent(grounds.actor(verb))
    ):
        return None
    told = first_child(verb, {"dobj"}) or first_child(verb, {"nsubj"})
    if (
        told is None
        or told.i < verb.i
        or grounds.is_person(told)
        or not (grounds.is_agent(told) or told.lemma_.lower() in grounds.words.experts)
    ):
        return None
    if not any(is_infinitive(token) for token in verb.subtree if token.i > told.i and token.tag_ == "VB"):
        return None
    return Undertaking(verb, "announce", grounds.actor(verb), modality(verb))


def _given(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What somebody was promised by a party: "the clinic was promised a ward by Kestrel"."""
    thing = first_child(verb, {"nsubjpass"})
    if verb.lemma_.lower() not in GIVEN or thing is None or not grounds.settles or grounds.is_person(thing):
        return None
    links = [
        child for child in verb.rights if child.lower_ in {"in", "by", "under"} and child.dep_ in {"prep", "agent"}
    ]
    if any(grounds.is_paper(below) for link in links for below in link.rights):
        return Undertaking(verb, "agree", None, "asserted", bare=True)  # "is foreseen in the accord"
    agent = first_child(verb, {"agent"})
    doer = next(agent.rights, None) if agent is not None else None
    if doer is not None and grounds.is_measure(doer):
        doer = None
    helper = first_child(verb, {"auxpass"})
    now = helper is not None and helper.tag_ in {"VBZ", "VBP"} and verb.lemma_.lower() == "promise"
    if not (grounds.is_agent(doer) or (now and doer is None)):  # "a ward is promised"
        return None
    return Undertaking(verb, "pledge", doer, "asserted", bare=True)


def pledged(grounds: Grounds, noun: Token) -> Undertaking | None:
    """A pledge that is named with its owner: "the promise of both sides to build", "Kestrel's pledge to pay"."""
    if noun.lemma_.lower() not in PLEDGING or not grounds.settles or any(child.lower_ == "no" for child in noun.lefts):
        return None
    verb = noun.head
    if verb.pos_ == "VERB" and (verb.lemma_.lower() in BREAKING or is_undone(verb) or is_negated(verb)):
        return None
    owner = first_child(noun, {"poss"})
    for link in noun.rights:
        if owner is None and link.lower_ in {"of", "by", "from"}:
            owner = next(link.rights, None)
    if owner is None:
        return _pledged_by(grounds, noun) or _unowned(grounds, noun)
    deeds = complement_verbs(noun) or complement_verbs(owner)  # "by Kestrel to build"
    if not deeds and view_of(noun) is None:
        return None
    if not (grounds.is_agent(owner) or owner.lower_ in {"its", "their", "our"}):
        return None
    return Undertaking(noun, "pledge", owner if grounds.is_agent(owner) else actor_of(verb), "asserted")


def _pledged_by(grounds: Grounds, noun: Token) -> Undertaking | None:
    """The deed of "the promise by Kestrel to build", where the parse hangs owner and deed on the verb before."""
    link = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    owner = next(link.rights, None) if link.lower_ in {"of", "by", "from"} else None
    if owner is None or not grounds.is_agent(owner) or owner.right_edge.i + 2 >= len(noun.doc):
        return None
    marker, deed = noun.doc[owner.right_edge.i + 1], noun.doc[owner.right_edge.i + 2]
    if marker.tag_ != "TO" or deed.tag_ != "VB":
        return None
    return Undertaking(deed, "pledge", owner, "asserted", bare=True)


def _unowned(grounds: Grounds, noun: Token) -> Undertaking | None:
    """A pledge that somebody brought home or that a paper holds: "she won a promise that the lake would be cleaned"."""
    verb = noun.head
    made = noun.dep_ == "nsubjpass" and verb.lemma_ in {"make", "give"} and view_of(verb) is not None
    if made:
        return Undertaking(verb, "pledge", None, "asserted", bare=True)  # "a promise was made that"
    if not complement_verbs(noun) and view_of(noun) is None and first_child(noun, {"acl"}) is None:
        return None
    won = noun.dep_ == "dobj" and verb.lemma_.lower() in SECURING
    held = noun.dep_ in {"dobj", "attr"} and grounds.is_paper(grounds.actor(verb) or noun)
    told = noun.dep_ in {"nsubj", "nsubjpass"} or (noun.dep_ == "attr" and first_child(verb, {"expl"}) is not None)
    told = told or (noun.dep_ == "pobj" and verb.lower_ in {"with", "by"})
    return Undertaking(noun, "pledge", None, "asserted") if won or held or told else None
