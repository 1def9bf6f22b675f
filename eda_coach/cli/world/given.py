"""A file that a user gives with ``--answers``: its bytes, and what YAML or JSON in it comes to."""

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from eda_coach.errors import UsageError

# A file of 10,000 answers has less than 1 MB.
_MOST_BYTES = 16_000_000


def read_given(path: str, *, hint: str) -> bytes:
    """The bytes of a file; ``-`` is standard input.

    Args:
        path: As it was typed.
        hint: What such a file should hold.

    Raises:
        UsageError: It cannot be read, or is far too large.
    """
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror}).", hint="Check the path after --answers."
        ) from error
    if len(content) > _MOST_BYTES:
        raise UsageError(f"{path} is too large for an answer file.", hint=hint)
    return content


def parse_given(content: bytes, name: str, *, hint: str) -> Any:
    """Plain values of JSON or YAML, every scalar a text.

    Args:
        content: Of the file.
        name: Of the file, for messages.
        hint: What such a file should hold.

    Raises:
        UsageError: It is neither.
    """
    if content.lstrip()[:1] in (b"{", b"["):
        try:
            return _as_text(json.loads(content, object_pairs_hook=_each_once))
        except (ValueError, RecursionError):
            pass  # YAML may begin with a bracket too, and says where a mistake is
    from eda_coach.content.reading.nodes.plain import to_plain
    from eda_coach.content.reading.nodes.text import BadYamlError, decode_text
    from eda_coach.content.reading.nodes.tree import compose

    try:
        text = decode_text(content)
        plain, misplaced = to_plain(compose(text).root, text)
    except BadYamlError as error:
        place = f"{name}:{error.place.line}:{error.place.column}"
        raise UsageError(f"{place}: {error.what}; {error.mend}.", hint=hint) from error
    for bad in misplaced:
        raise UsageError(f"{name}:{bad.place.line}:{bad.place.column}: {bad.what}; {bad.mend}.", hint=hint)
    return plain


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _as_text(plain: Any) -> Any:
    """JSON's numbers and booleans as the text that a person would have typed."""
    if isinstance(plain, dict):
        return {_as_text(key): _as_text(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_as_text(value) for value in plain]
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, str):
        return plain.encode(errors="replace").decode()  # half a pair of surrogates is no text
    return plain if plain is None else repr(plain)
