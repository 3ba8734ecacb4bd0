"""A record of four invented reports, made by hand, with everything in it that a brief can show.

The reports are hostile where reports can be: markup, a script link, characters that turn the direction
of text, characters that a terminal obeys. Offsets come from the words, never from counting.
"""

from __future__ import annotations

import hashlib
from typing import Any

from communique.model import (
    Actor,
    Attribution,
    Check,
    Claim,
    Commitment,
    CommitmentReport,
    CommitmentSupport,
    Coverage,
    Derivation,
    Disagreement,
    Event,
    EventReport,
    Failure,
    Figure,
    FollowUp,
    FollowUpStep,
    Furniture,
    LifeStage,
    Mechanism,
    MechanismReport,
    Nearest,
    Origin,
    Outlet,
    Passage,
    Plover,
    Position,
    Program,
    Published,
    Quotation,
    Record,
    Rendition,
    Report,
    Span,
    Story,
    Support,
    Term,
    TimeExpression,
)

GAZETTE = """Valdoria and the Kestrel Islands to let more students work
By Lene Orrick

PORT SELWYN, 14 June 2031 — President Mira Tolland of Valdoria met Prime Minister Oren Vask of the Kestrel \
Islands in Port Selwyn on Saturday, and the two agreed to resume the lighthouse visits that lapsed in 2019.

“We will build a ladder on which better ties between our countries raise our work with the Sarrow League,” \
Tolland said after the talks.

They also agreed to expand the Young Hands visa from one stay to two, by the end of the year.

Vask said the islands “will not reopen” the settlement of 1998.

Valdoria ruled the islands from 1921 to 1938.

Share this 1 2 3 4
© 2031 The Harbour Gazette
"""

LEDGER = """Vask, Tolland talk of ladders and lamps

The leaders of Valdoria and the Kestrel Islands met on Saturday, their second meeting this year.

"We agreed to put up a ladder by which progress in the ties of the two states lifts three-way work with the \
Sarrow League," Tolland told reporters, according to Northern Wire.

Lighthouse visits will continue without a break, Vask said. A council on emptying villages is to be set up, \
an official who asked not to be named said.

Students may come twice instead of once under the Young Hands visa, of which 4,000 are issued a year.

The two signed a joint statement, the first in 12 years, and fixed nothing on the Skerry Bank.
"""

HOSTILE = """Ladder <img src=x onerror=alert(1)> of friendship
Tolland spoke of “a ladder” for the three on Saturday & praised *everybody* [here](javascript:alert(2)).
The leaders agreed to resume lighthouse visits, Northern Wire reported.\u202egnihtyreve dengis yehT\u202c
</script><script>alert(3)</script> ```rm``` \x1b[31mred\x1b[0m\x07 and zero\u200bwidth.
- www.example.invalid is where ministers will meet "soon", former premier Tolland said.
"""

JAPANESE = """トランド大統領、梯子を語る
ヴァルドリアのトランド大統領は十四日、「両国の関係を三者の協力につなげる梯子を築く」と述べた。
"""

TEXTS = {
    "harbour-gazette.txt": GAZETTE,
    "ledger.txt": LEDGER,
    "notes <b>from aldmere.txt": HOSTILE,
    "todai.txt": JAPANESE,
}
G, L, H, J = "r-gazette", "r-ledger", "r-hostile", "r-todai"
FILES = dict(zip((G, L, H, J), TEXTS, strict=True))


def at(document: str, words: str, occurrence: int = 1) -> Span:
    """The span of some words of a report."""
    text = TEXTS[FILES[document]]
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return Span(document, start, start + len(words), words)


def _report(document: str, language: str, **more: Any) -> Report:
    source = FILES[document]
    text = TEXTS[source]
    return Report(
        id=document,
        source=f"reports/{source}",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        language=language,
        **more,
    )


def documents() -> tuple[Report, ...]:
    """The four reports."""
    return (
        _report(
            G,
            "en",
            title=at(G, "Valdoria and the Kestrel Islands to let more students work"),
            outlet=Outlet("stated", (at(G, "© 2031 The Harbour Gazette"),), "The Harbour Gazette"),
            published=Published("stated", (at(G, "14 June 2031"),), "2031-06-14"),
            furniture=(
                Furniture("counter", at(G, "Share this 1 2 3 4")),
                Furniture("copyright", at(G, "© 2031 The Harbour Gazette")),
            ),
        ),
        _report(
            L,
            "en",
            outlet=Outlet("given", (), "Kestrel Ledger"),
            published=Published("inferred", (at(L, "Saturday"),), "2031-06-15"),
        ),
        _report(H, "en"),
        _report(
            J,
            "ja",
            outlet=Outlet("given", (), "灯台新聞"),
            published=Published("given", (), "2031-06-15"),
            passages=(Passage("ja", at(J, "トランド大統領、梯子を語る")),),
        ),
    )


def actors() -> tuple[Actor, ...]:
    """People, states, a group, an agency."""
    return (
        Actor(
            id="p-tolland", name="Mira Tolland", type="person", mentions=(at(G, "Mira Tolland"), at(L, "Tolland", 2))
        ),
        Actor(id="p-vask", name="Oren Vask", type="person", mentions=(at(G, "Oren Vask"), at(L, "Vask"))),
        Actor(id="s-valdoria", name="Valdoria", type="state", mentions=(at(G, "Valdoria"),)),
        Actor(id="s-kestrel", name="Kestrel Islands", type="state", mentions=(at(G, "Kestrel Islands"),)),
        Actor(
            id="g-two",
            name="the two leaders",
            type="group",
            members=("p-tolland", "p-vask"),
            mentions=(at(G, "the two"), at(H, "The leaders")),
        ),
        Actor(
            id="o-wire", name="Northern Wire", type="outlet", mentions=(at(L, "Northern Wire"), at(H, "Northern Wire"))
        ),
    )


LADDER_G = "We will build a ladder on which better ties between our countries raise our work with the Sarrow League,"
LADDER_L = (
    "We agreed to put up a ladder by which progress in the ties of the two states lifts three-way work with the "
    "Sarrow League,"
)
LADDER_J = "「両国の関係を三者の協力につなげる梯子を築く」"


def attributions() -> tuple[Attribution, ...]:
    """Who said what."""
    return (
        Attribution(
            id="a-1",
            source=at(G, "Tolland", 2),
            actor="p-tolland",
            cue=at(G, "said"),
            content=(at(G, f"“{LADDER_G}”"),),
            mode="direct",
            stance="pledge",
            confidence=0.97,
            document=G,
        ),
        Attribution(
            id="a-2",
            source=at(G, "Vask", 2),
            actor="p-vask",
            cue=at(G, "said", 2),
            content=(at(G, "the islands “will not reopen” the settlement of 1998"),),
            mode="mixed",
            confidence=0.5,
            document=G,
        ),
        Attribution(
            id="a-3",
            source=at(L, "Tolland", 2),
            actor="p-tolland",
            cue=at(L, "told"),
            content=(at(L, f'"{LADDER_L}"'),),
            mode="direct",
            chain=("o-wire",),
            document=L,
        ),
        Attribution(
            id="a-4",
            source=at(L, "Vask", 2),
            actor="p-vask",
            cue=at(L, "said"),
            content=(at(L, "Lighthouse visits will continue without a break"),),
            mode="indirect",
            document=L,
        ),
        Attribution(
            id="a-5",
            source=at(L, "an official who asked not to be named"),
            actor=None,
            cue=at(L, "said", 2),
            content=(at(L, "A council on emptying villages is to be set up"),),
            mode="indirect",
            confidence=0.31,
            document=L,
        ),
        Attribution(
            id="a-6",
            source=at(H, "Tolland"),
            actor="p-tolland",
            cue=at(H, "spoke of"),
            content=(at(H, "“a ladder” for the three"),),
            mode="mixed",
            confidence=0.44,
            document=H,
        ),
        Attribution(
            id="a-7",
            source=at(H, "Northern Wire"),
            actor="o-wire",
            cue=at(H, "reported"),
            content=(at(H, "The leaders agreed to resume lighthouse visits"),),
            mode="indirect",
            document=H,
        ),
        Attribution(
            id="a-8",
            source=at(H, "The leaders"),
            actor="g-two",
            cue=at(H, "agreed"),
            content=(at(H, "to resume lighthouse visits"),),
            mode="indirect",
            chain=("o-wire",),
            nested_in="a-7",
            document=H,
        ),
        Attribution(
            id="a-9",
            source=at(J, "トランド大統領", 2),
            actor="p-tolland",
            cue=at(J, "述べた"),
            content=(at(J, LADDER_J),),
            mode="direct",
            document=J,
        ),
    )


def _commitment_report(number: str, document: str, words: str, action: str, **more: Any) -> CommitmentReport:
    return CommitmentReport(
        id=f"kr-{number}",
        action=action,
        evidence=(at(document, words),),
        document=document,
        **{
            "act": "agree",
            "parties": ("s-valdoria", "s-kestrel"),
            "area": "bilateral relations",
            "kind": "action",
            "modality": "asserted",
            **more,
        },
    )


VISITS_G = "the two agreed to resume the lighthouse visits that lapsed in 2019"
VISITS_L = "Lighthouse visits will continue without a break"
VISITS_H = "The leaders agreed to resume lighthouse visits"
VISA_G = "They also agreed to expand the Young Hands visa from one stay to two, by the end of the year"
VISA_L = "Students may come twice instead of once under the Young Hands visa"
COUNCIL = "A council on emptying villages is to be set up"
SETTLEMENT = "the islands “will not reopen” the settlement of 1998"


def commitments() -> tuple[Commitment, ...]:
    """What was agreed: carried by three, by two, by one; a position; an earlier one."""
    visits = (
        _commitment_report("1", G, VISITS_G, "resume lighthouse visits", act="resume"),
        _commitment_report("2", L, VISITS_L, "continue lighthouse visits", act="continue", modality="planned"),
        _commitment_report("3", H, VISITS_H, "resume lighthouse visits", act="resume"),
    )
    twice = Term("frequency", "twice instead of once", at(L, "twice instead of once"))
    visa = (
        _commitment_report(
            "4",
            G,
            VISA_G,
            "expand the Young Hands visa",
            act="expand",
            area="people-to-people",
            deadline="2031-12-31",
            terms=(Term("stays", "from one to two", at(G, "from one stay to two")),),
        ),
        _commitment_report(
            "5", L, VISA_L, "expand the Young Hands visa", act="expand", area="people-to-people", terms=(twice,)
        ),
    )
    council = (
        _commitment_report(
            "6",
            L,
            COUNCIL,
            "set up a council on emptying villages",
            act="establish",
            area="social challenges",
            modality="planned",
            attribution="a-5",
        ),
    )
    settlement = (
        _commitment_report(
            "7",
            G,
            SETTLEMENT,
            "not reopen the settlement of 1998",
            act="reaffirm",
            area="history",
            kind="position",
            parties=("s-kestrel",),
            attribution="a-2",
        ),
    )
    earlier = (
        _commitment_report(
            "8",
            L,
            "their second meeting this year",
            "meet twice a year",
            act="pledge",
            prior=True,
            mechanism="m-visits",
        ),
    )
    return (
        _commitment("k-visits", visits, "resume", CommitmentSupport(origins=2, status="disputed")),
        _commitment("k-visa", visa, "expand", CommitmentSupport(origins=2, status="corroborated")),
        _commitment("k-council", council, "establish", CommitmentSupport(origins=1, status="single-report")),
        _commitment("k-settlement", settlement, "reaffirm", CommitmentSupport(origins=1, status="single-report")),
        _commitment(
            "k-earlier",
            earlier,
            "pledge",
            CommitmentSupport(origins=1, status="single-report"),
            FollowUp(
                status="in progress",
                since="2031-06-14",
                history=(
                    FollowUpStep(
                        effect="progress", status="in progress", date="2031-06-14", span=earlier[0].evidence[0]
                    ),
                ),
            ),
        ),
    )


def _commitment(
    number: str,
    reports: tuple[CommitmentReport, ...],
    strength: Any,
    support: CommitmentSupport,
    follow_up: FollowUp | None = None,
) -> Commitment:
    first = reports[0]
    return Commitment(
        id=number,
        parties=first.parties,
        action=first.action,
        area=first.area,
        kind=first.kind,
        mechanism=first.mechanism,
        deadline=first.deadline,
        terms=first.terms,
        reports=reports,
        strength=strength,
        support=support,
        follow_up=follow_up or FollowUp(),
    )


ORIGIN = {G: "o-gazette", L: "o-ledger", H: "o-wire"}


def _claim(number: str, proposition: str, spans: tuple[Span, ...], status: Any, origins: int) -> Claim:
    through = {COUNCIL: "a-5", "4,000 are issued a year": None}
    return Claim(
        id=number,
        proposition=proposition,
        support=tuple(
            Support(
                span=span,
                document=span.document,
                attribution=through.get(span.exact),
                extent="full",
                origin=ORIGIN[span.document],
            )
            for span in spans
        ),
        origins=origins,
        status=status,
    )


MET_G = "President Mira Tolland of Valdoria met Prime Minister Oren Vask of the Kestrel Islands"
MET_L = "The leaders of Valdoria and the Kestrel Islands met on Saturday"


def claims() -> tuple[Claim, ...]:
    """Carried by two, and by one alone."""
    return (
        _claim("c-visits", "Lighthouse visits", (at(G, VISITS_G), at(L, VISITS_L), at(H, VISITS_H)), "disputed", 2),
        _claim("c-met", "the two leaders met in Port Selwyn", (at(G, MET_G), at(L, MET_L)), "corroborated", 2),
        _claim(
            "c-cap",
            "4,000 Young Hands visas are issued a year",
            (at(L, "4,000 are issued a year"),),
            "single-report",
            1,
        ),
        _claim("c-council", "A council on emptying villages", (at(L, COUNCIL),), "single-report", 1),
        _claim("c-rule", GAZETTE_RULE, (at(G, GAZETTE_RULE),), "single-report", 1),
        _claim(
            "c-hostile",
            "</script><script>alert(3)</script> ```rm``` \x1b[31mred\x1b[0m\x07 and zero\u200bwidth.",
            (at(H, "</script><script>alert(3)</script> ```rm``` \x1b[31mred\x1b[0m\x07 and zero\u200bwidth."),),
            "single-report",
            1,
        ),
        _claim(
            "c-bidi",
            "\u202egnihtyreve dengis yehT\u202c",
            (at(H, "\u202egnihtyreve dengis yehT\u202c"),),
            "single-report",
            1,
        ),
        _claim(
            "c-list",
            "- www.example.invalid is where ministers will meet",
            (at(H, "- www.example.invalid is where ministers will meet"),),
            "single-report",
            1,
        ),
        _claim(
            "c-link",
            "praised *everybody* [here](javascript:alert(2))",
            (at(H, "praised *everybody* [here](javascript:alert(2))"),),
            "single-report",
            1,
        ),
    )


GAZETTE_RULE = "Valdoria ruled the islands from 1921 to 1938"


def coverage() -> tuple[Coverage, ...]:
    """Who carries what two carry."""
    looked = Nearest(span=at(H, "Tolland spoke of “a ladder” for the three on Saturday"), score=0.31)
    nearest_j = Nearest(span=at(J, "ヴァルドリアのトランド大統領は十四日"), score=0.05)
    return (
        Coverage(claim="c-visits", document=G, present="full", nearest=()),
        Coverage(claim="c-visits", document=L, present="full", nearest=()),
        Coverage(claim="c-visits", document=H, present="full", nearest=()),
        Coverage(claim="c-visits", document=J, present="absent", nearest=(nearest_j,)),
        Coverage(claim="c-met", document=G, present="full", nearest=()),
        Coverage(claim="c-met", document=L, present="full", nearest=()),
        Coverage(claim="c-met", document=H, present="absent", nearest=(looked,)),
        Coverage(claim="c-met", document=J, present="absent", nearest=(nearest_j,)),
    )


def disagreements() -> tuple[Disagreement, ...]:
    """One of substance, one of precision, one of wording."""
    return (
        Disagreement(
            id="d-label",
            kind="label",
            topic="joint statement: name",
            positions=(
                Position(value="joint statement", span=at(L, "joint statement"), document=L),
                Position(value="a <ladder> *document*", span=at(H, "Ladder <img src=x onerror=alert(1)>"), document=H),
            ),
            why="one thing goes by two names",
        ),
        Disagreement(
            id="d-visits",
            kind="status",
            topic="lighthouse visits: how it was put",
            positions=(
                Position(value="resume", span=at(G, VISITS_G), document=G),
                Position(value="continue", span=at(L, VISITS_L), document=L),
                Position(value="resume", span=at(H, VISITS_H), document=H),
            ),
            claims=("c-visits",),
            why="what never stopped cannot be resumed",
        ),
        Disagreement(
            id="d-visa",
            kind="precision",
            topic="Young Hands visa: deadline",
            positions=(
                Position(value="2031-12-31", span=at(G, "by the end of the year"), document=G),
                Position(value=None, span=at(L, VISA_L), document=L),
            ),
            why="one report knows until when",
        ),
    )


def quotations() -> tuple[Quotation, ...]:
    """One utterance in four renditions: two translations, two words of it, another language."""
    return (
        Quotation(
            id="q-ladder",
            speaker="p-tolland",
            renditions=(
                Rendition(attribution="a-1", span=at(G, f"“{LADDER_G}”"), form="direct"),
                Rendition(attribution="a-3", span=at(L, f'"{LADDER_L}"'), form="direct"),
                Rendition(attribution="a-6", span=at(H, "“a ladder” for the three"), form="partial"),
                Rendition(attribution="a-9", span=at(J, LADDER_J), form="direct"),
            ),
            common=("ladder", "ties", "work", "sarrow", "league"),
            differs=("build", "put", "raise", "lifts"),
            why="the same speaker; in much the same order",
        ),
    )


def mechanisms() -> tuple[Mechanism, ...]:
    """One of which the reports differ, one with terms."""
    visits_g, visits_l = at(G, "the lighthouse visits"), at(L, "Lighthouse visits")
    visa_l = at(L, "the Young Hands visa")
    cap = Term("cap", 4000, at(L, "4,000 are issued a year"))
    both = ("s-valdoria", "s-kestrel")
    return (
        Mechanism(
            id="m-visits",
            name="lighthouse visits",
            type="diplomatic practice",
            parties=both,
            reports=(
                MechanismReport(
                    id="mr-1",
                    name="lighthouse visits",
                    type="diplomatic practice",
                    parties=both,
                    mentions=(visits_g,),
                    state="resumed",
                    document=G,
                ),
                MechanismReport(
                    id="mr-2",
                    name="lighthouse visits",
                    type="diplomatic practice",
                    parties=both,
                    mentions=(visits_l,),
                    state="continued",
                    document=L,
                ),
            ),
            lifecycle=(
                LifeStage(state="resumed", date="2031-06-14", evidence=(visits_g,)),
                LifeStage(state="continued", date=None, evidence=(visits_l,)),
            ),
        ),
        Mechanism(
            id="m-visa",
            name="Young Hands visa",
            type="programme",
            parties=both,
            reports=(
                MechanismReport(
                    id="mr-3",
                    name="Young Hands visa",
                    type="programme",
                    parties=both,
                    mentions=(visa_l,),
                    terms=(cap,),
                    document=L,
                ),
            ),
        ),
    )


def _event(number: str, what: str, date: str | None, spans: tuple[Span, ...], **more: Any) -> Event:
    plover = more.pop("plover", None)
    actors = more.pop("actors", ())
    place = more.pop("place", None)
    reports = tuple(
        EventReport(
            id=f"er-{number}-{place_in}",
            what=what,
            actors=actors,
            place=place,
            date=date,
            basis="explicit" if date else "none",
            time_expression=more.get("time_expression"),
            evidence=(span,),
            context=more.get("context", "past"),
            plover=plover,
            document=span.document,
        )
        for place_in, span in enumerate(spans)
    )
    return Event(id=f"e-{number}", what=what, actors=actors, place=place, date=date, plover=plover, reports=reports)


def events() -> tuple[Event, ...]:
    """The timeline, in order, with one that has no date."""
    return (
        _event("rule", "Valdoria ruled the islands", "1921/1938", (at(G, GAZETTE_RULE),), actors=("s-valdoria",)),
        _event("lapse", "lighthouse visits lapsed", "2019", (at(G, "that lapsed in 2019"),)),
        _event(
            "summit",
            "summit of Valdoria and the Kestrel Islands",
            "2031-06-14",
            (at(G, MET_G), at(L, MET_L)),
            actors=("p-tolland", "p-vask"),
            place="Port Selwyn",
            plover=Plover(event="CONSULT", mode="visit"),
        ),
        _event("visa", "second stays allowed", "2031-12~", (at(G, VISA_G),), context="future"),
        _event("ministers", "ministers to meet", None, (at(H, "ministers will meet"),), context="future"),
    )


def record() -> Record:
    """The whole record."""
    return Record(
        program=Program(name="communique", version="0.0-test"),
        documents=documents(),
        actors=actors(),
        attributions=attributions(),
        figures=(
            Figure(id="f-1", span=at(L, "4,000"), value=4000, unit="visas", of_what="Young Hands visas", document=L),
        ),
        time_expressions=(
            TimeExpression(span=at(G, "14 June 2031"), value="2031-06-14", type="date", document=G),
            TimeExpression(span=at(H, "Saturday"), value=None, type="date", document=H),
            TimeExpression(span=at(H, "soon"), value=None, type="date", document=H),
            TimeExpression(span=at(J, "十四日"), value="2031-06-14", type="date", document=J),
        ),
        stories=(
            Story(
                id="s-summit",
                documents=(G, L, H, J),
                what="summit of Valdoria and the Kestrel Islands",
                date="2031-06-14",
                place="Port Selwyn",
                actors=("p-tolland", "p-vask", "s-valdoria", "s-kestrel"),
            ),
        ),
        origins=(
            Origin(id="o-gazette", kind="outlet", name="The Harbour Gazette", documents=(G,)),
            Origin(id="o-ledger", kind="outlet", name="Kestrel Ledger", documents=(L,)),
            Origin(id="o-unknown", kind="outlet", name=None, documents=(H,)),
            Origin(id="o-wire", kind="agency", name="Northern Wire", documents=(L, H)),
        ),
        derivations=(
            Derivation(
                source="o-wire",
                to=H,
                kind="cited",
                evidence=((at(H, VISITS_H),),),
                why="it names Northern Wire as its source",
            ),
            Derivation(source=G, to=L, kind="verbatim", evidence=((at(G, "Sarrow League"), at(L, "Sarrow League")),)),
        ),
        quotations=quotations(),
        claims=claims(),
        disagreements=disagreements(),
        coverage=coverage(),
        commitments=commitments(),
        mechanisms=mechanisms(),
        events=events(),
        checks=(
            Check(
                kind="office-on-date",
                span=at(H, "former premier Tolland"),
                says="former premier Tolland",
                expected="President Mira Tolland",
                basis="another report gives her office on that day",
            ),
        ),
        failures=(
            Failure(
                source="reports/scan.pdf", error="Unreadable", message="reports/scan.pdf is not text <b>at all</b>"
            ),
        ),
    )
