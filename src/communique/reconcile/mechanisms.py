"""Which entries of different reports are one standing mechanism, and what life did it have?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from communique.matching.case import Case
from communique.matching.features import Feature, Score, weigh
from communique.matching.groups import candidates, together
from communique.matching.passages import Passage, Reading
from communique.matching.stands import ASKED_FOR
from communique.matching.weights import overlap
from communique.model import LifeStage, Mechanism, MechanismReport, Span, content_id

SAME_MECHANISM = 0.5
"""Between gold entries of the reference case true pairs score .49-.96, others below .3 but for two tariff deals of
two countries (.83), which nothing in their names tells apart."""
WORD = re.compile(r"\w+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
GENERIC = frozenset(
    {
        "accord",
        "cooperate",
        "country",
        "dialogue",
        "exchange",
        "forum",
        "joint",
        "meet",
        "project",
        "relation",
        "secur",
        "statement",
    }
)
"""Terms that name a kind of arrangement: alone they make no two of them the same."""
MOST_HOLDERS = 60


@dataclass(frozen=True, eq=False)
class Entry:
    """One mechanism in one report, with its name as terms and the sentences around its mentions."""

    report: MechanismReport
    name: tuple[str, ...]
    context: tuple[str, ...]
    parties: frozenset[str]
    asked_for: bool = False

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that its name and mentions carry: they tell one joint statement from another."""
        texts = [self.report.name, *(span.exact for span in self.report.mentions)]
        texts += [str(term.value) for term in self.report.terms if term.label == "date"]
        return frozenset(year for text in texts for year in YEAR.findall(text))

    def is_older(self, year: str | None) -> bool:
        """Whether it is dated, and not to the year of the story."""
        return year is not None and bool(self.years) and year not in self.years


def find(case: Case) -> tuple[Mechanism, ...]:
    """The mechanisms of a story."""
    entries = _entries(case)
    scores = {
        (one, other): same_mechanism(case, entries[one], entries[other])
        for one, other in candidates([entry.name for entry in entries], MOST_HOLDERS)
        if entries[one].report.document != entries[other].report.document
    }
    rulings = case.corrections.on("mechanism", [entry.report.mentions for entry in entries])
    groups = together(len(entries), scores, SAME_MECHANISM, lambda a, b: _one_each(entries, a, b), rulings)
    return tuple(
        replace(_mechanism(case, [entries[at] for at in found.members]), score=found.score, why=found.why)
        for found in groups
    )


BINDING = frozenset({"person", "state", "organisation", "group"})
"""Types of actors that can be party to something; a document or a newspaper cannot."""


def _one_each(entries: Sequence[Entry], one: list[int], other: list[int]) -> bool:
    """A report that tells of two arrangements keeps them apart; so do we, whatever other reports call them."""
    left = {entries[at].report.document for at in one}
    return not any(entries[at].report.document in left for at in other)


def same_mechanism(case: Case, one: Entry, other: Entry) -> Score:
    """How much speaks for one mechanism behind two entries."""
    names = overlap(one.name, other.name, case.weights)
    around = overlap(one.context, other.context, case.weights)
    shared = len(one.parties & other.parties) / max(1, len(one.parties | other.parties))
    head_only = len(names.shared) < 2 and set(names.shared) <= GENERIC
    unlike = bool(one.years and other.years and not one.years & other.years)
    year = (case.story.date or "")[:4] or None
    older = one.is_older(year) != other.is_older(year) and set(names.shared) <= GENERIC
    return weigh(
        (
            Feature("name", names.of_both, 0.4, f"the names share {', '.join(sorted(names.shared))}"),
            Feature("name held", names.of_smaller, 0.25, ""),
            Feature("parties", shared, 0.15, "the same parties"),
            Feature("context", min(1.0, 2 * around.of_both), 0.15, "told in similar words"),
            Feature("kind", float(one.report.type == other.report.type), 0.1, "of the same kind"),
            Feature("head only", float(head_only), -0.3, "but only a general word is shared"),
            Feature("year", float(unlike), -0.5, "but of another year"),
            Feature("asked for", float(one.asked_for != other.asked_for), -0.3, "but one is only asked for"),
            Feature("older", float(older and not unlike), -0.5, "but one of them is years old"),
        )
    )


def _entries(case: Case) -> list[Entry]:
    found = []
    for reading in case.readings:
        for report in (replace(item, document=reading.id) for item in reading.line.mechanisms):
            places = [reading.passage(span.start, span.end) for span in report.mentions]
            terms = [word.term for place in places for word in place.words if word.term]
            around = [reading.sentence_at(span.start) for span in report.mentions]
            context = [term for sentence in around if sentence is not None for term in sentence.terms]
            name = _most_telling(case, places) or tuple(dict.fromkeys(terms))
            asked_for = report.state == "proposed" and all(_is_asked_for(reading, span) for span in report.mentions)
            found.append(Entry(report, name, tuple(context), case.expand(report.parties), asked_for))
    return sorted(found, key=lambda entry: (entry.report.document, entry.report.mentions[0], entry.report.id))


def _is_asked_for(reading: Reading, mention: Span) -> bool:
    """Whether the words of its clause before a mention only ask for it."""
    clause = reading.clause_at(mention.start)
    return clause is not None and ASKED_FOR.search(reading.text[clause.start : mention.start]) is not None


def _most_telling(case: Case, places: Sequence[Passage]) -> tuple[str, ...]:
    """The terms of the mention that says most; later ones ("the statement") are short forms."""
    best = max(places, key=lambda place: (case.weights.total(set(place.terms)), -place.start))
    found = tuple(dict.fromkeys(best.terms))
    if set(found) <= GENERIC:  # "G7 summit": who is named there tells it from others, be it read as an actor or not
        return tuple(dict.fromkeys(word.term for word in best.words if word.term))
    return found


def _mechanism(case: Case, entries: Sequence[Entry]) -> Mechanism:
    reports = [entry.report for entry in entries]
    fullest = max(reports, key=lambda report: (len(report.parties), len(report.mentions), report.id))
    names = sorted(_names(reports), key=lambda name: (_is_bare(name), *_rank(reports, name)))
    kinds = sorted({report.type for report in reports}, key=lambda kind: (-sum(r.type == kind for r in reports), kind))
    stages = []
    for report in reports:
        if report.state is None:
            continue
        telling = next((span for span in report.mentions if _dated(case, report, span)), report.mentions[0])
        stages.append(LifeStage(state=report.state, date=_dated(case, report, telling), evidence=(telling,)))
    return Mechanism(
        id=content_id("m", *sorted(report.id for report in reports)),
        name=_dated_name(names[0], entries, stages),
        type=kinds[0],
        parties=tuple(name for name in fullest.parties if name in case.actors and case.actors[name].type in BINDING),
        reports=tuple(reports),
        lifecycle=tuple(sorted(stages, key=lambda stage: (stage.date or "9999", stage.state, stage.evidence))),
    )


def _names(reports: Sequence[MechanismReport]) -> set[str]:
    """What it is called: of one report its fullest name, of several also the shorter ones that they may share."""
    names = {report.name for report in reports}
    if len(reports) > 1:
        names |= {" ".join(span.exact.strip(" “”\"‘’'").split()) for report in reports for span in report.mentions}
    return names


def _is_bare(name: str) -> bool:
    """Whether a name is one word in small letters: "agreement" names nothing."""
    return " " not in name.strip() and name.islower()


def _dated_name(name: str, entries: Sequence[Entry], stages: Sequence[LifeStage]) -> str:
    """A name of one word with the one year that is told of it."""
    years = {year for entry in entries for year in entry.years} | {stage.date[:4] for stage in stages if stage.date}
    return f"{name} of {min(years)}" if _is_bare(name) and len(years) == 1 else name


def _rank(reports: Sequence[MechanismReport], name: str) -> tuple[float, int, int, str]:
    """The name that most reports would know comes first: by the part of its words that each prints for it."""
    words = set(WORD.findall(name.casefold()))
    known = 0.0
    for report in reports:
        printed = {word for span in report.mentions for word in WORD.findall(span.exact.casefold())}
        known += len(words & printed) / max(1, len(words))
    told = sum(report.name == name for report in reports)
    return (-round(known, 3), -told, len(name), name)  # the shorter claims less of what the others tell


def _dated(case: Case, report: MechanismReport, mention: Span) -> str | None:
    """The date in the clause of a mention."""
    clause = case.by_id[report.document].clause_at(mention.start)
    return case.date_at(clause.span) if clause else None
