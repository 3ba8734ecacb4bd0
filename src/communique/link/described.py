"""Who is meant by a description: "the South Korean leader", "her counterpart", "the minister", "the agency"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from communique.draft import Mention
from communique.link.gender import told_by
from communique.link.kinds import PERSON_NOUNS
from communique.link.names import plain
from communique.link.players import LIKE, LOOK_BACK, OWNERS, Player, in_order, strip_article

if TYPE_CHECKING:
    from communique.link.cast import Cast

HEADS = frozenset({"head-of-state", "head-of-government"})
OF_ANOTHER = LIKE | {"predecessor", "successor", "host", "guest"}
"""What a person is only to another one."""
INDEFINITE = frozenset({"a", "an", "another", "one"})
UNTIL_NAME = re.compile(r"((?: (?:to|of|for|in|at|with) [^,.;:()\n]{1,60})?), ")
"""From an office to the name after its comma: " to Valdoria, "."""
A_REPORT = re.compile(r"\b[Aa]n? (?:[\w-]+ ){0,3}report\b")
OWNING = re.compile(r"['’]s?$")
NOT_YET = frozenset({"designated", "designate", "elect", "future", "incoming", "next", "prospective"})
"""Words that make an office one that is not yet held."""
LEARNED = frozenset({"expert", "analyst", "professor"})
BARE_OFFICES = frozenset({"minister", "president", "secretary"})
"""Offices that stand for a longer one: "the minister" for the finance minister."""
LESSER = frozenset({"vice", "deputy", "assistant", "associate"})
"""Words before an office that make another one of it: the vice president is not "the president"."""


def described(cast: Cast, mention: Mention) -> Player | None:
    """The player that a description means; None where the report leaves it open."""
    if mention.type == "outlet":
        return None if cast.last_outlet is None or told_of_report(cast, mention) else cast.players[cast.last_outlet]
    if mention.type == "document":
        name = strip_article(mention.key)
        return cast.player("document", plain(name), name)
    named = explained(cast, mention)
    if named is not None:
        return named
    words = mention.key.split()
    if words[0].lower() in INDEFINITE or any(OWNING.search(word) for word in words[:-1]):
        return unnamed(cast, mention)
    if mention.former:
        return former_holder(cast, mention)
    if NOT_YET & {word.lower() for word in words}:
        return None
    return of_state(cast, mention) if mention.state is not None else of_nobody(cast, mention)


def told_of_report(cast: Cast, mention: Mention) -> bool:
    """Whether "the report" is a paper told of since an outlet was named: "an internal report of the bank"."""
    if not mention.key.lower().endswith("report"):
        return False
    last = cast.players[cast.last_outlet or ""].mentions[-1][1]
    return A_REPORT.search(cast.draft.report.text, last, mention.start) is not None


def of_state(cast: Cast, mention: Mention) -> Player | None:
    """Read "the Valdorian leader", "her Valdorian counterpart": whoever holds that office there."""
    state = mention.state or ""
    if mention.office in LIKE:
        return counterpart(cast, mention)
    title = cast.reference.title_named(mention.office or "")
    if title is not None and title.kind in HEADS:
        leader = cast.leader_of(state)
        return cast.players[leader] if leader is not None else None
    return officer(cast, state, mention.office)


def of_nobody(cast: Cast, mention: Mention) -> Player | None:
    """Read "the minister": whoever was last told of with that office, unless the words say whose it is."""
    if mention.key.partition(" ")[0].lower() in OWNERS | {"its"}:
        return None  # "her spokesman" is somebody of hers, whom the report need not have named
    if mention.office is None or mention.office in OF_ANOTHER:
        return None
    return by_office(cast, mention)


def former_holder(cast: Cast, mention: Mention) -> Player | None:
    """Read "the former president": the one told of as that, where the report tells of no other."""
    holders = [one for one in cast.once.get(mention.office or "", ()) if mention.state in {None, one.state}]
    return holders[0] if len(holders) == 1 and holders[0].key in cast.last_seen else None


def unnamed(cast: Cast, mention: Mention) -> Player | None:
    """Somebody whom the report itself brings in without a name: "a senior official"."""
    if cast.quoted(mention.start) or mention.office is None or mention.office in OF_ANOTHER:
        return None
    title = cast.reference.title_named(mention.office)
    if title is not None and title.kind in HEADS:
        return None  # "a president": of any
    name = strip_article(mention.key)
    found = cast.player("person", plain(name), name)
    found.office = found.office or mention.office
    found.gender = found.gender or told_by(mention.key)
    return found


def explained(cast: Cast, mention: Mention) -> Player | None:
    """Read "the bank's director, Ada Roe": the person whose name comes right after the description."""
    if mention.type != "person":
        return None
    comma = UNTIL_NAME.match(cast.draft.report.text, mention.end)
    if comma is None or ends_in_office(cast, comma[1]):
        return None  # "the aide to the mayor, Ada Roe": the name explains the nearer office
    place = bisect_left(cast.starts, comma.end())
    if place == len(cast.starts) or cast.starts[place] != comma.end():
        return None
    name = cast.draft.mentions[place]
    return cast.named(name) if name.type == "person" and name.kind == "name" else None


def ends_in_office(cast: Cast, words: str) -> bool:
    """Whether some words end in an office or in a noun for a person."""
    last = words.split()[-3:]
    ends = (" ".join(last[first:]) for first in range(len(last)))
    return any(end.lower() in PERSON_NOUNS or cast.reference.title_named(end) is not None for end in ends)


def counterpart(cast: Cast, mention: Mention) -> Player | None:
    """Read "his Valdorian counterpart": who holds there the office of the person last named, or leads that state."""
    state = mention.state or ""
    for seen in reversed(cast.history[-LOOK_BACK:]):
        one = cast.players[seen.player]
        if one.type == "person" and one.state != state and one.office is not None:
            if one.leader:
                break
            return officer(cast, state, one.office)
    leader = cast.leader_of(state)
    return cast.players[leader] if leader is not None else None


def officer(cast: Cast, state: str, office: str | None) -> Player | None:
    """Read "the Valdorian foreign minister": the only one of that state, or the last one whose state is not told."""
    people = [one for one in in_order(cast.by_state[state]) if one.office == office]
    if len(people) == 1:
        return people[0]
    near = (cast.players[seen.player] for seen in reversed(cast.history[-LOOK_BACK:]))
    stateless = (one for one in near if one.type == "person" and one.state is None and one.office == office)
    return None if people else next(stateless, None)


def by_office(cast: Cast, mention: Mention) -> Player | None:
    """Read "the president", "the expert": the person last mentioned who holds or may hold that office."""
    for seen in reversed(cast.history[-LOOK_BACK * 3 :]):
        one = cast.players[seen.player]
        if one.type != "person" or (one.former and one.office in cast.held):
            continue  # "the president" is the one in office, where the report names both
        if one.office == mention.office or (mention.office in LEARNED and is_learned(cast, one)):
            return one
        longer = one.office or ""
        bare = mention.office in BARE_OFFICES and longer.endswith(f" {mention.office}") and not one.leader
        if bare and longer.split()[0] not in LESSER:
            return one
    return None


def is_learned(cast: Cast, one: Player) -> bool:
    """Whether a person may be called an expert: no office of state, or that of a scholar."""
    title = cast.reference.title_named(one.office or "")
    return one.office is None or (title is not None and title.kind in {"expert", "official", "business"})
