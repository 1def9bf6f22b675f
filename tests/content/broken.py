"""The full pack with something changed, and what the reader says to it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from eda_coach.content.reading.pack_reader import read_pack
from tests.content.full_pack import FULL_PACK


@cache
def text_of(name: str) -> str:
    """A file of the full pack as YAML."""
    return yaml.safe_dump(FULL_PACK[name], sort_keys=False, allow_unicode=True)


def changed(name: str, old: str, new: str) -> str:
    """A file of the full pack with the first ``old`` in it changed to ``new``."""
    before, found, after = text_of(name).partition(old)
    assert found, f"{old!r} does not stand in {name}"
    return before + new + after


def problems(folder: Path, files: Mapping[str, str | bytes | None]) -> list[str]:
    """What the reader says to the full pack with these files in it, each path relative to the pack.

    A file of None is left to be what it is.
    """
    for name, content in ({name: text_of(name) for name in FULL_PACK} | dict(files)).items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return problems_in(folder)


def problems_in(folder: Path) -> list[str]:
    """What the reader says to a folder, each path relative to it."""
    reading = read_pack(folder)
    assert (reading.pack is None) == bool(reading.problems)
    return [str(problem).replace(f"{folder}/", "") for problem in reading.problems]
