"""The layer of mechanisms: standing arrangements, bodies, agreements, programmes, forums and documents.

`naming` finds the phrases, `life` what is said of them; here the phrases of one report that mean one
mechanism are brought together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from communique.annotate.mechanisms.instruments import PAPERS, binds, instrument
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
    is_next: bool = False


def find(draft: Draft, tools: Tools) -> tuple[DraftMechanism, ...]:
    """Find the mechanisms of a report, in the order of their first mention."""
    words = tools.words.mechanisms
    reader = Reader(draft, words, tools.reference)
    times = Places(draft.times, lambda time: time.span.range)
    groups: dict[str, list[Group]] = defaultdict(list)
    ordered: list[Group] = []
    today = (draft.report.published.value or "")[:4] or None
    for sentence in draft.sentences:
        if sentence.furniture not in READABLE or not sentence.language.startswith("en"):
            continue
        if sentence.last - sentence.first > MAX_SENTENCE:
            continue
        for naming in reader.namings(sentence):
            years = _years(draft, naming, times)
            family = _family(naming, words)
            is_next = family == "document" and bool(groups[family]) and _is_next(naming, words)
            near = [group for group in groups[family] if group.is_next] if is_next else groups[family]
            group = _known(naming, near, years, words, today)
            if group is None:
                if naming.anaphoric and naming.entry.needs != "any":
                    continue
                group = Group(family, naming.entry.type, frozenset(), years, is_next=is_next)
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


NEXT = 2
"""Characters after a phrase within which the next word begins."""
ROUNDED = 3
"""Years by which "nearly 30 years ago" may be off."""


def _years(draft: Draft, naming: Naming, times: Places[TimeExpression]) -> frozenset[str]:
    """The years that the phrase names, to keep the agreement of one year apart from another's.

    A day right after it is its own ("their statement Saturday"), as is that of a participle before it ("Signed in
    Harrowgate in 1998, the statement ...").
    """
    doc = draft.doc
    places = [(doc[naming.first].idx, doc[naming.last - 1].idx + len(doc[naming.last - 1]) + NEXT)]
    participles = (child for child in naming.head.head.lefts if child.dep_ == "advcl" and child.tag_ == "VBN")
    if naming.head.dep_ in {"nsubj", "nsubjpass"}:
        places += [(doc[child.left_edge.i].idx, doc[child.right_edge.i].idx) for child in participles]
    found = (time for place in places for time in times.touching(*place) if time.type == "date")
    return frozenset(year for time in found for year in _years_of(time.value or ""))


def _years_of(value: str) -> Iterable[str]:
    """The year of a date; of a rounded one also those around it."""
    year = value[:4]
    if value.endswith("~") and year.isdigit():
        return (str(near) for near in range(int(year) - ROUNDED, int(year) + ROUNDED + 1))
    return (year,) if year else ()


def _is_next(naming: Naming, words: MechanismWords) -> bool:
    """Whether it is one that is only wanted, beside those there are: "to draft a new declaration"."""
    return any(child.lower_ == "new" for child in naming.head.lefts) and state(naming, words) == "proposed"


def _known(
    naming: Naming, groups: list[Group], years: frozenset[str], words: MechanismWords, today: str | None
) -> Group | None:
    """The mechanism that a phrase names again, if any; a bare "the agreement" means the last one named."""
    if naming.anaphoric:
        same_year = (group for group in reversed(groups[-MAX_COMPARED:]) if years & group.years)
        return next(same_year, groups[-1] if groups else None)
    for group in reversed(groups[-MAX_COMPARED:]):
        if (group.is_next and years) or (years and group.years and not years & group.years):
            continue
        if years and not group.years and today is not None and today not in years:
            continue  # what was told without a date is of these days; this is years old
        scopes, scope = group.words & words.scope, naming.words & words.scope
        if scopes and scope and not scopes & scope:
            continue
        if _same_words(naming.words, group.words) or (scopes & scope and _says_no_more(naming, scope, group)):
            return group
    return None


def _says_no_more(naming: Naming, scope: frozenset[str], group: Group) -> bool:
    """Whether a phrase of one scope ("trilateral") names but the parties, and those are not others than the group's."""
    spelt = {word.lower() for mention in naming.parties for word in mention.key.split()}
    known = {mention.state for other in group.namings for mention in other.parties if mention.state}
    own = {mention.state for mention in naming.parties if mention.state}
    return naming.words - scope <= spelt and (not known or own <= known or known <= own)


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
    for term in _paper(draft, group, places, words):
        terms.setdefault((term.label, (0, 0)), term)
    return DraftMechanism(
        name=_name(draft, group, places),
        type=group.type,
        parties=_parties(draft, group, mentions),
        mentions=tuple(sorted(places)),
        state=next((value for value in found if value is not None), None),
        terms=tuple(list(terms.values())[:MAX_TERMS]),
    )


def _paper(draft: Draft, group: Group, places: list[Range], words: MechanismWords) -> Iterator[Term]:
    """What kind of paper it is, and whether a report says that it binds."""
    for start, end in places:
        yield from instrument(draft.report, start, end, group.type, words)
        if group.type in PAPERS:
            sentence = next((one for one in draft.sentences if one.start <= start < one.end), None)
            if sentence is not None:
                yield from binds(draft.report, start, end, sentence.start, sentence.end)


def _name(draft: Draft, group: Group, places: list[Range]) -> str:
    """The mention that tells most, without the marks around it; one that is only wanted is called new."""
    best = max(range(len(places)), key=lambda i: (len(group.namings[i].words), -i))
    start, end = places[best]
    text = draft.report.text[start:end]
    bare = text.strip(MARKS)
    if any(bare.count(one) != bare.count(other) for one, other in PAIRS) or bare.count('"') % 2:
        bare = text  # a mark inside has its partner at the edge
    return " ".join(f"new {bare}".split() if group.is_next else bare.split())


MARKS = "“”\"‘’'«»„ "
PAIRS = (("“", "”"), ("«", "»"))


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
