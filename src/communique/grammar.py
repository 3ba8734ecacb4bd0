"""Who undertakes what, in a parse: the actor behind a verb, what is listed, where a phrase ends.

Beside `phrases`, which asks for the words that stand in the sentence, this module looks through control:
whose move "a move to resume" is. Everything walks a bounded number of steps, so that a sentence of a
hundred thousand words costs no more per question than one of ten.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from communique.model import Range
from communique.phrases import coordinated_with

MAX_CLIMB = 8
MAX_LIST = 40

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVE = frozenset({"who", "which", "that"})
OBJECT_CONTROL = frozenset(
    {"allow", "ask", "authorize", "call", "compel", "convince", "direct", "enable", "encourage", "force", "help"}
    | {"instruct", "invite", "order", "permit", "persuade", "press", "pressure", "push", "request", "require"}
    | {"tell", "urge", "want", "warn"}
)
"""Verbs whose object does what the infinitive says: "they urged Kestrel to sign"."""
OPENING = frozenset("([{\"'“‘„«‹")
"""Marks that open something; they may begin a phrase but never end one."""


def own_subject(verb: Token) -> Token | None:
    """The word that stands as subject of this very verb; a relative pronoun gives its antecedent."""
    for child in verb.lefts:
        if child.dep_ in SUBJECTS:
            if child.lower_ in RELATIVE and verb.dep_ in {"relcl", "acl"}:
                return verb.head
            return child
    for child in verb.rights:  # "said Mira Tolland"
        if child.dep_ in SUBJECTS:
            return child
    return None


def actor_of(verb: Token) -> Token | None:
    """Who does what the verb says, also where another verb or a noun lends its subject.

    Coordinated verbs share one subject; infinitives and participles take that of the verb they hang on,
    or its object ("urged Kestrel to sign"); "its decision to sign" and "a move to resume" give the owner
    of the noun, or the subject of the clause around it.
    """
    place = verb
    for _ in range(MAX_CLIMB):
        found = own_subject(place)
        if found is not None:
            return found
        if place.dep_ == "ROOT":
            return None
        above = coordinated_with(place)
        if place.dep_ in {"xcomp", "ccomp", "advcl"} and above.lemma_.lower() in OBJECT_CONTROL:
            controller = first_child(above, {"dobj", "dative"})
            if controller is not None and controller.i < verb.i:
                return controller
        if place.dep_ in {"acl", "relcl"} and place.tag_ == "VBG":
            return above
        owner = first_child(above, {"poss"}) if above.pos_ in {"NOUN", "PROPN"} else None
        if owner is not None:
            return owner
        place = above
    return None


def first_child(token: Token, deps: set[str] | frozenset[str]) -> Token | None:
    """The first child that hangs on the token by one of these relations."""
    return next((child for child in token.children if child.dep_ in deps), None)


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """The auxiliaries of a verb in order, without the infinitive's "to"."""
    return tuple(child for child in verb.lefts if child.dep_ in {"aux", "auxpass"} and child.tag_ != "TO")


def has_modal(verb: Token, modals: frozenset[str]) -> bool:
    """Whether one of these auxiliaries governs the verb; "to resume" has none of its own."""
    return any(child.lower_ in modals for child in auxiliaries(verb))


def is_infinitive(verb: Token) -> bool:
    """Whether the verb is a base form after "to"."""
    return any(child.tag_ == "TO" for child in verb.lefts)


def listed(head: Token) -> tuple[Token, ...]:
    """The token and what is coordinated with it after it, in order of text."""
    found = [head]
    for token in found:  # grows while it is walked: each conjunct may carry the next one
        found.extend(child for child in token.rights if child.dep_ == "conj")
        if len(found) >= MAX_LIST:
            break
    return tuple(sorted(found[:MAX_LIST], key=lambda token: token.i))


def group_start(verb: Token) -> int:
    """The index of the first word of the verb group: auxiliaries, "not" and adverbs between them."""
    start = verb.i
    for child in reversed(list(verb.lefts)):
        if child.dep_ in {"aux", "auxpass", "neg", "advmod"} and child.i == start - 1:
            start = child.i
    return start


def ancestors(token: Token) -> Iterator[Token]:
    """What the token hangs on, nearest first, for a bounded number of steps."""
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Token indices `first:last` without outer white space, closing marks and stray punctuation.

    A mark that opens stays at the start and one that closes stays at the end only with its partner inside.
    """
    while first < last and (doc[first].is_space or (doc[first].is_punct and doc[first].text[0] not in OPENING)):
        first += 1
    while first < last and (doc[last - 1].is_space or doc[last - 1].is_punct):
        if doc[last - 1].text in {"”", "’", '"', ")", "]", "»"} and _opens(doc, first, last - 1, doc[last - 1].text):
            break
        last -= 1
    return first, last


def _opens(doc: Doc, first: int, last: int, closing: str) -> bool:
    """Whether the partner of a closing mark stands unclosed in `first:last`."""
    opening = {"”": "“", "’": "‘", ")": "(", "]": "[", "»": "«"}.get(closing, closing)
    marks = [doc[i].text for i in range(first, last) if doc[i].text in {opening, closing}]
    if opening == closing:
        return len(marks) % 2 == 1
    return marks.count(opening) > marks.count(closing)


def text_range(doc: Doc, first: int, last: int) -> Range | None:
    """The characters of the tokens `first:last` after `trim`; None when nothing is left."""
    first, last = trim(doc, first, last)
    if first >= last:
        return None
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def phrase(head: Token, without: frozenset[str] = frozenset()) -> tuple[int, int]:
    """Token indices of the head with what hangs on it, cut before the first right branch of `without`."""
    last = head.right_edge.i + 1
    for child in head.rights:
        if child.dep_ in without:
            last = min(last, child.left_edge.i)
            break
    return head.left_edge.i, max(last, head.i + 1)
