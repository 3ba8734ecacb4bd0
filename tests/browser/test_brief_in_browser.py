"""The HTML brief in a real browser: what it does with and without its script, on screen, phone and paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from communique.model import read_record
from communique.present import render

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
GOLDEN = Path(__file__).parent.parent / "golden" / "brief" / "record.json"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(render(read_record(GOLDEN.read_bytes()), "html"), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def open_page(browser: Any, brief: str) -> Iterator[Open]:
    """Opens the brief; fails at the end if anything was asked of the network, complained, or ran an alert."""
    contexts, faults = [], []

    def opened(viewport: dict[str, int] = WIDE, fragment: str = "", **options: Any) -> Any:
        context = browser.new_context(viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: faults.append(request.url) if not request.url.startswith("file:") else None)
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(brief + fragment)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def lit(page: Any) -> str:
    return "".join(page.locator("#panel-body .on").all_text_contents())


def test_a_passage_opens_in_the_panel_at_the_highlighted_characters(open_page: Open) -> None:
    page = open_page()
    page.locator(".undertaking a.cite").first.click()
    assert page.locator("#panel").is_visible()
    assert page.locator("#panel-title").text_content() == "The Harbour Gazette"
    assert lit(page) == "the two agreed to resume the lighthouse visits that lapsed in 2019"
    sheet, mark = page.locator("#panel-body").bounding_box(), page.locator("#panel-body .on").first.bounding_box()
    assert sheet["y"] <= mark["y"] < sheet["y"] + sheet["height"]


def test_a_click_on_the_line_itself_opens_its_first_passage(open_page: Open) -> None:
    page = open_page()
    page.locator(".undertaking h4").first.click()
    assert lit(page).startswith("the two agreed to resume")


def test_the_reports_of_a_line_are_a_click_apart(open_page: Open) -> None:
    page = open_page()
    page.locator(".undertaking a.cite").first.click()
    tabs = page.locator("#panel-tabs button")
    assert tabs.count() == 3
    tabs.nth(1).click()
    assert page.locator("#panel-title").text_content() == "Kestrel Ledger"
    assert lit(page) == "Lighthouse visits will continue without a break"
    assert [tab.get_attribute("aria-pressed") for tab in tabs.all()] == ["false", "true", "false"]


def test_the_keyboard_opens_and_closes_and_comes_back(open_page: Open) -> None:
    page = open_page()
    page.locator(".undertaking a.cite").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "panel-close"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.className") == "cite"
    assert page.evaluate("document.activeElement.dataset.n") == page.locator(".undertaking a.cite").nth(
        1
    ).get_attribute("data-n")


def test_hostile_text_is_shown_and_not_run(open_page: Open) -> None:
    page = open_page()
    page.locator("section.single a.cite").nth(4).click()
    assert "</script><script>alert(3)</script>" in page.locator("#panel-body").text_content()
    assert page.locator("#panel-body img, #panel-body script, main img").count() == 0


def test_without_its_script_a_passage_is_highlighted_in_the_full_text(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    link = page.locator(".undertaking a.cite").first
    name, number = str(link.get_attribute("href")), link.get_attribute("data-n")
    plain = page.locator(f"#report-1 .e{number}").first
    before = plain.evaluate("node => getComputedStyle(node).backgroundColor")
    page.goto(page.url + name)
    after = plain.evaluate("node => getComputedStyle(node).backgroundColor")
    assert before != after
    box = plain.bounding_box()
    assert 0 <= box["y"] < WIDE["height"]
    other = page.locator("#report-2 .ev").first.evaluate("node => getComputedStyle(node).backgroundColor")
    assert other == before


@pytest.mark.parametrize("viewport", [WIDE, PHONE, {"width": 800, "height": 900}])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(open_page: Open, viewport: dict[str, int], scheme: str) -> None:
    page = open_page(viewport, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.locator(".undertaking a.cite").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_a_long_name_of_a_file_leaves_the_table_within_a_phone(open_page: Open) -> None:
    page = open_page(PHONE)
    page.locator(".reports .report").first.evaluate(
        "name => { name.textContent = '0123456789abcdef'.repeat(3) + '.txt' }"
    )
    assert page.locator(".sheet:has(.reports)").first.evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")


def test_on_a_phone_the_panel_is_a_sheet_at_the_bottom(open_page: Open) -> None:
    page = open_page(PHONE)
    page.locator(".undertaking a.cite").first.click()
    box = page.locator("#panel").bounding_box()
    assert (box["x"], box["width"]) == (0, PHONE["width"])
    assert box["y"] > PHONE["height"] / 4
    assert round(box["y"] + box["height"]) == PHONE["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    poor = page.evaluate(CONTRAST)
    assert poor == []


def test_on_paper_references_are_numbers_with_their_words_at_the_end(open_page: Open) -> None:
    page = open_page()
    page.locator(".undertaking a.cite").first.click()
    page.emulate_media(media="print")
    assert page.locator("#panel").is_hidden()
    assert page.locator(".toc").is_hidden()
    assert page.locator("#reports").is_hidden()
    assert page.locator("#notes").is_visible()
    assert page.locator(".undertaking .cite .who").first.is_hidden()
    assert page.locator(".undertaking .cite sup").first.is_visible()


# The contrast of every text with its ground, by the formula of WCAG 2; 4.5 is its floor for running text.
CONTRAST = """() => {
  const part = (value) => { value /= 255; return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [red, green, blue] = numbers(color);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const color = getComputedStyle(node).backgroundColor;
      const found = numbers(color);
      if (found.length < 4 || found[3] === 1) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const poor = new Set();
  for (const node of document.querySelectorAll("main *, header *, nav *")) {
    const own = Array.from(node.childNodes).some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || getComputedStyle(node).opacity !== "1") continue;
    const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.add(node.tagName + "." + node.className);
  }
  return Array.from(poor);
}"""


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_the_mark_of_what_may_be_misread_leads_to_what_it_means(open_page: Open, viewport: dict[str, int]) -> None:
    page = open_page(viewport)
    mark = page.locator("section.quotations .unsure").first
    assert mark.inner_text() == "attribution uncertain"
    mark.click()
    assert page.url.endswith("#gaps")
    told = page.locator("#gaps .line", has_text="Attribution uncertain").first
    assert told.is_visible()
    assert page.locator("#panel").is_hidden()
