"""YAML text to nodes that know their place, and nodes to plain values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import yaml

from eda_coach.content.reading.scalars import PlainScalar

# The C loader is 4 to 8 times faster; some builds of PyYAML come without it.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A pack of 10,000 questions in one file has about 20 MB.
_MOST_BYTES = 64_000_000
# A rubric's phrases are seven levels deep; deeper nesting is a mistake or an attack on the stack.
_MOST_LEVELS = 40
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# The C parser's stack holds far more levels than this.
_SUSPICIOUS_DEPTH = 400
_BLOCK_PREFIX = re.compile(r"^[ \t?:-]+", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")
_CORE_TAG = "tag:yaml.org,2002:"
_NO_TAGS = ("a tag is not used in packs", "write the plain value")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A position in a file; line and column count from 1."""

    line: int
    column: int


class BadYamlError(Exception):
    """The text is no YAML that a pack may use."""

    def __init__(self, what: str, mend: str, place: Place) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.place = place


@dataclass(frozen=True, kw_only=True, slots=True)
class Misplaced:
    """A key that stands twice, or something that packs do not use, with the path to it."""

    loc: tuple[str | int, ...]
    place: Place
    what: str
    mend: str


def decode(content: bytes) -> str:
    """Decode a file's bytes.

    Raises:
        BadYamlError: It is not UTF-8, or too large, or holds control characters.
    """
    start = Place(line=1, column=1)
    if len(content) > _MOST_BYTES:
        raise BadYamlError("the file is too large", f"split it: at most {_MOST_BYTES // 10**6} MB", start)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace")
        raise BadYamlError(
            "the file is not UTF-8", "save it with the encoding UTF-8", _place(before)
        ) from error
    hidden = _CONTROL.search(text)
    if hidden:
        what = f"a control character (U+{ord(hidden.group()):04X}) stands here"
        raise BadYamlError(what, "delete it", _place(text[: hidden.start()]))
    return text


def compose(text: str) -> yaml.Node:
    """Turn YAML text into its node tree.

    Raises:
        BadYamlError: It is empty, not YAML, or more than one document.
    """
    loader = _Loader(text)
    try:
        _refuse_deep_nesting(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _syntax_problem(error, text) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BadYamlError(
            "this is not YAML", "compare it with docs/authoring.md", Place(line=1, column=1)
        ) from error
    finally:
        loader.dispose()
    if node is None:
        raise BadYamlError(
            "the file is empty", "write its content or delete the file", Place(line=1, column=1)
        )
    return node


def to_plain(node: yaml.Node) -> tuple[Any, list[Misplaced]]:
    """Turn nodes into dicts, lists and strings; scalars stay as typed, an empty one becomes None."""
    misplaced: list[Misplaced] = []
    return _Converter(misplaced).convert(node, ()), misplaced


class _Converter:
    """One conversion; remembers the nodes it saw, since an alias hands out a node twice."""

    def __init__(self, misplaced: list[Misplaced]) -> None:
        self._misplaced = misplaced
        self._seen: set[int] = set()

    def convert(self, node: yaml.Node, loc: tuple[str | int, ...]) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, loc)
        if id(node) in self._seen:
            self._report(node, loc, "an alias (*name) is not used in packs", "write the content out")
            return None
        self._seen.add(id(node))
        if len(loc) > _MOST_LEVELS:
            self._report(node, loc, "this is nested too deeply", "compare it with docs/authoring.md")
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*loc, i)) for i, item in enumerate(node.value)]
        return self._mapping(node, loc)

    def _mapping(self, node: Any, loc: tuple[str | int, ...]) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                self._report(key_node, loc, "a key must be one word", "write `key: value`")
            elif key in plain:
                self._report(key_node, (*loc, key), f'the key "{key}" stands twice', "keep one of them")
            else:
                plain[str(key)] = self.convert(value_node, (*loc, key))
        return plain

    def _scalar(self, node: Any, loc: tuple[str | int, ...]) -> str | None:
        if not node.tag.startswith(_CORE_TAG) or "python" in node.tag:
            self._report(node, loc, *_NO_TAGS)
        if not node.style:
            return PlainScalar(node.value) if node.value else None
        return str(node.value.rstrip("\n")) if node.style in "|>" else str(node.value)

    def _report(self, node: yaml.Node, loc: tuple[str | int, ...], what: str, mend: str) -> None:
        self._misplaced.append(Misplaced(loc=loc, place=node_place(node), what=what, mend=mend))


def node_place(node: yaml.Node) -> Place:
    """Where a node begins."""
    return Place(line=node.start_mark.line + 1, column=node.start_mark.column + 1)


def find(node: yaml.Node, loc: tuple[str | int, ...]) -> tuple[Place, tuple[str | int, ...]]:
    """Follow a path as far as it goes.

    Args:
        node: Root of the file.
        loc: Keys and positions; parts that stand for nothing in the file are passed over.

    Returns:
        The place it leads to (of the key, where it ends at one) and the parts that were followed.
    """
    place, followed = node_place(node), []
    for part in loc:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            place = node_place(node)
        elif isinstance(node, yaml.MappingNode) and (pair := _pair(node, part)):
            place, node = node_place(pair[0]), pair[1]
        else:
            continue
        followed.append(part)
    return place, tuple(followed)


def _pair(node: Any, key: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    return next((pair for pair in node.value if pair[0].value == key), None)


def _place(before: str) -> Place:
    return Place(line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))


def _refuse_deep_nesting(text: str) -> None:
    """Refuse nesting before the C parser recurses into it: deep enough, it would exhaust its stack.

    Counting the parser's events is sure but doubles the time, so only a suspicious text is counted.
    """
    if not _looks_deep(text):
        return
    depth, start, end = 0, (yaml.SequenceStartEvent, yaml.MappingStartEvent), yaml.CollectionEndEvent
    events: Iterable[Any] = yaml.parse(text, Loader=_Loader)
    for event in events:
        depth += isinstance(event, start) - isinstance(event, end)
        if depth > _SUSPICIOUS_DEPTH:
            place = Place(line=event.start_mark.line + 1, column=event.start_mark.column + 1)
            raise BadYamlError("this is nested too deeply", "compare it with docs/authoring.md", place)


def _looks_deep(text: str) -> bool:
    if any(len(prefix) > _SUSPICIOUS_DEPTH for prefix in _BLOCK_PREFIX.findall(text)):
        return True
    open_brackets = accumulate(1 if bracket in "[{" else -1 for bracket in _BRACKET.findall(text))
    return max(open_brackets, default=0) > _SUSPICIOUS_DEPTH


def _syntax_problem(error: yaml.MarkedYAMLError, text: str) -> BadYamlError:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = error.problem or "this is not YAML"
    lines = text.splitlines()
    typed = lines[line] if line < len(lines) else ""
    place = Place(line=line + 1, column=column + 1)
    if "\t" in typed[: len(typed) - len(typed.lstrip())] or typed[column : column + 1] == "\t":
        return BadYamlError("a tab stands where only blanks may", "indent with blanks", place)
    if "another document" in problem:
        return BadYamlError(
            "the file holds more than one document (---)", "put each into a file of its own", place
        )
    return BadYamlError(problem, _mend_by_words(problem), place)


def _mend_by_words(problem: str) -> str:
    for words, mend in _MEND_BY_PROBLEM.items():
        if words in problem:
            return mend
    return "check the indentation and the quotes of this line and the one before"


_MEND_BY_PROBLEM = {
    "mapping values are not allowed": 'text that holds ": " needs quotes or the folded form >-',
    "cannot start any token": "text that begins with this character needs quotes",
    "did not find expected ',' or": "text that begins with a bracket needs quotes; else close the bracket",
    "end of stream": "close the quotes or the bracket",
    "undefined alias": "text that begins with * needs quotes",
    "tag": "text that begins with ! needs quotes",
    "anchor": "text that begins with & needs quotes",
}
