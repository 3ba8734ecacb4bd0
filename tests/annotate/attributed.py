"""What the stage of attributions finds in a text, as words: for the tests of its rules."""

from __future__ import annotations

from communique.annotate import attributions, quotes, sentences
from communique.draft import Draft, DraftAttribution
from communique.model import Range, Report
from communique.tools import Tools

Shown = tuple[str | None, str | None, list[str], str]


def annotated(text: str, tools: Tools) -> tuple[Draft, tuple[DraftAttribution, ...]]:
    """The working paper, as far as attributions need it, and the attributions."""
    draft = Draft(Report(id="d", source="test", sha256="0" * 64, text=text))
    draft.parse = sentences.parse(draft, tools)
    draft.sentences = sentences.find(draft, tools)
    draft.quotes = quotes.find(draft, tools)
    return draft, attributions.find(draft, tools)


def words(text: str, place: Range | None) -> str | None:
    """The words at a place, if there is one."""
    return None if place is None else text[slice(*place)]


def shown(text: str, tools: Tools) -> list[Shown]:
    """Source, cue, content and rule of each attribution."""
    return [
        (words(text, item.source), words(text, item.cue), [text[slice(*part)] for part in item.content], item.rule)
        for item in annotated(text, tools)[1]
    ]
