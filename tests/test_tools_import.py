"""Benchmarks and scripts run seldom: what they take from the package must still be there when they do."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(path for folder in ("bench", "scripts") for path in (ROOT / folder).rglob("*.py"))


def taken(path: Path) -> list[tuple[str, str]]:
    """The modules of the package that a file imports from, each with a name that it takes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "communique"
        for alias in node.names
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_a_tool_takes_from_the_package_is_there(path: Path) -> None:
    missing = [f"{module}.{name}" for module, name in taken(path) if not hasattr(import_module(module), name)]
    assert not missing, f"{path.relative_to(ROOT)} imports what is gone: {', '.join(missing)}"


def test_the_tools_take_something() -> None:
    assert any(taken(path) for path in FILES)
