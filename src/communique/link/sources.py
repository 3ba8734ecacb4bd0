"""Who is meant by a stretch of text that names a source, an addressee or a party."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Token

from communique.draft import Draft, Mention
from communique.link.cast import Cast
from communique.link.kinds import GROUP_NOUNS, PERSON_NOUNS, kind_of_noun
from communique.link.names import is_handle_of, plain
from communique.link.ordinals import FORMER, LATTER, former_or_latter
from communique.link.players import LONGEST_NAME, Player, described_as, in_order
from communique.model import Range, content_id
from communique.reference import PRESS_NOUNS
from communique.tools import Tools

HANDLE = re.compile(r"\(@(\w+)\)")
REFERRING = frozenset({"we", "i", "us", "our", "it", FORMER, LATTER})
LONGEST_LINK = 3  # characters from an office to the name after its comma
FAR_BACK = 400  # words that "the diplomat" may reach back over to "a diplomat"
FEW_BACK = 12  # mentions that "it" may reach back over
DEEPEST = 60  # contents that may begin between a speaker's words and a "we" in them
RELATIVES = frozenset({"who", "whom", "which", "that"})
LONGEST_NOUN = 8  # words before the head of a noun phrase that belong to it
DEEPEST_CLAUSE = 4  # words between a relative pronoun and the verb of its clause
ROLES = frozenset({"counterpart", "host", "head", "predecessor", "successor", "guest", "deputy", "colleague"})
BODY_WORDS = re.compile(r"the (?:\w+(?:[ -]\w+){0,3}[ -]based )?\w+")
ANY_BODY = frozenset("agency association charity company firm group organisation organization watchdog".split())
"""Words for the body last told of, whatever its name."""
DESCRIBING = re.compile(rf"(?:[\w-]+ ){{0,4}}(?:{'|'.join(sorted(PRESS_NOUNS))}) ")
"""Words right before the name of an outlet that say what it is."""
OWNS = re.compile(r"['’]s?\s")
PARTY_TAG = re.compile(r"[A-Z]{1,3}[-‐‑–][A-Z][\w.' -]{1,30}")
OFFICE_OF = re.compile(r" (?:of|for|to|at|in) ")


class Sources:
    """Looks up actors by place; words that no mention covers become actors of their own."""

    def __init__(self, draft: Draft, tools: Tools) -> None:
        self.draft = draft
        self.reference = tools.reference
        self.cast = Cast(draft, tools.reference)
        self.starts = [mention.start for mention in draft.mentions]
        self.answers: dict[Range, str | None] = {}
        self.asked: set[Range] = set()  # sources whose "I" is being looked up
        self.outlets = {self.id_of(one.key) for one in self.cast.players.values() if one.type == "outlet"}
        self.found: dict[Range, Player | None] = {}
        self.marked = {(one.key, place) for one in self.cast.players.values() for place in one.mentions}
        self.bodies: defaultdict[str, list[str]] = defaultdict(list)  # word -> keys of the bodies with it in the name
        for one in sorted(self.cast.players.values(), key=lambda one: (min(one.mentions, default=(0, 0)), one.key)):
            self._note_body(one)
        self.named: dict[str, str] = {}  # name as `plain` writes it -> key of the first player that bears it
        for one in in_order(self.cast.players.values()):
            self.named.setdefault(plain(one.name), one.key)
        self.source_places = sorted({item.source for item in draft.attributions if item.source is not None})
        self.spoken = sorted(
            (start, end, index)
            for index, item in enumerate(draft.attributions)
            if item.source is not None
            for start, end in item.content
        )

    def id_of(self, key: str) -> str:
        """The id of a player within this report."""
        return content_id("actor", self.draft.report.id, key)

    def players(self) -> list[Player]:
        """Every actor of the report, in a fixed order."""
        return in_order(one for one in self.cast.players.values() if not one.aside)

    def is_outlet(self, actor: str) -> bool:
        """Whether an id is that of an outlet."""
        return actor in self.outlets

    def actor(self, place: Range) -> str | None:
        """The id of the actor that some words mean; None where they name nobody."""
        if place not in self.answers:
            player = self.found[place] = self._player(place)
            self.answers[place] = None if player is None else self.id_of(player.key)
        return self.answers[place]

    def outlet_in(self, place: Range) -> str | None:
        """The outlet named inside some words: "an interview with the Gazette"."""
        for index, mention in self._inside(place):
            if mention.type == "outlet" and index in self.cast.meant:
                return self.id_of(self.cast.meant[index])
        return None

    def parties(self, places: Sequence[Range]) -> tuple[str, ...]:
        """The ids of some actors, groups resolved to their members, each once."""
        found: list[str] = []
        for place in places:
            player = self._player(place)
            if player is not None:
                found += [self.id_of(key) for key in (player.members or (player.key,))]
        return tuple(dict.fromkeys(found))

    def _inside(self, place: Range) -> list[tuple[int, Mention]]:
        first = bisect_left(self.starts, place[0])
        while first and self.draft.mentions[first - 1].end > place[0]:
            first -= 1  # the parser may have cut a mention in two
        found = []
        for index in range(first, len(self.starts)):
            mention = self.draft.mentions[index]
            if mention.start >= place[1]:
                break
            found.append((index, mention))
        return found

    def _player(self, place: Range) -> Player | None:
        words = self.draft.doc.char_span(*place, alignment_mode="expand")
        if words is None or self._is_tag(place):
            return None
        signed = self._signed(place)
        if signed is not None:
            return signed
        head = antecedent(words.root)
        if head != words.root:
            place = (max(head.left_edge.idx, self.draft.doc[max(0, head.i - LONGEST_NOUN)].idx), head.idx + len(head))
        inside = self._inside(place)
        explained = self._explained(head, place, inside)
        if explained is not None:
            return explained
        found = [player for token in heads_of(head, place) if (player := self._at(token, inside)) is not None]
        distinct = list(dict.fromkeys(player.key for player in found))
        if len(distinct) > 1:
            members = [key for player in found for key in (player.members or (player.key,))]
            return self.cast.group(members)
        if found:
            return found[0]
        if head.lower_ in REFERRING:
            return self._referred(head, place)
        if inside and inside[0][1].kind in {"name", "metonym"} and inside[0][1].start == place[0]:
            key = self.cast.meant.get(inside[0][0])
            owns = OWNS.match(self.draft.report.text, inside[0][1].end)
            if key is not None and self.cast.players[key].type == "person" and not owns:
                return self.cast.players[key]
        return self._described(head, place)

    def _paper(self, place: Range) -> Player | None:
        """Read "the Belmark news agency OVA": the outlet whose name ends some words that only describe it."""
        inside = self._inside(place)
        if not inside:
            return None
        index, mention = inside[-1]
        before = self.draft.report.text[place[0] : mention.start]
        named = mention.type == "outlet" and mention.kind == "name" and mention.end == place[1]
        if not named or not DESCRIBING.fullmatch(before) or index not in self.cast.meant:
            return None
        return self.cast.players[self.cast.meant[index]]

    def _is_tag(self, place: Range) -> bool:
        """Whether words tell the party and seat of whoever stands before them: "Ada Roe, D-Fell Harbour,"."""
        before = self.draft.report.text[max(0, place[0] - 2) : place[0]]
        return before.endswith((", ", "(")) and PARTY_TAG.fullmatch(self.draft.report.text, *place) is not None

    def _referred(self, head: Token, place: Range) -> Player | None:
        """Whom a word means that only points at somebody told of before."""
        if head.lower_ in {FORMER, LATTER}:
            return former_or_latter(self.cast, head.lower_, place)
        return self._body(head) if head.lower_ == "it" else self._speaker(head)

    def _signed(self, place: Range) -> Player | None:
        """The person whose account is named inside some words, or the outlet whose name ends them."""
        handle = HANDLE.search(self.draft.report.text, *place)
        if handle is None:
            return self._paper(place)
        return next((one for one in in_order(self.cast.players.values()) if is_handle_of(handle[1], one.name)), None)

    def _explained(self, head: Token, place: Range, inside: Sequence[tuple[int, Mention]]) -> Player | None:
        """Read "the chairwoman of the league, Ada Roe": the person whose name explains the office before it."""
        if not place[0] <= head.idx < place[1] or head.tag_ in {"NNS", "NNPS"}:
            return None
        after = (place[0], place[1] + LONGEST_LINK) if self.draft.report.text.startswith(", ", place[1]) else place
        for index, mention in self._inside(after) if after != place else inside:
            if mention.type != "person" or mention.kind != "name" or index not in self.cast.meant:
                continue
            if OWNS.match(self.draft.report.text, mention.end):
                continue  # "Vask's spokeswoman, Ada Roe"
            between = self.draft.report.text[place[0] : mention.start].rstrip()
            if not between.endswith(","):
                if mention.start > place[0]:
                    continue
                return None
            words = OFFICE_OF.split(between[:-1])
            if any(self._is_office(part) for part in words[1:]):
                return None  # "a spokesman for the prime minister, Oren Vask": the name explains the nearer office
            return self.cast.players[self.cast.meant[index]] if self._is_office(words[0]) else None
        return None

    def _is_office(self, words: str) -> bool:
        """Whether some words without commas end in an office or role."""
        last = words.split()[-3:]
        if "," in words or not last:
            return False
        ends = (" ".join(last[first:]) for first in range(len(last)))
        return last[-1].lower() in PERSON_NOUNS | ROLES or any(
            self.reference.title_named(end) is not None for end in ends
        )

    def _at(self, token: Token, inside: Sequence[tuple[int, Mention]]) -> Player | None:
        covering = [
            (mention.end - mention.start, index)
            for index, mention in inside
            if mention.start <= token.idx < mention.end and index in self.cast.meant
        ]
        return self.cast.players[self.cast.meant[max(covering)[1]]] if covering else None

    def _speaker(self, token: Token) -> Player | None:
        """Who says "we" or "I": the innermost speaker around it, with the other leader for "we"."""
        offset = token.idx
        reached = bisect_right(self.spoken, (offset, len(self.draft.report.text), 0))
        near = self.spoken[max(0, reached - DEEPEST) : reached]
        items = [self.draft.attributions[index] for _, end, index in near if offset < end]
        around = [item for item in items if item.source and not item.source[0] <= offset < item.source[1]]
        if not around:
            return None
        inner = min(around, key=lambda item: sum(end - start for start, end in item.content))
        if inner.source is None or inner.source in self.asked:  # "I" in the words of an "I" that stands in its own
            return None
        self.asked.add(inner.source)
        speaker = self._player(inner.source)
        self.asked.discard(inner.source)
        if speaker is None or token.lower_ == "i" or speaker.type != "person" or not speaker.leader:
            return speaker
        others = [key for key in self.cast.leaders(3, offset) if key != speaker.key]
        partner = next((key for key in others if self.cast.players[key].state != speaker.state), None)
        return self.cast.group([speaker.key, partner]) if partner is not None else speaker

    def _body(self, token: Token) -> Player | None:
        """What "it" means where it speaks or acts: the state, body or paper that was last the subject."""
        if token.dep_ != "nsubj":
            return None  # "it was agreed" means nobody
        sentence = token.sent
        first = sentence.start if sentence.start == 0 else self.draft.doc[sentence.start - 1].sent.start
        if sentence.start and self.draft.doc[sentence.start - 1].is_space:
            first = min(first, self.draft.doc[max(0, first - 1)].sent.start)
        earliest = self.draft.doc[first].idx
        place = bisect_left(self.cast.history, token.idx, key=lambda seen: seen.start)
        for seen in reversed(self.cast.history[max(0, place - FEW_BACK) : place]):
            one = self.cast.players[seen.player]
            if seen.start >= earliest and seen.subject and one.type in {"state", "organisation", "document", "outlet"}:
                return one
        return self._body_before(earliest, token.idx)

    def _body_before(self, earliest: int, offset: int) -> Player | None:
        """The last source in a stretch of text that is a body: "the ministry said. ... it added"."""
        first, last = bisect_left(self.source_places, (earliest, 0)), bisect_left(self.source_places, (offset, 0))
        for place in reversed(self.source_places[max(first, last - FEW_BACK) : last]):
            one = self.found.get(place)
            if one is not None and one.type in {"organisation", "document", "state", "outlet"}:
                return one
        return None

    def _note_body(self, one: Player) -> None:
        """Keep a body by the words that tell what it is: the bank of "the Skerry Bank"."""
        if one.type == "organisation":
            for word in set(plain(one.name).split()):
                self.bodies[word].append(one.key)

    def _same_body(self, head: Token, place: Range) -> Player | None:
        """Read "the bank": the body last named that has the word in its name."""
        if not BODY_WORDS.fullmatch(self.draft.report.text[slice(*place)].lower()):
            return None
        near = [self.cast.players[key] for key in self.bodies.get(head.lower_, ())[-FEW_BACK:]]
        before = ((one, bisect_left(one.mentions, place)) for one in near)
        seen = [(one.mentions[number - 1], one.key) for one, number in before if number]
        if seen or head.lower_ not in ANY_BODY:
            return self.cast.players[max(seen)[1]] if seen else None
        last = bisect_left(self.cast.history, place[0], key=lambda one: one.start)
        recent = (self.cast.players[one.player] for one in reversed(self.cast.history[max(0, last - FEW_BACK) : last]))
        return next((one for one in recent if one.type == "organisation"), None)

    def _described(self, head: Token, place: Range) -> Player | None:
        """An actor made of the words themselves: "observers", "senior officials in Tarn Harbour"."""
        if head.pos_ not in {"NOUN", "PROPN", "NUM"} and head.lower_ not in GROUP_NOUNS and head.text != "%":
            return None
        first = min([head.i, *[child.left_edge.i for child in head.lefts]])
        text = self.draft.doc[first : head.i + 1].text
        if place[1] - place[0] <= len(text) + 1:
            text = self.draft.report.text[slice(*place)]
        name = described_as(text)
        if not plain(name):
            return None
        player = self._told_of(head, place)
        if player is None:
            player = self._same_body(head, place) or self._named_so(name)
        if player is None:
            kind = kind_of_noun(head, self.reference)
            if kind is None:
                return None
            player = self.cast.player(kind, plain(name), name)
            self.named.setdefault(plain(name), player.key)
            self._note_body(player)
        player.aside = False
        if (player.key, place) not in self.marked:
            self.marked.add((player.key, place))
            player.mentions.append(place)
        return player

    def _told_of(self, head: Token, place: Range) -> Player | None:
        """Read "the diplomat": the unnamed one told of before, else the minister or envoy who last did something."""
        title = self.reference.title_named(head.lower_)
        words = self.draft.report.text[place[0] : place[0] + LONGEST_NAME].lower()
        if title is None or not words.startswith(f"the {head.lower_}"):
            return None
        for i in range(head.i - 1, max(-1, head.i - FAR_BACK), -1):
            other = head.doc[i]
            if other.lower_ == head.lower_ and any(child.lower_ in {"a", "an"} for child in other.lefts):
                return self._described(other, (other.left_edge.idx, other.idx + len(other)))
        if title.kind != "diplomat":
            return None
        last = bisect_left(self.cast.history, place[0], key=lambda seen: seen.start)
        for seen in reversed(self.cast.history[max(0, last - FEW_BACK) : last]):
            one = self.cast.players[seen.player]
            office = self.reference.title_named(one.office or "")
            if one.type == "person" and office is not None and office.kind in {"minister", "diplomat"}:
                return one
        return None

    def _named_so(self, name: str) -> Player | None:
        """The actor that already has this name or abbreviation."""
        if self.cast.short_for.get(name) in self.cast.players:
            return self.cast.players[self.cast.short_for[name]]
        key = self.named.get(plain(name))
        return None if key is None else self.cast.players[key]


def heads_of(head: Token, place: Range) -> list[Token]:
    """The head of some words and what is joined to it by "and"."""
    if head.tag_ in {"NNS", "NNPS"} and head.i + 1 < len(head.doc) and head.nbor().lower_ == "of":
        return [head]  # "the ministers of Valdoria and Morva": the parser may join Morva to the ministers
    return [head, *[token for token in head.conjuncts if place[0] <= token.idx < place[1]]]


def antecedent(head: Token) -> Token:
    """What a relative pronoun stands for: the noun whose clause it opens; the word itself where it is none."""
    if head.lower_ not in RELATIVES or head.tag_ not in {"WP", "WDT"}:
        return head
    verb = head.head
    for _ in range(DEEPEST_CLAUSE):
        if verb.dep_ == "relcl":
            noun = verb.head
            return noun.head if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" else noun
        verb = verb.head
    return head
