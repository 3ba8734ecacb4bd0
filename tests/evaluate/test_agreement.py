"""Our figures are those of the scorers that the reference case comes with, on good output and on bad."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from communique.evaluate import Scores, read_gold, score_record
from communique.evaluate.polnear import polnear_table, read_articles
from communique.model import Failure, Record, Report, ReportLine, to_json
from communique.pipeline import annotate_sources, brief
from communique.settings import Settings
from communique.tools import Tools

GOLD_NAMES = {
    "furniture": ("total", "furniture (characters)"),
    "attributions, overlap": ("total", "attributions (overlap)"),
    "attributions, exact": ("total", "attributions (exact)"),
    "attributions, tier 1": ("total", "attributions of tier 1"),
    "attributions, tier 2": ("total", "attributions of tier 2"),
    "attribution sources": ("total", "attribution source"),
    "commitments": ("total", "commitments"),
    "commitment acts": ("total", "commitment act"),
    "mechanism mentions": ("total", "mechanism mentions"),
    "figures": ("total", "figures"),
    "time expressions": ("total", "time expressions"),
    "event dates": ("total", "event dates"),
    "quotation pairs": ("across", "quotation pairs"),
    "claims, one to one": ("across", "claims, one to one"),
    "coverage": ("across", "coverage"),
    "disagreements, one to one": ("across", "disagreements, one to one"),
}
ARTICLES = 6
"""Enough of PolNeAR to meet every case of the comparison; the gate runs on all of it."""


@pytest.fixture(scope="module")
def record(shared: Path, tools: Tools) -> Record:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("communique.pipeline.load_tools", lambda _: tools)
        return brief([str(shared / "reports" / "summit-2025-08-23")], Settings())


def thinned(record: Record) -> Record:
    """The same with every third thing left out."""
    lists = ("attributions", "figures", "quotations", "claims", "disagreements", "commitments", "mechanisms", "events")
    return replace(record, **{name: _without_thirds(getattr(record, name)) for name in lists})


def _without_thirds(items: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(item for place, item in enumerate(items) if place % 3)


def crowded(record: Record) -> Record:
    """The same with every attribution once more, cut short, and neighbouring claims thrown together."""
    shorter = tuple(
        replace(item, id=f"{item.id}-2", content=tuple(replace(span, end=span.end - 1) for span in item.content[:1]))
        for item in record.attributions
    )
    merged = tuple(
        replace(one, id=f"{one.id}-2", support=one.support + other.support)
        for one, other in zip(record.claims, record.claims[1:], strict=False)
    )
    return replace(record, attributions=record.attributions + shorter, claims=record.claims + merged)


@pytest.mark.parametrize("change", [lambda record: record, thinned, crowded], ids=["as it is", "thinned", "crowded"])
def test_gold(change: Callable[[Record], Record], record: Record, shared: Path, tmp_path: Path) -> None:
    changed = change(record)
    (tmp_path / "R.json").write_bytes(to_json(changed))
    theirs = run_scorer(
        shared / "scoring" / "score_gold.py",
        *("--gold", shared / "gold", "--record", tmp_path / "R.json", "--json", tmp_path / "S.json"),
        result=tmp_path / "S.json",
    )
    ours = score_record(read_gold(shared / "gold"), changed)
    assert not ours.troubles
    for name, (part, their_name) in GOLD_NAMES.items():
        row, tally = theirs[part][their_name], ours.table[name]
        if tally.kind == "f1":
            expected = (row["gold"], row["predicted"], row["found"], row["right"])
            assert (tally.gold, tally.said, tally.found, tally.right) == expected, name
        else:
            assert tally.gold == row.get("gold", row.get("n")), name
            assert tally.value == row.get("recall", row.get("accuracy")), name


def test_polnear(shared: Path, tools: Tools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.pipeline.load_tools", lambda _: tools)
    part = shared / "corpora" / "polnear" / "dev"
    articles = read_articles(part)[:ARTICLES]
    texts, marks = tmp_path / "text", tmp_path / "ann"
    texts.mkdir()
    marks.mkdir()
    for article in articles:
        (texts / article.path.name).symlink_to(article.path)
        for path in (part / "ann").glob(f"{article.name}_*.ann"):
            (marks / path.name).symlink_to(path)
    results = list(annotate_sources([str(article.path) for article in articles], Settings()))
    lines = [result for result in results if not isinstance(result, Failure)]
    (tmp_path / "L.jsonl").write_bytes(b"".join(to_json(line) + b"\n" for line in lines))
    theirs = run_scorer(
        shared / "scoring" / "score_attribution.py",
        *("--texts", texts, "--ann", marks, "--reports", tmp_path / "L.jsonl", "--out", tmp_path / "S.json"),
        result=tmp_path / "S.json",
    )["honest"]
    assert_polnear(Scores(polnear_table(articles, lines)), theirs)


def assert_polnear(ours: Scores, theirs: dict[str, Any]) -> None:
    roles = theirs["roles"]
    rows = {f"PolNeAR {role}, exact": roles["exact"][role] for role in ("source", "cue", "content")}
    rows["PolNeAR content, overlap"] = roles["overlap"]["content"]
    rows["PolNeAR whole relations"] = theirs["attributions"]["whole"]
    assert ours.table.keys() == rows.keys()
    for name, row in rows.items():
        tally = ours.table[name]
        assert (tally.gold, tally.said) == (row["gold"], row["predicted"]), name
        assert tally.value == pytest.approx(row["f1"], abs=0.0001), name


def run_scorer(script: Path, *arguments: object, result: Path) -> dict[str, Any]:
    subprocess.run([sys.executable, str(script), *map(str, arguments)], check=True, capture_output=True)
    scores: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return scores


def test_nothing_said_is_nothing_found(shared: Path, record: Record) -> None:
    gold = read_gold(shared / "gold")
    scores = score_record(gold, Record(program=record.program))
    assert len(scores.troubles) == len(gold.documents)
    assert set(scores.values.values()) == {0.0}


def test_lines_of_another_text_do_not_count(shared: Path) -> None:
    (article,) = read_articles(shared / "corpora" / "polnear" / "dev")[:1]
    report = Report(id="d-1", source=article.path.name, sha256="0" * 64, text="Oren Vask said no.")
    line = ReportLine(document=report)
    assert polnear_table([article], [line])["PolNeAR cue, exact"].said == 0
