"""Descriptions, groups and pronouns: "the South Korean leader", "both sides", "they".

They carry what link needs to find out who is meant: the office, the state, the number.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from communique.annotate.actors.gazetteer import is_named_behind, is_subject
from communique.annotate.actors.nations import Nations
from communique.annotate.actors.people import DEPUTY, is_deputy
from communique.draft import Mention
from communique.model import ActorType
from communique.phrases import end_of
from communique.reference import PRESS_NOUNS

OWNERS = {"his": "he", "her": "she", "their": "they"}
"""Possessives, with the pronoun that means the same person."""
PRONOUNS = frozenset({"he", "she", "they", "we", "i", "who"})
STATE_GROUPS = frozenset(
    {"side", "country", "nation", "government", "neighbour", "neighbor", "state", "capital", "party", "ally", "partner"}
)
PERSON_GROUPS = frozenset({"leader", "president", "premier", "minister", "politician", "counterpart"})
PEOPLE = frozenset({"counterpart", "predecessor", "successor", "host", "guest"})
DOCUMENTS = frozenset(
    {
        "statement",
        "declaration",
        "communiqué",
        "communique",
        "agreement",
        "report",
        "letter",
        "memo",
        "treaty",
        "poll",
        "survey",
    }
)
PRESS = PRESS_NOUNS | {"outlet", "report"}
KIN = frozenset({"father", "sister", "brother"})
"""Words that name clergy only with a capital letter."""
NUMBERS = {"two": 2, "both": 2, "neither": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
HEADS = (
    STATE_GROUPS | PERSON_GROUPS | PEOPLE | PRESS | DOCUMENTS | {"pair", "duo", "trio", "government", "administration"}
)
DEFINITE = frozenset({"the", "both", "these", "those", "this", "that", "his", "her", "their", "its", "all", "neither"})
INDEFINITE = frozenset({"a", "an", "another", "one"})
ROLE_KINDS = frozenset(
    {
        "head-of-state",
        "head-of-government",
        "vice-head",
        "minister",
        "legislator",
        "diplomat",
        "official",
        "military",
        "expert",
        "business",
        "judge",
        "party",
        "religious",
    }
)


def find_descriptions(doc: Doc, nations: Nations, taken: set[int]) -> Iterator[Mention]:
    """Noun phrases that describe people, groups, governments and documents without naming them."""
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN"} or token.i in taken:
            continue
        if followed_by_name(token, taken):
            continue
        mention = described(doc, left_edge(token), token, nations)
        if mention is not None:
            yield mention


def followed_by_name(token: Token, taken: set[int]) -> bool:
    """Whether the noun is a title or modifier of the name right after it."""
    after = token.i + 1
    return after in taken and token.dep_ in {"compound", "amod", "nmod"}


def left_edge(token: Token) -> int:
    """The first word of the noun phrase without what follows the head."""
    first = token.i
    for child in token.lefts:
        if child.dep_ in {"det", "amod", "compound", "nummod", "poss", "predet", "nmod", "quantmod"}:
            first = min(first, child.left_edge.i)
    return first if token.i - first <= 8 else token.i


def described(doc: Doc, first: int, head: Token, nations: Nations) -> Mention | None:
    """The mention that a noun phrase makes, if its head is a role, a group or a document."""
    lemma = head.lemma_.lower()
    opener = doc[first].lower_
    plural = head.tag_ in {"NNS", "NNPS"} or lemma in {"pair", "duo", "trio"} or opener == "neither"
    named_so = not plural and (opener in DEFINITE or is_unnamed(doc, first, head))
    office = office_of(doc, first, head, nations) if named_so else None
    if office is None and lemma not in HEADS:
        return None  # most nouns
    words = doc[first : head.i + 1].text
    place = (doc[first].idx, end_of(head))
    number = next((NUMBERS[token.lower_] for token in doc[first : head.i + 1] if token.lower_ in NUMBERS), None)
    state = state_in(doc, first, head.i, nations)
    doing = is_subject(head)
    if lemma in {"pair", "duo", "trio"} and opener == "the":
        return Mention(*place, kind="group", type="person", key=words, number=number, subject=doing)
    if plural and (lemma in PERSON_GROUPS or lemma in STATE_GROUPS) and (opener in DEFINITE or number or state):
        kind: ActorType = "person" if lemma in PERSON_GROUPS else "state"
        return Mention(*place, kind="group", type=kind, key=words, state=state, number=number, subject=doing)
    if not plural and (office is not None or lemma in PEOPLE) and named_so:
        former = any(token.lower_ in {"former", "then"} for token in doc[first : head.i])
        return Mention(
            *place,
            kind="description",
            type="person",
            key=words,
            state=state,
            office=office or lemma,
            former=former,
            subject=doing,
        )
    if not plural and lemma in PRESS and opener == "the" and not is_named_behind(head):
        return Mention(*place, kind="description", type="outlet", key=words, subject=doing)
    if not plural and lemma in DOCUMENTS and opener in {"the", "a", "their", "this"}:
        return Mention(*place, kind="description", type="document", key=words, subject=doing)
    if not plural and lemma in {"government", "administration"} and state is not None:
        return Mention(*place, kind="name", type="state", key=nations.name_of(state), state=state, subject=doing)
    return None


def is_unnamed(doc: Doc, first: int, head: Token) -> bool:
    """Whether a phrase brings in somebody without a name who acts: "an official", "Valdoria's deputy envoy"."""
    owned = any(token.tag_ == "POS" for token in doc[first : head.i])
    return (doc[first].lower_ in INDEFINITE or owned) and head.dep_ in {"nsubj", "nsubjpass"} and head.pos_ == "NOUN"


def office_of(doc: Doc, first: int, head: Token, nations: Nations) -> str | None:
    """The office that the end of a noun phrase names ("foreign minister", "leader")."""
    for start in range(max(first, head.i - 3), head.i + 1):
        if doc[start : head.i + 1].text in KIN:
            continue  # "the president's father": no priest
        title = nations.reference.title_named(doc[start : head.i + 1].text)
        if title is not None and title.kind in ROLE_KINDS:
            return DEPUTY if is_deputy(doc, start, head.i + 1, nations) else title.office
    return None


def state_in(doc: Doc, first: int, last: int, nations: Nations) -> str | None:
    """The state that a modifier names ("the South Korean leader")."""
    for start in range(first, last):
        for end in range(min(last, start + 3), start, -1):
            if doc[start].text[:1].isupper():
                code = nations.coded_at(doc, start, end)
                if code is not None:
                    return code
    return None


def is_number_alone(token: Token) -> bool:
    """Whether a number is who acts: "The two agreed to meet again"."""
    alone = token.pos_ == "NUM" and token.lower_ in NUMBERS and token.dep_ in {"nsubj", "nsubjpass"}
    return alone and token.i > 0 and token.nbor(-1).lower_ == "the" and not list(token.rights)


def find_pronouns(doc: Doc) -> Iterator[Mention]:
    """Personal pronouns that may be a source or a party, and "both" where it stands alone."""
    for token in doc:
        if token.lower_ == "both" and token.dep_ == "nsubj":
            yield Mention(token.idx, end_of(token), "group", "person", "both", number=2, subject=True)
        elif is_number_alone(token):
            number = NUMBERS[token.lower_]
            yield Mention(
                token.nbor(-1).idx, end_of(token), "group", "person", token.lower_, number=number, subject=True
            )
        elif token.lower_ in OWNERS and token.dep_ == "poss":
            key = OWNERS[token.lower_]
            yield Mention(token.idx, end_of(token), "pronoun", "group" if key == "they" else "person", key)
        elif token.lower_ in PRONOUNS and token.pos_ in {"PRON", "NOUN", "PROPN"}:
            if token.lower_ == "i" and token.text != "I":
                continue
            kind: ActorType = "group" if token.lower_ in {"they", "we"} else "person"
            yield Mention(token.idx, end_of(token), "pronoun", kind, token.lower_, subject=is_subject(token))
