"""The budget: a module, a function and a list of parameters that one can read at a sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULE_LINES = 400
FUNCTION_LINES = 60
PARAMETERS = 6

# Nothing may be longer without a reason: "path" or "path:function" -> why.
REASONS: dict[str, str] = {}

FILES = sorted(path for folder in ("src", "bench", "scripts") for path in (ROOT / folder).rglob("*.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(source: str) -> Iterator[Function]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: Function) -> int:
    """How many parameters a caller has to know; the object of a method is not one of them."""
    named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    starred = [argument for argument in (function.args.vararg, function.args.kwarg) if argument]
    return len([argument for argument in named if argument.arg not in ("self", "cls")]) + len(starred)


def is_command(name: str, function: Function) -> bool:
    """Whether it is a command of the command line: it takes an option a parameter, and its callers are people."""
    return name.startswith("src/communique/cli") and bool(function.decorator_list)


def over_budget(name: str, source: str) -> list[str]:
    """What breaks the budget in one module, in words."""
    faults = []
    lines = len(source.splitlines())
    if lines > MODULE_LINES and name not in REASONS:
        faults.append(f"{name} has {lines} lines")
    for function in functions(source):
        where = f"{name}:{function.name}"
        if where in REASONS:
            continue
        if length(function) > FUNCTION_LINES:
            faults.append(f"{where} has {length(function)} lines")
        if parameters(function) > PARAMETERS and not is_command(name, function):
            faults.append(f"{where} has {parameters(function)} parameters")
    return faults


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_keeps_to_the_budget(path: Path) -> None:
    assert over_budget(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) == []


def test_no_module_is_a_drawer_for_the_rest() -> None:
    assert [path for path in FILES if path.stem in ("utils", "util", "helpers", "misc", "common")] == []


def test_a_breach_is_seen() -> None:
    long = "def long() -> None:\n" + "    pass\n" * FUNCTION_LINES
    wide = "def wide(a, b, c, d, e, f, *, g): ..."
    assert over_budget("m.py", long) == ["m.py:long has 61 lines"]
    assert over_budget("m.py", wide) == ["m.py:wide has 7 parameters"]
    assert over_budget("m.py", "x = 1\n" * (MODULE_LINES + 1)) == ["m.py has 401 lines"]
