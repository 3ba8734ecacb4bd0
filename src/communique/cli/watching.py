"""Progress for people who wait: on standard error, and only if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def watched(what: str) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each report as its turn comes; it shows a line that moves."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape

    console = Console(stderr=True)
    done = 0
    with console.status(f"{what} ...") as status:

        def show(source: str) -> None:
            nonlocal done
            done += 1
            name = "".join(char for char in source if char.isprintable())
            status.update(f"{what}: {escape(name)} ({done})")

        yield show
