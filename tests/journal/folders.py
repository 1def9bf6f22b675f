"""Journals on a disk, and what lies beside them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from eda_coach.journal.file.opening import open_journal
from tests.builders import NOW, make_attempts


def fill(path: Path, count: int = 3) -> None:
    """Write a journal with some attempts."""
    with closing(open_journal(path, now=NOW)) as journal:
        journal.append(make_attempts(count))


def names(folder: Path) -> set[str]:
    """What lies in a folder, without the lock."""
    return {found.name for found in folder.iterdir()} - {".journal.sqlite.lock"}


@contextmanager
def files_limited_to(size: int) -> Iterator[None]:
    """No file can grow further, as on a full disk."""
    import resource  # not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
