"""From the word that names an event to the event: its clause, parties, place, context and code."""

from __future__ import annotations

from spacy.tokens import Token

from communique import phrases, tense
from communique.annotate.events.heads import Finder, Head, listed
from communique.chronology import read_edtf
from communique.draft import DraftEvent
from communique.lexicon import lemma
from communique.model import Context, Plover, Range

WIDEST = 60
"""Words on either side of its verb that a clause may reach."""
LONGEST_WHAT = 24
APART = frozenset({"advcl", "parataxis", "conj", "ccomp", "punct", "cc", "mark", "prepc"})
"""What hangs on a verb without belonging to its own clause."""
GIVING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
"""Types that, put into the future, are promises."""
HURTING = frozenset({"SANCTION", "COERCE", "ASSAULT"})
"""Types that, put into the future, are threats."""
BUILDINGS = frozenset(
    {"residence", "palace", "headquarters", "office", "embassy", "base", "capital", "border", "house"}
)


def shaped(finder: Finder, head: Head) -> DraftEvent:
    """The event that a word names."""
    token = head.token
    first, last = _clause(token) if token.pos_ in {"VERB", "AUX"} else _noun_phrase(token)
    words = phrases.trimmed(list(finder.draft.doc[first:last]))
    evidence = phrases.range_of(words or [token])
    actors, recipients = _parties(finder, token)
    return DraftEvent(
        what=_what(words or [token]),
        actors=tuple(dict.fromkeys((*actors, *recipients))),
        place=_place(finder, token),
        date=head.date,
        basis=head.basis,
        time_expression=head.time.span.range if head.time else None,
        evidence=(evidence,),
        context=_context(finder, head),
        plover=_plover(finder, head, actors, recipients),
    )


def _clause(verb: Token) -> Range:
    """The tokens of a verb's own clause."""
    first, last = verb.left_edge.i, verb.right_edge.i + 1
    for child in verb.children:
        if child.dep_ not in APART:
            continue
        if child.dep_ == "ccomp" and child.i > verb.i and len(phrases.children(verb, "dobj")) == 0:
            continue  # "agreed that ..." is its own content
        if child.i < verb.i:
            first = max(first, child.right_edge.i + 1)
        else:
            last = min(last, child.left_edge.i)
    return max(first, verb.i - WIDEST), min(max(last, verb.i + 1), verb.i + WIDEST)


def _noun_phrase(noun: Token) -> Range:
    first, last = noun.left_edge.i, noun.right_edge.i + 1
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"relcl", "punct", "conj", "cc", "appos", "advcl"}:
            last = min(last, child.left_edge.i)
    return max(first, noun.i - WIDEST), min(max(last, noun.i + 1), noun.i + WIDEST)


def _what(words: list[Token]) -> str:
    """The words as a line: no longer than is read at a glance, and without what ties them to others."""
    kept = words[:LONGEST_WHAT]
    while len(kept) > 1 and kept[-1].tag_ in UNFINISHED:
        kept.pop()
    while len(kept) > 1 and kept[0].tag_ in {"CC", "WP", "WDT"} and kept[0].dep_ not in {"dobj", "pobj"}:
        kept.pop(0)
    text = " ".join("".join(word.text_with_ws for word in kept).split())
    return f"{text} …" if len(words) > LONGEST_WHAT else text


UNFINISHED = frozenset({"IN", "DT", "CC", "TO", "PRP$", "WDT", "WP", ",", "``"})
"""Tags of words after which a reader waits for more."""


def _parties(finder: Finder, token: Token) -> tuple[list[Range], list[Range]]:
    """Who acts and who is acted upon or with."""
    if token.pos_ not in {"VERB", "AUX"}:
        owners = phrases.children(token, "poss")
        with_whom = [noun for child in phrases.children(token, "prep") for noun in phrases.children(child, "pobj")
                     if child.lower_ in {"with", "between", "of", "among", "by"}]  # fmt: skip
        return _ranges(finder, owners or with_whom), _ranges(finder, with_whom if owners else [])
    subject = phrases.subject(token)
    objects = phrases.children(token, "dobj", "dative")
    for child in (
        *phrases.children(token, "prep", "agent"),
        *(c for o in objects for c in phrases.children(o, "prep")),
    ):
        if child.lower_ in {"with", "to", "against", "by", "for", "on", "between", "of"}:
            objects += phrases.children(child, "pobj")
    acting = [subject] if subject is not None else []
    if phrases.is_passive(token):
        agents = [noun for child in phrases.children(token, "agent") for noun in phrases.children(child, "pobj")]
        return _ranges(finder, agents), _ranges(finder, acting)
    return _ranges(finder, acting), _ranges(finder, objects)


def _ranges(finder: Finder, nouns: list[Token]) -> list[Range]:
    """The mentions that the nouns head; where the layer of mentions is silent, names."""
    found: list[Range] = []
    for noun in (item for first in nouns for item in listed(first) if not finder.dates(item)):
        held = finder.mentions.touching(noun.idx, phrases.end_of(noun))
        if held:
            widest = max(held, key=lambda mention: mention.end - mention.start)
            found.append((widest.start, widest.end))
        elif not finder.draft.mentions and noun.pos_ == "PROPN":
            found.append((noun.left_edge.idx, phrases.end_of(noun)))
    return found


def _place(finder: Finder, token: Token) -> str | None:
    """Where: a name after "in" or "at"."""
    candidates = [token, *phrases.children(token, "dobj", "nsubj", "nsubjpass", "pobj", "attr")]
    for node in candidates:
        for child in phrases.children(node, "prep"):
            for noun in phrases.children(child, "pobj") if child.lower_ in {"in", "at"} else ():
                if (noun.pos_ == "PROPN" or lemma(noun.lemma_) in BUILDINGS) and not finder.dates(noun):
                    words = [word for word in noun.doc[noun.left_edge.i : noun.i + 1] if word.pos_ != "DET"]
                    return _what(words[:LONGEST_WHAT]) or None
    return None


def _context(finder: Finder, head: Head) -> Context:
    token = head.token
    view = tense.outlook(token) if token.pos_ in {"VERB", "AUX"} else None
    if view == "possible" or any(child.lower_ == "if" for child in token.children):
        return "hypothetical"
    period = read_edtf(head.date)
    if period is not None and finder.written is not None:
        if period.first is not None and finder.written.last is not None and period.first > finder.written.last:
            return "future"
        if period.last is not None and finder.written.first is not None and period.last < finder.written.first:
            return "past"
    if view == "future":
        return "future"
    return "ongoing" if view == "present" and token.tag_ == "VBG" else "past"


def _plover(finder: Finder, head: Head, actors: list[Range], recipients: list[Range]) -> Plover | None:
    code = _said_or_done(head)
    if code is None:
        return None
    text = finder.draft.report.text
    return Plover(
        event=code,
        actor=tuple(text[start:end] for start, end in actors),
        recipient=tuple(text[start:end] for start, end in recipients),
    )


def _said_or_done(head: Head) -> str | None:
    """The code of an act, or of the announcement of one: what "will" be given is promised, or threatened.

    A meeting to come is a meeting all the same; what is not done for another is refused.
    """
    verb = head.token
    if head.code is None or verb.pos_ != "VERB":
        return head.code
    if head.code in GIVING and phrases.is_negated(verb):
        return "REJECT"
    if any(child.dep_ == "aux" and child.lower_ in tense.WILL for child in verb.children):
        return "AGREE" if head.code in GIVING else "THREATEN" if head.code in HURTING else head.code
    return head.code
