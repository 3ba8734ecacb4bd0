"""Where somebody undertakes something: the verb or noun that does it, who, and what act it is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from communique.annotate.commitments.ahead import is_willed, willing
from communique.annotate.commitments.complements import (
    MOVES,
    NEEDING_DEEDS,
    OBLIGING,
    OPEN,
    PLANS,
    SHARED,
    SHARING,
    WOULD,
    aimed,
    complement_verbs,
    inner_subject,
    is_impersonal,
    is_undone,
    lead_verb,
    leaves_open,
    modality,
    objects,
    phrasal,
    view_of,
)
from communique.annotate.commitments.dated import dated
from communique.annotate.commitments.grounds import Grounds, Undertaking
from communique.annotate.commitments.turns import pledged, turned
from communique.draft import Draft, Sentence
from communique.grammar import actor_of, ancestors, auxiliaries, first_child, has_modal, is_infinitive
from communique.model import Act
from communique.phrases import is_negated, is_passive
from communique.wordlists import ActWords, Wordlists

BINDING = frozenset({"commit", "oblige", "bind", "require"})
INTENDING = frozenset({"plan", "intend", "aim"})
LIMITS = frozenset({"cap", "ceiling", "condition", "inspection", "limit", "moratorium", "quota"})
SEVERAL = frozenset({"both", "two", "three"})
CREATING = frozenset({"establish", "resume"})


class Finder:
    """Finds the undertakings of one report, sentence by sentence."""

    def __init__(self, draft: Draft, words: Wordlists) -> None:
        self.grounds = Grounds(draft, words)
        self.doc: Doc = draft.doc
        self.words: ActWords = words.acts
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
                    or turned(self.grounds, token)
                    or dated(self.grounds, token)
                )
            elif token.pos_ == "NOUN":
                found = self._present(token) or self._noun(token) or pledged(self.grounds, token)
            if found is None and token.tag_ in {"JJ", "VBN"}:
                found = self._adjective(token)
            if found is not None:
                view = view_of(found.word)
                self.taken.update(verb.i for verb in (found.word, *complement_verbs(found.word)))
                if view is not None and not found.bare:
                    self.taken.add(view.i)
                    self.viewed.add(view.i)
                yield found

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
        if not is_impersonal(verb) and not self.grounds.is_agent(actor):
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
        if doer.pos_ not in {"PROPN", "NUM", "PRON"} or not self.grounds.is_agent(doer) or not complement_verbs(noun):
            return None
        return Undertaking(noun, act, doer, "asserted")

    def _binding(self, verb: Token) -> Undertaking | None:
        """What an agreement binds somebody to: "the pact commits Valdoria to withdraw its boats"."""
        if verb.lemma_.lower() not in BINDING or is_passive(verb) or is_undone(verb) or is_negated(verb):
            return None
        paper, bound = actor_of(verb), first_child(verb, {"dobj"}) or inner_subject(verb)
        if paper is None or bound is None or not self.grounds.is_paper(paper):
            return None
        return Undertaking(verb, "agree", bound, "asserted") if self.grounds.is_agent(bound) else None

    def _has_content(self, verb: Token, act: Act) -> bool:
        """Whether the verb says what is undertaken, of a kind that its act can take."""
        lemma = verb.lemma_.lower()
        deeds, things, clause = complement_verbs(verb), objects(verb), view_of(verb)
        planned = clause is not None and has_modal(clause, WOULD)
        match act:
            case "signal":
                return self._is_signalled(verb, deeds, clause)
            case "decline":
                return any(self.grounds.is_deed(deed) for deed in deeds) or any(
                    self.grounds.is_object(thing) for thing in things
                )
            case "announce":
                return (
                    planned
                    or bool(deeds)
                    or any(thing.lemma_ in PLANS or self.grounds.is_done(thing) for thing in things)
                )
            case "invite":
                return bool(things)
            case "reaffirm":
                return self._is_reaffirmed(verb, things, clause)
        if lemma in NEEDING_DEEDS:
            upon = any(child.lower_ in {"on", "upon"} and child.dep_ == "prep" for child in verb.rights)
            return bool(deeds) or planned or (lemma == "decide" and upon and self.grounds.settles)
        if lemma == "accept":
            return any(self.grounds.is_object(thing) or thing.lemma_.lower() in LIMITS for thing in things)
        if lemma == "settle":
            return self.grounds.settles and any(child.lower_ in {"on", "upon"} for child in verb.rights)
        return bool(deeds or things or clause is not None)

    def _is_signalled(self, verb: Token, deeds: tuple[Token, ...], clause: Token | None) -> bool:
        """Whether a plan, an offer or a hint says what would be done."""
        lemma = verb.lemma_.lower()
        if lemma in {"want", "wish"}:
            return self._is_shared_wish(verb) and not self._befalls(deeds)
        if self.grounds.settles and lemma in {"offer", "plan"} and self._is_handed(verb):
            return True
        meant = clause is not None and has_modal(clause, WOULD | OPEN) and self.grounds.is_deed(clause)
        planned = lemma in INTENDING and any(is_willed(self.grounds, deed) for deed in deeds)
        return meant or planned or any(self.grounds.is_deed(deed) or lemma == "offer" for deed in deeds)

    def _is_handed(self, verb: Token) -> bool:
        """Whether a thing is offered to somebody, or planned: "offered its dock to Kestrel", "plan a joint port"."""
        doer = self.grounds.actor(verb)
        if verb.lemma_ == "plan" and (doer is None or doer.lower_ in {"he", "she"} or self.grounds.is_person(doer)):
            return False
        thing = first_child(verb, {"dobj"})
        to = first_child(verb, {"dative"}) is not None or any(child.lower_ == "to" for child in verb.rights)
        return thing is not None and thing.pos_ == "NOUN" and (to or verb.lemma_ == "plan")

    def _befalls(self, deeds: tuple[Token, ...]) -> bool:
        """Whether nothing is done by the deeds: "want to be", "want to see"."""
        return all(deed.lemma_.lower() in self.words.stative | self.words.undergone for deed in deeds)

    def _is_shared_wish(self, verb: Token) -> bool:
        """Whether those who met want it together: what one side wants is a demand."""
        doer = self.grounds.actor(verb)
        shared = doer is not None and (doer.lower_ in SEVERAL or any(child.lower_ in SEVERAL for child in doer.lefts))
        return shared and self.grounds.settles and verb.tag_ in {"VBP", "VBD"}

    def _is_reaffirmed(self, verb: Token, things: tuple[Token, ...], clause: Token | None) -> bool:
        """Whether something is reaffirmed that binds: facts are confirmed too, and duties only restated."""
        lemma = verb.lemma_.lower()
        if clause is not None and not things:
            return not has_modal(clause, OBLIGING) and lemma != "confirm"
        if lemma in {"confirm", "renew", "affirm"}:
            return any(self.grounds.is_object(thing) or thing.lemma_.lower() in self.words.nouns for thing in things)
        return bool(things or complement_verbs(verb))

    def _concluding(self, verb: Token) -> Undertaking | None:
        """Reaching, signing or settling an agreement."""
        if verb.lemma_.lower() not in self.words.concluding or is_undone(verb) or has_modal(verb, WOULD | OPEN):
            return None
        if is_infinitive(verb) or not any(self.grounds.is_agreement(thing) for thing in objects(verb)):
            return None
        actor = actor_of(verb) if not is_passive(verb) else None
        agent = first_child(verb, {"agent"})
        if agent is not None:
            actor = next(agent.rights, None)
        if actor is not None and not self.grounds.is_agent(actor):
            return None
        if actor is None and not is_passive(verb):
            return None
        return Undertaking(verb, "agree", actor, modality(verb))

    def _operating(self, verb: Token) -> Undertaking | None:
        """Setting up or resuming something, told as done: "launching a new consultative body"."""
        act = self.grounds.operator(verb)
        if act is None or is_undone(verb) or is_passive(verb) or auxiliaries(verb):
            return None
        purpose = aimed(verb)
        if act not in CREATING and purpose is None:
            return None
        if is_infinitive(verb) and purpose is None:
            return None
        if not any(
            self.grounds.is_object(thing) or thing.lemma_.lower() in {"cooperation", "tie"} for thing in objects(verb)
        ):
            return None
        actor = actor_of(verb)
        if purpose is not None and not self.grounds.is_agent(actor):
            actor = next((found for above in ancestors(verb) if self.grounds.is_agent(found := actor_of(above))), None)
        if not self.grounds.is_agent(actor):
            return None
        return Undertaking(verb, act, actor, "planned" if purpose is not None else "asserted", bare=True)

    def _willing(self, verb: Token) -> Undertaking | None:
        """What somebody will do, unless a clause around it is told as a whole."""
        return None if lead_verb(verb).i in self.viewed else willing(self.grounds, verb)

    def _adjective(self, word: Token) -> Undertaking | None:
        """Being determined or ready to do something."""
        act = self.words.adjectives.get(word.lower_)
        verb = word.head if word.dep_ in {"acomp", "oprd"} else word
        if act is None or is_undone(verb) or not complement_verbs(word):
            return None
        actor = actor_of(verb)
        return Undertaking(word, act, actor, modality(verb)) if self.grounds.is_agent(actor) else None

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
        if not content or not self.grounds.is_agent(actor):
            return None
        return Undertaking(noun, act, actor, modality(verb))
