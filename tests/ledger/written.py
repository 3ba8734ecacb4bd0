"""Entries written by hand, for tests of what follows from them."""

from __future__ import annotations

from communique.model import Effect, FollowUpStatus, LedgerEntry, Notice, Party, Span, Standing, Version

AT = "2031-09-01T00:00:00.000000+00:00"
VALDORIA, KESTREL = Party("valdoria", "Valdoria"), Party("kestrel", "Kestrel")


def undertaken(  # noqa: PLR0913 - what a test may vary
    document: str,
    day: str,
    what: str = "open a port",
    *,
    item: str = "i-1",
    deadline: str | None = None,
    parties: tuple[Party, ...] = (VALDORIA,),
    standing: Standing = "proposed",
) -> LedgerEntry:
    """An entry by which a report gives an undertaking."""
    notice = Notice(
        id=item if document == "a" else f"i-{document}",
        about="commitment",
        document=document,
        outlet="Courier",
        published=day,
        evidence=(Span(document, 0, len(what), what),),
        version=Version(what=what, parties=parties, area="other", kind="action", deadline=deadline),
    )
    return LedgerEntry(item=item, notice=notice, standing=standing, at=AT).identified()


def told(  # noqa: PLR0913 - what a test may vary
    document: str,
    day: str,
    effect: Effect,
    status: FollowUpStatus | None,
    *,
    item: str = "i-1",
    deadline: str | None = None,
    standing: Standing = "proposed",
    at: str = AT,
) -> LedgerEntry:
    """An entry by which a report tells what became of one."""
    notice = Notice(
        id=f"o-{document}",
        about="commitment",
        document=document,
        outlet="Gazette",
        published=day,
        evidence=(Span(document, 5, 9, "told"),),
    )
    entry = LedgerEntry(
        item=item, notice=notice, effect=effect, status=status, deadline=deadline, standing=standing, at=at
    )
    return entry.identified()
