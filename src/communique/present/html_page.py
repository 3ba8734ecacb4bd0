"""The brief as one HTML file that can be mailed: nothing in it comes from elsewhere.

Without scripts, every passage is a link to its place in the full texts at the end of the page. The
script, ours and the only one that the page's policy lets run, opens them in a panel instead. The
record itself stands in the page, so that `communique verify` can check it again.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from communique.model import Record, to_json
from communique.present.page import BriefPage, Evidence, Piece, SourceReport
from communique.present.safety import for_page, for_script
from communique.present.templating import TEMPLATES, environment

RECORD_ELEMENT = "communique-record"
"""Id of the script element that holds the record as JSON; `communique verify` looks for it."""
BAR = 100


@dataclass(frozen=True)
class Segment:
    """A stretch of a report's text: the passages that begin at it, and those it is part of."""

    text: str
    anchors: tuple[str, ...]
    passages: tuple[int, ...]
    furniture: bool


def html_page(page: BriefPage, record: Record) -> str:
    """The brief as a page of its own."""
    places = {source.document: place for place, source in enumerate(page.sources, start=1)}
    script = _own("brief.js")
    style = _own("brief.css") + _targets(page.evidence, places)
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    made = environment(lambda text: str(escape(for_page(text))))
    made.filters |= {
        "cite": lambda evidence: cite(evidence, places),
        "pieces": pieces,
        "share": share,
        "anchor": lambda item: anchor(item, places),
    }
    by_report: defaultdict[str, list[Evidence]] = defaultdict(list)
    for item in page.evidence:
        by_report[item.document].append(item)
    text = made.get_template("brief.html.j2").render(
        page=page,
        places=places,
        segments={
            source.document: segments(source, by_report[source.document], places[source.document])
            for source in page.sources
        },
        policy=policy,
        style=Markup(style),  # noqa: S704 our own file and numbers
        script=Markup(script),  # noqa: S704 our own file
        record=Markup(for_script(to_json(record).decode())),  # noqa: S704 for_script made it safe
        record_element=RECORD_ELEMENT,
    )
    return text.rstrip("\n") + "\n"


def _own(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The hash by which a content security policy lets an inline element in."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def anchor(item: Evidence, places: dict[str, int]) -> str:
    """The name of a passage inside the page: report, first and last character."""
    return f"doc-{places.get(item.document, 0)}-{item.start}-{item.end}"


def _targets(evidence: Sequence[Evidence], places: dict[str, int]) -> str:
    """Rules that highlight a passage when its anchor is the target: passages may overlap, elements cannot."""
    if not evidence:
        return ""
    names = ",".join(f"#{anchor(item, places)}:target~.e{item.number}" for item in evidence)
    return f"{names}{{background:var(--mark);color:var(--mark-ink);text-decoration:none}}\n"


def cite(evidence: Sequence[Evidence], places: dict[str, int]) -> Markup:
    """Links to passages: the outlet's name once, then a number for each."""
    groups = []
    for document, items in groupby(evidence, key=lambda item: item.document):
        links = []
        for place, item in enumerate(items):
            who = "" if place else Markup('<span class="who">{}</span>').format(for_page(item.outlet))
            title = f"{item.outlet}, characters {item.start} to {item.end}"
            links.append(
                Markup('<a class="cite" href="#{}" data-report="{}" data-n="{}" title="{}">{}<sup>{}</sup></a>').format(
                    anchor(item, places), places.get(document, 0), item.number, for_page(title), who, item.number
                )
            )
        groups.append(Markup('<span class="src">{}</span>').format(Markup("").join(links)))
    return Markup('<span class="cites">{}</span>').format(Markup(" ").join(groups)) if groups else Markup("")


def pieces(cut: Sequence[Piece]) -> Markup:
    """A rendition with its differing words in marks."""
    parts = (
        (Markup("<mark>{}</mark>") if piece.marked else Markup("{}")).format(for_page(piece.text)) for piece in cut
    )
    return Markup("").join(parts)


def share(part: int, whole: int) -> int:
    """A part as a number of hundredths; what is not nothing has at least one."""
    return max(1, round(BAR * part / whole)) if part and whole else 0


def segments(source: SourceReport, evidence: Iterable[Evidence], place: int) -> tuple[Segment, ...]:
    """A report's text cut wherever a passage or a piece of furniture begins or ends."""
    passages = [item for item in evidence if 0 <= item.start < item.end <= len(source.text)]
    starts: defaultdict[int, list[Evidence]] = defaultdict(list)
    ends: defaultdict[int, list[int]] = defaultdict(list)
    for item in passages:
        starts[item.start].append(item)
        ends[item.end].append(item.number)
    opened = {start for start, _ in source.furniture}
    closed = {end for _, end in source.furniture}
    cuts = sorted({0, len(source.text), *starts, *ends, *opened, *closed})
    found = []
    active: dict[int, None] = {}
    furniture = False
    for start, end in pairwise(cuts):
        for number in ends.get(start, ()):
            active.pop(number, None)
        active |= dict.fromkeys(item.number for item in starts.get(start, ()))
        furniture = start in opened or (furniture and start not in closed)
        anchors = tuple(f"doc-{place}-{item.start}-{item.end}" for item in starts.get(start, ()))
        found.append(Segment(source.text[start:end], anchors, tuple(active), furniture))
    return tuple(found)
