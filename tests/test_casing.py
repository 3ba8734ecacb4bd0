"""Lines whose capitals tell no name from another word are read as sentences."""

from __future__ import annotations

import importlib

import pytest
from spacy.tokens import Doc

from communique.annotate.sentences import parsed
from communique.parsing import Parser
from communique.tools import MODEL

BODY = "\nThe envoy met Oren Vask of the FTA and rejected a toll on Monday.\n"


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(importlib.import_module(MODEL).load(exclude=["ner"]))


def first_line(doc: Doc) -> dict[str, str]:
    """The words of the first line and their tags."""
    return {token.text: token.tag_ for token in doc if token.idx < doc.text.index("\n")}


@pytest.mark.parametrize("title", ["Oren Vask Rejects Toll Plan For FTA", "OREN VASK REJECTS TOLL PLAN FOR FTA"])
def test_a_headline_in_capitals_has_a_verb_and_its_names(title: str, parser: Parser) -> None:
    tags = {word.lower(): tag for word, tag in first_line(parsed(parser, title + BODY, (), title=0)).items()}
    assert tags["rejects"] == "VBZ"
    assert tags["vask"] == tags["fta"] == "NNP"
    assert tags["toll"] == "NN"


def test_the_text_itself_is_left_as_it_is(parser: Parser) -> None:
    text = "Vask Rejects Harbour Toll From FTA" + BODY
    assert parsed(parser, text, (), title=0).text == text


@pytest.mark.parametrize("line", ["Oren Vask, Ada Roe", "Vask rejects harbour toll from Morva"])
def test_names_and_sentences_are_read_as_they_are_printed(line: str, parser: Parser) -> None:
    before = [(token.tag_, token.dep_) for token in parsed(parser, line, ())]
    assert before == [(token.tag_, token.dep_) for token in parsed(parser, line + BODY, (), title=0)][: len(before)]


def test_an_acronym_keeps_its_capitals(parser: Parser) -> None:
    assert first_line(parsed(parser, "Morva Rejects US Toll Plan Today" + BODY, (), title=0))["US"] == "NNP"


@pytest.mark.parametrize("title", ["Oren Vask Says May Must Resign", "OREN VASK SAYS MAY MUST RESIGN"])
def test_the_first_of_two_modal_verbs_is_a_name(title: str, parser: Parser) -> None:
    tags = {word.lower(): tag for word, tag in first_line(parsed(parser, title + BODY, (), title=0)).items()}
    assert tags["may"] == "NNP"
    assert tags["must"] == "MD"
