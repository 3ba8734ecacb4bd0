"""Every layer says what it found in some characters, by which rule, on what grounds."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from communique.annotate import annotate
from communique.calibration import logistic
from communique.errors import UsageError
from communique.explain import Explanation, Item, explained, lines
from communique.explain.spans import place_of
from communique.link import link_report
from communique.model import Furniture, Passage, Published, Report, to_json
from communique.tools import Tools

TEXT = (
    "Valdorian President Ida Brekke met Morvan Prime Minister Oren Vask in Harrowgate on Monday.\n\n"
    "“We will resume the ferry dialogue in May,” Brekke said. She added that 4,000 visas would be issued.\n\n"
    "The two leaders agreed to expand the Young Hands programme.\n\n"
    "Photo: Harbour Press\n"
)


def report(text: str = TEXT) -> Report:
    made = Report(
        id="d", source="one.txt", sha256="0" * 64, text=text, published=Published(basis="stated", value="2031-04-08")
    )
    start = text.find("Photo:")
    marks = () if start < 0 else (Furniture("credit", made.span(start, start + len("Photo: Harbour Press"))),)
    return Report(**{name: getattr(made, name) for name in made.__struct_fields__} | {"furniture": marks})


def explain(words: str, tools: Tools) -> Explanation:
    return explained(report(), place_of(words, TEXT), tools)


def one(found: Explanation, layer: str) -> Item:
    return next(item for item in found.items if item.layer == layer)


# --- the span


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("0:9", "Valdorian"),
        (" 0 : 9 ", "Valdorian"),
        ("Brekke said", "Brekke said"),
        ('"We will  resume', "“We will resume"),
        ("brekke SAID", "Brekke said"),
        ("on Monday. “We", "on Monday.\n\n“We"),
        ("(none)", "(none)"),
    ],
)
def test_a_place_is_named_by_characters_or_words(words: str, shown: str) -> None:
    text = TEXT + "(none)"
    assert text[slice(*place_of(words, text))] == shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("10:10", "is empty"),
        ("20:10", "the end must come after the start"),
        ("0:100000", "reaches beyond the report"),
        ("Brekke denied", "are not in the report"),
        ("  ", "START:END"),
        ("Brekke", "2 times: add words around them, or choose --span "),
        ("e", "; and "),
    ],
)
def test_a_place_that_is_none_or_several_is_refused_in_words(words: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        place_of(words, TEXT)


def test_what_is_offered_for_choice_can_be_chosen() -> None:
    with pytest.raises(UsageError) as refused:
        place_of("Brekke", TEXT)
    offered = str(refused.value).split("--span ")[1].split(" ")[0]
    assert TEXT[slice(*place_of(offered, TEXT))] == "Brekke"


# --- the layers


def test_an_attribution_shows_the_features_that_add_up_to_its_confidence(tools: Tools) -> None:
    item = one(explain("resume the ferry dialogue", tools), "attribution")
    assert item.what == "direct speech of Ida Brekke"
    assert item.rule.startswith("clause: ")
    assert [(part.role, part.span.exact) for part in item.parts] == [
        ("source", "Brekke"),
        ("cue", "said"),
        ("content", "“We will resume the ferry dialogue in May,”"),
    ]
    score = sum((ground.value or 0) * (ground.weight or 0) for ground in item.grounds)
    measured = tools.calibration.measured
    assert item.confidence == round(logistic(measured.slope * score + measured.intercept), 3)


def test_it_is_the_attribution_of_the_line(tools: Tools) -> None:
    line = link_report(annotate(report(), tools), tools)
    told = {item.id: item.confidence for item in explained(report(), (0, len(TEXT)), tools).items if item.id}
    assert line.attributions
    assert all(told[item.id] == item.confidence for item in line.attributions)


def test_a_pronoun_tells_what_it_goes_back_to(tools: Tools) -> None:
    item = next(item for item in explain("She added", tools).items if item.layer == "actor")
    assert item.what.startswith("Ida Brekke (person")
    assert item.rule.startswith("pronoun: looks back to whom it can mean, last named as “Brekke”")


def test_a_short_form_and_a_group_tell_whom_they_mean(tools: Tools) -> None:
    assert one(explain("Brekke said", tools), "actor").rule == "name: a short form of “Ida Brekke”"
    group = one(explain("The two leaders", tools), "actor")
    assert group.rule.startswith("group: ")
    assert group.what.startswith("Ida Brekke and Oren Vask")


def test_a_mention_of_nobody_says_so(tools: Tools) -> None:
    text = "He left."
    (item,) = [item for item in explained(report(text), (0, 2), tools).items if item.layer == "actor"]
    assert (item.id, item.what) == (None, "nobody: no step could say who is meant")


@pytest.mark.parametrize(
    ("words", "layer", "told"),
    [
        ("expand the Young Hands", "commitment", "“agreed” stands for “agree”|“expand” stands for “expand”"),
        ("Young Hands programme", "mechanism", "“programme” can name a"),
        ("met Morvan", "event", "“Monday”"),
        ("on Monday", "time expression", "2031-04-08|by themselves"),
        ("4,000 visas", "figure", ""),
        ("Photo:", "furniture", ""),
    ],
)
def test_each_layer_tells_its_grounds(words: str, layer: str, told: str, tools: Tools) -> None:
    item = one(explain(words, tools), layer)
    assert item.what
    assert item.rule
    grounds = " ".join(ground.words for ground in item.grounds)
    assert any(part in grounds for part in told.split("|"))


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Valdoria sent dozens of warships to the strait.", "dozens", "no exact number of"),
        ("The talks of the two states lasted three years.", "three years", "it says how long, not when"),
    ],
)
def test_what_has_no_value_is_told_in_words(text: str, words: str, told: str, tools: Tools) -> None:
    found = explained(report(text), place_of(words, text), tools)
    assert told in " ".join(
        [item.what for item in found.items] + [g.words for item in found.items for g in item.grounds]
    )
    assert "None" not in "\n".join(lines(found))


def test_an_undertaking_tells_who_vouches_for_it(tools: Tools) -> None:
    item = one(explain("expand the Young Hands", tools), "commitment")
    assert any("vouches for it, with a confidence of 0." in ground.words for ground in item.grounds)


def test_only_what_touches_the_span_is_told(tools: Tools) -> None:
    found = explain("Harrowgate", tools)
    assert not [item for item in found.items if item.layer in {"attribution", "commitment", "figure"}]
    found = explain("Brekke said", tools)
    assert {item.layer for item in found.items} >= {"attribution", "actor"}
    assert all(
        any(part.span.start < found.span.end and found.span.start < part.span.end for part in item.parts)
        for item in found.items
    )


# --- how it is written


def test_the_lines_show_numbers_words_and_confidence(tools: Tools) -> None:
    text = "\n".join(lines(explain("Brekke said", tools)))
    assert "one.txt " in text.splitlines()[0]
    assert "attribution: direct speech of Ida Brekke [confidence 0." in text
    assert "  +1.00 “said” hardly ever does anything but report speech" in text
    assert "in all, which on the measured scale is a confidence of 0." in text


def test_where_nothing_was_found_the_lines_say_so(tools: Tools) -> None:
    assert list(lines(explained(report("A quiet pond.\n"), (2, 7), tools)))[1:] == [
        "nothing that was found touches these characters"
    ]


def test_nothing_found_in_another_language_is_said_to_be_no_finding(tools: Tools) -> None:
    text = "A quiet pond.\nUn étang calme.\n"
    plain = report(text)
    french = text.index("Un")
    mixed = replace(plain, language="en", passages=(Passage("fr", plain.span(french, len(text))),))
    assert "their language is fr" in list(lines(explained(mixed, (french, french + 4), tools)))[1]
    assert "language" not in list(lines(explained(mixed, (2, 7), tools)))[1]


def test_the_json_has_all_of_it(tools: Tools) -> None:
    found = explain("Brekke said", tools)
    data = json.loads(to_json(found))
    assert data["schema"] == "communique.explanation/1"
    assert data["span"]["exact"] == "Brekke said"
    assert {"name", "words", "value", "weight"} == data["items"][0]["grounds"][0].keys()
