"""The journal as JSON Lines: a header with the version, then one event a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from eda_coach.errors import UsageError
from eda_coach.journal.records import (
    ATTEMPT,
    FIELDS,
    RECORD_VERSION,
    SESSION,
    Record,
    read_attempt,
    read_note,
    read_session,
)
from eda_coach.practice.attempt import NoteKind

FORMAT = "eda-coach-journal"
_KINDS = {SESSION, ATTEMPT, *(kind.value for kind in NoteKind)}


def export_lines(records: Iterable[Record], *, ascii_only: bool = False) -> Iterator[str]:
    """Lines without their ends; the header first."""
    yield json.dumps({"format": FORMAT, "version": RECORD_VERSION})
    for record in records:
        row = {field: getattr(record, field) for field in FIELDS}
        yield json.dumps(row | {"body": json.loads(record.body)}, ensure_ascii=ascii_only)


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
        if set(row) != set(FIELDS) or row["kind"] not in _KINDS:
            raise ValueError("unknown shape")
        body = json.dumps(row["body"], ensure_ascii=False, separators=(",", ":"))
        record = Record(**{**row, "body": body})
        _check(record)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(
            f"{name}:{number}: this line is no event.", hint="Export the journal anew."
        ) from error
    return record


def _check(record: Record) -> None:
    """Read the event once, so that nothing enters the log that cannot be read later."""
    if not all(
        isinstance(getattr(record, field), str) for field in FIELDS if field not in ("place", "offset_min")
    ):
        raise TypeError("a text field holds no text")
    read = {SESSION: read_session, ATTEMPT: read_attempt}.get(record.kind, read_note)
    read(record)
