"""Words by which the press tells what became of something: ours, for news in English.

Each list holds what stands for one outcome. Finite forms are meant throughout: "opened", never "to open", for a
thing that is to be opened is not open.
"""

from __future__ import annotations

import re

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
            rf"{NOT} yet|yet to|{NOT} [^.;,]{{1,60}} yet|no date|not been (?:set|named|fixed|scheduled|decided)",
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
    (
        "end",
        _words(
            r"scrap(?:s|ped)|cancel(?:s|led|ed)|abandon(?:s|ed)|axed|ditched|binned|call(?:s|ed) (?:it )?off"
            r"|call(?:s|ed) (?:the|its|their) [^.;,]{1,40} off|withdr(?:ew|awn|aws)|pull(?:s|ed) out of"
            r"|pull(?:s|ed) the plug"
            r"|walk(?:s|ed) away from|back(?:s|ed) out of|t(?:ore|orn) up|terminat(?:es|ed)|annul(?:s|led)"
            r"|repeal(?:s|ed)"
            r"|revok(?:es|ed)|rescind(?:s|ed)|dropped|g(?:ave|iven) up (?:on|the|its|their|plans)|disband(?:s|ed)"
            r"|dissolv(?:es|ed)|w(?:ound|inds) up|is dead|are dead|is off|was off|are off|taken off the|struck off"
            r"|will not (?:go ahead|proceed|happen|take place|be built|be held)|won['’]t (?:go ahead|happen)"
            r"|would not (?:go ahead|proceed|take place)|no longer (?:plans?|intends?|wants?|part|pursu\w+)"
            r"|renounc(?:es|ed)"
            r"|there will be no|shut down|closed down|reversed (?:the|its|their) (?:decision|pledge|course"
            r"|plan)|backtracked"
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
        "delay",
        _words(
            r"postpon(?:es|ed|ement)|delay(?:s|ed)?|deferr(?:ed|al)|defers|put(?:s)? off|put back|push(?:es"
            r"|ed) back"
            r"|push(?:es|ed) (?:it |the \w+ )?(?:back )?to|slip(?:s|ped) (?:to|by|into|from)|behind schedule"
            r"|later than planned"
            r"|not (?:be )?(?:ready |open |start |begin |\w+ )?(?:before|until)|moved (?:back )?to"
            r"|extended the deadline"
            r"|rescheduled|miss(?:es|ed) (?:its|the|their|a) (?:\w+ )?(?:deadline|date|target)|overran|held over"
            r"|need(?:s|ed)? (?:more time|another)|more time"
        ),
    ),
    (
        "fail",
        _words(
            r"fail(?:s|ed) to|did(?: not|n't|n’t) (?!yet)|never (?!before)|br(?:oke|oken) (?:its|the|their|his"
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
        "complete",
        _words(
            r"t(?:ook|akes|aken) effect|c(?:ame|ome|omes) into (?:force|effect|operation|use)|enter(?:s"
            r"|ed) (?:into )?"
            r"(?:force|service|operation)|in force|went live|gone live|goes live|went into (?:service|operation"
            r"|effect|force)"
            r"|gone into (?:service|operation|effect|force)|up and running|operational|in operation|in service"
            r"|in place"
            r"|ma(?:de|kes|king) good on|complet(?:ed|es|ion)|finish(?:ed|es)|conclud(?:ed|es)|wrapped up|fulfilled"
            r"|implemented|carried out|k(?:ept|eeps) (?:its|their|the|his|her) (?:promise|pledge|word)|honou?red"
            r"|deliver(?:ed|s)|hand(?:ed|s|ing) over|transferred|arriv(?:ed|es)|landed|docked|inaugurat(?:ed"
            r"|es)|opened"
            r"|reopened|op(?:ens) |unveil(?:ed|s)|sign(?:ed|s)|ratif(?:ied|ies)|adopted|passed|enacted|approved"
            r"|publish(?:ed|es)|releas(?:ed|es)|issued|paid|transferred|disbursed|refunded|returned|repatriated"
            r"|sent|shipped"
            r"|dispatched|lift(?:ed|s)|abolish(?:ed|es)|scrapped the|removed|waived|ended the|exempted|set up"
            r"|established"
            r"|founded|created|formed|appointed|named|nominated|picked|elected|met|meets|held|hosted|convened"
            r"|visited|attended"
            r"|sat|took place|taken place|resumed|restored|reinstated|expanded|extended|widened|doubled|tripled"
            r"|trebled"
            r"|raised|lifted|increased|cut|lowered|reduced|halved|slashed|dropped to|rose to|fell to|reached"
            r"|hit (?:its|the)"
            r"|exceeded|surpassed|met (?:its|the|their) (?:target|goal|deadline)|installed|built|laid|connected"
            r"|linked"
            r"|switched on|commissioned|tested|trained|graduated|admitted|accepted|granted|awarded|enrolled"
            r"|deployed|stationed"
            r"|joined|acceded|recogni[sz]ed|apologi[sz]ed|compensated|destroyed|dismantled|cleared|withdrawn from"
            r"|withdrew (?:its|their|the last)|pulled (?:its|their|the last)|freed|banned|introduced|launched"
            r"|began|begun"
            r"|started|kicked off|rolled out|planted|restocked|surveyed|mapped|digiti[sz]ed|translated"
            r"|exchanged|shared|posted"
            r"|seconded|hired|funded|donated|provided|supplied|sold|bought|purchased|leased|is open|are open"
            r"|is now|are now"
            r"|now (?:runs?|flies|fly|sails?|operates?|has|have|works?|carr(?:y|ies)|meets?)|runs? (?:daily"
            r"|weekly|twice|every)"
            r"|(?:is|are|was|were) (?:done|over|finished|ready|live|real|complete)|has happened|have happened"
            r"|available"
            r"|on sale|can now|able to|moved into|moved in|took over|took up|took delivery|took part"
            r"|went ashore|brought into"
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
            r"|groundbreaking|taking shape|in talks|work(?:ing)? on|surveyors|engineers|site was chosen"
            r"|in the works"
            r"|in preparation|half[- ]?way|well advanced|going ahead|per cent complete|percent complete|% complete"
        ),
    ),
)
"""For each outcome what tells it, in the order in which they are asked: who denies a delay tells of no delay."""

BEGUN = _words(
    r"beg(?:an|un)|beginning|start(?:ed|s|ing)|kicked off|broke ground|under ?way|launched|opened (?:talks"
    r"|negotiations)"
    r"|set out|embarked"
)
"""Of what is done it tells that it has begun."""
PART = _words(
    r"(?:the )?first (?:of|batch|shipment|tranche|phase|stage|group|instal?ment|consignment|load|delivery"
    r"|section|part"
    r"|cohort|half|third|two|three|four|five|ten|dozen|hundred|train|ship|vessel|boat|unit|turbine|squadron"
    r"|contingent)",
    r"part of|parts of|half of|half the|a third of|two[- ]thirds of|a quarter of|three[- ]quarters of"
    r"|some of the|most of"
    r"|so far|to date|only (?:\w+ )?of|partly|partially|in part|all but|\d[\d,.]* of (?:the|its|their|an? )"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) of (?:the|its|their|an? )"
    r"|\d+ (?:percent|per cent) of|\d+% of|initial|pilot|phase one|stage one|halfway|short of|fewer than (?:the"
    r"|half)",
)
"""What is done is not all of it."""
IRREAL = re.compile(
    r"(?:\b(?:will|would|shall|should|could|may|might|must|can|cannot|if|unless|whether|to be|to have been"
    r"|in order to"
    r"|once|is to|are to|was to|were to|due to|set to|expected?s?(?: to)?|expects?|plan(?:s|ned|ning)?(?: to)?"
    r"|hop(?:e|es|ed|ing)(?: to)?"
    r"|want(?:s|ed)?(?: to)?|wish(?:es)?|intend(?:s|ed)?(?: to)?|aim(?:s|ed)?(?: to)?|seek(?:s)?|sought"
    r"|agreed? to|promis(?:e[sd]?|ing)"
    r"|pledg(?:e[sd]?|ing)|vow(?:s|ed)?|undert(?:ook|ake)|ready to|prepared? to|call(?:s|ed|ing)? (?:for|on)"
    r"|urg(?:e[sd]?|ing)"
    r"|demand(?:s|ed|ing)?|ask(?:s|ed|ing)? (?:for|that)|propos(?:e[sd]?|al|als|ing)|consider(?:s|ed|ing)?"
    r"|weigh(?:s|ing)"
    r"|predict(?:s|ed|ing|ion)?|forecast(?:s)?|threaten(?:s|ed)|warn(?:s|ed|ing)?|fear(?:s|ed)?|likely|could be"
    r"|possibl[ey]"
    r"|rumou?r(?:s|ed)?|speculation|scheduled|supposed|meant to|ought|before|until|by the time|target(?:s"
    r"|ed)? (?:of|to)"
    r"|next (?:week|month|year|spring|summer|autumn|winter))\b|['’]ll\b|['’]d\b)",
    re.I,
)
"""Before the words that tell an outcome, in their clause: it is not told as a fact."""
INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.I)
REMEMBERED = re.compile(
    r"\b(?:anniversary|decades? ago|years? ago|years? earlier|centur(?:y|ies)|last century|in those days"
    r"|original(?:ly)?|previous|predecessor|similar (?:deal|pact|accord|agreement|scheme|plan|arrangement))\b",
    re.I,
)
"""What is told is of an earlier time, or of something else."""

STARTING = frozenset(
    "begin start launch open reopen resume establish create introduce found set convene hold inaugurate restore"
    " form host organise appoint name sign initiate commence institute join send".split()
)
"""Verbs of undertakings that are carried out when the thing begins."""
ENDING = frozenset(
    "end lift abolish remove scrap drop cancel stop cease suspend withdraw waive dismantle close".split()
)
"""Verbs of undertakings that are carried out when the thing ends."""
EMPTY = frozenset(
    "make take give hold carry set work do have be get go continue keep ensure seek use agree pledge promise commit"
    " announce undertake decide plan will intend".split()
)
"""Verbs and nouns of undertakings that tell nothing of what is to be done."""
