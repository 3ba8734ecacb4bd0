"""The layer of figures."""

from __future__ import annotations

import pytest

from communique.annotate import dates, figures, sentences
from communique.draft import Draft
from communique.model import Figure, Report
from communique.tools import Tools


def find(text: str, tools: Tools) -> list[Figure]:
    draft = Draft(Report(id="r", source="r.txt", sha256="0" * 64, text=text))
    draft.parse = sentences.parse(draft, tools)
    draft.sentences = sentences.find(draft, tools)
    draft.times = dates.find(draft, tools)
    return list(figures.find(draft, tools))


@pytest.mark.parametrize(
    ("text", "exact", "value", "unit", "qualifier"),
    [
        ("Valdoria hosts nearly 40,000 Kestrel troops.", "nearly 40,000 Kestrel troops", 40000, "troops", "nearly"),
        ("They put a duty of 12.5 percent on fish.", "12.5 percent", 12.5, "percent", None),
        ("Spending must rise to at least 3% of output.", "at least 3%", 3, "percent", "at least"),
        ("The bridge cost about $2.4 billion.", "about $2.4 billion", 2.4e9, "USD", "about"),
        ("The talks lasted more than two hours.", "more than two hours", 2, "hour", "at least"),
        ("It was their first pact in 17 years.", "17 years", 17, "year", None),
        ("She ended her three-day visit.", "three-day", 3, "day", None),
        ("They have led for less than a year.", "less than a year", 1, "year", "at most"),
        ("More than 2½ months had passed.", "More than 2½ months", 2.5, "month", "at least"),
        ("Holders may stay for up to one year.", "up to one year", 1, "year", "up to"),
        ("Permits are capped at 9,000 a year.", "capped at 9,000 a year", 9000, "count/year", "at most"),
        ("They may apply twice.", "twice", 2, "times", None),
        ("It fell on the 70th anniversary of the truce.", "70th anniversary", 70, "anniversary", None),
        ("The islands lost dozens of boats.", "dozens", None, "boats", None),
        ("She held six meetings with Vask.", "six meetings", 6, "meetings", None),
        ("Twenty-five ships sailed.", "Twenty-five ships", 25, "ships", None),
        ("The fund holds 300 million crowns or more.", "300 million crowns", 3e8, "crowns", None),
        ("Valdoria will hand over 210 prisoners.", "210 prisoners", 210, "prisoners", None),
        ("The lake lost nearly half of its surface.", "nearly half", 0.5, "fraction", "nearly"),
        ("They vowed to cut their use by a fifth by 2030.", "a fifth", 0.2, "fraction", None),
        ("The pact was signed nearly 30 years ago.", "nearly 30 years", 30, "year", "nearly"),
    ],
)
def test_figures(text: str, exact: str, value: float | None, unit: str, qualifier: str | None, tools: Tools) -> None:
    (figure,) = find(text, tools)
    assert (figure.span.exact, figure.value, figure.unit, figure.qualifier) == (exact, value, unit, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met.",
        "Both sides and their two countries agreed.",
        "The G7 and the Group of 20 met on 5 May 2025.",
        "Article 9 stays as it is.",
        "It was the first summit of the second term.",
        "In 2019 she was one of the authors.",
        "She once led the party.",
        "He bought a 3G telephone.",
        "The six-party talks favour a two-state solution.",
        "Issued 2026.05.17.",
    ],
)
def test_no_figures(text: str, tools: Tools) -> None:
    assert find(text, tools) == []


def test_what_is_counted(tools: Tools) -> None:
    (figure,) = find("Spending rose to 5 percent of gross domestic product.", tools)
    assert figure.of_what == "gross domestic product"


def test_a_measure_is_not_what_is_measured(tools: Tools) -> None:
    (figure,) = find("The field holds 40 billion cubic meters of gas.", tools)
    assert figure.of_what == "gas"
