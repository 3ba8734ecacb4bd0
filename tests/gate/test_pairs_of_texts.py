"""Pairs of texts: NAnCo, and pairs of our own about states that do not exist.

The own pairs are made to be hard: those that are not the same share most of their words, and those that are share few.
"""

from __future__ import annotations

import json
from pathlib import Path

from test_gate import existing, hold

from communique.evaluate.same import nanco_values, own_values
from communique.evaluate.tallies import Tally

OWN = Path(__file__).parent / "own_pairs"


class Values:
    """Measures that are numbers already."""

    def __init__(self, values: dict[str, float]) -> None:
        self.values = values
        self.table: dict[str, Tally] = {}
        self.troubles: tuple[str, ...] = ()
        self.reliability = None


def test_answers_to_one_question(shared: Path) -> None:
    (folder,) = existing(shared / "corpora" / "nanco")
    hold("NAnCo", [folder], Values(nanco_values(folder / "nanco.json")))  # type: ignore[arg-type]


def test_pairs_of_our_own() -> None:
    hold("own pairs", [OWN], Values(own_values(OWN / "pairs.jsonl")))  # type: ignore[arg-type]


def test_the_own_pairs_are_sixty_and_more_of_every_relation() -> None:
    lines = (OWN / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    assert len(pairs) >= 60
    assert len({pair["id"] for pair in pairs}) == len(pairs)
    assert {pair["relation"] for pair in pairs} == {"same", "entails", "overlaps", "contradicts", "unrelated"}
