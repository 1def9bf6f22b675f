"""One file through the door: bytes in, dataclasses or problems out."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from pydantic import ValidationError

from eda_coach.content.problem import Problem
from eda_coach.content.reading.documents import TYPE_BY_FILE, adapter
from eda_coach.content.reading.scalars import GivenText
from eda_coach.content.reading.wording import Loc, words_for
from eda_coach.content.reading.yaml_nodes import BadYamlError, Place, compose, decode, find, to_plain


@dataclass(kw_only=True, slots=True)
class OpenedFile:
    """A file of a pack on its way in.

    Attributes:
        path: As the author would open it.
        name: Relative to the pack.
        node: Root of the node tree; None where the file is no YAML.
        plain: The same as dicts, lists and strings.
        content: What it holds, of the type its place calls for; None where it has problems.
        problems: In the order of their places.
    """

    path: str
    name: PurePosixPath
    node: yaml.Node | None = None
    plain: Any = None
    content: Any = None
    problems: list[Problem]

    def line(self, loc: Loc) -> int:
        """The line to which a path leads."""
        return find(self.node, loc)[0].line if self.node is not None else 1

    def problem(self, loc: Loc, what: str, mend: str, *, place: Place | None = None) -> None:
        """Note a problem at the end of a path."""
        found, followed = find(self.node, loc) if self.node is not None else (Place(line=1, column=1), ())
        spot = place or found
        path = ".".join(map(str, followed if len(followed) >= len(loc) else _without_kinds(loc, followed)))
        self.problems.append(
            Problem(file=self.path, line=spot.line, column=spot.column, path=path, what=what, mend=mend)
        )


def open_file(path: Path, name: PurePosixPath, file: str) -> OpenedFile:
    """Read and validate a file.

    Args:
        path: Where it is.
        name: The same, relative to the pack.
        file: Key of :data:`TYPE_BY_FILE`.
    """
    opened = OpenedFile(path=str(path), name=name, problems=[])
    try:
        opened.node = compose(decode(path.read_bytes()))
    except BadYamlError as error:
        opened.problem((), error.what, error.mend, place=error.place)
        return opened
    except OSError as error:
        opened.problem((), f"the file cannot be read ({error.strerror})", "check its permissions")
        return opened
    _validate(opened, file)
    return opened


def _validate(opened: OpenedFile, file: str) -> None:
    assert opened.node is not None  # noqa: S101 - open_file composed it
    opened.plain, misplaced = to_plain(opened.node)
    for bad in misplaced:
        opened.problem(bad.loc, bad.what, bad.mend, place=bad.place)
    _give(opened.plain, file, opened)
    try:
        opened.content = adapter(file).validate_python(opened.plain)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            opened.problem(each["loc"], *words_for(each, TYPE_BY_FILE[file]))
    if opened.problems:
        opened.content = None
        opened.problems.sort(key=lambda problem: (problem.line, problem.column))


def _give(plain: Any, file: str, opened: OpenedFile) -> None:
    """Fill in what the place of a text says: the topic of a concept or question, the id of an overclaim."""
    if not isinstance(plain, dict):
        return
    if file in ("concepts", "questions"):
        items = plain.get(file)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict):
                item.setdefault("topic", GivenText(opened.name.stem))
    if file == "overclaims.yaml":
        for key, overclaim in plain.items():
            if isinstance(overclaim, dict):
                overclaim.setdefault("id", GivenText(key))


def _without_kinds(loc: Loc, followed: Loc) -> Loc:
    """The path to show for something that is missing: what was followed, then the missing key."""
    return (*followed, loc[-1]) if loc and loc[-1] not in followed[-1:] and loc[-1] != "[key]" else followed
