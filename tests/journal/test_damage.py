"""A damaged journal: never overwritten, never an error of another sort, nothing given up too early."""

from contextlib import closing, suppress
from pathlib import Path

import pytest

from eda_coach.errors import JournalError
from eda_coach.journal.file.opening import open_journal, recover
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
    scrambled,
    with_header_byte,
)


@pytest.mark.parametrize("share", [0.0, 0.0005, 0.01, 0.1, 0.5, 0.7, 0.8, 0.9, 0.95, 0.9999])
def test_a_journal_cut_short_gives_what_the_backup_holds(path: Path, files: Files, share: float) -> None:
    """If the file was cut anywhere, then everything in the backup is there again."""
    content = cut(files.closed, share)
    put(path, content, backup=files.backup)

    assert_opens(path, content, least=IN_BACKUP)


def test_a_journal_cut_at_its_end_gives_the_rest(path: Path, files: Files) -> None:
    """If only the last page is gone and there is no backup, then most of the events are still there."""
    content = files.closed[:-PAGE]
    put(path, content)

    with closing(open_journal(path, now=NOW)) as journal:
        assert len(ids(journal)) >= COUNT - 6
        assert "there is no backup" in journal.notices[0]


def test_the_end_of_a_damaged_file_is_added_to_the_backup(path: Path, files: Files) -> None:
    """If the header is gone, then the backup comes first, then what only the file holds, in its order."""
    content = with_header_byte(files.closed, 0, 77)
    put(path, content, backup=files.backup)

    with closing(open_journal(path, now=NOW)) as journal:
        assert [row.question for row in journal.rows()] == [f"q{number}" for number in range(COUNT)]
        assert "25 of its entries were saved (13 from the backup" in journal.notices[0]
        assert "12 out of the damaged file" in journal.notices[0]


@pytest.mark.parametrize("content", [bytes(PAGE), bytes(30 * PAGE), b"Dear diary\n", b"Dear diary\n" * 999])
def test_something_else_in_the_place_of_the_journal(path: Path, files: Files, content: bytes) -> None:
    """If zeros or a text lie there, then they are set aside, and the backup is back."""
    put(path, content, backup=files.backup)

    assert_opens(path, content, least=IN_BACKUP)


def test_a_blank_first_page_hides_nothing(path: Path, files: Files) -> None:
    """If the first page is zeros, which says where the tables are, then every event is found all the same."""
    content = blanked(files.closed, 0)
    put(path, content)

    assert_opens(path, content, least=ATTEMPTS)


@pytest.mark.parametrize("junk", [bytes(8 * PAGE), b"\x37\x7f\x06\x82" + bytes(PAGE), b"diary\n" * 999])
def test_a_damaged_wal_is_set_aside_with_its_file(path: Path, files: Files, junk: bytes) -> None:
    """If the file and its WAL are both damaged, then both are set aside byte for byte."""
    content = bytes(len(files.killed))
    put(path, content, wal=junk, backup=files.backup)

    assert_opens(path, content, wal=junk, least=IN_BACKUP)


def test_a_whole_wal_makes_up_for_a_blank_file(path: Path, files: Files) -> None:
    """If the file is zeros but its WAL is whole, then nothing is lost."""
    put(path, bytes(len(files.killed)), wal=files.wal)

    with closing(open_journal(path, now=NOW)) as journal:
        assert ids(journal) == ATTEMPTS


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_wal_cut_short_gives_its_whole_transactions(path: Path, files: Files, share: float) -> None:
    """If the end of the WAL is missing, as after a power failure, then what comes before it is there."""
    put(path, files.killed, wal=cut(files.wal, share))

    with closing(open_journal(path, now=NOW)) as journal:
        found = ids(journal)
        assert found in (set(), IN_BACKUP, ATTEMPTS)
        assert (journal.stale_views(), journal.integrity_problems()) == ([], [])


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_file_cut_short_beside_a_whole_wal(path: Path, files: Files, share: float) -> None:
    """If the file was cut but its WAL is whole, then nothing is lost."""
    put(path, cut(files.killed, share), wal=files.wal)

    with closing(open_journal(path, now=NOW)) as journal:
        assert ids(journal) == ATTEMPTS


def test_an_old_wal_is_not_left_beside_the_new_journal(path: Path, files: Files) -> None:
    """If an empty file is mended out of its WAL, then the WAL goes with it: the new file has its own."""
    put(path, b"", wal=files.wal)

    with closing(open_journal(path, now=NOW)):
        assert path.with_name("journal.sqlite-wal").read_bytes() != files.wal

    assert next(path.parent.glob("journal-damaged-*.sqlite-wal")).read_bytes() == files.wal


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_never_was_is_damage(path: Path, files: Files, version: int) -> None:
    """If the file names a format that never was, then it is mended like any other damage."""
    content = files.closed[:60] + version.to_bytes(4, "big", signed=True) + files.closed[64:]
    put(path, content)

    assert_opens(path, content, least=ATTEMPTS)


@pytest.mark.parametrize("seed", range(16))
def test_random_damage_is_an_error_of_the_journal_at_most(path: Path, files: Files, seed: int) -> None:
    """If bytes anywhere are overwritten, then opening and reading raise nothing that the user is not told."""
    content = scrambled(files.closed, seed)
    put(path, content, backup=files.backup)

    with suppress(JournalError), closing(open_journal(path, now=NOW)) as journal:
        ids(journal)

    kept = [found.read_bytes() for found in path.parent.glob("journal*.sqlite")]
    assert content in kept


@pytest.mark.parametrize("place", [16, 18, 19, 21, 24, 28, 31, 44, 47, 56, 59, 60, 63, 68, 71, 100, 105])
def test_damage_to_the_header_is_mended_or_told(path: Path, files: Files, place: int) -> None:
    """If one byte of the header is wrong, then the file opens with everything, or is refused untouched."""
    content = with_header_byte(files.closed, place, (0, 3, 255)[place % 3])
    put(path, content)

    try:
        with closing(open_journal(path, now=NOW)) as journal:
            assert ids(journal) == ATTEMPTS
    except JournalError:
        assert path.read_bytes() == content


@pytest.mark.parametrize("page", range(13, 19))
def test_a_blank_page_costs_only_what_it_held(path: Path, files: Files, page: int) -> None:
    """If one page is zeros, then recovering gives all events but the few on it."""
    content = blanked(files.closed, page)
    put(path, content)

    with closing(recover(path, now=NOW)) as journal:
        assert len(ids(journal)) >= COUNT - 6
        assert (journal.stale_views(), journal.integrity_problems()) == ([], [])
