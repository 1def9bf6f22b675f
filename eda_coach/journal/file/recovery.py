"""A new journal out of the newest backup and what can still be read out of the present file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from eda_coach.journal.file.backups import newest_backup
from eda_coach.journal.file.connecting import alone, connect
from eda_coach.journal.file.folder import draft_of, exchange, is_there
from eda_coach.journal.file.salvage import Salvaged, salvage
from eda_coach.journal.log.records import Record
from eda_coach.journal.log.schema import migrate
from eda_coach.journal.log.sqlite_errors import JournalDamagedError
from eda_coach.journal.log.store import SqliteJournal

_NOTHING = Salvaged(records=(), is_whole=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sources:
    """Where events come from.

    Attributes:
        backup: None without any.
        file: The present journal; None if there is none.
    """

    backup: Path | None
    file: Salvaged | None


def make_anew(path: Path, *, now: datetime, migrations: Sequence[str]) -> str:
    """Build a journal out of all that can be read, and put it in the place of the present one.

    The present file, kept under another name, is touched only when the new one is on the disk.

    Args:
        path: Of the journal, locked by the caller.
        now: Names the present file, and tells the newest backup.
        migrations: Steps to the format to build.

    Returns:
        What to tell the user.

    Raises:
        JournalError: Somebody has the journal open, or a newer program wrote it.
    """
    with closed(path, len(migrations)) as is_readable, draft_of(path) as draft:
        sources = _sources(path, is_readable=is_readable, now=now)
        old = () if sources.backup is None else _records_of(sources.backup, path)
        present = _NOTHING if sources.file is None else sources.file
        # What is whole keeps its order; of a damaged file only the end is newer than the backup.
        parts = (present.records, old) if present.is_whole else (old, present.records)
        first, second = write_journal(draft, migrations, parts)
        aside = exchange(path, draft, "replaced" if present.is_whole else "damaged", now=now)
    kept, more = (second, first) if present.is_whole else (first, second)
    return _notice(sources, aside, kept=kept, more=more)


def write_journal(
    draft: Path, migrations: Sequence[str], parts: Sequence[Sequence[Record]] = ()
) -> list[int]:
    """Write a journal into an empty file.

    Returns:
        For each part the number of events that no earlier part held.
    """
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        migrate(connection, migrations)
        journal = SqliteJournal(connection, path=str(draft))
        added = [journal.merge_records(part) for part in parts]
        # Where the file system knows no shared memory (network folders), SQLite keeps its own mode.
        connection.execute("PRAGMA journal_mode = WAL")
        return added


@contextmanager
def closed(path: Path, newest: int) -> Iterator[bool]:
    """Keep others out of a journal, as far as it can be opened at all; whether it can.

    Raises:
        JournalError: Somebody has it open, or a newer program wrote it.
    """
    try:
        connect(path, newest=newest).close()
    except (FileNotFoundError, JournalDamagedError):
        yield False
        return
    with alone(path):
        yield True


def _sources(path: Path, *, is_readable: bool, now: datetime) -> _Sources:
    backup = newest_backup(path.parent, now=now)
    if not is_there(path):
        return _Sources(backup=backup, file=None)
    found = salvage(path, workplace=path)
    return _Sources(
        backup=backup, file=Salvaged(records=found.records, is_whole=found.is_whole and is_readable)
    )


def _records_of(backup: Path, path: Path) -> Sequence[Record]:
    try:
        return salvage(backup, workplace=path).records
    except OSError:  # a backup that cannot be read must not keep the rest from being saved
        return ()


def _notice(sources: _Sources, aside: Path | None, *, kept: int, more: int) -> str:
    backup = f"{kept} from the backup {sources.backup.name}" if sources.backup else "there is no backup"
    if sources.file is None:
        return f"There was no journal. Entries in the new one: {kept} ({backup})."
    state = "whole" if sources.file.is_whole else "damaged"
    return (
        f"The journal was {state}. It was set aside as {aside}; {kept + more} of its entries were saved"
        f" ({backup}, {more} out of the {state} file)."
    )
