"""Measure speed, start-up and memory in one run, and fail where a limit is broken.

Usage: python bench/run.py [--reports FOLDER] [--repeats N]

Speed is a ratio, because the seconds of a machine mean nothing on another: the whole pipeline after
start-up (read, clean, annotate, link, store, reconcile, JSON) against the complete model of
spaCy on the same texts, in turns, in the same process.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from unittest.mock import patch

import msgspec

from communique import Settings, brief
from communique.model import Failure
from communique.read import read_sources
from communique.tools import MODEL, load_tools

ROOT = Path(__file__).parent.parent
REPORTS = (ROOT.parent / "shared" / "reports" / "summit-2025-08-23", ROOT / "examples" / "summit")
COMMAND = Path(sys.executable).with_name("communique")

PARSE_RATIO = 1.5  # whole pipeline over plain parse
START_SECONDS = 0.3  # `communique --help`
PEAK_BYTES = 1_000_000_000  # `communique brief`
STARTS = 10
HEAVY = ("spacy", "numpy", "sqlalchemy", "trafilatura", "communique.pipeline")


@dataclass(frozen=True)
class Finding:
    """One line of the table: what was measured, and whether it keeps to its limit."""

    what: str
    value: str
    limit: str = ""
    kept: bool = True


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def whole_pipeline(folder: Path, settings: Settings) -> bytes:
    """A folder of reports to the JSON of its record, as the command does it."""
    record = brief([str(folder)], settings)
    if record.failures:
        raise SystemExit("\n".join(failure.message for failure in record.failures))
    return msgspec.json.encode(record)


def texts_of(folder: Path, settings: Settings) -> list[str]:
    """The texts that both sides read."""
    return [raw.text for raw in read_sources([str(folder)], settings) if not isinstance(raw, Failure)]


def speed(folder: Path, repeats: int) -> list[Finding]:
    """The pipeline against the plain parse, in turns."""
    settings = Settings()
    tools = load_tools(settings)
    package = import_module(MODEL)
    complete, no_names = package.load(), package.load(exclude=["ner"])
    texts = texts_of(folder, settings)
    contestants: dict[str, Callable[[], object]] = {
        "pipeline": lambda: (tools.parser.forget(), whole_pipeline(folder, settings)),
        "complete": lambda: [complete(text) for text in texts],
        "no names": lambda: [no_names(text) for text in texts],
    }
    with patch("communique.pipeline.load_tools", return_value=tools):  # start-up is not what is measured here
        for work in contestants.values():  # the first turn fills caches and is not counted
            work()
        turns = [{name: seconds(work) for name, work in contestants.items()} for _ in range(repeats)]
    words = sum(len(text.split()) for text in texts)
    ratio = median(turn["pipeline"] / turn["complete"] for turn in turns)
    ratio_no_names = median(turn["pipeline"] / turn["no names"] for turn in turns)
    rates = {name: words / median(turn[name] for turn in turns) for name in contestants}
    return [
        Finding(f"words in {len(texts)} reports", f"{words:,}"),
        Finding("whole pipeline", f"{rates['pipeline']:,.0f} words/s"),
        Finding("plain parse, complete model", f"{rates['complete']:,.0f} words/s"),
        Finding("plain parse, without the name finder", f"{rates['no names']:,.0f} words/s"),
        Finding("pipeline / complete model", f"{ratio:.2f}", f"at most {PARSE_RATIO}", ratio <= PARSE_RATIO),
        Finding("pipeline / without the name finder", f"{ratio_no_names:.2f}"),
    ]


def start_up() -> list[Finding]:
    """How long `communique --help` takes, and whether it loads what it does not need."""
    help_command = [str(COMMAND), "--help"]
    times = [seconds(lambda: subprocess.run(help_command, check=True, capture_output=True)) for _ in range(STARTS)]
    traced = subprocess.run(
        [sys.executable, "-X", "importtime", *help_command], check=True, capture_output=True, text=True
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in traced.stderr.splitlines()}
    heavy = [name for name in HEAVY if name in loaded]
    return [
        Finding(
            "communique --help", f"{median(times):.2f} s", f"at most {START_SECONDS} s", median(times) <= START_SECONDS
        ),
        Finding("loaded by it and not needed", ", ".join(heavy) or "nothing", "nothing", not heavy),
    ]


def memory(folder: Path) -> list[Finding]:
    """The peak memory of `communique brief`, its own processes included."""
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "record.json"
        child = subprocess.Popen([str(COMMAND), "brief", str(folder), "--format", "json", "-o", str(target)])
        _, status, usage = os.wait4(child.pid, 0)
        if not target.exists():
            raise SystemExit(f"communique brief wrote nothing, exit status {os.waitstatus_to_exitcode(status)}")
    unit = 1 if sys.platform == "darwin" else 1024
    peak = usage.ru_maxrss * unit
    return [
        Finding(
            "peak memory of communique brief",
            f"{peak / 1e6:,.0f} MB",
            f"at most {PEAK_BYTES / 1e6:,.0f} MB",
            peak <= PEAK_BYTES,
        )
    ]


def table(findings: Sequence[Finding]) -> str:
    """The findings under each other."""
    width = max(len(finding.what) for finding in findings)
    lines = []
    for finding in findings:
        limit = f"  ({finding.limit})" if finding.limit else ""
        fault = "" if finding.kept else "  BROKEN"
        lines.append(f"{finding.what:<{width}}  {finding.value:>16}{limit}{fault}")
    return "\n".join(lines)


def main() -> int:
    """Measure, print, and say by the exit status whether every limit was kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--reports", type=Path, help="a folder of reports (default: the reference case, or the examples)"
    )
    parser.add_argument("--repeats", type=int, default=7, help="turns that are counted")
    options = parser.parse_args()
    folder = options.reports or next(folder for folder in REPORTS if folder.is_dir())
    print(f"reports: {os.path.relpath(folder)}")
    findings = [*start_up(), *memory(folder), *speed(folder, options.repeats)]
    print(table(findings))
    return 0 if all(finding.kept for finding in findings) else 1


if __name__ == "__main__":
    sys.exit(main())
