"""What a reporting verb reports: the frame of complements it takes, read off the parse.

Each frame is a function from a verb to the tokens of its content, or nothing. The first frame of the
verb's classes that gives something wins, so the order of `FRAMES` is the order of trust.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from spacy.tokens import Token

from communique.annotate.attributions.anew import going_on, other_statements, without_set_against
from communique.annotate.attributions.answers import answered, questions
from communique.annotate.attributions.circumstances import SETTINGS
from communique.annotate.attributions.strays import QUESTION_WORDS, interrupted, series, strayed, tensed, unmarked
from communique.annotate.attributions.subjects import charges
from communique.annotate.attributions.thrown import displaced_subject
from communique.chronology.lexicon import MONTHS, WEEKDAYS
from communique.lexicon import Reporting
from communique.phrases import children, is_passive, is_that_clause, is_whole_sentence, subject

FOLLOWING = frozenset("about against as because for from into of over than to with without".split())
"""Prepositions after an object that go on with what is said of it; the others tell where and when it was said."""
CALENDAR = frozenset([*WEEKDAYS, *MONTHS])
AUTHORED = frozenset({"ask", "discuss", "say", "write"})
"""Verbs whose passive tells of a text, a person or a topic and not of a view: "a book written by a clerk"."""
MARKED = frozenset({"charge"})
"""Verbs that report only a clause with "that"; without it they do something else: "charges ships a toll"."""
LINKS = {"compare": "to", "liken": "to"}
"""Verbs whose name of a thing follows another word than "as"."""
CALLING = frozenset({"brand", "call", "deem", "dub", "label", "term"})
LATER = frozenset({"conj", "cc", "advcl", "parataxis", "ccomp"})
"""What a sentence goes on to after a name in marks: "called it “a scandal” and left"."""
PERIODS = frozenset(
    "afternoon autumn century day decade era evening fall future hour midnight minute moment month morning night noon "
    "past quarter season spring summer time week weekend winter year".split()
)
OCCASIONS = SETTINGS | frozenset(
    "appearance facebook floor hall instagram page podium print radio rally say show stage stump television trail tv "
    "twitter wake".split()
)
"""Words that tell when, where or how something was said ("by saying"), and nothing of what was said."""
PLACING = frozenset({"in", "on", "by", "at", "toward", "towards", "under", "between", "among", "through", "except"})
"""Prepositions that lead to a time or an occasion as often as to more of what is said."""
OPEN = frozenset({"object", "prepositional", "naming", "gerund"})
"""Frames whose content may go on in a clause behind it."""


class Reported(NamedTuple):
    """The content of a cue by its tokens, the words the cue takes along, and the frame that said so."""

    tokens: list[Token]
    cue: list[Token]
    frame: str


Frame = Callable[[Token, str, Reporting], Reported | None]


def below(*heads: Token) -> list[Token]:
    """All tokens under the heads, in order of text."""
    seen = {token.i: token for head in heads for token in head.subtree}
    return [seen[i] for i in sorted(seen)]


def clause(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """A complement clause: "said that ...", or "..., said"."""
    if lemma not in words.speech | words.thought | words.showing | words.directive | words.commissive:
        return None
    clauses = interrupted(verb, words) or children(verb, "ccomp") or tensed(verb) or unmarked(verb, lemma, words)
    clauses = clauses or questions(verb, lemma) or strayed(verb, lemma, words)
    if lemma in MARKED:
        clauses = [child for child in clauses if is_that_clause(child)]
    if not clauses:
        return Reported(answered(verb, lemma), [], "clause")
    if lemma in words.directive:
        objects = [child for child in children(verb, "dobj", "dative") if clauses and child.i < clauses[0].i]
        infinitive = bool(clauses) and any(child.tag_ == "TO" for child in clauses[0].children)
        if infinitive:
            return Reported(below(*objects, *clauses), [], "clause")
    clauses = [*clauses, *series(verb, clauses[0])]
    elsewhere = {token.i for head in clauses for other in other_statements(head, words) for token in other.subtree}
    tokens = [token for token in below(*clauses) if token.i not in elsewhere]
    return Reported([*displaced_subject(verb, lemma, clauses[0]), *tokens], [], "clause")


def around(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """The clause that the verb is thrown into: "..., Tolland said, ..."."""
    if lemma not in words.speech | words.thought | words.showing or verb.dep_ not in {"parataxis", "ccomp", "dep"}:
        return None
    head = verb.head
    if verb.dep_ != "parataxis" or head.pos_ not in {"VERB", "AUX"}:
        return None
    own = {token.i for token in verb.subtree}
    tokens = [token for token in head.subtree if token.i not in own]
    return Reported(tokens, [], "around")


def parenthesis(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """The clause that "as" ties a report to: "As the Ledger reported, ...", "..., as Vask put it"."""
    objects = children(verb, "dobj", "ccomp", "xcomp")
    put = lemma == "put" and [child.lower_ for child in objects] == ["it"]
    if verb.dep_ not in {"advcl", "prep"} or not (put or (lemma in words.speech | words.showing and not objects)):
        return None
    if not any(child.lower_ == "as" and child.i < verb.i for child in verb.children):
        return None
    above = verb.head
    while above.pos_ not in {"VERB", "AUX"} and above.head != above:
        above = above.head
    if above.pos_ not in {"VERB", "AUX"}:
        return None
    own = {token.i for token in verb.subtree}
    return Reported([token for token in above.subtree if token.i not in own], objects, "around")


def infinitive(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """An infinitive: "agreed to ...", "wants to ...", "urged Vask to ..."."""
    takes = words.commissive | words.intention | words.directive | words.appearance
    passive = is_passive(verb) and lemma in words.thought | words.speech | words.directive | words.intention
    if (lemma not in takes and not passive) or is_called_on(verb):
        return None
    for child in children(verb, "xcomp", "advcl", "ccomp"):
        if child.i > verb.i and any(part.tag_ == "TO" and part.i < child.i for part in child.children):
            objects = [part for part in children(verb, "dobj") if verb.i < part.i < child.i]
            link = [
                part for part in child.children if part.lower_ == "for" and part.i == verb.i + 1 and part.dep_ == "mark"
            ]
            whom = children(verb, "nsubjpass") if passive else []
            inside = [token for token in below(*objects, child, *coordinated(verb, child)) if token.i > verb.i]
            tokens = [*below(*whom), *(token for token in inside if token not in link)]
            return Reported(tokens, link, "infinitive")
    return None


def seeming(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """What somebody or something seems: "the envoy appeared uneasy", "the talks seem close to an end"."""
    if lemma not in words.appearance:
        return None
    seems = [child for child in children(verb, "oprd", "acomp") if child.i > verb.i]
    return Reported(below(*seems), [], "infinitive") if seems and children(verb, "nsubj") else None


def coordinated(verb: Token, infinitive: Token) -> list[Token]:
    """Bare infinitives that the parse hangs on the governing verb: "agreed to resume A, expand B"."""
    if verb.tag_ == "VB":
        return []
    return [
        child
        for child in children(verb, "conj", "dep")
        if child.i > infinitive.i and child.tag_ == "VB" and not children(child, "nsubj", "aux")
    ]


def naming(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """A thing and what it is called: "called the deal a mistake", "described it as a start"."""
    if lemma not in words.naming or is_title(verb) or is_called_on(verb):
        return None
    things = children(verb, "dobj", "nsubjpass")
    names = [child for child in children(verb, "oprd", "xcomp", "ccomp") if child.i > verb.i and lemma != "see"]
    as_phrases = [child for child in children(verb, "prep") if child.lower_ in {"as", "to"} and child.i > verb.i]
    if lemma == "refer":
        first = next((child for child in as_phrases if child.lower_ == "to"), None)
        second = next((part for part in as_phrases + list(first.subtree if first else []) if part.lower_ == "as"), None)
        if first is None or second is None or first == second:
            return None
        return Reported([token for token in below(first, second) if token != first], [first], "naming")
    judged = verdict(verb, lemma, words)
    if judged:
        return Reported(below(*judged), [], "naming")
    names += [child for child in children(verb, "advmod") if things and child.tag_ == "JJ" and child.i > things[-1].i]
    if is_whole_sentence(verb) or not (names or [one for one in as_phrases if one.lower_ == LINKS.get(lemma, "as")]):
        return quoted_name(verb, lemma)
    named = [child for child in things if child.i > verb.i or child.dep_ == "nsubjpass" or child.lower_ in {"what"}]
    if not (named or names or is_of_noun(verb, lemma)):
        return None
    return Reported(below(*named, *names, *as_phrases), [], "naming")


def is_of_noun(verb: Token, lemma: str) -> bool:
    """Whether the thing is the noun that a clause without a relative word says more of: "a claim Roe dismissed as"."""
    stands = [child for child in children(verb, "nsubj") if child.tag_ not in QUESTION_WORDS]
    return verb.dep_ == "relcl" and bool(stands) and lemma != "identify"


def verdict(verb: Token, lemma: str, words: Reporting) -> list[Token]:
    """A thing and what it is called, which the parse takes for one thing: "called the report nonsense"."""
    if lemma not in CALLING or is_passive(verb):
        return []
    for thing in children(verb, "dobj"):
        parts = children(thing, "compound")
        if thing.i > verb.i and thing.lower_ in words.verdicts and parts and children(thing, "det", "poss"):
            return [thing]
    return []


def quoted_name(verb: Token, lemma: str) -> Reported | None:
    """What a thing is called where the parse takes the name, in marks, for more of the thing.

    "Called the plan that split the valley “an attack”": all from the thing on, but for what the sentence goes on to.
    """
    things = [child for child in children(verb, "dobj", "dative", "oprd") if child.i > verb.i]
    if lemma not in CALLING or not things or is_passive(verb):
        return None
    within = verb.doc[verb.i + 1 : verb.sent.end if is_whole_sentence(verb) else verb.right_edge.i + 1]
    marks = (token for token in within[1:] if token.is_quote and not token.whitespace_)
    opening = next((token for token in marks if token.nbor(-1).whitespace_), None)  # "Founders’ Eve" opens nothing
    if opening is None or within[0].pos_ in {"ADP", "ADV", "PUNCT"}:
        return None
    later = [child for child in verb.rights if child.i > opening.i and child.dep_ in LATER]
    own = {token.i for child in later for token in child.subtree}
    return Reported([token for token in within if token.i not in own], [], "naming")


def is_called_on(verb: Token) -> bool:
    """Whether somebody is called on to act: "called on the guild to open the gate"."""
    return any(child.lower_ in {"on", "upon"} and child.i == verb.i + 1 and not is_day(child) for child in verb.rights)


def is_title(verb: Token) -> bool:
    """Whether a participle after a noun only says what a thing is called: "a paper called the Ledger"."""
    if verb.dep_ != "acl" or is_whole_sentence(verb):
        return False
    return verb.tag_ == "VBN" and not children(verb, "agent")


def prepositional(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """The object of a preposition that belongs to the cue: "called for talks"."""
    taken = words.prepositional.get(lemma)
    if not taken:
        return None
    for child in children(verb, "prep", "prt", "agent"):
        if child.lower_ in taken and child.i > verb.i and not is_day(child):
            rest = [part for part in children(verb, "xcomp", "ccomp", "prep", "acl") if part.i > child.i]
            named = children(child, "pobj")
            rest = [part for part in rest if goes_with(part, named[0] if named else child)]
            tokens = [token for token in below(child, *rest) if token != child]
            if tokens and (child.i - verb.i <= 2 or is_day(child.nbor(-2))):
                return Reported(tokens, [child], "prepositional")
    return None


def object_phrase(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """What is praised, stressed, rejected, announced: the object and what is said of it."""
    particle = [child for child in children(verb, "prt") if child.lower_ in words.particled.get(lemma, ())]
    if lemma not in words.appraisal and not particle:
        return None
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    if not objects or (lemma in words.thought | words.intention and objects[0].pos_ == "PRON"):
        return None  # "she expects him" is no view
    after = [child for child in children(verb, "prep", "xcomp", "acl", "advcl") if child.i > objects[0].i]
    told = [child for child in after if goes_with(child, objects[0])]
    return Reported(below(*objects, *told), particle, "object")


def goes_with(child: Token, thing: Token) -> bool:
    """Whether what stands behind the object of a verb is more of what was said, and not when or where it was said.

    Behind a pronoun, or where nothing is named at all, it is taken for a circumstance: "praised it in Tarn".
    """
    if child.dep_ == "advcl":
        return is_that_clause(child)
    if child.dep_ != "prep" or child.lower_ in FOLLOWING:
        return True
    return child.lower_ in PLACING and thing.pos_ in {"NOUN", "PROPN"} and not is_circumstance(child)


def is_circumstance(preposition: Token) -> bool:
    """Whether a preposition leads to a time or an occasion: "in May", "at a rally", "in an interview"."""
    heads = children(preposition, "pobj", "pcomp")
    return not heads or any(
        head.like_num or head.lower_ in CALENDAR or head.lemma_.lower() in PERIODS | OCCASIONS for head in heads
    )


def is_day(preposition: Token) -> bool:
    """Whether a preposition only leads to a day: "reported on Tuesday"."""
    return any(head.lower_ in CALENDAR for head in children(preposition, "pobj"))


def findings(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """What a poll, a paper or a picture shows: "polls show Vask ahead", "the survey had her at four percent"."""
    if lemma not in words.showing and lemma not in words.carrying:
        return None
    shown_by = subject(verb)
    if shown_by is None or shown_by.lemma_.lower() not in words.counts | words.papers:
        return None
    if lemma not in words.showing and shown_by.lemma_.lower() not in words.counts:
        return None
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    if not objects:
        return None
    after = [
        child for child in verb.rights if child.i > objects[0].i and child.dep_ in {"prep", "advmod", "acl", "oprd"}
    ]
    return Reported(below(*objects, *after), [], "object")


def put_at(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """An estimate: "puts the cost at 2 billion", "put the number of the dead at 40"."""
    things = [child for child in children(verb, "dobj") if child.i > verb.i and child.lemma_.lower() in words.amounts]
    if lemma != "put" or not things:
        return None
    for link in children(verb, "prep"):
        numbered = link.lower_ == "at" and any(token.like_num for token in link.subtree)
        if numbered and link.i > things[0].i:
            return Reported(below(*things, link), [], "object")
    return None


def gerund(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """An "-ing" clause: "suggested postponing the talks"."""
    if lemma not in words.speech | words.intention | words.appraisal | words.thought:
        return None
    for child in children(verb, "xcomp", "pcomp"):
        perfect = child.tag_ == "VBN" and any(part.tag_ == "VBG" for part in children(child, "aux"))
        if child.i > verb.i and (child.tag_ == "VBG" or perfect):  # "denied having promised boats"
            return Reported(below(child), [], "gerund")
    return None


def undergone(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """What is praised, rejected, announced in the passive: "the toll was criticised as unfair by farmers".

    Where nobody is named, what may or should be done is no view that anybody has expressed.
    """
    if lemma == "know":
        return reputed(verb)
    if lemma not in words.appraisal - AUTHORED:
        return None
    by = children(verb, "agent")
    about = [child for child in children(verb, "nsubjpass") if child.i < verb.i]
    if not by and (verb.dep_ == "relcl" or any(child.tag_ in {"MD", "TO"} for child in children(verb, "aux"))):
        return None
    if not about and by and verb.dep_ == "acl" and verb.tag_ == "VBN":
        about = [verb.head]
    after = [child for child in children(verb, "prep", "xcomp", "oprd", "ccomp") if child.i > verb.i]
    told = [child for child in after if child.dep_ != "prep" or child.lower_ in FOLLOWING]
    own = {token.i for token in verb.subtree} if about == [verb.head] else set()
    whom = [token for token in below(*about) if token.i not in own]
    return Reported([*whom, *below(*told, *charges(verb))], [], "passive") if whom else None


def reputed(verb: Token) -> Reported | None:
    """What somebody is known for or as: "the envoy is known for her patience"."""
    about = [child for child in children(verb, "nsubjpass") if child.i < verb.i]
    for link in children(verb, "prep"):
        if about and link.lower_ in {"for", "as"} and link.i == verb.i + 1:
            return Reported([*below(*about), *(token for token in below(link) if token != link)], [link], "passive")
    return None


FRAMES: tuple[Frame, ...] = (
    naming,
    clause,
    around,
    parenthesis,
    infinitive,
    prepositional,
    gerund,
    findings,
    put_at,
    object_phrase,
    undergone,
    seeming,
)


def reported(verb: Token, lemma: str, words: Reporting) -> Reported | None:
    """The content that the parse gives a reporting verb."""
    for frame in FRAMES:
        found = frame(verb, lemma, words)
        if found is not None and found.tokens:
            tokens = without_set_against(verb, found.tokens, words)
            return found._replace(tokens=[*tokens, *going_on(verb, tokens[-1])] if found.frame in OPEN else tokens)
    return None
