"""Messages of an AsyncAPI document."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.message import Message, MessageKind
from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.nodes.declared import declared_in
from eda_coach.review.readers.nodes.descriptions import Descriptions
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References, name_of_reference
from eda_coach.review.readers.nodes.schemas import shape_of
from eda_coach.review.readers.nodes.shape import Shape
from eda_coach.review.readers.part import id_of, joined_values

# Keys that say where a message stands and not what it is called.
_NO_NAMES = frozenset({"message", "messages", "payload", "default", "msg", "event", "publish", "subscribe"})
# What formats of schemas that can be read are called; JSON Schema where nothing is told.
_READ_FORMATS = ("json", "asyncapi", "openapi", "avro")
_CLOUD_EVENTS = "application/cloudevents"


@dataclass(kw_only=True, slots=True)
class Messages:
    """The messages of one document, each read once.

    Attributes:
        content_type: That the document sets for messages that tell none.
        common: What holds for every message, such as a schema registry of the server.
        by_id: Those read so far.
        unread: Payloads in a format that is not read.
    """

    references: References
    descriptions: Descriptions
    content_type: str = ""
    common: Mapping[Aspect, Value] = field(default_factory=dict)
    by_id: dict[str, Message] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    _id_by_node: dict[int, str] = field(default_factory=dict)

    def read(self, entry: Node, address: str, *, kind: MessageKind = MessageKind.UNKNOWN) -> str:
        """Read a message; gives its id.

        Args:
            entry: The message or a reference to it.
            address: Of its channel: names it if nothing else does.
            kind: Where its place tells the kind.
        """
        node = self.references.followed(entry)
        known = self._id_by_node.get(id(node))
        if known is not None:
            return known
        name = self._name(entry, node, address)
        message = self._message(node, name, kind) if node else _unknown(entry, name)
        self._id_by_node[id(node)] = message.id
        self.by_id.setdefault(message.id, message)
        return message.id

    def _name(self, entry: Node, node: Node, address: str) -> str:
        """The name of a message: its own, that of its place, or that of its channel."""
        for name in ("name", "title", "messageId"):
            if node[name].text.strip():
                return node[name].text.strip()
        for name in (node.pointer.rsplit("/", 1)[-1], name_of_reference(entry)):
            if name and not name.isdecimal() and name.lower() not in _NO_NAMES:
                return name.replace("~1", "/").replace("~0", "~")
        return self._free_name(address)

    def _free_name(self, address: str) -> str:
        """The last word of an address, the whole address, or that with a number: whichever is free."""
        words = [word for word in address.replace(".", "/").split("/") if word and "{" not in word]
        choices = [*words[-1:], address or "message"]
        free = [choice for choice in choices if id_of(choice) not in self.by_id]
        return free[0] if free else f"{choices[-1]} {len(self.by_id) + 1}"

    def _message(self, node: Node, name: str, kind: MessageKind) -> Message:
        parts = [node, *(self.references.followed(trait) for trait in node["traits"])]
        shapes = [self._payload(parts)]
        headers = [part["headers"] for part in parts if part["headers"]]
        shapes += [shape_of(header, self.references, is_header=True) for header in headers]
        values = self._values(parts, shapes[0])
        is_whole = all(shape.is_whole for shape in shapes) and all(parts)
        return Message(
            id=id_of(name),
            name=name,
            kind=kind,
            fields=tuple(one for shape in shapes for one in shape.fields),
            is_whole=is_whole,
            value_by_aspect=joined_values(values, self.common),
            evidence=(node.evidence(),),
        )

    def _payload(self, parts: list[Node]) -> Shape:
        """The fields of the payload; 3.x may wrap the schema with its format."""
        node = next((part for part in parts if part["payload"]), parts[0])
        payload = self.references.followed(node["payload"])
        is_wrapped = payload["schemaFormat"].is_there and payload["schema"].is_there
        format_ = (payload if is_wrapped else node)["schemaFormat"]
        schema = payload["schema"] if is_wrapped else node["payload"]
        is_read = not format_.text or any(word in format_.text.lower() for word in _READ_FORMATS)
        if not is_read and schema.places is not None:
            why = f"a payload in {format_.text[:60]}; JSON Schema and Avro are read"
            self.unread.append(schema.places.unread(UnreadKind.PART, why, schema.line, path=schema.pointer))
            return Shape(is_stated=True)
        return shape_of(schema, self.references)

    def _values(self, parts: list[Node], payload: Shape) -> dict[Aspect, Value]:
        values = dict[Aspect, Value]()
        for part in parts:
            if part["correlationId"]:
                values.setdefault(Aspect.CORRELATION, self._correlation(part["correlationId"]))
            values = joined_values(values, declared_in(part, self.references))
        values |= self._schema(parts, payload)
        values = joined_values(values, self._cloud_event(parts))
        return joined_values(values, self.descriptions.of(parts[0]))

    def _correlation(self, node: Node) -> Value:
        location = self.references.followed(node)["location"].text
        return Value(known=Known.YES, text=location, evidence=(node.evidence(),))

    def _schema(self, parts: list[Node], payload: Shape) -> dict[Aspect, Value]:
        """Whether a message has a schema; one that may be had from a trait out of reach is unknown."""
        node = next((part["payload"] for part in parts if part["payload"]), None)
        if node is None:
            is_told = all(parts)
            no = Value(known=Known.NO, evidence=(parts[0].evidence(),))
            return {Aspect.SCHEMA: no} if is_told else {}
        if not payload.is_stated:
            return {}
        return {Aspect.SCHEMA: Value(known=Known.YES, evidence=(node.evidence(),))}

    def _cloud_event(self, parts: list[Node]) -> dict[Aspect, Value]:
        """A CloudEvent always has an id. Source: https://github.com/cloudevents/spec, section id."""
        told = next((part["contentType"] for part in parts if part["contentType"].text), None)
        type_ = self.content_type if told is None else told.text
        if not type_.lower().startswith(_CLOUD_EVENTS):
            return {}
        at = (told or parts[0]).evidence()
        return {Aspect.MESSAGE_ID: Value(known=Known.YES, text=type_, evidence=(at,))}


def _unknown(entry: Node, name: str) -> Message:
    """A message of which only the name is known: the reference to it leads nowhere."""
    return Message(id=id_of(name), name=name, evidence=(entry.evidence(),))
