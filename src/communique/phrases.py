"""Small questions to a dependency parse: who is the subject, where does a clause end, what is coordinated.

Pure functions over spaCy tokens (the labels are those of the English models, CLEAR style). A range is
in code points, like everything that leaves this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from communique.model import Range

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "parataxis", "pcomp", "csubj"})
MAX_CLIMB = 4  # steps up the parse
TRIMMED = frozenset(".,;:—–-…")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of a verb that can be the verb of a sentence, without a modal."""
CONTRACTED = frozenset({"'s", "’s"})
NEVER_PASSIVE = frozenset("agree decide decline pledge promise refuse threaten try vow want wish".split())
"""Verbs that have no passive before an infinitive."""
TAKES_ADDRESSEE = frozenset("advise ask assure convince inform notify persuade remind tell warn".split())


def end_of(token: Token) -> int:
    """Offset one past the token's last character."""
    return int(token.idx + len(token))


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents of a token with one of these labels, in order of text."""
    return [child for child in token.children if child.dep_ in labels]


def subject(verb: Token, depth: int = 6) -> Token | None:
    """The word that heads the subject of a verb, also where it shares that of another verb.

    "Tolland met Vask and agreed", "Tolland, speaking ...", "Tolland wants to go": the subject of the
    governing verb serves a coordinate verb, a participle and an infinitive. An infinitive after an
    object ("urged Vask to go") takes the object.
    """
    if depth == 0:
        return None
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return None if child.dep_ == "expl" else child
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "xcomp":
        objects = children(head, "dobj")
        if objects and objects[0].i < verb.i:
            return objects[0]
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return head if verb.tag_ in {"VBG", "VBN", "VB"} else None
    if verb.dep_ in {"conj", "xcomp", "advcl", "parataxis", "pcomp", "ccomp", "prep", "dep"}:
        # A finite complement clause without a subject of its own is a parse we cannot trust.
        return subject(coordinated_with(verb), depth - 1)
    return None


def coordinated_with(verb: Token) -> Token:
    """What a verb hangs on; a coordinate verb in the past on a past one, not on a present one in between.

    In "we agreed that the strait is vital, and decided to open it" the parse ties "decided" to "is"; nor does "and
    blamed" go on from "would open".
    """
    head: Token = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and head.tag_ in {"VBZ", "VBP", "VB"}:
        above = head
        for _ in range(MAX_CLIMB):
            above = above.head
            if above.tag_ == "VBD":
                return above
    return head


def is_that_clause(verb: Token) -> bool:
    """Whether "that" marks the clause of a verb: "said that the ferry sails"."""
    return any(child.lower_ == "that" for child in children(verb, "mark"))


def is_whole_sentence(verb: Token) -> bool:
    """Whether a seeming participle is the verb of its sentence, as there is no other: "one clerk called it mad"."""
    return verb.head.dep_ == "ROOT" and verb.head.i == verb.i - 1


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children) and not is_contracted_perfect(verb)


def is_contracted_perfect(verb: Token) -> bool:
    """Whether the 's that the parse reads as "is" stands for "has": "she's said the dam is safe", "he's vowed to stay".

    A passive has no object of its own, and no clause either but after "it" and where somebody was told something.
    """
    short = [child for child in children(verb, "auxpass") if child.lower_ in CONTRACTED]
    if not short or children(verb, "agent"):
        return False
    if any(child.i > verb.i for child in children(verb, "dobj")):
        return True
    to = [child for child in children(verb, "xcomp") if any(part.tag_ == "TO" for part in child.lefts)]
    if to:
        return verb.lemma_.lower() in NEVER_PASSIVE
    subjects = children(verb, "nsubjpass", "nsubj")
    told = verb.lemma_.lower() in TAKES_ADDRESSEE or any(child.lower_ == "it" for child in subjects)
    return not told and any(child.i > verb.i for child in children(verb, "ccomp"))


def is_negated(verb: Token) -> bool:
    """Whether a "not", "never" or "n't" stands with the verb."""
    return any(child.dep_ == "neg" for child in verb.children)


def conjuncts(token: Token) -> Iterator[Token]:
    """A token and what is coordinated with it, in order of text."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from conjuncts(child)


def noun_phrase(head: Token, cut: Iterable[Token] = ()) -> list[Token]:
    """The tokens of a noun phrase with its appositions and clauses, without those below `cut`.

    Dashes, commas and quotation marks at its edges are left out.
    """
    without = {token.i for start in cut for token in start.subtree}
    return trimmed([token for token in head.subtree if token.i not in without])


def trimmed(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without white space and loose punctuation at the edges."""
    first, last = 0, len(tokens)
    while first < last and (tokens[first].is_space or tokens[first].text in TRIMMED):
        first += 1
    while last > first and (tokens[last - 1].is_space or tokens[last - 1].text in TRIMMED):
        last -= 1
    return list(tokens[first:last])


def range_of(tokens: Sequence[Token]) -> Range:
    """From the first token's start to the last one's end."""
    return int(tokens[0].idx), end_of(tokens[-1])


def runs(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens cut where some are missing between them; each run has no gap."""
    parts: list[list[Token]] = []
    for token in tokens:
        if parts and token.i == parts[-1][-1].i + 1:
            parts[-1].append(token)
        else:
            parts.append([token])
    return parts


def verb_group(verb: Token) -> list[Token]:
    """A verb with its auxiliaries, negation, particle and the adverbs between and right before them."""
    group = [verb]
    group += [child for child in verb.children if child.dep_ in AUXILIARIES and child.i < verb.i]
    group += children(verb, "prt")
    first = min(token.i for token in group)
    for child in verb.children:
        if child.dep_ == "advmod" and (first < child.i < verb.i or child.i == first - 1) and child.n_lefts == 0:
            group.append(child)
    group = sorted(group, key=lambda token: token.i)
    kept = [token for token in group if token.i <= verb.i]
    for token in group:
        if token.i == kept[-1].i + 1:
            kept.append(token)
    return kept
