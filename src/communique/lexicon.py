"""The words that report speech, thought and intention, from data/reporting.json."""

from __future__ import annotations

from importlib import resources

import msgspec

LEMMA_REPAIRS = {"hop": "hope"}  # the model's lemmatizer takes "hoped" and "hoping" for "hop"


class Reporting(msgspec.Struct, frozen=True):
    """Reporting words by the kind of content they take.

    A verb may be in several classes: "agree" reports speech ("agreed that") and is a promise ("agreed to").
    `prepositional` gives the prepositions that belong to a cue ("called for"), `phrasal` the particles with which a
    verb may stand beside a quotation ("went on"), `particled` those with which it takes an object ("ruled out"),
    `adjectives` the prepositions that lead from an attitude to what it is about ("critical of"). `partisans` are
    people by what they hold ("is a critic of"), `personal` verbs for what only somebody does ("thanked"),
    `relaying` people who speak for another one ("said through a lawyer"), `verdicts` nouns without an article for
    what a thing is called ("called the report nonsense"), `silence` the verbs and nouns for giving no answer ("did
    not return calls"), `amounts` what somebody puts at a number, `bidding` verbs that name whom they bid to act.
    The verbs of `carrying` report where they have a noun of saying or feeling for an object, one of `nouns` or of
    `talk` ("has doubts about"); `counts` are what people answer ("in a survey"), `papers` what one reads or looks
    at, and `texts` the nouns that report with a clause only ("a statement that", not "a statement on").
    """

    speech: frozenset[str]
    thought: frozenset[str]
    commissive: frozenset[str]
    intention: frozenset[str]
    directive: frozenset[str]
    appraisal: frozenset[str]
    naming: frozenset[str]
    showing: frozenset[str]
    appearance: frozenset[str]
    prepositional: dict[str, frozenset[str]]
    phrasal: dict[str, frozenset[str]]
    particled: dict[str, frozenset[str]]
    nouns: frozenset[str]
    adjectives: dict[str, frozenset[str]]
    partisans: frozenset[str]
    personal: frozenset[str]
    relaying: frozenset[str]
    bidding: frozenset[str]
    amounts: frozenset[str]
    silence: dict[str, frozenset[str]]
    verdicts: frozenset[str]
    carrying: frozenset[str]
    talk: frozenset[str]
    counts: frozenset[str]
    papers: frozenset[str]
    texts: frozenset[str]


def load_reporting() -> Reporting:
    """Read the word lists of the package."""
    data = resources.files("communique").joinpath("data/reporting.json").read_bytes()
    return msgspec.json.decode(data, type=Reporting)


def lemma(word: str) -> str:
    """The lemma in lower case, with the model's known slips mended."""
    plain = word.lower()
    return LEMMA_REPAIRS.get(plain, plain)
