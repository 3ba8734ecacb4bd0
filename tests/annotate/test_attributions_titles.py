"""Titles whose grammar is not that of a sentence: two statements in one, the bidden for a subject, labels alone."""

from __future__ import annotations

import pytest
from attributed import shown

from communique.annotate import annotate
from communique.model import Report
from communique.tools import Tools

BODY = "\n\nPrime Minister Oren Vask of Morva met President Ida Brekke of Valdoria on Monday.\n"


def relations(text: str, tools: Tools) -> list[tuple[str | None, str | None, list[str]]]:
    draft = annotate(Report(id="d", source="d", sha256="0" * 64, text=text), tools)
    return [
        (
            text[slice(*item.source)] if item.source else None,
            text[slice(*item.cue)] if item.cue else None,
            [text[slice(*part)] for part in item.content],
        )
        for item in draft.attributions
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Premier Rejects Toll, Says Talks ‘Not Dead’", ("Premier", "Says", ["Talks ‘Not Dead’"])),
        ("Vask rejects toll, says talks go on", ("Vask", "says", ["talks go on"])),
        ("Minister resigns, says premier lied", ("Minister", "says", ["premier lied"])),
        ("Ministers urged to act on floods", (None, "urged", ["Ministers", "to act on floods"])),
        ("Mayor asked to resign over dam", (None, "asked", ["Mayor", "to resign over dam"])),
        ("Government told to pay up by judges", ("judges", "told", ["Government", "to pay up"])),
        ("Senate Panel Meets; ‘No Comment,’ Says Speaker", ("Speaker", "Says", ["‘No Comment,’"])),
        ("Mayor: “Leave now”", ("Mayor", ":", ["“Leave now”"])),
    ],
)
def test_each_part_of_a_title_has_its_own_speaker(
    title: str, expected: tuple[str | None, str, list[str]], tools: Tools
) -> None:
    found = relations(title + BODY, tools)
    assert [item for item in found if item[1] == expected[1]] == [expected]


def test_a_name_behind_says_is_the_speaker(tools: Tools) -> None:
    found = relations("Port reopens, says harbour chief as gales ease" + BODY, tools)
    assert not any(item[0] == "Port" for item in found)


@pytest.mark.parametrize("label", ["Forecaster Ada Pell", "Fisherman Al Roe, 72"])
def test_a_name_before_a_colon_and_a_quotation_speaks_though_no_list_knows_it(label: str, tools: Tools) -> None:
    found = shown(f"The bureau sees gales coming. {label}: “This is the worst we have seen.”", tools)
    assert (label, ":", ["“This is the worst we have seen.”"], "announced") in found


def test_a_running_report_gives_the_time_before_a_label(tools: Tools) -> None:
    found = relations("Storm nears\n\n18:42 Mayor: “Leave now”\nThe wind rose to a gale in Tarn." + BODY, tools)
    assert ("Mayor", ":", ["“Leave now”"]) in found
