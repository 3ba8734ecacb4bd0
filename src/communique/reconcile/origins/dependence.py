"""How much of a report is its own: wholly, partially or not derived, as the METER project tells newspaper copy."""

from __future__ import annotations

from communique.matching.passages import Reading
from communique.model import Degree, Dependence
from communique.reconcile.origins.book import PRESS, Book

WHOLLY = 0.9
"""Share of the words above which nothing that matters is the report's own: METER counts a text as wholly derived whose
facts are all an agency's, however they are put; a headline and a line of one's own are left."""


def dependence(book: Book, reading: Reading) -> Dependence:
    """How much of a report came from other publishers, credited or not."""
    own = book.own[reading.id]
    origins = set()
    taken: set[int] = set()
    words = {at for sentence in reading.sentences for at in range(sentence.first, sentence.last)}
    for credit in book.credits.get(reading.id, ()):
        if credit.origin != own and book.kind(credit.origin) in PRESS:
            origins.add(credit.origin)
            taken.update(range(*reading.words_in(credit.place, 0, len(reading.words))))
    share = len(taken & words) / len(words) if words else 0.0
    degree: Degree = "wholly" if share >= WHOLLY else "partially" if taken & words else "not"
    return Dependence(
        document=reading.id, own=own, derived=degree, share=round(share, 3), origins=tuple(sorted(origins))
    )
