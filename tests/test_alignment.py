from __future__ import annotations

from communique.matching.alignment import differing

TIDE = "We will build a lamp so that ships of both our countries come home"
LAMP = "We agreed to put up a lamp by which ships of both countries come home"
BEACON = "We agreed to build a lamp so that boats of both countries come home"


def words_marked(*texts: str) -> list[list[str]]:
    found = differing(texts)
    return [[text[start:end] for start, end in ranges] for text, ranges in zip(texts, found, strict=True)]


def test_words_that_the_other_has_not_are_marked() -> None:
    assert words_marked(TIDE, LAMP) == [["will build", "so that", "our"], ["agreed to put up", "by which"]]


def test_of_three_only_what_none_of_the_others_has_is_marked() -> None:
    assert words_marked(TIDE, LAMP, BEACON) == [["will", "our"], ["put up", "by which"], ["boats"]]


def test_same_words_have_no_marks_whatever_their_quotation_marks() -> None:
    assert words_marked(f"“{TIDE},”", f'"{TIDE}."') == [[], []]


def test_an_excerpt_does_not_make_the_rest_of_a_full_rendition_a_difference() -> None:
    assert words_marked(TIDE, "“a lamp”") == [[], []]


def test_an_excerpt_has_its_own_words_marked() -> None:
    assert words_marked(TIDE, LAMP, "“a bright lamp”")[2] == ["bright"]


def test_a_rendition_alone_in_its_language_is_not_compared() -> None:
    assert words_marked(TIDE, LAMP, "「灯火を築く」")[2] == []


def test_japanese_renditions_are_compared_sign_by_sign() -> None:
    assert words_marked("灯火を築く", "灯火を作る") == [["築く"], ["作る"]]


def test_neighbouring_words_are_one_mark_and_abbreviations_stay_whole() -> None:
    longer = "they met in the U.K., Port Selwyn, and left for their homes"
    assert words_marked(longer, "they met and left for their homes") == [["in the U.K., Port Selwyn"], []]


def test_nothing_in_common_marks_nothing_rather_than_everything() -> None:
    assert words_marked("one two three", "four five six") == [[], []]
