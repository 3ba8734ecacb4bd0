"""Names that the world knows: states, capitals that stand for governments, outlets, organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.annotate.actors.words import (
    COMPASS,
    EVENT_WORDS,
    HYPHENS,
    LIKENESSES,
    ORGANISATION_WORDS,
    PLACE_WORDS,
)
from communique.draft import Mention
from communique.reference import Reference
from communique.tools import Tools

LONGEST_NAME = 6  # tokens of a name in the gazetteer
PLACE_PREPOSITIONS = frozenset("in at to from near outside around through via into across for toward towards".split())


@dataclass(frozen=True)
class Name:
    """A mention with the tokens it covers."""

    first: int
    last: int
    mention: Mention


def gazetteer(doc: Doc, tools: Tools) -> Iterator[Name]:
    """Names that the world knows, the longest first at each place; places and adjectives have no type."""
    after = 0
    for token in doc:
        if token.i < after or token.lower_ not in tools.name_openers or not may_open(token, tools):
            continue
        found = known_at(doc, token.i, tools)
        if found is not None:
            after = found.last
            yield found


def may_open(token: Token, tools: Tools) -> bool:
    """Whether a name may begin at a token: at a capital or a figure, or at a "the" before one or before "bloc"."""
    if token.lower_ == "the" and token.i + 1 < len(token.doc):
        token = token.nbor()
        if token.lower_ in tools.name_openers or token.lower_ in tools.name_seconds:
            return True
    first = token.text[:1]
    return first.isupper() or first.isdigit() or first > "\u2e80"


def known_at(doc: Doc, i: int, tools: Tools) -> Name | None:
    """The longest name of the gazetteer that begins at a token."""
    reference = tools.reference
    for length in range(min(LONGEST_NAME, len(doc) - i), 0, -1):
        last = doc[i + length - 1]
        if last.is_space or last.is_punct:
            continue
        words = doc[i : last.i + 1].text
        if "\n" in words:
            continue
        mention = known_name(doc, i, i + length, words, reference)
        if mention is not None:
            return Name(i, i + length, mention)
    return None


def known_name(doc: Doc, first: int, last: int, words: str, reference: Reference) -> Mention | None:
    """What the gazetteer says of some words; a place or an adjective gives a mention without a type."""
    start, end = doc[first].idx, doc[first].idx + len(words)
    head = doc[last - 1]
    code = reference.state_named(words)
    following = doc[last] if last < len(doc) else None
    if code is not None:
        return known_state(doc, first, last, code, reference)
    named_on = following is not None and following.pos_ == "PROPN" and following.text[:1].isupper()
    agency = None if named_on and last - first == 1 else reference.agency_named(words)
    outlet = agency or (reference.outlet_named(words) if certain_outlet(doc, first, last, reference) else None)
    if outlet is not None:
        return Mention(start, end, "name", "outlet", outlet, name=(start, end), subject=is_subject(head))
    organisation = reference.organisation_named(words)
    if organisation is not None:
        return Mention(
            start, end, "name", "organisation", organisation.name, name=(start, end), subject=is_subject(head)
        )
    capital = reference.metonyms.get(words.lower()) or reference.capitals.get(words.lower())
    if capital is not None and words[:1].isupper() and not is_first_name(doc, first, last, reference):
        if not is_government(doc, last):
            return Mention(start, end, "name", None, words, capital)
        name = reference.state_names[capital]
        return Mention(start, end, "metonym", "state", name, capital, name=(start, end), subject=is_subject(head))
    if reference.people_named(words) is not None and not is_surname(doc, first, last, reference):
        return Mention(start, end, "name", None, words, reference.people_named(words))
    return None


def known_state(doc: Doc, first: int, last: int, code: str, reference: Reference) -> Mention | None:
    """The mention of a state, unless its name belongs to a longer name or to a person's."""
    words, following = doc[first:last].text, doc[last] if last < len(doc) else None
    start, end = doc[first].idx, doc[first].idx + len(words)
    if (
        following is not None
        and following.pos_ == "PROPN"
        and following.text[:1].isupper()
        and not following.is_sent_start
    ):
        lower = following.lower_
        if lower in ORGANISATION_WORDS | EVENT_WORDS | PLACE_WORDS and lower not in {"government", "cabinet"}:
            return None
    if is_first_name(doc, first, last, reference) or begins_longer(doc, last, reference):
        return None
    if is_likeness(doc, last):
        return Mention(start, end, "name", None, words, code)
    name = reference.state_names[code]
    return Mention(start, end, "name", "state", name, code, name=(start, end), subject=is_subject(doc[last - 1]))


def begins_longer(doc: Doc, last: int, reference: Reference) -> bool:
    """Whether a compass word that may be a state begins another name here: "North Morva"."""
    if last >= len(doc) or doc[last - 1].lower_ not in COMPASS or doc[last].is_sent_start:
        return False
    after = doc[last]
    return after.pos_ == "PROPN" and after.text[:1].isupper() and reference.title_named(after.text) is None


def is_likeness(doc: Doc, last: int) -> bool:
    """Whether a name only tells what a thing is like: "Morva-style lessons"."""
    return last + 1 < len(doc) and doc[last].text in HYPHENS and doc[last + 1].lower_ in LIKENESSES


def is_surname(doc: Doc, first: int, last: int, reference: Reference) -> bool:
    """Whether an adjective of a people is a family name here: "Otto Finnish said"."""
    before = doc[first - 1] if first else None
    if last - first > 1 or before is None or doc[first].pos_ != "PROPN" or before.pos_ != "PROPN":
        return False
    joined = before.dep_ == "compound" and before.head == doc[first] and before.text.isalpha()
    title = reference.title_named(before.text) or reference.state_named(before.text)
    return joined and doc[first].dep_ not in {"compound", "amod", "nmod"} and title is None


def is_first_name(doc: Doc, first: int, last: int, reference: Reference) -> bool:
    """Whether the name of a state or town is a first name here: "Defence Minister Chad Roe", "President Sofia Roe"."""
    after = doc[last] if last < len(doc) else None
    if last - first > 1 or after is None or after.pos_ != "PROPN" or doc[first].dep_ != "compound":
        return False
    if doc[first].head != after or not after.text[:1].isupper() or reference.title_named(after.text) is not None:
        return False
    starts = (doc[max(0, first - length) : first].text for length in (1, 2, 3))
    return any(reference.title_named(words) is not None for words in starts)


def certain_outlet(doc: Doc, first: int, last: int, reference: Reference) -> bool:
    """Whether a name may be an outlet's here: many are ordinary words ("The Peninsula", "Liberation")."""
    opener, head = doc[first], doc[last - 1]
    plain = [token for token in doc[first:last] if token.lower_ != "the"]
    following = doc[last] if last < len(doc) else None
    if not plain or not plain[0].text[:1].isupper() or (following is not None and following.pos_ == "PROPN"):
        return False
    if len(plain) > 1:
        return True
    before = doc[first - 1] if first else None
    modified = (
        before is not None and before.text[:1].isupper() and before.pos_ in {"PROPN", "ADJ"} and opener.lower_ != "the"
    )
    if doc[first].text == "the" and reference.people_named(plain[0].text) is not None:
        return False  # "the Valdorian": a person, where "The Valdorian" may be a paper
    return len(plain[0]) > 1 and not modified and (opener.lower_ == "the" or is_subject(head))


def is_subject(token: Token) -> bool:
    """Whether a word is, or belongs to, the subject of a verb."""
    for _ in range(LONGEST_NAME):
        if token.dep_ in {"nsubj", "nsubjpass"}:
            return True
        if token.dep_ not in {"compound", "appos", "conj", "nmod", "flat"}:
            return False
        token = token.head
    return False


def is_named_behind(head: Token) -> bool:
    """Whether the name of what a noun describes follows it at once: "the newspaper Ostrel"."""
    after = head.nbor() if head.i + 1 < len(head.doc) else None
    return after is not None and after.text[:1].isupper() and after.pos_ == "PROPN" and not after.is_sent_start


def is_government(doc: Doc, last: int) -> bool:
    """Whether the name of a capital stands for its government: a doer, an owner, a partner, not a place."""
    head = doc[last - 1]
    following = doc[last] if last < len(doc) else None
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ in {"nsubj", "nsubjpass", "agent", "dobj"}:
        return (
            head.dep_ != "dobj"
            or head.head.pos_ != "VERB"
            or head.head.lemma_ not in {"visit", "leave", "reach", "tour"}
        )
    if following is not None and following.tag_ == "POS":
        return True
    if head.dep_ == "pobj":
        return head.head.lower_ not in PLACE_PREPOSITIONS
    return False
