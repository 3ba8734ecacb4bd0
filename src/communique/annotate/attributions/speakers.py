"""Who speaks, and what, where the parse of a reporting clause fails in a way that its place in the text mends.

The model reads news well but for a few shapes: a name of common words after the verb, a clause that it
hangs on "interview" or "earlier" instead of "said". Each repair is one shape.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from communique.annotate.attributions.circumstances import KICKERS
from communique.annotate.attributions.cue import Cue
from communique.annotate.attributions.frames import below
from communique.annotate.attributions.quoted import LEADING, Quotations
from communique.annotate.attributions.subjects import source_of
from communique.annotate.attributions.thrown import on_both_sides
from communique.draft import Sentence
from communique.phrases import children, is_passive, is_that_clause, noun_phrase, trimmed, verb_group

LONGEST_SPEAKER = 25  # tokens between a quotation and the verb that follows it
HUNG_ON = frozenset({"prep", "dobj", "dative", "advmod", "npadvmod", "pobj"})
"""What a clause may be hung on by mistake: "said in a statement that", "told the paper that", "said earlier that"."""
QUOTING = frozenset({"quote", "cite", "report", "hear", "record"})
ISSUING = frozenset(
    "air author broadcast circulate distribute draft file fire issue launch place plant post produce publish put "
    "release run send share sign tweet write".split()
)
ISSUED = frozenset(
    "ad advertisement advisory analysis article blog brief caption column commercial communique complaint data "
    "document email essay guide handout lawsuit leaflet letter mailer memo memorandum message note notice pamphlet "
    "paper petition post press release report resolution review spot statement story study suit thread transcript "
    "tweet video website".split()
)
"""Texts that somebody issues, and the verbs for it: "released a statement saying"."""
FARTHEST_ISSUER = 3  # steps up the parse from what a text says to the verb that issues it


def repaired(cue: Cue, sentence: Sentence, speech: Quotations) -> Cue:
    """The cue with its speaker and content where a known slip of the parser hid them."""
    cue = issued(with_clause(forward(whole_name(relayed(cue)))))
    if not cue.speech:
        return cue
    cue = without_quoted_subject(with_speaker_after(cue, sentence, speech), speech)
    return on_both_sides(cue, sentence)


def relayed(cue: Cue) -> Cue:
    """Read "the Gazette quoted Vask as saying" as Vask's words through the Gazette, also in the passive."""
    if cue.head.lemma_.lower() in QUOTING and saying_under(cue.head):
        if quoting_after(cue.head):
            return replace(cue, speech=False, content=[])
        return replace(cue, speech=False, content=[] if is_passive(cue.head) else cue.content)
    verb = cue.head.head.head
    if saying_under(verb) != cue.head:
        return quoted_source(cue)
    if not is_passive(verb):
        quoted = [child for child in children(verb, "dobj") if child.i < cue.head.i]
        if quoted and quoting_after(verb):
            return replace(cue, source=noun_phrase(quoted[0]), via=quoting_after(verb), speech=True, content=[])
        return replace(cue, source=noun_phrase(quoted[0]), within=verb) if quoted else cue
    by = agent_of(verb)
    last = cue.head.i + 1 if not by or by[0].i > cue.head.i else verb.i + 1
    auxiliaries = [child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    subjects = children(verb, "nsubjpass")
    return replace(
        cue,
        source=noun_phrase(subjects[0]) if subjects else [],
        words=[*auxiliaries, *verb.doc[verb.i : last]] if last > verb.i + 1 else cue.words,
        via=by or agent_of(cue.head),
    )


def quoting_after(verb: Token) -> list[Token]:
    """Who quotes, between a quotation and the verb of quoting: "“It holds,” the Gazette quoted Vask as saying"."""
    for place in range(verb.i - 1, max(verb.sent.start, verb.i - LONGEST_SPEAKER), -1):
        token = verb.doc[place]
        if token.is_quote:
            return trimmed(list(verb.doc[place + 1 : verb.i]))
        if token.pos_ in {"VERB", "AUX"}:
            return []
    return []


def saying_under(verb: Token) -> Token | None:
    """The verb of speech in "quoted as saying"."""
    if verb.lemma_.lower() not in QUOTING:
        return None
    links = [child for child in verb.rights if child.lower_ == "as"]
    return next((child for link in links for child in children(link, "pcomp")), None)


def agent_of(verb: Token) -> list[Token]:
    """The noun phrase after "by"."""
    links = children(verb, "agent") or [child for child in children(verb, "prep") if child.lower_ == "by"]
    return next((noun_phrase(head) for link in links for head in children(link, "pobj")), [])


def quoted_source(cue: Cue) -> Cue:
    """Read "Vask, quoted by the Gazette, said" as Vask's words through the Gazette."""
    for token in cue.source:
        if token.dep_ in {"acl", "advcl"} and token.tag_ == "VBN" and token.lemma_.lower() in QUOTING:
            by = agent_of(token)
            own = {inside.i for inside in token.subtree}
            kept = trimmed([part for part in cue.source if part.i < token.i and part.i not in own])
            return replace(cue, source=kept, via=by) if by and kept else cue
    return cue


def whole_name(cue: Cue) -> Cue:
    """The source with the name that the parse gives the verb as a second subject: "the state news agency OTA"."""
    if not cue.source:
        return cue
    following = cue.source[-1].nbor() if cue.source[-1].i + 1 < len(cue.head.doc) else None
    if following is None or following.pos_ != "PROPN" or following.dep_ != "nsubj" or following.head != cue.head:
        return cue
    return replace(cue, source=[*cue.source, *(token for token in following.subtree if token.i >= following.i)])


def forward(cue: Cue) -> Cue:
    """The cue without a content that stands before it although it cannot: "it reports, that they have agreed"."""
    if not cue.content or cue.content[-1].i > cue.head.i:
        return cue
    start = min([cue.words[0], *cue.source], key=lambda token: token.i)
    between = cue.head.doc[cue.content[-1].i + 1 : start.i]
    if not is_that_clause(cue.head) and not any(token.text in {";", ":"} for token in between):
        return cue
    objects = [child for child in children(cue.head, "dobj") if child.i > cue.head.i]
    return replace(cue, content=below(*objects), rule="object" if objects else cue.rule)


def issued(cue: Cue) -> Cue:
    """Read "the guild released a statement saying" as the guild's words, told by the whole phrase."""
    verb = above = cue.head
    if not cue.source or verb.dep_ not in {"acl", "relcl", "advcl"}:
        return cue
    if verb.tag_ != "VBG" and (cue.source[0].lower_ not in {"that", "which"} or verb.head.lemma_.lower() not in ISSUED):
        return cue
    for _ in range(FARTHEST_ISSUER):
        above = above.head
        texts = [child for child in children(above, "dobj") if child.lemma_.lower() in ISSUED and child.i < verb.i]
        if above.lemma_.lower() in ISSUING and texts and above.i < texts[0].i:
            between = verb.doc[texts[0].i + 1 : verb.i]
            who = source_of(above)
            if not who or who[-1].i > above.i or any(token.text == "," for token in between):
                return cue
            first = verb_group(above)[0]
            return replace(cue, source=who, words=list(verb.doc[first.i : cue.words[-1].i + 1]))
    return cue


def with_clause(cue: Cue) -> Cue:
    """The clause that the parse hangs on a word of the reporting clause: "said in an interview that ..."."""
    if cue.content or not cue.speech:
        return cue
    verb = cue.head
    above = verb.head
    links = [child for child in children(above, "mark") if child.lower_ == "that" and child.i > verb.i]
    if verb.dep_ == "ccomp" and links:  # what is between is thrown in: "told friends, two of them said, that"
        own = {token.i for token in verb.subtree} | set(range(verb.i, links[0].i))
        return replace(cue, content=[token for token in above.subtree if token.i not in own], rule="clause")
    carriers = [child for child in verb.rights if child.dep_ in HUNG_ON]
    carriers += [inner for child in carriers for inner in child.rights if inner.dep_ in HUNG_ON]
    for carrier in carriers:
        for clause in children(carrier, "acl", "relcl", "ccomp"):
            if clause.i > carrier.i and is_that_clause(clause):
                return replace(cue, content=below(clause), rule="clause")
    return cue


def with_speaker_after(cue: Cue, sentence: Sentence, speech: Quotations) -> Cue:
    """The cue with the words between a quotation and the verb for a source: `"X," Vask, a surgeon, said`.

    The parse often gives these words to the quotation. They are the speaker where they hold no verb.
    """
    first = cue.words[0]
    quote = speech.ending(sentence.start - 1, first.idx)
    if quote is None or speech.text[quote.inner[1] - 1] not in LEADING:
        return cue
    between = [
        token
        for token in cue.head.doc[max(sentence.first, first.i - LONGEST_SPEAKER) : first.i]
        if token.idx >= quote.end
    ]
    named = trimmed(between)
    if not named or between[0].idx > quote.end + 2 or any(token.pos_ in {"VERB", "AUX"} for token in named):
        return cue
    if named[0].pos_ not in {"PROPN", "NOUN", "DET", "PRON", "ADJ"} or named[0].i in {token.i for token in cue.source}:
        return cue
    return replace(cue, source=named, content=[])


def without_quoted_subject(cue: Cue, speech: Quotations) -> Cue:
    """The cue without a source that is part of what is quoted: `"A victory for patience," wrote the Gazette`.

    Nor does the kind of an article speak: "INTERVIEW: ..., says the minister".
    """
    last = cue.source[-1] if cue.source else None
    if last is not None and last.lower_ in KICKERS and last.nbor().text == ":":
        return replace(cue, source=[])
    worded = next((token for token in cue.source if token.is_alpha), None)
    quote = speech.around(worded.idx) if worded is not None else None
    if quote is None or quote.start <= cue.head.idx < quote.end:
        return cue
    above = cue.head.head
    return replace(cue, source=source_of(above) if cue.head.tag_ == "VBG" and above.pos_ == "VERB" else [])
