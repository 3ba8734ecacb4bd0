"""The layer of events, on invented states."""

from __future__ import annotations

import pytest

from communique.annotate import dates, events, sentences
from communique.draft import Draft, DraftEvent
from communique.model import Published, Report
from communique.tools import Tools


def find(text: str, tools: Tools, published: str = "2025-08-24") -> list[DraftEvent]:
    known = Published(basis="given", value=published)
    draft = Draft(Report(id="r", source="r.txt", sha256="0" * 64, text=text, published=known))
    draft.parse = sentences.parse(draft, tools)
    draft.sentences = sentences.find(draft, tools)
    draft.times = dates.find(draft, tools)
    return list(events.find(draft, tools))


def code(event: DraftEvent) -> str | None:
    return event.plover.event if event.plover else None


@pytest.mark.parametrize(
    ("text", "date", "plover", "context"),
    [
        ("President Mira Tolland met Premier Oren Vask on Saturday.", "2025-08-23", "CONSULT", "past"),
        ("Tolland will visit the Kestrel Islands on Monday.", "2025-08-25", "CONSULT", "future"),
        ("Valdoria and Kestrel signed a fisheries treaty in 1965.", "1965", "SUPPORT", "past"),
        ("The islands expressed deep anger last week over the raid.", "2025-08-11/2025-08-17", "ACCUSE", "past"),
        ("Valdoria imposed new tariffs on fish in July.", "2025-07", "SANCTION", "past"),
        ("Kestrel withdrew its ships on Friday.", "2025-08-22", "RETREAT", "past"),
        ("Valdorian jets bombed the harbour on Friday.", "2025-08-22", "ASSAULT", "past"),
        ("Vask urged Valdoria on Friday to open the strait.", "2025-08-22", "REQUEST", "past"),
        ("New rules could be introduced in October.", "2025-10", None, "hypothetical"),
    ],
)
def test_dated_events(text: str, date: str, plover: str | None, context: str, tools: Tools) -> None:
    (event,) = find(text, tools)
    assert (event.date, code(event), event.context) == (date, plover, context)
    assert event.time_expression is not None


def test_reporting_is_no_event(tools: Tools) -> None:
    assert find("The ministry of Valdoria said on Saturday that the sea is calm.", tools) == []


def test_what_was_said_at_an_event_dates_the_event(tools: Tools) -> None:
    (event,) = find("Tolland said in a speech on Friday that the sea is calm.", tools)
    assert event.date == "2025-08-22"
    assert "speech" in event.what


def test_nouns_name_events_with_place_and_basis(tools: Tools) -> None:
    (event,) = find("The June election of Tolland is still felt.", tools)
    assert (event.date, event.basis) == ("2025-06", "relative")
    (event,) = find("The summit in Aldmere on 5 May 2021 was a failure.", tools)
    assert (event.date, event.basis, event.place) == ("2021-05-05", "explicit", "Aldmere")


def test_a_participle_that_sets_the_date_leaves_the_event_its_noun(tools: Tools) -> None:
    (event,) = find("It was a step towards a summit between Valdorian and Kestrel leaders scheduled for Monday.", tools)
    assert (event.date, code(event)) == ("2025-08-25", "CONSULT")


def test_outcomes_inherit_the_day_of_the_story(tools: Tools) -> None:
    found = find("Tolland met Vask on Saturday in Aldmere. The two leaders agreed to reopen the strait.", tools)
    assert [(code(event), event.date, event.basis) for event in found] == [
        ("CONSULT", "2025-08-23", "relative"),
        ("AGREE", "2025-08-23", "inherited"),
    ]
    assert found[1].time_expression is None


def test_what_has_come_about_by_now_has_no_day(tools: Tools) -> None:
    lead = "Mira Tolland met Oren Vask on Saturday. They spoke of fish. It rained. The band left.\n"
    told = find(f"{lead}Both have also sought better terms, agreeing to new tariffs. Vask invited Tolland home.", tools)
    assert [event.date for event in told if "agreeing" in event.what] == []
    assert [event.date for event in told if "invited" in event.what] == ["2025-08-23"]


def test_acts_of_another_time_inherit_nothing(tools: Tools) -> None:
    past = "In 2015 they signed an accord. Kestrel rejected it. Vask had visited Aldmere."
    found = find("Tolland met Vask on Saturday.\n" + past, tools)
    assert [event.date for event in found] == ["2025-08-23", "2015"]


def test_headlines_tell_in_the_present_what_has_happened(tools: Tools) -> None:
    found = find("Valdoria, Kestrel sign fisheries treaty\nThe treaty was signed on Saturday in Aldmere.", tools)
    assert [event.date for event in found] == ["2025-08-23", "2025-08-23"]


def test_how_long_it_took_is_the_event_on_the_day_of_the_story(tools: Tools) -> None:
    found = find("Tolland met Vask on Saturday. Vask ended a two-day visit.", tools)
    visit = next(event for event in found if event.time_expression and "visit" in event.what)
    assert (visit.date, visit.basis) == ("2025-08-23", "inherited")


def test_a_length_that_only_measures_a_gap_is_no_event(tools: Tools) -> None:
    found = find("They issued their first joint statement in 17 years on Saturday.", tools)
    assert [event.date for event in found] == ["2025-08-23"]


def test_promises_threats_and_refusals_are_coded_by_how_the_act_is_put(tools: Tools) -> None:
    (promise,) = find("Valdoria will release the prisoners on Monday.", tools)
    (threat,) = find("Valdoria will bomb the harbour on Monday.", tools)
    (refusal,) = find("Valdoria did not release the prisoners on Friday.", tools)
    assert (code(promise), code(threat), code(refusal)) == ("AGREE", "THREATEN", "REJECT")


def test_a_visit_that_ended_on_a_day_reaches_back_from_it(tools: Tools) -> None:
    found = find("Concluding her three-day visit, Tolland departed for Aldmere on August 24.", tools)
    visit = next(event for event in found if event.basis == "inherited" and event.time_expression)
    assert visit.date == "2025-08-22/2025-08-24"


def test_evidence_is_the_clause(tools: Tools) -> None:
    text = "Tolland, who likes boats, met Vask on Saturday, and the crowd cheered."
    (event,) = find(text, tools)
    ((start, end),) = event.evidence
    assert "met Vask on Saturday" in text[start:end]
    assert "cheered" not in text[start:end]


def test_a_stamp_is_no_event(tools: Tools) -> None:
    text = "Tolland met Vask on Saturday.\nPublished: 24 August 2025, 16:45\nUpdated: 24 August 2025, 18:10\n"
    assert [event.date for event in find(text, tools)] == ["2025-08-23"]


def test_what_happened_is_told_in_a_line_that_a_reader_can_end(tools: Tools) -> None:
    (short,) = find("It was Vask, who met Mira Tolland in Washington in February, that left.", tools)[:1]
    assert short.what.split()[0] == "met"
    far = "from the cold waters of the wide bay beyond the old harbour of the small town near the high cliffs of the"
    event = find(f"Valdoria banned herring {far} last island of the Kestrel archipelago on Friday.", tools)[0]
    assert event.what.endswith(" …")
    assert event.what.split()[-2] not in {"of", "the"}
