"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.settings import Settings
from communique.tools import Tools, load_tools

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--regenerate` writes the golden files anew; look at the difference before you commit it."""
    parser.addoption("--regenerate", action="store_true", help="write golden files instead of comparing with them")


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The parser and the reference data, loaded once for all tests."""
    return load_tools(Settings())


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the reference case and its gold; the test is skipped where it is missing."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference case is not beside the project")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """The example reports written for this project."""
    return ROOT / "examples"
