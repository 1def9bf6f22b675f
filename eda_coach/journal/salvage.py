"""Rows that can still be read out of a file that may be damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from eda_coach.journal.records import FIELDS, Record

# So many numbers behind the last readable row are tried one by one: a damaged page holds fewer.
_GAP = 5_000


def readable_records(path: Path) -> list[Record]:
    """Events in their order; the readable ones, if the file is damaged; none, if nothing is."""
    try:
        # Opened for writing: a journal that was being written has rows in its side file that only
        # a writer may bring in. The file is a copy or was set aside, so nobody else uses it.
        connection = sqlite3.connect(path, isolation_level=None)
    except sqlite3.Error:
        return []
    with closing(connection):
        records: dict[str, Record] = {}
        for record in _rows(connection):
            records.setdefault(record.id, record)
        return list(records.values())


def _rows(connection: sqlite3.Connection) -> Iterator[Record]:
    """Read on behind a damaged page by asking for one number after the other."""
    query = f"SELECT number, {', '.join(FIELDS)} FROM event WHERE number > ? ORDER BY number"  # noqa: S608
    last, misses = 0, 0
    while misses < _GAP:
        try:
            for number, *values in connection.execute(query, (last,)):
                last, misses = number, 0
                if _is_whole(values):
                    yield Record(**dict(zip(FIELDS, values, strict=True)))
            return
        except sqlite3.Error:
            last, misses = last + 1, misses + 1


def _is_whole(values: list[object]) -> bool:
    """Whether a row of a damaged file still has the types of a row."""
    whole = (str, str, str, int, str, int, str, str, str)
    return all(isinstance(value, kind) for value, kind in zip(values, whole, strict=True))
