"""A journal of one's own for each test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from eda_coach.journal.file.backups import backup_file
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log.store import SqliteJournal
from tests.builders import NOW, make_attempts, make_session, make_single
from tests.journal.damage import COUNT, Files

_NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal may be made; its folder is not there yet."""
    return tmp_path / "data" / "journal.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[SqliteJournal]:
    """An empty journal."""
    opened = open_journal(path, now=NOW)
    yield opened
    opened.close()


@pytest.fixture
def plain_user_folder() -> Iterator[Path]:
    """A folder of a user who is bound by permissions; root, whom nothing binds, becomes such a user."""
    folder = Path(mkdtemp())
    was_root = os.geteuid() == 0
    if was_root:
        os.chown(folder, _NOBODY, _NOBODY)
        os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
        for inner in (folder, *folder.rglob("*")):
            inner.chmod(0o700)
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Made once, since only bytes are handed on."""
    path = tmp_path_factory.mktemp("made") / "journal.sqlite"
    journal = open_journal(path, now=NOW)
    journal.start(make_session([make_single()]))
    journal.append(make_attempts(COUNT // 2))
    backup = backup_file(path, path.parent, now=NOW).read_bytes()
    journal.append(make_attempts(COUNT // 2, first=COUNT // 2))
    killed, wal = path.read_bytes(), path.with_name("journal.sqlite-wal").read_bytes()
    journal.close()
    return Files(closed=path.read_bytes(), killed=killed, wal=wal, backup=backup)
