"""A report cut into passages to compare: sentences, and the clauses inside them.

The report line carries no parse, so the cuts are made from signs alone: they are coarser than a
parser's, and the same for every report. A passage is a slice of the report's words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from communique.matching.lexicon import ABBREVIATIONS
from communique.matching.words import Speller, Word
from communique.model import Actor, Range, ReportLine, Span

STOP = re.compile(r"(?<![.!?])[.!?]+[\"”’'»)\]]*(?=\s)|[。！？]+[」』”]?|\n+")
LAST_WORD = re.compile(r"[^\s(\"“‘]{1,12}$")
VERB = (
    r"(?:[a-z]{3,}ed|will|would|has|have|had|is|are|was|were|said|made|held|gave|met|took|saw|to|can|could|may|might|must|should"
    r"|expand|deepen|strengthen|step|boost|resume|launch|establish|build|create|develop|maintain|continue|promote"
    r"|hold|release|issue|sign|set|work|keep|begin|end|cut|raise)"
)
SUBJECT = (
    r"(?:(?:he|she|it|they|we|i|the|both|that|this|there)\s"
    r"|(?:[A-Z][\w'’-]{0,40}\s){1,4}(?=(?:[a-z]{3,}ed|has|is|was|will)\s))"
)
WORD = r"[\w'’-]{1,40}"
ASIDE = rf"(?![^,;—–]{{3,120}},\s(?:{VERB}|[a-z]{{2,}}s)\s)"
"""Not before a relative clause after which the main clause goes on: there the two halves say nothing alone."""
CUT = re.compile(
    r";\s|\s?[—–]\s?|:\s"
    r"|,[\"”’']?\s(?=[a-z]+ing\b)"
    rf"|,[\"”’']?\s(?=(?:which|who|where)\s{ASIDE})"
    r"|,[\"”’']?\s(?=(?:but|while|as|with|although|though|because|since|after|before|when|according|rather|whereas)\s)"
    rf"|,?[\"”’']?\s(?=(?:and|or)\s(?:also\s|then\s|later\s)?{VERB}\s)"
    rf"|(?P<another>,[\"”’']?\s)(?=and\s{SUBJECT})"
    rf"|\s(?=(?:after|before|when|until|once)\s(?:{WORD}\s){{1,5}}?(?:was|were|had|has|is|are|will)\s)"
    r"|(?<!\bin)(?<!\bof)(?<!\bto)(?<!\bby)(?<!\bon)(?<!\bat)(?<!\bfor)(?<!\bwith)(?<!\bunder)(?<!,)"
    r"\s(?=(?:while|which|who|where|although|because|whereas)\s)"
)
ARTICLE = re.compile(r"\bthe\s", re.I)
MARKS = re.compile('["“”„«»]|[「『」』]')
RELATIVE = re.compile(r"(?:who|which|whose)\b")
OPENING = re.compile(
    r"[\"“”‘]?(?:Amid|After|At|Before|Despite|During|Following|For|From|In|On|Under|With|While|As|Although|Because|Since"
    r"|When|If|Even)\s[^,\n]{12,160},[\"”’]?\s"
)
"""A phrase before the main clause: it often says something of its own."""
LONGEST_NAME, MOST_NAME_WORDS = 60, 5
"""Characters and words (with the comma) that one name of a list has at most."""
NEXT_TO = 3
"""Characters (a comma, a blank) between an actor and the relative clause about it."""
SHORTEST_CLAUSE = 3
"""Words with a term that a clause needs to stand alone; a shorter one stays with its neighbour."""
MOST_PAIRED = 12
"""People in one passage above which it is a list: that two of them stand in it together says nothing."""


@dataclass(frozen=True, eq=False)
class Passage:
    """A stretch of one report: its place and its words."""

    reading: Reading
    start: int
    end: int
    first: int
    last: int

    @property
    def span(self) -> Span:
        """The passage as evidence."""
        return self.reading.line.document.span(self.start, self.end)

    @property
    def document(self) -> str:
        """The report it stands in."""
        return self.reading.id

    @property
    def words(self) -> Sequence[Word]:
        """Its words in order."""
        return self.reading.words[self.first : self.last]

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Its terms in order; the names of actors are left to `actors`."""
        hidden = self.reading.named
        return tuple(word.term for at, word in enumerate(self.words, self.first) if word.term and at not in hidden)

    @cached_property
    def actors(self) -> frozenset[str]:
        """The actors mentioned in it, groups by their members; to a relative clause also the one it is about."""
        found = self.reading.actors_in(self.start, self.end)
        if RELATIVE.match(self.reading.text, self.start):
            found |= self.reading.actor_before(self.start)
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its actors, and the pairs of persons in it: two names together tell more than each alone."""
        people = sorted(name for name in self.actors if name in self.reading.persons)
        if len(people) > MOST_PAIRED:
            people = []
        pairs = [f"@{one}+{other}" for at, one in enumerate(people) for other in people[at + 1 :]]
        return (*(f"@{name}" for name in sorted(self.actors)), *pairs)

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its terms and names."""
        return (*self.terms, *self.names)


@dataclass(frozen=True, eq=False)
class Reading:
    """One report made ready for comparison."""

    line: ReportLine
    words: tuple[Word, ...]
    mentions: tuple[tuple[int, int, str], ...]
    members: dict[str, tuple[str, ...]]
    persons: frozenset[str]
    described: frozenset[str]
    outlets: frozenset[str]
    _starts: list[int] = field(repr=False)

    @property
    def id(self) -> str:
        """The report's id."""
        return self.line.document.id

    @property
    def text(self) -> str:
        """The report's text."""
        return self.line.document.text

    @cached_property
    def named(self) -> frozenset[int]:
        """The words that belong to the name of an actor, by their place in `words`; documents and groups have none."""
        found: set[int] = set()
        for start, end, actor in self.mentions:
            if actor in self.described:
                continue
            found.update(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))
        return frozenset(found)

    @cached_property
    def sentences(self) -> tuple[Passage, ...]:
        """The sentences outside furniture, in order."""
        furniture = sorted(item.span.range for item in self.line.document.furniture)
        starts = [start for start, _ in furniture]
        found = []
        for start, end in sentence_ranges(self.text, self._named_ends):
            place = bisect_right(starts, start) - 1
            if place >= 0 and start < furniture[place][1]:
                continue
            found.append(self.passage(start, end))
        return tuple(found)

    @cached_property
    def _named_ends(self) -> frozenset[int]:
        """Where names with an article end: "and the U.S." is no part of a longer name, so that its stop may end all."""
        ends = {end for start, end, _ in self.mentions if ARTICLE.search(self.text, max(0, start - 4), start + 4)}
        return frozenset(ends.difference(at for start, end, _ in self.mentions for at in ends & {*range(start, end)}))

    @cached_property
    def clauses(self) -> tuple[Passage, ...]:
        """The sentences cut into clauses."""
        return tuple(
            self.passage(start, end) for sentence in self.sentences for start, end in self._clause_ranges(sentence)
        )

    @cached_property
    def quoted(self) -> tuple[Range, ...]:
        """What stands between quotation marks, paragraph by paragraph, marks matched in pairs."""
        return tuple(quoted_ranges(self.text))

    def passage(self, start: int, end: int) -> Passage:
        """The passage at these offsets, without white space around it."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Passage(self, start, end, bisect_left(self._starts, start), bisect_left(self._starts, end))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    def sentence_at(self, offset: int) -> Passage | None:
        """The sentence that holds an offset."""
        return _holding(self.sentences, self._sentence_starts, offset)

    def clause_at(self, offset: int) -> Passage | None:
        """The clause that holds an offset."""
        return _holding(self.clauses, self._clause_starts, offset)

    def clauses_in(self, sentence: Passage) -> Sequence[Passage]:
        """The clauses of a sentence."""
        return self.clauses[
            bisect_left(self._clause_starts, sentence.start) : bisect_left(self._clause_starts, sentence.end)
        ]

    def words_in(self, place: Range, first: int, last: int) -> Range:
        """Which of the words `first` to `last` stand in a stretch of text."""
        start, end = bisect_left(self._starts, place[0]), bisect_left(self._starts, place[1])
        start = max(first, start)
        return start, max(start, min(last, end))

    def quotes_over(self, start: int, end: int) -> Sequence[Range]:
        """The passages in quotation marks that touch a stretch; they do not overlap."""
        first = bisect_right(self.quoted, (start, -1))
        if first and self.quoted[first - 1][1] > start:
            first -= 1
        return self.quoted[first : bisect_left(self.quoted, (end, -1))]

    def actors_in(self, start: int, end: int) -> frozenset[str]:
        """The actors mentioned between two offsets."""
        found: set[str] = set()
        place = bisect_left(self.mentions, (start, 0, ""))
        while place < len(self.mentions) and self.mentions[place][0] < end:
            name = self.mentions[place][2]
            found.update(self.members.get(name) or (name,))
            place += 1
        return frozenset(found)

    def actor_before(self, offset: int) -> frozenset[str]:
        """The actor whose mention ends right before an offset."""
        place = bisect_left(self.mentions, (offset, 0, "")) - 1
        if place < 0 or self.mentions[place][1] < offset - NEXT_TO:
            return frozenset()
        name = self.mentions[place][2]
        return frozenset(self.members.get(name) or (name,))

    def _clause_ranges(self, sentence: Passage) -> list[Range]:
        cuts = [sentence.start]
        text = self.text[sentence.start : sentence.end]
        opening = OPENING.match(text)
        if opening:
            cuts.append(sentence.start + opening.end())
        cuts.extend(sentence.start + match.end() for match in CUT.finditer(text) if not _closes_a_list(text, match))
        cuts = sorted({*cuts, sentence.end})
        ranges: list[Range] = []
        held = 0  # in the last range, kept so that a range that grows is not counted anew at every cut
        for start, end in pairwise(cuts):
            number = sum(1 for word in self.passage(start, end).words if word.term)
            if ranges and min(number, held) < SHORTEST_CLAUSE:
                ranges[-1] = (ranges[-1][0], end)
                held += number
            else:
                ranges.append((start, end))
                held = number
        trimmed = ((start, _trimmed(self.text, start, end)) for start, end in ranges)
        return [(start, end) for start, end in trimmed if start < end]


def _closes_a_list(text: str, cut: re.Match[str]) -> bool:
    """Whether a cut before "and" and a subject stands before the last of several names instead: "A, B, and C are"."""
    if cut["another"] is None:
        return False
    comma = text.rfind(",", max(0, cut.start() - LONGEST_NAME), cut.start())
    return comma >= 0 and len(text[comma : cut.start()].split()) <= MOST_NAME_WORDS


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without the comma, dash or stop of the cut."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
        end -= 1
    return end


def _holding(passages: Sequence[Passage], starts: Sequence[int], offset: int) -> Passage | None:
    place = bisect_right(starts, offset) - 1
    return passages[place] if place >= 0 and offset < passages[place].end else None


def read(line: ReportLine, actors: Iterable[Actor], speller: Speller) -> Reading:
    """Make a report ready; `actors` are those of the record, with their mentions in it."""
    document = line.document.id
    actors = tuple(actors)
    mentions = sorted(
        (span.start, span.end, actor.id) for actor in actors for span in actor.mentions if span.document == document
    )
    members = {actor.id: actor.members for actor in actors if actor.members}
    words = speller.words(line.document.text)
    persons = frozenset(actor.id for actor in actors if actor.type == "person")
    described = frozenset(actor.id for actor in actors if actor.type in ("document", "group"))
    outlets = frozenset(actor.id for actor in actors if actor.type == "outlet")
    starts = [word.start for word in words]
    return Reading(line, words, tuple(mentions), members, persons, described, outlets, starts)


def sentence_ranges(text: str, named: Set[int] = frozenset()) -> Iterable[Range]:
    """The sentences of a text, blank ones left out; a line break always ends one.

    `named` holds the ends of names that nothing can be added to, though they end with the stop of an abbreviation.
    """
    start = 0
    for match in STOP.finditer(text):
        if match.group()[0] == "." and _goes_on(text, match.start(), match.end(), closed=match.end() in named):
            continue
        end = match.start() if text[match.start()] == "\n" else match.end()
        if text[start:end].strip():
            yield start, end
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _goes_on(text: str, stop: int, after: int, *, closed: bool) -> bool:
    """Whether a full stop belongs to an abbreviation or is followed by a small letter."""
    following = text[after : after + 2].lstrip(" ")
    if following[:1].islower():
        return True
    if closed:
        return text[after : after + 3].lstrip(' "“‘')[:1].islower()
    word = LAST_WORD.search(text, max(0, stop - 12), stop)
    if word is None:
        return False
    letters = word.group().casefold()
    return letters in ABBREVIATIONS or (len(letters) == 1 and letters.isalpha())


def quoted_ranges(text: str) -> Iterable[Range]:
    """What stands between quotation marks, marks excluded.

    Marks are matched in pairs inside a paragraph, whatever their shape: reports mix straight, curly and
    wrong-way marks. One that is never closed counts to the end of its paragraph.
    """
    opened: int | None = None
    limit = text.find("\n")
    for match in MARKS.finditer(text):
        at = match.start()
        if limit >= 0 and at > limit:
            if opened is not None:
                yield opened, limit
                opened = None
            limit = text.find("\n", at)
        if opened is None:
            opened = match.end()
        else:
            if at > opened:
                yield opened, at
            opened = None
    if opened is not None and opened < len(text):
        yield opened, limit if limit >= opened else len(text)
