"""Our way through the model gives what the model gives, whatever was parsed before or stands beside a passage."""

from __future__ import annotations

import importlib
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from communique import parsing
from communique.annotate.sentences import parsed
from communique.parsing import Parser, encoder, forms
from communique.parsing.encoder import FEATURES, Encoder, in_blocks
from communique.tools import MODEL

PASSAGES = (
    "The leaders didn’t say whether they’d sign, but there's a draft; let's see what it's gonna be.",
    "“We have to talk,” Tolland said. “It isn't over: there are gifts, and I got it.”",
    "Mira Tolland — who has been to Tarn Harbour — met 12 envoys, he said, at 9:30 a.m. on 3 May 2031.",
    "国王は述べた。",
    "Y'all ain't seen what y'all gotta do.",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    """The model as it comes."""
    language: Language = importlib.import_module(MODEL).load(exclude=["ner"])
    return language


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(importlib.import_module(MODEL).load(exclude=["ner"]))


def told(doc: Doc, first: int = 0) -> list[tuple[object, ...]]:
    """All that a parse says of each token."""
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i - first, t.is_sent_start) for t in doc[first:]
    ]


def passages_of(examples: Path) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(examples.rglob("*.txt"))]
    found = [line for text in texts for line in text.splitlines() if line.strip()]
    assert len(found) > 30
    return [*found, *PASSAGES]


def test_a_passage_is_parsed_as_by_the_model_alone(plain: Language, parser: Parser, examples: Path) -> None:
    for passage in passages_of(examples):
        assert told(parsed(parser, passage, ())) == told(plain(passage)), passage


def test_passages_of_one_text_do_not_know_of_each_other(parser: Parser, examples: Path) -> None:
    lines = passages_of(examples)
    together = parsed(parser, "\n\n".join(lines), ())
    parser.forget()
    first = 0
    for line in lines:
        alone = parsed(parser, line, ())
        part = [(t.text, t.tag_, t.lemma_, t.dep_, t.head.i - first) for t in together[first : first + len(alone)]]
        assert part == [(t.text, t.tag_, t.lemma_, t.dep_, t.head.i) for t in alone]
        first += len(alone) + 1


def test_vectors_are_those_of_the_model_and_do_not_depend_on_company(plain: Language) -> None:
    component = plain.get_pipe("tok2vec")
    docs = [plain.make_doc(text) for text in PASSAGES]
    features = [doc.to_array(list(FEATURES)) for doc in docs]
    together = Encoder(component.model)(features)
    for doc, own, beside in zip(docs, features, together, strict=True):
        assert np.allclose(component.predict([doc])[0], beside, atol=1e-4)
        assert (Encoder(component.model)([own])[0] == beside).all()


def test_products_in_blocks_are_products() -> None:
    random = np.random.default_rng(1)
    rows, weights = random.random((300, 96), dtype=np.float32), random.random((96, 288), dtype=np.float32)
    product = in_blocks(rows, weights)
    assert np.allclose(product, rows @ weights, atol=1e-4)
    for first in range(13):
        assert (in_blocks(rows[first : first + 4], weights) == product[first : first + 4]).all()


def test_what_is_kept_is_bounded_and_forgetting_changes_nothing(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join(PASSAGES)
    before = told(parsed(parser, text, ()))
    monkeypatch.setattr(parsing, "KEPT_PASSAGES", 2)
    monkeypatch.setattr(encoder, "KEPT_WORDS", 10)
    monkeypatch.setattr(forms, "KEPT_FORMS", 10)
    for _ in range(2):
        assert told(parsed(parser, text, ())) == before
    assert len(parser._tagged) == len(parser._trees) == 2
    parsed(parser, "They met.", ())
    assert len(parser._encoder._rows) == len(parser._forms._rows) == 3


def test_many_passages_are_worked_out_in_groups(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(f"Tolland counted {number} ferries." for number in range(60))
    before = told(parsed(parser, text, ()))
    parser.forget()
    sizes: list[int] = []
    real = parser._encoder
    monkeypatch.setattr(parser, "_encoder", lambda passages: (sizes.append(len(passages)), real(passages))[1])
    monkeypatch.setattr(parsing, "TOGETHER", 100)
    assert told(parsed(parser, text, ())) == before
    assert sum(sizes) == 60
    assert max(sizes) < 10


def test_a_passage_is_worked_out_once(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed(parser, "The ferry line reopens in May.\nThey met.", ())
    monkeypatch.setattr(parser, "_encoder", None)  # whoever asks it now fails
    again = parsed(parser, "They met.\nThe ferry line reopens in May.", ())
    assert again[-3].text == "in"
    assert again[-3].head.text == "reopens"


def test_a_sentence_may_begin_elsewhere_in_a_passage_that_is_known(parser: Parser) -> None:
    free = parsed(parser, "Tolland said the ferry line reopens.", ())
    cut = parsed(parser, "Tolland said the ferry line reopens.", (2,))
    assert [span.start for span in free.sents] == [0]
    assert [span.start for span in cut.sents] == [0, 2]


def test_a_name_is_no_auxiliary(parser: Parser, plain: Language) -> None:
    text = "“We have come a long way,” Da analyzed."
    assert [t.dep_ for t in plain(text) if t.text == "Da"] == ["aux"], "the model reads it now: drop the mending"
    assert [t.dep_ for t in parsed(parser, text, ()) if t.text == "Da"] == ["nsubj"]


def test_two_names_before_a_verb_are_one_subject(parser: Parser, plain: Language) -> None:
    text = "Valdoria, Kestrel Islands agree on ferry line"
    assert [t.text for t in plain(text) if t.dep_ == "nsubj"] == ["Valdoria", "Islands"], "read now: drop the mending"
    doc = parsed(parser, text, ())
    assert [(t.text, t.dep_, t.head.text) for t in doc if t.dep_ in {"nsubj", "conj"}] == [
        ("Valdoria", "nsubj", "agree"),
        ("Islands", "conj", "Valdoria"),
    ]


def test_the_second_of_two_people_is_not_joined_to_the_state_of_the_first(parser: Parser, plain: Language) -> None:
    text = "President Ana Velt of Merovia and Corland's Prime Minister Tomas Brack agreed to reopen the road."
    assert [t.head.text for t in plain(text) if t.text == "Brack"] == ["Merovia"], "read now: drop the mending"
    assert [t.head.text for t in parsed(parser, text, ()) if t.text == "Brack"] == ["Velt"]
    for other in ("She spoke of Merovia and Corland's new road.", "The Bank of Merovia and Corland agreed."):
        assert [t.head.text for t in parsed(parser, other, ())] == [t.head.text for t in plain(other)]


def test_no_text_has_no_parse(parser: Parser) -> None:
    assert len(parsed(parser, "", ())) == 0
