"""Copies of the journal: the last one, one a day, one a week."""

import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from eda_coach.journal.file.folder import draft_of, make_private, sync_folder

FOLDER = "backups"
# Further back the weekly ones reach; more would fill small disks.
_DAILY = 7
_WEEKLY = 8
_TIME = "%Y%m%dT%H%M%SZ"
# Only what looks exactly like ours is ever thinned: the folder may hold copies that a user made.
_NAME = re.compile(r"journal-(?P<why>[a-z-]+-)?(?P<time>\d{8}T\d{6}Z)\.sqlite")


def backup_file(path: Path, home: Path, *, now: datetime, why: str = "") -> Path:
    """Copy a journal into the folder of backups, then thin them.

    Args:
        path: Of the journal.
        home: Folder in which the folder of backups lies.
        now: Names the copy.
        why: Part of the name; a copy with a reason is never thinned.

    Raises:
        OSError, sqlite3.Error: It cannot be copied, or is damaged; every older copy is still there.
    """
    folder = home / FOLDER
    make_private(folder)
    copy = folder / f"journal-{why + '-' if why else ''}{now.astimezone(UTC).strftime(_TIME)}.sqlite"
    with draft_of(copy) as draft:
        _copy(path, draft)
        os.replace(draft, copy)  # noqa: PTH105 - atomic on every system, which rename is not
    sync_folder(folder)
    _thin(folder, now=now.astimezone(UTC))
    return copy


def backups(home: Path) -> list[Path]:
    """Thinned copies, the oldest first."""
    return sorted(path for path in _copies(home) if not _why(path))


def all_backups(home: Path) -> list[Path]:
    """Every copy, also those made before a migration, the oldest first."""
    return sorted(_copies(home), key=lambda path: (_time(path), path.name))


def newest_backup(home: Path, *, now: datetime) -> Path | None:
    """The newest copy of any sort; None without any.

    A copy out of the future was made when the clock went wrong: it counts only if there is no other.
    """
    found = all_backups(home)
    past = [path for path in found if _time(path) <= now]
    return next(reversed(past or found), None)


def is_due(home: Path, *, now: datetime) -> bool:
    """Whether there is no copy of this day yet; days of UTC, since only their number counts."""
    return now.astimezone(UTC).date() not in {_time(path).date() for path in backups(home)}


def times_to_keep(times: Iterable[datetime]) -> set[datetime]:
    """The last copy, the last of each of seven days, and the last of each of eight weeks."""
    newest_first = sorted(times, reverse=True)
    by_day: dict[object, datetime] = {}
    by_week: dict[object, datetime] = {}
    for time in newest_first:
        by_day.setdefault(time.date(), time)
        by_week.setdefault(time.isocalendar()[:2], time)
    return {*newest_first[:1], *list(by_day.values())[:_DAILY], *list(by_week.values())[:_WEEKLY]}


def _copy(path: Path, draft: Path) -> None:
    """Copy page by page; a damaged journal must not crowd out the copies from when it was whole."""
    source_uri = f"{path.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(source_uri, uri=True)) as source, closing(sqlite3.connect(draft)) as target:
        source.backup(target)
        found = target.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)


def _thin(folder: Path, *, now: datetime) -> None:
    """Delete what need not be kept.

    Copies out of the future, made when the clock was wrong, wait for their time: counted, they would crowd
    out the copy of today.
    """
    time_by_path = {
        path: time for path in _copies(folder.parent) if not _why(path) and (time := _time(path)) <= now
    }
    kept = times_to_keep(time_by_path.values())
    for path, time in time_by_path.items():
        if time not in kept:
            with suppress(OSError):
                path.unlink()


def _copies(home: Path) -> list[Path]:
    return [path for path in (home / FOLDER).glob("journal-*.sqlite") if _NAME.fullmatch(path.name)]


def _why(path: Path) -> str:
    found = _NAME.fullmatch(path.name)
    return (found and found["why"]) or ""


def _time(path: Path) -> datetime:
    return datetime.fromisoformat(path.stem[-16:])
