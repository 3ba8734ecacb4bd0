"""Who held which office on a day: present holders and past terms."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Tenure:
    """A term of office. Dates are those of the source: years or months where it knows no more."""

    state: str
    office: str
    names: tuple[str, ...]  # the first is the one that is shown
    since: str
    until: str | None  # None: in office on the day of the source
    source: str

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0]

    def begun_by(self, day: str) -> bool:
        """Whether the term had begun on a day."""
        return self.since <= day

    def covers(self, first: str, last: str) -> bool:
        """Whether all days of a period lie in the term."""
        return self.since <= first and (self.until is None or last < self.until)


class Tenures:
    """Terms of office by person and by office."""

    def __init__(self, tenures: Iterable[Tenure] = ()) -> None:
        self._by_name: defaultdict[str, list[Tenure]] = defaultdict(list)
        self._by_office: defaultdict[tuple[str, str], list[Tenure]] = defaultdict(list)
        for one in sorted(tenures, key=lambda one: (one.since, one.state, one.office, one.names)):
            for key in dict.fromkeys(map(name_key, one.names)):
                self._by_name[key].append(one)
            self._by_office[one.state, one.office].append(one)

    def of(self, name: str, state: str | None) -> list[Tenure]:
        """The terms of a person of that full name, in order; [] where the state leaves open who is meant."""
        found = [one for one in self._by_name.get(name_key(name), ()) if state is None or one.state == state]
        return found if len({one.state for one in found}) == 1 else []

    def all_of(self, state: str) -> list[Tenure]:
        """The terms of all offices of a state, in order."""
        found = [one for (code, _), terms in self._by_office.items() if code == state for one in terms]
        return sorted(found, key=lambda one: (one.since, one.office, one.names))

    def holder_on(self, state: str, office: str, first: str, last: str) -> Tenure | None:
        """The term of whoever held an office of a state all through some days."""
        covering = [one for one in self._by_office.get((state, office), ()) if one.covers(first, last)]
        return covering[0] if len(covering) == 1 else None


def name_key(name: str) -> str:
    """The same for a name with accents and without, with a middle initial and without, in any order."""
    flat = unicodedata.normalize("NFKD", name.casefold())
    words = WORD.findall("".join(sign for sign in flat if not unicodedata.combining(sign)))
    return " ".join(sorted(word for word in words if len(word) > 1))
