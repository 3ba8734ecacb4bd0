"""Pledges of texts that speak for their issuer: sentences of our own, and manifestos beside the project."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from test_gate import existing, hold

from communique.annotate import annotate
from communique.clean import clean
from communique.evaluate import Scores, Tally
from communique.raw import RawReport
from communique.tools import Tools

OWN = Path(__file__).parent / "pledges"


def found_in(sentences: Sequence[str], tools: Tools) -> list[bool]:
    """For each sentence of a text whether it is held for a pledge: whether evidence of a commitment lies in it."""
    text = "\n".join(sentences) + "\n"
    raw = RawReport("programme.txt", text.encode(), "text", text=text)
    draft = annotate(clean(raw, tools.reference), tools)
    places = [place for item in draft.commitments if item.modality != "negated" for place in item.evidence]
    found, start = [], 0
    for sentence in sentences:
        end = start + len(sentence)
        found.append(any(first < end and start < last for first, last in places))
        start = end + 1
    return found


def tallies(gold: Sequence[bool], said: Sequence[bool]) -> tuple[Tally, Tally]:
    """The counts of pledges, and of sentences that are none."""

    def of(kind: bool) -> Tally:
        right = sum(one == other == kind for one, other in zip(gold, said, strict=True))
        return Tally(sum(one == kind for one in gold), right, sum(one == kind for one in said), right)

    return of(True), of(False)


def test_our_own_sentences(tools: Tools) -> None:
    rows = (OWN / "sentences.txt").read_text(encoding="utf-8").splitlines()
    gold, sentences = [row[0] == "+" for row in rows], [row[2:] for row in rows]
    assert min(sum(gold), len(gold) - sum(gold)) >= 25
    assert len(set(sentences)) == len(sentences)
    pledges, others = tallies(gold, found_in(sentences, tools))
    hold("own pledges", [OWN], Scores({"own pledges": pledges, "own sentences that pledge nothing": others}))


def test_manifestos(shared: Path, tools: Tools) -> None:
    folders = existing(shared / "corpora" / "pledges")
    with (folders[0] / "pledges_en.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    gold: list[bool] = []
    said: list[bool] = []
    for manifesto in dict.fromkeys(row["manifesto"] for row in rows):
        own = [row for row in rows if row["manifesto"] == manifesto]
        gold += [row["pledge"] != "0" for row in own]
        said += found_in([row["text"] for row in own], tools)
    pledges, others = tallies(gold, said)
    hold("manifestos", folders, Scores({"pledges": pledges, "sentences that pledge nothing": others}))


def test_a_report_is_no_programme(tools: Tools) -> None:
    """What somebody says he will do is his undertaking, however concrete; the text does not speak for him."""
    said = "“We will set up a water authority,” Mira Tolland said. It rained on the Friday market. " * 30
    raw = RawReport("report.txt", said.encode(), "text", text=said)
    draft = annotate(clean(raw, tools.reference), tools)
    assert draft.commitments
    assert all(item.attribution is not None for item in draft.commitments)
