"""What can still be read out of a file that may be damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from eda_coach.journal.file.folder import copy_file, draft_of
from eda_coach.journal.log.checking import check_record
from eda_coach.journal.log.records import FIELDS, Record
from eda_coach.journal.log.schema import migrate

# So many numbers that cannot be read are passed over one by one; enough for some hundred damaged pages.
# Each costs a search in the tree: more would make the user wait.
_MOST_MISSES = 5_000
# No row is shorter, in bytes; a damaged tree may lead in circles, and name the same rows for ever.
_LEAST_ROW = 64
# SQLite's own; every journal has it.
_PAGE = 4096


@dataclass(frozen=True, kw_only=True, slots=True)
class Salvaged:
    """What a file holds.

    Attributes:
        records: Events in their order.
        is_whole: Whether nothing is wrong with the file.
    """

    records: tuple[Record, ...]
    is_whole: bool


def salvage(path: Path, *, workplace: Path) -> Salvaged:
    """Read every event that is whole.

    Args:
        path: Of the file; not a byte of it changes.
        workplace: Of the journal, in whose folder a copy is made: what was written last may lie in a
            side file that only a writer may bring in.
    """
    with draft_of(workplace, ".salvage") as copy:
        copy_file(path, copy)
        if copy.stat().st_size == 0:  # SQLite would delete the WAL beside it
            _renew_first_page(copy)
        found = _read(copy)
        if not found.records:
            _renew_first_page(copy)
            found = Salvaged(records=_read(copy).records, is_whole=found.is_whole)
        return found


def _read(path: Path) -> Salvaged:
    records: dict[str, Record] = {}
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("SELECT 1 FROM event LIMIT 0")  # else each row would be tried in vain
            for record in islice(_rows(connection), path.stat().st_size // _LEAST_ROW):
                if record.id not in records and _is_event(record):
                    records[record.id] = record
            is_whole = _count(connection) == len(records) and _has_integrity(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        is_whole = False
    return Salvaged(records=tuple(records.values()), is_whole=is_whole)


def _rows(connection: sqlite3.Connection) -> Iterator[Record]:
    """Read on behind a damaged page by asking for one number after the other.

    A damaged page may name any numbers, in any order: those that cannot follow do not move the reading on,
    so a row may come twice.
    """
    query = f"SELECT number, {', '.join(FIELDS)} FROM event WHERE number > ? ORDER BY number"  # noqa: S608
    last = 0
    for _ in range(_MOST_MISSES):
        try:
            for number, *values in connection.execute(query, (last,)):
                last = number if last < number <= last + _MOST_MISSES else last
                yield Record(**dict(zip(FIELDS, values, strict=True)))
        except (sqlite3.Error, UnicodeDecodeError):
            last += 1
        else:
            return


def _is_event(record: Record) -> bool:
    try:
        check_record(record)
    except ValueError:
        return False
    return True


def _count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])


def _has_integrity(connection: sqlite3.Connection) -> bool:
    return [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]


def _renew_first_page(path: Path) -> None:
    """Put the first page of a new journal in the place of one that cannot be understood.

    It says where the tables begin, and the log begins on the same page in every journal.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        page = bytearray(connection.serialize()[:_PAGE])
    page[28:32] = max(1, path.stat().st_size // _PAGE).to_bytes(4, "big")
    with path.open("rb+") as file:
        file.write(page)
