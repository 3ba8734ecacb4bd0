"""What a person judged stays when reports are added and reconciled again."""

from __future__ import annotations

import pytest

from communique.model import Correction
from communique.reconcile import reconcile
from communique.settings import Settings

LEAD = "Mira Tolland and Oren Vask met in Tarn Harbour on Saturday for talks on the strait. "
ONE = "“We will make a rising tide in which closer work between our shores lifts our ties with the federation,”"
TWO = "“We decided on a rising tide, where what our two shores do more closely will lift ties with the federation,”"
OTHER = "“Fishermen at the stone pier deserve an honest price for herring,”"
AT = "2031-04-08T08:00:00+00:00"


@pytest.fixture
def papers(paper):
    made = [
        paper("d1", f"{LEAD}{ONE} Tolland said. {OTHER} she said.", "The Sarrow Ledger"),
        paper("d2", f"{LEAD}{TWO} Tolland said after the meeting.", "Kaldreth Observer"),
        paper("d3", f"{LEAD}{TWO} Tolland told reporters.", "Tarn Harbour Post"),
    ]
    made[0].says("tolland", ONE)
    made[0].says("tolland", OTHER)
    made[1].says("tolland", TWO)
    made[2].says("tolland", TWO, cue="told")
    return made


def judged(papers, cast, *corrections: Correction):
    return reconcile(
        [made.line for made in papers], cast(papers), Settings(), [item.identified() for item in corrections]
    )


def documents(found):
    return sorted(sorted(item.span.document for item in quotation.renditions) for quotation in found.quotations)


def test_a_rendition_can_be_taken_out(papers, cast):
    apart = Correction(
        about="quotation", answer="not-same", one=(papers[0].span(ONE),), other=(papers[1].span(TWO),), at=AT
    )
    assert documents(judged(papers[:2], cast)) == [["d1", "d2"]]
    assert documents(judged(papers[:2], cast, apart)) == []
    assert documents(judged(papers, cast, apart)) == [["d2", "d3"]]  # another report has come since


def test_two_sayings_can_be_made_one(papers, cast):
    one = Correction(
        about="quotation", answer="same", one=(papers[0].span(OTHER),), other=(papers[1].span(TWO),), at=AT
    )
    found = judged(papers[:2], cast, one)
    spans = [[item.span.exact for item in quotation.renditions] for quotation in found.quotations]
    assert any(OTHER.rstrip(",”") in words[0] and TWO.rstrip(",”") in words[1] for words in spans)
    assert found.quotations[0].why == "a person judged them the same"


def test_a_disagreement_can_be_given_another_kind_or_struck_out(papers, cast):
    before = [item for item in judged(papers, cast).disagreements if item.kind == "translation"]
    assert before
    places = tuple(position.span for position in before[0].positions)
    detail = Correction(about="disagreement", answer="kind", kind="detail", one=places, at=AT)
    after = [item for item in judged(papers, cast, detail).disagreements if item.id == before[0].id]
    assert [item.kind for item in after] == ["detail"]
    assert "a person judged it so" in (after[0].why or "")
    none = Correction(about="disagreement", answer="kind", kind="none", one=places, at="2031-04-09T08:00:00+00:00")
    assert before[0].id not in {item.id for item in judged(papers, cast, detail, none).disagreements}


def claimed(found):
    return sorted(
        sorted(item.span.document for item in claim.support) for claim in found.claims if len(claim.support) > 1
    )


def test_claims_are_joined_and_parted(paper, cast):
    first = "The herring quota falls by a fifth next spring."
    second = "Boats may land a fifth fewer herring from spring, the quota order says."
    third = "Oren Vask likes to swim."
    made = [paper("d1", f"{LEAD}{first}"), paper("d2", f"{LEAD}{second} {third}")]
    unlike = Correction(about="claim", answer="same", one=(made[0].span(first),), other=(made[1].span(third),), at=AT)
    joined = judged(made, cast, unlike)
    assert any({item.span.exact for item in claim.support} == {first, third} for claim in joined.claims)
    met = judged(made, cast)
    lead = next(claim for claim in met.claims if len(claim.support) == 2)
    apart = Correction(
        about="claim", answer="not-same", one=(lead.support[0].span,), other=(lead.support[1].span,), at=AT
    )
    assert lead.id not in {claim.id for claim in judged(made, cast, apart).claims}
