"""What the brief says of origins and of differences that are resolved."""

from __future__ import annotations

import pytest
from invented_summit import at, record
from msgspec.structs import replace

from communique.model import Dependence, Record
from communique.present import render
from communique.present.carried import carried, derived
from communique.present.desk import Desk


def told(said: Record, drawn: list[tuple[str, str | None]], reports: int, origins: int) -> str:
    return carried(said, drawn, reports, origins, Desk(said))


@pytest.mark.parametrize(
    ("drawn", "reports", "origins", "words"),
    [
        ([("r-gazette", "o-gazette"), ("r-ledger", "o-ledger")], 2, 2, "two reports, two origins"),
        (
            [("r-ledger", "o-wire"), ("r-hostile", "o-wire"), ("r-gazette", "o-gazette")],
            3,
            2,
            "three reports, two origins (Northern Wire in ",
        ),
        ([("r-gazette", "o-gazette"), ("r-ledger", None)], 2, 2, "two reports, two origins"),
        ([("r-gazette", "not in the record")], 1, 1, "one report, one origin"),
    ],
)
def test_origins_are_named_where_reports_do_not_each_have_their_own(drawn, reports, origins, words):
    found = told(record(), drawn, reports, origins)
    assert found.startswith(words)
    assert ("(" in found) == words.endswith("in ")


def test_own_reporting_stands_beside_what_is_taken():
    found = told(record(), [("r-ledger", "o-wire"), ("r-hostile", "o-wire"), ("r-gazette", "o-gazette")], 3, 2)
    assert found.endswith("; own reporting in The Harbour Gazette)")


@pytest.mark.parametrize(
    ("degree", "share", "words"),
    [
        ("not", 0.0, None),
        ("partially", 0.124, "12% of its words from Northern Wire"),
        ("wholly", 0.97, "all of it from"),
    ],
)
def test_how_much_of_a_report_is_anothers(degree, share, words):
    origins = {item.id: item for item in record().origins}
    found = derived(
        Dependence(document="r-ledger", own="o-ledger", derived=degree, share=share, origins=("o-wire",)), origins
    )
    assert (found is None) if words is None else (found or "").startswith(words)


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_a_difference_that_a_report_resolves_shows_the_passage(form):
    said = record()
    passage = at("r-ledger", "their second meeting this year")
    resolved = [replace(item, resolved_by=(passage,)) for item in said.disagreements]
    assert "Resolved by" not in render(said, form)
    assert "Resolved by" in render(replace(said, disagreements=tuple(resolved)), form)
