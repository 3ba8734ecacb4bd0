"""A file may have any name that the system allows: it costs no other report, and stays readable."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from communique.model import Failure, to_json
from communique.read import read_sources
from communique.settings import Settings


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse names that are no UTF-8")
def test_a_name_that_is_no_utf8_is_shown_by_its_bytes(tmp_path: Path) -> None:
    for name, data in ((b"good\xff.txt", b"Tolland met Vask."), (b"bad\xfe.txt", b"")):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as handle:  # noqa: PTH118, PTH123 - bytes
            handle.write(data)
    bad, good = read_sources([str(tmp_path)], Settings())
    assert isinstance(bad, Failure)
    assert b"bad\\\\xfe.txt is empty" in to_json(bad)
    assert not isinstance(good, Failure)
    assert good.source.endswith("good\\xff.txt")
