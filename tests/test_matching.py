"""Words, passages, shared wording, groups and dates: the tools that comparing reports stands on."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from communique.matching.clauses import stands_alone
from communique.matching.days import days, meet, width
from communique.matching.features import Feature, weigh
from communique.matching.groups import candidates, group, strongest
from communique.matching.lexicon import SENSES
from communique.matching.overlaps import Overlaps
from communique.matching.passages import quoted_ranges, read, sentence_ranges
from communique.matching.press import is_agency, is_unnamed, same_publisher, squash
from communique.matching.runs import shared_runs
from communique.matching.weights import overlap, weights_of
from communique.matching.words import Speller
from communique.model import Actor, Report, ReportLine


def reading(text: str, name: str = "d1", actors: tuple[Actor, ...] = ()):
    line = ReportLine(document=Report(id=name, source=name, sha256="0" * 64, text=text))
    return read(line, actors, Speller())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("summit", "talks"),
        ("denuclearise", "denuclearization"),
        ("strengthening", "boosted"),
        ("programme", "programs"),
        ("defense", "defence"),
        ("visits", "visited"),
        ("harbours", "harbour"),
    ],
)
def test_words_that_the_press_uses_for_one_another_share_a_term(one, other):
    speller = Speller()
    assert speller.term(one) == speller.term(other) != ""


@pytest.mark.parametrize("idle", ["the", "said", "reported", "Saturday", "us"])
def test_idle_words_have_no_term(idle):
    assert Speller().term(idle) == ""


def test_an_acronym_is_no_pronoun():
    speller = Speller()
    assert speller.term("US") == speller.term("U.S.") == "US"


def test_no_word_stands_in_two_senses():
    words = [word for listed in SENSES.values() for word in listed.split()]
    assert len(words) == len(set(words))


def test_words_keep_their_places():
    text = "Valdoria’s three-way work, “we” said: 灯籠館 and 공동성명."
    assert all(text[word.start : word.end].casefold() == word.plain for word in Speller().words(text))


def test_text_without_blanks_gives_pairs_of_signs():
    assert [word.term for word in Speller().words("共同声明")] == ["共同", "同声", "声明"]


def test_sentences_end_at_stops_and_line_breaks_but_not_at_abbreviations():
    text = "Gen. Vask met Mr. Pell on Aug. 3. “It rained.” Then it stopped\nHeadline here\n\n会談した。次に発表した。"
    found = [text[start:end].strip() for start, end in sentence_ranges(text)]
    assert found == [
        "Gen. Vask met Mr. Pell on Aug. 3.",
        "“It rained.”",
        "Then it stopped",
        "Headline here",
        "会談した。",
        "次に発表した。",
    ]


def test_clauses_cover_verbs_that_share_a_subject():
    made = reading("The ministers signed the ferry treaty in Aldmere, and will open a harbour office by spring.")
    assert [clause.span.exact for clause in made.clauses] == [
        "The ministers signed the ferry treaty in Aldmere",
        "and will open a harbour office by spring.",
    ]


def clauses(text: str) -> list[str]:
    return [clause.span.exact for clause in reading(text).clauses]


def test_a_main_clause_that_goes_on_after_a_relative_clause_is_not_torn_apart():
    assert len(clauses("The Skerry yard, which builds the ferries, wants to hire four hundred welders.")) == 1


def test_a_clause_with_a_subject_of_its_own_is_cut_off_but_no_list_of_names():
    assert clauses("The smugglers rowed over the river at night, and Valdoria demanded their swift return.") == [
        "The smugglers rowed over the river at night",
        "and Valdoria demanded their swift return.",
    ]
    assert len(clauses("The treaty between Valdoria, Lurland, and Hestra has brought cheaper timber.")) == 1


def test_a_title_and_a_mere_credit_are_not_compared():
    text = (
        "Valdoria counts its cod\n\nIn winter Valdoria counts its cod — according to the ministry of northern waters."
    )
    document = Report(id="d1", source="s", sha256="0" * 64, text=text)
    document = replace(document, title=document.span(0, text.index("\n")))
    made = read(ReportLine(document=document), (), Speller())
    assert [clause.span.exact for clause in made.clauses if stands_alone(clause)] == [
        "In winter Valdoria counts its cod"
    ]


def test_what_came_before_is_a_clause_even_without_a_comma():
    assert clauses("Valdoria sealed its northern border after a customs officer was killed near Velm.") == [
        "Valdoria sealed its northern border",
        "after a customs officer was killed near Velm.",
    ]


def test_an_abbreviated_name_with_an_article_may_end_a_sentence():
    text = "The trawlers sailed home to the U.N. Fishermen cheered. She met the U.N. Fisheries Board."
    document = Report(id="d1", source="s", sha256="0" * 64, text=text)
    places = [(text.index("the U.N. Fishermen"), 8), (text.index("the U.N. Fisheries"), 23)]
    isles = [
        Actor(id=f"isles{at}", name="U.N.", type="state", mentions=(document.span(start, start + length),))
        for at, (start, length) in enumerate(places)
    ]
    assert [sentence.span.exact for sentence in reading(text, actors=isles).sentences] == [
        "The trawlers sailed home to the U.N.",
        "Fishermen cheered.",
        "She met the U.N. Fisheries Board.",
    ]


def test_relative_clause_is_about_the_actor_before_it():
    text = "The visit helps Prime Minister Oren Vask, who has already met the islanders on two rocky shores."
    start = text.index("Oren Vask")
    document = Report(id="d1", source="s", sha256="0" * 64, text=text)
    vask = Actor(id="vask", name="Oren Vask", type="person", mentions=(document.span(start, start + 9),))
    assert reading(text, actors=(vask,)).clauses[-1].actors == {"vask"}


def test_marks_pair_inside_a_paragraph_whatever_their_shape():
    text = '”Calm seas” he said, "we hope“.\n“Never closed\nOutside.'
    assert [text[start:end] for start, end in quoted_ranges(text)] == ["Calm seas", "we hope", "Never closed"]


def test_shared_runs_are_maximal():
    left = reading("Earlier, the harbour masters will open every gate at dawn, he said.")
    right = reading("They say the harbour masters will open every gate at dusk.", "d2")
    runs = shared_runs(left, right)
    assert [run.length for run in runs] == [8]


def test_overlap_weighs_rare_words_more():
    weights = weights_of([["boat", "sea"], ["sea"], ["sea"], ["sea", "gate"]])
    rare = overlap(["boat", "x"], ["boat", "y"], weights)
    common = overlap(["sea", "x"], ["sea", "y"], weights)
    assert rare.weight > common.weight
    assert overlap(["boat"], ["gate"], weights).shared == ()


def test_groups_do_not_chain_over_a_bridge():
    scores = {(0, 1): 0.9, (1, 2): 0.55, (2, 3): 0.9}
    assert group(4, scores, 0.5) == [[0, 1], [2, 3]]
    assert strongest([[0, 1], [2, 3]], scores) == {0: (0, 1), 2: (2, 3)}


def test_features_of_too_many_things_are_no_clue():
    assert candidates([["a", "b"], ["a"], ["b"], ["a"]], 2) == [(0, 2)]


def test_a_score_names_its_grounds_heaviest_first():
    score = weigh((Feature("a", 0.5, 0.2, "weak"), Feature("b", 1.0, 0.5, "strong"), Feature("c", 0.0, 1.0, "none")))
    assert score.value == pytest.approx(0.6)
    assert score.words == "strong; weak"


def test_overlaps_finds_what_touches():
    placed = Overlaps([("d1", 0, 10, "a"), ("d1", 190, 420, "b"), ("d2", 0, 10, "c")])
    assert [thing for _, _, thing in placed.over("d1", 5, 200)] == ["a", "b"]
    assert placed.over("d1", 420, 500) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2026-05-16", "2026-05", True),
        ("2026-05-16", "2026-06", False),
        ("2026-05-16/..", "2026-07-01", True),
        ("2026-05-11/2026-05-17", "2026-05-16", True),
        (None, "2026", None),
        ("199X", "1994~", True),
    ],
)
def test_dates_meet(one, other, expected):
    assert meet(one, other) is expected


def test_a_date_that_is_no_date_is_not_understood():
    assert days("soon") is None
    assert width("2026-05-16") == 0 < width("2026-05") < width(None)


@pytest.mark.parametrize("name", ["Northern Press Agency", "Harbour News Service", "Kestrel Newswire"])
def test_agencies_by_name(name):
    assert is_agency(name, frozenset())


def test_an_outlet_is_no_agency():
    assert not is_agency("The Aldmere Courier", frozenset())
    assert is_agency("NPA", frozenset({squash("npa")}))


def test_publishers_are_the_same_but_for_fillers():
    assert same_publisher("The Aldmere Courier", "Aldmere Courier newspaper")
    assert not same_publisher("Aldmere Courier", "Aldmere Times")


@pytest.mark.parametrize("name", ["media reports", "local media", "several newspapers", "state media"])
def test_unnamed_press(name):
    assert is_unnamed(name)


def test_a_named_outlet_is_not_unnamed():
    assert not is_unnamed("Kestrel Media")
