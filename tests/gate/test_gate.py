"""The quality gate: no change may lower a figure below its floor, and no figure stands without its material.

`floors.json` holds, for each corpus, the digest of the files that the floors were measured on and the floors
themselves. A floor is raised by writing what was reached; it is lowered only with a reason in the change.
`make gate` prints the table.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from communique.evaluate import Scores, evaluate_gold, evaluate_names, evaluate_polnear, evaluate_stories
from communique.model import to_json
from communique.pipeline import brief, silent
from communique.settings import Settings
from communique.verify import among_sources, verify

FLOORS: Mapping[str, Any] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
MARGIN: float = FLOORS["margin"]
"""What other machines and builds of the libraries may move a figure by."""
SURPLUS = 3 * MARGIN
"""From here on a floor is so far below what is reached that it no longer guards it."""


def digest(folders: Iterable[Path]) -> str:
    """A hash over the names and contents of all files below some folders."""
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            found.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\0".encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def existing(*folders: Path) -> list[Path]:
    """The folders, if they are all there; else the test is skipped."""
    missing = [folder.name for folder in folders if not folder.is_dir()]
    if missing:
        pytest.skip(f"the corpus is not beside the project: no folder {', '.join(missing)}")
    return list(folders)


def hold(corpus: str, folders: Iterable[Path], scores: Scores) -> None:
    """Print each figure beside its floor, and fail below one."""
    wanted: Mapping[str, Any] = FLOORS["corpora"][corpus]
    sys.stdout.write(f"\n{corpus:34}{'reached':>9}{'floor':>9}\n")
    for name, value in scores.values.items():
        floor = wanted["floors"].get(name)
        remark = "" if floor is None or value < floor + SURPLUS else "  raise the floor"
        shown = "-" if floor is None else f"{floor:.3f}"
        sys.stdout.write(f"{name:34}{value:9.3f}{shown:>9}{remark}\n")
    assert wanted["digest"] == digest(folders), "the corpus is not the one that the floors were measured on"
    assert not scores.troubles
    low = {
        name: (scores.values.get(name), floor)
        for name, floor in wanted["floors"].items()
        if scores.values.get(name, 0.0) < floor - MARGIN
    }
    assert not low, f"below the floor: {low}"


def test_reference_case(shared: Path) -> None:
    folders = existing(shared / "gold", shared / "reports" / "summit-2025-08-23")
    scores = evaluate_gold(folders[0], [str(folders[1])], Settings(), silent)
    hold("reference case", folders, scores)


def test_polnear(shared: Path) -> None:
    folders = existing(shared / "corpora" / "polnear" / "dev")
    hold("PolNeAR dev", folders, evaluate_polnear(folders[0], Settings(), silent))


def test_the_last_quarter_of_polnear_train(shared: Path, tmp_path: Path) -> None:
    """Every fourth article of the train part from the third, whose errors were hardly read when rules were made."""
    (train,) = existing(shared / "corpora" / "polnear" / "train")
    (tmp_path / "text").mkdir()
    (tmp_path / "ann").symlink_to(train / "ann")
    for text in sorted((train / "text").glob("*.txt"))[2::4][:200]:
        (tmp_path / "text" / text.name).symlink_to(text)
    scores = evaluate_polnear(tmp_path, Settings(), silent)
    hold("PolNeAR train, last quarter", [tmp_path / "text"], scores)


def test_person_names(shared: Path) -> None:
    (folder,) = existing(shared / "corpora" / "names")
    hold("person names", [folder], evaluate_names(folder / "person_names.tsv"))


@pytest.mark.parametrize(("corpus", "kind", "part"), [("BASIL", "basil", ""), ("ECB+", "ecbplus", "docs")])
def test_stories(shared: Path, tmp_path: Path, corpus: str, kind: str, part: str) -> None:
    folder, scoring = existing(shared / "corpora" / kind / part, shared / "scoring")
    prepare = [sys.executable, str(scoring / "score_clusters.py"), "prepare", kind, str(folder), str(tmp_path)]
    subprocess.run(prepare, check=True, stdout=subprocess.DEVNULL)
    hold(corpus, [folder], evaluate_stories(tmp_path, Settings()))


def test_record_of_the_reference_case_has_no_fault(shared: Path) -> None:
    (reports,) = existing(shared / "reports" / "summit-2025-08-23")
    record = brief([str(reports)], Settings())
    evidence, failures = among_sources([str(reports)], Settings())
    findings = verify("record", to_json(record), evidence)
    assert not failures
    assert findings.faults == findings.notes == []


def test_a_digest_tells_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text("1")
    seen = {digest([tmp_path / "a"])}
    (tmp_path / "a" / "one.txt").write_text("2")
    seen.add(digest([tmp_path / "a"]))
    (tmp_path / "a" / "one.txt").rename(tmp_path / "a" / "two.txt")
    seen.add(digest([tmp_path / "a"]))
    assert len(seen) == 3


def test_a_figure_below_its_floor_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wanted = {"digest": digest([tmp_path]), "floors": {"figures": 0.5}}
    monkeypatch.setitem(FLOORS["corpora"], "x", wanted)  # type: ignore[index]
    scores = Scores({})
    with pytest.raises(AssertionError, match="below the floor"):
        hold("x", [tmp_path], scores)
