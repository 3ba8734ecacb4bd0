"""Files, folders and standard input: what is there, and its bytes, within limits."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.errors import ReportError, Unreadable

SUFFIXES = (".txt", ".md", ".html", ".htm")
SIDECAR = ".meta.json"
MAX_SIDECAR_BYTES = 100_000
STDIN = "-"


@dataclass(frozen=True)
class Found:
    """The bytes of one source; `suffix` is empty where the name tells nothing."""

    source: str
    data: bytes
    suffix: str
    sidecar: bytes | None = None


def find(sources: Sequence[str], max_bytes: int, stdin: bytes | None = None) -> Iterator[Found | ReportError]:
    """The bytes of every source, in the order named; an error in the place of what cannot be read."""
    seen: set[tuple[int, int]] = set()
    for source in sources:
        try:
            if source == STDIN:
                yield _standard_input(stdin, max_bytes)
            elif Path(source).is_dir():
                yield from _folder(source, max_bytes, seen)
            else:
                found = _file(source, max_bytes, seen, named=True)
                if found is not None:
                    yield found
        except ReportError as error:
            yield error
        except OSError as error:
            yield Unreadable(source, f"{source} cannot be read: {_reason(error)}")
        except ValueError:  # a NUL in a name
            yield Unreadable(source, f"{source!r} is no name of a file")


def _standard_input(stdin: bytes | None, max_bytes: int) -> Found:
    data = sys.stdin.buffer.read(max_bytes + 1) if stdin is None else stdin
    _check_size(STDIN, len(data), max_bytes, at_least=stdin is None)
    if not data:
        raise Unreadable(STDIN, "standard input is empty")
    return Found(STDIN, data, "")


def _folder(folder: str, max_bytes: int, seen: set[tuple[int, int]]) -> Iterator[Found | ReportError]:
    """Every readable report below a folder, sorted by path; links that lead back are not followed twice."""
    troubles: list[OSError] = []
    paths = sorted(_walk(folder, troubles))
    some = False
    for path in paths:
        some = True
        try:
            found = _file(path, max_bytes, seen, named=False)
            if found is not None:
                yield found
        except ReportError as error:
            yield error
        except OSError as error:
            yield Unreadable(path, f"{path} cannot be read: {_reason(error)}")
    for trouble in troubles:
        some = True
        name = str(trouble.filename or folder)
        yield Unreadable(name, f"{name} cannot be read: {_reason(trouble)}")
    if not some:
        raise Unreadable(folder, f"{folder} holds no report: files that end in {', '.join(SUFFIXES)} are read")


def _walk(folder: str, troubles: list[OSError]) -> Iterator[str]:
    """The paths of reports below a folder, each folder once however many links lead to it."""
    entered: set[tuple[int, int]] = set()
    for place, folders, names in os.walk(folder, onerror=troubles.append, followlinks=True):
        try:
            here = Path(place).stat()
        except OSError as error:
            troubles.append(error)
            folders.clear()
            continue
        if (here.st_dev, here.st_ino) in entered:
            folders.clear()
            continue
        entered.add((here.st_dev, here.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield os.path.join(place, name)  # noqa: PTH118 - keeps the source as it was given


def _file(path: str, max_bytes: int, seen: set[tuple[int, int]], *, named: bool) -> Found | None:
    """The bytes of a file; None if it was read before under this run.

    Raises:
        Unreadable: it is missing, empty, too large, or of a kind that is not read.
    """
    try:
        about = Path(path).stat()
    except FileNotFoundError:
        raise Unreadable(path, f"{path} does not exist") from None
    suffix = Path(path).suffix.lower()
    if named and stat.S_ISREG(about.st_mode) and suffix not in (*SUFFIXES, ""):
        raise Unreadable(path, f"{path}: files of the kind {suffix} are not read; give {', '.join(SUFFIXES)}")
    # A pipe that was named is meant, as in <(curl ...); one that lies in a folder may never have a writer.
    if not (stat.S_ISREG(about.st_mode) or (named and stat.S_ISFIFO(about.st_mode))):
        raise Unreadable(path, f"{path} is no file")
    if stat.S_ISREG(about.st_mode):
        if (about.st_dev, about.st_ino) in seen:
            return None
        seen.add((about.st_dev, about.st_ino))
        _check_size(path, about.st_size, max_bytes)
    with Path(path).open("rb") as handle:
        data = handle.read(max_bytes + 1)
    _check_size(path, len(data), max_bytes, at_least=True)
    if not data:
        raise Unreadable(path, f"{path} is empty")
    return Found(path, data, suffix if suffix in SUFFIXES else "", _sidecar(path))


def _sidecar(path: str) -> bytes | None:
    """The bytes of the file beside a report that tells what the user knows of it."""
    beside = Path(path + SIDECAR)
    if not beside.is_file():
        return None
    with beside.open("rb") as handle:
        return handle.read(MAX_SIDECAR_BYTES)


def _check_size(source: str, size: int, max_bytes: int, *, at_least: bool = False) -> None:
    if size > max_bytes:
        more = "more than " if at_least else ""
        known = max_bytes if at_least else size
        raise Unreadable(
            source, f"{source} is too large: {more}{known:,} bytes; sources of up to {max_bytes:,} bytes are read"
        )


def _reason(error: OSError) -> str:
    """The system's words for what went wrong, as part of a sentence."""
    return (error.strerror or type(error).__name__).lower()
