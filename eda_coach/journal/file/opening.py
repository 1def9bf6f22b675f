"""Opening the file: new, as it is, brought up to date, or set aside because it is damaged."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from eda_coach.errors import JournalError
from eda_coach.journal.file.connecting import check, connect
from eda_coach.journal.file.folder import (
    check_place,
    copy_file,
    draft_of,
    exchange,
    has_wal,
    is_there,
    locked,
    make_private,
    move_aside,
)
from eda_coach.journal.log.schema import MIGRATIONS, migrate, version_of
from eda_coach.journal.log.sqlite_errors import JournalDamagedError, JournalUnwritableError, translated
from eda_coach.journal.log.store import SqliteJournal


def open_journal(path: Path, *, now: datetime, migrations: Sequence[str] = MIGRATIONS) -> SqliteJournal:
    """Open a journal for writing; make one if there is none.

    A damaged file is set aside under another name, never overwritten: a new journal takes its place,
    with everything that the newest backup holds and that can still be read out of the damaged file.

    Raises:
        JournalError: It cannot be written, or was written by a newer program.
    """
    check_place(path)
    with translated(path):
        journal = _as_it_is(path, len(migrations))
        if journal is not None:
            return journal
        make_private(path.parent)
        with locked(path):
            return _made_ready(path, now=now, migrations=migrations)


def open_to_read(path: Path, *, now: datetime) -> SqliteJournal:
    """Open a journal that may lie where nothing can be written; an empty one if there is none.

    Raises:
        JournalError: It is damaged and nothing can be written, or was written by a newer program.
    """
    check_place(path)
    with translated(path):
        if not is_there(path):
            return _in_memory(path)
        try:
            return open_journal(path, now=now)
        except JournalUnwritableError:
            return _read_only(path)


def recover(path: Path, *, now: datetime, migrations: Sequence[str] = MIGRATIONS) -> SqliteJournal:
    """Set the file aside and make a new journal out of the newest backup and what is still readable.

    Raises:
        JournalError: It cannot be written, is in use, or was written by a newer program.
    """
    check_place(path)
    with translated(path):
        make_private(path.parent)
        with locked(path):
            return _recovered(path, now=now, migrations=migrations)


def restore(path: Path, backup: Path, *, now: datetime) -> Path | None:
    """Put a backup in the place of the journal.

    Returns:
        Where the journal as it was has been set aside; None if there was none.

    Raises:
        JournalError: The backup is no journal, or the journal is in use; nothing has changed then.
    """
    from eda_coach.journal.file.backups import backup_file
    from eda_coach.journal.file.recovery import closed

    check_place(path)
    with translated(path):
        make_private(path.parent)
        with locked(path), draft_of(path) as draft:
            _copy_whole(backup, draft)
            with closed(path, len(MIGRATIONS)):
                aside = exchange(path, draft, "replaced", now=now)
    # Newer than every other copy: what has been gone back from must not come back by a recovery.
    with suppress(OSError, sqlite3.Error):
        backup_file(path, path.parent, now=now, why="after-restore")
    return aside


def set_aside(path: Path, why: str, *, now: datetime) -> Path:
    """Move a journal with its side files to a name of its own in the same folder.

    Raises:
        JournalError: It is in use, or nothing can be written there.
    """
    from eda_coach.journal.file.recovery import closed

    check_place(path)
    with translated(path), locked(path), closed(path, len(MIGRATIONS)):
        return move_aside(path, why, now=now)


def _as_it_is(path: Path, newest: int) -> SqliteJournal | None:
    """The journal, if it is there, whole and up to date."""
    try:
        journal = connect(path, newest=newest)
    except (FileNotFoundError, JournalDamagedError):
        return None
    if version_of(journal.connection()) == newest:
        return journal
    journal.close()
    return None


def _made_ready(path: Path, *, now: datetime, migrations: Sequence[str]) -> SqliteJournal:
    """The journal made, mended or brought up to date; another process may have done so meanwhile."""
    if not is_there(path):
        from eda_coach.journal.file.recovery import write_journal

        with draft_of(path) as draft:
            write_journal(draft, migrations)
            exchange(path, draft, "replaced", now=now)
    try:
        journal = connect(path, newest=len(migrations))
    except JournalDamagedError:
        return _recovered(path, now=now, migrations=migrations)
    try:
        _bring_up_to_date(journal, path, now=now, migrations=migrations)
    except BaseException:
        journal.close()
        raise
    return journal


def _bring_up_to_date(
    journal: SqliteJournal, path: Path, *, now: datetime, migrations: Sequence[str]
) -> None:
    if version_of(journal.connection()) < len(migrations):
        from eda_coach.journal.file.backups import backup_file

        backup_file(path, path.parent, now=now, why="before-migration")
        migrate(journal.connection(), migrations)


def _recovered(path: Path, *, now: datetime, migrations: Sequence[str]) -> SqliteJournal:
    # Imported here, as is everything a whole journal needs nothing of: each start of the program pays for it.
    from eda_coach.journal.file.recovery import make_anew

    notice = make_anew(path, now=now, migrations=migrations)
    journal = connect(path, newest=len(migrations))
    return SqliteJournal(journal.connection(), path=str(path), notices=(notice,))


def _copy_whole(backup: Path, draft: Path) -> None:
    """Copy a backup into a draft and look at every page of it."""
    try:
        copy_file(backup, draft)
    except OSError as error:
        raise JournalError(
            f"The backup {backup} cannot be copied ({error.strerror}).", hint="Name another backup."
        ) from error
    try:
        with closing(connect(draft, name=str(backup))) as copy:
            problems = copy.integrity_problems()
    except JournalDamagedError as error:
        raise JournalError(f"{backup} is no whole journal.", hint="Name another backup.") from error
    if problems:
        raise JournalError(
            f"{backup} is no whole journal.",
            hint="Name another backup, or save what is in it: `eda-coach journal restore`.",
        )


def _read_only(path: Path) -> SqliteJournal:
    """Read a journal in a folder that cannot be written, where SQLite cannot make its side files."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        copy = path
        if has_wal(path):
            copy = Path(folder) / path.name
            copy_file(path, copy)
            connect(copy, name=str(path)).close()  # brings what lies in the side file into the copy
        with closing(
            sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as connection:
            check(connection, len(MIGRATIONS), str(path))
            return _in_memory(path, connection, notices=(f"The journal {path} can be read but not written.",))


def _in_memory(
    path: Path, source: sqlite3.Connection | None = None, *, notices: Sequence[str] = ()
) -> SqliteJournal:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    if source is not None:
        source.backup(connection)
    if version_of(connection) < len(MIGRATIONS):
        migrate(connection)
    return SqliteJournal(connection, path=str(path), notices=notices)
