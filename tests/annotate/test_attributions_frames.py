"""Verbs and adjectives in the frames that make them report something, on sentences written for this test."""

from __future__ import annotations

import pytest
from attributed import Shown, shown

from communique.tools import Tools


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll was criticized by farmers on Friday.", ("farmers", "was criticized", ["The toll"], "passive")),
        (
            "The toll has been widely condemned as unfair.",
            (None, "has been widely condemned", ["The toll", "as unfair"], "passive"),
        ),
        (
            "The minister is known for her patience with the islands.",
            (None, "is known for", ["The minister", "her patience with the islands"], "passive"),
        ),
        (
            "Tolland was quick to deny that the dam was leaking.",
            ("Tolland", "was quick to deny", ["that the dam was leaking"], "clause"),
        ),
        (
            "The ministry struggled to explain why the ferry had sunk.",
            ("The ministry", "struggled to explain", ["why the ferry had sunk"], "clause"),
        ),
        (
            "Vask used the speech to praise the guards of the harbour.",
            ("Vask", "used the speech to praise", ["the guards of the harbour"], "object"),
        ),
        (
            "Tolland likened the toll to a theft.",
            ("Tolland", "likened", ["the toll to a theft"], "naming"),
        ),
        (
            "Tolland called the decision on the toll “a theft.”",
            ("Tolland", "called", ["the decision on the toll “a theft.”"], "naming"),
        ),
        ("The envoy appeared uneasy.", (None, "appeared", ["The envoy", "uneasy"], "infinitive")),
        ("The council voted to close the bridge.", ("The council", "voted", ["to close the bridge"], "infinitive")),
        (
            "Vask convinced the guild that the bridge was safe.",
            ("Vask", "convinced", ["that the bridge was safe"], "clause"),
        ),
        (
            "Vask pressured the guild to open its books.",
            ("Vask", "pressured", ["the guild to open its books"], "infinitive"),
        ),
        (
            "The guides were convinced that the ice would hold.",
            ("The guides", "were convinced", ["that the ice would hold"], "adjective"),
        ),
        (
            "Tolland was angered by the closing of the port.",
            ("Tolland", "was angered by", ["the closing of the port"], "adjective"),
        ),
        (
            "Vask was unaware that the bridge had fallen.",
            ("Vask", "was unaware", ["that the bridge had fallen"], "adjective"),
        ),
    ],
)
def test_frames(text: str, expected: Shown, tools: Tools) -> None:
    assert expected in shown(text, tools)


@pytest.mark.parametrize(
    "text",
    [
        "The toll will not be criticized.",  # nobody has
        "The book was written by a clerk.",  # a text, not a view
        "The envoys came to discuss the tariff.",  # what is still to be said
        "The port charges ferries under a deal reached in May and cargo ships by weight.",  # money
        "Vask called the guards.",  # no name is given
    ],
)
def test_what_nobody_said(text: str, tools: Tools) -> None:
    assert shown(text, tools) == []
