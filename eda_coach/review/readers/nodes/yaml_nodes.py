"""YAML or JSON text to nodes, as far as it goes: what is damaged is left out and told."""

from dataclasses import dataclass, field

import yaml

from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.readers.nodes.loading import (
    MOST_CHARACTERS,
    MOST_LEVELS,
    MOST_NODES,
    without_strange,
)
from eda_coach.review.readers.nodes.mending import read_damaged
from eda_coach.review.readers.nodes.node import Node, escaped
from eda_coach.review.readers.source import Places

_TOO_LARGE = f"it is larger than {MOST_CHARACTERS:,} characters; a review reads smaller documents"
# A key that stands twice is told so often; beyond, the file is no document that a person wrote.
_MOST_DOUBLES = 20
_SHORT_NAME = 60
# An alias repeats a long text as easily as a tree: so many characters of it weigh as much as a node.
_CHARACTERS_OF_A_NODE = 1_000
# Keys may be as long as the file; pointers that repeat them at each level may not.
_LONGEST_IN_POINTER = 200


@dataclass(kw_only=True, slots=True)
class NodeDocument:
    """A document as nodes.

    Attributes:
        root: Of the first document of the file; not there if nothing could be read.
        unread: What was left out, and why.
    """

    root: Node
    unread: list[Unread] = field(default_factory=list)


def read_nodes(places: Places) -> NodeDocument:
    """Read YAML or JSON.

    A damaged block is left out, and the rest is read; what was left out is told, as are further documents
    behind ``---``. Documents that are too large or too deep are refused, within a second.
    """
    document = NodeDocument(root=Node(is_there=False, places=places))
    if len(places.source.text) > MOST_CHARACTERS:
        document.unread.append(places.unread(UnreadKind.DOCUMENT, _TOO_LARGE, 1, to=len(places.lines)))
        return document
    roots, document.unread = read_damaged(without_strange(places.source.text), places)
    if roots:
        document.root = _Copier(document, places).copy(roots[0], "", roots[0].start_mark.line + 1)
    for root in roots[1:]:
        why = "a further YAML document; put it into a file of its own"
        first, last = root.start_mark.line + 1, _last_line(root)
        document.unread.append(places.unread(UnreadKind.PART, why, first, to=last))
    return document


class _Copier:
    """Copies composed nodes, aliases written out, within a budget."""

    def __init__(self, document: NodeDocument, places: Places) -> None:
        self._document = document
        self._places = places
        self._left = MOST_NODES
        self._doubles = 0
        self._open: set[int] = set()

    def copy(self, node: yaml.Node, pointer: str, line: int) -> Node:
        end = max(line, _last_line(node))
        copied = Node(line=line, end_line=end, pointer=pointer, places=self._places)
        self._left -= 1
        if self._is_refused(node, line):
            copied.is_there = False
            return copied
        self._open.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            is_null = node.tag == "tag:yaml.org,2002:null" and not node.style
            copied.scalar = None if is_null else _without_halves(node.value)
            self._left -= len(node.value) // _CHARACTERS_OF_A_NODE
            copied.is_quoted = node.style in ("'", '"')
        elif isinstance(node, yaml.SequenceNode):
            for i, item in enumerate(node.value):
                copied.items.append(self.copy(item, f"{pointer}/{i}", item.start_mark.line + 1))
        else:
            self._copy_entries(node, copied)
        self._open.discard(id(node))
        return copied

    def _is_refused(self, node: yaml.Node, line: int) -> bool:
        if id(node) in self._open:
            self._tell("an alias that contains itself", line)
        elif self._left < 0 or len(self._open) > MOST_LEVELS:
            self._tell("it grows too large when its aliases are written out", line)
        else:
            return False
        return True

    def _copy_entries(self, node: yaml.Node, copied: Node) -> None:
        merged = list[Node]()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            line = key.start_mark.line + 1
            child = self.copy(value, f"{copied.pointer}/{escaped(name[:_LONGEST_IN_POINTER])}", line)
            if name == "<<" and not key.style:  # YAML 1.1's merge key
                merged += [child, *child.items]
                continue
            if name in copied.entries:
                self._tell_double(name, copied.entries[name].line)
            copied.entries[name] = child
        if merged:  # its own entries win, wherever they stand; of several merges the first
            entries = dict[str, Node]()
            for each in reversed(merged):
                entries |= each.entries
            copied.entries = entries | copied.entries

    def _tell_double(self, name: str, line: int) -> None:
        self._doubles += 1
        if self._doubles <= _MOST_DOUBLES:
            why = f"the key {name[:_SHORT_NAME]!r} stands twice; the last one counts"
            self._document.unread.append(self._places.unread(UnreadKind.LINE, why, line))

    def _tell(self, why: str, line: int) -> None:
        if all(one.why != why for one in self._document.unread):
            self._document.unread.append(self._places.unread(UnreadKind.PART, why, line))


def _without_halves(text: str) -> str:
    """Text in which the two halves of a character are one; PyYAML without libyaml leaves them apart."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _last_line(node: yaml.Node) -> int:
    """The last line of a node; the mark of a block stands at the beginning of the line behind it."""
    return int(node.end_mark.line + (1 if node.end_mark.column else 0))
