"""Clauses that tell an outcome in words of their own, beside the undertaking: what most of them give.

`told_otherwise.txt` was written for this, in the manner of papers, agencies and gazettes, before it was tried; half of
it was looked at while the classes were made. What is still read wrongly stays in it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.ledger.fulfilling import done_by
from communique.ledger.likeness import Likeness
from communique.ledger.outcomes import outcomes_of
from communique.matching.same import load_matcher
from communique.model import FollowUpStatus, Notice, Sign, Span

LINES = (Path(__file__).parent / "told_otherwise.txt").read_text(encoding="utf-8").splitlines()
LEAST_RIGHT = 0.84
MOST_WRONG_DONE = 0.04
MOST_WRONG_NOT_DONE = 0.01


def status(undertaking: str, clause: str, likeness: Likeness, *, late: bool = False) -> FollowUpStatus | str | None:
    """What a clause makes of an undertaking; "contested" where it only contradicts."""
    cues = tuple(outcomes_of(clause, clause))
    if not cues:
        return None
    told = Notice(
        id="o",
        about="commitment",
        document="d",
        outlet=None,
        published="2031-01-01",
        evidence=(Span("d", 0, len(clause), clause),),
    )
    sign = Sign(id="s", notice=told, outcome=cues[0][0], cues=cues, around=(clause, "", ""))
    effect, found, _ = done_by(sign, [undertaking], likeness, part=False, late=late)
    return "contested" if effect == "contradict" and found is None else found


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    return Likeness(load_matcher())


def test_most_of_what_is_told_otherwise_is_read(likeness: Likeness) -> None:
    right, wrong_done, wrong_not_done, number = 0, 0, 0, 0
    for line in LINES:
        if not line or line.startswith("#"):
            continue
        undertaking, clause, *rest = (field.strip() for field in line.split("|"))
        if clause == "late":
            clause, rest = rest[0], ["late", rest[1]]
        wanted = rest[-1]
        found = status(undertaking, clause, likeness, late=rest[0] == "late")
        number += 1
        right += found == wanted or (wanted == "-" and found in (None, "contested"))
        wrong_done += found == "done" != wanted
        wrong_not_done += found == "not done" != wanted
    assert number > 200
    assert right / number >= LEAST_RIGHT
    assert wrong_done / number <= MOST_WRONG_DONE
    assert wrong_not_done / number <= MOST_WRONG_NOT_DONE


@pytest.mark.parametrize(
    ("undertaking", "clause", "late", "expected"),
    [
        ("open a depot in Esk", "Not one lorry has been let into the depot in Esk", False, "contested"),
        ("pay 40 million crowns", "Not one crown has been received", False, "contested"),
        ("release nine fishermen", "The last of the nine fishermen came home on Sunday", False, "done"),
        ("release nine fishermen", "Four of the fishermen came home on Sunday", False, "partly done"),
        ("cut its duty on rye from 20 to 10 percent", "The duty on rye was cut to 15 percent", False, "partly done"),
        ("lower the price of rye", "The price of rye went up instead of falling", True, "not done"),
        ("lift its ban on rye", "The ban on rye is still in force", True, "not done"),
        ("lift its ban on rye", "The ban on rye is still in force", False, None),
        ("lift its ban on rye", "The talks about the ban on rye were suspended", False, "stalled"),
        ("set up a rye bank", "The bill that would have set up the rye bank was thrown out", False, "withdrawn"),
        ("hold rye talks", "Envoys met to prepare the rye talks", False, "in progress"),
    ],
)
def test_how_a_clause_and_an_undertaking_are_judged(
    undertaking: str, clause: str, late: bool, expected: str | None, likeness: Likeness
) -> None:
    assert status(undertaking, clause, likeness, late=late) == expected
