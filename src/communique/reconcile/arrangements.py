"""Where do reports differ on one standing mechanism: in its name, in how it stands, in whether it had stopped?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from communique.matching.case import Case
from communique.matching.days import days
from communique.matching.stands import (
    ASKED_FOR,
    STILL_TO_COME,
    STILL_TO_COME_WHY,
    Stand,
    Told,
    differ,
    disagreement,
    in_order,
    shortened,
    shown,
)
from communique.matching.words import Speller
from communique.model import Disagreement, LifeStage, Mechanism, Range, Span

ARTICLE = re.compile(r"^(?:the|a|an|their|its|his|her|our|this|that|these|those|such)\s+", re.I)


def find(case: Case) -> tuple[Disagreement, ...]:
    """The disagreements over mechanisms, and over what had stopped."""
    states = _states(case)
    told = Told(states)
    breaks = [item for item in _interruptions(case) if not told.holds(item)]
    return in_order((*states, *breaks, *_labels(case)))


def _labels(case: Case) -> list[Disagreement]:
    """One mechanism under names that differ by a word that matters.

    Names that one report uses for one another are no difference: it shows that nothing is meant by it.
    """
    speller = Speller()
    found = []
    for mechanism in case.mechanisms:
        named = [
            stand
            for report in mechanism.reports
            for span in report.mentions
            for stand in [_name(case, speller, mechanism, span)]
        ]
        telling = [stand for stand in named if len(stand.key.split()) > 1]
        kept = _usual(telling if len({stand.span.document for stand in telling}) > 1 else named)
        if not differ(_as_one(kept, telling)) or (mechanism.type != "document" and _nested(kept)):
            continue
        names = list(dict.fromkeys(f"“{stand.value}”" for stand in kept))
        why = f"one thing goes by {' and '.join(names[:4])}"
        found += disagreement(case, "label", f"{mechanism.name}: name", kept, why)
    return found


def _name(case: Case, speller: Speller, mechanism: Mechanism, span: Span) -> Stand:
    """What a mention calls a mechanism, up to what only tells with whom, on what and when."""
    article = ARTICLE.match(span.exact)
    start = article.end() if article else 0
    cut = NAME_ENDS.search(span.exact, start)
    end = cut.start() if cut and len(span.exact[start : cut.start()].split()) > 1 else len(span.exact)
    name = case.reading(span).line.document.span(span.start + start, span.start + end)
    words = [word for word in speller.words(name.exact) if word.term]
    proper = any(name.exact[word.start].isupper() for word in words)
    if mechanism.type in PRACTICES and not proper:
        return Stand(" ".join(sorted({word.term for word in words})), shown(name), name)
    return Stand(" ".join(sorted({word.plain.removesuffix("s") for word in words})), shown(name), name)


NAME_ENDS = re.compile(
    r"\s(?:with|between|among|amongst|on|for|to|in|under|released|issued|signed|reached|made|announced|and)\s"
)
PRACTICES = frozenset(
    {"agreement", "alliance", "cooperation", "dialogue", "talks", "burden-sharing arrangement", "normalisation"}
    | {"diplomatic practice", "earlier undertakings", "force deployment", "security guarantee", "relation"}
)
"""Kinds of mechanism without a name of their own: "cooperation" and "collaboration", "deal" and "pact" are one."""


def _as_one(stands: Sequence[Stand], named: Sequence[Stand]) -> list[Stand]:
    """The names, with those that some report uses for one another under one key."""
    home: dict[str, str] = {}

    def root(key: str) -> str:
        while home.get(key, key) != key:
            key = home[key]
        return key

    first: dict[str, str] = {}
    for stand in sorted(named, key=lambda stand: (stand.span, stand.key)):
        other = root(first.setdefault(stand.span.document, stand.key))
        home[max(other, root(stand.key))] = min(other, root(stand.key))
    return [Stand(root(stand.key), stand.value, stand.span) for stand in stands]


def _nested(stands: Sequence[Stand]) -> bool:
    """Whether each name only adds words to the next: "joint commission", "joint fisheries commission"."""
    names = sorted({frozenset(stand.key.split()) for stand in stands}, key=lambda words: (len(words), sorted(words)))
    return all(one <= other for one, other in pairwise(names))


def _usual(stands: Sequence[Stand]) -> list[Stand]:
    """For each report its shortest name: longer ones add what is no name."""
    best: dict[str, Stand] = {}
    for stand in stands:
        held = best.get(stand.span.document)
        if held is None or len(stand.key.split()) < len(held.key.split()):
            best[stand.span.document] = stand
    return [best[document] for document in sorted(best)]


def _states(case: Case) -> list[Disagreement]:
    """One mechanism in states that differ at the time of the story.

    What it was years before is its history, and what somebody asks for is no report's account of how it stands.
    """
    found = []
    for mechanism in case.mechanisms:
        stands = [
            Stand(_stage(case, stage), _stage(case, stage), _sentence(case, stage.evidence[0]))
            for stage in mechanism.lifecycle
            if stage.evidence
            and not (stage.state == "issued" and mechanism.type != "document")
            and not _is_history(case, stage)
            and not _is_asked_for(case, stage)
        ]
        if not differ(stands):
            continue
        held = {stand.key for stand in stands}
        topic = f"{mechanism.name}: state"
        ahead = [stand for stand in stands if stand.key == "proposed" and STILL_TO_COME.search(stand.span.exact)]
        if held <= MAKING and held & {"issued", "launched"} and ahead:
            found += disagreement(case, "time-of-writing", topic, stands, STILL_TO_COME_WHY)
            continue
        why = f"the reports have it as {' and '.join(sorted(held))}"
        if held >= {"resumed", "continued"}:
            why += f": {BREAK_WHY}"
        found += disagreement(case, "status", topic, stands, why)
    return found


BREAK_WHY = "to resume it presupposes that it had stopped; to continue it denies that"


MAKING = frozenset({"proposed", "agreed", "launched", "issued"})
"""The stages of what comes to be; what is still to come in one report and done in another is one course of things."""
AGREED_TO = re.compile(
    r"\b(?:agree[sd]?|agreeing|decid(?:ed|ing)|pledg(?:ed|ing)|vow(?:ed|ing)|promis(?:ed|ing)) to\b", re.I
)


def _stage(case: Case, stage: LifeStage) -> str:
    """The state that a passage gives; what they only agree to launch is agreed."""
    mention = stage.evidence[0]
    before = case.reading(mention).text[_clause_range(case, mention)[0] : mention.start]
    return "agreed" if stage.state == "launched" and AGREED_TO.search(before) else stage.state


def _is_history(case: Case, stage: LifeStage) -> bool:
    """Whether a state is dated before the days of the story."""
    then, now = days(stage.date), days(case.story.date)
    return then is not None and now is not None and then[1] < now[0]


def _is_asked_for(case: Case, stage: LifeStage) -> bool:
    """Whether the words before a mention only ask for it."""
    mention = stage.evidence[0]
    start, _ = _clause_range(case, mention)
    return stage.state == "proposed" and ASKED_FOR.search(case.reading(mention).text[start : mention.start]) is not None


def _sentence(case: Case, span: Span) -> Span:
    """The clause around a mention."""
    return case.reading(span).line.document.span(*_clause_range(case, span))


def _clause_range(case: Case, span: Span) -> Range:
    clause = case.reading(span).clause_at(span.start)
    return (clause.start, clause.end) if clause is not None and span.end <= clause.end else span.range


def _interruptions(case: Case) -> list[Disagreement]:
    """One thing that by one report had stopped, by another never did."""
    found = []
    told: set[tuple[str, ...]] = set()
    read: dict[tuple[str, Range], Stand | None] = {}  # many things may stand in one clause: it is searched once
    for topic, spans in (*_mechanism_spans(case), *_commitment_spans(case)):
        stands = []
        for span in spans:
            place = span.document, _clause_range(case, span)
            if place not in read:
                read[place] = _interrupted(_sentence(case, span)) or _interrupted_further_on(case, span)
            stand = read[place]
            if stand is not None:
                stands.append(stand)
        documents = tuple(sorted({stand.span.document for stand in stands}))
        if differ(stands) and documents not in told:
            told.add(documents)
            found += disagreement(case, "status", f"{shortened(topic)}: resumed or continued", stands, BREAK_WHY)
    return found


def _interrupted(clause: Span) -> Stand | None:
    """Whether a clause says that something had stopped, or that it went on; None if neither or both."""
    stopped, went_on = STOPPED.search(clause.exact), WENT_ON.search(clause.exact)
    if bool(stopped) == bool(went_on):
        return None
    value = "had stopped" if stopped else "went on"
    return Stand(value, value, clause)


def _interrupted_further_on(case: Case, mention: Span) -> Stand | None:
    """The same by the whole sentence, if its subject is the only thing in it that may stop."""
    reading = case.reading(mention)
    sentence = reading.sentence_at(mention.start)
    if sentence is None or mention.start > sentence.start + SUBJECT_REACH:
        return None
    inside = {
        mechanism.id
        for mechanism in reading.line.mechanisms
        for span in mechanism.mentions
        if sentence.start <= span.start < sentence.end
    }
    return _interrupted(sentence.span) if len(inside) == 1 else None


SUBJECT_REACH = 12
"""Characters from the start of a sentence within which its subject begins: "The existing ..."."""
STOPPED = re.compile(
    r"\b(?:resum(?:e|ed|es|ing|ption)|restart\w*|reviv(?:e|ed|al|ing)|reviving|reopen\w*|relaunch\w*|lapsed|bring back|"
    r"brought back|long-stalled|stalled|suspended)\b",
    re.I,
)
WENT_ON = re.compile(
    r"\b(?:continu(?:e|ed|es|ing|ation)|unabated|uninterrupted|without (?:a |any )?(?:break|interruption|pause)"
    r"|maintain\w*|keep up|kept up|go on|carry on)\b",
    re.I,
)


def _mechanism_spans(case: Case) -> Iterable[tuple[str, list[Span]]]:
    for mechanism in case.mechanisms:
        yield mechanism.name, [span for report in mechanism.reports for span in report.mentions]


def _commitment_spans(case: Case) -> Iterable[tuple[str, list[Span]]]:
    for commitment in case.commitments:
        yield commitment.action, [report.evidence[0] for report in commitment.reports]
