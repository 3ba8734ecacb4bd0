"""The seven steps together: one report costs only itself, and the order of sources costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique import pipeline
from communique.model import Failure, ReportLine
from communique.settings import Settings
from communique.store.embedded import open_store

TEXT = "President Mira Tolland met Prime Minister Oren Vask in Tarn Harbour.\n“We agreed to talk,” Tolland said.\n"


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name}\n{TEXT}", encoding="utf-8")
    return [str(tmp_path / "a.txt"), str(tmp_path / "missing.txt"), str(tmp_path / "b.txt")]


def test_a_missing_source_costs_only_itself(sources: list[str]) -> None:
    results = list(pipeline.annotate_sources(sources, Settings()))
    assert [type(result) for result in results].count(ReportLine) == 2
    assert [result.source for result in results if isinstance(result, Failure)] == [sources[1]]


@pytest.mark.parametrize("step", ["clean", "annotate"])
def test_a_fault_of_ours_in_one_report_costs_only_that(
    step: str, sources: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(pipeline, step)

    def faulty(report: object, *more: object) -> object:
        if str(getattr(report, "source", "")).endswith("b.txt"):
            raise ZeroDivisionError("a fault")
        return real(report, *more)

    monkeypatch.setattr(pipeline, step, faulty)
    results = list(pipeline.annotate_sources([sources[0], sources[2]], Settings()))
    assert sum(isinstance(result, ReportLine) for result in results) == 1
    failure = next(result for result in results if isinstance(result, Failure))
    assert failure.source == sources[2]
    assert "fault in this program" in failure.message


def test_a_text_over_the_limit_is_refused_by_name(sources: list[str]) -> None:
    results = list(pipeline.annotate_sources(sources[:1], Settings(max_characters=20)))
    assert isinstance(results[0], Failure)
    assert sources[0] in results[0].message


def test_stored_reports_are_not_stored_again(sources: list[str]) -> None:
    store = pipeline.open_store(None)
    first = pipeline.add([sources[0], sources[2]], store, Settings())
    again = pipeline.add([sources[2], sources[0]], store, Settings())
    store.close()
    assert (first[0], first[1]) == (2, 0)
    assert (again[0], again[1]) == (0, 2)


CAST = (
    "Valdorian President Mira Tolland met Prime Minister Oren Vask in Tarn Harbour. "
    "Lantern House and Customs Quay were closed, and Foreign Minister Ines Calloway stayed in Port Aldmere. "
)


def test_reports_stored_one_by_one_date_one_another(tmp_path: Path) -> None:
    dated, undated = tmp_path / "dated.txt", tmp_path / "undated.txt"
    dated.write_text(f"May 17, 2026\n\n{CAST}They agreed on Saturday to reopen the ferry line.\n", encoding="utf-8")
    undated.write_text(f"Leaders agree\n\n{CAST}On Saturday they agreed to reopen the ferry line.\n", encoding="utf-8")
    together = pipeline.brief([str(undated), str(dated)], Settings())
    store = open_store(None)
    for source in (undated, dated):
        pipeline.add([str(source)], store, Settings())
    try:
        kept = {line.document.source: line.document.published.value for line in store.view().lines()}
        apart = pipeline.record_of(store.view(), Settings())
    finally:
        store.close()
    assert kept[str(undated)] is None
    assert apart == together
    assert {item.published.value for item in apart.documents} == {"2026-05-17", "2026-05-16/2026-05-17"}
