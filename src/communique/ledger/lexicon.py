"""Words by which the press tells what became of something: ours, for news in English.

Each list holds what stands for one outcome. Finite forms are meant throughout: "opened", never "to open", for a
thing that is to be opened is not open. What tells that a deed was done stands in data/outcomes.json, by kinds of deeds.
"""

from __future__ import annotations

import re

from communique.model import Outcome


def words(*lists: str) -> re.Pattern[str]:
    """One pattern for phrases that are parted by bars; in them a blank stands for any white space."""
    phrases = [phrase.strip() for text in lists for phrase in text.split("|")]
    return re.compile(r"\b(?:" + "|".join(re.sub(r"\s+", r"\\s+", phrase) for phrase in phrases) + r")\b", re.I)


NOT = r"(?:not|n't|n’t)"

OUTCOMES: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        "deny",
        words(
            r"denie[sd]|denying|disput(?:ed|ing)|disputes (?:that|the|this|his|her|its|any)|contest(?:s|ed) (?:that"
            r"|the)|contradict(?:s|ed)|refut(?:es|ed)"
            r"|rejected (?:the|that|any|this) (?:claims?|suggestions?|reports?|accounts?|charges?|version)",
            r"(?:is|was|were|are) (?:simply |plainly |flatly )?(?:not true|untrue|false|wrong|incorrect)"
            r"|no such (?:thing|\w+ (?:exists?|was|were|has|have))|brand(?:s|ed) (?:it|that|this) (?:a lie|false"
            r"|untrue)"
            r"|not a word of truth|invention|fabricat(?:ed|ion)",
        ),
    ),
    ("not yet", words(rf"{NOT} yet|yet to|{NOT} [^.;,]{{1,60}} yet")),
    (
        "supersede",
        words(
            r"(?:was|were|is|are|been|being) (?:replaced|superseded|subsumed|absorbed|overtaken)|supersed(?:es|ed)"
            r"|replac(?:es|ed) (?:the|it|its|last|an|a)|takes the place of|took the place of|folded into"
            r"|merged into"
            r"|in place of the|instead of (?:the|an?)|(?:has|have|had|having) given way to|gave way to|ma(?:de"
            r"|kes?) way for"
            r"|(?:rolled|swallowed|subsumed|absorbed|incorporated|integrated|built|written"
            r"|woven) (?:up )?(?:in)?to (?:the|a|an) "
            r"(?:new|wider|larger|broader|bigger|single|common|general|\w+-(?:nation|party|state|country|way))"
            r"|t(?:ook|aken|akes?) (?:its|their) place|in (?:its|their) (?:place|stead)|overtaken by|obsolete"
            r"|redundant|moot"
            r"|tak(?:es|ing|en) the place of|made (?:it|them) (?:unnecessary|pointless|superfluous)|(?:has|have|is"
            r"|are|was|were) now (?:part of|covered by)"
            r"|in favou?r of (?:a|an|the)|opt(?:s|ed) (?:instead )?for (?:a|an|the)|supplanted|in whose (?:place"
            r"|stead)|do(?:es|ing)? the work (?:of|for which)|t(?:akes?|ook|aken) over (?:the )?(?:tasks?|work|job"
            r"|roles?)(?: of)?|makes? do with|fell victim to an?other"
            r"|no longer needed|superfluous"
        ),
    ),
    (
        "stall",
        words(
            r"(?:will|would) not (?:be )?(?:resum\w+|restart\w*|continu\w+|taken up again)|indefinitely|with(?:out"
            r"| no) (?:a |any )?(?:new )?date|until further notice|for the time being|sine die"
            r"|on the back burner|in cold storage|in a drawer|gather(?:s|ed|ing) dust|no money (?:for|to|has)"
            r"|until (?:money|funds?)"
            r"|not moved (?:since|an inch|forward)"
        ),
    ),
    (
        "delay",
        words(
            r"postpon(?:es|ed|ement)|delay(?:s|ed)?|deferr(?:ed|al)|defers|put(?:s)? off|put back|push(?:es"
            r"|ed) back"
            r"|push(?:es|ed) (?:it |the \w+ )?(?:back )?to|slip(?:s|ped) (?:to|by|into|from)|behind schedule"
            r"|later than planned"
            r"|not (?:be )?(?:ready |open |start |begin |\w+ )?(?:before|until)|moved (?:back )?(?:from \w+ )?to"
            r"|extended the deadline"
            r"|rescheduled|miss(?:es|ed) (?:its|the|their|a) (?:\w+ )?(?:deadline|date|target)|overran|held over"
            r"|need(?:s|ed)? (?:more time|another)|more time"
            r"|(?:days?|weeks?|months?|years?) (?:late|later than|behind)|(?:have|has|had) to wait (?:until|for|till)"
            r"|wait(?:s|ing)? (?:until|till)|no(?:t)? (?:earlier|sooner) than|at the earliest|running late|set back"
            r"|now (?:expected|due|planned|scheduled|set|foreseen|slated|promised|aimed|aiming|hoped|hopes?|wanted"
            r"|meant|likely)"
            r" (?:for|to|in|by|at|on|not before)"
            r"|(?:will|would|is to|are to) (?:now )?(?:\w+ ){1,4}(?:in|on|by|from|at|next) [^.;]{3,60}?"
            r"(?:instead(?! of an? )|rather than|not) (?:in|on|by|from|this|next|the|at|last)"
            r"|(?:will|would|is to|are to) (?:now )?(?:\w+ ){1,4}(?:in|on|by|from|next) [^.;]{3,60}? instead"
            r"|(?:will|would|is to|are to|can|could) (?:now )?not (?:\w+ ){0,4}(?:until|before)"
            r"|(?:will|would|is to|are to|can|could) (?:now )?only (?:\w+ ){0,3}(?:from|after|once|in|by)"
            r"|(?:will|would) [^.;]{3,60} (?:instead of|rather than|and not) (?:in |from |on |until )?(?:\d{4}"
            r"|January|February|March|April|May"
            r"|June|July|August|September|October|November|December|spring|summer|autumn|winter)"
            r"|(?:will|would) now (?:only )?(?:be )?\w+ [^.;]{0,40}?(?:from|in|on|by|until) (?:early |late |mid-"
            r"|the )?(?:\d{4}|January|February|March"
            r"|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|end|next)"
            r"|(?:given|gave|giving|allowed) (?:themselves|itself|themself|the \w+|both sides) (?:more time|until"
            r"|till|to the end)"
            r"|(?:another|an extra|a further) (?:winter|year|season|spring|summer|autumn|(?:\w+ )?(?:months|weeks"
            r"|years))"
            r"|new (?:target|opening|completion|starting|start) (?:date|day)|(?:shifted|slid|drifted|slipped"
            r"|brought) (?:back|to)"
            r"|not (?:in time|ready) for|by a (?:year|month|week|season)|taking longer|took longer"
        ),
    ),
    (
        "end",
        words(
            r"scrap(?:s|ped)|cancel(?:s|led|ed)|abandon(?:s|ed)|axed|ditched|binned|call(?:s|ed) (?:it )?off"
            r"|call(?:s|ed) (?:the|its|their) [^.;,]{1,40} off|withdr(?:ew|awn|aws)|pull(?:s|ed) out of"
            r"|pull(?:s|ed) the plug"
            r"|walk(?:s|ed) away from|back(?:s|ed) out of|t(?:ore|orn) up|terminat(?:es|ed)|annul(?:s|led)"
            r"|repeal(?:s|ed)"
            r"|revok(?:es|ed)|rescind(?:s|ed)|dropped|g(?:ave|iven) up (?:on|the|its|their|plans)|disband(?:s|ed)"
            r"|dissolv(?:es|ed)|w(?:ound|inds) up|(?:is|are|was|were) (?:dead|off)|taken off the|struck off"
            r"|will not (?:go ahead|proceed|happen|take place|be built|be held)|won['’]t (?:go ahead|happen)"
            r"|would not (?:go ahead|proceed|take place)|no longer (?:plans?|intends?|wants?|part|pursu\w+)"
            r"|not [^.;,]{1,50} after all|giv(?:es|ing) up (?:on|the|its|their|plans)|f(?:ell|alls|allen) away"
            r"|let it die|off the table|struck (?:out|from the) (?:bill|text|budget|clause)|struck the (?:clause"
            r"|article|item|paragraph|sum)"
            r"|quietly dropped|buried|decided (?:not to|against)|thought better of|turned (?:its|their|his|her) back on"
            r"|fell victim to|f(?:e|a)ll(?:s|en)? by the wayside|opt(?:s|ed) out|said no to|sa(?:id|ys) (?:it|they"
            r"|he|she) (?:was|were|is|are) no longer (?:interested|bound|willing)"
            r"|lost interest|closed the file|file (?:has been|was|is) closed|clos(?:es|ed) (?:the|its|their) (?:book"
            r"|books|file|chapter) on"
            r"|(?:decided|voted|chose|resolved|opted) to (?:keep|retain|hold on to|cling to)|thrown out|threw out"
            r"|(?:is|was|were) not (?:to be|going to be|going to) \w+|never (?:to )?be built"
            r"|no longer (?:willing|interested|bound|ready|feels?|consider\w*|keeps? to|keep to|stands?|wish\w*)"
            r"|written off|nothing (?:will|would) come of|won['’]t be|(?:will|would) no longer (?:be )?\w+"
            r"|took back (?:its|the|their)"
            r"|(?:taken|takes) back (?:its|the|their|his|her) (?:offer|word|promise|pledge|consent|undertaking)"
            r"|renounc(?:es|ed)|(?:will|would) not (?:be )?\w+|won['’]t (?:be )?\w+"
            r"there will be no|(?:will|would) (?:\w+ )?no \w+ [^.;,]{0,40}after all"
            r"|(?:shelved|stopped|closed|put aside) for good|shut down|closed down|reversed (?:the|its"
            r"|their) (?:decision|pledge|course"
            r"|plan)|backtracked"
            r"|can(?:not|\s+no longer) (?:hold to|honou?r|keep to|keep|meet|abide by|stand by)"
            r"\s+(?:the|its|their|our|this)"
        ),
    ),
    (
        "stall",
        words(
            r"suspend(?:s|ed)|freez(?:es|ing)|fr(?:oze|ozen)|shelved|shelves (?:the|its|their|plans?)|on hold|on ice"
            r"|stall(?:s|ed)"
            r"|deadlock(?:ed)?"
            r"|held up|bogged down|paus(?:es|ed)|halt(?:s|ed)|at a standstill|ground to a halt|blocked|mothballed"
            r"|in limbo|stuck|come to nothing so far|indefinitely|stopped|interrupted|broke off|broken off"
            r"|tied up since"
            r"|(?:stands?|stood|lies?|lay|lain|lying|sits?|sat|sitting|standing) (?:idle|still|empty|unused"
            r"|untouched|unfinished"
            r"|half[- ]built|half[- ]finished|rusting|silent)"
            r"|(?:is|are|was|were|has been|have been|had been) (?:idle|at rest|in abeyance|dormant|silent) since"
            r"|in abeyance|dormant"
            r"|(?:broke|broken) down|impasse|into the sand|la(?:id|y|in) down (?:their|its) tools|came to a (?:stop"
            r"|halt|standstill)|come to a (?:stop|halt|standstill)|run aground|down(?:ed)? tools|laid off"
            r"|ran out of (?:money|funds)|run out of (?:money|funds)|dried up|(?:nothing|nobody|no one"
            r"|no work) (?:has|have|had)"
            r" (?:moved|worked|stirred|been done|happened) (?:there |on it )?since|out of (?:service|action"
            r"|use) since|not resumed"
            r"|has(?: not|n['’]t) resumed|barred from|withheld|seized up|put on hold"
            r"|sent (?:its|the|their) (?:builders|workers|crews?|engineers|men|workmen|staff) home"
        ),
    ),
    (
        "fail",
        words(
            r"fail(?:s|ed) to(?: \w+)?|did(?: not|n't|n’t) (?!yet)(?:even |fully )?\w+|br(?:oke|oken) (?:its"
            r"|the|their|his"
            r"|her|a) "
            r"(?:promise|pledge|word|undertaking|commitment)|reneg(?:es|ed)|went back on|gone back on|expired"
            r"|lapsed"
            r"|passed without|came and went|come and gone|vot(?:es|ed) (?:it )?down|rejected|collapsed|fell through"
            r"|fallen through|foundered|came to nothing|came to naught|c(?:ame|ome) apart|defaulted|defeated|vetoed"
            r"|(?:was|were|has|have|had)(?: not|n't|n’t) (?:been )?(?:met|kept|honoured|honored|paid|delivered"
            r"|fulfilled)"
            r"|unmet|unfulfilled|unpaid|broken promise|vot(?:es|ed) against|fell [^.;,]{0,30}(?:votes?|short)"
            r"|never (?:came|was|were|arrived"
            r"|materiali[sz]ed|happened|took place|saw)|(?:was|were)(?: not|n't|n’t) (?:held|signed|published|built"
            r"|opened|lifted|released"
            r"|returned|handed|sent|ratified|abolished|cut|lowered|raised)|without (?:it|them) (?:having|being)"
            r"|let the \w+ (?:pass|lapse)"
            r"|(?:deadline|date|day) (?:passed|went by|came and went|slipped by|ran out)|as if .{0,60} never"
            r"|stands? as tall|in breach of|falls? short|fell short|(?:missed|flouted|breached|overshot"
            r"|exceeded) (?:its|the|their)|dead letter|let [^.;,]{3,30} (?:pass|go by|lapse|expire)|pass(?:ed"
            r"|es)? without \w+ing|(?:ended|closed|went by|was over|ran out) without"
        ),
    ),
    (
        "not yet",
        words(
            rf"no date|{NOT} been (?:set|named|fixed|scheduled (?:to|for)|decided)",
            r"(?:date|deadline|day) [^.;]{0,40}\b(?:has|had) (?:passed|gone by|come and gone)",
            r"still (?:not|awaits?|waits?|awaiting|waiting|has no|have no|lacks?|to be|under discussion|needs?)"
            r"|remains? to be|nothing (?:has|had) (?:been )?(?:heard|happened)|no sign|no word|awaits|awaiting"
            r"|pending",
        ),
    ),
    ("supersede", words(r"instead(?! of \w+ing)")),
    (
        "progress",
        words(
            r"under ?way|on track|on schedule|ahead of schedule|on course|progress(?:ing|ed|es)?|headway"
            r"|advanc(?:ing|ed)"
            r"|(?:is|are) being|construction|tender(?:s|ed)?|negotiat(?:ing|ors|ions)|draft(?:ed|ing)?"
            r"|prepar(?:ing|ations)"
            r"|first reading|second reading|committee stage|submitted|shortlist(?:ed)?|broke ground|breaking ground"
            r"|ground (?:was|has been) broken"
            r"|groundbreaking|taking shape|in talks|work(?:ing)? on (?:the|an?|its?|this|their)|site was chosen"
            r"|in the works"
            r"|in preparation|half[- ]?way|well advanced|going ahead|per cent complete|percent complete|% complete"
            r"|into the budget|statutes|entered in the register|turned out \d+|has been rented|as far as the"
            r"|no further than|on (?:its|their|his|her|the) way|en route|in transit|(?:is|are) (?:now |already "
            r"|busy |still )?(?:laying"
            r"|building|digging|drilling|drafting|working|negotiating|haggling|bargaining|training|testing"
            r"|installing|fitting|recruiting|preparing"
            r"|putting up|planting|surveying|translating|printing|collecting|clearing|dredging|repairing"
            r"|hammering out|sorting|counting|finishing"
            r"|completing)|passed (?:by |through )?(?:its |the )?(?:committee|lower (?:house|chamber)|one (?:house"
            r"|chamber)|first vote)"
            r"|cleared (?:its first|committee|the lower)|foundations?|first (?:stone|pile|sod|spade|brick|rails?"
            r"|concrete|pier|section|kilomet\w+)"
            r"|contract (?:was|has been|went|for)|award(?:ed)? the contract|trial (?:run|runs)|try out|tried out"
            r"|test runs?|dry run"
            r"|architects?|designers|blueprints?|scaffolding|excavators?|diggers|bulldozers|bids|bidders?|feasibility"
            r"|(?:set|put) aside|earmarked|passed (?:its )?(?:first|second) reading|lower (?:house"
            r"|chamber) (?:passed|approved|voted)"
            r"|(?:was|were|has been|have been) (?:registered|incorporated|commissioned|shortlisted|mapped out"
            r"|pegged out)|(?:work|works|construction|building|preparations?|talks|negotiations|drafting|training"
            r"|recruitment|surveys?|digging|drilling)"
            r"(?: \w+){0,8}? (?:has |have |had |was |were )?(?:began|begun|started|resumed|launched|opened)"
            r"|steps? towards?"
            r"|(?:is|are) (?:already )?(?:standing|in the ground)|walls? (?:is|are) up|out of the (?:ground|water)"
            r"|ris(?:es|ing) from|going up|rehears(?:al|ing|ed)|sat together|are (?:now )?at work"
        ),
    ),
)
"""For each outcome what tells it, in the order in which they are asked: who denies a delay tells of no delay."""

PART = words(
    r"(?:the )?(?:first|second|third|next) (?:of(?! (?:the (?:month|year|week)|January|February|March|April|May|June"
    r"|July|August|September"
    r"|October|November|December|its kind|next))|\d[\d,.]*|kilomet\w+|miles?|batch|shipment|tranche|phase|stage"
    r"|group|instal?ment"
    r"|consignment|load|delivery"
    r"|section|part"
    r"|cohort|half|third|two|three|four|five|ten|dozen|hundred|train|ship|vessel|boat|unit|turbine|squadron"
    r"|contingent)",
    r"(?:\w{2,}est|one|another|some|several|many|most|few) of (?:the|its|their)|part of|parts of|half of|half the"
    r"|a third of|two[- ]thirds of|a quarter of|three[- ]quarters of"
    r"|some of the|most of"
    r"|(?:\w+ )?more (?:\w+ )?(?:are |is )?(?:still )?to (?:come|follow)|the (?:rest|others) (?:will|would|is to"
    r"|are to|must|should)"
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
    r"(?:\b(?:will|would|shall|should|could|(?-i:may)|might|must|can|cannot|if|unless|whether|to be|to have been"
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
    r"\b(?:(?-i:may)|might|could"
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


PASSIVE = re.compile(r"(?<=\bbe )(\w+)(?: (?:up|out|over|down|back|off|in))?", re.I)
"""What is to be done to a thing that is named first: "a centre will be set up by June"."""
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
