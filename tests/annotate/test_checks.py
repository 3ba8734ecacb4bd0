"""The layer of checks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.annotate import checks, dates, figures, sentences
from communique.draft import Draft, Mention, Quote
from communique.model import Check, Published, Report
from communique.reference import Holder
from communique.tools import Tools


def draft_of(text: str, tools: Tools, published: str = "2025-08-24") -> Draft:
    known = Published(basis="given", value=published)
    draft = Draft(Report(id="r", source="r.txt", sha256="0" * 64, text=text, published=known))
    draft.parse = sentences.parse(draft, tools)
    draft.sentences = sentences.find(draft, tools)
    draft.times = dates.find(draft, tools)
    draft.figures = figures.find(draft, tools)
    return draft


def find(text: str, tools: Tools) -> list[Check]:
    return list(checks.find(draft_of(text, tools), tools))


@pytest.mark.parametrize(
    ("text", "kind", "says", "expected"),
    [
        ("They met on Saturday, Aug. 24, 2025.", "weekday-date", "Saturday", "Sunday"),
        ("They met on Saturday, August 24.", "weekday-date", "Saturday", "Sunday"),
        ("They met on 30 February 2025.", "impossible-number", "30 February 2025", "a day that the month has"),
        ("They met at 25:70 local time.", "impossible-number", "25:70", "a time between 0:00 and 24:00"),
        ("Some 130 percent of voters took part.", "impossible-number", "130 percent", "at most 100 percent"),
    ],
)
def test_what_cannot_be(text: str, kind: str, says: str, expected: str, tools: Tools) -> None:
    (check,) = find(text, tools)
    assert (check.kind, check.says, check.expected) == (kind, says, expected)
    assert check.basis


@pytest.mark.parametrize(
    "text",
    [
        "They met on Sunday, Aug. 24, 2025.",
        "They met on Saturday, August 24, 2024.",
        "They met on 29 February 2024 at 12:30 local time.",
        "Debt reached 130 percent of output.",
        "Exports rose by 130 percent.",
        "Kestrel won 25:17.",
    ],
)
def test_what_can_be(text: str, tools: Tools) -> None:
    assert find(text, tools) == []


def test_a_quotation_that_is_not_closed(tools: Tools) -> None:
    draft = draft_of("Vask said: “The sea is calm.", tools)
    draft.quotes = (Quote(11, len(draft.report.text), (12, len(draft.report.text)), closed=False),)
    (check,) = checks.find(draft, tools)
    assert check.kind == "quote-not-closed"


HOLDER = Holder(
    state="VLD",
    office="president",
    acting=False,
    name="Mira Ana Tolland",
    short="Mira Tolland",
    family="Tolland",
    since="2025-06-04",
    roles=("head-of-state",),
)


def office_checks(text: str, former: bool, published: str, tools: Tools) -> list[Check]:
    reference = replace(tools.reference, families={"tolland": (HOLDER,)}, offices_as_of="2026-01-22")
    draft = draft_of(text, tools, published)
    start = text.index("President" if "President" in text else "president")
    end = text.index("Tolland") + len("Tolland")
    mention = Mention(start, end, "name", "person", "Mira Tolland", state="VLD", office="president", former=former)
    draft.mentions = (mention,)
    return list(checks.find(draft, replace(tools, reference=reference)))


def test_former_for_who_is_in_office(tools: Tools) -> None:
    (check,) = office_checks("The former President Mira Tolland spoke.", True, "2025-08-24", tools)
    assert check.kind == "office-on-date"
    assert check.span.exact == "former President Mira Tolland"
    assert check.expected == "Mira Ana Tolland: president since 2025-06-04"
    assert "2026-01-22" in (check.basis or "")


def test_an_office_not_yet_taken(tools: Tools) -> None:
    (check,) = office_checks("There President Mira Tolland spoke.", False, "2025-05-01", tools)
    assert check.expected == "Mira Ana Tolland: president only since 2025-06-04"


def test_offices_are_silent_where_the_data_end(tools: Tools) -> None:
    assert office_checks("The former President Mira Tolland spoke.", True, "2026-08-24", tools) == []
    assert office_checks("There President Mira Tolland spoke.", False, "2025-08-24", tools) == []
