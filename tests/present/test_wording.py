from __future__ import annotations

from communique.present.wording import marked

TIDE = "We will build a lamp so that ships of both our countries come home"
LAMP = "We agreed to put up a lamp by which ships of both countries come home"


def words_marked(texts: list[str], languages: list[str] | None = None) -> list[list[str]]:
    cut = marked(texts, languages or ["en"] * len(texts))
    assert ["".join(piece.text for piece in pieces) for pieces in cut] == texts, "no character may be lost"
    return [[piece.text for piece in pieces if piece.marked] for pieces in cut]


def test_words_outside_the_common_core_are_marked() -> None:
    assert words_marked([TIDE, LAMP]) == [["will build", "so that", "our"], ["agreed to put up", "by which"]]


def test_same_words_have_no_marks_whatever_their_quotation_marks() -> None:
    assert words_marked([f"“{TIDE},”", f'"{TIDE}."']) == [[], []]


def test_an_excerpt_does_not_make_the_rest_of_a_full_rendition_a_difference() -> None:
    assert words_marked([TIDE, "“a lamp”"]) == [[], []]


def test_an_excerpt_has_its_own_words_marked() -> None:
    assert words_marked([TIDE, LAMP, "“a bright lamp”"])[2] == ["bright"]


def test_a_rendition_alone_in_its_language_is_not_compared() -> None:
    assert words_marked([TIDE, LAMP, "「灯火を築く」"], ["en", "en", "ja"])[2] == []


def test_japanese_renditions_are_compared_sign_by_sign() -> None:
    assert words_marked(["灯火を築く", "灯火を作る"], ["ja", "ja"]) == [["築く"], ["作る"]]


def test_neighbouring_words_are_one_mark_and_abbreviations_stay_whole() -> None:
    longer = "they met in the U.K., Port Selwyn, and left for their homes"
    assert words_marked([longer, "they met and left for their homes"]) == [["in the U.K., Port Selwyn"], []]


def test_nothing_in_common_marks_nothing_rather_than_everything() -> None:
    assert words_marked(["one two three", "four five six"]) == [[], []]
