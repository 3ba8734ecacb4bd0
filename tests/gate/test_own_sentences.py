"""The gate's own material: reports about states that do not exist, with what is attributed in them marked in place.

Unlike the corpora it is part of the project, so it is measured wherever the tests run. `own/sentences.txt` says how it
is marked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from test_gate import hold

from communique.evaluate import Scores, evaluate_polnear
from communique.pipeline import silent
from communique.settings import Settings

OWN = Path(__file__).parent / "own"
MARK = re.compile(r"\[([sqc])(\d*) ([^\[\]]+)\]")
ROLES = {"s": "Source", "q": "Cue", "c": "Content"}

Fragments = dict[str, list[tuple[int, int]]]


@dataclass
class Marked:
    """A report without its marks, and the attributions that they gave."""

    text: str
    attributions: list[Fragments]


def read(marked: str) -> dict[str, Marked]:
    """The reports by name."""
    reports: dict[str, Marked] = {}
    for line in marked.split("\n"):
        if line.startswith("== "):
            reports[line.removeprefix("== ")] = report = Marked("", [])
        elif not line.startswith("#") and reports:
            plain, found = line_of(line, len(report.text))
            report.text += plain
            report.attributions += found
    return reports


def line_of(line: str, offset: int) -> tuple[str, list[Fragments]]:
    """A line without its marks, and its attributions in characters of the report."""
    plain, done = "", 0
    found: dict[str, Fragments] = defaultdict(lambda: defaultdict(list))
    for mark in MARK.finditer(line):
        role, numbers, words = mark.groups()
        plain += line[done : mark.start()]
        closing = role == "s" and ", " in words and line[mark.end() :].startswith(",")
        span = offset + len(plain), offset + len(plain) + len(words) + closing
        plain, done = plain + words, mark.end()
        for number in numbers or "1":
            found[number][ROLES[role]].append(span)
    return plain + line[done:] + "\n", [found[number] for number in sorted(found)]


def standoff(attributions: list[Fragments]) -> Iterator[str]:
    """The same in the form in which PolNeAR is read."""
    names = (f"T{number}" for number in range(1, 10_000))
    for place, roles in enumerate(attributions, 1):
        tied = []
        for role, spans in roles.items():
            name = next(names)
            yield f"{name}\t{role} {';'.join(f'{start} {end}' for start, end in spans)}\t"
            tied.append(f"{role}:{name}")
        yield f"E{place}\t{' '.join(tied)}"


def test_attributions_of_our_own_sentences(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "ann").mkdir()
    for name, report in read((OWN / "sentences.txt").read_text(encoding="utf-8")).items():
        (tmp_path / "text" / f"{name}.txt").write_text(report.text, encoding="utf-8", newline="")
        rows = "\n".join(standoff(report.attributions))
        (tmp_path / "ann" / f"{name}_own.ann").write_text(rows, encoding="utf-8", newline="")
    scores = evaluate_polnear(tmp_path, Settings(), silent)
    table = {name.replace("PolNeAR", "own"): tally for name, tally in scores.table.items()}
    hold("own sentences", [OWN], Scores(table, scores.troubles))


def test_every_mark_is_read_and_every_attribution_is_whole() -> None:
    reports = read((OWN / "sentences.txt").read_text(encoding="utf-8"))
    found = [roles for report in reports.values() for roles in report.attributions]
    assert not [report.text for report in reports.values() if set(report.text) & set("[]")]
    assert len(found) > 150
    assert all(roles["Cue"] and roles["Content"] for roles in found)


@pytest.mark.parametrize(
    ("line", "text", "spans"),
    [
        (
            "[s Dace] [q said] [c no].",
            "Dace said no.\n",
            [{"Source": ["Dace"], "Cue": ["said"], "Content": ["no"]}],
        ),
        (
            "[s12 Ole, 71], [q said] [c no] and [q2 meant] [c2 yes].",
            "Ole, 71, said no and meant yes.\n",
            [
                {"Source": ["Ole, 71,"], "Cue": ["said"], "Content": ["no"]},
                {"Source": ["Ole, 71,"], "Cue": ["meant"], "Content": ["yes"]},
            ],
        ),
        ("Nobody spoke.", "Nobody spoke.\n", []),
    ],
)
def test_marks_of_a_line(line: str, text: str, spans: list[dict[str, list[str]]]) -> None:
    plain, found = line_of(line, 0)
    assert plain == text
    words = [{role: [plain[start:end] for start, end in places] for role, places in roles.items()} for roles in found]
    assert words == spans
