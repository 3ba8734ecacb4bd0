"""What is said to be done in the time to come: "will set up", "is to publish", "shall be recognised"."""

from __future__ import annotations

from spacy.tokens import Token

from communique.annotate.commitments.complements import WILL, WOULD, is_due, is_nobody, is_to, is_undone, lead_verb
from communique.annotate.commitments.grounds import FIRST_PERSON, Grounds, Undertaking
from communique.grammar import actor_of, first_child, has_modal
from communique.phrases import is_negated, is_passive


def willing(grounds: Grounds, verb: Token) -> Undertaking | None:
    """What somebody will do: in the report's own voice, in "We will ...", in "said it would ..."."""
    lead = lead_verb(verb)
    if not (has_modal(lead, WOULD) or is_to(lead)) or is_undone(lead):
        return None
    if verb.lemma_ in grounds.words.stative or verb.lemma_ in grounds.words.speaking:
        return None
    if is_passive(verb):
        return arranged(grounds, verb, lead)
    actor = actor_of(lead)
    first_person = actor is not None and actor.lower_ in FIRST_PERSON and has_modal(lead, WILL)
    said = grounds.said_by(lead)
    if (
        said
        and actor is not None
        and grounds.is_arrangement(actor)
        and grounds.operator(verb) in {"resume", "continue"}
    ):
        actor = grounds.sayer(verb)  # "talks will resume, the two governments said": they undertake it
    refused = bool(said) and is_negated(verb) and any(child.dep_ in {"dobj", "prep", "xcomp"} for child in verb.rights)
    if actor is not None and is_to(verb) and not grounds.is_agent(actor):
        return scheduled(grounds, verb, actor)
    if not grounds.is_agent(actor) or is_nobody(actor) or not (first_person or refused or is_willed(grounds, verb)):
        return None
    if said is None or (has_modal(lead, WOULD - WILL) and not said):
        return None
    act = grounds.operator(verb) if not is_negated(verb) else None
    act = act or ("pledge" if first_person or said else "signal")
    return Undertaking(verb, act, actor, "asserted" if first_person else "planned", bare=True)


def is_willed(grounds: Grounds, verb: Token) -> bool:
    """Whether "will" makes a plan of it: it is done to something, and is nothing that befalls the doer."""
    if grounds.is_deed(verb):
        return True
    done_to = {"dobj", "prt"} if is_to(verb) else {"dobj"}  # "is to do away with the toll"
    befalls = verb.lemma_.lower() in grounds.words.undergone and first_child(verb, {"prt"}) is None
    return not befalls and first_child(verb, done_to) is not None  # "pass on readings", not "pass the strait"


def scheduled(grounds: Grounds, verb: Token, thing: Token) -> Undertaking | None:
    """What a thing or somebody who cannot bind a state is to do: "the line is to be working by May"."""
    if thing.pos_ != "NOUN" or grounds.is_strange(thing) or is_negated(verb) or grounds.said_by(verb) is None:
        return None
    return Undertaking(verb, "announce", grounds.sayer(verb), "planned", bare=True)


def arranged(grounds: Grounds, verb: Token, lead: Token) -> Undertaking | None:
    """What is to be done to a thing, whoever does it: "a centre will be set up by June"."""
    thing = first_child(verb, {"nsubjpass"}) or first_child(lead, {"nsubjpass"})
    if is_to(verb):
        thing = thing or first_child(verb.head, {"nsubj"})
    if thing is None or grounds.is_agent(thing) or is_negated(verb) or not (has_modal(lead, WILL) or is_to(verb)):
        return None
    settled = grounds.is_deed(verb) or is_due(verb)
    if thing.pos_ != "NOUN" or grounds.is_strange(thing) or not settled:
        return None
    if grounds.said_by(lead) is None:
        return None
    agent = first_child(verb, {"agent"})
    doer = next(agent.rights, None) if agent is not None else None
    if doer is not None and grounds.times.touching(doer.idx, doer.idx + len(doer)):
        doer = None  # "by the end of the year"
    elif doer is not None and not grounds.is_agent(doer):
        return None
    doer = doer or grounds.sayer(verb)
    return Undertaking(verb, grounds.operator(verb) or "announce", doer, "planned", bare=True)
