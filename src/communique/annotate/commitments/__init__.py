"""The layer of commitments: what parties agree, pledge, announce, resume or decline, one entry per item.

`undertakings` finds the words that undertake, `items` takes their complement apart, `areas` says what it
is about; here an entry is made of each item.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from communique.annotate.commitments import conditions
from communique.annotate.commitments.areas import Areas
from communique.annotate.commitments.complements import DUTIES, OPEN, complement_verbs, objects, view_of
from communique.annotate.commitments.grounds import Undertaking
from communique.annotate.commitments.items import Item, before_comment, clause, items, wording
from communique.annotate.commitments.points import points
from communique.annotate.commitments.programmes import promise, speaks_for_issuer
from communique.annotate.commitments.undertakings import Finder
from communique.draft import Draft, DraftAttribution, DraftCommitment, Sentence
from communique.grammar import auxiliaries, first_child, has_modal, is_infinitive, listed, phrase, text_range
from communique.model import Act, Area, CommitmentKind, Range, Term, TimeExpression
from communique.phrases import is_negated
from communique.places import Places
from communique.tools import Tools

READABLE = frozenset({None, "caption", "social-post"})
LIMITING = frozenset({"by", "before", "within", "early", "later", "until"})
EARLIER = frozenset({"earlier", "previously", "ago", "formerly", "once"})
MEETING = frozenset({"meet", "host", "receive", "welcome", "visit"})
CLAUSES = frozenset({"relcl", "appos", "advcl", "acl"})
JOINED = frozenset({"cc", "conj"})
MAX_TERMS = 8
MAX_SENTENCE = 600
"""Longest sentence that is read, in tokens: no writer's is longer, and the cost of a parse grows faster than it."""
RECENT = 10
"""Days before publication within which an act still belongs to the events reported."""


def find(draft: Draft, tools: Tools) -> tuple[DraftCommitment, ...]:
    """Find the commitments of a report, in order of text."""
    maker = Maker(draft, tools)
    programme = speaks_for_issuer(draft)
    made: list[DraftCommitment] = []
    listed_points = {number: (word, first) for number, word, first in points(maker.grounds, draft.sentences)}
    for number, sentence in enumerate(draft.sentences):
        readable = sentence.furniture in READABLE and sentence.language.startswith("en")
        if not readable or sentence.last - sentence.first > MAX_SENTENCE:
            continue
        own = [item for found in maker.finder.undertakings(sentence) for item in maker.commitments(found, sentence)]
        if not own and number in listed_points:
            word, first = listed_points[number]
            own = maker.whole(word, (first, sentence.last), maker.operated(word) or "announce")
        if programme:
            verb = promise(maker.doc, sentence, tools.words.pledges)
            own = [] if verb is None else own or maker.pledges(verb, sentence)
        made.extend(own)
    return tuple(made)


class Maker:
    """Makes the entries of one report; holds the layers by place."""

    def __init__(self, draft: Draft, tools: Tools) -> None:
        self.draft = draft
        self.doc = draft.doc
        self.words = tools.words.acts
        self.areas = Areas(tools.words)
        self.finder = Finder(draft, tools.words)
        self.grounds = self.finder.grounds
        self.times = Places(draft.times, lambda time: time.span.range)
        self.figures = Places(draft.figures, lambda figure: figure.span.range)
        mentions = [(place, index) for index, item in enumerate(draft.mechanisms) for place in item.mentions]
        self.mechanisms = Places(mentions, lambda entry: entry[0])
        contents = [(place, index) for index, item in enumerate(draft.attributions) for place in item.content]
        self.contents = Places(contents, lambda entry: entry[0])
        cues = [(item.cue, index) for index, item in enumerate(draft.attributions) if item.cue is not None]
        self.cues = Places(cues, lambda entry: entry[0])

    def commitments(self, found: Undertaking, sentence: Sentence) -> Iterator[DraftCommitment]:
        """The entries of one undertaking; none if only a stranger says so."""
        held = conditions.conditions(self.doc, sentence.first, sentence.last)
        if conditions.holds(held, found.word):
            return
        start, end = clause(found, sentence.last)
        condition = conditions.of(held, sentence.first, start, end)
        if condition is not None and start < condition[0] < end:
            end, condition = (condition[0], condition) if condition[1] >= end else (end, None)  # more may follow on it
        evidence = text_range(self.doc, start, end)
        if evidence is None:
            return
        holder = self._holder(evidence)
        if holder is not None and self._is_strange(self.draft.attributions[holder]):
            return
        parties = self._parties(found)
        verbs = (verb for verb in complement_verbs(found.word) if not conditions.holds(held, verb))
        acts = [(verb, self.grounds.operator(verb)) for verb in verbs]
        prior = self._is_prior(found)
        attribution = self._cued(found.word) if self._cued(found.word) is not None else holder
        for item in items(found, end, self.words, acts):
            part = text_range(self.doc, *item.part)
            if part is None:
                continue
            yield DraftCommitment(
                act=self._act(found, item),
                parties=parties,
                action=wording(self.doc, found, item),
                evidence=(evidence,),
                area=self._area(item, (start, end), parties),
                kind=self._kind(found),
                modality=found.modality,
                mechanism=self._mechanism(item),
                terms=(*tuple(self._terms(item, part))[:MAX_TERMS], *self._condition(condition)),
                deadline=self._deadline(part) or self._deadline_before(found.word),
                prior=prior,
                attribution=attribution,
            )

    def pledges(self, verb: Token, sentence: Sentence) -> list[DraftCommitment]:
        """The entry of a pledge of the text's own issuer, who is party to it without being named."""
        return self.whole(verb, (sentence.first, sentence.last), self.grounds.operator(verb) or "pledge", verb.i)

    def operated(self, word: Token) -> Act | None:
        """The act of a point that begins with a verb."""
        return self.grounds.operator(word) if word.tag_[:2] == "VB" else None

    def whole(self, word: Token, place: Range, act: Act, begins: int | None = None) -> list[DraftCommitment]:
        """The entry of tokens that as a whole say what is undertaken, by whom they name, and their action."""
        part = text_range(self.doc, begins if begins is not None else place[0], place[1])
        evidence = text_range(self.doc, *place)
        if part is None or evidence is None:
            return []
        item = Item(None, word, (begins if begins is not None else place[0], place[1]))
        named = () if begins is not None else self.grounds.mentions.touching(*evidence)
        return [
            DraftCommitment(
                act=act,
                parties=tuple((one.start, one.end) for one in named if one.type == "state"),
                action=" ".join(self.draft.report.text[part[0] : part[1]].split()).rstrip(".;"),
                evidence=(evidence,),
                area=self._area(item, place, ()),
                kind="action",
                modality="planned",
                mechanism=self._mechanism(item),
                terms=tuple(self._terms(item, part))[:MAX_TERMS],
                deadline=self._deadline(evidence),
            )
        ]

    def _act(self, found: Undertaking, item: Item) -> Act:
        """The operator inside the complement wins, unless the parties decline or only invite."""
        if found.modality == "negated" and found.act != "decline":
            return "decline"
        if (
            found.act in {"decline", "invite", "signal"}
            or item.act is None
            or found.word.pos_ == "NOUN"
            or (item.verb and is_negated(item.verb))
        ):
            return found.act
        if found.act == "pledge" and item.act == "continue":
            return found.act
        return item.act

    def _parties(self, found: Undertaking) -> tuple[Range, ...]:
        """The words that name those who undertake, one place for each of them."""
        if found.actor is None:
            return self._named_in(found.word)
        places: list[Range] = []
        for token in self._actors(found):
            mention = self.grounds.mention_at(token)
            place = (
                (mention.start, mention.end)
                if mention is not None
                else text_range(self.doc, *phrase(token, CLAUSES | JOINED))
            )
            if place is not None and not any(start < place[1] and place[0] < end for start, end in places):
                places.append(place)
        return tuple(sorted(places))

    def _actors(self, found: Undertaking) -> Iterator[Token]:
        """Those who undertake, with those they agree with and those they meet for it."""
        if found.actor is None:
            return
        verb = found.word if found.word.pos_ != "NOUN" else found.word.head
        siblings = [child for child in found.actor.head.lefts if child.dep_ == "nsubj" and self.grounds.is_agent(child)]
        yield from self._in_headline(found.actor)
        for actor in siblings if found.actor in siblings else [found.actor]:
            yield from listed(actor)
        partners = [verb, *objects(verb)] if found.act == "agree" else []
        for place in partners:
            for prep in place.rights:
                if prep.lower_ == "with" and prep.dep_ == "prep":
                    yield from (
                        token for below in prep.rights for token in listed(below) if self.grounds.is_agent(token)
                    )
        if found.modality == "planned" and found.actor.head.lemma_ in MEETING:
            met = first_child(found.actor.head, {"dobj"})
            if met is not None and self.grounds.is_agent(met):
                yield from listed(met)

    def _in_headline(self, actor: Token) -> Iterator[Token]:
        """The first of two states of a headline, which parsers leave out: "Valdoria, Kestrel agree to ..."."""
        first = actor.left_edge.i
        if actor.sent.start + 2 <= first <= actor.sent.start + 5 and self.doc[first - 1].text == ",":
            mention = self.grounds.mention_at(self.doc[first - 2])
            opens = mention is not None and mention.start == self.doc[actor.sent.start].idx
            if opens and mention is not None and mention.type == "state":
                yield self.doc[first - 2]

    def _named_in(self, word: Token) -> tuple[Range, ...]:
        """The parties of an agreement that "was signed": those that the agreement names."""
        for thing in objects(word):
            for place, index in self.mechanisms.touching(thing.idx, thing.idx + len(thing)):
                if place and self.draft.mechanisms[index].parties:
                    return self.draft.mechanisms[index].parties
        return ()

    def _area(self, item: Item, whole: Range, parties: tuple[Range, ...]) -> Area:
        passages = [item.own] if item.own is not None else []
        passages += [item.part, whole]
        area = self.areas.of([token.text for token in self.doc[first:last]] for first, last in passages)
        if area in {"other", "bilateral relations"} and self._states(item, parties) > 2:
            return "trilateral and multilateral"
        return area

    def _states(self, item: Item, parties: tuple[Range, ...]) -> int:
        """How many states the parties and the words of the item name."""
        part = text_range(self.doc, *item.part)
        places = [*parties, part] if part is not None else parties
        return len(
            {mention.state for place in places for mention in self.grounds.mentions.touching(*place) if mention.state}
        )

    def _kind(self, found: Undertaking) -> CommitmentKind:
        """A clause that says how things are is a view; one that says what is to be done is an action."""
        view = view_of(found.word)
        if view is None and found.word.pos_ == "NOUN":
            view = first_child(found.word, {"acl"})
        if found.bare or view is None or complement_verbs(found.word) or is_infinitive(view):
            return "action"
        inner = [child for child in view.children if child.dep_ == "ccomp"]
        return "action" if any(has_modal(verb, DUTIES | OPEN) for verb in [view, *inner]) else "position"

    def _mechanism(self, item: Item) -> int | None:
        """The mechanism that is the verb's object, else the first one that the part names."""
        part = text_range(self.doc, *item.part)
        if part is None:
            return None
        inside = self.mechanisms.touching(*part)
        if item.verb is not None:
            for thing in objects(item.verb):
                for place, index in inside:
                    if place[0] <= thing.idx < place[1]:
                        return index
        return inside[0][1] if inside else None

    def _terms(self, item: Item, part: Range) -> Iterator[Term]:
        """The item itself, where it stands in a list, and the times and figures of its part."""
        report = self.draft.report
        own = text_range(self.doc, *item.own) if item.own is not None else None
        if own is not None:
            span = report.span(*own)
            yield Term("item", span.exact, span)
        comment = before_comment(self.doc, *item.part)
        if comment < item.part[1]:
            part = part[0], min(part[1], self.doc[comment].idx)
        times = self.times.inside(*part)
        for time in times:
            label = {"set": "frequency", "duration": "duration"}.get(time.type, "date")
            yield Term(label, time.value or time.span.exact, time.span)
        for figure in self.figures.inside(*part):
            if not any(time.span.start < figure.span.end and figure.span.start < time.span.end for time in times):
                yield Term("cap" if figure.qualifier in {"up to", "at most"} else "amount", figure.value, figure.span)

    def _condition(self, place: Range | None) -> Iterator[Term]:
        """On what the undertaking hangs."""
        part = text_range(self.doc, *place) if place is not None else None
        if part is not None:
            span = self.draft.report.span(*part)
            yield Term("condition", " ".join(span.exact.split()), span)

    def _deadline(self, part: Range) -> str | None:
        """The time that "by", "within", "as early as" give; of a stretch of time its end."""
        text = self.draft.report.text
        for time in self.times.inside(*part):
            before = text[max(part[0], time.span.start - 24) : time.span.start].lower().split()[-3:]
            if time.value and LIMITING & {*before, *time.span.exact.lower().split()[:3]}:
                return time.value.split("/")[-1]
        return None

    def _deadline_before(self, verb: Token) -> str | None:
        """The time that a sentence begins with: "By the end of the year the two will publish ..."."""
        for child in (*verb.lefts, *verb.head.lefts):
            if child.dep_ == "prep" and child.lower_ in LIMITING and child.i < verb.i:
                part = text_range(self.doc, child.left_edge.i, child.right_edge.i + 1)
                return self._deadline(part) if part is not None else None
        return None

    def _is_prior(self, found: Undertaking) -> bool:
        """Whether the act itself lies before the events reported."""
        verb = found.word if found.word.pos_ != "NOUN" else found.word.head
        if any(child.lower_ in {"had", "'d"} and child.tag_ == "VBD" for child in auxiliaries(verb)):
            return True
        if any(child.dep_ in {"advmod", "npadvmod"} and _says_earlier(child) for child in verb.children):
            return True
        if self._is_background(verb):
            return True
        published = self.draft.report.published.value
        return any(_is_before(time, published) for time in self._own_times(verb))

    def _is_background(self, verb: Token) -> bool:
        """Whether the perfect tells, below the lead, of a deal that somebody already has: "has settled a tariff deal".

        "Have agreed to" is how the news itself is often told, so only the words for closing a deal count.
        """
        lead = [sentence.last for sentence in self.draft.sentences if sentence.furniture is None][:LEAD][-1:]
        if not lead or verb.i < lead[0]:
            return False
        if verb.tag_ == "VBG" and verb.dep_ == "advcl":
            return _is_perfect(verb.head)
        return verb.lemma_.lower() in CLOSING_DEALS and _is_perfect(verb)

    def _own_times(self, verb: Token) -> Iterator[TimeExpression]:
        """The times that hang on the verb itself: when it was done, not when it is to be done."""
        around = [*verb.children, *(child for thing in objects(verb) for child in thing.rights)]
        for child in around:
            below = next(child.rights, child) if child.dep_ == "prep" else child
            if below.dep_ in {"pobj", "npadvmod", "advmod"}:
                yield from self.times.touching(below.idx, below.idx + len(below))

    def _cued(self, word: Token) -> int | None:
        cued = self.cues.touching(word.idx, word.idx + len(word))
        return cued[-1][1] if cued else None

    def _holder(self, evidence: Range) -> int | None:
        """The innermost attribution whose content holds the evidence."""
        held = self.contents.holding(*evidence)
        return min(held, key=lambda entry: entry[0][1] - entry[0][0])[1] if held else None

    def _is_strange(self, attribution: DraftAttribution) -> bool:
        """Whether the source binds nobody: an expert, an observer."""
        if attribution.source is None:
            return False
        words = self.doc.char_span(*attribution.source, alignment_mode="expand")
        return words is not None and any(self.grounds.is_stranger(token) for token in words)


LEAD = 2
"""Sentences that tell the news."""
CLOSING_DEALS = frozenset({"reach", "settle", "conclude", "sign", "strike", "seal", "clinch"})


def _is_perfect(verb: Token) -> bool:
    """Whether it is "has done", "have done"."""
    return verb.tag_ == "VBN" and any(child.lemma_ == "have" and child.tag_ != "VBG" for child in auxiliaries(verb))


def _says_earlier(token: Token) -> bool:
    return token.lower_ in EARLIER or any(below.lower_ in EARLIER for below in token.children)


def _is_before(time: TimeExpression, published: str | None) -> bool:
    """Whether a time lies clearly before the report: another year, or more than some days."""
    if not time.value or not published or time.type not in {"date", "time"}:
        return False
    latest = time.value.split("/")[-1][:10]
    try:
        day = date.fromisoformat(published[:10])
        if len(latest) == 10:
            return (day - date.fromisoformat(latest)).days > RECENT
    except ValueError:
        return latest[:4] < published[:4]
    return latest < published[: len(latest)]
