"""How certain an attribution is, and the words for it."""

from __future__ import annotations

import pytest

from communique.annotate import annotate
from communique.calibration import Calibration, load_calibration, log_odds, logistic
from communique.draft import DraftAttribution
from communique.link import link_report
from communique.link.confidence import FEATURES, Certainty, Judged
from communique.model import Report
from communique.tools import Tools


def judged(text: str, tools: Tools) -> list[Judged]:
    draft = annotate(Report(id="d", source="test", sha256="0" * 64, text=text), tools)
    certainty = Certainty(draft, tools)
    return [certainty.of(item) for item in draft.attributions]


def words(one: Judged) -> dict[str, str]:
    return {feature.name: feature.words for feature in one.features}


SURE = "“The river belongs to both of us, and so does the dam,” Prime Minister Mira Tolland said on Monday."


def test_each_feature_has_a_name_of_its_own_a_number_and_words(tools: Tools) -> None:
    (one,) = judged(SURE, tools)
    assert len(words(one)) == len(FEATURES)
    assert all(words(one).values())
    assert words(one)["source"] == "the source has a name"
    assert words(one)["order"] == "the content comes before the cue"
    assert words(one)["quotation marks"] == "all of it is given as direct speech"


def test_the_confidence_is_the_sum_of_the_features_on_the_measured_scale(tools: Tools) -> None:
    (one,) = judged(SURE, tools)
    score = sum(feature.value * feature.weight for feature in one.features)
    assert one.value == round(tools.calibration.probability(score), 3)


@pytest.mark.parametrize(
    "doubtful",
    [
        "He wanted to criticise the dam.",
        "It was agreed to close the dam.",
        "Critics may call it a mistake.",
    ],
)
def test_what_is_plainly_said_is_surer_than_what_is_not(doubtful: str, tools: Tools) -> None:
    (sure,) = judged(SURE, tools)
    (unsure,) = judged(doubtful, tools)
    assert sure.value > 0.9
    assert unsure.value < sure.value - 0.15


def test_what_stands_in_the_content_of_another_is_told_apart(tools: Tools) -> None:
    found = judged("Oren Vask said that Mira Tolland had agreed to open the dam.", tools)
    assert {words(one)["surroundings"] for one in found} == {
        "it stands in the report's own words",
        "it stands inside what another is said to have said",
    }


def test_a_quotation_that_is_never_closed_counts_against_it(tools: Tools) -> None:
    open_end = "Vask said: “The dam holds, and the river is calm again for all of us.\n\nThe ferry sailed.\n"
    told = [words(one)["quotation marks"] for one in judged(open_end, tools)]
    assert told == ["a quotation mark is not closed"]
    closed = judged(open_end.replace("us.", "us.”"), tools)
    assert [words(one)["quotation marks"] for one in closed] == ["all of it is given as direct speech"]
    assert closed[0].value > judged(open_end, tools)[0].value


@pytest.mark.parametrize(
    ("text", "feature", "told"),
    [
        ("The report which shows that the mine is old was burnt.", "source", "which mostly stands for a thing"),
        ("Vask said who built the dam.", "opening", "as what stands around a saying does"),
        ("Vask knows that the dam was built.", "opening", "the content opens with “that”"),
        ("Tolland, who said that the dam holds, left.", "source", "which may mean many"),
    ],
)
def test_what_is_often_no_speech_is_told(text: str, feature: str, told: str, tools: Tools) -> None:
    found = [words(one)[feature] for one in judged(text, tools)]
    assert len(found) == 1
    assert told in found[0]


@pytest.mark.parametrize(
    ("cue", "told"), [(":", "in the report's own words"), ("said", "whose own speaker was not found")]
)
def test_a_mark_inside_a_quotation_names_the_speaker_of_the_words_after_it(cue: str, told: str, tools: Tools) -> None:
    text = f"The leaflet reads “Tolland {cue} the dam holds for all of us and for the islands” in blue."
    draft = annotate(Report(id="d", source="test", sha256="0" * 64, text=text), tools)
    places = [(text.index(part), text.index(part) + len(part)) for part in ("Tolland", cue, "the dam holds")]
    item = DraftAttribution(places[0], places[1], (places[2],), "direct", rule="label")
    assert told in words(Certainty(draft, tools).of(item))["surroundings"]


def test_the_line_carries_rule_and_confidence(tools: Tools) -> None:
    line = link_report(annotate(Report(id="d", source="test", sha256="0" * 64, text=SURE), tools), tools)
    (item,) = line.attributions
    assert item.rule
    assert item.confidence == judged(SURE, tools)[0].value


def test_a_rule_that_was_hardly_measured_counts_as_the_average() -> None:
    calibration = load_calibration()
    measured = calibration.measured
    assert calibration.share_right("a rule of tomorrow") is None
    average = log_odds((measured.right + 1) / (measured.given + 2))
    assert calibration.rule_odds("a rule of tomorrow") == pytest.approx(average)


def test_the_scale_is_monotone_and_bounded() -> None:
    calibration: Calibration = load_calibration()
    shares = [calibration.probability(score) for score in (-2000.0, -5.0, 0.0, 5.0, 2000.0)]
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1
    assert logistic(log_odds(0.3)) == pytest.approx(0.3)


def test_the_counts_of_the_rules_add_up() -> None:
    measured = load_calibration().measured
    assert sum(given for _, given in measured.rules.values()) == measured.given
    assert sum(right for right, _ in measured.rules.values()) == measured.right
