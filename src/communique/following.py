"""The ledger of a store, brought up to date with the reports that were added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.ledger.book import now
from communique.ledger.likeness import Likeness
from communique.ledger.standing import accounts
from communique.ledger.telling import told_in
from communique.ledger.updating import Held, Update
from communique.matching.corrections import Corrections
from communique.matching.same import load_matcher
from communique.model import Decision, Item, LedgerEntry, Notice, ReportLine, Sign, Standing
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
    known = tuple(view.ledger(LedgerEntry))
    held = Held.of(known, view.ledger(Sign))
    likeness = Likeness(load_matcher(reference.state_meant))
    update = Update(held, likeness, Corrections(view.corrections()), now(), standing)
    entries = update.entries(notices, signs)
    with store.writer() as writer:
        for sign in signs:
            writer.add_to_ledger(sign)
        added = [entry for entry in entries if writer.add_to_ledger(entry)]
        for item in _touched(known, added, view.ledger(Decision), update.at):
            writer.add_to_ledger(item)
        writer.add_followed(waiting)
    return tuple(added)


def _touched(
    known: Sequence[LedgerEntry], added: Sequence[LedgerEntry], decisions: Iterable[Decision], at: str
) -> list[Item]:
    """The items that new entries came to or went from, as they stand now."""
    before = {entry.key: entry.item for entry in known}
    names = {entry.item for entry in added} | {before[entry.key] for entry in added if entry.key in before}
    keys = {entry.key for entry in (*known, *added) if entry.item in names}
    found = accounts([entry for entry in (*known, *added) if entry.key in keys], decisions, at)
    return [found[name].item for name in sorted(names & found.keys())]


def _stories(view: View, documents: Iterable[str], settings: Settings) -> Iterator[Sequence[ReportLine]]:
    """The stories of some reports, each once: reports of one story date one another."""
    seen: set[str] = set()
    for document in documents:
        if document in seen:
            continue
        story = story_of(view, document)
        seen.update(story)
        yield dated_together(tuple(view.lines(story)), settings)
