"""The actors of one report while they are being put together, and where they were seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.model import ActorType, Range

LIKE = frozenset({"counterpart", "colleague"})
"""Words for who holds in another state the office of whoever was named before."""
OWNERS = frozenset({"his", "her", "their"})
LONGEST_NAME = 80
LOOK_BACK = 12  # mentions that a pronoun or group may reach back over


@dataclass
class Player:
    """One actor of a report while it is being put together."""

    key: str
    type: ActorType
    name: str
    state: str | None = None
    office: str | None = None
    leader: bool = False
    former: bool = False
    gender: str | None = None  # what the words of the report tell
    sure: bool = False  # whether a title or noun tells it, and not a pronoun
    kin: bool = False  # brought in as somebody's wife, brother, ...
    usual: str | None = None  # what the first name makes likely, where the report tells nothing
    number: int = 0  # in order of first appearance
    aside: bool = False  # described in passing: no actor of the record yet
    members: tuple[str, ...] = ()
    mentions: list[Range] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def likely(self) -> str | None:
        """Whether a woman or a man is likely meant."""
        return self.gender or self.usual


@dataclass(frozen=True)
class Seen:
    """A resolved mention, as later pronouns and groups look back on it."""

    player: str
    start: int
    quoted: bool
    subject: bool
    main: bool = False  # a person, and the subject of a main clause


def strip_article(words: str) -> str:
    """Words without a leading article or possessive."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in {"the", "a", "an", "their", "its", "his", "her", "this"} and rest else words


def described_as(words: str) -> str:
    """The name of an actor who is only described, from the words for it."""
    return strip_article(" ".join(words.split()))[:LONGEST_NAME].strip(" ,;:'\"“”‘’")


def is_leader(one: Player) -> bool:
    """Whether a person leads a state or government."""
    return one.leader


def in_order(players: Iterable[Player]) -> list[Player]:
    """Players in order of their keys."""
    return sorted(players, key=lambda one: one.key)
