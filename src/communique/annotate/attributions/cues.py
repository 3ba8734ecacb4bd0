"""Cues: the words by which a report says that somebody said, thought or meant something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from communique.annotate.attributions.frames import Reported, below, reported
from communique.draft import Sentence
from communique.lexicon import Reporting, lemma
from communique.phrases import children, is_passive, noun_phrase, subject, trimmed, verb_group

DETERMINERS = frozenset({"det", "predet", "amod", "advmod", "nummod"})
COPULAS = frozenset({"be", "remain", "feel", "seem", "become", "stay"})
HYPHENS = frozenset("-‐‑")
CARRIERS = frozenset(
    "appear attempt begin choose continue decline fail go happen proceed refuse seek seem start tend try want".split()
)
"""Verbs that say of the speaking whether it took place, or how."""
PURPOSES = frozenset({"object", "clause", "infinitive", "prepositional"})
"""Frames in which an infinitive says what is to be done, not what was said: "came to discuss the tariff"."""
NOUN_LINKS = frozenset({"for", "that", "to", "about", "over", "of", "against", "on"})


@dataclass(frozen=True)
class Cue:
    """A cue with its source and content by tokens, before quotation marks are looked at."""

    head: Token
    words: list[Token]
    source: list[Token]
    content: list[Token]
    rule: str
    speech: bool = False  # may introduce a quotation
    addressee: list[Token] = field(default_factory=list)
    via: list[Token] = field(default_factory=list)  # who passed the words on, if the clause names them: "quoted by"
    within: Token | None = None  # the head of the cue that reports this one, where the text nests them by itself


def find_cues(doc: Doc, sentence: Sentence, words: Reporting) -> Iterator[Cue]:
    """The cues of one sentence, in order of text."""
    for token in doc[sentence.first : sentence.last]:
        found = cue_at(token, words)
        if found is not None:
            yield found


def cue_at(token: Token, words: Reporting) -> Cue | None:
    """The cue that a word heads, if it heads one."""
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        if token.lower_ == "according":
            return according(token, words)
        found = verbal(token, words)
        return found if found is not None else adjectival(token, words)
    if token.lower_ == "according":
        return according(token, words)
    if token.pos_ == "NOUN":
        return nominal(token, words)
    return None


def verbal(verb: Token, words: Reporting) -> Cue | None:
    """A reporting verb with its frame."""
    name = lemma(verb.lemma_)
    if verb.dep_ == "xcomp" and lemma(verb.head.lemma_) in CARRIERS and is_infinitive(verb):
        return None  # the verb that carries it is the cue
    carried = carried_by(verb, words)
    if carried is not None:
        return carried
    speech = name in words.speech
    found = reported(verb, name, words)
    if found is None and not speech:
        return None
    if (
        found is not None
        and found.frame in PURPOSES
        and children(verb, "aux")
        and children(verb, "aux")[0].tag_ == "TO"
    ):
        return None
    passive = is_passive(verb)
    source = passive_source(verb) if passive else source_of(verb)
    if found is None:
        found = Reported([], [], "quotation")
    if passive and not found.tokens:
        return None
    if name in words.appearance:  # nobody says so; of whom it seems is part of what seems
        found, source = found._replace(tokens=[*source, *found.tokens]), []
    inside = {token.i for token in found.tokens}
    source = [token for token in source if token.i not in inside]
    group = [token for token in verb_group(verb) if token.i not in inside]
    if found.cue:
        group = spread(group, found.cue)
    return Cue(verb, group, source, found.tokens, found.frame, speech=speech, addressee=addressee_of(verb))


def carried_by(verb: Token, words: Reporting) -> Cue | None:
    """A reporting verb under one that says how or whether: "declined to say", "went on to accuse"."""
    if lemma(verb.lemma_) not in CARRIERS:
        return None
    for told in children(verb, "xcomp"):
        name = lemma(told.lemma_)
        if told.i < verb.i or not is_infinitive(told) or name not in words.speech | words.appraisal | words.naming:
            continue
        found = reported(told, name, words)
        if found is None:
            return None
        group = spread(verb_group(verb), [told, *found.cue])
        return Cue(verb, group, source_of(verb), found.tokens, found.frame, name in words.speech, addressee_of(told))
    return None


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands after "to"."""
    return any(child.tag_ == "TO" for child in verb.lefts)


def spread(group: Sequence[Token], more: Sequence[Token]) -> list[Token]:
    """The cue up to the words that belong to it, if nothing but a short adverb is between."""
    first, last = group[0], max([*group, *more], key=lambda token: token.i)
    return list(first.doc[first.i : last.i + 1])


def source_of(verb: Token) -> list[Token]:
    """The noun phrase that speaks; empty where nobody is named."""
    head = subject(verb)
    if head is None or head.pos_ not in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"}:
        return []
    cut = [verb] if verb.i in {token.i for token in head.subtree} else []
    relative = [child for child in head.children if child.dep_ in {"relcl", "acl"} and cut and child.i <= verb.i]
    tokens = noun_phrase(head, [*cut, *relative])
    return unbroken(tokens, head)


def unbroken(tokens: list[Token], head: Token) -> list[Token]:
    """The part around the head that has no gap."""
    kept = [head]
    for token in reversed([token for token in tokens if token.i < head.i]):
        if token.i != kept[0].i - 1:
            break
        kept.insert(0, token)
    for token in (token for token in tokens if token.i > head.i):
        if token.i != kept[-1].i + 1:
            break
        kept.append(token)
    kept = trimmed(kept)
    while is_cut_in_word(kept[-1]):
        kept.append(kept[-1].nbor())
    return kept


def is_cut_in_word(token: Token) -> bool:
    """Whether the parse ends a phrase in the middle of a hyphenated word."""
    if token.i + 1 >= len(token.doc) or token.whitespace_:
        return False
    following = token.nbor()
    return following.text in HYPHENS or (token.text in HYPHENS and following.is_alpha)


def passive_source(verb: Token) -> list[Token]:
    """Who is named by "by": "was welcomed by officials"."""
    for agent in children(verb, "agent"):
        for head in children(agent, "pobj"):
            return noun_phrase(head)
    return []


def addressee_of(verb: Token) -> list[Token]:
    """Whom the words were said to: "told reporters", "said to Vask"."""
    for child in verb.children:
        told = lemma(verb.lemma_) in {"tell", "inform", "assure", "remind", "ask", "urge", "brief", "warn", "notify"}
        if child.dep_ == "dative" and child.pos_ != "ADP":
            return noun_phrase(child)
        if child.dep_ == "dobj" and told:
            return noun_phrase(child)
        if child.dep_ in {"prep", "dative"} and child.lower_ == "to" and child.i > verb.i and child.i - verb.i < 3:
            for head in children(child, "pobj"):
                return noun_phrase(head)
    return []


def according(token: Token, words: Reporting) -> Cue | None:
    """The phrase "according to": the source follows, the content is the clause it hangs on."""
    to = next((child for child in token.children if child.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = token.nbor()
    if to is None:
        return None
    heads = children(to, "pobj") or children(token, "pobj")
    if not heads:
        return None
    phrase = {part.i for part in token.subtree}
    source = noun_phrase(heads[0])
    sentence = token.sent
    before = [part for part in sentence if part.i < token.i]
    after = [part for part in sentence if part.i > max(phrase)]
    clause = token.head
    while clause.head != clause and clause.dep_ not in {"ROOT", "conj"}:
        clause = clause.head
    whole = {part.i for part in clause.subtree}
    reporting = is_reporting_clause(after, words)
    if not trimmed(after) or (reporting and trimmed(before)):
        content = before
    elif not trimmed(before):
        content = after
    else:
        content = [part for part in [*before, *after] if part.i in whole]
    content = [part for part in content if part.i not in phrase]
    return Cue(token, [token, to], source, content, "according")


def is_reporting_clause(tokens: Sequence[Token], words: Reporting) -> bool:
    """Whether some words only say who reports: "the Gazette said on Saturday"."""
    verbs = [token for token in trimmed(tokens) if token.pos_ == "VERB"]
    if len(verbs) != 1 or lemma(verbs[0].lemma_) not in words.speech:
        return False
    return bool(children(verbs[0], "nsubj")) and not children(verbs[0], "dobj", "xcomp")


def nominal(noun: Token, words: Reporting) -> Cue | None:
    """A cue noun with its owner: "Tolland's call for talks", "concerns in Tarn that ..."."""
    if noun.lemma_.lower() not in words.nouns:
        return None
    clauses = [child for child in children(noun, "acl", "ccomp", "relcl") if child.i > noun.i]
    that = [child for child in clauses if any(part.lower_ == "that" and part.dep_ == "mark" for part in child.children)]
    infinitive = [child for child in clauses if any(part.tag_ == "TO" for part in child.children)]
    owners = children(noun, "poss")
    source = noun_phrase(owners[0]) if owners else []
    source = [token for token in source if token.tag_ != "POS"]
    content = below(*(that or (infinitive if owners else [])))
    link: list[Token] = []
    if not content and owners:
        for child in children(noun, "prep"):
            if child.lower_ in NOUN_LINKS and child.i == noun.i + 1:
                content = [token for token in below(child) if token != child]
                link = [child]
    if not content or (not owners and not that):
        return None
    return Cue(noun, [noun, *link], source, content, "noun")


def adjectival(verb: Token, words: Reporting) -> Cue | None:
    """An attitude: "is confident that", "remains willing to"."""
    if lemma(verb.lemma_) not in COPULAS:
        return None
    for adjective in children(verb, "acomp"):
        if adjective.lemma_.lower() not in words.adjectives:
            continue
        clauses = [*children(adjective, "ccomp", "xcomp"), *children(verb, "ccomp")]
        clauses = [child for child in clauses if child.i > adjective.i]
        if not clauses:
            continue
        group = verb_group(verb)
        cue = list(verb.doc[group[0].i : adjective.i + 1])
        source = source_of(verb)
        if source:
            return Cue(verb, cue, source, below(*clauses), "adjective")
    return None
