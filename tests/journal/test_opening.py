"""Opening a journal that is whole: new, older, newer, and where nothing can be written."""

import stat
from contextlib import closing
from pathlib import Path

import pytest

from eda_coach.errors import JournalError
from eda_coach.journal.file.opening import open_journal, open_to_read
from tests.builders import NOW, make_attempts
from tests.journal.folders import files_limited_to, fill, names


def test_a_new_journal_is_private(path: Path) -> None:
    """If a journal is made, then only its user can look into it, or into its folder."""
    fill(path)

    modes = {name: stat.S_IMODE((path.parent / name).stat().st_mode) for name in names(path.parent)}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert modes == {"journal.sqlite": 0o600}


def test_the_wal_is_private(path: Path) -> None:
    """If a journal is open, then its side files are as private as itself."""
    with closing(open_journal(path, now=NOW)) as journal:
        journal.append(make_attempts(1))

        assert {stat.S_IMODE(found.stat().st_mode) for found in path.parent.glob("*.sqlite-*")} == {0o600}


def test_a_journal_writes_through_to_the_disk(path: Path) -> None:
    """If a journal is opened, then it has a WAL, and each transaction waits for the disk."""
    with closing(open_journal(path, now=NOW)) as journal:
        found = [
            journal.connection().execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous")
        ]

    assert found == ["wal", 2]


@pytest.mark.parametrize("name", ["Übung №1 🙂", "a?b#c%20", "na\udcefve", "with space"])
def test_any_folder_will_do(tmp_path: Path, name: str) -> None:
    """If the folder has an unusual name, then a journal in it works like any other."""
    path = tmp_path / name / "journal.sqlite"
    fill(path)

    with closing(open_to_read(path, now=NOW)) as journal:
        assert len(journal.rows()) == 3


def test_reading_without_a_journal_makes_none(path: Path) -> None:
    """If there is no journal, then an empty one is read, and nothing is written."""
    with closing(open_to_read(path, now=NOW)) as journal:
        assert (journal.rows(), journal.notices) == ([], ())

    assert not path.parent.exists()


def test_a_stray_wal_is_not_taken_for_a_part_of_a_new_journal(path: Path) -> None:
    """If the file was deleted but not its WAL, then the new journal is empty, and the WAL is kept."""
    with closing(open_journal(path, now=NOW)) as journal:
        journal.append(make_attempts(3))
        wal = path.with_name("journal.sqlite-wal").read_bytes()
    path.unlink()
    path.with_name("journal.sqlite-wal").write_bytes(wal)

    with closing(open_journal(path, now=NOW)) as fresh:
        assert (fresh.counts(), fresh.integrity_problems()) == ({}, [])

    assert next(path.parent.glob("journal-stray-*-wal")).read_bytes() == wal


def test_leftovers_of_a_killed_start_do_no_harm(path: Path) -> None:
    """If a process was killed while it made the journal, then the next one makes it anew."""
    path.parent.mkdir()
    draft = path.with_name(".journal.sqlite.new")
    for suffix in ("", "-wal", "-journal"):
        draft.with_name(draft.name + suffix).write_bytes(b"half of a journal")

    fill(path)

    assert names(path.parent) == {"journal.sqlite"}


def test_a_newer_journal_is_refused_and_untouched(path: Path) -> None:
    """If a newer program wrote the file, then neither reading nor writing opens it, and no byte changes."""
    with closing(open_journal(path, now=NOW)) as journal:
        journal.connection().execute("PRAGMA user_version = 99")
    before = path.read_bytes()

    for opening in (open_journal, open_to_read):
        with pytest.raises(JournalError, match="newer eda-coach"):
            opening(path, now=NOW)

    assert path.read_bytes() == before
    assert names(path.parent) == {"journal.sqlite"}


def test_a_link_to_nowhere_is_not_replaced(path: Path) -> None:
    """If the journal is a link to a disk that is not there, then no other journal takes its place."""
    path.parent.mkdir()
    path.symlink_to(path.parent / "unplugged" / "journal.sqlite")

    for opening in (open_journal, open_to_read):
        with pytest.raises(JournalError, match=r"cannot be (opened|written)"):
            opening(path, now=NOW)

    assert path.is_symlink()


def test_a_linked_journal_works(path: Path, tmp_path: Path) -> None:
    """If the journal is a link to a file elsewhere, then that file is the journal."""
    target = tmp_path / "synced" / "real.sqlite"
    fill(target)
    path.parent.mkdir()
    path.symlink_to(target)

    with closing(open_journal(path, now=NOW)) as journal:
        journal.append(make_attempts(1, first=3, session_id="session-2"))

    with closing(open_journal(target, now=NOW)) as journal:
        assert len(journal.rows()) == 4


@pytest.mark.parametrize("name", ["a-file/journal.sqlite", f"{'x' * 300}/journal.sqlite"])
def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path, name: str) -> None:
    """If the folder can never be there, then the error says what to do."""
    (tmp_path / "a-file").write_text("I am no folder.")

    with pytest.raises(JournalError) as raised:
        open_journal(tmp_path / name, now=NOW)

    assert "EDA_COACH_HOME" in raised.value.hint


def test_a_name_that_cannot_be_is_an_error_for_readers_too(tmp_path: Path) -> None:
    """If the path is longer than the system allows, then reading says so like writing."""
    with pytest.raises(JournalError, match="cannot be opened"):
        open_to_read(tmp_path / ("x" * 300) / "journal.sqlite", now=NOW)


def test_a_disk_without_space_for_a_new_journal_is_told(path: Path) -> None:
    """If a new journal does not fit on the disk, then the error says so, and no half of one is left."""
    path.parent.mkdir()

    with files_limited_to(8192), pytest.raises(JournalError):
        open_journal(path, now=NOW)

    assert names(path.parent) == set()


def test_a_read_only_folder_can_be_read(plain_user_folder: Path) -> None:
    """If nothing can be written, then reading works and says so, and a quiz is refused with a hint."""
    path = plain_user_folder / "journal.sqlite"
    fill(path)
    path.chmod(0o400)
    plain_user_folder.chmod(0o500)

    with pytest.raises(JournalError) as raised:
        open_journal(path, now=NOW)
    with closing(open_to_read(path, now=NOW)) as journal:
        assert len(journal.rows()) == 3
        assert "can be read but not written" in journal.notices[0]
        assert journal.stale_views() == []

    assert "EDA_COACH_HOME" in raised.value.hint


def test_a_read_only_folder_shows_what_is_in_the_wal(plain_user_folder: Path) -> None:
    """If the last answers lie in the side file of a read-only journal, then they are read too."""
    path = plain_user_folder / "journal.sqlite"
    with closing(open_journal(path, now=NOW)) as journal:
        journal.append(make_attempts(3))
        copies = {found.name: found.read_bytes() for found in path.parent.glob("journal.sqlite*")}
    for name in ("journal.sqlite", "journal.sqlite-wal"):
        (plain_user_folder / name).write_bytes(copies[name])
        (plain_user_folder / name).chmod(0o400)
    plain_user_folder.chmod(0o500)

    with closing(open_to_read(path, now=NOW)) as journal:
        assert len(journal.rows()) == 3


def test_an_unreadable_folder_is_an_error(plain_user_folder: Path) -> None:
    """If the folder may not even be looked into, then reading and writing say so."""
    path = plain_user_folder / "data" / "journal.sqlite"
    fill(path)
    path.parent.chmod(0)

    for opening in (open_journal, open_to_read):
        with pytest.raises(JournalError, match="cannot be opened"):
            opening(path, now=NOW)


def test_a_read_only_file_is_refused_for_writing(plain_user_folder: Path) -> None:
    """If the file may only be read, then an append is refused and the file stays as it is."""
    path = plain_user_folder / "journal.sqlite"
    fill(path)
    path.chmod(0o400)
    before = path.read_bytes()

    with closing(open_journal(path, now=NOW)) as journal, pytest.raises(JournalError, match="be written"):
        journal.append(make_attempts(1, first=3, session_id="session-2"))

    with closing(open_to_read(path, now=NOW)) as journal:
        assert (len(journal.rows()), journal.stale_views()) == (3, [])
    assert path.read_bytes() == before


def test_a_second_open_finds_what_the_first_made(path: Path) -> None:
    """If the journal is opened twice at once, then both see what either appends."""
    with closing(open_journal(path, now=NOW)) as first, closing(open_journal(path, now=NOW)) as second:
        first.append(make_attempts(1))
        second.append(make_attempts(1, first=1, session_id="session-2"))

        assert len(first.rows()) == len(second.rows()) == 2
