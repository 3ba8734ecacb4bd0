"""A table of names that is no text is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import UsageError
from communique.evaluate.pairs import read_pairs


def test_a_table_that_is_not_text_is_refused_by_name(tmp_path: Path) -> None:
    table = tmp_path / "names.tsv"
    table.write_bytes(b"name1\tname2\tis_match\n\xff\xfe\ttrue\n")
    with pytest.raises(UsageError, match=r"names\.tsv cannot be read as UTF-8"):
        list(read_pairs(table))
