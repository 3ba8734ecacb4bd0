"""The public names: listed here on purpose, so that none comes or goes unnoticed."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import communique

API = Path(__file__).parent.parent / "docs" / "api.md"

PUBLIC = [
    "CommuniqueError",
    "Failure",
    "Record",
    "ReportLine",
    "Settings",
    "__version__",
    "annotate_sources",
    "brief",
]


def test_the_public_names_are_these() -> None:
    assert sorted(communique.__all__) == PUBLIC
    assert sorted(dir(communique)) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_each_public_name_is_there_and_documented(name: str) -> None:
    thing = getattr(communique, name)
    if name != "__version__":
        assert inspect.getdoc(thing)
    assert re.search(rf"^#+ `{re.escape(name)}\b", API.read_text(encoding="utf-8"), re.MULTILINE), (
        f"give {name} a heading in docs/api.md"
    )


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        communique.nonsense  # noqa: B018  # the look-up is what is tested


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import communique, sys; print(sorted({'spacy', 'msgspec', 'sqlalchemy', 'trafilatura'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_that_of_the_installed_package() -> None:
    assert communique.__version__ == version("communique")
