"""Copies of the journal: the last one, one a day, one a week."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

FOLDER = "backups"
# Further back the weekly ones reach; more would fill small disks.
_DAILY = 7
_WEEKLY = 8
_TIME = "%Y%m%dT%H%M%SZ"


def backup_file(path: Path, home: Path, *, now: datetime, why: str = "") -> Path:
    """Copy a journal into the folder of backups, then thin them.

    Args:
        path: Of the journal.
        home: Folder in which the folder of backups lies.
        now: Names the copy.
        why: Part of the name; a copy with a reason is never thinned.
    """
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"journal-{why + '-' if why else ''}{now.astimezone(UTC).strftime(_TIME)}.sqlite"
    draft = folder / f".{name}.part"
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(draft)) as target:
        source.backup(target)
    draft.chmod(0o600)
    os.replace(draft, folder / name)  # noqa: PTH105 - atomic on every system, which rename is not
    _thin(folder)
    return folder / name


def backups(home: Path) -> list[Path]:
    """Thinned copies, the oldest first."""
    return sorted(path for path in (home / FOLDER).glob("journal-*.sqlite") if _time(path) is not None)


def all_backups(home: Path) -> list[Path]:
    """Every copy, also those made before a migration, the oldest first."""
    return sorted((home / FOLDER).glob("journal-*.sqlite"), key=lambda path: (path.stem[-16:], path.name))


def newest_backup(home: Path) -> Path | None:
    """The newest copy of any sort; None without any."""
    found = all_backups(home)
    return found[-1] if found else None


def is_due(home: Path, *, now: datetime) -> bool:
    """Whether there is no copy of this day yet; days of UTC, since only their number counts."""
    made = [time for time in map(_time, backups(home)) if time is not None]
    return not made or made[-1].date() < now.astimezone(UTC).date()


def times_to_keep(times: Iterable[datetime]) -> set[datetime]:
    """The last copy, the last of each of seven days, and the last of each of eight weeks."""
    newest_first = sorted(times, reverse=True)
    by_day: dict[object, datetime] = {}
    by_week: dict[object, datetime] = {}
    for time in newest_first:
        by_day.setdefault(time.date(), time)
        by_week.setdefault(time.isocalendar()[:2], time)
    return {*newest_first[:1], *list(by_day.values())[:_DAILY], *list(by_week.values())[:_WEEKLY]}


def _thin(folder: Path) -> None:
    time_by_path = {path: time for path in folder.glob("journal-*.sqlite") if (time := _time(path))}
    kept = times_to_keep(time_by_path.values())
    for path, time in time_by_path.items():
        if time not in kept:
            with suppress(OSError):
                path.unlink()


def _time(path: Path) -> datetime | None:
    try:
        return datetime.fromisoformat(path.stem.removeprefix("journal-")).astimezone(UTC)
    except ValueError:
        return None
