"""Read "the former" and "the latter": the first and the second of the two whom the words before name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import takewhile

from communique.link.cast import Cast
from communique.link.players import Player
from communique.model import Range

FORMER, LATTER = "former", "latter"
FAR_BACK = 3  # sentences in which the two may have been named
FEW_BACK = 30  # mentions of these sentences that are looked at


def former_or_latter(cast: Cast, word: str, place: Range) -> Player | None:
    """The one of two that such a word means; None where nobody, or more than two, are named before.

    Args:
        cast: the cast.
        word: "former" or "latter".
        place: the words with it, "the latter".
    """
    last = bisect_left(cast.history, place[0], key=lambda seen: seen.start)
    before = cast.history[max(0, last - FEW_BACK) : last]
    here = bisect_right(cast.breaks, place[0]) - 1
    for sentence in range(here, max(-1, here - FAR_BACK), -1):
        begin = cast.breaks[sentence]
        near = [*takewhile(lambda seen: seen.start >= begin, reversed(before))]  # noqa: B023 - used at once
        keys = [key for seen in reversed(near) for key in cast.players[seen.player].members or (seen.player,)]
        distinct = list(dict.fromkeys(keys))
        people = [key for key in distinct if cast.players[key].type == "person"]
        pair = people if len(people) > 1 else distinct
        if len(pair) == 2:
            pair.sort(key=lambda key: min(cast.players[key].mentions, default=place))
            return cast.players[pair[word == LATTER]]
        if len(pair) > 2:
            return None
    return None
