"""Who took what from whom: credited copies, hidden copies, reports that cite reports, and what is no copy."""

from __future__ import annotations

import pytest

from communique.reconcile import reconcile
from communique.settings import Settings

COPY = (
    "The two governments undertook to reopen the ferry line, let students stay for a second term and share storm "
    "warnings, tide tables and harbour pilots"
)
LEADS = {
    "d1": "Mira Tolland and Oren Vask met in Tarn Harbour on Saturday for talks on the strait. ",
    "d2": "In Tarn Harbour, Vask received Tolland on Saturday; the strait was what their talks were about. ",
    "d3": "Talks on the strait brought Tolland to Vask and to Tarn Harbour this Saturday. ",
}


@pytest.fixture
def judge(cast):
    def run(*papers):
        return reconcile([paper.line for paper in papers], cast(papers), Settings())

    return run


@pytest.fixture
def paper(paper):
    """Reports with a lead of their own."""
    return lambda name, text, outlet=None: paper(name, LEADS[name] + text, outlet)


def edges(judged):
    named = {origin.id: origin.name for origin in judged.origins}
    return sorted((named.get(item.source, item.source) or "?", item.to, item.kind) for item in judged.derivations)


def test_hidden_copy_of_a_credited_sentence(paper, judge):
    first = paper("d1", f"{COPY}, the Northern Press Agency reported.", "The Sarrow Ledger")
    first.says("wire", COPY, cue="reported")
    second = paper("d2", f"{COPY}.")
    judged = judge(first, second)
    assert edges(judged) == [("Northern Press Agency", "d1", "cited"), ("Northern Press Agency", "d2", "verbatim")]
    hidden = next(item for item in judged.derivations if item.to == "d2")
    assert all(len(pair) == 2 for pair in hidden.evidence)
    origin = next(origin for origin in judged.origins if origin.name == "Northern Press Agency")
    assert (origin.kind, origin.documents) == ("agency", ("d1", "d2"))


def test_hidden_copy_is_one_origin_for_its_claim(paper, judge):
    first = paper("d1", f"{COPY}, the Northern Press Agency reported.", "The Sarrow Ledger")
    first.says("wire", COPY, cue="reported")
    first.undertakes("resume", "reopen the ferry line", COPY)
    second = paper("d2", f"{COPY}.")
    second.undertakes("resume", "reopen the ferry line", COPY)
    judged = judge(first, second)
    claim = next(claim for claim in judged.claims if any("ferry" in item.span.exact for item in claim.support))
    assert (claim.origins, claim.status) == (1, "one-origin")
    assert judged.commitments[0].support.status == "one-origin"


def test_two_reporters_of_one_undertaking_are_two_origins(paper, judge):
    first = paper("d1", "They agreed to reopen the ferry line.", "The Sarrow Ledger")
    first.undertakes("resume", "reopen the ferry line", "They agreed to reopen the ferry line")
    second = paper("d2", "Ferries will run again: the line is to reopen.", "Kaldreth Observer")
    second.undertakes("resume", "reopen the ferry line", "the line is to reopen")
    assert judge(first, second).commitments[0].support.status == "corroborated"


def test_copy_of_an_agencys_own_report(paper, judge):
    wire = paper("d1", f"{COPY}.", "Northern Press Agency")
    other = paper("d2", f"{COPY}.", "The Aldmere Courier")
    assert ("d1", "d2", "verbatim") in edges(judge(wire, other))


def test_same_words_that_nobody_credits_have_one_unnamed_origin(paper, judge):
    judged = judge(paper("d1", f"{COPY}.", "The Sarrow Ledger"), paper("d2", f"{COPY}.", "Kaldreth Observer"))
    assert edges(judged) == [("?", "d1", "verbatim"), ("?", "d2", "verbatim")]


def test_cited_report_in_the_set(paper, judge):
    cited = paper("d1", "The harbour master resigned over the dues.", "The Aldmere Courier")
    citing = paper("d2", "The harbour master is gone, the Aldmere Courier reported.", "Kaldreth Observer")
    citing.says("courier", "The harbour master is gone", cue="reported")
    assert edges(judge(cited, citing)) == [("d1", "d2", "cited")]


WORDS = "“keep the lamps of the strait lit for every boat and crew”"


def test_cited_report_of_unknown_publisher_is_found_by_its_words(paper, judge):
    cited = paper("d1", f"The text asks both to {WORDS}, officials said.")
    citing = paper("d2", f"The text asks to {WORDS}, the Aldmere Courier reported.", "Kaldreth Observer")
    citing.says("courier", f"to {WORDS}", cue="reported")
    other = paper("d3", "It rained on the quay all morning and nobody minded.")
    assert edges(judge(cited, citing, other)) == [("d1", "d2", "cited")]


def test_no_guess_where_two_reports_have_the_words(paper, judge):
    papers = [paper(f"d{at}", f"The text asks both to {WORDS}, officials said.") for at in (1, 3)]
    citing = paper("d2", f"The text asks to {WORDS}, the Aldmere Courier reported.", "Kaldreth Observer")
    citing.says("courier", f"to {WORDS}", cue="reported")
    assert ("The Aldmere Courier", "d2", "cited") in edges(judge(citing, *papers))


def test_one_speech_quoted_twice_is_no_copy(paper, judge):
    quote = "“Nobody who lands a catch at the old stone pier will pay a penny more because of what we did,”"
    first = paper("d1", f"{quote} Tolland said on the quay.", "The Sarrow Ledger")
    second = paper("d2", f"Tolland told fishermen in the rain: {quote} and left.", "Kaldreth Observer")
    first.says("tolland", quote)
    second.says("tolland", quote, cue="told")
    assert edges(judge(first, second)) == []


def test_names_and_titles_in_a_row_are_no_copy(paper, judge):
    first = paper("d1", "Valdorian President Mira Tolland and Kestrel Prime Minister Oren Vask met again.", "A Post")
    second = paper("d2", "Valdorian President Mira Tolland and Kestrel Prime Minister Oren Vask quarrelled.", "B Post")
    assert edges(judge(first, second)) == []
