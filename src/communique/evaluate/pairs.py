"""Scores on pairs of personal names: may the two be one person's?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from communique.errors import UsageError
from communique.evaluate.tallies import Table, Tally
from communique.naming import SAME_PERSON, compare_names, load_naming

MEASURE = "person-name variants"
COLUMNS = ("name1", "name2", "is_match")
VERDICTS = {"true": True, "false": False}


def pairs_table(path: Path) -> Table:
    """The measure of a table of pairs.

    Raises:
        UsageError: it is no such table.
    """
    naming = load_naming()
    judged = [(compare_names(one, other, naming).value >= SAME_PERSON, same) for one, other, same in read_pairs(path)]
    right = sum(said and same for said, same in judged)
    tally = Tally(sum(same for _, same in judged), right, sum(said for said, _ in judged), right)
    return {MEASURE: tally}


def read_pairs(path: Path) -> Iterator[tuple[str, str, bool]]:
    """The pairs of names of a table with tabs, and whether people hold them for one person's.

    Raises:
        UsageError: it is not text, a column is missing, or a line has no verdict.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text ({error})") from None
    columns = lines[0].split("\t") if lines else []
    if not set(COLUMNS) <= set(columns):
        raise UsageError(f"{path} is no table of names: its first line must have the columns {', '.join(COLUMNS)}")
    places = [columns.index(column) for column in COLUMNS]
    for number, line in enumerate(lines[1:], 2):
        fields = line.split("\t")
        if len(fields) <= max(places) or fields[places[2]] not in VERDICTS:
            raise UsageError(f"{path}, line {number}: the verdict must be true or false")
        yield fields[places[0]], fields[places[1]], VERDICTS[fields[places[2]]]
