"""Why the other layers found what they found: undertakings, mechanisms, events, figures, times, furniture."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.explain.found import Ground, Item, Worked, parts_of
from communique.lexicon import lemma
from communique.model import CommitmentReport, EventReport, MechanismReport, Span

MOST_TOKENS = 400


def commitments(worked: Worked) -> Iterator[Item]:
    """The undertakings, with the words that make them such and the attribution that vouches for them."""
    vouching = {item.id: item for item in worked.line.attributions}
    for item in worked.line.commitments:
        behind = vouching.get(item.attribution or "")
        grounds = [*_acts(item, worked)]
        if behind is not None:
            grounds.append(
                Ground("attribution", f"{behind.id} vouches for it, with a confidence of {behind.confidence}")
            )
        grounds.append(Ground("modality", f"put as {item.modality}"))
        grounds.append(Ground("area", f"by its words: {item.area}"))
        if item.deadline is not None:
            grounds.append(Ground("deadline", f"until {item.deadline}"))
        yield Item(
            layer="commitment",
            id=item.id,
            what=f"{worked.named(item.parties) or 'nobody named'}: {item.act}, {item.action} ({item.kind})",
            parts=(*parts_of("evidence", item.evidence), *parts_of("term", (term.span for term in item.terms))),
            rule="annotate/commitments: a word that undertakes, and the action that hangs on it",
            grounds=tuple(grounds),
        )


def _acts(item: CommitmentReport, worked: Worked) -> Iterator[Ground]:
    """The words of the evidence that stand for its act."""
    acts = worked.tools.words.acts
    for span in item.evidence:
        for token in _tokens(span, worked):
            name = lemma(token.lemma_)
            for words in (acts.performing, acts.operators, acts.nouns, acts.adjectives):
                if words.get(name) == item.act:
                    yield Ground("act", f"“{token.text}” stands for “{item.act}”")
                    return
    yield Ground("act", f"“{item.act}”, by the build of the sentence")


def mechanisms(worked: Worked) -> Iterator[Item]:
    """The standing arrangements, with the head of their name and the state that the report gives them."""
    for item in worked.line.mechanisms:
        grounds = [*_heads(item, worked)]
        if item.state is not None:
            grounds.append(Ground("state", f"the words around a mention put it as {item.state}"))
        grounds.append(Ground("mentions", f"{len(item.mentions)} in this report"))
        of = f", of {worked.named(item.parties)}" if item.parties else ""
        yield Item(
            layer="mechanism",
            id=item.id,
            what=f"{item.name} ({item.type}{of})",
            parts=(*parts_of("mention", item.mentions), *parts_of("term", (term.span for term in item.terms))),
            rule="annotate/mechanisms: a noun that can name a standing arrangement, with what must stand beside it",
            grounds=tuple(grounds),
        )


def _heads(item: MechanismReport, worked: Worked) -> Iterator[Ground]:
    """The noun that makes it a mechanism."""
    heads = worked.tools.words.mechanisms.heads
    for token in reversed(_tokens(item.mentions[0], worked)):
        head = heads.get(lemma(token.lemma_))
        if head is not None:
            need = "nothing beside it" if head.needs == "any" else f"beside it: {head.needs.replace('_', ' ')}"
            yield Ground("head", f"“{token.text}” can name a {head.type} (needed {need})")
            return


def events(worked: Worked) -> Iterator[Item]:
    """The events, with their date's basis and their code."""
    for item in worked.line.events:
        place = f" in {item.place}" if item.place else ""
        yield Item(
            layer="event",
            id=item.id,
            what=f"{item.what}{place}, {item.date or 'no date'} ({item.context})",
            parts=(*parts_of("evidence", item.evidence), *parts_of("time expression", [item.time_expression])),
            rule="annotate/events: a verb or noun that happens, dated by the words on it or around it",
            grounds=tuple(_event_facts(item, worked)),
        )


def _event_facts(item: EventReport, worked: Worked) -> Iterator[Ground]:
    if item.basis != "none":
        told = f" by “{item.time_expression.exact}”" if item.time_expression is not None else ""
        yield Ground("date", f"{item.basis}{told}")
    if item.actors:
        yield Ground("actors", worked.named(item.actors))
    if item.plover is not None:
        code = " · ".join(part for part in (item.plover.event, item.plover.mode, *item.plover.contexts) if part)
        yield Ground("PLOVER", f"its word has the code {code}")


def times(worked: Worked) -> Iterator[Item]:
    """The expressions of time, with what they were counted from."""
    published = worked.line.document.published
    for item in worked.line.time_expressions:
        if item.value is None and item.type == "duration":
            ground = Ground("value", "it says how long, not when")
        elif item.value is None:
            ground = Ground("value", "nothing in the report says from what day to count")
        elif item.anchored:
            ground = Ground("value", f"counted from the report's own day, {published.value} ({published.basis})")
        else:
            ground = Ground("value", "the words say it by themselves or by a date named before")
        yield Item(
            layer="time expression",
            id=None,
            what=f"{item.type} {item.value or 'that comes to no date'}",
            parts=parts_of("words", [item.span]),
            rule="annotate/dates: the grammar of time expressions",
            grounds=(ground,),
        )


def figures(worked: Worked) -> Iterator[Item]:
    """The numbers that mean something."""
    for item in worked.line.figures:
        qualifier = f"{item.qualifier} " if item.qualifier else ""
        of_what = f" of {item.of_what}" if item.of_what else ""
        number = "no exact number of" if item.value is None else item.value
        yield Item(
            layer="figure",
            id=item.id,
            what=f"{qualifier}{number} {item.unit or ''}".rstrip() + of_what,
            parts=parts_of("words", [item.span]),
            rule="annotate/figures: a number with its unit and what it counts",
        )


def furniture(worked: Worked) -> Iterator[Item]:
    """What is on the page and not the report."""
    for item in worked.line.document.furniture:
        yield Item(
            layer="furniture",
            id=None,
            what=f"{item.kind}: marked, and not read as the report",
            parts=parts_of("words", [item.span]),
            rule="clean/furniture: the shape of the line and its neighbours",
        )


def checks(worked: Worked) -> Iterator[Item]:
    """What looks wrong."""
    for item in worked.line.checks:
        yield Item(
            layer="check",
            id=None,
            what=f"{item.kind}: says {item.says or item.span.exact}"
            + (f", expected {item.expected}" if item.expected else ""),
            parts=parts_of("words", [item.span]),
            rule="annotate/checks",
            grounds=(Ground("basis", item.basis),) if item.basis else (),
        )


def _tokens(span: Span, worked: Worked) -> list[Token]:
    """The tokens of a passage, as far as is worth looking."""
    found = worked.draft.doc.char_span(span.start, span.end, alignment_mode="expand")
    return [] if found is None else list(found)[:MOST_TOKENS]
