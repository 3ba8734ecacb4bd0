"""The commands of the ledger as a person meets them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from communique import pipeline
from communique.cli import main
from communique.tools import Tools

FIRST = (
    "Valdoria and Kestrel agree on a ferry\n\n"
    "Valdoria and Kestrel agreed on Monday to reopen the ferry line over the strait by June 30.\n\n"
    "Valdoria promised to hand over two lighthouses to Kestrel, Prime Minister Mira Tolland said. "
    "She also pledged to deepen the friendship of the two countries.\n"
)
LATER = "A horn in the fog\n\nThe ferry line over the strait was reopened on Sunday.\n"
FORMULA = "Crowns for Kestrel\n\nValdoria promised to pay 40 crowns to Kestrel by July 1.\n"
ON_MARCH_3, ON_JUNE_2 = ("--published", "2031-03-03"), ("--published", "2031-06-02", "--outlet", "Post")


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch: pytest.MonkeyPatch, tools: Tools) -> None:
    monkeypatch.setattr(pipeline, "load_tools", lambda _settings: tools)


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "ledger.db")


def written(folder: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.txt") for name in texts]


@pytest.fixture
def followed(tmp_path: Path, store: str, capfd: pytest.CaptureFixture[str]) -> str:
    assert main(["follow", *written(tmp_path, first=FIRST), *ON_MARCH_3, "--store", store]) == 0
    capfd.readouterr()
    return store


def out(capfd: pytest.CaptureFixture[str]) -> str:
    return capfd.readouterr().out


def items(store: str, capfd: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    assert main(["ledger", "--format", "json", "--store", store, *options]) == 0
    return [json.loads(line) for line in out(capfd).splitlines()]


def ferry(store: str, capfd: pytest.CaptureFixture[str]) -> str:
    return next(str(item["id"]) for item in items(store, capfd) if "ferry" in str(item["what"]))


def test_follow_prints_what_is_new_and_then_what_changed(
    tmp_path: Path, store: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["follow", *written(tmp_path, first=FIRST), *ON_MARCH_3, "--store", store]) == 0
    first = out(capfd)
    assert "new " in first
    assert "reopen the ferry line over the strait" in first
    assert "until 2031-06-30" in first
    assert main(["follow", *written(tmp_path, later=LATER), *ON_JUNE_2, "--store", store]) == 0
    (line,) = out(capfd).splitlines()
    assert line.startswith("done")
    assert "The ferry line over the strait was reopened on Sunday" in line
    assert main(["follow", "--store", store]) == 0
    assert not out(capfd)


def test_follow_takes_in_what_was_added_before(tmp_path: Path, store: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["add", *written(tmp_path, first=FIRST), *ON_MARCH_3, "--store", store]) == 0
    assert main(["follow", "--store", store]) == 0
    assert "ferry line" in out(capfd)


def test_one_source_that_cannot_be_read_costs_only_itself(
    tmp_path: Path, store: str, capfd: pytest.CaptureFixture[str]
) -> None:
    sources = [*written(tmp_path, first=FIRST), str(tmp_path / "missing.txt")]
    assert main(["follow", *sources, *ON_MARCH_3, "--store", store]) == 1
    found = capfd.readouterr()
    assert "missing.txt" in found.err
    assert "ferry line" in found.out


def test_the_board_can_be_narrowed(followed: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "--store", followed, "--on", "2031-05-01"]) == 0
    board = out(capfd)
    assert board.splitlines()[0].split() == ["id", "status", "deadline", "age", "who", "what"]
    assert "no evidence yet" in board
    assert "not rateable" in board
    assert {item["status"] for item in items(followed, capfd, "--status", "overdue", "--on", "2031-07-01")} == {
        "overdue"
    }
    assert not items(followed, capfd, "--status", "overdue", "--on", "2031-06-30")
    assert not items(followed, capfd, "--party", "Morvane")
    assert items(followed, capfd, "--party", "valdoria")
    assert [item["what"] for item in items(followed, capfd, "--about", "lighthouses")] == [
        "hand over two lighthouses to Kestrel"
    ]


def test_show_gives_the_history_with_its_passages(
    tmp_path: Path, followed: str, capfd: pytest.CaptureFixture[str]
) -> None:
    name = ferry(followed, capfd)
    main(["follow", *written(tmp_path, later=LATER), *ON_JUNE_2, "--store", followed])
    out(capfd)
    assert main(["ledger", "show", name[:8], "--store", followed]) == 0
    page = out(capfd)
    assert "done, since 2031-06-01" in page
    assert "“The ferry line over the strait was reopened on Sunday" in page
    assert main(["ledger", "show", name, "--json", "--store", followed]) == 0
    found = json.loads(out(capfd))
    for line in found["history"]:
        for span in line["evidence"]:
            text = (tmp_path / ("later.txt" if line["status"] else "first.txt")).read_text()
            assert text[span["start"] : span["end"]] == span["exact"]


def test_due_ends_as_cron_wants_it(followed: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--store", followed, "--on", "2031-06-01"]) == 0
    assert "in 29 d" in out(capfd)
    assert main(["due", "--store", followed, "--on", "2031-06-01", "--exit-code"]) == 0
    assert main(["due", "--store", followed, "--on", "2031-07-02", "--exit-code"]) == 1
    assert "2 d late" in out(capfd)
    assert main(["due", "--store", followed, "--on", "2031-03-04", "--within", "7"]) == 0
    assert "2031-06-30" not in out(capfd)


def test_deadlines_as_a_calendar(followed: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--store", followed, "--on", "2031-06-01", "--format", "ics"]) == 0
    (event,) = Calendar.from_ical(out(capfd)).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2031-06-30"
    assert "ferry line" in event["summary"]


def test_a_spreadsheet_works_nothing_out(tmp_path: Path, store: str, capfd: pytest.CaptureFixture[str]) -> None:
    main(["follow", *written(tmp_path, formula=FORMULA), *ON_MARCH_3, "--store", store])
    out(capfd)
    item = items(store, capfd)[0]
    main(["amend", str(item["id"]), "--what", "=HYPERLINK(1)", "--store", store])
    out(capfd)
    assert main(["ledger", "--format", "csv", "--store", store]) == 0
    rows = list(csv.DictReader(io.StringIO(out(capfd))))
    assert rows[0]["what"] == "'=HYPERLINK(1)"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_a_scorecard_counts_with_the_lists_behind_its_numbers(followed: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "--scorecard", "--format", "json", "--store", followed, "--on", "2031-05-01"]) == 0
    tallies = [json.loads(line) for line in out(capfd).splitlines()]
    every = {item["id"] for item in items(followed, capfd, "--on", "2031-05-01")}
    for tally in tallies:
        listed = [name for ids in tally["by_status"].values() for name in ids]
        assert len(listed) == tally["total"]
        assert set(listed) <= every
    assert any(tally["not_rateable"] > 0 for tally in tallies)
    assert main(["ledger", "--scorecard", "--store", followed]) == 0
    assert "not rateable" in out(capfd)


def test_a_person_accepts_rejects_and_amends(tmp_path: Path, followed: str, capfd: pytest.CaptureFixture[str]) -> None:
    name = ferry(followed, capfd)
    main(["follow", *written(tmp_path, later=LATER), *ON_JUNE_2, "--wait", "--store", followed])
    out(capfd)
    assert [item["waiting"] for item in items(followed, capfd, "--waiting")] == [1]
    assert main(["accept", name, "--by", "AR", "--note", "rang the port", "--store", followed]) == 0
    out(capfd)
    assert [item["status"] for item in items(followed, capfd, "--about", "ferry")] == ["done"]
    main(["ledger", "show", name, "--store", followed])
    page = out(capfd)
    assert "accepted by AR: rang the port" in page
    entry = next(word for line in page.splitlines() if "0." in line for word in line.split() if word.startswith("e-"))
    assert main(["reject", entry, "--store", followed]) == 0
    assert main(["amend", name, "--status", "partly done", "--date", "2031-06-05", "--store", followed]) == 0
    out(capfd)
    (item,) = items(followed, capfd, "--about", "ferry")
    assert (item["status"], item["since"]) == ("partly done", "2031-06-05")
    assert main(["reject", name, "--store", followed]) == 0
    out(capfd)
    assert not items(followed, capfd, "--about", "ferry")


@pytest.mark.parametrize(
    "arguments",
    [
        ["ledger", "show", "i-nothing"],
        ["accept", "e-nothing"],
        ["amend", "i-nothing", "--status", "done"],
        ["ledger", "--on", "yesterday"],
        ["due", "--on", "2031-13-01"],
        ["watch", "nowhere"],
    ],
)
def test_a_slip_gets_a_sentence(arguments: list[str], followed: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--store", followed]) == 2
    said = capfd.readouterr().err.strip()
    assert said
    assert "Traceback" not in said


def test_amend_says_what_it_lacks(followed: str, capfd: pytest.CaptureFixture[str]) -> None:
    name = ferry(followed, capfd)
    assert main(["amend", name, "--store", followed]) == 2
    assert "--deadline" in capfd.readouterr().err
    assert main(["amend", name, "--deadline", "soon", "--store", followed]) == 2
    assert "EDTF" in capfd.readouterr().err
    assert main(["amend", name, "--area", "cooking", "--store", followed]) == 2
    assert "trade and tariffs" in capfd.readouterr().err


def test_an_empty_ledger_says_how_it_is_filled(tmp_path: Path, store: str, capfd: pytest.CaptureFixture[str]) -> None:
    main(["add", *written(tmp_path, first=FIRST), *ON_MARCH_3, "--store", store])
    capfd.readouterr()
    assert main(["ledger", "--store", store]) == 0
    assert "communique follow" in capfd.readouterr().err


def test_undertakings_are_found_by_their_mechanism(
    tmp_path: Path, store: str, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "New rules\n\nValdoria and Kestrel agreed to expand the Strait Visa programme by 500 places.\n"
    main(["follow", *written(tmp_path, visa=text), *ON_MARCH_3, "--store", store])
    out(capfd)
    assert items(store, capfd, "--mechanism", "strait visa")
    assert not items(store, capfd, "--mechanism", "ferry")


def test_no_store_no_ledger(store: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "--store", store]) == 2
    assert "there is no store" in capfd.readouterr().err
    assert not Path(store).exists()


def test_watch_follows_what_is_new_in_a_folder(tmp_path: Path, store: str, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "incoming"
    folder.mkdir()
    written(folder, first=FIRST)
    assert main(["watch", str(folder), "--every", "1s", "--times", "2", "--store", store]) == 0
    found = capfd.readouterr()
    assert "ferry line" in found.out
    assert found.err.count("1 added") == 1
    assert main(["watch", str(folder), "--every", "soon", "--store", store]) == 2


def test_the_ledger_is_read_without_the_parser(followed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a model was loaded")

    monkeypatch.setattr(pipeline, "load_tools", refuse)
    monkeypatch.setattr("communique.matching.same.load_vectors", refuse)
    assert main(["ledger", "--store", followed]) == 0
    assert main(["due", "--store", followed]) == 0
