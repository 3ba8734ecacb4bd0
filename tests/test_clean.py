"""Cleaning: furniture marked, heading, outlet, date and language found, and nothing cut."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.clean import clean
from communique.clean.lines import split
from communique.model import Report
from communique.raw import Given, RawReport
from communique.reference import Reference, load_reference

LEAD = (
    "President Mira Tolland of Valdoria met Prime Minister Oren Vask of the Kestrel Islands in Tarn Harbour "
    "and agreed to open the strait to fishing boats again, officials of both countries said."
)
BODY = (
    "The two leaders also agreed to study a power cable, and to let young people work in the other country "
    "for a year, according to a joint statement that both governments released after the talks."
)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def cleaned(text: str, reference: Reference, **known: str) -> Report:
    return clean(RawReport("report.txt", text.encode(), "text", Given(**known), text), reference)


def marked(text: str, reference: Reference) -> list[tuple[str, str]]:
    return [(item.kind, item.span.exact) for item in cleaned(text, reference).furniture]


def pages(*lines: str) -> str:
    return "\n".join(lines)


# --- furniture

CAPTION = "Mira Tolland (L) and Oren Vask shake hands at Lantern House in Tarn Harbour on May 16, 2026."


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: KPP",
        "/ Source: Kestrel Wire |",
        "(AP Photo/Ines Calloway)",
        "(Ines Calloway/Reuters via AP)",
        "(Photo by Ines Calloway/Getty Images)",
        "Photo courtesy of Lantern House",
        "| AFP",
        "REUTERS/Ines Calloway",
        "[Yonhap]",
        "Image: Post/Ines Calloway",
    ],
)
def test_a_caption_and_its_credit_are_two_pieces(reference: Reference, credit: str) -> None:
    assert marked(pages(f"{CAPTION} {credit}", LEAD, BODY), reference) == [("caption", CAPTION), ("credit", credit)]


def test_a_credit_on_a_line_of_its_own_makes_the_line_above_a_caption(reference: Reference) -> None:
    assert marked(pages(CAPTION, "Photo: KPP", LEAD, BODY), reference) == [
        ("caption", CAPTION),
        ("credit", "Photo: KPP"),
    ]
    assert marked(pages(LEAD, BODY, "Photo: KPP"), reference) == [("credit", "Photo: KPP")]


@pytest.mark.parametrize(
    "caption",
    [
        "FILE - Mira Tolland speaks at Lantern House in Tarn Harbour.",
        "In this photo provided by the navy, a boat enters Tarn Harbour.",
        "Mira Tolland, second from left, walks along the quay.",
        "【写真】埠頭を歩くトーランド大統領（左）",
        "사진 설명: 부두에서 악수하는 두 정상.",
    ],
)
def test_captions_are_known_by_how_they_are_written(reference: Reference, caption: str) -> None:
    assert ("caption", caption) in marked(pages(caption, LEAD, BODY), reference)


@pytest.mark.parametrize(
    "lead",
    [
        LEAD,
        "President Mira Tolland meets Prime Minister Oren Vask in Tarn Harbour for talks on the strait on Saturday.",
        "TARN HARBOUR (AP) — The leaders of Valdoria and the Kestrel Islands hold talks on May 16, 2026.",
        "Mira Tolland says the strait is open. Oren Vask says it is not, and both meet reporters on Saturday.",
        "Boats leave Tarn Harbour again after fourteen years of quarrels, Vask said, left with few friends.",
    ],
)
def test_a_lead_is_no_caption(reference: Reference, lead: str) -> None:
    assert marked(pages(lead, BODY, BODY), reference) == []


def test_an_agency_sign_off_inside_the_text_is_a_credit_and_its_sentence_stays(reference: Reference) -> None:
    text = pages(LEAD, BODY, BODY, f"{BODY} (PTI)")
    assert marked(text, reference) == [("credit", "(PTI)")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("![]() |", "other"),
        ("![The quay](a.png)", "other"),
        ("Published in News & Features", "navigation"),
        ("Home > World > Straits", "navigation"),
        ("Related: Boats return to the strait", "navigation"),
        ("Advertisement", "navigation"),
        ("Share this story 1 2 3 4", "counter"),
        ("Facebook Twitter WhatsApp Print", "navigation"),
        ("좋아요 31 공유하기 댓글 4", "counter"),
        ("©2026 Kestrel Media Ltd. Visit kestrel.example.", "copyright"),
        ("Copyright 2026 The Tarn Harbour Post. All rights reserved.", "copyright"),
        ("Distributed by Quayside Content, LLC.", "copyright"),
        ("無断転載を禁じます", "copyright"),
        ("Comments", "comments"),
        ("Leave a comment", "comments"),
        ("12 Comments", "comments"),
        ("Subscribe to our newsletter to get the day's news in your inbox.", "subscription"),
        ("With your plan you can comment. Please create a display name in your account.", "subscription"),
        ("Already a subscriber? Sign in", "subscription"),
        ("(Reporting by Ines Calloway; Editing by Hester Lorne)", "credit"),
        ("Follow us on Facebook", "navigation"),
        ("desk@kestrel.example", "other"),
    ],
)
def test_lines_that_are_furniture_by_themselves(reference: Reference, line: str, kind: str) -> None:
    assert marked(pages(LEAD, BODY, line), reference) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "“You can subscribe to that view, or not,” Tolland told reporters on the quay in Tarn Harbour.",
        "The paper lost a third of its subscribers after the strike, and she signed in to the register twice.",
        "Comments by the prime minister drew an angry answer from fishermen in the north of the islands.",
        "Share prices in Tarn Harbour rose by 3 percent on Monday after the talks between the two leaders.",
        "Both sides published in March what they had agreed in January, and nobody in the capital read it.",
        "Copyrights on old sea charts are to be settled in talks next month, the two governments said.",
        "2026 will be a hard year for the fleet.",
    ],
)
def test_sentences_that_use_the_same_words_stay(reference: Reference, line: str) -> None:
    assert marked(pages(LEAD, line, BODY), reference) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Additional reporting by the Arren Press Agency", "credit"),
        ("Associated writer Peter Marsh contributed to this report from Torrin.", "credit"),
        ("Corrections & Amplifications", "other"),
        ("An earlier version of this article misstated the size of the duty.", "other"),
    ],
)
def test_lines_about_the_making_of_a_report_are_furniture(reference: Reference, line: str, kind: str) -> None:
    assert marked(pages("Strait open again", LEAD, BODY, line), reference) == [(kind, line)]


def test_counters_are_runs_of_bare_numbers(reference: Reference) -> None:
    assert marked(pages(LEAD, BODY, "1", "2", "3"), reference) == [("counter", "1"), ("counter", "2"), ("counter", "3")]
    assert marked(pages(LEAD, "2", BODY), reference) == []


def test_an_embedded_post_is_its_words_and_its_author(reference: Reference) -> None:
    post = "三月の話の続きです。海峡を開きます。 pic.twitter.com/9Qk2vAbc"
    author = "— Oren Vask (@orenvask) May 16, 2026"
    report = cleaned(pages(LEAD, post, author, BODY), reference)
    assert [(item.kind, item.span.exact) for item in report.furniture] == [
        ("social-post", post),
        ("social-post", author),
    ]
    assert [(passage.language, passage.span.exact[:5]) for passage in report.passages] == [("ja", "三月の話の")]


def test_a_notice_behind_the_last_sentence_is_marked_alone(reference: Reference) -> None:
    assert marked(pages(LEAD, f"{BODY} © 2026 Kestrel Media. All rights reserved."), reference) == [
        ("copyright", "© 2026 Kestrel Media. All rights reserved.")
    ]


def test_front_matter_and_byte_order_mark_are_furniture_and_stay_in_the_text(reference: Reference) -> None:
    head = "\ufeff---\noutlet: Tarn Harbour Post\n---\n"
    text = head + pages("# Boats return", "", LEAD, BODY)
    raw = RawReport(
        "r.md", text.encode(), "markdown", Given("Tarn Harbour Post"), text, front_matter=(1, len(head) - 1)
    )
    report = clean(raw, reference)
    assert report.text == text
    assert [(item.kind, item.span.start) for item in report.furniture] == [("other", 0), ("other", 1)]
    assert report.title is not None
    assert report.title.exact == "Boats return"
    assert [span.exact for span in report.outlet.evidence] == ["Tarn Harbour Post"]


# --- heading


def test_title_byline_and_dateline(reference: Reference) -> None:
    text = pages(
        "Valdoria opens the strait again",
        "By Ines Calloway and Don Ketteridge in Tarn Harbour",
        "",
        f"TARN HARBOUR, May 16 (AP) — {LEAD}",
        BODY,
    )
    report = cleaned(text, reference)
    assert report.title is not None
    assert report.byline is not None
    assert report.dateline is not None
    assert report.title.exact == "Valdoria opens the strait again"
    assert report.byline.exact == "By Ines Calloway and Don Ketteridge in Tarn Harbour"
    assert report.dateline.exact == "TARN HARBOUR, May 16 (AP)"


def test_a_first_sentence_is_no_title(reference: Reference) -> None:
    assert cleaned(pages("Boats sail again.", LEAD), reference).title is None
    assert cleaned(pages(LEAD, BODY), reference).title is None


def test_a_title_that_is_known_is_found_below_other_lines(reference: Reference) -> None:
    report = cleaned(pages("WORLD", "The strait is open.", LEAD), reference, title="The strait is open.")
    assert report.title is not None
    assert report.title.exact == "The strait is open."


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("Tokyo: ", "Tokyo"),
        ("PARIS — ", "PARIS"),
        ("Berlin (dpa) - ", "Berlin (dpa)"),
        ("LINDENHOLM, Aug. 23 — ", "LINDENHOLM, Aug. 23"),
        ("OSTREL, 15 May. /Tolpress/. ", "OSTREL, 15 May. /Tolpress/"),
        ("OSTREL, March 4. (CTA). ", "OSTREL, March 4. (CTA)"),
        ("He came in May. (So they say). ", None),
        ("Analysis: ", None),
        ("Well-known boats: ", None),
        ("TOLLAND: ", None),
    ],
)
def test_datelines_are_told_from_other_openings(reference: Reference, opening: str, dateline: str | None) -> None:
    report = cleaned(pages("Boats sail again", opening + LEAD, BODY), reference)
    assert (report.dateline.exact if report.dateline else None) == dateline


# --- outlet


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("©2026 Kestrel Courier L.P. Visit kestrel.example.", "Kestrel Courier"),
        ("Copyright © 2026 The Tarn Harbour Post, Inc. All rights reserved.", "Tarn Harbour Post"),
        ("(c) 2026 Reuters", "Reuters"),
        ("Originally published in The Guardian", "Guardian"),
        ("© 나루터신보, 무단 전재 금지", "나루터신보"),
        ("All rights reserved.", None),
        ("© All rights reserved", None),
        ("Published in World News", None),
    ],
)
def test_an_outlet_is_stated_by_the_owner_of_the_text(reference: Reference, line: str, name: str | None) -> None:
    found = cleaned(pages(LEAD, BODY, line), reference).outlet
    assert (found.name, found.basis) == (name, "stated" if name else "none")
    assert bool(found.evidence) == bool(name)


def test_an_outlet_is_inferred_from_what_people_told_it_twice(reference: Reference) -> None:
    twice = "“It is a fair deal,” Ondine Farr told the Kestrel Gazette on Sunday."
    report = cleaned(pages(LEAD, twice, BODY, "“It may last,” Farr told the Kestrel Gazette."), reference)
    assert (report.outlet.name, report.outlet.basis, len(report.outlet.evidence)) == ("Kestrel Gazette", "inferred", 2)
    assert cleaned(pages(LEAD, twice, BODY), reference).outlet.basis == "none"


@pytest.mark.parametrize(
    "other",
    [
        "The Kestrel Gazette reported on Friday that boats sailed.",
        "“No,” Oren Vask told the Aldmere Courier on Friday.",
    ],
)
def test_an_outlet_that_is_cited_or_not_alone_is_not_inferred(reference: Reference, other: str) -> None:
    line = "“It is fair,” Farr told the Kestrel Gazette."
    assert cleaned(pages(LEAD, line, line, other), reference).outlet.basis == "none"


MINUTES = (
    "OSTREL, May 12 (CTA) - "
    + "The ministers spoke of wheat, of rails and of the weather in the valley, officials said. " * 3
)


@pytest.mark.parametrize(
    ("head", "name", "title"),
    [
        ("Teresk Radio\n12 May 2031\n\nCorva sells wheat", "Teresk Radio", "Corva sells wheat"),
        ("Ostrel Courier | 14 May 2031\nCorva sells wheat", "Ostrel Courier", "Corva sells wheat"),
        ("The Ostrel Courier, 14 May 2031\n\nCorva sells wheat", "The Ostrel Courier", "Corva sells wheat"),
        ("La Voz de Teresk\n13 May 2031\n\nCorva sells wheat", "La Voz de Teresk", "Corva sells wheat"),
        ("Hill Country Radio\n\nWheat: what we know", "Hill Country Radio", "Wheat: what we know"),
        ("Corva And Teresk Agree\n13 May 2031\nBy Ann Roe", None, "Corva And Teresk Agree"),
        ("Corva and Teresk strike a deal\n12 May 2031", None, "Corva and Teresk strike a deal"),
        ("Wheat Deal Struck\nA day of talks ends well", None, "Wheat Deal Struck"),
        ("12 May 2031\n\nCorva sells wheat", None, "Corva sells wheat"),
        ("Peace Talks Resume\n12 May 2031\nCorva sells wheat", None, "Peace Talks Resume"),
        ("The Ostrel Courier\nMorning edition\n4 June 2031", None, "The Ostrel Courier"),
        ("OSTREL HERALD\nCorva edition\n\nCorva sells wheat\n\n12 May 2031", "OSTREL HERALD", "Corva sells wheat"),
        ("LE MESSAGER DE TERESK — English edition\n\nCorva sells wheat", "LE MESSAGER DE TERESK", "Corva sells wheat"),
        (
            "Corvan Telegraph Agency (CTA)\n\nCORVA SELLS WHEAT\n12 May 2031",
            "Corvan Telegraph Agency",
            "CORVA SELLS WHEAT",
        ),
        ("Radio Ostrel International\nCorva sells wheat", "Radio Ostrel International", "Corva sells wheat"),
        ("The Ostrel Tribune\n\nAnalysis\n\nCorva sells wheat", "The Ostrel Tribune", "Corva sells wheat"),
    ],
)
def test_the_name_of_the_paper_may_stand_above_the_headline(
    reference: Reference, head: str, name: str | None, title: str
) -> None:
    report = cleaned(f"{head}\n\n{MINUTES}", reference)
    assert report.outlet.name == name
    assert report.title is not None
    assert report.title.exact == title
    assert (report.published.value is not None) == ("2031" in head)


def test_what_is_given_goes_first(reference: Reference) -> None:
    report = cleaned(pages(LEAD, "© 2026 Kestrel Courier"), reference, outlet="Tarn Harbour Post", published="2026-05")
    assert (report.outlet.name, report.outlet.basis) == ("Tarn Harbour Post", "given")
    assert (report.published.value, report.published.basis) == ("2026-05", "given")


# --- date of publication


@pytest.mark.parametrize(
    ("lines", "value", "basis"),
    [
        (["Published May 16, 2026, 5:30 p.m.", LEAD], "2026-05-16", "stated"),
        (["입력 2026.05.17 09:12", LEAD], "2026-05-17", "stated"),
        ([f"TARN HARBOUR, May 16, 2026 (AP) — {LEAD}"], "2026-05-16", "stated"),
        (
            [f"{CAPTION} Photo: KPP", LEAD, "They met on Saturday, the Gazette reported Sunday."],
            "2026-05-17",
            "inferred",
        ),
        (
            [f"{CAPTION} Photo: KPP", LEAD, "They met on Saturday. A second meeting is due on Sunday."],
            "2026-05-16",
            "inferred",
        ),
        (
            [LEAD, "We sail. pic.twitter.com/abc", "— Oren Vask (@vask) May 16, 2026"],
            "2026-05-16/2026-05-17",
            "inferred",
        ),
        ([f"{CAPTION} Photo: KPP", LEAD, BODY], None, "none"),
        ([f"File photo: {CAPTION}", LEAD, "They met on Saturday."], None, "none"),
        ([LEAD, "They met on Saturday and meet again on August 24."], None, "none"),
        ([LEAD, BODY, "© 2026 Kestrel Courier"], None, "none"),
        ([LEAD, "Friday, December 4, 2015."], None, "none"),
    ],
)
def test_the_date_is_stated_inferred_or_not_known(
    reference: Reference, lines: list[str], value: str | None, basis: str
) -> None:
    found = cleaned(pages(*lines), reference).published
    assert (found.value, found.basis) == (value, basis)
    assert bool(found.evidence) == (value is not None)


# --- language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (LEAD, "en"),
        ("両首脳は会談し、海峡を再び開くことで合意した。", "ja"),
        ("두 정상은 해협을 다시 열기로 합의했다고 밝혔다.", "ko"),
        ("两国领导人举行会谈，同意重新开放海峡。", "zh"),
        ("Le président a déclaré lundi que le port serait rouvert aux bateaux de pêche.", "fr"),
        ("Президент заявила, что порт снова открыт для рыболовных судов.", "ru"),
        ("12345 67", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_report(reference: Reference, text: str, tag: str) -> None:
    assert cleaned(text, reference).language == tag


def test_no_network_is_asked_for_the_language(reference: Reference, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket  # noqa: PLC0415

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    assert cleaned(LEAD, reference).language == "en"


# --- properties

PIECES = st.sampled_from(
    [
        LEAD,
        BODY,
        CAPTION,
        "Photo: KPP",
        "1",
        "2",
        "Comments",
        "© 2026 X",
        "",
        " ",
        "\u3000",
        "— A (@b) May 1, 2026",
        "(",
        "![]() |",
        "\ufeff",
        "pic.twitter.com/a",
        "By A B",
        "---",
        "Subscribe to our newsletter",
        "三月の話の続きです。",
        "🚢" * 9,
        "a\u0301",
        "TOKYO (AP) — x",
        "told the Post",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=14).map("\n".join),
    st.lists(PIECES, max_size=6).map("\r\n".join),
    st.lists(PIECES, max_size=6).map(" ".join),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_span_lies_in_the_text_and_furniture_is_in_order_without_overlap(reference: Reference, text: str) -> None:
    report = cleaned(text, reference)
    last = 0
    for item in report.furniture:
        assert last <= item.span.start < item.span.end <= len(text)
        last = item.span.end
    spans = [item.span for item in report.furniture] + [item.span for item in report.passages]
    spans += [span for span in (report.title, report.byline, report.dateline) if span]
    spans += [*report.outlet.evidence, *report.published.evidence]
    for span in spans:
        assert span.exact == text[span.start : span.end]
        assert span.exact.strip() == span.exact or span.exact == "\ufeff"
        assert span.document == report.id
    assert cleaned(text, reference) == report
    for known in (report.outlet.name, report.published.value):
        assert known != ""


@given(st.text(max_size=200))
def test_lines_cover_everything_that_is_not_blank(text: str) -> None:
    covered = {place for line in split(text) for place in range(line.start, line.end)}
    assert all(place in covered or text[place].isspace() or text[place] in "\ufeff\u200b" for place in range(len(text)))


def test_the_reference_case(shared: Path, reference: Reference) -> None:
    both = said = wanted = 0
    for path in sorted((shared / "gold").glob("0*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next((shared / "reports").glob(f"*/{path.stem}.txt"))
        with source.open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        spans = [entry["span"] for entry in gold["document"]["furniture_spans"]]
        expected = {place for span in spans for place in range(span["start"], span["end"]) if not text[place].isspace()}
        found = {
            place
            for item in cleaned(text, reference).furniture
            for place in range(*item.span.range)
            if not text[place].isspace()
        }
        both, said, wanted = both + len(expected & found), said + len(found), wanted + len(expected)
    assert 2 * both / (said + wanted) >= 0.95


@pytest.mark.parametrize("line", ["a|" + (" " * 30 + "a|") * 8 + "!", "A" + " - b" * 20_000])
def test_a_line_that_looks_like_a_masthead_costs_no_more_than_its_length(reference: Reference, line: str) -> None:
    cleaned(f"{line}\n{line}\n\n{LEAD}\n\n{BODY}", reference)
