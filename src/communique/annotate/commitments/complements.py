"""What hangs on a word that undertakes: the verbs, objects and clauses of its complement, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Container

from spacy.tokens import Token

from communique.chronology.lexicon import MONTHS, WEEKDAYS
from communique.grammar import ancestors, auxiliaries, first_child, has_modal, is_infinitive, listed, own_subject
from communique.model import Modality
from communique.phrases import is_negated, is_passive

WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
WOULD = WILL | {"would", "'d", "’d"}
OPEN = frozenset({"could", "may", "might", "would"})
OBLIGING = frozenset({"must", "should", "can", "ca", "need", "ought"})
NEITHER = frozenset({"nor", "neither", "nothing"})
"""Words beside a verb by which nothing is undertaken: "nor did Roe promise", "promised nothing of the kind"."""
CONDITIONS = frozenset({"if", "whether", "unless"})
DISBELIEVING = frozenset({"deny", "dispute", "refute", "dismiss", "reject"})
UNDOING = DISBELIEVING | frozenset(
    {"accuse", "recall"}
    | {
        "urge",
        "call",
        "ask",
        "demand",
        "expect",
        "predict",
        "fail",
        "want",
        "need",
        "hope",
        "press",
        "push",
        "pressure",
    }
    | {"require", "fear", "doubt", "believe", "think", "speculate", "warn", "help", "try", "encourage", "let", "allow"}
)
"""Verbs under which nobody undertakes anything: "urged them to agree", "is expected to resume"."""
MOVES = frozenset({"move", "bid", "step"})
DUTIES = frozenset({"must", "will", "should", "would", "shall", "need", "wo", "'ll", "’ll"})
"""Modals that make a clause say what is to be done."""
SHARED = frozenset({"view", "opinion", "recognition", "understanding", "consensus"})
"""What only parties together can hold: one that states its view undertakes nothing."""
SHARING = frozenset(
    {"share", "reach", "have", "express", "voice", "indicate", "show", "emphasize", "emphasise", "stress", "underline"}
    | {"underscore", "signal", "convey", "state", "repeat", "make", "give", "restate", "declare"}
)
NEEDING_DEEDS = frozenset({"decide", "determine", "resolve", "assure", "reassure", "guarantee", "volunteer"})
AIMS = frozenset(
    "aim ambition answer challenge dream goal hope idea intention job key mission objective plan point priority "
    "purpose role step strategy task thing trick way wish".split()
)
"""Nouns whose "is to" says what they are and schedules nothing: "the aim is to cut the toll"."""
PUBLIC = frozenset({"national", "public", "state", "royal", "federal", "central", "imperial", "government"})
COUNTED = frozenset({"two", "three", "four", "both", "respective"})
"""Words by which bodies are those of the parties: "the two space agencies"."""
NAMED_AS = frozenset({"attr", "acomp", "oprd", "expl"})
SHALL = frozenset({"shall"})
DUE = frozenset({"by", "until", "within", "before", "from"})
FEASTS = frozenset("christmas easter midsummer ramadan whitsun tomorrow noon midnight".split())
CALENDAR = frozenset([*WEEKDAYS, *MONTHS, *"year month week spring summer autumn winter".split(), *FEASTS])
YEAR = re.compile(r"(?:19|20|21)\d\d")
GUESSING = frozenset(
    "apparently doubtless eventually inevitably likely maybe perhaps possibly presumably probably reportedly surely "
    "undoubtedly".split()
)
PLANNED = frozenset({"due", "scheduled", "slated", "supposed", "set"})
"""Words that put a deed on the calendar: "is due to open"."""
PLANS = frozenset({"plan", "programme", "program", "decision", "intention", "initiative"})


def phrasal(verb: Token) -> str:
    """A verb with its particle, "set up"; empty where it has none."""
    particle = first_child(verb, {"prt"})
    return f"{verb.lemma_.lower()} {particle.lower_}" if particle is not None else ""


def lead_verb(verb: Token) -> Token:
    """The verb whose subject and modal a coordinated base form shares: "will lift" of "will lift X and guarantee Y"."""
    while (
        verb.dep_ == "conj"
        and is_base(verb)
        and verb.head.i < verb.i
        and verb.head.pos_ == "VERB"
        and not any(child.dep_ == "nsubj" for child in verb.lefts)
    ):
        verb = verb.head
    return verb


def is_impersonal(verb: Token) -> bool:
    """Whether it is "it was agreed that"."""
    return is_passive(verb) and any(child.lower_ == "it" for child in verb.lefts)


def aimed(verb: Token) -> Token | None:
    """The word of purpose that a verb hangs on: "talks aimed at resuming", "a move to resume"."""
    for above in ancestors(verb):
        if above.lemma_.lower() in MOVES and is_infinitive(verb):
            return above
        if above.lemma_.lower() == "aim" and above.tag_ == "VBN":
            return above
        if above.pos_ in {"VERB", "AUX"} and above.dep_ != "conj" and above.i != verb.head.i:
            return None
    return None


OBLIGATIONS = frozenset({"have", "need", "ought"})
"""Verbs that make an infinitive a duty: "we have to agree"."""


def is_recalled(verb: Token, above: Token) -> bool:
    """Whether somebody only calls to mind what is still ahead: "recalled that the toll is to be lowered"."""
    return above.lemma_ == "recall" and (has_modal(verb, WILL) or is_ahead(verb))


def is_undone(verb: Token) -> bool:
    """Whether the clause around takes the undertaking back: a condition, a demand, an expectation, a duty."""
    if has_modal(verb, OBLIGING):
        return True
    if any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.lefts):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in OBLIGATIONS:
        return True
    place = verb
    for above in ancestors(verb):
        if place.dep_ == "dobj" and above.lemma_.lower() in DISBELIEVING:
            return True  # "rejected the claim that Valdoria would pay"
        if place.dep_ not in {"xcomp", "ccomp", "conj", "advcl", "prep", "pcomp", "acl"}:
            return False
        complement = place.dep_ in {"xcomp", "ccomp"} or not any(child.dep_ == "mark" for child in place.lefts)
        if complement and above.lemma_.lower() in UNDOING and not is_recalled(verb, above):
            return True
        if (
            place.dep_ == "conj"
            and not any(child.dep_ == "nsubj" for child in verb.lefts)
            and has_modal(above, OBLIGING)
        ):
            return True
        place = above
    return False


def modality(verb: Token) -> Modality:
    """How sure the act itself is: negated, possible, planned, or simply told."""
    if is_negated(verb) or not NEITHER.isdisjoint(child.lower_ for child in verb.children):
        return "negated"
    if has_modal(verb, OPEN):
        return "possible"
    if aimed(verb) is not None:
        return "planned"
    return "planned" if has_modal(verb, WILL) else "asserted"


def view_of(word: Token) -> Token | None:
    """The verb of the clause that says what is agreed, also where the parse lost it."""
    clause = next((child for child in word.rights if child.dep_ == "ccomp" and not is_infinitive(child)), None)
    return clause if clause is not None else lost_clause(word)


def lost_clause(word: Token) -> Token | None:
    """The verb after "agreed that" where the parse took it for another main clause."""
    if word.i + 1 >= len(word.doc) or word.nbor().lower_ != "that":
        return None
    if any(child.dep_ in {"ccomp", "acl", "relcl"} for child in word.rights):
        return None
    return first_child(word, {"conj"})


def complement_verbs(word: Token) -> tuple[Token, ...]:
    """The verbs of what is undertaken, in order: "agreed to resume X, expand Y and step up Z" has three.

    Parsers hang the later ones on the main verb; a base form without subject and auxiliary cannot be
    coordinated with a past tense, so it belongs to the infinitive before it.
    """
    first = next((child for child in [*word.rights, *_planned(word)] if _is_purpose(child)), None)
    if first is None:
        prep = next(
            (child for child in word.rights if child.dep_ == "prep" and child.lower_ in {"to", "on", "at"}), None
        )
        gerund = first_child(prep, {"pcomp"}) if prep is not None else None
        return listed(gerund) if gerund is not None else ()
    stray = [token for token in listed(word) if token.i > first.i and is_base(token)]
    own = [token for token in listed(first) if token.tag_ in {"VB", "VBP", "NN"} or token == first]
    found = {token.i: token for token in [*own, *stray] if not has_doer(token)}
    return tuple(found[i] for i in sorted(found))


def _planned(word: Token) -> list[Token]:
    """What hangs on a plan or decision that the word governs: "announced plans to build"."""
    return [child for thing in word.rights if thing.dep_ == "dobj" and thing.lemma_ in PLANS for child in thing.rights]


def _is_purpose(verb: Token) -> bool:
    hanging = verb.dep_ in {"xcomp", "ccomp", "acl", "relcl", "advcl"}
    return hanging and verb.tag_[:2] == "VB" and is_infinitive(verb)


def has_doer(verb: Token) -> bool:
    """Whether a verb has a subject of its own; a word before a comma only looks like one in a list of verbs."""
    parted = verb.nbor(-1).is_punct or verb.nbor(-1).tag_ == "CC"
    return not parted and any(child.dep_ == "nsubj" for child in verb.lefts)


def is_base(verb: Token) -> bool:
    """Whether a verb is a base form that stands alone: no subject, no auxiliary; "lay" may be one, whatever its tag."""
    base = verb.tag_ in {"VB", "VBP"} and verb.lower_ == verb.lemma_.lower()
    return (base or (verb.tag_[:2] == "VB" and verb.lower_ in UNCHANGING)) and not auxiliaries(verb)


UNCHANGING = frozenset({"lay", "cut", "put", "set", "let", "read", "shut", "split", "spread", "quit", "cast", "rid"})
"""Base forms that look like a past tense."""


def objects(verb: Token) -> tuple[Token, ...]:
    """What the verb is done to: its objects, its subject in the passive, what it agrees "on" or "to"."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            found.extend(listed(child))
        elif child.dep_ == "prep" and child.lower_ in {"on", "to", "upon", "in"} and child.i > verb.i:
            found.extend(below for below in child.rights if below.dep_ == "pobj")
    return tuple(found)


def is_other(doer: Token | None) -> bool:
    """Whether somebody else does it than who speaks."""
    return doer is not None and doer.lower_ in {"he", "she", "they", "you"}


def is_nobody(doer: Token | None) -> bool:
    """Whether it is said of nobody: "no sane country will do that"."""
    return doer is not None and any(child.lower_ == "no" for child in doer.lefts)


def is_to(verb: Token) -> bool:
    """Whether it is told as settled: "the two are to publish a census"."""
    above = verb.head
    if verb.dep_ not in {"xcomp", "advcl"} or above.lemma_ != "be" or above.tag_ not in {"VBZ", "VBP"}:
        return False
    marked = any(child.tag_ == "TO" for child in verb.lefts)
    thing = own_subject(above)
    aim = thing is not None and thing.lemma_.lower() in AIMS
    elsewhere = any(child.lower_ in {"here", "there"} for child in above.rights)
    meant = any(child.dep_ == "csubj" for child in above.children)  # "to wait is to lose"
    return (
        marked
        and not aim
        and not elsewhere
        and not meant
        and not any(child.dep_ in NAMED_AS for child in above.children)
    )


def is_ahead(verb: Token) -> bool:
    """Whether it stands ahead without a modal: "is to publish", "is going to pay", "is due to open", "will have to"."""
    return is_to(verb) or is_obliged(verb) or _is_going(verb) or _is_planned(verb) or is_to_be(verb)


def is_to_be(verb: Token) -> bool:
    """Whether a thing has its passive without a verb that governs it: "with the toll to be scrapped in May"."""
    thing = first_child(verb, {"nsubjpass"})
    bare = thing is not None and thing.i < verb.i and is_infinitive(verb)
    return bare and (verb.dep_ == "ROOT" or any(child.lower_ == "with" for child in verb.lefts))


def _is_going(verb: Token) -> bool:
    """Whether it is "is going to pay"."""
    above = verb.head
    going = verb.dep_ == "xcomp" and above.lower_ == "going" and is_infinitive(verb)
    return going and any(child.lemma_ == "be" and child.tag_ in {"VBZ", "VBP"} for child in auxiliaries(above))


def _is_planned(verb: Token) -> bool:
    """Whether it is "is due to open", "are scheduled to meet"."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lower_ not in PLANNED or not is_infinitive(verb):
        return False
    present = above.head if above.dep_ in {"acomp", "oprd"} else first_child(above, {"auxpass", "aux"})
    return present is not None and present.lemma_ == "be" and present.tag_ in {"VBZ", "VBP"}


def is_obliged(verb: Token) -> bool:
    """Whether it is "will have to stop", which lays down what is to be done."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lemma_ == "have" and has_modal(above, WILL) and is_infinitive(verb)


def has_deadline(verb: Token) -> bool:
    """Whether its clause names a date: "by June", "on 1 July", "this year"."""
    return any(word.lower_ in CALENDAR or YEAR.fullmatch(word.text) for word in verb.subtree)


def is_guessed(verb: Token) -> bool:
    """Whether somebody only guesses: "will likely be tested", "would reportedly push"."""
    return any(child.lower_ in GUESSING for child in verb.children)


def finite(verb: Token) -> Token:
    """The verb that carries the subject: "is" of "is due to open" and "is to open"."""
    place = verb
    for above in ancestors(verb):
        if place.dep_ not in {"xcomp", "acomp", "oprd"} and not is_to(place):
            break
        place = above
    return place


def leaves_open(verb: Token) -> bool:
    """Whether it is a refusal to exclude something: "refused to rule out new tariffs"."""
    return any(phrasal(deed) == "rule out" or deed.lemma_ == "exclude" for deed in complement_verbs(verb))


def is_public(body: Token, agents: Container[str]) -> bool:
    """Whether a body is a state's own: "its national museum", "the patrol boats of both nations"."""
    if any(child.lower_ in PUBLIC | COUNTED or child.dep_ == "poss" for child in body.lefts):
        return True
    if is_owned(body):
        return True
    links = [child for child in body.rights if child.lower_ == "of"]
    return any(owner.lemma_.lower() in agents for link in links for owner in link.rights)


def is_owned(body: Token) -> bool:
    """Whether a state owns it: "the state-owned works", "its national oil company"."""
    return any(word.lower_ in PUBLIC for child in body.lefts if child.dep_ != "relcl" for word in child.subtree)


def is_due(verb: Token) -> bool:
    """Whether what is to be done to a thing is settled, whatever it is: by "is to", by "shall", by its deadline."""
    return is_to(verb) or has_modal(verb, SHALL) or is_timed(verb)


def is_timed(verb: Token) -> bool:
    """Whether a deadline or a day from which it holds stands with the verb: "by June", "with effect from 1 May"."""
    for link in verb.rights:
        words = {word.lower_ for word in link.subtree}
        if (link.lower_ in DUE and words & CALENDAR) or (link.lower_ == "with" and "effect" in words):
            return True
    return False


def inner_subject(verb: Token) -> Token | None:
    """The subject of the infinitive that hangs on a verb: "commits Valdoria to withdraw"."""
    deed = first_child(verb, {"ccomp", "xcomp"})
    return first_child(deed, {"nsubj"}) if deed is not None else None
