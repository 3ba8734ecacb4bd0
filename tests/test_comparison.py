"""The scripts behind docs/comparison.md: what they write can be scored, and they say what they lack."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
TEXTACY = ROOT / "bench" / "compare_textacy.py"
WRITER = ROOT / "scripts" / "write_comparison.py"


def test_without_textacy_it_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“No,” she said.", encoding="utf-8")
    code = f"import sys, runpy; sys.modules['textacy'] = None; sys.argv = ['x', {str(tmp_path)!r}, '-o', 'x.jsonl']; "
    code += f"runpy.run_path({str(TEXTACY)!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert "needs textacy, which is not installed" in done.stderr
    assert "pip install textacy==" in done.stderr
    assert not (tmp_path / "x.jsonl").exists()


def words(text: str) -> list[SimpleNamespace]:
    """Tokens as far as the script looks at them."""
    found, place = [], 0
    for word in text.split(" "):
        found.append(SimpleNamespace(text=word, idx=place))
        place += len(word) + 1
    return found


def extract(tokens: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """Stands for textacy: the last two words are speaker and cue, what is before them the content."""
    if any(token.text == "“" for token in tokens):
        raise ValueError("1 quotation marks found")
    return [SimpleNamespace(speaker=tokens[-2:-1], cue=tokens[-1:], content=tokens[:-2])]


@pytest.mark.parametrize(
    ("by_paragraph", "found", "refused"),
    [(False, [], 1), (True, [("“No way,”", "she", "said")], 1)],
)
def test_offsets_are_those_of_the_whole_text(by_paragraph: bool, found: list[Any], refused: int) -> None:
    text = "“ he said\n\n“No way,” she said"
    outcome = runpy.run_path(str(TEXTACY))["quotations"](text, by_paragraph, words, extract)
    shown = [
        tuple(text[part["start"] : part["end"]] for part in (one["content"][0], one["source"], one["cue"]))
        for one in outcome.attributions
    ]
    assert shown == found
    assert len(outcome.refused) == refused


def scores(direct: float, exact: float) -> dict[str, Any]:
    """What the scorer prints, as far as the page shows it."""
    roles = {role: {"f1": exact} for role in ("source", "cue", "content")}
    return {
        "honest": {
            "roles": {"exact": roles, "overlap": roles},
            "attributions": {"whole": {"f1": exact}},
            "by_mode": {"direct": {"p": direct, "r": direct, "f1": direct}},
        },
        "tokens": {"all_copies": {"exact": roles}},
    }


def test_our_figures_are_written_and_those_of_others_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "comparison.md"
    before = (ROOT / "docs" / "comparison.md").read_text(encoding="utf-8")
    page.write_text(before, encoding="utf-8")
    (tmp_path / "ours.json").write_text(json.dumps(scores(0.5432, 0.1234)))
    script = runpy.run_path(str(WRITER))
    monkeypatch.setitem(script["main"].__globals__, "PAGE", page)
    assert script["main"]([str(tmp_path / "ours.json")]) == 0
    after = page.read_text(encoding="utf-8")
    assert "| communique | 54.3 | 54.3 | 54.3 |" in after
    assert "| exact span | 12.3 | 12.3 | 12.3 |" in after
    theirs = [row for row in before.splitlines() if row.startswith(("| textacy", "| CofeNet"))]
    assert len(theirs) == 4
    assert all(row in after.splitlines() for row in theirs)


def test_a_page_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no block direct"):
        runpy.run_path(str(WRITER))["put"]("a page", "direct", "| row |")
