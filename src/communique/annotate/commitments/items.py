"""What is undertaken, item by item: how far the clause reaches, and the list inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.annotate.commitments.complements import (
    DUTIES,
    OPEN,
    UNCHANGING,
    WOULD,
    complement_verbs,
    finite,
    lead_verb,
    lost_clause,
    view_of,
)
from communique.annotate.commitments.grounds import Undertaking
from communique.grammar import ancestors, first_child, group_start, has_modal, is_infinitive, listed, own_subject, trim
from communique.model import Act
from communique.phrases import is_negated
from communique.wordlists import ActWords

MAX_CLAUSE = 120
MAX_BEFORE = 30
TURNING = frozenset(
    {"while", "although", "though", "but", "when", "because", "whereas", "after", "amid", "before", "as"}
)
LISTING = frozenset({"in", "on", "including", "as", "of", "from", "regarding", "concerning", "like", "covering"})
MAX_AMONG = 12
DASHES = frozenset({"—", "–", ";"})
CLOSING = frozenset({"”", "»"})
DANGLING = frozenset({"CC", "IN", "WDT", "WP", "DT", "TO"})
"""Tags of words that nothing ends with."""


@dataclass(frozen=True)
class Item:
    """One thing undertaken: the verb or noun of its own part of the clause, its own words, its act.

    Token indices: `part` is the stretch of its verb ("step up cooperation in defence and trade"),
    `own` its own words in a list ("trade"), None where it has no list.
    """

    act: Act | None
    verb: Token | None
    part: tuple[int, int]
    own: tuple[int, int] | None = None


def clause(found: Undertaking, last: int) -> tuple[int, int]:
    """Token indices of the evidence: from the subject, if it stands right before, to the complement's end."""
    anchor = _anchor(found.word)
    start = group_start(anchor)
    if found.word.pos_ == "NOUN" and found.word.dep_ != "dobj":
        return found.word.left_edge.i, end_of_clause(found.word, last)
    doer = own_subject(finite(anchor))
    if doer is not None and (found.actor is not None or found.bare):
        begins = doer.left_edge.i
        if begins < start and start - begins <= MAX_BEFORE:
            start = begins
    elif doer is None and found.actor is not None and found.actor.right_edge.i == start - 1:
        start = found.actor.left_edge.i  # "the promise by Kestrel to build"
    return start, end_of_clause(found.word, last)


def _anchor(word: Token) -> Token:
    """The verb that the clause starts with: "sought" of "sought to reassure", "expressed" of "expressed a desire"."""
    if word.pos_ == "NOUN":
        word = word.head
    for above in ancestors(word):
        if word.dep_ != "xcomp" or above.pos_ != "VERB":
            break
        word = above
    return word


def end_of_clause(word: Token, last: int) -> int:
    """One past the last token of what hangs on the word, before what only stands beside it."""
    doc = word.doc
    edge = max([word.right_edge.i, *(child.right_edge.i for child in word.rights)])
    end = min(edge + 1, last, word.i + MAX_CLAUSE)
    deeds = {verb.i for verb in complement_verbs(word)}
    quoted = False
    for i in range(word.i + 1, end):
        token = doc[i]
        quoted = quoted or token.text in {"“", "«", '"'}
        if i > word.i + 1 and i not in deeds and _turns(token, word, quoted):
            end = i
            break
    while end > word.i + 1 and (doc[end - 1].tag_ in DANGLING or doc[end - 1].is_space or doc[end - 1].text == ","):
        end -= 1
    return _closed(doc, word.i, trim(doc, word.i, end)[1])


def _closed(doc: Doc, first: int, end: int) -> int:
    """The end moved over the mark that closes a quotation begun inside."""
    marks = "".join(doc[i].text for i in range(first, end))
    if marks.count("“") > marks.count("”") or marks.count('"') % 2 == 1:
        for i in range(end, min(end + 2, len(doc))):
            if doc[i].text in {"”", '"'}:
                return i + 1
    return max(end, first + 1)


def _turns(token: Token, word: Token, quoted: bool) -> bool:
    """Whether another clause or the attribution begins with this token."""
    before = token.nbor(-1) if token.nbor(-1).text not in CLOSING else token.nbor(-2)
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return (
        (token.lower_ == "according" and after.lower_ == "to")
        or token.lower_ in {"while", "although", "whereas"}
        or token.text in DASHES
        or (token.lower_ in TURNING and (before.text == "," or token.dep_ == "mark"))
        or (_is_aside(token) and (before.text == "," or before.tag_ == "CC"))
        or (token.text in CLOSING and not quoted)
        or _is_next_clause(token, word)
        or _is_new_doer(token, before)
        or (has_modal(word, WOULD) and (_is_next_deed(token, word, before) or _joins_clause(token, word)))
    )


def _is_aside(token: Token) -> bool:
    """Whether a participle tells what happens beside it; ", starting on 1 May" tells when it is done itself."""
    since = token.lemma_ in {"start", "begin"} and any(child.dep_ == "prep" for child in token.rights)
    return token.tag_ == "VBG" and token.dep_ in {"advcl", "conj"} and not since


def _is_next_deed(token: Token, word: Token, before: Token) -> bool:
    """Whether another thing that one will do begins here: "and lay a cable", "and that Kestrel will open its port".

    Who would reopen a line "and blamed" somebody has told of something already.
    """
    if token.tag_ == "CC" and token.head.pos_ in {"VERB", "AUX"}:
        following = [child for child in token.head.rights if child.dep_ == "conj" and child.i > token.i]
        told = has_modal(token.head, WOULD) and any(verb.tag_ in {"VBD", "VBZ"} for verb in following[:1])
        return told or any(own_subject(verb) is not None or has_modal(verb, WOULD) for verb in following[:1])
    return (token.dep_ == "conj" and lead_verb(token) == word) or (token.lower_ == "that" and before.tag_ == "CC")


def _joins_clause(token: Token, word: Token) -> bool:
    """Whether "and" opens another clause beside the word's, whatever the parse hangs it on: "and fees are to rise"."""
    if token.tag_ != "CC":
        return False
    beside = [verb for verb in word.rights if verb.dep_ == "conj" and verb.left_edge.i in {token.i, token.i + 1}]
    return any(own_subject(verb) is not None or verb.tag_ in {"VBZ", "VBP", "VBD"} for verb in beside)


def _is_new_doer(token: Token, before: Token) -> bool:
    """Whether "and" opens a clause with a name as its subject, which parsers take into the list before it."""
    if token.tag_ != "CC" or before.text != "," or token.i + 2 >= len(token.doc) or _is_among(before):
        return False
    return token.nbor().pos_ == "PROPN" and token.nbor(2).tag_ in {"VBD", "VBZ", "MD"}


def _is_among(token: Token) -> bool:
    """Whether the names before belong to "between X, Y, and Z": then "and Z" ends their list."""
    for i in range(token.i, max(token.sent.start, token.i - MAX_AMONG) - 1, -1):
        word = token.doc[i]
        if word.lower_ in {"between", "among", "amongst"}:
            return True
        if word.pos_ not in {"PROPN", "DET", "PUNCT", "NOUN", "ADJ"}:
            return False
    return False


def _is_next_clause(token: Token, word: Token) -> bool:
    """Whether a coordinated finite verb begins here that goes on from the word's own clause."""
    if token.tag_ not in {"VBD", "VBZ", "VBP", "MD"} or token.dep_ not in {"conj", "aux"}:
        return False
    verb = token if token.dep_ == "conj" else token.head
    if verb.dep_ != "conj" or word.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    return verb.head in listed(word) and not (verb.head == word and lost_clause(word) == verb)


def items(found: Undertaking, end: int, words: ActWords, operator: Sequence[tuple[Token, Act | None]]) -> list[Item]:
    """The things undertaken, each list taken apart; `operator` gives the complement verbs and their acts."""
    word = found.word
    verbs = [pair for pair in operator if word.i < pair[0].i < end]
    if found.bare or not verbs:
        whole = Item(None, word, (word.i, end))
        if view_of(word) is not None or word.pos_ == "NOUN":
            return [whole]
        return _listed_in(word.doc, whole, words) or [whole]
    parts: list[Item] = []
    for number, (verb, act) in enumerate(verbs):
        stop = verbs[number + 1][0].i if number + 1 < len(verbs) else end
        last = _before_conjunction(word.doc, verb.i, stop) if stop < end else stop
        part = Item(act, verb, (verb.i, last), (verb.i, last) if len(verbs) > 1 else None)
        parts += _listed_in(word.doc, part, words) or [part]
    return parts


def _before_conjunction(doc: Doc, first: int, last: int) -> int:
    """The end of a member of a list, without "and to", commas and adverbs before the next one."""
    while last > first + 1 and (doc[last - 1].is_punct or doc[last - 1].tag_ in {"CC", "TO", "RB"}):
        last -= 1
    return last


def _listed_in(doc: Doc, part: Item, words: ActWords) -> list[Item]:
    """The members of the list of topics or objects in a part; none if it has no list to take apart."""
    if part.act == "establish" or part.verb is None:
        return []
    members = _range_ends(doc, part) or _topics(doc, part, words)
    kept = [own for member in members if (own := _own(doc, member, part.part[1], words)) is not None]
    if len(kept) < 2 and not (kept and len(members) > 1):
        return []
    return [Item(part.act, part.verb, part.part, own) for own in kept]


def _topics(doc: Doc, part: Item, words: ActWords) -> list[Token]:
    """The coordinated topics of cooperation: "in defence, trade and energy", "such as hydrogen and AI"."""
    for i in range(part.part[0], part.part[1]):
        prep = doc[i]
        if prep.lower_ not in LISTING or prep.dep_ not in {"prep", "pcomp", "mark", "amod"}:
            continue
        heads = [child for child in prep.rights if child.dep_ in {"pobj", "pcomp"}]
        if not heads or not _carried(prep, part, words):
            continue
        members = [token for token in _coordinated(heads[0]) if token.i < part.part[1]]
        if len(members) > 1:
            return members
    return []


def _coordinated(head: Token) -> list[Token]:
    """A noun and what is coordinated with it, also where the parse makes the first a modifier of the last."""
    before = [child for child in head.lefts if child.dep_ == "nmod" and child.pos_ == "NOUN"]
    if before and any(child.tag_ == "CC" for child in before[0].rights):
        return [before[0], head]
    return list(listed(head))


def _carried(prep: Token, part: Item, words: ActWords) -> bool:
    """Whether the preposition gives the topics of something that has topics, and not the parties of it."""
    for above in ancestors(prep):
        if above.pos_ in {"NOUN", "PROPN"}:
            return above.lemma_.lower() in words.carriers
        if above.pos_ == "VERB":
            return above.lemma_.lower() in {"cooperate", "collaborate", "work", "range"} or above == part.verb
    return False


def _range_ends(doc: Doc, part: Item) -> list[Token]:
    """The two ends of "ranging from X to Y"."""
    for i in range(part.part[0], part.part[1]):
        if i + 1 >= part.part[1] or not _is_range(doc[i]):
            continue
        first = next((child for child in doc[i + 1].rights if child.dep_ in {"pobj", "pcomp"}), None)
        to = next((doc[k] for k in range(i + 2, part.part[1]) if doc[k].lower_ == "to" and doc[k].dep_ == "prep"), None)
        second = first_child(to, {"pobj", "pcomp"}) if to is not None else None
        if first is not None and second is not None:
            return [first, second]
    return []


def _is_range(token: Token) -> bool:
    """Whether a range begins there: "ranging from"."""
    return token.lower_ == "ranging" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "from"


def _own(doc: Doc, member: Token, last: int, words: ActWords) -> tuple[int, int] | None:
    """A member's own words; None for an open end such as "other areas"."""
    vague = any(child.lower_ in {"other", "more", "further", "various"} for child in member.lefts)
    if (vague and member.lemma_.lower() in words.open_ends) or member.lower_ in {"others", "more", "etc", "elsewhere"}:
        return None
    first, end = member.left_edge.i, min(member.right_edge.i + 1, last)
    if member.dep_ == "nmod":
        end = member.i + 1
    elif any(child.dep_ == "nmod" and child.n_rights for child in member.lefts):
        coordinator = next((i for i in range(member.i - 1, first, -1) if doc[i].tag_ == "CC"), first - 1)
        first = coordinator + 1
    for child in member.rights:
        if child.dep_ in {"cc", "conj", "punct", "relcl", "advcl", "appos"} or (
            child.dep_ == "prep" and child.lower_ == "to"
        ):
            end = min(end, max(child.left_edge.i, member.i + 1))
            break
    for child in member.lefts:
        if child.dep_ in {"cc", "punct"} and child.text not in {"“", '"', "‘", "-"}:
            first = max(first, child.i + 1)
    first, end = trim(doc, first, end)
    return (first, end) if first < end else None


def wording(doc: Doc, found: Undertaking, item: Item) -> str:
    """The action in words of the report: from the verb in its base form, with the item in place of its list."""
    first, last = _said(found, item)
    if item.own is not None and item.own != item.part and first < item.own[0]:
        before = _before_list(doc, item)
        text = f"{doc[first:before].text} {doc[item.own[0] : item.own[1]].text}"
    else:
        text = doc[first : before_comment(doc, first, last)].text
    verb = doc[first]
    inflected = verb.tag_ in {"VBD", "VBZ", "VBP", "VBG", "VBN"} and verb.lower_ not in UNCHANGING
    if inflected and verb in {found.word, item.verb}:
        text = text.replace(verb.text, verb.lemma_, 1)
    if item.verb is not None and (verb != found.word or found.bare) and is_negated(verb):
        text = f"not {text}"
    return " ".join(text.split()).strip(' ,;:“”"')


def _said(found: Undertaking, item: Item) -> tuple[int, int]:
    """Token indices of the words that tell the action: a clause begins at its verb if it says what is to be done."""
    first, last = item.part
    if item.verb != found.word or found.bare:
        doer = own_subject(finite(found.word)) if found.bare else None
        alone = doer is not None and doer != found.actor and doer.i < first and item.own is None
        return (doer.left_edge.i if doer is not None and alone else first), last
    view = view_of(found.word)
    if view is not None and first < view.i < last:
        doer = own_subject(view)
        if has_modal(view, DUTIES | OPEN) and (doer is None or doer.pos_ in {"PROPN", "PRON"} or doer == found.actor):
            return view.i, last
        first = found.word.i + 1
    elif found.word.pos_ == "NOUN":
        first = found.word.i + 1
    while (
        first < last - 1 and (doc_word := found.word.doc[first]).lower_ in {"that", "to"} and doc_word.i != found.word.i
    ):
        first += 1
    return first, last


def before_comment(doc: Doc, first: int, last: int) -> int:
    """The end of the words of an action before what somebody says of it: ", which Vask said was the first"."""
    for token in doc[first + 1 : last]:
        told = first_child(token, {"ccomp"}) if token.dep_ == "relcl" and token.left_edge.i > first + 1 else None
        if told is not None and not is_infinitive(told):
            return token.left_edge.i
    return last


def _before_list(doc: Doc, item: Item) -> int:
    """Where the list begins that the item is a member of; of a range ("issues ranging from X to Y") where that does."""
    first, last = item.own or item.part
    place = doc[first:last].root
    ranging = next((token for token in doc[item.part[0] : last] if _is_range(token)), None)
    if ranging is not None:
        return ranging.head.left_edge.i if ranging.head.dep_ == "pobj" else ranging.i
    for above in ancestors(place):
        if above.i < item.part[0]:
            break
        if place.dep_ != "conj":
            return min(place.left_edge.i, first)
        place = above
    return place.left_edge.i if place.dep_ != "conj" else first
