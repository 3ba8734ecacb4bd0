from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from communique.present.safety import for_markdown, for_page, for_script, for_terminal

SPECIALS = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~^$&:@=/\"'1a w\n\t\u202e\u200b\x1b"), max_size=40)
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "[here](javascript:alert(2))",
    "![x](http://example.invalid/x.png)",
    "<script>alert(3)</script>",
    "javascript:alert(4)",
    "www.example.invalid and http://example.invalid",
    "- a list", "+ another", "1. a third", "2) a fourth", "# a heading", "> a quotation", "=====", "---",
    "```fence", "a | b", "*em* **strong** __strong__ ~~struck~~ `code`", "&lt;img&gt; &amp;copy;", "a\\", "[^1]", "$x$",
    "<https://example.invalid>", "    indented", "mira@example.invalid",
]  # fmt: skip


def rendered(text: str) -> str:
    return MarkdownIt("gfm-like", {"linkify": False, "html": True}).disable("linkify").render(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_words_and_makes_nothing_of_them(text: str) -> None:
    html = rendered(for_markdown(text))
    plain = html.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain == f"<p>{' '.join(text.split())}</p>\n"


@given(SPECIALS)
def test_no_text_becomes_markup_in_markdown(text: str) -> None:
    html = rendered(f"- {for_markdown(text)} (end)")
    assert html.startswith("<ul>\n<li>")
    assert html.count("<") == 4, html


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_its_table_cell(text: str) -> None:
    html = rendered(f"| a | b |\n| --- | --- |\n| {for_markdown(text)} | here |\n")
    assert html.count("<td") == 2
    assert "<td>here</td>" in html


@given(st.text(max_size=60))
def test_a_terminal_gets_nothing_to_obey(text: str) -> None:
    shown = for_terminal(text + "\x1b]8;;file:///etc/passwd\x1b\\click\x1b[2J\x9b31m\u202e\u2066\u200b\x07\r\n")
    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cs")]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200d\u2060\ufeff")
    assert "click" in shown


def test_a_page_says_where_the_direction_is_turned() -> None:
    assert for_page("a\u202eb\u202c\x1b[0m\r\n\u200bc") == "a⟨U+202E⟩b⟨U+202C⟩⟨U+001B⟩[0m\nc"


def test_a_page_keeps_the_joiners_that_letters_need() -> None:
    assert for_page("می\u200cخواهم") == "می\u200cخواهم"


@given(st.text(max_size=60))
def test_json_in_a_script_element_keeps_its_value_and_cannot_end_the_element(text: str) -> None:
    escaped = for_script(json.dumps({"text": text + "</script><!--\u2028\u2029&"}, ensure_ascii=False))
    assert not set(escaped) & set("<>&\u2028\u2029")
    assert json.loads(escaped)["text"] == text + "</script><!--\u2028\u2029&"
