"""What the rest asks of words: who can bind a state, what is a deed, an agreement, an arrangement, and who says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.annotate.commitments.complements import (
    CALENDAR,
    UNDOING,
    WILL,
    is_other,
    is_owned,
    is_public,
    is_recalled,
    objects,
    phrasal,
)
from communique.draft import Draft, Mention
from communique.grammar import actor_of, ancestors, auxiliaries, listed
from communique.model import Act, Modality
from communique.places import Places
from communique.wordlists import ActWords, Wordlists

FIRST_PERSON = frozenset({"we", "i"})
AGENT_PRONOUNS = frozenset({"we", "i", "they", "he", "she", "both", "it", "his", "hers", "ours", "theirs"})
BODIES = frozenset({"board", "body", "panel", "taskforce", "tribunal"})
"""What a settlement sets up to do something."""
PAPERS = frozenset(
    "declaration communiqué communique statement text plan resolution term annex article clause page paragraph".split()
)
LEAST_DEALING = 2
"""Words of dealings between states, each of which alone may stand in any report."""
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
        self.published = draft.report.published.value
        self.names = frozenset(token.text for token in self.doc if token.pos_ == "PROPN")
        self.settles = self._settles()

    def _settles(self) -> bool:
        """Whether the report tells of a settlement between parties, so that what will be done was settled there."""
        named = {token.lemma_.lower() for token in self.doc if token.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"}}
        return bool(named & self.words.settling) or len(named & self.words.dealing) >= LEAST_DEALING

    def actor(self, verb: Token) -> Token | None:
        """Who does it: of two subjects the nearer, and a name right before "will" where the parse has none."""
        own = [child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
        if len(own) > 1:
            return own[-1]
        found = actor_of(verb)
        helpers = auxiliaries(verb)
        before = self.doc[helpers[0].i - 1] if helpers and helpers[0].i else None
        if not own and before is not None and helpers[0].lower_ in WILL and before.is_title and verb.dep_ != "conj":
            return before
        return found

    def is_measure(self, token: Token) -> bool:
        """Whether the word belongs to a time or a quantity: "by the end of the year", "by 12 percent"."""
        timed = self.times.touching(token.idx, token.idx + len(token)) or token.lower_ in CALENDAR
        return bool(timed) or token.like_num or any(child.dep_ == "nummod" for child in token.lefts)

    def is_means(self, token: Token) -> bool:
        """Whether it is something new that a thing is replaced or joined by: "by a line", "by electronic ones"."""
        if token.pos_ not in {"NOUN", "PRON"} or self.is_agent(token):
            return False
        return not any(
            child.lower_ in {"the", "this", "these", "those"} or child.dep_ == "poss" for child in token.lefts
        )

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
        if token is None:
            return False
        if {token.lemma_.lower(), token.lower_} & self.words.enterprises and is_owned(token):
            return True
        named = token.pos_ in {"NOUN", "PROPN", "PRON", "DET", "NUM"} or self._is_name(token)
        if not named or self.is_strange(token) or token.text in self.strangers:
            return False
        for mention in self.mentions.touching(token.idx, token.idx + len(token)):
            if mention.kind == "pronoun" or mention.type in {"person", "state", "organisation", "group"}:
                return not (mention.key and mention.key.split()[-1] in self.strangers)
        if token.pos_ == "PRON":
            return token.lower_ in AGENT_PRONOUNS
        if token.lemma_.lower() in self.words.institutions and is_public(token, self.words.agents):
            return True
        if token.lemma_.lower() in self.words.agents or token.pos_ == "PROPN" or self._is_name(token):
            return True
        body = token.tag_ == "NN" and token.lemma_.lower() in BODIES
        return self.settles and (body or self._is_of_state(token))

    def _is_name(self, token: Token) -> bool:
        """Whether a word is a name though the parser takes it for none: one elsewhere, or large in mid-sentence."""
        if not token.is_title or token.ent_type_ or any(child.dep_ == "det" for child in token.lefts):
            return False
        return token.text in self.names or (token.pos_ == "NOUN" and not token.is_sent_start and token.tag_ == "NN")

    def _is_of_state(self, token: Token) -> bool:
        """Whether people or bodies belong to a party: "Kestrel's vets", "each side's customs officers"."""
        if token.pos_ != "NOUN" or token.lemma_.lower() not in self.words.institutions:
            return False
        for child in token.lefts:
            places = self.mentions.touching(child.idx, child.idx + len(child))
            if any(mention.type == "state" for mention in places):
                return True
            if child.dep_ == "poss" and child.pos_ == "PROPN":
                return True
        links = [child for child in token.rights if child.lower_ in {"from", "of"}]
        return any(below.pos_ == "PROPN" for link in links for below in link.rights)  # "nurses from Kestrel"

    def is_person(self, token: Token) -> bool:
        """Whether the word names a single person."""
        found = self.mention_at(token)
        return found is not None and found.type == "person"

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

    def is_paper(self, thing: Token) -> bool:
        """Whether it is an agreement or the paper that holds one: "article 4", "the annex"."""
        return self.is_agreement(thing) or thing.lemma_.lower() in PAPERS

    def operator(self, verb: Token) -> Act | None:
        """The act of a verb that says what is done to an arrangement; making things is an act only for these."""
        act = self.words.phrasal.get(phrasal(verb)) or self.words.operators.get(verb.lemma_.lower())
        if act == "establish" and not any(self.is_arrangement(thing) for thing in objects(verb)):
            return None
        return act

    def is_done(self, thing: Token) -> bool:
        """Whether a noun says what is done: "the laying of a cable", "the release", "opening the port"."""
        gerund = thing.lower_.endswith("ing") and any(child.lower_ == "of" for child in thing.rights)
        return gerund or thing.tag_ == "VBG" or thing.lemma_.lower() in self.words.doings

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
        for above in self._around(verb):
            lemma = above.lemma_.lower()
            speaker = actor_of(above)
            if lemma in self.words.speaking or lemma in self.words.performing:
                if speaker is not None and speaker.lower_ in FIRST_PERSON and is_other(actor_of(verb)):
                    return None  # "I wrote that she would": nobody can undertake for somebody else
                if speaker is not None and speaker.lemma_.lower() in UNNAMED:
                    return False  # "two people familiar with the matter" only pass on what is to be done
                binding = speaker is not None and (self.is_agreement(speaker) or speaker.lemma_.lower() in PAPERS)
                return True if binding or self.is_agent(speaker) else None
            if lemma in UNDOING and not is_recalled(verb, above):
                return None
        return False

    def _around(self, verb: Token) -> Iterator[Token]:
        """The verbs around one, with one of saying that stands inside: "the two, he said, would build it"."""
        for child in verb.children:
            if child.dep_ == "parataxis" and child.lemma_.lower() in self.words.speaking:
                yield child
        yield from (above for above in ancestors(verb) if above.pos_ == "VERB")

    def sayer(self, verb: Token) -> Token | None:
        """The subject of the verb of saying around it."""
        lemmas = self.words.speaking
        return next((actor_of(above) for above in self._around(verb) if above.lemma_.lower() in lemmas), None)
