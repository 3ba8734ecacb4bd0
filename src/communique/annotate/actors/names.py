"""Names: a gazetteer settles what the world knows, the build of a name and its surroundings the rest.

Runs of capitalised words become people by a title, a speaking verb or an apposition, organisations by
their words. The parser's tags decide what a name is; no statistical name finder is used.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from communique.annotate.actors.gazetteer import Name, gazetteer, is_named_behind, is_subject
from communique.annotate.actors.nations import Nations, unknown_states
from communique.annotate.actors.people import described_before, has_role_after, short_forms, title_before, titled
from communique.annotate.actors.words import (
    ADJECTIVE_ENDINGS,
    CALENDAR,
    COMPANY_WORDS,
    COMPASS,
    EVENT_WORDS,
    HYPHENS,
    NAMES_TOO,
    ORGANISATION_WORDS,
    PARTICLES,
    PARTISANS,
    PLACE_OPENERS,
    PLACE_WORDS,
)
from communique.draft import Mention
from communique.model import ActorType
from communique.phrases import end_of
from communique.reference import PRESS_NOUNS, Reference, key_of, sounds_like_outlet
from communique.tools import Tools

LONGEST_TITLE = 5  # tokens of a title
LONGEST_BODY = 40  # tokens of an organisation's name after its first words
LOOSE_NAMES = {
    "the bloc": "European Union",
    "congress": "USA",
    "the congress": "USA",
    "senate": "USA",
    "the senate": "USA",
    "the north": "PRK",
    "the south": "KOR",
}
NEVER_FIRST = COMPASS | frozenset("new saint san santa".split())
MONTH_NAMES = frozenset({"april", "august", "jan", "jun", "june", "mar", "may"})
BEFORE_MONTHS = frozenset(
    "in on since until by from of early late mid last next this through during for before after".split()
)
MOST_PARTICLES = 3  # particles in a row, with the name after them
LONGEST_PERSON = 5  # words of a person's name


def find_names(doc: Doc, tools: Tools, furniture: set[int]) -> tuple[list[Name], Nations]:
    """All names of a text, in order; a second look finds short forms of people named in full.

    `furniture` holds the tokens in which no unknown name is looked for. The states that only this text
    knows come along, as descriptions need them.
    """
    reference = tools.reference
    known = borne_out(doc, list(gazetteer(doc, tools)))
    taken = {i for name in known for i in range(name.first, name.last)} | furniture
    alone = {token.text for token in doc if token.pos_ == "PROPN" and stands_alone(token)}
    nations, local = unknown_states(doc, reference, taken)
    taken |= {i for name in local for i in range(name.first, name.last)}
    found = [name for name in [*known, *local] if name.mention.type is not None]
    for run in capitalised(doc, taken):
        name = named(doc, run, reference, alone)
        if name is not None:
            found.append(name)
    found += short_forms(doc, [titled(doc, name, nations) for name in found])
    found = [titled(doc, name, nations) for name in found]
    return sorted(without_overlap(found), key=lambda name: name.first), nations


def borne_out(doc: Doc, known: list[Name]) -> list[Name]:
    """The known names without those that many bear, unless the text speaks of whose they are.

    "The bloc" is the European Union, and "Congress" that of the United States, only where these are named.
    """
    clear = [name for name in known if doc[name.first : name.last].text.lower() not in LOOSE_NAMES]
    about = {name.mention.state for name in clear} | {name.mention.key for name in clear}
    fitting = [name for name in known if LOOSE_NAMES.get(doc[name.first : name.last].text.lower()) in about | {None}]
    return [name for name in fitting if not is_of_another(doc, name, known)]


def is_of_another(doc: Doc, name: Name, known: list[Name]) -> bool:
    """Whether a name that many bear has the owner right before it: "Valdoria's Senate" is not that of all reports."""
    whose = LOOSE_NAMES.get(doc[name.first : name.last].text.lower())
    if whose is None or name.first < 2 or doc[name.first - 1].tag_ != "POS":
        return False
    place = bisect_left(known, name.first - 1, key=lambda other: other.last)
    return not (place < len(known) and known[place].last == name.first - 1 and known[place].mention.state == whose)


def without_overlap(names: list[Name]) -> list[Name]:
    """The longer name wins where two cover the same words."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (name.first - name.last, name.first)):
        if taken.isdisjoint(range(name.first, name.last)):
            kept.append(name)
            taken.update(range(name.first, name.last))
    return kept


def stands_alone(token: Token) -> bool:
    """Whether a capitalised word has no capitalised neighbour: "Vask" after "Oren Vask"."""
    before = token.nbor(-1).text[:1].isupper() and token.nbor(-1).pos_ == "PROPN" if token.i else False
    after = token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN"
    return not before and not after


def capitalised(doc: Doc, taken: set[int]) -> Iterator[list[Token]]:
    """Runs of capitalised name words that the gazetteer left over, one sentence at a time."""
    run: list[Token] = []
    for token in doc:
        joins = token.text in HYPHENS and run and not token.whitespace_ and not run[-1].whitespace_
        letter = token.i + 1 < len(doc) and token.text.isupper() and len(token) <= 2
        particle = token.lower_ in PARTICLES and run and leads_to_name(doc, token.i + 1)
        foreign = bool(run) and not token.text.isascii() and token.i == run[-1].i + 1 and not token.is_sent_start
        name = (
            (token.pos_ == "PROPN" or foreign)
            and (token.lower_.rstrip(".") not in CALENDAR or is_name_too(doc, token, bool(run)))
            and (token.text[:1].isupper() or (run and run[-1].text in HYPHENS))
        )
        continues = run and run[-1].text in HYPHENS and token.is_alpha
        if token.i not in taken and (name or joins or particle or continues or (letter and run and token.is_alpha)):
            if token.is_sent_start and run:
                yield run
                run = []
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def is_name_too(doc: Doc, token: Token, inside: bool) -> bool:
    """Whether the word of a month is a name here: "Theresa May", "Minister Jun Roe"."""
    if token.lower_ not in MONTH_NAMES or token.i + 1 >= len(doc) or doc[token.i + 1].like_num:
        return False
    if inside:
        return True
    after, before = doc[token.i + 1], doc[token.i - 1].lower_ if token.i else ""
    free = before not in BEFORE_MONTHS and not (token.i and doc[token.i - 1].like_num)
    return free and after.pos_ == "PROPN" and after.text[:1].isupper() and after.lower_ not in CALENDAR


def leads_to_name(doc: Doc, i: int) -> bool:
    """Whether a capitalised word stands at a place, after particles at most: "van der Laan"."""
    for token in doc[i : i + MOST_PARTICLES]:
        if token.lower_ not in PARTICLES:
            return token.text[:1].isupper()
    return False


def named(doc: Doc, run: list[Token], reference: Reference, alone: set[str]) -> Name | None:
    """What a run of capitalised words names, if it names an actor."""
    run = strip_titles(run, reference)
    while run and run[-1].text in HYPHENS:
        run = run[:-1]
    if not run:
        return None
    words = doc[run[0].i : run[-1].i + 1].text
    kind = kind_of(doc, run, reference, alone)
    if kind is None:
        return None
    head = run[-1]
    last = extended(doc, run[-1]) if kind == "organisation" else run[-1]
    place = (run[0].idx, end_of(last))
    words = doc[run[0].i : last.i + 1].text
    mention = Mention(*place, kind="name", type=kind, key=words, name=place, subject=is_subject(head))
    return Name(run[0].i, last.i + 1, mention)


def is_role(run: list[Token], reference: Reference) -> bool:
    """Whether a name says what somebody is, not who: "Tarn Harbour Republican", "Gazette chairman"."""
    last = run[-1]
    words = [token.doc[token.i : last.i + 1].text for token in run[-3:]]
    named = any(reference.title_named(part) for part in words if part.lower() not in NAMES_TOO)
    return last.lower_ in PARTISANS or named


def stands_before_noun(last: Token) -> bool:
    """Whether a name only tells what kind of thing a common noun after it means: "Skerry Bank analysts"."""
    return last.dep_ in {"compound", "nmod"} and last.head.i > last.i and last.head.pos_ == "NOUN"


def is_where(last: Token) -> bool:
    """Whether a name tells where something is: "off Esk Mouth"."""
    return last.dep_ == "pobj" and last.head.lower_ in {"in", "at", "near", "off", "outside", "around"}


def extended(doc: Doc, last: Token) -> Token:
    """The last word of an organisation's name that goes on: "Institute of Delta Studies at the ..."."""
    place = last.i + 1
    limit = min(len(doc), place + LONGEST_BODY)
    while place + 1 < limit and doc[place].lower_ in {"of", "for", "at", "on", "in"}:
        start = place + 2 if doc[place + 1].lower_ == "the" else place + 1
        end = start
        while end < limit and (doc[end].text[:1].isupper() or doc[end].lower_ == "and") and not doc[end].is_sent_start:
            end += 1
        while end > start and doc[end - 1].lower_ == "and":
            end -= 1
        if end == start:
            break
        last, place = doc[end - 1], end
    return last


def strip_titles(run: list[Token], reference: Reference) -> list[Token]:
    """The run after the last title in it: "Kestrel Prime Minister Maeng Sol Ha" leaves the name."""
    for last in range(len(run), 0, -1):
        for first in range(max(0, last - LONGEST_TITLE), last):
            words = run[0].doc[run[first].i : run[last - 1].i + 1].text
            title = reference.title_named(words)
            body = any(token.lower_ in ORGANISATION_WORDS for token in run[last:])
            if words.lower() in PARTISANS and len(run) - last > 1 and not body:
                return strip_titles(run[last:], reference)
            own = first > 0 and (
                last == len(run) or (words.lower() in NAMES_TOO and not is_told_before(run, first, last))
            )
            if title is not None and title.kind != "honorific" and not own:
                return strip_titles(run[last:], reference)
            if title is not None and first == 0:
                return strip_titles(run[last:], reference)
    return without_tail_of_title(run, reference)


def is_told_before(run: list[Token], first: int, last: int) -> bool:
    """Whether a title that may be a name stands between a people and a whole name: "Morvan Chancellor Ada Roe"."""
    return len(run) - last > 1 and run[first - 1].lower_.endswith(ADJECTIVE_ENDINGS)


def without_tail_of_title(run: list[Token], reference: Reference) -> list[Token]:
    """The run without words that end a title begun before it: the State of "Secretary of State Ida Roe"."""
    for last in range(min(2, len(run) - 1), 0, -1):
        for before in range(1, LONGEST_TITLE - 1):
            start = run[0].i - before
            if start >= 0 and reference.title_named(run[0].doc[start : run[last - 1].i + 1].text) is not None:
                return run[last:]
    return run


def kind_of(doc: Doc, run: list[Token], reference: Reference, alone: set[str]) -> ActorType | None:
    """The type of a name by its build and its surroundings."""
    last, lowered = run[-1], {token.lower_ for token in run}
    following = doc[last.i + 1] if last.i + 1 < len(doc) else None
    words = doc[run[0].i : last.i + 1].text
    parts = [token for token in run if token.text not in HYPHENS]
    eventful = following is not None and following.lower_ in EVENT_WORDS and len(parts) == 1
    if last.lower_ in PLACE_WORDS and is_titled_name(doc, run, reference):
        return "person"
    if last.lower_ in EVENT_WORDS | PLACE_WORDS or eventful:
        return None
    if run[0].lower_ in PLACE_OPENERS and len(parts) > 1 and not lowered & ORGANISATION_WORDS:
        return None
    if lowered & ORGANISATION_WORDS or (len(parts) > 1 and last.lower_ in COMPANY_WORDS):
        return "organisation" if len(parts) > 1 or extended(doc, last) != last else None
    if is_press_noun(doc, run[0].i - 1):
        return "outlet"  # "the newspaper Ostrel", "the state news agency OVA"
    called = following is not None and following.lower_ in {"newspaper", "magazine", "daily"}
    if sounds_like_outlet(words) or (following is not None and called and not is_named_behind(following)):
        return "outlet"
    if title_before(doc, run[0].i, reference) is not None:
        return "person"
    if len(words.split()) == 1:
        return kind_of_one(last, reference, alone)
    if last.tag_ == "NNPS" or any(token.text.isupper() and len(token) > 2 for token in parts):
        return "organisation"
    return "person" if is_personal(doc, run, reference, alone) else None


def is_press_noun(doc: Doc, place: int) -> bool:
    """Whether a noun for a paper or broadcaster stands there, in lower case."""
    if place < 0 or doc[place].text not in PRESS_NOUNS:
        return False
    return doc[place].text != "agency" or (place > 0 and doc[place - 1].text in {"news", "press", "state"})


def is_titled_name(doc: Doc, run: list[Token], reference: Reference) -> bool:
    """Whether a place's word is a family name here: "Mayor Ada Rivers", but not "King Otto Street"."""
    start = title_before(doc, run[0].i, reference)
    if start is None or len(run) < 2 or run[0].lower_ in NEVER_FIRST:
        return False
    return doc[start : run[0].i].text.lower() not in NAMES_TOO and is_subject(run[-1])


def is_of_office(doc: Doc, run: list[Token], reference: Reference) -> bool:
    """Whether a name tells what an office is for: the Public Health of "Minister of Public Health"."""
    place = run[0].i - (2 if run[0].i > 1 and doc[run[0].i - 1].lower_ == "the" else 1)
    if place < 1 or doc[place].lower_ not in {"of", "for"}:
        return False
    return reference.title_named(doc[place - 1].text) is not None


def kind_of_one(word: Token, reference: Reference, alone: set[str]) -> ActorType | None:
    """The type of a name of one word without a title: a leader's whom the world knows, or an abbreviation."""
    if key_of(word.text) in reference.families and word.pos_ == "PROPN":
        return "person"  # "Vask said", of a head of state or government
    shouted = word.text.isupper() and len(word) > 1 and word.text.capitalize() not in alone
    return "organisation" if shouted and is_subject(word) else None


def is_personal(doc: Doc, run: list[Token], reference: Reference, alone: set[str]) -> bool:
    """Whether a name of several words is a person's: it acts, is used alone too, or has an office beside it."""
    last = run[-1]
    if stands_before_noun(last) or is_where(last) or is_role(run, reference) or is_of_office(doc, run, reference):
        return False
    if run[0].lower_ in COMPASS:
        return False  # "East Morva said": a land or a town
    acts = is_subject(last) or run[0].text in alone or last.text in alone
    told = run[0].lower_ not in NEVER_FIRST and reference.usual_gender(run[0].text) is not None and len(run) > 1
    told = told or has_role_after(last, reference) or described_before(doc, run[0].i, reference) is not None
    return len([token for token in run if token.text not in HYPHENS]) <= LONGEST_PERSON and (acts or told)
