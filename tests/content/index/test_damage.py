"""Compiled packs that are not what was written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from eda_coach.content.index.opening import open_pack
from eda_coach.errors import CoachError
from tests.builders import write_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack that was compiled."""
    open_pack(write_pack(tmp_path / "demo"), tmp_path / "cache").close()
    return tmp_path / "demo"


@pytest.fixture
def file(folder: Path) -> Path:
    """Its compiled form."""
    (file,) = (folder.parent / "cache" / "packs").iterdir()
    return file


def _is_read_anew(folder: Path) -> bool:
    steps: list[int] = []
    open_pack(folder, folder.parent / "cache", progress=lambda done, _of: steps.append(done)).close()
    return bool(steps)


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.7, 0.99])
def test_truncated_index_is_made_anew(folder: Path, file: Path, share: float) -> None:
    """If the compiled pack was cut short, then it is made anew."""
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])

    assert _is_read_anew(folder)
    assert not _is_read_anew(folder)


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"SQLite format 3\0", b"garbage"])
def test_index_that_is_none_is_made_anew(folder: Path, file: Path, content: bytes) -> None:
    """If something else stands where the compiled pack should be, then it is made anew."""
    file.write_bytes(content)

    assert _is_read_anew(folder)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("key", value) for value in (None, "1", "{", "[[]]")),
        *(("stamps", value) for value in (None, "1", "{", "[[]]")),
        *(("summary", value) for value in (None, "{", "")),
    ],
)
def test_index_with_strange_facts_is_made_anew(folder: Path, file: Path, key: str, value: str | None) -> None:
    """If a fact about the compiled pack is missing or strange, then it is made anew."""
    with closing(sqlite3.connect(file)) as connection, connection:
        if value is None:
            connection.execute("DELETE FROM meta WHERE key = ?", (key,))
        else:
            connection.execute("UPDATE meta SET value = ? WHERE key = ?", (value, key))

    assert _is_read_anew(folder)


def test_damage_inside_is_told_and_healed(folder: Path, file: Path) -> None:
    """If a page of the compiled pack is overwritten, then a question is refused once, and comes back."""
    content = file.read_bytes()
    begin = content.index(b'{"id":"who-fetches"')
    file.write_bytes(content[:begin] + bytes(200) + content[begin + 200 :])

    with (
        closing(open_pack(folder, folder.parent / "cache")) as index,
        pytest.raises(CoachError, match="was damaged") as caught,
    ):
        index.question("who-fetches")

    assert caught.value.hint == "Try again."
    with closing(open_pack(folder, folder.parent / "cache")) as index:
        assert index.question("who-fetches").id == "who-fetches"
