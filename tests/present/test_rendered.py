from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from invented_summit import FILES, TEXTS, record
from markdown_it import MarkdownIt
from msgspec.structs import replace

from communique.errors import UsageError
from communique.model import Record, read_record, to_json
from communique.present import Format, render
from communique.present.html_page import RECORD_ELEMENT
from communique.present.widths import ESCAPE, columns, wrap

GOLDEN = Path(__file__).parent.parent / "golden" / "brief"
ENDINGS: dict[Format, str] = {"terminal": "txt", "markdown": "md", "html": "html"}
VOID = {"meta", "br", "img", "link", "input", "hr"}


def stored() -> Record:
    return read_record((GOLDEN / "record.json").read_bytes())


# --- golden files


def test_the_stored_record_is_the_invented_one(request: pytest.FixtureRequest) -> None:
    path = GOLDEN / "record.json"
    if request.config.getoption("--regenerate"):
        path.parent.mkdir(parents=True, exist_ok=True)
        made = json.loads(to_json(record()))
        path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert stored() == record()


@pytest.mark.parametrize("format_name", list(ENDINGS))
def test_a_record_is_shown_as_stored(format_name: Format, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"brief.{ENDINGS[format_name]}"
    shown = render(stored(), format_name)
    if request.config.getoption("--regenerate"):
        path.write_bytes(shown.encode())
    assert shown == path.read_bytes().decode(), "see the difference, then `pytest tests/present --regenerate`"


@pytest.mark.parametrize("format_name", list(ENDINGS))
def test_no_line_ends_in_a_blank_and_nothing_is_left_of_the_template(format_name: Format) -> None:
    shown = render(stored(), format_name)
    visible = shown.split('<script type="application/json"')[0]
    assert not [part for part in ("{{", "{%", "None", "()", "Evidence(") if part in re.sub(r"alert\(\d\)", "", visible)]
    if format_name != "html":
        assert not [line for line in shown.split("\n") if line != line.rstrip()]
        assert "\n\n\n" not in shown


def test_json_is_the_record_itself() -> None:
    assert read_record(render(stored(), "json")) == stored()


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="choose terminal, markdown, html, json"):
        render(stored(), "pdf")  # type: ignore[arg-type]


# --- terminal


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_fit_the_terminal(width: int) -> None:
    lines = render(stored(), "terminal", width=width).split("\n")
    assert max(columns(line) for line in lines) <= width


def test_without_colours_and_links_a_terminal_gets_no_escape() -> None:
    assert "\x1b" not in render(stored(), "terminal")


def test_colours_only_when_asked_for() -> None:
    shown = render(stored(), "terminal", color=True)
    assert "\x1b[1m" in shown
    assert not re.sub(ESCAPE, "", shown).count("\x1b")
    assert "*will build*" not in shown, "colour marks the words"


def test_links_lead_to_reports_that_are_files_here(tmp_path: Path) -> None:
    made = stored()
    here = tmp_path / "harbour gazette.txt"
    here.write_text(TEXTS[FILES[made.documents[0].id]], encoding="utf-8")
    linked = (replace(made.documents[0], source=str(here)), *made.documents[1:])
    shown = render(replace(made, documents=linked), "terminal", links=True)
    targets = set(re.findall(r"\x1b\]8;;([^\x1b]+)\x1b\\", shown))
    assert targets == {here.resolve().as_uri()}
    assert " " not in targets.pop()
    assert "\x1b" not in render(replace(made, documents=linked), "terminal")


def test_a_long_word_is_broken_and_wide_letters_count_twice() -> None:
    assert wrap("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]
    assert wrap("灯台 " + "新聞" * 4, 8) == ["灯台", "新聞新聞", "新聞新聞"]


def test_continued_lines_hang_where_the_template_says() -> None:
    assert wrap("- \x1fone two three four", 10) == ["- one two", "  three", "  four"]


# --- Markdown


def test_markdown_has_a_footnote_for_each_mark_with_outlet_offsets_and_words() -> None:
    shown = render(stored(), "markdown")
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", shown))
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", shown, re.M))
    assert marks == set(notes)
    assert "The Harbour Gazette, characters 222–288: “the two agreed to resume" in "\n".join(notes.values())


def test_markdown_of_hostile_reports_holds_no_html_and_no_link() -> None:
    html = (
        MarkdownIt("gfm-like", {"linkify": False, "html": True}).disable("linkify").render(render(stored(), "markdown"))
    )
    assert not re.findall(r"<(?:img|script|a|b|code|pre)\b", html)
    assert html.count("<table>") == 7, "no report text may break a table"


# --- HTML


class Page(HTMLParser):
    """What a browser would find: elements with their attributes, ids, links, texts of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.inner: dict[str, list[str]] = {}
        self.faults: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            kind = self.elements[-1][1].get("type") or self.open[-1]
            self.inner.setdefault(kind, []).append(data)


@pytest.fixture(scope="module")
def html() -> str:
    return render(stored(), "html")


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_elements_are_nested(page: Page) -> None:
    assert page.faults == []
    assert page.open == []


def test_nothing_comes_from_elsewhere(page: Page, html: str) -> None:
    for tag, attributes in page.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form", "audio", "video")
        assert not {"src", "srcset", "action", "formaction", "style", "background"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert str(attributes.get("href", "#")).startswith("#")
    style = page.inner["style"][0]
    assert "url(" not in style
    assert "@import" not in style
    shown = html.split('<script type="application/json"', maxsplit=1)[0]
    assert "reports/" not in shown.replace("reports/scan.pdf", ""), "where files lie is nobody's business"


def test_the_policy_lets_in_our_script_and_style_and_nothing_else(page: Page) -> None:
    policy = next(str(attributes["content"]) for _, attributes in page.elements if attributes.get("http-equiv"))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    for name, kind in (("script-src", "script"), ("style-src", "style")):
        digest = hashlib.sha256(page.inner[kind][0].encode()).digest()
        assert rules[name] == f"'sha256-{base64.b64encode(digest).decode()}'"
    scripts = [attributes for tag, attributes in page.elements if tag == "script"]
    assert scripts == [{"type": "application/json", "id": RECORD_ELEMENT}, {}]
    assert len([tag for tag, _ in page.elements if tag == "style"]) == 1


def test_every_link_leads_to_one_place_of_the_page(page: Page) -> None:
    ids = [str(attributes["id"]) for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [str(attributes["href"])[1:] for tag, attributes in page.elements if tag == "a" and "href" in attributes]
    assert set(links) <= set(ids)
    assert len([link for link in links if link.startswith("doc-")]) > 60


def test_every_passage_can_be_highlighted_without_a_script(page: Page) -> None:
    style = page.inner["style"][0]
    cites = [attributes for _, attributes in page.elements if attributes.get("class") == "cite"]
    for attributes in cites:
        assert f"{attributes['href']}:target~.e{attributes['data-n']}" in style


def test_the_highlighted_characters_are_the_passage(html: str) -> None:
    made = stored()
    for place, span in (
        (1, made.commitments[0].reports[0].evidence[0]),
        (2, made.commitments[0].reports[1].evidence[0]),
    ):
        number = re.search(rf'href="#doc-{place}-{span.start}-{span.end}" data-report="{place}" data-n="(\d+)"', html)
        assert number
        article = html.split(f'<article id="report-{place}"')[1].split("</article>", maxsplit=1)[0]
        parts = re.findall(rf'<span class="[^"]*\be{number.group(1)}\b[^"]*">([^<]*)</span>', article)
        assert "".join(parts) == span.exact


def test_the_record_in_the_page_is_the_record(page: Page) -> None:
    assert read_record(page.inner["application/json"][0]) == stored()


def test_hostile_reports_stay_text(html: str) -> None:
    visible = html.split('<script type="application/json"', maxsplit=1)[0]
    assert "<img" not in visible
    assert "&lt;img src=x onerror=alert(1)&gt;" in visible
    assert "&lt;/script&gt;&lt;script&gt;alert(3)" in visible
    assert not set(html) & set("\u202a\u202b\u202d\u202e\u2066\u2067\x1b\x07"), "shown by number"
    assert 'href="javascript' not in html


def test_a_page_of_nothing_has_no_empty_rule() -> None:
    shown = render(Record(program=stored().program), "html")
    assert "None of the sources could be read." in shown
    assert ":target~" not in shown
    assert Page(shown).faults == []
