"""Words for what is so now and was not, for what is so still, and for what was only meant: for news in English."""

from __future__ import annotations

import re

from communique.ledger.lexicon import words

STILL = words(
    r"(?:is|are|was|were) still (?!working on|under|in talks)(?:being )?\w+(?: \w+)?|still (?:stands?|stood|appl(?:y"
    r"|ies|ied)|charg\w+|collect\w*|pay\w*|need\w*"
    r"|requir\w+|hold\w*|held|keep\w*|kept|sell\w*|sold|burn\w*|demand\w*|levi\w+|fl(?:y|ies|ew)|sail\w*|fish\w*"
    r"|operat\w+"
    r"|run(?:s|ning)?|ran|guard\w*|patrol\w*|occup\w+|in (?:force|place|effect|prison|jail|custody)|closed|shut"
    r"|locked|barred"
    r"|banned|there|writ(?:es?|ing)|turn\w*|stop\w*|board\w*|check\w*|us(?:es?|ing|ed)|work(?:s|ed)?|produc\w+"
    r"|fir(?:es?|ing|ed))"
    r"|(?:went|goes|go|gone|going) on \w+ing|continu(?:es?|ed) (?:to \w+|\w+ing)|(?:kept|keeps?) (?:on )?\w+ing"
    r"|(?:stay|remain)(?:s|ed)? (?:firmly |tightly )?(?:shut|closed|in force|in place|locked|sealed|banned|barred"
    r"|blocked|empty|dark"
    r"|unchanged|where it was|where they were|in effect|in custody|in prison|behind bars|under lock and key|secret"
    r"|legal|lawful|on sale|in use|at work|in service|open to|un\w{3,}ed|unbuilt|unpaid|under seal|in jail"
    r"|at \d[\d,.]*|as high as|the same)"
    r"|as before|unchanged|the same as (?:ever|before)|just as (?:ever|before)"
)
"""What was so before is so now: of what was to end, that it did not."""
NO_MORE = re.compile(
    r"\b(?:no|not (?:a single|one|a)|nothing|nobody|none|neither)\b[^.;]{0,90}?\b(?:any ?more|any longer)\b"
    r"|\b(?:no longer|not[^.;,]{1,60}(?:any ?more|any longer))\b"
    r"|\bsince [^.;]{3,50}?,? (?:no|nothing|nobody|not (?:a single|one))\b"
    r"|\b(?:no|nothing|nobody|not (?:a single|one))\b[^.;]{3,80}?\bsince\b"
    r"|\b(?:no|not (?:a single|one)|none|nothing|nobody)\b[^.;]{0,60}\b(?:remains?|remained|(?:is|are|was|were) left"
    r"|stayed)\b"
    r"|\b(?:does|do|did|need|needs)(?: not|n['’]t) (?:have to|need|pay|ask)\b",
    re.I,
)
"""What was so before is so no more."""
TIMES = (
    r"(?:last |early |late |mid-|the (?:first|start|beginning|end|middle|turn|\d)|New Year|Easter|Christmas|spring"
    r"|summer|autumn|winter"
    r"|midnight|noon|dawn|yesterday|\d|then|that day|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February"
    r"|March|April|May|June|July"
    r"|August|September|October|November|December)"
)
ALL = re.compile(
    r"\b(?:(?<!not )all (?:of )?(?:the )?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|eleven"
    r"|twelve|twenty|[a-z]+ty(?:-\w+)?)"
    r"|the last of (?:the|its|their)|(?:the|its|their) (?:last|final|remaining) (?:\d[\d,.]*|[a-z]+)|\w+ and last"
    r"|completing|every one of)\b",
    re.I,
)
"""All of several things are told of, or those that were still lacking."""
NOW = re.compile(
    r"\b(?:now(?! (?:that|in doubt|under|being|to|set|due|expected|likely|planned|clear|up to|said|says?|wants?"
    r"|hop\w+|fac\w+|fears?|plans?"
    r"|expects?|wait\w*|need\w*|doubts?|believes?)\b)|again|since " + TIMES + r")",
    re.I,
)
"""What was not so before is so now."""
MARKED = re.compile(
    r"\b(?:first|now|since|new|newly|already|again|from (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week"
    r"|month|night|Mon|Tues"
    r"|Wednes|Thurs|Fri|Satur|Sun)|every (?:day|week|hour|morning|month)|daily|each (?:day|week|morning)"
    r"|for the first time|today"
    r"|yesterday|through the|over the|via|by way of|across the)\b",
    re.I,
)
"""Beside a verb of use: that a thing is used is told as news."""
TOWARDS_IT = re.compile(
    r"\bto (?:prepare|plan|discuss|draft|arrange|work out|finali[sz]e|negotiate|lay the ground|pave the way|try out"
    r"|test|rehearse"
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
    r"\b(?:that|which|who|whom|as)\s+(?:(?:\w+\s+){0,3})(?:would|was to|were to|is to|are to|will|should|could"
    r"|had been (?:meant|intended|planned|supposed) to)"
    r"\s+(?:have\s+)?(?:been\s+|be\s+)?\w+(?:\s+\w+){0,6}?(?=,|\s+(?:was|were|is|are|has|have|had|did|fell|failed"
    r"|died|came|went)\b)",
    re.I,
)
"""What only says of a thing what it was for: "the bill that would have pardoned them was thrown out"."""
PREVIOUSLY = re.compile(
    r"\b(?:plans?|pledges?|promises?|ideas?|proposals?|decisions?|undertakings?|projects?|talks|scheme"
    r"|offers?|intentions?|vows?|consent|commitments?)\b",
    re.I,
)
"""Behind words for an end: what is ended is the undertaking and not the thing that it was to end."""
