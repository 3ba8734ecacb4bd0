"""The layer of mechanisms: standing arrangements, bodies, agreements, programmes, forums and documents.

`naming` finds the phrases, `life` what is said of them; here the phrases of one report that mean one
mechanism are brought together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.annotate.mechanisms.life import Particulars, state
from communique.annotate.mechanisms.naming import Naming, Reader
from communique.draft import Draft, DraftMechanism, Mention
from communique.grammar import actor_of, text_range
from communique.model import Range, Term, TimeExpression
from communique.places import Places
from communique.tools import Tools
from communique.wordlists import MechanismWords

MAX_COMPARED = 40
MAX_TERMS = 12
MAX_SENTENCE = 600
"""Longest sentence that is read, in tokens: no writer's is longer, and the cost of a parse grows faster than it."""
SHARED = 0.5
"""Least part of the fewer distinguishing words that two mentions of one mechanism share."""
BINDING = frozenset({"agreement", "body", "framework", "programme", "channel", "partnership", "alliance", "dialogue"})
"""Families that somebody sets up with somebody: whoever acts on "the treaty with Kestrel" is its other party."""
READABLE = frozenset({None, "caption", "social-post"})


@dataclass
class Group:
    """Mentions of one mechanism, as they are brought together."""

    family: str
    type: str
    words: frozenset[str]
    years: frozenset[str]
    namings: list[Naming] = field(default_factory=list)


def find(draft: Draft, tools: Tools) -> tuple[DraftMechanism, ...]:
    """Find the mechanisms of a report, in the order of their first mention."""
    words = tools.words.mechanisms
    reader = Reader(draft, words, tools.reference)
    times = Places(draft.times, lambda time: time.span.range)
    groups: dict[str, list[Group]] = defaultdict(list)
    ordered: list[Group] = []
    for sentence in draft.sentences:
        if sentence.furniture not in READABLE or not sentence.language.startswith("en"):
            continue
        if sentence.last - sentence.first > MAX_SENTENCE:
            continue
        for naming in reader.namings(sentence):
            years = _years(draft, naming, times)
            family = _family(naming, words)
            group = _known(naming, groups[family], years, words)
            if group is None:
                if naming.anaphoric and naming.entry.needs != "any":
                    continue
                group = Group(family, naming.entry.type, frozenset(), years)
                groups[family].append(group)
                ordered.append(group)
            group.namings.append(naming)
            group.words |= naming.words
            group.years |= years
    particulars = Particulars(draft)
    mentions = Places(draft.mentions, lambda mention: (mention.start, mention.end))
    return tuple(_mechanism(draft, group, words, particulars, mentions) for group in ordered)


def _family(naming: Naming, words: MechanismWords) -> str:
    """The family of a phrase; "trilateral framework", "trilateral ties" all mean the cooperation of three."""
    scoped = (naming.words & words.scope) - words.party_words
    return "cooperation" if scoped and naming.entry.family in {"framework", "cooperation"} else naming.entry.family


def _years(draft: Draft, naming: Naming, times: Places[TimeExpression]) -> frozenset[str]:
    """The years that the phrase names, to keep the agreement of one year apart from another's."""
    start = draft.doc[naming.first].idx
    end = draft.doc[naming.last - 1].idx + len(draft.doc[naming.last - 1])
    return frozenset(time.value[:4] for time in times.inside(start, end) if time.value and time.type == "date")


def _known(naming: Naming, groups: list[Group], years: frozenset[str], words: MechanismWords) -> Group | None:
    """The mechanism that a phrase names again, if any; a bare "the agreement" means the last one named."""
    if naming.anaphoric:
        return groups[-1] if groups else None
    for group in reversed(groups[-MAX_COMPARED:]):
        if years and group.years and not years & group.years:
            continue
        scopes, scope = group.words & words.scope, naming.words & words.scope
        if scopes and scope and not scopes & scope:
            continue
        if _same_words(naming.words, group.words):
            return group
    return None


def _same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    return least > 0 and len(one & other) >= SHARED * least


def _mechanism(
    draft: Draft, group: Group, words: MechanismWords, particulars: Particulars, mentions: Places[Mention]
) -> DraftMechanism:
    places = [place for naming in group.namings if (place := naming.place(draft.doc)) is not None]
    found = (state(naming, words) for naming in group.namings)
    terms: dict[tuple[str, Range], Term] = {}
    for naming in group.namings:
        for term in particulars.of(naming, words):
            terms.setdefault((term.label, term.span.range), term)
    return DraftMechanism(
        name=_name(draft, group, places),
        type=group.type,
        parties=_parties(draft, group, mentions),
        mentions=tuple(sorted(places)),
        state=next((value for value in found if value is not None), None),
        terms=tuple(list(terms.values())[:MAX_TERMS]),
    )


def _name(draft: Draft, group: Group, places: list[Range]) -> str:
    """The mention that tells most, without the marks around it."""
    best = max(range(len(places)), key=lambda i: (len(group.namings[i].words), -i))
    start, end = places[best]
    return " ".join(draft.report.text[start:end].strip("“”\"‘’'«»„ ").split())


def _parties(draft: Draft, group: Group, mentions: Places[Mention]) -> tuple[Range, ...]:
    """The words that name the parties; where they name none or only the other side, also who acts on it."""
    named = list(_distinct(mention for naming in group.namings for mention in naming.parties))
    one_sided = group.family in BINDING and any(_has_other_side(naming) for naming in group.namings)
    if len(named) > 1 or (named and not one_sided):
        return tuple(named)
    for naming in group.namings:
        verb = naming.head.head
        if naming.head.dep_ != "dobj" or verb.pos_ != "VERB":
            continue
        actor = actor_of(verb)
        place = text_range(draft.doc, actor.left_edge.i, actor.right_edge.i + 1) if actor is not None else None
        inside = mentions.inside(*place) if place is not None else ()
        found = list(_distinct(mention for mention in inside if not named or mention.type == "state"))
        if found:
            return tuple(sorted({*found, *named}))
    return tuple(named)


def _has_other_side(naming: Naming) -> bool:
    """Whether the phrase names only whom it is with: "the treaty with Kestrel"."""
    return any(child.dep_ == "prep" and child.lower_ == "with" for child in naming.head.rights)


def _distinct(mentions: Iterable[Mention]) -> Iterable[Range]:
    """The places of mentions, one for each state or form of words."""
    seen: dict[str, Range] = {}
    for mention in mentions:
        seen.setdefault(mention.state or mention.key or f"{mention.start}", (mention.start, mention.end))
    return seen.values()
