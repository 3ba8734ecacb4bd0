"""Who a pronoun means: the person last at work whom "he" or "she" fits, the pair or group behind "they"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.draft import Mention
from communique.link.gender import WANTED, fits
from communique.link.players import LOOK_BACK, Player, Seen

if TYPE_CHECKING:
    from communique.link.cast import Cast

LONG_AGO = 2  # sentences after which one who did something is forgotten for one named since
NEAR = 200  # characters between "who" and the person


def pronoun(cast: Cast, mention: Mention) -> Player | None:
    """The player that a pronoun means; None where the report leaves it open."""
    if mention.key in {"we", "i"}:
        return None  # whose words they are is known only with the attributions
    if mention.key == "who":
        near = [seen for seen in cast.history[-LOOK_BACK:] if mention.start - seen.start < NEAR]
        last = ([seen for seen in near if cast.players[seen.player].type == "person"] or near)[-1:]
        return cast.players[last[0].player] if last else None
    inside = cast.quoted(mention.start)
    recent = [seen for seen in cast.history[-LOOK_BACK:] if seen.quoted == inside]
    if mention.key == "they":
        groups = [seen.player for seen in recent if cast.players[seen.player].type == "group"]
        if groups:
            return cast.players[groups[-1]]
        pair = cast.leaders(2, mention.start)
        return cast.group(pair) if len(pair) == 2 else None
    persons = [seen for seen in recent if cast.players[seen.player].type == "person"]
    people = [seen for seen in persons if fits(cast.players[seen.player].gender, mention.key)]
    here = sentence_of(cast, mention.start)
    begin = cast.breaks[here - 1] if here else 0
    likely = [seen for seen in people if seen.start >= begin or fits(cast.players[seen.player].likely, mention.key)]
    people = likely or people
    if not people:
        return None
    found = cast.players[most_likely(cast, people, persons, here).player]
    if len({seen.player for seen in people}) == 1:
        found.gender = found.gender or WANTED.get(mention.key)
    return found


def most_likely(cast: Cast, people: Sequence[Seen], persons: Sequence[Seen], here: int) -> Seen:
    """The last of some people who did something, with two exceptions.

    Whoever was named since, where that is long ago, or where the last sentence has a doer whom the pronoun does
    not fit: in "Vask met Ada Roe. She said" the doer is out of question. And of two doers of an earlier sentence,
    the one of its main clause: in "Ada Roe said that Vask was late. She left" Roe.

    Args:
        cast: the cast.
        people: those whom the pronoun fits, in order of text.
        persons: all of that stretch of text.
        here: the number of the sentence with the pronoun.
    """
    last = people[-1]
    doers = [seen for seen in people if seen.subject]
    if not doers:
        return last
    doer = doers[-1]
    done, named = sentence_of(cast, doer.start), sentence_of(cast, last.start)
    fitting = {seen.player for seen in people}
    others = any(
        seen.main and seen.player not in fitting and sentence_of(cast, seen.start) == named for seen in persons
    )
    if named - done > LONG_AGO or (named > done and others):
        return last
    if done < here and not doer.main:
        return next((seen for seen in reversed(doers) if seen.main and sentence_of(cast, seen.start) == done), doer)
    return doer


def sentence_of(cast: Cast, offset: int) -> int:
    """The number of the sentence at an offset, from 1."""
    return bisect_right(cast.breaks, offset)
