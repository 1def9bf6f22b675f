"""Whether the files of a pack are still those that were compiled."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# File systems tell times in steps of up to two seconds (FAT): within a step a file may change and keep its
# time. A larger value hashes more files; a smaller one may miss a change.
_MOMENT_NS = 2_000_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class FileStamp:
    """A file as it was compiled; times in nanoseconds, ``sha256`` of its content."""

    name: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    sha256: str


def stamp_files(folder: Path) -> tuple[FileStamp, ...]:
    """Stamp every YAML file of a pack, in the order of their names."""
    return tuple(
        FileStamp(**facts, sha256=_hash(folder / facts["name"])) for facts in _facts(str(folder)).values()
    )


def is_unchanged(folder: Path, stamps: tuple[FileStamp, ...], *, compiled_ns: int) -> bool:
    """Whether the files of a pack are those of the stamps.

    Args:
        folder: Of the pack.
        stamps: As they were compiled.
        compiled_ns: When they were compiled. Files changed at that moment or later are hashed.
    """
    facts_by_name = _facts(str(folder))
    if len(facts_by_name) != len(stamps):
        return False
    return all(_is_same(folder, stamp, facts_by_name.get(stamp.name), compiled_ns) for stamp in stamps)


def _is_same(folder: Path, stamp: FileStamp, facts: dict[str, Any] | None, compiled_ns: int) -> bool:
    if facts is None or any(getattr(stamp, key) != value for key, value in facts.items()):
        return False
    long_settled = stamp.mtime_ns < compiled_ns - _MOMENT_NS
    return long_settled or _hash(folder / stamp.name) == stamp.sha256


def _facts(folder: str) -> dict[str, dict[str, Any]]:
    """Facts of every YAML file in the folder and one level below, by its name in the pack."""
    found: dict[str, dict[str, Any]] = {}
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                found |= {
                    f"{entry.name}/{name}": {**facts, "name": f"{entry.name}/{name}"}
                    for name, facts in _files(entry.path).items()
                }
    return found | _files(folder)


def _files(folder: str) -> dict[str, dict[str, Any]]:
    with os.scandir(folder) as entries:
        named = sorted((entry.name, entry) for entry in entries if entry.name.endswith((".yaml", ".yml")))
        return {name: _stat(name, entry.stat()) for name, entry in named if not name.startswith(".")}


def _stat(name: str, stat: os.stat_result) -> dict[str, Any]:
    return {
        "name": name,
        "size": stat.st_size,
        "mtime_ns": stat.st_mtime_ns,
        "ctime_ns": stat.st_ctime_ns,
        "inode": stat.st_ino,
    }


def _hash(path: Path) -> str:
    import hashlib  # only where a file was changed a moment ago, or is compiled

    return hashlib.sha256(path.read_bytes()).hexdigest()
