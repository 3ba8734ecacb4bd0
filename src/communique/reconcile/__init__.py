"""What the reports say together: judgements over report lines, one module a question.

`STEPS` is the whole procedure inside one story. A step reads the parts of the case that it needs and
gives one of its own; no step changes what an earlier one gave. The order of the reports does not
matter: everything is sorted by content, and ids are hashes of content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from msgspec.structs import replace

from communique.matching.case import Case
from communique.matching.corrections import Corrections
from communique.matching.days import LAST, days
from communique.matching.passages import Reading, read
from communique.matching.press import LEAST_INITIALS, dateline_agency, initials, is_agency, squash
from communique.matching.same import load_matcher
from communique.matching.words import Speller
from communique.model import (
    Actor,
    Claim,
    Commitment,
    Correction,
    Coverage,
    Dependence,
    Derivation,
    Disagreement,
    Event,
    Mechanism,
    Origin,
    Quotation,
    ReportLine,
    Story,
)
from communique.reconcile import (
    amounts,
    answers,
    arrangements,
    claims,
    clashes,
    commitments,
    coverage,
    disagreements,
    events,
    mechanisms,
    origins,
    quotations,
    stories,
    tellings,
    topics,
    undertakings,
    wordings,
)
from communique.reference import load_reference
from communique.settings import Settings


class Step(NamedTuple):
    """One question: the part of the case that answers it, the parts it needs, and the function."""

    gives: str
    needs: tuple[str, ...]
    run: Callable[[Case], Any]


STEPS: tuple[Step, ...] = (
    Step("sources", (), origins.find),
    Step("quotations", (), quotations.find),
    Step("mechanisms", (), mechanisms.find),
    Step("events", (), events.find),
    Step("commitments", ("sources", "mechanisms"), commitments.find),
    Step("claims", ("sources", "quotations", "events", "commitments"), claims.find),
    Step("undertakings", ("quotations", "commitments", "claims"), undertakings.find),
    Step("arrangements", ("mechanisms", "commitments", "claims"), arrangements.find),
    Step("disagreements", ("quotations", "mechanisms", "events", "claims", "arrangements"), disagreements.find),
    Step("clashes", ("claims", "undertakings", "disagreements"), clashes.find),
    Step("amounts", ("undertakings", "disagreements", "clashes"), amounts.find),
    Step("answers", ("undertakings", "disagreements", "clashes"), answers.find),
    Step("tellings", ("quotations", "commitments", "claims"), tellings.find),
    Step("topics", ("mechanisms", "commitments", "claims"), topics.find),
    Step("wordings", ("claims",), wordings.find),
    Step("claims", ("undertakings", "arrangements", "disagreements", "clashes", "amounts", "answers"), claims.dispute),
    Step("coverage", ("claims",), coverage.find),
)


@dataclass(frozen=True)
class Judgements:
    """The lists of the record that no single report can give."""

    stories: tuple[Story, ...] = ()
    origins: tuple[Origin, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    events: tuple[Event, ...] = ()


DISAGREEING = frozenset(
    "undertakings arrangements disagreements clashes amounts answers tellings topics wordings".split()
)
"""The parts of a case that hold disagreements: a person may give those another kind, or strike them out."""


def reconcile(
    lines: Sequence[ReportLine], actors: Sequence[Actor], settings: Settings, corrections: Iterable[Correction] = ()
) -> Judgements:
    """Relate reports to one another.

    Args:
        lines: the reports, with record-wide actor ids.
        actors: the actors of the record, with their mentions in all reports.
        settings: the options of the run.
        corrections: what persons judged; it wins.
    """
    del settings  # no option concerns this half yet; the door has it so that callers need not change
    speller = Speller()
    ordered = sorted(actors, key=lambda actor: actor.id)
    readings = [read(line, ordered, speller) for line in sorted(lines, key=lambda line: line.document.id)]
    known = {actor.id: actor for actor in ordered}
    by_id = {reading.id: reading for reading in readings}
    judged, matcher = Corrections(corrections), load_matcher()
    reference = load_reference()
    agencies = {squash(name): agency.name for name, agency in reference.agencies.items()} | _own_agencies(readings)
    states = {actor.iso3166: actor.id for actor in ordered if actor.iso3166}
    capitals = {name: states[code] for name, code in reference.capitals.items() if code in states}
    cases = [
        Case(story, tuple(by_id[document] for document in story.documents), known, agencies, capitals, judged, matcher)
        for story in stories.find(readings, known, judged)
    ]
    for case in cases:
        for step in STEPS:
            found = step.run(case)
            setattr(case, step.gives, _as_judged(case, found) if step.gives in DISAGREEING else found)
    return _joined(cases)


def _own_agencies(readings: Iterable[Reading]) -> dict[str, str]:
    """Agencies that datelines name and no list has, by name and by initials, which the list may give to others."""
    reports = [reading.line.document for reading in readings]
    signed = {dateline_agency(report.dateline.exact) for report in reports if report.dateline is not None}
    named = {name for name in signed if name} | {report.outlet.name for report in reports if report.outlet.name}
    full = sorted(name for name in named if " " in name and (name in signed or is_agency(name, ())))
    found = {squash(initials(name)): name for name in full if len(initials(name)) >= LEAST_INITIALS}
    known = load_reference()
    single = {name for name in signed if name and known.agency_named(name) is None and squash(name) not in found}
    unlisted = (name for name in (*full, *sorted(single)) if known.agency_named(name) is None)
    return {squash(name): name for name in unlisted if not is_agency(name, ())} | found


def _as_judged(case: Case, found: Iterable[Disagreement]) -> tuple[Disagreement, ...]:
    """The disagreements with the kinds that persons gave them, without those that they struck out."""
    kept = []
    for item in found:
        kind = case.corrections.kind_of([position.span for position in item.positions])
        if kind is None:
            kept.append(item)
        elif kind != "none":
            kept.append(
                replace(item, kind=kind, why=f"a person judged it so; the program had: {item.kind}, {item.why}")
            )
    return tuple(kept)


def _joined(cases: Sequence[Case]) -> Judgements:
    """The stories one after the other, the events of all in order of date."""
    timeline = [event for case in cases for event in case.events]
    return Judgements(
        stories=tuple(case.story for case in cases),
        origins=_merged(origin for case in cases for origin in case.sources.origins),
        derivations=tuple(item for case in cases for item in case.sources.derivations),
        dependence=tuple(item for case in cases for item in case.sources.dependence),
        quotations=tuple(item for case in cases for item in case.quotations),
        claims=tuple(item for case in cases for item in case.claims),
        disagreements=tuple(item for case in cases for item in case.all_disagreements),
        coverage=tuple(item for case in cases for item in case.coverage),
        commitments=tuple(item for case in cases for item in case.commitments),
        mechanisms=tuple(item for case in cases for item in case.mechanisms),
        events=tuple(sorted(timeline, key=lambda event: (*(days(event.date) or (LAST, LAST)), event.id))),
    )


def _merged(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """One agency may stand behind several stories."""
    found: dict[str, Origin] = {}
    for origin in origins:
        documents = {*origin.documents, *(found[origin.id].documents if origin.id in found else ())}
        found[origin.id] = Origin(id=origin.id, kind=origin.kind, name=origin.name, documents=tuple(sorted(documents)))
    return tuple(found[name] for name in sorted(found))
