"""Where results go: standard output or a file, whole or not at all; and what goes to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from communique.errors import UsageError

STDOUT = "-"
CLOSED_PIPE = 141
"""What a shell reports of a program whose reader went away: 128 and the number of the signal."""

WIDTH = 100
"""Columns of a brief that is not written to a terminal."""


class ReaderGone(Exception):  # noqa: N818 - nothing went wrong: `head` has read enough
    """Whoever reads standard output has closed it."""


def write(chunks: Iterable[bytes], output: str | None) -> None:
    """Write to a file, which appears only when it is complete, or to standard output.

    Raises:
        UsageError: the file, or standard output, cannot be written.
        ReaderGone: standard output was closed.
    """
    if output is None or output == STDOUT:
        _to_stdout(chunks)
        return
    try:
        _to_file(chunks, Path(output))
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {_reason(error)}") from error


def refuse_source(output: str | None, sources: Iterable[str], suffixes: Sequence[str]) -> None:
    """Stop before a report is replaced by what was made of it: a slip of the hand must not cost evidence.

    Args:
        output: where the result is to go.
        sources: files and folders that are read.
        suffixes: how the names of files end that are read from a folder.

    Raises:
        UsageError: the output is a file that would be read as a source.
    """
    if output is None or output == STDOUT or not Path(output).is_file():
        return
    path = Path(output).resolve()
    for source in sources:
        place = Path(source).resolve()
        if place == path or (path.suffix.lower() in suffixes and place in path.parents):
            raise UsageError(f"{output} is one of the sources and would be overwritten: name another file with -o")


def say(text: str) -> None:
    """One line on standard output."""
    _to_stdout([text.encode("utf-8", "replace") + b"\n"])


def complain(text: str) -> None:
    """One line on standard error, for a person; what a stranger named a file cannot steer the terminal."""
    from communique.present.safety import for_terminal

    click.echo(f"communique: {for_terminal(text)}", err=True)


def silence() -> None:
    """Keep the interpreter from complaining at its end about a standard output that is closed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def is_terminal() -> bool:
    """Whether a person sees standard output as it comes."""
    return sys.stdout.isatty()


def shows_color() -> bool:
    """Whether standard output is a terminal whose user did not ask for plain text (https://no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The columns of the terminal, or a readable width where there is none."""
    return shutil.get_terminal_size((WIDTH, 24)).columns if is_terminal() else WIDTH


def _to_stdout(chunks: Iterable[bytes]) -> None:
    for chunk in chunks:
        try:
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise ReaderGone from None
        except OSError as error:
            silence()
            raise UsageError(f"standard output cannot be written: {_reason(error)}") from error


def _to_file(chunks: Iterable[bytes], path: Path) -> None:
    """Beside the file first, then in its place: nobody ever sees half of it, and links stay links."""
    if path.exists() and not path.is_file():  # a device or a pipe
        with path.open("wb") as handle:
            handle.writelines(chunks)
        return
    path = path.resolve()
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("xb") as handle:
            handle.writelines(chunks)
            handle.flush()
            os.fsync(handle.fileno())
        if path.exists():
            shutil.copymode(path, partial)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _reason(error: OSError) -> str:
    """The system's words for what went wrong, as part of a sentence."""
    return (error.strerror or str(error)).lower()
