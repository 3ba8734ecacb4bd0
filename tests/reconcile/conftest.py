"""Report lines made by hand: invented states, people and outlets, places found by their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from communique.model import (
    Actor,
    Attribution,
    CommitmentReport,
    EventReport,
    Figure,
    MechanismReport,
    Outlet,
    Published,
    Report,
    ReportLine,
    Span,
    TimeExpression,
    content_id,
)

CAST = (
    ("tolland", "Mira Tolland", "person", ("Mira Tolland", "Tolland")),
    ("vask", "Oren Vask", "person", ("Oren Vask", "Vask")),
    ("leaders", "Mira Tolland and Oren Vask", "group", ("The two leaders", "the two leaders", "The two sides")),
    ("valdoria", "Valdoria", "state", ("Valdorian", "Valdoria")),
    ("kestrel", "Kestrel Islands", "state", ("Kestrel Islands", "Kestrel")),
    ("wire", "Northern Press Agency", "outlet", ("the Northern Press Agency", "NPA")),
    ("courier", "The Aldmere Courier", "outlet", ("the Aldmere Courier",)),
)
MEMBERS = {"leaders": ("tolland", "vask")}


class Paper:
    """One report under construction."""

    def __init__(self, name: str, text: str, outlet: str | None = None, published: str | None = None) -> None:
        self.line = ReportLine(
            document=Report(
                id=name,
                source=f"{name}.txt",
                sha256="0" * 64,
                text=text,
                language="en",
                outlet=Outlet(basis="given", name=outlet) if outlet else Outlet(),
                published=Published(basis="given", value=published) if published else Published(),
            )
        )

    def span(self, words: str) -> Span:
        """The first place where the words stand."""
        start = self.line.document.text.index(words)
        return self.line.document.span(start, start + len(words))

    def says(self, actor: str, content: str, cue: str = "said", source: str | None = None, **more: Any) -> str:
        """Add an attribution; gives its id."""
        made = content_id("a", self.line.document.id, actor, content)
        found = Attribution(
            id=made,
            source=self.span(source) if source else None,
            actor=actor,
            cue=self.span(cue),
            content=(self.span(content),),
            mode="direct" if content.startswith("“") else "indirect",
            document=self.line.document.id,
            **more,
        )
        self.line = replace(self.line, attributions=(*self.line.attributions, found))
        return made

    def undertakes(self, act: Any, action: str, evidence: str, **more: Any) -> str:
        """Add a commitment; gives its id."""
        made = content_id("c", self.line.document.id, action, evidence)
        found = CommitmentReport(
            id=made,
            act=act,
            parties=("valdoria", "kestrel"),
            action=action,
            evidence=(self.span(evidence),),
            area=more.pop("area", "bilateral relations"),
            kind="action",
            modality="asserted",
            **more,
        )
        self.line = replace(self.line, commitments=(*self.line.commitments, found))
        return made

    def names(self, name: str, *mentions: str, kind: str = "body", **more: Any) -> str:
        """Add a mechanism; gives its id."""
        made = content_id("mr", self.line.document.id, name)
        found = MechanismReport(
            id=made,
            name=name,
            type=kind,
            parties=more.pop("parties", ("valdoria", "kestrel")),
            mentions=tuple(self.span(words) for words in mentions or (name,)),
            state=more.pop("state", None),
            **more,
        )
        self.line = replace(self.line, mechanisms=(*self.line.mechanisms, found))
        return made

    def counts(self, words: str, value: float, unit: str, **more: Any) -> None:
        """Add a figure."""
        made = content_id("f", self.line.document.id, words)
        found = Figure(id=made, span=self.span(words), value=value, unit=unit, of_what=None, **more)
        self.line = replace(self.line, figures=(*self.line.figures, found))

    def happens(self, what: str, evidence: str, date: str | None, when: str | None = None, **more: Any) -> str:
        """Add an event; gives its id."""
        made = content_id("e", self.line.document.id, what)
        found = EventReport(
            id=made,
            what=what,
            actors=more.pop("actors", ("tolland", "vask")),
            place=more.pop("place", None),
            date=date,
            basis="explicit" if date else "none",
            time_expression=self.span(when) if when else None,
            evidence=(self.span(evidence),),
            context=more.pop("context", "past"),
        )
        times = self.line.time_expressions
        if when:
            times = (*times, TimeExpression(span=self.span(when), value=date, type="date"))
        times = tuple(sorted(times, key=lambda time: time.span))
        self.line = replace(self.line, events=(*self.line.events, found), time_expressions=times)
        return made


@pytest.fixture
def paper() -> Callable[..., Paper]:
    """Makes a report under construction."""
    return Paper


@pytest.fixture
def bare() -> Callable[..., Paper]:
    """The same under a name that no file of tests gives to reports of its own kind."""
    return Paper


@pytest.fixture
def cast() -> Callable[[Sequence[Paper]], list[Actor]]:
    """The actors of some reports, with every mention found by its words."""

    def build(papers: Sequence[Paper]) -> list[Actor]:
        actors = []
        for name, full, kind, forms in CAST:
            mentions: list[Span] = []
            for made in papers:
                mentions += _mentions(made.line.document, forms)
            actors.append(
                Actor(id=name, name=full, type=kind, members=MEMBERS.get(name, ()), mentions=tuple(mentions))  # type: ignore[arg-type]
            )
        return actors

    return build


def _mentions(document: Report, forms: Sequence[str]) -> list[Span]:
    """The places of the forms, the longest form first where they overlap."""
    taken: list[tuple[int, int]] = []
    for form in forms:
        start = document.text.find(form)
        while start >= 0:
            end = start + len(form)
            if not any(first < end and start < last for first, last in taken):
                taken.append((start, end))
            start = document.text.find(form, end)
    return [document.span(start, end) for start, end in sorted(taken)]
