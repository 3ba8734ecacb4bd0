"""Cues that are no reporting verb: nouns, adjectives, and nouns carried by a verb that says little by itself."""

from __future__ import annotations

from spacy.tokens import Token

from communique.annotate.attributions.cue import Cue, spread
from communique.annotate.attributions.frames import below
from communique.annotate.attributions.subjects import source_of
from communique.lexicon import Reporting, lemma
from communique.phrases import FINITE, children, is_passive, is_that_clause, noun_phrase, verb_group

COPULAS = frozenset({"be", "remain", "feel", "seem", "become", "stay", "grow"})
NOUN_LINKS = frozenset({"for", "about", "over", "of", "against", "on"})
ANSWERING = frozenset(
    "alternative answer commitment objection opposition reaction reference resistance response threat".split()
)
"""Nouns that "to" leads on to what they are about; behind others it leads to whom something is said."""
TRUSTING = frozenset({"belief", "confidence", "faith", "interest", "trust"})
"""Nouns whose object follows "in"."""
HOLDERS = frozenset({"from", "by", "among", "within"})
STANDS = frozenset({"against", "behind"})
VIEWS = frozenset({"view", "opinion", "judgment", "judgement", "estimation", "telling", "word"})
RELATIVE = frozenset({"WDT", "WP"})
ASKED = frozenset({"poll", "survey"})
STANDING = frozenset({"be", "climb", "drop", "fall", "gain", "lead", "rank", "rise", "stand", "tie", "trail"})
"""Verbs for what a poll finds; who votes or loses a seat "in the poll" is no finding of it."""
FARTHEST_LINK = 3  # tokens between a noun and what it is about


def nominal(noun: Token, words: Reporting) -> Cue | None:
    """A cue noun with its owner: "Tolland's call for talks", "opposition to the toll from farmers"."""
    if noun.lemma_.lower() not in words.nouns:
        return None
    source = holder_of(noun)
    if not source:
        return None
    content, link = told_by(noun, words)
    if link and any(owner.pos_ == "PRON" for owner in children(noun, "poss")[:1]):
        return None  # "his support for the pact" takes for known what was said elsewhere
    inside = {token.i for token in source}
    content = [token for token in content if token.i not in inside]
    return Cue(noun, spread(described(noun, source), link), source, content, "noun") if content else None


def described(noun: Token, source: list[Token]) -> list[Token]:
    """A noun with the words before it that are not its owner: "Roe's long-standing promise", "sharp criticism"."""
    first = source[-1].i + 1 if source[-1].i < noun.i else noun.left_edge.i
    return list(noun.doc[first : noun.i + 1])


def holder_of(noun: Token) -> list[Token]:
    """Who holds a view: its owner, or who is named after it: "Roe's support", "criticism from", "support among"."""
    owners = children(noun, "poss")
    if owners:
        return noun_phrase(owners[0])
    for child in children(noun, "prep"):
        if child.lower_ in HOLDERS and child.i > noun.i:
            for head in children(child, "pobj"):
                return noun_phrase(head)
    return []


def told_by(noun: Token, words: Reporting) -> tuple[list[Token], list[Token]]:
    """What a noun says, and the preposition that leads to it."""
    clauses = [child for child in children(noun, "acl", "ccomp", "relcl") if child.i > noun.i]
    that = [child for child in clauses if is_that_clause(child)]
    infinitive = [child for child in clauses if any(part.tag_ == "TO" for part in child.children)]
    if that or infinitive:
        return below(*(that or infinitive)), []
    return linked(noun, noun, words)


def linked(noun: Token, above: Token, words: Reporting) -> tuple[list[Token], list[Token]]:
    """What a noun is about, by the preposition that follows it and hangs on it or `above` it, and that preposition."""
    if noun.lemma_.lower() in words.texts:
        return [], []
    for child in children(above, "prep"):
        if child.lower_ in links_of(noun) and 0 < child.i - noun.i <= FARTHEST_LINK:
            return [token for token in below(child) if token != child], [child]
    return [], []


def links_of(noun: Token) -> frozenset[str]:
    """The prepositions that lead from a noun to what it is about."""
    name = noun.lemma_.lower()
    return NOUN_LINKS | ({"to"} if name in ANSWERING else {"in"} if name in TRUSTING else set())


def lightly(verb: Token, words: Reporting) -> Cue | None:
    """A noun of saying or feeling that a verb of little meaning carries: "voiced concern that", "has doubts about"."""
    if lemma(verb.lemma_) not in words.carrying or is_passive(verb):
        return None
    for noun in children(verb, "dobj"):
        if noun.i < verb.i or noun.lemma_.lower() not in words.nouns | words.talk:
            continue
        content, link = told_by(noun, words)
        if not content:  # the small parser hangs "about the deal" on the verb as often as on the noun
            content, link = linked(noun, verb, words)
            content = content or below(*[child for child in children(verb, "ccomp") if child.i > noun.i])
        content = [token for token in content if token.i > noun.i]
        source = source_of(verb)
        if content and source and not is_cause(verb, source):
            return Cue(verb, spread(verb_group(verb), [noun, *link]), source, content, "light")
    return None


def is_cause(verb: Token, source: list[Token]) -> bool:
    """Whether a thing makes others feel so: "the vote raised fears that the pact would end"."""
    return verb.lemma_.lower() == "raise" and not any(token.pos_ in {"PROPN", "PRON"} for token in source[-1:])


def clearly(verb: Token, words: Reporting) -> Cue | None:  # noqa: ARG001 - every kind of cue has this signature
    """What is made clear: "made clear that", "made it plain that", "let it be known that"."""
    if verb.lemma_.lower() not in {"make", "let"}:
        return None
    for child in verb.subtree:
        if child.lower_ in {"clear", "plain", "known"} and 0 < child.i - verb.i <= FARTHEST_LINK:
            clauses = [
                one
                for one in [*children(verb, "ccomp"), *children(child, "ccomp", "csubj", "advcl")]
                if one.i > child.i
            ]
            clauses = clauses or [token.head for token in child.subtree if is_link(token, child)][:1]
            content = [token for token in below(*clauses) if token.i > child.i]
            source = source_of(verb)
            if content and source:
                return Cue(verb, spread(verb_group(verb), [child]), source, content, "clause", speech=True)
    return None


def is_link(token: Token, known: Token) -> bool:
    """Whether a "that" opens a clause which hangs on a word in between: "let it be known through aides that"."""
    return token.lower_ == "that" and token.dep_ == "mark" and token.i > known.i


def adjectival(verb: Token, words: Reporting) -> Cue | None:
    """An attitude: "is confident that", "remains willing to", "is critical of", "are against"."""
    if lemma(verb.lemma_) not in COPULAS:
        return None
    for adjective in children(verb, "acomp"):
        links = words.adjectives.get(adjective.lemma_.lower(), words.adjectives.get(adjective.lower_))
        if links is None:
            continue
        clauses = [*children(adjective, "ccomp", "xcomp"), *children(verb, "ccomp")]
        content = below(*[child for child in clauses if child.i > adjective.i])
        link: list[Token] = []
        if not content:
            for child in children(adjective, "prep"):
                if child.lower_ in links and child.i == adjective.i + 1:
                    content, link = [token for token in below(child) if token != child], [child]
        source = source_of(verb)
        nobody = len(source) == 1 and source[0].lower_ == "it" and bool(clauses)  # "it was not clear whether"
        if content and source:
            group = spread(verb_group(verb), [adjective, *link])
            return Cue(verb, group, [] if nobody else source, content, "adjective")
    return standing(verb, words)


def moved(participle: Token, words: Reporting) -> Cue | None:
    """An attitude that the parse reads as a passive: "was convinced that the ice would hold", "are worried about"."""
    links = words.adjectives.get(participle.lower_)
    holders = children(participle, "nsubjpass")
    if links is None or not holders or participle.tag_ != "VBN":
        return None
    content = below(*[child for child in children(participle, "ccomp", "xcomp") if child.i > participle.i])
    link: list[Token] = []
    if not content:
        for child in children(participle, "prep", "agent"):
            if child.lower_ in links and child.i == participle.i + 1:
                content, link = [token for token in below(child) if token != child], [child]
    source = source_of(participle)
    if not content or not source:
        return None
    return Cue(participle, spread(verb_group(participle), link), source, content, "adjective")


def standing(verb: Token, words: Reporting) -> Cue | None:
    """Who is for or against what: "the farmers are against the toll", "Roe is a critic of the pact"."""
    if verb.lemma_.lower() != "be":
        return None
    noun = next((child for child in children(verb, "attr") if child.lemma_.lower() in words.partisans), None)
    links = [child for child in children(noun, "prep") if child.lower_ == "of"] if noun is not None else []
    links += [
        child for child in children(verb, "prep") if child.lower_ in STANDS and 0 < child.i - verb.i <= FARTHEST_LINK
    ]
    source = source_of(verb)
    content = [token for token in below(*links[:1]) if token != links[0]]
    if not content or not source:
        return viewed(verb, words)
    group = verb_group(verb)
    return Cue(verb, spread(group, [links[0]]), source, content, "adjective")


def viewed(verb: Token, words: Reporting) -> Cue | None:
    """What a hope, view or argument is: "the hope among farmers is that the rain will come"."""
    for noun in children(verb, "nsubj"):
        if noun.lemma_.lower() not in words.nouns or noun.i > verb.i:
            continue
        marked = [child for child in children(verb, "ccomp") if child.i > verb.i and is_that_clause(child)]
        source = holder_of(noun)
        if marked and source:
            return Cue(verb, [noun] if source[0].i > noun.i else spread([noun], [verb]), source, below(*marked), "noun")
    return None


def holders_of(noun: Token) -> list[Token]:
    """Whose a view or words are: "in her view", "in the words of one envoy"."""
    of = [child for child in children(noun, "prep") if child.lower_ == "of" and noun.lemma_.lower() == "word"]
    return children(noun, "poss") or [head for link in of for head in children(link, "pobj")]


def set_off_phrase(token: Token, heads: list[Token]) -> set[int]:
    """The places of a phrase up to the comma after it; the parse often gives it the quotation that follows."""
    last = max(head.i for head in heads)
    following = [part.i for part in token.subtree if part.i > last and (part.text == "," or part.is_quote)]
    end = following[0] if following else token.doc[-1].i + 1
    return {part.i for part in token.subtree if part.i < end}


def is_set_off(token: Token) -> bool:
    """Whether a phrase begins its sentence or stands after a comma: nobody asks anybody in "fell in the polls"."""
    return token.i == token.sent.start or token.nbor(-1).is_punct


def in_poll(token: Token, words: Reporting) -> Cue | None:
    """What a poll found: "in a survey last week, nine in ten wanted the toll gone", "Vask leads in the latest poll"."""
    for head in children(token, "pobj"):
        quoting = head.lemma_.lower() != "word" or is_set_off(token)
        owners = holders_of(head) if head.lemma_.lower() in VIEWS and quoting else []
        if not owners and head.lemma_.lower() not in words.counts:
            continue
        clause = token.head
        if clause.pos_ not in {"VERB", "AUX"} or (owners and lemma(clause.lemma_) in words.speech):
            return None
        phrase = set_off_phrase(token, owners or [head])
        content = [part for part in clause.subtree if part.i not in phrase]
        if owners:  # "in her view, the toll is fair"
            named = [part for part in noun_phrase(owners[0]) if part.i in phrase]
            return Cue(token, [head], named, content, "according") if content else None
        if not is_set_off(token):
            asked = head.tag_ == "NN" and head.lemma_.lower() in ASKED and lemma(clause.lemma_) in STANDING
            content = stated_before(token, clause) if asked else []
        return Cue(token, [token], noun_phrase(head), content, "poll") if content else None
    return None


def stated_before(token: Token, clause: Token) -> list[Token]:
    """The statement that ends in a phrase, without what joins it to another: "but Vask leads" of "in the poll".

    Nothing where it is no statement that can stand alone: "the mood in the poll", "who fell in a survey".
    """
    stands = [child for child in clause.lefts if child.dep_ == "nsubj" and child.tag_ not in RELATIVE]
    if clause.tag_ not in FINITE or clause.i > token.i or not stands:
        return []
    joins = {child.i for child in clause.lefts if child.dep_ in {"cc", "mark"}}
    return [part for part in clause.subtree if part.i < token.i and part.i not in joins]
