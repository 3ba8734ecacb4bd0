"""Who spoke: the people, states and bodies to whom reports give words or thoughts, as origins of their own.

They stand at the head of the graph. How many origins a claim has is counted in the press, not in speakers: two papers
that heard one speech are two witnesses that it was said, and the brief says when all rests on one speaker's word.
"""

from __future__ import annotations

from communique.matching.case import Case
from communique.matching.denial import denies, takes_for_granted
from communique.matching.passages import Reading
from communique.model import ActorType, Attribution
from communique.reconcile.origins.book import Book

SPEAKERS: frozenset[ActorType] = frozenset({"person", "state", "organisation"})


def credit_speakers(book: Book, reading: Reading) -> None:
    """Note to whom one report gives what it prints."""
    by_id = {attribution.id: attribution for attribution in reading.line.attributions}
    for attribution in reading.line.attributions:
        outer = by_id.get(attribution.nested_in or "")
        if _is_silent(attribution) or (outer is not None and (_is_silent(outer) or denies(outer))):
            continue
        for name in sorted(_speakers(book.case, attribution)):
            called = book.case.actors[name].name
            origin = book.speaker(name, reading.id)
            why = f"it gives this to {called}"
            book.derive(origin, reading.id, "cited", [(span,) for span in attribution.content[:1]], why)


def _is_silent(attribution: Attribution) -> bool:
    """Whether what it tells was not said; who denies something has spoken, and what is not mentioned is there."""
    return attribution.negated and not denies(attribution) and not takes_for_granted(attribution)


def _speakers(case: Case, attribution: Attribution) -> frozenset[str]:
    """Who said it; of a group its members; nobody where it has no name, or is a document or a publisher."""
    told = case.expand([attribution.actor] if attribution.actor else ())
    known = [case.actors[name] for name in told if name in case.actors]
    return frozenset(actor.id for actor in known if actor.type in SPEAKERS and not actor.name.islower())
