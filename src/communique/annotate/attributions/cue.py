"""A cue: the words by which a report says that somebody said, thought or meant something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token


@dataclass(frozen=True)
class Cue:
    """A cue with its source and content by tokens, before quotation marks are looked at."""

    head: Token
    words: list[Token]
    source: list[Token]
    content: list[Token]
    rule: str
    speech: bool = False  # may introduce a quotation
    addressee: list[Token] = field(default_factory=list)
    via: list[Token] = field(default_factory=list)  # who passed the words on, if the clause names them: "quoted by"
    within: Token | None = None  # the head of the cue that reports this one, where the text nests them by itself


def spread(group: Sequence[Token], more: Sequence[Token]) -> list[Token]:
    """The cue up to the words that belong to it, if nothing but a short adverb is between."""
    first, last = group[0], max([*group, *more], key=lambda token: token.i)
    return list(first.doc[first.i : last.i + 1])
