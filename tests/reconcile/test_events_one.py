"""One event under one name, though its words are too plain to tell it."""

from __future__ import annotations

from msgspec.structs import replace

from communique.model import Actor
from communique.reconcile import reconcile
from communique.settings import Settings


def test_a_body_has_one_summit_in_a_month(paper, cast):
    papers = [paper("d1", "They spoke at the M4 summit in June.", "The Sarrow Ledger")]
    papers.append(paper("d2", "Tolland was at the June M4 summit.", "Kaldreth Observer"))
    papers[0].happens("the M4 summit in June", "the M4 summit in June", "2031-06", when="June", actors=("body",))
    papers[1].happens("the June M4 summit", "the June M4 summit", "2031-06", when="June", actors=("body",))
    body = Actor(id="body", name="M4", type="organisation", mentions=tuple(made.span("M4") for made in papers))
    events = reconcile([made.line for made in papers], [*cast(papers), body], Settings()).events
    assert [len(event.reports) for event in events] == [2]
    other = replace(papers[1].line, events=tuple(replace(item, date="2030-06") for item in papers[1].line.events))
    assert len(reconcile([papers[0].line, other], [*cast(papers), body], Settings()).events) == 2
