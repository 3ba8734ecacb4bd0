"""Names: states, capitals that stand for governments, people, organisations and outlets.

A gazetteer settles what the world knows; runs of capitalised words with a title, a speaking verb or
the build of a person's name settle the rest. The parser's tags decide what a name is; no statistical
name finder is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from communique.draft import Mention
from communique.model import ActorType
from communique.phrases import end_of
from communique.reference import Reference, sounds_like_outlet
from communique.tools import Tools

LONGEST_NAME = 6  # tokens of a name in the gazetteer
PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "to",
        "from",
        "near",
        "outside",
        "around",
        "through",
        "via",
        "into",
        "across",
        "for",
        "toward",
        "towards",
    }
)
HEAD_CLASSES = frozenset({"head-of-state", "head-of-government", "vice-head"})
ORGANISATION_WORDS = frozenset(
    "academy administration agency alliance army assembly association authority bank bloc board bureau cabinet center "
    "centre club college commission committee company congress corporation corps council court department directorate "
    "embassy federation force forces foundation fund government group institute institution league ministry "
    "navy office organisation organization parliament party police school secretariat senate service society staff "
    "think-tank union university".split()
)
PLACE_WORDS = frozenset(
    "airport avenue bay bridge cape city coast county desert district forest gulf harbour harbor island islands lake "
    "mountain mountains ocean palace park peninsula plaza port prefecture province region river road sea shrine square "
    "station strait straits street tower town valley village ward".split()
)
EVENT_WORDS = frozenset(
    "act agreement anniversary award championship conference convention cup day declaration dialogue election festival "
    "framework forum games initiative meeting month pact plan prize program programme protocol scheme speech statement "
    "summit talks treaty visa war week year".split()
)
PARTICLES = frozenset(
    {
        "al",
        "bin",
        "bint",
        "da",
        "de",
        "del",
        "della",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "van",
        "von",
        "ul",
    }
)
LONGEST_PERSON = 5
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True)
class Name:
    """A mention with the tokens it covers."""

    first: int
    last: int
    mention: Mention


def find_names(doc: Doc, tools: Tools, furniture: set[int]) -> list[Name]:
    """All names of a text, in order; a second look finds short forms of people named in full.

    `furniture` holds the tokens in which no unknown name is looked for.
    """
    reference = tools.reference
    known = list(gazetteer(doc, tools))
    taken = {i for name in known for i in range(name.first, name.last)} | furniture
    alone = {token.text for token in doc if token.pos_ == "PROPN" and stands_alone(token)}
    found = [name for name in known if name.mention.type is not None]
    for run in capitalised(doc, taken):
        name = named(doc, run, reference, alone)
        if name is not None:
            found.append(name)
    found += short_forms(doc, found)
    found = [titled(doc, name, reference) for name in found]
    return sorted(without_overlap(found), key=lambda name: name.first)


def without_overlap(names: list[Name]) -> list[Name]:
    """The longer name wins where two cover the same words."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (name.first - name.last, name.first)):
        if taken.isdisjoint(range(name.first, name.last)):
            kept.append(name)
            taken.update(range(name.first, name.last))
    return kept


def stands_alone(token: Token) -> bool:
    """Whether a capitalised word has no capitalised neighbour: "Vask" after "Oren Vask"."""
    before = token.nbor(-1).text[:1].isupper() and token.nbor(-1).pos_ == "PROPN" if token.i else False
    after = token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN"
    return not before and not after


def gazetteer(doc: Doc, tools: Tools) -> Iterator[Name]:
    """Names that the world knows, the longest first at each place; places and adjectives have no type."""
    i = 0
    while i < len(doc):
        found = known_at(doc, i, tools) if doc[i].lower_ in tools.name_openers else None
        if found is not None:
            i = found.last
            yield found
        else:
            i += 1


def known_at(doc: Doc, i: int, tools: Tools) -> Name | None:
    """The longest name of the gazetteer that begins at a token."""
    reference = tools.reference
    first = doc[i].text[:1]
    if not (first.isupper() or first.isdigit() or first > "\u2e80" or doc[i].lower_ == "the"):
        return None
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
        if (
            following is not None
            and following.pos_ == "PROPN"
            and following.text[:1].isupper()
            and not following.is_sent_start
        ):
            lower = following.lower_
            if lower in ORGANISATION_WORDS | EVENT_WORDS | PLACE_WORDS and lower not in {"government", "cabinet"}:
                return None
        name = reference.state_names[code]
        return Mention(start, end, "name", "state", name, code, name=(start, end), subject=is_subject(head))
    agency = reference.agency_named(words)
    outlet = agency or (reference.outlet_named(words) if certain_outlet(doc, first, last) else None)
    if outlet is not None:
        return Mention(start, end, "name", "outlet", outlet, name=(start, end), subject=is_subject(head))
    organisation = reference.organisation_named(words)
    if organisation is not None:
        return Mention(
            start, end, "name", "organisation", organisation.name, name=(start, end), subject=is_subject(head)
        )
    capital = reference.metonyms.get(words.lower()) or reference.capitals.get(words.lower())
    if capital is not None and words[:1].isupper():
        if not is_government(doc, first, last):
            return Mention(start, end, "name", None, words, capital)
        name = reference.state_names[capital]
        return Mention(start, end, "metonym", "state", name, capital, name=(start, end), subject=is_subject(head))
    if reference.people_named(words) is not None:
        return Mention(start, end, "name", None, words, reference.people_named(words))
    return None


def certain_outlet(doc: Doc, first: int, last: int) -> bool:
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


def is_government(doc: Doc, first: int, last: int) -> bool:
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


def capitalised(doc: Doc, taken: set[int]) -> Iterator[list[Token]]:
    """Runs of capitalised name words that the gazetteer left over, one sentence at a time."""
    run: list[Token] = []
    for token in doc:
        joins = token.text in HYPHENS and run and not token.whitespace_ and not run[-1].whitespace_
        letter = token.i + 1 < len(doc) and token.text.isupper() and len(token) <= 2
        particle = token.lower_ in PARTICLES and run and token.i + 1 < len(doc) and doc[token.i + 1].text[:1].isupper()
        name = token.pos_ == "PROPN" and (token.text[:1].isupper() or (run and run[-1].text in HYPHENS))
        continues = run and run[-1].text in HYPHENS and token.is_alpha
        if token.i not in taken and (name or joins or particle or continues or (letter and run and token.is_alpha)):
            if token.is_sent_start and run:
                yield run
                run = []
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def named(doc: Doc, run: list[Token], reference: Reference, alone: set[str]) -> Name | None:
    """What a run of capitalised words names, if it names an actor."""
    run = strip_titles(run, reference)
    while run and run[-1].text in HYPHENS:
        run = run[:-1]
    if not run:
        return None
    words = doc[run[0].i : run[-1].i + 1].text
    kind = kind_of(doc, run, reference, alone)
    if kind is None:
        return None
    head = run[-1]
    last = extended(doc, run[-1]) if kind == "organisation" else run[-1]
    place = (run[0].idx, end_of(last))
    words = doc[run[0].i : last.i + 1].text
    mention = Mention(*place, kind="name", type=kind, key=words, name=place, subject=is_subject(head))
    return Name(run[0].i, last.i + 1, mention)


def extended(doc: Doc, last: Token) -> Token:
    """The last word of an organisation's name that goes on: "Institute of Delta Studies at the ..."."""
    place = last.i + 1
    while place + 1 < len(doc) and doc[place].lower_ in {"of", "for", "at", "on", "in"}:
        start = place + 2 if doc[place + 1].lower_ == "the" else place + 1
        end = start
        while (
            end < len(doc) and (doc[end].text[:1].isupper() or doc[end].lower_ == "and") and not doc[end].is_sent_start
        ):
            end += 1
        while end > start and doc[end - 1].lower_ == "and":
            end -= 1
        if end == start:
            break
        last, place = doc[end - 1], end
    return last


def strip_titles(run: list[Token], reference: Reference) -> list[Token]:
    """The run without the titles it begins with."""
    for length in range(min(4, len(run)), 0, -1):
        if reference.title_named(" ".join(token.text for token in run[:length])) is not None:
            return strip_titles(run[length:], reference) if length < len(run) else []
    return run


def kind_of(doc: Doc, run: list[Token], reference: Reference, alone: set[str]) -> ActorType | None:
    """The type of a name by its build and its surroundings."""
    last, lowered = run[-1], {token.lower_ for token in run}
    following = doc[last.i + 1] if last.i + 1 < len(doc) else None
    words = doc[run[0].i : last.i + 1].text
    parts = [token for token in run if token.text not in HYPHENS]
    eventful = following is not None and following.lower_ in EVENT_WORDS and len(parts) == 1
    if last.lower_ in EVENT_WORDS | PLACE_WORDS or eventful:
        return None
    if lowered & ORGANISATION_WORDS:
        return "organisation" if len(parts) > 1 or extended(doc, last) is not last else None
    if sounds_like_outlet(words) or (following is not None and following.lower_ in {"newspaper", "magazine", "daily"}):
        return "outlet"
    if title_before(doc, run[0].i, reference) is not None:
        return "person"
    if len(words.split()) == 1:
        return "organisation" if last.text.isupper() and len(last) > 1 and is_subject(last) else None
    if any(token.text.isupper() and len(token) > 2 for token in parts):
        return "organisation"
    personal = len(parts) <= LONGEST_PERSON and (
        is_subject(last) or run[0].text in alone or last.text in alone or has_role_after(last, reference)
    )
    return "person" if personal else None


def has_role_after(last: Token, reference: Reference) -> bool:
    """Whether a name is followed by what its bearer does: ", director of ...", ", an analyst"."""
    for child in last.rights:
        if child.dep_ == "appos" and (reference.title_named(child.lemma_) is not None or child.lower_ == "author"):
            return True
    return False


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


def titled(doc: Doc, name: Name, reference: Reference) -> Name:
    """A person's name with the titles, states and "former" before it."""
    if name.mention.type != "person":
        return name
    first, office, state, former = name.first, None, None, False
    title_start = title_before(doc, first, reference)
    while title_start is not None:
        words = doc[title_start:first].text
        title = reference.title_named(words)
        if title is not None and title.kind != "honorific":
            office = title.office
        first = title_start
        title_start = title_before(doc, first, reference)
    for length in (3, 2, 1):
        if first - length >= 0 and first != name.first:
            words = doc[first - length : first].text
            code = reference.people_named(words) or reference.state_named(words)
            if code is not None and "\n" not in words:
                first, state = first - length, code
                break
    if first > 0 and first != name.first and doc[first - 1].lower_ in {"former", "ex", "then", "then-"}:
        former, first = True, first - 1
    mention = replace(
        name.mention, start=doc[first].idx, office=office, state=state, former=former, subject=name.mention.subject
    )
    return Name(first, name.last, mention)


def short_forms(doc: Doc, found: list[Name]) -> list[Name]:
    """Surnames and first names alone, of people that the text names in full."""
    parts: dict[str, str] = {}
    for name in found:
        if name.mention.type == "person":
            words = name.mention.key.split()
            for word in {words[0], words[-1], " ".join(words[-2:])} if len(words) > 1 else set():
                parts.setdefault(word, name.mention.key)
    taken = {i for name in found for i in range(name.first, name.last)}
    more = []
    for token in doc:
        if token.i in taken or not token.text[:1].isupper():
            continue
        length = 2 if token.i + 1 < len(doc) and f"{token.text} {doc[token.i + 1].text}" in parts else 1
        words = " ".join(part.text for part in doc[token.i : token.i + length])
        if words in parts and (token.pos_ in {"PROPN", "NOUN"} or not token.is_sent_start):
            place = (token.idx, end_of(doc[token.i + length - 1]))
            head = doc[token.i + length - 1]
            mention = Mention(*place, kind="name", type="person", key=words, name=place, subject=is_subject(head))
            more.append(Name(token.i, token.i + length, mention))
            taken.update(range(token.i, token.i + length))
    return more
