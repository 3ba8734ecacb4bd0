"""Pledges of a text that speaks for its issuer: a manifesto, a government's programme.

In such a text hardly a sentence says who speaks, and half of those with "will" promise nothing that can be checked.
A sentence is a pledge if what it says is to be done is concrete enough. That is judged by named grounds whose weights
were set by hand, and by a regression over the same grounds and the words of the sentence, which was fitted to
sentences of our own (`scripts/train_pledges.py`); both count alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import numpy as np
from msgspec import Struct, json
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from communique.annotate.commitments.complements import WILL
from communique.draft import Draft, Sentence
from communique.grammar import auxiliaries
from communique.matching.vectors import Vectors, load_vectors
from communique.wordlists import PledgeWords

LEAST_SENTENCES = 40
LEAST_PROMISING = 0.25
MOST_ATTRIBUTED = 0.3
"""A text speaks for its issuer if it has so many sentences, so large a share of them looks ahead, and so few report
what somebody says. News reports have 0 to .2 of the one and .5 to 1.2 of the other."""
COMMITTING = frozenset(
    {"commit", "pledge", "promise", "undertake", "resolve", "propose", "intend", "plan", "guarantee"}
)
FORMS = ("will", "commit", "bare")
"""The ways of promising: "we will", "we are committed to", "Abolish the fee"."""
BY_HAND = np.array([-0.35, -0.6, -0.25, 0.1, 0.8, -0.8, 0.25, 0.65, 0.35, 0.9, -0.6, 0.6, 0.15])
"""Weights of the grounds: the form, a passive, a concrete or loose verb, another concrete verb, numbers, a term,
things, hopes, length and names."""
HAND_BIAS = -0.3
HAND_SCALE = 4.0
"""What makes the sum by hand as steep as the regression: a ground of .25 makes odds of about 3 to 1."""
WORDS = 3.0
"""What the mean of the words counts beside the grounds, in the regression."""
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


class Regression(Struct, frozen=True):
    """The weights of the grounds, then those of the words' mean, and what is added."""

    weights: tuple[float, ...]
    bias: float


@cache
def load_regression() -> Regression:
    """Read the weights of the package."""
    data = resources.files("communique").joinpath("data", "pledge_weights.json")
    return json.decode(data.read_bytes(), type=Regression)


@cache
def _vectors() -> Vectors:
    """The table of words, which only programmes need here."""
    return load_vectors()


def promise(doc: Doc, sentence: Sentence, words: PledgeWords) -> Token | None:
    """The verb of what a sentence pledges; None where it pledges nothing that can be checked."""
    found = best_ground(doc, sentence, words)
    if found is None:
        return None
    verb, grounds = found
    model = load_regression()
    both = np.concatenate([grounds, WORDS * wording(doc, sentence)])
    fitted = float(both @ np.array(model.weights)) + model.bias
    return verb if fitted + HAND_SCALE * (float(grounds @ BY_HAND) + HAND_BIAS) > 0 else None


def wording(doc: Doc, sentence: Sentence) -> NDArray[np.float64]:
    """The mean of the words of a sentence."""
    plain = [token.lower_ for token in doc[sentence.first : sentence.last] if token.is_alpha]
    return _vectors().mean(plain).astype(np.float64)


def best_ground(doc: Doc, sentence: Sentence, words: PledgeWords) -> tuple[Token, NDArray[np.float64]] | None:
    """The verb of the most concrete promise of a sentence, and the grounds for it being a pledge, each about 0 to 1."""
    tokens = [token for token in doc[sentence.first : sentence.last] if token.is_alpha or "-" in token.text]
    text = doc[sentence.first : sentence.last].text
    lowered = [token.lower_ for token in tokens]
    common = (
        min(len(NUMBER.findall(text)), 2) / 2,
        float(LIMIT.search(text) is not None),
        min(sum(word in words.things for word in lowered), 3) / 3,
        min(sum(word in words.hopes for word in lowered), 4) / 4,
        min(len(tokens), 30) / 30,
        min(len(NAME.findall(text)), 3) / 3,
    )
    found = {verb: np.array([*_deed(form, verb, tokens, words), *common]) for form, verb in _forms(tokens, words)}
    best = max(found, key=lambda verb: (float(found[verb] @ BY_HAND), -verb.i), default=None)
    return None if best is None else (best, found[best])


def _deed(form: str, verb: Token, tokens: Sequence[Token], words: PledgeWords) -> Iterator[float]:
    """What the way of promising and the verb speak for its being a pledge."""
    lemma = _lemma(verb)
    after = [token.lemma_.lower() for token in tokens if verb.i < token.i <= verb.i + NEAR]
    yield from (float(form == known) for known in FORMS)
    yield float(any(child.dep_ == "auxpass" for child in auxiliaries(verb)))
    yield words.concrete.get(lemma, 0.0)
    yield words.loose.get(lemma, 0.0)
    yield max((words.concrete.get(word, 0.0) for word in after), default=0.0)


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
