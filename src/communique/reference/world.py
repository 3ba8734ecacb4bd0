"""The reference data of a run, with an index for every question that the stages ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from communique.reference.entries import Agency, Holder, Organisation, Outlet, StateEntry, Title
from communique.reference.tenures import Tenures
from communique.reference.words import STRAIGHT, folded, key_of, sounds_like_outlet, without_article

Named = TypeVar("Named")


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
        tenures: who held which office when.
        first_names: first name, lower case without accents -> "f" or "m", where it is usually that.
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
    tenures: Tenures
    first_names: Mapping[str, str]

    def holders(self, iso3166: str) -> tuple[Holder, ...]:
        """The present holders of the highest offices of a state."""
        return self.offices.get(iso3166, ())

    def state_named(self, words: str) -> str | None:
        """The code of the state that the words name ("the US", "Britain"); the usual one of a shared name."""
        return self._find(self.states_by_name, words) or self._usual(self._shared_names, words)

    def people_named(self, words: str) -> str | None:
        """The code of the state whose adjective or people the words are ("Danish", "South Koreans")."""
        return self._find(self.demonyms, words) or self._usual(self._shared_people, words)

    def state_meant(self, word: str) -> str | None:
        """The code of the state that one word names or is the adjective of, or one of its people ("Serbia", "Serb")."""
        return self.state_named(word) or self.people_named(word) or self._find(self.people, word + "s")

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

    def usual_gender(self, first_name: str) -> str | None:
        """Whether a first name is usually a woman's ("f") or a man's ("m"); None for what is no such name."""
        return self.first_names.get(folded(first_name))

    def _usual(self, index: Mapping[str, tuple[str, ...]], words: str) -> str | None:
        codes = index.get(key_of(words)) if words[:1].isupper() else None
        return codes[0] if codes else None

    def _find(self, index: Mapping[str, Named], words: str) -> Named | None:
        plain = " ".join(words.translate(STRAIGHT).split())
        for candidate in (plain, without_article(plain)):
            key = candidate.casefold()
            found = index.get(key)
            if found is not None and (key not in self.spellings or candidate in self.spellings[key]):
                return found
        return None
