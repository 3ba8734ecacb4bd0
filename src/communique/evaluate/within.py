"""Scores of what is found in each report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from communique.evaluate.days import same_days
from communique.evaluate.gold import Gold, Item, Said, gold_letters, is_optional
from communique.evaluate.tallies import (
    Letters,
    Pairing,
    Rating,
    Table,
    Tally,
    Unit,
    distinct,
    likeness,
    overlap,
    pair,
    share,
)
from communique.model import Attribution, CommitmentReport, EventReport

CONTENT = 0.5
"""The least likeness of two contents of one attribution: a whole sentence does not pass for half of it."""
EVIDENCE = 0.3
"""The least likeness of the evidence of one commitment."""
SPAN = 0.1
"""The least likeness of two short spans: a sentence does not pass for a word of it."""

DISARMAMENT = "denuclearisation"
"""The gold's word for what the record calls arms control."""


@dataclass(frozen=True)
class ReportScorer:
    """Compares one report's findings with its gold."""

    file: str
    gold: Gold
    said: Said

    def table(self) -> Table:
        """Every measure of the report."""
        return {**self._furniture(), **self._attributions(), **self._commitments(), **self._spans(), **self._times()}

    @property
    def _document(self) -> Item:
        return self.gold.documents[self.file]

    def _furniture(self) -> Table:
        report = self.said.reports.get(self.file)
        wanted = gold_letters((item["span"] for item in self._document["document"]["furniture_spans"]), _visible)
        given = self.said.letters((item.span for item in report.furniture) if report else (), _visible)
        shared = len(wanted & given)
        return {"furniture": Tally(len(wanted), shared, len(given), shared)}

    # --- attributions

    def _attributions(self) -> Table:
        gold = [
            Unit(item, gold_letters(item["content"]), core=gold_letters([item.get("cue")]), optional=is_optional(item))
            for item in self._document["attributions"]
        ]
        said = [
            Unit(item, self.said.letters(item.content), core=self.said.letters([item.cue]))
            for item in self.said.of(self.file, self.said.record.attributions)
        ]
        found = pair(gold, said, self._rate_attribution)
        exact = sum(wanted.place == given.place for wanted, given in found.pairs)
        sources = share([self._same_source(wanted.thing, given.thing) for wanted, given in found.pairs])
        return {
            "attributions, overlap": found.tally,
            "attributions, exact": replace(found.tally, found=exact, right=exact),
            **{f"attributions, tier {tier}": _tier(gold, found, tier) for tier in (1, 2)},
            "attribution sources": sources,
            "attribution modes": share([wanted.thing["mode"] == given.thing.mode for wanted, given in found.pairs]),
            "attribution chains": share([self._same_chain(wanted.thing, given.thing) for wanted, given in found.pairs]),
        }

    def _rate_attribution(self, wanted: Unit, given: Unit) -> Rating | None:
        """The cue first: attributions inside one another share most of their content."""
        like = likeness(wanted.place, given.place)
        if like < CONTENT:
            return None
        cue = not wanted.core.isdisjoint(given.core)
        return cue, round(like, 1), self._same_source(wanted.thing, given.thing), like

    def _same_source(self, wanted: Item, given: Attribution) -> bool:
        actor = self.said.actors.get(given.actor or "")
        if actor is None:
            return wanted.get("source") is None and wanted.get("source_type") == "unspecified"
        if self.gold.names.same(actor.name, wanted["source_entity"]):
            return True
        return self.gold.names.same_group(self.said.names([actor.id]), wanted.get("source_members") or ())

    def _same_chain(self, wanted: Item, given: Attribution) -> bool:
        """Equal lists, from the speaker outwards; who holds by the context alone may be there or not."""
        said = [self.said.actors[link].name for link in given.chain]
        chain, implied = wanted["chain"], wanted.get("chain_implied") or []
        options = (chain, [*chain, *implied], [*implied, *chain])
        return any(len(said) == len(one) and all(map(self.gold.names.same, said, one)) for one in options)

    # --- commitments

    def _commitments(self) -> Table:
        gold = [
            Unit(
                item, gold_letters(item["evidence"]), core=gold_letters([item.get("focus")]), optional=is_optional(item)
            )
            for item in self._document["commitments"]
        ]
        reports = (report for commitment in self.said.record.commitments for report in commitment.reports)
        said = [self._commitment(item) for item in self.said.of(self.file, reports)]
        found = pair(gold, said, self._rate_commitment)
        acts = share([_same_act(wanted.thing, given.thing) for wanted, given in found.pairs])
        return {"commitments": found.tally, "commitment acts": acts}

    def _commitment(self, item: CommitmentReport) -> Unit:
        terms = tuple(self.said.letters([term.span]) for term in item.terms)
        return Unit(item, self.said.letters(item.evidence), parts=terms, core=_union(terms))

    def _rate_commitment(self, wanted: Unit, given: Unit) -> Rating | None:
        """Items of one list share their evidence; their own words tell them apart."""
        like = max(likeness(wanted.place, given.place), likeness(wanted.core, given.place))
        held = bool(wanted.core) and any(wanted.core <= term for term in given.parts)
        if like < EVIDENCE and not held:
            return None
        return (
            round(likeness(wanted.core, given.core), 1),
            round(like, 1),
            _same_area(wanted.thing, given.thing),
            _same_act(wanted.thing, given.thing),
            self._same_parties(wanted.thing, given.thing),
            like,
        )

    def _same_parties(self, wanted: Item, given: CommitmentReport) -> bool:
        names = self.said.names(given.parties)
        options = (wanted["parties"], wanted.get("made_by") or ())
        return any(option and self.gold.names.same_set(names, option) for option in options)

    # --- mechanisms, figures, time expressions

    def _spans(self) -> Table:
        mechanisms = (report for mechanism in self.said.record.mechanisms for report in mechanism.reports)
        said_mentions = [
            Unit(span, self.said.letters([span]))
            for report in self.said.of(self.file, mechanisms)
            for span in report.mentions
        ]
        mentions = [
            Unit(span, gold_letters([span]), optional=is_optional(item))
            for item in self._document["mechanisms"]
            for span in item["mentions"]
        ]
        figures = [
            Unit(item, gold_letters([item["span"]]), optional=is_optional(item)) for item in self._document["figures"]
        ]
        said_figures = [
            Unit(item, self.said.letters([item.span])) for item in self.said.of(self.file, self.said.record.figures)
        ]
        return {
            "mechanism mentions": pair(distinct(mentions), distinct(said_mentions), overlap(SPAN)).tally,
            "figures": pair(distinct(figures), distinct(said_figures), overlap(SPAN)).tally,
        }

    def _times(self) -> Table:
        """Time expressions that date an event, and whether the dates are right."""
        gold = _by_place((gold_letters([item.get("time_expression")]), item) for item in self._document["events"])
        wanted = [Unit(items, place, optional=all(map(is_optional, items))) for place, items in gold.items()]
        reports = (report for event in self.said.record.events for report in event.reports)
        events = self.said.of(self.file, reports)
        said = _by_place((self.said.letters([item.time_expression]), item) for item in events)
        given = [Unit(items, place) for place, items in said.items()]
        found = pair(wanted, given, overlap(SPAN))
        return {
            "time expressions": found.tally,
            "event dates": share([_right_dates(one.thing, other.thing) for one, other in found.pairs]),
        }


def _visible(sign: str) -> bool:
    return not sign.isspace()


def _union(parts: Iterable[Letters]) -> Letters:
    return frozenset[tuple[str, int]]().union(*parts)


def _tier(gold: Iterable[Unit], found: Pairing, tier: int) -> Tally:
    hit = {id(wanted) for wanted, _ in found.every}
    units = [unit for unit in gold if unit.thing.get("tier") == tier and not unit.thing.get("in_furniture")]
    return Tally(len(units), sum(id(unit) in hit for unit in units), kind="recall")


def _same_act(wanted: Item, given: CommitmentReport) -> bool:
    return given.act in (wanted["speech_act"], *(wanted.get("speech_act_accept") or ()))


def _same_area(wanted: Item, given: CommitmentReport) -> bool:
    return _area(given.area) in {_area(name) for name in (wanted["area"], *(wanted.get("areas") or ()))}


def _area(name: str) -> str:
    """The first word of an area: gold and record part the others by different signs."""
    return "arms" if DISARMAMENT in name.casefold() else re.split(r"\W", name.strip().casefold())[0]


def _by_place(items: Iterable[tuple[Letters, Any]]) -> dict[Letters, list[Any]]:
    """Things by the place they hang on; those without one are left out."""
    groups: dict[Letters, list[Any]] = {}
    for place, item in items:
        if place:
            groups.setdefault(place, []).append(item)
    return groups


def _right_dates(wanted: Iterable[Item], given: Iterable[EventReport]) -> bool:
    accepted = [
        option
        for item in wanted
        for option in (item.get("normalized"), item.get("external_date"), *(item.get("accept_normalized") or ()))
        if option
    ]
    dates = [event.date for event in given if event.date]
    return bool(dates) and all(any(same_days(date, option) for option in accepted) for date in dates)
