"""Which noun phrases name a standing arrangement, and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.annotate.mechanisms.shapes import (
    has_clause,
    has_infinitive,
    is_bound,
    is_mistaken,
    is_of_relations,
    lowered,
    modifies_noun,
)
from communique.draft import Draft, Mention, Sentence
from communique.grammar import text_range
from communique.model import Range
from communique.places import Places
from communique.reference import Reference
from communique.wordlists import Head, MechanismWords, Need

MAX_LEFT = 12
MAX_RIGHT = 25

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFYING = NOMINAL | {"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "CC", "RB", "FW", "XX"}
CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "appos", "parataxis"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both", "its", "their", "our", "his", "her"})
POINTING = frozenset({"this", "that", "these", "those", "such"})
ACRONYM = re.compile(r"(?:[A-Z]{2,6}|[A-Z][A-Za-z]{0,3}\d{1,2})\+?")
QUOTES = frozenset("“”\"‘’'«»„")
ESTABLISHING = frozenset(
    {"launch", "establish", "create", "form", "found", "inaugurate", "set", "develop", "introduce", "open"}
)
AREAS = frozenset({"area", "field", "sphere", "sector"})
FORCES = "Forces"


@dataclass(frozen=True)
class Naming:
    """A phrase that names a mechanism, or refers back to one.

    Attributes:
        head: the noun it is built on.
        entry: what the word lists say of that noun.
        first: index of its first token, without article.
        last: one past the index of its last token.
        words: what tells it from others of its kind: its modifiers and the content words of its complements.
        anaphoric: whether it says nothing but "the" and the kind.
        parties: mentions of states and groups inside the phrase or before it as owners.
    """

    head: Token
    entry: Head
    first: int
    last: int
    words: frozenset[str]
    anaphoric: bool
    parties: tuple[Mention, ...]

    def place(self, doc: Doc) -> Range | None:
        """Its characters in the report."""
        return text_range(doc, self.first, self.last)


class Reader:
    """Reads the phrases of one report; holds what the questions about a phrase share."""

    def __init__(self, draft: Draft, words: MechanismWords, reference: Reference) -> None:
        self.doc = draft.doc
        self.reference = reference
        self.times = Places(draft.times, lambda time: time.span.range)
        self.words = words
        self.mentions = Places(draft.mentions, lambda mention: (mention.start, mention.end))

    def namings(self, sentence: Sentence) -> Iterator[Naming]:
        """The namings of a sentence in order; of two that overlap the one that starts first."""
        reached = sentence.first
        for i in range(sentence.first, sentence.last):
            naming = self._naming(self.doc[i]) if i >= reached else None
            if naming is not None and naming.first >= reached:
                reached = naming.last
                yield naming

    def _naming(self, head: Token) -> Naming | None:
        if head.text == FORCES or head.text in self.words.names:
            return self._proper(head)
        if head.pos_ not in {"NOUN", "PROPN"} and not is_mistaken(head):
            return None
        entry = self._entry(head)
        if entry is None or modifies_noun(head) or self._is_organisation(head):
            return None
        first = self._left(head)
        modifiers = self._modifiers(first, head)
        if any(word in entry.excluded for word in modifiers):
            return None
        last = self._right(head)
        told = self._told(modifiers, head, last)
        anaphoric = self._is_definite(head) and not (modifiers if self._points(head) else told)
        if not (self._is_enough(head, entry, modifiers, last) or (anaphoric and entry.needs not in NEVER_ANAPHORIC)):
            return None
        parties = self._parties(head, first, last)
        return Naming(head, entry, first, last, told, anaphoric, parties)

    def _is_organisation(self, head: Token) -> bool:
        """Whether the word belongs to the name of an organisation: that is an actor, not an arrangement."""
        holding = self.mentions.touching(head.idx, head.idx + len(head))
        return any(item.type == "organisation" and item.kind == "name" for item in holding)

    def _entry(self, head: Token) -> Head | None:
        heads = self.words.heads
        return heads.get(head.lemma_.lower()) or heads.get(head.lower_) or heads.get(head.lower_.removesuffix("s"))

    def _proper(self, head: Token) -> Naming | None:
        """A name by shape ("X Forces Y") or one that the word list has."""
        first, last = head.i, head.i + 1
        if head.text == FORCES:
            first, last = self._capitals(head)
            if not self._names_two_states(first, head.i, last):
                return None
            return Naming(head, FORCE, first, last, lowered(self.doc, first, last), False, self._within(first, last))
        family = self.words.names[head.text]
        following = self.doc[last] if last < len(self.doc) else None
        if following is not None and self._entry(following) is not None:
            return None  # the head that follows names it
        entry = Head("name", family, "any", frozenset(), frozenset())
        return Naming(head, entry, first, last, frozenset({head.lower_}), False, ())

    def _names_two_states(self, first: int, middle: int, last: int) -> bool:
        """Whose forces they are before the word, and where they stand after it."""
        before, after = self.doc[first:middle].text, self.doc[middle + 1 : last].text
        named = self.reference.state_named
        return bool(before and after) and named(before) is not None and (named(after) is not None or " " not in after)

    def _capitals(self, head: Token) -> tuple[int, int]:
        """The run of capitalised words around a word."""
        first, last = head.i, head.i + 1
        while first > 0 and head.i - first < MAX_LEFT and self.doc[first - 1].text[:1].isupper():
            first -= 1
        while last < len(self.doc) and last - head.i < MAX_LEFT and self.doc[last].text[:1].isupper():
            last += 1
        return first, last

    def _left(self, head: Token) -> int:
        """Index of the first word before the head that belongs to its name; articles and owners do not."""
        first, inside = head.i, {head.i}
        for i in range(head.i - 1, max(-1, head.i - 1 - MAX_LEFT), -1):
            token = self.doc[i]
            if token.text in QUOTES and token.tag_ != "POS":
                inside.add(i)
                continue
            mistaken = i == head.i - 1 and is_mistaken(head)
            belongs = (
                token.head.i in inside
                or mistaken
                or (token.head.i == head.head.i and token.dep_ in {"amod", "compound"})
            )
            if token.tag_ not in MODIFYING or not (belongs or is_bound(token)):
                break
            if token.tag_ in {"VBG", "VBN"} and token.dep_ not in {"amod", "compound", "nmod", "conj"}:
                break
            if token.dep_ in {"dobj", "nsubj", "pobj", "npadvmod"} and not (mistaken or is_bound(token)):
                break
            inside.add(i)
            if token.tag_ not in {"CC", "HYPH"}:
                first = i
        while first < head.i and self._says_little(self.doc[first]):
            first += 1
        if first > 0 and self.doc[first - 1].text in QUOTES and self._closes_inside(first, head.i):
            first -= 1
        return first

    def _says_little(self, token: Token) -> bool:
        """Whether a first word is no part of the name: "a new", "increased", a mark left behind."""
        if token.nbor().tag_ == "HYPH":
            return False
        return token.text in QUOTES or token.tag_ in {"CC", "HYPH"} or token.lower_ in self.words.generic

    def _closes_inside(self, first: int, last: int) -> bool:
        return sum(self.doc[i].text in QUOTES for i in range(first, last)) % 2 == 1

    def _right(self, head: Token) -> int:
        """One past the last word of the complements that belong to the name."""
        last = head.i + 1
        for child in head.rights:
            if child.i > head.i + MAX_RIGHT:
                break
            starts = child.left_edge.i
            if starts > last and any(
                self.doc[i].text in QUOTES or self.doc[i].text == "," for i in range(last, starts)
            ):
                break
            reduced = child.dep_ in {"acl", "relcl"} and child.tag_ == "VBN" and child.lemma_ in self.words.made
            if reduced or (child.dep_ == "prep" and self._is_naming_preposition(child)):
                last = self._cut(child)
        return self._areas(head) if last == head.i + 1 else last

    def _areas(self, head: Token) -> int:
        """One past "in the areas of ...", which parsers like to hang on the verb."""
        after = head.i + 1
        if after < len(self.doc) and self.doc[after].lower_ == "in" and self.doc[after].head in {head, head.head}:
            below = next(self.doc[after].rights, None)
            if below is not None and below.lemma_ in AREAS:
                return self._cut(self.doc[after])
        return after

    def _is_naming_preposition(self, prep: Token) -> bool:
        below = next(prep.rights, None)
        if below is None or below.pos_ == "NUM" or self.times.touching(below.idx, below.idx + len(below)):
            return False
        if prep.lower_ == "in":
            return below.lemma_ in AREAS
        return prep.lower_ in self.words.naming_prepositions

    def _cut(self, branch: Token) -> int:
        """One past the end of a complement, before clauses and appositions inside it."""
        end = min(branch.right_edge.i + 1, branch.i + MAX_RIGHT)
        for i in range(branch.i + 1, end):
            token = self.doc[i]
            if token.dep_ in CLAUSAL:
                end = min(end, max(token.left_edge.i, branch.i + 1))
                break
            if token.text in {"”", "—", "–", ";", ":"}:
                end = i
                break
        while end > branch.i + 1 and (self.doc[end - 1].is_punct or self.doc[end - 1].tag_ in {"CC", "IN", "DT"}):
            end -= 1
        return end

    def _modifiers(self, first: int, head: Token) -> tuple[str, ...]:
        """The modifiers before the head, in lower case and as lemmas, without those that fit anything."""
        found = []
        for i in range(first, head.i):
            token = self.doc[i]
            if token.is_punct or token.tag_ in {"CC", "HYPH", "CD"}:
                continue
            if token.lower_ not in self.words.generic and token.lemma_.lower() not in self.words.generic:
                found.append(token.lower_)
        return tuple(found)

    def _told(self, modifiers: Sequence[str], head: Token, last: int) -> frozenset[str]:
        """The words that tell this mechanism from others of its kind."""
        after = [
            token.lemma_.lower()
            for token in self.doc[head.i + 1 : last]
            if token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} and token.lower_ not in self.words.generic
        ]
        return frozenset([*modifiers, *after])

    def _is_definite(self, head: Token) -> bool:
        return any(child.lower_ in DEFINITE for child in head.lefts)

    def _points(self, head: Token) -> bool:
        return any(child.lower_ in POINTING for child in head.lefts)

    def _within(self, first: int, last: int) -> tuple[Mention, ...]:
        """The mentions of states and groups among the tokens `first:last`."""
        start, end = self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1])
        inside = self.mentions.inside(start, end)
        return tuple(item for item in inside if item.state or item.type == "state" or item.kind == "group")

    def _parties(self, head: Token, first: int, last: int) -> tuple[Mention, ...]:
        """Who the mechanism binds: named in it, or its owners ("their programme")."""
        owner = next((child for child in head.lefts if child.dep_ == "poss"), None)
        if owner is not None:
            first = min(first, owner.left_edge.i)
        return self._within(first, last)

    def _is_enough(self, head: Token, entry: Head, modifiers: Sequence[str], last: int) -> bool:
        """Whether what stands beside the head makes it the name of a mechanism."""
        if entry.needs in NAMEABLE and self._is_name(head, modifiers):
            return True
        if any(word in entry.allowed for word in modifiers):
            return True
        if entry.family == "dialogue" and self._is_restarted(head):
            return True
        return self._meets_need(head, entry, modifiers, last) or self._is_established(head, entry, last)

    def _is_restarted(self, head: Token) -> bool:
        """Whether talks are resumed or broken off here: then they are a standing matter."""
        above = head.head
        if head.dep_ == "pobj" and above.lower_ == "of":
            above = above.head
        elif head.dep_ not in {"dobj", "nsubj", "nsubjpass"}:
            return False
        return above.lemma_.lower() in self.words.restarting

    def _meets_need(self, head: Token, entry: Head, modifiers: Sequence[str], last: int) -> bool:
        """Whether what the word list asks for beside this head is there."""
        completed = last > head.i + 1
        tests: dict[Need, Callable[[], bool]] = {
            "any": lambda: True,
            "left": lambda: bool(modifiers),
            "modified": lambda: bool(modifiers) or completed or self._is_reached(head),
            "compound": lambda: any(child.dep_ == "compound" and not self._is_state(child) for child in head.lefts),
            "cooperation": lambda: self._joins_parties(head, last),
            "series": lambda: self._is_series(head),
            "made": lambda: has_clause(head, self.words.made),
            "planned": lambda: head.tag_ == "NN" and self._is_reached(head) and (completed or has_infinitive(head)),
            "of_past": lambda: self._is_of_past(head),
            "of_relations": lambda: is_of_relations(head),
        }
        return entry.needs in tests and tests[entry.needs]()

    def _is_name(self, head: Token, modifiers: Sequence[str]) -> bool:
        """Whether the head is the last word of a capitalised name ("Kelmar Fisheries Commission")."""
        if not head.text[:1].isupper() or head.i == head.sent.start or not modifiers:
            return False
        before = self.doc[head.i - 1]
        of = next((child for child in head.rights if child.lower_ in {"of", "on", "for"}), None)
        named_after = of is not None and any(token.text[:1].isupper() for token in of.children)
        if named_after:
            return True
        return before.text[:1].isupper() and before.i > head.sent.start and before.tag_ in NOMINAL | {"JJ"}

    def _is_reached(self, head: Token) -> bool:
        """Whether parties reach, sign or announce it here, and something says what is in it."""
        verb = head.head
        governed = head.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in self.words.reaching
        return governed and any(child.dep_ in {"acl", "relcl", "prep"} for child in head.rights)

    def _is_established(self, head: Token, entry: Head, last: int) -> bool:
        """Whether it is set up here, for something."""
        if entry.family not in {"body", "framework", "programme", "fund", "channel", "zone", "dialogue"}:
            return False
        verb = head.head
        governed = head.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in ESTABLISHING
        return governed and (last > head.i + 1 or has_infinitive(head))

    def _joins_parties(self, head: Token, last: int) -> bool:
        """Whether cooperation is named by its parties: "Valdoria-Kestrel cooperation", or by three of them."""
        first = self._left(head)
        hyphened = any(self._is_pair(token) for token in self.doc[first:last])
        return (hyphened and bool(self._within(first, last))) or len(self._within(head.i, last)) > 2

    def _is_pair(self, token: Token) -> bool:
        """Whether the token is, or is the hyphen of, "Valdoria-Kestrel"."""
        if token.tag_ == "HYPH":
            return self.doc[token.i + 1].text[:1].isupper()
        return token.text[:1].isupper() and "-" in token.text[1:-1]

    def _is_state(self, token: Token) -> bool:
        return bool(self._within(token.i, token.i + 1))

    def _is_series(self, head: Token) -> bool:
        """Whether a summit is one of a series: that of a body with an acronym, or a capitalised "Summit of"."""
        if head.text[:1].isupper() and next(head.rights, head).lower_ == "of":
            return True
        acronyms = (child for child in head.lefts if ACRONYM.fullmatch(child.text) and not self._is_state(child))
        return next(acronyms, None) is not None or any(child.lower_ in {"annual", "trilateral"} for child in head.lefts)

    def _is_of_past(self, head: Token) -> bool:
        of = next((child for child in head.rights if child.lower_ == "of"), None)
        owner = next(of.rights, None) if of is not None else None
        if owner is None or owner.lemma_.lower() not in self.words.past_governments:
            return False
        return owner.lemma_.lower() == "predecessor" or any(
            child.lower_ in {"previous", "past", "earlier", "former", "prior", "successive"} for child in owner.lefts
        )


NAMEABLE: frozenset[Need] = frozenset({"any", "left", "modified", "named", "document", "planned"})
"""Heads for which a capitalised name is enough; of offices and commissions many are just organisations."""
FORCE = Head("forces", "force deployment", "state_named", frozenset(), frozenset())
NEVER_ANAPHORIC: frozenset[Need] = frozenset(
    {"listed", "cooperation", "scope", "series", "made", "of_past", "of_relations", "compound", "planned"}
)
