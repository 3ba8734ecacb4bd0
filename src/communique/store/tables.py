"""The tables of the newest store, as SQLAlchemy sees them; `migrations` makes them."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

REPORTS = Table(
    "reports",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
LINES = Table(
    "lines",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("certainty", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("language", Text, nullable=False),
    Column("json", LargeBinary, nullable=False),
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("json", Text, nullable=False),
)
RECORDS = Table(
    "records",
    METADATA,
    Column("generation", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("frame", Text, nullable=False),
)
RECORD_ITEMS = Table(
    "record_items",
    METADATA,
    Column("generation", Integer, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
)
FAILURES = Table(
    "failures",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("after", Integer, nullable=False),
)
CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("json", Text, nullable=False),
)
REPORT_TEXT = Table("report_text", METADATA, Column("rowid", Integer, primary_key=True), Column("text", Text))
PROFILES = Table(
    "profiles",
    METADATA,
    Column("line", Integer, primary_key=True),
    Column("style", Integer, primary_key=True),
    Column("report", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
STORY_KEYS = Table(
    "story_keys",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("document", Text, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("report", Integer, nullable=False),
    Column("dated", Integer, nullable=False),
)
REPLACED = Table(
    "replaced",
    METADATA,
    Column("line", Integer, primary_key=True),
    Column("newer", Integer, nullable=False),
)
LEDGER = Table(
    "ledger",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("json", Text, nullable=False),
)
FOLLOWED = Table("followed", METADATA, Column("line", Integer, primary_key=True))
