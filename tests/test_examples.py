"""The examples, their README and the list of what a record should find in them agree with each other.

Nothing here runs the program: these tests fail when somebody edits a report and forgets the list.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest

from communique.model import vocabulary

EXAMPLES = Path(__file__).parent.parent / "examples"
EXPECTED: dict[str, Any] = tomllib.loads((EXAMPLES / "expected.toml").read_text(encoding="utf-8"))
REPORTS: dict[str, dict[str, Any]] = {row["file"]: row for row in EXPECTED["report"]}

FATES = {
    "no evidence yet",
    "in progress",
    "done",
    "partly done",
    "not done",
    "stalled",
    "superseded",
    "withdrawn",
    "overdue",
    "not rateable",
}
CLOSED_LISTS = [
    ("derivation", "kind", vocabulary.DerivationKind),
    ("disagreement", "kind", vocabulary.DisagreementKind),
    ("furniture", "kind", vocabulary.FurnitureKind),
    ("check", "kind", vocabulary.CheckKind),
    ("attribution", "mode", vocabulary.Mode),
    ("commitment", "act", vocabulary.Act),
    ("commitment", "area", vocabulary.Area),
    ("commitment", "kind", vocabulary.CommitmentKind),
    ("date", "type", vocabulary.TimeType),
    ("report", "outlet_basis", vocabulary.Basis),
    ("report", "published_basis", vocabulary.Basis),
    ("actor", "type", vocabulary.ActorType),
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PLACE = re.compile(r"`(?P<file>(?:summit|later|spring)/[\w.-]+)` at (?P<offset>\d+): `(?P<phrase>[^`]+)`")
EDTF_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2})?)?)?")


class PageText(HTMLParser):
    """The text of a page, tags dropped: enough to look for a passage that no tag interrupts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def source(file: str) -> str:
    return (EXAMPLES / file).read_bytes().decode("utf-8")


def text_of(file: str) -> str:
    if not file.endswith(".html"):
        return source(file)
    page = PageText()
    page.feed(source(file))
    return "".join(page.parts)


def without_furniture(file: str) -> str:
    text = text_of(file)
    for row in EXPECTED["furniture"]:
        if row["file"] == file:
            text = text.replace(row["phrase"], " ")
    return text


def passages(node: Any, table: str) -> Iterator[tuple[str, str, str]]:
    """Every (table, file, passage) below a node that names a file."""
    if isinstance(node, list):
        for item in node:
            yield from passages(item, table)
    elif isinstance(node, dict):
        if "file" in node:
            for key in ("phrase", "within", "source", "cue", "content", "against"):
                if key in node:
                    yield table, node["file"], node[key]
        for value in node.values():
            yield from passages(value, table)


ALL_PASSAGES = sorted({p for table, rows in EXPECTED.items() for p in passages(rows, table)})


def test_the_set_is_big_enough() -> None:
    assert sum(row["story"] == "summit" for row in REPORTS.values()) >= 6
    assert sum(row["story"] == "later" for row in REPORTS.values()) >= 3
    assert sum(row["story"] == "spring" for row in REPORTS.values()) >= 3
    assert len(ALL_PASSAGES) > 200


def test_every_file_in_the_folders_is_listed_and_the_other_way_round() -> None:
    found = {
        f"{folder}/{path.name}"
        for folder in ("summit", "later", "spring")
        for path in (EXAMPLES / folder).iterdir()
        if not path.name.endswith(".meta.json")
    }
    assert found == set(REPORTS)


@pytest.mark.parametrize(("table", "file", "phrase"), ALL_PASSAGES)
def test_every_passage_is_in_its_file(table: str, file: str, phrase: str) -> None:
    assert file in REPORTS, f"{table}: no such report"
    assert phrase.strip() == phrase
    assert phrase
    assert phrase in text_of(file), f"{table}: not in {file}: {phrase}"


@pytest.mark.parametrize(("table", "field", "allowed"), CLOSED_LISTS)
def test_values_come_from_the_closed_lists_of_the_record(table: str, field: str, allowed: Any) -> None:
    assert {row[field] for row in EXPECTED[table]} <= set(get_args(allowed))


def test_values_inside_rows_come_from_the_closed_lists_too() -> None:
    assert {row["fate"] for row in EXPECTED["commitment"]} <= FATES
    assert {r["act"] for row in EXPECTED["commitment"] for r in row["reports"]} <= set(get_args(vocabulary.Act))
    assert {r["state"] for row in EXPECTED["mechanism"] for r in row["reports"]} <= set(get_args(vocabulary.State))
    assert {r["form"] for row in EXPECTED["quotation"] for r in row["renditions"]} <= set(get_args(vocabulary.Form))


def test_a_shared_passage_stands_in_both_reports() -> None:
    shared = [row for row in EXPECTED["derivation"] if row["shared"]]
    assert len(shared) >= 5
    for row in shared:
        assert row["phrase"].strip("\"'") in text_of(row["from"]), row


def test_copy_without_credit_names_its_agency_nowhere() -> None:
    hidden = [row for row in EXPECTED["derivation"] if not row["credited"]]
    assert hidden
    for row in hidden:
        names = [REPORTS[row["from"]]["outlet"], *REPORTS[row["from"]]["outlet_names"]]
        assert not [name for name in names if name in source(row["to"])]


def test_credited_copy_names_where_it_comes_from() -> None:
    for row in EXPECTED["derivation"]:
        if row["credited"] and REPORTS[row["to"]]["language"] == "en":
            origin = REPORTS.get(row["from"], {"outlet": row["from"], "outlet_names": []})
            assert any(name in text_of(row["to"]) for name in [origin["outlet"], *origin["outlet_names"]]), row


def test_independent_reports_are_joined_by_no_derivation() -> None:
    edges = {frozenset((row["from"], row["to"])) for row in EXPECTED["derivation"]}
    for row in EXPECTED["independent"]:
        assert set(row["reports"]) <= set(REPORTS)
        assert frozenset(row["reports"]) not in edges


def test_independent_reports_share_no_long_run_of_words() -> None:
    """Nine words in a row would look like copy; the names of two states and their leaders are shorter."""

    def runs(file: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[\w-]+", text_of(file).lower())
        return {tuple(words[i : i + 9]) for i in range(len(words) - 8)}

    for row in EXPECTED["independent"]:
        first, second = row["reports"]
        assert not runs(first) & runs(second), row["reports"]


def test_what_is_said_to_be_absent_is_absent() -> None:
    for row in EXPECTED["absence"]:
        for word in row["words"]:
            assert word.lower() not in text_of(row["file"]).lower(), row


def test_a_complete_mechanism_is_named_in_no_other_report() -> None:
    for row in EXPECTED["mechanism"]:
        if row.get("reports_complete"):
            named = {report["file"] for report in row["reports"]}
            assert {f for f in REPORTS if row["name"].lower() in text_of(f).lower()} <= named, row["name"]


def test_follow_up_stands_in_later_reports_and_decides_every_fate_but_silence() -> None:
    for row in EXPECTED["commitment"]:
        stories = {REPORTS[item["file"]]["story"] for item in row["follow_up"]}
        assert stories == (set() if row["fate"] == "no evidence yet" else {"later"}), row["id"]
    fates = {row["fate"] for row in EXPECTED["commitment"]}
    assert {"done", "withdrawn", "not done", "in progress", "no evidence yet"} <= fates


def test_dates_are_possible_and_weekdays_fall_on_their_day() -> None:
    for row in EXPECTED["date"]:
        value = row.get("value")
        assert (value is None) != ("derived" not in row), row
        for part in (value or "").split("/"):
            assert not part or EDTF_DAY.fullmatch(part), row
        named = [day for day in WEEKDAYS if day in row["phrase"]]
        if named:
            assert WEEKDAYS[dt.date.fromisoformat(row["value"]).weekday()] == named[0], row


def test_two_readings_of_one_expression_in_one_report_do_not_clash() -> None:
    seen: dict[tuple[str, str], str | None] = {}
    for row in EXPECTED["date"]:
        key = (row["file"], row["phrase"])
        assert key not in seen, key
        seen[key] = row.get("value")


def test_figures_show_their_value() -> None:
    for row in EXPECTED["figure"]:
        match = re.search(r"\d[\d,]*(?:\.\d+)?", row["phrase"])
        assert match, row
        number = float(match.group().replace(",", ""))
        scale = 1_000_000_000 if "billion" in row["phrase"] else 1
        assert number * scale == row["value"], row


def share(text: str, low: str, high: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(low <= c <= high for c in letters) / len(letters)


def test_every_report_is_in_the_language_it_is_listed_with() -> None:
    for file, row in REPORTS.items():
        text = without_furniture(file)
        kana, hangul, latin = share(text, "぀", "ヿ"), share(text, "가", "힣"), share(text, "A", "z")
        read = "ja" if kana > 0.25 else "ko" if hangul > 0.6 else "en" if latin > 0.95 else "?"
        assert read == row["language"], (file, kana, hangul, latin)
    assert {"ja", "ko", "en"} == {row["language"] for row in REPORTS.values()}


def test_english_reports_have_the_length_of_a_news_report() -> None:
    for file, row in REPORTS.items():
        if row["language"] == "en":
            body = re.sub(r"\A---\n.*?\n---\n", "", text_of(file), flags=re.DOTALL)
            assert 250 <= len(body.split()) <= 700, (file, len(body.split()))


def test_files_are_plain_utf8() -> None:
    for file in REPORTS:
        text = source(file)
        assert "\r" not in text
        assert "\x00" not in text
        assert not text.startswith("﻿")
        assert text.endswith("\n")


def test_sidecars_and_front_matter_say_what_the_list_says() -> None:
    given = set()
    for file, row in REPORTS.items():
        sidecar = EXAMPLES / f"{file}.meta.json"
        if sidecar.exists():
            keys = json.loads(sidecar.read_text(encoding="utf-8"))
        elif source(file).startswith("---\n"):
            keys = dict(line.split(": ", 1) for line in source(file).split("---\n")[1].splitlines())
        else:
            continue
        given.add(file)
        assert list(keys) == ["outlet", "published", "title"]
        assert keys["outlet"] == row["outlet"]
        assert keys["published"] == row["published"]
        assert keys["title"] in text_of(file)
    assert given == {file for file, row in REPORTS.items() if row["published_basis"] == "given"}


def test_a_report_without_a_date_really_prints_none() -> None:
    """A month, a day and a year together, in any of the forms that the other reports use."""
    full = re.compile(r"\d{4}-\d\d-\d\d|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}年\d{1,2}月|\d{4}\.\d\d\.\d\d")
    for file, row in REPORTS.items():
        prints = bool(full.search(text_of(file)))
        assert not (prints and row["published_basis"] == "none"), file
        assert prints or row["published_basis"] in ("none", "given"), file


def test_quotation_marks_are_as_mixed_as_the_traps_need() -> None:
    post = text_of("summit/tarn-harbour-post.md")
    assert '"' in post
    assert "“" in post
    assert re.search(r"(?m)^”\w", post)
    observer = text_of("summit/kaldreth-observer.txt").splitlines()
    assert [line[:11] for line in observer if line.count('"') % 2] == ['"Two fishin']
    for file, marks in (("summit/todai-nichinichi.txt", "「」『』"), ("summit/naruteo-sinbo.txt", "「」『』“”‘’")):
        assert [mark for mark in marks if mark not in text_of(file)] == []


def readme() -> str:
    return (EXAMPLES / "README.md").read_text(encoding="utf-8")


def test_places_in_the_readme_are_where_it_says() -> None:
    places = list(PLACE.finditer(readme()))
    assert len(places) >= 80
    assert {match["file"] for match in places} >= {f for f in REPORTS if f.startswith("summit/")}
    for match in places:
        text, start = source(match["file"]), int(match["offset"])
        found = text[start : start + len(match["phrase"])]
        assert found == match["phrase"], f"{match['file']}: now at {text.find(match['phrase'])}: {match['phrase']}"


def test_the_tables_of_the_readme_are_those_of_the_list() -> None:
    lines = readme().splitlines()
    for file, row in REPORTS.items():
        cells = [f"`{file}`", row["outlet"], row["language"], row["published"], row["published_basis"]]
        assert f"| {' | '.join(cells)} | {len(source(file))} |" in lines
    for row in EXPECTED["commitment"]:
        cells = [f"`{row['id']}`", row["action"], row["act"], ", ".join(row["parties"]), row["fate"]]
        assert f"| {' | '.join(cells)} |" in lines
    for row in EXPECTED["mechanism"]:
        assert f"| {row['name']} | {row['type']} | {', '.join(row['parties']) or 'many'} |" in lines
