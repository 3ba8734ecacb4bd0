"""The entries of the data files, as they are read."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

TitleClass = Literal[
    "head-of-state",
    "head-of-government",
    "vice-head",
    "minister",
    "legislator",
    "diplomat",
    "official",
    "military",
    "party",
    "judge",
    "expert",
    "business",
    "religious",
    "press",
    "honorific",
]


class StateEntry(Struct, frozen=True):
    """A state or main territory and everything it is called."""

    iso3166: str
    wikidata: str | None
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    local: dict[str, tuple[str, ...]]


class Holder(Struct, frozen=True):
    """Who holds an office since when; true up to the `offices_as_of` of the reference."""

    state: str
    office: str
    acting: bool
    name: str
    short: str
    family: str
    since: str
    roles: tuple[str, ...]


class Title(Struct, frozen=True, rename={"kind": "class", "office": "title"}):
    """An office or form of address before or after a name; `office` is its usual wording."""

    kind: TitleClass
    office: str
    names: tuple[str, ...] = ()


class Agency(Struct, frozen=True):
    """A news or photo agency."""

    kind: Literal["agency", "photo"]
    state: str
    name: str
    names: tuple[str, ...]


class Outlet(Struct, frozen=True):
    """A newspaper, broadcaster or magazine."""

    state: str | None
    name: str
    names: tuple[str, ...]


class Organisation(Struct, frozen=True):
    """An international organisation or forum."""

    kind: Literal["organisation", "forum"]
    wikidata: str | None
    name: str
    names: tuple[str, ...]


class SharedFile(Struct, frozen=True):
    """Names and peoples that several states share."""

    names: dict[str, tuple[str, ...]]
    people: dict[str, tuple[str, ...]]


class StatesFile(Struct, frozen=True):
    """The file of states."""

    states: tuple[StateEntry, ...]
    shared: SharedFile


class PastTerm(Struct, frozen=True):
    """A term of office that is over; `until` is the day on which it ended."""

    state: str
    office: str
    name: str
    since: str
    until: str


class OfficesFile(Struct, frozen=True):
    """The file of holders of office."""

    header: dict[str, str]
    holders: tuple[Holder, ...]
    past: tuple[PastTerm, ...] = ()


class TitlesFile(Struct, frozen=True):
    """The file of titles."""

    titles: tuple[Title, ...]


class AgenciesFile(Struct, frozen=True):
    """The file of agencies."""

    agencies: tuple[Agency, ...]


class OutletsFile(Struct, frozen=True):
    """The file of outlets."""

    outlets: tuple[Outlet, ...]


class OrganisationsFile(Struct, frozen=True):
    """The file of organisations."""

    organisations: tuple[Organisation, ...]


class FirstNamesFile(Struct, frozen=True):
    """First names that are given to women or to men alone."""

    female: tuple[str, ...]
    male: tuple[str, ...]
