"""What was not said: denials, refusals and silences, each of which reads as something said without its rule."""

from __future__ import annotations

import pytest
from attributed import annotated, words

from communique.tools import Tools

LEAD = "Oren Vask, the mayor of Tarn, met the guild on Monday.\n\n"


def negated(text: str, tools: Tools) -> dict[tuple[str | None, str], bool]:
    """Whether each attribution is denied, by its cue and content."""
    return {
        (words(text, item.cue), " | ".join(text[slice(*part)] for part in item.content)): item.negated
        for item in annotated(text, tools)[1]
    }


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Vask stopped short of saying that the dam would hold.", "saying", "that the dam would hold"),
        ("Vask named nobody. Nor did he say that the toll would fall.", "did he say", "that the toll would fall"),
        ("It is not true that Vask said the dam would break.", "said", "the dam would break"),
        ("Vask told the guild that he had promised nothing of the kind.", "had promised", "nothing of the kind"),
        ("Vask said nothing about the dam.", "said", "nothing about the dam"),
        ("Vask denied having promised new boats.", "denied", "having promised new boats"),
        ("Vask denied having promised new boats.", "having promised", "new boats"),
        ("The guild denied saying that the toll was dead.", "saying", "that the toll was dead"),
        ("Vask would not say when.", "would not say", "when"),
        ("The office has yet to say when, and nobody asks.", "has yet to say", "when"),
        ("The office failed to say why.", "failed to say", "why"),
    ],
)
def test_what_was_not_said_is_negated(text: str, cue: str, content: str, tools: Tools) -> None:
    assert negated(LEAD + text, tools).get((cue, content)) is True


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("It is true that Vask said the dam would break.", "said", "the dam would break"),
        ("Vask promised nothing less than a new port.", "promised", "nothing less than a new port"),
        ("Vask denied that the guild had said the toll was dead.", "had said", "the toll was dead"),
    ],
)
def test_what_was_said_is_not(text: str, cue: str, content: str, tools: Tools) -> None:
    assert negated(LEAD + text, tools).get((cue, content)) is False
