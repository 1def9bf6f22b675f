"""The tables of the journal, and how an older file is brought up to date."""

import sqlite3
from collections.abc import Sequence

from eda_coach.journal.log import views

# "EDAC": tells a journal from any other SQLite file.
APPLICATION_ID = 0x45444143

# The log. Triggers keep it append-only, also against a mistake of ours.
_LOG = """
CREATE TABLE event (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  session TEXT NOT NULL,
  place INTEGER NOT NULL,
  at TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  subject TEXT NOT NULL,
  question TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX event_by_session ON event (session, number);
CREATE INDEX flag_event ON event (number) WHERE kind IN ('flagged', 'unflagged');
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""
# Everything below is worked out from the log and can be thrown away: eda_coach/journal/log/views.py.
_VIEWS = """
CREATE TABLE attempt (
  number INTEGER PRIMARY KEY,
  session INTEGER NOT NULL,
  day TEXT NOT NULL,
  pack TEXT NOT NULL,
  question TEXT NOT NULL,
  topic TEXT NOT NULL,
  concepts TEXT NOT NULL,
  level TEXT NOT NULL,
  kind TEXT NOT NULL,
  points INTEGER NOT NULL,
  learner_points INTEGER,
  max_points INTEGER NOT NULL,
  chance REAL NOT NULL,
  confidence INTEGER
);
CREATE INDEX attempt_by_question ON attempt (pack, question, number);
CREATE TABLE standing (
  pack TEXT NOT NULL, question TEXT NOT NULL, number INTEGER NOT NULL, is_right INTEGER NOT NULL,
  PRIMARY KEY (pack, question)
);
CREATE TABLE open_session (session TEXT PRIMARY KEY, number INTEGER NOT NULL);
CREATE TABLE name (
  pack TEXT NOT NULL, sort TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
  PRIMARY KEY (pack, sort, id)
);
"""
# A query that has this very condition uses the index; reading every row for a few takes too long.
MOCK_EVENTS = (
    "kind IN ('mock-started', 'mock-turn', 'mock-reopened', 'mock-self-rated', 'mock-ended', 'mock-dropped')"
)
_MOCKS = f"CREATE INDEX mock_event ON event (number) WHERE {MOCK_EVENTS};"
REVIEWED = "design-reviewed"
REVIEW_EVENTS = f"kind = '{REVIEWED}'"
_REVIEWS = f"CREATE INDEX review_event ON event (number) WHERE {REVIEW_EVENTS};"
# Step n brings a file from version n to n + 1. Steps are never changed, only added.
MIGRATIONS: tuple[str, ...] = (_LOG + _VIEWS, _MOCKS, _REVIEWS)


def version_of(connection: sqlite3.Connection) -> int:
    """Version of the tables in a file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Bring a file up to date and work out its views anew: all of it or, if a step fails, none."""
    steps = ";\n".join(migrations[version_of(connection) :])
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE; {steps}; PRAGMA application_id = {APPLICATION_ID};"
            f" PRAGMA user_version = {len(migrations)};"
        )
        views.rebuild(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
