"""What kind of paper an agreement or document is: what its title calls it, and whether a report says that it binds.

The title does not decide: a memorandum that parliaments ratify binds, and an accord may be no more than a declaration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model import Report, Term
from communique.wordlists import MechanismWords

PAPERS = frozenset({"agreement", "document"})
BINDING = re.compile(
    r"\b(?:(?P<not>non-?binding|not (?:be )?(?:legally )?binding|no (?:legal|binding) (?:force|effect)"
    r"|(?:purely|merely|only) (?:political|a political))|legally binding|is binding|be binding"
    r"|ratif(?:y|ied|ies|ying|ication)|(?:enter(?:s|ed)?|come(?:s)?|came) into force|under international law)\b",
    re.I,
)
"""Words by which a report says that a paper binds in law, or that it does not."""


def instrument(report: Report, start: int, end: int, kind: str, words: MechanismWords) -> Iterator[Term]:
    """The title of a paper that stands at a place, with the longest name of a kind of papers in it."""
    if kind not in PAPERS:
        return
    text = " ".join(report.text[start:end].casefold().split())
    title = next((name for name in words.instruments if name in text), None)
    if title is not None:
        yield Term("instrument", words.instruments[title], report.span(start, end))


def binds(report: Report, start: int, end: int, first: int, last: int) -> Iterator[Term]:
    """What the clause of a paper says of its force; `first` and `last` are those of its sentence."""
    after = BINDING.search(report.text, end, min(last, end + REACH))
    before = BINDING.search(report.text, max(first, start - REACH), start)
    found = after or before
    if found is not None:
        yield Term("force", "not binding" if found["not"] else "binding", report.span(found.start(), found.end()))


REACH = 80
"""Characters from a paper within which what is said of its force is said of it."""
