"""Wording that reports have in common and none of them, or not all, give away: who has it from whom.

Passages with the same wording are brought together over all reports first, so that a sentence that three of them print
has one origin and not three. Then its origin is looked for: the agency's own report among them, a credit in one of
them, the report that was printed days before the others, and if nothing tells, a source that nobody names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from communique.matching.copies import Copy, copies, same_quotations, same_sentences
from communique.matching.days import days
from communique.matching.formulas import Formulas
from communique.matching.narrative import narrative
from communique.matching.overlaps import Overlaps
from communique.matching.words import Speller
from communique.model import Span
from communique.reconcile.origins.book import Book, Runs


@dataclass(frozen=True)
class Passage:
    """A passage that other reports print too, and the copies that show it."""

    span: Span
    twins: tuple[tuple[Span, Copy], ...]


def trace(book: Book, runs: Runs) -> None:
    """Note whose words are printed where."""
    found = _copies(book, runs)
    groups = _together(found)
    groups.sort(key=lambda group: (-len(_documents(group)), [passage.span for passage in group]))
    unnamed: list[frozenset[str]] = []
    for group in groups:
        _derive(book, group, unnamed)


def _copies(book: Book, runs: Runs) -> list[Copy]:
    """The copies of each two reports; quotations count where the narrator's words, or a credit, show a copy."""
    formulas = Formulas(Speller())
    told = {reading.id: narrative(reading, formulas) for reading in book.case.readings}
    found = []
    for (left, right), shared in sorted(runs.items()):
        own = [*copies(told[left], told[right]), *same_sentences(told[left], told[right])]
        quoted = same_quotations(told[left].reading, told[right].reading, shared)
        found += [*own, *(copy for copy in quoted if own or _tells(book, copy))]
    return found


def _tells(book: Book, copy: Copy) -> bool:
    """Whether an identical quotation shows a copy: one report has it from somebody else, the other says nothing."""
    return (book.press_credit(copy.left) is None) != (book.press_credit(copy.right) is None)


def _together(found: Sequence[Copy]) -> list[list[Passage]]:
    """Passages with the same wording, over all reports."""
    spans = sorted({span for copy in found for span in (copy.left, copy.right)})
    home = {span: span for span in spans}

    def root(span: Span) -> Span:
        while home[span] != span:
            home[span] = home[home[span]]
            span = home[span]
        return span

    for copy in found:
        one, other = sorted((root(copy.left), root(copy.right)))
        home[other] = one
    _join_overlapping(spans, home, root)
    twins: defaultdict[Span, list[tuple[Span, Copy]]] = defaultdict(list)
    for copy in found:
        twins[copy.left].append((copy.right, copy))
        twins[copy.right].append((copy.left, copy))
    groups: defaultdict[Span, list[Passage]] = defaultdict(list)
    for span in spans:
        groups[root(span)].append(Passage(span, tuple(sorted(twins[span], key=lambda twin: twin[0]))))
    return [groups[span] for span in sorted(groups)]


def _join_overlapping(spans: Iterable[Span], home: dict[Span, Span], root: Callable[[Span], Span]) -> None:
    """Passages of one report that share more than half of the shorter are one."""
    placed: Overlaps[Span] = Overlaps()
    for span in spans:
        for start, end, other in placed.over(span.document, span.start, span.end):
            shared = min(end, span.end) - max(start, span.start)
            if shared * 2 > min(end - start, span.end - span.start):
                one, two = sorted((root(span), root(other)))
                home[two] = one
        placed.add(span.document, span.start, span.end, span)


def _documents(group: Sequence[Passage]) -> frozenset[str]:
    return frozenset(passage.span.document for passage in group)


# --- whose words they are


def _derive(book: Book, group: Sequence[Passage], unnamed: list[frozenset[str]]) -> None:
    """Note where the reports that print a passage have it from."""
    agencies = sorted(document for document in _documents(group) if book.kind(book.own[document]) == "agency")
    credited = sorted({credit for passage in group if (credit := book.press_credit(passage.span)) is not None})
    if len({book.own[document] for document in agencies}) == 1:
        _from_report(book, group, agencies[0], "the report of an agency")
    elif credited:
        _from_credited(book, group, credited)
    else:
        first = _first(book, _documents(group))
        if first is not None:
            when = book.case.by_id[first].line.document.published.value
            _from_report(book, group, first, f"a report of {when}, which is older")
        else:
            _from_unnamed(book, group, unnamed)


def _from_report(book: Book, group: Sequence[Passage], source: str, called: str) -> None:
    """One of the reports had it: the others have it from there, unless they credit it to that publisher anyhow."""
    origin = book.own[source]
    for passage in group:
        document = passage.span.document
        if document == source or book.own[document] == origin or book.press_credit(passage.span) == origin:
            continue
        theirs, copy = _nearest(group, passage, {source})
        why = f"it prints {copy.words} words from {called}"
        book.derive_copy(source, document, (theirs, passage.span), copy.score, why)
        book.origins[origin][2].add(document)
        book.credit(passage.span, origin)


def _from_credited(book: Book, group: Sequence[Passage], credited: Sequence[str]) -> None:
    """Some of the reports say where they have it: the others have it from there too."""
    holders = {origin: {p.span.document for p in group if book.press_credit(p.span) == origin} for origin in credited}
    origin = min(credited, key=lambda each: (-len(holders[each]), book.kind(each) != "agency", each))
    name = book.origins[origin][1]
    for passage in group:
        if book.press_credit(passage.span) or book.own[passage.span.document] == origin:
            continue
        theirs, copy = _nearest(group, passage, holders[origin])
        why = f"it prints without credit {copy.words} words that the other report credits to {name}"
        book.derive_copy(origin, passage.span.document, (theirs, passage.span), copy.score, why)
        book.origins[origin][2].add(passage.span.document)
        book.credit(passage.span, origin)


def _from_unnamed(book: Book, group: Sequence[Passage], unnamed: list[frozenset[str]]) -> None:
    """All print it and none says where it is from: one source, which nobody names.

    Reports that share one passage of unknown origin have others they share from there too.
    """
    documents = _documents(group)
    known = next((known for known in unnamed if documents <= known), None)
    if known is None:
        unnamed.append(documents)
        known = documents
    origin = book.origin("agency", None, *sorted(documents), key=tuple(sorted(known)))
    for passage in group:
        theirs, copy = _nearest(group, passage, documents)
        why = f"both print the same {copy.words} words and neither says where they are from"
        book.derive_copy(origin, passage.span.document, (theirs, passage.span), copy.score, why)
        book.credit(passage.span, origin)


def _nearest(group: Sequence[Passage], passage: Passage, wanted: Set[str]) -> tuple[Span, Copy]:
    """The twin of a passage to show: the longest in the wanted reports, be it by way of a third report."""
    for known in (passage, *group):
        twins = [twin for twin in known.twins if twin[0].document in wanted]
        if twins:
            return min(twins, key=lambda twin: (-twin[1].words, twin[0]))
        if known is not passage and known.span.document in wanted:
            return known.span, known.twins[0][1]
    return passage.twins[0]


def _first(book: Book, documents: Iterable[str]) -> str | None:
    """The report that was published days before all the others; None where the dates do not tell."""
    dated = []
    for document in sorted(documents):
        published = days(book.case.by_id[document].line.document.published.value)
        if published is None:
            return None
        dated.append((published, document))
    dated.sort()
    (_, end), document = dated[0][0], dated[0][1]
    return document if all(end < start for (start, _), _ in dated[1:]) else None
