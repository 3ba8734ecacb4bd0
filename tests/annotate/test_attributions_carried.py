"""Words without a cue of their own: the speaker is whoever the sentences around tell."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.link import link_report
from communique.model import Attribution, Report, ReportLine
from communique.tools import Tools

LEAD = "Valdorian President Mira Tolland met Prime Minister Oren Vask on Monday.\n\n"


def line(text: str, tools: Tools) -> ReportLine:
    return link_report(annotate(Report(id="d", source="d", sha256="0" * 64, text=LEAD + text), tools), tools)


def words(item: Attribution) -> str:
    return " + ".join(part.exact for part in item.content)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vask was blunt. “There is no deal on the table. None.”", "“There is no deal on the table. None.”"),
        ("“It is over now.” Vask was speaking to reporters in Tarn Harbour.", "“It is over now.”"),
    ],
)
def test_a_quotation_that_stands_alone_has_a_speaker(text: str, said: str, tools: Tools) -> None:
    found = line(text, tools)
    names = {actor.id: actor.name for actor in found.actors}
    spoken = next(item for item in found.attributions if words(item) == said)
    assert (names[spoken.actor or ""], spoken.cue, spoken.mode) == ("Oren Vask", None, "direct")


def test_the_next_quotation_of_a_paragraph_is_part_of_the_same_relation(tools: Tools) -> None:
    found = line("“We met,” Vask said, and the aides beside him nodded. “We will meet again.”", tools)
    assert [words(item) for item in found.attributions if item.nested_in is None] == [
        "“We met,” + “We will meet again.”"
    ]


def test_a_sentence_with_would_goes_on_retelling(tools: Tools) -> None:
    text = "Vask said the ban would be lifted in May. Trawlers would have to register first. The dam is old."
    found = line(text, tools)
    assert [words(item) for item in found.attributions] == [
        "the ban would be lifted in May",
        "Trawlers would have to register first",
    ]
    assert found.attributions[1].continues == found.attributions[0].id


@pytest.mark.parametrize(
    "text",
    [
        "Vask said the dam was old. It would fall if it rained.",
        "The dam is old. “Beware Of The Dog.” The dog is old.",
        "Vask said the ban would be lifted in May.\n\nThe talks would go on until noon.",
    ],
)
def test_what_nobody_is_told_to_have_said_is_nobodys(text: str, tools: Tools) -> None:
    assert all(item.cue is not None for item in line(text, tools).attributions)
