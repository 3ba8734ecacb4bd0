"""What a database complains of, in sentences for a person."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from communique.errors import StoreError


@contextmanager
def sentences(name: str) -> Iterator[None]:
    """Say in a sentence what the database says in its own words.

    Raises:
        StoreError: in the place of any error of the database.
    """
    try:
        yield
    except DatabaseError as error:
        words = str(error.orig).lower()
        raise StoreError(_sentence(name, words)) from error
    except (zlib.error, msgspec.MsgspecError) as error:
        raise StoreError(f"the store {name} is damaged: something in it cannot be unpacked") from error
    except SQLAlchemyError as error:
        raise StoreError(f"the store {name} cannot be used: {error}") from error


def _sentence(name: str, words: str) -> str:
    if "locked" in words or "busy" in words:
        return f"the store {name} is locked: another program is writing to it, try again when that has ended"
    if "readonly" in words:
        return f"the store {name} cannot be written: it is read-only"
    if "full" in words:
        return f"the store {name} cannot grow: the disk is full"
    if "not a database" in words or "malformed" in words or "no such" in words:
        return f"the store {name} is damaged: {words}"
    return f"the store {name} cannot be used: {words}"
