"""Whom a surname alone means where several people bear it, and which one shows that somebody else is meant.

"Mr. Roe" and "Mrs. Roe" are two people, and "former President Roe" is not the President Roe of today. Where
nothing tells, it is the bearer of whom the same paragraph speaks, else the main figure of the report; whoever is
brought in as somebody's kin goes by a first name, as papers do, until the report names that one again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.draft import Mention
from communique.link.gender import WANTED, told_by
from communique.link.names import family_key, plain
from communique.link.players import Player, strip_article

if TYPE_CHECKING:
    from communique.link.cast import Cast

MARRIED = re.compile(r"\b(?:mrs|lady|frau|señora|mme|madame|signora)\b", re.IGNORECASE)
"""Titles that a woman may bear with the name of her husband."""
FEW_AHEAD = 3  # mentions among which "Roe said he" has its pronoun
MOST_BEARERS = 40  # people of one name who are looked at
LONGEST_CLAUSE = 60  # characters between a name and such a pronoun


def bearer(cast: Cast, mention: Mention) -> Player:
    """The person whom a surname or first name alone means, made where it is nobody named before."""
    key = plain(mention.key)
    told = told_by(cast.around(mention))
    known = known_bearers(cast, key)
    fitting = [one for one in known if not is_another(cast, one, mention, told)]
    found = chosen(cast, mention, fitting, told) if fitting else made(cast, mention, told, apart=bool(known))
    if told is not None and found.gender is None:
        found.gender, found.sure = told, True
    return found


def known_bearers(cast: Cast, key: str) -> Sequence[Player]:
    """Those who bear a short name; of very many only whoever was seen of late, or none of a list of names would end."""
    known = cast.by_part.get(key, ())
    if len(known) <= MOST_BEARERS:
        return known
    late = dict.fromkeys(seen.player for seen in cast.history[-MOST_BEARERS:])
    return [cast.players[name] for name in late if key in cast.parts_of[name]] or known[:MOST_BEARERS]


def is_another(cast: Cast, one: Player, mention: Mention, told: str | None) -> bool:
    """Whether a bearer of the name is surely not meant: of the other sex, or in office now and not formerly."""
    if mention.former and mention.office == one.office and one.office is not None and not one.former:
        return True
    if told is None or told == one.gender:
        return False
    if one.gender is not None:
        return one.sure or len(cast.by_part[plain(mention.key)]) > 1
    by_name = usual_of(one, plain(mention.key))
    if by_name is None or by_name == told:
        return False
    # A first name alone may mislead: it counts where the name has other bearers or titles for both sexes.
    several = len(cast.by_part[plain(mention.key)]) > 1 or len(cast.titles_of[plain(mention.key)]) > 1
    return several or MARRIED.search(cast.text(mention)) is not None


def usual_of(one: Player, key: str) -> str | None:
    """What the first name makes likely; nothing where the short name is that first word."""
    return None if plain(one.name).split(" ")[0] == key else one.usual


def made(cast: Cast, mention: Mention, told: str | None, *, apart: bool) -> Player:
    """Somebody known by a short name only; with the title where others bear the name."""
    words = strip_article(" ".join(cast.text(mention).split()))
    name = words if apart else mention.key
    person = cast.player("person", family_key(name), name)
    cast.take_office(person, mention)
    person.kin = person.kin or cast.is_kin(mention)
    if told is not None:
        person.gender, person.sure = person.gender or told, True
    if person not in cast.by_part[plain(mention.key)]:
        cast.by_part[plain(mention.key)].append(person)
        if person.former and person.office is not None:
            cast.once[person.office].append(person)
    return person


def chosen(cast: Cast, mention: Mention, fitting: Sequence[Player], told: str | None) -> Player:
    """One of some bearers of a name."""
    if len(fitting) == 1:
        return fitting[0]
    key = plain(mention.key)
    wanted = told or said_after(cast, mention)
    likely = [one for one in fitting if wanted is not None and (one.gender or usual_of(one, key)) == wanted]
    holding = [one for one in likely or fitting if mention.office is not None and one.office == mention.office]
    left = holding or likely or list(fitting)
    seen = [one for one in left if one.key in cast.last_seen]
    begin = cast.draft.report.text.rfind("\n", 0, mention.start)
    here = [one for one in seen if cast.history[cast.last_seen[one.key]].start > begin]
    by_name = [one for one in here if not one.kin or cast.prominence[one.key] > 1]
    acting = [one for one in by_name if cast.history[cast.last_seen[one.key]].subject]
    if acting:
        return max(acting, key=lambda one: cast.last_seen[one.key])
    if here:
        return max(here, key=lambda one: (not one.kin, cast.last_seen[one.key]))
    return max(seen or left, key=lambda one: (not one.kin, cast.prominence[one.key], one.leader, -one.number))


def said_after(cast: Cast, mention: Mention) -> str | None:
    """Read "Roe said he was ill": the sex that the next pronoun tells of whoever does something."""
    if not mention.subject or cast.quoted(mention.start):
        return None
    after = bisect_left(cast.starts, mention.end)
    for other in cast.draft.mentions[after : after + FEW_AHEAD]:
        if other.type == "person" and other.kind != "pronoun":
            return None
        if other.kind == "pronoun" and other.subject and other.key in WANTED:
            between = cast.draft.report.text[mention.end : other.start]
            near = len(between) < LONGEST_CLAUSE and not re.search(r"[.\n;:\"“”]", between)
            return WANTED[other.key] if near else None
    return None
