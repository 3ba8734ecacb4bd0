"""States that a text names in one breath: "Valdoria and the Kestrel Islands", "A, B, C and D"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.draft import Mention

JOINT = re.compile(r"(?:, (?:and |or )?| and | or | & | with )(?:the |both )?")
POSSESSIVE = re.compile(r"['’]s? ")


def state_lists(mentions: Sequence[Mention], text: str) -> Iterator[tuple[int, list[str]]]:
    """Where each run of states joined by commas and "and" begins, and its states, each once."""
    run: list[Mention] = []
    for mention in mentions:
        if mention.kind not in {"name", "metonym"} or mention.type != "state" or not mention.state:
            continue
        if run and not JOINT.fullmatch(text[run[-1].end : mention.start]):
            yield run[0].start, _codes(run)
            run = []
        run.append(mention)
    if run:
        yield run[0].start, _codes(run)


def listed(mentions: Sequence[Mention], text: str, number: int, before: int) -> list[str]:
    """The states of the last list of that many before an offset, else of the first after it; [] without one."""
    found: list[str] = []
    for start, codes in state_lists(mentions, text):
        if len(codes) != number:
            continue
        if start > before:
            return found or codes
        found = codes
    return found


def _codes(run: Sequence[Mention]) -> list[str]:
    return list(dict.fromkeys(mention.state for mention in run if mention.state))
