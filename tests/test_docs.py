"""What the documentation shows is what happens: every command and every Python block in it is run.

The blocks of a page run in order, in one empty folder with the examples in it. In a `console` block a line
that begins with `$ ` is a command, and the lines below it are what it must print; `...` stands for anything.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
DATA = ROOT / "src" / "communique" / "data"

# Commands for a person at a keyboard: they set up, or would run these tests inside themselves.
NOT_RUN = ("make ", ". .venv/", "git ", "pip ")
SECONDS = 120
ELLIPSIS = "..."


@dataclass
class Step:
    """A command or a piece of Python, and the lines it is shown to print."""

    page: str
    line: int
    kind: str
    text: str
    shown: list[str] = field(default_factory=list)


def console(page: str, line: int, block: list[str]) -> list[Step]:
    """The commands of a console block with the output under each."""
    steps: list[Step] = []
    for offset, row in enumerate(block):
        if row.startswith("$ "):
            steps.append(Step(page, line + offset, "console", row[2:]))
        elif steps:
            steps[-1].shown.append(row.rstrip())
    return steps


def steps_of(page: str, text: str) -> list[Step]:
    """What a page asks the reader to run, in order."""
    steps: list[Step] = []
    kind, start, block = "", 0, list[str]()
    for number, row in enumerate(text.splitlines(), 1):
        if not row.startswith("```"):
            block.append(row)
        elif kind or row == "```":
            if kind == "console":
                steps += console(page, start, block)
            elif kind == "python":
                steps.append(Step(page, start, kind, "\n".join(block)))
            kind = ""
        else:
            kind, start, block = row[3:].strip(), number + 1, []
    return steps


def shows(shown: list[str], printed: str) -> bool:
    """Whether the shown lines are in what was printed, one below the other, `...` standing for anything."""
    if not any(shown):
        return True
    pattern = "\n".join(
        ".*?" if row.strip() == ELLIPSIS else "[^\n]*?".join(re.escape(part) for part in row.strip().split(ELLIPSIS))
        for row in shown
    )
    rows = "\n".join(row.strip() for row in printed.splitlines())
    return re.search(rf"^{pattern}$", rows, re.DOTALL | re.MULTILINE) is not None


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))),
        "COMMUNIQUE_STORE": str(folder / "default.db"),
        "COLUMNS": "120",
        "NO_COLOR": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONIOENCODING": "utf-8",
    }


def run(step: Step, folder: Path) -> None:
    """Run one step in a folder; a step that fails, or prints something else, fails the test."""
    command = ["bash", "-o", "pipefail", "-c", step.text] if step.kind == "console" else [sys.executable, "-"]
    done = subprocess.run(
        command,
        cwd=folder,
        input=step.text if step.kind == "python" else "",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # together, as a reader sees them
        text=True,
        encoding="utf-8",
        env=environment(folder),
        timeout=SECONDS,
        check=False,
    )
    where = f"{step.page}:{step.line}: {step.text}\n{done.stdout[-3000:]}"
    assert done.returncode == 0, f"exit status {done.returncode} of {where}"
    assert shows(step.shown, done.stdout), f"expected {step.shown} of {where}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_happens(page: Path, tmp_path: Path) -> None:
    steps = [step for step in steps_of(page.name, page.read_text(encoding="utf-8")) if not ignored(step)]
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for step in steps:
        run(step, tmp_path)


def ignored(step: Step) -> bool:
    return step.kind == "console" and step.text.startswith(NOT_RUN)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_a_page_links_to_exist(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", ["CHANGELOG.md", "CONTRIBUTING.md", "README.md"])
def test_make_targets_that_are_named_exist(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|\$ )make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8")))
    assert named <= targets


def test_each_dependency_has_a_reason_in_the_changes() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.findall(r'^  "([a-z][a-z0-9-]*)[>=]=', settings, re.MULTILINE)
    wanted += re.findall(r'"([a-z-]+)>=', next(row for row in settings.splitlines() if row.startswith("docs = ")))
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert len(wanted) > 15
    assert [name for name in wanted if f"`{name}`" not in changes] == []


@pytest.mark.parametrize("path", sorted(DATA.glob("*.json")), ids=lambda path: path.name)
def test_each_data_file_is_documented_with_its_licence(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    licence = data.get("header", data)["licence"]
    rows = (ROOT / "docs" / "reference-data.md").read_text(encoding="utf-8").splitlines()
    row = next((row for row in rows if row.startswith(f"| `{path.name}` |")), "")
    assert row, f"give {path.name} a row in docs/reference-data.md"
    assert all(name.split(":")[-1].strip() in row for name in licence.split(";"))


def test_lock_files_hold_versions_and_hashes_and_no_address() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        rows = path.read_text(encoding="utf-8").splitlines()
        pinned = re.compile(r"[a-z0-9.-]+==[\w.]+(?: ; [\w .'<>=!()*]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?")
        assert [row for row in rows if not pinned.fullmatch(row)] == [], path.name


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ([], "anything", True),
        (["two words"], "one\ntwo words\nthree", True),
        (["two words"], "one two words", False),
        (["one", "three"], "one\ntwo\nthree", False),
        (["one", "...", "three"], "one\ntwo\nthree", True),
        (["o... t..."], "one two", True),
        (["o...three"], "one\nthree", False),
    ],
)
def test_shown_lines_are_looked_for(shown: list[str], printed: str, expected: bool) -> None:
    assert shows(shown, printed) is expected


def test_steps_are_read_from_a_page() -> None:
    page = "```console\n$ one\nout\n$ two\n```\ntext\n```json\n{}\n```\n```python\nassert 1\n```\n"
    assert [(step.kind, step.line, step.text, step.shown) for step in steps_of("p", page)] == [
        ("console", 2, "one", ["out"]),
        ("console", 4, "two", []),
        ("python", 11, "assert 1", []),
    ]
