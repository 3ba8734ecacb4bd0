"""Those who say nothing: "had no comment", "did not return calls", "could not be reached for comment"."""

from __future__ import annotations

from spacy.tokens import Token

from communique.annotate.attributions.cue import Cue, spread
from communique.annotate.attributions.subjects import source_of
from communique.lexicon import Reporting, lemma
from communique.phrases import children, is_negated, noun_phrase, verb_group

PURPOSE = frozenset({"comment", "details", "interview", "reaction", "response"})
"""What somebody is asked for who cannot be reached."""
REACHING = frozenset({"contact", "reach"})
PRESENT = frozenset({"available", "reachable", "unavailable", "unreachable"})
WITHOUT = frozenset({"no", "little"})


def silent(verb: Token, words: Reporting) -> Cue | None:
    """The cue of a verb by which somebody gives no answer."""
    content = withheld(verb, words) or unreached(verb)
    source = source_of(verb) if content else []
    if not source:
        return None
    present = [child for child in children(verb, "acomp") if child.lower_ in PRESENT]
    group = spread(verb_group(verb), present)
    return Cue(verb, group, source, [token for token in content if token.i > group[-1].i], "silent")


def withheld(verb: Token, words: Reporting) -> list[Token]:
    """What is not given: "no comment" of "had no comment", "calls" of "did not return calls"."""
    wanted = words.silence.get(lemma(verb.lemma_), frozenset())
    for thing in children(verb, "dobj"):
        without = any(child.lower_ in WITHOUT for child in children(thing, "det", "amod"))
        if thing.lemma_.lower() in wanted and thing.i > verb.i and (without or is_negated(verb)):
            return noun_phrase(thing)
    return []


def unreached(verb: Token) -> list[Token]:
    """What somebody was sought for: "for comment" of "could not be reached for comment"."""
    if lemma(verb.lemma_) in REACHING and is_negated(verb):
        links = children(verb, "prep")
    elif verb.lemma_ == "be":
        adjectives = [child for child in children(verb, "acomp") if child.lower_ in PRESENT]
        if not adjectives or not (is_negated(verb) or adjectives[0].lower_.startswith("un")):
            return []
        links = [*children(adjectives[0], "prep"), *children(verb, "prep")]
    else:
        return []
    for link in links:
        if link.lower_ == "for" and any(head.lower_ in PURPOSE for head in children(link, "pobj")):
            return list(link.subtree)
    return []
