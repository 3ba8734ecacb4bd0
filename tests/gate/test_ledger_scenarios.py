"""The gate's meetings: does the ledger know months later what became of what was undertaken?

`ledger/README.md` says how they were written. `held-*`, `blind-4` to `blind-6`, `fourth-4` to `fourth-7` and `fifth-10`
to `fifth-15` are only scored.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import get_args

import pytest
from scenarios import (
    ALL,
    BLIND,
    DEVELOPED,
    FIFTH,
    FIFTH_UNREAD,
    FOLDER,
    FOURTH,
    FOURTH_UNREAD,
    HELD,
    UNREAD,
    Found,
    Scenario,
    compared,
    followed,
    lines_of,
    read_scenario,
)
from test_gate import hold

from communique.evaluate import Scores, Tally
from communique.model import FollowUpStatus, ReportLine
from communique.tools import Tools

Worked = list[tuple[Scenario, list[ReportLine]]]


@pytest.fixture(scope="module")
def scenarios(tools: Tools) -> dict[str, tuple[Scenario, list[ReportLine]]]:
    """Every meeting with its reports worked through."""
    found = {name: read_scenario(name) for name in ALL}
    return {name: (scenario, lines_of(scenario, tools)) for name, scenario in found.items()}


def outcomes(worked: Sequence[tuple[Scenario, list[ReportLine]]]) -> list[Found]:
    return [found for scenario, lines in worked for found in compared(scenario, lines, followed(lines, scenario.as_of))]


def figures(part: str, found: Sequence[Found]) -> dict[str, Tally]:
    """The shares that the gate holds; of what must not happen the share that did not."""
    held = [one for one in found if one.item is not None]

    def share(name: str, of: Sequence[Found], holds: Callable[[Found], bool]) -> dict[str, Tally]:
        return {f"{part}: {name}": Tally(len(of), sum(map(holds, of)), kind="accuracy")}

    def is_false(one: Found, status: FollowUpStatus) -> bool:
        return one.item is not None and one.item.item.status == status != one.truth.status

    return {
        **share("status right", found, lambda one: one.right),
        **share("no wrong done", found, lambda one: not is_false(one, "done")),
        **share("no wrong not done", found, lambda one: not is_false(one, "not done")),
        **share("kept in the ledger", found, lambda one: one.item is not None),
        **share("one item each", held, lambda one: len(one.homes) == 1),
        f"{part}: passages placed": Tally(
            sum(one.marked for one in found), sum(one.placed for one in found), kind="accuracy"
        ),
    }


def test_what_became_of_it(scenarios: dict[str, tuple[Scenario, list[ReportLine]]]) -> None:
    read = outcomes([scenarios[name] for name in DEVELOPED])
    kept = outcomes([scenarios[name] for name in HELD])
    blind = outcomes([scenarios[name] for name in BLIND])
    third = outcomes([scenarios[name] for name in UNREAD])
    parts = {"read": read, "only measured": kept, "by another hand": blind, "by a third hand, unread": third}
    parts["by others, read once"] = outcomes([scenarios[name] for name in FOURTH])
    parts["by others, unread"] = outcomes([scenarios[name] for name in FOURTH_UNREAD])
    parts["by three more, read"] = outcomes([scenarios[name] for name in FIFTH])
    parts["by three more, unread"] = outcomes([scenarios[name] for name in FIFTH_UNREAD])
    told = {name: tally for part, found in parts.items() for name, tally in figures(part, found).items()}
    hold("ledger", [FOLDER], Scores(told))


@pytest.mark.parametrize("name", ["dev-1", "held-1"])
def test_the_order_of_arrival_does_not_matter(
    name: str, scenarios: dict[str, tuple[Scenario, list[ReportLine]]]
) -> None:
    scenario, lines = scenarios[name]
    said = statuses(scenario, lines, lines)
    chance = random.Random(name)  # noqa: S311 - an order is no secret
    for _ in range(4):
        assert statuses(scenario, lines, chance.sample(lines, len(lines))) == said


def statuses(
    scenario: Scenario, lines: Sequence[ReportLine], order: Sequence[ReportLine]
) -> list[tuple[str, str | None, int]]:
    found = compared(scenario, lines, followed(order, scenario.as_of))
    return [(one.truth.key, one.item.item.status if one.item else None, one.placed) for one in found]


def test_the_meetings_are_sound() -> None:
    """Every status is one of the ledger's, every mark has an undertaking, and each of those is announced once."""
    found = [read_scenario(name) for name in ALL]
    assert {path.stem for path in FOLDER.glob("*.txt")} == {*ALL}
    assert len(found) >= 5
    assert sum(len(scenario.reports) for scenario in found) >= 60
    assert sum(len(scenario.truths) for scenario in found) >= 40
    for scenario in found:
        keys = [truth.key for truth in scenario.truths]
        announced = Counter(mark.key for mark in scenario.marks if mark.effect == "announce")
        assert announced == Counter(keys), scenario.name
        assert {mark.key for mark in scenario.marks} <= set(keys)
        assert all(truth.status in get_args(FollowUpStatus) for truth in scenario.truths)
        assert all(date.fromisoformat(report.published) <= scenario.as_of for report in scenario.reports)
    assert {truth.status for scenario in found for truth in scenario.truths} == set(get_args(FollowUpStatus))
