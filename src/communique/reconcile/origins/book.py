"""What is noted while origins are looked for: origins, who took from whom, and credited passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from communique.matching.case import Case, Credit
from communique.matching.features import Score
from communique.matching.passages import Reading
from communique.matching.press import is_agency, is_short_for, same_publisher
from communique.matching.runs import Run
from communique.model import Actor, DerivationKind, OriginKind, Span, content_id

Runs = Mapping[tuple[str, str], list[Run]]
"""The wording that each two reports share."""
Evidence = tuple[Span, ...]
"""A passage, or two that are the same: the source's first."""
PRESS: frozenset[OriginKind] = frozenset({"outlet", "agency"})


@dataclass
class Book:
    """Origins, derivations and credits while they are collected."""

    case: Case
    own: dict[str, str] = field(default_factory=dict)
    origins: dict[str, tuple[OriginKind, str | None, set[str]]] = field(default_factory=dict)
    derivations: dict[tuple[str, str, DerivationKind], tuple[list[Evidence], str]] = field(default_factory=dict)
    copied: dict[tuple[str, str], float] = field(default_factory=dict)
    credits: defaultdict[str, list[Credit]] = field(default_factory=lambda: defaultdict(list))

    def origin(self, kind: OriginKind, name: str | None, *documents: str, key: object = "") -> str:
        """The id of an origin, which the documents draw on."""
        if kind == "agency" and name is not None:
            name = self.case.agency(name)
        made = content_id("o", kind, name if name is not None else key)
        self.origins.setdefault(made, (kind, name, set()))[2].update(documents)
        return made

    def publisher(self, name: str, *documents: str) -> str:
        """The origin that stands for an outlet or agency that a report names."""
        kind: OriginKind = "agency" if is_agency(name, self.case.agencies) else "outlet"
        return self.origin(kind, name, *documents)

    def speaker(self, actor: str, *documents: str) -> str:
        """The origin that stands for somebody who speaks: two of one name are two."""
        made = content_id("o", "speaker", actor)
        self.origins.setdefault(made, ("speaker", self.case.actors[actor].name, set()))[2].update(documents)
        return made

    def kind(self, origin: str) -> OriginKind:
        """What an origin is."""
        return self.origins[origin][0]

    def derive(self, source: str, to: str, kind: DerivationKind, evidence: Iterable[Evidence], why: str) -> None:
        """Note that a report took something from a source."""
        if source != to:
            self.derivations.setdefault((source, to, kind), ([], why))[0].extend(evidence)

    def derive_copy(self, source: str, to: str, evidence: Evidence, score: Score, why: str) -> None:
        """Note that a report prints the wording of a source: how surely, and why."""
        self.derive(source, to, "verbatim", [evidence], f"{why}: {score.words}")
        if source != to:
            self.copied[source, to] = max(self.copied.get((source, to), 0.0), min(score.value, 1.0))

    def credit(self, span: Span, origin: str) -> None:
        """Note that a passage came from an origin."""
        self.credits[span.document].append(Credit(span.range, origin))

    def press_credit(self, span: Span) -> str | None:
        """The outlet or agency to which a passage is credited."""
        for credit in sorted(self.credits.get(span.document, ()), key=lambda item: item.place[1] - item.place[0]):
            inside = min(credit.place[1], span.end) - max(credit.place[0], span.start)
            if inside > (span.end - span.start) / 2 and self.kind(credit.origin) in PRESS:
                return credit.origin
        return None

    def is_own(self, reading: Reading, outlet: Actor) -> bool:
        """Whether an outlet is the one that published a report."""
        return self.published(reading, outlet.name, *outlet.aliases)

    def published(self, reading: Reading, *names: str) -> bool:
        """Whether one of the names is the publisher of a report."""
        own = reading.line.document.outlet.name
        return own is not None and any(
            same_publisher(self.case.agency(own), self.case.agency(name)) or is_short_for(name, own) for name in names
        )
