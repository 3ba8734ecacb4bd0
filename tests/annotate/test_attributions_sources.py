"""The edges of sources: which words beside a name belong to who speaks, and which tell something else."""

from __future__ import annotations

import pytest
from attributed import annotated, words

from communique.tools import Tools


def parts(text: str, tools: Tools) -> list[tuple[str | None, str | None, str]]:
    """Source, cue and first content of each attribution."""
    return [
        (words(text, item.source), words(text, item.cue), text[slice(*item.content[0])])
        for item in annotated(text, tools)[1]
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Even the mayor said that the toll was too high.", "the mayor"),
        ("Vask, speaking in the harbour of Tarn, said the ferry would sail.", "Vask"),
        ("Three islands, including Tarn and Oste, said they would pay.", "Three islands, including Tarn and Oste,"),
        ("Ada Roe, the mayor of Tarn, said the port was full.", "Ada Roe, the mayor of Tarn,"),
        ("Coach Vask on Friday said the pitch was wet.", "Coach Vask"),
        ("A chart printed in Tarn on Friday said the port was full.", "A chart printed in Tarn on Friday"),
        ("Not in the text is the thing that vice-chancellors had begged for, namely a waiver.", "vice-chancellors"),
        ("Ada Roe — the mayor of Tarn — said the port was full.", "Ada Roe — the mayor of Tarn —"),
        ("The council heard Vask's demand that the gate be opened.", "Vask's"),
        ("In the captain’s view, the lighthouse should be rebuilt.", "the captain’s"),
    ],
)
def test_the_edges_of_a_source(text: str, source: str, tools: Tools) -> None:
    assert [one[0] for one in parts(text, tools)] == [source]


def test_a_cue_noun_has_its_adjectives(tools: Tools) -> None:
    found = parts("The council heard Vask's loud and repeated demand that the gate be opened.", tools)
    assert found == [("Vask's", "loud and repeated demand", "that the gate be opened")]
    found = parts("Sharp warnings from the guild that the gate would rust were ignored.", tools)
    assert [one[:2] for one in found] == [("the guild", "Sharp warnings")]
