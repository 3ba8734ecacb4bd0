"""Words that cannot both hold of one thing, and words that turn a statement round: ours, for news."""

from __future__ import annotations

PAIRS = """
accept/decline accept/refuse accept/reject agree/disagree agree/refuse alive/dead allow/ban allow/bar allow/forbid
allow/prohibit appoint/dismiss approve/reject approve/veto arrest/free arrest/release ascend/descend back/oppose
ban/permit before/after begin/cease begin/end begin/halt begin/stop boost/cut build/destroy buy/sell calm/inflame
confirm/deny confirm/refute continue/cease continue/end continue/halt continue/stop continue/suspend create/abolish
create/dissolve cut/increase cut/raise deepen/loosen deploy/withdraw detain/free detain/release double/halve
endorse/reject enter/leave enter/quit establish/abolish establish/dissolve expand/cut expand/reduce expand/shrink
export/import extend/shorten fall/climb fall/grow fall/rise free/jail friend/enemy friendly/hostile full/half
full/partial fully/half fully/partially fully/partly gain/lose grow/decline grow/shrink guilty/innocent half/alone
half/entire half/whole harden/soften hire/dismiss impose/lift improve/worsen increase/decrease increase/lower
increase/reduce join/leave join/quit keep/abandon keep/drop launch/end lawful/unlawful legal/illegal lend/borrow
lower/raise maintain/abandon majority/minority more/fewer more/less open/close open/shut pass/reject peace/war
permanent/temporary permit/forbid praise/condemn praise/criticise public/secret raise/lower raise/reduce
reaffirm/retract remember/forget reopen/close resume/end resume/halt resume/stop resume/suspend rise/decline rise/drop
safe/dangerous send/recall send/withdraw shallow/deep start/cease start/end start/halt start/stop strengthen/reduce
strengthen/weaken succeed/fail success/failure support/oppose tighten/loosen tighten/relax upgrade/downgrade warm/cool
welcome/condemn welcome/denounce welcome/oppose welcome/reject widen/narrow win/lose young/old
"""
OPPOSITES: tuple[tuple[str, str], ...] = tuple(
    (one, other) for one, _, other in (p.partition("/") for p in PAIRS.split())
)

NEGATORS = frozenset(
    "not no never nobody none nothing neither nor without cannot deny denied denies denying denial refuse refused"
    " refuses refusing refusal fail failed fails failing failure unable unwilling ruled-out abandoned cancelled"
    " scrapped".split()
)
CONTRACTED = ("n't", "n’t")
"""Endings of a verb that is denied."""
NO_NEGATION = frozenset({("no", "more"), ("no", "later"), ("no", "less"), ("not", "only"), ("no", "longer than")})
"""A negator and the word after it that together deny nothing."""
UNSURE = frozenset(
    "may might could possibly perhaps reportedly considering considers consider weighs mulls expected".split()
)
"""Words that leave open whether it is so."""


def is_negator(word: str, following: str) -> bool:
    """Whether a word turns round what comes after it."""
    return (word in NEGATORS or word.endswith(CONTRACTED)) and (word, following) not in NO_NEGATION
