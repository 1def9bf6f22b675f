"""The folder of the journal: private, one process at a time where files change places, synced."""

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from eda_coach.errors import JournalError

SIDE_FILES = ("-wal", "-shm", "-journal")
# Of these a file without its own content cannot do; SQLite makes the third one anew.
_SIDE_FILES_WITH_CONTENT = ("-wal", "-journal")
# Saving what a large damaged journal holds takes seconds; who comes second waits for it.
_WAIT_S = 60.0


def make_private(folder: Path) -> None:
    """Make a folder that only the user can look into, if it is not there."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process at a time make, mend or exchange a journal; a killed one leaves no lock behind."""
    lock = path.with_name(f".{path.name}.lock")
    lock.touch(mode=0o600)
    with closing(sqlite3.connect(lock, timeout=_WAIT_S, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def draft_of(path: Path, suffix: str = ".new") -> Iterator[Path]:
    """A file that will take the place of another, empty and private; what is left of it is cleared away."""
    draft = path.with_name(f".{path.name}{suffix}")
    _clear(draft)
    try:
        draft.touch(mode=0o600)
        yield draft
    finally:
        _clear(draft)


def exchange(path: Path, draft: Path, why: str, *, now: datetime) -> Path | None:
    """Put a draft in the place of a journal that nobody has open; the journal is kept under another name.

    Returns:
        That name; None if there was no journal.
    """
    aside = _keep(path, why, now) if is_there(path) else None
    if aside is None:  # side files without their journal would be taken for a part of the new one
        _move_side_files(path, _free_name(path, "stray", now))
    for suffix in SIDE_FILES:
        _beside(path, suffix).unlink(missing_ok=True)
    os.replace(draft, path)  # noqa: PTH105 - atomic on every system, which rename is not
    sync_folder(path.parent)
    return aside


def move_aside(path: Path, why: str, *, now: datetime) -> Path:
    """Move a journal with its side files to a name of its own in the same folder."""
    aside = _free_name(path, why, now)
    path.rename(aside)
    _move_side_files(path, aside)
    sync_folder(path.parent)
    return aside


def copy_file(path: Path, copy: Path) -> None:
    """Copy a journal with those side files that hold a part of it."""
    _copy_bytes(path, copy)
    for suffix in _SIDE_FILES_WITH_CONTENT:
        with suppress(FileNotFoundError):
            _copy_bytes(_beside(path, suffix), _beside(copy, suffix))


def is_there(path: Path) -> bool:
    """Whether there is anything of that name, be it a link that leads nowhere."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def has_wal(path: Path) -> bool:
    """Whether a part of the journal lies in its side file: it is in use, or was left by a crash."""
    # SQLite follows a link and keeps the side file beside the file itself.
    wal = _beside(path.resolve() if path.is_symlink() else path, "-wal")
    return wal.exists() and wal.stat().st_size > 0


def sync_folder(folder: Path) -> None:
    """Write the names in a folder to the disk, so that a new one outlives a power failure."""
    with suppress(OSError):  # Windows and some network folders know no such thing
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _keep(path: Path, why: str, now: datetime) -> Path:
    """Give a file a second name, so that at no moment it has none; a copy where that is not possible."""
    aside = _free_name(path, why, now)
    try:
        aside.hardlink_to(path)
    except OSError:
        _copy_through(path, aside)
    for suffix in _SIDE_FILES_WITH_CONTENT:
        if _beside(path, suffix).exists():
            _copy_through(_beside(path, suffix), _beside(aside, suffix))
    return aside


def _free_name(path: Path, why: str, now: datetime) -> Path:
    stem = f"{path.stem}-{why}-{now:%Y%m%dT%H%M%S}"
    aside = path.with_name(f"{stem}.sqlite")
    count = 1
    while aside.exists() or _beside(aside, "-wal").exists():
        count += 1
        aside = path.with_name(f"{stem}-{count}.sqlite")
    return aside


def _move_side_files(path: Path, aside: Path) -> None:
    for suffix in SIDE_FILES:
        with suppress(FileNotFoundError):
            _beside(path, suffix).rename(_beside(aside, suffix))


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _copy_through(path: Path, copy: Path) -> None:
    """Copy a file for its user alone, and wait for the disk."""
    copy.touch(mode=0o600)
    _copy_bytes(path, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())


def _clear(draft: Path) -> None:
    for suffix in ("", *SIDE_FILES):
        _beside(draft, suffix).unlink(missing_ok=True)


def check_place(path: Path) -> None:
    """Check that a file stands there, or nothing: a pipe would be waited for for ever.

    Raises:
        JournalError: Something else stands there.
    """
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        if error.errno != errno.ELOOP:  # a link to itself; opening tells what else is wrong
            return
        is_file = False
    if not is_file:
        raise JournalError(
            f"What stands at {path} is no file.", hint="Move it away: the journal belongs there."
        )


def _copy_bytes(path: Path, copy: Path) -> None:
    import shutil  # only here: it loads every sort of compression

    shutil.copyfile(path, copy)
