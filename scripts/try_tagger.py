"""Measure what a learned tagger on top of the rules would give: the figures behind shipping the rules alone.

Usage: python scripts/try_tagger.py LEARN MEASURE [--articles N]

Both are folders in the form of PolNeAR. Two logistic regressions are learned from the first (N articles of it): one
keeps or drops what the rules found, one proposes cues that they missed, with a complement as content and a subject
or owner as source. Thresholds are chosen by cross-validation there; the second folder tells what it gives. Nothing
that is learned is kept: weights from PolNeAR may not be shipped.

It needs scikit-learn, which is no dependency of this project: `pip install scikit-learn` where communique is installed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc, Token

from communique.annotate import annotate
from communique.draft import Draft, DraftAttribution
from communique.evaluate.polnear import Article, joined, read_articles
from communique.evaluate.tallies import Tally
from communique.evaluate.whole import Roles, partners
from communique.model import Failure, Range
from communique.pipeline import cleaned
from communique.settings import Settings
from communique.tools import load_tools

ROLES = ("source", "cue", "content")
COMPLEMENTS = frozenset("ccomp xcomp dobj attr acomp oprd prep acl advcl pcomp dative".split())
SUBJECTS = frozenset("nsubj nsubjpass csubj".split())
OWNERS = frozenset("by from of among".split())
FOLDS = 5
STEP = 0.05
TOP = 18
"""Thresholds that are tried: STEP, twice STEP, up to TOP times."""

Features = dict[str, int]


class Candidate(NamedTuple):
    """What could be an attribution, what is known of it, and whether people marked it."""

    roles: Roles
    features: Features
    right: bool


@dataclass
class Material:
    """An article with what the rules found in it and what could be proposed beside."""

    article: Article
    given: list[Candidate] = field(default_factory=list)
    proposed: list[Candidate] = field(default_factory=list)


def read(folder: Path, number: int | None) -> Iterator[Material]:
    """The articles of a part, annotated."""
    tools = load_tools(Settings())
    articles = read_articles(folder)
    every = max(1, len(articles) // number) if number else 1
    by_source = {str(article.path): article for article in articles[::every][:number]}
    for item in cleaned(list(by_source), tools.settings, tools.reference):
        if isinstance(item, Failure):
            print(item.message, file=sys.stderr)
            continue
        raw, report = item
        yield material_of(by_source[raw.source], annotate(report, tools))


def material_of(article: Article, draft: Draft) -> Material:
    """The candidates of an article, and which of them are right."""
    outermost = [one for one in draft.attributions if one.parent is None]
    given = [roles_of(article.text, one.source, one.cue, one.content) for one in outermost]
    found = partners(article.marked, given, article.text)
    material = Material(article)
    for place, (one, roles) in enumerate(zip(outermost, given, strict=True)):
        material.given.append(Candidate(roles, given_features(draft, one), place in found))
    missed = [roles for roles, place in zip(article.marked, found, strict=True) if place is None]
    for source, cue, content, features in proposals(draft):
        roles = roles_of(article.text, source, cue, (content,))
        right = any(
            partners([one], [roles], article.text)[0] == 0 for one in missed if bool(one["source"]) == bool(source)
        )
        material.proposed.append(Candidate(roles, features, right))
    return material


def roles_of(text: str, source: Range | None, cue: Range | None, content: Sequence[Range]) -> Roles:
    """The three roles as fragments."""
    spans = {"source": [source] if source else [], "cue": [cue] if cue else [], "content": content}
    return {role: joined(spans[role], text) for role in ROLES}


def bucket(number: int) -> str:
    """A length in coarse steps."""
    return next((f"<{limit}" for limit in (1, 2, 3, 4, 7, 13, 26) if number < limit), "more")


def given_features(draft: Draft, one: DraftAttribution) -> Features:
    """What is known of an attribution that the rules found."""
    text, doc = draft.report.text, draft.doc
    first = min(start for start, _ in one.content)
    length = bucket(sum(len(text[start:end].split()) for start, end in one.content))
    names = [one.rule, one.mode, one.stance, f"negated {one.negated}", f"fragments {bucket(len(one.content))}"]
    names += [f"length {length}", f"begins {text[first:].split(None, 1)[0].lower()}", f"part {4 * first // len(text)}"]
    root = head_of(doc, one.content[0])
    names += [f"content {root.pos_} {root.dep_}", f"source {kind(doc, one.source)}"]
    if one.cue is not None:
        cue = head_of(doc, one.cue)
        lemma = cue.lemma_.lower()
        names += [f"cue {lemma}", f"cue {cue.dep_}", f"cue {cue.tag_}", f"{one.rule} {lemma}", f"{lemma} {one.mode}"]
        names += [f"before {first < one.cue[0]}", f"gap {bucket(len(text[one.cue[1] : first].split()))}"]
        names += [f"child {child.dep_}" for child in cue.children]
        names += [f"modal {child.lower_}" for child in cue.children if child.tag_ == "MD"]
    return dict.fromkeys(names, 1)


def head_of(doc: Doc, span: Range) -> Token:
    """The head of the words of a span."""
    found = doc.char_span(*span, alignment_mode="expand")
    return doc[0] if found is None else found.root


def kind(doc: Doc, span: Range | None) -> str:
    """Of what kind a source is: a name, or which noun or pronoun."""
    if span is None:
        return "none"
    head = head_of(doc, span)
    return head.pos_ if head.pos_ == "PROPN" else f"{head.pos_} {head.lemma_.lower()}"


def proposals(draft: Draft) -> Iterator[tuple[Range | None, Range, Range, Features]]:
    """Every verb, noun and adjective that is in no content and is no cue, with each of its complements."""
    taken = {place for one in draft.attributions for start, end in one.content for place in range(start, end)}
    taken |= {place for one in draft.attributions if one.cue for place in range(*one.cue)}
    taken |= {place for quote in draft.quotes for place in range(quote.start, quote.end)}
    for token in draft.doc:
        if token.pos_ not in ("VERB", "NOUN", "ADJ", "AUX") or token.dep_ in ("aux", "auxpass") or token.idx in taken:
            continue
        subject = subject_of(token)
        source = None if subject is None else part(draft.doc, subject)
        if source is not None and source[0] <= token.idx < source[1]:
            source = None
        for child in token.children:
            if child.dep_ not in COMPLEMENTS or (child.i < token.i and child.dep_ != "ccomp"):
                continue
            objects = [one for one in child.children if one.dep_ in ("pobj", "pcomp")]
            preposition = child if child.pos_ == "ADP" and objects else None
            target = objects[0] if preposition is not None and child.i == token.i + 1 else child
            content = part(draft.doc, target)
            if content[0] <= token.idx < content[1]:
                continue
            features = proposal_features(token, subject, child, target)
            features[f"overlaps {any(place in taken for place in range(*content))}"] = 1
            features[f"length {bucket(len(draft.report.text[slice(*content)].split()))}"] = 1
            yield source, cue_of(token, preposition), content, features


def subject_of(token: Token) -> Token | None:
    """Who does, has or is it, over conjuncts and infinitives; of a noun its owner."""
    if token.pos_ == "NOUN":
        owners = [child for child in token.children if child.dep_ == "poss"]
        owners += [
            child
            for preposition in token.children
            if preposition.dep_ == "prep" and preposition.lower_ in OWNERS
            for child in preposition.children
            if child.dep_ == "pobj"
        ]
        if owners or token.dep_ not in ("dobj", "attr"):
            return owners[0] if owners else None
        token = token.head
    if token.pos_ == "ADJ":
        token = token.head
    for _ in range(4):
        subjects = [child for child in token.children if child.dep_ in SUBJECTS]
        if subjects:
            return subjects[0]
        if token.dep_ in ("acl", "relcl"):
            return token.head
        if token.dep_ not in ("conj", "xcomp", "advcl"):
            return None
        token = token.head
    return None


def part(doc: Doc, token: Token) -> Range:
    """A token with all below it, without the marks at its ends."""
    first, last = token.left_edge.i, token.right_edge.i
    while last > first and (doc[last].text in ".,;:" or doc[last].is_space):
        last -= 1
    while first < last and (doc[first].text in ",;:" or doc[first].is_space):
        first += 1
    return doc[first].idx, doc[last].idx + len(doc[last].text)


def cue_of(token: Token, preposition: Token | None) -> Range:
    """A cue with its auxiliaries, its negation and the preposition behind it."""
    doc, first, last = token.doc, token.i, token.i
    while first and doc[first - 1].dep_ in ("aux", "auxpass", "neg", "advmod") and doc[first - 1].head == token:
        first -= 1
    if preposition is not None and preposition.i == token.i + 1:
        last += 1
    return doc[first].idx, doc[last].idx + len(doc[last].text)


def proposal_features(token: Token, subject: Token | None, child: Token, target: Token) -> Features:
    """What is known of a cue that could be proposed."""
    lemma = token.lemma_.lower()
    relation = f"{child.dep_} {child.lower_ if child.pos_ == 'ADP' else ''}"
    names = [f"lemma {lemma}", f"frame {relation}", f"{lemma} {relation}", f"tag {token.tag_}", f"in {token.dep_}"]
    names += [f"content {target.tag_}", f"content {target.pos_ if target.pos_ == 'PROPN' else target.lemma_.lower()}"]
    names += [f"child {one.dep_}" for one in token.children]
    names += [f"helped by {one.lower_}" for one in token.children if one.dep_ in ("aux", "auxpass")]
    names += [f"marked {token.pos_}" for one in target.children if one.dep_ == "mark"]
    if subject is None:
        names.append("no source")
    else:
        name = "name" if subject.pos_ == "PROPN" else subject.lemma_.lower()
        names += [f"source {name}", f"source {subject.dep_}", f"{lemma} {subject.pos_}"]
    return dict.fromkeys(names, 1)


class Model:
    """A logistic regression over named features."""

    def __init__(self, rows: Sequence[Sequence[Candidate]]) -> None:
        try:
            linear = import_module("sklearn.linear_model")
            self.vectors: Any = import_module("sklearn.feature_extraction").DictVectorizer()
        except ImportError:
            sys.exit("try_tagger needs scikit-learn, which is not installed here: it is no part of this project")
        flat = [one for row in rows for one in row]
        table = self.vectors.fit_transform([one.features for one in flat])
        right = [one.right for one in flat]
        self.new: Callable[[], Any] = lambda: linear.LogisticRegression(max_iter=400)
        self.fitted: Any = self.new().fit(table, right)
        groups = [place % FOLDS for place, row in enumerate(rows) for _ in row]
        held_out = [0.0] * len(flat)
        for fold in range(FOLDS):
            learned = [i for i, group in enumerate(groups) if group != fold]
            tested = [i for i, group in enumerate(groups) if group == fold]
            shares = self.new().fit(table[learned], [right[i] for i in learned]).predict_proba(table[tested])
            for i, share in zip(tested, shares[:, 1], strict=True):
                held_out[i] = float(share)
        self.held_out = cut(held_out, rows)

    def shares(self, rows: Sequence[Sequence[Candidate]]) -> list[list[float]]:
        """How likely each candidate is right."""
        table = self.vectors.transform([one.features for row in rows for one in row])
        return cut([float(share) for share in self.fitted.predict_proba(table)[:, 1]], rows)


def cut(flat: Sequence[float], rows: Sequence[Sequence[Candidate]]) -> list[list[float]]:
    """One list for each article."""
    values = iter(flat)
    return [[next(values) for _ in row] for row in rows]


def chosen(
    material: Material, keep: Sequence[float], propose: Sequence[float], limits: tuple[float, float]
) -> list[Roles]:
    """What is given when the two thresholds are these."""
    kept = [one.roles for one, share in zip(material.given, keep, strict=True) if share >= limits[0]]
    taken = {place for roles in kept for place in places(roles, ("cue", "content"))}
    order = sorted(zip(propose, range(len(propose)), strict=True), key=lambda one: (-one[0], one[1]))
    for share, place in order:
        roles = material.proposed[place].roles
        mine = places(roles, ("cue", "content"))
        if share >= limits[1] and not mine & taken:
            kept.append(roles)
            taken |= mine
    return kept


def places(roles: Roles, names: Sequence[str]) -> set[int]:
    """The characters of some roles."""
    return {place for name in names for start, end in roles[name] for place in range(start, end)}


def scores(materials: Sequence[Material], answers: Sequence[Sequence[Roles]]) -> Mapping[str, Tally]:
    """Whole relations, and exact sources, cues and contents."""
    counts = {name: [0, 0, 0] for name in ("whole", *ROLES)}
    for material, given in zip(materials, answers, strict=True):
        marked = material.article.marked
        hits = sum(place is not None for place in partners(marked, given, material.article.text))
        rows = {"whole": (len(marked), len(given), hits)}
        for role in ROLES:
            wanted, found = ({roles[role] for roles in side if roles[role]} for side in (marked, given))
            rows[role] = len(wanted), len(found), len(wanted & found)
        for name, row in rows.items():
            counts[name] = [a + b for a, b in zip(counts[name], row, strict=True)]
    return {name: Tally(gold, hits, given, hits) for name, (gold, given, hits) in counts.items()}


def best(materials: Sequence[Material], keep: Model, propose: Model) -> tuple[float, float]:
    """The thresholds with the most whole relations on what was held out; one after the other."""
    steps = [STEP * step for step in range(TOP + 1)]

    def reached(limits: tuple[float, float]) -> tuple[float, float]:
        pairs = zip(materials, keep.held_out, propose.held_out, strict=True)
        value = scores(materials, [chosen(one, k, p, limits) for one, k, p in pairs])["whole"].value or 0.0
        return value, -limits[0]

    low = max(steps, key=lambda step: reached((step, 2.0)))
    high = max([*steps[1:], 2.0], key=lambda step: reached((low, step)))
    return low, high


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, choose the thresholds, and print what each way gives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("learn", type=Path, help="a folder with text/ and ann/")
    parser.add_argument("measure", type=Path, help="another")
    parser.add_argument("--articles", type=int, help="how many articles to learn from")
    options = parser.parse_args(arguments)
    train = list(read(options.learn, options.articles))
    keep, propose = Model([one.given for one in train]), Model([one.proposed for one in train])
    low, high = best(train, keep, propose)
    dev = list(read(options.measure, None))
    shares = list(
        zip(dev, keep.shares([one.given for one in dev]), propose.shares([one.proposed for one in dev]), strict=True)
    )
    ways = {"rules alone": (0.0, 2.0), "keep or drop": (low, 2.0), "propose": (0.0, high), "both": (low, high)}
    print(f"{len(train)} articles; thresholds {low:.2f} and {high:.2f}")
    for name, limits in ways.items():
        found = scores(dev, [chosen(one, k, p, limits) for one, k, p in shares])
        print(f"{name:14}", *(f"{role} {tally.value or 0:.3f}" for role, tally in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
