"""A folder to a pack: every file read, every mistake told at once."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from eda_coach.content.header import FORMAT_VERSION, PackHeader
from eda_coach.content.pack import Pack
from eda_coach.content.problem import Problem
from eda_coach.content.reading.documents import TYPE_BY_FILE, ConceptsFile, QuestionsFile, file_type
from eda_coach.content.reading.door import OpenedFile, open_file
from eda_coach.content.reading.ids import Register
from eda_coach.content.reading.question_checks import check_questions
from eda_coach.content.reading.references import check_references
from eda_coach.content.reading.rubric_checks import check_criteria
from eda_coach.content.scenario import Scenario
from eda_coach.language.nearest import suggestion

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
    with _no_garbage_collection():
        files, problems = _open_files(folder, progress)
        register = Register(files)
        register.report_repeated()
        check_references(files, register)
        for file in files:
            _check_content(file)
    problems += [problem for file in files for problem in file.problems]
    problems.sort(key=lambda problem: (problem.file, problem.line, problem.column))
    return PackReading(pack=None if problems else _assemble(files), problems=tuple(problems))


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


def _open_files(folder: Path, progress: Progress) -> tuple[list[OpenedFile], list[Problem]]:
    if not (folder / "pack.yaml").is_file():
        what = "this folder is no pack: it has no pack.yaml" if folder.is_dir() else "there is no such folder"
        return [], [_file_problem(folder, what, "docs/authoring.md shows what a pack is made of")]
    known, problems = [], []
    for name in pack_files(folder):
        file = file_type(name)
        if file is None:
            close = suggestion(str(name), TYPE_BY_FILE)
            problems.append(
                _file_problem(folder / name, "packs have no such file", f"rename or delete it; {close}")
            )
        else:
            known.append((name, file))
    files = []
    for done, (name, file) in enumerate(known, start=1):
        files.append(open_file(folder / name, name, file))
        progress(done, len(known))
    return files, problems


def pack_files(folder: Path) -> list[PurePosixPath]:
    """YAML files of a pack, relative to it, in the order of their names; hidden ones are passed over."""
    found = (path.relative_to(folder) for pattern in ("*.y*ml", "*/*.y*ml") for path in folder.glob(pattern))
    names = (PurePosixPath(path.as_posix()) for path in found if path.suffix in (".yaml", ".yml"))
    return sorted(name for name in names if not any(part.startswith(".") for part in name.parts))


def _file_problem(path: Path, what: str, mend: str) -> Problem:
    return Problem(file=str(path), line=1, column=1, path="", what=what, mend=mend)


def _check_content(file: OpenedFile) -> None:
    match file.content:
        case PackHeader() as header:
            _check_header(header, file)
        case QuestionsFile(questions=questions):
            check_questions(file, questions)
        case Scenario() as scenario:
            check_criteria(scenario.criteria, ("criteria",), file.problem)


def _check_header(header: PackHeader, file: OpenedFile) -> None:
    if header.format_version > FORMAT_VERSION:
        what = (
            f"the pack has format_version {header.format_version}, this program reads up to {FORMAT_VERSION}"
        )
        file.problem(("format_version",), what, "update eda-coach")
    elif header.format_version < FORMAT_VERSION:
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
