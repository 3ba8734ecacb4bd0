"""The door of reconciling: one story in, judgements out, whatever the order."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys

import pytest

from communique.model import Actor, Program, Record, to_json
from communique.reconcile import STEPS, reconcile
from communique.settings import Settings

FIRST = (
    "President Mira Tolland and Prime Minister Oren Vask met in Tarn Harbour on Saturday. "
    "The two leaders agreed to resume ferry diplomacy after the talks. "
    "“A calm strait is a shared harvest for both our peoples,” Tolland said. "
    "A consultative body will deal with storm damage."
)
SECOND = (
    "Valdoria and the Kestrel Islands mended fences as Tolland met Vask in Tarn Harbour on Saturday. "
    "The two sides agreed to resume ferry diplomacy, aides said. "
    "Tolland called a calm strait “a shared harvest” for the peoples of both. "
    "A new consultative framework on storm damage was set up."
)
THIRD = (
    "Oren Vask and Mira Tolland held talks in Tarn Harbour on Saturday. "
    "Ferry diplomacy would continue, the two leaders said. "
    "Kestrel fishermen were not impressed by the meeting."
)


@pytest.fixture
def reports(paper):
    first = paper("d1", FIRST, "The Aldmere Courier", "2026-05-16")
    first.says("tolland", "“A calm strait is a shared harvest for both our peoples,”")
    first.undertakes("resume", "resume ferry diplomacy", "The two leaders agreed to resume ferry diplomacy")
    first.names("consultative body", state="proposed")
    first.happens("Tolland and Vask meet", "met in Tarn Harbour on Saturday", "2026-05-16", "Saturday")
    second = paper("d2", SECOND, "Sarrow Ledger", "2026-05-16")
    second.says("tolland", "a calm strait “a shared harvest” for the peoples of both", cue="called")
    second.undertakes("resume", "resume ferry diplomacy", "The two sides agreed to resume ferry diplomacy")
    second.names("consultative framework", state="launched")
    second.happens("Tolland meets Vask", "Tolland met Vask in Tarn Harbour on Saturday", "2026-05-16", "Saturday")
    third = paper("d3", THIRD, None, "2026-05-17")
    third.undertakes("continue", "continue ferry diplomacy", "Ferry diplomacy would continue")
    third.happens("talks", "held talks in Tarn Harbour on Saturday", "2026-05-16", "Saturday")
    return [first, second, third]


@pytest.fixture
def judged(reports, cast):
    return reconcile([report.line for report in reports], cast(reports), Settings())


def test_steps_need_only_what_came_before():
    given: set[str] = set()
    for step in STEPS:
        assert set(step.needs) <= given, step.gives
        given.add(step.gives)


def test_one_story_holds_the_reports(judged):
    assert [story.documents for story in judged.stories] == [("d1", "d2", "d3")]
    assert judged.stories[0].date == "2026-05-16"


def test_order_of_reports_does_not_matter(reports, cast, judged):
    lines, actors = [report.line for report in reports], cast(reports)
    for turn in itertools.permutations(lines):
        assert reconcile(turn, actors[::-1], Settings()) == judged


def test_no_reports_give_no_judgements():
    assert reconcile([], [], Settings()).stories == ()


def test_a_report_without_any_layer_is_a_story_of_its_own(paper, cast):
    only = paper("d9", "Rain fell on the harbour.")
    judged = reconcile([only.line], cast([only]), Settings())
    assert [story.documents for story in judged.stories] == [("d9",)]
    assert judged.claims == ()


def test_an_empty_text_does_no_harm(paper, cast, reports):
    blank = paper("d0", " \n ")
    judged = reconcile([blank.line, *(report.line for report in reports)], cast([*reports, blank]), Settings())
    assert ("d0",) in [story.documents for story in judged.stories]


def test_undertaking_is_one_with_its_reports(judged):
    ferry = next(item for item in judged.commitments if "ferry" in item.action)
    assert {report.document for report in ferry.reports} == {"d1", "d2", "d3"}
    assert ferry.strength == "resume"


def test_status_of_one_undertaking_is_disputed(judged):
    status = next(item for item in judged.disagreements if item.kind == "status" and "ferry" in item.topic)
    assert {position.value for position in status.positions} == {"resume", "continue"}
    assert status.why


def test_one_body_under_two_names(judged):
    label = next(item for item in judged.disagreements if item.kind == "label" and "consultative" in item.topic)
    assert {position.value for position in label.positions} == {"consultative body", "consultative framework"}


def test_timeline_is_in_order(judged):
    dates = [event.date for event in judged.events if event.date]
    assert dates == sorted(dates)


def test_meeting_is_one_event(judged):
    assert max(len({report.document for report in event.reports}) for event in judged.events) == 3


def test_coverage_has_one_row_for_each_shared_claim_and_report(judged):
    shared = [claim for claim in judged.claims if len({item.document for item in claim.support}) > 1]
    wanted = {(claim.id, document) for claim in shared for document in ("d1", "d2", "d3")}
    assert shared
    assert sorted((row.claim, row.document) for row in judged.coverage) == sorted(wanted)
    assert all(row.nearest for row in judged.coverage if row.present == "absent")


def test_spans_hold_their_words(reports, judged):
    texts = {report.line.document.id: report.line.document.text for report in reports}
    spans = [support.span for claim in judged.claims for support in claim.support]
    spans += [position.span for item in judged.disagreements for position in item.positions]
    spans += [nearest.span for row in judged.coverage for nearest in row.nearest]
    assert spans
    assert all(texts[span.document][span.start : span.end] == span.exact for span in spans)


def test_record_passes_the_checker(reports, cast, judged, shared, tmp_path):
    lines = [report.line for report in reports]
    record = Record(
        program=Program(name="communique", version="0"),
        documents=tuple(line.document for line in lines),
        actors=tuple(cast(reports)),
        attributions=tuple(item for line in lines for item in line.attributions),
        **{name: getattr(judged, name) for name in judged.__dataclass_fields__},
    )
    path = tmp_path / "record.json"
    path.write_bytes(to_json(record))
    checker = shared / "scoring" / "check_record.py"
    done = subprocess.run([sys.executable, str(checker), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert json.loads(path.read_text())["claims"]


def test_a_proposition_has_no_mark_that_opens_or_closes_nothing(paper, cast):
    quote = "lasting shame and unreserved apology"
    first = paper("d1", f"Tolland and Vask met. Tolland spoke of “{quote}” for the war years.", "A Post")
    first.undertakes("reaffirm", quote, "shame and unreserved apology” for the war years")
    second = paper("d2", f"Vask and Tolland met. She expressed “{quote}” for the war years.", "B Post")
    second.undertakes("reaffirm", quote, "shame and unreserved apology” for the war years")
    judged = reconcile([first.line, second.line], cast([first, second]), Settings())
    assert all(claim.proposition.count("“") == claim.proposition.count("”") for claim in judged.claims)
    assert any("unreserved apology" in claim.proposition for claim in judged.claims)


def test_by_what_title_somebody_goes_disputes_nothing_that_is_told(paper, cast):
    told = "Mira Tolland will open the herring market in Port Aldmere on the first day of the season."
    papers = []
    mentions = []
    for name, title in (("d1", "former President"), ("d2", "Valdorian President")):
        made = paper(name, f"Mira Tolland and Oren Vask met. {title} {told}", f"{name} Post")
        made.happens("market", f"{title} {told}", "2026-06", actors=("tolland",))
        papers.append(made)
        mentions.append(made.span(f"{title} Mira Tolland"))
    actors = [item for item in cast(papers) if item.id != "tolland"]
    tolland = Actor(id="tolland", name="Mira Tolland", type="person", mentions=tuple(mentions))
    judged = reconcile([made.line for made in papers], [tolland, *actors], Settings())
    assert any("office" in item.topic for item in judged.disagreements)
    assert not [claim for claim in judged.claims if claim.status == "disputed"]
