"""Embedded posts: their writer is a source of the first hand, and the whole post is what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.draft import Draft, DraftAttribution
from communique.model import Range

SIGNED = re.compile(r"[—–-]{1,2}\s*(?P<writer>[^\n(@]{1,60}\(@\w{1,30}\))")
RUN = re.compile(r"\S+")
LINK = re.compile(r"(?:https?://|pic\.)\S")


def find_posts(draft: Draft) -> Iterator[DraftAttribution]:
    """An attribution for each embedded post that a line with name and handle signs."""
    posts = [item.span for item in draft.report.furniture if item.kind == "social-post"]
    waiting: list[Range] = []
    for span in posts:
        signed = SIGNED.search(span.exact)
        if signed is None:
            waiting.append(span.range)
            continue
        before = span.exact[: signed.start()].rstrip()
        if before:
            waiting.append((span.start, span.start + len(before)))
        if waiting:
            writer = (span.start + signed.start("writer"), span.start + signed.end("writer"))
            content = tuple(worded(draft, place) for place in waiting)
            date = next((time.value for time in draft.times if span.start <= time.span.start < span.end), None)
            yield DraftAttribution(writer, None, content, "direct", date=date, rule="post")
        waiting = []


def worded(draft: Draft, place: Range) -> Range:
    """A post without the links to its pictures at the end; read run by run, as links may be glued together."""
    words = draft.report.text[slice(*place)]
    end = len(words)
    for run in reversed(list(RUN.finditer(words))):
        link = LINK.search(words, run.start(), run.end())
        if link is None:
            break
        end = link.start()
        if end > run.start():
            break
    kept = words[:end].rstrip() if end < len(words) else words
    return (place[0], place[0] + len(kept)) if kept else place
