"""The embedded store: one SQLite file, or memory, and nothing to set up.

This module is the door: it looks at the place that was named and says in a sentence what is wrong with it.
The database library is loaded only when a store is opened.
"""

from __future__ import annotations

import os
from pathlib import Path

from communique.errors import StoreError
from communique.store import Store

MEMORY = Path(":memory:")
SQLITE_HEADER = b"SQLite format 3\x00"


def open_store(path: Path | None, *, create: bool = True) -> Store:
    """Open the store in a file, making it where there is none; None or ":memory:" keeps it in memory.

    Args:
        path: the store's file; missing parent folders are made with it.
        create: whether a missing file is made; False for commands that only read.

    Raises:
        StoreError: the store is missing and may not be made, is something else, is locked, damaged, or of a
            newer version.
    """
    from communique.store.database import Database  # noqa: PLC0415 - the library loads only when a store is opened

    if path is None or path == MEMORY:
        return Database.in_memory()
    try:
        new = _is_new(path)
        if new and not create:
            raise StoreError(f"there is no store at {path} yet: put reports into one with `communique add`")
        if new:
            path.parent.mkdir(parents=True, exist_ok=True)
        return Database.in_file(path, writable=new or _is_writable(path))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f"the store {path} cannot be opened: {reason.lower()}") from error


def _is_new(path: Path) -> bool:
    """Whether nothing is there yet.

    Raises:
        StoreError: there is something that cannot be a store.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name the file of a store")
    try:
        with path.open("rb") as handle:
            start = handle.read(len(SQLITE_HEADER))
    except FileNotFoundError:
        return True
    if start and start != SQLITE_HEADER:
        raise StoreError(f"{path} is no store of communique: nothing was changed in it")
    return not start


def _is_writable(path: Path) -> bool:
    """SQLite writes beside the file too, so the folder counts."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
