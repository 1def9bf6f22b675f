"""Copies of the journal, and which of them are kept."""

import sqlite3
import stat
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eda_coach.journal.file.backups import (
    all_backups,
    backup_file,
    backups,
    is_due,
    newest_backup,
    times_to_keep,
)
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log.store import SqliteJournal
from tests.builders import NOW, make_attempts

LAW = settings(deadline=None, max_examples=100, derandomize=True)
TIMES = st.lists(
    st.integers(0, 730 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes)), max_size=60
)
DAY = timedelta(days=1)


def test_a_backup_of_a_journal_in_use_is_whole(path: Path, journal: SqliteJournal) -> None:
    """If a journal is copied while it is open, then the copy has every append, and is private."""
    journal.append(make_attempts(3))

    copy = backup_file(path, path.parent, now=NOW)

    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    with closing(open_journal(copy, now=NOW)) as opened:
        assert list(opened.records()) == list(journal.records())


def test_a_backup_of_nothing_makes_nothing(path: Path) -> None:
    """If there is no journal, then there is nothing to copy, and none is made by the way."""
    with pytest.raises(sqlite3.Error):
        backup_file(path, path.parent, now=NOW)

    assert not path.exists()
    assert all_backups(path.parent) == []


def test_a_damaged_journal_crowds_out_no_backup(path: Path) -> None:
    """If the journal is damaged in the middle, then it is not copied, and the copies stay."""
    with closing(open_journal(path, now=NOW)) as journal:
        journal.append(make_attempts(30))
    good = backup_file(path, path.parent, now=NOW)
    damaged = bytearray(path.read_bytes())
    damaged[-20480:-4096] = bytes(16384)
    path.write_bytes(damaged)

    with pytest.raises(sqlite3.Error):
        backup_file(path, path.parent, now=NOW + DAY)

    assert list((path.parent / "backups").iterdir()) == [good]


def test_a_backup_is_due_once_a_day(path: Path, journal: SqliteJournal) -> None:
    """If there is a copy of this day, then none is due until the next."""
    before = is_due(path.parent, now=NOW)
    journal.append(make_attempts(1))
    backup_file(path, path.parent, now=NOW)

    assert before
    assert not is_due(path.parent, now=NOW + timedelta(hours=3))
    assert is_due(path.parent, now=NOW + DAY)


def test_a_backup_out_of_the_future_stops_no_other(path: Path, journal: SqliteJournal) -> None:
    """If the clock was once years ahead, then today's copies are due, made and kept all the same."""
    journal.append(make_attempts(1))
    future = [
        backup_file(path, path.parent, now=NOW.replace(year=2031) + number * 8 * DAY) for number in range(8)
    ]

    due = is_due(path.parent, now=NOW)
    today = backup_file(path, path.parent, now=NOW)

    assert due
    assert newest_backup(path.parent, now=NOW) == today
    assert set(backups(path.parent)) == {today, *future}


def test_with_a_clock_before_every_backup_the_last_one_is_the_newest(
    path: Path, journal: SqliteJournal
) -> None:
    """If the clock stands before all copies, then the last of them is still found."""
    journal.append(make_attempts(1))
    copies = [backup_file(path, path.parent, now=NOW + number * DAY) for number in range(2)]

    assert newest_backup(path.parent, now=NOW - 365 * DAY) == copies[1]


def test_without_backups_there_is_no_newest(path: Path) -> None:
    """If no copy was ever made, then there is none."""
    assert newest_backup(path.parent, now=NOW) is None


def test_backups_are_thinned(path: Path, journal: SqliteJournal) -> None:
    """If a copy is made on each of a hundred days, then seven days and the weeks before are left."""
    journal.append(make_attempts(1))
    for number in range(100):
        backup_file(path, path.parent, now=NOW + number * DAY)

    kept = [NOW + number * DAY for number in (55, 62, 69, 76, 83, 90, *range(93, 100))]
    assert [copy.name for copy in backups(path.parent)] == [
        f"journal-{at:%Y%m%dT%H%M%SZ}.sqlite" for at in kept
    ]


@pytest.mark.parametrize(
    "name", ["journal-before-migration-20200101T000000Z.sqlite", "journal-2020-01-01.sqlite", "notes.txt"]
)
def test_only_its_own_copies_are_thinned(path: Path, journal: SqliteJournal, name: str) -> None:
    """If a file in the folder was kept for a reason, or by the user, then it stays however old it is."""
    journal.append(make_attempts(1))
    kept = backup_file(path, path.parent, now=NOW).with_name(name)
    kept.write_bytes(b"mine")

    for number in range(10):
        backup_file(path, path.parent, now=NOW + number * DAY)

    assert kept.read_bytes() == b"mine"
    assert kept not in backups(path.parent)


@LAW
@given(times=TIMES)
def test_thinning_keeps_days_and_weeks(times: list[datetime]) -> None:
    """If copies are thinned, then the last of all and of each of seven days and eight weeks is left."""
    kept = times_to_keep(times)

    assert kept <= set(times)
    assert not times or max(times) in kept
    assert len(kept) <= 15
    for key, most in ((datetime.date, 7), (lambda time: time.isocalendar()[:2], 8)):
        groups = sorted({key(time) for time in times}, reverse=True)[:most]
        assert kept >= {max(time for time in times if key(time) == group) for group in groups}


@LAW
@given(times=TIMES)
def test_thinning_twice_changes_nothing(times: list[datetime]) -> None:
    """If thinned copies are thinned again, then they stay."""
    kept = times_to_keep(times)

    assert times_to_keep(kept) == kept
