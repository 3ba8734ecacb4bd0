"""The door to the templates: everything that is not ours is made safe on its way into a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from communique.present import words
from communique.present.page import StorySection

TEMPLATES = Path(__file__).parent / "templates"
SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("agreed", "What was agreed", "No undertaking was found in these reports."),
    ("differences", "Where reports differ", "No difference between the reports was found."),
    ("quotations", "Key quotations", "No utterance was found that two reports print."),
    ("shared", "Also carried by several reports", "Nothing else was found that two reports carry."),
    ("single", "Carried by one report only", "Nothing else was found that one report alone carries."),
    ("timeline", "Timeline", "No event with a date was found."),
    ("mechanisms", "Standing mechanisms", "No standing mechanism was found."),
    ("voices", "Who is quoted, and how much", "Nobody is quoted in these reports."),
)
"""The sections of a story in order: name, heading, and what is said where one has nothing to show."""
NO_GAPS = "Every source was read, and every report has an outlet and a date."


def environment(make_safe: Callable[[str], str]) -> Environment:
    """Templates in which every value passes `make_safe`, except what a filter of ours made.

    The escaping of Jinja stays on in every format: a string that nobody made safe never reaches a page.
    """

    def finalize(value: object) -> object:
        if isinstance(value, Markup):
            return value
        return Markup(make_safe(str(value)))  # noqa: S704 make_safe is what makes it safe

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {
        "sections": SECTIONS,
        "no_gaps": NO_GAPS,
        "section_of": section_of,
        "status_words": words.STATUS_WORDS,
        "status_meanings": words.STATUS_MEANINGS,
        "difference_meanings": words.DIFFERENCE_MEANINGS,
        "uncertain": words.UNCERTAIN_WORD,
        "uncertain_meaning": words.UNCERTAIN_MEANING,
        "joined": words.joined,
        "count": words.count,
    }
    made.filters |= {"capital": words.capital, "quoted": words.quoted}
    return made


def section_of(story: StorySection, name: str) -> tuple[object, ...]:
    """The lines of a section."""
    found: tuple[object, ...] = getattr(story, name)
    return found
