"""An explanation as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator

from communique.explain.found import Explanation, Ground, Item

LONGEST = 160
"""Characters of a passage that are shown."""


def lines(found: Explanation) -> Iterator[str]:
    """The lines of an explanation; empty ones part the items."""
    yield f"{found.source} {found.span.start}:{found.span.end} {_quoted(found.span.exact)}"
    if not found.items:
        yield f"nothing that was found touches these characters{_foreign(found.language)}"
    for item in found.items:
        yield ""
        yield from _item(item)


def _foreign(language: str) -> str:
    """That a passage was hardly read, so that nobody takes silence for a finding."""
    if language == "und" or language.startswith("en"):
        return ""
    return f": their language is {language}, and annotation is for English"


def _item(item: Item) -> Iterator[str]:
    confidence = "" if item.confidence is None else f" [confidence {item.confidence:.2f}]"
    yield f"{item.layer}: {item.what}{confidence}"
    for part in item.parts:
        yield f"  {part.role} {part.span.start}:{part.span.end} {_quoted(part.span.exact)}"
    yield f"  by {item.rule}"
    weighed = [ground for ground in item.grounds if ground.weight is not None]
    counting = [ground for ground in weighed if _effect(ground)]
    for ground in sorted(counting, key=lambda one: -abs(_effect(one))):
        yield f"  {_effect(ground):+.2f} {ground.words}"
    if weighed and item.confidence is not None:
        total = sum(_effect(ground) for ground in weighed)
        yield f"  {total:+.2f} in all, which on the measured scale is a confidence of {item.confidence:.2f}"
    neutral = "; ".join(ground.words for ground in weighed if not _effect(ground))
    if neutral:
        yield f"  no effect: {neutral}"
    for ground in item.grounds:
        if ground.weight is None:
            yield f"  {ground.name}: {ground.words}"


def _effect(ground: Ground) -> float:
    """What a ground adds to the score, in log-odds."""
    return (ground.value or 0.0) * (ground.weight or 0.0)


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    if len(line) > LONGEST:
        line = f"{line[: LONGEST // 2].rstrip()} … {line[-LONGEST // 2 :].lstrip()}"
    return f"|{line}|"
