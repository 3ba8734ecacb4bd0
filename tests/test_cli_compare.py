"""`communique compare` as a person meets it."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import pytest

from communique.cli import lines, main
from communique.matching.statements import MOST_WORDS

PAIR = {"a": "The dam was opened in May.", "b": "The dam opened in May."}


def run(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, list[dict[str, object]], str]:
    status = main(["compare", *arguments])
    out, err = capfdbinary.readouterr()
    return status, [json.loads(line) for line in out.splitlines()], err.decode()


def test_a_line_a_pair_in_order(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "pairs.jsonl"
    more = {"id": 7, **PAIR, "question": "When?", "a_context": "x", "b_context": "y", "anything": [1]}
    file.write_text(
        "\ufeff" + "\n".join(json.dumps(row) for row in ({"id": "x", **PAIR}, more, PAIR)), encoding="utf-8"
    )
    status, rows, err = run(capfdbinary, str(file))
    assert (status, err) == (0, "")
    assert [row.get("id") for row in rows] == ["x", 7, None]
    assert all(row["relation"] == "same" and 0.5 < row["same"] <= 1 and row["why"] for row in rows)  # type: ignore[operator]


def test_standard_input_to_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(PAIR).encode())))
    assert run(capfdbinary, "-o", str(tmp_path / "out.jsonl")) == (0, [], "")
    assert json.loads((tmp_path / "out.jsonl").read_text())["relation"] == "same"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"a": "x"}', "line 2: no pair of texts: object missing required field b"),
        (b'{"a": "x", "b": 3}', "line 2: no pair of texts: expected str, got int, in b"),
        (b"[]", "line 2: no pair of texts: expected object, got array"),
        (b"nonsense", "line 2: no JSON object"),
        (b'{"a": "\xff", "b": "x"}', "line 2: no"),
        (b'{"a": "' + b"x" * 300 + b'", "b": "x"}', "line 2: longer than 200 bytes"),
        (b"[" * 150, "line 2: no"),
    ],
)
def test_a_bad_line_costs_only_itself(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    line: bytes,
    told: str,
) -> None:
    monkeypatch.setattr(lines, "MOST_BYTES", 200)
    good = json.dumps(PAIR).encode()
    (tmp_path / "pairs.jsonl").write_bytes(b"\n".join((good, line, b"", good)))
    status, rows, err = run(capfdbinary, str(tmp_path / "pairs.jsonl"))
    assert status == 1
    assert len(rows) == 2
    assert err.count("\n") == 1
    assert f"pairs.jsonl, {told}" in err


def test_help_says_how_much_is_compared(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with contextlib.suppress(SystemExit):
        main(["compare", "--help"])
    told = " ".join(capfdbinary.readouterr().out.decode().split())
    assert f"the first {MOST_WORDS} words are compared" in told


def test_a_file_that_is_not_there(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    status, rows, err = run(capfdbinary, "nowhere.jsonl")
    assert (status, rows) == (2, [])
    assert err == "communique: nowhere.jsonl cannot be read: no such file or directory\n"


def test_the_pairs_are_not_written_over(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps(PAIR))
    status, _, err = run(capfdbinary, str(file), "-o", str(file))
    assert status == 2
    assert "would be overwritten" in err
