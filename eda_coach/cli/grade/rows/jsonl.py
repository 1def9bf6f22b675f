"""Rows out of JSON Lines: an object a line, or a bare string."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from eda_coach.cli.grade.rows.byte_lines import Line
from eda_coach.cli.grade.rows.row import MOST_BYTES, Row, bad_at, row_of_fields

_MEND = 'write an object such as {"id": 1, "text": "..."} on one line'


def jsonl_rows(lines: Iterable[Line]) -> Iterator[Row]:
    """A row for each line that is not blank."""
    return (_row(line) for line in lines if not line.is_blank)


def _row(line: Line) -> Row:
    bad = bad_at(line.number)
    if line.is_too_long:
        return bad(f"the line has more than {MOST_BYTES:,} bytes", "shorten the answer")
    try:
        plain = json.loads(line.content.decode(), object_pairs_hook=_each_once)
    except UnicodeDecodeError as error:
        return bad(f"byte {error.start + 1} is no UTF-8", "save the file as UTF-8")
    except json.JSONDecodeError as error:
        return bad(f"no JSON at column {error.colno} ({error.msg})", _MEND)
    except (ValueError, RecursionError) as error:
        return bad(f"no JSON that can be read ({str(error)[:80]})", _MEND)
    if isinstance(plain, str):
        plain = {"text": plain}
    if not isinstance(plain, dict):
        return bad("neither an object nor a string", _MEND)
    return row_of_fields(line.number, plain)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)
