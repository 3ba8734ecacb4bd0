"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from communique.errors import UsageError
from communique.settings import Settings, default_store

MOST_JOBS = 256
Command = TypeVar("Command", bound=Callable[..., Any])

SOURCES = click.argument("sources", nargs=-1, metavar="SOURCE...", required=True, type=click.Path(allow_dash=True))
OUTPUT = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(allow_dash=True, dir_okay=False),
    help="Write to FILE, whole or not at all; - is standard output.",
)
STORE = click.option(
    "--store",
    metavar="PATH",
    type=click.Path(dir_okay=False),
    help="The store's file.  [default: $COMMUNIQUE_STORE, else a file in your data folder]",
)
JOBS = click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(1, MOST_JOBS),
    default=1,
    show_default=True,
    help="How many processes work on the reports; what is found is the same.",
)


def examples(*commands: str) -> str:
    """The lower part of a help page: commands that can be copied."""
    return "\n".join(("\b", "Examples:", *(f"  {command}" for command in commands)))


def known_facts(command: Command) -> Command:
    """Add --outlet and --published, and hand them on as `settings`, with --jobs where a command has it."""

    @click.option("--outlet", metavar="NAME", help="Who published these reports, if you know it.")
    @click.option(
        "--published",
        metavar="DATE",
        help="When these reports were published, if you know it: 2025-08-23, 2025-08 or 2025.",
    )
    @wraps(command)
    def with_settings(outlet: str | None, published: str | None, jobs: int = 1, **options: Any) -> Any:
        if published is not None:
            published = _publication_date(published)
        if outlet is not None and not outlet.strip():
            raise UsageError("--outlet needs the name of an outlet")
        return command(settings=Settings(outlet=outlet, published=published, jobs=jobs), **options)

    return with_settings  # type: ignore[return-value]  # click reads the options off the wrapper


def store_path(named: str | None) -> Path:
    """The store that an option names, or the one that is used when nobody says."""
    return default_store() if named is None else Path(named)


def _publication_date(text: str) -> str:
    """An EDTF date of publication.

    Raises:
        UsageError: it is none.
    """
    from communique.chronology import read_edtf

    date = text.strip()
    period = read_edtf(date)
    if period is None or period.edtf.rstrip("?~%") != date.rstrip("?~%"):
        raise UsageError(f"--published {text} is no date: write it as 2025-08-23, 2025-08 or 2025 (EDTF)")
    return date
