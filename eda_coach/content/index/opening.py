"""From a folder to a compiled pack: out of the cache if it is still good, else read and checked anew."""

import json
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from eda_coach.content.index.fingerprint import FileStamp, Freshness, freshness, stamp_files
from eda_coach.content.index.pack_index import DamagedIndexError, PackIndex
from eda_coach.errors import CoachError, PackNotFoundError
from eda_coach.version import __version__

if TYPE_CHECKING:
    from eda_coach.content.problem import Problem

# Changes whenever the tables or the coding change.
_INDEX_FORMAT = 3

Progress = Callable[[int, int], None]


class PackProblemsError(CoachError):
    """A pack has problems, so nothing can be asked from it."""

    def __init__(self, folder: Path, problems: "tuple[Problem, ...]") -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        lines = "\n".join(map(str, problems))
        super().__init__(
            f"{lines}\nThe pack {folder} has {count}.",
            hint=f"Mend it, then run `eda-coach pack check {folder}`.",
        )
        self.problems = problems


def open_pack(folder: Path, cache: Path, *, progress: Progress = lambda _done, _of: None) -> PackIndex:
    """Open a pack.

    Args:
        folder: Of the pack.
        cache: Folder for compiled packs; where it cannot be written, the pack is compiled in memory.
        progress: Told after each file, if files have to be read.

    Raises:
        PackNotFoundError: There is no such folder, or it holds no ``pack.yaml``.
        PackProblemsError: The pack has problems.
    """
    folder, cache = folder.resolve(), cache.absolute()
    if not (folder / "pack.yaml").is_file():
        raise PackNotFoundError(
            f"{folder} is no pack: it has no pack.yaml.",
            hint="Run `eda-coach pack list` to see the packs there are.",
        )
    file = cache / "packs" / _file_name(folder)
    return _open_compiled(folder, file) or _compile(folder, file, progress)


def _key(folder: Path) -> str:
    """What a compiled pack must have been compiled as, and of which folder."""
    return f"{__version__}/{_INDEX_FORMAT}/{folder}"


def _file_name(folder: Path) -> str:
    return f"{folder.name}-{crc32(os.fsencode(folder)):08x}.sqlite"


def _open_compiled(folder: Path, file: Path) -> PackIndex | None:
    """The compiled pack, if there is one and no file has changed since."""
    try:
        stat = file.stat()
        connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, isolation_level=None)
    except (OSError, sqlite3.Error):
        return None
    try:
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
        is_whole = stat.st_size % page_size == 0  # else SQLite would fill the last page with zeros
        meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('key', 'stamps')"))
        stamps = tuple(FileStamp._make(row) for row in json.loads(meta["stamps"]))
        if is_whole and json.loads(meta["key"]) == _key(folder):
            found = freshness(folder, stamps, compiled_ns=stat.st_mtime_ns)
            if found is Freshness.UNCHANGED_BY_CONTENT:
                with suppress(OSError):
                    os.utime(file)  # from now on the times can tell
            if found is not Freshness.CHANGED:
                return PackIndex(connection, path=str(folder), file=file)
    except (sqlite3.Error, OSError, KeyError, TypeError, ValueError, DamagedIndexError):
        pass  # written by another version, cut short or damaged: it is compiled anew
    connection.close()
    return None


def _compile(folder: Path, file: Path, progress: Progress) -> PackIndex:
    # Imported here: reading loads pydantic and yaml, which a compiled pack does not need.
    from eda_coach.content.index.compiling import compile_pack
    from eda_coach.content.reading.pack_reader import read_pack

    began_ns = time.time_ns()
    stamps = _stamps(folder)
    reading = read_pack(folder, progress=progress)
    if reading.pack is None:
        raise PackProblemsError(folder, reading.problems)
    connection = compile_pack(reading.pack, stamps, key=_key(folder))
    with suppress(OSError, sqlite3.Error):
        _store(connection, file, began_ns)
    return PackIndex(connection, path=str(folder))


def _stamps(folder: Path) -> tuple[FileStamp, ...]:
    try:
        return stamp_files(folder)
    except OSError:
        return ()  # a file that cannot be read becomes a problem of the reading


def _store(connection: sqlite3.Connection, file: Path, began_ns: int) -> None:
    """Write beside the place and rename, so that nobody ever sees half a file.

    The file is dated to when the stamps were taken: what was changed while it was compiled is not settled.
    """
    import tempfile

    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as target:
            connection.backup(target)
        os.utime(name, ns=(began_ns, began_ns))
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)
