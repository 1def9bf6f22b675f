"""YAML or JSON text to nodes, as far as it goes: what is damaged is left out and told."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.readers.nodes.node import Node, escaped
from eda_coach.review.readers.source import Places

# Aliases are copied out; a larger document than this is a bomb, or nothing that a person reviews.
_MOST_NODES = 100_000
# Deeper nesting is an attack on the stack.
_MOST_LEVELS = 100
# Mended at most so often, so that a broken file costs at most so many readings.
_MOST_MENDINGS = 12
_FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TooDeepError(Exception):
    """The document is nested too deeply."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Loader(_FastLoader):  # type: ignore[misc] # which of the two it is, is known at run time only
    """Counts levels on the way down: the C loader recurses, and would exhaust its stack."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._levels = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:  # noqa: ARG002
        self._levels += 1
        if self._levels > _MOST_LEVELS and current_node is not None:
            raise _TooDeepError(current_node.start_mark.line + 1)

    def ascend_resolver(self) -> None:
        self._levels -= 1


@dataclass(kw_only=True, slots=True)
class NodeDocument:
    """A document as nodes.

    Attributes:
        root: Of the first document of the file; not there if nothing could be read.
        unread: What was left out, and why.
        comments: Text of comments by line.
    """

    root: Node
    unread: list[Unread] = field(default_factory=list)


def read_nodes(places: Places) -> NodeDocument:
    """Read YAML or JSON.

    A file that breaks off or has a damaged line is read up to there; further documents behind ``---`` are told as
    not read.
    """
    document = NodeDocument(root=Node(is_there=False))
    text = _without_controls(places.source.text)
    roots = _composed(text, places, document)
    if roots:
        document.root = _Copier(document, places).copy(roots[0], "", roots[0].start_mark.line + 1)
    for root in roots[1:]:
        document.unread.append(
            places.unread(
                UnreadKind.PART,
                "a further YAML document; put it into a file of its own",
                root.start_mark.line + 1,
                to=root.end_mark.line + 1,
            )
        )
    return document


def _without_controls(text: str) -> str:
    """Text without the characters that YAML refuses; their places stay taken."""
    return "".join(" " if ord(one) < ord(" ") and one not in "\n\t" else one for one in text)


def _composed(text: str, places: Places, document: NodeDocument) -> list[yaml.Node]:
    """The root nodes, after mending what can be mended."""
    for _ in range(_MOST_MENDINGS):
        loader = _Loader(text)
        roots = []
        try:
            while loader.check_node():
                roots.append(loader.get_node())
        except _TooDeepError as error:
            document.unread.append(places.unread(UnreadKind.DOCUMENT, "it is nested too deeply", error.line))
            return []
        except yaml.MarkedYAMLError as error:
            line = _damaged_line(error)
            mended = _mended(text, error, line)
            document.unread.append(_told(places, error, line, mended == text))
            if mended == text:
                return roots
            text = mended
            continue
        except (yaml.YAMLError, ValueError, RecursionError):
            document.unread.append(places.unread(UnreadKind.DOCUMENT, "it is no YAML that can be read", 1))
            return roots
        finally:
            loader.dispose()
        return roots
    return []


def _damaged_line(error: yaml.MarkedYAMLError) -> int:
    """Where the damage begins: at what was opened and never closed, else where the reading stopped."""
    is_open = any(word in (error.context or "") for word in ("flow", "scalar", "simple key"))
    mark = (error.context_mark if is_open else None) or error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1


def _mended(text: str, error: yaml.MarkedYAMLError, line: int) -> str:
    """The text with the damage taken out: a bad escape doubled, else everything from the damaged line on cut."""
    lines = text.split("\n")
    if "unknown escape character" in (error.problem or "") and error.problem_mark:
        row, column = error.problem_mark.line, error.problem_mark.column
        at = lines[row].rfind("\\", 0, column + 1)
        if at >= 0:
            lines[row] = f"{lines[row][:at]}\\{lines[row][at:]}"
            return "\n".join(lines)
    return "\n".join(lines[: line - 1]) if line > 1 else text


def _told(places: Places, error: yaml.MarkedYAMLError, line: int, is_end: bool) -> Unread:  # noqa: FBT001
    problem = error.problem or "this is not YAML"
    if "unknown escape character" in problem:
        return places.unread(UnreadKind.LINE, "a backslash in double quotes; use single quotes", line)
    what = UnreadKind.DOCUMENT if is_end else UnreadKind.PART
    return places.unread(what, f"not YAML from here on: {problem}", line, to=len(places.lines))


class _Copier:
    """Copies composed nodes, aliases written out, within a budget."""

    def __init__(self, document: NodeDocument, places: Places) -> None:
        self._document = document
        self._places = places
        self._left = _MOST_NODES
        self._open: set[int] = set()

    def copy(self, node: yaml.Node, pointer: str, line: int) -> Node:
        copied = Node(line=line, end_line=max(line, _last_line(node)), pointer=pointer)
        self._left -= 1
        if self._left < 0 or id(node) in self._open:
            copied.is_there = False
            self._tell(id(node) in self._open, line)
            return copied
        self._open.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            copied.scalar = node.value if node.tag != "tag:yaml.org,2002:null" or node.style else None
            copied.is_quoted = node.style in ("'", '"')
        elif isinstance(node, yaml.SequenceNode):
            for i, item in enumerate(node.value):
                copied.items.append(self.copy(item, f"{pointer}/{i}", item.start_mark.line + 1))
        else:
            self._copy_entries(node, copied)
        self._open.discard(id(node))
        return copied

    def _copy_entries(self, node: yaml.Node, copied: Node) -> None:
        merged = list[Node]()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            line = key.start_mark.line + 1
            child = self.copy(value, f"{copied.pointer}/{escaped(name)}", line)
            if name == "<<":  # YAML 1.1's merge key
                merged += [child, *child.items]
                continue
            if name in copied.entries:
                why = f"the key {name!r} stands twice; the last one counts"
                self._document.unread.append(
                    self._places.unread(UnreadKind.LINE, why, copied.entries[name].line)
                )
            copied.entries[name] = child
        for each in merged:  # its own entries win, wherever they stand
            copied.entries = each.entries | copied.entries

    def _tell(self, is_cycle: bool, line: int) -> None:  # noqa: FBT001
        why = (
            "an alias that contains itself"
            if is_cycle
            else "it grows too large when its aliases are written out"
        )
        unread = self._places.unread(UnreadKind.PART, why, line)
        if all(one.why != why for one in self._document.unread):
            self._document.unread.append(unread)


def _last_line(node: yaml.Node) -> int:
    """The last line of a node; the mark of a block stands at the beginning of the line behind it."""
    return int(node.end_mark.line + (1 if node.end_mark.column else 0))
