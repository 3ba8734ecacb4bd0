"""The layer of checks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from communique.annotate import checks, dates, figures, sentences
from communique.draft import Draft, Mention, Quote
from communique.model import Check, Published, Report
from communique.reference import Tenure, Tenures
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


def tenure(name: str, office: str, since: str, until: str | None = None) -> Tenure:
    return Tenure("VLD", office, (name,), since, until, "the roll of Valdoria, as of 2026-01-22")


ROLL = Tenures(
    [
        tenure("Ida Brekke", "president", "2021-06-04", "2025-06-04"),
        tenure("Mira Tolland", "president", "2017-06-04", "2021-06-04"),
        tenure("Mira Tolland", "president", "2025-06-04"),
        tenure("Oren Vask", "prime minister", "2024-03-01"),
        tenure("Edric Vane", "prime minister", "2020-03-01", "2024-03-01"),
    ]
)


def office_checks(text: str, tools: Tools, published: str = "2025-08-24") -> list[Check]:
    """The checks of a text in which every "President X Y" is a mention."""
    reference = replace(tools.reference, tenures=ROLL, offices_as_of="2026-01-22")
    draft = draft_of(text, tools, published)
    title = r"(?P<former>[Ff]ormer )?(?P<office>President|Prime Minister) (?P<name>[A-Z]\w+ [A-Z]\w+)"
    draft.mentions = tuple(
        Mention(
            *found.span(),
            "name",
            "person",
            found["name"],
            state="VLD",
            office=found["office"].lower(),
            former=found["former"] is not None,
            subject=True,
        )
        for found in re.finditer(title, text)
    )
    return list(checks.find(draft, replace(tools, reference=reference)))


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The former President Mira Tolland spoke.", "2025-08-24", "Mira Tolland: president since 2025-06-04"),
        ("The former President Mira Tolland spoke.", "2019-08-24", "Mira Tolland: president since 2017-06-04"),
        (
            "Prime Minister Oren Vask spoke.",
            "2023-08-24",
            "Oren Vask: prime minister only since 2024-03-01; the prime minister was Edric Vane",
        ),
        (
            "Prime Minister Mira Tolland spoke.",
            "2025-08-24",
            "Mira Tolland: president since 2025-06-04; the prime minister was Oren Vask",
        ),
        (
            "President Ida Brekke said on Aug. 23, 2025, that she was well.",
            "2025-08-24",
            "Ida Brekke: president until 2025-06-04; the president was Mira Tolland",
        ),
    ],
)
def test_a_title_that_was_not_held(text: str, published: str, expected: str, tools: Tools) -> None:
    (check,) = office_checks(text, tools, published)
    assert check.kind == "office-on-date"
    assert check.expected == expected
    assert check.basis == f"the roll of Valdoria, as of 2026-01-22; the report is of {published}"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("President Mira Tolland spoke.", "2025-08-24"),
        ("President Mira Tolland spoke.", "2019-08-24"),
        ("The former President Mira Tolland spoke.", "2023-08-24"),
        ("The former Prime Minister Edric Vane spoke.", "2025-08-24"),
        ("A deal was struck under President Ida Brekke.", "2025-08-24"),
        ("President Ida Brekke said in May 2023 that she was well.", "2025-08-24"),
        ("Prime Minister Mira Tolland signed it in May 2010.", "2025-08-24"),
        ("President Mira Tolland spoke.", "2016-08-24"),
        ("Prime Minister Ada Roe spoke.", "2025-08-24"),
        ("A Prime Minister Oren Vask would be a sight.", "2023-08-24"),
        ("The former President Mira Tolland spoke.", "2026-08-24"),
    ],
)
def test_a_title_that_may_be_right(text: str, published: str, tools: Tools) -> None:
    assert office_checks(text, tools, published) == []


def test_the_real_data_know_their_offices_by_one_wording(tools: Tools) -> None:
    tenures = tools.reference.tenures
    for state in ("CHN", "SWE", "JPN", "KOR"):
        assert tenures.holder_on(state, "prime minister", "2025-12-01", "2025-12-01") is not None
    assert tenures.holder_on("VLD", "president", "2025-12-01", "2025-12-01") is None


def test_past_terms_of_one_office_do_not_overlap(tools: Tools) -> None:
    seen: dict[tuple[str, str], str] = {}
    past = [one for group in tools.reference.states for one in tools.reference.tenures.all_of(group) if one.until]
    assert len(past) > 150
    for one in past:
        assert one.until is not None
        assert seen.get((one.state, one.office), "") <= one.since < one.until
        seen[one.state, one.office] = one.until
