"""Web pages: the article, what the page says of itself, and hostile markup that must cost only itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.errors import Unreadable
from communique.read import text, web_pages
from communique.read.web_pages import PageReader

SENTENCE = "The harbour is open again, the harbour master of Valdoria said on Monday morning. "


@pytest.fixture(scope="module")
def pages() -> Iterator[PageReader]:
    with PageReader() as reader:
        yield reader


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>Boats</title>{head}</head><body>{body}</body></html>"


def test_article_title_and_metadata(pages: PageReader) -> None:
    head = (
        '<meta property="og:site_name" content="The Aldmere Courier">'
        '<meta property="article:published_time" content="2026-05-16T18:00:00Z">'
    )
    found = pages.extract(
        "p", page(f"<nav>Home News</nav><article><h1>Boats</h1><p>{SENTENCE * 9}</p></article>", head)
    )
    assert found.text.startswith("Boats\n")
    assert (found.title, found.outlet, found.published) == ("Boats", "The Aldmere Courier", "2026-05-16")
    assert "Home News" not in found.text


def test_dated_captions_and_the_only_owner_are_kept_to_be_marked(pages: PageReader) -> None:
    body = (
        "<article><h1>Boats</h1><figure><img src=a.png><figcaption>Mira Tolland &amp; guests on May 16, 2026. "
        f"<b>Photo:</b> KPP</figcaption></figure><p>{SENTENCE * 9}</p></article>"
        "<footer><p>© 2026 Courier Press</p></footer>"
    )
    found = pages.extract("p", page(body))
    assert "Mira Tolland & guests on May 16, 2026. Photo: KPP" in found.text
    assert found.text.endswith("© 2026 Courier Press") == (found.outlet is None)


def test_escaped_markup_stays_text(pages: PageReader) -> None:
    found = pages.extract("p", page(f"<article><p>&lt;img onerror=x&gt; {SENTENCE * 9}</p></article>"))
    assert "<img onerror=x>" in found.text


def test_words_below_three_hundred_wrappers_are_found(pages: PageReader) -> None:
    found = pages.extract("p", page("<div>" * 300 + f"<p>{SENTENCE * 5}</p>" + "</div>" * 300))
    assert SENTENCE.strip() in found.text


def test_a_hundred_thousand_wrappers_end(pages: PageReader) -> None:
    found = pages.extract("p", page("<div>" * 100_000 + f"<p>{SENTENCE * 5}</p>"))
    assert SENTENCE.strip() in found.text


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_is_read(
    monkeypatch: pytest.MonkeyPatch, pages: PageReader
) -> None:
    monkeypatch.setattr(web_pages, "WALL_SECONDS", 3.0)
    attributes = " ".join(f'a{number}="x"' for number in range(200_000))
    with pytest.raises(Unreadable, match="takes more than"):
        pages.extract("hostile", page(f"<div {attributes}><p>{SENTENCE * 9}</p></div>"))
    monkeypatch.setattr(web_pages, "WALL_SECONDS", 60.0)
    assert SENTENCE.strip() in pages.extract("good", page(f"<article><p>{SENTENCE * 9}</p></article>")).text


def test_no_process_starts_without_a_page() -> None:
    reader = PageReader()
    with reader:
        pass
    assert reader._child is None


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('<meta charset="windows-1252">“Yes”'.encode("cp1252"), "“Yes”"),
        ('<meta charset="utf-8">“Yes”'.encode("cp1252"), "“Yes”"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">港'.encode("shift_jis"), "港"),
        ("<p>“Yes”".encode(), "“Yes”"),
        (b"<p>har\x00bour", "harbour"),
        ("\ufeff<p>“Yes”".encode("utf-16"), "“Yes”"),
        (b'<meta charset="no-such-thing"><p>Yes', "Yes"),
    ],
)
def test_the_encoding_of_a_page_is_found_as_browsers_do(data: bytes, expected: str) -> None:
    assert text.decode_page("p", data).endswith(expected)


def test_the_example_page_is_read(examples: Path, pages: PageReader) -> None:
    path = examples / "summit" / "aldmere-courier.html"
    if not path.is_file():
        pytest.skip("the examples are not there")
    found = pages.extract(str(path), path.read_text(encoding="utf-8"))
    assert found.outlet == "The Aldmere Courier"
    assert "pic.quayline.example" in found.text
