"""Who speaks by the layout of the page: "MS ROE: We met.", "A: Not yet.", and quotations signed with a dash.

The mark itself is the cue. A label counts only where something shows that it names a speaker: a person known in the
report, or labels that take turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from communique.annotate.attributions.circumstances import stance_in
from communique.annotate.attributions.page import Line, Page
from communique.annotate.attributions.quoted import Quotations
from communique.draft import DraftAttribution
from communique.model import Range

LABEL = re.compile(r"[“\"]?(?P<name>[^\W\d_][\w.’'&-]*(?: [\w.’'&()-]+){0,5}?)(?P<mark>:) +(?=\S)")
CAPITALS = re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}|[QA]")
NAME = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}")
STAGE = re.compile(r"[“\"]?[(\[][^)\]\n]{0,80}[)\]][.”\"]*")
"""A stage direction: "(CROSSTALK.)"."""
SIGNED = re.compile(r"\s{0,3}(?P<mark>―|—|–|--|-) ?(?P<name>[^\W\d_a-z][^\n:;!?“”\"]{1,60})(?=\n|\Z)")
LETTER = re.compile(r"[^\W\d_]")
"""What words have and the score of a vote has not: "Vask: 547"."""
QUESTION, ANSWER = "Q", "A"
FEWEST_TURNS = 2
PERSON = frozenset({"person"})

Labelled = tuple[int, Line, re.Match[str]]
"""A line with a label, and which line of the page it is."""


def find_transcript(page: Page, speech: Quotations) -> list[DraftAttribution]:
    """What the labels and signatures of a page attribute, in order of text."""
    return [*turns(page), *signed(page, speech)]


def turns(page: Page) -> Iterator[DraftAttribution]:
    """The turns of a conversation: each label with its line and the lines up to the next label."""
    lines = page.lines
    found = [(place, line, LABEL.match(page.text, line.start, line.end)) for place, line in enumerate(lines)]
    labels = [
        (place, line, label)
        for place, line, label in found
        if label is not None and not line.title and LETTER.search(page.text, label.end(), line.end) is not None
    ]
    sure = [one for one in labels if is_label(page, one[2])]
    if len(sure) < FEWEST_TURNS or not takes_turns(sure):
        return
    known = {one[0] for one in sure}
    labels = [
        one for one in labels if one[0] in known or (one[0] > sure[0][0] and NAME.fullmatch(one[2]["name"]) is not None)
    ]
    ends = [*(one[0] for one in labels[1:]), labels[-1][0] + 1]
    asked = interviewed(page, sure[0][1].start)
    for (place, line, label), end in zip(labels, ends, strict=True):
        source: Range | None = label.span("name")
        if label["name"] in {QUESTION, ANSWER}:
            source = asked if label["name"] == ANSWER else None
        if source is None:
            continue
        spoken = [(label.end(), line.end), *((other.start, other.end) for other in lines[place + 1 : end])]
        content = [unmarked(page, part) for part in spoken if not is_question(page, part, label)]
        yield made(page, source, label.span("mark"), tuple(part for part in content if part), "label")


def is_label(page: Page, label: re.Match[str]) -> bool:
    """Whether a label may name who speaks: capitals, Q or A, or a person known."""
    return CAPITALS.fullmatch(label["name"]) is not None or page.names_speaker(label.span("name"), kinds=PERSON)


def takes_turns(labels: list[Labelled]) -> bool:
    """Whether labels stand as in a conversation: several speakers, one after another or one of them again."""
    names = [label["name"] for _, _, label in labels]
    beside = any(second[0] - first[0] == 1 for first, second in pairwise(labels))
    return len(set(names)) > 1 and (beside or len(names) > len(set(names)))


def is_question(page: Page, place: Range, label: re.Match[str]) -> bool:
    """Whether a line without a label, among the answers of an interview, is the next question."""
    return label["name"] == ANSWER and place[0] > label.end() and page.text[place[1] - 1] == "?"


def interviewed(page: Page, first: int) -> Range | None:
    """The person that an interview is with: named before its first question, as a subject if one is."""
    named = [one for one in page.mentions_in((0, first)) if one.type == "person" and one.kind == "name"]
    best = next((one for one in named if one.subject), named[0] if named else None)
    return None if best is None else (best.start, best.end)


def unmarked(page: Page, place: Range) -> Range | None:
    """A turn or its next paragraph, without the mark that each begins with; None for a stage direction."""
    start, end = page.trimmed(place)
    if page.text.startswith(("“", '"'), start) and not any(mark in page.text[start + 1 : end] for mark in '”"'):
        start += 1
    return None if start >= end or STAGE.fullmatch(page.text, start, end) else (start, end)


def signed(page: Page, speech: Quotations) -> Iterator[DraftAttribution]:
    """Quotations with the name of the speaker after a dash: `“We met.” — Jo Pask`."""
    for quote in speech.quotes:
        signature = SIGNED.match(page.text, quote.end)
        if signature is None or quote.start in speech.taken or not quote.closed or not quote.speech:
            continue
        start, end = page.trimmed(signature.span("name"))
        name = (start, end - 1) if page.text[end - 1] == "." else (start, end)
        if page.is_name(name):
            speech.taken.add(quote.start)
            yield made(page, name, signature.span("mark"), ((quote.start, quote.end),), "signature")


def made(page: Page, source: Range, cue: Range, content: tuple[Range, ...], rule: str) -> DraftAttribution:
    """The attribution; what a label or signature gives is in the speaker's own words."""
    text = " ".join(page.text[slice(*part)] for part in content)
    return DraftAttribution(source, cue, content, "direct", stance=stance_in(text), rule=rule)
