"""Who speaks, and to whom: the noun phrases around a reporting verb."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from communique.chronology.lexicon import MONTHS, WEEKDAYS
from communique.lexicon import lemma
from communique.phrases import FINITE, children, is_whole_sentence, noun_phrase, subject, trimmed

HYPHENS = frozenset("-‐‑")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"})
PARTS_OF_NAMES = frozenset("compound nmod amod det poss nummod appos conj pobj prep case".split())
OPENED_BY = {",": ",", "—": "—", "–": "–", "--": "--", "-": "-", ")": "("}
"""The mark that opens what another closes."""
MEANS = frozenset("call e-mail email fax letter mail message phone post radio telegram telephone text".split())
"""Nouns for a way in which words travel, which no one speaks with: "said by telephone"."""
ADDRESSES = frozenset({"madam", "madame", "mister", "mr", "mr.", "your"})
ADDRESSED = frozenset(
    "ambassador chairman chairwoman chancellor excellency governor honor honour majesty mayor minister president prime "
    "secretary senator speaker".split()
)
LONGEST_ADDRESS = 2  # tokens: "Mr. President"
FEWEST_WITH_DAY = 3  # tokens: "Roe on Friday"
HAVING = frozenset({"has", "have", "had"})
CALENDAR = frozenset([*WEEKDAYS, *MONTHS])
AUXILIARY = frozenset({"'s", "’s", "'ve", "’ve", "'d", "’d"})
CLOSING = frozenset({",", "—", "–", "--"})
FARTHEST_MARK = 80  # tokens between the marks of a quotation that a speaker follows
FARTHEST_SPEAKER = 40  # tokens that a speaker may stand before the verb


def source_of(verb: Token) -> list[Token]:
    """The noun phrase that speaks; empty where nobody is named."""
    if named := beside(verb):
        return named
    head = second_subject(verb) or subject(verb)
    if head is not None and head.lower_ in AUXILIARY and children(head, "nsubj"):
        head = children(head, "nsubj")[0]
    if head is None or not can_name(head):
        return taken_for_participle(verb) or named_like_modal(verb) or standing_before(verb)
    cut = [verb] if verb.i in {token.i for token in head.subtree} else []
    relative = [child for child in head.children if child.dep_ in {"relcl", "acl"} and cut and child.i <= verb.i]
    tokens = noun_phrase(head, [*cut, *relative])
    return unbroken(tokens, head)


def second_subject(verb: Token) -> Token | None:
    """The later of two subjects, the first being a time or relative: "Two years on, Vask has", "which they say"."""
    heads = [child for child in verb.lefts if child.dep_ == "nsubj"]
    if len(heads) > 1 and heads[0].tag_ in {"WDT", "WP"}:
        return heads[-1]
    if len(heads) > 1 and any(token.text == "," for token in verb.doc[heads[0].i : heads[-1].i]):
        return heads[-1]
    return None


def taken_for_participle(verb: Token) -> list[Token]:
    """The subject of a verb that the parse takes for a participle: "The statement, released late, called for"."""
    while verb.dep_ == "conj" and verb.head.tag_ == "VBD":
        verb = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or verb.nbor(-1).text != "," or verb.head.pos_ not in NOMINAL:
        return []
    own = {token.i for token in verb.subtree}
    named = [token for token in verb.head.subtree if token.i < verb.i and token.i not in own]
    return with_closing_comma(trimmed(named))


def beside(verb: Token) -> list[Token]:
    """The noun phrase between "with" and a participle: "with Senator Ada Roe telling reporters that"."""
    if verb.tag_ != "VBG" or verb.i == verb.sent.start:
        return []
    head = verb.nbor(-1)
    while head.dep_ in PARTS_OF_NAMES - {"pobj"} and head.head.i < verb.i:
        head = head.head
    if head.dep_ != "pobj" or head.head.lower_ != "with" or head.left_edge.i != head.head.i + 1:
        return []
    return trimmed(list(verb.doc[head.left_edge.i : verb.i]))


def can_name(head: Token) -> bool:
    """Whether the head of a subject is a noun, or a name that the tagger took for a verb or a call: "Trout declined".

    What has a subject or an auxiliary of its own is a clause.
    """
    if head.pos_ in NOMINAL:
        return True
    if head.dep_ not in {"nsubj", "nsubjpass"} or head.is_punct or head.is_space:
        return False
    return not children(head, "nsubj", "nsubjpass", "aux", "auxpass")


def named_like_modal(verb: Token) -> list[Token]:
    """A name that is spelled like a modal, told by the form of the verb: "May said", "Will called for"."""
    modals = [child for child in children(verb, "aux") if child.tag_ == "MD"]
    if len(modals) != 1 or not modals[0].is_title or verb.tag_ not in {"VBD", "VBZ", "VBN"}:
        return []
    return modals if len(children(verb, "aux", "auxpass")) == 1 else []


def set_off(verb: Token) -> list[Token]:
    """The subject that commas, dashes or brackets part from its verb: "In May, Roe, who heads the union, also said".

    For a finite verb that the parse gives no subject: it hangs the name on a phrase before it, or gives it to the verb
    of what explains the name. Between a mark of the kind that stands before the verb and that one lies the explanation;
    before it, right after the start of the clause or a phrase that leads in, lies the name.
    """
    auxiliaries = [child for child in children(verb, "aux") if child.lower_ in HAVING]
    if (verb.tag_ not in FINITE and not auxiliaries) or verb.dep_ in {"xcomp", "relcl", "acl", "conj"}:
        return []
    doc = verb.doc
    last = min([verb, *auxiliaries], key=lambda token: token.i).i - 1
    while last > verb.sent.start and doc[last].pos_ in {"ADV", "PART"}:
        last -= 1
    opening = OPENED_BY.get(doc[last].text)
    if opening is None or last - verb.sent.start < 2:
        return []
    first = start_of_clause(doc, max(verb.sent.start, last - FARTHEST_SPEAKER), last)
    pieces = cut_at(doc[first:last], opening)
    place = speaking_piece(pieces)
    if place is None:
        return []
    return with_closing_comma([token for token in doc[pieces[place][0].i : last] if not token.is_space])


def start_of_clause(doc: Doc, first: int, last: int) -> int:
    """Where the clause begins that goes on at a mark: after what is quoted or set off by a colon, and after "but"."""
    for place in range(last - 1, first - 1, -1):
        if doc[place].text in {";", ":"} or doc[place].is_quote:
            first = place + 1
            break
    while first < last and (doc[first].is_space or doc[first].tag_ == "CC"):
        first += 1
    return first


def cut_at(tokens: Span, mark: str) -> list[list[Token]]:
    """The pieces between the marks, without blanks; none is empty but where marks stand side by side."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == mark:
            pieces.append([])
        elif not token.is_space:
            pieces[-1].append(token)
    return pieces


def speaking_piece(pieces: list[list[Token]]) -> int | None:
    """Which piece names who speaks: the first, or where that leads in, the last name before what explains it."""
    if len(pieces) < 2 or not all(pieces):
        return None
    if is_naming(pieces[0]):
        return 0
    if pieces[0][0].pos_ != "ADP" and pieces[0][0].tag_ not in {"VBG", "VBN"} and not is_time(pieces[0]):
        return None
    names = 0
    for place, piece in enumerate(pieces[1:-1], start=1):
        if all(token.pos_ == "PROPN" for token in piece):
            names = place
        elif names or not is_time(piece):
            break
    return names or None


def is_time(piece: list[Token]) -> bool:
    """Whether some words are a day or a year: "Friday", "2031"."""
    return all(token.lower_ in CALENDAR or token.like_num for token in piece)


def is_naming(piece: list[Token]) -> bool:
    """Whether some words are a noun phrase and no more."""
    worded = [token for token in piece if token.is_alpha]
    if not worded or piece[0].pos_ not in {"PROPN", "NOUN", "DET", "PRON", "NUM", "ADJ"} or is_time(piece):
        return False
    nouns = any(token.pos_ in {"PROPN", "NOUN", "PRON"} for token in piece)
    return nouns and all(token.pos_ in NOMINAL | {"ADP", "PART", "CCONJ", "PUNCT", "ADV"} for token in piece)


def standing_before(verb: Token) -> list[Token]:
    """The noun phrase right before a finite verb that the parse gives no subject: "the mayor of Tarn said".

    The small parser hangs long noun phrases, names above all, on what the verb says instead. A verb that the
    parse makes the modifier of a noun, or that has a "to" or a "which" before it, lends its subject elsewhere.
    """
    if verb.tag_ not in FINITE or (verb.dep_ in {"xcomp", "relcl", "acl"} and not is_whole_sentence(verb)):
        return []
    last = verb.i - 1
    doc = verb.doc
    while last > verb.sent.start and (doc[last].pos_ in {"AUX", "ADV", "PART"} or doc[last].text == ","):
        last -= 1
    head = doc[last]
    if head.pos_ not in {"NOUN", "PROPN", "PRON"} or head.dep_ in {"attr", "dobj"}:
        return []
    while head.dep_ in PARTS_OF_NAMES and head.head.i < verb.i and head.head.i >= verb.i - FARTHEST_SPEAKER:
        if head.head.pos_ not in NOMINAL | {"ADP"}:
            break
        head = head.head
    named = trimmed([token for token in doc[head.left_edge.i : last + 1] if not token.is_space])
    commas = [place for place, token in enumerate(named) if token.text == ","]
    if head.pos_ == "ADP":  # "On the dam, Vask and Roe said"
        return trimmed(named[commas[0] + 1 :]) if commas else []
    return named if head.pos_ in NOMINAL else []


def standing_after(verb: Token) -> list[Token]:
    """The noun phrase behind an inverted verb: `"X," said the woman, who ...`, "X, said Roe and others, ...".

    The verb stands right after a comma or a closing mark, and after the phrase comes no verb, so that "He
    smiled, said the deal was dead" is not taken for it.
    """
    doc = verb.doc
    if verb.i + 1 >= len(doc) or verb.tag_ not in FINITE or not is_inverted(verb):
        return []
    subjects = [child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
    second = [child for child in children(verb, "nsubj") if child.i > verb.i and child.left_edge.i == verb.i + 1]
    if subjects and subjects[0].i <= start_of_quoted(verb.nbor(-1)) and not second:
        return []
    head = verb.nbor()
    participle = head.tag_ == "VBN" and head.dep_ == "amod"  # "said retired surgeon Ben Vask"
    if not (head.pos_ in NOMINAL or participle) or head.lower_ in {"that", "this", "so", "it"}:
        return []
    while head.head.i > verb.i and head.head.pos_ in NOMINAL and head.dep_ in PARTS_OF_NAMES:
        head = head.head
    if head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"} or head.left_edge.i <= verb.i:
        return []
    last = head.right_edge.i + 1
    while last > head.i + 1 and (doc[last - 1].is_punct or doc[last - 1].is_space or doc[last - 1].pos_ == "CCONJ"):
        last -= 1
    following = doc[last] if last < len(doc) else None
    quoted = verb.nbor(-1).is_quote
    if following is not None and not quoted and following.pos_ in {"VERB", "AUX"} and following.tag_ != "VBG":
        return []
    return with_closing_comma([token for token in doc[verb.i + 1 : last] if not token.is_space])


def start_of_quoted(closing: Token) -> int:
    """The index of the mark that opens what a mark closes; of the last token where `closing` is no such mark."""
    if closing.is_quote:
        for place in range(closing.i - 1, max(closing.sent.start - 1, closing.i - FARTHEST_MARK), -1):
            if closing.doc[place].is_quote:
                return place
        return closing.sent.start - 1
    return len(closing.doc)


def is_inverted(verb: Token) -> bool:
    """Whether a verb stands right after a comma, a dash or a closing quotation mark."""
    if verb.i == verb.sent.start:
        return False
    before = verb.nbor(-1)
    return before.text in {",", "—", "–", "--"} or before.is_quote


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
    kept = with_closing_comma(trimmed(kept) or kept)
    while is_cut_in_word(kept[-1]):
        kept.append(kept[-1].nbor())
    while kept[0].i and is_cut_in_word(kept[0].nbor(-1)):
        kept.insert(0, kept[0].nbor(-1))
    return kept


def with_closing_comma(tokens: list[Token]) -> list[Token]:
    """The phrase with the comma or dash that closes an apposition or relative clause: "Ada Roe, the mayor,"."""
    last = tokens[-1]
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    if following is None or following.text not in CLOSING or all(token.text != following.text for token in tokens):
        return tokens
    return [*tokens, following]


def plainly(tokens: list[Token]) -> list[Token]:
    """The phrase that names a source, without what it does, when, or that it surprises: "Even Roe", "Roe on Friday".

    "Including" does nothing but list more of the same.
    """
    kept = tokens[1:] if len(tokens) > 1 and tokens[0].lower_ == "even" else tokens
    kept = without_day(without_vocative(without_stray_mark(kept)))
    for place, token in enumerate(kept[1:-1], start=1):
        doing = kept[place + 1]
        doing_so = doing.tag_ == "VBG" and doing.lower_ != "including"
        if token.text in CLOSING and (doing_so or doing.lower_ == "asked"):
            return with_closing_comma(kept[:place])
    return kept


def without_stray_mark(tokens: list[Token]) -> list[Token]:
    """The phrase without the one mark of a quotation at its start, which closes what stands before it."""
    marks = [token for token in tokens if token.is_quote]
    return tokens[1:] if len(tokens) > 1 and marks == tokens[:1] else tokens


def without_vocative(tokens: list[Token]) -> list[Token]:
    """The phrase without who is spoken to before it: "Mr. President, Secretary Roe said"."""
    if len(tokens) < LONGEST_ADDRESS + 2 or tokens[LONGEST_ADDRESS].text != ",":
        return tokens
    first, second = tokens[0].lower_, tokens[1].lower_
    addressed = first in ADDRESSES and second in ADDRESSED
    return tokens[LONGEST_ADDRESS + 1 :] if addressed and [token.text for token in tokens].count(",") % 2 else tokens


def without_day(tokens: list[Token]) -> list[Token]:
    """The phrase without the day at its end, if that is not the day of a deed in it: "Coach Roe on Saturday denied"."""
    if len(tokens) < FEWEST_WITH_DAY or tokens[-1].lower_ not in WEEKDAYS or tokens[-2].lower_ != "on":
        return tokens
    kept = tokens[:-2]
    if any(token.dep_ == "acl" for token in kept):
        return tokens  # "a survey published in Tarn on Friday"
    return kept if kept[-1].pos_ in {"NOUN", "PROPN", "PRON", "PUNCT"} else tokens


def is_cut_in_word(token: Token) -> bool:
    """Whether the parse ends a phrase in the middle of a hyphenated word."""
    if token.i + 1 >= len(token.doc) or token.whitespace_:
        return False
    following = token.nbor()
    return following.text in HYPHENS or (token.text in HYPHENS and following.is_alpha)


def passive_source(verb: Token) -> list[Token]:
    """Who is named by "by": "was welcomed by officials"."""
    heads = agents(verb)
    return noun_phrase(heads[0], charges(verb)) if heads else []


def charges(verb: Token) -> list[Token]:
    """What somebody is accused of, where the parse hangs it on the accuser: "accused by the guild of lying"."""
    return [
        link
        for head in agents(verb)
        for link in children(head, "prep")
        if link.lower_ == "of" and any(child.tag_ == "VBG" for child in children(link, "pcomp", "pobj"))
    ]


def agents(verb: Token) -> list[Token]:
    """The nouns behind "by" that can do something; a telephone is only how it was done: "said by telephone"."""
    named = [head for agent in children(verb, "agent") for head in children(agent, "pobj")]
    return [head for head in named if head.lemma_.lower() not in MEANS]


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
