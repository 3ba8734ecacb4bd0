"""The sections that lay reports side by side: differences, quotations, who carries what."""

from __future__ import annotations

from collections.abc import Sequence

from communique.matching.alignment import differing
from communique.model import STRENGTH, Claim, Disagreement, Form, Position, Quotation, Record, Rendition, Span
from communique.present.carried import carried
from communique.present.desk import Desk, human_value, language_at
from communique.present.happened import carried_in, cells
from communique.present.page import (
    ClaimLine,
    DifferenceLine,
    PositionLine,
    QuotationLine,
    RenditionLine,
    SingleGroup,
    SingleLine,
)
from communique.present.wording import pieces
from communique.present.words import (
    DIFFERENCE_WORDS,
    FORM_WORDS,
    STATUS_ORDER,
    STRENGTH_WORDS,
    capital,
    joined,
    language_name,
    plain_words,
    quoted,
)

SHORT = 24
"""A value of so many characters is shown above the words that say it, even if it is taken from them."""
FORMS: tuple[Form, ...] = ("direct", "partial", "indirect")


def differences(record: Record, desk: Desk) -> tuple[DifferenceLine, ...]:
    """Where reports differ, what cannot both hold first, mere wording last."""
    order = list(DIFFERENCE_WORDS)
    ranked = sorted(record.disagreements, key=lambda item: (order.index(item.kind), item.topic, item.id))
    return tuple(
        DifferenceLine(
            kind=item.kind,
            label=DIFFERENCE_WORDS[item.kind],
            topic=capital(item.topic),
            positions=_positions(item, desk),
            why=capital(item.why) if item.why else None,
            resolved=tuple(PositionLine(None, quoted(span.exact), desk.cite_all([span])) for span in item.resolved_by),
        )
        for item in ranked
    )


def _positions(item: Disagreement, desk: Desk) -> tuple[PositionLine, ...]:
    """The positions, those of one value together."""
    values: dict[str, list[Position]] = {}
    for position in sorted(item.positions, key=lambda each: (desk.rank.get(each.document, 0), each.span.start)):
        values.setdefault(_value(position), []).append(position)
    return tuple(
        PositionLine(
            value=None if _says_itself(value, held[0].span.exact) else value,
            quote=quoted(held[0].span.exact),
            evidence=desk.cite_all(position.span for position in held),
        )
        for value, held in values.items()
    )


def _says_itself(value: str, words: str) -> bool:
    """Whether a value is the words of the report, or so much of them that showing both would be to repeat them."""
    inner, outer = plain_words(value), plain_words(words)
    return inner == outer or (len(inner) > SHORT and (inner in outer or outer in inner))


def _value(position: Position) -> str:
    value = position.value
    if isinstance(value, str) and value in STRENGTH:
        return STRENGTH_WORDS[value]
    return human_value(value) or "not specified"


def quotations(record: Record, desk: Desk) -> tuple[QuotationLine, ...]:
    """Utterances with their renditions, those that most reports print first."""
    ranked = sorted(record.quotations, key=lambda item: (-len(item.renditions), item.renditions[0].span, item.id))
    return tuple(
        QuotationLine(
            speaker=desk.actor(item.speaker) or "A speaker we cannot name",
            why=item.why,
            renditions=_renditions(item, desk),
        )
        for item in ranked
    )


def _renditions(item: Quotation, desk: Desk) -> tuple[RenditionLine, ...]:
    def place(rendition: Rendition) -> tuple[int, int, int]:
        span = rendition.span
        return FORMS.index(rendition.form), desk.rank.get(span.document, 0), span.start

    ordered = sorted(item.renditions, key=place)
    languages = [language_at(desk.documents[each.span.document], each.span) for each in ordered]
    found = []
    for rendition, language, apart in zip(ordered, languages, _apart(ordered), strict=True):
        attribution = desk.attributions.get(rendition.attribution or "")
        chain = desk.chain(attribution) if attribution else ()
        found.append(
            RenditionLine(
                outlet=desk.outlet(rendition.span.document),
                form=rendition.form,
                label=FORM_WORDS[rendition.form],
                pieces=pieces(rendition.span, apart),
                through=", through ".join(chain) or None,
                language="" if language in ("en", "und") else language_name(language),
                evidence=desk.cite(rendition.span),
                uncertain=desk.is_uncertain(rendition.attribution),
            )
        )
    return tuple(found)


def _apart(renditions: Sequence[Rendition]) -> list[Sequence[Span]]:
    """Where the words of each stand that no other has; worked out anew for records that do not tell."""
    if any(each.differs_at for each in renditions):
        return [each.differs_at for each in renditions]
    spans = [each.span for each in renditions]
    return [
        [Span(span.document, span.start + start, span.start + end, span.exact[start:end]) for start, end in ranges]
        for span, ranges in zip(spans, differing([span.exact for span in spans]), strict=True)
    ]


def shared(record: Record, desk: Desk) -> tuple[ClaimLine, ...]:
    """What several reports carry beyond the commitments, and which reports leave it out."""
    held = carried_in(record)
    told = {claim.id for claim in held.values()}
    several = [claim for claim in record.claims if claim.id not in told and len(_documents(claim)) > 1]
    several.sort(
        key=lambda claim: (STATUS_ORDER.index(claim.status), -claim.origins, -len(_documents(claim)), claim.proposition)
    )
    rows: dict[str, list[int]] = {}
    for place, row in enumerate(record.coverage):
        rows.setdefault(row.claim, []).append(place)
    return tuple(
        ClaimLine(
            proposition=capital(claim.proposition),
            status=claim.status,
            carried=_carried(record, claim, desk),
            cells=cells([record.coverage[place] for place in rows.get(claim.id, ())], claim, desk),
            evidence=desk.cite_all(support.span for support in claim.support),
        )
        for claim in several
    )


def _carried(record: Record, claim: Claim, desk: Desk) -> str:
    """Who carries a claim; what carries it in part adds no origin."""
    full = [support for support in claim.support if support.extent == "full"] or claim.support
    told = carried(
        record,
        [(support.document, support.origin) for support in full],
        len(_documents(claim)),
        claim.origins,
        desk,
    )
    partly = _documents(claim) - {support.document for support in full}
    parts = [told]
    if partly:
        parts.append(f"only in part in {joined(desk.outlets(partly))}")
    speaker = _only_speaker(claim, desk)
    if speaker:
        parts.append(f"all on the word of {speaker}")
    return "; ".join(parts)


def _only_speaker(claim: Claim, desk: Desk) -> str | None:
    """The one person or state on whose word alone all reports have a claim."""
    told = [desk.told_in(support) for support in claim.support]
    actors = {attribution.actor if attribution else None for attribution in told}
    known = desk.actors.get(actors.pop() or "") if len(actors) == 1 else None
    return known.name if known is not None and known.type in ("person", "state", "organisation") else None


def _documents(claim: Claim) -> set[str]:
    return {support.document for support in claim.support}


def single(record: Record, documents: Sequence[str], desk: Desk) -> tuple[SingleGroup, ...]:
    """What one report alone carries, report by report, beyond the commitments shown before."""
    shown = {report.evidence[0] for item in record.commitments for report in item.reports if report.evidence}
    found: dict[str, list[Claim]] = {}
    for claim in record.claims:
        carriers = _documents(claim)
        if len(carriers) == 1 and not {support.span for support in claim.support} <= shown:
            found.setdefault(min(carriers), []).append(claim)
    return tuple(
        SingleGroup(desk.outlet(document), tuple(_single_lines(found[document], desk)))
        for document in documents
        if document in found
    )


def _single_lines(claims: Sequence[Claim], desk: Desk) -> list[SingleLine]:
    ordered = sorted(claims, key=lambda claim: (claim.support[0].span.start, claim.id))
    return [
        SingleLine(
            proposition=capital(claim.proposition),
            through=desk.through(claim.support[0].attribution),
            evidence=desk.cite_all(support.span for support in claim.support),
            uncertain=desk.is_uncertain(claim.support[0].attribution),
        )
        for claim in ordered
    ]
