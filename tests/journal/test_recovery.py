"""Recovering a journal that can be opened, going back to a backup, and starting anew."""

from contextlib import closing
from pathlib import Path

import pytest

from eda_coach.errors import JournalError
from eda_coach.journal.file.backups import all_backups, backup_file, newest_backup
from eda_coach.journal.file.opening import open_journal, recover, restore, set_aside
from eda_coach.journal.log.store import SqliteJournal
from tests.builders import NOW, make_attempts
from tests.journal.damage import PAGE, blanked
from tests.journal.folders import files_limited_to, fill, names

LATER = NOW.replace(hour=22)


def questions(path: Path) -> list[str]:
    """What was asked in a journal, in its order."""
    with closing(open_journal(path, now=LATER)) as journal:
        return [row.question for row in journal.rows()]


def more(path: Path, first: int, count: int = 1) -> None:
    """Append attempts in a session of their own."""
    with closing(open_journal(path, now=NOW)) as journal:
        journal.append(make_attempts(count, first=first, session_id=f"more-{first}"))


def test_recovering_a_whole_journal_loses_nothing(path: Path) -> None:
    """If a journal is fine, then recovering it gives the same events, and says that it was whole."""
    fill(path)
    backup_file(path, path.parent, now=NOW)
    more(path, 3)

    with closing(recover(path, now=LATER)) as journal:
        assert [row.question for row in journal.rows()] == ["q0", "q1", "q2", "q3"]
        notice = journal.notices[0]

    assert names(path.parent) == {"journal.sqlite", "journal-replaced-20261123T220000.sqlite", "backups"}
    assert "The journal was whole" in notice
    assert "4 of its entries were saved (0 from the backup" in notice
    assert questions(path.with_name("journal-replaced-20261123T220000.sqlite")) == ["q0", "q1", "q2", "q3"]


def test_recovering_finds_damage_that_opening_does_not_see(path: Path) -> None:
    """If a page in the middle is damaged, then recovering says so and takes it out of the backup."""
    fill(path, 30)
    backup_file(path, path.parent, now=NOW)
    path.write_bytes(blanked(path.read_bytes(), 15))

    with closing(recover(path, now=LATER)) as journal:
        assert len(journal.rows()) == 30
        assert "The journal was damaged" in journal.notices[0]


@pytest.mark.parametrize("has_folder", [True, False])
def test_recovering_without_a_journal_takes_the_backup(
    path: Path, tmp_path: Path, *, has_folder: bool
) -> None:
    """If the file or its whole folder is gone, then the newest backup comes back, or an empty journal."""
    fill(path)
    backup_file(path, path.parent, now=NOW)
    path.unlink()
    if not has_folder:
        path.parent.rename(tmp_path / "lost")

    with closing(recover(path, now=LATER)) as journal:
        assert len(journal.rows()) == (3 if has_folder else 0)
        assert journal.notices[0].startswith("There was no journal.")


def test_recovering_refuses_a_newer_journal(path: Path) -> None:
    """If a newer program wrote the file, then it is not touched."""
    fill(path)
    with closing(open_journal(path, now=NOW)) as journal:
        journal.connection().execute("PRAGMA user_version = 99")
    before = path.read_bytes()

    with pytest.raises(JournalError, match="newer eda-coach"):
        recover(path, now=LATER)

    assert path.read_bytes() == before


def test_a_journal_in_use_is_not_moved(path: Path, journal: SqliteJournal) -> None:
    """If a quiz has the journal open, then nothing takes its place, and its answers are kept."""
    journal.append(make_attempts(1))
    backup = backup_file(path, path.parent, now=NOW)

    for move in (
        lambda: recover(path, now=LATER),
        lambda: restore(path, backup, now=LATER),
        lambda: set_aside(path, "reset", now=LATER),
    ):
        with pytest.raises(JournalError, match="locked"):
            move()

    journal.append(make_attempts(1, first=1))
    assert questions(path) == ["q0", "q1"]


def test_restoring_goes_back(path: Path) -> None:
    """If a backup is restored, then the journal is what it was then, and what it was now is kept."""
    fill(path)
    backup = backup_file(path, path.parent, now=NOW)
    more(path, 3)

    aside = restore(path, backup, now=LATER)

    assert questions(path) == ["q0", "q1", "q2"]
    assert aside == path.with_name("journal-replaced-20261123T220000.sqlite")
    assert questions(aside) == ["q0", "q1", "q2", "q3"]


def test_what_was_gone_back_from_stays_gone(path: Path) -> None:
    """If a journal is damaged after an older backup was restored, then the newer backups do not count."""
    fill(path, 1)
    older = backup_file(path, path.parent, now=NOW.replace(day=20))
    more(path, 1)
    backup_file(path, path.parent, now=NOW)
    restore(path, older, now=LATER)
    path.write_bytes(b"damaged")

    assert questions(path) == ["q0"]


@pytest.mark.parametrize("has_folder", [True, False])
def test_restoring_without_a_journal(path: Path, tmp_path: Path, *, has_folder: bool) -> None:
    """If the file or its folder is gone, then a backup from anywhere takes its place."""
    fill(path)
    backup = backup_file(path, tmp_path / "elsewhere", now=NOW)
    path.unlink()
    if not has_folder:
        path.parent.rename(tmp_path / "lost")

    aside = restore(path, backup, now=LATER)

    assert (questions(path), aside) == (["q0", "q1", "q2"], None)


@pytest.mark.parametrize("spoil", ["text", "blank page", "newer", "empty", "folder", "missing"])
def test_a_bad_backup_changes_nothing(path: Path, spoil: str) -> None:
    """If the backup is no whole journal of a known format, then the error names it and nothing moves."""
    fill(path, 30)
    backup = backup_file(path, path.parent, now=NOW)
    if spoil == "newer":
        with closing(open_journal(backup, now=NOW)) as copy:
            copy.connection().execute("PRAGMA user_version = 99")
    elif spoil in ("folder", "missing"):
        backup.unlink()
        if spoil == "folder":
            backup.mkdir()
    else:
        spoiled = {"text": b"Dear diary\n", "empty": b"", "blank page": blanked(backup.read_bytes(), 15)}
        backup.write_bytes(spoiled[spoil])
    before = path.read_bytes(), names(path.parent)

    with pytest.raises(JournalError, match=backup.name):
        restore(path, backup, now=LATER)

    assert (path.read_bytes(), names(path.parent)) == before


def test_restoring_changes_no_byte_of_the_backup(path: Path) -> None:
    """If a file set aside with its WAL is restored, then it and its WAL stay as they are."""
    with closing(open_journal(path, now=NOW)) as journal:
        journal.append(make_attempts(3))
        copies = {
            name: (path.parent / name).read_bytes() for name in ("journal.sqlite", "journal.sqlite-wal")
        }
    for name, content in copies.items():
        (path.parent / name.replace("journal", "kept")).write_bytes(content)

    restore(path, path.with_name("kept.sqlite"), now=LATER)

    assert questions(path) == ["q0", "q1", "q2"]
    assert path.with_name("kept.sqlite").read_bytes() == copies["journal.sqlite"]
    assert path.with_name("kept.sqlite-wal").read_bytes() == copies["journal.sqlite-wal"]


def test_restoring_a_journal_from_itself_loses_nothing(path: Path) -> None:
    """If somebody names the journal itself as the backup, then everything is still there."""
    fill(path)

    restore(path, path, now=LATER)

    assert questions(path) == ["q0", "q1", "q2"]


def test_a_full_disk_stops_a_restore_before_anything_moves(path: Path) -> None:
    """If the copy does not fit on the disk, then the journal is what it was."""
    fill(path)
    backup = backup_file(path, path.parent, now=NOW)
    before = path.read_bytes(), names(path.parent)

    with files_limited_to(PAGE), pytest.raises(JournalError, match="cannot be copied"):
        restore(path, backup, now=LATER)

    assert (path.read_bytes(), names(path.parent)) == before


def test_a_damaged_journal_can_be_replaced_by_a_backup(path: Path) -> None:
    """If the journal is damaged, then a named backup takes its place, and the damaged file is kept."""
    fill(path)
    backup = backup_file(path, path.parent, now=NOW)
    path.write_bytes(b"damaged")

    aside = restore(path, backup, now=LATER)

    assert questions(path) == ["q0", "q1", "q2"]
    assert aside is not None
    assert aside.read_bytes() == b"damaged"


def test_a_journal_is_set_aside_with_all_that_is_in_it(path: Path) -> None:
    """If a journal is set aside, then the next one starts empty, and the old one can still be opened."""
    fill(path)

    aside = set_aside(path, "reset", now=LATER)

    assert names(path.parent) == {"journal-reset-20261123T220000.sqlite"}
    assert (questions(path), questions(aside)) == ([], ["q0", "q1", "q2"])


def test_two_journals_set_aside_in_one_second_are_both_kept(path: Path) -> None:
    """If a name is taken, then another is found."""
    fill(path, 1)
    first = set_aside(path, "reset", now=LATER)
    fill(path, 2)

    second = set_aside(path, "reset", now=LATER)

    assert (questions(first), questions(second)) == (["q0"], ["q0", "q1"])


def test_a_copy_after_a_restore_is_the_newest(path: Path) -> None:
    """If a backup was restored, then a copy of the restored journal is kept for good."""
    fill(path)
    backup = backup_file(path, path.parent, now=NOW)

    restore(path, backup, now=LATER)

    assert [copy.name for copy in all_backups(path.parent)] == [
        backup.name,
        "journal-after-restore-20261123T220000Z.sqlite",
    ]
    assert newest_backup(path.parent, now=LATER) == all_backups(path.parent)[1]
