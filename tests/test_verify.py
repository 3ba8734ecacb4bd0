"""Every kind of fault is found and named; a sound record has none."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from communique import __version__
from communique.errors import UsageError
from communique.model import read_line
from communique.settings import Settings
from communique.store.embedded import open_store
from communique.verify import among_sources, in_store, verify

TEXT = "Mira Tolland of Valdoria said the ferry line would reopen in May.\n"
OTHER = "The ferry line will reopen, Valdoria and the Kestrel Islands agreed.\n"
Item = dict[str, Any]


def document(name: str, source: str, text: str) -> Item:
    return {
        "id": name,
        "source": source,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text": text,
        "language": "en",
        "outlet": {"name": None, "basis": "none", "evidence": []},
        "published": {"value": None, "basis": "none", "evidence": []},
        "furniture": [],
    }


def span(name: str, text: str, words: str) -> Item:
    start = text.index(words)
    return {"document": name, "start": start, "end": start + len(words), "exact": words}


def attribution() -> Item:
    return {
        "id": "a-1",
        "document": "d-1",
        "source": span("d-1", TEXT, "Mira Tolland"),
        "actor": "p-1",
        "cue": span("d-1", TEXT, "said"),
        "content": [span("d-1", TEXT, "the ferry line would reopen in May")],
        "mode": "indirect",
        "chain": [],
        "nested_in": None,
    }


def record() -> Item:
    actor = {"id": "p-1", "name": "Mira Tolland", "type": "person", "members": [], "mentions": []}
    support = [
        {"span": span(name, text, words), "document": name, "attribution": who, "extent": "full", "origin": origin}
        for name, text, words, who, origin in (
            ("d-1", TEXT, "the ferry line would reopen", "a-1", "o-1"),
            ("d-2", OTHER, "The ferry line will reopen", None, "o-2"),
        )
    ]
    return {
        "schema": "communique.record/1",
        "program": {"name": "communique", "version": "0"},
        "documents": [document("d-1", "one.txt", TEXT), document("d-2", "two.txt", OTHER)],
        "actors": [actor],
        "attributions": [attribution()],
        "origins": [
            {"id": name, "kind": "outlet", "name": None, "documents": [of]}
            for name, of in (("o-1", "d-1"), ("o-2", "d-2"))
        ],
        "derivations": [
            {"from": "o-1", "to": "d-2", "kind": "verbatim", "evidence": [[span("d-1", TEXT, "ferry line")]]}
        ],
        "claims": [
            {
                "id": "c-1",
                "proposition": "The ferry line reopens.",
                "support": support,
                "origins": 2,
                "status": "corroborated",
            }
        ],
    }


def line() -> Item:
    value = record()
    return {
        "schema": "communique.report/1",
        "document": value["documents"][0],
        "actors": value["actors"],
        "attributions": value["attributions"],
    }


def faults(value: object) -> list[str]:
    return verify("R", json.dumps(value, ensure_ascii=False).encode()).faults


@pytest.mark.parametrize("make", [record, line])
def test_what_is_sound_has_no_fault(make: Callable[[], Item]) -> None:
    assert faults(make()) == []


def test_spans_are_counted() -> None:
    found = verify("R", json.dumps(record()).encode())
    assert str(found) == "6 spans checked, 0 faults"
    assert found.notes == ["hash and text of 2 reports not checked: no source was given for them"]


Change = Callable[[Item], object]
CHANGES: list[tuple[Change, str]] = [
    (lambda r: r["attributions"][0]["cue"].update(exact="says"), "$.attributions[0].cue: exact is \"says\""),
    (lambda r: r["attributions"][0]["cue"].update(start=-4), "offsets -4-"),
    (lambda r: r["attributions"][0]["cue"].update(end=10_000), "do not fit a text of 66 characters"),
    (lambda r: r["attributions"][0]["cue"].update(document="d-9"), 'there is no document "d-9"'),
    (lambda r: r["claims"][0]["support"][0].update(document="d-2"), "the span lies in document \"d-1\", what it is"),
    (lambda r: r["attributions"][0].update(actor="p-9"), '$.attributions[0].actor: there is no actor "p-9"'),
    (lambda r: r["attributions"][0].update(actor="a-1"), '$.attributions[0].actor: there is no actor "a-1"'),
    (lambda r: r["attributions"][0]["chain"].append("p-9"), "$.attributions[0].chain[0]: there is no actor"),
    (lambda r: r["attributions"][0].update(nested_in="a-9"), "there is no attribution"),
    (lambda r: r["claims"][0]["support"][1].update(origin="o-9"), "there is no origin"),
    (lambda r: r["attributions"][0].update(nested_in="a-1"), '$.attributions[0].nested_in: "a-1" is nested in itself'),
    (lambda r: r["derivations"][0].update({"from": "o-9"}), "there is no document or origin"),
    (lambda r: r["derivations"][0].update(to="o-1"), "there is no document"),
    (lambda r: r["actors"][0]["members"].append("d-1"), "$.actors[0].members[0]: there is no actor"),
    (lambda r: r["actors"].append(copy.deepcopy(r["actors"][0])), "$.actors[1].id: the id \"p-1\" is used twice"),
    (lambda r: r["actors"][0].update(type="ghost"), "$.actors[0].type: Invalid enum value"),
    (lambda r: r.update(claims="none"), "$.claims: Expected `array`"),
    (lambda r: r["claims"][0]["support"].pop(), "$.claims[0].status: corroborated, but there is one origin"),
    (lambda r: r["claims"][0].update(origins=3), "$.claims[0].origins: origins is 3, the support has at most 2"),
    (lambda r: r.update(schema="communique.record/9"), "is neither communique.record/1"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "words"), CHANGES, ids=[words for _, words in CHANGES])
def test_a_fault_is_named(change: Change, words: str) -> None:
    value = record()
    change(value)
    assert any(words in fault for fault in faults(value)), faults(value)


def nested(*outer: str | None) -> Item:
    """A record with an attribution for each name, inside the one named: "a-0" and on."""
    value = record()
    value["claims"] = []
    value["attributions"] = [attribution() | {"id": f"a-{at}", "nested_in": name} for at, name in enumerate(outer)]
    return value


def test_attributions_nested_in_one_another_are_one_fault() -> None:
    found = faults(nested("a-1", "a-2", "a-0", "a-0", None))
    assert found == ['R: $.attributions[0].nested_in: "a-0" is nested in itself']


def test_a_long_nest_is_no_fault_and_costs_its_length() -> None:
    assert faults(nested(*(f"a-{at + 1}" for at in range(20_000)), None)) == []


def test_a_span_in_an_added_field_is_checked_too() -> None:
    value = record()
    value["claims"][0]["seen"] = [{"at": span("d-1", TEXT, "ferry") | {"exact": "train"}}]
    assert len(faults(value)) == 1


def test_offsets_count_code_points() -> None:
    value = line()
    text = "🕊️ 渡し船 é: Mira Tolland said yes."
    value["document"] |= {"text": text}
    value["attributions"] = []
    value["actors"][0]["mentions"] = [span("d-1", text, "Mira Tolland")]
    assert faults(value) == []
    value["actors"][0]["mentions"][0]["start"] += 1
    assert len(faults(value)) == 1


# --- files -----------------------------------------------------------------------------------


def test_lines_are_named_by_their_number() -> None:
    wrong = line()
    wrong["document"] = document("d-2", "two.txt", OTHER)
    text = json.dumps(line()) + "\n" + json.dumps(wrong) + "\nno JSON\n"
    found = verify("L", text.encode())
    assert found.faults[0].startswith("L:2: ")
    assert found.faults[-1].startswith("L:3: $: no JSON")


def test_one_document_on_two_lines() -> None:
    text = json.dumps(line()) + "\n" + json.dumps(line())
    assert "stands on an earlier line" in verify("L", text.encode()).faults[0]


def test_indented_json() -> None:
    assert verify("R", json.dumps(record(), indent=1).encode()).spans == 6


def test_a_brief_carries_its_record() -> None:
    carried = json.dumps(record()).replace("<", "\\u003c")
    page = f'<!doctype html><p>A brief</p><script type="application/json" id="communique-record">{carried}</script>'
    assert str(verify("B", page.encode())) == "6 spans checked, 0 faults"


def test_a_page_that_shows_something_else() -> None:
    made = record()
    made["program"]["version"] = __version__
    carried = f'<script type="application/json" id="communique-record">{json.dumps(made)}</script>'
    sound, forged = (f"<p>{words}</p>{carried}" for words in ("The line reopens.", "The line closes."))
    assert verify("B", sound.encode(), draw=lambda _: sound).faults == []
    assert verify("B", forged.encode(), draw=lambda _: sound).faults == [
        "B: the page shows something else than the record it carries"
    ]


@pytest.mark.parametrize("data", [b"", b"# A brief\n\nNo footnotes here.\n", b"<html></html>", b"\xff\xfe", b"[1]"])
def test_a_file_without_a_record(data: bytes) -> None:
    with pytest.raises(UsageError):
        verify("B", data)


@pytest.mark.parametrize("data", [b"{", b'{"a": NaN}', b'{"a":' * 100_000])
def test_broken_json_is_a_fault(data: bytes) -> None:
    assert len(verify("R", data).faults) == 1


MARKDOWN = """# The ferry line

| Report | Published | Language | File | Remarks |
| --- | --- | --- | --- | --- |
| The Courier \\| Valdoria | | English | one.txt | |

- It reopens[^1]

[^1]: The Courier \\| Valdoria, characters 0–12: “Mira Tolland”
[^2]: two.txt, characters 4–14: “ferry\\_line”
"""


def test_a_markdown_brief_without_sources_is_not_compared() -> None:
    found = verify("B", MARKDOWN.encode())
    assert str(found) == "0 spans checked, 0 faults"
    assert found.notes == ["2 footnotes not compared: no source was given for them"]


# --- sources ---------------------------------------------------------------------------------


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def against(sources: Path, value: Item) -> list[str]:
    evidence, failures = among_sources([str(sources)], Settings())
    assert not failures
    found = verify("R", json.dumps(value).encode(), evidence)
    assert not found.notes
    return found.faults


def test_sources_that_did_not_change(sources: Path) -> None:
    assert against(sources, record()) == []


def test_a_source_under_another_name(sources: Path) -> None:
    (sources / "one.txt").rename(sources / "uno.txt")
    assert against(sources, record()) == []


def test_a_source_that_changed(sources: Path) -> None:
    (sources / "one.txt").write_text(TEXT.replace("May", "June"), encoding="utf-8")
    (fault,) = against(sources, record())
    assert "one.txt has changed" in fault


def test_a_source_that_is_gone(sources: Path) -> None:
    (sources / "one.txt").unlink()
    (fault,) = against(sources, record())
    assert "one.txt was not found" in fault


def test_a_text_that_its_bytes_do_not_have(sources: Path) -> None:
    value = record()
    value["documents"][0]["text"] += "Mira Tolland denied it.\n"
    (fault,) = against(sources, value)
    assert "another text" in fault


def test_a_source_that_need_not_be_there(sources: Path) -> None:
    (sources / "one.txt").unlink()
    evidence, _ = among_sources([str(sources)], Settings())
    found = verify("R", json.dumps(record()).encode(), evidence, complete=False)
    assert found.faults == []
    assert len(found.notes) == 1


def test_a_markdown_brief(sources: Path) -> None:
    evidence, _ = among_sources([str(sources)], Settings())
    assert str(verify("B", MARKDOWN.encode(), evidence)) == "2 spans checked, 0 faults"
    changed = MARKDOWN.replace("Mira Tolland", "Oren Vask").replace("two.txt", "nowhere.txt")
    first, second = verify("B", changed.encode(), evidence).faults
    assert first.startswith('B:9: [^1]: it has "Oren Vask"')
    assert "nowhere.txt was not found" in second


def test_against_a_store() -> None:
    store = open_store(None)
    with store.writer() as writer:
        writer.add_line(read_line(json.dumps(line())), TEXT.encode())
    evidence = in_store(store.view())
    assert verify("L", json.dumps(line()).encode(), evidence).faults == []
    (fault,) = verify("R", json.dumps(record()).encode(), evidence).faults
    assert "two.txt was not found" in fault
