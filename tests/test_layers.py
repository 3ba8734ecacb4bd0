"""Imports point up the list: a module knows what stands above it, and never its neighbours or what is below."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "communique"

LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in (
        "errors",
        "model",
        "settings",
        "judging phrases",
        # what is known of the world and of words, each on its own
        "calibration chronology grammar happenings lexicon matching parsing places raw reference tense wordlists",
        "naming storyline",
        "draft tools",
        "read clean annotate link store",
        "reconcile ledger verify workers",
        "pipeline",
        "following",
        "present distribute evaluate explain",
        "cli",
        "__main__",
    )
)
LEVEL = {module: number for number, layer in enumerate(LAYERS) for module in layer}

# In these packages every module answers a question of its own; only the package itself puts them together.
SEPARATE = ("read", "annotate", "reconcile")


def modules() -> list[Path]:
    """Every file of the package but its door, `__init__`, which hands on names from anywhere."""
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def top(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(source: str, package: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The dotted names inside `communique` that a source imports, without the first part.

    Args:
        source: the text of the module.
        package: the package it lies in, for relative imports, from `communique` on.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(package[: len(package) - node.level + 1]) if node.level else []
            base += node.module.split(".") if node.module else []
            names = [[*base, alias.name] for alias in node.names]
        else:
            continue
        yield from (tuple(name[1:]) for name in names if name[0] == "communique" and len(name) > 1)


def imports_of(path: Path) -> list[tuple[str, ...]]:
    """What a module imports of the package's own modules; names of the package's door are left out."""
    inside = ("communique", *path.relative_to(PACKAGE).parts[:-1])
    found = imported(path.read_text(encoding="utf-8"), inside)
    return [name for name in found if (PACKAGE / name[0]).is_dir() or (PACKAGE / f"{name[0]}.py").exists()]


def breach(importer: str, other: str) -> bool:
    return importer != other and LEVEL[other] >= LEVEL[importer]


def sibling(path: Path, name: tuple[str, ...]) -> str | None:
    """The sibling inside a separate package that an import reaches, if any."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    if parts[0] not in SEPARATE or parts[1] == "__init__" or name[0] != parts[0] or len(name) < 2:
        return None
    known = (PACKAGE / name[0] / f"{name[1]}.py").exists() or (PACKAGE / name[0] / name[1]).is_dir()
    return name[1] if known and name[1] != parts[1] else None


def test_every_module_has_a_layer() -> None:
    unknown = {top(path) for path in modules()} - set(LEVEL)
    assert not unknown, f"give these a line in LAYERS: {sorted(unknown)}"
    assert len(LEVEL) == sum(map(len, LAYERS)), "a module has one line in LAYERS"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_up(path: Path) -> None:
    here = top(path)
    wrong = sorted({".".join(name) for name in imports_of(path) if breach(here, name[0])})
    assert not wrong, f"{here} must not import {wrong}"


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if top(path) in SEPARATE],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_modules_of_a_separate_package_do_not_import_each_other(path: Path) -> None:
    wrong = sorted({found for name in imports_of(path) if (found := sibling(path, name))})
    assert not wrong, f"{path.name} must not import its siblings {wrong}: let the package put them together"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import communique.store", [("store",)]),
        ("from communique import read", [("read",)]),
        ("from communique.link.cast import Cast", [("link", "cast", "Cast")]),
        ("from . import dates", [("annotate", "dates")]),
        ("from ..link import names", [("link", "names")]),
        ("def later() -> None:\n    from communique import cli", [("cli",)]),
        ("import json", []),
    ],
)
def test_imports_are_found_in_every_spelling(source: str, expected: list[tuple[str, ...]]) -> None:
    assert list(imported(source, ("communique", "annotate"))) == expected


def test_a_breach_is_seen() -> None:
    assert breach("model", "link")
    assert breach("read", "clean")
    assert not breach("cli", "errors")
    assert not breach("link", "link")
    assert sibling(PACKAGE / "annotate" / "dates.py", ("annotate", "figures", "find")) == "figures"
    assert sibling(PACKAGE / "annotate" / "__init__.py", ("annotate", "figures")) is None
