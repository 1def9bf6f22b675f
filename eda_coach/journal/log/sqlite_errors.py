"""What an error of SQLite or of the file system means to a user of the journal."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from eda_coach.errors import JournalError


class JournalDamagedError(JournalError):
    """The file is not what was written: cut short, overwritten or worn."""


class JournalUnwritableError(JournalError):
    """The file or its folder can be read at most: no permission, or no space."""


@contextmanager
def translated(path: object) -> Iterator[None]:
    """Raise what SQLite and the file system raise as errors of the journal.

    Args:
        path: Of the journal, for messages.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise journal_error(error, path) from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged schema in the words of its error
        raise _damaged(path) from error
    except OSError as error:
        raise JournalUnwritableError(
            f"The journal {path} cannot be opened ({error.strerror}).",
            hint="Check the permissions of its folder, or set EDA_COACH_HOME to another one.",
        ) from error


def journal_error(error: sqlite3.Error, path: object) -> JournalError:
    """What an error of SQLite means to a user."""
    # Without a code the module itself complains: of text in a row that is not UTF-8.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return JournalError(
            f"Another program keeps the journal {path} locked.", hint="Close it and try again."
        )
    if code == sqlite3.SQLITE_FULL:
        return JournalUnwritableError(
            f"The disk is full: nothing more could be written to {path}.",
            hint="Free some space and try again; everything written before is kept.",
        )
    if code in _UNWRITABLE:
        return JournalUnwritableError(
            f"The journal {path} cannot be written.",
            hint="Check its permissions and the space on its disk, or set EDA_COACH_HOME to another folder.",
        )
    if code in _DAMAGED or str(error).startswith(_DAMAGED_WORDS):
        return _damaged(path)
    return JournalError(f"The journal {path} failed: {error}.", hint="Run `eda-coach journal check`.")


# A failing disk is no damaged file: setting the file aside would only make it worse.
_UNWRITABLE = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_IOERR,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
# SQLite has no code of their own for these.
_DAMAGED_WORDS = ("no such table", "no such column", "unsupported file format")


def unreadable_event(id_: str) -> JournalDamagedError:
    """The error for a row whose JSON is not what was written."""
    return JournalDamagedError(f"The event {id_!r} in the journal cannot be read any more.", hint=_MEND)


def _damaged(path: object) -> JournalDamagedError:
    return JournalDamagedError(f"The journal {path} is damaged.", hint=_MEND)


_MEND = "Run `eda-coach journal restore`: it sets the file aside and saves what can be saved."
