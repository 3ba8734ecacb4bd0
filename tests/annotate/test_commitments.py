"""Undertakings: who undertakes what, item by item, and what is no undertaking."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.draft import Draft, DraftCommitment
from communique.model import Published, Report
from communique.tools import Tools


def read(text: str, tools: Tools) -> Draft:
    report = Report(
        id="r",
        source="r.txt",
        sha256="0" * 64,
        text=text,
        language="en",
        published=Published("given", (), "2031-05-12"),
    )
    return annotate(report, tools)


def only(text: str, tools: Tools) -> DraftCommitment:
    made = read(text, tools).commitments
    assert len(made) == 1, [item.action for item in made]
    return made[0]


def words(draft: Draft, places: tuple[tuple[int, int], ...]) -> list[str]:
    return [draft.report.text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Valdoria and Morvane agreed to share hydrological data.", "agree"),
        ("Valdoria pledged to send two million doses of vaccine.", "pledge"),
        ("Valdoria and Morvane agreed to resume railway traffic.", "resume"),
        ("Valdoria and Morvane agreed to expand their fisheries pact.", "expand"),
        ("Valdoria and Morvane agreed to set up a joint river commission.", "establish"),
        ("The two leaders reiterated their support for the ceasefire.", "reaffirm"),
        ("Valdoria refused to sign the extradition treaty.", "decline"),
        ("Valdoria invited Morvane to join the fisheries forum.", "invite"),
        ("Valdoria announced plans to build a rail link to Sweden.", "announce"),
        ("Valdoria hinted that it would reopen its embassy.", "signal"),
        ("Both sides expressed their readiness to restore direct flights.", "signal"),
        ("The two sides reached a deal on river water.", "agree"),
    ],
)
def test_the_operator_of_the_complement_gives_the_act(text: str, act: str, tools: Tools) -> None:
    assert only(text, tools).act == act


@pytest.mark.parametrize(
    "text",
    [
        "Valdoria must strengthen cooperation in mining, President Mira Tolland said.",
        "The minister stressed the importance of the ceasefire.",
        "Officials are expected to discuss the border dispute.",
        "Mediators urged Valdoria and Morvane to sign the treaty.",
        "If Valdoria agrees to share the water, the dam can be filled.",
        "Analysts said the two governments would agree to a truce.",
        "The company agreed to buy its rival.",
        "Trade between the countries rose by four percent.",
        "Valdoria and Morvane have long cooperated on fisheries.",
        "Valdoria should resume the talks.",
        "“We don’t have to agree on every old map,” President Mira Tolland said.",
    ],
)
def test_duties_demands_guesses_and_history_bind_nobody(text: str, tools: Tools) -> None:
    assert [item.action for item in read(text, tools).commitments] == []


def test_an_expert_binds_nobody(tools: Tools) -> None:
    text = "“Both countries decided to reopen the corridor,” said Oren Vask, an analyst at a think tank in Oslo."
    assert read(text, tools).commitments == ()


def test_coordinated_verbs_give_an_entry_each(tools: Tools) -> None:
    draft = read(
        "Valdoria and Morva agreed to reopen the grain corridor, extend the truce and release prisoners.", tools
    )
    assert [item.action for item in draft.commitments] == [
        "reopen the grain corridor",
        "extend the truce",
        "release prisoners",
    ]
    assert len({item.evidence for item in draft.commitments}) == 1


def test_a_list_of_topics_gives_an_entry_each_without_its_open_end(tools: Tools) -> None:
    draft = read(
        "Valdoria and Morva agreed to step up cooperation in fisheries, energy, health and other fields.", tools
    )
    items = [term.span.exact for entry in draft.commitments for term in entry.terms if term.label == "item"]
    assert items == ["fisheries", "energy", "health"]
    assert [entry.area for entry in draft.commitments] == ["trade and tariffs", "energy", "social challenges"]
    assert all(entry.act == "expand" for entry in draft.commitments)


def test_the_topics_of_a_new_body_stay_together(tools: Tools) -> None:
    text = "Valdoria and Morvane agreed to set up a commission on river pollution, fisheries and shipping."
    assert only(text, tools).act == "establish"


def test_parties_are_the_words_of_the_subject(tools: Tools) -> None:
    draft = read("Norway and Kenya met in Lima and agreed to share hydrological data.", tools)
    assert words(draft, draft.commitments[0].parties) == ["Norway", "Kenya"]


def test_two_states_of_a_headline_are_both_parties(tools: Tools) -> None:
    draft = read("Valdoria, Morvane agree to reopen border", tools)
    assert words(draft, draft.commitments[0].parties) == ["Valdoria", "Morvane"]


def test_a_topic_before_the_comma_is_no_party(tools: Tools) -> None:
    draft = read("On Morvane, Valdoria reaffirmed its support for the ceasefire.", tools)
    assert words(draft, draft.commitments[0].parties) == ["Valdoria"]


def test_the_one_agreed_with_is_a_party(tools: Tools) -> None:
    draft = read("Valdoria agreed with Morvane to revive the railway pact.", tools)
    assert words(draft, draft.commitments[0].parties) == ["Valdoria", "Morvane"]


def test_evidence_runs_from_the_subject_to_the_end_of_the_complement(tools: Tools) -> None:
    draft = read("The two sides agreed to resume the night train, according to a person briefed on the talks.", tools)
    assert words(draft, draft.commitments[0].evidence) == ["The two sides agreed to resume the night train"]


def test_we_will_in_a_leaders_words_is_a_pledge(tools: Tools) -> None:
    found = only("“We will protect the sea lanes together,” Prime Minister Mira Tolland said.", tools)
    assert (found.act, found.action) == ("pledge", "protect the sea lanes together")


def test_will_in_the_reports_own_voice_is_planned(tools: Tools) -> None:
    found = only("The two governments will set up a joint vaccine fund.", tools)
    assert (found.act, found.modality) == ("establish", "planned")


def test_a_shared_view_is_a_position(tools: Tools) -> None:
    assert only("Valdoria and Morvane agreed that the river is vital to both.", tools).kind == "position"
    assert only("Valdoria and Morvane agreed that they must share the river.", tools).kind == "action"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Valdoria could agree to share the water.", "possible"),
        ("Valdoria did not agree to share the water.", "negated"),
        ("Valdoria agreed to share the water.", "asserted"),
    ],
)
def test_modality_is_that_of_the_act(text: str, modality: str, tools: Tools) -> None:
    assert only(text, tools).modality == modality


def test_by_and_within_give_the_deadline(tools: Tools) -> None:
    assert only("Valdoria pledged to close the plant by 2035.", tools).deadline == "2035"


def test_an_act_of_another_year_is_prior(tools: Tools) -> None:
    assert only("In 2019, Valdoria and Morvane signed a fisheries treaty.", tools).prior
    assert not only("Valdoria and Morvane signed a fisheries treaty.", tools).prior


def test_the_object_is_the_mechanism(tools: Tools) -> None:
    draft = read("Valdoria and Morvane agreed to expand their student visa programme.", tools)
    index = draft.commitments[0].mechanism
    assert index is not None
    assert draft.mechanisms[index].name == "student visa programme"


@pytest.mark.parametrize(
    "text",
    [
        "Valdoria did not rule out further talks on gas.",
        "Valdoria refused to rule out new tariffs.",
        "Valdoria denied that it had promised to withdraw its artillery.",
    ],
)
def test_what_is_left_open_or_denied_is_undertaken_by_nobody(text: str, tools: Tools) -> None:
    assert read(text, tools).commitments == ()


def test_an_agreement_binds_whom_it_commits(tools: Tools) -> None:
    text = "The agreement commits Valdoria to pull its three patrol vessels out of the strait within three months."
    draft = read(text, tools)
    assert [item.act for item in draft.commitments] == ["agree"]
    assert words(draft, draft.commitments[0].parties) == ["Valdoria"]


def test_what_one_will_covers_is_told_deed_by_deed(tools: Tools) -> None:
    text = "Valdoria will lift its ban on raw lithium and guarantee Morvane at least 60,000 tons a year."
    assert [item.action for item in read(text, tools).commitments] == [
        "lift its ban on raw lithium",
        "guarantee Morvane at least 60,000 tons a year",
    ]


def test_what_unnamed_people_pass_on_is_undertaken_by_the_doer(tools: Tools) -> None:
    text = "Valdoria will invest 2.4 billion crowns in three refineries, said two people familiar with the matter."
    assert only(text, tools).action == "invest 2.4 billion crowns in three refineries"


def test_a_bloc_called_the_union_can_undertake(tools: Tools) -> None:
    assert only("The Union undertook to finance three refineries.", tools).act == "pledge"


def test_the_next_clause_after_a_list_is_no_part_of_it(tools: Tools) -> None:
    text = "Valdoria and Morvane agreed on Tuesday to share icebreakers, and Sarrow welcomed the deal."
    assert only(text, tools).action == "share icebreakers"


def test_the_last_of_a_list_of_parties_opens_no_new_clause(tools: Tools) -> None:
    text = "“We agreed that unwavering cooperation between Kestrel, the US, and Japan is paramount,” Tolland said."
    assert only(text, tools).action.endswith("is paramount")


LEAD = "Valdoria and Kestrel met in Harrowgate on Monday. The talks lasted an hour. "


@pytest.mark.parametrize(
    ("text", "prior"),
    [
        (f"{LEAD}Valdoria, which has settled a tariff deal with Morvane, exports herring.", True),
        (f"{LEAD}The two governments have sought calm on trade, agreeing to 12 percent duties on steel.", True),
        (f"{LEAD}Valdoria and Kestrel have agreed to reopen the ferry line.", False),
        ("Valdoria and Kestrel have signed a fisheries treaty with quotas for herring.", False),
    ],
)
def test_a_deal_that_somebody_already_has_is_prior(text: str, prior: bool, tools: Tools) -> None:
    assert [item.prior for item in read(text, tools).commitments] == [prior]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("A flood centre will be set up on the Aule by June, Prime Minister Mira Tolland said.", "A flood centre"),
        ("Valdoria and Kestrel are to publish a census of the Heights.", "publish a census of the Heights"),
        ("A joint vaccine plant is to be built at Esk.", "A joint vaccine plant is to be built at Esk"),
        ("Valdoria will donate two ships to Kestrel.", "donate two ships to Kestrel"),
        ("Valdoria's national museum will return the masks to Kestrel.", "return the masks to Kestrel"),
        ("The accord says that the two countries will hold a congress by March.", "hold a congress by March"),
        ("The two plan to build a common airport at Esk.", "build a common airport at Esk"),
        ("Valdoria's quota for Kestrel barley is to rise to 900 tonnes.", "Valdoria's quota for Kestrel barley is to"),
        ("The toll on Valdorian tin will be lowered by March 2031.", "The toll on Valdorian tin will be lowered"),
        ("The toll on Valdorian tin will be lowered from July.", "The toll on Valdorian tin will be lowered"),
        ("Valdoria will pass on hourly readings from its upstream water gauges.", "pass on hourly readings"),
        ("The degrees of either state shall be recognised in the other.", "The degrees of either state shall be"),
        ("Valdoria gave an assurance that the kiln would be closed.", "the kiln would be closed"),
        ("Patrol boats of both nations will guard the Skerry Bank.", "guard the Skerry Bank"),
    ],
)
def test_what_is_to_be_done_is_undertaken_however_it_is_put(text: str, action: str, tools: Tools) -> None:
    assert only(text, tools).action.startswith(action)


@pytest.mark.parametrize(
    "text",
    [
        "Valdoria will face a hard winter.",
        "Valdoria will pass the strait.",
        "No sane country will sell its ports to Morvane.",
        "“I wrote in May that she would freeze the strait for years,” the man said.",
        "Prices will be watched by everybody.",
        "The storm will reach Valdoria on Monday.",
        "The only way out of the quarrel is to be patient with Kestrel.",
        "The envoy is here to serve Valdoria.",
        "The lamps will be watched by the keeper.",
    ],
)
def test_what_befalls_somebody_is_no_undertaking(text: str, tools: Tools) -> None:
    assert not read(text, tools).commitments


@pytest.mark.parametrize(
    "text",
    [
        "A flood centre will be set up on the Aule by June",
        "Valdoria and Kestrel are to publish a census of the Heights",
    ],
)
def test_the_evidence_begins_with_what_it_is_done_to_or_who_does_it(text: str, tools: Tools) -> None:
    assert only(f"{text}.", tools).evidence == ((0, len(text)),)


def test_what_one_will_do_ends_where_another_deed_begins(tools: Tools) -> None:
    text = (
        "They will launch a satellite together, and lay a cable under the strait. Valdoria will host the congress, and "
        "Kestrel will pay for the hall."
    )
    assert [item.action for item in read(text, tools).commitments] == [
        "launch a satellite together",
        "lay a cable under the strait",
        "host the congress",
        "pay for the hall",
    ]


def test_a_deadline_may_stand_before_the_subject(tools: Tools) -> None:
    found = only("By the end of 2031 the two governments will publish a census of the Heights.", tools)
    assert found.deadline == "2031-12~"


def test_the_two_ends_of_a_range_are_told_without_it(tools: Tools) -> None:
    made = read("The two leaders agreed to work together on issues ranging from dredging the strait to herring.", tools)
    assert [item.action for item in made.commitments] == [
        "work together on dredging the strait",
        "work together on herring",
    ]


def test_what_somebody_says_of_a_deed_is_no_part_of_it(tools: Tools) -> None:
    made = only(
        "They pledged to publish a chart of the strait, which Tolland said would be the first in 17 years.", tools
    )
    assert made.action == "publish a chart of the strait"
    assert [term.label for term in made.terms] == []


def test_what_a_thing_allows_is_part_of_the_deed(tools: Tools) -> None:
    made = only("They agreed to expand their visa scheme which allows students to stay for up to one year.", tools)
    assert [term.label for term in made.terms] == ["duration"]


@pytest.mark.parametrize(
    "text", ["Nor did Valdoria promise money.", "Valdoria promised nothing of the kind to Morvane."]
)
def test_what_nobody_promised_is_negated(text: str, tools: Tools) -> None:
    assert {item.modality for item in read(text, tools).commitments} <= {"negated"}


def test_what_was_said_beside_it_is_no_part_of_what_will_be_done(tools: Tools) -> None:
    made = read("Valdoria said that it would reopen the line and blamed Morvane for the delay.", tools).commitments
    assert [item.action for item in made] == ["reopen the line"]


def test_what_is_rejected_is_undertaken_by_nobody(tools: Tools) -> None:
    assert not read("Tolland rejected the claim that Valdoria would pay half of the repairs.", tools).commitments
