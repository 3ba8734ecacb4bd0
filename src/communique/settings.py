"""Every option of a run in one frozen object; nothing else reads the environment or configuration."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

STORE_VARIABLE = "COMMUNIQUE_STORE"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a run may be told; the defaults are safe ones.

    Attributes:
        outlet: publisher of every report of the run, where the user knows it.
        published: EDTF date of publication of every report of the run, where the user knows it.
        max_bytes: largest source that is read; a larger one is refused by name.
        max_record_bytes: largest record, brief or file of report lines that is verified: it is held in memory whole.
        max_characters: longest text that is annotated, in code points (the parser's memory grows with it).
        store: the store's file; None keeps everything in memory.
    """

    outlet: str | None = None
    published: str | None = None
    max_bytes: int = 10_000_000
    max_record_bytes: int = 200_000_000
    max_characters: int = 200_000
    store: Path | None = None


def default_store() -> Path:
    """Where the store is when nobody says: COMMUNIQUE_STORE, else the user's data folder."""
    named = os.environ.get(STORE_VARIABLE)
    if named:
        return Path(named)
    import platformdirs  # only the commands that open the default store need it

    return Path(platformdirs.user_data_dir("communique")) / "communique.db"
