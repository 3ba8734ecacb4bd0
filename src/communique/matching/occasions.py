"""On which occasion several people spoke together, as reports name it: "at a joint press conference with Vask"."""

from __future__ import annotations

import re
from collections import defaultdict

from communique.matching.case import Case
from communique.matching.days import meet
from communique.matching.passages import Passage
from communique.model import Attribution

BEFORE_THE_PRESS = re.compile(
    r"\b(?:(?:press|news) (?:conference|briefing|appearance|availability|statement)|announcement|briefing)\b", re.I
)
"""What reports call the same appearance; a speech, an interview and a meeting are other occasions."""


def shared_occasions(case: Case) -> list[tuple[Passage, ...]]:
    """The passages in which different reports name one appearance of the same people before the press."""
    found: defaultdict[frozenset[str], list[Passage]] = defaultdict(list)
    for reading in case.readings:
        for attribution in reading.line.attributions:
            passage = _occasion(case, attribution)
            if passage is None:
                continue
            people = case.persons(case.expand([attribution.actor or ""]) | passage.actors)
            if len(people) > 1:
                found[people].append(passage)
    return [
        tuple(passages)
        for _, passages in sorted(found.items(), key=lambda item: sorted(item[0]))
        if len({passage.document for passage in passages}) > 1 and _of_one_day(case, passages)
    ]


def _occasion(case: Case, attribution: Attribution) -> Passage | None:
    """The passage that names the occasion of an attribution, if it is an appearance before the press."""
    if attribution.setting is None or attribution.cue is None or not BEFORE_THE_PRESS.search(attribution.setting):
        return None
    reading = case.reading(attribution.cue)
    sentence = reading.sentence_at(attribution.cue.start)
    if sentence is None:
        return None
    start = reading.text.find(attribution.setting, sentence.start, sentence.end)
    return reading.passage(start, start + len(attribution.setting)) if start >= 0 else None


def _of_one_day(case: Case, passages: list[Passage]) -> bool:
    dates = [case.date_at(passage.span) for passage in passages]
    return all(meet(dates[0], date) is not False for date in dates[1:])
