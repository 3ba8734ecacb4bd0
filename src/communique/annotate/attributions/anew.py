"""What the parse puts inside a content although it is said anew, and what it leaves outside though it goes on."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from communique.lexicon import Reporting
from communique.phrases import FINITE, children

AGAINST = frozenset({"although", "though", "whereas", "while"})
"""Words that set one statement against another."""
BREAKS = frozenset({",", "—", "–", "--", "-"})
GOING_ON = frozenset({"that", "to", "if", "unless"})
"""Words with which a content goes on in a clause."""
TO_BE_DONE = frozenset(
    "ability agreement amendment attempt authority ban bid call campaign chance deal decision demand desire "
    "drive effort fitness freedom intention law mission motion move need obligation offer opportunity order "
    "permission plan pledge power promise proposal push qualification readiness reform refusal request "
    "resolution right threat vow willingness".split()
)
"""Nouns that an infinitive fills; behind others it tells what for: "attacked the mayor to win votes"."""
BACKING = frozenset({"back", "endorse", "support"})
"""Verbs whose object, where it is a person, is to do what follows: "supports Vask to lead"."""
ASKING = frozenset({"appeal", "beg", "call", "plead"})
"""Verbs that lead by a preposition to who is to do what follows: "called on farmers to stay"."""


def other_statements(head: Token, words: Reporting) -> list[Token]:
    """What hangs on a content and is said anew: "said A and the mayor criticised B", "said A, adding B"."""
    found = []
    for child in head.rights:
        if is_said_anew(child, head, words):
            found.append(child)
            continue
        if child.dep_ != "conj" or not children(child, "nsubj") or children(child, "mark"):
            continue
        spoken = child.lemma_.lower() in words.speech | words.appraisal and child.tag_ in FINITE
        if spoken and children(child, "nsubj")[0].pos_ in {"PROPN", "NOUN"}:
            found.append(child)
    return found


def is_said_anew(child: Token, head: Token, words: Reporting) -> bool:
    """Whether a verb below a content is one more reporting verb of the same speaker, by its tense or form."""
    if child.lemma_.lower() not in words.speech | words.commissive | words.appraisal or child.i < head.i + 2:
        return False
    if child.dep_ == "advcl" and child.tag_ == "VBG":
        before = child.nbor(-2) if child.nbor(-1).is_quote else child.nbor(-1)
        return before.text in BREAKS and not children(child, "nsubj", "mark")
    reporting = head.head
    if child.dep_ != "conj" or children(child, "nsubj", "aux", "mark", "nsubjpass"):
        return False
    return child.tag_ == reporting.tag_ == "VBD" and bool(reported_below(child))


def reported_below(verb: Token) -> list[Token]:
    """The complements by which a verb shows that it reports something."""
    return children(verb, "ccomp", "xcomp")


def without_set_against(verb: Token, tokens: list[Token], words: Reporting) -> list[Token]:
    """A content without the clause that sets against it what somebody else says.

    "Said the toll was fair, while drivers called it a tax": where the tense is that of the reporting verb, the outlet
    reports both; in "says the toll was raised although drivers protested" it is the speaker who does.
    """
    for token in tokens:
        if token.dep_ != "advcl" or token.i < verb.i + 3 or token.tag_ not in FINITE or token.head.i < verb.i:
            continue
        marks = [child for child in token.lefts if child.lower_ in AGAINST and child.dep_ in {"mark", "advmod"}]
        subjects = children(token, "nsubj", "nsubjpass")
        if not marks or not subjects or (token.tag_ == "VBD") != (verb.tag_ in {"VBD", "VBN"}):
            continue
        if token.lemma_.lower() not in words.speech | words.appraisal | words.naming:
            continue
        own = {part.i for part in token.subtree}
        kept = [part for part in tokens if part.i not in own]
        if kept and max(own) >= tokens[-1].i:
            return kept
    return tokens


def going_on(verb: Token, last: Token) -> list[Token]:
    """The clause right behind what is reported, which the parse hangs elsewhere: "backed the plan to close it"."""
    if last.i <= verb.i or last.i + 1 >= len(verb.doc) or last.nbor().lower_ not in GOING_ON:
        return []
    first = last.nbor()
    clause = first.head
    if first.lower_ == "to" and not takes_infinitive(verb, last):
        return []
    opens = clause.i > first.i and clause.left_edge == first and clause.pos_ in {"VERB", "AUX"}
    return list(clause.subtree) if opens and verb.is_ancestor(clause) else []


def takes_infinitive(verb: Token, last: Token) -> bool:
    """Whether an infinitive behind a content goes on in it: "backed the plan to close", "supports Vask to lead"."""
    above = [last, *takewhile(lambda token: token != verb, last.ancestors)]
    if any(token.lemma_.lower() in TO_BE_DONE for token in above):
        return True
    name = verb.lemma_.lower()
    return name in ASKING or (name in BACKING and last.pos_ == "PROPN")
