"""A journal as bytes, ways in which it can be damaged, and what must come of it."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log.store import SqliteJournal
from tests.builders import NOW, make_attempts

PAGE = 4096
COUNT = 24

ATTEMPTS = {f"attempt-{number}" for number in range(COUNT)}
IN_BACKUP = {f"attempt-{number}" for number in range(COUNT // 2)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Files:
    """A journal of 25 events: closed, and as a killed process leaves it; with a backup of its first half."""

    closed: bytes
    killed: bytes
    wal: bytes
    backup: bytes


def put(path: Path, content: bytes, *, wal: bytes = b"", backup: bytes = b"") -> None:
    """Lay out a journal with what lies beside it."""
    path.parent.mkdir()
    path.write_bytes(content)
    if wal:
        path.with_name("journal.sqlite-wal").write_bytes(wal)
    if backup:
        (path.parent / "backups").mkdir()
        (path.parent / "backups" / "journal-20261122T200000Z.sqlite").write_bytes(backup)


def ids(journal: SqliteJournal) -> set[str]:
    """Ids of the attempts in a journal; every one of them can be read."""
    return {one.id for one in journal.attempts([row.number for row in journal.rows()]).values()}


def assert_opens(path: Path, content: bytes, *, wal: bytes = b"", least: set[str]) -> None:
    """Open a damaged journal; at least some attempts are there, and the file is kept as it was."""
    with closing(open_journal(path, now=NOW)) as journal:
        aside = next(path.parent.glob("journal-damaged-*.sqlite"))
        assert f"The journal was damaged. It was set aside as {aside}" in journal.notices[0]
        assert least <= ids(journal)
        assert (journal.stale_views(), journal.integrity_problems()) == ([], [])
        journal.append(make_attempts(1, first=100, session_id="session-2"))

    assert aside.read_bytes() == content
    if wal:
        assert aside.with_name(f"{aside.name}-wal").read_bytes() == wal
    with closing(open_journal(path, now=NOW)) as journal:
        assert journal.notices == ()


def cut(content: bytes, share: float) -> bytes:
    """The beginning of a file."""
    return content[: int(len(content) * share)]


def blanked(content: bytes, page: int) -> bytes:
    """A file of which one page was filled with zeros."""
    return content[: page * PAGE] + bytes(PAGE) + content[(page + 1) * PAGE :]


def scrambled(content: bytes, seed: int) -> bytes:
    """A file of which some bytes were overwritten."""
    rng = Random(seed)  # noqa: S311 - damage is no secret
    changed = bytearray(content)
    for _ in range(rng.choice([1, 30, 300])):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def with_header_byte(content: bytes, place: int, value: int) -> bytes:
    """A file of which one byte at the beginning was overwritten."""
    return content[:place] + bytes([value]) + content[place + 1 :]
