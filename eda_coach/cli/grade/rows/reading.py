"""The format of a file of answers: named, told by its ending, or by its first line."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import PurePath
from typing import IO

from eda_coach.cli.grade.rows.byte_lines import ByteLines
from eda_coach.cli.grade.rows.csv_records import csv_header, csv_rows
from eda_coach.cli.grade.rows.jsonl import jsonl_rows
from eda_coach.cli.grade.rows.row import MOST_BYTES, Row


class Format(StrEnum):
    """Formats of a file of answers."""

    AUTO = "auto"
    JSONL = "jsonl"
    CSV = "csv"


_BY_ENDING = {
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".json": Format.JSONL,
}


def read_rows(stream: IO[bytes], *, name: str, form: Format) -> Iterator[Row]:
    """Rows of a file in its order, read when they are asked for.

    Args:
        stream: The file.
        name: Its path; ``-`` for standard input.
        form: Its format.

    Raises:
        UsageError: The file is no UTF-8, or CSV without a header.
    """
    lines = ByteLines(stream, most_bytes=MOST_BYTES)
    if form is Format.AUTO:
        form = _BY_ENDING.get(PurePath(name).suffix.lower()) or _by_content(lines)
    yield from csv_rows(lines) if form is Format.CSV else jsonl_rows(lines)


def _by_content(lines: ByteLines) -> Format:
    """CSV has a header; anything else that is no JSON is taken for CSV that lacks one."""
    first = lines.first()
    if first is None:
        return Format.JSONL
    if not first.content.lstrip().startswith(b"{") and csv_header(first) is not None:
        return Format.CSV
    is_json = first.is_too_long or first.content.lstrip()[:1] in (b"{", b"[", b'"')
    return Format.JSONL if is_json else Format.CSV
