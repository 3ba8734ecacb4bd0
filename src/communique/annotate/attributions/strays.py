"""Clauses that are said and that the parse takes for something else: an infinitive, a circumstance, more of a noun."""

from __future__ import annotations

from spacy.tokens import Token

from communique.annotate.attributions.thrown import TOLD
from communique.lexicon import Reporting
from communique.phrases import FINITE, children, is_that_clause

QUESTION_WORDS = frozenset({"WRB", "WDT", "WP", "WP$"})
FACTS = frozenset({"case", "chance", "event", "evidence", "fact", "news", "report", "sign", "story", "word"})
"""Nouns beside those of saying and thinking whose own the clause behind them is: "the news that"."""


def tensed(verb: Token) -> list[Token]:
    """A clause that the parse takes for an infinitive, though it has a tense: "a levy which they say left a gap"."""
    return [child for child in children(verb, "xcomp") if child.i > verb.i and child.tag_ in FINITE]


def unmarked(verb: Token, lemma: str, words: Reporting) -> list[Token]:
    """A clause that the parse takes for a circumstance, unmarked as it is: "he believes, by waiting, they win".

    A clause with a "when" or a "which" is a circumstance: "did not mention it when she met the students".
    """
    if lemma not in words.speech | words.thought:
        return []
    return [
        child
        for child in children(verb, "advcl")
        if child.i > verb.i
        and child.tag_ in FINITE
        and children(child, "nsubj")
        and not any(part.dep_ == "mark" or part.tag_ in QUESTION_WORDS for part in child.lefts)
    ]


def strayed(verb: Token, lemma: str, words: Reporting) -> list[Token]:
    """A clause with "that" which the parse hangs on a circumstance: "said in one of its letters that it was safe"."""
    if lemma not in words.speech or (children(verb, "dobj") and lemma not in TOLD):
        return []
    own = words.prepositional.get(lemma, frozenset())
    links = [child for child in children(verb, "prep") if child.lower_ not in own and child.i > verb.i]
    nouns = [token for link in links for token in link.subtree if token.pos_ in {"NOUN", "PROPN"}]
    told = words.nouns | words.talk | FACTS
    clauses = [child for noun in nouns if noun.lemma_.lower() not in told for child in children(noun, "relcl", "acl")]
    return [child for child in clauses if is_stated(child) and children(child, "nsubj", "nsubjpass")][-1:]


def interrupted(verb: Token, words: Reporting) -> list[Token]:
    """What is said behind a clause thrown in, which the parse gives to that: "has told friends, two said, that"."""
    if verb.lemma_.lower() not in words.speech:
        return []
    for thrown in children(verb, "parataxis", "ccomp"):
        if thrown.i < verb.i or thrown.lemma_.lower() not in words.speech or children(thrown, "mark"):
            continue
        opening = next((token for token in thrown.subtree if not token.is_punct), thrown)
        stated = [child for child in children(thrown, "ccomp") if is_that_clause(child) and child.i > thrown.i]
        if stated and opening.nbor(-1).text == "," and stated[0].left_edge.nbor(-1).text == ",":
            return stated
    return []


def series(verb: Token, first: Token) -> list[Token]:
    """What is said after it in a row: "first claimed that the memo was lost, then that it was a draft"."""
    if not is_that_clause(first) or first.i < verb.i:
        return []
    return [child for child in children(verb, "advcl", "conj") if child.i > first.i and is_that_clause(child)]


def is_stated(clause: Token) -> bool:
    """Whether "that" opens a clause which needs nothing more; in "a lawyer that Roe hired" it stands for the lawyer."""
    first = clause.left_edge
    if is_that_clause(clause):
        return True
    whole = first.dep_ == "pobj" or bool(children(clause, "acomp", "ccomp"))  # there is no gap for it to fill
    return first.lower_ == "that" and first.head == clause and whole
