"""Cues: the words by which a report says that somebody said, thought or meant something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from communique.annotate.attributions.anew import is_said_anew
from communique.annotate.attributions.bidden import bidding, is_bidden
from communique.annotate.attributions.cue import Cue, spread
from communique.annotate.attributions.frames import Reported, reported
from communique.annotate.attributions.nominal import adjectival, clearly, in_poll, lightly, moved, nominal
from communique.annotate.attributions.silent import silent
from communique.annotate.attributions.subjects import (
    addressee_of,
    agents,
    passive_source,
    set_off,
    source_of,
    standing_after,
)
from communique.draft import Sentence
from communique.lexicon import Reporting, lemma
from communique.phrases import FINITE, children, is_passive, noun_phrase, trimmed, verb_group

CARRIERS = frozenset(
    "appear attempt begin choose come continue decline fail go happen hasten hesitate manage move pause proceed refuse "
    "rush seek seem start struggle tend threaten try want".split()
)
"""Verbs that say of the speaking whether it took place, or how."""
ASKED = frozenset({"ask", "press", "query", "question", "quiz", "tell"})
"""Verbs whose participle says what a speaker was asked."""
NOR_PLACE = 2  # tokens from the first to the second verb of "neither confirmed nor denied"
OWNED = frozenset({"clause", "object", "prepositional", "gerund", "infinitive"})
"""Frames of a verb in the active voice that say nothing without the one who speaks."""
STRAINED = frozenset({"hasten", "hesitate", "move", "pause", "rush", "struggle"})
"""Those of them whose infinitive the parse often takes for a purpose."""
READY = frozenset("careful correct first free hesitant last likely quick right slow unlikely wrong".split())
"""Adjectives that say of the speaking how or whether it took place: "was quick to deny"."""
SHOWN = frozenset({"show", "shows", "showed", "find", "found", "suggest", "suggests", "indicate", "indicates"})
ENDS = frozenset({"", ".", ";"})
RELATIVE = frozenset({"WDT", "WP", "WRB"})
REACHING = frozenset({"clause", "infinitive", "naming"})
"""Frames whose content may have its first word before the verb."""
ADVERBIAL_NOUNS = frozenset("day month moment night place point reason time way week year".split())
"""Nouns that a clause without a relative word tells the time, place or manner of: "the day she said it was over"."""
PURPOSES = frozenset({"object", "clause", "infinitive", "prepositional"})
"""Frames in which an infinitive says what is to be done, not what was said: "came to discuss the tariff"."""


def find_cues(doc: Doc, sentence: Sentence, words: Reporting) -> Iterator[Cue]:
    """The cues of one sentence, in order of text."""
    for token in doc[sentence.first : sentence.last]:
        found = cue_at(token, words)
        if found is not None:
            yield found


def cue_at(token: Token, words: Reporting) -> Cue | None:
    """The cue that a word heads, if it heads one."""
    if token.lower_ in SHOWN:
        shown = shown_last(token, words)
        if shown is not None:
            return shown
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        if token.lower_ == "according":
            return according(token, words)
        for kind in (silent, clearly, lightly, moved, verbal, adjectival):
            found = kind(token, words)
            if found is not None:
                return found
        return None
    if token.lower_ == "according":
        return according(token, words)
    if token.pos_ == "NOUN":
        return nominal(token, words)
    if token.lower_ == "in":
        return in_poll(token, words)
    return None


def shown_last(verb: Token, words: Reporting) -> Cue | None:
    """What records show, at the end of a sentence: "the port took in nine million crowns, tax records show".

    Told by place, as the tagger takes "records show" for two nouns as often as not.
    """
    following = verb.doc[verb.i + 1 : verb.i + 2].text.strip()
    before = list(verb.doc[verb.sent.start : verb.i])
    commas = [place for place, token in enumerate(before) if token.text == ","]
    if following not in ENDS or not commas or before[-1].lemma_.lower() not in words.counts | words.papers:
        return None
    content, named = before[: commas[-1]], before[commas[-1] + 1 :]
    if not named or named[0].pos_ in {"ADP", "CCONJ", "SCONJ"} or not any(token.tag_ in FINITE for token in content):
        return None
    return Cue(verb, [verb], named, content, "around")


def verbal(verb: Token, words: Reporting) -> Cue | None:
    """A reporting verb with its frame."""
    name = lemma(verb.lemma_)
    if is_infinitive(verb) and verb in carried_verbs(verb.head):
        return None  # the verb that carries it is the cue
    carried = carried_by(verb, words)
    if carried is not None:
        return carried
    found = framed(verb, name, words)
    if found is not None and found.frame == "infinitive" and is_bidden(verb, words):
        found, source = bidding(verb, found)
        return Cue(verb, verb_group(verb), source, found.tokens, "infinitive")
    return None if found is None else spoken(verb, name, found, words)


def framed(verb: Token, name: str, words: Reporting) -> Reported | None:
    """What a verb reports by its frame, nothing yet for a verb of speech that may stand beside a quotation."""
    if is_asked_or_told(verb) or (name in words.appearance and is_said_of_noun(verb)):
        return None
    found = reported(verb, name, words)
    if found is None:
        particle = with_particle(verb, name, words)
        return Reported([], particle, "quotation") if name in words.speech or particle else None
    auxiliaries = children(verb, "aux")
    if found.frame in PURPOSES and auxiliaries and auxiliaries[0].tag_ == "TO":
        return None
    return found


def is_said_of_noun(verb: Token) -> bool:
    """Whether a verb only says more of a noun before it: "a plan that seems sound"."""
    return any(child.tag_ in RELATIVE for child in children(verb, "nsubj", "nsubjpass"))


def with_particle(verb: Token, name: str, words: Reporting) -> list[Token]:
    """The particle with which a verb may stand beside a quotation: "she went on"."""
    particles = words.phrasal.get(name, ())
    return [
        child for child in children(verb, "prt", "advmod", "prep") if child.lower_ in particles and child.n_rights == 0
    ]


def spoken(verb: Token, name: str, found: Reported, words: Reporting) -> Cue | None:
    """The cue of a verb and its frame, with whoever speaks."""
    speech = (name in words.speech or found.frame == "quotation") and not is_asked(verb)
    passive = is_passive(verb) or is_asked(verb) or bool(agents(verb))
    behind = standing_after(verb) if speech and not passive else []
    source = passive_source(verb) if passive else behind or source_of(spoken_before(verb, words) or verb)
    if behind and verb.nbor(-1).text == ",":
        found = Reported(spoken_around(verb, behind), [], "around")
    elif behind:
        found = found._replace(tokens=[token for token in found.tokens if token.i < verb.i])
    elif not source and not passive and set_off(verb):
        source = set_off(verb)
        found = found._replace(tokens=[token for token in found.tokens if token.i > verb.i])
    if (passive and not found.tokens) or (found.frame == "around" and [token.lower_ for token in source] == ["you"]):
        return None  # "you know" says nothing
    if found.frame in REACHING and found.tokens and found.tokens[0].i > verb.i:
        found = found._replace(tokens=[*left_behind(verb, source), *found.tokens])
    if name in words.appearance:  # nobody says so; of whom it seems is part of what seems
        found, source = found._replace(tokens=[*source, *found.tokens]), []
    inside = {token.i for token in found.tokens}
    source = [token for token in source if token.i not in inside]
    if verb in source:  # a dash without a blank ties the verb to its source: "the mayor -said"
        source = trimmed([token for token in source if token.i < verb.i])
    if not source and found.frame in OWNED and not passive and found.tokens and name not in words.appearance:
        return None  # whoever says so was not found: no guess
    outside = inside | {token.i for token in source}
    group = [token for token in [*denied_with(verb), *verb_group(verb)] if token.i not in outside]
    if found.cue:
        group = spread(group, found.cue)
    return Cue(verb, group, source, found.tokens, found.frame, speech=speech, addressee=addressee_of(verb))


def spoken_before(verb: Token, words: Reporting) -> Token | None:
    """The reporting verb whose speaker goes on: "said that the mayor had agreed, adding that", "and insisted that"."""
    content = verb.head
    reporting = content.head
    if (
        content.dep_ != "ccomp"
        or reporting == content
        or lemma(reporting.lemma_) not in words.speech | words.commissive
    ):
        return None
    return reporting if is_said_anew(verb, content, words) else None


def left_behind(verb: Token, source: Sequence[Token]) -> list[Token]:
    """What a relative clause puts before the reporting verb although it belongs to the content.

    "A levy which she says is unfair": the relative word; "a levy she hopes to end": the noun itself.
    """
    if verb.dep_ not in {"relcl", "advcl"} or not source or source[0].i > verb.i or source[0].tag_ in RELATIVE:
        return []
    first = verb.left_edge
    if verb.dep_ == "advcl" and first.tag_ not in RELATIVE:
        return []
    if first.tag_ in RELATIVE:
        return [first] if first.tag_ != "WRB" and first.i < source[0].i else []
    if first.i != source[0].i or verb.head.pos_ != "NOUN" or verb.head.lemma_.lower() in ADVERBIAL_NOUNS:
        return []
    named = [token for token in verb.head.subtree if token.i < first.i]
    return trimmed(named) if named and verb.head.i == first.i - 1 else []


def denied_with(verb: Token) -> list[Token]:
    """The first half of "neither confirmed nor denied", to which the second one belongs."""
    first = verb.head
    if verb.dep_ != "conj" or verb.i - first.i != NOR_PLACE:
        return []
    pair = [child for child in first.lefts if child.lower_ == "neither"]
    start = min([*pair, *verb_group(first)], key=lambda token: token.i)
    return list(verb.doc[start.i : verb.i]) if pair else []


def is_asked_or_told(verb: Token) -> bool:
    """Whether the clause asks or bids the reader or hearer: "Do you support ...?", "Think of the port", "Thank you"."""
    if any(child.dep_ in {"nsubj", "nsubjpass", "neg"} and child.lower_ != "you" for child in verb.children):
        return False
    auxiliary = children(verb, "aux")
    if verb.lower_ == "thank" and [child.lower_ for child in children(verb, "dobj")] == ["you"]:
        return not auxiliary
    if verb.tag_ == "VB" and verb.dep_ == "ROOT":
        return not auxiliary or auxiliary[0].lower_ == "do"
    return verb.tag_ == "VB" and verb.dep_ == "ccomp" and verb.i < verb.head.i and not auxiliary  # "Ask me," Vask said


def is_asked(verb: Token) -> bool:
    """Whether a participle says what somebody was asked: "Asked about the toll, she smiled"."""
    if is_asked_in_passing(verb):
        return True
    if (
        lemma(verb.lemma_) not in ASKED
        or verb.tag_ not in {"VBN", "VBD"}
        or verb.dep_ not in {"acl", "advcl", "ROOT", "prep"}
    ):
        return False
    return not any(child.dep_ in {"nsubj", "aux"} and child.i < verb.i for child in verb.children)


def is_asked_in_passing(verb: Token) -> bool:
    """Whether a clause between commas says what a speaker was asked: "Vask, asked about the toll, said"."""
    if verb.lower_ != "asked" or verb.i < 1 or verb.i + 1 >= len(verb.doc) or verb.nbor(-1).text != ",":
        return False
    if verb.nbor().lower_ not in {"about", "by", "how", "if", "what", "when", "whether", "why"}:
        return False
    following = verb.doc[verb.i + 1 : verb.sent.end]
    closing = next((token for token in following if token.text == ","), None)
    return closing is not None and any(token.tag_ in FINITE for token in verb.doc[closing.i : verb.sent.end])


def spoken_around(verb: Token, speaker: Sequence[Token]) -> list[Token]:
    """The sentence without the inverted clause thrown into it or put after it: "X, said Roe, would Y"."""
    clause = {verb.i, *(token.i for token in speaker), *(token.i for token in verb_group(verb))}
    after = [token for token in verb.sent if token.i > max(clause)]
    goes_on = bool(after) and after[0].text == "," and any(token.is_alpha for token in after)
    return [token for token in verb.sent if token.i < verb.i or (goes_on and token.i > max(clause))]


def carried_by(verb: Token, words: Reporting) -> Cue | None:
    """A reporting verb under one that says how or whether: "declined to say", "was quick to accuse"."""
    for told in carried_verbs(verb):
        name = lemma(told.lemma_)
        if told.i < verb.i or not is_infinitive(told) or name not in words.speech | words.appraisal | words.naming:
            continue
        found = reported(told, name, words)
        if found is None and name in words.speech and leads_up(told):
            found = Reported([], [], "quotation")
        if found is None:
            return None
        group = spread(verb_group(verb), [told, *found.cue])
        return Cue(verb, group, source_of(verb), found.tokens, found.frame, name in words.speech, addressee_of(told))
    return None


def leads_up(verb: Token) -> bool:
    """Whether a verb stands right before a quotation: `went on to say, "We will pay"`."""
    following = verb.doc[verb.i + 1 : verb.i + 3]
    return len(following) == 2 and (
        following[0].is_quote or (following[0].text in {",", ":"} and following[1].is_quote)
    )


def carried_verbs(verb: Token) -> list[Token]:
    """The infinitives under a verb that says how or whether something was said, or under its adjective or means.

    "struggled to explain", "was quick to deny", "took to the radio to accuse", "used the speech to praise".
    """
    name = lemma(verb.lemma_)
    if name in CARRIERS:
        return children(verb, "xcomp", "advcl") if name in STRAINED else children(verb, "xcomp")
    if name == "have" and any(child.lower_ == "yet" for child in verb.rights):  # "has yet to say"
        return children(verb, "xcomp")
    following = verb.doc[verb.i + 1 : verb.i + 2].text
    if name == "use" and verb.tag_ == "VBD" and following == "to" and not children(verb, "dobj"):
        return children(verb, "xcomp")  # "used to say"
    if name == "be":
        ready = [child for child in children(verb, "acomp", "attr") if child.lemma_.lower() in READY]
        return [told for child in ready for told in children(child, "xcomp", "relcl", "acl")]
    objects = children(verb, "dobj") if name == "use" else children(verb, "prep") if name == "take" else []
    if any(child.i > verb.i and (name == "use" or child.lower_ == "to") for child in objects):
        return children(verb, "xcomp", "advcl")
    return []


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands after "to"."""
    return any(child.tag_ == "TO" for child in verb.lefts)


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
