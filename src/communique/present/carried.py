"""How a brief says who carries something: "four reports, two origins", and why it is two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from communique.model import Dependence, Origin, Record
from communique.present.desk import Desk
from communique.present.words import count, joined

Drawn = Iterable[tuple[str, str | None]]
"""Reports, each with the origin from which it has something."""


def carried(record: Record, drawn: Drawn, reports: int, origins: int, desk: Desk) -> str:
    """How many reports and origins carry something; which ones, where they are not simply each report its own."""
    told = f"{count(reports, 'report')}, {count(origins, 'origin')}"
    behind: dict[str, set[str]] = {}
    for document, origin in drawn:
        if origin is not None:
            behind.setdefault(origin, set()).add(document)
    known = {item.id: item for item in record.origins}
    if len(behind) != origins or not set(behind) <= set(known):
        return told
    own = _own(record)
    alone = {name for name, held in behind.items() if len(held) == 1 and (*held, name) in own}
    others = sorted(set(behind) - alone, key=lambda name: (-len(behind[name]), _called(known[name]), name))
    parts = [f"{_called(known[name])} in {joined(desk.outlets(behind[name]))}" for name in others]
    if others and alone:
        parts.append(f"own reporting in {joined(desk.outlets(set().union(*(behind[name] for name in alone))))}")
    return f"{told} ({'; '.join(parts)})" if parts else told


def _own(record: Record) -> set[tuple[str, str]]:
    """The reports with the origin that stands for each; older records tell it by the name of the outlet."""
    found = {(item.document, item.own) for item in record.dependence}
    told = {document for document, _ in found}
    for report in record.documents:
        for origin in record.origins if report.id not in told else ():
            if origin.name is not None and origin.name == report.outlet.name:
                found.add((report.id, origin.id))
    return found


def _called(origin: Origin) -> str:
    return origin.name or "a source that none of them names"


def derived(found: Dependence | None, origins: Mapping[str, Origin]) -> str | None:
    """How much of a report is not its own, in words; None if it is."""
    if found is None or found.derived == "not":
        return None
    names = joined(sorted({_called(origins[name]) for name in found.origins if name in origins}))
    share = "all of it" if found.derived == "wholly" else f"{max(1, round(100 * found.share))}% of its words"
    return f"{share} from {names}" if names else None
