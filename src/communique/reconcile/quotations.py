"""Which passages print one utterance?

The same speaker, aligned words: translations of one sentence share their order and their rare words,
but seldom a run of five. One report may print the whole sentence, another two words of it, a third a
paraphrase; at least one rendition must stand in quotation marks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from msgspec.structs import replace
from rapidfuzz.distance import LCSseq

from communique.matching.alignment import differing
from communique.matching.case import Case
from communique.matching.clauses import denied_by_one, said_in
from communique.matching.corrections import Pair
from communique.matching.days import meet
from communique.matching.features import Feature, Score, weigh
from communique.matching.groups import candidates, together
from communique.matching.passages import Passage, Reading, sentence_ranges
from communique.matching.same import SAME
from communique.matching.weights import overlap, wording
from communique.model import Attribution, Form, Quotation, Range, Rendition, Span, content_id

SAME_UTTERANCE = 0.5
"""Gold pairs of the reference case score .82-.97; a looser rendition of one utterance .52, the next others .48."""
OTHER = -0.8
"""Even the same words are no utterance of two speakers, or of two days: all other features together reach 1.25."""
LEAST_WEIGHT = 1.05
"""Weight of shared words: a rare one with a common one, or three that a few passages have."""
LEAST_WORDS = 2
MOST_HOLDERS = 40


@dataclass(frozen=True, eq=False)
class Saying:
    """A sentence that a report gives to a speaker."""

    passage: Passage
    attribution: Attribution
    speakers: frozenset[str]
    form: Form


def find(case: Case) -> tuple[Quotation, ...]:
    """The utterances that more than one report prints."""
    sayings = _sayings(case)
    scores = {
        (one, other): same_utterance(case, sayings[one], sayings[other])
        for one, other in candidates([saying.passage.terms for saying in sayings], MOST_HOLDERS)
        if sayings[one].passage.document != sayings[other].passage.document
    }
    scores |= _in_other_words(case, sayings, scores)
    rulings = case.corrections.on("quotation", [(saying.passage.span,) for saying in sayings])
    found = []
    for item in together(len(sayings), scores, SAME_UTTERANCE, lambda a, b: _one_each(sayings, a, b), rulings):
        kept = [sayings[at] for at in item.members]
        if len({saying.passage.document for saying in kept}) < 2 or all(saying.form == "indirect" for saying in kept):
            continue
        found.append(replace(_quotation(case, kept), score=item.score, why=item.why))
    return tuple(sorted(found, key=lambda item: item.renditions[0].span))


def _one_each(sayings: Sequence[Saying], one: list[int], other: list[int]) -> bool:
    """A report prints an utterance once, or once more inside what it already printed."""
    left = {sayings[at].passage.document for at in one}
    return not any(sayings[at].passage.document in left for at in other)


def same_utterance(case: Case, one: Saying, other: Saying) -> Score:
    """How much speaks for one utterance behind two sayings."""
    found = overlap(one.passage.terms, other.passage.terms, case.weights)
    if found.weight < LEAST_WEIGHT or len(found.shared) < LEAST_WORDS:
        return weigh(())
    together = one.speakers & other.speakers
    apart = bool(one.speakers and other.speakers and not together)
    order = LCSseq.normalized_similarity(one.passage.terms, other.passage.terms)
    marked = "indirect" not in (one.form, other.form)
    opposed = denied_by_one(said_in(case, one.passage), said_in(case, other.passage))
    dated = meet(one.attribution.date, other.attribution.date)
    return weigh(
        (
            *wording(found),
            Feature("order of the words", order, 0.2, "in much the same order"),
            Feature("same speaker", float(bool(together)), 0.1, "the same speaker is named"),
            Feature("unknown speaker", float(not one.speakers or not other.speakers), -0.15, ""),
            Feature("other speaker", float(apart), OTHER, "but the speakers differ"),
            Feature("denial", float(opposed), OTHER, "but only one denies it"),
            Feature("other day", float(dated is False), OTHER, "but on other days"),
            Feature("quotation marks", float(marked), 0.05, "both print it in quotation marks"),
        )
    )


def _in_other_words(case: Case, sayings: Sequence[Saying], known: Mapping[Pair, Score]) -> dict[Pair, Score]:
    """Two translations of one utterance that have hardly a word in common: the nearest that both reports print.

    Only between quotation marks, and of one speaker.
    """
    taken = {
        (at, sayings[other].passage.document)
        for pair, score in known.items()
        if score.value >= SAME_UTTERANCE
        for at, other in (pair, pair[::-1])
    }
    spoken: defaultdict[str, list[int]] = defaultdict(list)
    for at, saying in enumerate(sayings):
        if saying.form == "direct" and len(saying.passage.terms) >= LEAST_WORDS:
            for speaker in saying.speakers:
                spoken[speaker].append(at)
    found: dict[Pair, Score] = {}
    nearest: dict[tuple[int, str], float] = {}
    for one, other in (pair for places in spoken.values() for pair in combinations(places[:MOST_HOLDERS], 2)):
        sides = (one, sayings[other].passage.document), (other, sayings[one].passage.document)
        if taken.isdisjoint(sides) and _may_translate(sayings[one], sayings[other]):
            score = case.matcher.score(*(said_in(case, sayings[at].passage) for at in (one, other)))
            if score.value >= SAME:
                found[one, other] = score
                nearest |= {side: max(nearest.get(side, 0.0), score.value) for side in sides}
    return {
        (one, other): score
        for (one, other), score in found.items()
        if score.value == nearest[one, sayings[other].passage.document] == nearest[other, sayings[one].passage.document]
    }


def _may_translate(one: Saying, other: Saying) -> bool:
    """Whether two sayings of different reports, and of no two days, are built alike: "we will not ... until the ...".

    Long sayings on one subject are alike in meaning without being one: only the small words tell.
    """
    if one.passage.document == other.passage.document or meet(one.attribution.date, other.attribution.date) is False:
        return False
    ours, theirs = ([word.plain for word in side.passage.words] for side in (one, other))
    return LCSseq.normalized_similarity(ours, theirs) >= BUILT_ALIKE


BUILT_ALIKE = 0.5
"""Share of all their words that two translations have in common and in one order."""


def _sayings(case: Case) -> list[Saying]:
    """Every sentence that is given to a speaker; the press and what it reports within are left out."""
    found: dict[tuple[str, int, int], Saying] = {}
    for reading in case.readings:
        named = _terms_of_art(reading)
        told = {item.nested_in for item in reading.line.attributions if item.actor is not None}
        by_id = {item.id: item for item in reading.line.attributions}
        for attribution in reading.line.attributions:
            actor = case.actors.get(attribution.actor or "")
            if actor is not None and actor.type == "outlet":
                continue
            if attribution.actor is None and attribution.id in told:
                continue  # who speaks is said inside it
            parent = by_id.get(attribution.nested_in or "")
            if parent is not None and _speaks(case, parent):
                continue
            speakers = case.expand([attribution.actor] if attribution.actor else [])
            for content in attribution.content:
                for start, end in sentence_ranges(content.exact):
                    passage = reading.passage(content.start + start, content.start + end)
                    key = (reading.id, passage.start, passage.end)
                    if passage.terms and key not in found:
                        found[key] = Saying(passage, attribution, speakers, _form(passage, named))
    return [found[key] for key in sorted(found)]


def _speaks(case: Case, attribution: Attribution) -> bool:
    """Whether the words of a source are printed; an outlet only reports those of others."""
    actor = case.actors.get(attribution.actor or "")
    return actor is not None and actor.type != "outlet"


def _terms_of_art(reading: Reading) -> frozenset[Range]:
    """Passages in quotation marks that only name a mechanism: nobody is quoted."""
    found = []
    for mechanism in reading.line.mechanisms:
        for span in mechanism.mentions:
            for start, end in reading.quotes_over(span.start, span.end):
                if end - start <= span.end - span.start + NAME_SLACK:
                    found.append((start, end))
    return frozenset(found)


NAME_SLACK = 4


def _form(passage: Passage, terms_of_art: Set[Range]) -> Form:
    """Whether a passage stands in quotation marks: wholly, in part, or not."""
    inside = sum(
        max(0, min(end, passage.end) - max(start, passage.start))
        for start, end in passage.reading.quotes_over(passage.start, passage.end)
        if (start, end) not in terms_of_art
    )
    if inside == 0:
        return "indirect"
    return "direct" if inside >= FULLY * (passage.end - passage.start) else "partial"


FULLY = 0.85


def _quotation(case: Case, sayings: list[Saying]) -> Quotation:
    sayings = sorted(sayings, key=lambda saying: saying.passage.span)
    speakers = sorted({name for saying in sayings for name in [saying.attribution.actor] if name})
    persons = [name for name in speakers if case.actors[name].type == "person"] or speakers
    forms = [{word.term: word.plain for word in saying.passage.words if word.term} for saying in sayings]
    plain = [{word.plain for word in saying.passage.words if word.term} for saying in sayings]
    everywhere = set.intersection(*plain)
    common = [word for word in dict.fromkeys(forms[0].values()) if word in everywhere]
    differs = [word for form in forms for word in form.values() if word not in everywhere]
    spans = [saying.passage.span for saying in sayings]
    return Quotation(
        id=content_id("q", *spans),
        speaker=persons[0] if persons else None,
        renditions=tuple(
            Rendition(
                attribution=saying.attribution.id,
                span=span,
                form=saying.form,
                differs_at=tuple(_inside(saying, start, end) for start, end in apart),
                quoted_at=tuple(_in_marks(saying)),
            )
            for saying, span, apart in zip(sayings, spans, differing([span.exact for span in spans]), strict=True)
        ),
        common=tuple(common),
        differs=tuple(dict.fromkeys(differs)),
    )


def _inside(saying: Saying, start: int, end: int) -> Span:
    """A part of what is said, by its place in it."""
    at = saying.passage.start
    return saying.passage.reading.line.document.span(at + start, at + end)


def _in_marks(saying: Saying) -> Iterable[Span]:
    """The parts that stand in quotation marks, the marks left out."""
    passage = saying.passage
    for start, end in passage.reading.quotes_over(passage.start, passage.end) if saying.form != "indirect" else ():
        yield passage.reading.line.document.span(max(start, passage.start), min(end, passage.end))
