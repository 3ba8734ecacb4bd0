"""The whole way, from the example reports to their record, against a digest that a person can read.

The digest has a line for each thing of the record, in the words of the reports; ids, offsets and scores, which say
nothing to a reader, are left out. A change of any step shows as a change of lines here: read the difference, then
write the file anew with `make golden`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from communique.model import Actor, Record, Report, Span
from communique.pipeline import brief
from communique.settings import Settings

GOLDEN = Path(__file__).parent.parent / "golden" / "pipeline"
LONGEST = 100


class Digest:
    """A record as lines."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.actors: dict[str, Actor] = {actor.id: actor for actor in record.actors}
        self.files = {document.id: Path(document.source).name for document in record.documents}
        self.documents = sorted(record.documents, key=lambda document: self.files[document.id])

    def name(self, actor: str | None) -> str:
        return "?" if actor is None else self.actors[actor].name

    def names(self, actors: Iterable[str]) -> str:
        return " + ".join(self.name(actor) for actor in actors) or "?"

    def at(self, span: Span) -> str:
        return f"{self.files[span.document]} {words(span.exact)}"

    def text(self) -> str:
        sections = [(self.files[document.id], list(self.report(document))) for document in self.documents]
        sections += [
            ("actors", sorted(self.people())),
            ("stories and origins", list(self.sources())),
            ("quotations", list(self.quotations())),
            ("claims", sorted(self.claims())),
            ("differences", sorted(self.differences())),
            ("undertakings", list(self.undertakings())),
            ("mechanisms", sorted(self.mechanisms())),
            ("timeline", list(self.timeline())),
            ("coverage", sorted(self.coverage())),
        ]
        return "\n".join(line for heading, lines in sections for line in (f"=== {heading}", *lines, ""))

    def report(self, about: Report) -> Iterator[str]:
        document = about.id
        yield f"outlet: {about.outlet.name} ({about.outlet.basis})"
        yield f"published: {about.published.value} ({about.published.basis})"
        yield f"language: {about.language}"
        for label, span in (("title", about.title), ("byline", about.byline), ("dateline", about.dateline)):
            if span is not None:
                yield f"{label}: {words(span.exact)}"
        yield from (f"furniture {item.kind}: {words(item.span.exact)}" for item in about.furniture)
        for attribution in (item for item in self.record.attributions if item.document == document):
            source = words(attribution.source.exact) if attribution.source else "-"
            cue = words(attribution.cue.exact) if attribution.cue else "-"
            chain = f" via {self.names(attribution.chain)}" if attribution.chain else ""
            inside = " inside another" if attribution.nested_in else ""
            content = " … ".join(words(span.exact) for span in attribution.content)
            who = self.name(attribution.actor)
            yield f"said {attribution.mode}{inside}: {source} [{who}]{chain} | {cue} | {content}"
        for figure in (item for item in self.record.figures if item.document == document):
            yield f"figure: {words(figure.span.exact)} = {figure.value} {figure.unit}"
        for time in (item for item in self.record.time_expressions if item.span.document == document):
            yield f"time: {words(time.span.exact)} = {time.value}"
        for check in (item for item in self.record.checks if item.span.document == document):
            yield f"check {check.kind}: {words(check.span.exact)}"

    def people(self) -> Iterator[str]:
        for actor in self.record.actors:
            forms = sorted({words(span.exact) for span in actor.mentions})
            yield f"{actor.type}: {actor.name} = {' / '.join(forms)}"

    def sources(self) -> Iterator[str]:
        for story in self.record.stories:
            files = ", ".join(sorted(self.files[document] for document in story.documents))
            yield f"story: {story.what} | {story.date} | {story.place} | {self.names(story.actors)} | {files}"
        origins = {item.id: f"{item.kind} {item.name}" for item in self.record.origins}
        for origin in self.record.origins:
            yield f"origin: {origins[origin.id]} in {', '.join(sorted(self.files[name] for name in origin.documents))}"
        for item in self.record.derivations:
            source = self.files.get(item.source) or origins[item.source]
            yield f"derivation {item.kind}: {source} -> {self.files[item.to]}"

    def quotations(self) -> Iterator[str]:
        for item in self.record.quotations:
            yield f"{self.name(item.speaker)}:"
            yield from (f"    {rendition.form} {self.at(rendition.span)}" for rendition in item.renditions)

    def claims(self) -> Iterator[str]:
        for item in self.record.claims:
            carried = ", ".join(f"{self.files[it.document]} {it.extent}" for it in item.support)
            yield f"{item.status}, {item.origins}: {words(item.proposition)} | {carried}"

    def differences(self) -> Iterator[str]:
        for item in self.record.disagreements:
            held = " | ".join(f"{position.value}: {self.at(position.span)}" for position in item.positions)
            yield f"{item.kind}: {item.topic} | {held}"

    def undertakings(self) -> Iterator[str]:
        for item in self.record.commitments:
            yield f"{item.strength} ({item.kind}, {item.area}): {self.names(item.parties)}: {words(item.action)}"
            for report in item.reports:
                told = f"{report.act} {report.modality}{' prior' if report.prior else ''} until {report.deadline}"
                yield f"    {told}: {self.at(report.evidence[0])}"

    def mechanisms(self) -> Iterator[str]:
        for item in self.record.mechanisms:
            life = ", ".join(f"{stage.state} {stage.date}" for stage in item.lifecycle)
            mentions = " | ".join(self.at(span) for report in item.reports for span in report.mentions)
            yield f"{item.type}: {item.name} of {self.names(item.parties)} ({life}) | {mentions}"

    def timeline(self) -> Iterator[str]:
        for item in self.record.events:
            code = item.plover.event if item.plover else "-"
            yield f"{item.date} {code} {item.place}: {words(item.what)} [{self.names(item.actors)}]"

    def coverage(self) -> Iterator[str]:
        claims = {item.id: words(item.proposition) for item in self.record.claims}
        rows: dict[str, list[str]] = {}
        for item in self.record.coverage:
            rows.setdefault(item.claim, []).append(f"{self.files[item.document]} {item.present}")
        yield from (f"{claims[claim]} | {', '.join(sorted(found))}" for claim, found in rows.items())


def words(text: str | None) -> str:
    """A passage on one line, its middle left out if it is long."""
    line = " ".join((text or "").split())
    half = LONGEST // 2
    return line if len(line) <= LONGEST else f"{line[:half]} […] {line[-half:]}"


def digest(sources: Sequence[Path]) -> str:
    return Digest(brief([str(source) for source in sources], Settings())).text()


@pytest.mark.parametrize("story", ["summit", "later"])
def test_the_examples_give_the_record_that_is_stored(
    story: str, examples: Path, request: pytest.FixtureRequest
) -> None:
    path = GOLDEN / f"{story}.txt"
    found = digest([examples / story])
    if request.config.getoption("--regenerate"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found.split("\n") == path.read_text(encoding="utf-8").split("\n")
