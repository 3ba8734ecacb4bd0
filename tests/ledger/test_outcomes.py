"""What clauses tell of whatever they are about, and what that does to an undertaking."""

from __future__ import annotations

import pytest

from communique.ledger.amounts import counts, is_step, reaches
from communique.ledger.fulfilling import done_by
from communique.ledger.likeness import Likeness
from communique.ledger.outcomes import outcomes_of
from communique.matching.same import load_matcher
from communique.model import Notice, Sign, Span


def outcome(clause: str) -> str | None:
    found = outcomes_of(clause, clause)
    return found[0][0] if found else None


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("The visa waiver took effect on Monday", "complete"),
        ("Valdoria handed over the first of the three boats", "part"),
        ("The centre has been put off until March", "delay"),
        ("The cable will not be finished until 2040", "delay"),
        ("Work on the depot has been halted", "stall"),
        ("The summit was postponed indefinitely", "stall"),
        ("Both have abandoned their plan for a treaty", "end"),
        ("The clause was replaced by a new pact", "supersede"),
        ("Valdoria failed to lower its tariff by July", "fail"),
        ("The ministry denied that the money was paid", "deny"),
        ("The panel has not yet met", "not yet"),
        ("The ministry has received no charts of the strait", "not yet"),
        ("The date for the guns has gone by", "not yet"),
        ("The waiver took effect and 600 had crossed with nothing but a passport", "complete"),
        ("But Valdoria said only 61 crates had arrived", "part"),
        ("The date has yet to be named", "not yet"),
        ("Negotiators are drafting the text", "progress"),
        ("Ground was broken on Monday for the college", "progress"),
        ("We can no longer hold to the undertaking on nurses", "end"),
    ],
)
def test_what_a_clause_tells(clause: str, expected: str) -> None:
    assert outcome(clause) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "The two will open the port in June",
        "Valdoria promised to lift the ban",
        "He hopes that the fund is paid by May",
        "If the treaty is ratified, duties fall",
        "The ferry that is expected to be launched",
        "It is to be signed on Friday",
        "Farmers demanded that the duty be cut",
    ],
)
def test_what_is_to_come_or_wanted_tells_nothing(clause: str) -> None:
    assert outcome(clause) is None


def test_what_was_not_done_is_a_failure_only_when_its_time_is_over() -> None:
    assert outcome("Valdoria has not lifted the ban") == "not yet"
    assert outcome("Valdoria has not lifted the ban, though it had promised to by then") == "fail"


def test_a_participle_that_only_describes_tells_nothing() -> None:
    assert outcome("The captains spoke of the shared waters") is None


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    return Likeness(load_matcher())


def sign(clause: str) -> Sign:
    told = Notice(
        id="o",
        about="commitment",
        document="d",
        outlet=None,
        published="2031-01-01",
        evidence=(Span("d", 0, len(clause), clause),),
    )
    cues = tuple(outcomes_of(clause, clause))
    return Sign(id="s", notice=told, outcome=cues[0][0], cues=cues, around=(clause, "", ""))


@pytest.mark.parametrize(
    ("undertaking", "clause", "status"),
    [
        ("open a consulate in Esk", "The consulate in Esk opened on Friday", "done"),
        ("build a bridge over the Esk", "A contract for the bridge was signed", "in progress"),
        ("build a bridge over the Esk", "Work on the bridge began", "in progress"),
        ("hand over three boats", "The first of the three boats arrived", "partly done"),
        ("lift the ban on steel", "The ban on steel was lifted", "done"),
        ("lift the ban on steel", "The ban on steel was suspended", "done"),
        ("sign a treaty", "Parliament did not discuss it", None),
        ("dredge the canal", "Valdoria did not dredge the canal", "not done"),
        ("sell grain", "Valdoria will not sell grain", "withdrawn"),
        ("set up a bank", "The bank has begun its work", "done"),
    ],
)
def test_a_deed_is_done_by_words_for_deeds_of_its_kind(
    undertaking: str, clause: str, status: str | None, likeness: Likeness
) -> None:
    assert done_by(sign(clause), [undertaking], likeness, part=False)[1] == status


@pytest.mark.parametrize(
    "clause",
    [
        "Without fanfare Valdoria opened the port on time",
        "Nobody was hurt when Valdoria opened the port",
        "Nothing stood in the way and Kestrel lifted the ban",
    ],
)
def test_a_word_of_denial_beside_a_deed_does_not_deny_it(clause: str) -> None:
    assert [outcome for outcome, _ in outcomes_of(clause, clause)][:1] == ["complete"]


def test_a_date_in_signs_is_no_aim() -> None:
    assert not is_step("extended it on Monday", ["extend the fishing permit to 31.12.2026"])
    assert reaches("cut to 6 percent", ["cut it from 18 to 6 percent"])
    assert counts("sıx ships, 5 mıllion") is not None
