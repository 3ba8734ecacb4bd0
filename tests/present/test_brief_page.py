from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator

import pytest
from invented_summit import G, H, J, L, at, record
from msgspec.structs import replace

from communique.calibration import UNCERTAIN
from communique.model import Attribution, Claim, Failure, FollowUp, FollowUpStep, Program, Record, Story, Support, Term
from communique.present.brief import brief_page
from communique.present.page import BriefPage, Evidence, StorySection


@pytest.fixture(scope="module")
def page() -> BriefPage:
    return brief_page(record())


@pytest.fixture(scope="module")
def story(page: BriefPage) -> StorySection:
    return page.stories[0]


def evidence_in(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from evidence_in(getattr(value, field.name))


def test_every_passage_is_what_stands_there(page: BriefPage) -> None:
    texts = {report.id: report.text for report in record().documents}
    shown = list(evidence_in(page.stories)) + list(evidence_in(page.gaps))
    assert len(shown) > 60
    for item in shown:
        assert texts[item.document][item.start : item.end] == item.exact


def test_passages_are_numbered_once_in_the_order_of_the_page(page: BriefPage) -> None:
    assert [item.number for item in page.evidence] == list(range(1, len(page.evidence) + 1))
    assert len({(item.document, item.start, item.end) for item in page.evidence}) == len(page.evidence)
    assert {item.number for item in evidence_in((page.stories, page.gaps))} == {item.number for item in page.evidence}


def test_the_event_is_told_first(story: StorySection) -> None:
    event = story.event
    assert event.headline == "Summit of Valdoria and the Kestrel Islands"
    assert [fact.text for fact in event.who] == ["Mira Tolland", "Oren Vask", "Valdoria", "Kestrel Islands"]
    assert (event.where and event.where.text, event.when and event.when.text) == ("Port Selwyn", "14 June 2031")
    assert event.known_from == "Four reports, drawing on four origins"
    assert [report.name for report in event.reports] == [
        "The Harbour Gazette",
        "Kestrel Ledger",
        "灯台新聞",
        "notes <b>from aldmere.txt",
    ]
    assert event.reports[3].remarks == ("Outlet not known", "date not known")


def test_a_commitment_has_parties_strength_terms_and_carriers(story: StorySection) -> None:
    groups = {group.heading: [line.action for line in group.lines] for group in story.agreed}
    assert groups == {
        "Undertakings": [
            "Resume lighthouse visits",
            "Expand the Young Hands visa",
            "Set up a council on emptying villages",
        ],
        "Positions": ["Not reopen the settlement of 1998"],
        "Earlier undertakings recalled": ["Meet twice a year"],
    }
    visits, visa, council = story.agreed[0].lines
    assert visits.parties == "Valdoria and Kestrel Islands"
    assert (visits.strength, visits.status, visits.carried) == ("to resume", "disputed", "three reports, two origins")
    assert visits.put == (
        "to resume in The Harbour Gazette and notes <b>from aldmere.txt",
        "to continue in Kestrel Ledger",
    )
    assert visits.absent == ()  # nothing is known to be absent from a report in Japanese
    assert [fact.text for fact in visa.terms] == ["stays: from one to two", "frequency: twice instead of once"]
    assert visa.deadline
    assert visa.deadline.text == "31 December 2031"
    assert council.remarks == ("planned",)
    assert council.carried == "one report, one origin"


def test_follow_up_is_silent_without_evidence(story: StorySection) -> None:
    lines = [line for group in story.agreed for line in group.lines]
    assert [line.follow_up for line in lines if line.action != "Meet twice a year"] == [(), (), (), ()]
    status, step = lines[-1].follow_up
    assert status.text == "in progress since 14 June 2031"
    assert step.text.startswith("14 June 2031: in progress, “")
    assert step.evidence


def test_follow_up_without_evidence_says_so_once_there_is_a_history() -> None:
    made = record()
    span = made.commitments[0].reports[0].evidence[0]
    told = replace(
        made.commitments[0],
        follow_up=FollowUp(history=(FollowUpStep(effect="note", date="2031-07", span=span),)),
    )
    line = brief_page(replace(made, commitments=(told,))).stories[0].agreed[0].lines[0]
    assert [fact.text for fact in line.follow_up] == ["no evidence yet", f"July 2031: note, “{span.exact}”"]


def test_differences_of_substance_come_before_those_of_wording(story: StorySection) -> None:
    assert [line.label for line in story.differences] == ["status", "precision", "label"]
    status, precision, label = story.differences
    assert [(each.value, len(each.evidence)) for each in status.positions] == [("to resume", 2), ("to continue", 1)]
    assert [each.value for each in precision.positions] == ["31 December 2031", "not specified"]
    assert label.positions[0].value is None, "a value that is the words of the report is not said twice"
    assert label.positions[0].quote == "“joint statement”"


def test_renditions_stand_side_by_side(story: StorySection) -> None:
    (line,) = story.quotations
    assert line.speaker == "Mira Tolland"
    assert [(each.outlet, each.label, each.through, each.language) for each in line.renditions] == [
        ("The Harbour Gazette", "quotation", None, ""),
        ("Kestrel Ledger", "quotation", "Northern Wire", ""),
        ("灯台新聞", "quotation", None, "Japanese"),
        ("notes <b>from aldmere.txt", "quoted in part", None, ""),
    ]
    marks = [[piece.text for piece in each.pieces if piece.marked] for each in line.renditions]
    assert marks[0][0] == "will build"
    assert marks[1][0] == "agreed to put up"
    assert marks[2] == []


def test_a_claim_that_a_commitment_says_is_not_said_again(story: StorySection) -> None:
    assert [line.proposition for line in story.shared] == ["The two leaders met in Port Selwyn"]
    told = {line.proposition for group in story.single for line in group.lines}
    assert "A council on emptying villages" not in told
    assert "4,000 Young Hands visas are issued a year" in told


def test_omissions_show_what_was_looked_at(story: StorySection) -> None:
    (line,) = story.shared
    assert [(cell.outlet, cell.evidence and cell.evidence.document) for cell in line.absent] == [
        ("notes <b>from aldmere.txt", H),
    ]


def test_what_one_report_carries_is_listed_by_report_with_whom_it_is_from() -> None:
    made = record()
    spoken = at(G, "the islands “will not reopen” the settlement of 1998")
    support = Support(span=spoken, document=G, attribution="a-2", extent="full", origin="o-gazette")
    claim = Claim(id="c-new", proposition="not again", support=(support,), origins=1, status="single-report")
    lines = brief_page(replace(made, claims=(claim,), commitments=())).stories[0].single[0].lines
    assert [(line.proposition, line.through) for line in lines] == [("Not again", "Oren Vask")]


def test_the_timeline_has_dated_events_only(story: StorySection, page: BriefPage) -> None:
    assert [(line.date, line.remark) for line in story.timeline] == [
        ("1921 to 1938", None),
        ("2019", None),
        ("14 June 2031", None),
        ("about December 2031", "to come"),
    ]
    assert story.timeline[2].code == "CONSULT · visit"
    assert [gap.text for gap in page.gaps if gap.kind == "Event without a date"] == ["Ministers to meet"]


def test_a_mechanism_has_the_state_that_each_report_gives_it(story: StorySection) -> None:
    visits, visa = story.mechanisms
    assert [(fact.text, fact.evidence[0].outlet) for fact in visits.states] == [
        ("resumed (14 June 2031)", "The Harbour Gazette"),
        ("continued", "Kestrel Ledger"),
    ]
    assert [fact.text for fact in visa.terms] == ["cap: 4,000 are issued a year"]


def test_voices_count_words_in_and_outside_quotation_marks(story: StorySection) -> None:
    tolland, vask = story.voices
    assert (tolland.name, tolland.attributions, tolland.through) == ("Mira Tolland", 4, ("Northern Wire",))
    assert (vask.direct, vask.indirect) == (3, 13), "will not reopen; the islands the settlement of 1998 and eight more"
    assert [fact.text for fact in story.others] == [
        "Sources not identified",
        "Mira Tolland and Oren Vask",
        "Northern Wire",
    ]


def test_words_given_to_a_speaker_twice_count_once() -> None:
    made = record()
    again = Attribution(
        id="a-again",
        source=None,
        actor="p-vask",
        cue=None,
        content=(at(L, "Lighthouse visits will continue"),),
        mode="indirect",
        document=L,
    )
    vask = brief_page(replace(made, attributions=(*made.attributions, again))).stories[0].voices[1]
    assert (vask.attributions, vask.indirect) == (3, 13)


def test_gaps_name_what_is_missing_and_why(page: BriefPage) -> None:
    kinds = [gap.kind for gap in page.gaps]
    assert kinds == [
        "Not read",
        "Outlet not known",
        "Date inferred",
        "Date not known",
        "Language read in part",
        "Office on the date",
        "Attribution uncertain",
        "Attribution uncertain",
        "Date not resolved",
        "Event without a date",
    ]
    assert page.gaps[0].text == "reports/scan.pdf is not text <b>at all</b>"
    assert page.gaps[4].text.endswith("found in it: one attribution and one time expression")


def test_a_record_of_nothing_is_a_page_that_says_so() -> None:
    page = brief_page(
        Record(
            program=Program(name="communique", version="0"),
            failures=(Failure(source="a.pdf", error="Unreadable", message="is empty"),),
        )
    )
    assert (page.title, page.stories) == ("Nothing could be read", ())
    assert [gap.text for gap in page.gaps] == ["a.pdf: is empty"]


def test_every_story_has_a_section_of_its_own() -> None:
    made = record()
    first = replace(made.stories[0], documents=(G, L, H))
    other = Story(id="s-2", documents=(J,), what="lamps are lit", date="2031-07", place=None, actors=())
    page = brief_page(replace(made, stories=(other, first)))
    assert [section.event.headline for section in page.stories] == [
        "Summit of Valdoria and the Kestrel Islands",
        "Lamps are lit",
    ]
    assert page.title == "Summit of Valdoria and the Kestrel Islands, and one other story"
    assert page.stories[1].agreed == ()
    assert [line.name for line in page.stories[1].voices] == ["Mira Tolland"]


def test_reports_of_no_story_are_not_lost() -> None:
    made = record()
    page = brief_page(replace(made, stories=(replace(made.stories[0], documents=(G, L)),)))
    assert page.stories[1].event.headline == "Reports of no common event"
    assert len(page.stories[1].event.reports) == 2


def test_two_reports_of_one_outlet_are_told_apart_by_date_else_file_else_number() -> None:
    made = record()

    def names(**changed: object) -> set[str]:
        twin = replace(made.documents[1], outlet=made.documents[0].outlet, **changed)
        page = brief_page(replace(made, documents=(made.documents[0], twin, *made.documents[2:])))
        return {source.name for source in page.sources if source.name.startswith("The Harbour")}

    assert names() == {"The Harbour Gazette (14 June 2031)", "The Harbour Gazette (15 June 2031)"}
    undated = made.documents[2].published
    assert names(published=undated) == {
        "The Harbour Gazette (harbour-gazette.txt)",
        "The Harbour Gazette (ledger.txt)",
    }
    same = made.documents[0].source
    assert names(published=undated, source=same) == {"The Harbour Gazette (1)", "The Harbour Gazette (3)"}


def test_a_term_that_the_action_names_is_not_said_again() -> None:
    made = record()
    visa = made.commitments[1]
    named = Term("item", "the Young Hands visa", at(L, "the Young Hands visa"))
    few = Term("amount", 2, at(L, "twice"))
    page = brief_page(replace(made, commitments=(replace(visa, terms=(named, few), reports=visa.reports[:1]),)))
    assert [fact.text for fact in page.stories[0].agreed[0].lines[0].terms] == [
        "amount: twice",
        "stays: from one to two",
    ]


def test_the_order_of_the_lists_does_not_change_the_page() -> None:
    made = record()
    shuffled = made
    for name in ("documents", "actors", "attributions", "commitments", "mechanisms", "claims", "disagreements"):
        items = list(getattr(made, name))
        random.Random(7).shuffle(items)  # noqa: S311 not for secrets
        shuffled = replace(shuffled, **{name: tuple(items)})
    assert brief_page(shuffled) == brief_page(made)


def test_what_may_be_misread_is_marked_where_it_is_used(page: BriefPage) -> None:
    (story,) = page.stories
    undertakings = {line.action: line.uncertain for group in story.agreed for line in group.lines}
    assert [action for action, uncertain in undertakings.items() if uncertain] == [
        "Set up a council on emptying villages"
    ]
    renditions = [item for line in story.quotations for item in line.renditions]
    assert [item.form for item in renditions if item.uncertain] == ["partial"]
    assert {voice.name: voice.uncertain for voice in story.voices} == {"Mira Tolland": 1, "Oren Vask": 0}
    assert [fact.text for fact in story.others if fact.uncertain] == ["Sources not identified"]
    told = [gap.text for gap in page.gaps if gap.kind == "Attribution uncertain"]
    assert told[0] == (
        "Kestrel Ledger: of three attributions, one is more likely misread than not (confidence below 0.5)"
    )


def test_several_that_may_be_misread_are_counted_in_good_english() -> None:
    made = record()
    low = tuple(replace(item, confidence=0.1) for item in made.attributions)
    told = [gap.text for gap in brief_page(replace(made, attributions=low)).gaps if gap.kind == "Attribution uncertain"]
    assert (
        "Kestrel Ledger: of three attributions, three are more likely misread than not (confidence below 0.5)" in told
    )


def test_the_threshold_itself_and_what_has_no_confidence_are_not_uncertain() -> None:
    made = record()
    by_id = {item.id: item.confidence for item in made.attributions}
    assert (by_id["a-2"], by_id["a-3"]) == (UNCERTAIN, None)
    kept = tuple(item for item in made.attributions if item.id in {"a-2", "a-3"})
    page = brief_page(replace(made, attributions=kept))
    assert not [gap for gap in page.gaps if gap.kind == "Attribution uncertain"]
    assert [voice.uncertain for voice in page.stories[0].voices] == [0, 0]


def test_an_undertaking_that_one_report_vouches_for_is_certain_enough() -> None:
    made = record()
    council = next(item for item in made.commitments if item.action.startswith("set up a council"))
    surer = replace(council.reports[0], id="kr-surer", attribution="a-1")
    changed = replace(council, reports=(*council.reports, surer))
    others = tuple(item for item in made.commitments if item is not council)
    page = brief_page(replace(made, commitments=(*others, changed)))
    assert not [line for group in page.stories[0].agreed for line in group.lines if line.uncertain]


@pytest.mark.parametrize("attribution", ["a-1", None])
def test_what_all_have_from_one_speaker_is_told(attribution: str | None) -> None:
    spans = record().attributions[0].content[0], record().attributions[2].content[0]
    support = tuple(
        Support(span=span, document=span.document, attribution=attribution and known, extent="full", origin=None)
        for span, known in zip(spans, ("a-1", "a-3"), strict=True)
    )
    claim = Claim(id="c-new", proposition="a ladder", support=support, origins=2, status="corroborated")
    (line,) = brief_page(replace(record(), claims=(claim,), coverage=(), commitments=())).stories[0].shared
    assert line.carried.endswith("all on the word of Mira Tolland")


def test_what_two_speakers_say_is_on_nobodys_word_alone() -> None:
    spans = record().attributions[0].content[0], record().attributions[3].content[0]
    support = tuple(
        Support(span=span, document=span.document, attribution=None, extent="full", origin=None) for span in spans
    )
    claim = Claim(id="c-new", proposition="a ladder", support=support, origins=2, status="corroborated")
    (line,) = brief_page(replace(record(), claims=(claim,), coverage=(), commitments=())).stories[0].shared
    assert "on the word of" not in line.carried


def test_an_undertaking_whose_claim_is_disputed_is_shown_so() -> None:
    made = record()
    held = replace(made.commitments[0], support=replace(made.commitments[0].support, status="corroborated"))
    (line, *_), *_ = (group.lines for group in brief_page(replace(made, commitments=(held,))).stories[0].agreed)
    assert line.status == "disputed"
