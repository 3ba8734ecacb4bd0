"""The seven steps in order: read, clean, annotate, link, reconcile, store, present.

The first four are the per-report half: pure, so that reports may be worked on anywhere, in any order.
Reconciling reads what is stored; presenting is the caller's. One bad source becomes a `Failure` and
never costs the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from communique import __version__
from communique.annotate import annotate
from communique.clean import MAX_TOGETHER, clean, settle
from communique.errors import ReportError, Unreadable
from communique.ledger.record import followed_up
from communique.link import link_report, link_reports
from communique.matching.corrections import Corrections, fitting, whole
from communique.model import Correction, Decision, Failure, LedgerEntry, Program, Record, Report, ReportLine
from communique.raw import RawReport
from communique.read import read_sources
from communique.reconcile import reconcile
from communique.reference import Reference, load_reference
from communique.settings import Settings
from communique.store import Store, View
from communique.store.embedded import open_store
from communique.storyline import Profiler, gather
from communique.tools import load_tools
from communique.workers import Done, Result, Workers

Progress = Callable[[str], None]
PROGRAM = Program(name="communique", version=__version__)


def silent(source: str) -> None:
    """Progress that nobody watches."""


Cleaned = tuple[RawReport, Report]


def cleaned(
    sources: Sequence[str], settings: Settings, reference: Reference, stdin: bytes | None = None
) -> Iterator[Cleaned | Failure]:
    """Read and clean sources; up to `MAX_TOGETHER` reports settle one another's dates, more are a stream."""
    waiting: list[Cleaned] = []
    stream = False
    for raw in read_sources(sources, settings, stdin):
        if isinstance(raw, Failure):
            yield raw
            continue
        if len(raw.text) > settings.max_characters:
            yield too_long(raw, settings)
            continue
        try:
            waiting.append((raw, clean(raw, reference)))
        except Exception as error:  # noqa: BLE001 - one report costs only itself
            yield failure_of(raw, error)
        stream = stream or len(waiting) > MAX_TOGETHER
        if stream:
            yield from waiting
            waiting.clear()
    reports = settle([report for _, report in waiting])
    yield from ((raw, report) for (raw, _), report in zip(waiting, reports, strict=True))


def too_long(raw: RawReport, settings: Settings) -> Failure:
    """The failure of a text that is longer than is read as one report."""
    message = (
        f"{raw.source} has {len(raw.text):,} characters, more than the {settings.max_characters:,} that are read as "
        "one report: split it into reports"
    )
    return Failure(source=raw.source, error=Unreadable.__name__, message=message)


def failure_of(raw: RawReport, error: Exception) -> Failure:
    """The failure of a report that an error stopped; a fault of the program is called one."""
    if isinstance(error, ReportError):
        return Failure(source=error.source, error=type(error).__name__, message=error.message)
    return _fault(raw, type(error).__name__, str(error))


def _fault(raw: RawReport, error: str, words: str) -> Failure:
    message = (
        f"{raw.source} was left out because of a fault in this program ({error}: {words}); "
        "the other reports are not affected: please report it"
    )
    return Failure(source=raw.source, error=error, message=message)


def work_through(
    sources: Sequence[str], settings: Settings, progress: Progress = silent, stdin: bytes | None = None
) -> Iterator[tuple[RawReport, ReportLine] | Failure]:
    """The per-report half over sources: each report with its line, or why there is none, in order."""
    if settings.jobs > 1:
        yield from _beside(sources, settings, progress, stdin)
        return
    tools = load_tools(settings)
    for item in cleaned(sources, settings, tools.reference, stdin):
        if isinstance(item, Failure):
            yield item
            continue
        raw, report = item
        progress(raw.source)
        try:
            yield raw, link_report(annotate(report, tools), tools)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not cost the others
            yield failure_of(raw, error)


def _beside(
    sources: Sequence[str], settings: Settings, progress: Progress, stdin: bytes | None
) -> Iterator[tuple[RawReport, ReportLine] | Failure]:
    """The same by several processes: this one reads and cleans, as reports date one another, the others do the rest."""
    with Workers(settings.jobs) as workers:
        for item in cleaned(sources, settings, load_reference(), stdin):
            if isinstance(item, Failure):
                workers.pass_by(item)
            else:
                progress(item[0].source)
                workers.give(*item)
            yield from map(_outcome, workers.taken())
        yield from map(_outcome, workers.taken(everything=True))


def _outcome(result: Result) -> tuple[RawReport, ReportLine] | Failure:
    if isinstance(result, Failure):
        return result
    raw, answer = result
    return (raw, answer.line) if isinstance(answer, Done) else _fault(raw, answer.error, answer.message)


def annotate_sources(
    sources: Sequence[str], settings: Settings, progress: Progress = silent, stdin: bytes | None = None
) -> Iterator[ReportLine | Failure]:
    """The lines of some sources, one at a time, in the order of the sources."""
    for result in work_through(sources, settings, progress, stdin):
        yield result if isinstance(result, Failure) else result[1]


def add(
    sources: Sequence[str], store: Store, settings: Settings, progress: Progress = silent, stdin: bytes | None = None
) -> tuple[int, int, list[Failure]]:
    """Put sources into a store, each in a transaction of its own.

    Returns:
        How many reports are new, how many were there already, and the failures.
    """
    new = known = 0
    failures: list[Failure] = []
    for result in work_through(sources, settings, progress, stdin):
        with store.writer() as writer:
            if isinstance(result, Failure):
                failures.append(result)
                writer.add_failure(result)
            elif writer.add_line(result[1], result[0].data):
                new += 1
            else:
                known += 1
    return new, known, failures


def brief(
    sources: Sequence[str], settings: Settings, progress: Progress = silent, stdin: bytes | None = None
) -> Record:
    """The record of some sources, worked out in memory."""
    store = open_store(None)
    try:
        add(sources, store, settings, progress, stdin)
        return record_of(store.view(), settings)
    finally:
        store.close()


def correct(store: Store, corrections: Sequence[Correction]) -> int:
    """Keep what persons judged, all of it or nothing; how many were new."""
    with store.writer() as writer:
        return sum(writer.add_correction(item) for item in corrections)


def story_of(view: View, document: str) -> tuple[str, ...]:
    """The reports of the story of one, as the store finds it and persons judged it.

    Raises:
        KeyError: no such report is stored.
    """
    judged = [item for item in Corrections(view.corrections()).standing if item.about == "story"]
    found = set(view.story_of(document))
    if not judged:
        return tuple(sorted(found))
    waiting = [item for item in judged if item.answer == "same"]
    while near := [item for item in waiting if found & item.documents]:
        waiting = [item for item in waiting if item not in near]
        for name in sorted({name for item in near for name in item.documents}):
            with suppress(KeyError):  # it may be judged before it is stored
                found |= set(view.story_of(name))
    lines = list(view.lines(sorted(found)))
    texts = {line.document.id: line.document.text for line in lines}
    rulings = Corrections(fitting(judged, texts)).on("story", [whole(line.document) for line in lines])
    profiler = Profiler()
    groups = gather([profiler.of(line) for line in lines], rulings)
    names = ([lines[at].document.id for at in members] for members in groups)
    return next(tuple(sorted(story)) for story in names if document in story)


def dated_together(lines: Sequence[ReportLine], settings: Settings) -> Sequence[ReportLine]:
    """The lines, with reports that were stored one by one dating one another as if they had come together.

    A report that gets a date is worked through again, as its "Monday" now has one. What is stored stays as it is.
    """
    reports = settle([line.document for line in lines])
    if all(line.document is report for line, report in zip(lines, reports, strict=True)):
        return lines
    tools = load_tools(settings)
    return tuple(
        line if line.document.published == report.published else link_report(annotate(report, tools), tools)
        for line, report in zip(lines, reports, strict=True)
    )


def record_of(view: View, settings: Settings, documents: Sequence[str] | None = None) -> Record:
    """The record of what is stored, all of it or the given documents."""
    stored = tuple(view.lines(documents))
    actors, lines = link_reports(dated_together(stored, settings))
    given = fitting(view.corrections(), {line.document.id: line.document.text for line in lines})
    judged = reconcile(lines, actors, settings, given)
    entries = tuple(view.ledger(LedgerEntry))
    reports = tuple(line.document for line in lines)
    return Record(
        program=PROGRAM,
        documents=reports,
        actors=actors,
        attributions=tuple(item for line in lines for item in line.attributions),
        figures=tuple(item for line in lines for item in line.figures),
        time_expressions=tuple(item for line in lines for item in line.time_expressions),
        stories=judged.stories,
        origins=judged.origins,
        derivations=judged.derivations,
        dependence=judged.dependence,
        quotations=judged.quotations,
        claims=judged.claims,
        disagreements=judged.disagreements,
        coverage=judged.coverage,
        commitments=followed_up(judged.commitments, reports, entries, view.ledger(Decision))
        if entries
        else judged.commitments,
        mechanisms=judged.mechanisms,
        events=judged.events,
        checks=tuple(check for line in lines for check in line.checks),
        corrections=given,
        failures=() if documents is not None else tuple(view.failures()),
    )
