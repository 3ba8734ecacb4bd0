"""Quotations that no reporting clause introduces: they go on with whoever spoke last.

`Vask also praised the pilots. "They never slept."` has no clause for the second sentence, and readers know whose
words they are. A quotation is taken up where it is made of whole sentences and its paragraph has a speaker before
it, or where it fills a paragraph and the one before ends with a speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from communique.annotate.attributions.edges import joined
from communique.annotate.attributions.quoted import Quotations
from communique.annotate.attributions.tails import Found
from communique.draft import Quote

FEWEST_WORDS = 4
FARTHEST = 400  # characters between a cue and the quotation that goes on with its speaker
SAYING = frozenset(
    {"clause", "quotation", "around", "object", "gerund", "prepositional", "naming", "light", "infinitive"}
)


def with_adopted(found: Sequence[Found], speech: Quotations) -> list[Found]:
    """The relations in order of text, each with the quotations after it that have no clause of their own."""
    made = sorted(found, key=lambda one: one.cue.head.idx)
    places = [one.cue.head.idx for one in made]
    for quote in speech.quotes:
        if quote.start in speech.taken or not stands_alone(quote, speech):
            continue
        place = bisect_left(places, quote.start) - 1
        if place < 0 or not reaches(made[place], quote, speech):
            continue
        speech.taken.add(quote.start)
        content = joined([*made[place].content, (quote.start, quote.end)], speech.text)
        made[place] = replace(made[place], content=content)
    return made


def stands_alone(quote: Quote, speech: Quotations) -> bool:
    """Whether a quotation is made of whole sentences, with no clause before or after it in its sentence."""
    before = speech.text[: quote.start].rstrip(" \t\xa0")[-1:]
    starts = before in {"", "\n", ".", "!", "?", ":", "”", '"'} and speech.text[quote.inner[0]].isupper()
    ends = speech.text[quote.inner[1] - 1] in ".!?…" and not speech.has_clause(quote)
    return quote.closed and starts and ends and len(speech.text[slice(*quote.inner)].split()) >= FEWEST_WORDS


def reaches(one: Found, quote: Quote, speech: Quotations) -> bool:
    """Whether a speaker is near enough before a quotation: in its paragraph, or in the one that it follows."""
    if not one.cue.source or one.cue.rule not in SAYING or speech.around(one.cue.head.idx) is not None:
        return False
    last = max(one.cue.words[-1].idx, *(end for _, end in one.content))
    between = speech.text[min(last, quote.start) : quote.start]
    if last > quote.start or len(between) > FARTHEST:
        return False
    breaks = between.strip("\n").count("\n") + (1 if "\n" in between else 0)
    if not breaks:
        return True
    fills = speech.text[quote.end :].lstrip(" \t\xa0")[:1] in {"", "\n"}
    return fills and not between.strip(' \t\xa0\n.,”"') and "\n" in between
