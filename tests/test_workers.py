"""Several processes find what one finds, in the same order, and one that dies costs at most its report."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from communique import pipeline, workers
from communique.errors import Lost, SetupError
from communique.model import Failure, Report, ReportLine, to_json
from communique.raw import RawReport
from communique.settings import Settings, environment_of_worker
from communique.workers import Done, Worker, Workers

LINES = (
    "President Mira Tolland met Prime Minister Oren Vask in Tarn Harbour on Saturday.",
    "“We agreed to talk,” Tolland said.",
    "Valdoria will reopen the ferry line by May, according to the Gazette.",
)


def report(name: str) -> Report:
    return Report(id=f"doc-{name}", source=f"{name}.txt", sha256="0" * 64, text=f"{name}\n" + "\n".join(LINES))


def raw(name: str) -> RawReport:
    return RawReport(f"{name}.txt", b"x", "text")


def write_reports(folder: Path, count: int) -> list[str]:
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"Report {number}\n\n" + "\n\n".join(LINES * (1 + number % 3)), encoding="utf-8")
    return [str(path) for path in paths]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


def serving(change: str) -> str:
    """What a process runs, after a change to the module."""
    start, _, _ = workers._SERVE.partition("from communique")
    return f"{start}import os; from communique import workers; {change}; workers.serve()"


def child_of(worker: Worker) -> subprocess.Popen[bytes]:
    assert worker._child is not None
    return worker._child


def test_two_processes_find_what_one_finds_in_the_same_order(examples: Path, tmp_path: Path) -> None:
    sources = write_reports(tmp_path, 12)
    sources.insert(3, str(tmp_path / "missing.txt"))
    sources += [str(examples / "summit"), str(tmp_path / "missing-too.txt")]
    one = list(pipeline.annotate_sources(sources, Settings()))
    two = list(pipeline.annotate_sources(sources, Settings(jobs=2)))
    assert [to_json(result) for result in one] == [to_json(result) for result in two]
    assert [type(result) for result in two].count(Failure) == 2
    assert two == one


def test_reports_date_one_another_across_processes(tmp_path: Path) -> None:
    people = "Mira Tolland, Oren Vask, Ila Brandt, Tomas Reyl, Sana Korin, Petra Lund and Aldo Fenn met on Tuesday.\n"
    (tmp_path / "a.txt").write_text(f"HARROWGATE, April 8, 2031 - {people}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(people, encoding="utf-8")
    found = [list(pipeline.annotate_sources([str(tmp_path)], Settings(jobs=jobs))) for jobs in (1, 2)]
    assert found[0] == found[1]
    assert all(isinstance(line, ReportLine) and line.document.published.value for line in found[1])


def test_a_process_that_died_is_replaced(worker: Worker) -> None:
    first = worker.answer(report("a"))
    child_of(worker).kill()
    assert worker.answer(report("a")) == first
    assert isinstance(first, Done)
    assert first.line.attributions


def test_a_report_that_kills_its_process_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    deadly = "real = workers.line_of; workers.line_of = lambda r, t: os._exit(9) if r.source == 'b.txt' else real(r, t)"
    monkeypatch.setattr(workers, "_SERVE", serving(deadly))
    with Workers(2) as pool:
        for name in "abc":
            pool.give(raw(name), report(name))
        a, b, c = pool.taken(everything=True)
    assert isinstance(b, Failure)
    assert b.error == Lost.__name__
    assert b.message.startswith("b.txt was left out because the process that worked on it died")
    for result, name in ((a, "a"), (c, "c")):
        assert not isinstance(result, Failure)
        assert isinstance(result[1], Done)
        assert result[1].line.document.source == f"{name}.txt"


def test_a_fault_of_ours_is_told_as_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(workers, "_SERVE", serving("workers.line_of = lambda r, t: 1 / 0"))
    (result,) = pipeline.annotate_sources(write_reports(tmp_path, 1), Settings(jobs=2))
    assert isinstance(result, Failure)
    assert result.error == "ZeroDivisionError"
    assert "fault in this program (ZeroDivisionError: division by zero)" in result.message


def test_processes_that_cannot_start_stop_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(workers, "_SERVE", "raise SystemExit(3)")
    with pytest.raises(SetupError, match="--jobs 1"):
        list(pipeline.annotate_sources(write_reports(tmp_path, 3), Settings(jobs=2)))


def test_who_stops_reading_leaves_no_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[Workers] = []
    real = pipeline.Workers

    def noted(count: int) -> Workers:
        made.append(real(count))
        return made[0]

    monkeypatch.setattr(pipeline, "Workers", noted)
    results = pipeline.annotate_sources(write_reports(tmp_path, 20), Settings(jobs=2))
    assert len(list(islice(results, 2))) == 2
    children = [worker._child for worker in made[0]._workers]
    results.close()  # type: ignore[attr-defined]
    assert all(child is not None and child.poll() is not None for child in children)


def test_few_reports_wait(tmp_path: Path) -> None:
    with Workers(2) as pool:
        for number in range(20):
            pool.give(raw(str(number)), report(str(number)))
        due = list(pool.taken())
    assert len(due) == 20 - 2 * workers.AHEAD


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is that of a terminal of the Unix kind")
def test_an_interrupt_ends_the_run_and_its_processes(tmp_path: Path) -> None:
    write_reports(tmp_path, 150)
    target = tmp_path / "lines.jsonl"
    run = subprocess.Popen(
        [sys.executable, "-m", "communique", "annotate", str(tmp_path), "--jobs", "2", "-o", str(target)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not list(tmp_path.glob(".lines.jsonl.*")) and run.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all of them
    _, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"Traceback" not in err
    assert not target.exists()
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


def test_a_process_has_one_thread_and_takes_only_bytes() -> None:
    assert environment_of_worker()["OMP_NUM_THREADS"] == "1"
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(report("a")), type=Report) == report("a")
