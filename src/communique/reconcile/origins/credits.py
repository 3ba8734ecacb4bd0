"""What reports say themselves of where they have it: publishers and documents that they name, and posts they print."""

from __future__ import annotations

import re

from communique.matching.case import Case
from communique.matching.copies import ANCHOR, words_span
from communique.matching.passages import Reading
from communique.matching.press import is_agency, is_unnamed
from communique.model import Actor, Attribution, Span
from communique.reconcile.origins.book import Book, Runs

QUOTED_PASSAGE = 10
"""Words in shared runs that tie a passage credited to an outlet to the report it was taken from."""


def credit_passages(book: Book, reading: Reading, runs: Runs) -> None:
    """Note what one report credits to others."""
    _credit_posts(book, reading)
    translated = _translated(reading)
    for attribution in reading.line.attributions:
        _credit(book, reading, attribution, runs, translated)
    _credit_mentions(book, reading, runs, translated)


def _credit_posts(book: Book, reading: Reading) -> None:
    """An embedded post is a source of its own."""
    for item in reading.line.document.furniture:
        if item.kind == "social-post":
            book.credit(item.span, book.origin("post", None, reading.id, key=item.span.exact[:200]))


def _credit(
    book: Book, reading: Reading, attribution: Attribution, runs: Runs, translated: frozenset[tuple[str, int]]
) -> None:
    """Where the content of one attribution came from, if not from the report's own work."""
    actors = book.case.actors
    ways = [actors[name] for name in (attribution.actor, *attribution.chain) if name in actors]
    documents = [actor for actor in ways if actor.type == "document" and not is_unnamed(actor.name)]
    press = [actor for actor in ways if _is_press(book.case, actor) and not book.is_own(reading, actor)]
    for outlet in press:
        sentences = (reading.sentence_at(span.start) for span in attribution.content)
        if not any(sentence is not None and (outlet.id, sentence.start) in translated for sentence in sentences):
            _cite(book, reading, attribution.content, outlet, runs)
    if documents:
        origin = book.origin("document", documents[0].name, reading.id)
        why = f"it says that this stands in the {documents[0].name.removeprefix('the ')}"
        book.derive(origin, reading.id, "cited", [(span,) for span in attribution.content[:1]], why)
    elif press:
        origin = _origin_of(book, reading, press[0])
    else:
        return
    for content in attribution.content:
        book.credit(content, origin)


def _credit_mentions(book: Book, reading: Reading, runs: Runs, translated: frozenset[tuple[str, int]]) -> None:
    """A publisher beside a verb of reporting, which no attribution names: it is credited with the sentence."""
    for start, end, name in reading.mentions:
        actor = book.case.actors[name]
        if not _is_press(book.case, actor) or book.is_own(reading, actor):
            continue
        sentence = reading.sentence_at(start)
        if sentence is None:
            continue
        if (name, sentence.start) in translated:
            why = f"it prints a translation by {actor.name}"
            book.derive(_source_of(book, reading, actor), reading.id, "translated", [(sentence.span,)], why)
            book.credit(sentence.span, _origin_of(book, reading, actor))
            continue
        if not _reports(reading.text, start, end) or any(name in ways for ways in book.case.ways_over(sentence.span)):
            continue
        _cite(book, reading, (sentence.span,), actor, runs)
        book.credit(sentence.span, _origin_of(book, reading, actor))


def _reports(text: str, start: int, end: int) -> bool:
    """Whether the words beside a publisher's name credit it with something."""
    return (
        REPORTS_AFTER.match(text, end) is not None or REPORTS_BEFORE.search(text, max(0, start - 24), start) is not None
    )


def _translates(text: str, start: int, end: int) -> bool:
    """Whether the words beside a publisher's name say that it translated something."""
    if TRANSLATED_BY.search(text, max(0, start - 100), start) is not None:
        return True
    return TRANSLATION_OF.match(text, end) is not None and IN_ITS.search(text, max(0, start - 24), start) is not None


def _translated(reading: Reading) -> frozenset[tuple[str, int]]:
    """The publishers that are named as translators, each with where the sentence begins that names it."""
    return frozenset(
        (name, sentence.start)
        for start, end, name in reading.mentions
        if _translates(reading.text, start, end) and (sentence := reading.sentence_at(start)) is not None
    )


TRANSLATED_BY = re.compile(
    r"\btranslat(?:ed|ions?)(?: (?:provided|supplied|released|published|made|carried|into [A-Z]\w+|from [A-Z]\w+)){0,2}"
    r"(?: of [^.,;“”\"]{1,40})? (?:by|from) (?:[Tt]he )?$"
)
IN_ITS = re.compile(r"\b(?:in|from|per|via|according to)\s+(?:an?\s+|the\s+)?$", re.I)
"""Before an outlet whose translation is printed; of any other something is told."""
TRANSLATION_OF = re.compile(
    r"(?:[’']s?)?(?: (?:own|English|official|unofficial|full|rough|[A-Z]\w+-language))? translations?\b"
)
REPORTS_AFTER = re.compile(
    r"(?:[’']s)?(?:\s\([A-Z]{2,6}\))?\s(?:news\s?paper\s|news\sagency\s)?(?:has\s|had\s|also\s|earlier\s|first\s)?"
    r"(?:reported|reports|said|says|wrote|writes|claimed|quoted)\b"
)
REPORTS_BEFORE = re.compile(r"(?:according to|reported by|as told to|citing|quoted by)\s(?:the\s|The\s)?$", re.I)


def _is_press(case: Case, actor: Actor) -> bool:
    named = actor.type == "outlet" or (actor.type == "organisation" and is_agency(actor.name, case.agencies))
    return named and not is_unnamed(actor.name)


def _origin_of(book: Book, reading: Reading, outlet: Actor) -> str:
    """The origin of what a report credits to an outlet: that of the outlet's own report, where it is among ours."""
    for other in book.case.readings:
        if other.id != reading.id and book.is_own(other, outlet):
            book.origins[book.own[other.id]][2].add(reading.id)
            return book.own[other.id]
    return book.publisher(outlet.name, reading.id)


def _source_of(book: Book, reading: Reading, outlet: Actor) -> str:
    """The one report of a publisher that is among ours, else the origin that stands for the publisher."""
    found = [other.id for other in book.case.readings if other.id != reading.id and book.is_own(other, outlet)]
    return found[0] if len(found) == 1 else _origin_of(book, reading, outlet)


def _cite(book: Book, reading: Reading, content: tuple[Span, ...], outlet: Actor, runs: Runs) -> None:
    """The edge from a cited publisher: from its report where that is among ours, else from its origin."""
    sources = [other for other in book.case.readings if other.id != reading.id and book.is_own(other, outlet)]
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
