"""How a store came to look as it does: numbered steps, each applied once, in order, never edited afterwards."""

from __future__ import annotations

from sqlalchemy import Connection

APPLICATION_ID = 0x436F6D71
"""Marks an SQLite file as a store of this program ("Comq")."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        # The bytes of each report, compressed, kept once.
        """CREATE TABLE reports (
            number INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, data BLOB NOT NULL)""",
        # What was found in a report; a later version of the program may find more and adds a line.
        """CREATE TABLE lines (
            number INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES reports (number), digest TEXT NOT NULL,
            program TEXT NOT NULL, certainty INTEGER NOT NULL, source TEXT NOT NULL, title TEXT, outlet TEXT,
            published TEXT, language TEXT NOT NULL, json BLOB NOT NULL, UNIQUE (report, digest))""",
        # One row for each thing of a record as it was once judged; generations share what did not change.
        """CREATE TABLE judgements (
            number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL,
            generation INTEGER NOT NULL, json TEXT NOT NULL, UNIQUE (kind, digest))""",
        "CREATE INDEX judgements_by_id ON judgements (kind, id, generation)",
        """CREATE TABLE records (
            generation INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, frame TEXT NOT NULL)""",
        """CREATE TABLE record_items (
            generation INTEGER NOT NULL REFERENCES records (generation), kind TEXT NOT NULL,
            position INTEGER NOT NULL, digest TEXT NOT NULL,
            PRIMARY KEY (generation, kind, position)) WITHOUT ROWID""",
        # `after` is the newest line at the time: a line of the same source that is newer settles the failure.
        """CREATE TABLE failures (
            number INTEGER PRIMARY KEY, source TEXT NOT NULL, error TEXT NOT NULL, message TEXT NOT NULL,
            after INTEGER NOT NULL)""",
        # Trigrams find parts of words and text without spaces between words; rows are those of `lines`.
        "CREATE VIRTUAL TABLE report_text USING fts5(text, content='', tokenize='trigram')",
    ),
    (
        # What persons judged; one that takes another back is a row of its own.
        "CREATE TABLE corrections (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL)",
    ),
    (
        # What decides which story a report belongs to, and the lists in which its neighbours are looked up.
        """CREATE TABLE profiles (
            line INTEGER NOT NULL REFERENCES lines (number), style INTEGER NOT NULL, report INTEGER NOT NULL,
            data BLOB NOT NULL, PRIMARY KEY (line, style))""",
        "CREATE INDEX profiles_by_report ON profiles (report, style, line)",
        """CREATE TABLE story_keys (
            key INTEGER NOT NULL, day INTEGER NOT NULL, document TEXT NOT NULL, line INTEGER NOT NULL,
            report INTEGER NOT NULL, dated INTEGER NOT NULL, PRIMARY KEY (key, day, document, line)) WITHOUT ROWID""",
        # A failure is looked up by its source, and so is the line that settles it.
        "CREATE INDEX lines_by_source ON lines (source, number)",
        "CREATE INDEX failures_by_source ON failures (source, number)",
    ),
    (
        # Few lines are ever replaced: to ask a small table is cheaper than to look for a newer line each time.
        "CREATE TABLE replaced (line INTEGER PRIMARY KEY REFERENCES lines (number), newer INTEGER NOT NULL)",
        """INSERT INTO replaced SELECT number, newer FROM (
            SELECT number, lead(number) OVER (PARTITION BY report ORDER BY number) AS newer FROM lines)
            WHERE newer IS NOT NULL""",
    ),
    (
        # The ledger: what passages say of undertakings (its entries), what persons decided, clauses that may be
        # about one, and how each item stood after an entry. Of the rows with one kind and key the newest counts.
        """CREATE TABLE ledger (
            number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL, item TEXT NOT NULL,
            json TEXT NOT NULL, UNIQUE (kind, id))""",
        "CREATE INDEX ledger_by_key ON ledger (kind, key, number)",
        "CREATE INDEX ledger_by_item ON ledger (item, kind)",
        # The lines that the ledger has taken in.
        "CREATE TABLE followed (line INTEGER PRIMARY KEY REFERENCES lines (number))",
    ),
)

NEWEST = len(MIGRATIONS)


def version_of(connection: Connection) -> int | None:
    """The version of a store; 0 for a file without tables, None for one that is no store of ours."""
    if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        return 0
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        return None
    return int(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'version'").scalar_one())


def migrate(connection: Connection, version: int) -> None:
    """Bring a store from a version to the newest, inside the caller's transaction."""
    for step in MIGRATIONS[version:]:
        for statement in step:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES ('version', ?)", (str(NEWEST),))
