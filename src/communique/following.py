"""The ledger of a store: brought up to date with what was added, decided on, and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from communique.ledger.likeness import Likeness
from communique.ledger.standing import Item, items_of
from communique.ledger.telling import told_in
from communique.ledger.updating import Held, Update
from communique.matching.corrections import Corrections
from communique.matching.same import load_matcher
from communique.model import Decision, LedgerEntry, Notice, ReportLine, Sign, Standing
from communique.pipeline import Progress, dated_together, silent, story_of
from communique.reference import load_reference
from communique.settings import Settings
from communique.store import Store, View


def take_in(
    store: Store, settings: Settings, standing: Standing = "proposed", progress: Progress = silent
) -> tuple[LedgerEntry, ...]:
    """Bring the ledger up to date with the reports that it has not taken in: all of them in one transaction.

    Args:
        store: where the reports are, and the ledger.
        settings: the options of the run.
        standing: whether what the program finds counts as proposed, or waits for a person.
        progress: told the source of each report as its turn comes.

    Returns:
        The entries that were appended.
    """
    view = store.view()
    waiting = view.unfollowed()
    if not waiting:
        return ()
    reference = load_reference()
    notices: list[Notice] = []
    signs: list[Sign] = []
    for lines in _stories(view, waiting, settings):
        for line in lines:
            progress(line.document.source)
        told = told_in(lines, reference)
        notices += told[0]
        signs += told[1]
    held = Held.of(view.ledger(LedgerEntry), view.ledger(Sign))
    likeness = Likeness(load_matcher(reference.state_meant))
    update = Update(held, likeness, Corrections(view.corrections()), now(), standing)
    entries = update.entries(notices, signs)
    with store.writer() as writer:
        for sign in signs:
            writer.add_to_ledger(sign)
        added = [entry for entry in entries if writer.add_to_ledger(entry)]
        writer.add_followed(waiting)
    return tuple(added)


def _stories(view: View, documents: Iterable[str], settings: Settings) -> Iterator[Sequence[ReportLine]]:
    """The stories of some reports, each once: reports of one story date one another."""
    seen: set[str] = set()
    for document in documents:
        if document in seen:
            continue
        story = story_of(view, document)
        seen.update(story)
        yield dated_together(tuple(view.lines(story)), settings)


def decide(store: Store, decisions: Sequence[Decision]) -> int:
    """Keep what a person decided, all of it or nothing; how many were new."""
    with store.writer() as writer:
        return sum(writer.add_to_ledger(item) for item in decisions)


def items(view: View, today: date) -> list[Item]:
    """Every item of the ledger as it stands on a day."""
    return items_of(view.ledger(LedgerEntry), view.ledger(Decision), today)


def now() -> str:
    """This moment, as entries and decisions keep it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
