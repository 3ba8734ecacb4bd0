"""From the working paper to the line: places become actors, indices become ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from communique.draft import Draft, DraftAttribution
from communique.link.confidence import Certainty
from communique.link.sources import Sources
from communique.model import (
    Actor,
    Attribution,
    CommitmentReport,
    EventReport,
    MechanismReport,
    Range,
    ReportLine,
    Span,
    content_id,
)
from communique.tools import Tools


def link_report(draft: Draft, tools: Tools) -> ReportLine:
    """The line of a report: all layers with actor ids that hold within the report."""
    sources = Sources(draft, tools)
    attributions = link_attributions(draft, sources, Certainty(draft, tools))
    mechanisms = link_mechanisms(draft, sources)
    commitments = link_commitments(draft, sources, attributions, mechanisms)
    events = link_events(draft, sources)
    return ReportLine(
        document=draft.report,
        actors=actors_of(draft, sources),
        attributions=tuple(attributions),
        commitments=tuple(commitments),
        mechanisms=tuple(mechanisms),
        time_expressions=tuple(replace(item, document=draft.report.id) for item in draft.times),
        events=tuple(events),
        figures=tuple(replace(item, document=draft.report.id) for item in draft.figures),
        checks=draft.checks,
    )


def spans(draft: Draft, places: Sequence[Range]) -> tuple[Span, ...]:
    """The spans of some places."""
    return tuple(draft.report.span(*place) for place in places)


def span(draft: Draft, place: Range | None) -> Span | None:
    """The span of a place, if there is one."""
    return None if place is None else draft.report.span(*place)


def attribution_id(draft: Draft, item: DraftAttribution) -> str:
    """An id from what the attribution is made of."""
    return content_id("attribution", draft.report.id, item.source, item.cue, item.content)


def link_attributions(draft: Draft, sources: Sources, certainty: Certainty) -> list[Attribution]:
    """The attributions with their actors; the same relation found twice is kept once."""
    ids = [attribution_id(draft, item) for item in draft.attributions]
    made: dict[str, Attribution] = {}
    for place, item in enumerate(draft.attributions):
        if ids[place] in made:
            continue
        actor = None if item.source is None else sources.actor(item.source)
        parent = None if item.parent is None else ids[item.parent]
        made[ids[place]] = Attribution(
            id=ids[place],
            source=span(draft, item.source),
            actor=actor,
            cue=span(draft, item.cue),
            content=spans(draft, item.content),
            mode=item.mode,
            chain=tuple(link for link in chain_of(place, draft, sources) if link != actor),
            nested_in=None if parent == ids[place] else parent,
            continues=None if item.continues is None else ids[item.continues],
            addressee=None if item.addressee is None else sources.actor(item.addressee),
            setting=None if item.setting is None else draft.report.text[slice(*item.setting)],
            date=item.date,
            stance=item.stance,
            negated=item.negated,
            rule=item.rule,
            confidence=certainty.of(item).value,
            document=draft.report.id,
        )
    return list(made.values())


def chain_of(place: int, draft: Draft, sources: Sources) -> list[str]:
    """Who stands between the speaker of an attribution and the reader, the one next to the speaker first.

    Each relation may name its own: the paper that was told, the agency that quotes. Then comes the source of the
    relation around it, with its own.
    """
    chain: list[str | None] = []
    for current in upwards(place, draft.attributions):
        item = draft.attributions[current]
        if current != place and item.source is not None:
            chain.append(sources.actor(item.source))
        told = None if item.addressee is None else sources.actor(item.addressee)
        if told is not None and sources.is_outlet(told):
            chain.append(told)
        elif item.setting is not None:
            chain.append(sources.outlet_in(item.setting))
        chain += [sources.actor(link) for link in item.via]
    return list(dict.fromkeys(link for link in chain if link is not None))


def upwards(place: int, made: Sequence[DraftAttribution]) -> Iterator[int]:
    """An attribution and those it is nested in, the innermost first."""
    seen: set[int] = set()
    current: int | None = place
    while current is not None and current not in seen:
        seen.add(current)
        yield current
        current = made[current].parent


def link_mechanisms(draft: Draft, sources: Sources) -> list[MechanismReport]:
    """The mechanisms with the ids of their parties."""
    return [
        MechanismReport(
            id=content_id("mechanism-report", draft.report.id, item.name, item.mentions),
            name=item.name,
            type=item.type,
            parties=sources.parties(item.parties),
            mentions=spans(draft, item.mentions),
            state=item.state,
            terms=item.terms,
            document=draft.report.id,
        )
        for item in draft.mechanisms
    ]


def link_commitments(
    draft: Draft, sources: Sources, attributions: Sequence[Attribution], mechanisms: Sequence[MechanismReport]
) -> list[CommitmentReport]:
    """The commitments with their parties, attribution and mechanism."""
    known = {item.id for item in attributions}
    made: dict[str, CommitmentReport] = {}
    for item in draft.commitments:
        items = [term.span.range for term in item.terms]
        identity = content_id("commitment-report", draft.report.id, item.act, item.evidence, items)
        vouching = None if item.attribution is None else attribution_id(draft, draft.attributions[item.attribution])
        made.setdefault(
            identity,
            CommitmentReport(
                id=identity,
                act=item.act,
                parties=sources.parties(item.parties),
                action=item.action,
                evidence=spans(draft, item.evidence),
                area=item.area,
                kind=item.kind,
                modality=item.modality,
                mechanism=None if item.mechanism is None else mechanisms[item.mechanism].id,
                terms=item.terms,
                deadline=item.deadline,
                prior=item.prior,
                attribution=vouching if vouching in known else None,
                document=draft.report.id,
            ),
        )
    return list(made.values())


def link_events(draft: Draft, sources: Sources) -> list[EventReport]:
    """The events with their actors."""
    made: dict[str, EventReport] = {}
    for item in draft.events:
        identity = content_id("event-report", draft.report.id, item.what, item.evidence, item.time_expression)
        made.setdefault(
            identity,
            EventReport(
                id=identity,
                what=item.what,
                actors=sources.parties(item.actors),
                place=item.place,
                date=item.date,
                basis=item.basis,
                time_expression=span(draft, item.time_expression),
                evidence=spans(draft, item.evidence),
                context=item.context,
                plover=item.plover,
                document=draft.report.id,
            ),
        )
    return list(made.values())


def actors_of(draft: Draft, sources: Sources) -> tuple[Actor, ...]:
    """The actors that are mentioned or that a layer refers to."""
    reference = sources.reference
    return tuple(
        Actor(
            id=sources.id_of(player.key),
            name=player.name,
            type=player.type,
            members=tuple(sources.id_of(key) for key in player.members),
            mentions=spans(draft, sorted(set(player.mentions))),
            iso3166=player.state if player.type == "state" and player.state in reference.states else None,
            wikidata=reference.wikidata.get(player.state or "") if player.type == "state" else None,
            aliases=tuple(sorted(form for form in player.forms if form != player.name)),
            office=player.office,
        )
        for player in sources.players()
    )
