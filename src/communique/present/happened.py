"""The first sections of a story: the event, where its reports come from, what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.model import (
    STRENGTH,
    ActorType,
    Claim,
    Commitment,
    CommitmentReport,
    Coverage,
    FollowUpStep,
    Modality,
    Origin,
    Record,
    Span,
    Story,
)
from communique.present.carried import carried, derived
from communique.present.dates import human_date
from communique.present.desk import Desk
from communique.present.page import (
    CarrierCell,
    CommitmentGroup,
    CommitmentLine,
    DerivationLine,
    EventSection,
    Fact,
    OriginLine,
)
from communique.present.words import (
    DERIVATION_WORDS,
    ORIGIN_WORDS,
    STATUS_ORDER,
    STRENGTH_WORDS,
    capital,
    count,
    joined,
)

MODALITY_WORDS: dict[Modality, str | None] = {
    "asserted": None,
    "planned": "planned",
    "possible": "only possible",
    "negated": "denied or ruled out",
}
WHO_ORDER: tuple[ActorType, ...] = ("person", "group", "state", "organisation", "document", "outlet")
GROUPS = ("Undertakings", "Positions", "Earlier undertakings recalled")
MOST_SPEAKING = 8
NO_FOLLOW_UP = "no evidence yet"


def event_section(record: Record, story: Story, desk: Desk) -> EventSection:
    """Who, where, when, from how many reports and origins."""
    documents = desk.ordered(story.documents)
    drawn_on = [item for item in record.origins if set(item.documents) & set(documents)]
    origins = [item for item in drawn_on if item.kind != "speaker"]
    lines = tuple(
        OriginLine(*_origin(item, desk), reports=desk.outlets(set(item.documents) & set(documents)))
        for item in sorted(origins, key=lambda item: (-len(item.documents), item.kind, item.name or "~", item.id))
    )
    named = {item.id: item for item in record.origins}
    own = {item.document: derived(item, named) for item in record.dependence}
    known = f"{count(len(documents), 'report')}, drawing on {count(len(lines), 'origin')}"
    return EventSection(
        headline=headline(story, desk),
        who=tuple(_who(story, desk)),
        where=_where(record, story, desk),
        when=_when(record, story, desk),
        known_from=capital(known if lines else count(len(documents), "report")),
        speaking=tuple(_speaking([item for item in drawn_on if item.kind == "speaker"], record, documents, desk)),
        reports=tuple(replace(desk.source_report(document), derived=own.get(document)) for document in documents),
        origins=lines,
        derivations=_derivations(record, documents, desk),
    )


def headline(story: Story, desk: Desk) -> str:
    """What the reports are about: who met, or else the event or title that the story has."""
    return capital(story.what or desk.parties(story.actors)) or "Reports of an event that we cannot name"


def _who(story: Story, desk: Desk) -> Iterable[Fact]:
    """The main actors, each with the first place that names it."""
    inside = set(story.documents)
    known = [desk.actors[name] for name in story.actors if name in desk.actors]
    for actor in sorted(known, key=lambda actor: WHO_ORDER.index(actor.type)):
        mentions = [span for span in actor.mentions if span.document in inside and span.document in desk.rank]
        first = min(mentions, key=lambda span: (desk.rank[span.document], span.start), default=None)
        office = f", {actor.office}" if actor.office else ""
        yield Fact(f"{desk.actor(actor.id)}{office}", desk.cite_all([first] if first else []))


def _where(record: Record, story: Story, desk: Desk) -> Fact | None:
    if story.place is None:
        return None
    telling = [
        report
        for event in record.events
        for report in event.reports
        if report.document in story.documents and report.place == story.place and report.evidence
    ]
    on_the_day = [report for report in telling if report.date == story.date] or telling
    spans = {report.document: report.evidence[0] for report in reversed(on_the_day)}
    return Fact(story.place, desk.cite_all(spans.values()))


def _when(record: Record, story: Story, desk: Desk) -> Fact | None:
    """The date, with the words that name it; one passage a report is enough."""
    if story.date is None:
        return None
    spans: dict[str, Span] = {}
    for event in record.events:
        for report in event.reports:
            if report.document in story.documents and report.date == story.date:
                span = report.time_expression or (report.evidence[0] if report.evidence else None)
                if span is not None:
                    spans.setdefault(report.document, span)
    return Fact(human_date(story.date), desk.cite_all(spans.values()))


def _speaking(speakers: Sequence[Origin], record: Record, documents: Sequence[str], desk: Desk) -> Iterable[Fact]:
    """Whose words the reports print, those in most reports first, each with a passage."""
    inside = set(documents)
    passages: dict[str, list[Span]] = {item.id: [] for item in speakers}
    for edge in record.derivations:
        if edge.source in passages and edge.to in inside:
            passages[edge.source] += [spans[-1] for spans in edge.evidence]
    reports = {item.id: inside & set(item.documents) for item in speakers}
    ordered = sorted(speakers, key=lambda item: (-len(reports[item.id]), -len(passages[item.id]), item.id))
    for item in ordered[:MOST_SPEAKING]:
        spans = sorted(passages[item.id], key=lambda span: (desk.rank[span.document], span.start))
        yield Fact(f"{item.name} in {count(len(reports[item.id]), 'report')}", desk.cite_all(spans[:1]))
    if len(ordered) > MOST_SPEAKING:
        yield Fact(f"{len(ordered) - MOST_SPEAKING} more", ())


def _origin(item: Origin, desk: Desk) -> tuple[str, str]:
    """Name and kind of an origin; one without a name by the report that shows it."""
    if item.name:
        return item.name, ORIGIN_WORDS[item.kind]
    shown = joined(desk.outlets(item.documents))
    if item.kind == "outlet":
        return shown, f"{ORIGIN_WORDS[item.kind]}, publisher not known"
    return f"A {ORIGIN_WORDS[item.kind]}", "author not known"


def _derivations(record: Record, documents: Sequence[str], desk: Desk) -> tuple[DerivationLine, ...]:
    names = {item.id: item.name or "an origin without a name" for item in record.origins}
    names |= {document: desk.outlet(document) for document in desk.documents}
    speakers = {item.id for item in record.origins if item.kind == "speaker"}
    found = [item for item in record.derivations if item.to in documents and item.source not in speakers]
    found.sort(key=lambda item: (desk.rank[item.to], item.kind, names.get(item.source, ""), item.source))
    return tuple(
        DerivationLine(
            report=desk.outlet(item.to),
            source=names.get(item.source, item.source),
            how=DERIVATION_WORDS[item.kind],
            why=item.why,
            evidence=desk.cite_all(span for spans in item.evidence for span in spans),
        )
        for item in found
    )


# --- what was agreed


def agreed(record: Record, desk: Desk) -> tuple[CommitmentGroup, ...]:
    """The undertakings of a story in three groups: new ones, positions, and earlier ones recalled."""
    ranked = sorted(record.commitments, key=lambda item: _order(item, desk))
    claims = carried_in(record)
    groups: dict[str, list[CommitmentLine]] = {heading: [] for heading in GROUPS}
    for item in ranked:
        prior = all(report.prior for report in item.reports)
        heading = GROUPS[2] if prior else GROUPS[1] if item.kind == "position" else GROUPS[0]
        groups[heading].append(_line(record, item, claims.get(item.id), desk))
    return tuple(CommitmentGroup(heading, tuple(lines)) for heading, lines in groups.items() if lines)


def carried_in(record: Record) -> dict[str, Claim]:
    """For each commitment the claim, carried by several reports, that says the same.

    The brief shows such a claim with its commitment, not a second time.
    """
    at: dict[Span, Claim] = {}
    for claim in record.claims:
        if len({support.document for support in claim.support}) > 1:
            at |= {support.span: claim for support in claim.support}
    found: dict[str, Claim] = {}
    for commitment in record.commitments:
        told = {at.get(report.evidence[0]) for report in commitment.reports if report.evidence}
        claims = [claim for claim in told if claim is not None]
        if claims and len(told) == 1:
            found[commitment.id] = claims[0]
    return found


def cells(coverage: Iterable[Coverage], claim: Claim, desk: Desk) -> tuple[CarrierCell, ...]:
    """Which reports carry a claim, and for the others the passage that comes nearest.

    A report in a language of which no clauses are read is left out: nothing is known to be absent from it.
    """
    carried = {support.document: support.span for support in reversed(claim.support)}
    found = []
    for item in sorted(coverage, key=lambda item: desk.rank.get(item.document, 0)):
        if item.present == "absent" and not desk.is_read(item.document):
            continue
        nearest = item.nearest[0].span if item.nearest else None
        span = nearest if item.present == "absent" else carried.get(item.document, nearest)
        found.append(CarrierCell(desk.outlet(item.document), item.present, desk.cite(span) if span else None))
    return tuple(found)


def _documents(commitment: Commitment) -> set[str]:
    return {report.document or report.evidence[0].document for report in commitment.reports if report.evidence}


def _order(commitment: Commitment, desk: Desk) -> tuple[int, int, int, int, int, str]:
    """What most origins carry first, then what was put most strongly, then as the reports have it."""
    support = commitment.support
    first = min(
        (desk.rank.get(span.document, 0), span.start) for report in commitment.reports for span in report.evidence
    )
    return (
        STATUS_ORDER.index(support.status),
        -support.origins,
        -STRENGTH.index(commitment.strength),
        *first,
        commitment.id,
    )


def _line(record: Record, item: Commitment, claim: Claim | None, desk: Desk) -> CommitmentLine:
    coverage = [row for row in record.coverage if claim and row.claim == claim.id and row.present == "absent"]
    evidence = desk.cite_all(span for report in item.reports for span in report.evidence)
    drawn = [(each.document, each.origin) for each in item.support.drawn]
    return CommitmentLine(
        action=capital(item.action),
        parties=desk.parties(item.parties),
        strength=STRENGTH_WORDS[item.strength],
        status="disputed" if claim is not None and claim.status == "disputed" else item.support.status,
        carried=carried(record, drawn, len(_documents(item)), item.support.origins, desk),
        area=item.area,
        remarks=_remarks(item, record),
        terms=desk.terms((*item.terms, *(term for report in item.reports for term in report.terms)), item.action),
        deadline=_deadline(item, desk),
        follow_up=_follow_up(item, desk),
        put=_put(item.reports, desk),
        absent=cells(coverage, claim, desk) if claim else (),
        evidence=evidence,
        uncertain=all(desk.is_uncertain(report.attribution) for report in item.reports),
    )


def _remarks(item: Commitment, record: Record) -> tuple[str, ...]:
    words = [MODALITY_WORDS[report.modality] for report in item.reports]
    remarks = [word for word in dict.fromkeys(words) if word] if all(words) else []
    name = next((mechanism.name for mechanism in record.mechanisms if mechanism.id == item.mechanism), None)
    if name and name.casefold() not in item.action.casefold():
        remarks.append(f"concerns {name}")
    return tuple(remarks)


def _deadline(item: Commitment, desk: Desk) -> Fact | None:
    if item.deadline is None:
        return None
    naming = [report for report in item.reports if report.deadline == item.deadline]
    return Fact(human_date(item.deadline), desk.cite_all(span for report in naming for span in report.evidence[:1]))


def _put(reports: Sequence[CommitmentReport], desk: Desk) -> tuple[str, ...]:
    """Which report puts it how, where they do not put it alike."""
    acts: dict[str, list[str]] = {}
    for report in sorted(reports, key=lambda report: -STRENGTH.index(report.act)):
        acts.setdefault(STRENGTH_WORDS[report.act], []).append(report.document)
    if len(acts) < 2:
        return ()
    return tuple(f"{word} in {joined(desk.outlets(documents))}" for word, documents in acts.items())


def _follow_up(item: Commitment, desk: Desk) -> tuple[Fact, ...]:
    """What became of it, with each passage that tells; nothing while there is no evidence."""
    found = item.follow_up
    if found is None or (found.status in (None, NO_FOLLOW_UP) and not found.history):
        return ()
    since = f" since {human_date(found.since)}" if found.since else ""
    telling = [step for step in found.history if step.effect not in TOLD_ABOVE and step.standing != "rejected"]
    return (Fact(f"{found.status or NO_FOLLOW_UP}{since}"), *(_step(step, desk) for step in telling))


TOLD_ABOVE = frozenset({"announce", "restate", "specify"})
"""Effects of the passages that the undertaking itself is read from."""


def _step(step: FollowUpStep, desk: Desk) -> Fact:
    """One passage of the history: when, what it does, and its words."""
    when = f"{human_date(step.date)}: " if step.date else ""
    return Fact(f"{when}{step.status or step.effect}, “{step.span.exact}”", desk.cite_all([step.span]))
