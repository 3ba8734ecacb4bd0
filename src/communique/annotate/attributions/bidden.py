"""Who is bidden to act, where no auxiliary says so: "Ministers urged to act on floods", "Crews told to wait"."""

from __future__ import annotations

from spacy.tokens import Token

from communique.annotate.attributions.frames import Reported
from communique.annotate.attributions.subjects import can_name
from communique.lexicon import Reporting, lemma
from communique.phrases import children, is_passive, noun_phrase, subject, trimmed

PARTICIPLES = frozenset({"VBD", "VBN"})


def is_bidden(verb: Token, words: Reporting) -> bool:
    """Whether a verb that cannot do without the one who is bidden names none: he is its subject.

    "Asked to" may be either; only in a heading, which has no past tense, somebody is asked.
    """
    name = lemma(verb.lemma_)
    if verb.tag_ not in PARTICIPLES or is_passive(verb) or children(verb, "dobj", "dative", "aux"):
        return False
    if name not in words.bidding and not (name == "ask" and is_heading(verb)):
        return False
    return verb.i + 1 < len(verb.doc) and verb.nbor().tag_ == "TO" and bool(children(verb, "xcomp"))


def is_heading(verb: Token) -> bool:
    """Whether a sentence ends with no mark, as headings do."""
    worded = [token for token in verb.sent if not token.is_space]
    return not (worded[-1].is_punct or worded[-1].is_quote)


def bidding(verb: Token, found: Reported) -> tuple[Reported, list[Token]]:
    """The content with whoever is bidden before it, and whoever is named by "by", at the end of it too."""
    head = subject(verb)
    whom = noun_phrase(head) if head is not None and can_name(head) and head.i < verb.i else []
    agents = [
        link
        for infinitive in children(verb, "xcomp")
        for link in [*children(verb, "agent"), *children(infinitive, "agent")]
        if not children(infinitive, "auxpass")
    ]
    if not agents:
        return found._replace(tokens=[*whom, *found.tokens]), []
    phrase = {token.i for token in agents[0].subtree}
    source = trimmed([token for head in children(agents[0], "pobj") for token in noun_phrase(head)])
    kept = [token for token in found.tokens if token.i not in phrase]
    return found._replace(tokens=[*whom, *kept]), source
