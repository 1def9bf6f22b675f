"""A connection to the file of a journal, after a look at whether it is a whole one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from eda_coach.errors import JournalError
from eda_coach.journal.file.folder import has_wal
from eda_coach.journal.log.schema import APPLICATION_ID, MIGRATIONS, version_of
from eda_coach.journal.log.sqlite_errors import JournalDamagedError, translated
from eda_coach.journal.log.store import SqliteJournal

# How long a writer waits for another one; an append takes less than a millisecond.
_WAIT_S = 5.0
# Who wants a journal for himself need not wait longer than a report takes: a quiz lasts for minutes.
_WAIT_ALONE_S = 0.3


def connect(path: Path, *, newest: int = len(MIGRATIONS), name: str = "") -> SqliteJournal:
    """Connect to a journal for writing.

    Args:
        path: Of the file.
        newest: The latest format that is known.
        name: For messages; the path if left out.

    Raises:
        FileNotFoundError: There is none.
        JournalDamagedError: It is no whole journal; not one byte of it has changed then.
        JournalError: It cannot be opened, or a newer program wrote it.
    """
    while True:
        opened = path.stat()
        journal = _connected(path, newest, name or str(path))
        if path.stat().st_ino == opened.st_ino:
            return journal
        journal.close()  # somebody has just put another file in its place


def check(connection: sqlite3.Connection, newest: int, name: str) -> None:
    """Look at what every use of a journal needs.

    Raises:
        JournalDamagedError: It is not there.
        JournalError: A newer program wrote the file.
    """
    with translated(name):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = version_of(connection)
        if application != APPLICATION_ID or version < 1:
            raise JournalDamagedError(f"{name} is no journal of eda-coach.")
        if version > newest:
            raise JournalError(
                f"The journal {name} was written by a newer eda-coach"
                f" (format {version}, this one knows {newest}).",
                hint="Update eda-coach, or set EDA_COACH_HOME to another folder.",
            )
        connection.execute("SELECT max(number) FROM event").fetchone()
        connection.execute("SELECT count(*) FROM open_session").fetchone()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep everybody else out of a whole journal, all of which lies in its one file then.

    Raises:
        JournalError: Somebody has it open.
    """
    with (
        translated(path),
        closing(sqlite3.connect(path, timeout=_WAIT_ALONE_S, isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        # The change itself has left an empty rollback journal, which SQLite keeps while nobody else may come.
        connection.execute("PRAGMA journal_mode = MEMORY")
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        connection.execute("BEGIN EXCLUSIVE")
        if os.name == "nt":  # which lets nobody move an open file; that keeps others out as well
            connection.close()
        yield


def _connected(path: Path, newest: int, name: str) -> SqliteJournal:
    _check_size(path, name)
    if has_wal(path):
        # Closing a connection that may write brings the WAL into the file, damaged as both may be.
        with closing(_connection(path, "ro", name)) as look:
            check(look, newest, name)
    connection = _connection(path, "rw", name)
    try:
        check(connection, newest, name)
    except BaseException:
        connection.close()
        raise
    return SqliteJournal(connection, path=name)


def _connection(path: Path, mode: str, name: str) -> sqlite3.Connection:
    with translated(name):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_WAIT_S, isolation_level=None
        )
    try:
        with translated(name):
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _check_size(path: Path, name: str) -> None:
    """Notice a file that is shorter than its own header says; a WAL may hold the rest.

    SQLite must not see an empty file: it would delete the WAL beside it.
    """
    size = path.stat().st_size
    if size and has_wal(path):
        return
    with path.open("rb") as file:
        header = file.read(32)
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if size < max(1, (65536 if page == 1 else page) * pages):
        raise JournalDamagedError(f"The journal {name} was cut short.")
