"""Tokens, tags and dependencies: a spaCy model, driven passage by passage.

The results are those of the model's own pipeline on each passage, at less than half the cost: `encoder`
works out the vectors, `forms` keeps what the rules say of a word, and spaCy's parser takes the passages of a
text together. A passage is parsed alone, so that its parse never depends on what stands around it, and need
not be worked out again when another report prints the same one. Only which words of a headline in capitals are
names is learnt from the rest of the text (`casing`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from communique.model import Range
from communique.parsing.casing import Casing
from communique.parsing.encoder import FEATURES, IDENTITY, BlockOps, Doubles, Encoder, Floats, Integers, in_blocks
from communique.parsing.forms import SET, Forms
from communique.parsing.mending import BEFORE, Mender

__all__ = ["Parser"]

KEPT_PASSAGES = 4_000
"""Passages whose parses are kept, the latest ones: agency copy comes again and again."""
TOGETHER = 6_000
"""Tokens that are worked on at once, a passage counting some more for itself."""
COST = 20
SPELT = FEATURES.index("SPACY")
"""The first features, which follow from how a word is spelt."""


class Parser:
    """A model and what it remembers of words and passages; one for a run."""

    def __init__(self, language: Language) -> None:
        """Take the parts of a model: `tok2vec`, tagger, parser, attribute rules and lemmatizer."""
        self.vocab = language.vocab
        self.make_doc: Callable[[str], Doc] = language.tokenizer
        parser: Any = language.get_pipe("parser")
        self._parser = parser
        for node in parser.model.walk():
            node.ops = BlockOps()
        tok2vec: Any = language.get_pipe("tok2vec")
        self._encoder = Encoder(tok2vec.model)
        self._forms = Forms(language)
        self._casing = Casing(language)
        tagger: Any = language.get_pipe("tagger")
        output = tagger.model.get_ref("softmax")
        self._tag_weights: Doubles = np.ascontiguousarray(output.get_param("W").T, dtype=np.float64)
        self._tag_bias: Floats = np.asarray(output.get_param("b"))
        self._tags = self._ids(*tagger.labels)
        self._space = self._ids("_SP")[0]
        self._hanging = np.array([[BEFORE, *self._ids("dep")]], dtype=np.uint64)
        self._mend = Mender(self.vocab.strings)
        self._tagged: OrderedDict[bytes, Integers] = OrderedDict()
        self._trees: OrderedDict[bytes, Integers] = OrderedDict()

    def _ids(self, *words: str) -> Integers:
        return np.array([self.vocab.strings.add(word) for word in words], dtype=np.uint64)

    def parse(
        self, doc: Doc, passages: Sequence[Range], split: Callable[[Doc], None], title: Range | None = None
    ) -> None:
        """Set tags, parts of speech, lemmas, heads and relations of a text.

        Args:
            doc: its tokens; a sentence begins where `is_sent_start` says so, and where the parser sees fit.
            passages: its first tokens and ends, in order; what lies between them is white space.
            split: called when the tags are known, to begin more sentences.
            title: the first token and the end of a line that may have capitals as headlines have them.
        """
        if not len(doc):
            return
        features: Integers = _of(doc, FEATURES)
        for place, word in (self._casing(doc, title) if title else {}).items():
            lexeme = self.vocab[word]
            features[place, :SPELT] = [lexeme.orth, lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape]
        parts = [features[first:last] for first, last in passages]
        keys = [part[:, IDENTITY].tobytes() for part in parts]
        texts = dict(zip(keys, parts, strict=True))
        vectors = self._tag(texts)
        tags = np.full(len(doc), self._space)
        for key, (first, last) in zip(keys, passages, strict=True):
            tags[first:last] = self._tagged[key]
        _set(doc, ["TAG"], tags[:, None])
        split(doc)
        flags = _of(doc, ["SENT_START"])
        marks = [key + flags[first:last].tobytes() for key, (first, last) in zip(keys, passages, strict=True)]
        unknown = {
            mark: (key, flags[first:last])
            for mark, key, (first, last) in zip(marks, keys, passages, strict=True)
            if mark not in self._trees
        }
        again = [key for key, _ in unknown.values() if key not in vectors]
        self._attach(unknown, texts, vectors | self._encoded(texts, again))
        trees = np.tile(self._hanging, (len(doc), 1))
        trees[0, 0] = 0
        for mark, (first, last) in zip(marks, passages, strict=True):
            trees[first:last] = self._trees[mark]
        self._mend(tags, trees[:, 0], trees[:, 1])
        _set(doc, ["HEAD", "DEP"], trees)
        _set(doc, SET, self._forms(doc, tags, trees[:, 1]))
        _forget(self._tagged, keys)
        _forget(self._trees, marks)

    def forget(self) -> None:
        """Forget the passages that were parsed; what is known of words stays."""
        self._tagged.clear()
        self._trees.clear()

    def _tag(self, texts: Mapping[bytes, Integers]) -> dict[bytes, Floats]:
        """Keep the tags of passages that are not known; their vectors."""
        vectors = self._encoded(texts, [key for key in texts if key not in self._tagged])
        for key, vector in vectors.items():
            best = (in_blocks(vector, self._tag_weights) + self._tag_bias).argmax(axis=1)
            self._tagged[key] = self._tags[best]
        return vectors

    def _encoded(self, texts: Mapping[bytes, Integers], keys: Iterable[bytes]) -> dict[bytes, Floats]:
        """The vectors of some passages."""
        found: dict[bytes, Floats] = {}
        for some in _in_groups(list(dict.fromkeys(keys)), texts):
            found.update(zip(some, self._encoder([texts[key] for key in some]), strict=True))
        return found

    def _attach(
        self,
        passages: Mapping[bytes, tuple[bytes, Integers]],
        texts: Mapping[bytes, Integers],
        vectors: Mapping[bytes, Floats],
    ) -> None:
        """Parse passages, together, and keep their heads and relations."""
        owners = {mark: texts[key] for mark, (key, _) in passages.items()}
        for some in _in_groups(list(passages), owners):
            docs: list[Any] = []
            for mark in some:
                key, flags = passages[mark]
                words, spaces = texts[key][:, 0].tolist(), texts[key][:, 5].astype(bool).tolist()
                doc: Any = Doc(self.vocab, words=words, spaces=spaces)
                _set(doc, ["SENT_START"], flags)
                doc.tensor = vectors[key]
                docs.append(doc)
            self._parser.set_annotations(docs, self._parser.predict(docs))
            self._trees.update((mark, _of(doc, ["HEAD", "DEP"])) for mark, doc in zip(some, docs, strict=True))


def _in_groups(keys: Sequence[bytes], texts: Mapping[bytes, Integers]) -> Iterator[list[bytes]]:
    """Passages in groups of bounded size, so that a text of many short lines does not fill the memory."""
    group: list[bytes] = []
    size = 0
    for key in keys:
        if group and size >= TOGETHER:
            yield group
            group, size = [], 0
        group.append(key)
        size += len(texts[key]) + COST
    if group:
        yield group


def _of(doc: Any, names: Sequence[str]) -> Integers:
    """Properties of every token, a row each; spaCy's types do not know numpy's."""
    found: Integers = doc.to_array(list(names))
    return found


def _set(doc: Any, names: Sequence[str], rows: Integers) -> None:
    """Set properties of every token."""
    doc.from_array(list(names), rows)


def _forget(kept: OrderedDict[bytes, Integers], used: Iterable[bytes]) -> None:
    """Drop what was used longest ago."""
    for key in used:
        kept.move_to_end(key)
    while len(kept) > KEPT_PASSAGES:
        kept.popitem(last=False)
