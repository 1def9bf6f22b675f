"""A damaged journal that is hard to mend: no space, no permission, no good backup, no file at all."""

import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from eda_coach.errors import JournalError
from eda_coach.journal.file.opening import open_journal, open_to_read
from tests.builders import NOW
from tests.journal.damage import (
    ATTEMPTS,
    COUNT,
    IN_BACKUP,
    PAGE,
    Files,
    assert_opens,
    blanked,
    cut,
    ids,
    put,
)
from tests.journal.folders import files_limited_to


def test_a_folder_in_the_place_of_the_journal_is_refused(path: Path) -> None:
    """If a folder has the name of the journal, then it is named in the error and left alone."""
    path.mkdir(parents=True)
    (path / "inside").write_text("mine")

    for opening in (open_journal, open_to_read):
        with pytest.raises(JournalError, match="is no file"):
            opening(path, now=NOW)

    assert (path / "inside").read_text() == "mine"


def test_a_full_disk_keeps_a_damaged_journal_where_it_is(path: Path, files: Files) -> None:
    """If there is no space for a new journal, then the damaged one stays, to be mended once there is."""
    content = cut(files.closed, 0.9)
    put(path, content, backup=files.backup)

    with files_limited_to(PAGE), pytest.raises(JournalError):
        open_journal(path, now=NOW)

    assert path.read_bytes() == content
    assert_opens(path, content, least=IN_BACKUP)


def test_a_damaged_backup_is_no_reason_to_give_up(path: Path, files: Files) -> None:
    """If the backup is damaged as well, then what is readable in both is saved."""
    put(path, cut(files.closed, 0.9), backup=files.backup[:-PAGE])

    with closing(open_journal(path, now=NOW)) as journal:
        assert len(ids(journal)) >= COUNT // 2 - 4


def test_a_backup_that_cannot_be_read_is_no_reason_to_give_up(path: Path, files: Files) -> None:
    """If a folder has the name of the newest backup, then what the damaged file holds is saved."""
    put(path, blanked(files.closed, 0))
    (path.parent / "backups" / "journal-20261122T200000Z.sqlite").mkdir(parents=True)

    with closing(open_journal(path, now=NOW)) as journal:
        assert ids(journal) == ATTEMPTS


@pytest.mark.skipif(
    sys.platform == "win32" or os.getuid() != 0,
    reason="needs a file of another user, which only root can make",
)
def test_a_damaged_file_without_a_second_name_is_copied(plain_user_folder: Path, files: Files) -> None:
    """If the system refuses a second name for the file, then a copy of it is kept."""
    path = plain_user_folder / "data" / "journal.sqlite"
    content = cut(files.closed, 0.9)
    put(path, content, backup=files.backup)
    os.seteuid(0)
    os.chown(path, 0, 0)
    path.chmod(0o444)
    os.seteuid(65534)

    assert_opens(path, content, least=IN_BACKUP)


def test_a_damaged_journal_that_cannot_be_mended_is_told_to_readers(
    plain_user_folder: Path, files: Files
) -> None:
    """If a damaged journal lies where nothing can be written, then a report says so and changes nothing."""
    path = plain_user_folder / "data" / "journal.sqlite"
    content = cut(files.closed, 0.9)
    put(path, content)
    path.parent.chmod(0o500)

    with pytest.raises(JournalError):
        open_to_read(path, now=NOW)

    assert path.read_bytes() == content
