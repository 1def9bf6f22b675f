"""References (``$ref``) of a document: followed within it and into its neighbours, never over the network."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.yaml_nodes import read_nodes
from eda_coach.review.readers.source import Lookup, Places, Source

# A reference that leads to a reference, and so on: longer chains are cycles or an attack.
_MOST_HOPS = 20
# So many neighbours are read for one document.
_MOST_DOCUMENTS = 50
# So many names of neighbours are looked up; the same one may be written in many ways.
_MOST_LOOKUPS = 500
# So many references that lead nowhere are told; who has more needs no longer list.
_MOST_TOLD = 30
# Schemas and fields that are looked at for one document, so that messages times references stay few.
_MOST_LOOKS = 30_000
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_SHORT = 100
_LONGEST = 2_000

REMOTE = "a remote reference; it is never fetched"
CYCLE = "a reference that leads back to itself"


@dataclass(kw_only=True, slots=True)
class References:
    """Follows references; each neighbour is read once.

    Attributes:
        source: The document with which the reading began.
        root: Its nodes.
        unread: References that lead nowhere, each told once.
    """

    source: Source
    root: Node
    lookup: Lookup
    unread: list[Unread] = field(default_factory=list)
    _root_by_name: dict[str, Node] = field(default_factory=dict)
    _root_by_reference: dict[tuple[str, str], Node | None] = field(default_factory=dict)
    _told: set[tuple[str, str]] = field(default_factory=set)
    _hops: int = 0
    _looks: int = 0

    def followed(self, node: Node) -> Node:
        """What a node refers to, at the end of the chain; the node itself if it is no reference.

        Returns:
            A node that is not there if the reference leads nowhere; that is told.
        """
        self._hops = 0
        while node["$ref"].text:
            node = self._next(node)
        return node

    def at(self, node: Node, *keys: str) -> Node:
        """The node to which keys lead, references followed before each of them and at the end."""
        node = self.followed(node)
        for key in keys:
            node = self.followed(node[key])
        return node

    def has_left(self) -> bool:
        """Spend one look at a schema; false, and told once, if the document has used up all of them."""
        self._looks += 1
        if self._looks == _MOST_LOOKS and self.root.places is not None:
            why = "its schemas are too many to follow all of them"
            self.unread.append(self.root.places.unread(UnreadKind.PART, why, self.root.line))
        return self._looks < _MOST_LOOKS

    def _next(self, node: Node) -> Node:
        """One step along a chain."""
        self._hops += 1
        if self._hops > _MOST_HOPS:
            return self._nothing(node, CYCLE)
        reference = node["$ref"].text
        if len(reference) > _LONGEST:
            return self._nothing(node, "a reference too long to lead anywhere")
        if _REMOTE.match(reference):
            return self._nothing(node, REMOTE)
        name, _, fragment = reference.partition("#")
        root = self._document(node, name) if name else self._own_root(node)
        if root is None:
            return self._nothing(node, f"a reference to a document that is not there: {name[:_SHORT]}")
        found = self._pointed(root, fragment)
        if not found:
            return self._nothing(node, f"a reference to something that is not there: {reference[:_SHORT]}")
        return found

    def _own_root(self, node: Node) -> Node:
        """The root of the document in which a node stands."""
        places = node.places
        return self.root if places is None else self._root_by_name.get(places.source.name, self.root)

    def _document(self, node: Node, name: str) -> Node | None:
        """The root of a neighbour; None where it is not to be had."""
        asking = self.source if node.places is None else node.places.source
        key = (asking.name, name)
        if key not in self._root_by_reference and len(self._root_by_reference) < _MOST_LOOKUPS:
            self._root_by_reference[key] = self._looked_up(asking, unquote(name))
        return self._root_by_reference.get(key)

    def _looked_up(self, asking: Source, name: str) -> Node | None:
        found = self.lookup(asking, name)
        if found is None or found.name == self.source.name:
            return None if found is None else self.root
        known = self._root_by_name.get(found.name)
        if known is None and len(self._root_by_name) < _MOST_DOCUMENTS:
            document = read_nodes(Places(found))
            self.unread += document.unread
            known = self._root_by_name[found.name] = document.root
        return known

    def _pointed(self, root: Node, fragment: str) -> Node:
        """The node to which a JSON pointer leads; references on the way are followed one step."""
        node = root
        for part in unquote(fragment).split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            while not _child(node, key) and node["$ref"].text:
                node = self._next(node)
            node = _child(node, key)
            if not node:
                break
        return node if fragment in ("", "/") or fragment.startswith("/") else Node(is_there=False)

    def _nothing(self, node: Node, why: str) -> Node:
        place = node["$ref"]
        key = (place.places.source.name if place.places else "", place.text[:_LONGEST])
        if place.places is not None and key not in self._told and len(self._told) < _MOST_TOLD:
            self._told.add(key)
            unread = place.places.unread(UnreadKind.REFERENCE, why, place.line, path=place.pointer)
            self.unread.append(unread)
        return Node(is_there=False, line=node.line, end_line=node.end_line, places=node.places)


def _child(node: Node, key: str) -> Node:
    """An entry of a mapping or an item of a list."""
    if key.isascii() and key.isdecimal() and node.items:
        at = int(key[:9])
        return node.items[at] if at < len(node.items) else Node(is_there=False)
    return node[key]


def name_of_reference(node: Node) -> str:
    """The last part of a reference: the name of what it leads to; empty for what is no reference."""
    reference = node["$ref"].text[:_LONGEST]
    last = re.split(r"[/#]", reference.rstrip("/#"))[-1]
    return unquote(last).replace("~1", "/").replace("~0", "~")
