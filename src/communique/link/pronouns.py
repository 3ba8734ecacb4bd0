"""Who a pronoun means: the person last at work whom "he" or "she" fits, the pair or group behind "they"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from communique.draft import Mention
from communique.link.gender import WANTED, fits
from communique.link.kinds import is_person_noun
from communique.link.players import LOOK_BACK, Player, Seen

if TYPE_CHECKING:
    from communique.link.cast import Cast

LONG_AGO = 2  # sentences after which one who did something is forgotten for one named since
FEW_TOLD = 6  # people without names, of those that the last sentences describe
DEEPEST_CLAUSE = 4  # words between a relative pronoun and the verb of its clause
OPENING = re.compile(r"\s*(?:In|At|During|After|Before|With|From|On|For|Since)\s+")
LONGEST_OPENING = 160  # characters from a possessive to the comma before the subject
NEAR = 200  # characters between "who" and the person


def pronoun(cast: Cast, mention: Mention) -> Player | None:
    """The player that a pronoun means; None where the report leaves it open."""
    if mention.key in {"we", "i"}:
        return None  # whose words they are is known only with the attributions
    if mention.key == "who":
        return relative(cast, mention)
    inside = cast.quoted(mention.start)
    recent = [seen for seen in cast.history[-LOOK_BACK:] if seen.quoted == inside]
    if mention.key == "they":
        groups = [seen.player for seen in recent if cast.players[seen.player].type == "group"]
        if groups:
            return cast.players[groups[-1]]
        pair = cast.leaders(2, mention.start)
        return cast.group(pair) if len(pair) == 2 else None
    ahead = named_ahead(cast, mention)
    return ahead or he_or_she(cast, mention, [seen for seen in recent if cast.players[seen.player].type == "person"])


def named_ahead(cast: Cast, mention: Mention) -> Player | None:
    """Read "In his letter to the court, Roe said": whose thing a sentence opens with is the one who does it.

    By place, as the parse often ties a long opening to a word of its own.
    """
    text = cast.draft.report.text
    begin = cast.breaks[sentence_of(cast, mention.start) - 1] if cast.breaks else 0
    opening = OPENING.match(text, begin, mention.start)
    comma = text.find(", ", mention.end, mention.end + LONGEST_OPENING)
    place = bisect_left(cast.starts, comma + 2)
    if opening is None or opening.end() != mention.start or comma < 0 or place == len(cast.starts):
        return None
    other = cast.draft.mentions[place]
    if other.start != comma + 2 or other.type != "person" or other.kind != "name" or not other.subject:
        return None
    bearers = cast.bearers_of(other)
    return bearers[0] if len(bearers) == 1 and fits(bearers[0].likely, mention.key) else None


def he_or_she(cast: Cast, mention: Mention, persons: Sequence[Seen]) -> Player | None:
    """Who "he" or "she" is, of the persons named before and those whom the report only describes."""
    here = sentence_of(cast, mention.start)
    begin = cast.breaks[here - 1] if here else 0
    others = told_before(cast, mention)
    every = sorted([*persons, *others], key=lambda seen: seen.start)
    told = beside(cast, mention)
    people = [seen for seen in every if fits(cast.players[seen.player].gender, mention.key) and seen.player not in told]
    likely = [seen for seen in people if seen.start >= begin or fits(cast.players[seen.player].likely, mention.key)]
    people = likely or people
    surely = [seen for seen in people if fits(cast.players[seen.player].likely, mention.key)]
    people = surely if told else surely or people
    strangers = {seen.player for seen in others if cast.players[seen.player].gender is None}
    named = [seen for seen in people if seen.player not in strangers]
    if named and strangers and not speaks_next(cast, mention, here, [one for one in people if one.player in strangers]):
        people = named
    if not people:
        return None
    found = cast.players[most_likely(cast, people, every, here).player]
    if len({seen.player for seen in people}) == 1:
        found.gender = found.gender or WANTED.get(mention.key)
    found.usual = found.usual or WANTED.get(mention.key)
    return found


def told_before(cast: Cast, mention: Mention) -> list[Seen]:
    """Those whom the sentences right before a pronoun describe, and nobody has named."""
    last = bisect_left(cast.bystanders, mention.start, key=lambda one: one.start)
    first = cast.breaks[max(0, sentence_of(cast, mention.start) - 1 - LONG_AGO)] if cast.breaks else 0
    inside = cast.quoted(mention.start)
    found = []
    for one in cast.bystanders[max(0, last - FEW_TOLD) : last]:
        if one.start < first or cast.quoted(one.start) != inside or any(i in cast.meant for i in one.covered):
            continue
        found.append(Seen(cast.stranger(one.token).key, one.start, inside, True, one.token.head.dep_ == "ROOT"))
    return found


def speaks_next(cast: Cast, mention: Mention, here: int, strangers: Sequence[Seen]) -> bool:
    """Whether a pronoun opens the sentence right after one in which a person without a name did something."""
    if not strangers or not mention.subject or mention.start != cast.breaks[here - 1]:
        return False
    last = strangers[-1]
    text = cast.draft.report.text
    return last.main and sentence_of(cast, last.start) == here - 1 and "\n" not in text[last.start : mention.start]


def beside(cast: Cast, mention: Mention) -> set[str]:
    """Those who are named as told or seen by whom a pronoun means, and so are others: "he told Mr. Roe"."""
    words = cast.draft.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if words is None or words.root.dep_ not in {"nsubj", "nsubjpass"}:
        return set()
    objects = [child.idx for child in words.root.head.rights if child.dep_ in {"dobj", "dative", "iobj"}]
    found: set[str] = set()
    for offset in objects:
        last = bisect_right(cast.starts, offset)
        for other in cast.draft.mentions[max(0, last - 2) : last]:
            if other.end > offset and other.type == "person" and other.kind == "name":
                found |= {one.key for one in cast.bearers_of(other)}
    return found


def relative(cast: Cast, mention: Mention) -> Player | None:
    """Read "Ada Roe, who ...": the person on whom the clause hangs, nobody for "Who ...?" and "voters who"."""
    words = cast.draft.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if words is None or mention.start in cast.beginnings:
        return None
    token = words.root
    verb = token.head
    for _ in range(DEEPEST_CLAUSE):
        if verb.dep_ == "relcl":
            return hung_on(cast, verb.head, mention)
        verb = verb.head
    return last_person(cast, mention)


def hung_on(cast: Cast, noun: Token, mention: Mention) -> Player | None:
    """The person on whose noun a relative clause hangs: its own, or that of the name which it explains."""
    named = [child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]
    if noun.dep_ == "appos" and noun.pos_ != "PROPN":
        named = [noun.head]
    noun = named[0] if named else noun
    if noun.pos_ == "PROPN" and noun.conjuncts:
        return last_person(cast, mention)  # "Sorn and Roe, who": the parse takes the first, papers mean the last
    last = bisect_right(cast.starts, noun.idx)
    for place in range(last - 1, max(-1, last - 3), -1):
        key = cast.meant.get(place)
        if (
            key is not None
            and cast.draft.mentions[place].end > noun.idx
            and cast.players[key].type in {"person", "group"}
        ):
            return cast.players[key]
    thing = (
        noun.pos_ == "NOUN" and noun.tag_ == "NN" and not is_person_noun(noun, cast.reference)
    )  # "the election of Roe, who"
    return last_person(cast, mention) if noun.pos_ == "PROPN" or thing else None


def last_person(cast: Cast, mention: Mention) -> Player | None:
    """The person named last, where that is near: the parse may hang the clause on a place."""
    near = [seen for seen in cast.history[-LOOK_BACK:] if mention.start - seen.start < NEAR]
    last = [seen for seen in near if cast.players[seen.player].type == "person"][-1:]
    return cast.players[last[0].player] if last else None


def most_likely(cast: Cast, people: Sequence[Seen], persons: Sequence[Seen], here: int) -> Seen:
    """The last of some people who did something, with two exceptions.

    Whoever was named since, where that is long ago, where a new paragraph has nobody else, or where the last
    sentence has a doer whom the pronoun does not fit: in "Vask met Ada Roe. She said" the doer is out of question.
    And of two doers of an earlier sentence,
    the one of its main clause: in "Ada Roe said that Vask was late. She left" Roe.

    Args:
        cast: the cast.
        people: those whom the pronoun fits, in order of text.
        persons: all of that stretch of text.
        here: the number of the sentence with the pronoun.
    """
    last = people[-1]
    doers = [seen for seen in people if seen.subject]
    if not doers:
        return last
    doer = doers[-1]
    done, named = sentence_of(cast, doer.start), sentence_of(cast, last.start)
    fitting = {seen.player for seen in people}
    others = any(
        seen.main and seen.player not in fitting and sentence_of(cast, seen.start) == named for seen in persons
    )
    if named - done > LONG_AGO or (named > done and (others or opens_paragraph(cast, doer, last, persons))):
        return last
    if done < here and not doer.main:
        return next((seen for seen in reversed(doers) if seen.main and sentence_of(cast, seen.start) == done), doer)
    return doer


def opens_paragraph(cast: Cast, doer: Seen, last: Seen, persons: Sequence[Seen]) -> bool:
    """Whether a new paragraph turns to somebody: "That did not satisfy Judge Roe. “No,” he said"."""
    text = cast.draft.report.text
    turn = text.rfind("\n", doer.start, last.start)
    return turn >= 0 and all(seen.player == last.player for seen in persons if seen.start > turn)


def sentence_of(cast: Cast, offset: int) -> int:
    """The number of the sentence at an offset, from 1."""
    return bisect_right(cast.breaks, offset)
