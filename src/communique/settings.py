"""Every option of a run in one frozen object; nothing else reads the environment or configuration."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

STORE_VARIABLE = "COMMUNIQUE_STORE"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a run may be told; the defaults are safe ones.

    Attributes:
        outlet: publisher of every report of the run, where the user knows it.
        published: EDTF date of publication of every report of the run, where the user knows it.
        max_bytes: largest source that is read; a larger one is refused by name.
        max_record_bytes: largest record, brief or file of report lines that is verified: it is held in memory whole.
        max_characters: longest text that is annotated, in code points (the parser's memory grows with it).
        jobs: how many processes work on the reports; one is this process itself.
        store: the store's file; None keeps everything in memory.
    """

    outlet: str | None = None
    published: str | None = None
    max_bytes: int = 10_000_000
    max_record_bytes: int = 200_000_000
    max_characters: int = 200_000
    jobs: int = 1
    store: Path | None = None


def default_store() -> Path:
    """Where the store is when nobody says: COMMUNIQUE_STORE, else the user's data folder."""
    named = os.environ.get(STORE_VARIABLE)
    if named:
        return Path(named)
    import platformdirs  # only the commands that open the default store need it

    return Path(platformdirs.user_data_dir("communique")) / "communique.db"


def keep_to_one_thread() -> None:
    """Let linear algebra use one thread, unless the user says otherwise; to be called before numpy is loaded.

    What is multiplied here is small: more threads cost more than they bring, and much more on a busy machine.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")


def environment_of_worker() -> dict[str, str]:
    """The environment of a process that works beside others: it has one thread, whatever this one has."""
    return {**os.environ, **dict.fromkeys(THREADS, "1")}
