"""Why some words are an actor: which step of `link` tied them to it."""

from __future__ import annotations

from collections.abc import Iterator

from communique.draft import Mention
from communique.explain.found import Ground, Item, Part, Worked
from communique.link.sources import Sources
from communique.model import Actor, Range, Span

UNLINKED = "nobody: no step could say who is meant"


def actors(worked: Worked, place: Range) -> Iterator[Item]:
    """The mentions that touch a place, each with the actor it was tied to and by which step."""
    sources = Sources(worked.draft, worked.tools)
    by_id = {actor.id: actor for actor in worked.line.actors}
    told: set[Range] = set()
    for index, mention in enumerate(worked.draft.mentions):
        if not (mention.start < place[1] and place[0] < mention.end):
            continue
        key = sources.cast.meant.get(index)
        actor = None if key is None else by_id.get(sources.id_of(key))
        told.add((mention.start, mention.end))
        yield _mentioned(mention, actor, worked)
    for actor in worked.line.actors:
        for span in actor.mentions:
            if span.start < place[1] and place[0] < span.end and span.range not in told:
                yield _made(span, actor, worked)


def _mentioned(mention: Mention, actor: Actor | None, worked: Worked) -> Item:
    span = worked.draft.report.span(mention.start, mention.end)
    return Item(
        layer="actor",
        id=None if actor is None else actor.id,
        what=UNLINKED if actor is None else _what(actor, worked),
        parts=(Part("mention", span),),
        rule=f"{mention.kind}: {_step(mention, span, actor)}",
        grounds=tuple(_facts(mention, actor, worked)),
    )


def _made(span: Span, actor: Actor, worked: Worked) -> Item:
    """Words of a source that are no mention of their own: tied to an actor when the attributions were linked."""
    return Item(
        layer="actor",
        id=actor.id,
        what=_what(actor, worked),
        parts=(Part("mention", span),),
        rule="source: the words name a source or a party, and were tied to an actor by their head and build",
    )


def _what(actor: Actor, worked: Worked) -> str:
    office = f", {actor.office}" if actor.office else ""
    return f"{worked.names[actor.id]} ({actor.type}{office})"


def _step(mention: Mention, span: Span, actor: Actor | None) -> str:
    """By which step of `link` the words were tied to their actor."""
    if actor is None:
        return "found as a mention, and left open"
    if mention.kind == "name":
        longer = len(actor.name) > len(mention.key) and mention.type == "person"
        return f"a short form of “{actor.name}”" if longer else "the name itself"
    if mention.kind == "metonym":
        return "a place that stands for its government"
    before = [one for one in actor.mentions if one.end <= span.start]
    back = f", last named as “{before[-1].exact}” at {before[-1].start}" if before else ""
    if mention.kind == "pronoun":
        return f"looks back to whom it can mean{back}"
    if mention.kind == "group":
        return "a group, resolved to its members at this point"
    return f"a description that fits one actor of the report{back}"


def _facts(mention: Mention, actor: Actor | None, worked: Worked) -> Iterator[Ground]:
    """What the words themselves tell."""
    if mention.office:
        yield Ground(
            "title", f"the words give the office “{mention.office}”{', held before' if mention.former else ''}"
        )
    if mention.state:
        name = worked.tools.reference.state_names.get(mention.state, mention.state)
        yield Ground("state", f"the words name the state {name}")
    if mention.number:
        yield Ground("number", f"the words say that there are {mention.number}")
    if actor is not None and actor.aliases:
        yield Ground("spellings", f"also written {', '.join(f'“{alias}”' for alias in actor.aliases)}")
    if actor is not None:
        yield Ground("mentions", f"{len(actor.mentions)} in this report")
