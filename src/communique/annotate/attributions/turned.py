"""What a speaker does next, which the parse gives to what is spoken of: "said that crops had failed and thanked Tarn".

A verb in the past that is coordinate with "would hold" cannot go on from it; nor can crops thank anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.annotate.attributions.quoted import Quotations
from communique.annotate.attributions.tails import SOURCES, Found, without_clause
from communique.draft import Mention
from communique.lexicon import Reporting
from communique.phrases import SUBJECTS, children, end_of

ACTING = ("er", "or", "ist", "ian", "ee", "ant", "man", "men", "people", "women")
"""Ends of nouns for people: who does something for a living may also thank and blame."""


def turned(found: Sequence[Found], speech: Quotations, people: Sequence[Mention], words: Reporting) -> list[Found]:
    """The relations of one sentence with each speaker's next deed cut from what he said and given to him."""
    kept = list(found)
    for outer in found:
        if outer.cue.rule != "clause" or outer.cue.head.tag_ != "VBD" or not outer.cue.source:
            continue
        for clause in children(outer.cue.head, "ccomp"):
            for verb in children(clause, "conj"):
                if clause.i > outer.cue.head.i and is_turn(verb, clause, people, words):
                    kept = [given(one, outer, verb, speech) for one in kept]
    return kept


def given(one: Found, outer: Found, verb: Token, speech: Quotations) -> Found:
    """A relation after the speaker has turned to something else with a verb."""
    if one.cue.head == verb:
        return replace(one, cue=replace(one.cue, source=outer.cue.source))
    if one.cue.head != outer.cue.head:
        return one
    first = next((token for token in verb.head.rights if token.tag_ == "CC" and token.i < verb.i), verb)
    cut = without_clause(one, (first.idx, end_of(verb.right_edge)), speech)
    return cut if cut.content else one


def is_turn(verb: Token, clause: Token, people: Sequence[Mention], words: Reporting) -> bool:
    """Whether a verb coordinate with what is said is what the speaker did next."""
    if children(verb, *SUBJECTS, "aux", "auxpass", "mark") or verb.lower_ == verb.lemma_.lower():
        return False
    modal = any(child.tag_ == "MD" for child in children(clause, "aux"))
    done = {"VBD"} if children(clause, "auxpass") else {"VBD", "VBN"}
    if verb.tag_ not in done:
        return False
    return modal or (verb.lemma_.lower() in words.personal and is_about_thing(clause, people, words))


def is_about_thing(clause: Token, people: Sequence[Mention], words: Reporting) -> bool:
    """Whether a clause has a thing for its subject: nothing that is named, speaks, or has words in it."""
    who = next((child for child in clause.lefts if child.dep_ in SUBJECTS), None)
    if who is None or who.pos_ != "NOUN" or any(one.start <= who.idx < one.end for one in people):
        return False
    name = who.lemma_.lower()
    speaking = SOURCES | words.papers | words.texts | words.counts | words.partisans
    return name not in speaking and not name.endswith(ACTING)
