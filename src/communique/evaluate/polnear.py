"""Scores on whole articles of PolNeAR: source, cue and content of attributions, exact, by character and together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.errors import UsageError
from communique.evaluate.reliability import Judgement, Reliability
from communique.evaluate.tallies import Table, Tally, summed
from communique.evaluate.whole import Filler, Roles, partners
from communique.model import Attribution, Range, ReportLine, Span

ROLES = ("source", "cue", "content")
TEXTS, ANNOTATION = "text", "ann"
DIGITS = re.compile(r"\d+$")


@dataclass(frozen=True)
class Article:
    """An article and what an annotator marked in it."""

    name: str
    path: Path
    text: str
    marked: tuple[Roles, ...]


def read_articles(folder: Path) -> list[Article]:
    """The articles of a part of the corpus, each with its first annotation by file name.

    Raises:
        UsageError: it is no folder of PolNeAR.
    """
    annotations: dict[str, Path] = {}
    for path in sorted((folder / ANNOTATION).glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    articles = []
    for path in sorted((folder / TEXTS).glob("*.txt")):
        if path.stem in annotations:
            text = path.read_bytes().decode()
            marked = tuple(_marked(annotations[path.stem].read_bytes().decode(), text))
            articles.append(Article(path.stem, path, text, marked))
    if not articles:
        raise UsageError(f"there is no PolNeAR in {folder}: it needs the folders {TEXTS} and {ANNOTATION}")
    return articles


def polnear_table(articles: Sequence[Article], lines: Iterable[ReportLine]) -> Table:
    """The measures over all articles; one without a line counts as one in which nothing was found.

    Only outermost attributions are marked in the corpus, so nested ones are left out.
    """
    by_name = _by_name(lines)
    return summed(_article_table(article, given_in(article, by_name)) for article in articles)


def polnear_reliability(articles: Sequence[Article], lines: Iterable[ReportLine]) -> Reliability:
    """The confidence of each attribution that is not nested, and whether people marked it too, in all three roles."""
    by_name = _by_name(lines)
    found: list[Judgement] = []
    for article in articles:
        given = given_in(article, by_name)
        right = right_ones(article, given)
        found += [(item.confidence, place in right) for place, item in enumerate(given) if item.confidence is not None]
    return Reliability(tuple(found))


def given_in(article: Article, by_name: Mapping[str, ReportLine]) -> list[Attribution]:
    """The attributions that are not nested; none where the line has another text."""
    line = by_name.get(article.name)
    if line is None or line.document.text != article.text:
        return []
    return [item for item in line.attributions if item.nested_in is None]


def right_ones(article: Article, given: Sequence[Attribution]) -> set[int]:
    """Which of the attributions given people marked too: their places in the row."""
    found = partners(article.marked, [roles_of(item, article.text) for item in given], article.text)
    return {place for place in found if place is not None}


def _by_name(lines: Iterable[ReportLine]) -> dict[str, ReportLine]:
    return {re.split(r"[\\/]", line.document.source)[-1].removesuffix(".txt"): line for line in lines}


def _article_table(article: Article, items: Sequence[Attribution]) -> Table:
    given = [roles_of(item, article.text) for item in items]
    table: Table = {}
    for role in ROLES:
        wanted_fillers = {filler for roles in article.marked if (filler := roles[role])}
        given_fillers = {filler for roles in given if (filler := roles[role])}
        table[f"PolNeAR {role}, exact"] = _tally(wanted_fillers, given_fillers)
    wanted_places = _places(article.text, (roles["content"] for roles in article.marked))
    table["PolNeAR content, overlap"] = _tally(
        wanted_places, _places(article.text, (roles["content"] for roles in given))
    )
    whole = len(right_ones(article, items))
    table["PolNeAR whole relations"] = Tally(len(article.marked), whole, len(given), whole)
    return table


def _tally(wanted: set[Filler] | set[int], given: set[Filler] | set[int]) -> Tally:
    shared = len(wanted & given)
    return Tally(len(wanted), shared, len(given), shared)


def _places(text: str, fillers: Iterable[Filler]) -> set[int]:
    """The characters of some fillers that are not blank."""
    return {
        place for filler in fillers for start, end in filler for place in range(start, end) if not text[place].isspace()
    }


def roles_of(item: Attribution, text: str) -> Roles:
    """Source, cue and content of an attribution as fragments of the text."""
    spans: Mapping[str, Sequence[Span | None]] = {"source": [item.source], "cue": [item.cue], "content": item.content}
    return {role: joined([span.range for span in spans[role] if span], text) for role in ROLES}


def joined(ranges: Iterable[Range], text: str) -> Filler:
    """Fragments in order, without blanks at their ends, and as one where only blanks part them."""
    fragments: list[Range] = []
    for start, end in sorted(ranges):
        words = text[start:end]
        if not words.strip():
            continue
        first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if fragments and (first <= fragments[-1][1] or text[fragments[-1][1] : first].isspace()):
            before = fragments.pop()
            first, last = before[0], max(before[1], last)
        fragments.append((first, last))
    return tuple(fragments)


def _marked(annotation: str, text: str) -> Iterator[Roles]:
    """The attributions of a brat file: E lines tie T lines together."""
    spans: dict[str, list[Range]] = {}
    events: list[list[str]] = []
    for line in annotation.split("\n"):
        name, *rest = line.split("\t")
        if name.startswith("T") and rest:
            offsets = rest[0].partition(" ")[2]
            spans[name] = [(int(start), int(end)) for start, end in (part.split() for part in offsets.split(";"))]
        elif name.startswith("E") and rest:
            events.append(rest[0].split())
    for event in events:
        ranges: dict[str, list[Range]] = {role: [] for role in ROLES}
        for part in event:
            label, _, mark = part.partition(":")
            role = DIGITS.sub("", label).lower()
            if role in ranges:
                ranges[role] += spans.get(mark, [])
        if ranges["cue"] or ranges["content"]:
            yield {role: joined(ranges[role], text) for role in ROLES}
