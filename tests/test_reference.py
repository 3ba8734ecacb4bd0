"""The reference data: indexes, spellings, and what each file must say of itself."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from communique.reference import Reference, key_of, load_reference, sounds_like_outlet


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("the United States", "USA"),
        ("U.S.", "USA"),
        ("US", "USA"),
        ("us", None),
        ("Britain", "GBR"),
        ("the Netherlands", "NLD"),
        ("Republic of Korea", "KOR"),
        ("DPRK", "PRK"),
        ("Korea", "KOR"),
        ("turkey", None),
        ("Türkiye", "TUR"),
        ("Valdoria", None),
    ],
)
def test_a_state_is_found_by_any_of_its_names(reference: Reference, words: str, code: str | None) -> None:
    assert reference.state_named(words) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [("Danish", "DNK"), ("Danes", "DNK"), ("South Koreans", "KOR"), ("Korean", "KOR"), ("polish", None)],
)
def test_a_people_or_adjective_leads_to_its_state(reference: Reference, words: str, code: str | None) -> None:
    assert reference.people_named(words) == code


def test_shared_names_keep_every_reading(reference: Reference) -> None:
    assert reference.shared["korea"] == ("KOR", "PRK")
    assert reference.shared["koreans"] == ("KOR", "PRK")
    assert reference.shared["congo"][0] == "COD"


def test_seats_and_metonyms_of_governments(reference: Reference) -> None:
    assert reference.capitals["the hague"] == reference.capitals["hague"] == "NLD"
    assert reference.metonyms["kremlin"] == "RUS"
    assert reference.metonyms["the white house"] == "USA"
    assert reference.metonyms[key_of("the Quai d’Orsay")] == "FRA"


def test_names_in_other_scripts(reference: Reference) -> None:
    assert reference.local_names["大韓民国"] == "KOR"
    assert reference.local_names["일본"] == "JPN"
    assert reference.local_names["法国"] == "FRA"


def test_every_code_is_of_three_capitals_and_every_index_points_to_a_state(reference: Reference) -> None:
    for index in (reference.states_by_name, reference.demonyms, reference.capitals, reference.metonyms):
        assert set(index.values()) <= set(reference.states)
    assert all(len(code) == 3 and code.isupper() for code in reference.states)
    assert len(set(reference.wikidata.values())) == len(reference.wikidata)


def test_titles_have_a_class_and_a_usual_wording(reference: Reference) -> None:
    title = reference.title_named("Secretary of State")
    assert title is not None
    assert (title.kind, title.office) == ("minister", "foreign minister")
    premier = reference.title_named("premier")
    assert premier is not None
    assert premier.office == "prime minister"
    assert reference.title_named("teapot") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Guardian", "Guardian"),
        ("Yomiuri newspaper", "Yomiuri Shimbun"),
        ("Tarn Harbour Gazette", "Tarn Harbour Gazette"),
        ("The Kestrel Daily", "Kestrel Daily"),
        ("time", None),
        ("in hard times", None),
        ("Mira Tolland", None),
    ],
)
def test_outlets_are_known_or_sound_like_one(reference: Reference, words: str, name: str | None) -> None:
    assert reference.outlet_named(words) == name


def test_agencies_and_photo_agencies_are_kept_apart(reference: Reference) -> None:
    assert reference.agency_named("AP") == "Associated Press"
    assert reference.agency_named("ap") is None
    assert reference.agency_named("Getty Images") is None
    assert reference.photo_agency_named("Getty Images") == "Getty Images"


def test_organisations_and_forums(reference: Reference) -> None:
    union = reference.organisation_named("the E.U.")
    forum = reference.organisation_named("G-20")
    assert union is not None
    assert forum is not None
    assert (union.name, union.kind) == ("European Union", "organisation")
    assert (forum.name, forum.kind) == ("G20", "forum")


def test_holders_are_dated_and_named_as_newspapers_print_them(reference: Reference) -> None:
    assert reference.offices_as_of == "2026-01-22"
    assert len(reference.offices) > 190
    for holders in reference.offices.values():
        for holder in holders:
            assert holder.since <= reference.offices_as_of
            assert not any(part.isupper() and len(part) > 4 for part in holder.name.split())
            assert holder.family in holder.name
            assert holder.roles


def test_every_data_file_names_source_licence_and_date() -> None:
    for entry in files("communique").joinpath("data").iterdir():
        if entry.name in {
            "states.json",
            "offices.json",
            "titles.json",
            "agencies.json",
            "outlets.json",
            "organisations.json",
        }:
            header = json.loads(entry.read_text(encoding="utf-8"))["header"]
            assert header["source"]
            assert header["licence"]
            assert header["date"]


def test_a_long_string_is_no_outlet_and_costs_nothing() -> None:
    assert not sounds_like_outlet("A " * 50_000 + "Times")
