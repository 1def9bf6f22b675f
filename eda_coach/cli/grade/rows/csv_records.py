"""Rows out of CSV with a header; a field between quotes may run over several lines."""

import csv
from collections.abc import Iterator, Sequence

from eda_coach.cli.grade.rows.byte_lines import ByteLines, Line
from eda_coach.cli.grade.rows.row import MOST_BYTES, MOST_CHARACTERS, TEXT_KEYS, Row, bad_at, row_of_fields
from eda_coach.errors import UsageError

# What parts the fields: commas, or what spreadsheets write in countries with a decimal comma.
_SEPARATORS = (",", ";", "\t")
_NAMES = (*TEXT_KEYS, "choice", "id")


def csv_header(line: Line) -> tuple[str, list[str]] | None:
    """Separator and names of the columns; None if the line is no header of answers."""
    for separator in _SEPARATORS:
        try:
            names = next(csv.reader([line.content.decode(errors="replace")], delimiter=separator), [])
        except csv.Error:
            continue
        names = [name.strip().lower() for name in names]
        if set(names) & set(TEXT_KEYS):
            return separator, names
    return None


def csv_rows(lines: ByteLines) -> Iterator[Row]:
    """A row for each record behind the header.

    Raises:
        UsageError: There is no header, or it names a column twice.
    """
    first = next((line for line in lines if not line.is_blank), None)
    if first is None:
        return
    header = csv_header(first)
    if header is None:
        raise UsageError(
            f"Line {first.number} names no column text or answer.",
            hint="Begin with a header such as: id,choice,text - or use --format jsonl.",
        )
    separator, names = header
    twice = [name for name in _NAMES if names.count(name) > 1]
    if twice:
        raise UsageError(
            f"Line {first.number} names the column {twice[0]} twice.", hint="Rename one of them."
        )
    for line in lines:
        if not line.is_blank:
            lines.give_back([line])
            yield _record(lines, names, separator)


def _record(lines: ByteLines, names: Sequence[str], separator: str) -> Row:
    """The record that begins at the next line; of one that cannot be read only that line is passed over."""
    taken: list[Line] = []
    reader = csv.reader(_texts(lines, taken), delimiter=separator, strict=True)
    try:
        fields = next(reader, [])
    except csv.Error as error:
        lines.give_back(taken[1:])
        return _unreadable(taken[0], str(error))
    if taken[0].is_too_long:
        return _unreadable(taken[0], "")
    if any(fields[len(names) :]):
        return bad_at(taken[0].number)(
            f"{len(fields)} fields for {len(names)} columns", "put a text with commas between quotes"
        )
    named = {name: field for name, field in zip(names, fields, strict=False) if field or name in TEXT_KEYS}
    return row_of_fields(taken[0].number, named)


def _texts(lines: ByteLines, taken: list[Line]) -> Iterator[str]:
    """Lines of one record as text, noted as they are taken; at one that is too long they end."""
    size = 0
    for line in lines:
        taken.append(line)
        size += len(line.content)
        if line.is_too_long or size > MOST_BYTES:
            return
        # A byte that is no UTF-8 becomes half a character, which the row is refused for.
        yield line.content.decode(errors="surrogateescape")


def _unreadable(line: Line, error: str) -> Row:
    bad = bad_at(line.number)
    if line.is_too_long:
        return bad(f"the line has more than {MOST_BYTES:,} bytes", "shorten the answer")
    if "field limit" in error:
        return bad(f"the text has more than {MOST_CHARACTERS:,} characters", "shorten it")
    if "unexpected end" in error:
        return bad("a quote is opened and never closed", 'close it, and write quotes within a text as ""')
    return bad(f"no CSV ({error})", 'put the text between quotes, and write quotes within it as ""')
