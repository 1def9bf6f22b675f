"""Whether the files of a pack are still those that were compiled."""

import os
from enum import Enum
from pathlib import Path
from typing import NamedTuple

# File systems tell times in steps of up to two seconds (FAT): within a step a file may change and keep its
# time. A larger value hashes more files; a smaller one may miss a change.
_MOMENT_NS = 2_000_000_000


class FileStamp(NamedTuple):
    """A file as it was compiled; times in nanoseconds, ``sha256`` of its content.

    A tuple and not a dataclass: each opening of a pack reads one for each of its files.
    """

    name: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    sha256: str


class Freshness(Enum):
    """What a look at the files came to."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    # Also unchanged, but only the content could tell: a file was written at about the time of compiling.
    UNCHANGED_BY_CONTENT = "unchanged by content"


def stamp_files(folder: Path) -> tuple[FileStamp, ...]:
    """Stamp every YAML file of a pack, in the order of their names."""
    return tuple(FileStamp(*facts, sha256=_hash(folder / facts[0])) for facts in _facts(str(folder)))


def freshness(folder: Path, stamps: tuple[FileStamp, ...], *, compiled_ns: int) -> Freshness:
    """Whether the files of a pack are those of the stamps.

    Args:
        folder: Of the pack.
        stamps: As they were compiled.
        compiled_ns: When they were compiled. Files changed at that moment or later are hashed.
    """
    if _facts(str(folder)) != [stamp[:-1] for stamp in stamps]:
        return Freshness.CHANGED
    settled_ns = compiled_ns - _MOMENT_NS
    unsettled = [stamp for stamp in stamps if max(stamp.mtime_ns, stamp.ctime_ns) >= settled_ns]
    if any(_hash(folder / stamp.name) != stamp.sha256 for stamp in unsettled):
        return Freshness.CHANGED
    return Freshness.UNCHANGED_BY_CONTENT if unsettled else Freshness.UNCHANGED


_Facts = tuple[str, int, int, int, int]


def _facts(folder: str) -> list[_Facts]:
    """Name, size, times and inode of every YAML file in the folder and one level below, by name."""
    with os.scandir(folder) as entries:
        folders = [entry for entry in entries if not entry.name.startswith(".") and entry.is_dir()]
    below = (facts for entry in folders for facts in _files(entry.path, f"{entry.name}/"))
    return sorted([*_files(folder, ""), *below])


def _files(folder: str, prefix: str) -> list[_Facts]:
    with os.scandir(folder) as entries:
        named = [entry for entry in entries if entry.name.endswith((".yaml", ".yml"))]
        return [
            _stat(f"{prefix}{entry.name}", entry.stat()) for entry in named if not entry.name.startswith(".")
        ]


def _stat(name: str, stat: os.stat_result) -> _Facts:
    return name, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _hash(path: Path) -> str:
    # Imported here: needed only where a file was changed a moment ago, or is compiled.
    import hashlib

    from eda_coach.content.header import MOST_FILE_BYTES

    if not path.is_file():
        raise OSError(f"{path} is no file")  # a pipe would block for ever
    with path.open("rb") as file:
        return hashlib.sha256(file.read(MOST_FILE_BYTES + 1)).hexdigest()
