"""Shapes of noun phrases that tell an arrangement from other things, and the slips of the parser among them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

RELATIONS = frozenset({"tie", "relation", "relationship"})


def is_bound(token: Token) -> bool:
    """Whether a hyphen or a conjunction ties the word to the next one."""
    return token.tag_ in {"HYPH", "CC"} or (token.i + 1 < len(token.doc) and token.nbor().tag_ == "HYPH")


def modifies_noun(head: Token) -> bool:
    """Whether the word is itself a modifier of a noun after it ("framework agreement", "alliance leaders")."""
    return head.dep_ in {"compound", "amod", "nmod"} and head.head.i > head.i


def is_mistaken(head: Token) -> bool:
    """Whether a noun after a plural was taken for a verb: "a tariffs deal", "the fisheries pact"."""
    if head.tag_ not in {"VB", "VBP"}:
        return False
    if head.dep_ in {"dobj", "pobj", "nsubjpass"}:
        return any(child.dep_ in {"compound", "amod", "det"} or child.i == head.i - 1 for child in head.lefts)
    return head.dep_ == "acl" and not any(head.lefts) and head.head.i == head.i - 1 and head.head.tag_ == "NNS"


def lowered(doc: Doc, first: int, last: int) -> frozenset[str]:
    """The words of a stretch in lower case."""
    return frozenset(token.lower_ for token in doc[first:last])


def has_clause(head: Token, lemmas: frozenset[str]) -> bool:
    """Whether a clause with one of these verbs hangs on the noun: "commitments made by"."""
    return any(child.dep_ in {"acl", "relcl"} and child.lemma_ in lemmas for child in head.rights)


def has_infinitive(head: Token) -> bool:
    """Whether a purpose follows: "a body to share", "a plan ... to resolve"."""
    beside = (child for child in head.head.rights if child.i > head.i and child.dep_ in {"advcl", "xcomp"})
    near = [*head.rights, *beside]
    return any(any(below.tag_ == "TO" for below in child.lefts) for child in near if child.pos_ in {"VERB", "AUX"})


def is_of_relations(head: Token) -> bool:
    """Whether it is the setting up of diplomatic relations."""
    of = next((child for child in head.rights if child.lower_ == "of"), None)
    what = next(of.rights, None) if of is not None else None
    if what is None or what.lemma_.lower() not in RELATIONS:
        return False
    return head.lemma_.lower().startswith("normali") or any(child.lower_ == "diplomatic" for child in what.lefts)
