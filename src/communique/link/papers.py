"""Short names of outlets: "The Herald" is the Morning Herald, and "MH" too, where a report names no other such."""

from __future__ import annotations

from collections.abc import Iterable

from communique.draft import Mention
from communique.reference import Reference


def short_papers(mentions: Iterable[Mention], reference: Reference) -> dict[str, str]:
    """Last words and initials of outlets -> the one outlet of the report whose they are.

    Initials that the world knows as somebody's are left to that.
    """
    full = list(dict.fromkeys(one.key for one in mentions if one.type == "outlet" and one.kind == "name"))
    found: dict[str, set[str]] = {}
    for name in full:
        words = name.removeprefix("The ").split()
        for first in range(1, len(words)):
            found.setdefault(" ".join(words[first:]), set()).add(name)
        capitals = "".join(word[0] for word in words if word[0].isupper())
        if len(capitals) > 1 and len(words) > 1 and not is_known(capitals, reference):
            found.setdefault(capitals, set()).add(name)
    return {short: next(iter(names)) for short, names in found.items() if len(names) == 1}


def is_known(short: str, reference: Reference) -> bool:
    """Whether an abbreviation is that of a state or body of the world."""
    known = reference.state_named(short) or reference.agency_named(short) or reference.organisation_named(short)
    return known is not None or reference.outlet_named(short) is not None
