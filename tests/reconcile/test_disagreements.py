"""Each kind of difference with a case of it, and a near miss that is none."""

from __future__ import annotations

import pytest

from communique.model import Actor, Term
from communique.reconcile import reconcile
from communique.settings import Settings

LEAD = "Mira Tolland and Oren Vask met in Tarn Harbour for talks on the strait. "


@pytest.fixture
def differences(cast):
    def run(*papers):
        judged = reconcile([paper.line for paper in papers], cast(papers), Settings())
        return {item.kind: item for item in judged.disagreements}

    return run


def values(found):
    return [position.value for position in found.positions]


def test_dates_that_agree_differ_in_precision(paper, differences):
    first = paper("d1", f"{LEAD}Tolland opened the fish market in May.", "A Post")
    first.happens(
        "Tolland opens market", "Tolland opened the fish market in May", "2026-05", "May", actors=("tolland",)
    )
    second = paper("d2", f"{LEAD}On May 9 Tolland opened the fish market.", "B Post")
    second.happens(
        "Tolland opens market", "On May 9 Tolland opened the fish market", "2026-05-09", "May 9", actors=("tolland",)
    )
    found = differences(first, second)["precision"]
    assert values(found) == ["2026-05", "2026-05-09"]


def test_same_date_is_no_difference(paper, differences):
    first = paper("d1", f"{LEAD}Tolland opened the fish market in May.", "A Post")
    first.happens(
        "Tolland opens market", "Tolland opened the fish market in May", "2026-05", "May", actors=("tolland",)
    )
    second = paper("d2", f"{LEAD}In May Tolland opened a fish market.", "B Post")
    second.happens("Tolland opens market", "In May Tolland opened a fish market", "2026-05", "May", actors=("tolland",))
    assert "precision" not in differences(first, second)


def test_particulars_of_one_report(paper, differences):
    first = paper("d1", f"{LEAD}They agreed to widen the Bridge Visa.", "A Post")
    first.undertakes("expand", "widen the Bridge Visa", "They agreed to widen the Bridge Visa")
    second = paper("d2", f"{LEAD}They agreed to widen the Bridge Visa.", "B Post")
    second.undertakes("expand", "widen the Bridge Visa", "They agreed to widen the Bridge Visa", deadline="2026-10")
    assert values(differences(first, second)["precision"]) == [None, "by 2026-10"]


def test_done_or_still_to_come(paper, differences):
    first = paper("d1", f"{LEAD}They issued a joint statement, the first in 14 years.", "A Post")
    second = paper("d2", f"{LEAD}They will later issue a joint statement, the first in 14 years.", "B Post")
    found = differences(first, second)["time-of-writing"]
    assert len(found.positions) == 2


def test_in_office_or_not(paper, differences):
    first = paper("d1", f"{LEAD}It was former President Mira Tolland who came first.", "A Post")
    second = paper("d2", f"{LEAD}Only Valdorian President Mira Tolland spoke last.", "B Post")
    papers = (first, second)
    forms = {"d1": "former President Mira Tolland", "d2": "President Mira Tolland"}
    found = _with_titles(papers, forms)
    assert {position.value for position in found.positions} == {"in office", "out of office"}
    assert found.kind == "contradiction"
    del differences


def _with_titles(papers, forms):
    mentions = tuple(made.span(forms[made.line.document.id]) for made in papers)
    tolland = Actor(id="tolland", name="Mira Tolland", type="person", mentions=mentions)
    judged = reconcile([made.line for made in papers], [tolland], Settings())
    return next(item for item in judged.disagreements if "office" in item.topic)


def test_spelling_of_a_name(paper, differences):
    first = paper("d1", f"{LEAD}Maeng Sol-ha waited on the quay.", "A Post")
    second = paper("d2", f"{LEAD}Maeng Sol Ha waited on the quay.", "B Post")
    mentions = (first.span("Maeng Sol-ha"), second.span("Maeng Sol Ha"))
    maeng = Actor(id="maeng", name="Maeng Sol-ha", type="person", mentions=mentions)
    judged = reconcile([first.line, second.line], [maeng], Settings())
    assert any(item.kind == "label" and "spelling" in item.topic for item in judged.disagreements)
    del differences


def test_first_summit_and_third_meeting(paper, differences):
    first = paper("d1", f"{LEAD}It was the first summit between Tolland and Vask.", "A Post")
    second = paper("d2", f"{LEAD}It was the third meeting of Tolland and Vask.", "B Post")
    assert len(differences(first, second)["scope"].positions) == 2


def test_same_words_of_different_speakers(paper, differences):
    quote = "“lasting shame and unreserved apology”"
    first = paper("d1", f"{LEAD}Tolland expressed {quote} for the war.", "A Post")
    first.says("tolland", f"{quote} for the war", cue="expressed")
    second = paper("d2", f"{LEAD}In 1999 Vask spoke of {quote}.", "B Post")
    second.says("vask", quote, cue="spoke of")
    found = differences(first, second)["detail"]
    assert values(found) == ["Mira Tolland", "Oren Vask"]


def test_every_difference_says_why(paper, cast):
    first = paper("d1", f"{LEAD}It was the first summit between Tolland and Vask.", "A Post")
    second = paper("d2", f"{LEAD}It was the third meeting of Tolland and Vask.", "B Post")
    judged = reconcile([first.line, second.line], cast([first, second]), Settings())
    assert all(item.why for item in judged.disagreements)


def test_an_undertaking_tells_no_time_of_writing(paper, differences):
    first = paper("d1", f"{LEAD}Valdoria undertook to withdraw its patrol boats from the Arren banks.", "A Post")
    second = paper("d2", f"{LEAD}Valdoria will withdraw its patrol boats from the Arren banks.", "B Post")
    assert "time-of-writing" not in differences(first, second)


def test_words_outside_the_marks_are_nobodys_translation(paper, differences):
    first = paper("d1", f"{LEAD}Tolland called the accord “fair, not perfect” in the harbour hall.", "A Post")
    first.says("tolland", "the accord “fair, not perfect” in the harbour hall", cue="called")
    second = paper("d2", f"{LEAD}Tolland said the agreement was “fair, not perfect”.", "B Post")
    second.says("tolland", "the agreement was “fair, not perfect”")
    assert "translation" not in differences(first, second)


def test_a_longer_name_for_one_body_is_no_other_label(paper, differences):
    first = paper("d1", f"{LEAD}They will set up a joint commission on herring.", "A Post")
    first.names("joint commission", "joint commission")
    second = paper("d2", f"{LEAD}They will set up a joint fisheries commission on herring.", "B Post")
    second.names("joint fisheries commission", "joint fisheries commission")
    assert "label" not in differences(first, second)


def test_a_limit_counted_from_the_day_of_writing_is_one_limit(paper, differences):
    found = []
    for name, outlet, day in (("d1", "A Post", "10"), ("d2", "B Post", "11")):
        made = paper(name, f"{LEAD}Valdoria will withdraw its boats within 90 days.", outlet)
        limit = Term("date", f"2026-03-12/2026-06-{day}", made.span("within 90 days"))
        made.undertakes(
            "pledge",
            "withdraw its boats",
            "Valdoria will withdraw its boats within 90 days",
            deadline=f"2026-06-{day}",
            terms=(limit,),
        )
        found.append(made)
    assert "precision" not in differences(*found)


# --- what is no difference -------------------------------------------------------------------


def test_one_first_told_with_other_circumstances_is_one_count(paper, differences):
    first = paper("d1", f"{LEAD}It was the first summit of Tolland with Vask since the storm.", "A Post")
    second = paper("d2", f"{LEAD}It was the first meeting in Tarn Harbour on Monday of Vask and Tolland.", "B Post")
    assert "scope" not in differences(first, second)


def test_the_place_of_one_first_meeting_may_be_told_more_exactly(paper, differences):
    first = paper("d1", f"{LEAD}It was the first summit of Tolland with Vask in Harrowgate.", "A Post")
    second = paper("d2", f"{LEAD}It was the first meeting of Vask and Tolland in May at the Winter Palace.", "B Post")
    assert values(differences(first, second)["precision"]) == ["Harrowgate", "Winter Palace"]


def test_a_first_official_visit_is_more_than_a_first_visit(paper, differences):
    first = paper("d1", f"{LEAD}For Vask it is the first official visit to Valdoria.", "A Post")
    second = paper("d2", f"{LEAD}For Vask it is the first visit to Harrowgate, Tolland heard.", "B Post")
    found = differences(first, second)["scope"]
    assert found.topic == "Oren Vask: first visit of what kind"


def test_years_since_and_years_ago_are_no_one_number(paper, differences):
    first = paper("d1", f"{LEAD}They issued a joint statement on herring, the first in 14 years.", "A Post")
    first.counts("14 years", 14, "year")
    second = paper("d2", f"{LEAD}They praised the joint statement on herring issued nearly 30 years ago.", "B Post")
    second.counts("30 years", 30, "year", qualifier="nearly")
    assert "contradiction" not in differences(first, second)


@pytest.mark.parametrize(("qualifier", "contradiction"), [("about", False), ("at least", False), (None, True)])
def test_a_number_that_is_only_about_right_contradicts_no_exact_one(paper, differences, qualifier, contradiction):
    first = paper("d1", f"{LEAD}The two leaders agreed to buy 300 trawlers for the herring fleet.", "A Post")
    first.undertakes("agree", "buy 300 trawlers", "The two leaders agreed to buy 300 trawlers")
    first.counts("300", 300, "count", qualifier=qualifier)
    second = paper("d2", f"{LEAD}The two leaders agreed to buy 310 trawlers for the herring fleet.", "B Post")
    second.undertakes("agree", "buy 310 trawlers", "The two leaders agreed to buy 310 trawlers")
    second.counts("310", 310, "count")
    assert ("contradiction" in differences(first, second)) is contradiction


def test_what_a_third_party_asks_for_is_no_state_of_the_thing(paper, differences):
    first = paper("d1", f"{LEAD}The two leaders renewed the accords on the herring banks.", "A Post")
    first.names("accords on the herring banks", state="continued")
    second = paper("d2", f"{LEAD}An observer urged them to reach accords on the herring banks.", "B Post")
    second.names("accords on the herring banks", state="proposed")
    assert "status" not in differences(first, second)


def test_what_a_thing_was_years_before_is_its_history(paper, differences):
    found = []
    for name, words, state in (
        ("d1", "In 2015 they concluded the herring accord.", "agreed"),
        ("d2", "They will keep the herring accord.", "continued"),
    ):
        made = paper(name, f"{LEAD}{words}", f"{name} Post")
        made.happens("leaders meet", "Mira Tolland and Oren Vask met in Tarn Harbour", "2026-03-12")
        made.names("herring accord", state=state)
        if state == "agreed":
            made.happens("they conclude it", "they concluded the herring accord", "2015", "2015")
        found.append(made)
    assert "status" not in differences(*found)


def test_resumed_and_continued_is_told_once(cast, paper):
    first = paper("d1", f"{LEAD}They agreed to resume the harbour dialogue.", "A Post")
    first.names("harbour dialogue", state="resumed")
    second = paper("d2", f"{LEAD}The harbour dialogue would continue unabated.", "B Post")
    second.names("harbour dialogue", state="continued")
    judged = reconcile([first.line, second.line], cast([first, second]), Settings())
    found = [item for item in judged.disagreements if item.kind == "status"]
    assert [values(item) for item in found] == [["resumed", "continued"]]
    assert "had stopped" in (found[0].why or "")


def test_one_of_two_tells_what_both_agreed(paper, differences):
    first = paper("d1", f"{LEAD}The two leaders agreed to reopen the ferry line.", "A Post")
    said = first.says("leaders", "to reopen the ferry line", cue="agreed", source="The two leaders")
    first.undertakes("agree", "reopen the ferry line", "agreed to reopen the ferry line", attribution=said)
    second = paper("d2", f"{LEAD}Tolland said they agreed to reopen the ferry line.", "B Post")
    told = second.says("tolland", "they agreed to reopen the ferry line", source="Tolland")
    second.undertakes("agree", "reopen the ferry line", "agreed to reopen the ferry line", attribution=told)
    assert "detail" not in differences(first, second)


def test_what_is_told_without_a_time_tells_no_time_of_writing(paper, differences):
    first = paper("d1", f"{LEAD}For young islanders the Bridge Visa is open twice.", "A Post")
    first.undertakes("expand", "open the Bridge Visa twice", "For young islanders the Bridge Visa is open twice")
    second = paper("d2", f"{LEAD}Young islanders will have the Bridge Visa open twice.", "B Post")
    second.undertakes("expand", "open the Bridge Visa twice", "Young islanders will have the Bridge Visa open twice")
    assert "time-of-writing" not in differences(first, second)


# --- what a third report resolves, and what one report says against itself -----------------------


def counts_of_meetings(paper):
    first = paper("d1", f"{LEAD}It was the first summit between Tolland and Vask.", "A Post")
    second = paper("d2", f"{LEAD}It was the second meeting of Tolland and Vask.", "B Post")
    for made in (first, second):
        made.happens("leaders meet", "Mira Tolland and Oren Vask met in Tarn Harbour", "2026-03-14")
    return first, second


@pytest.mark.parametrize(
    ("words", "when", "resolved"),
    [
        ("Tolland had met Vask at the herring fair in January.", "January", True),
        ("Tolland has wanted to meet Vask since January.", "January", False),
        ("Tolland saw nobody in January.", "January", False),
    ],
)
def test_an_earlier_meeting_told_by_a_third_report_resolves_two_counts(paper, differences, words, when, resolved):
    third = paper("d3", f"{LEAD}{words}", "C Post")
    third.happens("earlier", words.rstrip("."), "2026-01", when)
    found = differences(*counts_of_meetings(paper), third)["scope"]
    assert [span.exact for span in found.resolved_by] == ([words] if resolved else [])
    assert ("may hold" in (found.why or "")) is resolved


def numbers_of_trawlers(paper, *more):
    papers = []
    for name, number in (("d1", "300"), ("d2", "310")):
        words = f"The two leaders agreed to buy {number} trawlers for the herring fleet"
        made = paper(name, f"{LEAD}{words}.", f"{name} Post")
        made.undertakes("agree", f"buy {number} trawlers", words)
        made.counts(number, float(number), "count")
        papers.append(made)
    return [*papers, *more]


def test_a_passage_with_both_numbers_resolves_their_contradiction(paper, cast):
    third = paper("d3", f"{LEAD}At first they spoke of 300 boats, and ten more made it 310 at night.", "C Post")
    third.counts("300", 300, "count")
    third.counts("310", 310, "count")
    papers = numbers_of_trawlers(paper, third)
    judged = reconcile([made.line for made in papers], cast(papers), Settings())
    found = next(item for item in judged.disagreements if item.kind == "contradiction")
    assert [span.document for span in found.resolved_by] == ["d3"]
    assert not any(claim.status == "disputed" for claim in judged.claims)


@pytest.mark.parametrize(
    ("words", "resolved"),
    [
        ("The right number is 310, not 300, the harbour master wrote.", "corrects it to 310"),
        ("There were 310 boats, and 300 men.", "each may be right"),
    ],
)
def test_a_correction_says_which_number_is_right(paper, cast, words, resolved):
    third = paper("d3", f"{LEAD}{words}", "C Post")
    third.counts("310", 310, "count")
    third.counts("300", 300, "count")
    papers = numbers_of_trawlers(paper, third)
    judged = reconcile([made.line for made in papers], cast(papers), Settings())
    found = next(item for item in judged.disagreements if item.kind == "contradiction")
    assert resolved in found.why


def test_numbers_that_nothing_resolves_dispute_their_claim(paper, cast):
    papers = numbers_of_trawlers(paper)
    judged = reconcile([made.line for made in papers], cast(papers), Settings())
    found = next(item for item in judged.disagreements if item.kind == "contradiction")
    assert found.resolved_by == ()
    assert any(claim.status == "disputed" for claim in judged.claims)


def test_one_report_contradicts_itself_on_an_office(paper):
    made = paper(
        "d1", f"{LEAD}Former President Mira Tolland came, and Valdorian President Mira Tolland spoke last.", "A Post"
    )
    mentions = (made.span("Former President Mira Tolland"), made.span("President Mira Tolland spoke"))
    mentions = (mentions[0], made.line.document.span(mentions[1].start, mentions[1].end - len(" spoke")))
    tolland = Actor(id="tolland", name="Mira Tolland", type="person", mentions=mentions)
    judged = reconcile([made.line], [tolland], Settings())
    assert [(item.kind, len(item.positions)) for item in judged.disagreements] == [("contradiction", 2)]


def test_one_report_that_spells_a_name_in_two_ways_is_left_alone(paper):
    made = paper("d1", f"{LEAD}Maeng Sol-ha waited, and Maeng Sol Ha went.", "A Post")
    maeng = Actor(
        id="maeng", name="Maeng Sol-ha", type="person", mentions=(made.span("Maeng Sol-ha"), made.span("Maeng Sol Ha"))
    )
    assert reconcile([made.line], [maeng], Settings()).disagreements == ()


# --- one utterance, or the same words twice ------------------------------------------------------

LINE = "“The lamps of the strait will burn for every boat that comes home”"


@pytest.mark.parametrize("same", [True, False])
def test_the_same_words_on_two_days_are_two_utterances(paper, cast, same):
    first = paper("d1", f"{LEAD}{LINE}, Tolland said.", "A Post")
    first.says("tolland", LINE, date="2026-03-14")
    second = paper("d2", f"{LEAD}{LINE}, Tolland said.", "B Post")
    second.says("tolland", LINE, date="2026-03-14" if same else "1999-05-02")
    judged = reconcile([first.line, second.line], cast([first, second]), Settings())
    assert len(judged.quotations) == (1 if same else 0)
    told = [item for item in judged.disagreements if "when said" in item.topic]
    assert [values(item) for item in told] == ([] if same else [["2026-03-14", "1999-05-02"]])


def test_the_very_same_words_of_two_speakers_are_two_utterances(paper, cast):
    first = paper("d1", f"{LEAD}{LINE}, Tolland said.", "A Post")
    first.says("tolland", LINE)
    second = paper("d2", f"{LEAD}{LINE}, Vask said.", "B Post")
    second.says("vask", LINE)
    judged = reconcile([first.line, second.line], cast([first, second]), Settings())
    assert judged.quotations == ()
    assert any("whose words" in item.topic for item in judged.disagreements)


def test_who_is_called_by_an_office_once_held_holds_none(paper):
    papers = []
    for name, words in (("d1", "Former President Mira Tolland came."), ("d2", "Later President Tolland went home.")):
        papers.append(paper(name, f"{LEAD}{words}", f"{name} Post"))
    mentions = (papers[0].span("Former President Mira Tolland"), papers[1].span("President Tolland"))
    tolland = Actor(id="tolland", name="Mira Tolland", type="person", mentions=mentions)
    judged = reconcile([made.line for made in papers], [tolland], Settings())
    assert not any("office" in item.topic for item in judged.disagreements)


def test_what_is_to_come_is_no_other_thing_that_is_done(paper, differences):
    first = paper("d1", f"{LEAD}Vask will challenge the herring treaty of the strait in court.", "A Post")
    second = paper("d2", f"{LEAD}Vask praised the herring treaty of the strait in court.", "B Post")
    assert "time-of-writing" not in differences(first, second)


def test_a_word_denied_and_said_again_is_not_denied(paper, differences):
    first = paper("d1", f"{LEAD}It is a treaty on herring, not a treaty on cod and the strait.", "A Post")
    second = paper("d2", f"{LEAD}It is a treaty on herring and the strait.", "B Post")
    assert "contradiction" not in differences(first, second)


def test_the_same_words_of_two_namesakes_or_of_somebody_unnamed_are_nobody_elses(paper):
    words = "“the nets of the strait will be mended before the ice”"
    papers = []
    for name, speaker in (("d1", "Tolland"), ("d2", "a fisher")):
        papers.append(paper(name, f"{LEAD}{words.capitalize()}, {speaker} said.", f"{name} Post"))
        papers[-1].says(f"actor-{name}", words.capitalize())
    actors = [
        Actor(id="actor-d1", name="Mira Tolland", type="person", mentions=()),
        Actor(id="actor-d2", name="a fisher", type="person", mentions=()),
    ]
    judged = reconcile([made.line for made in papers], actors, Settings())
    assert not any("whose words" in item.topic for item in judged.disagreements)


def test_a_phrase_that_is_cut_short_ends_before_a_word_that_needs_more(paper, differences):
    long = "first visit to Harrowgate for a meeting of the crews with a leader of the town since his illness"
    first = paper("d1", f"{LEAD}For Vask it is the first official visit to Valdoria.", "A Post")
    second = paper("d2", f"{LEAD}For Vask it is the {long} in spring, Tolland heard.", "B Post")
    told = [position.value for position in differences(first, second)["scope"].positions]
    (cut,) = [value for value in told if "Harrowgate" in value]
    assert cut == "first visit to Harrowgate for a meeting of the crews with a leader of the town"
