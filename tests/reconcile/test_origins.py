"""Who took what from whom: credited copies, hidden copies, reports that cite reports, and what is no copy."""

from __future__ import annotations

from itertools import permutations

import pytest
from msgspec.structs import replace

from communique.model import Actor
from communique.reconcile import reconcile
from communique.settings import Settings

COPY = (
    "The two governments undertook to reopen the ferry line, let students stay for a second term and share storm "
    "warnings, tide tables and harbour pilots"
)
LEADS = {
    "d1": "Mira Tolland and Oren Vask met in Tarn Harbour on Saturday for talks on the strait. ",
    "d2": "In Tarn Harbour, Vask received Tolland on Saturday; the strait was what their talks were about. ",
    "d3": "Talks on the strait brought Tolland to Vask and to Tarn Harbour this Saturday. ",
}


@pytest.fixture
def judge(cast):
    def run(*papers):
        return reconcile([paper.line for paper in papers], cast(papers), Settings())

    return run


@pytest.fixture
def paper(paper):
    """Reports with a lead of their own."""
    return lambda name, text, outlet=None: paper(name, LEADS[name] + text, outlet)


def edges(judged):
    named = {origin.id: origin.name for origin in judged.origins}
    return sorted((named.get(item.source, item.source) or "?", item.to, item.kind) for item in judged.derivations)


def test_hidden_copy_of_a_credited_sentence(paper, judge):
    first = paper("d1", f"{COPY}, the Northern Press Agency reported.", "The Sarrow Ledger")
    first.says("wire", COPY, cue="reported")
    second = paper("d2", f"{COPY}.")
    judged = judge(first, second)
    assert edges(judged) == [("Northern Press Agency", "d1", "cited"), ("Northern Press Agency", "d2", "verbatim")]
    hidden = next(item for item in judged.derivations if item.to == "d2")
    assert all(len(pair) == 2 for pair in hidden.evidence)
    origin = next(origin for origin in judged.origins if origin.name == "Northern Press Agency")
    assert (origin.kind, origin.documents) == ("agency", ("d1", "d2"))


def test_hidden_copy_is_one_origin_for_its_claim(paper, judge):
    first = paper("d1", f"{COPY}, the Northern Press Agency reported.", "The Sarrow Ledger")
    first.says("wire", COPY, cue="reported")
    first.undertakes("resume", "reopen the ferry line", COPY)
    second = paper("d2", f"{COPY}.")
    second.undertakes("resume", "reopen the ferry line", COPY)
    judged = judge(first, second)
    claim = next(claim for claim in judged.claims if any("ferry" in item.span.exact for item in claim.support))
    assert (claim.origins, claim.status) == (1, "one-origin")
    assert judged.commitments[0].support.status == "one-origin"


def test_two_reporters_of_one_undertaking_are_two_origins(paper, judge):
    first = paper("d1", "They agreed to reopen the ferry line.", "The Sarrow Ledger")
    first.undertakes("resume", "reopen the ferry line", "They agreed to reopen the ferry line")
    second = paper("d2", "Ferries will run again: the line is to reopen.", "Kaldreth Observer")
    second.undertakes("resume", "reopen the ferry line", "the line is to reopen")
    assert judge(first, second).commitments[0].support.status == "corroborated"


def test_copy_of_an_agencys_own_report(paper, judge):
    wire = paper("d1", f"{COPY}.", "Northern Press Agency")
    other = paper("d2", f"{COPY}.", "The Aldmere Courier")
    assert ("d1", "d2", "verbatim") in edges(judge(wire, other))


def test_same_words_that_nobody_credits_have_one_unnamed_origin(paper, judge):
    judged = judge(paper("d1", f"{COPY}.", "The Sarrow Ledger"), paper("d2", f"{COPY}.", "Kaldreth Observer"))
    assert edges(judged) == [("?", "d1", "verbatim"), ("?", "d2", "verbatim")]


def test_cited_report_in_the_set(paper, judge):
    cited = paper("d1", "The harbour master resigned over the dues.", "The Aldmere Courier")
    citing = paper("d2", "The harbour master is gone, the Aldmere Courier reported.", "Kaldreth Observer")
    citing.says("courier", "The harbour master is gone", cue="reported")
    assert edges(judge(cited, citing)) == [("d1", "d2", "cited")]


WORDS = "“keep the lamps of the strait lit for every boat and crew”"


def test_cited_report_of_unknown_publisher_is_found_by_its_words(paper, judge):
    cited = paper("d1", f"The text asks both to {WORDS}, officials said.")
    citing = paper("d2", f"The text asks to {WORDS}, the Aldmere Courier reported.", "Kaldreth Observer")
    citing.says("courier", f"to {WORDS}", cue="reported")
    other = paper("d3", "It rained on the quay all morning and nobody minded.")
    assert edges(judge(cited, citing, other)) == [("d1", "d2", "cited")]


def test_no_guess_where_two_reports_have_the_words(paper, judge):
    papers = [paper(f"d{at}", f"The text asks both to {WORDS}, officials said.") for at in (1, 3)]
    citing = paper("d2", f"The text asks to {WORDS}, the Aldmere Courier reported.", "Kaldreth Observer")
    citing.says("courier", f"to {WORDS}", cue="reported")
    assert ("The Aldmere Courier", "d2", "cited") in edges(judge(citing, *papers))


def test_one_speech_quoted_twice_is_no_copy(paper, judge):
    quote = "“Nobody who lands a catch at the old stone pier will pay a penny more because of what we did,”"
    first = paper("d1", f"{quote} Tolland said on the quay.", "The Sarrow Ledger")
    second = paper("d2", f"Tolland told fishermen in the rain: {quote} and left.", "Kaldreth Observer")
    first.says("tolland", quote)
    second.says("tolland", quote, cue="told")
    assert edges(judge(first, second)) == [("Mira Tolland", "d1", "cited"), ("Mira Tolland", "d2", "cited")]


def test_names_and_titles_in_a_row_are_no_copy(paper, judge):
    first = paper("d1", "Valdorian President Mira Tolland and Kestrel Prime Minister Oren Vask met again.", "A Post")
    second = paper("d2", "Valdorian President Mira Tolland and Kestrel Prime Minister Oren Vask quarrelled.", "B Post")
    assert edges(judge(first, second)) == []


# --- several reports, and in any order


def between(judged):
    """Who has it from whom, by the names of origins and reports, without cited documents."""
    return [edge for edge in edges(judged) if edge[2] != "cited"]


@pytest.mark.parametrize("order", list(permutations(("d1", "d2", "d3"))))
def test_one_credit_settles_all_who_print_the_words(paper, judge, order):
    credited = paper(order[0], f"{COPY}, the Northern Press Agency reported.", "The Sarrow Ledger")
    credited.says("wire", COPY, cue="reported")
    others = [paper(name, f"{COPY}.", f"{name} Post") for name in order[1:]]
    judged = judge(credited, *others)
    assert between(judged) == [("Northern Press Agency", name, "verbatim") for name in sorted(order[1:])]


def test_words_in_three_reports_that_nobody_credits_are_one_origin(paper, judge):
    papers = [paper(name, f"{COPY}.", f"{name} Post") for name in ("d1", "d2", "d3")]
    for made in papers:
        made.undertakes("resume", "reopen the ferry line", COPY)
    judged = judge(*papers)
    assert len({item.source for item in judged.derivations}) == 1
    assert {item.to for item in judged.derivations} == {"d1", "d2", "d3"}
    assert (judged.commitments[0].support.origins, judged.commitments[0].support.status) == (1, "one-origin")


def test_the_report_of_days_before_is_where_the_words_are_from(bare, cast):
    papers = [
        bare(name, f"{LEADS[name]}{COPY}.", f"{name} Post", day)
        for name, day in (("d1", "2026-03-14"), ("d2", "2026-03-12"))
    ]
    judged = reconcile([made.line for made in papers], cast(papers), Settings())
    assert between(judged) == [("d2", "d1", "verbatim")]
    assert "2026-03-12" in (judged.derivations[0].why or "")


def test_a_credit_goes_before_the_time(bare, cast):
    first = bare("d1", f"{LEADS['d1']}{COPY}.", "A Post", "2026-03-12")
    second = bare("d2", f"{LEADS['d2']}{COPY}, the Northern Press Agency reported.", "B Post", "2026-03-14")
    second.says("wire", COPY, cue="reported")
    judged = reconcile([first.line, second.line], cast([first, second]), Settings())
    assert between(judged) == [("Northern Press Agency", "d1", "verbatim")]


def test_a_sentence_that_was_turned_round_and_cut_is_found(paper, judge):
    first = paper(
        "d1",
        "After nine hours of talks that twice came close to collapse, the finance ministers of the five island states "
        "agreed early on Saturday to freeze harbour dues until the end of next year.",
        "A Post",
    )
    second = paper(
        "d2",
        "Harbour dues were frozen until the end of next year by the finance ministers of the five island states, after "
        "nine hours of negotiations that twice came close to collapse.",
        "B Post",
    )
    assert [edge[1:] for edge in between(judge(first, second))] == [("d1", "verbatim"), ("d2", "verbatim")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "A clerk, who spoke on condition of anonymity because she was not authorized to speak to the media, wept.",
            "One guard spoke on condition of anonymity because he was not authorized to speak to the media on Monday.",
        ),
        (
            "The Memorandum of Understanding on Cooperation in the Field of Fisheries and Protection of Waters rests.",
            "Memorandum of Understanding on Cooperation in the Field of Fisheries and Protection of Waters, it says.",
        ),
        (
            "Shares in Kestrel closed lower on Monday, with the main index down 0.4 percent at 3,120 points.",
            "Shares in Kestrel closed lower on Friday, with the main index down 1.7 percent at 910 points.",
        ),
    ],
)
def test_formulas_and_names_are_no_copies(paper, judge, a, b):
    assert between(judge(paper("d1", a, "A Post"), paper("d2", b, "B Post"))) == []


# --- syndication


def headed(paper, **heading):
    """The report with a dateline or byline where the words stand."""
    places = {name: paper.span(words) for name, words in heading.items()}
    paper.line = replace(paper.line, document=replace(paper.line.document, **places))
    return paper


def test_agency_in_the_dateline(bare, cast):
    made = bare("d1", f"TARN HARBOUR (Northern Press Agency) — {LEADS['d1']}", "The Sarrow Ledger")
    headed(made, dateline="TARN HARBOUR (Northern Press Agency)")
    judged = reconcile([made.line], cast([made]), Settings())
    assert edges(judged) == [("Northern Press Agency", "d1", "syndicated")]
    assert [(item.derived, item.share) for item in judged.dependence] == [("wholly", 1.0)]


@pytest.mark.parametrize("byline", ["By Ada Roe, Northern Press Agency", "By the Northern Press Agency"])
def test_agency_in_the_byline(bare, cast, byline):
    made = headed(bare("d1", f"{byline}\n\n{LEADS['d1']}", "The Sarrow Ledger"), byline=byline)
    assert edges(reconcile([made.line], cast([made]), Settings())) == [("Northern Press Agency", "d1", "syndicated")]


@pytest.mark.parametrize(
    "line",
    [
        "(Northern Press Agency)",
        "— Northern Press Agency",
        "Republished with permission from the Northern Press Agency.",
        "This article was first published by the Aldmere Courier.",
        "Source: Northern Press Agency",
    ],
)
def test_a_line_at_the_foot_says_who_wrote_it(bare, cast, line):
    made = bare("d1", f"{LEADS['d1']}\n\n{line}", "The Sarrow Ledger")
    found = edges(reconcile([made.line], cast([made]), Settings()))
    assert [(name.removeprefix("The "), kind) for name, _, kind in found] in (
        [("Northern Press Agency", "syndicated")],
        [("Aldmere Courier", "syndicated")],
    )


@pytest.mark.parametrize(
    "line",
    [
        "Source: Ministry of Fisheries",
        "This report was written by Ada Roe.",
        "The minister of (Tarn Harbour)",
        "Tolland read the Northern Press Agency",
    ],
)
def test_a_line_that_names_no_publisher_is_no_syndication(bare, cast, line):
    made = bare("d1", f"{LEADS['d1']}\n\n{line}", "The Sarrow Ledger")
    assert edges(reconcile([made.line], cast([made]), Settings())) == []


def test_an_agencys_own_report_is_not_syndicated_by_it(bare, cast):
    made = bare("d1", f"TARN HARBOUR (Northern Press Agency) — {LEADS['d1']}", "Northern Press Agency")
    headed(made, dateline="TARN HARBOUR (Northern Press Agency)")
    judged = reconcile([made.line], cast([made]), Settings())
    assert edges(judged) == []
    assert [item.derived for item in judged.dependence] == ["not"]


def test_two_papers_that_print_an_agency_are_one_origin(bare, cast):
    papers = []
    for name in ("d1", "d2"):
        text = f"TARN HARBOUR (Northern Press Agency) — {LEADS[name]}They agreed to reopen the ferry line."
        made = headed(bare(name, text, f"{name} Post"), dateline="TARN HARBOUR (Northern Press Agency)")
        made.undertakes("resume", "reopen the ferry line", "They agreed to reopen the ferry line")
        papers.append(made)
    judged = reconcile([made.line for made in papers], cast(papers), Settings())
    assert (judged.commitments[0].support.origins, judged.commitments[0].support.status) == (1, "one-origin")


def test_a_report_of_no_known_publisher_is_that_of_the_agency_in_its_dateline(bare, cast):
    line = "They agreed to reopen the ferry line"
    wire = bare("d1", f"TARN HARBOUR (Strait Wire) — {LEADS['d1']}{line}.")
    headed(wire, dateline="TARN HARBOUR (Strait Wire)")
    other = bare("d2", f"{LEADS['d2']}{line}, Strait Wire reported.", "The Sarrow Ledger")
    other.says("strait", line, cue="reported")
    for made in (wire, other):
        made.undertakes("resume", "reopen the ferry line", line)
    strait = Actor(id="strait", name="Strait Wire", type="outlet", mentions=(other.span("Strait Wire"),))
    judged = reconcile([wire.line, other.line], [*cast([wire, other]), strait], Settings())
    assert [(item.name, item.kind) for item in judged.origins if "d1" in item.documents] == [("Strait Wire", "agency")]
    assert judged.commitments[0].support.origins == 1


@pytest.mark.parametrize("brackets", ["Updated", "Saturday", "May 12"])
def test_what_else_stands_in_the_brackets_of_a_dateline_is_no_agency(bare, cast, brackets):
    made = headed(bare("d1", f"TARN HARBOUR ({brackets}) — {LEADS['d1']}"), dateline=f"TARN HARBOUR ({brackets})")
    judged = reconcile([made.line], cast([made]), Settings())
    assert not [item for item in judged.origins if item.kind == "agency"]


def test_initials_are_those_of_the_agency_that_a_report_names_in_full(bare, cast):
    wire = bare("d1", f"TARN HARBOUR (Allied Press Service) — {LEADS['d1']}")
    headed(wire, dateline="TARN HARBOUR (Allied Press Service)")
    other = bare("d2", f"{LEADS['d2']}The boats sail, APS reported.", "The Sarrow Ledger")
    other.says("aps", "The boats sail", cue="reported")
    listed = Actor(id="aps", name="APS", type="outlet", mentions=(other.span("APS"),))
    judged = reconcile([wire.line, other.line], [*cast([wire, other]), listed], Settings())
    assert {item.name for item in judged.origins if item.kind == "agency"} == {"Allied Press Service"}


# --- how much of a report is its own


def test_a_report_with_one_copied_sentence_is_partly_derived(paper, judge):
    first = paper("d1", f"{COPY}, the Northern Press Agency reported. It rained on the quay.", "The Sarrow Ledger")
    first.says("wire", COPY, cue="reported")
    second = paper("d2", f"{COPY}. Herring was cheap, and nobody at the market spoke of the strait.")
    third = paper("d3", "Nothing was said of tide tables.")
    found = {item.document: item.derived for item in judge(first, second, third).dependence}
    assert found == {"d1": "partially", "d2": "partially", "d3": "not"}


def test_a_cited_document_is_where_it_entered_the_press(bare, paper, judge, cast):
    text = f"{LEADS['d1']}Herring banks are to be shared, the joint statement said."
    made = bare("d1", text, "A Post")
    made.says("statement", "Herring banks are to be shared", cue="said")
    statement = Actor(
        id="statement", name="joint statement", type="document", mentions=(made.span("the joint statement"),)
    )
    judged = reconcile([made.line], [*cast([made]), statement], Settings())
    assert edges(judged) == [("joint statement", "d1", "cited")]
    assert [item.derived for item in judged.dependence] == ["not"]


# --- translations


@pytest.mark.parametrize(
    "line",
    [
        "Translated from the Kestrian original, published by the Aldmere Courier.",
        "(This article was translated by Ada Roe and first appeared in the Aldmere Courier)",
        "This report has been translated; it was published on Monday by the Aldmere Courier.",
    ],
)
def test_a_line_at_the_foot_says_what_was_translated(bare, cast, line):
    made = bare("d1", f"{LEADS['d1']}\n\n{line}", "The Sarrow Ledger")
    judged = reconcile([made.line], cast([made]), Settings())
    assert edges(judged) == [("The Aldmere Courier", "d1", "translated")]
    assert [item.derived for item in judged.dependence] == ["wholly"]


def in_language(paper, language):
    paper.line = replace(paper.line, document=replace(paper.line.document, language=language))
    return paper


def test_a_translation_of_its_own_report(bare, cast):
    day = "2031-03-08"
    theirs = in_language(bare("d2", LEADS["d2"], "The Sarrow Ledger", day), "fr")
    made = bare("d1", f"{LEADS['d1']}\n\nTranslated by Ada Roe.", "The Sarrow Ledger", day)
    papers = [made, theirs]
    named = [replace(each.line, actors=tuple(cast([each]))) for each in papers]
    judged = reconcile(named, cast(papers), Settings())
    assert edges(judged) == [("d2", "d1", "translated")]
    assert [item.derived for item in judged.dependence] == ["not", "not"]


def test_a_translation_of_a_report_that_is_not_here_has_no_source(bare, cast):
    made = bare("d1", f"{LEADS['d1']}\n\nTranslated by Ada Roe.", "The Sarrow Ledger")
    assert edges(reconcile([made.line], cast([made]), Settings())) == []


@pytest.mark.parametrize(
    "text",
    [
        "“Keep the lamps lit,” Vask said, according to a translation by the Northern Press Agency.",
        "“Keep the lamps lit,” Vask said in words translated from Kestrian by the Northern Press Agency.",
        "“Keep the lamps lit,” Vask said, in the Northern Press Agency’s English translation.",
    ],
)
def test_a_passage_in_the_translation_of_an_agency(paper, judge, text):
    made = paper("d1", text, "The Sarrow Ledger")
    made.says("vask", "“Keep the lamps lit,”", chain=("wire",))
    judged = judge(made)
    assert edges(judged) == [("Northern Press Agency", "d1", "translated"), ("Oren Vask", "d1", "cited")]


# --- speakers


def test_whoever_speaks_is_an_origin_in_the_reports_that_say_so(paper, judge):
    first = paper("d1", "The lamps stay lit, Vask said.", "The Sarrow Ledger")
    first.says("vask", "The lamps stay lit")
    second = paper("d2", "The two leaders said the lamps would stay lit.", "Kaldreth Observer")
    second.says("leaders", "the lamps would stay lit")
    judged = judge(first, second)
    speakers = {origin.name: origin.documents for origin in judged.origins if origin.kind == "speaker"}
    assert speakers == {"Oren Vask": ("d1", "d2"), "Mira Tolland": ("d2",)}


def test_what_somebody_did_not_say_makes_no_speaker(paper, judge):
    made = paper("d1", "Vask did not say whether the lamps stay lit.", "The Sarrow Ledger")
    made.says("vask", "whether the lamps stay lit", cue="say", negated=True)
    assert edges(judge(made)) == []


def test_who_denies_has_spoken_and_whose_words_are_denied_has_not(paper, judge):
    made = paper("d1", "Tolland denied that Vask said the lamps stay lit.", "The Sarrow Ledger")
    outer = made.says("tolland", "that Vask said the lamps stay lit", cue="denied", negated=True)
    made.says("vask", "the lamps stay lit", nested_in=outer)
    assert [origin.name for origin in judge(made).origins if origin.kind == "speaker"] == ["Mira Tolland"]


def test_one_speech_in_two_papers_is_carried_by_two(paper, judge):
    words = "“Nobody who lands a catch at the old stone pier will pay a penny more”"
    first = paper("d1", f"{words}, Vask said on the quay.", "The Sarrow Ledger")
    first.says("vask", words)
    second = paper("d2", f"Vask told fishermen in the rain: {words}.", "Kaldreth Observer")
    second.says("vask", words, cue="told")
    claim = next(claim for claim in judge(first, second).claims if len(claim.support) == 2)
    assert (claim.origins, claim.status) == (2, "corroborated")


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Press Agency translation of the treaty is wrong, Vask said.",
        "The Northern Press Agency’s translation desk angered Vask.",
        "Translated poems were published on Monday by the Aldmere Courier.",
    ],
)
def test_what_is_told_of_a_translation_is_none(bare, cast, text):
    made = bare("d1", f"{LEADS['d1']}\n\n{text}", "The Sarrow Ledger")
    assert "translated" not in {kind for *_, kind in edges(reconcile([made.line], cast([made]), Settings()))}


def test_a_paper_that_names_itself_by_its_last_word_cites_nobody(paper, judge):
    made = paper("d1", "Nobody will pay twice, Vask told the Courier.", "The Aldmere Harbour Courier")
    actor = Actor(id="short", name="Courier", type="outlet", mentions=(made.span("the Courier"),))
    made.says("vask", "Nobody will pay twice", cue="told", chain=("short",))
    line = made.line
    judged = reconcile([line], [actor, Actor(id="vask", name="Oren Vask", type="person")], Settings())
    assert [origin.name for origin in judged.origins if origin.kind == "outlet"] == ["The Aldmere Harbour Courier"]


SPOKEN = (
    "“The customs posts stay open for every driver,” Vask said on the quay. Tolland said that nobody had read the long "
    "letter about the posts. An end to the quarrel over the strait was near, Vask told the crews of the boats."
)


def test_a_report_of_speech_alone_is_a_copy_if_its_sentences_are_the_same(paper, judge):
    copied = judge(paper("d1", SPOKEN, "The Sarrow Ledger"), paper("d2", f"{SPOKEN} It rained.", "Kaldreth Observer"))
    assert {kind for *_, kind in edges(copied)} == {"verbatim"}
    told = [claim for claim in copied.claims if len(claim.support) > 1 and "posts" in claim.proposition]
    assert {claim.status for claim in told} == {"one-origin"}
