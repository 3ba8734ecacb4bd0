"""Where did the information enter the press, and which report took it from where?

Reports are counted; origins corroborate. A passage came from elsewhere if the report credits it
(`cited`), or if it prints, without credit, the wording that another report credits or prints too
(`verbatim`). Identical words alone prove little: quotations of one speech are alike, and everybody
uses the same phrases. So a copy needs a whole sentence of the outlet's own wording, or a long
quotation in one translation that the other report credits to somebody else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.matching.case import Case, Credit, Sources
from communique.matching.copies import ANCHOR, Copy, copies, words_span
from communique.matching.passages import Reading
from communique.matching.press import is_agency, is_unnamed, same_publisher
from communique.matching.runs import Run, shared_runs
from communique.model import Actor, Attribution, Derivation, DerivationKind, Origin, OriginKind, Span, content_id

QUOTED_PASSAGE = 10
"""Words in shared runs that tie a passage credited to an outlet to the report it was taken from."""


Runs = dict[tuple[str, str], list[Run]]
"""The wording that each two reports share."""


@dataclass
class Book:
    """Origins, derivations and credits while they are collected."""

    case: Case
    own: dict[str, str] = field(default_factory=dict)
    origins: dict[str, tuple[OriginKind, str | None, set[str]]] = field(default_factory=dict)
    derivations: dict[tuple[str, str, DerivationKind], tuple[list[tuple[Span, ...]], str]] = field(default_factory=dict)
    credits: defaultdict[str, list[Credit]] = field(default_factory=lambda: defaultdict(list))

    def origin(self, kind: OriginKind, name: str | None, *documents: str, key: object = "") -> str:
        """The id of an origin, which the documents draw on."""
        made = content_id("o", kind, name if name is not None else key)
        self.origins.setdefault(made, (kind, name, set()))[2].update(documents)
        return made

    def derive(
        self, source: str, to: str, kind: DerivationKind, evidence: Iterable[tuple[Span, ...]], why: str
    ) -> None:
        """Note that a report took something from a source."""
        if source != to:
            self.derivations.setdefault((source, to, kind), ([], why))[0].extend(evidence)

    def credit(self, span: Span, origin: str) -> None:
        """Note that a passage came from an origin."""
        self.credits[span.document].append(Credit(span.range, origin))


def find(case: Case) -> Sources:
    """The origins, who took what from where, and the credited passages."""
    book = Book(case)
    book.own = {reading.id: _publisher(book, reading) for reading in case.readings}
    runs = _all_runs(case)
    for reading in case.readings:
        _credit_posts(book, reading)
        for attribution in reading.line.attributions:
            _credit(book, reading, attribution, runs)
        _credit_mentions(book, reading, runs)
    # An agency's own report first: what others share with it is no longer of unknown origin.
    for (left, right), shared in sorted(runs.items(), key=lambda item: (not _has_agency(book, item[0]), item[0])):
        _trace_copies(book, case.by_id[left], case.by_id[right], shared)
    credited = {document: tuple(sorted(found)) for document, found in book.credits.items()}
    used = {*book.own.values(), *(source for source, _, _ in book.derivations)}
    used |= {credit.origin for found in credited.values() for credit in found}
    origins = tuple(
        Origin(id=made, kind=kind, name=name, documents=tuple(sorted(documents)))
        for made, (kind, name, documents) in sorted(book.origins.items())
        if made in used
    )
    derivations = tuple(
        Derivation(source=source, to=to, kind=kind, evidence=_without_parts(evidence), why=why)
        for (source, to, kind), (evidence, why) in sorted(book.derivations.items())
    )
    return Sources(origins, derivations, book.own, credited)


def _publisher(book: Book, reading: Reading) -> str:
    name = reading.line.document.outlet.name
    kind: OriginKind = "agency" if name and is_agency(name, book.case.agencies) else "outlet"
    return book.origin(kind, name, reading.id, key=reading.id)


def _all_runs(case: Case) -> Runs:
    return {
        (one.id, other.id): shared_runs(one, other)
        for place, one in enumerate(case.readings)
        for other in case.readings[place + 1 :]
    }


def _credit_posts(book: Book, reading: Reading) -> None:
    """An embedded post is a source of its own."""
    for item in reading.line.document.furniture:
        if item.kind == "social-post":
            book.credit(item.span, book.origin("post", None, reading.id, key=item.span.exact[:200]))


def _credit(book: Book, reading: Reading, attribution: Attribution, runs: Runs) -> None:
    """Where the content of one attribution came from, if not from the report's own work."""
    actors = book.case.actors
    ways = [actors[name] for name in (attribution.actor, *attribution.chain) if name in actors]
    documents = [actor for actor in ways if actor.type == "document" and not is_unnamed(actor.name)]
    press = [actor for actor in ways if _is_press(book.case, actor) and not _is_own(reading, actor)]
    for outlet in press:
        _cite(book, reading, attribution.content, outlet, runs)
    if documents:
        origin = book.origin("document", documents[0].name, reading.id)
    elif press:
        origin = _origin_of(book, reading, press[0])
    else:
        return
    for content in attribution.content:
        book.credit(content, origin)


def _credit_mentions(book: Book, reading: Reading, runs: Runs) -> None:
    """A publisher beside a verb of reporting, which no attribution names: it is credited with the sentence."""
    for start, end, name in reading.mentions:
        actor = book.case.actors[name]
        if not _is_press(book.case, actor) or _is_own(reading, actor):
            continue
        sentence = reading.sentence_at(start)
        if sentence is None or not _reports(reading.text, start, end):
            continue
        if any(name in ways for ways in book.case.ways_over(sentence.span)):
            continue
        _cite(book, reading, (sentence.span,), actor, runs)
        book.credit(sentence.span, _origin_of(book, reading, actor))


def _reports(text: str, start: int, end: int) -> bool:
    """Whether the words beside a publisher's name credit it with something."""
    return (
        REPORTS_AFTER.match(text, end) is not None or REPORTS_BEFORE.search(text, max(0, start - 24), start) is not None
    )


REPORTS_AFTER = re.compile(
    r"(?:[’']s)?(?:\s\([A-Z]{2,6}\))?\s(?:news\s?paper\s|news\sagency\s)?(?:has\s|had\s|also\s|earlier\s|first\s)?"
    r"(?:reported|reports|said|says|wrote|writes|claimed|quoted)\b"
)
REPORTS_BEFORE = re.compile(r"(?:according to|reported by|as told to|citing|quoted by)\s(?:the\s|The\s)?$", re.I)


def _is_press(case: Case, actor: Actor) -> bool:
    named = actor.type == "outlet" or (actor.type == "organisation" and is_agency(actor.name, case.agencies))
    return named and not is_unnamed(actor.name)


def _is_own(reading: Reading, actor: Actor) -> bool:
    name = reading.line.document.outlet.name
    return name is not None and any(same_publisher(name, other) for other in (actor.name, *actor.aliases))


def _origin_of(book: Book, reading: Reading, outlet: Actor) -> str:
    """The origin of what a report credits to an outlet: that of the outlet's own report, where it is among ours."""
    for other in book.case.readings:
        if other.id != reading.id and _is_own(other, outlet):
            book.origins[book.own[other.id]][2].add(reading.id)
            return book.own[other.id]
    kind: OriginKind = "agency" if is_agency(outlet.name, book.case.agencies) else "outlet"
    return book.origin(kind, outlet.name, reading.id)


def _cite(book: Book, reading: Reading, content: tuple[Span, ...], outlet: Actor, runs: Runs) -> None:
    """The edge from a cited publisher: from its report where that is among ours, else from its origin."""
    sources = [other for other in book.case.readings if other.id != reading.id and _is_own(other, outlet)]
    if sources:
        shared = {source.id: _passages(reading, source, content, runs) for source in sources}
        if any(shared.values()):  # of several reports of one publisher, the one whose words it has
            sources = [source for source in sources if shared[source.id]]
        for source in sources:
            pairs = shared[source.id]
            evidence = [tuple(pair) for pair in pairs] or [(span,) for span in content[:1]]
            book.derive(source.id, reading.id, "cited", evidence, f"it names {outlet.name}, which published the other")
        return
    found = [] if is_agency(outlet.name, book.case.agencies) else _unsigned(book.case, reading, content, runs)
    if len(found) == 1:
        source, pairs = found[0]
        book.own[source.id] = book.origin("outlet", outlet.name, reading.id, source.id)
        book.derive(
            source.id,
            reading.id,
            "cited",
            [tuple(pair) for pair in pairs],
            f"it credits these words to {outlet.name}; of the reports of no known publisher only this one has them",
        )
        return
    origin = _origin_of(book, reading, outlet)
    book.derive(origin, reading.id, "cited", [(span,) for span in content[:1]], f"it names {outlet.name} as its source")


def _unsigned(
    case: Case, reading: Reading, content: tuple[Span, ...], runs: Runs
) -> list[tuple[Reading, list[tuple[Span, Span]]]]:
    """Reports without a known publisher that print enough of a credited passage."""
    found = []
    for other in case.readings:
        if other.id == reading.id or other.line.document.outlet.name:
            continue
        pairs = _passages(reading, other, content, runs, ANCHOR)
        if sum(len(pair[0].exact.split()) for pair in pairs) >= QUOTED_PASSAGE:
            found.append((other, pairs))
    return found


def _passages(
    reading: Reading,
    other: Reading,
    content: tuple[Span, ...],
    runs: Runs,
    least: int = ANCHOR,
) -> list[tuple[Span, Span]]:
    """The wording inside some passages of a report that another report has too: (theirs, ours)."""
    flipped = (reading.id, other.id) not in runs
    found = runs.get((other.id, reading.id) if flipped else (reading.id, other.id), [])
    pairs = []
    for run in found:
        ours, theirs = (run.right, run.left) if flipped else (run.left, run.right)
        first, last = _clip(reading, ours, ours + run.length, content)
        if last - first < least:
            continue
        shift = theirs - ours
        pairs.append((words_span(other, first + shift, last + shift), words_span(reading, first, last)))
    return pairs


def _clip(reading: Reading, first: int, last: int, content: tuple[Span, ...]) -> tuple[int, int]:
    """The part of a run of words that lies in one of the spans."""
    inside = [reading.words_in(span.range, first, last) for span in content]
    return max(inside, key=lambda place: place[1] - place[0], default=(first, first))


def _without_parts(evidence: list[tuple[Span, ...]]) -> tuple[tuple[Span, ...], ...]:
    """Evidence in order, without passages that lie in others of the same report."""
    kept: list[tuple[Span, ...]] = []
    for spans in sorted(set(evidence), key=lambda spans: (-len(spans), spans[-1].start - spans[-1].end, spans)):
        inside = any(
            one[-1].document == spans[-1].document
            and one[-1].start <= spans[-1].start
            and spans[-1].end <= one[-1].end
            and len(one) == len(spans)
            for one in kept
        )
        if not inside:
            kept.append(spans)
    return tuple(sorted(kept, key=lambda spans: spans[-1]))


# --- copies without credit


def _has_agency(book: Book, pair: tuple[str, str]) -> bool:
    return any(book.origins[book.own[document]][0] == "agency" for document in pair)


def _trace_copies(book: Book, left: Reading, right: Reading, runs: list[Run]) -> None:
    found = copies(left, right, runs)
    own = [copy for copy in found if not copy.quoted]
    quoted = [copy for copy in found if copy.quoted and _tells(book, copy)]
    if not own and not quoted:
        return
    kept = [*own, *(copy for copy in found if copy.quoted)]
    agencies = [reading for reading in (left, right) if book.origins[book.own[reading.id]][0] == "agency"]
    for copy in kept:
        origin = _press_credit(book, copy.left) or _press_credit(book, copy.right)
        if len(agencies) == 1:
            _derive_from_report(book, agencies[0], copy)
        elif origin is None:
            _derive_unnamed(book, left, right, [copy])
        else:
            _derive_from(book, origin, copy)


def _derive_from_report(book: Book, agency: Reading, copy: Copy) -> None:
    """Wording that an agency's own report has: the other has it from there."""
    theirs, mine = (copy.left, copy.right) if copy.left.document == agency.id else (copy.right, copy.left)
    if _press_credit(book, mine) == book.own[agency.id]:
        return  # credited: that edge is drawn already
    why = f"it prints {copy.words} words in order from the report of an agency"
    book.derive(agency.id, mine.document, "verbatim", [(theirs, mine)], why)
    book.origins[book.own[agency.id]][2].add(mine.document)
    book.credit(mine, book.own[agency.id])


def _derive_from(book: Book, origin: str, copy: Copy) -> None:
    """Wording that one of the two credits: the other has it from there too."""
    name = book.origins[origin][1]
    for mine, theirs in ((copy.left, copy.right), (copy.right, copy.left)):
        if _press_credit(book, mine) or book.own[mine.document] == origin:
            continue
        why = f"it prints without credit {copy.words} words in order that the other report credits to {name}"
        book.derive(origin, mine.document, "verbatim", [(theirs, mine)], why)
        book.origins[origin][2].add(mine.document)
        book.credit(mine, origin)


def _derive_unnamed(book: Book, left: Reading, right: Reading, copies: list[Copy]) -> None:
    """Wording that both print and neither credits: one source, which nobody names."""
    origin = book.origin("agency", None, left.id, right.id, key=(left.id, right.id))
    for copy in copies:
        why = f"both print the same {copy.words} words in order and neither says where they are from"
        for mine, theirs in ((copy.left, copy.right), (copy.right, copy.left)):
            book.derive(origin, mine.document, "verbatim", [(theirs, mine)], why)
            book.credit(mine, origin)


def _tells(book: Book, copy: Copy) -> bool:
    """Whether an identical quotation shows a copy: one report has it from somebody else, the other says nothing."""
    return (_press_credit(book, copy.left) is None) != (_press_credit(book, copy.right) is None)


def _press_credit(book: Book, span: Span) -> str | None:
    """The outlet or agency to which a passage is credited."""
    for credit in sorted(book.credits.get(span.document, ()), key=lambda item: item.place[1] - item.place[0]):
        inside = min(credit.place[1], span.end) - max(credit.place[0], span.start)
        if inside > (span.end - span.start) / 2 and book.origins[credit.origin][0] in ("outlet", "agency"):
            return credit.origin
    return None
