"""The layer of attributions: who is said to have said, thought or agreed what.

Cues are found on the parse (`cues`, `frames`), direct speech by place (`quoted`); here the two are
brought together, contents get their exact edges, and what lies inside another content is nested in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.annotate.attributions import circumstances
from communique.annotate.attributions.cues import Cue, find_cues
from communique.annotate.attributions.posts import find_posts
from communique.annotate.attributions.quoted import Quotations, continued, direct, with_speaker_after
from communique.draft import Draft, DraftAttribution, Sentence
from communique.model import Mode, Range
from communique.phrases import range_of, runs, trimmed
from communique.tools import Tools

FEWEST_WORDS_OUTSIDE = 3
LONGEST_LEAD = 6
LINK = "that"
FRAGMENT_RULES = frozenset({"naming", "object", "prepositional", "noun", "infinitive", "gerund"})


def find(draft: Draft, tools: Tools) -> tuple[DraftAttribution, ...]:
    """The attributions of a report, in order of their cues."""
    speech = Quotations(draft.report.text, draft.quotes, draft.sentences)
    found: list[tuple[Cue, tuple[Range, ...]]] = []
    for sentence in draft.sentences:
        if sentence.furniture is None:
            for plain in find_cues(draft.doc, sentence, tools.reporting):
                cue = with_speaker_after(plain, sentence, speech)
                content = content_of(cue, sentence, speech)
                if content:
                    found.append((cue, content))
    made = [finished(cue, content, draft, tools) for cue, content in found]
    return nested([*made, *find_posts(draft)])


def content_of(cue: Cue, sentence: Sentence, speech: Quotations) -> tuple[Range, ...]:
    """The exact ranges of what a cue reports; empty where the cue reports nothing."""
    parsed = token_ranges(cue, speech)
    quotes = tuple(span for span in direct(cue, sentence, speech) if span[0] not in speech.taken) if cue.speech else ()
    if not quotes:
        return parsed
    speech.taken.update(span[0] for span in quotes)
    last = max(span[1] for span in quotes)
    more = continued(quotes, max(sentence.end, last), speech) if ends_sentence(cue, sentence, last) else []
    speech.taken.update(span[0] for span in more)
    led = led_in(quotes[0], sentence, speech)
    return joined([*led, *outside(parsed, quotes, speech.text), *quotes, *more], speech.text)


def led_in(quote: Range, sentence: Sentence, speech: Quotations) -> list[Range]:
    """The few words before a quotation that only its first words complete: `The dam "has held," Vask said`."""
    opener = speech.text[sentence.start : quote[0]]
    woven = speech.text[quote[0] : quote[1]].lstrip("“”\"'‘’„«").strip()[:1].islower()
    if woven and 0 < len(opener.split()) < LONGEST_LEAD and opener.rstrip()[-1:] not in {",", ":", "“", '"'}:
        return [(sentence.start, quote[0])]
    return []


def ends_sentence(cue: Cue, sentence: Sentence, last: int) -> bool:
    """Whether the reporting clause or the quotation itself is the end of the sentence."""
    return last >= sentence.end - 1 or all(
        token.is_punct or token.is_space or cue.head in (token, *token.ancestors)
        for token in cue.head.doc[cue.head.i : sentence.last]
    )


def token_ranges(cue: Cue, speech: Quotations) -> tuple[Range, ...]:
    """The content by the parse, with whole quotations at its edges."""
    if not cue.content:
        return ()
    taken = {token.i for token in [*cue.source, *cue.words]}
    tokens = [token for token in cue.content if token.i not in taken and not token.is_space]
    tokens.sort(key=lambda token: token.i)
    parts = [trimmed(run) for run in bridged(tokens, taken)]
    worded = [part for part in parts if any(token.is_alpha or token.like_num for token in part)]
    ranges = [edges(range_of(part), cue, speech) for part in worded]
    return joined(ranges, speech.text)


def bridged(tokens: Sequence[Token], taken: set[int]) -> list[list[Token]]:
    """Runs of content; a gap of punctuation is no gap, one with the reporting clause in it is."""
    parts = runs(tokens)
    whole: list[list[Token]] = []
    for part in parts:
        if whole:
            gap = range(whole[-1][-1].i + 1, part[0].i)
            doc = part[0].doc
            if all(i not in taken and (doc[i].is_punct or doc[i].is_space or doc[i].is_quote) for i in gap):
                whole[-1] = list(doc[whole[-1][0].i : part[-1].i + 1])
                continue
        whole.append(part)
    return whole


def edges(place: Range, cue: Cue, speech: Quotations) -> Range:
    """The range with the marks of the quotations that begin or end it."""
    start, end = place
    holder = speech.around(cue.head.idx)
    opening = speech.around(start - 1) or speech.around(start)
    if opening is not None and opening is not holder and opening.start <= start <= opening.inner[0]:
        start = opening.start
    closing = speech.around(end - 1) or speech.around(end)
    if closing is not None and closing is not holder and closing.start >= start and closing.end >= end:
        end = closing.end
    elif closing is None and speech.around(end) is not None and speech.around(end) is not holder:
        end = max(end, speech.around(end).end)  # type: ignore[union-attr]
    if holder is not None:
        start, end = max(start, holder.inner[0]), min(end, holder.inner[1])
    text = speech.text
    while end > start and (text[end - 1].isspace() or (text[end - 1] in ",;:" and holder is not None)):
        end -= 1
    return start, end


def outside(parsed: tuple[Range, ...], quotes: tuple[Range, ...], text: str) -> list[Range]:
    """What the parse gives beyond the quotations, if it is more than a word or two of noise."""
    kept = []
    for start, end in parsed:
        pieces = [(start, end)]
        for low, high in quotes:
            pieces = [part for a, b in pieces for part in ((a, min(b, low)), (max(a, high), b)) if part[0] < part[1]]
        if any(low < end and start < high for low, high in quotes):
            kept += [piece for piece in pieces if is_content(text[slice(*piece)])]
    return kept


def is_content(words: str) -> bool:
    """Whether what stands beside a quotation belongs to the content: a clause, or "that"."""
    return len(words.split()) >= FEWEST_WORDS_OUTSIDE or words.strip(" ,").lower() == LINK


def joined(ranges: Sequence[Range], text: str) -> tuple[Range, ...]:
    """Sorted ranges, trimmed, neighbours with only blanks between them made one."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        while start < end and text[start].isspace():
            start += 1  # noqa: PLW2901 - the range itself is being trimmed
        while end > start and text[end - 1].isspace():
            end -= 1  # noqa: PLW2901
        if start >= end:
            continue
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def finished(cue: Cue, content: tuple[Range, ...], draft: Draft, tools: Tools) -> DraftAttribution:
    """The attribution with everything that can be said of it on its own."""
    inside = {token.i for token in cue.content}
    addressee = [token for token in cue.addressee if token.i not in inside]
    return DraftAttribution(
        source=range_of(cue.source) if cue.source else None,
        cue=range_of(cue.words) if cue.words else None,
        content=content,
        mode=mode_of(cue, content, draft),
        addressee=range_of(addressee) if addressee else None,
        setting=circumstances.setting_of(cue, content),
        date=circumstances.date_of(cue, content, draft),
        stance=circumstances.stance_of(cue, content, draft, tools),
        negated=circumstances.negated(cue),
        rule=cue.rule,
    )


def mode_of(cue: Cue, content: tuple[Range, ...], draft: Draft) -> Mode:
    """Direct where all of it stands in marks of its own, mixed where part does, else indirect."""
    text = draft.report.text
    letters = quoted = 0
    head = cue.head.idx
    for start, end in content:
        marks = [
            quote
            for quote in draft.quotes
            if quote.depth == 0 and quote.start < end and start < quote.end and not quote.start <= head < quote.end
        ]
        letters += sum(char.isalnum() for char in text[start:end])
        for quote in marks:
            if quote.speech or cue.rule == "naming":
                quoted += sum(char.isalnum() for char in text[max(start, quote.start) : min(end, quote.end)])
    if not quoted:
        return "indirect"
    return "direct" if quoted == letters and cue.rule not in FRAGMENT_RULES else "mixed"


def nested(made: Sequence[DraftAttribution]) -> tuple[DraftAttribution, ...]:
    """Each attribution with the innermost other one that its cue lies in, and the chain up from there."""
    order = sorted(range(len(made)), key=lambda i: (anchor(made[i]), i))
    events = sorted((start, end, i) for i, item in enumerate(made) for start, end in item.content)
    parents: dict[int, int] = {}
    active: list[tuple[int, int]] = []
    place = 0
    for i in order:
        at = anchor(made[i])
        while place < len(events) and events[place][0] <= at:
            active.append((events[place][1], events[place][2]))
            place += 1
        active = [entry for entry in active if entry[0] > at]
        inside = [(size(made[j]), j) for _, j in active if j != i and not holds(made[i], anchor(made[j]))]
        if inside:
            parents[i] = min(inside)[1]
    return tuple(with_chain(i, made, parents) for i in range(len(made)))


def anchor(item: DraftAttribution) -> int:
    """Where an attribution stands: its cue, else its source, else its content."""
    place = item.cue or item.source or item.content[0]
    return place[0]


def size(item: DraftAttribution) -> int:
    """How many characters its content covers."""
    return sum(end - start for start, end in item.content)


def holds(item: DraftAttribution, offset: int) -> bool:
    """Whether its content covers an offset."""
    return any(start <= offset < end for start, end in item.content)


def with_chain(i: int, made: Sequence[DraftAttribution], parents: dict[int, int]) -> DraftAttribution:
    """The attribution with its parent and the sources between its speaker and the reader."""
    item = made[i]
    chain: list[Range] = []
    seen = {i}
    current = i
    while current in parents and parents[current] not in seen:
        current = parents[current]
        seen.add(current)
        source = made[current].source
        if source is not None:
            chain.append(source)
    return replace(item, chain=tuple(chain), parent=parents.get(i))
