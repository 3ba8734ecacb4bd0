"""What the reports of one story tell that a ledger keeps."""

from __future__ import annotations

from collections.abc import Sequence

from communique.ledger.notices import notices_of
from communique.ledger.outcomes import signs_of
from communique.ledger.parties import Roll
from communique.matching.passages import read
from communique.matching.words import Speller
from communique.model import Notice, ReportLine, Sign
from communique.reference import Reference


def told_in(lines: Sequence[ReportLine], reference: Reference) -> tuple[list[Notice], list[Sign]]:
    """The undertakings and arrangements of some reports of one story, and the clauses that tell an outcome."""
    roll, speller = Roll(lines, reference), Speller()
    notices = [notice for line in lines for notice in notices_of(line, roll)]
    signs = [sign for line in lines for sign in signs_of(read(line, line.actors, speller), roll)]
    return notices, signs
