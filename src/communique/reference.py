"""World-wide reference data: states, holders of office, titles, agencies, outlets, organisations.

Read from the package's data files, each of which names its source, licence and date. Nothing in them
is there because one report has it. `scripts/build_reference.py` makes them.

All mappings have lower-case keys with straight apostrophes (`key_of` makes one). Names that are
ordinary words or abbreviations ("US", "Time") count only as they are spelled: ask the methods
(`state_named`, `outlet_named` ...), which look at the spelling too, rather than the mappings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, Protocol, TypeVar

import msgspec
from msgspec import Struct

from communique.errors import SetupError

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


class _Shared(Struct, frozen=True):
    names: dict[str, tuple[str, ...]]
    people: dict[str, tuple[str, ...]]


class _States(Struct, frozen=True):
    states: tuple[StateEntry, ...]
    shared: _Shared


class _Offices(Struct, frozen=True):
    header: dict[str, str]
    holders: tuple[Holder, ...]


class _Titles(Struct, frozen=True):
    titles: tuple[Title, ...]


class _Agencies(Struct, frozen=True):
    agencies: tuple[Agency, ...]


class _Outlets(Struct, frozen=True):
    outlets: tuple[Outlet, ...]


class _Organisations(Struct, frozen=True):
    organisations: tuple[Organisation, ...]


# Words that end (or begin) the names of outlets the world over; for outlets no list has.
_OUTLET_TAIL = (
    "Times|Post|Herald|Daily|News|Newspaper|newspaper|newspapers|daily|Shimbun|Shimbum|Shinmun|Ilbo|Gazette|Tribune|"
    "Journal|Television|TV|Radio|Broadcasting|Broadcaster|broadcaster|Chronicle|Observer|Guardian|Telegraph|Standard|"
    "Mail|Mirror|Express|Examiner|Inquirer|Enquirer|Courier|Dispatch|Sentinel|Monitor|Bulletin|Register|Advertiser|"
    "Weekly|Magazine|magazine|Review|Press|Media|Zeitung|Tageblatt|Nachrichten|Presse|Wire|Newswire|Star|Globe|"
    "Citizen|Argus|Echo|Messenger|Reporter|Record|Ledger|Bugle|Clarion|Broadcasting Corporation|News Network|"
    "Morning News|News Agency|news agency|Press Agency|Today|Sun|Independent|Nation"
)
_OUTLET_NAME = re.compile(rf"(?:The |the )?(?:[\w’'&.-]+ ){{1,4}}(?:{_OUTLET_TAIL})\Z")
_ABBREVIATION = re.compile(r"[A-Z0-9][A-Z0-9.&+/-]*s?\Z")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\u00a0": " "})
# One-word names that are also words: they count only with a capital letter, as here.
MAX_PLAIN_WORD = 8

Named = TypeVar("Named")


class _HasNames(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def names(self) -> tuple[str, ...]: ...


AnyNamed = TypeVar("AnyNamed", bound=_HasNames)


def key_of(words: str) -> str:
    """Words as the mappings have them: lower case, straight apostrophes, single blanks."""
    return " ".join(words.translate(_STRAIGHT).casefold().split())


def without_article(words: str) -> str:
    """Words without a leading article."""
    return words[4:] if words[:4].lower() == "the " else words


@dataclass(frozen=True, repr=False)
class Reference:
    """The reference data of a run, with an index for every question that the stages ask.

    Attributes:
        states: ISO alpha-3 code -> the state.
        states_by_name: name -> code.
        state_names: code -> the name that is shown.
        wikidata: code -> Wikidata id, where it is certain.
        demonyms: adjective or people ("south korean", "south koreans") -> code.
        people: only the plural nouns of a people ("danes") -> code.
        capitals: capital or seat of government -> code.
        metonyms: building or street that stands for a government -> code.
        local_names: name in Japanese, Korean or Chinese -> code.
        shared: name, adjective or people of several states ("korea", "koreans") -> codes, the more usual
            first; `state_named` and `people_named` give that one, the other indexes need not have it.
        titles: title, without possessive or state -> the title.
        agencies: name -> the news agency.
        photo_agencies: name -> the photo agency.
        outlets: name -> the outlet, without a leading "the".
        organisations: name -> the organisation or forum.
        spellings: lower-case key -> the spellings that count, for names that are also words.
        offices: code -> its holders of office.
        families: family name of a holder, lower case -> holders.
        offices_as_of: the day up to which the holders are true.
    """

    states: Mapping[str, StateEntry]
    states_by_name: Mapping[str, str]
    state_names: Mapping[str, str]
    wikidata: Mapping[str, str]
    demonyms: Mapping[str, str]
    people: Mapping[str, str]
    capitals: Mapping[str, str]
    metonyms: Mapping[str, str]
    local_names: Mapping[str, str]
    shared: Mapping[str, tuple[str, ...]]
    _shared_names: Mapping[str, tuple[str, ...]]
    _shared_people: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, Title]
    agencies: Mapping[str, Agency]
    photo_agencies: Mapping[str, Agency]
    outlets: Mapping[str, Outlet]
    organisations: Mapping[str, Organisation]
    spellings: Mapping[str, frozenset[str]]
    offices: Mapping[str, tuple[Holder, ...]]
    families: Mapping[str, tuple[Holder, ...]]
    offices_as_of: str

    def holders(self, iso3166: str) -> tuple[Holder, ...]:
        """The present holders of the highest offices of a state."""
        return self.offices.get(iso3166, ())

    def state_named(self, words: str) -> str | None:
        """The code of the state that the words name ("the US", "Britain"); the usual one of a shared name."""
        return self._find(self.states_by_name, words) or self._usual(self._shared_names, words)

    def people_named(self, words: str) -> str | None:
        """The code of the state whose adjective or people the words are ("Danish", "South Koreans")."""
        return self._find(self.demonyms, words) or self._usual(self._shared_people, words)

    def agency_named(self, words: str) -> str | None:
        """The name of the news agency that the words name."""
        found = self._find(self.agencies, words)
        return found.name if found else None

    def photo_agency_named(self, words: str) -> str | None:
        """The name of the photo agency that the words name."""
        found = self._find(self.photo_agencies, words)
        return found.name if found else None

    def outlet_named(self, words: str) -> str | None:
        """The name of the outlet that the words name, from the list or because it sounds like one."""
        found = self._find(self.outlets, words)
        if found:
            return found.name
        return without_article(words) if sounds_like_outlet(words) else None

    def organisation_named(self, words: str) -> Organisation | None:
        """The international organisation or forum that the words name."""
        return self._find(self.organisations, words)

    def title_named(self, words: str) -> Title | None:
        """The title that the words are ("Prime Minister", "foreign ministry spokesman")."""
        return self.titles.get(key_of(words))

    def _usual(self, index: Mapping[str, tuple[str, ...]], words: str) -> str | None:
        codes = index.get(key_of(words)) if words[:1].isupper() else None
        return codes[0] if codes else None

    def _find(self, index: Mapping[str, Named], words: str) -> Named | None:
        plain = " ".join(words.translate(_STRAIGHT).split())
        for candidate in (plain, without_article(plain)):
            key = candidate.casefold()
            found = index.get(key)
            if found is not None and (key not in self.spellings or candidate in self.spellings[key]):
                return found
        return None


def sounds_like_outlet(words: str) -> bool:
    """Whether a capitalised name is built as those of outlets are ("Tarn Harbour Gazette")."""
    if len(words) > 80 or not _OUTLET_NAME.match(words):
        return False
    parts = without_article(words).split()
    return all(part[0].isupper() or part in {"of", "and", "&", "de", "la"} for part in parts[:-1])


def _index(entries: Iterable[tuple[Named, Iterable[str]]]) -> Mapping[str, Named]:
    """Every name of every entry; the first entry that bears a name keeps it."""
    index: dict[str, Named] = {}
    for entry, names in entries:
        for name in names:
            for spelling in (name, without_article(name)):
                index.setdefault(key_of(spelling), entry)
    return MappingProxyType(index)


def _codes(states: Iterable[StateEntry], field: str) -> Mapping[str, str]:
    """Names of one kind -> code."""
    index: dict[str, str] = {}
    for state in states:
        for name in getattr(state, field):
            for spelling in (name, without_article(name)):
                index.setdefault(key_of(spelling), state.iso3166)
    return MappingProxyType(index)


def _spellings(names: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The spellings of names that are one word or an abbreviation, and so must be spelled that way."""
    found: dict[str, set[str]] = {}
    for name in names:
        plain = without_article(name.translate(_STRAIGHT))
        if _ABBREVIATION.match(plain) or (" " not in plain and len(plain) <= MAX_PLAIN_WORD):
            found.setdefault(plain.casefold(), set()).add(plain)
            if not _ABBREVIATION.match(plain):
                found[plain.casefold()].add(plain.upper())
    return MappingProxyType({key: frozenset(value) for key, value in found.items()})


def _read(name: str, shape: type[Named]) -> Named:
    """One data file."""
    try:
        return msgspec.json.decode(files("communique").joinpath("data", name).read_bytes(), type=shape)
    except (OSError, msgspec.MsgspecError) as error:
        raise SetupError(f"the data file {name} is missing or damaged: install communique again") from error


def _families(holders: Iterable[Holder]) -> Mapping[str, tuple[Holder, ...]]:
    """Holders by family name."""
    found: dict[str, list[Holder]] = {}
    for holder in holders:
        found.setdefault(key_of(holder.family), []).append(holder)
    return MappingProxyType({name: tuple(group) for name, group in found.items()})


def load_reference() -> Reference:
    """Read the data files of the package.

    Raises:
        SetupError: a data file is missing or damaged.
    """
    known = _read("states.json", _States)
    offices = _read("offices.json", _Offices)
    titles = _read("titles.json", _Titles).titles
    agencies = _read("agencies.json", _Agencies).agencies
    outlets = _read("outlets.json", _Outlets).outlets
    organisations = _read("organisations.json", _Organisations).organisations
    states = known.states
    by_state: dict[str, list[Holder]] = {}
    for holder in offices.holders:
        by_state.setdefault(holder.state, []).append(holder)
    by_name = dict(_codes(states, "names"))
    by_name |= {
        key_of(spelling): state.iso3166 for state in states for spelling in (state.name, without_article(state.name))
    }
    people = dict(_codes(states, "people"))
    shared_names = {key_of(name): codes for name, codes in known.shared.names.items()}
    shared_people = {key_of(name): codes for name, codes in known.shared.people.items()}
    return Reference(
        states=MappingProxyType({state.iso3166: state for state in states}),
        states_by_name=MappingProxyType(by_name),
        state_names=MappingProxyType({state.iso3166: state.name for state in states}),
        wikidata=MappingProxyType({state.iso3166: state.wikidata for state in states if state.wikidata}),
        demonyms=MappingProxyType({**people, **_codes(states, "adjectives")}),
        people=MappingProxyType(people),
        capitals=_codes(states, "capitals"),
        metonyms=_codes(states, "metonyms"),
        local_names=MappingProxyType(
            {name: state.iso3166 for state in states for names in state.local.values() for name in names}
        ),
        shared=MappingProxyType({**shared_names, **shared_people}),
        _shared_names=MappingProxyType(shared_names),
        _shared_people=MappingProxyType(shared_people),
        titles=_index((title, (title.office, *title.names)) for title in titles),
        agencies=_named([agency for agency in agencies if agency.kind == "agency"]),
        photo_agencies=_named([agency for agency in agencies if agency.kind == "photo"]),
        outlets=_named(outlets),
        organisations=_named(organisations),
        spellings=_spellings(
            [
                *(name for state in states for name in (state.name, *state.names, *state.adjectives)),
                *(name for agency in agencies for name in (agency.name, *agency.names)),
                *(name for outlet in outlets for name in (outlet.name, *outlet.names)),
                *(name for body in organisations for name in (body.name, *body.names)),
            ]
        ),
        offices=MappingProxyType({code: tuple(group) for code, group in by_state.items()}),
        families=_families(offices.holders),
        offices_as_of=offices.header["as_of"],
    )


def _named(entries: Iterable[AnyNamed]) -> Mapping[str, AnyNamed]:
    """Entries by all their names."""
    return _index((entry, (entry.name, *entry.names)) for entry in entries)
