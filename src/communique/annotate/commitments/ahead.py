"""What is said to be done in the time to come: "will set up", "is to publish", "shall be recognised".

A report that tells of a settlement (`Grounds.settles`) says what was settled in many ways that elsewhere would be
forecasts: "the tariff will be lowered", "the crossing will stay open", "their vets will accept each other's papers".
There the verb need not be a known deed; it is enough that it is nothing that merely befalls somebody.
"""

from __future__ import annotations

from spacy.tokens import Token

from communique.annotate.commitments.complements import (
    SHALL,
    WILL,
    WOULD,
    has_deadline,
    is_ahead,
    is_due,
    is_guessed,
    is_nobody,
    is_obliged,
    is_timed,
    is_to,
    is_undone,
    lead_verb,
)
from communique.annotate.commitments.grounds import BODIES, FIRST_PERSON, Grounds, Undertaking
from communique.grammar import auxiliaries, first_child, has_modal
from communique.phrases import is_negated, is_passive

BEING = frozenset({"be", "become", "stay", "remain", "keep"})
REQUIRING = frozenset({"need", "require"})
GAINING = frozenset({"get", "receive", "gain"})
GRANTED = frozenset(
    "access exemption freedom immunity licence license passage permission preference priority quota right use".split()
)
CARRYING = frozenset({"take", "bring", "put", "move", "pull", "send", "let"})
ELSEWHERE = frozenset({"out", "off", "from", "into", "onto", "back", "home", "over", "down", "away", "in"})
"""Where something is brought that stays no longer, or not outside: "take the reactor out of service"."""
ALONE = frozenset({"i", "he", "she", "you", "who"})
ASKING = frozenset({"who", "what", "which", "whoever", "whatever"})


def willing(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What somebody will do: in the report's own voice, in "We will ...", in "said it would ..."."""
    lead = lead_verb(verb)
    if not (has_modal(lead, WOULD) or is_ahead(lead)) or (is_undone(lead) and not is_obliged(lead)):
        return None
    if _leaves_open(verb, lead) or (is_obliged(lead) and not grounds.settles):
        return None
    actor = grounds.actor(lead)
    if first_child(verb, {"expl"}) is not None and not is_passive(verb):
        return _there_will_be(grounds, verb)
    if is_passive(verb):
        return arranged(grounds, verb, lead)
    if actor is not None and not grounds.is_agent(actor):
        return scheduled(grounds, verb, lead, actor)
    turned = verb.lemma_ == "look" and any(child.lower_ in {"into", "after"} for child in verb.rights)
    given = turned or (verb.lemma_ == "have" and grounds.settles and _has_use(verb))
    if (verb.lemma_ in grounds.words.stative and not given) or _only_says(grounds, verb):
        return None
    return _willed(grounds, verb, lead, actor)


def _leaves_open(verb: Token, lead: Token) -> bool:
    """Whether it is asked or guessed what will be done, or told what would have been."""
    if is_guessed(verb) or any(token.text == "?" for token in lead.sent[-3:]):
        return True
    if any(child.lower_ in {"what", "how", "why"} for child in (*verb.lefts, *lead.lefts)):
        return True
    helpers, doer = auxiliaries(lead), first_child(lead, {"nsubj", "nsubjpass", "expl", "attr"})
    if helpers and doer is not None and helpers[0].i < doer.i < lead.i:
        return True  # "Will there be money", "nor will they pay"
    return has_modal(lead, WOULD - WILL) and any(child.lemma_ == "have" for child in auxiliaries(lead))


def _willed(grounds: Grounds, verb: Token, lead: Token, actor: Token | None) -> Undertaking | None:
    """What somebody who can bind a state will do."""
    first_person = actor is not None and actor.lower_ in FIRST_PERSON and has_modal(lead, WILL)
    said = grounds.said_by(lead)
    refused = bool(said) and is_negated(verb) and any(child.dep_ in {"dobj", "prep", "xcomp"} for child in verb.rights)
    if actor is not None and actor.lower_ == "it" and not said and not has_modal(lead, WOULD):
        return None  # "it is going to hurt"
    if actor is None or is_nobody(actor) or (actor.lower_ in ASKING and actor.tag_ in {"WP", "WDT"}):
        return None
    if not (first_person or refused or is_willed(grounds, verb) or _is_settled(grounds, verb)):
        return None
    if said is None or (has_modal(lead, WOULD - WILL) and not said):
        return None
    act = grounds.operator(verb) if not is_negated(verb) else None
    act = act or ("pledge" if first_person or said else "signal")
    return Undertaking(verb, act, actor, "asserted" if first_person else "planned", bare=True)


def _there_will_be(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What there will be by a settlement: "from May there will be a ship each week"."""
    thing = first_child(verb, {"attr"})
    if thing is None or not grounds.settles or not has_deadline(verb) or is_negated(verb) or not has_modal(verb, WILL):
        return None
    said = grounds.said_by(verb)
    return None if said is None else Undertaking(verb, "announce", grounds.sayer(verb), "planned", bare=True)


def _only_says(grounds: Grounds, verb: Token) -> bool:
    """Whether the verb tells what somebody will say; a book is written and a name is added to a list."""
    made = verb.lemma_ in {"add", "write"} and first_child(verb, {"dobj"}) is not None
    return verb.lemma_ in grounds.words.speaking and not made


def is_willed(grounds: Grounds, verb: Token) -> bool:
    """Whether "will" makes a plan of it: it is done to something, and is nothing that befalls the doer."""
    if grounds.is_deed(verb):
        return True
    done_to = {"dobj", "prt"} if is_to(verb) else {"dobj"}  # "is to do away with the toll"
    befalls = verb.lemma_.lower() in grounds.words.undergone and first_child(verb, {"prt"}) is None
    return not befalls and first_child(verb, done_to) is not None  # "pass on readings", not "pass the strait"


def _is_settled(grounds: Grounds, verb: Token) -> bool:
    """Whether what a party will do was settled: by "shall", with a deadline, or as a thing done away with."""
    if has_modal(lead_verb(verb), SHALL):
        return True
    actor = grounds.actor(lead_verb(verb))
    alone = actor is None or actor.lower_ in ALONE or grounds.is_person(actor)
    if not grounds.settles or (alone and not is_timed(verb)):
        return False
    if is_to(lead_verb(verb)) and actor is not None and actor.lemma_.lower() in BODIES:
        return True
    things = [child for child in verb.rights if child.dep_ in {"dobj", "prep", "prt", "xcomp"}]
    lemma = verb.lemma_.lower()
    if lemma not in grounds.words.undergone or (lemma in GAINING and not alone):
        return bool(things)  # "will strive for", "will let in 900 tonnes"
    carried = lemma in CARRYING and any(child.lower_ in ELSEWHERE for child in verb.rights)
    return bool(things) and (carried or is_timed(verb) or (lemma in grounds.words.happening and has_deadline(verb)))


def scheduled(grounds: Grounds, verb: Token, lead: Token, thing: Token) -> Undertaking | None:
    """What a thing or somebody who cannot bind a state is to do: "the line is to be working by May"."""
    said = grounds.said_by(lead)
    if said is None or thing.pos_ not in {"NOUN", "PROPN"}:
        return None
    if said and grounds.is_arrangement(thing) and grounds.operator(verb) in {"resume", "continue"}:
        act = grounds.operator(verb) or "announce"
        return Undertaking(verb, act, grounds.sayer(verb), "planned", bare=True)
    settled = (is_to(lead) and not grounds.is_strange(thing) and not is_negated(verb)) or has_modal(lead, SHALL)
    if not settled and (not grounds.settles or not _comes_about(grounds, verb, lead, thing)):
        return None
    if has_modal(lead, WOULD - WILL) and not said:
        return None
    return Undertaking(verb, grounds.operator(verb) or "announce", grounds.sayer(verb), "planned", bare=True)


def _comes_about(grounds: Grounds, verb: Token, lead: Token, thing: Token) -> bool:
    """Whether a settlement brings it about: a thing starts, ends, is open, is no longer needed, somebody gets it."""
    lemma = verb.lemma_.lower()
    if lemma == "have":
        return _has_use(verb)
    things = [child for child in verb.rights if child.dep_ == "dobj"]
    none = any(child.lower_ == "no" for thing in things for child in thing.lefts)
    freed = none or is_negated(lead) or any(child.lower_ == "longer" for child in verb.children)
    if is_nobody(thing) or thing.lower_ in {"nobody", "none", "one"}:
        return False
    if is_obliged(verb):
        return lemma not in grounds.words.stative
    if lemma in REQUIRING:
        return freed
    if is_negated(verb) or (grounds.is_strange(thing) and lemma not in GAINING):
        return False
    if lemma in BEING:
        state = first_child(verb, {"acomp", "oprd"})
        return (state is not None and state.lower_ in grounds.words.conditions) or (lemma == "be" and is_due(verb))
    if lemma in GAINING:
        return first_child(verb, {"dobj"}) is not None
    if lemma in {"go", "come", "return"} and any(child.lower_ in {"home", "free", "back"} for child in verb.rights):
        return True
    placed = lemma == "take" and any(child.lower_ == "place" for child in verb.rights)
    return (placed or lemma in grounds.words.happening) and (is_due(verb) or has_deadline(verb))


def _has_use(verb: Token) -> bool:
    """Whether somebody is to have something that only others can grant: "will have access to the reactor"."""
    thing = first_child(verb, {"dobj"})
    return thing is not None and thing.lemma_.lower() in GRANTED and not is_negated(verb)


def arranged(grounds: Grounds, verb: Token, lead: Token) -> Undertaking | None:
    """What is to be done to a thing, whoever does it: "a centre will be set up by June"."""
    thing = first_child(verb, {"nsubjpass"}) or first_child(lead, {"nsubjpass"})
    if is_ahead(verb):
        thing = thing or grounds.actor(verb)
    if first_child(verb, {"expl"}) is not None:  # "there shall be established a court"
        thing = thing or first_child(verb, {"dobj", "attr", "oprd", "nsubj"})
    said = grounds.said_by(lead)
    if thing is None or said is None or is_negated(verb):
        return None
    ahead = has_modal(lead, WILL) or is_ahead(lead) or (said and grounds.settles)  # "would be settled, Roe said"
    if not ahead or not _is_arranged(grounds, verb, thing):
        return None
    agent = first_child(verb, {"agent"})
    doer = next(agent.rights, None) if agent is not None else None
    if doer is not None and (grounds.is_measure(doer) or grounds.is_means(doer)):
        doer = None  # "by the end of the year", "by 12 percent", "by electronic ones"
    elif doer is not None and not grounds.is_agent(doer):
        return None
    doer = doer or grounds.sayer(verb)
    return Undertaking(verb, grounds.operator(verb) or "announce", doer, "planned", bare=True)


def _is_arranged(grounds: Grounds, verb: Token, thing: Token) -> bool:
    """Whether what is done to a thing is a deed or settled, and no fate."""
    lemma = verb.lemma_.lower()
    due = is_due(verb) or has_deadline(verb)
    if grounds.settles:
        if thing.pos_ not in {"NOUN", "PROPN"} or (lemma in grounds.words.stative and not due):
            return False
        if lemma in grounds.words.speaking or lemma in grounds.words.performing:
            return False
        carried = lemma in CARRYING and any(child.lower_ in ELSEWHERE for child in verb.rights)
        carried = carried or first_child(verb, {"prt"}) is not None  # "be taken up again"
        return lemma not in grounds.words.undergone or is_due(verb) or carried
    if thing.pos_ != "NOUN" or grounds.is_strange(thing) or grounds.is_agent(thing):
        return False
    return grounds.is_deed(verb) or is_due(verb)
