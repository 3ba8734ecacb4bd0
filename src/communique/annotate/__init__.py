"""What one report says, layer by layer: places in the text, found by one module each.

`STAGES` is the whole procedure. A stage reads the layers it needs from the draft and returns the one
it gives; only `annotate` writes to the draft.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from communique.annotate import (
    actors,
    attributions,
    checks,
    commitments,
    dates,
    events,
    figures,
    mechanisms,
    quotes,
    sentences,
)
from communique.draft import Draft
from communique.model import Report
from communique.tools import Tools


class Stage(NamedTuple):
    """One step: the layer it gives, the layers it needs, and the function that makes it."""

    gives: str
    needs: tuple[str, ...]
    run: Callable[[Draft, Tools], Any]


STAGES: tuple[Stage, ...] = (
    Stage("parse", (), sentences.parse),
    Stage("sentences", ("parse",), sentences.find),
    Stage("quotes", ("sentences",), quotes.find),
    Stage("mentions", ("sentences", "quotes"), actors.find),
    Stage("times", ("sentences",), dates.find),
    Stage("figures", ("sentences", "times"), figures.find),
    Stage("attributions", ("sentences", "quotes", "mentions", "times"), attributions.find),
    Stage("mechanisms", ("sentences", "mentions", "times"), mechanisms.find),
    Stage("commitments", ("attributions", "mechanisms", "times", "figures"), commitments.find),
    Stage("events", ("attributions", "mentions", "times"), events.find),
    Stage("checks", ("quotes", "mentions", "times"), checks.find),
)


def annotate(report: Report, tools: Tools) -> Draft:
    """Run every stage on one report, in order."""
    draft = Draft(report)
    for stage in STAGES:
        setattr(draft, stage.gives, stage.run(draft, tools))
    return draft
