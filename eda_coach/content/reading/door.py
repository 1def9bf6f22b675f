"""One file through the door: bytes in, dataclasses or problems out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from eda_coach.content.problem import Problem
from eda_coach.content.reading.documents import LIST_BY_FILE, TYPE_BY_FILE, adapter
from eda_coach.content.reading.nodes.plain import Misplaced, to_plain
from eda_coach.content.reading.nodes.text import START, BadYamlError, Place, read_text
from eda_coach.content.reading.nodes.tree import Loc, NodeTree, compose
from eda_coach.content.reading.salvage import sound_parts
from eda_coach.content.reading.scalars import GivenText
from eda_coach.content.reading.wording import nearest_key, problem_loc, words_for

# Longer words are not read to their end. The beginning tells what was typed, the end what is wrong with it.
_MOST_CHARACTERS = 400
_BRIEF_START, _BRIEF_END = 250, 100


@dataclass(kw_only=True, slots=True)
class OpenedFile:
    """A file of a pack on its way in.

    Attributes:
        path: As the author would open it.
        name: Relative to the pack.
        kind: Key of :data:`TYPE_BY_FILE`; empty for a file that packs do not have.
        tree: Its nodes; None where the file is no YAML.
        plain: The same as dicts, lists and strings.
        content: What it holds; None where a part of it is not valid.
        parts: What of it is valid, each with its path: concepts, questions, claims, sources, or the whole.
        problems: What is wrong with it.
        mistyped: Paths of known keys that an unknown one was perhaps meant to be.
    """

    path: str
    name: PurePosixPath
    kind: str
    tree: NodeTree | None = None
    plain: Any = None
    content: Any = None
    parts: list[tuple[Loc, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    mistyped: set[Loc | None] = field(default_factory=set)

    def line(self, loc: Loc) -> int:
        """The line to which a path leads."""
        return self.tree.find(loc)[0].line if self.tree else START.line

    def problem(self, loc: Loc, what: str, mend: str, *, place: Place | None = None) -> None:
        """Note a problem at the end of a path."""
        found, followed = self.tree.find(loc) if self.tree else (START, ())
        spot = place or found
        path = ".".join(map(str, followed if len(followed) >= len(loc) else _without_kinds(loc, followed)))
        self.problems.append(
            Problem(
                file=self.path,
                line=spot.line,
                column=spot.column,
                path=_brief(path),
                what=_brief(what),
                mend=_brief(mend),
            )
        )


def open_file(path: Path, name: PurePosixPath, kind: str) -> OpenedFile:
    """Read and validate a file.

    Args:
        path: Where it is.
        name: The same, relative to the pack.
        kind: Key of :data:`TYPE_BY_FILE`.
    """
    opened = OpenedFile(path=str(path), name=name, kind=kind)
    try:
        text = read_text(path)
        opened.tree = compose(text)
    except BadYamlError as error:
        opened.problem((), error.what, error.mend, place=error.place)
        return opened
    except OSError as error:
        opened.problem((), f"the file cannot be read ({error.strerror})", "check its permissions")
        return opened
    opened.plain, misplaced = to_plain(opened.tree.root, text)
    for bad in misplaced:
        opened.problem(bad.loc, bad.what, bad.mend, place=bad.place)
    _give(opened)
    _validate(opened, misplaced)
    return opened


def _validate(opened: OpenedFile, misplaced: list[Misplaced]) -> None:
    try:
        opened.content = adapter(opened.kind).validate_python(opened.plain)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        for each in _own_mistakes(opened, errors, {bad.loc for bad in misplaced if bad.is_left_out}):
            opened.problem(problem_loc(each), *words_for(each, TYPE_BY_FILE[opened.kind]))
        opened.parts = list(sound_parts(opened.plain, opened.kind, errors))
        return
    if opened.kind in LIST_BY_FILE:
        key = LIST_BY_FILE[opened.kind]
        opened.parts = [((key, i), part) for i, part in enumerate(getattr(opened.content, key))]
    else:
        opened.parts = [((), opened.content)]


def _own_mistakes(opened: OpenedFile, errors: Any, left_out: set[Loc]) -> Iterator[Any]:
    """The errors that do not merely follow from another problem.

    A key is not missing where a mistyped one stands for it, and what an alias left out is told already.
    """
    assert opened.tree is not None  # noqa: S101 - the caller composed it
    opened.mistyped = {nearest_key(each, TYPE_BY_FILE[opened.kind]) for each in errors}
    for each in errors:
        followed = opened.tree.find(each["loc"])[1]
        is_told = any(followed[:end] in left_out for end in range(len(followed) + 1))
        if not is_told and not (each["type"] == "missing" and each["loc"] in opened.mistyped):
            yield each


def _give(opened: OpenedFile) -> None:
    """Fill in what the place of a text says: the topic of a concept or question, the id of an overclaim."""
    plain = opened.plain
    if not isinstance(plain, dict):
        return
    if opened.kind in ("concepts", "questions"):
        items = plain.get(opened.kind)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict):
                item.setdefault("topic", GivenText(opened.name.stem))
    if opened.kind == "overclaims.yaml":
        for key, overclaim in plain.items():
            if isinstance(overclaim, dict):
                overclaim.setdefault("id", GivenText(key))


def _brief(words: str) -> str:
    """Cut out the middle of what was typed, if it is a whole paragraph."""
    if len(words) <= _MOST_CHARACTERS:
        return words
    return f"{words[:_BRIEF_START]} ... {words[-_BRIEF_END:]}"


def _without_kinds(loc: Loc, followed: Loc) -> Loc:
    """The path to show for something that is missing: what was followed, then the missing key."""
    return (*followed, loc[-1]) if loc and loc[-1] not in followed[-1:] and loc[-1] != "[key]" else followed
