"""The parse covers every character, and no sentence or token stretch grows with a hostile text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.annotate.sentences import LONGEST_SENTENCE, LONGEST_WORD, find, parse, stretches
from communique.draft import Draft
from communique.model import Report
from communique.tools import Tools

HOSTILE = {
    "marks": "“" * 3_000,
    "brackets": "(" * 1_500 + ")" * 1_500,
    "dashes": "—" * 3_000,
    "no full stop": "the minister said that the dam near the town would hold and " * 60,
    "no blank": "「合意した」と国王は述べた。" * 200,
}


def parsed(text: str, tools: Tools) -> Draft:
    draft = Draft(Report(id="doc-1", source="a.txt", sha256="0" * 64, text=text))
    draft.parse = parse(draft, tools)
    return draft


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_sentence_is_longer_than_people_write(text: str, tools: Tools) -> None:
    draft = parsed(text, tools)
    assert draft.doc.text == text
    assert max(sentence.last - sentence.first for sentence in find(draft, tools)) <= LONGEST_SENTENCE


def test_offsets_hold_where_a_stretch_is_cut(tools: Tools) -> None:
    text = "Tolland spoke. " + "—“" * LONGEST_WORD + " Vask  left.\nThey met."
    draft = parsed(text, tools)
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in draft.doc)
    assert text[draft.doc[-2].idx :] == "met."


def test_a_plain_text_is_parsed_once(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    passes: list[str] = []
    make = tools.parser.make_doc
    monkeypatch.setattr(tools.parser, "make_doc", lambda text: (passes.append(text), make(text))[1])
    parsed("President Mira Tolland met Oren Vask. They agreed to resume talks.", tools)
    assert len(passes) == 1


@given(st.text(alphabet="a“ \n。", max_size=4 * LONGEST_WORD))
def test_stretches_are_the_text_and_bounded(text: str) -> None:
    cut = list(stretches(text))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(len(word) <= 2 * LONGEST_WORD for start, end in cut for word in text[start:end].split())
