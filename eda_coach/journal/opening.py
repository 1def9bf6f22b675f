"""Opening the file: new, as it is, brought up to date, or set aside because it is damaged."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from eda_coach.errors import JournalError
from eda_coach.journal.schema import APPLICATION_ID, MIGRATIONS, migrate, version_of
from eda_coach.journal.store import JournalDamagedError, SqliteJournal, journal_error

# How long a writer waits for another one; an append takes less than a millisecond.
_WAIT_S = 5.0
_SIDE_FILES = ("-wal", "-shm", "-journal")


def open_journal(path: Path, *, now: datetime, migrations: Sequence[str] = MIGRATIONS) -> SqliteJournal:
    """Open a journal for writing; make one if there is none.

    A damaged file is set aside under another name, never overwritten: a new journal takes its place,
    with everything that the newest backup holds and that can still be read out of the damaged file.

    Raises:
        JournalError: It cannot be written, or was written by a newer program.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            _create(path, migrations)
        return _open(path, now=now, migrations=migrations)
    except JournalDamagedError:
        return recover(path, now=now)
    except sqlite3.Error as error:
        raise journal_error(error, str(path)) from error
    except OSError as error:
        raise JournalError(
            f"The journal {path} cannot be opened ({error.strerror}).",
            hint="Check the permissions of its folder, or set EDA_COACH_HOME to another one.",
        ) from error


def open_to_read(path: Path, *, now: datetime) -> SqliteJournal:
    """Open a journal that may lie where nothing can be written; an empty one if there is none."""
    if not path.exists():
        return _empty(path)
    try:
        return open_journal(path, now=now)
    except JournalDamagedError:
        raise
    except JournalError:
        return _open_read_only(path)


def recover(path: Path, *, now: datetime) -> SqliteJournal:
    """Set the file aside and make a new journal out of the newest backup and what is still readable."""
    from eda_coach.journal.backups import newest_backup
    from eda_coach.journal.salvage import readable_records

    aside = set_aside(path, "damaged", now=now)
    _create(path, MIGRATIONS)
    journal = _connect(path)
    backup = newest_backup(path.parent)
    kept = journal.merge_records(readable_records(backup)) if backup else 0
    more = journal.merge_records(readable_records(aside))
    notice = f"The journal was damaged. It was set aside as {aside}; {kept + more} of its entries were saved"
    source = f" ({kept} from the backup {backup.name}, {more} out of the damaged file)." if backup else "."
    return SqliteJournal(journal.connection(), path=str(path), notices=(notice + source,))


def restore(path: Path, backup: Path, *, now: datetime) -> Path:
    """Put a backup in the place of the journal.

    Returns:
        Where the journal as it was has been set aside.

    Raises:
        JournalError: The backup is no journal; nothing has changed then.
    """
    try:
        _check_size(backup)
        with closing(_connect(backup)) as copy:
            _checked_version(copy, backup)
    except JournalError as error:
        raise JournalError(f"{backup} is no whole journal.", hint="Name another backup.") from error
    aside = set_aside(path, "replaced", now=now)
    with closing(sqlite3.connect(backup)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    path.chmod(0o600)
    return aside


def set_aside(path: Path, why: str, *, now: datetime) -> Path:
    """Move a journal with its side files to a name of its own in the same folder."""
    stem = f"{path.stem}-{why}-{now:%Y%m%dT%H%M%S}"
    aside = path.with_name(f"{stem}.sqlite")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{stem}-{count}.sqlite")
    for suffix in ("", *_SIDE_FILES):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside


def _create(path: Path, migrations: Sequence[str]) -> None:
    """Make a new journal under another name and link it into place: nobody ever sees half of one."""
    draft = path.with_name(f".{path.name}-{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            migrate(connection, migrations)
            # Where the file system knows no shared memory (network folders), SQLite keeps its own mode.
            connection.execute("PRAGMA journal_mode = WAL")
        draft.chmod(0o600)
        with suppress(FileExistsError):  # another process was faster; its journal is as good
            _link(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _link(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if not path.exists():
            draft.rename(path)


def _open(path: Path, *, now: datetime, migrations: Sequence[str]) -> SqliteJournal:
    _check_size(path)
    journal = _connect(path)
    try:
        version = _checked_version(journal, path)
        if version > len(migrations):
            raise JournalError(
                f"The journal {path} was written by a newer eda-coach (format {version}, this one knows {len(migrations)}).",
                hint="Update eda-coach, or set EDA_COACH_HOME to another folder.",
            )
        if version < len(migrations):
            from eda_coach.journal.backups import backup_file

            backup_file(path, path.parent, now=now, why="before-migration")
            migrate(journal.connection(), migrations)
            journal.rebuild_views()
    except BaseException:
        journal.close()
        raise
    return journal


def _connect(path: Path) -> SqliteJournal:
    connection = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    return SqliteJournal(connection, path=str(path))


def _check_size(path: Path) -> None:
    """A file that was cut short is shorter than its own header says; only a WAL may hold the rest."""
    size = path.stat().st_size
    if size == 0:
        raise JournalDamagedError(f"The journal {path} is empty.")
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        return
    with path.open("rb") as file:
        header = file.read(32)
    page = int.from_bytes(header[16:18], "big") or 0
    pages = int.from_bytes(header[28:32], "big")
    if size < (65536 if page == 1 else page) * pages:
        raise JournalDamagedError(f"The journal {path} was cut short.")


def _checked_version(journal: SqliteJournal, path: Path) -> int:
    """Version of the file, after a look at what every use of it needs."""
    connection = journal.connection()
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = version_of(connection)
        if application != APPLICATION_ID:
            raise JournalDamagedError(f"{path} is no journal of eda-coach.")
        connection.execute("SELECT max(number) FROM event").fetchone()
        connection.execute("SELECT count(*) FROM open_session").fetchone()
    except sqlite3.OperationalError as error:
        raise journal_error(error, str(path)) from error
    except sqlite3.DatabaseError as error:
        raise JournalDamagedError(f"The journal {path} is damaged ({error}).") from error
    return version


def _open_read_only(path: Path) -> SqliteJournal:
    """Read a journal in a folder that cannot be written, where SQLite cannot make its side files."""
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
    )
    journal = SqliteJournal(
        connection, path=str(path), notices=(f"The journal {path} can be read but not written.",)
    )
    _checked_version(journal, path)
    return journal


def _empty(path: Path) -> SqliteJournal:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    return SqliteJournal(connection, path=str(path))
