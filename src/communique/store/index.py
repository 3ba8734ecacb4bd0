"""Looking up a report's story without reading the others: what a store keeps beside each line for it.

Each report stands in a few lists (`storyline.lists`), in order of day and id. Its neighbours there are found by the
index, whatever the size of the store, and from them the whole story: only reports that are linked to it, directly or
through others, are looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Connection, Integer, Select, Text, bindparam, exists, select, tuple_
from sqlalchemy.dialects.sqlite import insert

from communique.model import ReportLine
from communique.store.tables import LINES, PROFILES, REPLACED, REPORTS, STORY_KEYS
from communique.storyline import NEAR, SAME_STORY, WINDOW, Profile, Profiler, joined, likeness, listed

STYLE = 1
"""Another number when profiles are made in another way; a new migration then makes those of all lines anew."""

KEPT = STORY_KEYS.alias("kept")


def _side(*, before: bool) -> Select[Any]:
    """The reports next to a place in a list, on one side; lines that a newer one replaced are left out."""
    place = tuple_(KEPT.c.day, KEPT.c.document)
    here = tuple_(bindparam("day", type_=Integer), bindparam("document", type_=Text))
    replaced = exists().where(REPLACED.c.line == KEPT.c.line, REPLACED.c.newer <= bindparam("last"))
    return (
        select(KEPT.c.document, KEPT.c.dated)
        .where(
            KEPT.c.key == bindparam("key"),
            KEPT.c.day.between(bindparam("first_day"), bindparam("last_day")),
            place < here if before else place > here,
            KEPT.c.line <= bindparam("last"),
            ~replaced,
        )
        .order_by(KEPT.c.day.desc() if before else KEPT.c.day, KEPT.c.document.desc() if before else KEPT.c.document)
        .limit(NEAR)
    )


BEFORE, AFTER = _side(before=True), _side(before=False)
PROFILES_OF = (
    select(REPORTS.c.document, PROFILES.c.data)
    .join_from(PROFILES, REPORTS, PROFILES.c.report == REPORTS.c.number)
    .where(
        REPORTS.c.document.in_(bindparam("documents", expanding=True)),
        PROFILES.c.style == STYLE,
        PROFILES.c.line <= bindparam("last"),
    )
    .order_by(PROFILES.c.line)
)
ADD_PROFILE = insert(PROFILES)
ADD_KEYS = insert(STORY_KEYS).on_conflict_do_nothing()
UNLISTED = (
    select(LINES.c.number, LINES.c.report, LINES.c.json)
    .where(
        LINES.c.number > bindparam("after"),
        ~exists().where(PROFILES.c.line == LINES.c.number, PROFILES.c.style == STYLE),
    )
    .order_by(LINES.c.number)
    .limit(1)
)


class StoryIndex:
    """Keeps and finds profiles; one for an opened store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def _profiler(self) -> Profiler:
        return Profiler()

    def add(self, number: int, report: int, line: ReportLine) -> None:
        """Keep what a line's story is found by; `number` and `report` are those of its row."""
        profile = self._profiler.of(line)
        data = msgspec.msgpack.encode(profile)
        row = {"line": number, "style": STYLE, "report": report, "data": data}
        self._connection.execute(ADD_PROFILE, row)
        same = {
            "document": profile.document,
            "line": number,
            "report": report,
            "dated": profile.day is not None,
        }
        rows = [{"key": _key(key), "day": day, **same} for key, day in listed(profile)]
        if rows:
            self._connection.execute(ADD_KEYS, rows)

    def unlisted(self, after: int) -> tuple[int, int, bytes] | None:
        """The next line after a number that has no profile of this style: number, report, packed line."""
        found = self._connection.execute(UNLISTED, {"after": after}).first()
        return None if found is None else (found[0], found[1], found[2])

    def story_of(self, document: str, last: int) -> tuple[str, ...]:
        """The reports of the story of one, as a record of the whole store would have them.

        Args:
            document: the report.
            last: the newest line that counts.

        Raises:
            KeyError: no such report is stored.
        """
        profiles = self._profiles([document], last)
        if document not in profiles:
            raise KeyError(document)
        waiting = [document]
        edges: set[tuple[str, str]] = set()
        while waiting:
            one = profiles[waiting.pop()]
            beside = sorted(self._beside(one, last))
            found = {name: profiles[name] for name in beside if name in profiles}
            found.update(self._profiles([name for name in beside if name not in profiles], last))
            for name in beside:
                if likeness(one, found[name]) >= SAME_STORY:
                    edges.add((min(one.document, name), max(one.document, name)))
                    if name not in profiles:
                        profiles[name] = found[name]
                        waiting.append(name)
        return self._group_of(document, profiles, edges)

    def _group_of(
        self, document: str, profiles: dict[str, Profile], edges: Iterable[tuple[str, str]]
    ) -> tuple[str, ...]:
        names = sorted(profiles)
        place = {name: at for at, name in enumerate(names)}
        pairs = sorted((place[one], place[other]) for one, other in edges)
        for members in joined([profiles[name] for name in names], pairs):
            if place[document] in members:
                return tuple(sorted(names[at] for at in members))
        return (document,)

    def _beside(self, profile: Profile, last: int) -> set[str]:
        """The neighbours of a report."""
        found: set[str] = set()
        for key, day in listed(profile):
            days = (max(1, day - WINDOW + 1), day + WINDOW - 1) if day else (0, 0)
            here = {"key": _key(key), "day": day, "document": profile.document, "last": last}
            here |= {"first_day": days[0], "last_day": days[1]}
            for side in (BEFORE, AFTER):
                for name, dated in self._connection.execute(side, here):
                    if day or not dated or profile.day is None:
                        found.add(name)
        return found - {profile.document}

    def _profiles(self, documents: Sequence[str], last: int) -> dict[str, Profile]:
        """The profiles of some reports, by id; of several of one report the newest."""
        rows = self._connection.execute(PROFILES_OF, {"documents": list(documents), "last": last}) if documents else ()
        return {document: msgspec.msgpack.decode(data, type=Profile) for document, data in rows}


def _key(key: str) -> int:
    """A key as a number that fits into a column; keys of two styles do not meet."""
    digest = hashlib.blake2b(f"{STYLE} {key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
