"""A folder to a pack: every file read, every mistake told at once."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from eda_coach.content.header import FORMAT_VERSION, PackHeader
from eda_coach.content.pack import Pack
from eda_coach.content.problem import Problem
from eda_coach.content.questions.question import Question
from eda_coach.content.reading.checks.ids import Register
from eda_coach.content.reading.checks.phrases import check_phrases
from eda_coach.content.reading.checks.questions import check_question
from eda_coach.content.reading.checks.references import check_references
from eda_coach.content.reading.checks.rubrics import check_scenario
from eda_coach.content.reading.documents import TYPE_BY_FILE, ConceptsFile, QuestionsFile, file_type
from eda_coach.content.reading.door import OpenedFile, open_file
from eda_coach.content.reading.nodes.tree import Loc
from eda_coach.content.scenario import Scenario
from eda_coach.language.nearest import nearest, suggestion

_HEADER = "pack.yaml"
# Packs have one level of folders; a file one level deeper is a mistake worth telling.
_DEPTHS = ("*", "*/*", "*/*/*")
# A number of a format: no sign, no nought in front, no more digits than anybody counts to.
_WHOLE = re.compile(r"[1-9]\d{0,8}", re.ASCII)
# Told after every file read: how many are done, and how many there are.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class PackReading:
    """What came of reading a folder: a pack, or the problems that keep it from being one."""

    pack: Pack | None
    problems: tuple[Problem, ...]


def read_pack(folder: Path, *, progress: Progress = lambda _done, _of: None) -> PackReading:
    """Read and check every file of a pack.

    Args:
        folder: Holds ``pack.yaml``.
        progress: Told after each file.
    """
    if not (folder / _HEADER).is_file():
        return PackReading(pack=None, problems=(_no_pack(folder),))
    with _no_garbage_collection():
        files = _open_files(folder, progress)
        _check_files(files)
    problems = [problem for file in files for problem in file.problems]
    problems.sort(key=lambda problem: (problem.file, problem.line, problem.column))
    return PackReading(pack=None if problems else _assemble(files), problems=tuple(problems))


def pack_files(folder: Path) -> list[PurePosixPath]:
    """YAML files in a folder, in the order of their names; hidden ones are passed over.

    Those that lie too deep or end in ``.YAML`` are among them: somebody meant them to be read.
    """
    found = (path.relative_to(folder) for depth in _DEPTHS for path in folder.glob(depth))
    names = (PurePosixPath(path.as_posix()) for path in found if path.suffix.lower() in (".yaml", ".yml"))
    return sorted(name for name in names if not any(part.startswith(".") for part in name.parts))


def _no_pack(folder: Path) -> Problem:
    what = "this folder is no pack: it has no pack.yaml" if folder.is_dir() else "there is no such folder"
    mend = "docs/authoring.md shows what a pack is made of"
    return Problem(file=str(folder), line=1, column=1, path="", what=what, mend=mend)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Stop the collector: it walks the growing heap again and again, which makes reading superlinear."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _open_files(folder: Path, progress: Progress) -> list[OpenedFile]:
    """Every file of a pack; of a pack in a newer format the header alone, since the rest may be anything."""
    names = pack_files(folder)
    header = open_file(folder / _HEADER, PurePosixPath(_HEADER), _HEADER)
    if _refuse_newer(header):
        return [header]
    files = []
    for done, name in enumerate(names, start=1):
        files.append(header if str(name) == _HEADER else _open(folder / name, name))
        progress(done, len(names))
    return files + _no_folders(folder)


def _no_folders(folder: Path) -> list[OpenedFile]:
    """What has the name of a folder of a pack and is none: everything meant to be in it would be missed."""
    found = []
    for name in (name for name in TYPE_BY_FILE if not name.endswith(".yaml")):
        path = folder / name
        if (path.exists() or path.is_symlink()) and not path.is_dir():
            stray = OpenedFile(path=str(path), name=PurePosixPath(name), kind="")
            stray.problem((), "this is no folder", f"make {name} a folder with a file for each topic")
            found.append(stray)
    return found


def _open(path: Path, name: PurePosixPath) -> OpenedFile:
    kind = file_type(name)
    if kind is not None:
        return open_file(path, name, kind)
    # Perhaps the right file in a wrong place: what is missing for it must not be told a second time.
    meant = nearest(name.parts[0], TYPE_BY_FILE)
    stray = OpenedFile(path=str(path), name=name, kind=meant or "")
    mend = f"rename or delete it; {suggestion(name.parts[0], TYPE_BY_FILE)}"
    if meant == name.parts[0]:
        mend = f"files lie in {meant}/ itself and end in .yaml"
    stray.problem((), "packs have no such file", mend)
    return stray


def _refuse_newer(header: OpenedFile) -> bool:
    """Whether a pack is in a newer format; then that is its only problem."""
    typed = header.plain.get("format_version") if isinstance(header.plain, dict) else None
    if not isinstance(typed, str) or not _WHOLE.fullmatch(typed) or int(typed) <= FORMAT_VERSION:
        return False
    header.problems.clear()
    what = f"the pack has format_version {typed}, this program reads up to {FORMAT_VERSION}"
    header.problem(("format_version",), what, "update eda-coach")
    return True


def _check_files(files: list[OpenedFile]) -> None:
    register = Register(files)
    register.report_repeated()
    check_references(files, register)
    check_phrases(files, register)
    for file in files:
        for loc, part in file.parts:
            _check_part(part, file, loc)


def _check_part(part: object, file: OpenedFile, loc: Loc) -> None:
    match part:
        case PackHeader():
            _check_header(part, file)
        case Question():
            check_question(part, file, loc)
        case Scenario():
            check_scenario(part, file.problem)


def _check_header(header: PackHeader, file: OpenedFile) -> None:
    if header.format_version < FORMAT_VERSION:
        file.problem(("format_version",), "there is no such format", f"write {FORMAT_VERSION}")
    if not header.topics:
        file.problem(("topics",), "a pack needs at least one topic", "add one")


def _assemble(files: Iterable[OpenedFile]) -> Pack:
    content = {str(file.name): file.content for file in files}
    return Pack(
        header=content["pack.yaml"],
        sources=content["sources.yaml"].sources if "sources.yaml" in content else (),
        claims=content["claims.yaml"].claims if "claims.yaml" in content else (),
        lexicon=content.get("lexicon.yaml", {}),
        overclaims=tuple(content.get("overclaims.yaml", {}).values()),
        concepts=tuple(_joined(content.values(), ConceptsFile, "concepts")),
        questions=tuple(_joined(content.values(), QuestionsFile, "questions")),
        scenarios=tuple(value for value in content.values() if isinstance(value, Scenario)),
    )


def _joined(content: Iterable[Any], holder: type[object], key: str) -> Iterator[Any]:
    for value in content:
        if isinstance(value, holder):
            yield from getattr(value, key)
