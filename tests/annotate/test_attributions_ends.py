"""Where the content of an attribution begins and ends, on sentences written for this test."""

from __future__ import annotations

import pytest
from attributed import shown

from communique.tools import Tools


def contents(text: str, tools: Tools) -> list[list[str]]:
    return [content for _, _, content, _ in shown(text, tools)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vask cautioned “let us not rush,” and the talks went on.", ["“let us not rush,”"]),
        ("Vask said “the dam will hold” and costs little.", ["“the dam will hold” and costs little"]),
        ("Vask said, “the dam will hold,” and left the hall.", ["“the dam will hold,”"]),
        ("Senator Roe attacked the mayor to win votes.", ["the mayor"]),
        ("Vask backed the plan to close the port.", ["the plan to close the port"]),
        ("Roe's commitment to the dam surprised the farmers.", ["the dam"]),
        ("The dam is safe, the polls suggest.", ["The dam is safe"]),
        ('The mayor praised Gov. "Big Ed" Roe and said the dam would hold.', ['Gov. "Big Ed" Roe']),
        ("Vask said only that the dam would hold.", ["that the dam would hold"]),
        ("Tolland said the bridge was safe and insisted that the tolls would fall.", ["the bridge was safe"]),
        ("Tolland supported the guild in the first vote.", ["the guild in the first vote"]),
        ("Tolland criticised the guild in an interview.", ["the guild"]),
        ("Tolland praised the guild in May.", ["the guild"]),
        ("The union backs Mira Tolland, the former governor of the northern islands.", ["Mira Tolland"]),
        ("The guild is split on the toll: half of its members say it is fair.", ["it is fair"]),
        ("No new name, Vask said, “hides what it really is.”", ["No new name", "“hides what it really is.”"]),
        ("But, Vask added, “I think the dam will hold.”", ["But", "“I think the dam will hold.”"]),
        ("On Monday, Vask said, “We will see.”", ["“We will see.”"]),
        ("The levy, which she has repeatedly said was a mistake, will end in May.", ["which", "was a mistake"]),
        ("The levy is a burden Tolland hopes to end.", ["a burden", "to end"]),
        (
            "There is no risk of a flood, officials in both towns insist, because modern dams are less brittle.",
            ["There is no risk of a flood", "because modern dams are less brittle"],
        ),
        (
            "At times last winter, people close to the mayor said, the mere mention of the toll made him leave.",
            ["At times last winter", "the mere mention of the toll made him leave"],
        ),
        (
            "In a statement read out shortly after the storm, Vask said he is certain the dam will hold.",
            ["he is certain the dam will hold"],
        ),
        ("She sees the harbour farther ahead as a threat.", ["the harbour farther ahead as a threat"]),
        (
            "About four in ten farmers said life for the next generation would be worse.",
            ["life for the next generation would be worse"],
        ),
        ("Vask told the guild the toll would end.", ["the toll would end"]),
        (
            "“To those who want it, I understand you,” said Senator Ida Roe, R-N.T. “I get that. But it is unfair.”",
            ["“To those who want it, I understand you,”", "“I get that. But it is unfair.”"],
        ),
        (
            "The tolls are “so unfair” in the valley, Vask said. “They hurt us.”",
            ["The tolls are “so unfair” in the valley", "“They hurt us.”"],
        ),
        (
            "Vask promised that the dam would hold. “I tell you that it is the best dam.”",
            ["that the dam would hold. “I tell you that it is the best dam.”"],
        ),
    ],
)
def test_a_content_ends_where_what_was_said_ends(text: str, expected: list[str], tools: Tools) -> None:
    assert contents(text, tools)[0] == expected
