"""Reading the data files of the package into indexes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Protocol, TypeVar

import msgspec

from communique.errors import SetupError
from communique.reference.entries import (
    AgenciesFile,
    FirstNamesFile,
    Holder,
    OfficesFile,
    OrganisationsFile,
    OutletsFile,
    StateEntry,
    StatesFile,
    Title,
    TitlesFile,
)
from communique.reference.tenures import Tenure, Tenures
from communique.reference.words import ABBREVIATION, MAX_PLAIN_WORD, STRAIGHT, key_of, without_article
from communique.reference.world import Reference

Named = TypeVar("Named")


class HasNames(Protocol):
    """What has a name and others."""

    @property
    def name(self) -> str:
        """The name that is shown."""

    @property
    def names(self) -> tuple[str, ...]:
        """Other names."""


AnyNamed = TypeVar("AnyNamed", bound=HasNames)


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
        plain = without_article(name.translate(STRAIGHT))
        if ABBREVIATION.match(plain) or (" " not in plain and len(plain) <= MAX_PLAIN_WORD):
            found.setdefault(plain.casefold(), set()).add(plain)
            if not ABBREVIATION.match(plain):
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


def _tenures(offices: OfficesFile, titles: Mapping[str, Title]) -> Tenures:
    """Present and past terms, each office by its usual wording."""
    wording = {key: title.office for key, title in titles.items()}
    factbook = f"The World Factbook, as of {offices.header['as_of']}"
    present = [
        Tenure(
            state=one.state,
            office=wording.get(key_of(one.office), one.office),
            names=tuple(dict.fromkeys((one.short, one.name))),
            since=one.since,
            until=None,
            source=factbook,
        )
        for one in offices.holders
    ]
    past = [
        Tenure(one.state, one.office, (one.name,), one.since, one.until, offices.header["past"]) for one in offices.past
    ]
    return Tenures([*present, *past])


def load_reference() -> Reference:
    """Read the data files of the package.

    Raises:
        SetupError: a data file is missing or damaged.
    """
    known = _read("states.json", StatesFile)
    offices = _read("offices.json", OfficesFile)
    titles = _read("titles.json", TitlesFile).titles
    agencies = _read("agencies.json", AgenciesFile).agencies
    outlets = _read("outlets.json", OutletsFile).outlets
    organisations = _read("organisations.json", OrganisationsFile).organisations
    given = _read("first_names.json", FirstNamesFile)
    states = known.states
    known_titles = _index((title, (title.office, *title.names)) for title in titles)
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
        titles=known_titles,
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
        tenures=_tenures(offices, known_titles),
        first_names=MappingProxyType({**dict.fromkeys(given.female, "f"), **dict.fromkeys(given.male, "m")}),
    )


def _named(entries: Iterable[AnyNamed]) -> Mapping[str, AnyNamed]:
    """Entries by all their names."""
    return _index((entry, (entry.name, *entry.names)) for entry in entries)
