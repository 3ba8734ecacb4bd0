"""From a record to the page that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from communique.model import Coverage, Record, Story, content_id
from communique.present import compared, happened, standing
from communique.present.desk import Desk
from communique.present.gaps import gaps
from communique.present.page import BriefPage, StorySection
from communique.present.words import capital, count

Item = TypeVar("Item", bound=Struct)


def brief_page(record: Record) -> BriefPage:
    """Everything that a brief of a record shows, in the order in which an analyst reads it."""
    desk = Desk(record)
    stories = _stories(record, desk)
    sections = tuple(
        _section(part, story, f"story-{place}", desk)
        for place, (story, part) in enumerate(zip(stories, _parts(record, stories), strict=True), start=1)
    )
    missing = gaps(record, desk)
    return BriefPage(
        title=_title(sections),
        program=f"{record.program.name} {record.program.version}",
        summary=_summary(record, sections),
        stories=sections,
        gaps=missing,
        sources=tuple(desk.source_report(document) for document in desk.ordered(desk.documents)),
        evidence=desk.evidence,
    )


def _title(sections: Sequence[StorySection]) -> str:
    """The headline of the story that most reports tell, and how many stories there are besides."""
    if not sections:
        return "Nothing could be read"
    main = max(sections, key=lambda section: len(section.event.reports)).event.headline
    if len(sections) == 1:
        return main
    return f"{main}, and {count(len(sections) - 1, 'other story', 'other stories')}"


def _summary(record: Record, sections: tuple[StorySection, ...]) -> str:
    parts = [
        count(len(record.documents), "report"),
        count(sum(item.kind != "speaker" for item in record.origins), "origin"),
        count(len(record.commitments), "undertaking"),
        count(len(record.disagreements), "difference"),
        count(len(record.mechanisms), "standing mechanism"),
    ]
    if len(sections) > 1:
        parts.insert(0, count(len(sections), "story", "stories"))
    return capital(" · ".join(parts))


def _stories(record: Record, desk: Desk) -> list[Story]:
    """The stories by date, and the reports of none as one more."""
    stories = sorted(record.stories, key=lambda story: (story.date or "9999", story.what or "", story.id))
    told = {document for story in stories for document in story.documents}
    rest = tuple(sorted(set(desk.documents) - told))
    if rest:
        what = "Reports of no common event"
        stories.append(Story(id=content_id("s", *rest), documents=rest, what=what, date=None, place=None, actors=()))
    return stories


def _parts(record: Record, stories: list[Story]) -> list[Record]:
    """The record cut by story: what stands on a report goes with the story of that report."""
    home = {document: place for place, story in enumerate(stories) for document in story.documents}

    def split(items: Iterable[Item]) -> list[tuple[Item, ...]]:
        parts: list[list[Item]] = [[] for _ in stories]
        for item in items:
            place = home.get(_document(item) or "")
            if place is not None:
                parts[place].append(item)
        return [tuple(part) for part in parts]

    claims = split(record.claims)
    by_claim = {claim.id: place for place, part in enumerate(claims) for claim in part}
    coverage: list[list[Coverage]] = [[] for _ in stories]
    for row in record.coverage:
        if row.claim in by_claim:
            coverage[by_claim[row.claim]].append(row)
    lists: dict[str, Sequence[Any]] = {
        "claims": claims,
        "coverage": [tuple(rows) for rows in coverage],
        "attributions": split(record.attributions),
        "quotations": split(record.quotations),
        "disagreements": split(record.disagreements),
        "commitments": split(record.commitments),
        "mechanisms": split(record.mechanisms),
        "events": split(record.events),
    }
    return [
        replace(
            record,
            stories=(story,),
            **{name: parts[place] for name, parts in lists.items()},
        )
        for place, story in enumerate(stories)
    ]


def _document(item: Struct) -> str | None:
    """The report that an item of the record stands on: its own, or that of its first part."""
    document = getattr(item, "document", None)
    if isinstance(document, str) and document:
        return document
    for name in ("support", "positions", "renditions", "reports", "evidence", "mentions", "content", "span"):
        part = getattr(item, name, None)
        if isinstance(part, tuple) and part:
            return _document(part[0])
        if isinstance(part, Struct) and name == "span":
            return _document(part)
    return None


def _section(record: Record, story: Story, key: str, desk: Desk) -> StorySection:
    """One story. The sections are filled in their order on the page, because evidence is numbered as it is cited."""
    event = happened.event_section(record, story, desk)
    agreed = happened.agreed(record, desk)
    differences = compared.differences(record, desk)
    quotations = compared.quotations(record, desk)
    shared = compared.shared(record, desk)
    single = compared.single(record, desk.ordered(story.documents), desk)
    timeline = standing.timeline(record, desk)
    mechanisms = standing.mechanisms(record, desk)
    voices, others = standing.voices(record, desk)
    return StorySection(
        key=key,
        event=event,
        agreed=agreed,
        differences=differences,
        quotations=quotations,
        shared=shared,
        single=single,
        timeline=timeline,
        mechanisms=mechanisms,
        voices=voices,
        others=others,
    )
