"""Why does the program say so? Everything that it found in some characters of a report, with rules and grounds.

The report is worked through again by the same steps that make its line; what they left in the working paper is the
explanation. Nothing is computed in a second way.
"""

from __future__ import annotations

from communique.annotate import annotate
from communique.errors import Unreadable, UsageError
from communique.explain import layers
from communique.explain.actors import actors
from communique.explain.attributed import attributions
from communique.explain.found import Explanation, Ground, Item, Part, Worked, touches
from communique.explain.spans import place_of
from communique.explain.text import lines
from communique.link import link_report
from communique.model import Failure, Range, Report
from communique.pipeline import cleaned
from communique.settings import Settings
from communique.tools import Tools, load_tools

__all__ = ["Explanation", "Ground", "Item", "Part", "explain", "explained", "lines"]

LAYERS = (
    layers.furniture,
    attributions,
    layers.commitments,
    layers.mechanisms,
    layers.events,
    layers.figures,
    layers.times,
    layers.checks,
)
"""What is asked, in the order in which it is shown; actors stand after the attributions."""


def explain(source: str, span: str, settings: Settings, stdin: bytes | None = None) -> Explanation:
    """Explain what was found in some characters of one report.

    Args:
        source: the report: a file, or - for standard input.
        span: START:END in code points, or words that stand in the report once.
        settings: those of the run.
        stdin: what standard input holds, where it was read already.

    Raises:
        UsageError: the source is not one report, or the span is not one place in it.
        Unreadable: the report cannot be read.
    """
    tools = load_tools(settings)
    found = list(cleaned([source], settings, tools.reference, stdin))
    if len(found) != 1:
        raise UsageError(f"{source} holds {len(found)} reports: name the one to explain")
    (only,) = found
    if isinstance(only, Failure):
        raise Unreadable(only.source, only.message)
    report = only[1]
    return explained(report, place_of(span, report.text), tools)


def explained(report: Report, place: Range, tools: Tools) -> Explanation:
    """Work through a report, and collect what touches a place in it."""
    draft = annotate(report, tools)
    worked = Worked(draft, link_report(draft, tools), tools)
    items = [item for layer in LAYERS for item in layer(worked) if touches(item.parts, place)]
    people = sorted(actors(worked, place), key=lambda item: item.parts[0].span)
    after = sum(item.layer in {"furniture", "attribution"} for item in items)
    return Explanation(
        source=report.source,
        language=language_of(report, place),
        span=report.span(*place),
        items=(*items[:after], *people, *items[after:]),
    )


def language_of(report: Report, place: Range) -> str:
    """The language of some characters: that of the passage they touch, else the report's."""
    touched = (one for one in report.passages if one.span.start < place[1] and place[0] < one.span.end)
    return next((one.language for one in touched), report.language)
