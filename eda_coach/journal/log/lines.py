"""The journal as JSON Lines: a header with the version, then one event a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from eda_coach.errors import UsageError
from eda_coach.journal.log.checking import check_record
from eda_coach.journal.log.records import FIELDS, RECORD_VERSION, Record, body_of, json_text
from eda_coach.journal.log.sqlite_errors import unreadable_event

FORMAT = "eda-coach-journal"


def export_lines(records: Iterable[Record], *, ascii_only: bool = False) -> Iterator[str]:
    """Lines without their ends; the header first.

    Raises:
        JournalDamagedError: An event cannot be read any more.
    """
    yield json.dumps({"format": FORMAT, "version": RECORD_VERSION})
    for record in records:
        row = {field: getattr(record, field) for field in FIELDS}
        yield json_text(row | {"body": _body(record)}, ascii_only=ascii_only)


def _body(record: Record) -> Any:
    try:
        return body_of(record)
    except ValueError as error:
        raise unreadable_event(record.id) from error


def import_lines(lines: Iterable[str], *, name: str) -> list[Record]:
    """Read what :func:`export_lines` wrote.

    Args:
        lines: With or without their ends.
        name: Of the file, for messages.

    Raises:
        UsageError: A line is no event of this version. Nothing is imported then.
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    first = next(numbered, (1, ""))[1]
    _check_header(_parse(first, 1, name), name)
    return [_record(_parse(line, number, name), number, name) for number, line in numbered]


def _check_header(header: Any, name: str) -> None:
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise UsageError(
            f"{name}:1: this is no export of a journal.",
            hint="Export one with `eda-coach journal export -o FILE`.",
        )
    if header.get("version") != RECORD_VERSION:
        raise UsageError(
            f"{name}:1: the export has version {header.get('version')}, this program reads {RECORD_VERSION}.",
            hint="Update eda-coach.",
        )


def _parse(line: str, number: int, name: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"{name}:{number}: this line is no JSON.", hint="Export the journal anew."
        ) from error


def _record(row: Any, number: int, name: str) -> Record:
    try:
        record = Record(**{**row, "body": json_text(row["body"])})
        check_record(record)
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError(
            f"{name}:{number}: this line is no event.", hint="Export the journal anew."
        ) from error
    return record
