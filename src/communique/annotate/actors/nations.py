"""States by name and adjective: those of the world, and those that only this report knows.

A report may speak of a state that no list has. It gives itself away by an office: "Valdorian President
Mira Tolland", "prime minister of the Kestrel Islands". Such a state gets its own name for a code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Token

from communique.annotate.actors.gazetteer import Name, is_subject
from communique.annotate.actors.words import (
    ADJECTIVE_ENDINGS,
    CALENDAR,
    COMPASS,
    HEADS,
    OFFICES_OF_STATE,
    ORGANISATION_WORDS,
    PLACE_WORDS,
)
from communique.draft import Mention
from communique.phrases import end_of
from communique.reference import Reference

STEM = 4  # letters that a name and its adjective share at least
NOT_NAMES = (*ADJECTIVE_ENDINGS, *(f"{ending}s" for ending in ADJECTIVE_ENDINGS))
MOST_NAMES = 40  # names with one stem
NATION_WORDS = frozenset({"Republic", "Federation", "Kingdom", "Emirates", "Confederation", "Commonwealth"})
STATE_WORDS = NATION_WORDS | {"Islands"}
LONGEST_TITLE = 3


@dataclass
class Nations:
    """Looks up states and peoples."""

    reference: Reference
    local: dict[str, str] = field(default_factory=dict)  # name or adjective, lower case -> name of the state
    longer: dict[str, str] = field(default_factory=dict)  # first word -> the longer name of a state it begins
    stems: dict[str, list[str]] = field(default_factory=dict)  # first letters -> names that may be states

    def coded(self, words: str) -> str | None:
        """The code of the state that some words name or whose people they are; its name where it has no code."""
        known = self.reference.people_named(words) or self.reference.state_named(words)
        return known or self.local.get(words.lower().removeprefix("the "))

    def coded_at(self, doc: Doc, first: int, last: int) -> str | None:
        """The same for words of a text, where a compass word before another name is a part of that."""
        words = doc[first:last]
        if not words:
            return None
        goes_on = last < len(doc) and doc[last].pos_ == "PROPN" and doc[last].text[:1].isupper()
        if goes_on and words[-1].lower_ in COMPASS and self.reference.title_named(doc[last].text) is None:
            return None
        return self.coded(words.text)

    def name_of(self, code: str) -> str:
        """The name that is shown for a code."""
        return self.reference.state_names.get(code, code)


def unknown_states(doc: Doc, reference: Reference, taken: set[int]) -> tuple[Nations, list[Name]]:
    """The states that only this text knows, and where they are named."""
    nations = Nations(reference, longer=longer_names(doc), stems=stems(doc))
    for token in doc:
        if not token.text[:1].isupper() and token.lower_ not in {"of"}:
            continue
        if token.lower_ == "of":
            read_office_of(doc, token, nations, taken)
        elif token.i not in taken:
            read_adjective(doc, token, nations)
            read_owner(doc, token, nations)
            read_build(doc, token, nations)
    return nations, list(occurrences(doc, nations, taken))


def longer_names(doc: Doc) -> dict[str, str]:
    """Words that begin a longer name of a state: "Kestrel" of "Kestrel Islands"."""
    found: dict[str, str] = {}
    words = [token.text for token in doc]
    for word, after in pairwise(words):
        if after in STATE_WORDS:
            name = f"{word} {after}"
            found[word] = min(name, found.get(word, name))
    return found


def stems(doc: Doc) -> dict[str, list[str]]:
    """Names that are no adjectives, by the letters that they share with the adjective of a state."""
    found: dict[str, dict[str, None]] = {}
    for token in doc:
        if token.pos_ == "PROPN" and not token.lower_.endswith(NOT_NAMES):
            names = found.setdefault(token.lower_[:STEM], {})
            if len(names) < MOST_NAMES:
                names[token.text] = None
    return {stem: list(names) for stem, names in found.items()}


def read_office_of(doc: Doc, token: Token, nations: Nations, taken: set[int]) -> None:
    """Read "prime minister of the Kestrel Islands", "President Edric Vane of Valdoria"."""
    place = token.i + 1
    if place < len(doc) and doc[place].lower_ == "the":
        place += 1
    end = place
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper() and end not in taken:
        end += 1
    if end == place or not has_office_before(doc, token.i, nations.reference):
        return
    name = doc[place:end].text
    after = doc[end].lower_ if end < len(doc) else ""
    if nations.reference.title_named(doc[max(0, token.i - 1) : end].text) is not None:
        return  # "leader of the Opposition" is an office
    if doc[end - 1].lower_ in ORGANISATION_WORDS - {"union"} or after in ORGANISATION_WORDS:
        return  # "leader of the Coastal party", "president of the National Front"
    nations.local[name.lower()] = name


def has_office_before(doc: Doc, i: int, reference: Reference) -> bool:
    """Whether the words before a token are an office of state, or such an office and a name."""
    start = i
    while (
        start > 0
        and i - start < LONGEST_TITLE + 1
        and (doc[start - 1].text[:1].isupper() or doc[start - 1].text == "-")
    ):
        start -= 1
    for first in range(max(0, min(start, i - LONGEST_TITLE)), i):
        for last in range(first + 1, min(i, first + LONGEST_TITLE) + 1):
            title = reference.title_named(doc[first:last].text)
            if title is not None and title.kind in HEADS and (last == i or first >= start):
                return True
    return False


def read_adjective(doc: Doc, token: Token, nations: Nations) -> None:
    """Read "Valdorian President": the adjective of a state, and the state where the text names it."""
    after = token.i + 1
    if nations.coded(token.text) or token.lower_ in CALENDAR or token.pos_ not in {"PROPN", "ADJ"}:
        return
    titles = (nations.reference.title_named(doc[after:end].text) for end in range(after + 1, min(len(doc), after + 4)))
    if not any(title is not None and title.kind in OFFICES_OF_STATE for title in titles):
        return
    if not token.lower_.endswith(ADJECTIVE_ENDINGS):
        longer = nations.longer.get(token.text)
        if longer is not None:
            nations.local[token.lower_] = longer
            nations.local.setdefault(longer.lower(), longer)
        return
    named = sorted(
        name
        for name in nations.stems.get(token.lower_[:STEM], ())
        if abs(len(name) - len(token)) <= 3
        and name.lower()[: max(STEM, len(name) - 2)] == token.lower_[: max(STEM, len(name) - 2)]
    )
    nations.local[token.lower_] = named[0] if named else token.text
    if named:
        nations.local.setdefault(named[0].lower(), named[0])


def read_owner(doc: Doc, token: Token, nations: Nations) -> None:
    """Read "South Morva's foreign minister": a compass word and a name that has offices of state."""
    place = token.i
    if token.lower_ not in COMPASS or place + 3 >= len(doc) or doc[place + 2].tag_ != "POS":
        return
    head = doc[place + 1]
    if head.pos_ != "PROPN" or not head.text[:1].isupper() or head.lower_ in ORGANISATION_WORDS | PLACE_WORDS:
        return
    name = doc[place : place + 2].text
    titles = (nations.reference.title_named(doc[place + 3 : end].text) for end in range(place + 4, place + 7))
    offices = any(title is not None and title.kind in OFFICES_OF_STATE for title in titles)
    if nations.coded(name) is None and (offices or doc[place + 3].lower_ in {"government", "state"}):
        nations.local[name.lower()] = name


def read_build(doc: Doc, token: Token, nations: Nations) -> None:
    """Read "the Sarrow Federation", and "the Kestrel Islands" beside the name of a state."""
    if token.i < 2 or token.dep_ in {"compound", "nmod"} or doc[token.i - 1].pos_ != "PROPN":
        return
    if doc[token.i - 2].lower_ != "the":
        return
    name = doc[token.i - 1 : token.i + 1].text
    beside = token.dep_ == "conj" and nations.coded(token.head.text) is not None
    if token.text in NATION_WORDS or (token.text == "Islands" and beside):
        nations.local[name.lower()] = name


def occurrences(doc: Doc, nations: Nations, taken: set[int]) -> Iterator[Name]:
    """Where the local states are named, adjectives aside."""
    names = {key: name for key, name in nations.local.items() if key == name.lower()}
    openers = {key.split()[0] for key in names}
    i = 0
    while i < len(doc):
        step = 1
        if doc[i].lower_ in openers and i not in taken and doc[i].text[:1].isupper():
            for length in range(4, 0, -1):
                key = doc[i : i + length].text.lower()
                if key in names and i + length <= len(doc):
                    head = doc[i + length - 1]
                    place = (doc[i].idx, end_of(head))
                    name = names[key]
                    yield Name(
                        i,
                        i + length,
                        Mention(*place, "name", "state", name, name, name=place, subject=is_subject(head)),
                    )
                    step = length
                    break
        i += step
