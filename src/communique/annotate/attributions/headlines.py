"""Who speaks in a headline or subheading, whose grammar is not that of a sentence.

"Vask: dam is safe", "Dam is safe: Vask", "‘It will hold’: Vask shuts dam", "Dam ‘safe’, say officials",
"Tarn, Morva pledge to talk", "Clerks blast toll". A name is wanted: "Analysis: who won" and "Dam row: talks fail"
name no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from communique.annotate.attributions.circumstances import stance_in
from communique.annotate.attributions.page import Line, Page
from communique.annotate.attributions.quoted import Quotations
from communique.annotate.attributions.transcripts import LABEL
from communique.draft import DraftAttribution
from communique.lexicon import Reporting
from communique.model import Mode, Range
from communique.phrases import FINITE, noun_phrase, range_of, subject

NAMED_LAST = re.compile(r"(?P<said>[^\n]{8,160}?) ?(?P<mark>:| [–—-]) (?P<name>[^\n:–—]{2,50})\Z")
SAID_LAST = re.compile(
    r"(?P<said>[^\n]{8,160}?), (?P<mark>(?:say|warn|claim|insist|report|suggest|find|hint|think|believe)s?|said)"
    r" (?P<name>[^\n:,–—]{2,50})\Z",
    re.IGNORECASE,
)
PLEDGED = re.compile(
    r"(?P<name>[A-Z][^\n:;“”\"]{2,60}?) (?P<mark>(?:agree|pledge|vow|promise|commit|offer|plan|aim|resolve|threaten)s?)"
    r" (?P<said>to [^\n]+)\Z",
    re.IGNORECASE,
)
TIME = re.compile(r"\d{1,2}[:.]\d{2} +(?=\S)")
LONGEST = 25  # words
NAMED = frozenset({"NOUN", "PROPN"})
OBJECTS = NAMED | frozenset({"ADJ", "DET", "PRON", "NUM"})
NOUNS_TOO = frozenset("debate fault list order protest quote report reference request state support".split())
"""What is a noun behind another noun as often as a verb: "port sales report", "workers rights protest march"."""
LATER = frozenset("after ahead amid as at before despite during following in when while".split())
"""Words in a headline that begin when or where it was said."""


def find_headlines(
    page: Page, speech: Quotations, words: Reporting, cues: Collection[Range | None]
) -> list[DraftAttribution]:
    """The attributions of headlines and subheadings, where no verb has given them yet (`cues`)."""
    found = (item for line in page.lines for item in in_line(page, line, speech, words))
    return [item for item in found if item.cue not in cues]


def in_line(page: Page, line: Line, speech: Quotations, words: Reporting) -> Iterator[DraftAttribution]:
    """The one attribution of a line that can be a heading."""
    text = page.text
    time = TIME.match(text, line.start, line.end)  # "18:42 Mayor: “Leave now”" in a running report
    line = line if time is None else replace(line, start=time.end())
    if len(text[line.start : line.end].split()) > LONGEST or (text[line.end - 1] in ".:;!" and not line.title):
        return
    label = LABEL.match(text, line.start, line.end)
    if label is not None and page.names_speaker(label.span("name")) and page.is_name(label.span("name")):
        yield made(page, label.span("name"), label.span("mark"), page.trimmed((label.end(), line.end)), speech)
        return
    quoted = quoted_first(page, line, speech) if line.title else None
    if quoted is not None:
        yield quoted
        return
    for pattern in (SAID_LAST, NAMED_LAST):
        match = pattern.fullmatch(text, line.start, line.end) if line.title or pattern is SAID_LAST else None
        if match is not None and page.names_speaker(match.span("name")) and page.is_name(match.span("name")):
            yield made(page, match.span("name"), page.trimmed(match.span("mark")), match.span("said"), speech)
            return
    pledged = PLEDGED.fullmatch(text, line.start, line.end) if line.title else None
    if pledged is not None and is_list_of_names(pledged["name"]):
        yield made(page, pledged.span("name"), pledged.span("mark"), pledged.span("said"), speech)
    elif line.title:
        yield from without_verb(page, line, speech, words)


def without_verb(page: Page, line: Line, speech: Quotations, words: Reporting) -> Iterator[DraftAttribution]:
    """Read "Port clerks blast toll plan after vote", whose verb the tagger takes for a noun.

    Only where it finds no other verb, and the one that is meant agrees with what stands before it.
    """
    tokens = page.draft.doc.char_span(line.start, line.end, alignment_mode="contract")
    if tokens is None or any(token.tag_ in FINITE or token.dep_ == "aux" for token in tokens):
        return
    several = False
    for place, verb in enumerate(tokens[1:-1], start=1):
        before, after = verb.nbor(-1), verb.nbor()
        name = verb.lemma_.lower()
        several = several or before.lower_ == "and"
        speaks = before.pos_ == "PROPN" or page.names_speaker(page.trimmed((line.start, verb.idx)))
        if name in words.nouns | words.talk | NOUNS_TOO and not speaks:
            continue
        agrees = verb.lower_ == name + ("" if several or before.tag_ in {"NNS", "NNPS"} else "s")
        if agrees and name in words.appraisal and before.pos_ in NAMED and after.pos_ in OBJECTS:
            end = next((token.idx for token in tokens[place + 2 :] if token.lower_ in LATER), line.end)
            said = page.trimmed((after.idx, end))
            yield made(page, page.trimmed((line.start, verb.idx)), range_of([verb]), said, speech)
            return


def quoted_first(page: Page, line: Line, speech: Quotations) -> DraftAttribution | None:
    """Read "‘It will hold’: Vask shuts dam": the one who acts after the colon said what stands before it."""
    quote = speech.starting(line.start, line.start + 1)
    if quote is None or quote.start in speech.taken or page.text[quote.end : quote.end + 2] != ": ":
        return None
    rest = page.draft.doc.char_span(quote.end + 2, line.end, alignment_mode="expand")
    head = None if rest is None else subject(rest.root)
    if head is None or head.idx < quote.end:
        return None
    source = range_of([token for token in noun_phrase(head) if token.idx > quote.end])
    if not page.names_speaker((source[0], source[1])):
        return None
    speech.taken.add(quote.start)
    return made(page, source, (quote.end, quote.end + 1), (quote.start, quote.end), speech)


def is_list_of_names(words: str) -> bool:
    """Whether some words are names and what joins them: "Tarn, Morva", "Vask and Roe"."""
    return all(word[:1].isupper() or word in {"and", "&", "of"} for word in words.replace(",", " ").split())


def made(page: Page, source: Range, cue: Range, content: Range, speech: Quotations) -> DraftAttribution:
    """The attribution of a heading, with the mode that its marks tell."""
    content = without_stop(content, page.text)
    stance = stance_in(page.text[slice(*content)])
    return DraftAttribution(source, cue, (content,), mode_in(content, speech), stance=stance, rule="headline")


def without_stop(place: Range, text: str) -> Range:
    """The content without the full stop or semicolon that some pages put behind every heading."""
    start, end = place
    while end > start + 1 and text[end - 1] in ".;" and text[end - 2] != ".":
        end -= 1
    return start, end


def mode_in(place: Range, speech: Quotations) -> Mode:
    """Direct where one quotation is all of it, mixed where it holds one, else indirect."""
    quote = speech.starting(place[0], place[1])
    if quote is None:
        return "indirect"
    if quote.start == place[0] and quote.end >= place[1] - 1:
        return "direct"
    return "mixed" if quote.speech else "indirect"
