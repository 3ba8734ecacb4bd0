"""Kinds of deeds: the verbs by which they are undertaken, and the words that tell that they were done.

The classes stand in data/outcomes.json in base form. They were written by hand for Communiqué, along the lines of the
verb classes of Levin (1993) and VerbNet (13 change of possession, 45.4 change of state, 55.5 establish, 10 removing,
29.1 appoint, 36.3 meet, 25.4 transcribe), each widened by what a paper says instead of the deed: of money that is to be
paid that it reached the account, of a prisoner who is to be freed that he walked out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from typing import NamedTuple

from msgspec import Struct, json

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
"""A short verb whose last letter is doubled: "ship", "shipped"."""
FACED = frozenset("the a an their its all any these those every growing rising".split())
KEEPING = frozenset(
    "do keep meet honour honor deliver comply act happen materialise materialize go proceed take stick hold".split()
)
"""Verbs for what is done with any word that was given."""
MODAL = re.compile(
    r"\b(?:will|would|shall|should|must|can|may|ought to|(?:is|are|was|were|be|has|have|had) to|to)\s+"
    r"(?:(?:also|now|each|both|jointly|then|fully|further|\w+ly)\s+)?(?:have\s+to\s+)?(?P<passive>(?:be"
    r"|get)\s+)?(?=\w)",
    re.I,
)
"""Before the verb of what a thing or somebody is to do: "the duty will be cut", "the two are to meet"."""
FURTHEST = 160
"""Characters of an undertaking in which its verb is looked for behind a subject."""
LEADING = frozenset("to also be been being have has had is are jointly fully further both each now the an a".split())
REFUSED = re.compile(r"(?:not|never|no|refrain|abstain|stop|cease|desist)\b", re.I)
"""Beginnings of undertakings that something is no more done."""
PERMITTED = re.compile(r"\b(?:may|can|be able to|be free to)\s+[a-z]", re.I)
TURNED = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        ("raise", r"\b(?:made|make|be)\b.{0,40}\b(?:longer|higher|wider|larger|bigger|deeper|stronger|more)\b"),
        (
            "lower",
            r"\b(?:made|make|be|land|use|burn|catch|pay)\b.{0,40}\b(?:shorter|lower|smaller|cheaper|less|fewer)\b",
        ),
        ("ban", r"\bmake\b.{0,60}\b(?:crime|illegal|punishable|unlawful|offence)\b"),
        ("sign", r"\bmake\b.{0,60}\b(?:crime|illegal|punishable|unlawful|offence|law|compulsory|binding)\b"),
        ("end", r"\b(?:(?:wo|do|does)n['’]t|not|no longer) (?:have to |need|require|be needed)"),
    )
)
"""What a thing is made: verbs that say nothing by themselves."""
BARRED = re.compile(
    r"\b(?:bans?|embargo\w*|blockades?|boycotts?|visas?|clos\w+|prohibitions?|restrictions?|quarantine)\b", re.I
)
"""What keeps something from going on: where it ends, that goes on."""
THING_FIRST = re.compile(
    r"(?:an?|the|its|their|his|her|our|\d[\d,.]*|two|three|[A-Z][\w-]*['’]s?|[A-Z]\w+)\s|\(|(?:have|get|see|work|be)\s",
    re.I,
)
"""Beginnings of an undertaking that names a thing and no deed."""
AGREED_ON = re.compile(
    r"^(?:to )?(?:agree[ds]?|reach(?:ed)?|come to|strike|conclude)\b(?: an?)?(?: \w+)?(?: agreement| understanding"
    r"| deal| accord)?"
    r"(?: (?:on|late on|early on) \w+day)?(?: (?:on|to|about|that))(?= (?:an?|the|its|their|to)\b)",
    re.I,
)
"""Before what is agreed: "reach agreement on Wednesday on the release"."""
FOREMOST = 12
"""Words of an undertaking among which a noun for its deed stands."""
LONGEST_PHRASE = 5
"""Words of a phrase of a class, at most."""


class Told(NamedTuple):
    """A phrase of a class in a text: where it stands, and how it reads there."""

    start: int
    end: int
    words: str


class Deeds(Struct, frozen=True):
    """Deeds of one kind, in words.

    Attributes:
        verbs: by which they are undertaken.
        told: phrases, finite as they stand, that tell that they were done.
        tells: verbs, in base form, that tell so in the past.
        shows: verbs of use, which show that a thing is there where something says that this is new.
        pieces: those of `tells` that tell of a piece of a thing rather than of the whole.
    """

    verbs: frozenset[str]
    told: frozenset[str]
    tells: frozenset[str] = frozenset()
    shows: frozenset[str] = frozenset()
    pieces: frozenset[str] = frozenset()


class Fulfilment(Struct, frozen=True, dict=True):
    """The words that tell that something was done: `kept` of whatever was undertaken, `deeds` of some kinds.

    `ending` are verbs that are carried out when the thing itself ends; `naming` those that only say that something is
    undertaken ("promise a loan"), with the kinds of deeds that it may be; `preparing` are things that come before a
    deed ("contract"), `things` what deeds of a kind are done with; `nouns` stand for verbs ("the opening of a
    lane"); `irregular` has the past and the participle of a verb.
    """

    kept: frozenset[str]
    ending: frozenset[str]
    naming: dict[str, frozenset[str]]
    preparing: frozenset[str]
    irregular: dict[str, tuple[str, str]]
    things: dict[str, frozenset[str]]
    nouns: dict[str, str]
    deeds: dict[str, Deeds]

    def kinds_of(self, wording: str) -> frozenset[str]:
        """The kinds of deeds that an undertaking is of: "set up a bank", "the bank will be set up by June"."""
        wording = AGREED_ON.sub("", wording, count=1)
        verb = self.verb_of(wording)
        first = verb.split(" ", 1)[0]
        rest = wording.casefold().split()[1:2]
        if first == "meet" and rest and rest[0] in FACED:
            return frozenset()  # to meet a storm is not to meet
        found = self.kinds(verb) | self.kinds(first) if verb in self._undertaken else self.kinds(first)
        if REFUSED.match(wording):
            found |= {"end", "ban"}
        if PERMITTED.search(wording[:FURTHEST]) or ("end" in found and BARRED.search(wording)):
            found |= {"allow"}
        found |= frozenset(kind for kind, pattern in TURNED if pattern.search(wording[:FURTHEST]))
        return (
            found or self.naming.get(first) or (self._kinds_of_thing(wording) if THING_FIRST.match(wording) else found)
        )

    def _kinds_of_thing(self, wording: str) -> frozenset[str]:
        """The kinds of deeds that are done with a thing, where no verb of any class says what is to be done."""
        words = {match.group().casefold() for match in WORD.finditer(wording[:FURTHEST])}
        return frozenset(kind for kind, things in self.things.items() if not words.isdisjoint(things))

    def verb_of(self, wording: str) -> str:
        """The verb of an undertaking, with its particle, in base form; its first word where none is known."""
        wording = AGREED_ON.sub("", wording, count=1)
        words = [match.group().casefold() for match in WORD.finditer(wording[:FURTHEST])]
        found = self._verb_at(words)
        if found:
            return found
        for modal in MODAL.finditer(wording[:FURTHEST]):
            behind = [match.group().casefold() for match in WORD.finditer(wording[modal.end() : FURTHEST])]
            found = self._verb_at(behind)
            if found:
                return found
        return self._nominal(words) or (words[0] if words else "")

    def _verb_at(self, words: list[str]) -> str:
        """The verb of a class with which words begin; articles and auxiliaries before it count for nothing."""
        at = 0
        while at < len(words) and words[at] in LEADING and not {"in", "taken"} & set(words[at + 1 : at + 2]):
            if words[at] in ("the", "a", "an"):
                return ""
            at += 1
        for number in range(LONGEST_PHRASE, 0, -1):
            phrase = " ".join(words[at : at + number])
            base = self._bases.get(phrase, phrase)
            plural = words[at : at + 1] != [] and words[at].endswith("s") and phrase not in self._undertaken
            if base in self._undertaken and len(words) - at >= number and not plural:
                return base
        return ""

    def _nominal(self, words: list[str]) -> str:
        """The verb of the first noun for a deed among some words: "weekly sharing of data"."""
        for word in words[:FOREMOST]:
            base = self._bases.get(word, "") if word.endswith("ing") else ""
            if word in self.nouns or base in self._undertaken:
                return self.nouns.get(word, base)
        return ""

    def kinds(self, verb: str) -> frozenset[str]:
        """The kinds of deeds that a verb is of."""
        return self._undertaken.get(verb, frozenset())

    def of_kind(self, kinds: frozenset[str], words: str) -> bool:
        """Whether the last of some words is a verb of deeds of some kinds, or says only that a word was not kept."""
        last = words.casefold().split()[-1]
        base = self._bases.get(last, last)
        return base in KEEPING or bool((self.kinds(base) | self.told_by(last) | self.told_of(base)) & kinds)

    def told_by(self, words: str) -> frozenset[str]:
        """The kinds of deeds that words tell the doing of."""
        return self._told.get(" ".join(words.casefold().split()), frozenset())

    def told_of(self, base: str) -> frozenset[str]:
        """The same of a verb in base form."""
        return frozenset(name for name, deeds in self.deeds.items() if base in deeds.tells)

    def used_in(self, text: str, kinds: frozenset[str]) -> bool:
        """Whether a text has a verb, in whatever form, that tells or shows deeds of some kinds."""
        bases = {self._bases.get(match.group().casefold(), "") for match in WORD.finditer(text)}
        return any(not bases.isdisjoint(self.deeds[kind].tells | self.deeds[kind].shows) for kind in sorted(kinds))

    def shown_by(self, words: str) -> frozenset[str]:
        """The kinds of deeds that words show the effect of: who rings up over a line shows that there is one."""
        base = self.base(words)
        first = base.split(" ", 1)[0]
        return frozenset(name for name, deeds in self.deeds.items() if base in deeds.shows or first in deeds.shows)

    def only_shows(self, words: str) -> bool:
        """Whether words tell of a use alone, and of no deed."""
        plain = " ".join(words.casefold().split())
        return plain not in self._told and plain not in self.kept

    def is_piece(self, words: str) -> bool:
        """Whether words tell of a piece of a thing: a pile was driven."""
        base = self.base(words)
        return any(base in deeds.pieces for deeds in self.deeds.values())

    def base(self, words: str) -> str:
        """A finite phrase in base form: "handed over", "hands over"."""
        plain = " ".join(words.casefold().split())
        return self._bases.get(plain, plain)

    def found_in(self, text: str) -> Iterator[Told]:
        """The phrases in a text that tell of a deed, the longest at each place; one pass over its words."""
        words = [
            (match.start(), match.end(), match.group().casefold().replace("’", "'")) for match in WORD.finditer(text)
        ]
        at = 0
        while at < len(words):
            length = self._length_at(words, at)
            if length:
                start, end = words[at][0], words[at + length - 1][1]
                yield Told(start, end, text[start:end])
            at += length or 1

    def _length_at(self, words: list[tuple[int, int, str]], at: int) -> int:
        for phrase in self._phrases.get(words[at][2], ()):
            if len(phrase) <= len(words) - at and all(words[at + step][2] == word for step, word in enumerate(phrase)):
                return len(phrase)
        return 0

    @cached_property
    def _undertaken(self) -> Mapping[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name, deeds in self.deeds.items():
            for verb in deeds.verbs:
                found[verb].add(name)
        return {verb: frozenset(names) for verb, names in found.items()}

    @cached_property
    def _told(self) -> Mapping[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name, deeds in self.deeds.items():
            for phrase in deeds.told:
                found[phrase].add(name)
            for verb in deeds.tells:
                for form in self.past(verb):
                    found[form].add(name)
        return {phrase: frozenset(names) for phrase, names in found.items()}

    @cached_property
    def _bases(self) -> Mapping[str, str]:
        """Finite forms of all verbs, with the base of each."""
        verbs = {verb for deeds in self.deeds.values() for verb in (*deeds.verbs, *deeds.tells, *deeds.shows)}
        found: dict[str, str] = {}
        for verb in sorted(verbs):
            for form in (*self.past(verb), *present(verb)):
                found.setdefault(form, verb)
        return found | {verb: verb for verb in verbs}

    @cached_property
    def _phrases(self) -> Mapping[str, list[tuple[str, ...]]]:
        """Phrases by their first word, the longest first."""
        shown = {form for deeds in self.deeds.values() for verb in deeds.shows for form in self.past(verb)}
        found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for phrase in {*self.kept, *self._told, *shown}:
            words = tuple(match.group() for match in WORD.finditer(phrase.replace("’", "'")))
            found[words[0]].add(words)
        return {first: sorted(phrases, key=lambda words: (-len(words), words)) for first, phrases in found.items()}

    def past(self, verb: str) -> tuple[str, ...]:
        """The past and the participle of a verb with its particles."""
        first, _, rest = verb.partition(" ")
        past, participle = self.irregular.get(first, (regular(first),) * 2)
        perfect: tuple[str, ...] = (participle,)
        if participle == first != past:  # "come" alone is of the present, and of what is to be
            perfect = tuple(f"{has} {participle}" for has in ("has", "have", "had"))
        return tuple(dict.fromkeys(f"{form} {rest}".strip() for form in (past, *perfect)))


def regular(verb: str) -> str:
    """The past of a regular verb."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + verb[-1] * (DOUBLED.fullmatch(verb) is not None) + "ed"


def present(verb: str) -> Iterable[str]:
    """The third person of a verb and its form in -ing, with its particles."""
    first, _, rest = verb.partition(" ")
    third = first + ("es" if first.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        third = first[:-1] + "ies"
    stem = first[:-1] if first.endswith("e") and not first.endswith("ee") else first
    stem += stem[-1:] * (DOUBLED.fullmatch(first) is not None)
    return tuple(f"{form} {rest}".strip() for form in (third, stem + "ing"))


@cache
def load_fulfilment() -> Fulfilment:
    """Read the words of the package."""
    data = resources.files("communique").joinpath("data", "outcomes.json")
    return json.decode(data.read_bytes(), type=Fulfilment)
