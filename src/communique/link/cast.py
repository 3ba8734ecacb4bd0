"""The cast of a report: who each mention refers to, in order of text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from spacy.tokens import Token

from communique.draft import Draft, Mention
from communique.link.bearers import bearer
from communique.link.bystanders import bystanders
from communique.link.described import described
from communique.link.gender import around, kin_of, told_by, voted
from communique.link.lists import demonyms, listed, state_lists
from communique.link.names import family_key, initialled, is_full, middle_initials, plain, short_forms
from communique.link.papers import short_papers
from communique.link.players import LIKE, OWNERS, Player, Seen, described_as, in_order, is_leader, strip_article
from communique.link.pronouns import pronoun
from communique.model import ActorType
from communique.reference import Reference

HEADS = frozenset({"head-of-state", "head-of-government"})
ABBREVIATION = re.compile(r" \(([A-Z][A-Za-z&.]{1,9})\)")
MINISTERS = ("minister", "secretaries", "negotiator", "envoy")
LOOSE = ("allies", "partners", "parties", "capitals")
LONGEST_LIST = 120  # characters after "of" that may name the states of a group
PROTAGONISTS = 200  # mentions among which a report names its protagonists, or a group its ministers


class Cast:
    """The actors of one report, and who is meant by a stretch of its text."""

    def __init__(self, draft: Draft, reference: Reference) -> None:
        self.draft = draft
        self.reference = reference
        self.players: dict[str, Player] = {}
        self.meant: dict[int, str] = {}  # index of a mention -> key of its player
        self.history: list[Seen] = []
        self.short_for: dict[str, str] = {}  # abbreviation that the text defines -> key of its player
        self._abbreviations()
        self.breaks = [sentence.start for sentence in draft.sentences]
        self.beginnings = frozenset(self.breaks)
        self.bystanders = bystanders(draft, reference)
        self.starts = [mention.start for mention in draft.mentions]
        self.quotes = [quote for quote in draft.quotes if quote.depth == 0]
        self.quote_starts = [quote.start for quote in self.quotes]
        self.lists = list(state_lists(draft.mentions, draft.report.text))
        self.by_part: defaultdict[str, list[Player]] = defaultdict(list)  # short form -> whom it can mean
        self.by_state: defaultdict[str, list[Player]] = defaultdict(list)
        self.parts_of: defaultdict[str, set[str]] = defaultdict(set)  # key of a person -> the short forms
        self.last_seen: dict[str, int] = {}  # key of a player -> its place in the history
        self.last_outlet: str | None = None
        self.titles_of: defaultdict[str, set[str]] = defaultdict(set)  # short form -> sexes that titles tell of it
        self._people()
        people = [one for one in self.players.values() if one.type == "person" and one.office is not None]
        self.held = {one.office for one in people if not one.former}
        self.once: defaultdict[str, list[Player]] = defaultdict(list)  # office -> who is told to have held it
        for one in people:
            if one.former and one.office is not None:
                self.once[one.office].append(one)
        self._genders()
        self.salience = self._salience()
        self._resolve()

    def player(self, kind: ActorType, key: str, name: str, **more: str | None) -> Player:
        """The player of that type and key, made where it is new."""
        full = f"{kind}:{key}"
        if full not in self.players:
            made = Player(full, kind, name, state=more.get("state"), office=more.get("office"))
            made.number = len(self.players)
            self.players[full] = made
        return self.players[full]

    def stranger(self, head: Token) -> Player:
        """The person whom a noun phrase describes; no actor before something is known of what that one does."""
        first = min([head.i, *[child.left_edge.i for child in head.lefts]])
        name = described_as(head.doc[first : head.i + 1].text)
        new = f"person:{plain(name)}" not in self.players
        found = self.player("person", plain(name), name)
        found.aside = found.aside or new
        found.gender = found.gender or told_by(name)
        return found

    def group(self, members: Sequence[str]) -> Player:
        """The group of some players."""
        ordered = sorted(dict.fromkeys(members))
        name = " and ".join(self.players[key].name for key in ordered)
        found = self.player("group", "+".join(ordered), name)
        found.members = tuple(ordered)
        return found

    def state_name(self, code: str) -> str:
        """The name shown for a state; one that the world does not know has its name for a code."""
        return self.reference.state_names.get(code, code)

    def _abbreviations(self) -> None:
        """Read "the Meridian Press Agency (MPA)": the short name is the same actor, wherever it stands."""
        for mention in self.draft.mentions:
            defined = ABBREVIATION.match(self.draft.report.text, mention.end)
            if defined is not None and mention.kind == "name" and mention.type in {"organisation", "outlet"}:
                self.short_for[defined[1]] = self.player(mention.type, plain(mention.key), mention.key).key
        for short, long in initialled(self.draft.mentions, self.draft.report.text).items():
            self.short_for.setdefault(short, self.player("organisation", plain(long), long).key)
        for short, long in short_papers(self.draft.mentions, self.reference).items():
            self.short_for.setdefault(short, f"outlet:{plain(long)}")

    # people

    def _people(self) -> None:
        """Full names first: they decide whom a surname alone can mean."""
        self.initials = middle_initials(
            m.key for m in self.draft.mentions if m.type == "person" and m.kind == "name" and is_full(m.key)
        )
        full = {plain(m.key) for m in self.draft.mentions if m.type == "person" and m.kind == "name" and is_full(m.key)}
        self.partial = full & {part for name in full for part in short_forms(name)}
        for mention in self.draft.mentions:
            if mention.type == "person" and mention.kind == "name" and self._is_whole(mention):
                person = self.player("person", self._key(mention.key), mention.key)
                person.forms[mention.key] += 1
                self.take_office(person, mention)
                self._tell(person, told_by(self.around(mention)))
                person.kin = person.kin or self.is_kin(mention)
            elif mention.type == "person" and mention.kind == "name" and (told := told_by(self.text(mention))):
                self.titles_of[plain(mention.key)].add(told)
        self.prominence = Counter({one.key: sum(one.forms.values()) for one in self.players.values()})
        for person in [one for one in self.players.values() if one.type == "person"]:
            person.name = max(person.forms.items(), key=lambda item: (item[1], -len(item[0]), item[0]))[0]
            person.usual = self.reference.first_names.get(plain(person.name).split(" ")[0])
            self._known_office(person)
            for part in short_forms(person.name):
                self.by_part[part].append(person)
                self.parts_of[person.key].add(part)
            if person.state is not None:
                self.by_state[person.state].append(person)

    def _key(self, name: str) -> str:
        """The key of a full name: the same with a middle initial and without, where there is only one."""
        return self.initials.get(family_key(name), family_key(name))

    def _genders(self) -> None:
        """What "he" and "she" tell of people whom no other word tells of."""
        named: list[tuple[int, str | None]] = []
        pronouns: list[tuple[int, str]] = []
        by_name = {plain(form): one.key for one in self.players.values() for form in one.forms if one.type == "person"}
        for mention in self.draft.mentions:
            if self.quoted(mention.start):
                continue
            if mention.type == "person" and mention.kind == "name":
                known = plain(mention.key)
                fitting = self.by_part.get(known, ())
                named.append((mention.start, by_name.get(known) or (fitting[0].key if len(fitting) == 1 else None)))
            elif mention.kind == "pronoun" and (word := self.text(mention).lower()) in {"he", "she"}:
                pronouns.append((mention.start, word))
        for key, told in voted(named, pronouns, self.breaks).items():
            self.players[key].gender = self.players[key].gender or told

    def _tell(self, person: Player, told: str | None) -> None:
        """Take what words of the report tell of a person."""
        if told is not None and person.gender is None:
            person.gender, person.sure = told, True

    def around(self, mention: Mention) -> str:
        """A name with what stands right before and after it, where words may tell a man from a woman."""
        return around(self.draft.report.text, mention.start, mention.end)

    def is_kin(self, mention: Mention) -> bool:
        """Whether a person is told of as somebody's kin: "his wife, Ada Roe"."""
        return kin_of(self.draft.report.text, mention.start, mention.end) is not None

    def _is_whole(self, mention: Mention) -> bool:
        """Whether a name is full, and not the end of a longer one: "Pardo Reyes" of "Ana Pardo Reyes"."""
        return is_full(mention.key) and plain(mention.key) not in self.partial

    def take_office(self, person: Player, mention: Mention) -> None:
        """Take the office, state and "former" that a mention tells of a person."""
        if mention.office in LIKE:  # holds the office of whoever was named before
            others = (one for one in reversed(self.players.values()) if one.key != person.key and one.type == "person")
            before = next(others, None)
            if before is not None and person.office is None:
                person.office, person.leader = before.office, before.leader
        elif mention.office and not (person.office and person.leader):
            person.office = mention.office
            title = self.reference.title_named(mention.office)
            person.leader = title is not None and title.kind in HEADS
        if mention.state and person.state is None:
            person.state = mention.state
        person.former = person.former or mention.former

    def _known_office(self, person: Player) -> None:
        """The state of a leader whom the world knows, where the report does not name it."""
        if person.state is not None:
            return
        for word in person.name.split():
            for holder in self.reference.families.get(plain(word), ()):
                if family_key(person.name) in {family_key(holder.name), family_key(holder.short)}:
                    person.state, person.office = holder.state, person.office or holder.office
                    person.leader = True
                    return

    # mentions in order of text

    def _resolve(self) -> None:
        for index, mention in enumerate(self.draft.mentions):
            player = self._meant_by(mention)
            if player is None:
                continue
            self.meant[index] = player.key
            if self.text(mention).lower() in OWNERS:
                continue  # says whose a thing is; the sentence is not about the owner
            player.mentions.append((mention.start, mention.end))
            player.aside = False
            if mention.kind in {"name", "metonym"}:
                player.forms[self.text(mention)] += 1
            self.last_seen[player.key] = len(self.history)
            if player.type == "outlet":
                self.last_outlet = player.key
            main = mention.subject and player.type == "person" and self._is_main(mention)
            self.history.append(Seen(player.key, mention.start, self.quoted(mention.start), mention.subject, main))

    def _is_main(self, mention: Mention) -> bool:
        """Whether a mention is the subject of the main clause of its sentence."""
        words = self.draft.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        head = words.root if words is not None else None
        while head is not None and head.dep_ in {"compound", "appos", "conj", "nmod"} and head.head != head:
            head = head.head
        return head is not None and head.head.dep_ == "ROOT"

    def quoted(self, offset: int) -> bool:
        """Whether an offset lies between quotation marks."""
        place = bisect_right(self.quote_starts, offset) - 1
        return place >= 0 and offset < self.quotes[place].end

    def _meant_by(self, mention: Mention) -> Player | None:
        if mention.kind in {"name", "metonym"}:
            return self.named(mention)
        if mention.kind == "pronoun":
            return pronoun(self, mention)
        if mention.kind == "group":
            return self._group(mention)
        return described(self, mention)

    def named(self, mention: Mention) -> Player | None:
        """The player that a name means."""
        if mention.type == "state" and mention.state:
            return self.player("state", mention.state, self.state_name(mention.state), state=mention.state)
        if mention.type == "person":
            if self._is_whole(mention) and f"person:{self._key(mention.key)}" in self.players:
                return self.players[f"person:{self._key(mention.key)}"]
            return bearer(self, mention)
        if mention.type is None:
            return None
        key = self.short_for.get(mention.key) or self.short_for.get(strip_article(self.text(mention)))
        if key in self.players:
            return self.players[key]
        found = self.player(mention.type, plain(mention.key), mention.key)
        if mention.type == "outlet":
            printed = Counter({strip_article(self.text(mention)): 1})
            for form, number in found.forms.items():
                printed[strip_article(form)] += number
            found.name = max(printed, key=lambda form: (printed[form], form))
        return found

    def text(self, mention: Mention) -> str:
        """The words of a mention."""
        return self.draft.report.text[mention.start : mention.end]

    def bearers_of(self, mention: Mention) -> list[Player]:
        """Whom a name may mean."""
        whole = self.players.get(f"person:{self._key(mention.key)}")
        return [whole] if whole is not None else self.by_part.get(plain(mention.key), [])

    def _salience(self) -> dict[str, int]:
        """How often each person is named in the whole report, surnames alone included."""
        named = {form: one.key for one in self.players.values() for form in one.forms if one.type == "person"}
        counts: Counter[str] = Counter()
        for mention in self.draft.mentions:
            if mention.type == "person" and mention.kind == "name":
                counts.update(one.key for one in self.by_part.get(plain(mention.key), ()))
                counts.update([named[mention.key]] if mention.key in named else [])
        return dict(counts)

    def leaders(self, number: int, before: int) -> list[str]:
        """The leaders that "the two leaders" at an offset means.

        Those of the same or the preceding sentence, where it has as many; else the protagonists: the
        leaders that the report names first, as leads do.
        """
        place = bisect_right(self.breaks, before) - 1
        for first in (place, place - 1):
            if first < 0:
                break
            start = self.breaks[first]
            near = takewhile(lambda seen: seen.start >= start, reversed(self.history))  # noqa: B023 - used at once
            found = self._distinct((seen for seen in near if seen.start < before), number, is_leader)
            if len(found) >= number:
                return found
        return self._distinct(iter(self.history[:PROTAGONISTS]), number, is_leader)

    def _distinct(self, history: Iterable[Seen], number: int, wanted: Callable[[Player], bool]) -> list[str]:
        """Up to so many people of some office in different states, in the order in which they come."""
        found: list[str] = []
        states: set[str | None] = set()
        for seen in history:
            for key in self.players[seen.player].members or (seen.player,):
                one = self.players[key]
                new = key not in found and (one.state is None or one.state not in states)
                if new and wanted(one) and not one.former:
                    found.append(key)
                    states.add(one.state)
                    if len(found) == number:
                        return found
        return found

    def _group(self, mention: Mention) -> Player | None:
        number = mention.number or 2
        named = self._states_in(mention)
        if mention.type == "person":
            return self._people_of(mention, number, named)
        if named and len(named) > 1:
            return self.group([self._state(code).key for code in named])
        if mention.number is None and any(word in mention.key.lower() for word in LOOSE):
            return None  # "the allies", "its partners": whose, the report leaves open
        states = [self.players[key].state for key in self.leaders(number, mention.start)]
        codes = list(dict.fromkeys(code for code in states if code is not None))
        if len(codes) != number:
            codes = listed(self.lists, number, mention.start)
        if len(codes) == number:
            return self.group([self._state(code).key for code in codes])
        seen = [key for key in self.last_seen if self.players[key].type == "state"]
        return self.group(seen) if len(seen) == number else None  # with more than these, the report leaves it open

    def _people_of(self, mention: Mention, number: int, named: Sequence[str]) -> Player | None:
        """Read "the two ministers", "the leaders of A, B and C": the people, or their states where no name is given."""
        office = next((word for word in MINISTERS if word in mention.key.lower()), None)
        if len(named) > 1:
            known = [self._minister_of(code) if office else self.leader_of(code) for code in named]
            people = [key for key in known if key is not None]
            return self.group(people if len(people) == len(named) else [self._state(code).key for code in named])
        if named:
            return None
        if office is None:
            pair = self.leaders(number, mention.start)
        else:
            pair = self._distinct(reversed(self.history[-PROTAGONISTS:]), number, self._is_minister)
        if len(pair) == number:
            return self.group(pair)
        if mention.number is None:
            return None
        codes = listed(self.lists, number, mention.start)
        return self.group([self._state(code).key for code in codes]) if codes else None

    def _is_minister(self, one: Player) -> bool:
        """Whether a person is a minister, not the first of them."""
        title = self.reference.title_named(one.office or "")
        return title is not None and title.kind == "minister"

    def _minister_of(self, code: str) -> str | None:
        """The only minister of a state that the report names."""
        found = [one.key for one in in_order(self.by_state[code]) if self._is_minister(one)]
        return found[0] if len(found) == 1 else None

    def _state(self, code: str) -> Player:
        return self.player("state", code, self.state_name(code), state=code)

    def _states_in(self, mention: Mention) -> list[str]:
        """The states that a group names in its own words or in an "of" right after it."""
        after = self.draft.report.text[mention.end : mention.end + 4]
        limit = mention.end + (LONGEST_LIST if after.startswith(" of ") else 0)
        if not after.startswith(" of ") and mention.state is None:
            return []
        found = [] if mention.state is None else demonyms(self.text(mention), self.reference) or [mention.state]
        first = bisect_left(self.starts, mention.end)
        for other in self.draft.mentions[first : bisect_left(self.starts, limit)]:
            if other.state and other.type == "state":
                if "." in self.draft.report.text[mention.end : other.start].replace("U.S.", ""):
                    break
                found.append(other.state)
        return list(dict.fromkeys(found))

    def leader_of(self, code: str) -> str | None:
        """The leader of a state that the report names, the one mentioned most."""
        heads = [one for one in self.by_state[code] if one.leader and not one.former]
        if not heads:
            return None
        return max(heads, key=lambda one: (self.salience.get(one.key, 0), one.key)).key
