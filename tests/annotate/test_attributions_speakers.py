"""Who speaks where the parse hides it: names that look like verbs, subjects set off by marks, texts that are issued."""

from __future__ import annotations

import pytest
from attributed import annotated, words

from communique.tools import Tools


def parts(text: str, tools: Tools) -> list[tuple[str | None, str | None, str]]:
    """Source, cue and content of each outermost attribution."""
    return [
        (words(text, item.source), words(text, item.cue), "".join(text[slice(*part)] for part in item.content))
        for item in annotated(text, tools)[1]
        if item.parent is None
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Will urged the council to open the gate.", ("Will", "urged", "the council to open the gate")),
        ("May described the toll as a burden.", ("May", "described", "the toll as a burden")),
    ],
)
def test_a_name_spelled_like_a_modal(text: str, found: tuple[str, str, str], tools: Tools) -> None:
    assert parts(text, tools) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He's said he gets his fish from Tarn.", ("He", "'s said", "he gets his fish from Tarn")),
        ("She’s praised the dam.", ("She", "’s praised", "the dam")),
        ("It's said that the dam is unsafe.", (None, "'s said", "that the dam is unsafe")),
    ],
)
def test_has_and_is_in_short(text: str, found: tuple[str, str, str], tools: Tools) -> None:
    assert parts(text, tools) == [found]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Dana Osk, director of the Nurses Guild, a union that runs the ferries, also said her group would march.",
            "Dana Osk, director of the Nurses Guild, a union that runs the ferries,",
            "her group would march",
        ),
        (
            "As part of his plea, Milo Pask, 44, said that he had sold the lock.",
            "Milo Pask, 44,",
            "that he had sold the lock",
        ),
    ],
)
def test_a_subject_set_off_by_commas(text: str, source: str, content: str, tools: Tools) -> None:
    assert [(one[0], one[2]) for one in parts(text, tools)] == [(source, content)]


def test_the_same_speaker_goes_on_behind_another_subject(tools: Tools) -> None:
    found = parts("Vask conceded that Tolland had closed the gate but implied that it was the guild's fault.", tools)
    assert [(one[0], one[1]) for one in found] == [("Vask", "conceded"), ("Vask", "implied")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The guild released a statement saying the toll was unfair.",
            ("The guild", "released a statement saying", "the toll was unfair"),
        ),
        (
            "Ada Roe has released a video that accuses Vask of neglect.",
            ("Ada Roe", "has released a video that accuses", "Vask of neglect"),
        ),
        ("The guild read a statement saying the toll was unfair.", ("a statement", "saying", "the toll was unfair")),
    ],
)
def test_who_issues_a_text_speaks_by_it(text: str, found: tuple[str, str, str], tools: Tools) -> None:
    assert found in parts(text, tools)


def test_what_another_says_is_set_against_it(tools: Tools) -> None:
    found = parts("Roe said the toll was fair, while Pask warned that the ferries would stop.", tools)
    assert found == [
        ("Roe", "said", "the toll was fair"),
        ("Pask", "warned", "that the ferries would stop"),
    ]


def test_what_a_speaker_sets_against_it_stays(tools: Tools) -> None:
    found = parts("Roe says that the toll was raised although Pask warned that the ferries would stop.", tools)
    assert [one[0] for one in found] == ["Roe"]
