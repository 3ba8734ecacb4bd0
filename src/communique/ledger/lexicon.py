"""Words by which the press tells what became of something: ours, for news in English.

Each list holds what stands for one outcome. Finite forms are meant throughout: "opened", never "to open", for a
thing that is to be opened is not open. What tells that a deed was done stands in data/outcomes.json, by kinds of deeds.
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
            r"denie[sd]|denying|disput(?:ed|ing)|disputes (?:that|the|this|his|her|its|any)|contest(?:s|ed) (?:that|the)|contradict(?:s|ed)|refut(?:es|ed)"
            r"|rejected (?:the|that|any|this) (?:claims?|suggestions?|reports?|accounts?|charges?|version)",
            r"(?:is|was|were|are) (?:simply |plainly |flatly )?(?:not true|untrue|false|wrong|incorrect)"
            r"|no such (?:thing|\w+ (?:exists?|was|were|has|have))|brand(?:s|ed) (?:it|that|this) (?:a lie|false|untrue)"
            r"|not a word of truth|invention|fabricat(?:ed|ion)",
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
            r"|in place of the|instead of (?:the|an?)|(?:has|have|had|having) given way to|gave way to|ma(?:de|kes?) way for"
            r"|(?:rolled|swallowed|subsumed|absorbed|incorporated|integrated|built|written|woven) (?:up )?(?:in)?to (?:the|a|an) "
            r"(?:new|wider|larger|broader|bigger|single|common|general|\w+-(?:nation|party|state|country|way))"
            r"|t(?:ook|aken|akes?) (?:its|their) place|in (?:its|their) (?:place|stead)|overtaken by|obsolete|redundant|moot"
            r"|tak(?:es|ing|en) the place of|made (?:it|them) (?:unnecessary|pointless|superfluous)|(?:has|have|is|are|was|were) now (?:part of|covered by)"
            r"|in favou?r of (?:a|an|the)|opt(?:s|ed) (?:instead )?for (?:a|an|the)|supplanted|in whose (?:place|stead)|do(?:es|ing)? the work (?:of|for which)|t(?:akes?|ook|aken) over (?:the )?(?:tasks?|work|job|roles?)(?: of)?|(?:was|were) to have (?:been )?\w+|makes? do with|fell victim to an?other|no longer needed|superfluous"
        ),
    ),
    (
        "stall",
        _words(
            r"(?:will|would) not (?:be )?(?:resum\w+|restart\w*|continu\w+|taken up again)|indefinitely|with(?:out| no) (?:a |any )?(?:new )?date|until further notice|for the time being|sine die"
            r"|on the back burner|in cold storage|in a drawer|gather(?:s|ed|ing) dust|no money (?:for|to|has)|until (?:money|funds?)"
            r"|not moved (?:since|an inch|forward)"
        ),
    ),
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
            r"|(?:days?|weeks?|months?|years?) (?:late|later than|behind)|(?:have|has|had) to wait (?:until|for|till)"
            r"|wait(?:s|ing)? (?:until|till)|no(?:t)? (?:earlier|sooner) than|at the earliest|running late|set back"
            r"|now (?:expected|due|planned|scheduled|set|foreseen|slated|promised|aimed|aiming|hoped|hopes?|wanted|meant|likely)"
            r" (?:for|to|in|by|at|on|not before)"
            r"|(?:will|would|is to|are to) (?:now )?(?:\w+ ){1,4}(?:in|on|by|from|at|next) [^.;]{3,60}?"
            r"(?:instead(?! of an? )|rather than|not) (?:in|on|by|from|this|next|the|at|last)"
            r"|(?:will|would|is to|are to) (?:now )?(?:\w+ ){1,4}(?:in|on|by|from|next) [^.;]{3,60}? instead"
            r"|(?:will|would|is to|are to|can|could) (?:now )?not (?:\w+ ){0,4}(?:until|before)"
            r"|(?:will|would|is to|are to|can|could) (?:now )?only (?:\w+ ){0,3}(?:from|after|once|in|by)"
            r"|(?:will|would) [^.;]{3,60} (?:instead of|rather than|and not) (?:in |from |on |until )?(?:\d{4}|January|February|March|April|May"
            r"|June|July|August|September|October|November|December|spring|summer|autumn|winter)"
            r"|(?:will|would) now (?:only )?(?:be )?\w+ [^.;]{0,40}?(?:from|in|on|by|until) (?:early |late |mid-|the )?(?:\d{4}|January|February|March"
            r"|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|end|next)"
            r"|(?:given|gave|giving|allowed) (?:themselves|itself|themself|the \w+|both sides) (?:more time|until|till|to the end)"
            r"|(?:another|an extra|a further) (?:winter|year|season|spring|summer|autumn|(?:\w+ )?(?:months|weeks|years))"
            r"|new (?:target|opening|completion|starting|start) (?:date|day)|(?:shifted|slid|drifted|slipped|brought) (?:back|to)"
            r"|not (?:in time|ready) for|by a (?:year|month|week|season)|taking longer|took longer"
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
            r"|not [^.;,]{1,50} after all|giv(?:es|ing) up (?:on|the|its|their|plans)|f(?:ell|alls|allen) away|let it die|off the table|struck (?:out|from the) (?:bill|text|budget|clause)|struck the (?:clause|article|item|paragraph|sum)"
            r"|quietly dropped|buried|decided (?:not to|against)|thought better of|turned (?:its|their|his|her) back on"
            r"|fell victim to|f(?:e|a)ll(?:s|en)? by the wayside|opt(?:s|ed) out|said no to|sa(?:id|ys) (?:it|they|he|she) (?:was|were|is|are) no longer (?:interested|bound|willing)"
            r"|lost interest|closed the file|file (?:has been|was|is) closed|clos(?:es|ed) (?:the|its|their) (?:book|books|file|chapter) on"
            r"|(?:decided|voted|chose|resolved|opted) to (?:keep|retain|hold on to|cling to)|thrown out|threw out|(?:is|was|were) not (?:to be|going to be|going to) \w+|never (?:to )?be built"
            r"|no longer (?:willing|interested|bound|ready|feels?|consider\w*|keeps? to|keep to|stands?|wish\w*)"
            r"|written off|nothing (?:will|would) come of|won['’]t be|(?:will|would) no longer (?:be )?\w+|took back (?:its|the|their)"
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
        _words(
            r"suspend(?:s|ed)|freez(?:es|ing)|fr(?:oze|ozen)|shelved|shelves (?:the|its|their|plans?)|on hold|on ice|stall(?:s|ed)"
            r"|deadlock(?:ed)?"
            r"|held up|bogged down|paus(?:es|ed)|halt(?:s|ed)|at a standstill|ground to a halt|blocked|mothballed"
            r"|in limbo|stuck|come to nothing so far|indefinitely|stopped|interrupted|broke off|broken off|tied up since"
            r"|(?:stands?|stood|lies?|lay|lain|lying|sits?|sat|sitting|standing) (?:idle|still|empty|unused|untouched|unfinished"
            r"|half[- ]built|half[- ]finished|rusting|silent)"
            r"|(?:is|are|was|were|has been|have been|had been) (?:idle|at rest|in abeyance|dormant|silent) since|in abeyance|dormant"
            r"|(?:broke|broken) down|impasse|into the sand|la(?:id|y|in) down (?:their|its) tools|came to a (?:stop|halt|standstill)|come to a (?:stop|halt|standstill)|run aground|down(?:ed)? tools|laid off"
            r"|ran out of (?:money|funds)|run out of (?:money|funds)|dried up|(?:nothing|nobody|no one|no work) (?:has|have|had)"
            r" (?:moved|worked|stirred|been done|happened) (?:there |on it )?since|out of (?:service|action|use) since|not resumed"
            r"|has(?: not|n['’]t) resumed|barred from|withheld|seized up|put on hold"
            r"|sent (?:its|the|their) (?:builders|workers|crews?|engineers|men|workmen|staff) home"
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
            r"|unmet|unfulfilled|unpaid|broken promise|vot(?:es|ed) against|fell [^.;,]{0,30}(?:votes?|short)|never (?:came|was|were|arrived"
            r"|materiali[sz]ed|happened|took place|saw)|(?:was|were)(?: not|n't|n’t) (?:held|signed|published|built|opened|lifted|released"
            r"|returned|handed|sent|ratified|abolished|cut|lowered|raised)|without (?:it|them) (?:having|being)|let the \w+ (?:pass|lapse)"
            r"|(?:deadline|date|day) (?:passed|went by|came and went|slipped by|ran out)|as if .{0,60} never|stands? as tall|in breach of|falls? short|fell short|(?:missed|flouted|breached|overshot|exceeded) (?:its|the|their)|dead letter|let [^.;,]{3,30} (?:pass|go by|lapse|expire)|pass(?:ed|es)? without \w+ing|(?:ended|closed|went by|was over|ran out) without"
        ),
    ),
    ("supersede", _words(r"instead")),
    (
        "progress",
        _words(
            r"under ?way|on track|on schedule|ahead of schedule|on course|progress(?:ing|ed|es)?|headway"
            r"|advanc(?:ing|ed)"
            r"|(?:is|are) being|construction|tender(?:s|ed)?|negotiat(?:ing|ors|ions)|draft(?:ed|ing)?"
            r"|prepar(?:ing|ations)"
            r"|first reading|second reading|committee stage|submitted|shortlist(?:ed)?|broke ground|breaking ground"
            r"|ground (?:was|has been) broken"
            r"|groundbreaking|taking shape|in talks|work(?:ing)? on (?:the|an?|its?|this|their)|site was chosen"
            r"|in the works"
            r"|in preparation|half[- ]?way|well advanced|going ahead|per cent complete|percent complete|% complete"
            r"|into the budget|statutes|entered in the register|turned out \d+|has been rented|as far as the|no further than|on (?:its|their|his|her|the) way|en route|in transit|(?:is|are) (?:now |already |busy |still )?(?:laying"
            r"|building|digging|drilling|drafting|working|negotiating|haggling|bargaining|training|testing|installing|fitting|recruiting|preparing"
            r"|putting up|planting|surveying|translating|printing|collecting|clearing|dredging|repairing|hammering out|sorting|counting|finishing"
            r"|completing)|passed (?:by |through )?(?:its |the )?(?:committee|lower (?:house|chamber)|one (?:house|chamber)|first vote)"
            r"|cleared (?:its first|committee|the lower)|foundations?|first (?:stone|pile|sod|spade|brick|rails?|concrete|pier|section|kilomet\w+)"
            r"|contract (?:was|has been|went|for)|award(?:ed)? the contract|trial (?:run|runs)|try out|tried out|test runs?|dry run"
            r"|architects?|designers|blueprints?|scaffolding|excavators?|diggers|bulldozers|bids|bidders?|feasibility"
            r"|(?:set|put) aside|earmarked|passed (?:its )?(?:first|second) reading|lower (?:house|chamber) (?:passed|approved|voted)"
            r"|(?:was|were|has been|have been) (?:registered|incorporated|commissioned|shortlisted|mapped out|pegged out)|(?:work|works|construction|building|preparations?|talks|negotiations|drafting|training|recruitment|surveys?|digging|drilling)"
            r"(?: \w+){0,8}? (?:has |have |had |was |were )?(?:began|begun|started|resumed|launched|opened)|steps? towards?"
            r"|(?:is|are) (?:already )?(?:standing|in the ground)|walls? (?:is|are) up|out of the (?:ground|water)|ris(?:es|ing) from|going up|rehears(?:al|ing|ed)|sat together|are (?:now )?at work"
        ),
    ),
)
"""For each outcome what tells it, in the order in which they are asked: who denies a delay tells of no delay."""

PART = _words(
    r"(?:the )?(?:first|second|third|next) (?:of(?! (?:the (?:month|year|week)|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|its kind|next))|\d[\d,.]*|kilomet\w+|miles?|batch|shipment|tranche|phase|stage"
    r"|group|instal?ment"
    r"|consignment|load|delivery"
    r"|section|part"
    r"|cohort|half|third|two|three|four|five|ten|dozen|hundred|train|ship|vessel|boat|unit|turbine|squadron"
    r"|contingent)",
    r"(?:\w{2,}est|one|another|some|several|many|most|few) of (?:the|its|their)|part of|parts of|half of|half the|a third of|two[- ]thirds of|a quarter of|three[- ]quarters of"
    r"|some of the|most of"
    r"|(?:\w+ )?more (?:\w+ )?(?:are |is )?(?:still )?to (?:come|follow)|the (?:rest|others) (?:will|would|is to|are to|must|should)"
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

STILL = _words(
    r"(?:is|are|was|were) still (?!working on|under|in talks)(?:being )?\w+(?: \w+)?|still (?:stands?|stood|appl(?:y|ies|ied)|charg\w+|collect\w*|pay\w*|need\w*"
    r"|requir\w+|hold\w*|held|keep\w*|kept|sell\w*|sold|burn\w*|demand\w*|levi\w+|fl(?:y|ies|ew)|sail\w*|fish\w*|operat\w+"
    r"|run(?:s|ning)?|ran|guard\w*|patrol\w*|occup\w+|in (?:force|place|effect|prison|jail|custody)|closed|shut|locked|barred"
    r"|banned|there|writ(?:es?|ing)|turn\w*|stop\w*|board\w*|check\w*|us(?:es?|ing|ed)|work(?:s|ed)?|produc\w+|fir(?:es?|ing|ed))"
    r"|(?:went|goes|go|gone|going) on \w+ing|continu(?:es?|ed) (?:to \w+|\w+ing)|(?:kept|keeps?) (?:on )?\w+ing"
    r"|(?:stay|remain)(?:s|ed)? (?:firmly |tightly )?(?:shut|closed|in force|in place|locked|sealed|banned|barred|blocked|empty|dark"
    r"|unchanged|where it was|where they were|in effect|in custody|in prison|behind bars|under lock and key|secret|legal|lawful|on sale|in use|at work|in service|open to|un\w{3,}ed|unbuilt|unpaid|under seal|in jail|at \d[\d,.]*|as high as|the same)"
    r"|as before|unchanged|the same as (?:ever|before)|just as (?:ever|before)"
)
"""What was so before is so now: of what was to end, that it did not."""
NO_MORE = re.compile(
    r"\b(?:no|not (?:a single|one|a)|nothing|nobody|none|neither)\b[^.;]{0,90}?\b(?:any ?more|any longer)\b"
    r"|\b(?:no longer|not[^.;,]{1,60}(?:any ?more|any longer))\b"
    r"|\bsince [^.;]{3,50}?,? (?:no|nothing|nobody|not (?:a single|one))\b"
    r"|\b(?:no|nothing|nobody|not (?:a single|one))\b[^.;]{3,80}?\bsince\b"
    r"|\b(?:no|not (?:a single|one)|none|nothing|nobody)\b[^.;]{0,60}\b(?:remains?|remained|(?:is|are|was|were) left|stayed)\b"
    r"|\b(?:does|do|did|need|needs)(?: not|n['’]t) (?:have to|need|pay|ask)\b",
    re.I,
)
"""What was so before is so no more."""
TIMES = (
    r"(?:last |early |late |mid-|the (?:first|start|beginning|end|middle|turn|\d)|New Year|Easter|Christmas|spring|summer|autumn|winter"
    r"|midnight|noon|dawn|yesterday|\d|then|that day|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)"
)
ALL = re.compile(
    r"\b(?:(?<!not )all (?:of )?(?:the )?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|eleven|twelve|twenty|[a-z]+ty(?:-\w+)?)"
    r"|the last of (?:the|its|their)|(?:the|its|their) (?:last|final|remaining) (?:\d[\d,.]*|[a-z]+)|\w+ and last|completing|every one of)\b",
    re.I,
)
"""All of several things are told of, or those that were still lacking."""
NOW = re.compile(
    r"\b(?:now(?! (?:that|in doubt|under|being|to|set|due|expected|likely|planned|clear|up to|said|says?|wants?|hop\w+|fac\w+|fears?|plans?"
    r"|expects?|wait\w*|need\w*|doubts?|believes?)\b)|again|since " + TIMES + r")",
    re.I,
)
"""What was not so before is so now."""
MARKED = re.compile(
    r"\b(?:first|now|since|new|newly|already|again|from (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|month|night|Mon|Tues"
    r"|Wednes|Thurs|Fri|Satur|Sun)|every (?:day|week|hour|morning|month)|daily|each (?:day|week|morning)|for the first time|today"
    r"|yesterday|through the|over the|via|by way of|across the)\b",
    re.I,
)
"""Beside a verb of use: that a thing is used is told as news."""
TOWARDS_IT = re.compile(
    r"\bto (?:prepare|plan|discuss|draft|arrange|work out|finali[sz]e|negotiate|lay the ground|pave the way|try out|test|rehearse"
    r"|examine|weigh)\b",
    re.I,
)
"""Behind words for a deed: it served another that is still to come."""
NOTHING_SEEN = re.compile(
    r"\b(?:not|never|n['’]t) (?:yet |even |ever )?(?:seen|heard|got|had|received|felt|noticed)"
    r" (?:a|an|any|one|so much as|anything|the (?:first|least))\b",
    re.I,
)
"""What was to come did not, who was to get it says."""
PLANNED = re.compile(
    r"\b(?:that|which|who|whom|as)\s+(?:(?:\w+\s+){0,3})(?:would|was to|were to|is to|are to|will|should|could|had been (?:meant|intended|planned|supposed) to)"
    r"\s+(?:have\s+)?(?:been\s+|be\s+)?\w+(?:\s+\w+){0,6}?(?=,|\s+(?:was|were|is|are|has|have|had|did|fell|failed|died|came|went)\b)",
    re.I,
)
"""What only says of a thing what it was for: "the bill that would have pardoned them was thrown out"."""
PREVIOUSLY = re.compile(r"\b(?:plans?|pledges?|promises?|ideas?|proposals?|decisions?|undertakings?|projects?|talks|scheme)\b", re.I)
"""Behind words for an end: what is ended is the undertaking and not the thing that it was to end."""

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
