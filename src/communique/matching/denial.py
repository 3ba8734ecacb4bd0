"""What somebody holds to be untrue, and what he only does not speak of, by the cue and content of an attribution."""

from __future__ import annotations

import re

from communique.model import Attribution

DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|doubt(?:s|ed|ing)?|disput(?:e[sd]?|ing)|refut(?:e[sd]?|ing|ations?)"
    r"|rebut(?:s|ted|ting|tals?)?|disavow(?:s|ed|ing)?|rul(?:e[sd]?|ing) out|(?:not|n[’']t) true|untrue|false)\b",
    re.I,
)
"""Cues whose content the speaker holds to be untrue."""
REJECTING = re.compile(r"\b(?:reject(?:s|ed|ing|ions?)?|dismiss(?:es|ed|ing|als?)?)\b", re.I)
CHARGE = re.compile(
    r"(?:(?:the|any|all|those|these|this|such|as \w+)\s+)?(?:[\w-]+\s+)?(?:claims?|reports?|allegations?|suggestions?"
    r"|accusations?|charges?|rumou?rs?|notion|idea)\b|that\b",
    re.I,
)
"""What is held to be untrue where it is rejected; who rejects a plan does not say that there is none."""
UNDENIED = re.compile(r"\b(?:not|never|no longer|nor|neither|nobody|no|cannot)\b|n[’']t\b", re.I)
"""Beside such a word: who does not deny it does not say that it is untrue."""
MENTIONING = re.compile(
    r"\b(?:mention|discuss|address|sp(?:eak|oke)|rais|refer|allud|touch|comment|answer|(?:bring|brought|t[ao]oke?) up)",
    re.I,
)
"""Cues that take a thing for granted: who does not mention the duties does not say that there are none."""
ASKING = re.compile(r"(?:on |about )?(?:whether|if|when|why|how|who|what|where)\b", re.I)
"""What begins so is left open, whatever the cue: "declined to comment on whether the dam had burst"."""


def denies(item: Attribution) -> bool:
    """Whether a source holds its content to be untrue; not where the cue itself is denied ("did not deny")."""
    words = item.cue.exact if item.cue is not None else ""
    charged = any(CHARGE.match(span.exact) for span in item.content)
    denying = DENYING.search(words) or (REJECTING.search(words) if charged else None)
    return denying is not None and UNDENIED.search(words[: denying.start()]) is None


def takes_for_granted(item: Attribution) -> bool:
    """Whether what was not said is there all the same: "did not mention the duties"."""
    asked = any(ASKING.match(span.exact) for span in item.content)
    return not asked and item.cue is not None and MENTIONING.search(item.cue.exact) is not None
