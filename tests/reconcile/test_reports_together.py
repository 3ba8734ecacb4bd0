"""Whole reports through the pipeline: the two derivations of the reference case, and the stories of the examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.model import Record
from communique.pipeline import brief
from communique.settings import Settings


@pytest.fixture(scope="module")
def summit(shared: Path) -> Record:
    return brief([str(shared / "reports" / "summit-2025-08-23")], Settings())


@pytest.fixture(scope="module")
def invented() -> Record:
    folder = Path(__file__).parent.parent.parent / "examples"
    return brief([str(folder / "summit"), str(folder / "later")], Settings())


def number(record: Record, document: str) -> str:
    return next(Path(item.source).name[:3] for item in record.documents if item.id == document)


def test_hidden_agency_copy_and_cited_report_and_no_other_edge(summit: Record):
    agencies = {origin.id: origin for origin in summit.origins if origin.kind == "agency"}
    documents = {item.id for item in summit.documents}
    between = {
        (number(summit, item.source), number(summit, item.to), item.kind)
        for item in summit.derivations
        if item.source in documents
    }
    copied = {number(summit, item.to) for item in summit.derivations if item.kind == "verbatim"}
    origin = next(agencies[item.source] for item in summit.derivations if item.kind == "verbatim")
    assert between == {("004", "000", "cited")}
    assert copied == {"002"}
    assert {number(summit, document) for document in origin.documents} == {"000", "002"}


def test_copied_evidence_comes_in_pairs_of_long_passages(summit: Record):
    for item in summit.derivations:
        if item.kind == "verbatim":
            assert all(len(pair) == 2 and len(pair[0].exact.split()) >= 6 for pair in item.evidence)


def test_meeting_and_dated_follow_up_are_two_stories(invented: Record):
    story_of = {document: story.id for story in invented.stories for document in story.documents}
    stories: dict[str, set[str]] = {}
    for item in invented.documents:
        dated_later = Path(item.source).parent.name == "later" and (item.published.value or "") > "2026-06"
        if item.language == "en" and (dated_later or Path(item.source).parent.name == "summit"):
            stories.setdefault(Path(item.source).parent.name, set()).add(story_of[item.id])
    assert len(stories["summit"]) == len(stories["later"]) == 1
    assert stories["summit"] != stories["later"]


def test_agency_sentence_is_one_origin_in_three_reports(invented: Record):
    claim = next(
        claim
        for claim in invented.claims
        if claim.proposition.startswith("The sea around both our countries") and len(claim.support) == 3
    )
    assert (claim.origins, claim.status) == (1, "one-origin")
