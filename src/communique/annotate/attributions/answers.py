"""Contents without a clause of their own: an answer in a word, a question that is not taken up, an "if" that asks."""

from __future__ import annotations

from spacy.tokens import Token

from communique.phrases import children

ANSWERS = frozenset({"yes", "no", "so", "same", "opposite"})
ASKING = frozenset({"ask", "inquire", "wonder", "question", "query", "know", "see"})
KNOWING = frozenset({"know", "see"})
TELLING = frozenset({"disclose", "explain", "know", "reveal", "say", "specify"})
"""Verbs after which a word of asking alone stands for the rest of its question: "would not say when"."""
OPEN = frozenset({"how", "when", "where", "which", "who", "why"})


def answered(verb: Token, lemma: str) -> list[Token]:
    """An answer in a word: "half of them said yes", "the mayor said no to the pact", "would not say when"."""
    if lemma in TELLING:
        left = unanswered(verb)
        if left or lemma != "say":
            return left
    answers = [child for child in verb.rights if child.lower_ in ANSWERS and child.i - verb.i <= 2]
    if lemma != "say" or not answers:
        return []
    to = [child for child in children(verb, "prep") if child.lower_ == "to" and child.i == answers[0].i + 1]
    return [token for head in [answers[0], *to] for token in head.subtree]


def unanswered(verb: Token) -> list[Token]:
    """The word of asking that is all there is of a question, as its sentence ends or goes on without it."""
    words = [child for child in verb.rights if child.lower_ in OPEN and child.i == verb.i + 1]
    if not words:
        return []
    asked = list(words[0].subtree)
    following = verb.doc[asked[-1].i + 1 : asked[-1].i + 2]
    ended = len(following) == 0 or following[0].is_punct or following[0].is_space or following[0].tag_ == "CC"
    return asked if ended and not any(token.pos_ in {"VERB", "AUX"} for token in asked) else []


def questions(verb: Token, lemma: str) -> list[Token]:
    """What is asked, where the parse takes it for a condition: "asked the mayor if the toll would go"."""
    if lemma not in ASKING or (lemma in KNOWING and children(verb, "dobj")):
        return []  # "would not know a boat if it hit her"
    marked = [child for child in children(verb, "advcl") if child.i > verb.i]
    return [child for child in marked if any(part.lower_ in {"if", "whether"} for part in children(child, "mark"))]
