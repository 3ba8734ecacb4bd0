"""The lines of a page, and who can be a speaker by a name alone: what transcripts and headlines share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.annotate.attributions.circumstances import KICKERS
from communique.draft import Draft, Mention
from communique.model import Range
from communique.reference import Reference

SPEAKING = frozenset(
    "analyst analysts camp campaign chancellor economist economists editorial expert experts governor historian "
    "historians insider insiders judge lawyer lawyers mayor minister ministers ministry newspaper official "
    "officials opposition pm police poll pollster premier president report reports scientist scientists source "
    "sources spokesman spokesperson spokeswoman study survey think-tank watchdog".split()
)
"""What speaks in a headline without a name: "Poll: most back the deal", "Deal is near: sources"."""
OWNED = frozenset({"camp", "campaign"})
"""What speaks only as somebody's: "Roe camp: toll is fair", but not "Campaign: key dates"."""
FEW_WORDS = 3
LONGEST_LABEL = 7
SPEAKERS = frozenset({"person", "organisation", "outlet", "group"})


@dataclass(frozen=True)
class Line:
    """A line of the text that is part of the report."""

    start: int
    end: int
    title: bool


class Page:
    """The lines of a report, and the names of those who can speak in it."""

    def __init__(self, draft: Draft, reference: Reference | None = None) -> None:
        self.draft = draft
        self.reference = reference
        self.text = draft.report.text
        self.lines = list(self._lines())
        people = [one for one in draft.mentions if one.type == "person" and one.kind == "name"]
        self.surnames = {self.text[one.start : one.end].split()[-1] for one in people}

    def _lines(self) -> Iterator[Line]:
        title = self.draft.report.title
        furniture = [item.span for item in self.draft.report.furniture]
        starts = [span.start for span in furniture]
        start = 0
        first = True
        for line in self.text.splitlines(keepends=True):
            low, high = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
            place = bisect_left(starts, low + 1) - 1
            if low < high and not (place >= 0 and low < furniture[place].end):
                yield Line(low, high, first if title is None else low == title.start)
                first = False
            start += len(line)

    def mentions_in(self, place: Range) -> Sequence[Mention]:
        """The mentions that begin in a range."""
        first = bisect_left(self.draft.mentions, place[0], key=lambda mention: mention.start)
        last = bisect_left(self.draft.mentions, place[1], key=lambda mention: mention.start)
        return self.draft.mentions[first:last]

    def names_speaker(self, place: Range, *, kinds: frozenset[str] = SPEAKERS) -> bool:
        """Whether the words end in the name of somebody who can speak, or are a noun for such."""
        words = self.text[slice(*place)].split()
        if not words or words[-1].lower() in KICKERS:
            return False
        last = words[-1].lower()
        ownerless = last in OWNED and len(words) == 1
        if words[-1] in self.surnames or (last in SPEAKING and len(words) <= FEW_WORDS and not ownerless):
            return True
        named = any(one.end == place[1] and one.type in kinds for one in self.mentions_in(place))
        return named or self.is_full_name(words)

    def is_full_name(self, words: Sequence[str]) -> bool:
        """Whether words end in a first name and a surname, an age after them left out: "Fisherman Al Roe, 72"."""
        if len(words) > FEW_WORDS - 1 and words[-1].isdigit():
            words = [*words[:-2], words[-2].rstrip(",")]
        if self.reference is None or len(words) not in range(2, LONGEST_LABEL) or not words[-1][:1].isupper():
            return False
        usual = self.reference.usual_gender(words[-2])
        return usual is not None and all(word[:1].isalpha() and word.isalpha() for word in words)

    def is_name(self, place: Range) -> bool:
        """Whether some words are a name alone, without a verb."""
        words = self.draft.doc.char_span(*place, alignment_mode="expand")
        return words is not None and not any(token.pos_ in {"VERB", "AUX"} for token in words)

    def trimmed(self, place: Range) -> Range:
        """A range without blanks at its edges."""
        start, end = place
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end
