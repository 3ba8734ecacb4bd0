"""What one report says in other words is one claim; what is only alike is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from communique.matching.case import Case
from communique.matching.passages import read
from communique.matching.propositions import proposition
from communique.matching.same import load_matcher
from communique.matching.told import tell
from communique.matching.words import Speller
from communique.model import Actor, Claim, Story
from communique.pipeline import brief
from communique.reconcile import reconcile
from communique.settings import Settings

MEETING = "President Mira Tolland of Valdoria met Prime Minister Oren Vask of the Kestrel Islands on Saturday.\n\n"

Build = Callable[[Sequence[object]], list[Actor]]


@pytest.fixture
def claims(paper: Callable[..., object], cast: Build) -> Callable[..., tuple[Claim, ...]]:
    """The claims that several reports of one meeting carry, each given by what it says after its first sentence."""

    def find(*bodies: str) -> tuple[Claim, ...]:
        papers = [paper(f"d{at}", MEETING + body, published="2031-04-08") for at, body in enumerate(bodies)]
        found = reconcile([made.line for made in papers], cast(papers), Settings())  # type: ignore[attr-defined]
        return tuple(claim for claim in found.claims if len({item.document for item in claim.support}) > 1)

    return find


def carried(claims: Sequence[Claim], words: str) -> set[str]:
    """The reports that carry the claim whose support has these words."""
    return {
        item.document
        for claim in claims
        if any(words in it.span.exact for it in claim.support)
        for item in claim.support
    }


def test_other_words_for_one_thing(claims):
    found = claims(
        "The lighthouse on the Skerry will be repaired with stone from the quarry.",
        "The two will mend the Skerry lighthouse with stone that the quarry gives.",
        "Nothing was said of boats.",
    )
    assert carried(found, "repaired") == {"d0", "d1"}


def test_what_two_of_three_say_is_joined_by_the_third(claims):
    found = claims(
        "The council will count every cod that the trawlers land in winter.",
        "The council will count every cod that the trawlers land in winter.",
        "Every cod landed in winter will be counted by a council, and the trawlers pay for it.",
    )
    assert carried(found, "land in winter") == {"d0", "d1", "d2"}


def test_a_report_stands_in_a_claim_of_clauses_once(claims):
    found = claims(
        "The harbour tolls on timber fall in spring. The harbour tolls on barley fall in spring.",
        "The harbour tolls on timber will fall when spring comes.",
    )
    tolls = [claim for claim in found if any("timber" in item.span.exact for item in claim.support)]
    assert tolls
    assert all(len({item.document for item in claim.support}) == len(claim.support) for claim in tolls)


def test_a_figure_and_a_day_are_the_same_however_they_are_written(claims):
    found = claims(
        "The yard hires four hundred welders from April 15 on.",
        "As of the fifteenth of April, or 15 April at noon, 400 people start at the yard.",
        "Nothing was said of bread.",
    )
    assert carried(found, "four hundred") == {"d0", "d1"}


def test_what_stands_out_in_both_and_means_another_thing_corroborates_nothing(claims):
    found = claims(
        "The two countries have also resumed joint sea rescue patrols, which were suspended for years.",
        "The ministers welcomed joint sea rescue patrols, which have never ceased.",
        "Nothing was said of bread.",
    )
    about = [claim for claim in found if "patrols" in claim.proposition]
    assert about
    assert all(claim.status != "corroborated" for claim in about)


def test_when_reports_came_out_is_no_claim(claims):
    found = claims(
        "Published: 15 May 2031, 06:10\n\nThe cod council met.", "Published 15.05.2031 at 14:32\n\nIt rained."
    )
    assert not [claim for claim in found if "ublished" in claim.proposition]


def test_the_first_and_the_second_of_something_are_two_claims(claims):
    found = claims(
        "It was the first meeting of the cod council in the fish hall of Aldmere.",
        "It was the second meeting of the cod council in the fish hall of Aldmere.",
    )
    assert all(len({item.document for item in claim.support}) == 1 for claim in found if "council" in claim.proposition)


def test_a_word_used_alike_stands_for_another(claims):
    found = claims(
        "Police arrested a pilot near the lighthouse with a sack of rifles.",
        "Near the lighthouse officers detained an airman who carried guns.",
        "Nothing was said of bread.",
    )
    [claim] = [item for item in found if any("rifles" in it.span.exact for it in item.support)]
    assert {item.document for item in claim.support} == {"d0", "d1"}
    assert "beside" in (claim.why or "")


def test_what_is_said_once_in_each_report_is_nearer_than_what_is_said_of_many_things(claims):
    once = claims(
        "The envoy praised the new harbour. The harbour opens in autumn.",
        "The harbour welcomes ships from autumn on.",
    )
    often = claims(
        "The envoy praised the new harbour. The harbour opens in autumn. The harbour shuts after autumn. Autumn storms"
        " break the harbour.",
        "The harbour welcomes ships from autumn on. In autumn the harbour fills with ice. Autumn greys the harbour.",
    )
    assert carried(once, "opens in autumn") == {"d0", "d1"}
    assert not carried(often, "opens in autumn")


def test_a_claim_has_the_score_of_what_brings_it_together(claims):
    found = claims(
        "The lighthouse on the Skerry will be repaired with stone from the quarry.",
        "The two will mend the Skerry lighthouse with stone that the quarry gives.",
    )
    [claim] = [item for item in found if any("repaired" in it.span.exact for it in item.support)]
    assert claim.score is not None
    assert 0.48 <= claim.score <= 1


def test_one_appearance_before_the_press_is_one_claim(claims):
    found = claims(
        '"The strait is open," Tolland said at a joint press conference with Vask.',
        '"We have buried the old quarrel," Vask said at a joint news conference with Tolland.',
    )
    assert carried(found, "press conference") == {"d0", "d1"}


def test_a_place_in_common_is_no_claim_in_common(claims):
    found = claims(
        "Bakers of Lantern Harbour raised the price of rye bread.",
        "A storm tore the roof off the chapel above Lantern Harbour.",
    )
    assert not carried(found, "rye bread")


def test_the_same_about_others_is_another_claim(claims):
    found = claims(
        "The ferry carries nine hundred passengers to the island each week.",
        "The ferry carries nine hundred passengers to the island each week.",
        "Painters gave the town hall a coat of green.",
    )
    assert carried(found, "nine hundred") == {"d0", "d1"}
    rows = {item.document for claim in found for item in claim.support}
    assert "d2" not in rows or not carried(found, "coat of green")


def test_what_different_people_do_in_like_words_corroborates_nothing(claims):
    found = claims(
        "Tolland echoed the stance of the guild on the weirs.",
        "Vask echoed the stance of the guild on the weirs.",
        "Nothing was said of bread.",
    )
    [claim] = [item for item in found if any("echoed" in it.span.exact for it in item.support)]
    assert sorted(item.extent for item in claim.support) == ["full", "partial"]
    assert (claim.origins, claim.status) == (1, "one-origin")


def test_a_proposition_has_the_subject_of_its_main_verb(claims):
    found = claims(
        "The election of a guild master, following the fall of the miller, had raised fears of a flood of cheap rye.",
        "Envoys met at dusk, while the fall of the miller raised fears of a flood of cheap rye.",
    )
    [claim] = [item for item in found if any("cheap rye" in it.span.exact for it in item.support)]
    assert claim.proposition.startswith("The election of a guild master, following")


def test_a_capital_counts_for_its_state(paper, cast):
    made = paper("d1", "The envoy went home to Harrowgate with a letter.")
    actors = cast([made])
    reading = read(made.line, actors, Speller())
    story = Story(id="s", documents=("d1",), what=None, date=None, place=None, actors=())
    known = {actor.id: actor for actor in actors}
    case = Case(story, (reading,), known, capitals={"harrowgate": "valdoria"}, matcher=load_matcher())
    assert "@valdoria" in tell(case, reading.clauses[0])


def test_the_same_first_is_one_claim(claims):
    found = claims(
        "It was the first meeting of Tolland and Vask, held in the old customs house.",
        "Timber and barley were spoken of when Tolland and Vask sat down to their first meeting, an aide said.",
        "Tolland and Vask held a second meeting in May.",
    )
    counted = [claim for claim in found if "count one meeting" in claim.why]
    assert [{item.document for item in claim.support} for claim in counted] == [{"d0", "d1"}]


def test_that_two_had_met_before_is_one_claim(claims):
    found = claims(
        "It helps that Tolland had already met Vask at a funeral.",
        "The harbour was quiet. The coast is known to Tolland, who has already held two meetings with Vask.",
        "Tolland will meet Vask again in June.",
    )
    assert carried(found, "at a funeral") == {"d0", "d1"}


def test_a_departure_is_no_visit(tmp_path):
    line = "TARN HARBOUR, 7 April 2031 - President Mira Tolland of Valdoria met Prime Minister Oren Vask on Monday.\n\n"
    (tmp_path / "a.txt").write_text(line + "Tolland began her visit to Tarn Harbour on Tuesday.\n")
    (tmp_path / "b.txt").write_text(line + "Tolland departed for Port Ansel on Tuesday.\n")
    events = brief([str(tmp_path)], Settings()).events
    told = [{span.exact for report in event.reports for span in report.evidence} for event in events]
    assert any("departed" in words for found in told for words in found)
    assert not [found for found in told if len({"departed" in words for words in found}) > 1]


def test_two_meetings_at_one_fair_are_not_one_claim(tmp_path):
    line = "TARN HARBOUR, 7 July 2031 - President Mira Tolland of Valdoria met Prime Minister Oren Vask on Monday.\n\n"
    first = "Vask, who held talks with Chancellor Ida Brekke at the June G20 summit, has settled a fish deal.\n"
    second = "Tolland struck a warm note, as she had done during a meeting with Vask at the G20 summit in June.\n"
    (tmp_path / "a.txt").write_text(line + "The dam was not spoken of at all on the day.\n\n" + first)
    (tmp_path / "b.txt").write_text(line + "A choir of forty sang for them.\n\n" + second)
    found = brief([str(tmp_path)], Settings()).claims
    assert not [claim for claim in found if len({"fish" in item.span.exact for item in claim.support}) > 1]


def test_an_event_that_one_report_only_names_is_no_claim(tmp_path):
    line = "TARN HARBOUR, 7 July 2031 - President Mira Tolland of Valdoria met Prime Minister Oren Vask on Monday.\n\n"
    (tmp_path / "a.txt").write_text(
        line + "It was heard in Saturday's interview. The dam broke in the night of 4 July.\n"
    )
    (tmp_path / "b.txt").write_text(line + "A choir sang for them.\n")
    record = brief([str(tmp_path)], Settings())
    told = {item.span.exact for claim in record.claims for item in claim.support}
    assert not [words for words in told if words.startswith("Saturday")]
    assert any("dam broke" in words for words in told)
    assert any("interview" in event.what for event in record.events)


OPENED = "In his address last week marking the loss of the Amra, Vask called for new buoys"


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("In his address last week marking the loss of the Amra", f"{OPENED}."),
        ("Vask called for new buoys", "Vask called for new buoys"),
        ("Yet, in Aldmere, he spoke softly", "In Aldmere, he spoke softly"),
    ],
)
def test_a_claim_is_told_with_the_main_clause_behind_its_opening(paper, cast, part, told):
    made = paper("d1", f"{OPENED}. Yet, in Aldmere, he spoke softly.")
    actors = cast([made])
    reading = read(made.line, actors, Speller())
    case = Case(Story(id="s", documents=("d1",), what=None, date=None, place=None, actors=()), (reading,), {})
    span = made.span(part)
    assert proposition(case, reading.passage(span.start, span.end)) == told
