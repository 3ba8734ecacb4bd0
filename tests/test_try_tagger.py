"""The script that measures a learned tagger: what it proposes, and what it makes of shares and thresholds."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from communique.annotate import annotate
from communique.evaluate.polnear import Article
from communique.model import Range
from communique.pipeline import cleaned
from communique.tools import Tools

SCRIPT = Path(__file__).parent.parent / "scripts" / "try_tagger.py"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


def at(text: str, words: str) -> Range:
    return text.index(words), text.index(words) + len(words)


def test_what_the_rules_miss_is_proposed_with_its_complement_and_subject(
    script: dict[str, Any], tools: Tools, tmp_path: Path
) -> None:
    text = "The envoy painted the new bridge. The mayor said that the ferries would sail."
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    item = next(iter(cleaned([str(path)], tools.settings, tools.reference)))
    assert isinstance(item, tuple)
    marked = {
        "source": (at(text, "The envoy"),),
        "cue": (at(text, "painted"),),
        "content": (at(text, "the new bridge"),),
    }
    material = script["material_of"](Article("a", path, text, (marked,)), annotate(item[1], tools))
    assert [one.right for one in material.given] == [False]
    right = [one.roles for one in material.proposed if one.right]
    assert right == [marked]
    assert not [one for one in material.proposed if one.roles["cue"] == (at(text, "said"),)]


def test_the_likelier_proposal_comes_first_and_none_overlaps(script: dict[str, Any]) -> None:
    def candidate(start: int, end: int) -> Any:
        roles = {"source": (), "cue": ((start, start + 1),), "content": ((start + 1, end),)}
        return script["Candidate"](roles, {}, True)

    article = Article("a", Path("a"), "x" * 40, ())
    material = script["Material"](article, [candidate(0, 5)], [candidate(3, 9), candidate(10, 20), candidate(15, 25)])
    chosen = script["chosen"](material, [0.4], [0.9, 0.6, 0.8], (0.3, 0.5))
    assert [roles["cue"][0][0] for roles in chosen] == [0, 15]
    chosen = script["chosen"](material, [0.4], [0.9, 0.6, 0.8], (0.5, 0.5))
    assert [roles["cue"][0][0] for roles in chosen] == [3, 15]
    assert script["chosen"](material, [0.4], [0.9, 0.6, 0.8], (0.5, 0.95)) == []
