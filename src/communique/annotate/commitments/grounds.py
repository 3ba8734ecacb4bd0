"""What the rest asks of words: who can bind a state, what is a deed, an agreement, an arrangement, and who says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.annotate.commitments.complements import UNDOING, is_other, is_public, objects, phrasal
from communique.draft import Draft, Mention
from communique.grammar import actor_of, ancestors, listed
from communique.model import Act, Modality
from communique.places import Places
from communique.wordlists import ActWords, Wordlists

FIRST_PERSON = frozenset({"we", "i"})
PAPERS = frozenset(
    "declaration communiqué communique statement text plan resolution term annex article clause page paragraph".split()
)
UNNAMED = frozenset({"person", "people", "source"})


@dataclass(frozen=True)
class Undertaking:
    """A word that undertakes: `word` carries the complement, `start` is where its clause can begin."""

    word: Token
    act: Act
    actor: Token | None
    modality: Modality
    bare: bool = False  # whether the verb itself says what is done ("launching a body")


class Grounds:
    """Looks things up in one report: mentions, times, and what the words of the lists stand for."""

    def __init__(self, draft: Draft, words: Wordlists) -> None:
        self.doc: Doc = draft.doc
        self.words: ActWords = words.acts
        self.arrangements = frozenset(words.mechanisms.heads)
        self.times = Places(draft.times, lambda time: time.span.range)
        self.mentions = Places(draft.mentions, lambda mention: (mention.start, mention.end))
        self.strangers = frozenset(self._strangers(draft))

    def _strangers(self, draft: Draft) -> Iterator[str]:
        """The last names of people introduced as experts and the like: what they say binds nobody."""
        for mention in draft.mentions:
            if mention.kind != "name" or mention.type != "person":
                continue
            words = draft.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if words is None:
                continue
            head = words.root
            beside = [child for child in head.children if child.dep_ in {"appos", "compound", "nmod"}]
            if any(self.is_strange(other) for child in beside for other in listed(child)):
                yield mention.key.split()[-1] if mention.key else head.text

    def is_strange(self, token: Token) -> bool:
        """Whether the word means somebody or something that binds nobody."""
        lemma = token.lemma_.lower()
        if token.pos_ == "PROPN" and lemma in self.words.agents:
            return False  # "the Union" is a bloc, "the union" is not
        return lemma in self.words.strangers or lemma in {"director", "professor", "lecturer"}

    def is_stranger(self, token: Token) -> bool:
        """Whether the word stands for somebody who binds nobody, such as an expert."""
        return token.text in self.strangers or (token.pos_ == "NOUN" and token.lemma_.lower() in self.words.experts)

    def is_agent(self, token: Token | None) -> bool:
        """Whether the word stands for somebody who can bind a state, a government or a body."""
        if token is None or self.is_strange(token) or token.pos_ not in {"NOUN", "PROPN", "PRON", "DET", "NUM"}:
            return False
        if any(token.text == name for name in self.strangers):
            return False
        for mention in self.mentions.touching(token.idx, token.idx + len(token)):
            if mention.kind == "pronoun" or mention.type in {"person", "state", "organisation", "group"}:
                return not (mention.key and mention.key.split()[-1] in self.strangers)
        if token.pos_ == "PRON":
            return token.lower_ in {"we", "i", "they", "he", "she", "both", "it"}
        if token.lemma_.lower() in self.words.institutions and is_public(token, self.words.agents):
            return True
        return token.lemma_.lower() in self.words.agents or (token.pos_ == "PROPN" and token.ent_type_ == "")

    def mention_at(self, token: Token) -> Mention | None:
        """The longest mention that holds the word."""
        found = self.mentions.touching(token.idx, token.idx + len(token))
        return max(found, key=lambda mention: mention.end - mention.start, default=None)

    def is_deed(self, verb: Token) -> bool:
        """Whether the verb says what somebody does to the world."""
        lemma = verb.lemma_.lower()
        return lemma in self.words.operators or phrasal(verb) in self.words.phrasal or lemma in self.words.deeds

    def is_object(self, thing: Token) -> bool:
        """Whether it is something that states set up, resume or give up."""
        return thing.lemma_.lower() in self.words.objects or thing.lemma_.lower() in self.arrangements

    def is_agreement(self, thing: Token) -> bool:
        """Whether it is an agreement; "deal" after a plural ("a tariffs deal") is often taken for a verb."""
        mistaken = (
            child for child in thing.rights if child.dep_ == "acl" and child.tag_ == "VB" and child.i == thing.i + 1
        )
        return any(token.lemma_.lower() in self.words.agreements for token in (thing, *mistaken))

    def operator(self, verb: Token) -> Act | None:
        """The act of a verb that says what is done to an arrangement; making things is an act only for these."""
        act = self.words.phrasal.get(phrasal(verb)) or self.words.operators.get(verb.lemma_.lower())
        if act == "establish" and not any(self.is_arrangement(thing) for thing in objects(verb)):
            return None
        return act

    def is_arrangement(self, thing: Token) -> bool:
        """Whether it is an arrangement that can be set up."""
        lemma = thing.lemma_.lower()
        return lemma in self.arrangements and lemma not in {
            "cooperation",
            "tie",
            "relation",
            "relationship",
            "position",
        }

    def said_by(self, verb: Token) -> bool | None:
        """Whether a party says it; None where somebody else does, or somebody only expects it."""
        for above in ancestors(verb):
            if above.pos_ != "VERB":
                continue
            lemma = above.lemma_.lower()
            speaker = actor_of(above)
            if lemma in self.words.speaking or lemma in self.words.performing:
                if speaker is not None and speaker.lower_ in FIRST_PERSON and is_other(actor_of(verb)):
                    return None  # "I wrote that she would": nobody can undertake for somebody else
                if speaker is not None and speaker.lemma_.lower() in UNNAMED:
                    return False  # "two people familiar with the matter" only pass on what is to be done
                binding = speaker is not None and (self.is_agreement(speaker) or speaker.lemma_.lower() in PAPERS)
                return True if binding or self.is_agent(speaker) else None
            if lemma in UNDOING:
                return None
        return False

    def sayer(self, verb: Token) -> Token | None:
        """The subject of the verb of saying around it."""
        lemmas = self.words.speaking
        return next((actor_of(above) for above in ancestors(verb) if above.lemma_.lower() in lemmas), None)
