"""The gate's pairs of passages: does the program find wording that was copied, and nothing but that?

`copying/pairs.txt` says what was followed. Of the pairs the odd ones were read to mend the rules and the even ones were
not; each part has floors of its own.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from test_gate import hold

from communique.evaluate import Scores, Tally
from communique.link import link_reports
from communique.matching.case import Case
from communique.matching.passages import read as read_passages
from communique.matching.press import squash
from communique.matching.words import Speller
from communique.model import Failure, ReportLine, Story
from communique.pipeline import annotate_sources
from communique.reconcile import origins
from communique.reference import load_reference
from communique.settings import Settings

COPYING = Path(__file__).parent / "copying"
HEAD = re.compile(r"== (\d+) (\w+)$")
COPIED = frozenset({"verbatim", "rewritten"})
APART = frozenset({"speech", "formula", "translation", "facts"})


@dataclass(frozen=True)
class Pair:
    """Two passages, of what kind they are and why."""

    number: int
    kind: str
    why: str
    left: str
    right: str

    @property
    def copied(self) -> bool:
        """Whether the wording of one comes from the other."""
        return self.kind in COPIED


def read(text: str) -> list[Pair]:
    """The pairs in order."""
    blocks = re.split(r"\n(?=== )", text)[1:]
    return [_pair(block.strip().splitlines()) for block in blocks]


def _pair(lines: Sequence[str]) -> Pair:
    head = HEAD.match(lines[0])
    assert head is not None, lines[0]
    fields: dict[str, list[str]] = {"why": [], "a": [], "b": []}
    for line in lines[1:]:
        name, _, words = line.partition(": ")
        fields[name].append(words)
    why, left, right = ("\n\n".join(fields[name]) for name in ("why", "a", "b"))
    return Pair(int(head[1]), head[2], why, left, right)


def pairs() -> list[Pair]:
    """The pairs of the gate."""
    return read((COPYING / "pairs.txt").read_text(encoding="utf-8"))


def judged(wanted: Sequence[Pair], folder: Path) -> Mapping[int, bool]:
    """For each pair, whether the program holds that one passage has its wording from the other."""
    paths = []
    for pair in wanted:
        for side, text in (("a", pair.left), ("b", pair.right)):
            path = folder / f"{pair.number:03}{side}.txt"
            path.write_text(text + "\n", encoding="utf-8", newline="")
            paths.append(str(path))
    lines = [line for line in annotate_sources(paths, Settings()) if not isinstance(line, Failure)]
    assert len(lines) == 2 * len(wanted)
    return {pair.number: _copied(lines[2 * at : 2 * at + 2]) for at, pair in enumerate(wanted)}


def _copied(lines: Sequence[ReportLine]) -> bool:
    actors, linked = link_reports(lines)
    speller = Speller()
    readings = tuple(read_passages(line, actors, speller) for line in linked)
    documents = tuple(sorted(reading.id for reading in readings))
    story = Story(id="pair", documents=documents, what=None, date=None, place=None, actors=())
    agencies = {squash(name): agency.name for name, agency in load_reference().agencies.items()}
    case = Case(story, readings, {actor.id: actor for actor in actors}, agencies)
    return any(item.kind in ("verbatim", "syndicated") for item in origins.find(case).derivations)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, bool]:
    return judged(pairs(), tmp_path_factory.mktemp("pairs"))


def table(wanted: Sequence[Pair], said: Mapping[int, bool], part: str) -> dict[str, Tally]:
    """Precision and recall of the copies, and the pairs judged rightly of each kind."""
    copied = [pair.number for pair in wanted if pair.copied]
    given = [pair.number for pair in wanted if said[pair.number]]
    right = len(set(copied) & set(given))
    found = {
        f"copies {part}, precision": Tally(len(given), right, len(given), right),
        f"copies {part}, recall": Tally(len(copied), right, len(copied), right),
    }
    for kind in sorted({pair.kind for pair in wanted}):
        members = [pair for pair in wanted if pair.kind == kind]
        good = sum(said[pair.number] == pair.copied for pair in members)
        found[f"copies {part}: {kind}"] = Tally(len(members), good, len(members), good)
    return found


def test_copies_among_our_own_pairs(said: Mapping[int, bool]) -> None:
    everything = pairs()
    scores: dict[str, Tally] = {}
    for part, odd in (("read", 1), ("only measured", 0)):
        members = [pair for pair in everything if pair.number % 2 == odd]
        scores |= table(members, said, part)
        wrong = [pair.number for pair in members if said[pair.number] != pair.copied and odd]
        sys.stdout.write(f"{part}: wrong {wrong}\n")
    hold("own copies", [COPYING], Scores(scores))


def test_every_pair_is_whole_and_its_kind_is_known() -> None:
    found = pairs()
    kinds = Counter(pair.kind for pair in found)
    assert [pair.number for pair in found] == list(range(1, len(found) + 1))
    assert set(kinds) == COPIED | APART
    assert len(found) >= 100
    assert min(kinds.values()) >= 10
    assert all(pair.why and pair.left and pair.right and pair.left != pair.right for pair in found)
