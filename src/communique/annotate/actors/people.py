"""People: the titles, states and offices around their names, and the short forms that follow."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from communique.annotate.actors.gazetteer import Name, is_subject
from communique.annotate.actors.nations import Nations
from communique.annotate.actors.words import HEADS, HYPHENS, RELATIONS
from communique.draft import Mention
from communique.phrases import end_of
from communique.reference import Reference

LONGEST_SENTENCE = 120  # tokens; a longer one is no sentence
LONGEST_OFFICE = 14  # tokens of an office with what it is the office of
LIKE = frozenset({"counterpart", "colleague"})
"""Words for who holds in another state the office of whoever was named before."""
FORMER = frozenset({"former", "ex", "then", "then-", "late", "erstwhile", "onetime"})
DEPUTY = "deputy"
LONGEST_SHORT = 5  # tokens of a short form: "Duarte-Ruiz" has three


def title_before(doc: Doc, first: int, reference: Reference) -> int | None:
    """The index where a title right before a name begins."""
    for length in range(4, 0, -1):
        start = first - length
        if start < 0:
            continue
        words = doc[start:first].text
        if "\n" not in words and reference.title_named(words) is not None:
            return start
    return None


def titled(doc: Doc, name: Name, nations: Nations) -> Name:
    """A person's name with the titles, states and "former" before it."""
    if name.mention.type != "person":
        return name
    reference = nations.reference
    first, office = titles_before(doc, name.first, reference)
    state, former = None, False
    if first != name.first:
        first, state = state_before(doc, first, nations)
    if first > 0 and first != name.first and doc[first - 1].lower_ in FORMER:
        former, first = True, first - 1
    subject = name.mention.subject
    if office is None:
        office, state, former = office_after(doc, name, nations)
    holder = described_before(doc, first, reference)
    if holder is not None:
        former = former or (office is None and holder.former)
        deputy = is_deputy(doc, holder.first, holder.last, nations)
        office = office or (DEPUTY if deputy else holder.office)
        state = state or holder_state(doc, holder, nations)
        subject = subject or any(is_subject(token) for token in doc[holder.first : first])
    if state is None and office is not None:
        state = state_after(doc, name.last, nations)
    if state is None and not former and is_head(office, reference):
        state = host_state(doc, name, nations)
    mention = replace(name.mention, start=doc[first].idx, office=office, state=state, former=former, subject=subject)
    return Name(first, name.last, mention)


def titles_before(doc: Doc, first: int, reference: Reference) -> tuple[int, str | None]:
    """Where the titles before a name begin, and the office of the first of them."""
    start, office = first, None
    title_start = title_before(doc, start, reference)
    while title_start is not None:
        title = reference.title_named(doc[title_start:start].text)
        if title is not None and title.kind != "honorific":
            office = title.office
        start = title_start
        title_start = title_before(doc, start, reference)
    if start == first > 0 and doc[first - 1].lower_ in LIKE:
        return first - 1, doc[first - 1].lower_
    return start, office


def state_before(doc: Doc, first: int, nations: Nations) -> tuple[int, str | None]:
    """Where the state before a title begins, and which it is: "Valdorian President", "Valdoria's president"."""
    end = first - 1 if first > 1 and doc[first - 1].tag_ == "POS" else first
    for length in (3, 2, 1):
        if end - length >= 0:
            words = doc[end - length : end].text
            code = nations.coded(words)
            if code is not None and "\n" not in words:
                return (end - length if end == first else first), code
    return first, None


@dataclass(frozen=True)
class Holder:
    """An office in words before the comma before a name: "Valdoria's prime minister, Oren Vask"."""

    first: int
    last: int
    office: str
    former: bool = False


def described_before(doc: Doc, first: int, reference: Reference) -> Holder | None:
    """The office that a name right after a comma explains, with "of ..." or "for ..." between them or not."""
    if first < 2 or doc[first - 1].text != "," or doc[first - 2].is_space:
        return None
    end = first - 1
    for last in range(end, max(end - LONGEST_OFFICE, doc[first].sent.start), -1):
        token = doc[last - 1]
        if token.is_punct and token.text not in HYPHENS and token.text not in {"'", "’", "&"}:
            return None
        if token.pos_ in {"VERB", "AUX"}:
            return None
        if last < end and doc[last].lower_ not in {"of", "for", "to", "at", "in"}:
            continue
        if token.lower_ in LIKE:
            return Holder(last - 1, last, token.lower_)
        for start in range(max(doc[first].sent.start, last - 4), last):
            title = reference.title_named(doc[start:last].text)
            plural = doc[last - 1].tag_ in {"NNS", "NNPS"} or doc[last - 1].lower_ in RELATIONS
            if title is not None and title.kind != "honorific" and not plural:
                former = any(word.lower_ in FORMER for word in doc[max(doc[first].sent.start, start - 4) : start])
                return Holder(start, last, title.office, former)
    return None


def state_after(doc: Doc, last: int, nations: Nations) -> str | None:
    """The state in "President Mira Tolland of Valdoria"."""
    if last + 1 >= len(doc) or doc[last].lower_ != "of":
        return None
    start = last + (2 if doc[last + 1].lower_ == "the" else 1)
    codes = (nations.coded_at(doc, start, min(len(doc), start + length)) for length in (3, 2, 1))
    return next((code for code in codes if code is not None), None)


def is_deputy(doc: Doc, first: int, last: int, nations: Nations) -> bool:
    """Whether words mean whoever stands in for a person: "Roe's deputy", "her deputy" is no member of parliament."""
    if first == 0 or doc[first:last].text.lower() != DEPUTY:
        return False
    if doc[first - 1].tag_ == "POS":
        return first < 2 or nations.coded(doc[first - 2].text) is None
    return doc[first - 1].tag_ == "PRP$"


def holder_state(doc: Doc, holder: Holder, nations: Nations) -> str | None:
    """The state in "Valdoria's prime minister", "the Valdorian premier", "the president of Valdoria"."""
    before = holder.first - 1 if doc[holder.first - 1].tag_ == "POS" else holder.first
    for length in (3, 2, 1):
        if before - length >= 0 and (code := nations.coded(doc[before - length : before].text)) is not None:
            return code
    return state_after(doc, holder.last, nations)


def is_head(office: str | None, reference: Reference) -> bool:
    """Whether an office is that of a head of state or government."""
    title = reference.title_named(office or "")
    return title is not None and title.kind in HEADS


def host_state(doc: Doc, name: Name, nations: Nations) -> str | None:
    """The state of a leader named without one: that of the only capital in the sentence which is nobody else's.

    "The visit to Oslo by Danish Prime Minister Vask for talks with President Brekke" makes Brekke Norwegian.
    """
    sentence = doc[name.first].sent
    reference = nations.reference
    if len(sentence) > LONGEST_SENTENCE:
        return None
    capitals: set[str] = set()
    others: set[str] = set()
    for token in sentence:
        if not token.text[:1].isupper():
            continue
        for length in (1, 2):
            words = doc[token.i : token.i + length].text
            capital = reference.capitals.get(words.lower())
            if capital is not None:
                capitals.add(capital)
            elif (code := nations.coded(words)) is not None and token.i + length < len(doc):
                after = doc[token.i + length : token.i + length + 2].text
                if reference.title_named(after) or reference.title_named(after.split(" ")[0]):
                    others.add(code)
    left = capitals - others
    return left.pop() if len(left) == 1 else None


def office_after(doc: Doc, name: Name, nations: Nations) -> tuple[str | None, str | None, bool]:
    """The office, state and "former" in an apposition: "Oren Vask, a former president of Morva"."""
    place = name.last
    if place + 1 >= len(doc) or doc[place].text != ",":
        return None, None, False
    place += 1
    while place + 1 < len(doc) and doc[place].lower_ in {"the", "a", "an", "now", "himself", "herself"}:
        place += 1
    for first in range(place, min(place + 3, len(doc))):
        if first > place and doc[first - 1].pos_ not in {"ADJ", "NOUN", "PROPN", "PART"}:
            break
        for last in range(min(first + 4, len(doc)), first, -1):
            title = nations.reference.title_named(doc[first:last].text)
            if title is None or title.kind == "honorific" or doc[last - 1].lower_ in RELATIONS:
                continue
            state = nations.coded(doc[place:first].text) if first > place else None
            if last + 1 < len(doc) and doc[last].lower_ == "of":
                start = last + 2 if doc[last + 1].lower_ == "the" else last + 1
                ends = range(min(start + 3, len(doc)), start, -1)
                state = next((code for end in ends if (code := nations.coded_at(doc, start, end))), state)
            return title.office, state, any(token.lower_ in FORMER for token in doc[place:first])
    return None, None, False


def short_forms(doc: Doc, found: list[Name]) -> list[Name]:
    """Surnames and first names alone, of people that the text names in full or with a title."""
    parts: set[str] = set()
    for name in found:
        words = name.mention.key.split()
        if name.mention.type == "person" and len(words) > 1:
            parts |= {words[0], words[-1], " ".join(words[-2:])}
        elif name.mention.type == "person" and words and name.mention.end - name.mention.start > len(words[0]):
            parts.add(words[0])  # of "President Roe"
    taken = {i for name in found for i in range(name.first, name.last)}
    openers = {re.split(r"[\s\-‐‑'’]", part)[0] for part in parts}
    more = []
    for token in doc:
        if token.i in taken or not token.text[:1].isupper() or token.text not in openers:
            continue
        lengths = range(min(LONGEST_SHORT, len(doc) - token.i), 0, -1)
        pieces = (doc[token.i : token.i + length] for length in lengths)
        short = next((piece for piece in pieces if piece.text in parts), None)
        told = token.pos_ in {"PROPN", "NOUN"} or not token.is_sent_start or not token.text.isascii()
        if short is not None and (told or len(short) > 1):
            place = (token.idx, end_of(short[-1]))
            mention = Mention(*place, "name", "person", short.text, name=place, subject=is_subject(short.root))
            more.append(Name(short.start, short.end, mention))
            taken.update(range(short.start, short.end))
    return more


def has_role_after(last: Token, reference: Reference) -> bool:
    """Whether a name is followed by what its bearer does: ", director of ...", ", an analyst"."""
    for child in last.rights:
        if child.dep_ == "appos" and (reference.title_named(child.lemma_) is not None or child.lower_ == "author"):
            return True
    return False
