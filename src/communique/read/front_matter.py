"""What stands above or beside a report to say what the user knows of it: front matter and sidecar files."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from communique.errors import Unreadable
from communique.model import Range

FIELDS = ("outlet", "published", "title")
MAX_LINES = 60
_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n")
_FIELD = re.compile(r"([A-Za-z_][\w-]{0,40})[ \t]*:[ \t]*(.*?)[ \t]*\r?\n?\Z")
_EDTF = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?)?\Z")
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:")


@dataclass(frozen=True)
class FrontMatter:
    """The block between two lines of three hyphens, and the fields we know in it."""

    range: Range
    fields: Mapping[str, str]


def find(source: str, text: str) -> FrontMatter | None:
    """The front matter at the head of a text, or None.

    Raises:
        Unreadable: the date in it is none.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return None
    fields: dict[str, str] = {}
    place = opening.end()
    for _ in range(MAX_LINES):
        end = text.find("\n", place) + 1 or len(text)
        line = text[place:end]
        if line.rstrip() == "---":
            return FrontMatter((opening.end() - len(opening[0].lstrip("\ufeff")), place + 3), _checked(source, fields))
        match = _FIELD.match(line)
        if match is None and line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return None  # a thematic break, not front matter
        if match is not None:
            fields[match[1].lower()] = _unquoted(match[2])
        place = end
        if place == len(text):
            return None
    return None


def sidecar_fields(source: str, data: bytes) -> Mapping[str, str]:
    """The fields of a sidecar file.

    Raises:
        Unreadable: it is no JSON object, a field is no text, or the date is none.
    """
    try:
        content: Any = json.loads(data)
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise Unreadable(source, f"{source}: the file of facts beside it is no JSON object")
    for name in FIELDS:
        if content.get(name) is not None and not isinstance(content[name], str):
            raise Unreadable(source, f"{source}: the field {name} of the file beside it is no text")
    return _checked(source, {name: content[name].strip() for name in FIELDS if content.get(name)})


def _checked(source: str, fields: Mapping[str, str]) -> Mapping[str, str]:
    """The fields we know, with a date that is one."""
    known = {name: fields[name] for name in FIELDS if fields.get(name)}
    published = known.get("published")
    if published is not None:
        stamp = _STAMP.match(published)
        value = stamp[1] if stamp else published
        if not is_edtf(value):
            raise Unreadable(source, f"{source}: {published!r} is no date; write it as 2025-08-23")
        known["published"] = value
    return known


def is_edtf(value: str) -> bool:
    """Whether the words are a date, month, year or interval of them that the calendar has."""
    if not _EDTF.match(value):
        return False
    for part in value.split("/"):
        pieces = [int(piece) for piece in part.rstrip("~?%").split("-")]
        try:
            datetime.date(pieces[0], *[*pieces[1:], 1, 1][:2])
        except ValueError:
            return False
    return True


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value
