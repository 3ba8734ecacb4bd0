"""The script that measures confidence: what it counts, what it fits, what it writes."""

from __future__ import annotations

import json
import random
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from communique.calibration import load_calibration, logistic
from communique.evaluate.reliability import Reliability

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = spec_from_file_location("calibrate", ROOT / "scripts" / "calibrate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_rules_are_counted_the_most_frequent_first(script: ModuleType) -> None:
    found = [("noun", 0.0, False), ("clause", 1.0, True), ("clause", 1.0, False)]
    assert list(script.counted(found).items()) == [("clause", (1, 2)), ("noun", (0, 1))]


def test_the_line_that_made_the_points_is_found_again(script: ModuleType) -> None:
    chance = random.Random(7)  # noqa: S311 - numbers to fit, no secret
    scores = [chance.uniform(-4, 4) for _ in range(20_000)]
    points = [(score, chance.random() < logistic(0.6 * score + 0.4)) for score in scores]
    slope, intercept = script.fitted(points)
    assert slope == pytest.approx(0.6, abs=0.03)
    assert intercept == pytest.approx(0.4, abs=0.05)


def test_a_measurement_keeps_the_weights_and_replaces_the_counts(script: ModuleType) -> None:
    old = load_calibration()
    chance = random.Random(1)  # noqa: S311 - numbers to fit, no secret
    found = [(rule, chance.uniform(-1, 1), chance.random() < 0.7) for rule in ("clause", "noun") * 100]
    new = script.measure(found, old)
    assert new.weights == old.weights
    assert new.measured.given == 200
    assert set(new.measured.rules) == {"clause", "noun"}


def test_what_is_written_is_the_file_that_is_there(script: ModuleType) -> None:
    text = script.written(load_calibration())
    assert text == script.FILE.read_text(encoding="utf-8")
    assert json.loads(text)["measured"]["command"] == script.COMMAND


def test_the_document_has_the_place_for_the_table(script: ModuleType) -> None:
    text = script.DOCUMENT.read_text(encoding="utf-8")
    assert len(script.MARKED.findall(text)) == 1
    table = script.table(Reliability(((0.3, False), (0.3, True), (0.9, True))))
    assert "| 0.3 to 0.4 | 2 | .300 | .500 |" in table
    assert "Below 0.5 are 2 of 3 attributions, and 50% of them are right." in table
