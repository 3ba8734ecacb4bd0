"""Files, folders, standard input and web pages to raw reports; a bad source costs only itself."""

from __future__ import annotations

import codecs
import json
import os
import sys
from pathlib import Path

import pytest

from communique.model import Failure
from communique.raw import RawReport
from communique.read import read_sources
from communique.settings import Settings

STORY = "Mira Tolland met Oren Vask in Tarn Harbour on Saturday.\r\nThey agreed to talk again.\n"


def read(*sources: Path | str, stdin: bytes | None = None, **options: object) -> list[RawReport | Failure]:
    return list(read_sources([str(source) for source in sources], Settings(**options), stdin))  # type: ignore[arg-type]


def one(*sources: Path | str, **options: object) -> RawReport:
    (found,) = read(*sources, **options)
    assert isinstance(found, RawReport), found
    return found


def failure(*sources: Path | str, **options: object) -> Failure:
    (found,) = read(*sources, **options)
    assert isinstance(found, Failure), found
    assert "\n" not in found.message
    return found


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode())
    return path


def test_a_text_is_kept_character_for_character(story: Path) -> None:
    report = one(story)
    assert report.text == STORY
    assert report.data == STORY.encode()
    assert report.source == str(story)
    assert len(report.sha256) == 64


def test_a_byte_order_mark_stays_in_the_text_as_other_programs_decode_it(story: Path) -> None:
    story.write_bytes(codecs.BOM_UTF8 + STORY.encode())
    assert one(story).text == "\ufeff" + STORY


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_read_by_its_mark(story: Path, encoding: str) -> None:
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    story.write_bytes(mark + STORY.encode(encoding))
    assert one(story).text == STORY


def test_a_folder_is_read_in_order_and_sidecars_and_strangers_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/two.md", "a.txt", "c.html"):
        (tmp_path / name).write_text(
            f"<html><body><p>{name} {STORY * 5}</p></body></html>" if name[-1] == "l" else name + STORY
        )
    (tmp_path / "a.txt.meta.json").write_text('{"outlet": "Tarn Harbour Post"}')
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("hidden")
    found = read(tmp_path)
    assert [Path(item.source).name for item in found] == ["a.txt", "two.md", "c.html"]
    assert all(isinstance(item, RawReport) for item in found)


def test_standard_input_may_be_text_or_a_web_page() -> None:
    assert one("-", stdin=STORY.encode()).media == "text"
    page = f"<!doctype html><html><body><article><h1>Boats</h1><p>{STORY * 8}</p></article></body></html>"
    report = one("-", stdin=page.encode())
    assert report.media == "html"
    assert "<" not in report.text


def test_options_go_before_sidecar_before_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(f"---\noutlet: Front Post\npublished: 2026-05-16\ntitle: 'Boats'\n---\n{STORY}")
    report = one(path)
    assert (report.given.outlet, report.given.published, report.given.title) == ("Front Post", "2026-05-16", "Boats")
    assert report.front_matter is not None
    assert report.text[: report.front_matter[1]].endswith("---")
    Path(f"{path}.meta.json").write_text(json.dumps({"outlet": "Side Post", "published": "2026-05-17T08:00:00Z"}))
    report = one(path)
    assert (report.given.outlet, report.given.published, report.given.title) == ("Side Post", "2026-05-17", "Boats")
    report = one(path, outlet="Option Post")
    assert (report.given.outlet, report.given.published) == ("Option Post", "2026-05-17")


@pytest.mark.parametrize(
    "opening", ["---\nNot a field at all, a sentence.\n---\n", "---\n", "--- \nkey: value\nno end\n"]
)
def test_a_rule_above_a_text_is_no_front_matter(tmp_path: Path, opening: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(opening + STORY)
    assert one(path).front_matter is None


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b"\xef\xbb\xbf \n\t\n", "holds no text"),
        ("nul.txt", b"abc\x00def", "NUL byte stands at offset 3"),
        ("paper.txt", b"%PDF-1.7 ...", "a PDF document"),
        ("noise.txt", bytes(range(1, 32)) * 9, "binary"),
        ("old.txt", "Tolland said “yes”".encode("cp1252"), "byte 0x93 at offset 13 (line 1)"),
        ("table.csv", b"a,b", "files of the kind .csv are not read"),
        ("big.txt", b"x" * 5_000, "too large: 5,000 bytes"),
        ("long.txt", b"x" * 1_500, "1,500 characters"),
        ("page.html", b"<html><body></body></html>", "without an article"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = failure(path, max_bytes=4_000, max_characters=1_000)
    assert found.error == "Unreadable"
    assert found.source == str(path)
    assert words in found.message


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as handle:
        handle.truncate(50_000_000)
    assert "too large" in failure(path).message


def test_missing_empty_folder_and_nul_in_a_name(tmp_path: Path) -> None:
    assert "does not exist" in failure(tmp_path / "nothing.txt").message
    (tmp_path / "hollow").mkdir()
    assert "holds no report" in failure(tmp_path / "hollow").message
    assert "no name of a file" in failure("a\0b").message
    assert "standard input is empty" in failure("-", stdin=b"").message


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle_end(tmp_path: Path, story: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "back").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = read(tmp_path)
    assert [item.source for item in found if isinstance(item, RawReport)] == [str(story)]
    assert ["self.txt" in item.source for item in found if isinstance(item, Failure)] == [True]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_named(story: Path) -> None:
    story.chmod(0)
    assert "permission denied" in failure(story).message


def test_devices_are_no_files() -> None:
    assert "is no file" in failure("/dev/null").message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path, story: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = read(tmp_path)
    assert [item.source for item in found if isinstance(item, RawReport)] == [str(story)]
    assert ["pipe.txt is no file" in item.message for item in found if isinstance(item, Failure)] == [True]


def test_a_file_reached_twice_is_read_once_and_a_copy_is_named(tmp_path: Path, story: Path) -> None:
    assert len(read(story, tmp_path, story)) == 1
    (tmp_path / "zcopy.txt").write_bytes(STORY.encode())
    found = read(tmp_path)
    assert [type(item).__name__ for item in found] == ["RawReport", "Failure"]
    assert isinstance(found[1], Failure)
    assert found[1].error == "Duplicate"
    assert "is a copy of" in found[1].message


def test_the_same_words_under_two_outlets_are_two_reports(tmp_path: Path, story: Path) -> None:
    (tmp_path / "zcopy.txt").write_bytes(STORY.encode())
    (tmp_path / "zcopy.txt.meta.json").write_text('{"outlet": "Tarn Harbour Post"}')
    assert [type(item).__name__ for item in read(tmp_path)] == ["RawReport", "RawReport"]


@pytest.mark.parametrize(
    "sidecar", ["[1]", "{", '{"outlet": 3}', '{"published": "yesterday"}', '{"published": "2026-02-30"}']
)
def test_a_wrong_sidecar_is_named_and_costs_only_its_report(tmp_path: Path, story: Path, sidecar: str) -> None:
    (tmp_path / "astory.txt").write_text(STORY + "more")
    Path(f"{story}.meta.json").write_text(sidecar)
    found = read(tmp_path)
    assert [type(item).__name__ for item in found] == ["RawReport", "Failure"]


def test_bad_sources_between_good_ones_keep_their_places(tmp_path: Path, story: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Another story of Valdoria.")
    found = read(story, tmp_path / "gone.txt", other)
    assert [type(item).__name__ for item in found] == ["RawReport", "Failure", "RawReport"]
