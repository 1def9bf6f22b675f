"""Bringing an older journal up to date."""

from contextlib import closing
from pathlib import Path

import pytest

from eda_coach.errors import JournalError
from eda_coach.journal.file.backups import all_backups
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log.schema import MIGRATIONS, version_of
from eda_coach.journal.log.views import contents
from tests.builders import NOW, make_attempts

ONE_MORE = (*MIGRATIONS, "CREATE TABLE hint (id TEXT)")
BROKEN = (*ONE_MORE, "ALTER TABLE event RENAME TO moved; CREATE TABLE standing (twice TEXT)")


@pytest.fixture
def old(path: Path) -> Path:
    """A journal of the present format with three attempts."""
    with closing(open_journal(path, now=NOW)) as journal:
        journal.append(make_attempts(3))
    return path


def test_a_migration_keeps_everything(old: Path) -> None:
    """If the file is older than the program, then it is brought up to date with all that is in it."""
    with closing(open_journal(old, now=NOW)) as journal:
        before = list(journal.records()), contents(journal.connection())

    with closing(open_journal(old, now=NOW, migrations=ONE_MORE)) as journal:
        after = list(journal.records()), contents(journal.connection())
        added = journal.connection().execute("SELECT count(*) FROM hint").fetchone()

    assert (after, added) == (before, (0,))


@pytest.mark.parametrize("steps", range(1, len(MIGRATIONS)))
def test_a_journal_of_every_former_format_is_brought_up_to_date(path: Path, steps: int) -> None:
    """If the file was made by any older program, then all that is in it stays, and the file is whole."""
    with closing(open_journal(path, now=NOW, migrations=MIGRATIONS[:steps])) as journal:
        journal.append(make_attempts(3))
        before = list(journal.records()), contents(journal.connection())

    with closing(open_journal(path, now=NOW)) as journal:
        assert (list(journal.records()), contents(journal.connection())) == before
        assert version_of(journal.connection()) == len(MIGRATIONS)
        assert (journal.notices, journal.integrity_problems(), journal.stale_views()) == ((), [], [])


def test_a_migration_makes_a_backup_first(old: Path) -> None:
    """If a file is brought up to date, then a copy in the old format is kept."""
    open_journal(old, now=NOW, migrations=ONE_MORE).close()

    copy = all_backups(old.parent)[0]
    assert copy.name == "journal-before-migration-20261123T200000Z.sqlite"
    with closing(open_journal(copy, now=NOW)) as journal:
        assert len(journal.rows()) == 3


def test_a_migration_works_out_the_views_anew(old: Path) -> None:
    """If a view was wrong in the old format, then it is right in the new one."""
    with closing(open_journal(old, now=NOW)) as journal:
        journal.connection().execute("DELETE FROM standing")

    with closing(open_journal(old, now=NOW, migrations=ONE_MORE)) as journal:
        assert journal.stale_views() == []


def test_a_migrated_journal_is_refused_by_the_old_program(old: Path) -> None:
    """If the file was brought up to date, then a program that knows the old format refuses it."""
    open_journal(old, now=NOW, migrations=ONE_MORE).close()

    told = f"format {len(ONE_MORE)}, this one knows {len(MIGRATIONS)}"
    with pytest.raises(JournalError, match=told):
        open_journal(old, now=NOW)


def test_a_failing_migration_leaves_the_file_as_it_was(old: Path) -> None:
    """If the last of two steps fails, then the file is still of the format before both, and whole."""
    with pytest.raises(JournalError):
        open_journal(old, now=NOW, migrations=BROKEN)

    with closing(open_journal(old, now=NOW)) as journal:
        assert len(journal.rows()) == 3
        assert (journal.integrity_problems(), journal.stale_views()) == ([], [])


def test_without_a_backup_nothing_is_migrated(old: Path) -> None:
    """If the copy cannot be made, then the file stays in its old format."""
    (old.parent / "backups").write_text("I am no folder.")

    with pytest.raises(JournalError):
        open_journal(old, now=NOW, migrations=ONE_MORE)

    open_journal(old, now=NOW).close()
