"""People whom a report only describes, so that pronouns can mean them: "his wife", "a neighbor", "the envoy".

They are no mentions of the report, and become actors only where a pronoun or a source means them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Token

from communique.draft import Draft, Mention
from communique.link.kinds import kind_of_noun
from communique.reference import Reference

NOBODY = frozenset("any each every neither no such what which whose".split())
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True)
class Bystander:
    """Words that describe one person who does something.

    Attributes:
        start: where the words begin.
        token: their head.
        covered: the mentions in which they stand, if any; where one of them is somebody, that is who is meant.
    """

    start: int
    token: Token
    covered: tuple[int, ...] = ()


def bystanders(draft: Draft, reference: Reference) -> list[Bystander]:
    """The people whom a report describes as doing something, in order of text."""
    found: list[Bystander] = []
    starts = [mention.start for mention in draft.mentions]
    for sentence in draft.sentences:
        if sentence.furniture is not None:
            continue
        for token in draft.doc[sentence.first : sentence.last]:
            if token.dep_ not in SUBJECTS or token.pos_ not in {"NOUN", "PROPN"} or token.tag_ in {"NNS", "NNPS"}:
                continue
            first = draft.doc[min([token.i, *[child.left_edge.i for child in token.lefts]])]
            if first.lower_ in NOBODY or kind_of_noun(token, reference) != "person":
                continue
            found.append(Bystander(first.idx, token, covering(draft.mentions, starts, token)))
    return found


def covering(mentions: tuple[Mention, ...], starts: list[int], token: Token) -> tuple[int, ...]:
    """The mentions that end with a word, or have it right before a name: "fisherman Al Roe"."""
    last = bisect_left(starts, token.idx + len(token))
    return tuple(i for i in range(max(0, last - 4), last) if mentions[i].end > token.idx)
