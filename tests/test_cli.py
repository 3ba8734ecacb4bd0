"""The commands as a person meets them: what they print, their exit status, and their words for mistakes."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from communique import __version__
from communique.cli import group, main, verifying
from communique.cli.output import write
from communique.settings import STORE_VARIABLE, Settings
from communique.tools import Tools

REPORT = """Valdoria and Kestrel Islands agree on ferry line

HARROWGATE, April 8, 2031 - Valdoria and the Kestrel Islands agreed on Tuesday to reopen the ferry line.

"We will resume the dialogue in May," Prime Minister Mira Tolland said after the meeting.
"""
OTHER = """The ferry line will reopen, President Oren Vask of the Kestrel Islands said on Tuesday.

He met Prime Minister Mira Tolland of Valdoria in Harrowgate.
"""


class Result(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(
    tools: Tools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Run a command in an empty folder, with a parser that is loaded already."""
    for module in ("pipeline", "explain"):
        monkeypatch.setattr(f"communique.{module}.load_tools", lambda _: tools)
    monkeypatch.setenv(STORE_VARIABLE, str(tmp_path / "data" / "store.db"))
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main(list(arguments))
        out, err = capfdbinary.readouterr()
        return Result(status, out.decode(), err.decode())

    return run_command


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    return folder


# --- help ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(group.commands))
def test_every_command_has_help_with_examples(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.status == 0
    assert f"Examples:\n    {'eval ' if name == 'completion' else f'communique {name}'}" in result.out


def test_version(run: Run) -> None:
    assert run("--version") == Result(0, f"communique {__version__}\n", "")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from communique.cli import main; main(['--help']); main(['brief', '--help']);"
        "heavy = {'spacy', 'sqlalchemy', 'rich', 'msgspec', 'numpy', 'trafilatura'} & sys.modules.keys();"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.status == 0
    assert "_COMMUNIQUE_COMPLETE" in result.out


# --- brief -----------------------------------------------------------------------------------


def test_brief_for_a_terminal(run: Run, reports: Path) -> None:
    result = run("brief", str(reports))
    assert (result.status, result.err) == (0, "")
    assert "Mira Tolland" in result.out
    assert "\x1b" not in result.out


@pytest.mark.parametrize(
    ("name", "start"), [("brief.html", "<!doctype html>"), ("brief.md", "# "), ("brief.json", '{"schema"')]
)
def test_the_ending_of_the_name_tells_the_format(run: Run, reports: Path, name: str, start: str) -> None:
    assert run("brief", str(reports), "-o", name) == Result(0, "", "")
    assert Path(name).read_text(encoding="utf-8").lower().startswith(start)


def test_a_format_that_is_named_wins(run: Run, reports: Path) -> None:
    assert run("brief", str(reports), "--format", "json", "-o", "R").status == 0
    assert json.loads(Path("R").read_text(encoding="utf-8"))["schema"] == "communique.record/1"


def test_an_ending_that_tells_nothing(run: Run, reports: Path) -> None:
    result = run("brief", str(reports), "-o", "brief.pdf")
    assert result.status == 2
    assert "--format" in result.err


def test_standard_input_and_output(run: Run) -> None:
    result = run("brief", "-", "--format", "json", "-o", "-", stdin=REPORT.encode())
    assert result.status == 0
    assert json.loads(result.out)["documents"][0]["text"] == REPORT


def test_what_the_user_knows(run: Run, reports: Path) -> None:
    result = run("brief", str(reports), "--format", "json", "--outlet", "The Courier", "--published", "2031-04-08")
    document = json.loads(result.out)["documents"][0]
    assert document["outlet"] == {"basis": "given", "evidence": [], "name": "The Courier"}
    assert document["published"] == {"basis": "given", "evidence": [], "value": "2031-04-08"}


@pytest.mark.parametrize("date", ["yesterday", "2031-13", "2031-02-30", "08/04/2031", ""])
def test_a_date_that_is_none(run: Run, reports: Path, date: str) -> None:
    result = run("brief", str(reports), "--published", date)
    assert result.status == 2
    assert result.err.count("\n") == 1
    assert "is no date" in result.err


def test_one_bad_source_costs_only_itself(run: Run, reports: Path) -> None:
    (reports / "c.txt").write_bytes(b"")
    result = run("brief", str(reports), "nowhere.txt", "--format", "json")
    assert result.status == 1
    assert len(json.loads(result.out)["documents"]) == 2
    assert "c.txt is empty" in result.err
    assert "nowhere.txt does not exist" in result.err


def test_nothing_that_can_be_read(run: Run) -> None:
    result = run("brief", "nowhere.txt", "-o", "brief.html")
    assert result.status == 1
    assert not Path("brief.html").exists()


# --- annotate --------------------------------------------------------------------------------


def test_annotate_writes_a_line_a_report(run: Run, reports: Path) -> None:
    result = run("annotate", str(reports))
    assert result.status == 0
    assert [json.loads(line)["document"]["text"] for line in result.out.splitlines()] == [REPORT, OTHER]


def test_a_failure_does_not_end_the_lines(run: Run, reports: Path) -> None:
    result = run("annotate", "nowhere.txt", str(reports), "-o", "lines.jsonl")
    assert result.status == 1
    assert len(Path("lines.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_sources_are_needed(run: Run) -> None:
    result = run("annotate")
    assert result.status == 2
    assert "Missing argument" in result.err


# --- files -----------------------------------------------------------------------------------


def test_a_file_keeps_what_it_had_if_writing_fails(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> Any:
        yield b"half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("communique.cli.reports.write", _write_of(broken))
    Path("lines.jsonl").write_text("what was there")
    result = run("annotate", str(reports), "-o", "lines.jsonl")
    assert result.status == 2
    assert "no space left" in result.err
    assert Path("lines.jsonl").read_text() == "what was there"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["lines.jsonl", "reports"]


def _write_of(chunks: Callable[..., Any]) -> Callable[[object, str], None]:
    return lambda _, output: write(chunks(), output)


def test_a_folder_that_is_missing(run: Run, reports: Path) -> None:
    result = run("brief", str(reports), "--format", "json", "-o", "no/such/folder/R.json")
    assert result.status == 2
    assert "cannot be written" in result.err


def test_a_link_stays_a_link(run: Run, reports: Path) -> None:
    Path("target.json").write_text("old")
    Path("link.json").symlink_to("target.json")
    assert run("brief", str(reports), "-o", "link.json").status == 0
    assert Path("link.json").is_symlink()
    assert Path("target.json").read_text(encoding="utf-8").startswith('{"schema"')


@pytest.mark.parametrize("command", ["brief", "annotate"])
@pytest.mark.parametrize(
    ("source", "output"),
    [("reports", "reports/a.txt"), ("reports/a.txt", "reports/../reports/a.txt"), (".", "reports/b.txt")],
)
def test_a_report_is_not_replaced_by_what_was_made_of_it(
    run: Run, reports: Path, command: str, source: str, output: str
) -> None:
    before = {file.name: file.read_bytes() for file in reports.iterdir()}
    result = run(command, source, "-o", output)
    assert result.status == 2
    assert f"{output} is one of the sources" in result.err
    assert {file.name: file.read_bytes() for file in reports.iterdir()} == before


def test_a_result_beside_the_reports_may_be_written_again(run: Run, reports: Path) -> None:
    for _ in range(2):
        assert run("brief", str(reports), "-o", str(reports / "record.json")).status == 0


# --- verify ----------------------------------------------------------------------------------


def test_verify_a_sound_record(run: Run, reports: Path) -> None:
    run("brief", str(reports), "-o", "R.json")
    result = run("verify", "R.json")
    assert result.status == 0
    assert result.out.endswith(" spans checked, 0 faults\n")
    assert "not checked" in result.err
    result = run("verify", "R.json", "--sources", str(reports))
    assert (result.status, result.err) == (0, "")


def test_verify_names_each_fault(run: Run, reports: Path) -> None:
    run("brief", str(reports), "-o", "R.json")
    record = json.loads(Path("R.json").read_text(encoding="utf-8"))
    record["attributions"][0]["content"][0]["exact"] = "another word"
    Path("R.json").write_text(json.dumps(record), encoding="utf-8")
    (reports / "b.txt").write_text("something else", encoding="utf-8")
    result = run("verify", "R.json", str(reports))
    assert result.status == 1
    assert "$.attributions[0].content[0]: exact is" in result.out
    assert "b.txt has changed" in result.out
    assert result.out.splitlines()[-1].endswith("spans checked, 2 faults")


def test_verify_refuses_a_file_that_is_too_large(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "Settings", lambda: Settings(max_record_bytes=3))
    Path("R.json").write_text("{}\n\n", encoding="utf-8")
    result = run("verify", "R.json")
    assert result.status == 2
    assert "too large: files of up to 3 bytes" in result.err
    Path("R.json").write_text("{}\n", encoding="utf-8")
    assert "too large" not in run("verify", "R.json").err


def test_verify_a_brief(run: Run, reports: Path) -> None:
    run("brief", str(reports), "-o", "B.html")
    assert run("verify", "B.html", str(reports)).status == 0
    page = Path("B.html").read_text(encoding="utf-8")
    assert "Mira Tolland" in page
    Path("B.html").write_text(page.replace("Mira Tolland", "Oren Vask", 1), encoding="utf-8")
    assert run("verify", "B.html", str(reports)).status == 1


def test_verify_a_brief_in_markdown(run: Run, reports: Path) -> None:
    run("brief", str(reports), "-o", "B.md")
    assert run("verify", "B.md", str(reports)).status == 0
    page = Path("B.md").read_text(encoding="utf-8")
    Path("B.md").write_text(page.replace("Tuesday”", "Monday”"), encoding="utf-8")
    result = run("verify", "B.md", str(reports))
    assert result.status == 1
    assert "Monday" in result.out


def test_verify_lines_from_standard_input(run: Run, reports: Path) -> None:
    lines = run("annotate", str(reports)).out
    result = run("verify", "-", str(reports), stdin=lines.encode())
    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize("name", ["nowhere.json", "reports/a.txt", "."])
def test_verify_what_is_no_record(run: Run, reports: Path, name: str) -> None:
    result = run("verify", name)
    assert result.status == 2
    assert result.err.startswith("communique: ")


# --- the store -------------------------------------------------------------------------------


def test_from_adding_to_a_brief(run: Run, reports: Path) -> None:
    assert run("add", str(reports)).out == "2 added, 0 there already, 0 not read\n"
    assert run("add", str(reports)).out == "0 added, 2 there already, 0 not read\n"
    assert len(run("list").out.splitlines()) == 2
    stored = json.loads(run("brief", "--format", "json").out)
    read = json.loads(run("brief", str(reports), "--format", "json").out)
    assert stored == read
    Path("R.json").write_text(json.dumps(read), encoding="utf-8")
    result = run("verify", "R.json")
    assert (result.status, result.err) == (0, "")


def test_stored_reports_are_listed_and_found(run: Run, reports: Path) -> None:
    run("add", str(reports))
    found = run("list", "--find", "Mira Tolland said", "--json").out
    (entry,) = map(json.loads, found.splitlines())
    assert entry["source"].endswith("a.txt")


def test_show(run: Run, reports: Path) -> None:
    run("add", str(reports))
    name = run("list").out.split()[0]
    assert "who says what" in run("show", name).out
    assert run("show", name[:8]).out == run("show", name).out == run("show", str(reports / "a.txt")).out
    assert json.loads(run("show", name, "--json").out)["document"]["id"] == name
    assert run("show", name, "--bytes").out == REPORT


def test_a_brief_of_some_stored_reports(run: Run, reports: Path) -> None:
    run("add", str(reports))
    result = run("brief", "--document", str(reports / "a.txt"), "--format", "json")
    assert len(json.loads(result.out)["documents"]) == 1


@pytest.mark.parametrize("command", [("show", "doc-"), ("show", "nothing"), ("brief", "--document", "nothing")])
def test_reports_that_are_not_told_apart(run: Run, reports: Path, command: tuple[str, ...]) -> None:
    run("add", str(reports))
    result = run(*command)
    assert result.status == 2
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("command", [("list",), ("show", "x"), ("brief",), ("verify", "R.json", "--store", "no.db")])
def test_a_store_that_is_not_there(run: Run, command: tuple[str, ...]) -> None:
    Path("R.json").write_text("{}")
    result = run(*command)
    assert result.status == 2
    assert "no store at" in result.err


def test_a_judgement_is_kept_exported_applied_and_taken_back(run: Run, reports: Path) -> None:
    run("add", str(reports))
    said = run("judge", "same", "a.txt:0-40", "b.txt:0-40", "--about", "event", "--by", "AR")
    assert said.status == 0
    exported = run("judge", "export").out
    assert json.loads(exported)["id"] == said.out.strip()
    run("add", str(reports), "--store", "other.db")
    assert run("judge", "apply", "-", "--store", "other.db", stdin=exported.encode()).out.startswith(
        "1 judgements added"
    )
    assert json.loads(run("brief", "--store", "other.db", "--format", "json").out)["corrections"] == [
        json.loads(exported)
    ]
    assert run("judge", "undo", said.out.strip()).status == 0
    assert [json.loads(line)["answer"] for line in run("judge", "export").out.splitlines()] == ["same", "withdrawn"]


@pytest.mark.parametrize(
    "command",
    [
        ("same", "a.txt:0-40", "b.txt:0-99999"),
        ("same", "c-1", "c-2"),
        ("kind", "a.txt:0-40", "scope"),
        ("undo", "x-1"),
        ("apply", "no.jsonl"),
        ("apply", "reports/a.txt"),
    ],
)
def test_a_judgement_that_makes_no_sense(run: Run, reports: Path, command: tuple[str, ...]) -> None:
    run("add", str(reports))
    result = run("judge", *command)
    assert result.status == 2
    assert result.err.count("\n") == 1
    assert run("judge", "export").out == ""


def test_a_judgement_that_was_changed_is_not_taken_over(run: Run, reports: Path) -> None:
    run("add", str(reports))
    run("judge", "same", "a.txt:0-40", "b.txt:0-40")
    changed = run("judge", "export").out.replace('"same"', '"not-same"')
    result = run("judge", "apply", "-", stdin=changed.encode())
    assert (result.status, "line 1: it was changed" in result.err) == (2, True)


@pytest.mark.parametrize("command", [("judge", "export"), ("brief", "--format", "json")])
def test_a_store_is_not_replaced_by_what_was_made_of_it(run: Run, reports: Path, command: tuple[str, ...]) -> None:
    run("add", str(reports), "--store", "s.db")
    before = Path("s.db").read_bytes()
    assert run(*command, "--store", "s.db", "-o", "s.db").status == 2
    assert Path("s.db").read_bytes() == before


@pytest.mark.parametrize("line", [b"{", b'{"schema":"\xff"}', b"[" * 200_000, b"\xef\xbb\xbf{}", b'{"about":"claim"}'])
def test_a_line_that_is_no_judgement(run: Run, reports: Path, line: bytes) -> None:
    run("add", str(reports))
    result = run("judge", "apply", "-", stdin=line)
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "standard input, line 1" in result.err


def test_a_question_that_the_ids_do_not_answer(run: Run, reports: Path) -> None:
    run("add", str(reports))
    story = json.loads(run("brief", "--format", "json").out)["stories"][0]["id"]
    assert run("judge", "not-same", f"{story}#1", "b.txt", "--about", "event").status == 2
    assert run("judge", "not-same", f"{story}#2", "b.txt").status == 0


def test_sources_and_a_store_at_once(run: Run, reports: Path) -> None:
    assert run("brief", str(reports), "--store", "s.db").status == 2


def test_a_file_that_is_no_store(run: Run, reports: Path) -> None:
    result = run("add", str(reports), "--store", str(reports / "a.txt"))
    assert result.status == 2
    assert "is no store" in result.err


# --- evaluate


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One article in the manner of PolNeAR, with one attribution that was marked and one that was not."""
    folder = tmp_path / "corpus"
    for part in ("text", "ann"):
        (folder / part).mkdir(parents=True)
    text = "Oren Vask said the dam holds.\n\nThey may praise it.\n"
    (folder / "text" / "one.txt").write_text(text, encoding="utf-8")
    marks = ("T1\tSource 0 9\tOren Vask", "T2\tCue 10 14\tsaid", "T3\tContent 15 28\tthe dam holds")
    event = "E1\tCue:T2 Source:T1 Content:T3"
    (folder / "ann" / "one_a.ann").write_text("\n".join((*marks, event)) + "\n", encoding="utf-8")
    return folder


def test_the_table_shows_what_a_confidence_is_worth(run: Run, corpus: Path) -> None:
    result = run("evaluate", "--polnear", str(corpus))
    assert (result.status, result.err) == (0, "")
    measures, steps = result.out.split("\n\n")
    assert re.search(r"^PolNeAR whole relations +1 +2 +0\.500 +1\.000 +0\.667$", measures, re.MULTILINE)
    assert steps.splitlines()[0].split() == ["confidence", "number", "mean", "right"]
    assert re.search(r"^0\.9 to 1\.0 +1 +0\.9\d\d +1\.000$", steps, re.MULTILINE)
    assert "a brief marks those below 0.5 as uncertain: 1 of 2, 0% of them right" in steps


def test_the_measures_of_confidence_are_numbers_for_programs(run: Run, corpus: Path) -> None:
    values = json.loads(run("evaluate", "--polnear", str(corpus), "--json").out)
    assert values["PolNeAR confidence, ranking"] == 1
    assert 0.7 < values["PolNeAR confidence, 1 - error"] < 1


# --- explain


def test_a_passage_is_explained(run: Run, reports: Path) -> None:
    result = run("explain", str(reports / "a.txt"), "--span", "We will resume the dialogue")
    assert (result.status, result.err) == (0, "")
    assert "attribution: direct speech of Mira Tolland [confidence 0." in result.out
    as_json = run("explain", str(reports / "a.txt"), "--span", "0:20", "--format", "json")
    assert json.loads(as_json.out)["span"]["start"] == 0


def test_standard_input_is_explained(run: Run) -> None:
    result = run("explain", "-", "--span", "he met prime", "--published", "2031-04-09", stdin=OTHER.encode())
    assert result.status == 0
    assert "pronoun: looks back" in result.out


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("a.txt", "--span", "9:1"), 2, "the end must come after the start"),
        (("a.txt", "--span", "no such words"), 2, "are not in the report"),
        (("a.txt", "--span", "the"), 2, "add words around them, or choose --span "),
        (("a.txt",), 2, "Missing option '--span'"),
        ((".", "--span", "0:1"), 2, "holds 2 reports: name the one to explain"),
        (("none.txt", "--span", "0:1"), 1, "none.txt"),
    ],
)
def test_what_cannot_be_explained(run: Run, reports: Path, arguments: tuple[str, ...], status: int, told: str) -> None:
    result = run("explain", str(reports / arguments[0]), *arguments[1:])
    assert result.status == status
    assert told in result.err
    assert result.out == ""


# --- as a process ----------------------------------------------------------------------------


def start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "communique", *arguments], stderr=subprocess.PIPE, env=dict(os.environ), **options
    )


def test_a_reader_that_goes_away(reports: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with start("annotate", str(reports), stdout=writing) as process:
        os.close(writing)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full there")
def test_a_disk_that_is_full(reports: Path) -> None:
    with Path("/dev/full").open("wb") as full, start("annotate", str(reports), stdout=full) as process:
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, b"communique: standard output cannot be written: no space left on device\n")


def test_standard_input_is_called_by_its_name(run: Run) -> None:
    result = run("brief", "-", stdin=OTHER.encode())
    assert "standard input" in result.out
    assert "- does not say" not in result.out


def test_an_interruption() -> None:
    with start("annotate", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(6)  # it may take so long to start beside other work
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err
