"""What is said and hangs by the parse on the verb of saying: a side of the sentence it is thrown into, a subject.

Of "Next year, Vask said, the toll would go" the parse gives one side to the verb of saying as often as to what is
said; its place between commas tells better.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from communique.annotate.attributions.cue import Cue
from communique.chronology.lexicon import MONTHS, WEEKDAYS
from communique.draft import Sentence
from communique.phrases import FINITE, SUBJECTS, children, trimmed

STATING = frozenset({"clause", "around"})
GOING_ON = frozenset(
    "although and because but if including once perhaps so though unless until when while with".split()
)
"""Words with which a statement goes on behind the clause thrown into it: "will close, Vask said, because ..."."""
CONDITIONS = frozenset({"if", "unless"})
SUBORDINATE = frozenset({"acl", "advcl", "pcomp", "relcl"})
OPENING = frozenset({"IN", "WRB", "CC", "WDT", "WP"})
"""Tags of words that open a clause which cannot stand alone."""
CIRCUMSTANCE = frozenset({"ADP", "ADV", "DET", "NOUN", "NUM", "PROPN"})
LONGEST_CIRCUMSTANCE = 6  # tokens behind the verb: "said on Tuesday in the harbour"
CALENDAR = frozenset([*WEEKDAYS, *MONTHS])
TOLD = frozenset({"tell", "assure", "inform", "remind", "warn", "ask", "promise", "convince", "persuade", "notify"})
"""Verbs that name whom they tell before what they tell."""


def on_both_sides(cue: Cue, sentence: Sentence) -> Cue:
    """The cue with the content that its place gives it, where its clause stands inside the sentence."""
    cue = by_place(cue, sentence)
    if cue.rule not in STATING or not cue.source or not cue.content:
        return cue
    clause = sorted([*cue.source, *cue.words], key=lambda token: token.i)
    first, last = clause[0].i, clause[-1].i
    doc = cue.head.doc
    if not sentence.first < first <= last + 1 < sentence.last or doc[first - 1].text != ",":
        return cue
    end = end_of_clause(clause, sentence)
    before = [token for token in cue.content if token.i < first]
    behind = [token for token in cue.content if token.i >= end]
    opener, rest = trimmed(list(doc[sentence.first : first])), trimmed(list(doc[end : sentence.last]))
    if not opener or not rest:
        return cue
    between_commas = doc[end].text == ","
    reported = any(token.head == cue.head for token in behind) and not is_statement(before)
    if before and reported and not doc[last + 1].is_punct and not is_condition(opener):
        return replace(cue, content=behind)
    if behind and between_commas and not before and not rest[0].is_quote:
        return replace(cue, content=[*opener, *behind])
    if before and between_commas and not behind and rest[0].lower_ in GOING_ON:
        return replace(cue, content=[*before, *rest])
    return cue


def by_place(cue: Cue, sentence: Sentence) -> Cue:
    """The cue with the sentence around its clause for content, where the parse has found it none.

    "In both towns, Vask said, the levies paid for it" and "Those who stay hoard bread, he said" are plain from their
    commas, whatever the parse makes of them. Beside a mark of quotation the quotation is what was said.
    """
    if cue.rule != "quotation" or cue.content or not cue.source or cue.source[0].i > cue.head.i:
        return cue
    clause = sorted([*cue.source, *cue.words], key=lambda token: token.i)
    first, end, doc = clause[0].i, end_of_clause(clause, sentence), cue.head.doc
    if first - 1 <= sentence.first or doc[first - 1].text != ",":
        return cue
    before, rest = trimmed(list(doc[sentence.first : first])), trimmed(list(doc[end : sentence.last]))
    thrown_in = bool(rest) and doc[end].text == ","
    if not before or (rest and not thrown_in) or doc[first - 2].is_quote or (rest and rest[0].is_quote):
        return cue
    stated = rest if thrown_in and not is_finite(before) else before
    if not is_finite(stated) or (rest and rest[0].tag_ == "VBG"):
        return cue
    if stated[0].tag_ in OPENING or stated[0].lower_ in CONDITIONS:
        return cue
    return replace(cue, content=[*before, *rest], rule="around")


def end_of_clause(clause: list[Token], sentence: Sentence) -> int:
    """Behind a reporting clause with what tells when and where it was said, if a mark follows that."""
    doc, last = clause[-1].doc, clause[-1].i
    end = last + 1
    while end < sentence.last and doc[end].pos_ in CIRCUMSTANCE and end - last <= LONGEST_CIRCUMSTANCE:
        end += 1
    return end if end < sentence.last and doc[end].is_punct else last + 1


def is_finite(tokens: list[Token]) -> bool:
    """Whether words hold a verb with a tense, by their tags alone; a past tense is often taken for a participle."""
    return any(token.tag_ in FINITE or token.tag_ in {"MD", "VBN"} for token in tokens)


def is_statement(tokens: list[Token]) -> bool:
    """Whether words hold a clause that can stand by itself, so that they can be what is said."""
    return any(token.dep_ in SUBJECTS and token.head.dep_ not in SUBORDINATE for token in tokens)


def is_condition(tokens: list[Token]) -> bool:
    """Whether words that open a sentence say on what condition the rest of it holds."""
    return tokens[0].lower_ in CONDITIONS


def displaced_subject(verb: Token, lemma: str, clause: Token) -> list[Token]:
    """The subject of a reported clause that the parse takes for whom it was said to: "said the days of tolls are over".

    A clause with a verb that has a tense and with no subject cannot do without what stands between.
    """
    tensed = clause.tag_ in FINITE or any(child.tag_ == "MD" for child in children(clause, "aux"))
    if not tensed or lemma in TOLD or children(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark"):
        return []
    between = list(verb.doc[verb.i + 1 : clause.left_edge.i])
    names = [token for token in between if token.head == verb and token.pos_ in {"NOUN", "PROPN"}]
    opens = bool(between) and between[0].pos_ not in {"ADP", "SCONJ", "ADV", "PUNCT", "PART"}
    named = opens and any(token.lower_ not in CALENDAR for token in names)
    return between if named else []
