"""Lines of JSON from a file or standard input: what a stranger wrote costs no more than its own line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TypeVar

from communique.cli.output import STDOUT
from communique.errors import UsageError

MOST_BYTES = 1_000_000
"""Bytes of a line that are read: a pair of passages has a few hundred."""
STDIN = "standard input"
Thing = TypeVar("Thing")


def named(file: str) -> str:
    """What a person calls a file."""
    return STDIN if file == STDOUT else file


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input.

    Raises:
        UsageError: it cannot be read.
    """
    if file == STDOUT:
        if sys.stdin is None:  # closed by the shell
            raise UsageError(f"{STDIN} is closed")
        yield sys.stdin.buffer
        return
    try:
        handle = open(file, "rb")  # noqa: PTH123, SIM115 - closed below, and a name like "-" is settled above
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {(error.strerror or str(error)).lower()}") from error
    with handle:
        yield handle


def numbered(handle: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, by number, of each no more than one byte too many; the rest is passed over."""
    number = 0
    while line := handle.readline(MOST_BYTES + 1):
        number += 1
        whole = line
        while len(whole) > MOST_BYTES and not whole.endswith(b"\n"):
            whole = handle.readline(MOST_BYTES + 1)
            if not whole:
                break
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            yield number, line


def read(line: bytes, kind: type[Thing], what: str) -> Thing | str:
    """The thing of a line, or what is wrong with it in words; `what` says in words what it should be."""
    import msgspec

    if len(line) > MOST_BYTES:
        return f"longer than {MOST_BYTES:,} bytes"
    try:
        return msgspec.json.decode(line, type=kind)
    except UnicodeDecodeError:
        return "not UTF-8 text"
    except msgspec.ValidationError as error:
        return f"no {what}: {_plain(str(error))}"
    except (msgspec.DecodeError, RecursionError) as error:
        return f"no JSON object ({error})"


def _plain(message: str) -> str:
    """The parser's words without its marks."""
    return message[:1].lower() + message[1:].replace("`", "").replace(" - at $.", ", in ")
