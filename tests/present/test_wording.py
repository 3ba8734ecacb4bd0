from __future__ import annotations

from communique.model import Span
from communique.present.wording import pieces

PASSAGE = Span("doc-1", 10, 37, "We will  build\na lamp here.")


def test_a_passage_is_cut_where_words_differ_and_shown_on_one_line() -> None:
    cut = pieces(PASSAGE, (Span("doc-1", 13, 17, "will"), Span("doc-1", 27, 31, "lamp")))
    assert [(piece.text, piece.marked) for piece in cut] == [
        ("We ", False),
        ("will", True),
        (" build a ", False),
        ("lamp", True),
        (" here.", False),
    ]


def test_a_passage_without_differences_is_one_piece() -> None:
    assert [(piece.text, piece.marked) for piece in pieces(PASSAGE, ())] == [("We will build a lamp here.", False)]
