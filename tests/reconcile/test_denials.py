"""What somebody denies, or did not say, is not carried by the report that says so."""

from __future__ import annotations

import pytest

from communique.reconcile import reconcile
from communique.settings import Settings


@pytest.fixture
def judge(cast):
    def run(*papers):
        return reconcile([paper.line for paper in papers], cast(papers), Settings())

    return run


DENIALS = [
    ("The ministry denied that the customs posts at Tannhead were closed.", "denied", False),
    ("Tolland doubts that the customs posts at Tannhead were closed.", "doubts", False),
    ("Tolland did not say whether the customs posts at Tannhead were closed.", "say", True),
]


@pytest.mark.parametrize(("text", "cue", "negated"), DENIALS)
def test_what_is_denied_in_one_report_is_not_corroborated_by_it(paper, judge, text, cue, negated):
    first = paper("d1", text, "The Sarrow Ledger")
    first.says("tolland", "the customs posts at Tannhead were closed", cue=cue, negated=negated)
    second = paper("d2", "The customs posts at Tannhead were closed, drivers on the quay found.", "Kaldreth Observer")
    judged = judge(first, second)
    about = [claim for claim in judged.claims if "customs posts" in claim.proposition]
    assert about
    assert all(len({item.document for item in claim.support}) == 1 for claim in about)
    disputed = [item.kind for item in judged.disagreements if "customs posts" in item.topic]
    assert disputed == ([] if negated else ["contradiction"])


def test_two_reports_of_one_denial_carry_it_both_and_say_that_it_is_denied(paper, judge):
    papers = []
    for name, outlet in (("d1", "The Sarrow Ledger"), ("d2", "Kaldreth Observer")):
        made = paper(name, "Tolland denied that the customs posts at Tannhead were closed.", outlet)
        made.says("tolland", "the customs posts at Tannhead were closed", cue="denied")
        papers.append(made)
    (claim,) = [claim for claim in judge(*papers).claims if "customs posts" in claim.proposition]
    assert len(claim.support) == 2
    assert "denied" in claim.proposition


def test_what_somebody_only_does_not_mention_is_there(paper, judge):
    first = paper("d1", "Tolland did not mention the customs posts at Tannhead that were closed.", "The Sarrow Ledger")
    first.says("tolland", "the customs posts at Tannhead that were closed", cue="mention", negated=True)
    second = paper("d2", "Vask spoke of the customs posts at Tannhead that were closed.", "Kaldreth Observer")
    second.says("vask", "the customs posts at Tannhead that were closed", cue="spoke of")
    (claim,) = [claim for claim in judge(first, second).claims if "customs posts" in claim.proposition]
    assert len(claim.support) == 2


@pytest.mark.parametrize(
    ("text", "cue", "content", "negated"),
    [
        (
            "Tolland rejected the claim that the customs posts at Tannhead were closed.",
            "rejected",
            "the claim that the customs posts at Tannhead were closed",
            False,
        ),
        (
            "Tolland dismissed reports that the customs posts at Tannhead were closed.",
            "dismissed",
            "reports that the customs posts at Tannhead were closed",
            False,
        ),
        (
            "Tolland declined to comment on whether the customs posts at Tannhead were closed.",
            "declined to comment on",
            "whether the customs posts at Tannhead were closed",
            True,
        ),
        (
            "Tolland did not deny that the customs posts at Tannhead were closed.",
            "did not deny",
            "that the customs posts at Tannhead were closed",
            True,
        ),
    ],
)
def test_other_words_of_denial_and_silence(paper, judge, text, cue, content, negated):
    first = paper("d1", text, "The Sarrow Ledger")
    first.says("tolland", content, cue=cue, negated=negated)
    second = paper("d2", "The customs posts at Tannhead were closed, drivers on the quay found.", "Kaldreth Observer")
    judged = judge(first, second)
    about = [claim for claim in judged.claims if "customs posts" in claim.proposition]
    assert about
    assert "corroborated" not in {claim.status for claim in about}
    disputed = [item.kind for item in judged.disagreements if "customs posts" in item.topic]
    assert disputed == ([] if negated else ["contradiction"])


def test_a_denial_disputes_the_claims_on_both_sides(paper, judge):
    first = paper("d1", "The ministry denied that the customs posts at Tannhead were closed.", "The Sarrow Ledger")
    first.says("tolland", "that the customs posts at Tannhead were closed", cue="denied")
    papers = [first]
    for name, outlet in (("d2", "Kaldreth Observer"), ("d3", "The Aldmere Courier")):
        papers.append(paper(name, "The customs posts at Tannhead were closed, drivers on the quay found.", outlet))
    about = [claim for claim in judge(*papers).claims if "customs posts" in claim.proposition]
    assert {claim.status for claim in about if len(claim.support) > 1} == {"disputed"}


def test_who_rejects_a_plan_does_not_say_that_there_is_none(paper, judge):
    papers = []
    for name, outlet, verb in (("d1", "The Sarrow Ledger", "rejected"), ("d2", "Kaldreth Observer", "turned down")):
        made = paper(name, f"Tolland {verb} the plan for a customs post at Tannhead on Monday.", outlet)
        made.says("tolland", "the plan for a customs post at Tannhead", cue=verb)
        papers.append(made)
    about = [claim for claim in judge(*papers).claims if "customs post" in claim.proposition]
    assert {len(claim.support) for claim in about} == {2}


def test_who_denies_what_another_says_carries_it_in_part_at_most(paper, judge):
    first = paper("d1", "The old ferry line across the strait will not reopen in the spring.", "The Sarrow Ledger")
    second = paper("d2", "The old ferry line across the strait will reopen in the spring.", "Kaldreth Observer")
    (claim,) = [claim for claim in judge(first, second).claims if "ferry" in claim.proposition]
    assert sorted(item.extent for item in claim.support) == ["full", "partial"]
    assert claim.origins == 1


def test_opposite_words_of_one_speaker_are_no_one_utterance(paper, judge):
    papers = []
    for name, outlet, words in (
        ("d1", "The Sarrow Ledger", "“the harbour of the strait is dead this winter”"),
        ("d2", "Kaldreth Observer", "“the harbour of the strait is not dead this winter”"),
    ):
        made = paper(name, f"Tolland said {words}.", outlet)
        made.says("tolland", words)
        papers.append(made)
    assert judge(*papers).quotations == ()
