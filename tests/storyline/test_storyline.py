"""Which reports tell of one event: the same for any order, and for any company."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import made
from msgspec.structs import replace

from communique.model import Published, ReportLine
from communique.storyline import NEAR, SAME_STORY, Profiler, gather, likeness, neighbours, same_story

PROFILER = Profiler()

FIRE = (
    "Fire destroys grain silo in Ostrel\n\nA fire destroyed the old grain silo in Ostrel on Tuesday night. Nobody was "
    "hurt, fire chief Hanno Brack said. The silo was built in 1931 and stood empty."
)
FIRE_AGAIN = (
    "Ostrel loses its landmark silo to flames\n\nFlames brought down the grain silo that stood over Ostrel since 1931. "
    "Chief Hanno Brack said the empty silo burned from Tuesday night until dawn."
)
OTHER_FIRE = (
    "Fire destroys bakery in Quenby\n\nA fire destroyed a bakery in Quenby on Sunday morning. Two people were hurt, "
    "fire chief Ludo Marsh said. The bakery had opened in March."
)
MEETING = (
    "Tolland and Maeng agree on ferries\n\nPresident Mira Tolland of Valdoria and Prime Minister Maeng Sol-ha met in "
    "Tarn Harbour. They agreed to reopen the ferry line and to let students work for a year."
)
MEETING_AGAIN = (
    "Ferry line to reopen, they say\n\nMira Tolland, the president of Valdoria, and Maeng Sol-ha agreed in "
    "Tarn Harbour that the ferry line would reopen and that students may work for a year."
)
NEXT_MEETING = (
    "Tolland and Maeng sign cable accord\n\nPresident Mira Tolland of Valdoria and Prime Minister Maeng Sol-ha met in "
    "Aldmere. They signed an accord on a power cable and looked back on the ferry line that was agreed in Tarn Harbour."
)
TEXTS = (FIRE, FIRE_AGAIN, OTHER_FIRE, MEETING, MEETING_AGAIN, NEXT_MEETING)


def stories(lines: Sequence[ReportLine]) -> set[frozenset[str]]:
    found = gather([PROFILER.of(line) for line in lines])
    assert sorted(at for members in found for at in members) == list(range(len(lines)))
    return {frozenset(lines[at].document.id for at in members) for members in found}


def alike(one: ReportLine, other: ReportLine) -> float:
    return likeness(PROFILER.of(one), PROFILER.of(other))


def test_two_fires_are_two_stories_though_they_share_the_words_of_fires() -> None:
    fire, again, other = made(FIRE), made(FIRE_AGAIN), made(OTHER_FIRE)
    assert stories([fire, again, other]) == {
        frozenset({fire.document.id, again.document.id}),
        frozenset({other.document.id}),
    }


def test_two_meetings_of_the_same_people_a_month_apart_are_two_stories() -> None:
    first = [made(MEETING, published="2031-04-08"), made(MEETING_AGAIN, published="2031-04-09")]
    second = made(NEXT_MEETING, published="2031-05-09")
    ids = [line.document.id for line in (*first, second)]
    assert stories([*first, second]) == {frozenset(ids[:2]), frozenset(ids[2:])}


def test_an_undated_report_goes_with_the_meeting_that_it_tells_of() -> None:
    first, undated = made(MEETING, published="2031-04-08"), made(MEETING_AGAIN)
    second = made(NEXT_MEETING, published="2031-05-09")
    assert frozenset({first.document.id, undated.document.id}) in stories([first, undated, second])


def test_weeks_between_publications_speak_against_and_days_do_not() -> None:
    near, week, far = (made(MEETING_AGAIN, published=day) for day in ("2031-04-08", "2031-04-12", "2031-06-01"))
    report = made(MEETING, published="2031-04-08")
    assert alike(report, near) == alike(report, week) > alike(report, far) + 0.3


@pytest.mark.parametrize("day", ["On June 28", "On 28 June", "On 2031-06-28"])
def test_days_that_undated_leads_name_speak_against(day: str) -> None:
    report = made(MEETING, published="2031-04-08")
    dated = made(MEETING_AGAIN.replace("Mira Tolland,", f"{day} Mira Tolland,"))
    assert alike(report, made(MEETING_AGAIN)) > alike(report, dated) + 0.2


def test_reports_in_two_languages_are_one_story_by_their_people_and_day() -> None:
    english = made(MEETING, published="2031-04-08", people="Mira Tolland, Maeng Sol-ha")
    text = "톨런드와 맹솔하, 나룻배 재개\n\n톨런드 대통령과 맹솔하 총리가 만났다."
    korean = made(text, published="2031-04-09", language="ko", people="톨런드, 맹솔하")
    later = made(text, published="2031-05-09", language="ko", people="톨런드, 맹솔하")
    assert alike(english, korean) >= SAME_STORY > alike(english, later)


def test_a_date_taken_over_from_other_reports_changes_nothing() -> None:
    line = made(MEETING)
    start = MEETING.index("met")
    weekday = line.document.span(start, start + 3)
    settled = Published(basis="inferred", evidence=(weekday,), value="2031-04-08/2031-04-09")
    assert PROFILER.of(replace(line, document=replace(line.document, published=settled))) == PROFILER.of(line)


def test_the_grounds_are_told_in_words() -> None:
    one, other = (
        PROFILER.of(made(text, published=day)) for text, day in ((FIRE, "2031-04-08"), (FIRE_AGAIN, "2031-06-08"))
    )
    score = same_story(one, other)
    assert score.value == pytest.approx(likeness(one, other))
    assert "silo" in score.words
    assert "published too far apart" in score.words


@settings(max_examples=40, deadline=None)
@given(
    st.permutations(range(len(TEXTS))),
    st.lists(st.sampled_from(["2031-04-08", "2031-05-20", None]), min_size=6, max_size=6),
)
def test_the_order_of_reports_does_not_matter(order: list[int], days: list[str | None]) -> None:
    lines = [made(text, published=day) for text, day in zip(TEXTS, days, strict=True)]
    assert stories([lines[at] for at in order]) == stories(lines)


def test_neighbours_are_bounded_however_many_hold_a_word() -> None:
    profiles = [PROFILER.of(made(f"{FIRE} Witness {number} spoke.", published="2031-04-08")) for number in range(60)]
    pairs = neighbours(profiles)
    most = max(sum(at in pair for pair in pairs) for at in range(len(profiles)))
    keys = max(len(profile.keys) for profile in profiles)
    assert most <= 4 * NEAR * keys
    assert len(gather(profiles)) == 1


def test_a_report_without_a_word_is_a_story_of_its_own() -> None:
    lines = [made("…"), made("?"), made(FIRE)]
    assert len(stories(lines)) == 3
