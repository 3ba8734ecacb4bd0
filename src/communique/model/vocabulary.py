"""The closed lists of the record: every value that a field may take, and the ids of things."""

from __future__ import annotations

import hashlib
from typing import Literal

REPORT_SCHEMA = "communique.report/1"
RECORD_SCHEMA = "communique.record/1"
CORRECTION_SCHEMA = "communique.correction/1"
LEDGER_SCHEMA = "communique.ledger/1"

Range = tuple[int, int]
"""Start and end of a passage of one text, in code points, end exclusive."""

Basis = Literal["given", "stated", "inferred", "none"]
FurnitureKind = Literal[
    "caption", "credit", "counter", "navigation", "copyright", "subscription", "comments", "social-post", "other"
]
ActorType = Literal["person", "state", "organisation", "outlet", "document", "group"]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["fact", "opinion", "prediction", "pledge"]
Act = Literal[
    "decline",
    "signal",
    "invite",
    "announce",
    "reaffirm",
    "continue",
    "resume",
    "expand",
    "establish",
    "pledge",
    "agree",
]
STRENGTH: tuple[Act, ...] = (
    "decline",
    "signal",
    "invite",
    "announce",
    "reaffirm",
    "continue",
    "resume",
    "expand",
    "establish",
    "pledge",
    "agree",
)
"""The acts from the weakest to the strongest."""
Area = Literal[
    "security and defence",
    "economic security",
    "trade and tariffs",
    "technology and AI",
    "energy",
    "people-to-people",
    "social challenges",
    "arms control and non-proliferation",
    "history",
    "bilateral relations",
    "trilateral and multilateral",
    "alliance and defence spending",
    "environment",
    "humanitarian",
    "other",
]
CommitmentKind = Literal["action", "position"]
Modality = Literal["asserted", "planned", "possible", "negated"]
State = Literal[
    "proposed",
    "agreed",
    "launched",
    "active",
    "continued",
    "resumed",
    "expanded",
    "suspended",
    "lapsed",
    "ended",
    "issued",
]
FollowUpStatus = Literal[
    "no evidence yet",
    "in progress",
    "done",
    "partly done",
    "not done",
    "stalled",
    "superseded",
    "withdrawn",
    "overdue",
    "not rateable",
]
Effect = Literal[
    "announce",
    "restate",
    "specify",
    "change",
    "progress",
    "carry out",
    "delay",
    "contradict",
    "end",
    "fail",
    "note",
]
"""What a passage does to an item of the ledger."""
Outcome = Literal["complete", "part", "progress", "delay", "stall", "end", "supersede", "fail", "deny", "not yet"]
"""What the words of a clause tell of whatever it is about."""
Subject = Literal["commitment", "mechanism"]
Standing = Literal["proposed", "waiting"]
Verdict = Literal["accept", "reject", "amend"]
TimeType = Literal["date", "time", "duration", "set"]
EventBasis = Literal["explicit", "relative", "inherited", "none"]
Context = Literal["past", "ongoing", "future", "hypothetical"]
Qualifier = Literal["nearly", "about", "at least", "at most", "up to"]
OriginKind = Literal["outlet", "agency", "document", "speaker", "post"]
DerivationKind = Literal["cited", "verbatim", "syndicated", "translated"]
Degree = Literal["wholly", "partially", "not"]
Form = Literal["direct", "partial", "indirect"]
Extent = Literal["full", "partial"]
Presence = Literal["full", "partial", "absent"]
Status = Literal["corroborated", "one-origin", "single-report", "disputed"]
DisagreementKind = Literal[
    "contradiction", "scope", "precision", "time-of-writing", "status", "label", "translation", "detail"
]
CheckKind = Literal["office-on-date", "weekday-date", "impossible-number", "quote-not-closed"]


def content_id(kind: str, *parts: object) -> str:
    """A stable id: the kind and a hash of what the thing is made of, so that a rerun gives the same.

    `kind` is a short prefix ("a" for attribution ...). The parts are joined by a character that no
    text holds, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:16]}"
