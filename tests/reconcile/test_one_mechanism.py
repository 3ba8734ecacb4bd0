"""Which arrangements of several reports are one, and what it is called."""

from __future__ import annotations

import pytest

from communique.model import Term
from communique.reconcile import reconcile
from communique.settings import Settings

LEAD = "Mira Tolland and Oren Vask met in Tarn Harbour on May 16 for talks on the strait. "


@pytest.fixture
def mechanisms(cast):
    def run(*papers):
        for made in papers:
            made.happens("leaders meet", "met in Tarn Harbour on May 16", "2026-05-16", "May 16")
        judged = reconcile([made.line for made in papers], cast(papers), Settings())
        return [(item.name, len(item.reports)) for item in judged.mechanisms]

    return run


def test_the_declaration_of_long_ago_is_not_the_statement_of_today(paper, mechanisms):
    first = paper("d1", f"{LEAD}They issued a joint statement on Saturday.", "A Post")
    first.names("joint statement", kind="document", state="issued")
    second = paper("d2", f"{LEAD}They praised the joint statement signed in 1998.", "B Post")
    signed = Term("date", "1998", second.span("1998"))
    second.names("joint statement", kind="document", terms=(signed,))
    assert sorted(mechanisms(first, second)) == [("joint statement", 1), ("joint statement", 1)]


def test_two_of_one_report_stay_apart(paper, mechanisms):
    first = paper("d1", f"{LEAD}They issued a joint declaration; a later joint declaration is planned.", "A Post")
    first.names("joint declaration", kind="document", state="issued")
    first.names("later joint declaration", "joint declaration is planned", kind="document", state="proposed")
    second = paper("d2", f"{LEAD}The joint declaration was issued in the evening.", "B Post")
    second.names("joint declaration", kind="document", state="issued")
    found = mechanisms(first, second)
    assert len(found) == 2
    assert sum(reports for _, reports in found) == 3


def test_what_is_only_asked_for_is_not_what_there_is(paper, mechanisms):
    first = paper("d1", f"{LEAD}They will keep the accords on historical grievances.", "A Post")
    first.names("accords on historical grievances", kind="agreement", state="continued")
    second = paper("d2", f"{LEAD}An observer urged them to reach accords on old grievances.", "B Post")
    second.names("accords on old grievances", kind="agreement", state="proposed")
    assert len(mechanisms(first, second)) == 2


def test_the_name_is_the_one_that_most_reports_would_know(paper, mechanisms):
    found = []
    for name, words in (
        ("d1", "three-way coastal cooperation"),
        ("d2", "three-way cooperation"),
        ("d3", "three-way cooperation"),
    ):
        made = paper(name, f"{LEAD}They praised {words} with Harrow.", f"{name} Post")
        made.names(words, kind="cooperation")
        found.append(made)
    assert mechanisms(*found) == [("three-way cooperation", 3)]


def test_a_bare_name_is_told_from_others_by_its_year(paper, mechanisms):
    made = paper("d1", f"{LEAD}In 2015 they reached an accord.", "A Post")
    made.names("accord", kind="agreement", terms=(Term("date", "2015", made.span("2015")),))
    assert mechanisms(made) == [("accord of 2015", 1)]


def test_a_document_is_party_to_nothing(paper, cast):
    made = paper("d1", f"{LEAD}The Northern Press Agency saw the harbour pact of Valdoria.", "A Post")
    made.names("harbour pact", kind="agreement", parties=("wire", "valdoria"))
    judged = reconcile([made.line], cast([made]), Settings())
    assert [item.parties for item in judged.mechanisms] == [("valdoria",)]
