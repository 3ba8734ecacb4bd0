"""Fit what each ground of likeness weighs in the ledger, and write data/likeness.json.

Usage: python scripts/train_likeness.py [--check] [--date DATE] [MEETING.txt ...]

Learns from the meetings of `tests/gate/ledger` that may be read (`dev-*`, `held-*`, `blind-1` to `-3`, `fourth-1` to
`-3`, `fifth-1` to `-9`) and from others in the same form that are named. With --check nothing is written: each meeting
by another hand is asked with weights fitted to all the others, and how often the ledger would be right is printed.

Two regressions on log odds are fitted. Of one a row is a clause of a later report beside an undertaking of the meeting,
and of those passages that give the undertaking the likest counts; of the other it is two passages that give one. Both
are drawn to the round numbers of `EXPECTED`, and not to nought: what meetings seldom show is then not unlearned. Those
of `FIXED` stay as they are: meetings of one pair of states each cannot teach what it tells that others do the like.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "gate"))

import scenarios  # noqa: E402 - it lies beside the tests

from communique.ledger.grounds import Ground, Grounds  # noqa: E402
from communique.ledger.notices import notice  # noqa: E402
from communique.ledger.outcomes import signs_of  # noqa: E402
from communique.ledger.parties import Roll  # noqa: E402
from communique.ledger.prepared import Prepared  # noqa: E402
from communique.ledger.sides import Reader  # noqa: E402
from communique.ledger.telling import told_in  # noqa: E402
from communique.matching.passages import Passage, read  # noqa: E402
from communique.matching.same import load_matcher  # noqa: E402
from communique.matching.words import Speller  # noqa: E402
from communique.model import Notice, ReportLine, Sign, Version, content_id  # noqa: E402
from communique.reference import load_reference  # noqa: E402
from communique.settings import Settings  # noqa: E402
from communique.tools import Tools, load_tools  # noqa: E402

WEIGHTS = HERE.parent / "src" / "communique" / "data" / "likeness.json"
READ = (*scenarios.DEVELOPED, *scenarios.HELD, *scenarios.BLIND, *scenarios.FOURTH, *scenarios.FIFTH)
RIDGE = {"outcome": 0.5, "undertaking": 2.0}
"""How strongly weights are drawn to what is expected; there are few passages that give an undertaking again."""
ROUNDS = 3
"""Times that the likest passage of each undertaking is chosen anew."""
STRANGERS = 4
"""Undertakings of other meetings that each clause is put beside: a ledger holds those of many."""
STRANGER_WEIGHT = 0.25
NEAR = 1
"""Paragraphs from a marked passage within which an unmarked clause may well be about the same: it is left out."""
UNDERTAKES = re.compile(
    r"\b(?:will|shall|would|(?:is|are) to|agreed to|undertook to|pledged to|promised to|supposed to)\s+(?!be\b)(.+)",
    re.S,
)
EXPECTED: dict[str, dict[str, float]] = {
    "outcome": {
        "own name": 0.5,
        "parties": 0.5,
        "strange names": -0.5,
        "begins with a stranger": -1.0,
        "other number": -0.5,
        "other deed": -0.3,
        "set apart": -0.5,
    },
    "undertaking": {
        "other thing": -1.0,
        "other number": -0.5,
        "kind": -0.3,
    },
}
FIXED: dict[str, dict[str, float]] = {
    "outcome": {"other state": -1.5, "another does it": -5.0, "another in its place": -2.5},
    "undertaking": {"other parties": -2.5, "other names": -3.0, "other order": -2.0},
}
UNMOVED = 1e6
Matrix = NDArray[np.float64]
Values = dict[str, float]


@dataclass
class Told:
    """A clause of a report, and what its meeting's marks say that it is about."""

    sign: Sign
    labels: frozenset[str]
    marks: tuple[scenarios.Mark, ...]
    paragraph: int
    real: bool
    unsure: frozenset[str] = frozenset()


@dataclass
class Meeting:
    """A meeting: passages that give each undertaking, and the clauses of its reports."""

    name: str
    ours: bool
    notices: dict[str, list[Notice]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)


class Row(NamedTuple):
    """One question: a clause and an undertaking by each passage that gives it, or two passages; and its answer."""

    meeting: Meeting
    values: list[Values]
    answer: bool
    weight: float = 1.0
    told: Told | None = None
    key: str = ""


def meeting_of(path: Path, tools: Tools) -> Meeting:
    """A meeting from its file."""
    scenarios.FOLDER = path.parent
    scenario = scenarios.read_scenario(path.stem)
    lines = scenarios.lines_of(scenario, tools)
    found = Meeting(str(path), path.stem.startswith(("dev-", "held-")), {truth.key: [] for truth in scenario.truths})
    for number, line in enumerate(lines):
        marks = [mark for mark in scenario.marks if mark.report == number]
        for mark in marks:
            if mark.effect in scenarios.VERSIONS:
                found.notices[mark.key] += _given(line, mark, lines)
        found.told += _near(list(_clauses(line, marks, lines)))
    return found


def _given(line: ReportLine, mark: scenarios.Mark, lines: Sequence[ReportLine]) -> list[Notice]:
    """The undertakings that the program finds at a mark, or one made of the marked words where it finds none."""
    known, _ = told_in([line], load_reference())
    found = [item for item in known if item.about == "commitment" and scenarios.is_on(item.evidence, mark, lines)]
    if found:
        return found
    span, roll = line.document.span(mark.start, mark.end), Roll([line], load_reference())
    words = " ".join(span.exact.split())
    verb, actors = UNDERTAKES.search(words), {actor.id: actor for actor in line.actors}
    made = notice(line.document, "commitment", (span,), Version(what=verb[1] if verb else words, kind="action"))
    return [replace(made, circle=roll.states(actors, actors), named=roll.bodies(line.actors))]


def _clauses(line: ReportLine, marks: Sequence[scenarios.Mark], lines: Sequence[ReportLine]) -> Iterator[Told]:
    """The clauses of a report, as signs whether they tell an outcome or not."""
    roll, reading = Roll([line], load_reference()), read(line, line.actors, Speller())
    actors = {actor.id: actor for actor in line.actors}
    title, before = line.document.title.exact if line.document.title else "", ""
    known = {sign.notice.evidence[0]: sign for sign in signs_of(reading, roll)}
    for sentence in reading.sentences:
        words = " ".join(reading.text[sentence.start : sentence.end].split())
        for clause in reading.clauses_in(sentence):
            sign = next((sign for span, sign in known.items() if span.end == clause.end), None)
            made = sign or _unsaid(line, clause, (words, before, title))
            if sign is None:
                states = roll.states(reading.actors_in(sentence.start, sentence.end), actors)
                made = replace(made, states=states)
            on = tuple(mark for mark in marks if scenarios.is_on(made.notice.evidence, mark, lines))
            paragraph = reading.text.count("\n\n", 0, clause.start)
            yield Told(made, frozenset(mark.key for mark in on), on, paragraph, sign is not None)
        before = words


def _unsaid(line: ReportLine, clause: Passage, around: tuple[str, ...]) -> Sign:
    told = notice(line.document, "commitment", (clause.span,))
    return Sign(id=content_id("s", told.id), notice=told, outcome="complete", cues=(), around=around)


def _near(told: list[Told]) -> list[Told]:
    for one in told:
        beside = (other.labels for other in told if abs(other.paragraph - one.paragraph) <= NEAR)
        one.unsure = frozenset[str]().union(*beside) if not one.labels else frozenset()
    return told


def outcome_rows(meetings: Sequence[Meeting], grounds: Grounds) -> list[Row]:
    """Every clause beside every undertaking that was announced before it, and beside some of other meetings."""
    chance = random.Random(0)  # noqa: S311 - a sample is no secret
    rows = []
    for meeting in meetings:
        others = [known for other in meetings if other is not meeting for known in other.notices.values() if known]
        for told in meeting.told:
            if any(mark.effect in ("announce", "restate") for mark in told.marks):
                continue
            for key, notices in meeting.notices.items():
                earlier = [item for item in notices if (item.published or "") < (told.sign.notice.published or "")]
                if earlier:
                    values = [_values(grounds.of_outcome(told.sign, item)) for item in earlier]
                    rows.append(Row(meeting, values, key in told.labels, 1.0, told, key))
            if others and (told.real or told.labels):
                for known in chance.sample(others, min(STRANGERS, len(others))):
                    values = [_values(grounds.of_outcome(told.sign, item)) for item in known]
                    rows.append(Row(meeting, values, answer=False, weight=STRANGER_WEIGHT))
    return rows


def undertaking_rows(meetings: Sequence[Meeting], grounds: Grounds) -> list[Row]:
    """Every two passages of a meeting that give an undertaking."""
    rows = []
    for meeting in meetings:
        known = {item.id: (key, item) for key, items in meeting.notices.items() for item in items}
        for (key, one), (other_key, other) in combinations(known.values(), 2):
            rows.append(Row(meeting, [_values(grounds.of_both(one, other))], key == other_key))
    return rows


def _values(grounds: Iterable[Ground]) -> Values:
    return {item.name: item.value for item in grounds}


@dataclass
class Fit:
    """What grounds weigh, by name."""

    names: list[str]
    weights: Matrix

    def score(self, row: Row) -> float:
        """The probability by the likest passage."""
        odds = max(float(_wide(values, self.names) @ self.weights) for values in row.values)
        return float(1 / (1 + np.exp(-odds)))


def _wide(values: Values, names: Sequence[str]) -> Matrix:
    return np.array([*(values.get(name, 0.0) for name in names), 1.0])


def fitted(rows: Sequence[Row], question: str) -> Fit:
    """Weights for some questions; clauses that may well be about an undertaking beside them are left out."""
    kept = [row for row in rows if row.answer or row.told is None or row.key not in row.told.unsure]
    expected = EXPECTED[question] | FIXED[question]
    names = sorted({name for row in kept for values in row.values for name in values} | expected.keys())
    wide = [np.array([_wide(values, names) for values in row.values]) for row in kept]
    answers, counts = np.array([float(row.answer) for row in kept]), np.array([row.weight for row in kept])
    start = np.array([expected.get(name, 0.0) for name in names] + [0.0])
    chosen = [table[int(table.sum(axis=1).argmax())] for table in wide]
    ridge = np.array([UNMOVED if name in FIXED[question] else RIDGE[question] for name in names] + [1e-3])
    weights = start
    for _ in range(ROUNDS):
        weights = _regression(np.array(chosen), answers, counts, start, ridge)
        chosen = [table[int((table @ weights).argmax())] for table in wide]
    return Fit(names, weights)


def _regression(rows: Matrix, answers: Matrix, counts: Matrix, start: Matrix, ridge: Matrix) -> Matrix:
    """A ridge regression on log odds by Newton's method, drawn to what is expected."""
    weights = start.copy()
    for _ in range(50):
        said = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (said - answers)) + ridge * (weights - start)
        step = np.linalg.solve((rows.T * (counts * said * (1 - said))) @ rows + np.diag(ridge), slope)
        weights = weights - step
        if abs(step).max() < 1e-8:
            break
    return weights


def checked(rows: Sequence[Row], question: str, report: Callable[[list[tuple[Row, float]], str], None]) -> None:
    """Ask each meeting with weights fitted to the others; ours are asked in three parts."""
    meetings = {row.meeting.name: row.meeting for row in rows}
    ours = [name for name, meeting in meetings.items() if meeting.ours]
    parts = [[name] for name in meetings if name not in ours] + [ours[at::3] for at in range(3)]
    found: list[tuple[Row, float]] = []
    for part in filter(None, parts):
        fit = fitted([row for row in rows if row.meeting.name not in part], question)
        found += [(row, fit.score(row)) for row in rows if row.meeting.name in part]
    for hand, is_ours in (("our own", True), ("others'", False)):
        report([item for item in found if item[0].meeting.ours is is_ours], hand)


def report_outcomes(found: list[tuple[Row, float]], hand: str) -> None:
    """How many marked passages come to their undertaking, and how many clauses that come to one are right."""
    best: dict[int, tuple[Row, float]] = {}
    marked: set[tuple[str, scenarios.Mark]] = set()
    for row, score in found:
        if row.told is None or not (row.told.real or row.told.labels):
            continue
        marked |= {(row.meeting.name, mark) for mark in row.told.marks}
        if score > best.get(id(row.told), (row, -1.0))[1]:
            best[id(row.told)] = (row, score)
    for least in (0.2, 0.3, 0.4, 0.5):
        kept = [row for row, score in best.values() if score >= least and row.told]
        right = [row for row in kept if row.answer]
        wrong = [row for row in kept if not row.answer and row.told and row.key not in row.told.unsure]
        hit = {(row.meeting.name, mark) for row in right if row.told for mark in row.told.marks if mark.key == row.key}
        share = len(right) / max(1, len(right) + len(wrong))
        print(
            f"{hand} meetings, from {least}: {len(hit)} of {len(marked)} passages placed, {share:.3f} of clauses right"
        )


def report_undertakings(found: list[tuple[Row, float]], hand: str) -> None:
    """How many pairs of passages that give one undertaking are found, and how many that are found are right."""
    for least in (0.2, 0.3, 0.4, 0.5):
        kept = [row for row, score in found if score >= least]
        right, every = sum(row.answer for row in kept), sum(row.answer for row, _ in found)
        print(f"{hand} meetings, from {least}: {right} of {every} pairs found, {right / max(1, len(kept)):.3f} right")


def main() -> int:
    """Train, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print how well each meeting is read by the others")
    parser.add_argument("--date", default="", help="the day to be written down")
    parser.add_argument("meetings", nargs="*", type=Path, help="more meetings to learn from")
    options = parser.parse_args()
    paths = [scenarios.FOLDER / f"{name}.txt" for name in READ] + options.meetings
    tools = load_tools(Settings())
    meetings = [meeting_of(path, tools) for path in paths]
    grounds = Grounds(Prepared(Reader(load_matcher(load_reference().state_meant))))
    rows = {"outcome": outcome_rows(meetings, grounds), "undertaking": undertaking_rows(meetings, grounds)}
    if options.check:
        checked(rows["outcome"], "outcome", report_outcomes)
        checked(rows["undertaking"], "undertaking", report_undertakings)
        return 0
    known: dict[str, object] = {
        "source": f"Fitted to {len(meetings)} meetings written for Communiqué: see tests/gate/ledger/README.md.",
        "licence": "Apache-2.0",
        "command": "python scripts/train_likeness.py " + " ".join(str(path) for path in options.meetings),
        "date": options.date,
    }
    for question, questions in rows.items():
        fit = fitted(questions, question)
        weights = {name: round(float(weight), 3) for name, weight in zip(fit.names, fit.weights[:-1], strict=True)}
        known[question] = {"bias": round(float(fit.weights[-1]), 3), "grounds": weights}
    WEIGHTS.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
