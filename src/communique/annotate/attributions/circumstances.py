"""The circumstances of an attribution: where and when it was said, in what spirit, and whether it was denied."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from spacy.tokens import Token

from communique.annotate.attributions.cue import Cue
from communique.draft import Draft
from communique.lexicon import Reporting, lemma
from communique.model import Range, Stance
from communique.phrases import children, is_negated, noun_phrase, range_of
from communique.tools import Tools

SETTINGS = frozenset(
    "address announcement article blog book briefing broadcast call column comment conference debate email event forum "
    "hearing interview letter meeting memo message post presentation release remark report session speech statement "
    "summit talk testimony tweet visit".split()
)
CARRYING = frozenset(
    {
        "air",
        "broadcast",
        "carry",
        "cite",
        "issue",
        "post",
        "print",
        "publish",
        "quote",
        "read",
        "release",
        "report",
        "send",
    }
)
THROUGH = frozenset({"through", "via"})
NOBODY = frozenset({"neither", "no", "nobody", "none"})
KICKERS = frozenset(
    "analysis breaking comment editorial exclusive explainer factbox focus interview live opinion photos profile recap "
    "review timeline update updated video watch".split()
)
"""What a headline may begin with that is no speaker: "Analysis: who won"."""
REFUSALS = frozenset({"decline", "deny", "fail", "refuse"})
UNWILLING = frozenset({"hesitant", "loath", "reluctant", "unable", "unwilling"})
WITHHELD = frozenset({"avoid", "deny", "short", "without"})
"""What a verb of saying hangs on where nothing was said: "avoided saying", "stopped short of calling"."""
UNTRUE = frozenset({"false", "incorrect", "untrue"})
BUT = frozenset({"but", "less", "more", "other", "short"})
"""Words after which "nothing" is something: "promised nothing less than a new port"."""
DEEPEST = 8  # steps from a date up to its verb
PREDICTIVE = re.compile(
    r"\b(?:will|would|may|might|could|is expected|are expected|likely|going to|shall)\b|[’']ll\b", re.I
)
PLEDGING = re.compile(
    r"\b(?:I|we)\b(?:\s+\w+){0,2}?\s+(?:will|shall|pledge|promise|commit|vow|agreed to|decided to)\b"
    r"|\b(?:we|I)[’']ll\b",
    re.I,
)
OPINION = re.compile(
    r"\b(?:should|must|need(?:s|ed)? to|ought|important|importance|necessary|essential|better|best|worst|great(?:er)?|"
    r"good|bad|"
    r"very|never|crucial|vital|too|wrong|right|fair|unfair|more .{1,30} than|I think|we believe|in my view)\b",
    re.I,
)


def setting_of(cue: Cue, content: tuple[Range, ...]) -> Range | None:
    """The occasion named in the reporting clause: "in an interview", "at a joint press conference"."""
    for child in children(cue.head, "prep"):
        for head in children(child, "pobj"):
            if head.lemma_.lower() not in SETTINGS:
                continue
            place = range_of(noun_phrase(head))
            if head in cue.source:
                continue
            if not any(start < place[1] and place[0] < end for start, end in content):
                return place
    return None


def carriers_of(cue: Cue, draft: Draft, words: Reporting) -> tuple[Range, ...]:
    """The outlet that the words were said or written in, and whoever is named as having carried them."""
    found: list[Range] = []
    for child in children(cue.head, "prep"):
        for head in children(child, "pobj"):
            if head in cue.source:
                continue
            through = child.lower_ in THROUGH and head.lemma_.lower() in words.relaying
            if through or (child.lower_ in {"in", "on"} and is_outlet(head.idx, draft)):
                found.append(range_of(named_alone(head)))
            for verb in children(head, "acl"):
                if head.lemma_.lower() in SETTINGS and lemma(verb.lemma_) in CARRYING:
                    links = children(verb, "agent", "prep")
                    by = [
                        part
                        for link in links
                        if link.lower_ in {"by", "in", "on"} | THROUGH
                        for part in children(link, "pobj")
                    ]
                    carry = [one for one in by if is_outlet(one.idx, draft) or one.lemma_.lower() in words.relaying]
                    found += [range_of(named_alone(part)) for part in carry][:1]
    return tuple(found)


def named_alone(head: Token) -> list[Token]:
    """A noun phrase without the clauses in it, among them what was said: "through a lawyer that the dam is safe"."""
    return noun_phrase(head, children(head, "relcl", "acl"))


def is_outlet(offset: int, draft: Draft) -> bool:
    """Whether an outlet is named at an offset."""
    place = bisect_right(draft.mentions, offset, key=lambda mention: mention.start) - 1
    near = draft.mentions[max(0, place - 2) : place + 1]
    return any(one.type == "outlet" and one.start <= offset < one.end for one in near)


def date_of(cue: Cue, content: tuple[Range, ...], draft: Draft) -> str | None:
    """The date that the reporting clause itself carries: "said on Saturday", not "said, adding that on Sunday"."""
    low, high = cue.head.left_edge.idx, cue.head.right_edge.idx + len(cue.head.right_edge)
    source = {token.i for token in cue.source}
    first = bisect_left(draft.times, low, key=lambda time: time.span.start)
    for time in draft.times[first:]:
        start, end = time.span.range
        if end > high:
            break
        if any(a < end and start < b for a, b in content):
            continue
        words = draft.doc.char_span(start, end, alignment_mode="expand")
        if words is not None and words.root.i not in source and governs(cue.head, words.root):
            return time.value
    return None


def governs(verb: Token, word: Token) -> bool:
    """Whether a word hangs on a verb with no other verb in between."""
    for _ in range(DEEPEST):
        if word.head == verb:
            return True
        if word.head == word or word.head.pos_ in {"VERB", "AUX"}:
            return False
        word = word.head
    return False


def negated(cue: Cue) -> bool:
    """Whether the report says that the words were not said, or declined."""
    nobody = bool(cue.source) and cue.source[0].lower_ in NOBODY
    worded = any((word.dep_ == "det" and word.lower_ == "no") or word.lower_ in UNWILLING for word in cue.words)
    head = cue.head
    if cue.rule == "silent":
        return True
    return nobody or worded or is_withheld(head) or lemma(head.lemma_) in REFUSALS or is_nothing(cue) or is_untrue(head)


def is_nothing(cue: Cue) -> bool:
    """Whether what was said is nothing: "had promised nothing of the kind"."""
    first = cue.content[0] if cue.content and cue.rule == "object" else None
    if first is None or first.lower_ != "nothing":
        return False
    return first.doc[first.i + 1 : first.i + 2].text.lower() not in BUT


def is_untrue(verb: Token) -> bool:
    """Whether it is said not to be true that something was said: "it is not true that the mayor said"."""
    above = verb.head
    if verb.dep_ not in {"ccomp", "csubj"} or above.lemma_ != "be":
        return False
    words = {child.lemma_.lower() for child in children(above, "acomp")}
    return not words.isdisjoint(UNTRUE) or ("true" in words and is_negated(above))


def is_withheld(verb: Token) -> bool:
    """Whether a verb, or what it hangs on, says that it did not happen: "did not", "no longer", "nor", "without"."""
    beside = {child.lower_ for child in verb.children}
    nor = any(child.lower_ == "nor" for child in verb.lefts)
    if is_negated(verb) or nor or "neither" in beside or ("yet" in beside and lemma(verb.lemma_) == "have"):
        return True
    if any(child.lower_ == "longer" and is_negated(child) for child in verb.lefts):
        return True
    if verb.dep_ == "conj":
        return any(child.lower_ == "nor" for child in verb.head.children if child.i < verb.i)
    above = [verb.head, verb.head.head] if verb.dep_ in {"pcomp", "xcomp"} else []
    if verb.dep_ == "pcomp" and verb.head.i > 0:
        above.append(verb.head.nbor(-1))  # "short" of "short of saying"
    return any(token.lemma_.lower() in WITHHELD for token in above)


def stance_of(cue: Cue, content: tuple[Range, ...], draft: Draft, tools: Tools) -> Stance:
    """How the content is put forward: as fact, opinion, prediction or pledge."""
    words = tools.reporting
    name = lemma(cue.head.lemma_)
    if cue.rule == "silent" or is_refusal_to_speak(cue, words):
        return "fact"
    text = " ".join(draft.report.text[start:end] for start, end in content)
    if PLEDGING.search(text) or (name in words.commissive and cue.rule in {"infinitive", "object", "prepositional"}):
        return "pledge"
    minded = name in words.thought | words.directive | words.naming or cue.rule in {"object", "naming"}
    return "opinion" if minded else stance_in(text)


def is_refusal_to_speak(cue: Cue, words: Reporting) -> bool:
    """Whether somebody will not talk, which promises nothing: "declined to comment", "refused to be drawn"."""
    if lemma(cue.head.lemma_) not in REFUSALS or cue.rule != "infinitive":
        return False
    verbs = [child for child in children(cue.head, "xcomp") if child in cue.content]
    return any(lemma(child.lemma_) in words.speech | {"draw", "discuss", "speak", "talk"} for child in verbs)


def stance_in(text: str) -> Stance:
    """How some words put themselves forward, whoever says them."""
    if PLEDGING.search(text):
        return "pledge"
    if OPINION.search(text):
        return "opinion"
    return "prediction" if PREDICTIVE.search(text) else "fact"
