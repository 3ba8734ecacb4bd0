"""Reporting clauses at the end of a sentence: "X, Vask said, the Gazette reported", "X, according to Vask".

The last one reports all that stands before it, the one before it included; the parse often gives the tail to
the clause before. Here each tail gets what it reports, and the others lose it. "The Gazette reported X, citing
officials" is the same in another order: the officials are the source, and the Gazette passed it on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.annotate.attributions.cue import Cue
from communique.annotate.attributions.quoted import Quotations, clause_range
from communique.draft import Mention, Sentence
from communique.model import Range
from communique.phrases import end_of, noun_phrase

ADVERBIAL = frozenset({"ADP", "NOUN", "PROPN", "ADV", "DET", "ADJ", "NUM", "PRON", "PART", "PUNCT", "SPACE", "X"})
LONGEST_TAIL = 16  # tokens after the verb of a tail
JOINING = frozenset({"and", "but", "or", "while", "as", "when", "if", "because", "although", "though", "who", "which"})
SUBORDINATE = frozenset({"advcl", "acl", "relcl", "pcomp"})
LOOSE = " \t\n\xa0,;:–—-"
AHEAD = frozenset({"will", "would", "shall", "should", "may", "might", "must", "can", "could"})
PASSING_ON = frozenset({"citing", "quoting"})
SOURCES = frozenset(
    "agency aide analyst announcement daily diplomat document editorial expert government insider lawmaker media memo "
    "minister ministry newspaper observer office official outlet page paper person people post press radio report "
    "sheet source spokesman spokesperson spokeswoman statement station television transcript tv website "
    "witness".split()
)
"""Nouns for somebody or something that can be a source; what else is cited is a reason: "citing the drought"."""


@dataclass(frozen=True)
class Found:
    """A cue with the exact ranges of what it reports."""

    cue: Cue
    content: tuple[Range, ...]


def settled(found: Sequence[Found], sentence: Sentence, speech: Quotations, people: Sequence[Mention]) -> list[Found]:
    """The relations of one sentence, with their tails told apart and those who are cited for sources."""
    kept = without_doubles(quoting(list(found)))
    last = sentence.last
    for one in sorted(kept, key=lambda one: -one.cue.head.i):
        quoted = speech.around(one.cue.head.idx) is not None
        first = None if quoted else start_of_tail(one.cue, sentence.first, last)
        if first is not None:
            tail = next(other for other in kept if other.cue.head.i == one.cue.head.i)
            kept = with_tail(tail, kept, sentence, speech)
            last = first
    return [one for one in passed_on(kept, speech, people) if one.content]


def quoting(found: list[Found]) -> list[Found]:
    """The relations with all that is quoted for what "quoted" reports: "quoted Vask as saying that ..."."""
    for inner in found:
        for place, outer in enumerate(found):
            if inner.cue.within == outer.cue.head and inner.cue.source and inner.content:
                start = inner.cue.source[0].idx
                found[place] = replace(outer, content=joined_from(start, inner.content))
    return found


def without_doubles(found: list[Found]) -> list[Found]:
    """The relations without a noun that reports the same as the verb it hangs on: "said in a statement that"."""
    verbs = {one.content: one.cue.head for one in found if one.cue.rule != "noun"}
    return [
        one
        for one in found
        if one.cue.rule != "noun" or one.content not in verbs or verbs[one.content] not in one.cue.head.ancestors
    ]


def start_of_tail(cue: Cue, first: int, last: int) -> int | None:
    """The first token of a reporting clause that ends a sentence, or the part of it before another such clause.

    Nothing but time and place may follow it, and a comma or a closing mark goes before it.
    """
    doc = cue.head.doc
    if cue.rule == "according":
        words = [*cue.words, *cue.source]
    elif cue.speech and cue.source and cue.head.tag_ != "VBG" and cue.source[0].tag_ not in {"WDT", "WP"}:
        words = sorted([*cue.source, *cue.words], key=lambda token: token.i)
    else:
        return None
    start, end = words[0].i, words[-1].i + 1
    if not first < start < end <= last or end - start > LONGEST_TAIL * 3 or last - end > LONGEST_TAIL:
        return None
    before = doc[start - 1]
    if not (before.is_quote or before.text == ","):
        return None
    after = list(doc[end:last])
    for place, token in enumerate(after):
        if token.lower_ in PASSING_ON:
            after = after[:place]
            break
    return start if all(token.pos_ in ADVERBIAL and not token.is_quote for token in after) else None


def with_tail(tail: Found, found: list[Found], sentence: Sentence, speech: Quotations) -> list[Found]:
    """The relations with one tail taken out of the contents before it, and all of them given to the tail."""
    start, end = clause_range(tail.cue)
    cut = start
    changed: list[Found] = []
    crossed: list[int] = []
    for one in found:
        if one is tail or one.cue.head.idx > start:
            changed.append(one)
            continue
        content = tuple(part for place in one.content for part in before(place, cut, speech.text))
        if content != one.content and any(low < end and start < high for low, high in one.content):
            crossed.append(min(clause_range(one.cue)[0], *(low for low, _ in content or [(start, start)])))
        changed.append(replace(one, content=content or one.content))
    place = changed.index(tail)
    content = tail.content
    if content and any(content[-1][1] <= one.cue.head.idx < start for one in found):
        content = (*content[:-1], *before((content[-1][0], start), start, speech.text))
    if crossed and content:
        content = joined_from(min(crossed), content)
    elif not content and tail.cue.rule != "according" and is_statement(tail.cue, sentence, start):
        content = before((sentence.start, start), start, speech.text)
    changed[place] = replace(tail, content=content)
    return changed


def before(place: Range, cut: int, text: str) -> tuple[Range, ...]:
    """The part of a range before an offset, without loose ends."""
    start, end = place[0], min(place[1], cut)
    while cut <= place[1] and end > start and text[end - 1] in LOOSE:
        end -= 1
    return ((start, end),) if start < end else ()


def joined_from(start: int, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """One range from an earlier start to the end of what was there."""
    return ((min(start, content[0][0]), content[-1][1]),)


def is_statement(cue: Cue, sentence: Sentence, start: int) -> bool:
    """Whether what stands before a tail is a clause of its own, so that it can be what is reported."""
    words = [token for token in cue.head.doc[sentence.first : sentence.last] if token.idx < start]
    if not words or words[-1].lower_ in JOINING or cue.head in {token.head for token in words if token.dep_ == "mark"}:
        return False
    subjects = [token for token in words if token.dep_ in {"nsubj", "nsubjpass", "expl"}]
    return any(token.head.idx < start and token.head.dep_ not in SUBORDINATE for token in subjects)


def passed_on(found: list[Found], speech: Quotations, people: Sequence[Mention]) -> list[Found]:
    """Give what was reported to those who are cited for it: "the Gazette reported X, citing officials".

    Where a reason is cited, and in "said the dam would be shut, adding that ...", the speaker goes on speaking.
    """
    kept = list(found)
    for one in found:
        verb = one.cue.head
        outer = reporter(verb, kept) if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl"} else None
        if outer is None:
            continue
        cited = next((child for child in verb.rights if child.dep_ == "dobj"), None)
        sources = verb.lower_ in PASSING_ON and cited is not None and is_source(cited, people)
        if not sources and not goes_on(verb, outer.cue, people):
            continue
        span = (beginning(verb).idx, end_of(verb.right_edge))
        kept = [without_clause(other, span, speech) if shares(other.cue, outer, verb) else other for other in kept]
        place = next(at for at, other in enumerate(kept) if other.cue.head == verb)
        if sources and cited is not None:
            content = next(other.content for other in kept if other.cue.head == outer.cue.head)
            cue = replace(one.cue, words=[verb], source=noun_phrase(cited), rule="citing", within=outer.cue.head)
            kept[place] = Found(cue, content)
        else:
            kept[place] = Found(replace(one.cue, source=outer.cue.source), one.content)
    return kept


def shares(cue: Cue, outer: Found, verb: Token) -> bool:
    """Whether a relation is the one around a participle clause, or inside it, so that the clause is none of its own."""
    inside = outer.content[0][0] <= cue.head.idx < outer.content[-1][1]
    return (cue.head == outer.cue.head or inside) and cue.head not in verb.subtree


def without_clause(one: Found, span: Range, speech: Quotations) -> Found:
    """A relation whose content loses a clause."""
    return replace(one, content=tuple(part for place in one.content for part in without(place, span, speech.text)))


def beginning(verb: Token) -> Token:
    """The first word of a participle clause, a "while" before it included."""
    return verb.left_edge if verb.left_edge.i >= verb.i - 3 else verb


def goes_on(verb: Token, outer: Cue, people: Sequence[Mention]) -> bool:
    """Whether a participle of speech belongs to the speaker, not to what is spoken of.

    Nobody adds anything by what is still to come ("the dam would be shut, adding"), nor does a dam.
    """
    above = verb.head
    if above == outer.head or not outer.source or outer.head not in above.ancestors:
        return False
    before = beginning(verb)
    if before.i == 0 or not (before.nbor(-1).text == "," or before.lower_ == "while"):
        return False
    ahead = any(child.lower_ in AHEAD or child.tag_ == "TO" for child in above.lefts)
    who = next((child for child in above.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    thing = who is not None and who.pos_ == "NOUN" and not any(one.start <= who.idx < one.end for one in people)
    return ahead or thing


def reporter(verb: Token, found: Sequence[Found]) -> Found | None:
    """The relation whose source cites: the clause thrown in right before "citing", or the outermost one around it."""
    above = list(verb.ancestors)
    rank = {token.i: place for place, token in enumerate(above)}
    outer = [one for one in found if one.cue.head.i in rank and one.content and is_saying(one.cue)]
    direct = next((one for one in outer if one.cue.head == verb.head and one.cue.speech), None)
    if direct is not None:
        return direct
    behind = [one for one in outer if one.content[-1][1] <= one.cue.head.idx < verb.idx]
    if behind:
        return max(behind, key=lambda one: one.cue.head.i)
    near = [one for one in found if one.cue.rule == "according" and one.content and one.cue.head.i < verb.i]
    return max(outer, key=lambda one: rank[one.cue.head.i]) if outer else (near[-1] if near else None)


def is_saying(cue: Cue) -> bool:
    """Whether a cue reports words, so that its source may go on: also "agreed to", "called for"."""
    return cue.speech or cue.rule in {"infinitive", "prepositional"}


def is_source(noun: Token, people: Sequence[Mention]) -> bool:
    """Whether what is cited can speak: somebody named, or a noun for a source."""
    if noun.lemma_.lower() in SOURCES or noun.lower_ in SOURCES:
        return True
    return any(one.start <= noun.idx < one.end and one.type != "state" for one in people)


def without(place: Range, span: Range, text: str) -> list[Range]:
    """A range without a clause inside it, trimmed of what joined them."""
    if span[1] <= place[0] or place[1] <= span[0]:
        return [place]
    parts = [*before(place, span[0], text)]
    start = span[1]
    while start < place[1] and text[start] in LOOSE:
        start += 1
    return [*parts, *([(start, place[1])] if start < place[1] else [])]
