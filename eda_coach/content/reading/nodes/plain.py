"""Nodes to plain values: dicts, lists and strings."""

from dataclasses import dataclass
from typing import Any

import yaml

from eda_coach.content.reading.nodes.text import Place
from eda_coach.content.reading.nodes.tree import Loc, node_place
from eda_coach.content.reading.scalars import PlainScalar

# What a node begins with where it has an anchor or a tag; text in quotes begins with its quote.
_MARKS = {"&": "an anchor (&name)", "!": "a tag (!name)"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Misplaced:
    """A key that stands twice, or something that packs do not use, with the path to it.

    Attributes:
        is_left_out: Whether None stands there now, of which nobody should complain once more.
    """

    loc: Loc
    place: Place
    what: str
    mend: str
    is_left_out: bool = False


def to_plain(root: yaml.Node, text: str) -> tuple[Any, list[Misplaced]]:
    """Turn nodes into dicts, lists and strings; scalars stay as typed, an empty one becomes None.

    Args:
        root: Of the tree.
        text: That was composed.
    """
    converter = _Converter(text)
    return converter.convert(root, (), node_place(root)), converter.misplaced


class _Converter:
    """One conversion; remembers the nodes it saw, since an alias hands out a node twice."""

    def __init__(self, text: str) -> None:
        self.misplaced: list[Misplaced] = []
        self._text = text
        self._seen: set[int] = set()

    def convert(self, node: Any, loc: Loc, place: Place) -> Any:
        """Turn a node into a plain value; ``place`` is where it is used, which an alias does not know."""
        is_alias = self._check_use(node, loc, place)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if is_alias:
            return None
        if isinstance(node, yaml.SequenceNode):
            return [
                self.convert(item, (*loc, i), place if id(item) in self._seen else node_place(item))
                for i, item in enumerate(node.value)
            ]
        return self._mapping(node, loc)

    def _mapping(self, node: Any, loc: Loc) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = node_place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(place, loc, "a key must be one word", "write `key: value`")
                continue
            key = str(key_node.value)
            self._check_use(key_node, (*loc, key), place)
            if key in plain:
                self._report(place, (*loc, key), f'the key "{key}" stands twice', "keep one of them")
            else:
                plain[key] = self.convert(value_node, (*loc, key), place)
        return plain

    def _check_use(self, node: Any, loc: Loc, place: Place) -> bool:
        """Report what packs do not use; whether the node is an alias."""
        if id(node) in self._seen:
            mend = "write the content out; text that begins with * needs quotes"
            self.misplaced.append(
                Misplaced(
                    loc=loc,
                    place=place,
                    what="an alias (*name) is not used in packs",
                    mend=mend,
                    is_left_out=not isinstance(node, yaml.ScalarNode),
                )
            )
            return True
        self._seen.add(id(node))
        mark = self._text[node.start_mark.index : node.start_mark.index + 1]
        if mark in _MARKS:
            mend = f"leave it out; text that begins with {mark} needs quotes"
            self._report(node_place(node), loc, f"{_MARKS[mark]} is not used in packs", mend)
        return False

    def _report(self, place: Place, loc: Loc, what: str, mend: str) -> None:
        self.misplaced.append(Misplaced(loc=loc, place=place, what=what, mend=mend))


def _scalar(node: Any) -> str | None:
    if not node.style:
        return PlainScalar(node.value) if node.value else None
    return str(node.value.rstrip("\n")) if node.style in "|>" else str(node.value)
