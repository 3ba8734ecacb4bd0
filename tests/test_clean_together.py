"""An undated report takes its date from dated reports of the same event, and only from these."""

from __future__ import annotations

from itertools import permutations

import pytest

from communique.clean.together import settle
from communique.model import Published, Report

CAST = (
    "Valdorian President Mira Tolland met Prime Minister Oren Vask in Tarn Harbour. "
    "Lantern House and Customs Quay were closed, and Foreign Minister Ines Calloway stayed in Port Aldmere. "
)


def report(name: str, text: str, published: str | None = None) -> Report:
    known = Published(basis="given", value=published) if published else Published()
    return Report(id=name, source=name, sha256="0" * 64, text=text, published=known)


DATED = report("dated", CAST + "The talks took place on Saturday.", "2026-05-17")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CAST + "They met on Saturday.", "2026-05-16/2026-05-17"),
        (CAST + "She left on May 17.", "2026-05-17/2026-05-18"),
        (CAST + "Nobody knows when.", None),
        ("Another minister spoke in another town on Saturday.", None),
        (CAST + "The visa has been open since July 1, he said on Saturday.", None),
    ],
)
def test_a_neighbour_gives_the_date_where_nothing_speaks_against_it(text: str, expected: str | None) -> None:
    settled = settle([DATED, report("undated", text)])
    assert settled[1].published.value == expected
    assert settled[1].published.basis == ("inferred" if expected else "none")


def test_reports_of_two_events_that_fit_leave_the_date_open() -> None:
    later = report("later", DATED.text, "2026-07-19")
    undated = report("undated", CAST + "They met on Saturday.")
    assert settle([DATED, later, undated])[2].published.value is None


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [DATED, report("a", CAST + "They met on Saturday."), report("b", CAST + "She left on May 17.")]
    outcomes = {
        tuple(sorted((item.id, item.published.value) for item in settle(order))) for order in permutations(reports)
    }
    assert len(outcomes) == 1


def test_a_date_from_another_report_is_not_passed_on() -> None:
    """Nor does it bind: when the reports are settled again, with others, it is found anew."""
    once = settle([DATED, report("undated", CAST + "They met on Saturday.")])
    assert settle(once) == once
    third = report("third", CAST + "She left on Monday.")
    assert settle([once[1], third])[1].published.value is None
    assert settle([once[1], third])[0] == once[1]
