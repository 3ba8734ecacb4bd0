"""Reports made from a few words, for tests of stories: states, people and places are invented."""

from __future__ import annotations

import hashlib

from communique.model import Actor, Basis, Published, Report, ReportLine, content_id


def made(
    text: str, *, published: str | None = None, basis: Basis = "given", language: str = "en", people: str = ""
) -> ReportLine:
    """The line of a report; `people` are names that stand in the text, with commas between."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    report = Report(
        id=content_id("doc", sha256), source=f"{sha256[:8]}.txt", sha256=sha256, text=text, language=language
    )
    actors = tuple(
        Actor(
            id=content_id("actor", name),
            name=name,
            type="person",
            mentions=(report.span(text.index(name), text.index(name) + len(name)),),
        )
        for name in filter(None, people.split(", "))
    )
    known = Published(basis, (), published) if published else Published()
    return ReportLine(document=Report(**{**_fields(report), "published": known}), actors=actors)


def _fields(report: Report) -> dict[str, object]:
    return {name: getattr(report, name) for name in report.__struct_fields__}
