"""Pledges of a text that speaks for its issuer: a manifesto, a government's programme.

In such a text hardly a sentence says who speaks, and half of those with "will" promise nothing that can be checked.
A sentence is a pledge if what it says is to be done is concrete enough. The grounds are named and their weights were
set by hand with sentences of our own in view (`tests/gate/pledges`); nothing was fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from communique.annotate.commitments.complements import WILL
from communique.draft import Draft, Sentence
from communique.grammar import auxiliaries
from communique.wordlists import PledgeWords

LEAST_SENTENCES = 40
LEAST_PROMISING = 0.25
MOST_ATTRIBUTED = 0.3
"""A text speaks for its issuer if it has so many sentences, so large a share of them looks ahead, and so few report
what somebody says. News reports have 0 to .2 of the one and .5 to 1.2 of the other."""
COMMITTING = frozenset(
    {"commit", "pledge", "promise", "undertake", "resolve", "propose", "intend", "plan", "guarantee"}
)
FORMS = {"will": -0.35, "commit": -0.6, "bare": -0.25}
"""What each way of promising counts: "we will", "we are committed to", "Abolish the fee"."""
NUMBER = re.compile(
    r"(?<![\w.])(?!(?:19|20)\d\d\b)\d[\d,.]*|%|\b(?:per ?cent|crores?|lakhs?|million|billion|thousand|hundred|half"
    r"|third|quarter|double|twice)\b",
    re.I,
)
LIMIT = re.compile(
    r"\b(?:within (?:the )?(?:next |first |\w+ )?(?:\d+|one|two|three|four|five|six|ten|a) (?:days?|weeks?|months?"
    r"|years?)|by (?:the year )?(?:19|20)\d\d|by the end of"
    r"|in the (?:next|coming|first) (?:\w+ )?(?:days?|months?|years?|session)|every year|per annum|annually"
    r"|each year)\b",
    re.I,
)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
NEAR = 25
"""Words after the verb in which another deed may stand."""


def speaks_for_issuer(draft: Draft) -> bool:
    """Whether a text is a programme rather than a report."""
    number = len(draft.sentences)
    if number < LEAST_SENTENCES:
        return False
    told = sum(item.cue is not None for item in draft.attributions) / number
    ahead = sum(_has_will(draft.doc, sentence) for sentence in draft.sentences) / number
    return told < MOST_ATTRIBUTED and ahead >= LEAST_PROMISING


def _has_will(doc: Doc, sentence: Sentence) -> bool:
    return any(token.lower_ in WILL for token in doc[sentence.first : sentence.last])


def promise(doc: Doc, sentence: Sentence, words: PledgeWords) -> Token | None:
    """The verb of what a sentence pledges; None where it pledges nothing that can be checked."""
    tokens = [token for token in doc[sentence.first : sentence.last] if token.is_alpha or "-" in token.text]
    text = doc[sentence.first : sentence.last].text
    lowered = [token.lower_ for token in tokens]
    common = (
        0.325 * min(len(NUMBER.findall(text)), 2)
        + 0.35 * (LIMIT.search(text) is not None)
        + 0.3 * min(sum(word in words.things for word in lowered), 3)
        - 0.15 * min(sum(word in words.hopes for word in lowered), 4)
        + 0.05 * min(len(NAME.findall(text)), 3)
        + 0.02 * min(len(tokens), 30)
        - 0.3
    )
    scores = {verb: common + _deed(form, verb, tokens, words) for form, verb in _forms(tokens, words)}
    best = max(scores, key=lambda verb: (scores[verb], -verb.i), default=None)
    return best if best is not None and scores[best] > 0 else None


def _deed(form: str, verb: Token, tokens: Sequence[Token], words: PledgeWords) -> float:
    """What the way of promising and the verb speak for its being a pledge."""
    lemma = _lemma(verb)
    passive = any(child.dep_ == "auxpass" for child in auxiliaries(verb))
    after = [token.lemma_.lower() for token in tokens if verb.i < token.i <= verb.i + NEAR]
    return (
        FORMS[form]
        + 0.8 * words.concrete.get(lemma, 0.0)
        - 0.8 * words.loose.get(lemma, 0.0)
        + 0.25 * max((words.concrete.get(word, 0.0) for word in after), default=0.0)
        + 0.1 * passive
    )


def _forms(tokens: Sequence[Token], words: PledgeWords) -> Iterator[tuple[str, Token]]:
    """The ways in which a sentence promises, each with the verb of what it promises."""
    first = tokens[0] if len(tokens) > 3 else None
    if first is not None and first.tag_ in BASE and (_lemma(first) in words.concrete or _lemma(first) in words.loose):
        yield "bare", first
    for at, token in enumerate(tokens):
        if token.lower_ in WILL:
            verb = next((other for other in tokens[at + 1 :] if other.tag_[:2] == "VB" and not _helps(other)), None)
            if verb is not None:
                yield "will", verb
        elif token.lemma_.lower() in COMMITTING and token.tag_[:2] in ("VB", "JJ"):
            deed = next((other for other in tokens[at + 1 :] if other.tag_ in ("VB", "VBG")), None)
            if deed is not None:
                yield "commit", deed


def _helps(verb: Token) -> bool:
    return verb.lemma_ in ("be", "have") and verb.dep_ in ("aux", "auxpass")


BASE = ("VB", "VBP", "NN", "NNP", "JJ")
"""Tags that parsers give a base form at the head of a line."""


def _lemma(verb: Token) -> str:
    """A verb with its particle where it has one: "set up"."""
    lemma = verb.lemma_.lower()
    following = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return f"{lemma} up" if lemma == "set" and following == "up" else lemma
