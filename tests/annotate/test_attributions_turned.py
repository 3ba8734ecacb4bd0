"""What a speaker does after he has spoken, which the parse gives to what he spoke of."""

from __future__ import annotations

import pytest
from attributed import shown

from communique.tools import Tools

LEAD = "Oren Vask, the mayor of Tarn, met the guild on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "said", "done"),
    [
        (
            "Vask said that the floods had passed and thanked Morva for its pumps.",
            ("Vask", "said", ["that the floods had passed"], "clause"),
            ("Vask", "thanked", ["Morva for its pumps"], "object"),
        ),
        (
            "Vask said the boats had sunk and blamed Morva.",
            ("Vask", "said", ["the boats had sunk"], "clause"),
            ("Vask", "blamed", ["Morva"], "object"),
        ),
        (
            "Vask said the dam would hold and criticised Morva.",
            ("Vask", "said", ["the dam would hold"], "clause"),
            ("Vask", "criticised", ["Morva"], "object"),
        ),
    ],
)
def test_what_a_thing_cannot_do_the_speaker_does(text: str, said: object, done: object, tools: Tools) -> None:
    found = shown(LEAD + text, tools)
    assert said in found
    assert done in found


def test_what_cannot_go_on_from_would_is_no_part_of_what_is_said(tools: Tools) -> None:
    found = shown(LEAD + "Vask said that the toll would go and left the hall.", tools)
    assert ("Vask", "said", ["that the toll would go"], "clause") in found


def test_people_spoken_of_may_have_done_it_themselves(tools: Tools) -> None:
    found = shown(LEAD + "Vask said the farmers had met and blamed Morva.", tools)
    assert ("the farmers", "blamed", ["Morva"], "object") in found
