"""Print errors on a part of PolNeAR to be read by a person: drawn by chance, with a fixed seed.

Usage: python scripts/sample_errors.py PART [--number N] [--seed S]

An error is an attribution that only the annotators have (missed), one that only the program has (spurious), or, in
a pair of them, a source or a content that is not the same to the character. The counts by cause in docs/measurements.md
were made from such a sample. The text that it prints belongs to the newspapers: it is for reading alone.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from communique.evaluate.polnear import Article, read_articles, roles_of
from communique.evaluate.whole import Roles, partners
from communique.model import ReportLine
from communique.pipeline import annotate_sources, silent
from communique.settings import Settings

EDGES = ("source", "content")
AROUND = 200
"""How much of the article is shown before and after an error."""


class Error(NamedTuple):
    """What kind of error, and what to show of it."""

    kind: str
    shown: str


def errors(article: Article, given: Sequence[Roles]) -> Iterator[Error]:
    """The errors of one article."""
    found = partners(article.marked, given, article.text)
    for wanted, place in zip(article.marked, found, strict=True):
        if place is None:
            yield Error("missed", whole(article.text, wanted))
            continue
        for role in EDGES:
            if wanted[role] != given[place][role]:
                mark, ours = words(article.text, wanted, role), words(article.text, given[place], role)
                yield Error(f"{role} edges", f"{mark}\n  ours: {ours}\n  {context(article.text, wanted)}")
    matched = set(found)
    for place, roles in enumerate(given):
        if place not in matched:
            yield Error("spurious", whole(article.text, roles))


def words(text: str, roles: Roles, role: str) -> str:
    """The words of one role, its fragments apart."""
    return " / ".join(text[start:end] for start, end in roles[role])


def whole(text: str, roles: Roles) -> str:
    """Source, cue and content, with what stands around them."""
    source, cue, content = (words(text, roles, role) for role in ("source", "cue", "content"))
    return f"[{source}] <{cue}> {{{content}}}\n  {context(text, roles)}"


def context(text: str, roles: Roles) -> str:
    """What stands around an attribution."""
    places = [place for role in ("source", "cue", "content") for span in roles[role] for place in span]
    return " ".join(text[max(0, min(places) - AROUND) : max(places) + AROUND].split())


def main(arguments: Sequence[str] | None = None) -> int:
    """Annotate the articles, draw errors, print them by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", type=Path, help="a part of PolNeAR, with text/ and ann/")
    parser.add_argument("--number", type=int, default=170)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args(arguments)
    articles = read_articles(options.part)
    lines = annotate_sources([str(article.path) for article in articles], Settings(), silent)
    by_source = {line.document.source: line for line in lines if isinstance(line, ReportLine)}
    every: list[Error] = []
    for article in articles:
        line = by_source[str(article.path)]
        given = [roles_of(item, article.text) for item in line.attributions if item.nested_in is None]
        every += errors(article, given)
    print(f"{len(every):,} errors: {dict(Counter(error.kind for error in every))}")
    drawn = random.Random(options.seed).sample(every, min(options.number, len(every)))  # noqa: S311, no secret
    for number, error in enumerate(sorted(drawn), 1):
        print(f"\n{number} {error.kind}: {error.shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
