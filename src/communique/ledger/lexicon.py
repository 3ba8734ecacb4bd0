"""Words by which the press tells what became of something: ours, for news in English.

Each list holds what stands for one outcome. Finite forms are meant throughout: "opened", never "to open", for a
thing that is to be opened is not open. What tells that a deed was done stands in data/outcomes.json, by kinds of deeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from msgspec import Struct, json

from communique.model import Outcome


def _words(*lists: str) -> re.Pattern[str]:
    """One pattern for phrases that are parted by bars; in them a blank stands for any white space."""
    phrases = [phrase.strip() for text in lists for phrase in text.split("|")]
    return re.compile(r"\b(?:" + "|".join(re.sub(r"\s+", r"\\s+", phrase) for phrase in phrases) + r")\b", re.I)


HAS = r"(?:has|have|had|'s|’s|'ve|’ve)"
NOT = r"(?:not|n't|n’t)"

OUTCOMES: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        "deny",
        _words(
            r"denie[sd]|denying|disput(?:es|ed|ing)|contest(?:s|ed) (?:that|the)|contradict(?:s|ed)|refut(?:es|ed)"
            r"|rejected (?:the|that|any|this) (?:claims?|suggestions?|reports?|accounts?|charges?|version)",
            r"(?:is|was|were|are) (?:simply |plainly |flatly )?(?:not true|untrue|false|wrong|incorrect)"
            r"|no such thing",
        ),
    ),
    (
        "not yet",
        _words(
            rf"{NOT} yet|yet to|{NOT} [^.;,]{{1,60}} yet|no date|not been (?:set|named|fixed|scheduled (?:to"
            rf"|for)|decided)",
            r"(?:date|deadline|day) [^.;]{0,40}\b(?:has|had) (?:passed|gone by|come and gone)",
            r"still (?:not|awaits?|waits?|awaiting|waiting|has no|have no|lacks?|to be|under discussion|needs?)"
            r"|remains? to be|nothing (?:has|had) (?:been )?(?:heard|happened)|no sign|no word|awaits|awaiting"
            r"|pending",
        ),
    ),
    (
        "supersede",
        _words(
            r"(?:was|were|is|are|been|being) (?:replaced|superseded|subsumed|absorbed|overtaken)|supersed(?:es|ed)"
            r"|replac(?:es|ed) (?:the|it|its|last|an|a)|takes the place of|took the place of|folded into"
            r"|merged into"
            r"|in place of the|instead of the"
        ),
    ),
    ("stall", _words(r"indefinitely|with(?:out| no) (?:a )?new date|until further notice|for the time being")),
    (
        "delay",
        _words(
            r"postpon(?:es|ed|ement)|delay(?:s|ed)?|deferr(?:ed|al)|defers|put(?:s)? off|put back|push(?:es"
            r"|ed) back"
            r"|push(?:es|ed) (?:it |the \w+ )?(?:back )?to|slip(?:s|ped) (?:to|by|into|from)|behind schedule"
            r"|later than planned"
            r"|not (?:be )?(?:ready |open |start |begin |\w+ )?(?:before|until)|moved (?:back )?(?:from \w+ )?to"
            r"|extended the deadline"
            r"|rescheduled|miss(?:es|ed) (?:its|the|their|a) (?:\w+ )?(?:deadline|date|target)|overran|held over"
            r"|need(?:s|ed)? (?:more time|another)|more time"
            r"|(?:days?|weeks?|months?|years?) (?:late|later than|behind)"
        ),
    ),
    (
        "end",
        _words(
            r"scrap(?:s|ped)|cancel(?:s|led|ed)|abandon(?:s|ed)|axed|ditched|binned|call(?:s|ed) (?:it )?off"
            r"|call(?:s|ed) (?:the|its|their) [^.;,]{1,40} off|withdr(?:ew|awn|aws)|pull(?:s|ed) out of"
            r"|pull(?:s|ed) the plug"
            r"|walk(?:s|ed) away from|back(?:s|ed) out of|t(?:ore|orn) up|terminat(?:es|ed)|annul(?:s|led)"
            r"|repeal(?:s|ed)"
            r"|revok(?:es|ed)|rescind(?:s|ed)|dropped|g(?:ave|iven) up (?:on|the|its|their|plans)|disband(?:s|ed)"
            r"|dissolv(?:es|ed)|w(?:ound|inds) up|(?:is|are|was|were) (?:dead|off)|taken off the|struck off"
            r"|will not (?:go ahead|proceed|happen|take place|be built|be held)|won['’]t (?:go ahead|happen)"
            r"|would not (?:go ahead|proceed|take place)|no longer (?:plans?|intends?|wants?|part|pursu\w+)"
            r"|renounc(?:es|ed)|(?:will|would) not (?:be )?\w+|won['’]t (?:be )?\w+"
            r"|there will be no"
            r"|(?:shelved|stopped|closed|put aside) for good|shut down|closed down|reversed (?:the|its"
            r"|their) (?:decision|pledge|course"
            r"|plan)|backtracked"
            r"|can(?:not|\s+no longer) (?:hold to|honou?r|keep to|keep|meet|abide by|stand by)"
            r"\s+(?:the|its|their|our|this)"
        ),
    ),
    (
        "stall",
        _words(
            r"suspend(?:s|ed)|freez(?:es|ing)|fr(?:oze|ozen)|shelv(?:es|ed)|on hold|on ice|stall(?:s|ed)"
            r"|deadlock(?:ed)?"
            r"|held up|bogged down|paus(?:es|ed)|halt(?:s|ed)|at a standstill|ground to a halt|blocked|mothballed"
            r"|in limbo|stuck|come to nothing so far|indefinitely|stopped|interrupted|broke off|broken off"
        ),
    ),
    (
        "fail",
        _words(
            r"fail(?:s|ed) to(?: \w+)?|did(?: not|n't|n’t) (?!yet)(?:even |fully )?\w+|br(?:oke|oken) (?:its"
            r"|the|their|his"
            r"|her|a) "
            r"(?:promise|pledge|word|undertaking|commitment)|reneg(?:es|ed)|went back on|gone back on|expired"
            r"|lapsed"
            r"|passed without|came and went|come and gone|vot(?:es|ed) (?:it )?down|rejected|collapsed|fell through"
            r"|fallen through|foundered|came to nothing|came to naught|c(?:ame|ome) apart|defaulted|defeated|vetoed"
            r"|(?:was|were|has|have|had)(?: not|n't|n’t) (?:been )?(?:met|kept|honoured|honored|paid|delivered"
            r"|fulfilled)"
            r"|unmet|unfulfilled|unpaid|broken promise"
        ),
    ),
    (
        "progress",
        _words(
            r"under ?way|on track|on schedule|ahead of schedule|on course|progress(?:ing|ed|es)?|headway"
            r"|advanc(?:ing|ed)"
            r"|(?:is|are) being|construction|tender(?:s|ed)?|negotiat(?:ing|ors|ions)|draft(?:ed|ing)?"
            r"|prepar(?:ing|ations)"
            r"|first reading|second reading|committee stage|submitted|shortlist(?:ed)?|broke ground|breaking ground"
            r"|ground (?:was|has been) broken"
            r"|groundbreaking|taking shape|in talks|work(?:ing)? on (?:the|an?|its?|this|their)|surveyors"
            r"|engineers|site was chosen"
            r"|in the works"
            r"|in preparation|half[- ]?way|well advanced|going ahead|per cent complete|percent complete|% complete"
        ),
    ),
)
"""For each outcome what tells it, in the order in which they are asked: who denies a delay tells of no delay."""

PART = _words(
    r"(?:the )?(?:first|second|third|next) (?:of|\d[\d,.]*|kilomet\w+|miles?|batch|shipment|tranche|phase|stage"
    r"|group|instal?ment"
    r"|consignment|load|delivery"
    r"|section|part"
    r"|cohort|half|third|two|three|four|five|ten|dozen|hundred|train|ship|vessel|boat|unit|turbine|squadron"
    r"|contingent)",
    r"part of|parts of|half of|half the|a third of|two[- ]thirds of|a quarter of|three[- ]quarters of"
    r"|some of the|most of"
    r"|so far|to date|only (?:\w+ )?of|only (?:about |some )?\d[\d,.]*"
    r"|partly|partially|in part|all but|\d[\d,.]* of (?:the|its|their|an? )"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) of (?:the|its|their|an? )"
    r"|(?:thousand|hundred|dozen|million|some|many|rest|last) of (?:the|its|their) (?:\d[\d,.]*|two|three|four"
    r"|five|six|seven|eight|nine|ten|twelve|twenty|hundred)"
    r"|\d+ (?:percent|per cent) of|\d+% of|initial|pilot|phase one|stage one|halfway|short of|fewer than (?:the"
    r"|half)",
)
"""What is done is not all of it."""
IRREAL = re.compile(
    r"(?:\b(?:will|would|shall|should|could|may|might|must|can|cannot|if|unless|whether|to be|to have been"
    r"|in order to"
    r"|is to|are to|was to|were to|due to|set to|expected?s?(?: to)?|expects?|plan(?:s|ned|ning) to"
    r"|hop(?:es|ed|ing)(?: to)?"
    r"|want(?:s|ed)?(?: to)?|wish(?:es)?|intend(?:s|ed)?(?: to)?|aim(?:s|ed)?(?: to)?|seek(?:s)?|sought"
    r"|agreed?(?: that| to (?!the |an? |its |their )(?-i:[a-z]))"
    r"|promis(?:es|ed|ing)(?: that| to (?!the |an? |its |their )(?-i:[a-z]))"
    r"|pledg(?:es|ed|ing)(?: that| to (?!the |an? |its |their )(?-i:[a-z]))|vow(?:s|ed)?|undert(?:ook|ake)"
    r"|ready to|prepared? to|call(?:s|ed"
    r"|ing)? (?:for|on)"
    r"|urg(?:e[sd]?|ing)"
    r"|demand(?:ed|ing)|ask(?:s|ed|ing)? (?:for|that)|propos(?:es|ed|ing)|consider(?:s|ed|ing)?"
    r"|weigh(?:s|ing)"
    r"|predict(?:s|ed|ing|ion)?|forecast(?:s)?|threaten(?:s|ed)|warn(?:s|ed)|fear(?:s|ed)|likely|could be"
    r"|possibl[ey]"
    r"|rumou?r(?:s|ed)?|speculation|scheduled (?:to|for)|supposed to|meant to|ought|by the time|target(?:s"
    r"|ed)? (?:of|to)"
    r"|next (?:week|month|year|spring|summer|autumn|winter))\b|['’]ll\b|['’]d\b)",
    re.I,
)
"""Before the words that tell an outcome, in their clause: it is not told as a fact."""
UNSURE = re.compile(
    r"\b(?:may|might|could"
    r"|if|unless|whether|fear(?:s|ed)?|risk(?:s|ed)?|threaten(?:s|ed)|warn(?:s|ed)|denie[sd]|likely"
    r"|rumou?r(?:s|ed)?|speculation)\b",
    re.I,
)
"""Before words for a delay: it is only feared."""
INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.I)
REMEMBERED = re.compile(
    r"\b(?:anniversary|decades? ago|years? ago|years? earlier|centur(?:y|ies)|last century|in those days"
    r"|original(?:ly)?|previous|predecessor|older|of (?:its|his|her|their) own"
    r"|(?:a|another|the) similar|another [a-z]+(?=,| which| that))\b",
    re.I,
)
"""What is told is of an earlier time, or of something else."""

EMPTY = frozenset(
    "make take give hold carry set work do have be get go continue keep ensure seek use agree pledge promise commit"
    " announce undertake decide plan will intend".split()
)
"""Verbs and nouns of undertakings that tell nothing of what is to be done."""


class Deeds(Struct, frozen=True):
    """Deeds of one kind: the verbs by which they are undertaken, and the words that tell that they were done."""

    verbs: frozenset[str]
    told: frozenset[str]


FACED = frozenset("the a an their its all any these those every growing rising".split())
PASSIVE = re.compile(r"(?<=\bbe )(\w+)(?: (?:up|out|over|down|back|off|in))?", re.I)
"""What is to be done to a thing that is named first: "a centre will be set up by June"."""
KEEPING = frozenset("do keep meet honour honor deliver comply act happen materialise materialize".split())
"""Verbs for what is done with any word that was given."""


class Fulfilment(Struct, frozen=True):
    """The words that tell that something was done: `kept` of whatever was undertaken, `deeds` of some kinds.

    `ending` are verbs that are carried out when the thing itself ends; `naming` those that only say that something is
    undertaken ("promise a loan"), with the kinds of deeds that it may be.
    """

    kept: frozenset[str]
    ending: frozenset[str]
    naming: dict[str, frozenset[str]]
    deeds: dict[str, Deeds]

    def kinds_of(self, wording: str) -> frozenset[str]:
        """The kinds of deeds that an undertaking is of, by its first words: "set up a bank"."""
        words = [word.strip('"“”,') for word in wording.casefold().split()[:2]]
        if words[:1] == ["meet"] and words[-1] in FACED:
            return frozenset()  # to meet a storm is not to meet
        found = frozenset[str]().union(*(self.kinds(verb) for verb in (" ".join(words), *words[:1])))
        passive = PASSIVE.search(wording)
        if passive is not None and not found:
            found = self.told_by(passive.group()) | self.told_by(passive[1])
        return found or self.naming.get(words[0] if words else "", found)

    def kinds(self, verb: str) -> frozenset[str]:
        """The kinds of deeds that a verb is of."""
        return frozenset(name for name, deeds in self.deeds.items() if verb in deeds.verbs)

    def of_kind(self, kinds: frozenset[str], words: str) -> bool:
        """Whether the last of some words is a verb of deeds of some kinds, or says only that a word was not kept."""
        last = words.casefold().split()[-1]
        return last in KEEPING or bool((self.kinds(last) | self.told_by(last)) & kinds)

    def told_by(self, words: str) -> frozenset[str]:
        """The kinds of deeds that words tell the doing of."""
        plain = " ".join(words.casefold().split())
        return frozenset(name for name, deeds in self.deeds.items() if plain in deeds.told)


@cache
def load_fulfilment() -> Fulfilment:
    """Read the words of the package."""
    data = resources.files("communique").joinpath("data", "outcomes.json")
    return json.decode(data.read_bytes(), type=Fulfilment)


def _either(phrases: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return _words("|".join(map(re.escape, ordered)).replace("\\ ", " "))


@cache
def kept_pattern() -> re.Pattern[str]:
    """What tells of anything that it was done."""
    return _either(load_fulfilment().kept)


@cache
def done_pattern() -> re.Pattern[str]:
    """What tells of some kinds of deeds that they were done."""
    return _either({word for deeds in load_fulfilment().deeds.values() for word in deeds.told})


TIME_WORDS = frozenset(
    "spring summer autumn fall winter year years month months week weeks day days end early late later beginning start"
    " next coming within before midnight noon morning evening weekend quarter half decade season term soon".split()
)
"""Words of a time: when it is to be done tells nothing of what is to be done."""
MEASURES = frozenset(
    "ton tons tonne tonnes million billion thousand hundred dozen percent per cent kilometre kilometres kilometer"
    " kilometers mile miles metre metres meter meters litre litres barrel barrels megawatt megawatts dollar dollars"
    " euro euros crown crowns mark marks pound pounds".split()
)
"""Words by which things are counted: other things are counted by them too."""
