"""Where somebody undertakes something: the verb or noun that does it, who, and what act it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.annotate.commitments.complements import (
    MOVES,
    NEEDING_DEEDS,
    OBLIGING,
    OPEN,
    PLANS,
    SHARED,
    SHARING,
    UNDOING,
    WILL,
    WOULD,
    aimed,
    complement_verbs,
    inner_subject,
    is_due,
    is_impersonal,
    is_nobody,
    is_other,
    is_public,
    is_to,
    is_undone,
    lead_verb,
    leaves_open,
    modality,
    objects,
    phrasal,
    view_of,
)
from communique.draft import Draft, Mention, Sentence
from communique.grammar import actor_of, ancestors, auxiliaries, first_child, has_modal, is_infinitive, listed
from communique.model import Act, Modality
from communique.phrases import is_negated, is_passive
from communique.places import Places
from communique.wordlists import ActWords, Wordlists

FIRST_PERSON = frozenset({"we", "i"})
BINDING = frozenset({"commit", "oblige", "bind", "require"})
PAPERS = frozenset(
    "declaration communiqué communique statement text plan resolution term annex article clause page paragraph".split()
)
INTENDING = frozenset({"plan", "intend", "aim"})
UNNAMED = frozenset({"person", "people", "source"})
CREATING = frozenset({"establish", "resume"})


@dataclass(frozen=True)
class Undertaking:
    """A word that undertakes: `word` carries the complement, `start` is where its clause can begin."""

    word: Token
    act: Act
    actor: Token | None
    modality: Modality
    bare: bool = False  # whether the verb itself says what is done ("launching a body")


class Finder:
    """Finds the undertakings of one report, sentence by sentence."""

    def __init__(self, draft: Draft, words: Wordlists) -> None:
        self.doc: Doc = draft.doc
        self.words: ActWords = words.acts
        self.arrangements = frozenset(words.mechanisms.heads)
        self.times = Places(draft.times, lambda time: time.span.range)
        self.mentions = Places(draft.mentions, lambda mention: (mention.start, mention.end))
        self.strangers = frozenset(self._strangers(draft))
        self.viewed: set[int] = set()  # verbs of a clause that an undertaking already tells as a whole
        self.taken: set[int] = set()  # verbs that are the complement of an earlier undertaking

    def undertakings(self, sentence: Sentence) -> Iterator[Undertaking]:
        """The undertakings of a sentence in order; a complement's verb is none of its own."""
        for i in range(sentence.first, sentence.last):
            if i in self.taken:
                continue
            token = self.doc[i]
            found = None
            if token.pos_ in {"VERB", "AUX"} or token.tag_[:2] == "VB":
                found = (
                    self._performing(token)
                    or self._binding(token)
                    or self._concluding(token)
                    or self._operating(token)
                    or self._willing(token)
                )
            elif token.pos_ == "NOUN":
                found = self._present(token) or self._noun(token)
            if found is None and token.tag_ in {"JJ", "VBN"}:
                found = self._adjective(token)
            if found is not None:
                view = view_of(found.word)
                self.taken.update(verb.i for verb in (found.word, *complement_verbs(found.word)))
                if view is not None and not found.bare:
                    self.taken.add(view.i)
                    self.viewed.add(view.i)
                yield found

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
            if any(self._is_strange(other) for child in beside for other in listed(child)):
                yield mention.key.split()[-1] if mention.key else head.text

    def _is_strange(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        if token.pos_ == "PROPN" and lemma in self.words.agents:
            return False  # "the Union" is a bloc, "the union" is not
        return lemma in self.words.strangers or lemma in {"director", "professor", "lecturer"}

    def is_stranger(self, token: Token) -> bool:
        """Whether the word stands for somebody who binds nobody, such as an expert."""
        return token.text in self.strangers or (token.pos_ == "NOUN" and token.lemma_.lower() in self.words.experts)

    def is_agent(self, token: Token | None) -> bool:
        """Whether the word stands for somebody who can bind a state, a government or a body."""
        if token is None or self._is_strange(token) or token.pos_ not in {"NOUN", "PROPN", "PRON", "DET", "NUM"}:
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

    def _performing(self, verb: Token) -> Undertaking | None:
        """A verb that undertakes by itself: "agreed to", "pledged", "reaffirmed", "announced plans"."""
        act = self.words.performing.get(phrasal(verb)) or self.words.performing.get(verb.lemma_.lower())
        if (
            act is None
            or is_undone(verb)
            or (act == "decline" and (is_negated(verb) or leaves_open(verb)))
            or (verb.tag_ == "VBN" and verb.dep_ == "acl")
            or not self._has_content(verb, act)
        ):
            return None
        actor = None if is_passive(verb) and not is_impersonal(verb) else actor_of(verb)
        if is_passive(verb) and verb.lemma_ in {"commit", "determine", "resolve"}:
            actor = actor_of(verb)
        if not is_impersonal(verb) and not self.is_agent(actor):
            return None
        view = view_of(verb) if act == "signal" else None
        open_view = view is not None and has_modal(view, OPEN - {"would"})
        return Undertaking(verb, act, actor, "possible" if open_view else modality(verb))

    def _present(self, noun: Token) -> Undertaking | None:
        """A verb in the present tense that the parser took for a noun: "Valdoria pledges to pay", "the two plan to"."""
        act = self.words.performing.get(noun.lemma_.lower())
        if act is None or noun.i == 0 or noun.i + 1 >= len(noun.doc) or noun.nbor().tag_ != "TO":
            return None
        doer = noun.nbor(-1)
        if doer.pos_ not in {"PROPN", "NUM", "PRON"} or not self.is_agent(doer) or not complement_verbs(noun):
            return None
        return Undertaking(noun, act, doer, "asserted")

    def _binding(self, verb: Token) -> Undertaking | None:
        """What an agreement binds somebody to: "the pact commits Valdoria to withdraw its boats"."""
        if verb.lemma_.lower() not in BINDING or is_passive(verb) or is_undone(verb) or is_negated(verb):
            return None
        paper, bound = actor_of(verb), first_child(verb, {"dobj"}) or inner_subject(verb)
        if paper is None or bound is None or not (self._is_agreement(paper) or paper.lemma_.lower() in PAPERS):
            return None
        return Undertaking(verb, "agree", bound, "asserted") if self.is_agent(bound) else None

    def _has_content(self, verb: Token, act: Act) -> bool:
        """Whether the verb says what is undertaken, of a kind that its act can take."""
        lemma = verb.lemma_.lower()
        deeds, things, clause = complement_verbs(verb), objects(verb), view_of(verb)
        planned = clause is not None and has_modal(clause, WOULD)
        match act:
            case "signal":
                meant = clause is not None and has_modal(clause, WOULD | OPEN) and self._is_deed(clause)
                planned = lemma in INTENDING and any(self._is_willed(deed) for deed in deeds)
                return meant or planned or any(self._is_deed(deed) or lemma == "offer" for deed in deeds)
            case "decline":
                return any(self._is_deed(deed) for deed in deeds) or any(self._is_object(thing) for thing in things)
            case "announce":
                return planned or bool(deeds) or any(thing.lemma_ in PLANS for thing in things)
            case "invite":
                return bool(things)
            case "reaffirm":
                return self._is_reaffirmed(verb, things, clause)
        if lemma in NEEDING_DEEDS:
            return bool(deeds) or planned
        if lemma == "accept":
            return any(self._is_object(thing) for thing in things)
        return bool(deeds or things or clause is not None)

    def _is_reaffirmed(self, verb: Token, things: tuple[Token, ...], clause: Token | None) -> bool:
        """Whether something is reaffirmed that binds: facts are confirmed too, and duties only restated."""
        lemma = verb.lemma_.lower()
        if clause is not None and not things:
            return not has_modal(clause, OBLIGING) and lemma != "confirm"
        if lemma in {"confirm", "renew", "affirm"}:
            return any(self._is_object(thing) or thing.lemma_.lower() in self.words.nouns for thing in things)
        return bool(things or complement_verbs(verb))

    def _is_deed(self, verb: Token) -> bool:
        lemma = verb.lemma_.lower()
        return lemma in self.words.operators or phrasal(verb) in self.words.phrasal or lemma in self.words.deeds

    def _is_object(self, thing: Token) -> bool:
        return thing.lemma_.lower() in self.words.objects or thing.lemma_.lower() in self.arrangements

    def _concluding(self, verb: Token) -> Undertaking | None:
        """Reaching, signing or settling an agreement."""
        if verb.lemma_.lower() not in self.words.concluding or is_undone(verb) or has_modal(verb, WOULD | OPEN):
            return None
        if is_infinitive(verb) or not any(self._is_agreement(thing) for thing in objects(verb)):
            return None
        actor = actor_of(verb) if not is_passive(verb) else None
        agent = first_child(verb, {"agent"})
        if agent is not None:
            actor = next(agent.rights, None)
        if actor is not None and not self.is_agent(actor):
            return None
        if actor is None and not is_passive(verb):
            return None
        return Undertaking(verb, "agree", actor, modality(verb))

    def _is_agreement(self, thing: Token) -> bool:
        """Whether it is an agreement; "deal" after a plural ("a tariffs deal") is often taken for a verb."""
        mistaken = (
            child for child in thing.rights if child.dep_ == "acl" and child.tag_ == "VB" and child.i == thing.i + 1
        )
        return any(token.lemma_.lower() in self.words.agreements for token in (thing, *mistaken))

    def operator(self, verb: Token) -> Act | None:
        """The act of a verb that says what is done to an arrangement; making things is an act only for these."""
        act = self.words.phrasal.get(phrasal(verb)) or self.words.operators.get(verb.lemma_.lower())
        if act == "establish" and not any(self._is_arrangement(thing) for thing in objects(verb)):
            return None
        return act

    def _is_arrangement(self, thing: Token) -> bool:
        lemma = thing.lemma_.lower()
        return lemma in self.arrangements and lemma not in {
            "cooperation",
            "tie",
            "relation",
            "relationship",
            "position",
        }

    def _operating(self, verb: Token) -> Undertaking | None:
        """Setting up or resuming something, told as done: "launching a new consultative body"."""
        act = self.operator(verb)
        if act is None or is_undone(verb) or is_passive(verb) or auxiliaries(verb):
            return None
        purpose = aimed(verb)
        if act not in CREATING and purpose is None:
            return None
        if is_infinitive(verb) and purpose is None:
            return None
        if not any(self._is_object(thing) or thing.lemma_.lower() in {"cooperation", "tie"} for thing in objects(verb)):
            return None
        actor = actor_of(verb)
        if purpose is not None and not self.is_agent(actor):
            actor = next((found for above in ancestors(verb) if self.is_agent(found := actor_of(above))), None)
        if not self.is_agent(actor):
            return None
        return Undertaking(verb, act, actor, "planned" if purpose is not None else "asserted", bare=True)

    def _willing(self, verb: Token) -> Undertaking | None:
        """What somebody will do: in the report's own voice, in "We will ...", in "said it would ..."."""
        lead = lead_verb(verb)
        if lead.i in self.viewed or not (has_modal(lead, WOULD) or is_to(lead)) or is_undone(lead):
            return None
        if verb.lemma_ in self.words.stative or verb.lemma_ in self.words.speaking:
            return None
        if is_passive(verb):
            return self._arranged(verb, lead)
        actor = actor_of(lead)
        first_person = actor is not None and actor.lower_ in FIRST_PERSON and has_modal(lead, WILL)
        said = self._said_by(lead)
        if said and actor is not None and self._is_arrangement(actor) and self.operator(verb) in {"resume", "continue"}:
            actor = self._sayer(verb)  # "talks will resume, the two governments said": they undertake it
        refused = (
            bool(said) and is_negated(verb) and any(child.dep_ in {"dobj", "prep", "xcomp"} for child in verb.rights)
        )
        if actor is not None and is_to(verb) and not self.is_agent(actor):
            return self._scheduled(verb, actor)
        if not self.is_agent(actor) or is_nobody(actor) or not (first_person or refused or self._is_willed(verb)):
            return None
        if said is None or (has_modal(lead, WOULD - WILL) and not said):
            return None
        act = self.operator(verb) if not is_negated(verb) else None
        act = act or ("pledge" if first_person or said else "signal")
        return Undertaking(verb, act, actor, "asserted" if first_person else "planned", bare=True)

    def _is_willed(self, verb: Token) -> bool:
        """Whether "will" makes a plan of it: it is done to something, and is nothing that befalls the doer."""
        if self._is_deed(verb):
            return True
        done_to = {"dobj", "prt"} if is_to(verb) else {"dobj"}  # "is to do away with the toll"
        befalls = verb.lemma_.lower() in self.words.undergone and first_child(verb, {"prt"}) is None
        return not befalls and first_child(verb, done_to) is not None  # "pass on readings", not "pass the strait"

    def _scheduled(self, verb: Token, thing: Token) -> Undertaking | None:
        """What a thing or somebody who cannot bind a state is to do: "the line is to be working by May"."""
        if thing.pos_ != "NOUN" or self._is_strange(thing) or is_negated(verb) or self._said_by(verb) is None:
            return None
        return Undertaking(verb, "announce", self._sayer(verb), "planned", bare=True)

    def _arranged(self, verb: Token, lead: Token) -> Undertaking | None:
        """What is to be done to a thing, whoever does it: "a centre will be set up by June"."""
        thing = first_child(verb, {"nsubjpass"}) or first_child(lead, {"nsubjpass"})
        if is_to(verb):
            thing = thing or first_child(verb.head, {"nsubj"})
        if thing is None or self.is_agent(thing) or is_negated(verb) or not (has_modal(lead, WILL) or is_to(verb)):
            return None
        settled = self._is_deed(verb) or is_due(verb)
        if thing.pos_ != "NOUN" or self._is_strange(thing) or not settled:
            return None
        if self._said_by(lead) is None:
            return None
        agent = first_child(verb, {"agent"})
        doer = next(agent.rights, None) if agent is not None else None
        if doer is not None and self.times.touching(doer.idx, doer.idx + len(doer)):
            doer = None  # "by the end of the year"
        elif doer is not None and not self.is_agent(doer):
            return None
        doer = doer or self._sayer(verb)
        return Undertaking(verb, self.operator(verb) or "announce", doer, "planned", bare=True)

    def _said_by(self, verb: Token) -> bool | None:
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
                binding = speaker is not None and (self._is_agreement(speaker) or speaker.lemma_.lower() in PAPERS)
                return True if binding or self.is_agent(speaker) else None
            if lemma in UNDOING:
                return None
        return False

    def _adjective(self, word: Token) -> Undertaking | None:
        """Being determined or ready to do something."""
        act = self.words.adjectives.get(word.lower_)
        verb = word.head if word.dep_ in {"acomp", "oprd"} else word
        if act is None or is_undone(verb) or not complement_verbs(word):
            return None
        actor = actor_of(verb)
        return Undertaking(word, act, actor, modality(verb)) if self.is_agent(actor) else None

    def _sayer(self, verb: Token) -> Token | None:
        """The subject of the verb of saying around it."""
        lemmas = self.words.speaking
        return next((actor_of(above) for above in ancestors(verb) if above.lemma_.lower() in lemmas), None)

    def _noun(self, noun: Token) -> Undertaking | None:
        """A commitment, desire or consensus that somebody expresses: "emphasised her commitment to"."""
        act = self.words.nouns.get(noun.lemma_.lower())
        verb = noun.head
        if act is None or act in {"announce"} or noun.lemma_.lower() in MOVES or noun.dep_ != "dobj":
            return None
        concluded = verb.lemma_.lower() in self.words.concluding and noun.lemma_.lower() in self.words.agreements
        if verb.lemma_.lower() not in SHARING or is_undone(verb) or verb.i in self.taken or concluded:
            return None
        if noun.lemma_.lower() in SHARED and verb.lemma_.lower() not in {"share", "reach"}:
            return None
        content = [child for child in noun.rights if child.dep_ in {"acl", "relcl", "ccomp", "prep"}]
        actor = actor_of(verb)
        if not content or not self.is_agent(actor):
            return None
        return Undertaking(noun, act, actor, modality(verb))
