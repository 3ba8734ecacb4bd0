"""Clauses that tell what became of something: what happened, not what is to happen.

The cuts are made from signs alone, as a report line carries no parse, so that a ledger can be made of what is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.ledger.amounts import is_whole
from communique.ledger.deeds import Told, load_fulfilment
from communique.ledger.lexicon import INFINITIVE, IRREAL, OUTCOMES, PART, REMEMBERED, UNSURE
from communique.ledger.notices import notice
from communique.ledger.parties import Roll
from communique.ledger.turns import ALL, MARKED, NO_MORE, NOTHING_SEEN, NOW, PLANNED, STILL
from communique.matching.days import days
from communique.matching.passages import Passage, Reading
from communique.model import Outcome, Sign, content_id

LONGEST_CLAUSE = 600
"""Characters of a clause that are read: every word that may tell an outcome is looked at with all before it."""
LONGEST_AROUND = 600
"""Characters of a sentence that are kept: a text without stops would be kept again with each clause."""
DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{1,40}(?:, [A-Z][\w .]{1,20})?(?: \([^()\n]{1,30}\))?\s[-–—]+\s")
DENIABLE = frozenset({"supersede", "stall", "delay", "end", "progress"})
"""Outcomes that are not told where "not" stands before their words."""
WILL_NOT = re.compile(r"will not|won|would not", re.I)
REACH = 40
NEGATED = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bno longer|\bnor|\bnobody|\bwithout(?=\s+(?:\w+ing|being|having)\b)|\bno)"
    r"\s+(?:[\w-]+\s+){0,3}$",
    re.I,
)
"""Right before words that tell that something was done."""
NOBODY = re.compile(
    r"\b(?:not (?:one|a single)|none of|nobody|no one|neither of|nothing)\b(?! (?:but|less|fewer|more|short))"
    r"(?![^.;]*\b(?:when|and|but|as|because|while|after|since|though|before|until)\b)(?![^.;]*,)"
    r"|^\W*no (?!longer|later|fewer|less|doubt|wonder|question)[a-z]+",
    re.I,
)
"""Before them in one clause: it was done by or to nobody."""
NOTHING = re.compile(
    r"\s+(?:no|nothing|none|nobody|neither|not (?:one|a single))\b(?!\s+(?:but|later|less|fewer|more))", re.I
)
"""Right behind them: there was nothing that was done."""
TOO_LATE = re.compile(
    r"\b(?:by (?:then|that date|the (?:deadline|end))|deadline|date .{0,40}(?:passed|gone by)|on time|in time"
    r"|should have"
    r"|ha(?:d|ve|s) (?:promised|undertaken|agreed|pledged|sworn|vowed)|(?:promised|agreed|due|pledged) (?:for|by"
    r"|in) the"
    r"|as (?:it |they |he |she |had been )*(?:promised|undertaken|agreed|pledged)|after the da(?:te|y)"
    r"|through(?:out)? the whole"
    r"|the (?:deal|accord|agreement|pact|treaty|communiqu\w+) (?:had )?(?:called|calls|asked|laid down|demanded"
    r"|provided|foresaw)"
    r"|(?:\w+ of (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|New Year) (?:has )?"
    r"(?:arrived|came|come|passed|went)|was (?:supposed|meant|to have)|were (?:supposed|meant|to have)|swore to)\b",
    re.I,
)
"""The time for it is over."""
ARTICLE = re.compile(r"\b(?:the|an?|its|their|his|her|this|these|those|newly|all|some|any|of)\s+$", re.I)
NOUN_AFTER = re.compile(
    r"\s+(?!(?:by|in|on|at|to|with|and|from|for|of|the|an?|its|their|last|after|when)\b)[a-z-]+", re.I
)
TOWARDS = re.compile(r"\b(?:to|till|until|by|for|in|into|before|of|from)\s+(?:the\s+)?$", re.I)
"""Before the new date of what is put off."""
ASKED = re.compile(r"\?[\"”’]?\s*$|^[\"“‘]?(?:What|Separately|Elsewhere)\b")
"""Clauses of questions, of what is only part of something, and of what is said of other things."""
AGREEING = re.compile(
    r"\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:understanding|agreement|deal|accord|compromise|settlement|consensus"
    r"|conclusion)\b"
)
"""Behind "reached": nothing reached anybody."""
MOST_CUES = 8
"""Words of one clause that may tell that something was done."""


def signs_of(reading: Reading, roll: Roll) -> Iterator[Sign]:
    """The clauses of a report that tell of an outcome; reports in English alone."""
    report = reading.line.document
    if not report.language.startswith("en"):
        return
    actors = {actor.id: actor for actor in reading.line.actors}
    title = report.title.exact if report.title else ""
    before = ""
    for sentence in reading.sentences:
        words = _shown(reading.text, sentence)
        for clause in (_without_dateline(reading, part) for part in reading.clauses_in(sentence)):
            cues = outcomes_of(reading.text[clause.start : clause.end], words)
            if not cues:
                continue
            outcome = cues[0][0]
            told = notice(report, "commitment", (clause.span,), date=_happened(reading, clause))
            yield Sign(
                id=content_id("s", told.id),
                notice=told,
                outcome=outcome,
                cues=tuple(cues),
                around=(words, before, title),
                states=roll.states(reading.actors_in(sentence.start, sentence.end), actors),
                deadline=_new_date(reading, clause, outcome),
            )
        before = words


def _without_dateline(reading: Reading, clause: Passage) -> Passage:
    """A clause without the place and agency that a report begins with."""
    found = DATELINE.match(reading.text, clause.start, clause.end)
    return reading.passage(found.end(), clause.end) if found is not None else clause


def outcomes_of(clause: str, sentence: str) -> list[tuple[Outcome, str]]:
    """What a clause tells of whatever it is about, each with the words that tell it; the first is the surest.

    Words for a deed that was done come one by one: which of them tells it of an undertaking depends on the undertaking.
    """
    clause, sentence = clause[:LONGEST_CLAUSE], sentence[:LONGEST_CLAUSE]
    if REMEMBERED.search(clause) or ASKED.search(clause):
        return []
    deeds, denied = _deeds_in(clause)
    found = next(filter(None, (_first(clause, outcome, pattern) for outcome, pattern in OUTCOMES[:-1])), None)
    gone = _first(clause, "complete", NO_MORE)
    if found is None and gone is not None:
        return [("end", gone[1])]
    if denied is not None:
        return [found or ("fail" if TOO_LATE.search(sentence) else "not yet", denied.words)]
    if found is not None and found[0] in ("deny", "not yet"):
        return [found]
    return ([found] if found else []) + _told_as_done(clause, deeds)


def _first(clause: str, outcome: Outcome, pattern: re.Pattern[str]) -> tuple[Outcome, str] | None:
    """The first words of a pattern that are told as what is so."""
    told = next((match for match in pattern.finditer(clause) if _is_fact(clause, match, outcome)), None)
    return (outcome, told.group()) if told is not None else None


def _told_as_done(clause: str, deeds: Sequence[Told]) -> list[tuple[Outcome, str]]:
    """What tells that something was done, is so now, or is still so; words for progress come last."""
    still = _first(clause, "complete", NOTHING_SEEN) or _first(clause, "complete", STILL)
    if still is not None:
        return [("not yet", still[1])]
    part: Outcome = "part" if PART.search(clause) and not is_whole(clause) else "complete"
    now, whole = _first(clause, "complete", NOW), _first(clause, "complete", ALL)
    found: list[tuple[Outcome, str]] = [(part, now[1])] if now else []
    found += [whole] if whole else []
    progress = next((match for match in OUTCOMES[-1][1].finditer(clause) if _is_fact(clause, match, "progress")), None)
    found += [(part, told.words) for told in deeds if progress is None or not _holds(progress, told)]
    found += [("progress", progress.group())] if progress is not None else []
    return found[:MOST_CUES]


def _deeds_in(clause: str) -> tuple[list[Told], Told | None]:
    """What a clause tells as done, and the first deed of which it tells that it was not."""
    fulfilment = load_fulfilment()
    found = [
        told
        for told in fulfilment.found_in(clause)
        if _is_fact(clause, told, "complete") and AGREEING.match(clause, told.end) is None
    ]
    negated = [told for told in found if _is_negated(clause, told)]
    denied = next((told for told in negated if fulfilment.told_by(told.words)), None)
    news = MARKED.search(clause) is not None  # that a line is used says something where it is new
    return [told for told in found if told not in negated and (news or not fulfilment.only_shows(told.words))], denied


def _holds(match: re.Match[str], told: Told) -> bool:
    """Whether words for progress hold those for a deed: "work on the port has begun" opens no port."""
    return match.start() <= told.start and told.end <= match.end()


def _is_negated(clause: str, match: Told) -> bool:
    """Whether what was done is denied: "was not delivered", "has received no maps"."""
    before = NEGATED.search(clause, max(0, match.start - REACH), match.start)
    none = NOBODY.search(clause[: match.start])
    return before is not None or none is not None or NOTHING.match(clause, match.end) is not None


def _is_fact(clause: str, match: re.Match[str] | Told, outcome: Outcome) -> bool:
    """Whether words are told as what is so, and not as what is wanted or to come."""
    told = match if isinstance(match, Told) else Told(match.start(), match.end(), match.group())
    before = PLANNED.sub("", clause[: told.end])
    before = before[: max(0, len(before) - (told.end - told.start))]
    if outcome in DENIABLE and NEGATED.search(before, max(0, told.start - REACH)):
        return False
    if INFINITIVE.search(before) or (outcome == "complete" and _is_attribute(clause, told)):
        return False
    if outcome in ("deny", "not yet"):
        return True
    doubt = UNSURE if outcome in ("delay", "supersede") or WILL_NOT.match(told.words) else IRREAL
    return doubt.search(before) is None


def _is_attribute(clause: str, match: Told) -> bool:
    """Whether a participle only describes a thing: "the shared zone"."""
    return ARTICLE.search(clause, 0, match.start) is not None and NOUN_AFTER.match(clause, match.end) is not None


def _happened(reading: Reading, clause: Passage) -> str | None:
    """The last date in a clause that is not after the day of the report."""
    published = days(reading.line.document.published.value)
    if published is None:
        return None
    past = [
        (known[0], time.value)
        for time in reading.line.time_expressions
        if time.type in ("date", "time") and clause.start <= time.span.start < clause.end
        if time.value and (known := days(time.value)) is not None and known[0] <= published[1]
    ]
    return max(past)[1] if past else None


def _new_date(reading: Reading, clause: Passage, outcome: Outcome) -> str | None:
    """The date to which something is put off."""
    if outcome not in ("delay", "stall"):
        return None
    published = days(reading.line.document.published.value)
    coming = [
        (known[0], time.value)
        for time in reading.line.time_expressions
        if time.type in ("date", "time") and clause.start <= time.span.start < clause.end
        if time.value and (known := days(time.value)) is not None and (published is None or known[1] > published[1])
        if TOWARDS.search(reading.text, max(clause.start, time.span.start - 16), time.span.start)
    ]
    return max(coming)[1] if coming else None


def _shown(text: str, passage: Passage) -> str:
    return " ".join(text[passage.start : min(passage.end, passage.start + LONGEST_AROUND)].split())
