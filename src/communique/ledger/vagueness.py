"""Whether an undertaking says enough to be held against: what nobody can break, nobody can keep."""

from __future__ import annotations

import re

from communique.model import Version

WORD = re.compile(r"[a-z]{2,}(?:-[a-z]+)*")
LOOSE = frozenset(
    "deepen strengthen enhance promote foster improve continue reaffirm affirm reiterate stress underline"
    " underscore emphasise emphasize express respect value cherish uphold support expand broaden boost intensify"
    " explore consider seek strive work consolidate advance pursue maintain preserve nurture cultivate encourage"
    " share stand cooperate collaborate coordinate engage consult discuss examine agree commit pledge promise do"
    " keep move remain develop build start make recognise recognize acknowledge".split()
)
"""Verbs that can be done more or less, so that it cannot be said when they are done."""
ABSTRACT = frozenset(
    "friendship brotherhood fraternity amity sympathy affinity affection relation relations relationship"
    " relationships tie ties cooperation co-operation collaboration coordination partnership respect understanding"
    " trust confidence goodwill dialogue dialog value values tradition traditions interest interests spirit peace"
    " stability prosperity security solidarity unity harmony commitment support effort efforts resolve"
    " determination importance principle principles exchange exchanges contact contacts area areas field fields"
    " issue issues matter matters challenge challenges region world future past history people peoples nation"
    " nations country countries culture education trade energy technology defence defense economy development"
    " progress growth friend friends neighbour neighbours neighbor neighbors rules order law view views concern"
    " concerns level levels step steps action actions more closer closely together further side sides hand hands"
    " foundation era chapter page tide floor bridge bridges gains shore shores".split()
)
"""Things of which there can be more or less, and fields that undertakings are about."""
FILLERS = frozenset(
    "the a an two both their its his her our your this that these those each other one another and or of in on at"
    " to for with from by between among into as both all any such mutual common joint good new strong stronger"
    " long close closer bilateral regional international global sustainable comprehensive practical active deeper"
    " broader greater better political economic cultural military public they we he she it who which what up out"
    " forward towards toward side steadily actively jointly constructively also look".split()
)


BY_DEGREES = re.compile(
    r"(?:^|\b(?:will|shall|would|to)\s)(?:further\s+|jointly\s+|also\s+|continue to\s+)?"
    r"(?:deepen|strengthen|enhance|expand|broaden|boost|intensify|improve|promote|foster|develop|widen|upgrade|cultivate"
    r"|nurture|reinforce|consolidate|advance|build|increase|step up|scale up)\s+(?:[\w-]+\s+){0,4}"
    r"(?:cooperation|co-operation|collaboration|coordination|partnerships?|relations|relationship|ties|friendship|trust"
    r"|confidence|understanding|dialogue|solidarity|goodwill|contacts|exchanges)\b",
    re.I,
)
"""More of what there can always be more of, in whatever field."""
SPIRITED = re.compile(
    r"\bstriv(?:e|ing)\b|\bbe guided\b|\bimpetus to\b|\b(?:an?|the) (?:atmosphere|climate|spirit|culture) of\b"
    r"|\bhand in hand\b|\b(?:at|to) the (?:heart|centre|center|forefront) of\b|\bmutual trust\b"
    r"|\bclose(?:r|ly)? (?:together|stewardship|ties)\b|\bwork(?:ing)? (?:\w+ ){0,2}(?:closely|closer|together)\b"
    r"|\battach(?:es|ed)? (?:\w+ )?importance\b|\bstand (?:by|together|shoulder)\b|\bspare no effort"
    r"|\bdo (?:their|its|our) (?:best|utmost)\b",
    re.I,
)
"""What is said in solemn papers, and can be neither kept nor broken."""


def is_vague(version: Version) -> bool:
    """Whether nothing in an undertaking can be looked for: no term, no deadline, no thing that is there or is not."""
    if version.kind == "position":
        return True
    if version.deadline is not None or any(not _is_loose(term.span.exact) for term in version.terms):
        return False
    if version.type is not None or re.search(r"\d|(?<=\s)[A-Z]", version.what):
        return False
    if BY_DEGREES.search(version.what) or SPIRITED.search(version.what):
        return True
    words = WORD.findall(version.what.casefold())
    return bool(words) and words[0] in LOOSE and _is_loose(version.what)


def _is_loose(text: str) -> bool:
    """Whether a text has none but loose words: "the two countries"."""
    words = WORD.findall(text.casefold())
    known = ABSTRACT | FILLERS | LOOSE
    return re.search(r"\d", text) is None and all(word in known for word in words)
