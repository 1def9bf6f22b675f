"""Reads design.yaml, the format in which a design can say all that rules ask after."""

from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.element import ChannelKind, ElementKind
from eda_coach.review.model.flow import Flow
from eda_coach.review.model.message import Field, Message, MessageKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known
from eda_coach.review.readers.naming import channel_kind_of, kind_of_name
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.yaml_nodes import read_nodes
from eda_coach.review.readers.own.flows import EdgeReader, StepReader
from eda_coach.review.readers.own.telling import Teller
from eda_coach.review.readers.part import Part, id_of
from eda_coach.review.readers.source import Lookup, Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary

# The one there is; a file of a later version is read as far as it goes.
VERSION = "1"
TOP_KEYS = ("design", "name", "says", "elements", "messages", "edges", "flows")
ELEMENT_KEYS = ("kind", "name", "technology", "channel")
MESSAGE_KEYS = ("kind", "fields", "headers", "whole")
FIELD_KEYS = ("type", "required")
FLOW_KEYS = ("name", "steps")


def read_own(source: Source, *, vocabulary: Vocabulary, lookup: Lookup) -> Part:  # noqa: ARG001 - as all readers
    """Read a design.yaml. What is mistyped is told with the nearest known word, and the rest is read."""
    places = Places(source)
    document = read_nodes(places)
    root = document.root
    part = Part(
        document=Document(
            name=source.name,
            format=Format.DESIGN,
            version=root["design"].text,
            lines=len(places.lines),
            evidence=places.at(1),
        ),
        title=root["name"].text or source.title,
    )
    reader = _Reader(part, Teller(places), vocabulary)
    reader.read(root)
    part.unread = [*document.unread, *reader.teller.unread]
    if not root.is_mapping and not part.unread:
        part.unread.append(places.unread(UnreadKind.DOCUMENT, "it is no mapping", 1))
    return part


class _Reader:
    """Reads the sections of one design.yaml into a part."""

    def __init__(self, part: Part, teller: Teller, vocabulary: Vocabulary) -> None:
        self.teller = teller
        self._part = part
        self._vocabulary = vocabulary
        self._id_by_word: dict[str, str] = {}
        self._has_elements = False

    def read(self, root: Node) -> None:
        if root["design"] and root["design"].text not in (VERSION, "yes", "true"):
            self.teller.tell_word(root["design"], "version", root["design"].text, [VERSION])
        for key, node in root.entries.items():
            if key not in TOP_KEYS and not key.startswith("x-"):
                self.teller.tell_word(node, "key", key, TOP_KEYS)
        self._part.value_by_aspect = self.teller.values(root["says"], ())
        self._has_elements = bool(root["elements"].entries or root["elements"].items)
        self._read_elements(root["elements"])
        self._read_messages(root["messages"])
        edges = EdgeReader(self._part, self.teller, self._find)
        for node in self._listed(root["edges"]):
            edge = edges.read_edge(node)
            if edge is not None:
                self._part.edges.append(edge)
        for node in self._listed(root["flows"]):
            self._read_flow(node, edges)

    def _listed(self, node: Node) -> list[Node]:
        if node and not node.items and (node.entries or node.text):
            self.teller.tell(node, "a list is expected here: begin each line with a dash")
        return node.items

    def _read_elements(self, node: Node) -> None:
        for item in node.items:
            self._read_element(self.teller.text(item["name"]) if item.is_mapping else item.text, item)
        for key, child in node.entries.items():
            self._read_element(key, child)

    def _read_element(self, key: str, node: Node) -> None:
        """An element by its key; ``orders: service`` is short for its kind."""
        name = node["name"].text or key
        if not name.strip():
            self.teller.tell(node, "an element needs a name")
            return
        short = node if node.text and node.text != key else node["kind"]
        kind = self.teller.choice(short, ElementKind) or kind_of_name(name, self._vocabulary)
        channel = self.teller.choice(node["channel"], ChannelKind)
        id_ = self._part.add_element(
            name,
            kind or ElementKind.SERVICE,
            self.teller.at(node),
            is_guess=not short,
            technology=self.teller.text(node["technology"]),
            channel_kind=channel or self._likely_channel(name, kind),
            values=self.teller.values(node, ELEMENT_KEYS),
        )
        self._id_by_word[key] = self._id_by_word[id_of(key)] = id_

    def _likely_channel(self, name: str, kind: ElementKind | None) -> ChannelKind:
        is_carrying = kind in (ElementKind.CHANNEL, ElementKind.BROKER)
        return channel_kind_of(name, self._vocabulary) if is_carrying else ChannelKind.UNKNOWN

    def _find(self, node: Node, word: str) -> str | None:
        """The id of the element that a word means: its key, its name or its id."""
        id_ = id_of(word)
        found = self._id_by_word.get(word) or self._id_by_word.get(id_)
        if found is not None or id_ in self._part.elements:
            return found or id_
        if self._has_elements or not word.strip():
            self.teller.tell_word(node, "element", word, self._id_by_word)
            return None
        # A document that lists no elements has those that its arrows name.
        kind = kind_of_name(word, self._vocabulary)
        return self._part.add_element(
            word,
            kind or ElementKind.SERVICE,
            self.teller.at(node),
            is_guess=kind is None,
            channel_kind=self._likely_channel(word, kind),
        )

    def _read_messages(self, node: Node) -> None:
        for item in node.items:
            self._read_message(self.teller.text(item["name"]) if item.is_mapping else item.text, item)
        for key, child in node.entries.items():
            self._read_message(key, child)

    def _read_message(self, name: str, node: Node) -> None:
        """A message; ``OrderPlaced: [orderId, total]`` is short for its fields."""
        if not name.strip():
            self.teller.tell(node, "a message needs a name")
            return
        payload = node if node.items and not node.is_mapping else node["fields"]
        values = self.teller.values(node, (*MESSAGE_KEYS, "name")) if node.is_mapping else {}
        message = Message(
            id=id_of(name),
            name=name,
            kind=self.teller.choice(node["kind"], MessageKind) or MessageKind.UNKNOWN,
            fields=(*self._fields(payload), *self._fields(node["headers"], is_header=True)),
            is_whole=self.teller.known(node["whole"], Known.NO) is Known.YES,
            value_by_aspect=values,
            evidence=(self.teller.at(node),),
        )
        self._part.add_message(message)

    def _fields(self, node: Node, *, is_header: bool = False) -> list[Field]:
        plain = [self._field(item.text, item, "", is_header=is_header) for item in node.items if item.text]
        # "- orderId: string" in a list is a mapping with one key.
        typed = [*node.entries.items(), *(pair for item in node.items for pair in item.entries.items())]
        return [*plain, *(self._field(name, child, child.text, is_header=is_header) for name, child in typed)]

    def _field(self, name: str, node: Node, type_: str, *, is_header: bool) -> Field:
        for key, child in node.entries.items():
            if key not in FIELD_KEYS:
                self.teller.tell_word(child, "key", key, FIELD_KEYS)
        return Field(
            name=name,
            type=node["type"].text or type_,
            is_header=is_header,
            is_required=self.teller.known(node["required"], Known.NO) is Known.YES,
            evidence=self.teller.at(node),
        )

    def _read_flow(self, node: Node, edges: EdgeReader) -> None:
        for key, child in node.entries.items():
            if key not in FLOW_KEYS and not key.startswith("x-"):
                self.teller.tell_word(child, "key", key, FLOW_KEYS)
        reader = StepReader(edges=edges, teller=self.teller)
        reader.read(self._listed(node["steps"]))
        if reader.steps:
            self._part.add_flow(
                Flow(
                    name=self.teller.text(node["name"]),
                    steps=reader.answered(),
                    evidence=self.teller.at(node),
                )
            )
        else:
            self.teller.tell(node, "a flow without steps")
